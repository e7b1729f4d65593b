"""What must be true of a source's tables and of its ledger: functions that look and return a Finding.

They ask the warehouse alone, in plain SQL, and change nothing. A Finding holds names and counts, never
a row's values. The checks of STREAMS judge what is `known` of a stream and cost next to nothing; those of
TABLES may read whole tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar

from etl.connector import Stream
from etl.schema import Table
from etl.warehouse.ddl import catalog, quote
from etl.warehouse.dead_letters import by_rule
from etl.warehouse.ledger import Counts
from etl.window import BEGINNING, Window, gaps

if TYPE_CHECKING:
    from etl.warehouse import Connection

FRESH = timedelta(hours=7)
"""How old a stream may be: two ticks of three hours, one of which failed, and an hour to read."""

Facts = dict[str, int | float | str]
Seen = TypeVar("Seen")  # what a check looks into: what is known of a stream, or the warehouse itself

Of = TypeVar("Of")  # of what it is asked: one table of a source, or everything

THEIRS = ("quota", "vendor", "answer")
"""Kinds of errors that tell of the vendor, not of our credentials or our configuration."""
SHOWN = 5  # kinds of trouble that a finding names; their number is always there


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check looks at: one table of a source, the stream that fills it, and what surrounds it.

    start: since when the source is to be covered.
    named: someone asked for this stream; otherwise it may be one that the credentials do not open.
    tables: the source's tables by name, for references between them.
    whole: the names of those that are read whole, whatever the start.
    leading: what is looked at of the source as a whole is shown at this table.
    """

    source: str
    stream: Stream
    table: type[Table]
    start: datetime
    named: bool = False
    tables: Mapping[str, type[Table]] = field(default_factory=dict, repr=False)
    whole: frozenset[str] = frozenset()
    leading: bool = False

    @property
    def where(self) -> str:
        """The table's full name, as messages say it."""
        return f"{self.source}.{self.table.__tablename__}"


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger holds of one stream.

    asked_at: the warehouse's time of the answer.
    started_at: when the last sync that succeeded was begun.
    counts: what became of its records; None if there was no such sync.
    covered: the windows that are wholly in the warehouse, oldest first.
    letters: open dead letters by table, column (None: the whole record) and rule, the most frequent first.
    volumes: rows that came on each of the last 29 whole days (UTC) on which it was synced: those inserted and
        updated; of a snapshot, all that a sync fetched, on average.
    answers: of the whole source, if that was asked for: attempts and errors of the vendor's in each of the
        last 29 spans of 24 hours, by how many such spans they are ago.
    """

    asked_at: datetime
    started_at: datetime | None
    counts: Counts | None
    covered: list[Window]
    letters: list[tuple[str, str | None, str, int]]
    volumes: Mapping[date, int] = field(default_factory=dict)
    answers: Mapping[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check saw: whether all is well, one line on it, and the numbers behind the line."""

    ok: bool
    text: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check(Generic[Seen, Of]):
    """One thing that must be true. grave: if it is not, the table must not be relied on.

    look: into what it looks, and of what: a Subject, or all of tributary.toml.
    """

    look: Callable[[Seen, Of], Finding]
    grave: bool = True

    @property
    def name(self) -> str:
        """The name of its function."""
        return self.look.__name__

    @property
    def doc(self) -> str:
        """What must be true, in a sentence: the first line of its function's docstring."""
        return (self.look.__doc__ or "").partition("\n")[0]


KNOWN = """
select name, clock_timestamp(), started_at, fetched, inserted, updated, unchanged, superseded,
       refused - single_values, filtered, deleted, single_values, spans, kinds, days
from unnest(%(streams)s::text[]) as name
left join lateral (
    select run_id, started_at from tributary.syncs
    where source = %(source)s and stream = name and status = 'succeeded' and kind <> 'replay'
    order by id desc limit 1
) last on true
left join lateral (
    select sum(fetched)::bigint as fetched, sum(inserted)::bigint as inserted,
           sum(updated)::bigint as updated, sum(unchanged)::bigint as unchanged,
           sum(superseded)::bigint as superseded, sum(dead_lettered)::bigint as refused,
           sum(filtered)::bigint as filtered, sum(deleted)::bigint as deleted
    from tributary.syncs
    where source = %(source)s and stream = name and status = 'succeeded' and run_id = last.run_id
) sums on true
left join lateral (
    select count(*) as single_values from tributary.dead_letters
    where refused > 0 and source = %(source)s and stream = name and run_id = last.run_id
      and column_name is not null
) singles on true
left join lateral (
    select array_agg(array[window_start, window_end] order by window_start) as spans from tributary.coverage
    where source = %(source)s and stream = name
) coverage on true
left join lateral (
    select jsonb_agg(jsonb_build_array(table_name, column_name, rule, letters)
                     order by letters desc, table_name, column_name, rule) as kinds
    from (
        select table_name, column_name, rule, count(*) as letters from tributary.dead_letters
        where source = %(source)s and stream = name and closed_at is null group by 1, 2, 3
    ) open
) letters on true
left join lateral (
    select jsonb_object_agg(day, rows) as days
    from (
        select date(finished_at at time zone 'UTC') as day,
               case when bool_or(kind = 'snapshot') then sum(fetched)::bigint / count(*)
                    else sum(inserted + updated)::bigint end as rows
        from (
            select * from tributary.syncs
            where source = %(source)s and stream = name and kind <> 'replay' order by id desc limit 1000
        ) recent
        where finished_at >= date_trunc('day', now(), 'UTC') - interval '29 days'
          and finished_at < date_trunc('day', now(), 'UTC')
        group by 1 having bool_or(status = 'succeeded')
    ) a_day
) volumes on true
"""
ANSWERS = f"""
select (extract(epoch from now() - hour)::bigint / 86400)::integer as ago, sum(requests)::bigint,
       coalesce(sum(requests) filter (where outcome in {THEIRS}), 0)::bigint
from tributary.requests where source = %s and hour > now() - interval '29 days' group by 1
"""


def known(
    connection: Connection, source: str, streams: Iterable[str], *, answers: bool = False
) -> dict[str, Known]:
    """What the ledger holds of each of these streams, in one query. answers: of the source, in another."""
    found = {}
    asked = {"source": source, "streams": list(streams)}
    answered = {ago: (n, k) for ago, n, k in connection.execute(ANSWERS, (source,))} if answers else {}
    for name, now, started, *numbers, spans, kinds, days in connection.execute(KNOWN, asked):
        counts = None if started is None else Counts(*numbers)
        windows = [Window(start, end) for start, end in spans or ()]
        letters = [tuple(kind) for kind in kinds or ()]
        volumes = {date.fromisoformat(day): rows for day, rows in (days or {}).items()}
        found[name] = Known(now, started, counts, windows, letters, volumes, answered)
    return found


def reaches(known: Known, stream: Stream, start: datetime) -> datetime | None:
    """Until when the stream is in the warehouse without a gap since `start`; None if nothing is.

    A backfill of some later or earlier days does not move it: only what joins on counts. For a
    snapshot it is when the last one that succeeded was begun.
    """
    return unbroken(known.covered, start) if stream.windowed else known.started_at


def unbroken(covered: Sequence[Window], start: datetime) -> datetime | None:
    """Until when these windows go on without a gap since `start`; None if they do not begin there."""
    end = max((window.end for window in covered), default=start)
    missing = gaps(Window(start, max(start, end)), covered)
    through = missing[0].start if missing else end
    return through if through > start else None


def counts_close(known: Known, subject: Subject) -> Finding:
    """Every record that the last sync fetched is accounted for.

    That is: fetched = inserted + updated + unchanged + superseded + dead-lettered + filtered.
    """
    last = known.counts
    if last is None:
        return Finding(True, f"{subject.where} has not been synced yet")
    fetched, refused = last.fetched, last.dead_lettered + last.values_refused
    kept = last.inserted + last.updated + last.unchanged + last.superseded + last.filtered
    lost = fetched - kept - last.dead_lettered
    facts: Facts = {"fetched": fetched, "kept": kept, "dead letters": refused, "unaccounted for": lost}
    if lost:
        return Finding(False, f"{subject.where}: {lost:,} of {fetched:,} records got lost on the way", facts)
    return Finding(True, f"{subject.where}: {several(fetched, 'record')}, all accounted for", facts)


def no_window_missing(known: Known, subject: Subject) -> Finding:
    """The windows that were synced leave no gap between them."""
    end = max((window.end for window in known.covered), default=subject.start)
    missing = gaps(Window(subject.start, max(subject.start, end)), known.covered)
    facts: Facts = {"gaps": len(missing)}
    if not missing:
        return Finding(True, f"{subject.where}: no gap", facts)
    facts["missing"] = "; ".join(str(window) for window in missing[:SHOWN])
    days = sum((window.end - window.start).total_seconds() for window in missing) / 86_400
    return Finding(False, f"{subject.where}: {days:,.1f} days are missing; the next sync reads them", facts)


def fresh(known: Known, subject: Subject) -> Finding:
    """The table is up to date: what is there reaches to within seven hours without a gap."""
    through = reaches(known, subject.stream, subject.start)
    if through is None:
        text = f"{subject.where} was never synced; `etl check` says whether the credentials may read it"
        return Finding(not subject.named, text)
    behind = round((known.asked_at - through).total_seconds())
    facts: Facts = {"through": f"{through:%Y-%m-%dT%H:%M:%SZ}", "seconds behind": behind}
    ok = behind <= FRESH.total_seconds()
    return Finding(ok, f"{subject.where} is {behind / 3600:,.1f} hours behind", facts)


def nothing_refused(known: Known, subject: Subject) -> Finding:
    """No record or value of the stream waits among the dead letters."""
    total = sum(count for *_, count in known.letters)
    if not total:
        return Finding(True, f"{subject.where}: no dead letters", {"dead letters": 0})
    facts: Facts = {"dead letters": total}
    for table, column, rule, count in known.letters[:SHOWN]:
        facts[f"{table}.{column or 'whole record'}: {rule}"] = count
    rules: dict[str, int] = {}
    for *_, rule, count in known.letters:
        rules[rule] = rules.get(rule, 0) + count
    said = by_rule(subject.source, subject.stream.name, rules)
    return Finding(False, f"{subject.where}: {several(total, 'dead letter')} {said}", facts)


def key_unique(connection: Connection, subject: Subject) -> Finding:
    """Every row has a key, and no two rows have the same."""
    key = [quote(column.name) for column in subject.table.key]
    target = quote(subject.source, subject.table.__tablename__)
    if not _exists(connection, target):
        return Finding(True, f"{subject.where} does not exist yet")
    if _held(connection, subject):
        return Finding(True, f"{subject.where}: held by the index of its key")
    names, absent = ", ".join(key), " or ".join(f"{name} is null" for name in key)
    missing = _number(connection, f"select count(*) from {target} where {absent}")
    shared_by = f"select {names} from {target} group by {names} having count(*) > 1"
    twice = _number(connection, f"select count(*) from ({shared_by}) d")
    facts: Facts = {"rows without a key": missing, "keys that several rows have": twice}
    if not missing and not twice:
        return Finding(True, f"{subject.where}: every row has a key of its own", facts)
    keyless, shared = several(missing, "row"), several(twice, "key")
    return Finding(False, f"{subject.where}: {keyless} without a key, {shared} that several rows have", facts)


def references_hold(connection: Connection, subject: Subject) -> Finding:
    """What the columns of living rows refer to is there, as far as the tables referred to are.

    With a start_date, what is older than that is not there, and may well be referred to: that is no fault.
    """
    facts: Facts = {}
    broken: dict[str, int] = {}
    older = 0
    for column, other in _references(connection, subject):
        name, missing = f"{column} -> {other}", _orphans(connection, subject, column, other)
        if missing and subject.start > BEGINNING and other not in subject.whole:
            name, older = f"{name}, perhaps older than start_date", older + missing
        elif missing:
            broken[name] = missing
        facts[name] = missing
    if broken:
        named = ", ".join(f"{name}: {count:,}" for name, count in list(broken.items())[:SHOWN])
        return Finding(False, f"{subject.where} refers to rows that are not there: {named}", facts)
    rows = "1 row refers" if older == 1 else f"{older:,} rows refer"
    note = f"; {rows} to what is perhaps older than {subject.start:%Y-%m-%d}" if older else ""
    what = "1 reference holds" if len(facts) == 1 else f"{len(facts)} references hold"
    return Finding(True, f"{subject.where}: {what}{note}", facts)


def _references(connection: Connection, subject: Subject) -> Iterator[tuple[str, str]]:
    """The columns that refer to a table, and to which, where both tables exist and the types allow it."""
    if not _exists(connection, quote(subject.source, subject.table.__tablename__)):
        return
    for column in subject.table.columns:
        other = subject.tables.get(column.references or "")
        if other is None or len(other.key) != 1 or other.key[0].type != column.type:
            continue
        if _exists(connection, quote(subject.source, other.__tablename__)):
            yield column.name, other.__tablename__


def _orphans(connection: Connection, subject: Subject, column: str, other: str) -> int:
    """How many living rows refer by this column to a row that is not there."""
    mine, theirs = (quote(subject.source, name) for name in (subject.table.__tablename__, other))
    key = quote(subject.tables[other].key[0].name)
    return _number(
        connection,
        f"select count(*) from {mine} c where c.{quote(column)} is not null and c._deleted_at is null"
        f" and not exists (select 1 from {theirs} p where p.{key} = c.{quote(column)})",
    )


STREAMS = (
    Check(counts_close),
    Check(no_window_missing),
    Check(fresh),
    Check(nothing_refused, grave=False),
)
TABLES = (Check(key_unique), Check(references_hold, grave=False))


def of_stream(stream: Stream) -> list[Check[Known, Subject]]:
    """The checks that make sense for a stream; they are about its own table."""
    return [check for check in STREAMS if stream.windowed or check.look is not no_window_missing]


def of_table(table: type[Table], tables: Mapping[str, type[Table]]) -> list[Check[Connection, Subject]]:
    """The checks that make sense for a table among the source's tables."""
    refers = any(column.references in tables for column in table.columns)
    return [check for check in TABLES if refers or check.look is not references_hold]


def several(number: int, thing: str) -> str:
    """A number of things, in words."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _exists(connection: Connection, target: str) -> bool:
    return _number(connection, "select count(to_regclass(%s))", target) == 1


def _held(connection: Connection, subject: Subject) -> bool:
    """Whether the table itself forbids what is looked for."""
    name, key = subject.table.__tablename__, [column.name for column in subject.table.key]
    entry = catalog(connection, subject.source, [name]).get(name)
    nullable = _number(
        connection,
        "select count(*) from pg_catalog.pg_attribute"
        " where attrelid = to_regclass(%s) and attname = any(%s) and not attnotnull",
        quote(subject.source, name),
        key,
    )
    return entry is not None and bool(entry.keys(subject.table)) and not nullable


def _number(connection: Connection, query: str, *arguments: object) -> int:
    row = connection.execute(query, arguments or None).fetchone()
    return int(row[0]) if row else 0
