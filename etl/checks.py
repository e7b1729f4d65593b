"""What must be true of a source's tables and of its ledger: functions that look and return a Finding.

They ask the warehouse alone, in plain SQL, and change nothing. A Finding holds names and counts, never
a row's values. The checks of STREAMS are answered by the ledger and cost next to nothing; those of
TABLES may read whole tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from etl.connector import Stream
from etl.schema import Table
from etl.warehouse import ledger
from etl.warehouse.ddl import quote
from etl.window import BEGINNING, Window, gaps

if TYPE_CHECKING:
    from etl.warehouse import Connection

FRESH = timedelta(hours=7)
"""How old a stream may be: two ticks of three hours, one of which failed, and an hour to read."""

Facts = dict[str, int | float | str]

SHOWN = 5  # kinds of trouble that a finding names; their number is always there


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check looks at: one table of a source, the stream that fills it, and what surrounds it.

    start: since when the source is to be covered.
    named: someone asked for this stream; otherwise it may be one that the credentials do not open.
    tables: the source's tables by name, for references between them.
    whole: the names of those that are read whole, whatever the start.
    """

    source: str
    stream: Stream
    table: type[Table]
    start: datetime
    named: bool = False
    tables: Mapping[str, type[Table]] = field(default_factory=dict, repr=False)
    whole: frozenset[str] = frozenset()

    @property
    def where(self) -> str:
        """The table's full name, as messages say it."""
        return f"{self.source}.{self.table.__tablename__}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check saw: whether all is well, one line on it, and the numbers behind the line."""

    ok: bool
    text: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must be true. grave: if it is not, the table must not be relied on."""

    look: Callable[[Connection, Subject], Finding]
    grave: bool = True

    @property
    def name(self) -> str:
        """The name of its function."""
        return self.look.__name__

    @property
    def doc(self) -> str:
        """What must be true, in a sentence: the first line of its function's docstring."""
        return (self.look.__doc__ or "").partition("\n")[0]


def reaches(connection: Connection, source: str, stream: Stream, start: datetime) -> datetime | None:
    """Until when the stream is in the warehouse without a gap since `start`; None if nothing is.

    A backfill of some later or earlier days does not move it: only what joins on counts. For a
    snapshot it is when the last one that succeeded was begun.
    """
    if not stream.windowed:
        row = connection.execute(
            "select max(started_at) from tributary.syncs"
            " where source = %s and stream = %s and status = 'succeeded'",
            (source, stream.name),
        ).fetchone()
        return row[0] if row else None
    return unbroken(ledger.covered(connection, source).get(stream.name, []), start)


def unbroken(covered: Sequence[Window], start: datetime) -> datetime | None:
    """Until when these windows go on without a gap since `start`; None if they do not begin there."""
    end = max((window.end for window in covered), default=start)
    missing = gaps(Window(start, max(start, end)), covered)
    through = missing[0].start if missing else end
    return through if through > start else None


def counts_close(connection: Connection, subject: Subject) -> Finding:
    """Every record that the last sync fetched is accounted for.

    That is: fetched = inserted + updated + unchanged + superseded + dead-lettered + filtered.
    """
    row = connection.execute(
        "with last as (select run_id from tributary.syncs where source = %(source)s and stream = %(stream)s"
        "   and status = 'succeeded' order by id desc limit 1),"
        " refused as (select count(*) as single_values from tributary.dead_letters d join last using (run_id)"
        "   where d.source = %(source)s and d.stream = %(stream)s and column_name is not null)"
        " select sum(fetched)::bigint, sum(inserted + updated + unchanged + superseded + filtered)::bigint,"
        "   sum(dead_lettered)::bigint, (select single_values from refused)"
        " from tributary.syncs s join last using (run_id)"
        " where s.source = %(source)s and s.stream = %(stream)s and status = 'succeeded'",
        {"source": subject.source, "stream": subject.stream.name},
    ).fetchone()
    if row is None or row[0] is None:
        return Finding(True, f"{subject.where} has not been synced yet")
    fetched, kept, refused, single_values = row
    lost = fetched - kept - (refused - single_values)
    facts = {"fetched": fetched, "kept": kept, "dead letters": refused, "unaccounted for": lost}
    if lost:
        return Finding(False, f"{subject.where}: {lost:,} of {fetched:,} records got lost on the way", facts)
    return Finding(True, f"{subject.where}: {_several(fetched, 'record')}, all accounted for", facts)


def no_window_missing(connection: Connection, subject: Subject) -> Finding:
    """The windows that were synced leave no gap between them."""
    covered = ledger.covered(connection, subject.source).get(subject.stream.name, [])
    end = max((window.end for window in covered), default=subject.start)
    missing = gaps(Window(subject.start, max(subject.start, end)), covered)
    facts: Facts = {"gaps": len(missing)}
    if not missing:
        return Finding(True, f"{subject.where}: no gap", facts)
    facts["missing"] = "; ".join(str(window) for window in missing[:SHOWN])
    days = sum((window.end - window.start).total_seconds() for window in missing) / 86_400
    return Finding(False, f"{subject.where}: {days:,.1f} days are missing; the next sync reads them", facts)


def fresh(connection: Connection, subject: Subject) -> Finding:
    """The table is up to date: what is there reaches to within seven hours without a gap."""
    through = reaches(connection, subject.source, subject.stream, subject.start)
    if through is None:
        text = f"{subject.where} was never synced; `etl check` says whether the credentials may read it"
        return Finding(not subject.named, text)
    behind = _number(connection, "select extract(epoch from clock_timestamp() - %s)::bigint", through)
    facts: Facts = {"through": f"{through:%Y-%m-%dT%H:%M:%SZ}", "seconds behind": behind}
    ok = behind <= FRESH.total_seconds()
    return Finding(ok, f"{subject.where} is {behind / 3600:,.1f} hours behind", facts)


def nothing_refused(connection: Connection, subject: Subject) -> Finding:
    """No record or value of the stream waits among the dead letters."""
    rows = connection.execute(
        "select table_name, column_name, rule, count(*) from tributary.dead_letters"
        " where source = %s and stream = %s and closed_at is null group by 1, 2, 3 order by 4 desc, 1, 2, 3",
        (subject.source, subject.stream.name),
    ).fetchall()
    total = sum(count for *_, count in rows)
    if not total:
        return Finding(True, f"{subject.where}: no dead letters", {"dead letters": 0})
    facts: Facts = {"dead letters": total}
    for table, column, rule, count in rows[:SHOWN]:
        facts[f"{table}.{column or 'whole record'}: {rule}"] = count
    return Finding(
        False, f"{subject.where}: {_several(total, 'dead letter')}, see tributary.dead_letters", facts
    )


def key_unique(connection: Connection, subject: Subject) -> Finding:
    """Every row has a key, and no two rows have the same."""
    key = [quote(column.name) for column in subject.table.key]
    target = quote(subject.source, subject.table.__tablename__)
    if not _exists(connection, target):
        return Finding(True, f"{subject.where} does not exist yet")
    if _held(connection, target, [column.name for column in subject.table.key]):
        return Finding(True, f"{subject.where}: held by its primary key")
    names, absent = ", ".join(key), " or ".join(f"{name} is null" for name in key)
    missing = _number(connection, f"select count(*) from {target} where {absent}")
    several = f"select {names} from {target} group by {names} having count(*) > 1"
    twice = _number(connection, f"select count(*) from ({several}) d")
    facts: Facts = {"rows without a key": missing, "keys that several rows have": twice}
    if not missing and not twice:
        return Finding(True, f"{subject.where}: every row has a key of its own", facts)
    keyless, shared = _several(missing, "row"), _several(twice, "key")
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


def of_stream(stream: Stream) -> list[Check]:
    """The checks that make sense for a stream; they are about its own table."""
    return [check for check in STREAMS if stream.windowed or check.look is not no_window_missing]


def of_table(table: type[Table], tables: Mapping[str, type[Table]]) -> list[Check]:
    """The checks that make sense for a table among the source's tables."""
    refers = any(column.references in tables for column in table.columns)
    return [check for check in TABLES if refers or check.look is not references_hold]


def _several(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _exists(connection: Connection, target: str) -> bool:
    return _number(connection, "select count(to_regclass(%s))", target) == 1


def _held(connection: Connection, target: str, key: list[str]) -> bool:
    """Whether the table's own primary key forbids what is looked for."""
    row = connection.execute(
        "select array_agg(attname::text) from pg_catalog.pg_constraint c join pg_catalog.pg_attribute a"
        " on a.attrelid = c.conrelid and a.attnum = any(c.conkey)"
        " where c.conrelid = to_regclass(%s) and c.contype = 'p'",
        (target,),
    ).fetchone()
    return row is not None and set(row[0] or ()) == set(key)


def _number(connection: Connection, query: str, *arguments: object) -> int:
    row = connection.execute(query, arguments or None).fetchone()
    return int(row[0]) if row else 0
