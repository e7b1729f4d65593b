"""A warehouse with tables of events and of sources, and identity over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from etl.config import Config, Secret, parse
from etl.identity.rebuild import rebuild
from etl.identity.refresh import Report, refresh
from etl.warehouse.ddl import create_table
from etl.warehouse.postgres import Warehouse

START = datetime(2026, 1, 1, tzinfo=UTC)
KEPT = {
    "nodes": "node, person, value, first_seen, (select name from tributary.identity_types where type = t.type)",
    "observations": "number, seen_at, nodes, source",
    "persons": "person, canonical, created_at, source",
    "merges": "person, into_person, number, merged_at, source",
    "led": "person, into_person, number, 0",
    "refused": "reason, node, observations, first_at, last_at",
    "traits": "node, name, source, value, seen_at",
    "golden": "person, name, email, phone, traits, provenance",
}


class World:
    """A database, and what is asked of it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.db = psycopg.connect(url, autocommit=True, options="-c timezone=UTC")
        self.warehouse = Warehouse(Secret(url))
        self.sections: dict[str, Any] = {"events": {"schemas": ["web"]}, "identity": {}, "sources": {}}
        self.place = Path("/tributary.toml")

    def close(self) -> None:
        self.warehouse.close()
        self.db.close()

    @property
    def config(self) -> Config:
        return parse(self.sections, self.place)

    def rules(self, **rules: Any) -> None:
        """Put into [identity]."""
        self.sections["identity"] = rules

    def refresh(self, *, anew: bool = False) -> Report:
        return refresh(self.warehouse, self.config, anew=anew)

    def rebuild(self) -> Report:
        return rebuild(self.warehouse, self.config)

    def table(self, name: str, /, **types: str) -> None:
        """Make a table of events; its columns are text but for what is given."""
        columns = {"received_at": "timestamptz", **types}
        schema = name.partition(".")[0]
        self.db.execute(f"create schema if not exists {schema}".encode())
        shown = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        self.db.execute(f"create table {name} ({shown})".encode())

    def put(self, name: str, minute: float, /, **values: Any) -> None:
        """A row that was received so many minutes after the start."""
        row = {"received_at": START + timedelta(minutes=minute), **values}
        self.insert(name, row)

    def insert(self, name: str, row: Mapping[str, Any]) -> None:
        places = ", ".join(["%s"] * len(row))
        self.db.execute(
            f"insert into {name} ({', '.join(row)}) values ({places})".encode(), list(row.values())
        )

    def source(self, name: str, connector: str, *tables: type[Any], **options: Any) -> None:
        """A source, and tables of its models, empty."""
        self.sections["sources"][name] = {"connector": connector, **options}
        self.db.execute(f"create schema if not exists {name}".encode())
        for table in tables:
            self.db.execute(create_table(table, name).encode())
            where = f"{name}.{table.__tablename__}"
            self.db.execute(f"alter table {where} alter _version set default 'epoch'".encode())

    def ask(self, query: str) -> list[Any]:
        """The rows of a query; of one column, its values."""
        rows = self.db.execute(query.encode()).fetchall()
        return [row[0] for row in rows] if rows and len(rows[0]) == 1 else rows

    def persons(self) -> set[frozenset[str]]:
        """Everybody, as the values of their identifiers."""
        rows = self.ask("select array_agg(value order by value) from identity.identifiers group by person_id")
        return set(map(frozenset, rows))

    def who(self, value: str) -> str:
        """The id of the person whom a value belongs to."""
        (found,) = self.ask(f"select distinct person_id from identity.identifiers where value = '{value}'")
        assert isinstance(found, str)
        return found

    def kept(self) -> dict[str, list[Any]]:
        """All that is kept, but for the ids, which are made anew in each warehouse."""
        tables = {
            name: self.ask(f"select {columns} from tributary.identity_{name} t order by 1, 2, 3, 4")
            for name, columns in KEPT.items()
        }
        tables["last seen"] = self.ask(
            "select value, type, last_seen from identity.identifiers order by 1, 2"
        )
        return tables


@pytest.fixture
def world(warehouse_url: str) -> Iterator[World]:
    world = World(warehouse_url)
    yield world
    world.close()
