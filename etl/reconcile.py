"""Reconcile: what the vendor has of each day against what the warehouse has of it.

Rows are counted by the UTC day of their creation, which never changes, so that a day is wrong only if rows of
it are missing, or are here and gone there. Sums are of what a day's rows hold now.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from etl.connector import Connector, Stream
from etl.errors import CredentialsError, TributaryError
from etl.exchanges import STREAM
from etl.learned import learn, remembered
from etl.sources import chosen, keep_rules, open_source
from etl.totals import Total, Totals
from etl.warehouse import ledger
from etl.warehouse.ddl import quote
from etl.window import BEGINNING, Window, as_utc

if TYPE_CHECKING:
    from etl.config import SourceConfig
    from etl.warehouse import Connection
    from etl.warehouse.postgres import Warehouse

ALARMING = Decimal("0.05")
"""The share of a stream's rows, or of a sum, by which all days together may differ before it is an alarm."""
SETTLES = timedelta(minutes=15)
"""How long vendors may take to count what is new: their indexes follow."""
EQUAL = Decimal("1e-9")
"""The share of a sum that may be a vendor's rounding: some of them add binary fractions."""
ROWS = "rows"
NOTHING = Decimal(0)


class Difference(Struct, frozen=True):
    """A day on which the two differ. what: "rows", or the column that was summed."""

    day: date
    what: str
    vendor: Decimal
    warehouse: Decimal


class Reconciled(Struct):
    """One stream.

    window: what was compared; None if nothing was, and `reason` says why.
    vendor, warehouse: rows of all days, and sums by column.
    differences: the days on which they differ, oldest first.
    run_id: by which the log of exchanges knows what was asked.
    alarms: what differs by more than `ALARMING`: "rows", or a column. Days are added up whatever the sign,
        so that what one lacks does not make up for what another has too much.
    """

    stream: str
    window: Window | None = None
    reason: str = ""
    vendor: dict[str, Decimal] = field(default_factory=dict)
    warehouse: dict[str, Decimal] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    error: TributaryError | None = None
    run_id: str = ""


def reconcile(
    connector: Connector[Any], warehouse: Warehouse, streams: Sequence[Stream], asked: Window, start: datetime
) -> Iterator[Reconciled]:
    """Compare these streams, one after the other, as far as they are in the warehouse.

    asked: days of creation; behind a gap in what was synced, only what came after it is compared.
    start: before which the source is not to be there.
    A stream that its vendor refuses has the error; credentials that are refused end it all, by raising.
    """
    with warehouse.connection() as session:
        ledger.ensure(session)
        covered = ledger.covered(session, connector.source)
        now = warehouse.clock()
    try:
        for stream in streams:
            STREAM.set(stream.name)
            found = Reconciled(stream.name)
            done = covered.get(stream.name, [])
            window = _here(done, asked, start, now)
            ruled = partial(connector.rules.about, stream.table.__tablename__)
            try:
                if not stream.windowed:
                    found.reason = "it is read whole at each sync"
                elif not window:
                    found.reason = "these days are not here yet" if done else "nothing of it is here yet"
                elif (totals := connector.totals(stream, window)) is None:
                    found.reason = "the vendor does not count it"
                elif ruled(totals.created):
                    found.reason = f"a rule keeps {totals.created} out, and with it the days"
                else:
                    found.window = window
                    sums = tuple(column for column in totals.sums if not ruled(column))
                    _compare(found, connector.source, stream, replace(totals, sums=sums), warehouse)
            except CredentialsError:
                raise
            except TributaryError as error:
                found.error = error
            yield found
    finally:
        STREAM.set("")


def reconcile_source(
    config: SourceConfig, warehouse: Warehouse, asked: Window, streams: Sequence[str] | None = None
) -> Iterator[Reconciled]:
    """Ask a source whether it is there, and compare its streams; names of streams: None for all it has.

    Raises what a sync would: ConfigError, CredentialsError.
    """
    start = as_utc(config.start_date) if config.start_date else BEGINNING
    connector, run_id = open_source(config), uuid.uuid4().hex
    if connector.log:
        connector.log.begin(run_id)
    try:
        if connector.describes:
            learn(connector, remembered(config))
        keep_rules(connector, config)
        if not connector.describes:
            connector.greet()
        for found in reconcile(connector, warehouse, chosen(connector, streams), asked, start):
            found.run_id = run_id
            yield found
    finally:
        connector.close()


def _here(done: Sequence[Window], asked: Window, start: datetime, now: datetime) -> Window | None:
    """What of a window is in the warehouse, in whole seconds: of several parts, between gaps, the newest."""
    for part in sorted(done, reverse=True):
        end = min(asked.end, part.end, now - SETTLES).replace(microsecond=0)
        begin = max(asked.start, part.start, start)
        if begin.microsecond:
            begin = begin.replace(microsecond=0) + timedelta(seconds=1)
        if begin < end:
            return Window(begin, end)
    return None


def _compare(found: Reconciled, source: str, stream: Stream, totals: Totals, warehouse: Warehouse) -> None:
    """Fill in what both have. The vendor is asked while no session is held."""
    assert found.window is not None  # noqa: S101
    theirs: dict[date, Total] = {}
    for total in totals.days:
        theirs[total.day] = total.plus(theirs.get(total.day))
    with warehouse.connection() as session:
        ours = _stored(session, source, stream, totals, found.window)
    apart, most = dict[str, Decimal](), dict[str, Decimal]()
    for day in sorted(theirs.keys() | ours.keys()):
        one, other = theirs.get(day, Total(day, 0)), ours.get(day, Total(day, 0))
        pairs = {ROWS: (Decimal(one.rows), Decimal(other.rows))}
        pairs |= {c: (one.sums.get(c, NOTHING), other.sums.get(c, NOTHING)) for c in totals.sums}
        for what, (vendor, here) in pairs.items():
            found.vendor[what] = found.vendor.get(what, NOTHING) + vendor
            found.warehouse[what] = found.warehouse.get(what, NOTHING) + here
            larger = max(abs(vendor), abs(here))
            most[what] = most.get(what, NOTHING) + larger
            if abs(vendor - here) > EQUAL * larger:
                apart[what] = apart.get(what, NOTHING) + abs(vendor - here)
                found.differences.append(Difference(day, what, vendor, here))
    found.alarms = [what for what, difference in apart.items() if difference > ALARMING * most[what]]


def _stored(
    session: Connection, source: str, stream: Stream, totals: Totals, window: Window
) -> dict[date, Total]:
    """The warehouse's days: its rows that are not marked deleted."""
    created = quote(totals.created)
    sums = "".join(f", coalesce(sum({quote(column)}), 0)::numeric" for column in totals.sums)
    rows = session.execute(
        f"select ({created} at time zone 'UTC')::date, count(*){sums}"
        f" from {quote(source, stream.table.__tablename__)}"
        f" where {created} >= %s and {created} < %s and _deleted_at is null group by 1",
        (window.start, window.end),
    )
    return {day: Total(day, n, dict(zip(totals.sums, rest, strict=True))) for day, n, *rest in rows}
