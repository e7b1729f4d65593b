"""Refreshing identity: what is new in the tables that tell of persons is judged by the rules and kept.

A run counts by one transaction, the first one too: whoever reads meanwhile sees what was before; what is left
of a run that dies nobody reads, and the next removes it. The work goes by what is new, not by what is there.
Two never run at once.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING

import numpy as np
import xxhash
from msgspec import Struct
from msgspec.structs import replace

from etl.config import Config
from etl.errors import ConfigError
from etl.identity import calls, write
from etl.identity.batch import Batch
from etl.identity.claims import LATE, Claim, claims, further, timeless, wanted
from etl.identity.collect import Source, arrivals, externals, note_told, stage
from etl.identity.graph import Members, Resolved, resolve
from etl.identity.judge import BLOCKED, Bounds
from etl.identity.rules import EXTERNAL, Rules, kept_as, rules, section
from etl.memory import set_apart
from etl.warehouse import (
    leases,
    ledger,
    person_calls,
    person_index,
    person_rows,
    person_shown,
    person_tables,
    persons,
)
from etl.warehouse.arrays import Ints, taught
from etl.warehouse.ddl import quote
from etl.warehouse.person_crew import SESSIONS, Crew, crew
from etl.warehouse.person_rows import SPAN, Named, Rows, Value
from etl.warehouse.postgres import Warehouse

if TYPE_CHECKING:
    from etl.warehouse import Connection

MICROSECONDS = 1_000_000
LARGE = 8 << 20
"""Bytes from which on arrays are no part of the heap: in it they took half as much memory again.

Pieces of arrays are smaller, so that the system need not empty memory for each.
"""
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
        return Value(self.types[kind], sql, normalise, self.blocked[kind], patterns, kind)


def refresh(
    warehouse: Warehouse, config: Config, *, anew: bool = False, tell: Tell = lambda step: None
) -> Report:
    """Collect what is new and resolve it; the one thing a schedule has to call.

    anew: forget everything first and read all tables from their beginning; persons get other ids.
    tell: called with each step, in words. What a lost session left undone is begun again.
    Raises ConfigError, WarehouseError, or AlreadyRunning if another run is at it.
    """
    return warehouse.again(lambda: _refresh(warehouse, config, anew, tell))


def _refresh(warehouse: Warehouse, config: Config, anew: bool, tell: Tell) -> Report:
    chosen, began = rules(config), time.monotonic()
    set_apart(LARGE)
    with alone(warehouse) as (session, salt):
        check(session, config, chosen)
        every = _claimed(session, config, chosen)
        found, notes = [claim for claim in every if claim.stamp], timeless(every)
        notes += [] if every else [NOTHING]
        for claim in found:
            with person_rows.naming(quote(claim.schema, claim.table)):  # one who holds it may be in the way
                notes += person_index.index_stamp(session, claim.schema, claim.table, claim.stamp)
        person_tables.sweep(session)
        notes += person_index.renew(session)
        with steady(session), crew(warehouse, session) as others:
            if anew and person_tables.begun(session):
                salt = person_tables.forget(session)
            report = _grow(session, others, found, chosen, salt, tell)
            person_calls.note(session, calls.keys(session, config, chosen, setting(session, chosen)))
        report.notes[:0] = notes
        report.notes += person_shown.keep_calls(session)
        report.notes += person_shown.keep_simple(session)
    report.seconds = time.monotonic() - began
    return report


@contextmanager
def alone(warehouse: Warehouse) -> Iterator[tuple[Connection, bytes]]:
    """A session that no other run works beside, and the salt of ids; AlreadyRunning if there is another."""
    with warehouse.connection() as session:
        ledger.ensure(session)
        leases.lease(session, leases.IDENTITY)
        try:
            yield session, person_tables.prepare(taught(session))
        finally:
            if not session.closed:
                leases.release(session, leases.IDENTITY)


def check(connection: Connection, config: Config, chosen: Rules) -> None:
    """ConfigError if the warehouse cannot read a regular expression of the rules."""
    for name, block in chosen.blocks.items():
        if why := person_rows.misread(connection, block.patterns):
            where = f"{section(config)} block.{name}"
            raise ConfigError(f"{where}: PostgreSQL cannot read one of the regular expressions: {why}.")


@contextmanager
def steady(session: Connection) -> Iterator[None]:
    """A transaction; what it reads nobody else writes, but for tables that its crew reads."""
    with person_rows.transaction(session, "read committed"):  # it sees what its crew has done
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


def _grow(
    session: Connection, crew: Crew, found: Sequence[Claim], chosen: Rules, salt: bytes, tell: Tell
) -> Report:
    """Add what is new to what is there."""
    first = not person_tables.begun(session)
    if first:
        write.begin(session)
    _set_apart(session, found)
    report = Report()
    sources = _sources(session, crew, found, chosen, report)
    made = setting(session, chosen)
    if sources:
        tell(f"reading {', '.join(source.claim.name for source in sources)}")
        report.rows = stage(session, crew, sources, made.bounds.ranks)
    if report.rows:
        tell(f"telling apart what {report.rows:,} rows say")
        last_node, last_number = (0, 0) if first else person_tables.last(session)
        span = int(SPAN.total_seconds()) * MICROSECONDS
        came, values, rounds = arrivals(crew, sources, known=last_node > 0)
        batch = Batch(came, values, last_node, span)
        note_told(sources, rounds)
        del came, values, rounds
        traits = write.begin_traits(session, crew, sources, batch) if first else None
        batch.say_once()
        _leave_out_known(session, batch)
        if first:
            write.begin_observations(crew, batch)
        tell(f"judging {len(batch.times):,} observations")
        resolved = resolve(batch.sets(last_number), batch.nodes, made.bounds, partial(_members, crew))
        tell(f"writing {len(resolved.created):,} persons")
        if traits:
            write.build(session, crew, sources, batch, resolved, salt, traits)
        else:
            write.add(session, crew, sources, batch, resolved, last_number, salt)
        person_tables.note_last(session, int(batch.nodes.new.sum()), len(batch.times))
        _count(report, batch, resolved)
    elif first:
        write.nothing(session)
    crew.wait()
    for source in sources:
        stamp = None if source.anew else source.stamp  # then the next run reads it again
        person_tables.note_read(session, source.rows.source, stamp, source.claimed)
    person_tables.sweep(session)
    report.notes += person_shown.keep(session, {cell.name for claim in found for cell in claim.traits})
    return report


def _set_apart(connection: Connection, found: Sequence[Claim]) -> None:
    """Have types that clients thought of the names that they are kept by now; older versions had none such.

    One that a table which was read has, too, stays: whose its identifiers are, nothing tells.
    """
    read = {name for name, (_, claimed) in person_tables.read_until(connection).items() if claimed}
    shared = read - {claim.name for claim in found}
    shared |= {cell.name for claim in found if claim.name in read for cell in claim.identifiers}
    person_tables.rename(
        connection, lambda name: name if name in shared or name.startswith(EXTERNAL) else kept_as(name)
    )


def _sources(
    connection: Connection, crew: Crew, found: Sequence[Claim], chosen: Rules, report: Report
) -> list[Source]:
    """The tables, and from where on each is to be read.

    That is from its beginning if others of its columns identify than before, or another tells what is new.
    """
    numbers = person_tables.numbered(connection, "source", [claim.name for claim in found])
    before = person_tables.read_until(connection)
    sources, key = [], secrets.randbits(63)
    for claim in found:
        until, had = before[claim.name]
        cells = "\n".join(
            [
                claim.stamp,
                ", ".join(claim.external),
                *(f"{cell.name} {cell.sql}" for cell in claim.identifiers),
            ]
        )
        claimed = xxhash.xxh64_hexdigest(cells.encode())
        since = until - claim.late if until and had == claimed else None
        or_at = until - LATE["received_at"] if since and claim.stamp == "uuid_ts" else None
        external = tuple(map(quote, claim.external))
        name, stamp = quote(claim.schema, claim.table), quote(claim.stamp)
        rows = Rows(numbers[claim.name], name, (), claim.at, stamp, since, or_at, external, key)
        sources.append(Source(claim, rows, claimed))
    person_tables.numbered(connection, "type", [cell.name for claim in found for cell in claim.identifiers])
    named = _externals(connection, crew, sources, chosen, report)
    made = setting(connection, chosen)
    for source, (places, types) in zip(sources, named, strict=True):
        values: list[Value | Named] = [made.value(c.name, c.sql) for c in source.claim.identifiers]
        of = {name: made.value(kept_as(name)) for name in types}
        values += [source.rows.named(place, of) for place in range(1, places + 1)]
        source.rows = replace(source.rows, values=tuple(values))
    return sources


def _externals(
    connection: Connection, crew: Crew, sources: Sequence[Source], chosen: Rules, report: Report
) -> list[tuple[int, list[str]]]:
    """Of each table how many identifiers a row names by itself at most, and of which types, as rows say."""
    known = {*person_tables.numbered(connection, "type", ()), *chosen.named}
    called = {name.removeprefix(EXTERNAL) for name in known}
    asked = [crew.read(externals, source, called) for source in sources]
    found = [read.result() for read in asked]
    every = sorted((e for some in found for e in some), key=lambda e: (e.first, e.type))
    names = [name for name in dict.fromkeys(kept_as(e.type) for e in every) if name not in chosen.ignore]
    admitted = {*person_tables.admit(connection, names, known), *chosen.ignore}
    taken = [[e for e in some if kept_as(e.type) in admitted] for some in found]
    report.left_out = sum(e.all for some in found for e in some[:1])
    report.left_out -= sum(e.count for some in taken for e in some)
    return [
        (
            max((e.places for e in some), default=0),
            [e.type for e in some if kept_as(e.type) not in chosen.ignore],
        )
        for some in taken
    ]


def _leave_out_known(session: Connection, batch: Batch) -> None:
    """Leave out of a batch what was observed before."""
    familiar = batch.familiar()
    if familiar.any():
        owner, nodes = batch.named(familiar)
        familiar[:] = True
        familiar[persons.said_before(session, owner, nodes, batch.spans())] = False
        batch.keep(familiar)


def _members(crew: Crew, who: Ints, times: bool) -> Members:
    """Each session of a crew is asked for a part, so that they have done at about the same time."""
    asked = [crew.do(persons.members, some, times=times) for some in np.array_split(who, SESSIONS)]
    return Members(*map(np.concatenate, zip(*(part.result() for part in asked), strict=True)))


def _count(report: Report, batch: Batch, resolved: Resolved) -> None:
    """Count what has become of a batch."""
    report.observations = len(batch.times)
    report.identifiers = int(batch.nodes.new.sum())
    report.persons = len(resolved.created)
    report.merges = len(resolved.merges[0])
    report.blocked = int((resolved.refused[0] == BLOCKED).sum())
    report.refused = len(resolved.refused[0]) - report.blocked
