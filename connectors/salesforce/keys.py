"""Keys of living records, each with the stamp of its last change: what is held against the rows there are."""

from __future__ import annotations

import msgspec

from connectors.salesforce import soql
from connectors.salesforce.api import decode
from connectors.salesforce.describe import SObject
from etl.connector import Alive
from etl.csvtext import cells, records
from etl.http import Answer

BIN = "IsDeleted"


class _Page(msgspec.Struct):
    records: list[dict[str, object]]


def fields(obj: SObject) -> list[str]:
    """What is asked for of each record."""
    return ["Id", *([obj.stamp] if obj.stamp else []), *([BIN] if obj.has(BIN) else [])]


def living(obj: SObject) -> list[str]:
    """The condition that a record is not in the recycle bin; none, if it cannot be asked for."""
    return [f"{BIN} = false"] if obj.filters(BIN) else []


def of_page(obj: SObject, answer: Answer) -> Alive:
    """The keys that a page by REST holds."""
    page: _Page = decode(answer.body, _Page)
    return _alive(obj, [[str(r.get(name)) for name in fields(obj)] for r in page.records], answer)


def of_csv(obj: SObject, answer: Answer) -> Alive:
    """The keys that a part of a bulk job's results holds."""
    texts = [record.decode() for record in records(answer.body)[1:]]
    return _alive(obj, cells(texts, len(fields(obj)))[0], answer)


def _alive(obj: SObject, rows: list[list[str]], answer: Answer) -> Alive:
    if obj.has(BIN):
        rows = [row for row in rows if row[-1].lower() != "true"]
    versions = [row[1] for row in rows] if obj.stamp else []
    return Alive([(soql.id18(row[0]),) for row in rows], answer.asof, versions=versions)
