"""Is what was loaded right? Every value of a sample of rows against the vendor's JSON, read in plain Python.

Shares no code with the engine's decoding: only the models' declarations, which say what should stand where.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.request import urlopen

import psycopg
from psycopg.rows import dict_row

from etl.schema import Column, Table
from models.stripe.charges import Charge
from tests.bench.engine import TABLE
from tests.bench.records import charge_id
from tests.bench.services import Postgres, VendorProcess

PAGE = 100


def verify(postgres: Postgres, vendor: VendorProcess, rows: int = 2_000) -> int:
    """How many rows were compared, spread over all of the table; SystemExit names the first difference."""
    held = postgres.count(TABLE)
    if held != vendor.rows:
        raise SystemExit(f"WRONG: {TABLE} has {held:,} rows, the vendor has {vendor.rows:,}")
    compared = 0
    with psycopg.connect(postgres.url, row_factory=dict_row, options="-c timezone=UTC") as session:
        for records in _sample(vendor, rows):
            ids = [record["id"] for record in records]
            found = session.execute(f"select * from {TABLE} where id = any(%s)", (ids,)).fetchall()
            by_id = {row["id"]: row for row in found}
            for record in records:
                compared += 1
                for column, value in expected(Charge, record).items():
                    there = by_id[record["id"]][column]
                    if there != value or type(there) is not type(value):
                        raise SystemExit(f"WRONG: {record['id']} {column} is {there!r}, not {value!r}")
    return compared


def _sample(vendor: VendorProcess, rows: int) -> Iterator[list[dict[str, Any]]]:
    pages = max(1, min(rows, vendor.rows) // PAGE)
    for page in range(pages):
        before = page * (vendor.rows - PAGE) // max(1, pages - 1) if page else 0
        after = f"&starting_after={charge_id(before - 1)}" if before else ""
        with urlopen(f"{vendor.url}/v1/charges?limit={PAGE}{after}") as answer:
            yield json.load(answer)["data"]


def expected(table: type[Table], record: dict[str, Any]) -> dict[str, Any]:
    """A row as it should be, without the columns that say when and how it was loaded."""
    row = {column.name: _value(table, column, record) for column in table.columns}
    return row | {"_extra": _rest(table, record, ()), "_deleted_at": None}


def _value(table: type[Table], column: Column, record: dict[str, Any]) -> Any:
    for path in column.paths:
        value: Any = record
        for step in path[:-1] if path[-1] == "*" else path:
            value = value.get(step) if isinstance(value, dict) else None
        if path[-1] == "*":
            value = _rest(table, value or {}, path[:-1]) or None
        if value is not None:
            return _typed(column, value)
    return None


def _typed(column: Column, value: Any) -> Any:
    match column.type:
        case "timestamp":
            return datetime.fromtimestamp(value, UTC)
        case "numeric":
            return Decimal(str(value))
        case "double":
            return float(value)
    return value


def _rest(table: type[Table], value: dict[str, Any], where: tuple[str, ...]) -> dict[str, Any]:
    """What of an object no column takes, and what is not said to belong elsewhere."""
    taken = {path for column in table.columns for path in column.paths}
    elsewhere = {tuple(dotted.split(".")) for dotted in table.__elsewhere__}
    rest = {}
    for key, inner in value.items():
        path = (*where, key)
        if path in taken or path in elsewhere or (*path, "*") in taken or inner is None:
            continue
        if any(other[: len(path)] == path for other in taken):
            if left := _rest(table, inner, path):
                rest[key] = left
        else:
            rest[key] = inner
    return rest
