"""The views of schema `customers`: the files of sql/customers, over the interactions that are kept.

A view is made again if its file has changed, of which its comment holds a fingerprint, or if the table below
it is another.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import xxhash

from etl.warehouse.customer_tables import ANEW, INTERACTIONS
from etl.warehouse.ddl import literal, quote
from etl.warehouse.ledger import make_schema
from etl.warehouse.person_views import column_comments, first_comment
from etl.warehouse.spread import make_view

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA = "customers"
VIEWS = ("timeline", "money", "summary")
"""In an order in which each can be made."""
TYPES = {
    "at": "timestamptz", "first_seen": "timestamptz", "last_seen": "timestamptz", "amount": "numeric",
    "revenue": "numeric", "refunds": "numeric", "net": "numeric", "pipeline_value": "numeric",
    "satisfaction": "numeric", "emails_per_week": "numeric", "interactions": "numeric", "tickets": "numeric",
    "open_tickets": "numeric", "currencies": "bigint", "charges": "bigint", "first_charge_at": "timestamptz",
    "last_charge_at": "timestamptz", "churned_on": "date",
}  # fmt: skip


def keep(connection: Connection, target: str, notes: list[str]) -> None:
    """Make the views, or make them anew. target: the table of interactions; notes: gets what is kept back."""
    make_schema(connection, SCHEMA)
    connection.execute(f"comment on schema {SCHEMA} is 'What happened with whom, across all sources.'")
    for name in VIEWS:
        view, query = quote(SCHEMA, name), text(name)
        comment = f"{first_comment(query)} [{xxhash.xxh64_hexdigest(query.encode())}]"
        there = connection.execute("select obj_description(to_regclass(%s), 'pg_class')", (view,)).fetchone()
        if there == (comment,) and target != ANEW:
            continue
        if not make_view(connection, view, query.replace(INTERACTIONS, target), new=there == (None,)):
            notes.append(
                f"view {SCHEMA}.{name} stays as it was, as something depends on it; drop that and refresh"
            )
            continue
        connection.execute(f"comment on view {view} is {literal(comment)}")
        for column, doc in column_comments(query):
            connection.execute(f"comment on column {view}.{quote(column)} is {literal(doc)}")


def text(name: str) -> str:
    """The query of a view, as its file has it."""
    return (files("sql") / "customers" / f"{name}.sql").read_text()


def dictionary() -> str:
    """The views as a page of Markdown."""
    lines = ["# Views of customers", "", "Generated from sql/customers by `make golden`; do not edit.", ""]
    lines += ["How to ask them: [customers.md](../customers.md).", ""]
    for name in VIEWS:
        lines += [f"## {SCHEMA}.{name}", "", first_comment(text(name)), "", "| column | type | meaning |"]
        lines += ["|---|---|---|"]
        lines += [f"| `{c}` | {TYPES.get(c, 'text')} | {doc} |" for c, doc in column_comments(text(name))]
        lines += [""]
    return "\n".join(lines)
