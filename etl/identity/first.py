"""The first run: all there is, read and written by several sessions at once, in place only when all is done.

A run that dies leaves tables in the stage, which the next one removes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import numpy as np

from etl.config import Config
from etl.identity import collect
from etl.identity.arrivals import Ints
from etl.identity.batch import Batch, Known
from etl.identity.collect import Source
from etl.identity.graph import Members, Resolved, Sets, resolve
from etl.identity.ids import person_ids
from etl.identity.refresh import (
    Report,
    Setting,
    add_nodes,
    add_traits,
    canonicals,
    refusals,
    setting,
)
from etl.identity.rules import Rules
from etl.warehouse import person_tables, person_views, persons, rows
from etl.warehouse.arrays import taught
from etl.warehouse.person_tables import STAGE
from etl.warehouse.postgres import Warehouse

if TYPE_CHECKING:
    from etl.warehouse import Connection




def begin(warehouse: Warehouse, session: Connection, config: Config, chosen: Rules, salt: bytes) -> Report:
    """Read everything and put identity in place. session: the one that holds the lock."""
    found = collect.sources(session, collect.claimed(session, config, chosen), chosen, fresh=True)
    made = setting(session, chosen, salt)
    person_tables.make(session, person_tables.TABLES, STAGE)
    report = Report()
    with ExitStack() as stack:
        threads = stack.enter_context(ThreadPoolExecutor(1))
        one, other = stack.enter_context(_alike(warehouse))
        writer = taught(stack.enter_context(warehouse.connection()))
        batch = Batch(collect.read([one, other], found), Known.nothing(), 0)
        new, _ = batch.candidates()
        sets = batch.sets(new, 0)
        sources = np.array([source.number for source in found], np.int16)
        sources = sources[batch.table[batch.rows[new]]] if len(found) else new
        logged = threads.submit(_log, writer, batch, sets, sources)
        resolved = resolve(sets, batch.nodes, made.bounds, _nobody)
        logged.result()
        beside = threads.submit(_beside, writer, other, found, batch, sets, sources, resolved, made)
        add_nodes(one, found, batch, resolved, STAGE)
        person_tables.index(one, ["nodes"], STAGE)
        one.commit()
        beside.result()
    with session.transaction():
        person_tables.adopt(session, person_tables.TABLES)
        for source in found:
            person_tables.note_read(session, source.number, source.stamp)
        person_views.keep(session)
    person_tables.tidy(session)
    report.add(batch, sets, resolved)
    return report


@contextmanager
def _alike(warehouse: Warehouse) -> Iterator[tuple[Connection, Connection]]:
    """Two sessions that see the same, each within a transaction that whoever uses it ends."""
    with warehouse.connection() as one, warehouse.connection() as other:
        for session in (one, other):
            taught(session).execute("begin isolation level repeatable read")
        row = one.execute("select pg_export_snapshot()").fetchone()
        other.execute(f"set transaction snapshot '{row[0] if row else ''}'")
        for session in (one, other):
            session.execute(rows.SETTINGS)
        yield one, other


def _nobody(who: Ints) -> Members:
    raise AssertionError("nobody is there before the first run")


def _log(writer: Connection, batch: Batch, sets: Sets, sources: Ints) -> None:
    """Write the observations, while it is worked out what they make."""
    with writer.transaction():
        persons.add_observations(
            writer, sets.times, sets.numbers, sources, sets.owner, batch.number[sets.refs], STAGE
        )


def _beside(
    writer: Connection, reader: Connection, found: Sequence[Source], batch: Batch, sets: Sets, sources: Ints,
    resolved: Resolved, made: Setting,
) -> None:  # fmt: skip
    """Write all but the identifiers. reader: sees the rows that traits are read of."""
    created, now = canonicals(resolved)
    gone, into, at = resolved.merges
    with writer.transaction():
        person_tables.index(writer, ["observations", "refused"], STAGE)
        place = created - 1
        persons.add_persons(
            writer, created, now, sets.times[place], sources[place], person_ids(created, made.salt), STAGE
        )
        persons.add_merges(writer, gone, into, at, sets.times[at - 1], sources[at - 1], STAGE)
        persons.refuse(writer, *refusals(batch, sets, resolved), STAGE)
        person_tables.index(writer, ["persons", "merges"], STAGE)
    person_tables.index(reader, ["traits"], STAGE)
    for table, source in enumerate(found):
        if source.claim.traits:
            add_traits(reader, source, batch.persons(table, resolved, made.ranks), STAGE)
    reader.commit()
    with writer.transaction():
        persons.add_golden(writer, None, STAGE)
        person_tables.index(writer, ["golden"], STAGE)
