"""A warehouse with tables of sources and of events, who is who in it, and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from etl.customers.refresh import Report, refresh
from tests.identity.conftest import START, World

KEPT = (
    "select p.source, p.name, p.table_name, i.id, i.at, i.kind, i.state, i.identifier_type, i.identifier_value,"
    " i.title, i.amount, i.currency, i.shared from tributary.customer_interactions i"
    " join tributary.customer_parts p on p.part = i.part order by 1, 2, 4, 8, 9"
)
SEEN = "select source, kind, state, title, amount::text, currency, table_name, row_id from customers.timeline"


class Company(World):
    """A database, and what is asked of its customers."""

    def row(self, name: str, hour: float, /, **values: Any) -> None:
        """A row of a source's table, that a sync wrote so many hours after the start."""
        self.insert(name, {"received_at": START + timedelta(hours=hour), **values})

    def change(self, name: str, id: Any, hour: float, /, **values: Any) -> None:
        """A later sync of the same row."""
        values["received_at"] = START + timedelta(hours=hour)
        sets = ", ".join(f"{column} = %s" for column in values)
        self.db.execute(f"update {name} set {sets} where id = %s".encode(), [*values.values(), id])

    def customers(self, *, anew: bool = False) -> Report:
        return refresh(self.warehouse, self.config, anew=anew)

    def all(self) -> Report:
        """Who is who, and then what happened."""
        self.refresh()
        return self.customers()

    def interactions(self) -> list[Any]:
        """All that is kept of them."""
        return self.ask(KEPT)

    def seen(self, value: str) -> list[Any]:
        """The timeline of whom an identifier belongs to."""
        return self.ask(f"{SEEN} where person_id = '{self.who(value)}' order by at, kind, state")

    def summary(self, value: str) -> dict[str, Any]:
        """The row of customers.summary of whom an identifier belongs to."""
        cursor = self.db.execute(b"select * from customers.summary where person_id = %s", (self.who(value),))
        (row,) = cursor.fetchall()
        return {column.name: value for column, value in zip(cursor.description or (), row, strict=True)}


@pytest.fixture
def company(warehouse_url: str) -> Iterator[Company]:
    company = Company(warehouse_url)
    company.sections["events"] = {"schemas": []}
    yield company
    company.close()
