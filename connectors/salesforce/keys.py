"""Keys of living records, each with the stamp of its last change: what is held against the rows there are."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from connectors.salesforce import soql
from connectors.salesforce.api import decode
from connectors.salesforce.describe import SObject
from etl.connector import Alive
from etl.csvtext import cells, names, records
from etl.errors import SourceError
from etl.http import Answer

BIN = "IsDeleted"
SECONDS = len("2026-01-01T00:00:00")


class _Page(msgspec.Struct):
    records: list[dict[str, Any]]


def fields(obj: SObject) -> list[str]:
    """What is asked for of each record."""
    return ["Id", *([obj.stamp] if obj.stamp else []), *([BIN] if obj.has(BIN) else [])]


def living(obj: SObject) -> list[str]:
    """The condition that a record is not in the recycle bin; none, if it cannot be asked for."""
    return [f"{BIN} = false"] if obj.filters(BIN) else []


def of_page(obj: SObject, answer: Answer, until: datetime) -> Alive:
    """The keys that a page by REST holds. until: what changed later is read by the next sync anyway."""
    page: _Page = decode(answer.body, _Page)
    wanted = fields(obj)
    return _alive(obj, [[r.get(name) for name in wanted] for r in page.records], answer, until)


def of_csv(obj: SObject, answer: Answer, until: datetime) -> Alive:
    """The keys that a part of a bulk job's results holds; SourceError if it is torn."""
    header, *texts = records(answer.body)
    shown = names(header)
    rows, wrong = cells([text.decode() for text in texts], len(shown))
    if wrong:
        raise SourceError(f"{obj.name}: a record of a bulk job's results {next(iter(wrong.values()))}")
    try:
        places = [shown.index(name) for name in fields(obj)]
    except ValueError:
        raise SourceError(f"{obj.name}: a bulk job's results lack a column that was asked for") from None
    return _alive(obj, [[row[at] for at in places] for row in rows], answer, until)


def _alive(obj: SObject, rows: list[list[Any]], answer: Answer, until: datetime) -> Alive:
    if obj.has(BIN):
        rows = [row for row in rows if str(row[-1]).lower() != "true"]
    end = soql.moment(until)[:SECONDS]
    versions = [row[1] if row[1] and row[1][:SECONDS] < end else None for row in rows] if obj.stamp else []
    return Alive([(soql.id18(row[0]),) for row in rows], answer.asof, versions=versions)
