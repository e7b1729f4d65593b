"""Refreshing identity: what is new in the tables that tell of persons is judged by the rules and kept.

A run is one transaction, the first one too: whoever reads meanwhile sees what was before, and of a run that
dies nothing is left. Its work goes by what is new, not by what is there. Two never run at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING

import numpy as np
import xxhash
from msgspec import Struct
from msgspec.structs import replace

from etl.config import Config
from etl.errors import ConfigError
from etl.identity.batch import Arrivals, Batch, Said, Values, arrange
from etl.identity.claims import LATE, Claim, claims, further, timeless, wanted
from etl.identity.graph import Members, Resolved, resolve
from etl.identity.judge import BLOCKED, Bounds
from etl.identity.rules import Rules, rules, section
from etl.warehouse import ledger, person_index, person_rows, person_shown, person_tables, persons
from etl.warehouse.arrays import Ints, taught
from etl.warehouse.ddl import quote
from etl.warehouse.person_rows import SPAN, Named, Rows, Value
from etl.warehouse.persons import Trait
from etl.warehouse.postgres import Warehouse

if TYPE_CHECKING:
    from etl.warehouse import Connection

MICROSECONDS = 1_000_000
NOTHING = "no table tells of persons yet: run `etl sync`, or name the schemas of your events under [events]"

Tell = Callable[[str], None]


class Report(Struct):
    """What a run did.

    rows: that were read and hold an identifier. refused, blocked: identifiers that were left out, once for
    each observation. left_out: identifiers that rows name by themselves and that were too many. seconds: what
    it took. notes: what a person should know.
    """

    rows: int = 0
    observations: int = 0
    identifiers: int = 0
    persons: int = 0
    merges: int = 0
    refused: int = 0
    blocked: int = 0
    left_out: int = 0
    seconds: float = 0.0
    notes: list[str] = []


class Setting(Struct):
    """The rules by the numbers of types, which are named here; of each name the values that are blocked."""

    rules: Rules
    types: dict[str, int]
    bounds: Bounds
    blocked: dict[str, tuple[str, ...]]

    def value(self, kind: str, sql: str = "") -> Value:
        """A value of a row that is an identifier of that kind."""
        normalise, patterns = self.rules.normalise.get(kind, ()), self.rules.block(kind).patterns
        return Value(self.types[kind], sql, normalise, self.blocked[kind], patterns)


class Source(Struct):
    """A table with new rows: what it claims, its rows, and a fingerprint of what identifies them.

    stamp: the latest of its rows.
    """

    claim: Claim
    rows: Rows
    claimed: str
    stamp: datetime | None = None


def refresh(
    warehouse: Warehouse, config: Config, *, anew: bool = False, tell: Tell = lambda step: None
) -> Report:
    """Collect what is new and resolve it; the one thing a schedule has to call.

    anew: forget everything first and read all tables from their beginning; persons get other ids.
    tell: called with each step, in words.
    Raises ConfigError, WarehouseError, or AlreadyRunning if another run is at it.
    """
    chosen, began = rules(config), time.monotonic()
    with alone(warehouse) as (session, salt):
        check(session, config, chosen)
        every = _claimed(session, config, chosen)
        found, notes = [claim for claim in every if claim.stamp], timeless(every)
        notes += [] if every else [NOTHING]
        for claim in found:
            notes += person_index.index_stamp(session, claim.schema, claim.table, claim.stamp)
        with steady(session):
            if anew and person_tables.begun(session):
                salt = person_tables.forget(session)
            report = _grow(session, found, chosen, salt, tell)
        report.notes[:0] = notes
        report.notes += person_shown.keep_simple(session)
    report.seconds = time.monotonic() - began
    return report


@contextmanager
def alone(warehouse: Warehouse) -> Iterator[tuple[Connection, bytes]]:
    """A session that no other run works beside, and the salt of ids; AlreadyRunning if there is another."""
    with warehouse.connection() as session:
        ledger.ensure(session)
        person_tables.lock(session)
        try:
            yield session, person_tables.prepare(taught(session))
        finally:
            if not session.closed:
                person_tables.unlock(session)


def check(connection: Connection, config: Config, chosen: Rules) -> None:
    """ConfigError if the warehouse cannot read a regular expression of the rules."""
    for name, block in chosen.blocks.items():
        if why := person_rows.misread(connection, block.patterns):
            where = f"{section(config)} block.{name}"
            raise ConfigError(f"{where}: PostgreSQL cannot read one of the regular expressions: {why}.")


@contextmanager
def steady(session: Connection) -> Iterator[None]:
    """A transaction that sees the same all the time."""
    with session.transaction():
        session.execute("set transaction isolation level repeatable read")
        session.execute(person_rows.SETTINGS)
        yield


def setting(connection: Connection, chosen: Rules) -> Setting:
    """The rules by the numbers of all types."""
    types = person_tables.numbered(connection, "type", ())
    keys = set(person_tables.numbered(connection, "source", ())) & set(types)
    by_name = chosen.ranks(types, keys)
    count = max(types.values(), default=0) + 1
    ranks, limits, windows = [0] * count, [0] * count, [0] * count
    for name, number in types.items():
        ranks[number] = by_name[name]
        if limit := chosen.limit(name, key=name in keys):
            limits[number], windows[number] = limit.count, (limit.seconds or 0) * MICROSECONDS
    bounds = Bounds(ranks, limits, windows, chosen.largest, chosen.merges)
    alike = cache(partial(person_rows.alike, connection))
    blocked = {name: alike(chosen.block(name).values, chosen.normalise.get(name, ())) for name in types}
    return Setting(chosen, types, bounds, blocked)


def _claimed(connection: Connection, config: Config, chosen: Rules) -> list[Claim]:
    """What the tables that are there claim."""
    models, events = wanted(config)
    there = person_rows.columns(connection, {*models, *events, *further(chosen)})
    return claims(config, chosen, there)


def _grow(session: Connection, found: Sequence[Claim], chosen: Rules, salt: bytes, tell: Tell) -> Report:
    """Add what is new to what is there."""
    first = not person_tables.begun(session)
    if first:
        person_tables.make(session)
    report = Report()
    sources = _sources(session, found, chosen, report)
    made = setting(session, chosen)
    batch, resolved = None, None
    for source in sources:
        tell(f"reading {source.claim.name}")
        with person_rows.naming(source.rows):
            rows, source.stamp = source.rows.stage(session)
        report.rows += rows
    if report.rows:
        tell(f"telling apart what {report.rows:,} rows say")
        person_rows.number_values(session, [source.rows for source in sources], known=not first)
        last_node, last_number = (0, 0) if first else person_tables.last(session)
        span = int(SPAN.total_seconds()) * MICROSECONDS
        batch = Batch(_arrivals(session, sources), _values(session, known=not first), last_node, span)
        _leave_out_known(session, batch)
        tell(f"judging {len(batch.times):,} observations")
        resolved = resolve(batch.sets(last_number), batch.nodes, made.bounds, partial(_members, session))
        tell(f"writing {len(resolved.created):,} persons")
        _write(session, batch, resolved, last_number, salt)
        person_tables.note_last(session, int(batch.nodes.new.sum()), len(batch.times))
        _count(report, batch, resolved)
    if first:
        person_tables.index(session, ("nodes", "observations", "persons"))
    if batch is not None and resolved is not None:
        tell("writing what is said of them")
        _tell(session, sources, made, batch, resolved, first=first)
    if first:
        person_tables.index(session, ("traits", "golden"))
    for source in sources:
        person_tables.note_read(session, source.rows.source, source.stamp, source.claimed)
        session.execute(f"drop table {source.rows.staged}")
    report.notes += person_shown.keep(session, {cell.name for claim in found for cell in claim.traits})
    return report


def _sources(connection: Connection, found: Sequence[Claim], chosen: Rules, report: Report) -> list[Source]:
    """The tables, and from where on each is to be read.

    That is from its beginning if others of its columns identify than before, or another tells what is new.
    """
    numbers = person_tables.numbered(connection, "source", [claim.name for claim in found])
    before = person_tables.read_until(connection)
    sources = []
    for claim in found:
        until, had = before[claim.name]
        cells = "\n".join(
            [claim.stamp, claim.external, *(f"{cell.name} {cell.sql}" for cell in claim.identifiers)]
        )
        claimed = xxhash.xxh64_hexdigest(cells.encode())
        since = until - claim.late if until and had == claimed else None
        or_at = until - LATE["received_at"] if since and claim.stamp == "uuid_ts" else None
        external = quote(claim.external) if claim.external else ""
        name, stamp = quote(claim.schema, claim.table), quote(claim.stamp)
        rows = Rows(numbers[claim.name], name, (), claim.at, stamp, since, or_at, external)
        sources.append(Source(claim, rows, claimed))
    person_tables.numbered(connection, "type", [cell.name for claim in found for cell in claim.identifiers])
    named = _externals(connection, sources, chosen, report)
    made = setting(connection, chosen)
    for source, (places, types) in zip(sources, named, strict=True):
        values: list[Value | Named] = [made.value(c.name, c.sql) for c in source.claim.identifiers]
        of = {name: made.value(name) for name in types}
        values += [source.rows.named(place, of) for place in range(1, places + 1)]
        source.rows = replace(source.rows, values=tuple(values))
    return sources


def _externals(
    connection: Connection, sources: Sequence[Source], chosen: Rules, report: Report
) -> list[tuple[int, list[str]]]:
    """Of each table how many identifiers a row names by itself at most, and of which types."""
    known = {*person_tables.numbered(connection, "type", ()), *chosen.named}
    found: list[list[person_rows.External]] = []
    for source in sources:
        with person_rows.naming(source.rows):
            read = person_rows.externals(connection, source.rows, known) if source.rows.external else []
        found.append(read)
    every = sorted((e for some in found for e in some), key=lambda e: (e.first, e.type))
    names = [name for name in dict.fromkeys(e.type for e in every) if name not in chosen.ignore]
    admitted = {*person_tables.admit(connection, names, known), *chosen.ignore}
    taken = [[e for e in some if e.type in admitted] for some in found]
    report.left_out = sum(e.all for some in found for e in some[:1])
    report.left_out -= sum(e.count for some in taken for e in some)
    return [
        (max((e.places for e in some), default=0), [e.type for e in some if e.type not in chosen.ignore])
        for some in taken
    ]


def _values(session: Connection, *, known: bool) -> Values:
    """The identifiers that arrived, by their ids."""
    ids, types, blocked, first_seen = persons.arrived(session)
    count = len(ids) + 1

    def by_id(values: Ints, kind: type[np.generic]) -> Ints:
        found = np.zeros(count, kind)
        found[ids] = values
        return found

    node, person, canonical = (np.zeros(count, np.int32) for _ in range(3))
    found = Values(
        by_id(types, np.int16), by_id(blocked, np.bool_), node, person, canonical, by_id(first_seen, np.int64)
    )  # fmt: skip
    if known:
        ids, *told = persons.known(session)
        for column, values in zip((node, person, canonical, found.first_seen), told, strict=True):
            column[ids] = values
    return found


def _arrivals(session: Connection, sources: Sequence[Source]) -> Arrivals:
    parts = []
    for source in sources:
        times, *columns = source.rows.numbers(session)
        parts.append(Said(source.rows.source, times, columns))
    return arrange(parts)


def _leave_out_known(session: Connection, batch: Batch) -> None:
    """Leave out of a batch what was observed before."""
    familiar = batch.familiar()
    if familiar.any():
        owner, nodes = batch.named(familiar)
        familiar[:] = True
        familiar[persons.said_before(session, owner, nodes, batch.spans)] = False
        batch.keep(familiar)


def _members(session: Connection, who: Ints, times: bool) -> Members:
    return Members(*persons.members(session, who, times=times))


def _write(session: Connection, batch: Batch, resolved: Resolved, last: int, salt: bytes) -> None:
    """Write who is who. last: the highest number that an observation had before."""
    number, times, sources = batch.number, batch.times, batch.sources
    place = batch.place[1:]
    persons.add_nodes(session, number[place], resolved.person[place], batch.origins()[place])
    numbers = np.arange(last + 1, last + 1 + len(times), dtype=np.int32)
    persons.add_observations(session, times, numbers, sources, batch.owner, number[batch.refs])
    moved = _moved(batch, resolved)
    persons.attach(session, number[moved], resolved.person[moved])
    persons.touch(session)
    at = resolved.created - last - 1
    persons.add_persons(
        session, resolved.created, resolved.now(resolved.created), times[at], sources[at], salt
    )
    gone, into, by = resolved.merges
    at = by - last - 1
    persons.add_merges(session, gone, into, by, times[at], sources[at])
    before = gone <= last
    persons.become(session, gone[before], resolved.now(gone[before]))
    why, which, by = resolved.refused
    why, which, *told = persons.counted(why, which, times[by - last - 1])
    persons.refuse(session, why, number[which], *told)


def _moved(batch: Batch, resolved: Resolved) -> Ints:
    """The places of identifiers that were there and have been given to somebody."""
    return np.flatnonzero(resolved.person[: batch.known] != batch.nodes.person[: batch.known])


def _tell(
    session: Connection, sources: Sequence[Source], made: Setting, batch: Batch, resolved: Resolved,
    *, first: bool,
) -> None:  # fmt: skip
    """Write what rows say of persons."""
    persons.watch(session)
    for source in sources:
        if source.claim.traits:
            with person_rows.naming(source.rows):
                persons.add_traits(session, source.rows, _speaker(source, made), _traits(source), first=first)
    if first:
        session.execute(f"analyze {person_tables.table('traits')}")
        persons.add_golden(session)
    else:
        gone, into, _ = resolved.merges
        persons.renew_golden(session, batch.number[_moved(batch, resolved)], np.union1d(gone, into))
    session.execute(f"drop table {persons.TOUCHED}, {person_rows.VALUES}")


def _traits(source: Source) -> list[Trait]:
    """What a row says; an address that is blocked is nobody's, and said of nobody."""
    blocked = {
        value.sql: person_rows.blocked(value, f"i{n}")
        for n, value in enumerate(source.rows.values)
        if isinstance(value, Value)
    }
    return [Trait(cell.name, cell.sql, blocked.get(cell.sql, "false")) for cell in source.claim.traits]


def _speaker(source: Source, made: Setting) -> str:
    """Of whom a row says its traits: which of its values, the most trusted one that is not blocked."""
    values = [(n, value) for n, some in enumerate(source.rows.values) for value in person_rows.plain(some)]
    tests = ""
    for n, value in sorted(values, key=lambda pair: made.bounds.ranks[pair[1].type]):
        shut = person_rows.blocked(value, f"i{n}")
        test = f"{source.rows.types[n]} = {value.type} and i{n} is not null and not {shut}"
        tests += f" when {test} then {n}"
    return f"case{tests} end"


def _count(report: Report, batch: Batch, resolved: Resolved) -> None:
    """Count what has become of a batch."""
    report.observations = len(batch.times)
    report.identifiers = int(batch.nodes.new.sum())
    report.persons = len(resolved.created)
    report.merges = len(resolved.merges[0])
    report.blocked = int((resolved.refused[0] == BLOCKED).sum())
    report.refused = len(resolved.refused[0]) - report.blocked
