"""What the tables must hold, folded from the shop's own state in plain Python; and what they do hold."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from etl.warehouse.ddl import STAGE_SCHEMA, quote
from etl.warehouse.postgres import Warehouse
from tests.engine.shop import ShopWorld

Rows = dict[str, dict[Any, tuple[Any, ...]]]

COLUMNS = {
    "orders": ("id", "created, amount, rate, note, metadata::text"),
    "order_lines": ("order_id, position", "product, amount"),
    "customers": ("id", "updated, email"),
    "tags": ("name", "color"),
}


def living(world: ShopWorld) -> Rows:
    """All that lives in the shop, as rows of its tables."""
    with world.lock:
        orders = list(world.orders.values())
        return {
            "orders": {(o["id"],): _order(o) for o in orders},
            "order_lines": {
                (o["id"], i): (line.get("product"), line.get("amount"))
                for o in orders
                for i, line in enumerate(o["lines"])
            },
            "customers": {
                (c["id"],): (datetime.fromisoformat(c["updated_at"]), c.get("email"))
                for c in world.customers.values()
                if not c["deleted"]
            },
            "tags": {(t["name"],): (t.get("color"),) for t in world.tags.values()},
        }


def _order(order: dict[str, Any]) -> tuple[Any, ...]:
    rate, metadata = order.get("rate"), order.get("metadata")
    return (
        datetime.fromtimestamp(order["created"], UTC),
        order.get("amount"),
        None if rate is None else Decimal(rate),
        order.get("note"),
        None if metadata is None else json.dumps(metadata),
    )


def stored(warehouse: Warehouse, schema: str = "shop", *, deleted: bool = False) -> Rows:
    """The rows that the warehouse holds, those that live or those marked deleted."""
    found: Rows = {}
    with warehouse.connection() as session:
        for table, (key, values) in COLUMNS.items():
            if session.execute("select to_regclass(%s)", (quote(schema, table),)).fetchone() == (None,):
                continue
            width = len(key.split(","))
            which = "is not null" if deleted else "is null"
            rows = session.execute(
                f"select {key}, {values} from {quote(schema, table)} where _deleted_at {which}"
            ).fetchall()
            found[table] = {row[:width]: row[width:] for row in rows}
    return found


def check(warehouse: Warehouse, world: ShopWorld, schema: str = "shop") -> None:
    """The warehouse holds what lives in the shop; what it has beyond that is marked deleted."""
    expected, found = living(world), stored(warehouse, schema)
    for table, rows in expected.items():
        assert found.get(table, {}) == rows, f"{schema}.{table}"
    for table, dead in stored(warehouse, schema, deleted=True).items():
        assert not dead.keys() & expected[table].keys(), f"{schema}.{table}"


def leftovers(warehouse: Warehouse) -> list[str]:
    """The tables that lie in the stage's schema."""
    with warehouse.connection() as session:
        rows = session.execute("select tablename from pg_tables where schemaname = %s", (STAGE_SCHEMA,))
        return [name for (name,) in rows]
