"""`etl customer`: one person's timeline. `etl customers`: what it is made of, brought up to date."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from etl.cli import show
from etl.cli.session import FAILED, Session, command, json_option, moment, say, shared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from decimal import Decimal

    from etl.customers.refresh import Report
    from etl.warehouse import Connection
    from etl.warehouse.customer_lookup import Happened, Person

MOST_IDENTIFIERS = 8  # of a person that are shown to people
NEWEST = 50  # of what happened that are shown unless one says otherwise


class Cut(NamedTuple):
    """What of a timeline is to be shown; limit and each as of `customer_lookup.timeline`."""

    since: datetime | None = None
    kinds: Sequence[str] = ()
    limit: int = 0
    each: int = 0

    def timeline(self, connection: Connection, who: str) -> tuple[list[Happened], dict[str, int]]:
        """These rows of somebody's, and how many of each source there are."""
        from etl.warehouse.customer_lookup import timeline

        return timeline(connection, who, self.since, self.kinds, limit=self.limit, each=self.each)


@command(short_help="One person's timeline, across all sources.")
@click.argument("identifier", metavar="EMAIL|ID")
@click.option("--since", callback=moment, metavar="T", help="What happened from this time on.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this, such as charge; repeatable.")
@click.option("--limit", type=click.IntRange(0), help=f"The newest so many; 0 for all.  [default: {NEWEST}]")
@click.option(
    "--per-source",
    "each",
    type=click.IntRange(1),
    metavar="N",
    help="So many of each source: the newest of each kind first.",
)
@json_option
def customer(
    session: Session,
    identifier: str,
    since: datetime | None,
    kinds: tuple[str, ...],
    limit: int | None,
    each: int | None,
    as_json: bool,
) -> int:
    """Print what is known of a person and what happened, the newest last.

    The person is found by any identifier: an e-mail address in any case, a user id, a vendor's id, an
    anonymous id, or a person's id. If it belongs to several, they are listed; the exit code is 1 then, and if
    it is nobody's.
    """
    from etl.column_rules import hashed
    from etl.customers.refresh import alike
    from etl.identity.rules import rules
    from etl.warehouse import customer_lookup as lookup
    from etl.warehouse.ask import explained

    if each and limit is not None:
        raise click.UsageError("--per-source and --limit exclude each other.")
    cut = Cut(since, kinds, NEWEST if limit is None else limit, each or 0)
    chosen = alike(rules(session.config))
    with session.warehouse() as warehouse, explained(), warehouse.connection() as connection:
        lookup.there(connection)
        found = lookup.persons(connection, identifier, chosen)
        if not found and (key := session.config.hash_key):
            found = lookup.persons(connection, hashed(key, identifier), chosen)
        if len(found) != 1:
            _several(found, identifier, as_json=as_json)
            return FAILED
        who = found[0].person_id
        if not as_json:
            tell(connection, who, cut)
            return 0
        rows, there = cut.timeline(connection, who)
        named = [{"type": kind, "value": value} for kind, value in lookup.identifiers(connection, who)]
        summary = lookup.summary(connection, who)
    told = {"rows": sum(there.values()), "sources": there}
    show.json({"person": summary, "identifiers": named, "timeline": rows, **told})
    return 0


def tell(connection: Connection, who: str, cut: Cut) -> None:
    """Print what is known of a person, by its id, and what happened, as far as it is to be shown."""
    from etl.warehouse import customer_lookup as lookup

    _head(lookup.summary(connection, who), lookup.identifiers(connection, who), lookup.money(connection, who))
    rows, there = cut.timeline(connection, who)
    if rows:
        click.echo()
        show.table(("at", "source", "what", "about", "amount"), [_row(row) for row in rows])
        _left_out(rows, there, cut)
    else:
        say(f"Nothing {'of that ' if cut.since or cut.kinds else ''}is known of this person.")


def _left_out(rows: list[Happened], there: dict[str, int], cut: Cut) -> None:
    """Say how much of each source is not shown, if anything is."""
    shown = Counter(row.source for row in rows)
    left = {source: there[source] - shown[source] for source in sorted(there, key=lambda s: (-there[s], s))}
    if any(left.values()):
        which = "" if cut.each else "the newest "
        out = ", ".join(f"{show.plain(source)} {show.count(many)}" for source, many in left.items() if many)
        hint = "" if cut.each or len(there) == 1 else ", --per-source 5 some of each"
        say(
            f"These are {which}{len(rows)} of {show.count(sum(there.values()))}; left out: {out}."
            f" --limit 0 shows all{hint}."
        )


def _several(found: list[Person], identifier: str, *, as_json: bool) -> None:
    """Say that it is nobody's, or whose it is."""
    if as_json:
        show.json({"persons": found})
    elif found:
        rows = [(p.person_id, p.name, p.email, ", ".join(p.types)) for p in found]
        show.table(("person_id", "name", "email", "by"), rows)
    if found:
        say(f"{len(found)} persons have that identifier; ask for one of them by person_id.")
    else:
        say(f"nobody is known by '{show.plain(identifier)}'; `etl identity refresh` adds what is new.")


def _head(person: dict[str, Any], known: list[tuple[str, str]], money: list[tuple[Any, Any, Any]]) -> None:
    """What is known of somebody, a line each; what there is nothing of is left out."""
    known = sorted(known, key=lambda pair: pair[0] == "anonymous_id")  # of many, these say least
    named = [f"{kind} {value}" for kind, value in known[:MOST_IDENTIFIERS]]
    if len(known) > MOST_IDENTIFIERS:
        named.append(f"and {len(known) - MOST_IDENTIFIERS} more")
    tickets = f"{person['tickets']}, {person['open_tickets']} of them open" if person["tickets"] else None
    told = {
        "name": person["name"],
        "e-mail": person["email"],
        "person": person["person_id"],
        "known by": ", ".join(named),
        "first seen": show.moment(person["first_seen"]),
        "last seen": show.moment(person["last_seen"]),
        "paid": ", ".join(spelled(revenue, currency) for currency, revenue, _ in money),
        "refunded": ", ".join(spelled(back, currency) for currency, _, back in money if back),
        "plan": person["plan"],
        "left on": person["churned_on"],
        "tickets": tickets,
        "satisfied": f"{person['satisfaction']} %" if person["satisfaction"] is not None else None,
        "open sales": spelled(person["pipeline_value"], person["pipeline_currency"]),
        "e-mails": f"{person['emails_per_week']} a week" if person["emails_per_week"] else None,
    }
    show.fields({name: value for name, value in told.items() if value})


def _row(row: Happened) -> tuple[str, ...]:
    what = f"{row.kind} ({row.state})" if row.state else row.kind
    return show.moment(row.at), row.source, what, row.title or "", spelled(row.amount, row.currency)


def spelled(amount: Decimal | None, currency: str | None) -> str:
    """An amount as people write it; with as many decimals as it has, but two at least.

    A currency that has none, such as the yen, is known by amounts without.
    """
    if amount is None:
        return ""
    decimals = -int(amount.as_tuple().exponent)
    if decimals < 2 and (decimals or not currency):
        decimals = 2
    return f"{amount:,.{max(decimals, 0)}f} {currency or ''}".rstrip()


@click.group(short_help="What happened with whom, across all sources: refresh it, rebuild it.")
@shared(hidden=True)
def customers() -> None:
    """Work on the views of schema `customers`: timeline, money, summary.

    What each source tells of is in sql/interactions; who is who is said by `etl identity`.
    """


@customers.add_command
@command(short_help="Add what is new to the timeline.")
@json_option
def refresh(session: Session, as_json: bool) -> None:
    """Read what is new in the tables that tell of interactions; the first time, all there is.

    Run it after `etl identity refresh`, which knows whose they are.
    """
    _refresh(session, anew=False, as_json=as_json)


@customers.add_command
@command(short_help="Read all interactions anew.")
@json_option
def rebuild(session: Session, as_json: bool) -> None:
    """Read all tables from their beginning, as after rows were erased; readers see what was before."""
    _refresh(session, anew=True, as_json=as_json)


def _refresh(session: Session, *, anew: bool, as_json: bool) -> None:
    from etl.customers.refresh import refresh

    with session.warehouse() as warehouse:
        _show(refresh(warehouse, session.config, anew=anew), as_json=as_json)


def _show(report: Report, *, as_json: bool) -> None:
    from msgspec.structs import asdict

    if as_json:
        show.json(asdict(report))
        return
    show.fields(
        {
            "tables read": show.count(report.parts),
            "written": show.count(report.written),
            "removed": show.count(report.removed),
            "took": show.span(report.seconds),
        }
    )
    if report.nobody:
        say(f"note: {show.count(report.nobody)} rows name nobody, and are in no timeline.")
    if report.unknown:
        many = show.count(report.unknown)
        say(
            f"note: {many} rows name somebody whom `etl identity refresh` has not met, and are not shown yet."
        )
    for note in report.notes:
        say(f"note: {note}")
