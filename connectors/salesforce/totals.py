"""What Salesforce has of each day: it counts and sums itself, in one statement an object.

SOQL and SOSL Reference: aggregate functions, DAY_ONLY, which gives days in UTC, GROUP BY, of which a
statement gives 2,000 groups at most. `queryAll` counts archived activities too; what is in the recycle bin is
left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from connectors.salesforce import soql
from connectors.salesforce.api import Api
from connectors.salesforce.describe import SObject
from etl.errors import SourceError
from etl.schema import Table
from etl.totals import Total, Totals
from etl.window import Window

CREATED = "CreatedDate"
MOST_DAYS = 1_000
MOST_SUMS = 8
MANY_CURRENCIES = "CurrencyIsoCode"
"""With this field there are several, and sums of amounts would be in the organisation's."""
TO_SUM = ("currency", "int")


class _Head(msgspec.Struct):
    records: list[dict[str, Any]]
    done: bool = True


def totals(api: Api, obj: SObject, table: type[Table], window: Window) -> Totals | None:
    """Rows and sums by day; None for an object that does not say when a record was made."""
    columns = {c.paths[0][0]: c.name for c in table.columns if len(c.paths[0]) == 1}
    if not obj.filters(CREATED) or CREATED not in columns:
        return None
    kinds = () if obj.has(MANY_CURRENCIES) else TO_SUM
    summed = [f.name for f in obj.fields if f.type in kinds and f.aggregatable and not f.calculated]
    fields = [name for name in summed if name in columns][:MOST_SUMS]
    return Totals(
        columns[CREATED], _days(api, obj, window, fields, columns), tuple(columns[name] for name in fields)
    )


def _days(
    api: Api, obj: SObject, window: Window, fields: Sequence[str], columns: dict[str, str]
) -> Iterator[Total]:
    counted = ["DAY_ONLY(CreatedDate) day", "COUNT(Id) n", *(f"SUM({f}) s{i}" for i, f in enumerate(fields))]
    living = ["IsDeleted = false"] if obj.filters("IsDeleted") else []
    start = window.start
    while start < window.end:
        end = min(window.end, start + timedelta(days=MOST_DAYS))
        where = [*living, *soql.span(CREATED, start, end)]
        statement = soql.select(counted, obj.name, where, "GROUP BY DAY_ONLY(CreatedDate)")
        head: _Head = api.read("queryAll", _Head, {"q": statement})
        if not head.done:
            raise SourceError(f"{obj.name}: Salesforce gave only some of the days")
        for record in head.records:
            sums = {columns[f]: Decimal(str(record.get(f"s{i}") or 0)) for i, f in enumerate(fields)}
            yield Total(date.fromisoformat(record["day"]), record["n"], sums)
        start = end
