"""Refreshing identity: what is new in the tables that tell of persons is judged by the rules and written down.

A first run builds the tables beside and puts them in place at its end; each further one is a transaction. Its
work goes by what is new, not by what is there. Two never run at once.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from etl.config import Config
from etl.identity import collect
from etl.identity.arrivals import Arrivals, Ints
from etl.identity.batch import Batch, Known
from etl.identity.collect import Source
from etl.identity.graph import Members, Resolved, Sets, ends, resolve
from etl.identity.ids import person_ids
from etl.identity.judge import BLOCKED, Bounds
from etl.identity.rules import Rules, rules
from etl.warehouse import ledger, person_tables, person_views, persons, rows
from etl.warehouse.arrays import taught
from etl.warehouse.postgres import Warehouse

if TYPE_CHECKING:
    from etl.warehouse import Connection


class Report(Struct):
    """What a refresh did. refused: identifiers that were left out, once for each observation; blocked: likewise.

    seconds: what it took.
    """

    rows: int = 0
    observations: int = 0
    identifiers: int = 0
    persons: int = 0
    merges: int = 0
    refused: int = 0
    blocked: int = 0
    seconds: float = 0.0

    def add(self, batch: Batch, sets: Sets, resolved: Resolved) -> None:
        """Count what has become of a batch."""
        self.rows += len(batch.times)
        self.observations += len(sets.numbers)
        self.identifiers += int(batch.nodes.new.sum())
        self.persons += len(resolved.created)
        self.merges += len(resolved.merges[0])
        blocked = int((resolved.refused[0] == BLOCKED).sum())
        self.blocked += blocked
        self.refused += len(resolved.refused[0]) - blocked


class Setting(Struct):
    """What all steps of a run need: the rules, by names and by the numbers of types, and the salt of ids."""

    rules: Rules
    bounds: Bounds
    ranks: Ints
    salt: bytes


def refresh(warehouse: Warehouse, config: Config) -> Report:
    """Collect what is new and resolve it; the one thing a schedule has to call.

    Raises ConfigError, WarehouseError, or AlreadyRunning if another run is at it.
    """
    chosen, began = rules(config), time.monotonic()
    with warehouse.connection() as session:
        ledger.ensure(session)
        salt = person_tables.prepare(session)
        person_tables.lock(session)
        try:
            if person_tables.begun(session):
                report = grow(taught(session), config, chosen, salt)
            else:
                from etl.identity.first import begin

                report = begin(warehouse, session, config, chosen, salt)
        finally:
            if not session.closed:
                person_tables.unlock(session)
    report.seconds = time.monotonic() - began
    return report


def setting(connection: Connection, chosen: Rules, salt: bytes) -> Setting:
    """The rules by the numbers that types have by now."""
    types = person_tables.numbered(connection, "type", ())
    keys = set(person_tables.numbered(connection, "source", ())) & set(types)
    by_name = chosen.ranks(types, keys)
    count = max(types.values(), default=0) + 1
    ranks, limits, windows = [0] * count, [0] * count, [0] * count
    for name, number in types.items():
        ranks[number] = by_name[name]
        if limit := chosen.limit(name, key=name in keys):
            limits[number], windows[number] = limit.count, (limit.seconds or 0) * 1_000_000
    bounds = Bounds(ranks, limits, windows, chosen.largest, chosen.merges)
    return Setting(chosen, bounds, np.array(ranks), salt)


def grow(session: Connection, config: Config, chosen: Rules, salt: bytes) -> Report:
    """Add what is new to what is there, in one transaction."""
    report = Report()
    with session.transaction():
        session.execute(rows.SETTINGS)
        found = collect.sources(session, collect.claimed(session, config, chosen), chosen, fresh=False)
        set = setting(session, chosen, salt)
        last_node, last_number = persons.last(session)
        person_views.keep(session)
        arrivals = collect.read([session], found)
        if not len(arrivals.order):
            return report
        known = _known(session, found, arrivals)
        batch = Batch(arrivals, known, last_node)
        new = _new(session, batch, set)
        sets = batch.sets(new, last_number)
        resolved = resolve(sets, batch.nodes, set.bounds, lambda who: Members(*persons.members(session, who)))
        _write(session, found, batch, new, sets, resolved, set)
        report.add(batch, sets, resolved)
    return report


def _known(session: Connection, found: Sequence[Source], arrivals: Arrivals) -> Known:
    """Which of the identifiers are there already."""
    every = np.ones(len(arrivals.types), bool)
    parts = [[np.empty(0, np.int64)] * 6]
    for table, source in enumerate(found):
        for part in collect.parted(source, arrivals.marks(table, every)):
            answer = persons.find(
                session, source.relation, part.span, part.count, part.marks, arrivals.types[part.which]
            )
            parts.append([part.which[answer[0] - 1], *answer[1:]])
    return Known(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _new(session: Connection, batch: Batch, set: Setting) -> Ints:
    """The observations that were not made before, as places among the batch's rows that name anything.

    One that was is made again where it was refused and the time that a limit is about has passed since.
    """
    once, old = batch.candidates()
    if not old.any():
        return once
    asked = once[old]
    owner, refs = batch.named(asked)
    places, last = persons.said_before(session, owner, batch.number[refs])
    again = np.zeros(len(places), bool)
    if windows := [window for window in set.bounds.windows if window]:
        waiting = ~batch.settled(asked[places])
        times = batch.times[batch.rows[asked[places]]]
        again = waiting & (times // min(windows) > last // min(windows))
    repeated = np.zeros(len(batch.rows), bool)
    repeated[asked[places[~again]]] = True
    return once[~repeated[once]]


def _write(
    session: Connection, found: Sequence[Source], batch: Batch, new: Ints, sets: Sets, resolved: Resolved,
    set: Setting,
) -> None:  # fmt: skip
    """Write all that is new."""
    numbers = np.array([source.number for source in found], np.int16)
    sources = numbers[batch.table[batch.rows[new]]]
    persons.add_observations(
        session, sets.times, sets.numbers, sources, sets.owner, batch.number[sets.refs]
    )
    add_nodes(session, found, batch, resolved)
    nodes, old = batch.nodes, ~batch.nodes.new
    moved = np.flatnonzero(old & (resolved.person != nodes.person))
    persons.attach(session, batch.number[moved], resolved.person[moved])
    later = np.zeros(len(old), np.int64)
    later[: len(batch.old)] = batch.known.last_seen[batch.old]
    seen = np.flatnonzero(old & (batch.last_seen > later))
    persons.touch(session, batch.number[seen], batch.last_seen[seen])
    created, now = canonicals(resolved)
    place = resolved.created - sets.numbers[0] if len(created) else created
    persons.add_persons(
        session, created, now, sets.times[place], sources[place], person_ids(created, set.salt)
    )
    gone, into, at = resolved.merges
    place = at - sets.numbers[0] if len(at) else at
    persons.add_merges(session, gone, into, at, sets.times[place], sources[place])
    before = ~np.isin(gone, created)
    persons.become(session, gone[before], final(gone[before], gone, into))
    persons.refuse(session, *refusals(batch, sets, resolved))
    said = [final(into, gone, into), gone]
    for table, source in enumerate(found):
        if source.claim.traits:
            said.append(add_traits(session, source, batch.persons(table, resolved, set.ranks)))
        person_tables.note_read(session, source.number, source.stamp)
    persons.add_golden(session, persons.who_now(session, np.unique(np.concatenate(said))))


def add_nodes(
    session: Connection, found: Sequence[Source], batch: Batch, resolved: Resolved,
    schema: str = person_tables.HOME,
) -> None:  # fmt: skip
    """Write the identifiers that are new."""
    arrivals = batch.arrivals
    fresh = batch.nodes.new[batch.place]
    for table, source in enumerate(found):
        for part in collect.parted(source, arrivals.marks(table, fresh)):
            place = batch.place[part.which]
            told = {
                "node": batch.number[place],
                "person": resolved.person[place],
                "type": arrivals.types[part.which],
                "last_seen": batch.last_seen[place],
            }
            persons.add_nodes(
                session, source.relation, part.span, part.count, part.marks, told, source.number, schema
            )


def add_traits(session: Connection, source: Source, whose: Ints, schema: str = person_tables.HOME) -> Ints:
    """Write what a table's rows say of persons; who these are."""
    start = 0
    cells = [(cell.name, cell.sql) for cell in source.claim.traits]
    for span, count in zip(source.spans, source.counts, strict=True):
        mine = whose[start : start + count]
        start += count
        if mine.any():
            persons.add_traits(session, source.relation, span, mine, cells, source.number, schema)
    return np.unique(whose[whose > 0])


def canonicals(resolved: Resolved) -> tuple[Ints, Ints]:
    """The persons that are new, and who each is now."""
    gone, into, _ = resolved.merges
    return resolved.created, final(resolved.created, gone, into)


def final(who: Ints, gone: Ints, into: Ints) -> Ints:
    """Who persons are now, by what they became: gone, each once, and into whom."""
    if not len(gone):
        return who
    order = np.argsort(gone)
    gone, into = gone[order], into[order]

    def place(numbers: Ints) -> tuple[Ints, Ints]:
        at = np.minimum(np.searchsorted(gone, numbers), len(gone) - 1)
        return at, gone[at] == numbers

    at, moved = place(into)
    into = into[ends(np.where(moved, at, np.arange(len(gone))))]
    at, moved = place(who)
    return np.where(moved, into[at], who)


def refusals(batch: Batch, sets: Sets, resolved: Resolved) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """What was refused, each identifier once for each reason: how often, when first and last."""
    why, which, when = resolved.refused
    key = which.astype(np.int64) * 8 + why
    order = np.lexsort((when, key))
    key, when = key[order], when[order]
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    counts = np.diff(starts, append=len(key))
    times = sets.times[when - sets.numbers[0]] if len(when) else when
    ends = starts + counts - 1
    return key[starts] % 8, batch.number[key[starts] // 8], counts, times[starts], times[ends]
