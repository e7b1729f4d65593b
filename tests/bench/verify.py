"""Is what was loaded right? Every value of a sample of rows against the vendor's JSON, read in plain Python.

Shares no code with the engine's decoding: only the models' declarations, which say what should stand where. Of what
comes as CSV the vendor's JSON is the truth, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import psycopg
from psycopg.rows import dict_row

from etl.schema import Column, Table
from tests.bench.services import Postgres, VendorProcess

PAGE = 100


def verify(postgres: Postgres, vendor: VendorProcess, rows: int = 2_000) -> int:
    """How many rows were compared, spread over all of the tables; SystemExit names the first difference."""
    tables = vendor.shape.tables(vendor.url)
    compared = 0
    with psycopg.connect(postgres.url, row_factory=dict_row, options="-c timezone=UTC") as session:
        for table in tables.values():
            name = f"{vendor.shape.name}.{table.__tablename__}"
            if (held := postgres.count(name)) != vendor.rows:
                raise SystemExit(f"WRONG: {name} has {held:,} rows, the vendor has {vendor.rows:,}")
        for records in _sample(vendor, rows):
            for place, table in tables.items():
                compared += _compare(
                    session, vendor.shape.name, table, [r[place] if place else r for r in records]
                )
    return compared


def _compare(
    session: psycopg.Connection[Any], schema: str, table: type[Table], records: list[dict[str, Any]]
) -> int:
    """How many rows were compared; SystemExit names the first difference."""
    (key,) = table.key
    name = f"{schema}.{table.__tablename__}"
    ids = [record[key.paths[0][0]] for record in records]
    found = session.execute(f"select * from {name} where {key.name} = any(%s)", (ids,)).fetchall()
    by_id = {row[key.name]: row for row in found}
    for id, record in zip(ids, records, strict=True):
        for column, value in expected(table, record).items():
            there = by_id[id][column]
            if there != value or type(there) is not type(value):
                raise SystemExit(f"WRONG: {name} {id} {column} is {there!r}, not {value!r}")
    return len(ids)


def _sample(vendor: VendorProcess, rows: int) -> Iterator[list[dict[str, Any]]]:
    pages = max(1, min(rows, vendor.rows) // PAGE)
    for page in range(pages):
        yield vendor.records(page * (vendor.rows - PAGE) // max(1, pages - 1) if page else 0, PAGE)


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
        case "timestamp" if column.times == "unix" or not isinstance(value, str):
            return datetime.fromtimestamp(value, UTC)
        case "timestamp":
            return datetime.fromisoformat(value)
        case "date":
            return date.fromisoformat(value)
        case "numeric":
            return Decimal(str(value))
        case "double":
            return float(value)
        case "json" if column.keyed:
            key, held = column.keyed
            return {str(pair[key]): pair[held] for pair in value}
        case "jsontext":
            return json.dumps(value)
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
