"""The views of identity made, and made anew where their text has changed; the page that documents them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.resources import files
from typing import TYPE_CHECKING

from etl.warehouse import person_calls, views
from etl.warehouse.ddl import quote
from etl.warehouse.ledger import make_schema
from etl.warehouse.person_views import COMPATIBLE, PUBLIC, VIEWS, profile_traits

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA = "identity"
SIMPLE = ("anonymous_users", "user_emails", "amp_users")
"""The files of sql/identity, in an order in which each can be made."""
AGAIN = "etl identity refresh"
PATIENCE = 0.5  # seconds for those who read a view that is to be replaced, and others behind them


def keep(connection: Connection, traits: Iterable[str], *, patience: float = PATIENCE) -> list[str]:
    """Make the views, or make them anew where what they show has changed; what a person should know.

    traits: those that tables tell of; columns of traits that were there once stay. One that cannot be made,
    as by somebody who reads it for so many seconds, stays as it is, and the next run tries it again.
    """
    make_schema(connection, SCHEMA)
    there = views.there(connection, SCHEMA)
    known = there.get("profile_traits", views.There()).columns
    names = list(dict.fromkeys((*known, *sorted(traits))))
    notes = []
    for view in (*VIEWS, profile_traits(names)):
        docs = {name: doc for name, _, _, doc in view.columns}
        comment = views.marked(view.doc, f"{view.select}{docs}")
        was = there.get(view.name, views.There())
        notes += _kept(connection, view.name, was, view.select, comment, docs, patience)
    return notes


def _kept(
    connection: Connection, name: str, was: views.There, query: str, comment: str, docs: Mapping[str, str],
    patience: float,
) -> list[str]:  # fmt: skip
    """Have a view be so, or say why it could not be; errors.UndefinedTable if what it reads is not there."""
    from psycopg import Error, errors

    from etl.warehouse.driver_errors import explain

    try:
        with connection.transaction():
            connection.execute(f"set local lock_timeout = {round(patience * 1000)}")
            return views.keep(connection, SCHEMA, name, was, query, comment, docs, AGAIN)[1]
    except Error as error:
        if connection.closed or isinstance(error, errors.UndefinedTable):
            raise
        return [f"view {SCHEMA}.{name} is not made: {explain(error)}"]


def keep_simple(connection: Connection, *, patience: float = PATIENCE) -> list[str]:
    """Make the views of sql/identity, those of which all tables are there; what a person should know.

    Each in a transaction of its own, so that nobody waits for the others; what goes wrong there is said, and
    the next run tries it again. A file's first comment is the view's, those behind its columns are theirs.
    """
    from psycopg import errors

    notes = []
    for name in SIMPLE:
        query = simple(name)
        comment, docs = views.marked(views.first_comment(query), query), dict(views.column_comments(query))
        was = views.there(connection, SCHEMA).get(name, views.There())
        with suppress(errors.UndefinedTable):
            notes += _kept(connection, name, was, query, comment, docs, patience)
    return notes


def keep_calls(connection: Connection, *, patience: float = PATIENCE) -> list[str]:
    """Make the views of calls by whom they are, those of which schema events has the table.

    Likewise each by itself; gives what a person should know.
    """
    notes = []
    for view in person_calls.wanted(connection):
        was = views.there(connection, SCHEMA).get(view.name, views.There())
        notes += _kept(connection, view.name, was, view.query, view.comment, view.docs, patience)
    return notes


def create_redshift(name: str) -> str:
    """The statement that makes a simple view on Redshift, bound late, as tables may be made anew below it."""
    return (
        f"create or replace view {quote(SCHEMA, name)} as\n{simple(name).rstrip()}\nwith no schema binding;"
    )


def simple(name: str) -> str:
    """The query of a view of sql/identity."""
    return (files("sql") / "identity" / f"{name}.sql").read_text()


def dictionary() -> str:
    """The views as a page of Markdown."""
    lines = ["# Views of identity", "", "Generated from the code by `make golden`; do not edit.", ""]
    lines += ["How to ask them: [identity.md](../identity.md).", ""]
    for title, shown in (
        ("Tributary's own", PUBLIC),
        ("By the names of Segment's Profiles Sync", (*COMPATIBLE, profile_traits(["<trait>"]))),
    ):
        lines += [f"## {title}", ""]
        for view in shown:
            lines += [f"### {SCHEMA}.{view.name}", "", view.doc, ""]
            lines += ["| column | type | meaning |", "|---|---|---|"]
            lines += [f"| `{name}` | {kind} | {doc} |" for name, kind, _, doc in view.columns]
            lines += [""]
    lines += ["## Calls by whom they are, as Profiles Sync has them", ""]
    calls = ", ".join(f"`{SCHEMA}.{name}`" for name in person_calls.CALLS)
    lines += [f"{calls}: each has the columns of the view in schema `events`, and these.", ""]
    lines += ["| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{name}` | text | {doc} |" for name, doc in person_calls.FIXED.items()]
    lines += ["", "## Simple ones, of the events alone", ""]
    lines += ["Without rules and without history: the files of `sql/identity`.", ""]
    for called in SIMPLE:
        query = simple(called)
        lines += [f"### {SCHEMA}.{called}", "", views.first_comment(query), ""]
        lines += ["| column | meaning |", "|---|---|"]
        lines += [f"| `{name}` | {doc} |" for name, doc in views.column_comments(query)]
        lines += [""]
    return "\n".join(lines)
