"""What Stripe has of each day: its lists are read, as it counts nothing itself but what search finds.

Search (docs.stripe.com/search) has `total_count`, of seven kinds of objects, up to 10,000 and minutes late; a
list shows a hundred objects a request and is as of now, so lists are read, for all that are asked by time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from connectors.stripe import lists
from connectors.stripe.collection import Collection
from connectors.stripe.nested import Records
from etl.errors import SourceError
from etl.totals import Total, Totals
from etl.typed import typed
from etl.window import Window
from models.stripe.developers import Event

SUMMED = ("amount", "total")
"""Columns that are worth a sum, in minor units of whatever currency: a wrong one shows all the same."""


class _Row(lists.Row):
    amount: Any = None
    total: Any = None


class _Page(msgspec.Struct):
    data: list[_Row]


def totals(records: Records, collection: Collection, window: Window) -> Totals | None:
    """Rows and sums by day, the newest first.

    None for a list that is not asked by time, or hides objects, or forgets them, as that of events.
    """
    stamps = {("created",), ("date",)}
    created = [c.name for c in collection.table.columns if c.paths[0] in stamps and c.type == "timestamp"]
    forgets = collection.table is Event
    if not collection.created or collection.hides or collection.through or forgets or not created:
        return None
    numbers = {c.paths[0] for c in collection.table.columns if c.type == "bigint"}
    sums = tuple(name for name in SUMMED if (name,) in numbers)
    return Totals(created[0], _days(records, collection, window, sums), sums)


def _days(records: Records, collection: Collection, window: Window, sums: tuple[str, ...]) -> Iterator[Total]:
    """A day as soon as the list has come to the one before; what it shows twice, it shows within a day."""
    day, seen, total = date.min, set[str](), dict.fromkeys(sums, 0)
    for variant in collection.variants:
        for answer, _ in records.pages(collection, variant, bare=True, bounds=lists.span(window)):
            for row in _rows(answer.body, collection.path):
                if row.stamp is None or row.deleted is True:
                    continue
                made = datetime.fromtimestamp(row.stamp, UTC).date()
                if made != day:
                    if seen:
                        yield _total(day, seen, total)
                    day, seen, total = made, set[str](), dict.fromkeys(sums, 0)
                if row.id not in seen:
                    seen.add(row.id)
                    for name in sums:
                        value = getattr(row, name)
                        total[name] += value if isinstance(value, int) else 0
    if seen:
        yield _total(day, seen, total)


def _total(day: date, seen: set[str], total: Mapping[str, int]) -> Total:
    return Total(day, len(seen), {name: Decimal(value) for name, value in total.items()})


def _rows(body: bytes, where: str) -> list[_Row]:
    try:
        page: _Page = typed(body, _Page)
    except msgspec.MsgspecError:
        raise SourceError(f"{where}: a page has another shape than documented") from None
    return page.data
