"""Refreshing interactions: what is new in the tables that tell of them, and the views over all.

A run is one transaction of one snapshot: whoever reads meanwhile sees what was before, and of a run that dies
nothing is left. Its work goes by what is new. Two never run at once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import field
from msgspec.structs import asdict, replace

from etl.config import Config
from etl.customers.parts import Part, parts
from etl.identity.rules import ANY, Rules, rules
from etl.warehouse import (
    customer_rows,
    customer_tables,
    customer_views,
    leases,
    ledger,
    person_index,
    person_rows,
)
from etl.warehouse.customer_rows import Identifiers, Reading
from etl.warehouse.person_rows import Value
from etl.warehouse.postgres import Warehouse

if TYPE_CHECKING:
    from etl.warehouse import Connection


class Report(customer_rows.Done):
    """What a run did.

    parts: selects of sources' files that were read. notes: what a person should know. seconds: what it took.
    """

    parts: int = 0
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0


def refresh(warehouse: Warehouse, config: Config, *, anew: bool = False) -> Report:
    """Bring interactions and views up to date; the one thing a schedule has to call.

    anew: read all tables from their beginning. What a lost session left undone is begun again.
    Raises ConfigError, WarehouseError, or AlreadyRunning if another run is at it.
    """
    return warehouse.again(lambda: _refresh(warehouse, config, anew))


def _refresh(warehouse: Warehouse, config: Config, anew: bool) -> Report:
    found, identifiers, began = parts(config), alike(rules(config)), time.monotonic()
    report = Report()
    with _alone(warehouse) as session:
        for part, reading in _readings(session, found):
            for table in reading.tables:
                if table.stamp:
                    name = table.full.partition(".")[2]
                    report.notes += person_index.index_stamp(session, part.source, name, table.stamp)
        with person_rows.transaction(session, "repeatable read"):
            _grow(session, found, identifiers, report, anew=anew)
    report.seconds = time.monotonic() - began
    return report


def alike(chosen: Rules) -> Identifiers:
    """How identifiers are kept by the rules of [identity], so that they are found among those of persons."""
    types = {*chosen.normalise, *chosen.blocks} - {ANY}
    made = {}
    for name in ("", *sorted(types)):
        block = chosen.block(name)
        made[name] = Value(0, "", chosen.normalise.get(name, ()), block.values, block.patterns)
    return Identifiers(made)


@contextmanager
def _alone(warehouse: Warehouse) -> Iterator[Connection]:
    """A session that no other run works beside."""
    with warehouse.connection() as session:
        ledger.ensure(session)
        customer_tables.prepare(session)
        leases.lease(session, leases.CUSTOMERS)
        try:
            yield session
        finally:
            if not session.closed:
                leases.release(session, leases.CUSTOMERS)


def _readings(session: Connection, found: Sequence[Part]) -> Iterator[tuple[Part, Reading]]:
    """The parts whose tables are there, each as it is to be read, as yet without a number."""
    there = person_rows.columns(session, {name for part in found for name in part.tables.values()})
    for part in found:
        reading = part.reading(there)
        if reading is not None:
            yield part, reading


def _grow(
    session: Connection, found: Sequence[Part], identifiers: Identifiers, report: Report, *, anew: bool
) -> None:
    """Read what is new; all of what is read for the first time, or in another way than before."""
    first = not customer_tables.begun(session)
    if first:
        customer_tables.make(session)
    had = customer_tables.known(session)
    since = customer_tables.read_until(session)
    known = None if anew or first else since
    there = []
    for part, reading in _readings(session, found):
        if why := customer_rows.runs(session, reading, identifiers):
            report.notes.append(f"{part.full} is left out, as it cannot be read: {why}")
            continue
        try:
            with customer_rows.apart(session):
                done = _part(session, part, reading, identifiers, had.get(part.full), known)
        except customer_rows.Unreadable as error:
            report.notes.append(f"{part.full} is left out, as a value of its rows cannot be read: {error}")
            continue
        had.pop(part.full, None)
        there.append((part, reading))
        report.parts += 1
        for name, number in asdict(done).items():
            setattr(report, name, getattr(report, name) + number)
    for gone in had.values():
        report.removed += customer_tables.forget(session, gone.number)
    _note_read(session, there, since)
    if first:
        customer_tables.index(session)
    customer_views.keep(session, report.notes)


def _part(
    session: Connection,
    part: Part,
    reading: Reading,
    identifiers: Identifiers,
    had: customer_tables.Kept | None,
    since: dict[str, datetime] | None,
) -> customer_rows.Done:
    """Bring up to date what is kept of a part, if it was read before. since: as of `add_news`."""
    kept = had or customer_tables.number(session, part.source, part.name, part.first)
    reading = replace(reading, number=kept.number)
    mark = reading.fingerprint(identifiers)
    if had:
        done = customer_rows.add_news(
            session, reading, identifiers, since if mark == had.fingerprint else None
        )
    else:
        done = customer_rows.add_all(session, reading, identifiers)
    customer_tables.note_part(session, reading.number, part.first, mark)
    return done


def _note_read(
    session: Connection, there: Sequence[tuple[Part, Reading]], since: dict[str, datetime]
) -> None:
    """Note how far each table was read."""
    tables = {table.full: table for _, reading in there for table in reading.tables if table.stamp}
    for table in tables.values():
        latest = customer_rows.latest(session, table, since.get(table.full))
        customer_tables.note_read(session, table.full, latest)
