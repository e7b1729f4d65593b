"""A warehouse with the tables that the analyses read, empty before each test."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import walk_packages
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

import models
from etl.events import documented
from etl.report.analyses import analyses
from etl.schema import Table
from etl.warehouse.ddl import POSTGRES, create_table
from etl.warehouse.ledger import ensure
from etl.warehouse.person_calls import CALLS, FIXED
from etl.warehouse.person_views import VIEWS

Given = Callable[..., None]

SENT = dict.fromkeys(("source_schema", "plan", "account_type"), "text")
SENT |= {c.name: POSTGRES[c.type] for c in documented.models()[documented.CONTEXT].columns}
"""Columns that views of schema events have besides a model's own, and what libraries and users of ours send."""


def _classes() -> dict[str, type[Table]]:
    """The models' classes, by `schema.table`."""
    modules = [import_module(found.name) for found in walk_packages(models.__path__, "models.")]
    classes = [c for module in modules for c in vars(module).values() if isinstance(c, type)]
    return {
        f"{c.__module__.split('.')[1]}.{c.__tablename__}": c
        for c in classes
        if issubclass(c, Table) and getattr(c, "__tablename__", "") and c.__module__.startswith("models.")
    }


def _of_identity() -> Iterator[str]:
    """Tables with the columns of the views of schema identity."""
    yield "create schema identity;"
    for view in VIEWS:
        columns = ", ".join(f'"{column}" {kind}' for column, kind, *_ in view.columns)
        yield f"create table identity.{view.name} ({columns});"
    yield "create table identity.amp_users (amp_id text, user_id text, seen_at timestamptz);"
    fixed = ", ".join(f"add column {column} text" for column in FIXED)
    for name in CALLS:
        yield f"create table identity.{name} as table events.{name}; alter table identity.{name} {fixed};"


@pytest.fixture(scope="session")
def made(postgres_url: str) -> Iterator[psycopg.Connection]:
    """The tables, made once, in a database of their own; the rows of each test are rolled back."""
    classes = _classes()
    needed = {name for analysis in analyses() for name in analysis.reads} & classes.keys()
    statements = [f"create schema {schema};" for schema in sorted({name.split(".")[0] for name in needed})]
    for name in sorted({*needed, *(f"events.{name}" for name in CALLS)}):
        schema = name.partition(".")[0]
        statements.append(create_table(classes[name], schema, key=schema != "events"))
        if schema == "events":  # a union of schemas has no key, and may have a call of each
            adding = ", ".join(f"add column if not exists {column} {kind}" for column, kind in SENT.items())
            statements.append(f"alter table {name} {adding};")
    statements += _of_identity()
    database = f"analyses_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(f"create database {database} template template0".encode())
        url = urlsplit(postgres_url)._replace(path=f"/{database}").geturl()
        with psycopg.connect(url, options="-c timezone=UTC") as connection:
            connection.execute("\n".join(statements).encode())
            connection.commit()
            connection.autocommit = True
            ensure(connection)
            connection.autocommit = False
            yield connection
        server.execute(f"drop database {database} with (force)".encode())


@pytest.fixture
def tables(made: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """The empty tables of all sources."""
    yield made
    made.rollback()


@pytest.fixture
def given(tables: psycopg.Connection) -> Given:
    """Puts a row into a table; columns that are not named stay empty."""

    def insert(table: type[Table], **values: Any) -> None:
        values = {"_version": datetime.now(UTC), **values}
        names, places = ", ".join(f'"{name}"' for name in values), ", ".join(["%s"] * len(values))
        query = f"insert into {table.__schema__}.{table.__tablename__} ({names}) values ({places})"
        tables.execute(query.encode(), list(values.values()))

    return insert
