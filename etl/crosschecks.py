"""What must be true of what is made of all sources together: events, who is who, customers.

Like `etl.checks`, these ask the warehouse alone and change nothing; a Finding holds names, ids of ours and
counts, never a row's values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import fmean, stdev
from typing import TYPE_CHECKING

from etl.checks import SHOWN, Facts, Finding
from etl.config import Config
from etl.events.settings import settings
from etl.warehouse import dead_letters
from etl.warehouse.ask import failing_views

if TYPE_CHECKING:
    from etl.warehouse import Connection

TENTH = 10
DAYS, LEAST_DAYS, LEAST_EVENTS = 28, 7, 100
DEVIATIONS = 3
"""How far a day may be from the others before it: the control limit of a p-chart."""
NOTABLE = 0.05
"""A share that differs by less is no news, however steady the days before were."""


def answering(schema: str) -> Callable[[Connection, Config], Finding]:
    """The check that all views of a schema answer."""

    def views_answer(connection: Connection, _: Config) -> Finding:
        """Every view of the schema answers, so that no query of an analyst fails by what lies below it."""
        failing, asked = failing_views(connection, schema)
        facts: Facts = {"views": asked, "failing": len(failing)}
        if not failing:
            return Finding(True, f"{asked} views of {schema} answer", facts)
        said = ", ".join(f"{name} ({why})" for name, why in list(failing.items())[:SHOWN])
        return Finding(False, f"{len(failing)} of {asked} views fail: {said}", facts)

    return views_answer


GROWN = """
select person_id, sum(identifiers)::bigint, sum(merged)::bigint
from (
    select person_id, count(*) as identifiers, 0 as merged from identity.identifiers
    where first_seen >= now() - interval '1 day' group by 1
    union all
    select canonical_person_id, 0, count(*) from identity.id_graph
    where merged_at >= now() - interval '1 day' group by 1
) grown
group by 1 having sum(identifiers) >= %s or sum(merged) >= %s
order by 2 desc, 3 desc, 1
"""


def persons_grow_slowly(connection: Connection, config: Config) -> Finding:
    """Nobody got a tenth of what [identity] allows a person, of identifiers or merges, within a day."""
    from etl.identity.rules import rules

    allowed = rules(config)
    most = max(allowed.largest // TENTH, 1), max(allowed.merges // TENTH, 1)
    found = connection.execute(GROWN, most).fetchall()
    facts: Facts = {"persons": len(found), "identifiers looked for": most[0], "merges looked for": most[1]}
    if not found:
        return Finding(
            True, f"nobody got {most[0]} identifiers or took in {most[1]} persons within a day", facts
        )
    said = "; ".join(
        f"{who} got {ids} identifiers and took in {merged}" for who, ids, merged in found[:SHOWN]
    )
    return Finding(
        False,
        f"{len(found)} grew suspiciously within a day: {said}. `etl identity explain ID` says by what",
        facts,
    )


SHARES = """
select count(*)::bigint, count(*) filter (where user_id is null)::bigint,
       date_trunc('day', received_at, 'UTC') >= date_trunc('day', now(), 'UTC') - interval '1 day'
from events.tracks
where received_at >= date_trunc('day', now(), 'UTC') - make_interval(days => %s)
  and received_at < date_trunc('day', now(), 'UTC')
group by date_trunc('day', received_at, 'UTC')
having count(*) >= %s
order by date_trunc('day', received_at, 'UTC')
"""


def anonymous_share_is_steady(connection: Connection, _: Config) -> Finding:
    """The share of events without a user is, on the last whole day, as on those of four weeks before."""
    if connection.execute("select to_regclass('events.tracks') is null").fetchone() == (True,):
        return Finding(True, "no schema of [events] has tracks", {})
    days: Sequence[tuple[int, int, bool]]
    days = connection.execute(SHARES, (DAYS + 1, LEAST_EVENTS)).fetchall()
    *before, last = days or [(0, 0, False)]
    facts: Facts = {"days": len(days), "events": last[0]}
    if not last[2]:
        return Finding(
            True, f"fewer than {LEAST_EVENTS} events on the last whole day, too few to tell", facts
        )
    if len(before) < LEAST_DAYS:
        return Finding(True, f"{len(before)} days to compare with, too few to tell", facts)
    shares = [anonymous / every for every, anonymous, _ in before]
    usual, share = fmean(shares), last[1] / last[0]
    chance = (usual * (1 - usual) / last[0]) ** 0.5
    limit = usual + max(DEVIATIONS * max(stdev(shares), chance), NOTABLE)
    facts |= {"share": round(share, 4), "usual share": round(usual, 4), "limit": round(limit, 4)}
    text = f"{share:.1%} of events have no user, usually {usual:.1%}"
    if share <= limit:
        return Finding(True, text, facts)
    return Finding(False, f"{text}: does the library still identify people after they log in?", facts)


def no_call_refused(connection: Connection, config: Config) -> Finding:
    """No call of a file, nor a value of one, waits among the dead letters."""
    schemas = settings(config).schemas
    kept = "select from pg_attribute where attrelid = to_regclass('tributary.dead_letters') and attname = %s"
    if not schemas or connection.execute(kept, ("whole",)).fetchone() is None:  # no ledger, or an older one
        return Finding(True, "no dead letters of calls", {"dead letters": 0})
    groups = dead_letters.groups(connection, dead_letters.Which(sources=schemas))
    letters = sum(group["letters"] for group in groups)
    facts: Facts = {"dead letters": letters}
    for group in groups[:SHOWN]:
        where = f"{group['source']}.{group['table']}.{group['column'] or 'whole call'}"
        facts[f"{where}: {group['rule']}"] = group["letters"]
    if not letters:
        return Finding(True, "no dead letters of calls", facts)
    several = "1 dead letter" if letters == 1 else f"{letters:,} dead letters"
    return Finding(False, f"{several} of calls; `etl dead-letters` says which, why, and what to do", facts)
