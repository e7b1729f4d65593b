"""The views of identity made, and made anew where their text has changed; the page that documents them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING

from etl.warehouse import views
from etl.warehouse.ddl import quote
from etl.warehouse.ledger import make_schema
from etl.warehouse.person_views import COMPATIBLE, PUBLIC, VIEWS, View, profile_traits

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA = "identity"
SIMPLE = ("anonymous_users", "user_emails", "amp_users")
"""The files of sql/identity, in an order in which each can be made."""
AGAIN = "etl identity refresh"
PATIENCE = 3.0  # seconds for those who read a simple view that is to be replaced, and others behind them


def keep(connection: Connection, traits: Iterable[str]) -> list[str]:
    """Make the views, or make them anew where what they show has changed; what a person should know.

    traits: those that tables tell of; columns of traits that were there once stay.
    """
    make_schema(connection, SCHEMA)
    there = views.there(connection, SCHEMA)
    known = there.get("profile_traits", views.There()).columns
    names = list(dict.fromkeys((*known, *sorted(traits))))
    notes = []
    for view in (*VIEWS, profile_traits(names)):
        notes += _kept(connection, view, there.get(view.name, views.There()))
    return notes


def _kept(connection: Connection, view: View, was: views.There) -> list[str]:
    docs = {name: doc for name, _, _, doc in view.columns}
    comment = views.marked(view.doc, f"{view.select}{docs}")
    return views.keep(connection, SCHEMA, view.name, was, view.select, comment, docs, AGAIN)[1]


def keep_simple(connection: Connection, *, patience: float = PATIENCE) -> list[str]:
    """Make the views of sql/identity, those of which all tables are there; what a person should know.

    Each in a transaction of its own, so that nobody waits for the others; what goes wrong there is said, and
    the next run tries it again. A file's first comment is the view's, those behind its columns are theirs.
    """
    from psycopg import Error, errors

    from etl.warehouse.postgres import explain

    notes = []
    for name in SIMPLE:
        query = simple(name)
        comment, docs = views.marked(first_comment(query), query), dict(column_comments(query))
        try:
            was = views.there(connection, SCHEMA).get(name, views.There())
            with connection.transaction():
                connection.execute(f"set local lock_timeout = {round(patience * 1000)}")
                notes += views.keep(connection, SCHEMA, name, was, query, comment, docs, AGAIN)[1]
        except errors.UndefinedTable:
            continue
        except Error as error:
            if connection.closed:
                raise
            notes.append(f"view {SCHEMA}.{name} is not made: {explain(error)}")
    return notes


def create_redshift(name: str) -> str:
    """The statement that makes a simple view on Redshift, bound late, as tables may be made anew below it."""
    return (
        f"create or replace view {quote(SCHEMA, name)} as\n{simple(name).rstrip()}\nwith no schema binding;"
    )


def simple(name: str) -> str:
    """The query of a view of sql/identity."""
    return (files("sql") / "identity" / f"{name}.sql").read_text()


def first_comment(query: str) -> str:
    """What a file of SQL says of itself before its query, in one line."""
    lines = takewhile(lambda line: line.startswith("--"), query.splitlines())
    return " ".join(line.removeprefix("--").strip() for line in lines).replace("  ", " ")


def column_comments(query: str) -> list[tuple[str, str]]:
    """The columns of its last select, each with the comment behind it."""
    last = query[query.rindex("\nselect\n") :]
    return re.findall(r"(\w+),? +-- (.+)", last)


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
    lines += ["## Simple ones, of the events alone", ""]
    lines += ["Without rules and without history: the files of `sql/identity`.", ""]
    for called in SIMPLE:
        query = simple(called)
        lines += [f"### {SCHEMA}.{called}", "", first_comment(query), ""]
        lines += ["| column | meaning |", "|---|---|"]
        lines += [f"| `{name}` | {doc} |" for name, doc in column_comments(query)]
        lines += [""]
    return "\n".join(lines)
