"""The first run: all there is, read and written by several sessions at once, in place only when all is done.

A run that dies leaves tables in the stage, which the next one removes.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from etl.config import Config
from etl.identity import collect
from etl.identity.arrivals import Ints
from etl.identity.batch import Batch, Known
from etl.identity.collect import Source
from etl.identity.graph import Members
from etl.identity.ids import person_ids
from etl.identity.refresh import Report, Setting, add_nodes, add_traits, origins, setting
from etl.identity.rules import Rules
from etl.identity.settle import counted, now, settle
from etl.warehouse import person_tables, person_views, persons
from etl.warehouse.arrays import taught
from etl.warehouse.person_tables import STAGE
from etl.warehouse.postgres import Warehouse

if TYPE_CHECKING:
    from etl.warehouse import Connection

READERS = 3  # sessions at a time, besides the one that writes what needs no rows


def begin(warehouse: Warehouse, session: Connection, config: Config, chosen: Rules, salt: bytes) -> Report:
    """Read everything and put identity in place. session: the one that holds the lock."""
    found = collect.sources(session, collect.claimed(session, config, chosen), chosen)
    made = setting(session, chosen, salt)
    person_tables.make(session, person_tables.TABLES, STAGE)
    report = Report()
    with collect.alike(warehouse, READERS) as readers, warehouse.connection() as writer:
        batch = Batch(collect.read(readers, found), Known.nothing(), 0)
        first = _First(found, made, batch)
        first.write(readers, taught(writer))
    with session.transaction():
        person_tables.adopt(session, person_tables.TABLES)
        for source in found:
            person_tables.note_read(session, source.number, source.stamp)
        person_views.keep(session)
    person_tables.sweep(session)
    person_tables.analyze(session)
    report.add(batch, first.settled)
    return report


def _nobody(who: Ints, times: bool) -> Members:
    raise AssertionError("nobody is there before the first run")


class _First:
    """What the first run found, and how it is written: as much as can be at the same time."""

    def __init__(self, found: Sequence[Source], made: Setting, batch: Batch) -> None:
        self.found, self.made, self.batch = found, made, batch
        new, _ = batch.candidates()
        self.settled = settle(batch, new, np.zeros(len(new), bool), made.bounds, _nobody, 0)
        self.sources = origins(found, batch, self.settled)

    def write(self, readers: Sequence[Connection], writer: Connection) -> None:
        """Write it. readers: see the rows; all but the last write identifiers, the last traits."""
        *several, last = readers
        with ThreadPoolExecutor(len(readers) + 1) as threads:
            logged = threads.submit(self._log, writer)
            nodes = [threads.submit(self._nodes, several, n) for n in range(len(several))]
            beside = threads.submit(self._beside, writer, logged, threads.submit(self._traits, last))
            for part in nodes:
                part.result()
            indexes = list(person_tables.TABLES["nodes"].indexes)
            for part in [
                threads.submit(self._index, session, indexes[n :: len(several)])
                for n, session in enumerate(several)
            ]:
                part.result()
            beside.result()

    def _log(self, writer: Connection) -> None:
        settled = self.settled
        with writer.transaction():
            persons.add_observations(
                writer, settled.times, settled.numbers, self.sources, settled.owner,
                self.batch.number[settled.refs], STAGE,
            )  # fmt: skip

    def _nodes(self, sessions: Sequence[Connection], number: int) -> None:
        add_nodes(
            sessions[number], self.found, self.batch, self.settled.resolved, STAGE, (number, len(sessions))
        )
        sessions[number].commit()

    def _index(self, session: Connection, what: Sequence[str]) -> None:
        with session.transaction():
            person_tables.index(session, "nodes", what, STAGE)

    def _traits(self, reader: Connection) -> None:
        for table, source in enumerate(self.found):
            add_traits(reader, source, self.batch, table, self.settled.resolved.person, self.made, fresh=True)
        person_tables.index(reader, "traits", schema=STAGE)
        reader.commit()

    def _beside(self, writer: Connection, logged: Future[None], traits: Future[None]) -> None:
        """Write all but identifiers and traits."""
        settled, sources = self.settled, self.sources
        resolved = settled.resolved
        created, at = resolved.created, settled.at(resolved.created)
        ids = person_ids(created, self.made.salt)
        gone, into, number = resolved.merges
        merged = settled.at(number)
        logged.result()
        with writer.transaction():
            who = now(created, resolved)
            persons.add_persons(writer, created, who, settled.times[at], sources[at], ids, STAGE)
            persons.add_merges(writer, gone, into, number, settled.times[merged], sources[merged], STAGE)
            person_tables.index(writer, "refused", schema=STAGE)
            persons.refuse(
                writer, *counted(resolved, self.batch.number, settled.numbers, settled.times), STAGE
            )
            person_tables.index(writer, "seen", schema=STAGE)
            for name in ("persons", "merges", "observations"):
                person_tables.index(writer, name, schema=STAGE)
        traits.result()
        with writer.transaction():
            persons.add_golden(writer, STAGE)
            person_tables.index(writer, "golden", schema=STAGE)
