"""A warehouse, and calls loaded into it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from etl.config import Secret
from etl.events.load import Loaded, load
from etl.events.read import PIECE
from etl.settings import Limits
from etl.warehouse.postgres import Warehouse

AT = "2026-05-04T10:00:00.000Z"
ALL = Limits(share=1)
"""Whatever is refused, nothing stops the load."""


def call(kind: str = "track", **parts: Any) -> dict[str, Any]:
    """A call as an archive keeps it; every one has an id of its own."""
    call.count += 1  # type: ignore[attr-defined]
    whole = {
        "type": kind, "messageId": f"m{call.count}", "anonymousId": "a1", "originalTimestamp": AT,  # type: ignore[attr-defined]
        "sentAt": AT, "receivedAt": AT, **parts,
    }  # fmt: skip
    if kind == "track":
        whole.setdefault("event", "Thing Done")
    return {key: value for key, value in whole.items() if value is not ...}


call.count = 0  # type: ignore[attr-defined]


class Events:
    """Loads calls into schema `web`, and asks what became of them."""

    def __init__(self, warehouse: Warehouse, url: str) -> None:
        self.warehouse = warehouse
        self.session = psycopg.connect(url, autocommit=True, options="-c timezone=UTC")

    def load(
        self,
        *calls: Any,
        schema: str = "web",
        united: Sequence[str] = (),
        piece: int = PIECE,
        limits: Limits = Limits(),  # noqa: B008  it is frozen
    ) -> Loaded:
        """Each is a call, or a line as it is."""
        lines = [c if isinstance(c, bytes) else json.dumps(c, ensure_ascii=False).encode() for c in calls]
        file = io.BytesIO(b"\n".join(lines) + b"\n")
        return load(self.warehouse, schema, file, united=united, piece=piece, limits=limits)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.session.execute(sql).fetchall()

    def row(self, table: str) -> dict[str, Any]:
        """The only row of a table, without what is null."""
        with self.session.cursor(row_factory=dict_row) as cursor:
            (found,) = cursor.execute(f"select * from web.{table}").fetchall()
        return {name: value for name, value in found.items() if value is not None}

    def types(self, table: str, schema: str = "web") -> dict[str, str]:
        """The columns of a table or view, with their types."""
        return dict(
            self.rows(
                "select attname, format_type(atttypid, atttypmod) from pg_attribute"
                f" where attrelid = '{schema}.{table}'::regclass and attnum > 0 and not attisdropped"
            )
        )  # type: ignore[arg-type]

    def letters(self) -> list[tuple[Any, ...]]:
        """The open dead letters: table, key, column, rule."""
        return self.rows(
            "select table_name, key, column_name, rule from tributary.dead_letters where closed_at is null order by id"
        )

    def all(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table of schema `web`."""
        tables = self.rows(
            "select relname from pg_class where relnamespace = 'web'::regnamespace and relkind = 'r'"
        )
        return {name: sorted(self.rows(f'select * from web."{name}"'), key=str) for (name,) in sorted(tables)}


@pytest.fixture
def events(warehouse_url: str) -> Iterator[Events]:
    warehouse = Warehouse(Secret(warehouse_url))
    found = Events(warehouse, warehouse_url)
    yield found
    found.session.close()
    warehouse.close()
