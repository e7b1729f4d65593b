"""What Stripe has of each day: its lists are read, as it counts nothing itself but what search finds.

Search (docs.stripe.com/search) has `total_count`, of seven kinds of objects, up to 10,000 and minutes late; a
list shows a hundred objects a request and is as of now, so lists are read, for all that are asked by time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
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

SUMMED = ("amount", "total")
"""Columns that are worth a sum, in minor units of whatever currency: a wrong one shows all the same."""


class _Page(msgspec.Struct):
    data: list[dict[str, Any]]


def totals(records: Records, collection: Collection, window: Window) -> Totals | None:
    """Rows and sums by day, the newest first; None for a list that is not asked by time, or hides objects."""
    stamps = {("created",), ("date",)}
    created = [c.name for c in collection.table.columns if c.paths[0] in stamps and c.type == "timestamp"]
    if not collection.created or collection.hides or collection.through or not created:
        return None
    names = {c.paths[0] for c in collection.table.columns}
    sums = tuple(name for name in SUMMED if (name,) in names)
    return Totals(created[0], _days(records, collection, window, sums), sums)


def _days(records: Records, collection: Collection, window: Window, sums: tuple[str, ...]) -> Iterator[Total]:
    for day in reversed(list(window.days())):
        seen, total = set[str](), dict.fromkeys(sums, 0)
        for variant in collection.variants:
            for answer, _ in records.pages(collection, variant, bare=True, bounds=lists.span(day)):
                for row in _rows(answer.body, collection.path):
                    if row.get("id") not in seen:
                        seen.add(row.get("id", ""))
                        for name in sums:
                            total[name] += row.get(name) or 0
        date = day.start.astimezone(UTC).date()
        yield Total(date, len(seen), {name: Decimal(value) for name, value in total.items()})


def _rows(body: bytes, where: str) -> list[dict[str, Any]]:
    try:
        page: _Page = typed(body, _Page)
    except msgspec.MsgspecError:
        raise SourceError(f"{where}: a page has another shape than documented") from None
    return page.data
