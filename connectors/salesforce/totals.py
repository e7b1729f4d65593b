"""What Salesforce has of each day: it counts and sums itself, in one statement an object.

SOQL and SOSL Reference: aggregate functions, DAY_ONLY, which gives days in UTC, GROUP BY, of which a
statement gives 2,000 groups at most. `queryAll` counts archived activities too; what is in the recycle bin is
left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from connectors.salesforce import soql
from connectors.salesforce.api import Api, Restricted, TooMuch
from connectors.salesforce.describe import SObject
from etl.errors import SourceError
from etl.schema import Table
from etl.totals import Total, Totals
from etl.window import Window

CREATED = "CreatedDate"
MOST_DAYS, LEAST = timedelta(days=1_000), timedelta(hours=1)
"""The longest span that is asked at once, half of what a statement gives, and the shortest."""
MOST_SUMS = 8
"""Columns that are summed; each makes Salesforce read more, and a few tell whether rows are as they were."""
MANY_CURRENCIES = "CurrencyIsoCode"
"""With this field there are several, and sums of amounts would be in the organisation's."""


class _Head(msgspec.Struct):
    records: list[dict[str, Any]]
    done: bool = True


def totals(api: Api, obj: SObject, table: type[Table], window: Window) -> Totals | None:
    """Rows and sums by day; None for an object that Salesforce does not count by when a record was made."""
    columns = {c.paths[0][0]: c.name for c in table.columns if len(c.paths[0]) == 1}
    if not obj.filters(CREATED) or CREATED not in columns:
        return None
    kinds = ("int",) if obj.has(MANY_CURRENCIES) else ("currency", "int")  # amounts first
    own = [f for f in obj.fields if f.aggregatable and not f.calculated]
    summed = [f.name for kind in kinds for f in own if f.type == kind]
    fields = [name for name in summed if name in columns][:MOST_SUMS]
    try:
        days = list(_days(api, obj, window, {name: columns[name] for name in fields}))
    except Restricted:  # to the ids of what its records hang on
        return None
    return Totals(columns[CREATED], days, tuple(columns[name] for name in fields))


def _days(api: Api, obj: SObject, window: Window, summed: Mapping[str, str]) -> Iterator[Total]:
    """Days, or parts of days: a span that has too many, or takes too long, is asked in halves."""
    try:
        if window.end - window.start > MOST_DAYS:
            raise TooMuch
        yield from _counted(api, obj, window, summed)
    except TooMuch:
        if window.end - window.start <= LEAST:
            raise
        for half in window.halves():
            yield from _days(api, obj, half, summed)


def _counted(api: Api, obj: SObject, window: Window, summed: Mapping[str, str]) -> list[Total]:
    asked = ["DAY_ONLY(CreatedDate) day", "COUNT(Id) n", *(f"SUM({f}) s{i}" for i, f in enumerate(summed))]
    living = ["IsDeleted = false"] if obj.filters("IsDeleted") else []
    where = [*living, *soql.span(CREATED, window.start, window.end)]
    statement = soql.select(asked, obj.name, where, "GROUP BY DAY_ONLY(CreatedDate)")
    head: _Head = api.read("queryAll", _Head, {"q": statement})
    if not head.done:
        raise SourceError(f"{obj.name}: Salesforce gave only some of the days")
    return [
        Total(
            date.fromisoformat(record["day"]),
            record["n"],
            {column: Decimal(str(record.get(f"s{i}") or 0)) for i, column in enumerate(summed.values())},
        )
        for record in head.records
    ]
