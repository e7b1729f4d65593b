"""What a vendor says it has, day by day: what `etl reconcile` holds against the warehouse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct, field


class Total(Struct, frozen=True):
    """One UTC day: how many rows that live there were created on it, and sums of some of their columns."""

    day: date
    rows: int
    sums: Mapping[str, Decimal] = field(default_factory=dict)


class Totals(Struct, frozen=True):
    """The days of one stream; one without rows may be left out.

    created: the table's column whose UTC day counts.
    sums: the columns that are summed, of which nulls count as nothing.
    """

    created: str
    days: Iterable[Total]
    sums: tuple[str, ...] = ()
