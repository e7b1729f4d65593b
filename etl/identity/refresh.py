"""Refreshing identity: what is new in the tables that tell of persons is judged by the rules and kept.

A first run builds the tables beside and puts them in place at its end; each further one is a transaction. Its
work goes by what is new, not by what is there. Two never run at once.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from etl.config import Config
from etl.identity import collect
from etl.identity.arrivals import Arrivals, Ints, in_threads
from etl.identity.batch import Batch, Known
from etl.identity.collect import Source
from etl.identity.graph import Members, Resolved
from etl.identity.ids import person_ids
from etl.identity.judge import BLOCKED, Bounds
from etl.identity.rules import Rules, rules
from etl.identity.settle import Settled, counted, now, settle
from etl.warehouse import ledger, person_tables, person_views, persons
from etl.warehouse.arrays import taught
from etl.warehouse.postgres import Warehouse

if TYPE_CHECKING:
    from etl.warehouse import Connection

READERS = 2  # sessions that look up at the same time; the second writes traits


class Report(Struct):
    """What a refresh did.

    refused, blocked: identifiers that were left out, once for each observation. seconds: what it took.
    """

    rows: int = 0
    observations: int = 0
    identifiers: int = 0
    persons: int = 0
    merges: int = 0
    refused: int = 0
    blocked: int = 0
    seconds: float = 0.0

    def add(self, batch: Batch, settled: Settled) -> None:
        """Count what has become of a batch."""
        resolved = settled.resolved
        self.rows += len(batch.times)
        self.observations += len(settled.numbers)
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
                report = grow(warehouse, taught(session), config, chosen, salt)
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


def grow(warehouse: Warehouse, session: Connection, config: Config, chosen: Rules, salt: bytes) -> Report:
    """Add what is new to what is there: identity in one transaction, then what is known of persons.

    How far tables were read is noted last: what is read again after a crash completes it, no more.
    """
    report = Report()
    with session.transaction():
        person_views.keep(session)
    found = collect.sources(session, collect.claimed(session, config, chosen), chosen)
    made = setting(session, chosen, salt)
    last_node, last_number = persons.last(session)
    with collect.alike(warehouse, READERS) as readers:
        arrivals = collect.read(readers, found)
        if not len(arrivals.order):
            return report
        batch = Batch(arrivals, known(readers, found, arrivals), last_node)
        places, again = _new(readers[0], batch, made)
        settled = settle(batch, places, again, made.bounds, partial(_members, readers[0]), last_number)
        with ThreadPoolExecutor(1) as threads:
            traits = threads.submit(_traits, readers[1], found, batch, settled, made)
            with session.transaction():
                _write(session, found, batch, settled, made)
            touched = traits.result()
        readers[1].commit()
    with session.transaction():
        persons.renew_golden(session, touched)
        for source in found:
            person_tables.note_read(session, source.number, source.stamp)
    person_tables.sweep(session)
    report.add(batch, settled)
    return report


def _members(session: Connection, who: Ints, times: bool) -> Members:
    return Members(*persons.members(session, who, times=times))


def known(readers: Sequence[Connection], found: Sequence[Source], arrivals: Arrivals) -> Known:
    """Which of the identifiers are there already. readers: look up at the same time."""
    every = np.ones(len(arrivals.types), bool)
    parts = [
        (source, part)
        for table, source in enumerate(found)
        for part in collect.parted(source, arrivals.marks(table, every))
    ]

    def find(turn: int) -> list[list[Ints]]:
        answers = []
        for source, part in parts[turn :: len(readers)]:
            types = arrivals.types[part.which]
            answer = persons.find(readers[turn], source.relation, part.span, part.count, part.marks, types)
            answers.append([part.which[answer[0] - 1], *answer[1:]])
        return answers

    answers = [[np.empty(0, np.int64)] * 6]
    for some in in_threads(find, range(len(readers))):
        answers += some
    return Known(*(np.concatenate(column) for column in zip(*answers, strict=True)))


def _new(session: Connection, batch: Batch, made: Setting) -> tuple[Ints, Ints]:
    """The observations to judge, as places among the batch's rows that name anything; which were made before.

    That is where one was refused, and is made again when the time that a limit is about has passed.
    """
    once, old = batch.candidates()
    asked = once[old]
    if not len(asked):
        return once, np.zeros(len(once), bool)
    owner, refs = batch.named(asked)
    which, last = persons.said_before(session, owner, batch.number[refs])
    new = np.ones(len(batch.rows), bool)
    new[asked[which]] = False
    places = once[new[once]]
    again: list[int] = []
    if windows := [window for window in made.bounds.windows if window]:
        waiting = ~batch.settled(asked[which])
        for place, at in zip(asked[which[waiting]].tolist(), last[waiting].tolist(), strict=True):
            if (found := batch.next(place, min(windows), at)) is not None:
                again.append(found)
    both = np.concatenate([places, np.array(again, places.dtype)])
    order = np.argsort(both)
    return both[order], (np.arange(len(both)) >= len(places))[order]


def _write(
    session: Connection, found: Sequence[Source], batch: Batch, settled: Settled, made: Setting
) -> None:
    """Write who is who."""
    sources, resolved = origins(found, batch, settled), settled.resolved
    persons.add_observations(
        session, settled.times, settled.numbers, sources, settled.owner, batch.number[settled.refs]
    )
    add_nodes(session, found, batch, resolved)
    nodes, old = batch.nodes, ~batch.nodes.new
    moved = np.flatnonzero(old & (resolved.person != nodes.person))
    persons.attach(session, batch.number[moved], resolved.person[moved])
    seen = np.arange(len(batch.old))
    seen = seen[batch.last_seen[seen] > batch.known.last_seen[batch.old]]
    persons.touch(session, batch.number[seen], batch.last_seen[seen])
    created, at = resolved.created, settled.at(resolved.created)
    ids = person_ids(created, made.salt)
    persons.add_persons(session, created, now(created, resolved), settled.times[at], sources[at], ids)
    gone, into, number = resolved.merges
    at = settled.at(number)
    persons.add_merges(session, gone, into, number, settled.times[at], sources[at])
    before = gone < settled.numbers[0] if len(gone) else gone
    persons.become(session, gone[before], now(gone[before], resolved))
    persons.note_due(session, np.union1d(gone, into))
    persons.refuse(session, *counted(resolved, batch.number, settled.numbers, settled.times))


def origins(found: Sequence[Source], batch: Batch, settled: Settled) -> Ints:
    """The number of the source of each observation that is kept."""
    numbers = np.array([source.number for source in found], np.int16)
    return numbers[batch.table[batch.rows[settled.places]]]


def _traits(
    session: Connection, found: Sequence[Source], batch: Batch, settled: Settled, made: Setting
) -> Ints:
    """Write what rows say of identifiers; gives whose these are."""
    touched = [
        add_traits(session, source, batch, table, settled.resolved.person, made)
        for table, source in enumerate(found)
    ]
    return np.unique(np.concatenate(touched))


def add_nodes(
    session: Connection, found: Sequence[Source], batch: Batch, resolved: Resolved,
    schema: str = person_tables.HOME, turn: tuple[int, int] = (0, 1),
) -> None:  # fmt: skip
    """Write the identifiers that are new. turn: which of how many writers this is."""
    arrivals, mine = batch.arrivals, 0
    fresh = batch.nodes.new[batch.place]
    for table, source in enumerate(found):
        for part in collect.parted(source, arrivals.marks(table, fresh)):
            mine += 1
            if mine % turn[1] != turn[0]:
                continue
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


def add_traits(
    session: Connection, source: Source, batch: Batch, table: int, person: Ints, made: Setting,
    *, fresh: bool = False,
) -> Ints:  # fmt: skip
    """Write what a table's rows say of identifiers; gives whose these are.

    person: of each of the batch's nodes.
    """
    names = [cell.name for cell in source.claim.traits]
    touched = [np.empty(0, np.int32)]
    newest = batch.newest(table, made.ranks, len(names)) if names else []
    for part in collect.parted(source, newest):
        whose = person[part.which]
        touched.append(whose)
        persons.add_traits(
            session, source.relation, part.span, part.count, part.marks, batch.number[part.which], whose,
            names, source.number, fresh=fresh,
        )  # fmt: skip
    return np.concatenate(touched)
