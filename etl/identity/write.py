"""What has become of a batch, written: by the session of the run, or by a crew if it is the first one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from etl.identity.batch import NEVER, Batch
from etl.identity.collect import Source, standing
from etl.identity.graph import Resolved, counted
from etl.warehouse import person_golden, person_tables, person_traits, persons
from etl.warehouse.arrays import Ints
from etl.warehouse.person_crew import SESSIONS, Crew
from etl.warehouse.person_tables import BUILT, FILLED
from etl.warehouse.person_values import ALL

if TYPE_CHECKING:
    from etl.warehouse import Connection


def begin(session: Connection) -> None:
    """Make the tables of a first run, but for those that the crew builds."""
    small = [name for name in person_tables.TABLES if name not in BUILT]
    person_tables.make(session, small)
    person_tables.index(session, [name for name in small if name not in FILLED])


def nothing(session: Connection) -> None:
    """Make the others, as there is nobody."""
    person_tables.make(session, BUILT)
    person_tables.index(session, (*BUILT, *FILLED))


def begin_traits(session: Connection, crew: Crew, sources: Sequence[Source], batch: Batch) -> Future[None]:
    """Begin to write what a first run need not judge: traits; gives when they are there."""
    crew.do(person_tables.make, BUILT, person_tables.now(session)).result()
    return _build(crew, "traits", lambda c: _fill_traits(c, sources, batch))[0]


def begin_observations(crew: Crew, batch: Batch) -> None:
    """Likewise, observations."""
    _build(crew, "observations", lambda c: _add_observations(c, batch, 0))


def build(
    session: Connection, crew: Crew, sources: Sequence[Source], batch: Batch, resolved: Resolved, salt: bytes,
    traits: Future[None],
) -> None:  # fmt: skip
    """Write a first run: tables beside each other, as none needs another; golden records need traits."""
    nodes = _nodes(sources, batch, resolved)
    parts = [slice(n, None, SESSIONS) for n in range(SESSIONS)]
    _build(crew, "nodes", *(partial(_add_nodes, nodes=nodes, first=True, part=part) for part in parts))
    _build(crew, "persons", lambda c: persons.add_persons(c, salt, *_persons(batch, resolved, 0), first=True))
    _judged(session, batch, resolved, 0)
    traits.result()
    person_golden.add_golden(session, *_whose(sources, batch, resolved))
    person_tables.index(session, FILLED)
    crew.wait()
    person_tables.adopt(session)


def _build(crew: Crew, name: str, *fill: Callable[[Connection], None]) -> list[Future[None]]:
    """Have a table filled, and then indexed; gives when it is filled."""
    return crew.build(fill, person_tables.indexing(name))


class Nodes(Struct):
    """Identifiers that are new: of each table and column their places; and of all what is written of them.

    lines: where each stands in the stage. columns: as `persons.add_nodes` has them.
    """

    standing: list[tuple[Source, list[Ints]]]
    lines: Ints
    columns: tuple[Ints, ...]


def _nodes(sources: Sequence[Source], batch: Batch, resolved: Resolved) -> Nodes:
    nodes = batch.nodes
    columns = (
        nodes.first_seen, batch.last_seen, batch.number, resolved.person, batch.origins(), nodes.blocked,
    )  # fmt: skip
    return Nodes(list(standing(sources, batch.column, batch.line, nodes.new)), batch.line, columns)


def _add_nodes(connection: Connection, nodes: Nodes, *, first: bool, part: slice = ALL) -> None:
    for source, places in nodes.standing:

        def given(column: int, some: slice, places: list[Ints] = places) -> list[Ints]:
            return [of[places[column][some]] for of in nodes.columns]

        lines = [nodes.lines[of] for of in places]
        persons.add_nodes(connection, source.rows, lines, given, first=first, part=part)


def _fill_traits(connection: Connection, sources: Sequence[Source], batch: Batch) -> None:
    for source in sources:
        person_traits.fill_traits(connection, source.rows, source.traits, _told(source, batch, batch.number))


def _weigh_traits(connection: Connection, sources: Sequence[Source], batch: Batch, whose: Ints) -> None:
    """whose: persons of all identifiers, by now."""
    for source in sources:
        nodes, who = (_told(source, batch, of) for of in (batch.number, whose))
        person_traits.weigh_traits(connection, source.rows, source.traits, nodes, who, source.claim.name)


def _add_traits(connection: Connection, sources: Sequence[Source], batch: Batch, whose: Ints) -> None:
    for source in sources:
        person_traits.add_traits(connection, source.rows, source.traits)
        if source.whole is not None:
            nodes, who = (_told(source, batch, of) for of in (batch.number, whose))
            person_traits.take_back_traits(connection, source.rows, source.traits, nodes, who)


def _told(source: Source, batch: Batch, what: Ints) -> list[Ints]:
    """By the lines of what is told, what those have of whom it is told. what: as `Batch.of` has it."""
    return [batch.of(what, told.prints) for told in source.told]


def add(
    session: Connection, crew: Crew, sources: Sequence[Source], batch: Batch, resolved: Resolved, last: int,
    salt: bytes,
) -> None:  # fmt: skip
    """Write who is who beside what there is. last: the highest number that an observation had before."""
    whose = resolved.now(batch.nodes.now(resolved.person))
    weigh = partial(_weigh_traits, sources=sources, batch=batch, whose=whose)
    weighed = crew.do(weigh) if last else weigh(session)  # the crew would see what this one has forgotten
    _add_nodes(session, _nodes(sources, batch, resolved), first=False)
    _add_observations(session, batch, last)
    moved = np.flatnonzero(resolved.person[: batch.known] != batch.nodes.person[: batch.known])
    persons.attach(session, batch.number[moved], resolved.person[moved])
    later = np.flatnonzero(batch.last_seen[: batch.known] > NEVER)
    persons.touch(session, batch.number[later], batch.last_seen[later])
    persons.add_persons(session, salt, *_persons(batch, resolved, last))
    gone = _judged(session, batch, resolved, last)
    gone = gone[gone <= last]  # who is new has no golden record, and no traits but what is said now
    become = resolved.now(gone)
    persons.become(session, gone, become)
    person_traits.watch(session)
    if weighed:
        weighed.result()
    _add_traits(session, sources, batch, whose)
    person_golden.renew_golden(session, gone, np.union1d(become, whose[moved]))


def _whose(sources: Sequence[Source], batch: Batch, resolved: Resolved) -> tuple[Ints, Ints]:
    """Of a first run, who has traits, and who that is by now."""
    told = np.zeros(len(batch.number) + 1, bool)
    for source in sources:
        for column in source.told:
            told[batch.of(batch.number, column.prints)] = True
    nodes = np.flatnonzero(told[1:] & (resolved.person > 0)) + 1
    return nodes, resolved.now(resolved.person[nodes - 1])


def _add_observations(connection: Connection, batch: Batch, last: int) -> None:
    persons.add_observations(
        connection, last, batch.times, batch.sources, batch.owner, batch.refs, batch.number
    )


def _persons(batch: Batch, resolved: Resolved, last: int) -> tuple[Ints, ...]:
    at = resolved.created - last - 1
    return resolved.created, resolved.now(resolved.created), batch.times[at], batch.sources[at]


def _judged(session: Connection, batch: Batch, resolved: Resolved, last: int) -> Ints:
    """Write who became whom, and what was refused; gives who became another."""
    gone, into, by = resolved.merges
    at = by - last - 1
    persons.add_merges(session, gone, into, by, batch.times[at], batch.sources[at])
    why, which, at = resolved.refused
    why, which, *told = counted(why, which, batch.times[at - last - 1])
    persons.refuse(session, why, batch.number[which], *told)
    return gone
