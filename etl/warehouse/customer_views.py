"""The views of schema `customers`: the files of sql/customers, over the interactions that are kept.

A view is made again if its file has changed, of which its comment holds a fingerprint.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from etl.warehouse import views
from etl.warehouse.ledger import make_schema
from etl.warehouse.views import column_comments, first_comment

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA = "customers"
AGAIN = "etl customers refresh"
VIEWS = ("timeline", "money", "summary")
"""In an order in which each can be made."""
TYPES = {
    "at": "timestamptz", "first_seen": "timestamptz", "last_seen": "timestamptz", "amount": "numeric",
    "revenue": "numeric", "refunds": "numeric", "net": "numeric", "pipeline_value": "numeric",
    "satisfaction": "numeric", "emails_per_week": "numeric", "interactions": "numeric", "tickets": "numeric",
    "open_tickets": "numeric", "currencies": "bigint", "charges": "bigint", "first_charge_at": "timestamptz",
    "last_charge_at": "timestamptz", "churned_on": "date",
}  # fmt: skip


def keep(connection: Connection, notes: list[str]) -> None:
    """Make the views, or make them anew. notes: gets what is kept back."""
    make_schema(connection, SCHEMA)
    was = views.there(connection, SCHEMA)
    for name in VIEWS:
        query = text(name)
        comment, docs = views.marked(first_comment(query), query), dict(column_comments(query))
        before = was.get(name, views.There())
        _, said = views.keep(connection, SCHEMA, name, before, query, comment, docs, AGAIN)
        notes += said


def shown(name: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What a row of a view is; its columns with their types and what they mean."""
    query = text(name)
    return first_comment(query), [(c, TYPES.get(c, "text"), doc) for c, doc in column_comments(query)]


def text(name: str) -> str:
    """The query of a view, as its file has it."""
    return (files("sql") / "customers" / f"{name}.sql").read_text()


def dictionary() -> str:
    """The views as a page of Markdown."""
    lines = ["# Views of customers", "", "Generated from sql/customers by `make golden`; do not edit.", ""]
    lines += ["How to ask them: [customers.md](../customers.md).", ""]
    for name in VIEWS:
        doc, columns = shown(name)
        lines += [f"## {SCHEMA}.{name}", "", doc, "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{column}` | {kind} | {said} |" for column, kind, said in columns]
        lines += [""]
    return "\n".join(lines)
