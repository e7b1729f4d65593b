"""Reconcile: what the vendor has of each day against what the warehouse has of it.

Rows are counted by the UTC day of their creation, which never changes, so that a day is wrong only if rows of
it are missing, or are here and gone there. Sums are of what a day's rows hold now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from etl.checks import unbroken
from etl.connector import Connector, Stream
from etl.errors import TributaryError
from etl.totals import Total, Totals
from etl.warehouse import ledger
from etl.warehouse.ddl import quote
from etl.window import Window

if TYPE_CHECKING:
    from etl.warehouse import Connection
    from etl.warehouse.postgres import Warehouse

ALARMING = 0.05
"""The share of a stream's rows, or of a sum, by which the two may differ before it is an alarm."""
SETTLES = timedelta(minutes=15)
"""How long vendors may take to count what is new: their indexes follow."""
EQUAL = Decimal("1e-9")
"""The share of a sum that may be a vendor's rounding: some of them add binary fractions."""
ROWS = "rows"


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
    alarms: what differs by more than `ALARMING`: "rows", or a column.
    """

    stream: str
    window: Window | None = None
    reason: str = ""
    vendor: dict[str, Decimal] = field(default_factory=dict)
    warehouse: dict[str, Decimal] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    error: TributaryError | None = None


def reconcile(
    connector: Connector[Any], warehouse: Warehouse, streams: Sequence[Stream], asked: Window, start: datetime
) -> Iterator[Reconciled]:
    """Compare these streams, one after the other, as far as they are in the warehouse.

    asked: days of creation. start: since when the source is to be there.
    A stream that its vendor refuses has the error; credentials that are refused end it all, by raising.
    """
    from etl.errors import CredentialsError

    with warehouse.connection() as session:
        ledger.ensure(session)
        covered = ledger.covered(session, connector.source)
        now = warehouse.clock()
    for stream in streams:
        found = Reconciled(stream.name)
        through = unbroken(covered.get(stream.name, []), start)
        if not stream.windowed or through is None:
            found.reason = "nothing of it is here yet" if stream.windowed else "it is read whole at each sync"
            yield found
            continue
        end = min(asked.end, through, now - SETTLES).replace(microsecond=0)
        window = Window(min(max(asked.start, start), end), end)
        try:
            totals = connector.totals(stream, window) if window else None
            if totals is None:
                found.reason = "the vendor does not count it" if window else "these days are not here yet"
            else:
                found.window = window
                _compare(found, connector.source, stream, totals, warehouse)
        except CredentialsError:
            raise
        except TributaryError as error:
            found.error = error
        yield found


def _compare(found: Reconciled, source: str, stream: Stream, totals: Totals, warehouse: Warehouse) -> None:
    """Fill in what both have. The vendor is asked while no session is held."""
    assert found.window is not None  # noqa: S101
    theirs = {total.day: total for total in totals.days}
    with warehouse.connection() as session:
        ours = _stored(session, source, stream, totals, found.window)
    for day in sorted(theirs.keys() | ours.keys()):
        one, other = theirs.get(day, Total(day, 0)), ours.get(day, Total(day, 0))
        _add(found, day, ROWS, Decimal(one.rows), Decimal(other.rows))
        for column in totals.sums:
            _add(found, day, column, one.sums.get(column, Decimal(0)), other.sums.get(column, Decimal(0)))
    found.alarms = [w for w, a in found.vendor.items() if _apart(a, found.warehouse[w]) > ALARMING]


def _add(found: Reconciled, day: date, what: str, vendor: Decimal, warehouse: Decimal) -> None:
    found.vendor[what] = found.vendor.get(what, Decimal(0)) + vendor
    found.warehouse[what] = found.warehouse.get(what, Decimal(0)) + warehouse
    if _apart(vendor, warehouse) > EQUAL:
        found.differences.append(Difference(day, what, vendor, warehouse))


def _apart(one: Decimal, other: Decimal) -> Decimal:
    """By what share of the larger they differ."""
    most = max(abs(one), abs(other))
    return abs(one - other) / most if most else Decimal(0)


def _stored(
    session: Connection, source: str, stream: Stream, totals: Totals, window: Window
) -> dict[date, Total]:
    """The warehouse's days: its rows that are not marked deleted."""
    created = quote(totals.created)
    sums = "".join(f", coalesce(sum({quote(column)}), 0)::numeric" for column in totals.sums)
    rows = session.execute(
        f"select ({created} at time zone 'UTC')::date, count(*){sums}"
        f" from {quote(source, stream.name)}"
        f" where {created} >= %s and {created} < %s and _deleted_at is null group by 1",
        (window.start, window.end),
    )
    return {day: Total(day, n, dict(zip(totals.sums, rest, strict=True))) for day, n, *rest in rows}
