"""The views of schema `events`, made where the tables below them have changed: see `etl.events.union`.

A view whose columns only become more is replaced, so that what depends on it stays. Where one goes, or gets
another type, the view is dropped and made with the grants and options it had, and so are those of ours above.
If something of others depends on it, it stays as it is, and that is said. Calls by whom they are, the views
of `etl.warehouse.person_calls`, get the columns that these have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from etl.warehouse import person_calls, views
from etl.warehouse.ddl import quote

if TYPE_CHECKING:
    from psycopg import Connection

AGAIN = "etl events refresh"
COUNTED = 10_000  # rows that are counted one by one, in about a millisecond

Made = Callable[[Sequence[str]], tuple[str, str, Mapping[str, str]]]
"""Query, comment and comments of the columns of a view, given the columns that it has already."""


class Refreshed(Struct):
    """What was done to views, and what a person should know."""

    made: list[str]
    changed: list[str]
    dropped: list[str]
    notes: list[str]


def refresh(connection: Connection, schema: str, wanted: Mapping[str, Made]) -> Refreshed:
    """Make the views as they should be, within the caller's transaction; what is not ours is left alone."""
    done = Refreshed([], [], [], [])
    there = views.there(connection, schema)
    for name, made in wanted.items():
        was = there.pop(name, views.There())
        touched, notes = views.keep(
            connection, schema, name, was, *made(was.columns), AGAIN, person_calls.remade
        )
        done.notes += notes
        if touched:
            (done.changed if was.kind else done.made).append(name)
    for name, was in there.items():
        if was.ours:
            gone = views.drop(connection, schema, name)
            if gone is None:
                done.notes.append(views.held(schema, name, "has no tables any more", AGAIN))
            else:
                done.dropped.append(name)
                done.notes += gone
    done.notes += person_calls.follow(connection)
    return done


def schema_names(connection: Connection) -> set[str]:
    """All schemas but the server's own."""
    found = connection.execute(
        "select nspname from pg_catalog.pg_namespace"
        " where nspname !~ '^pg_' and nspname <> 'information_schema'"
    )
    return {name for (name,) in found}


def row_counts(
    connection: Connection, tables: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], tuple[int, bool]]:
    """How many rows tables have, and whether that is only estimated; few are counted."""
    found = connection.execute(
        "select n.nspname, c.relname, c.reltuples::bigint, has_schema_privilege(n.oid, 'usage')"
        " and has_table_privilege(c.oid, 'select') from pg_catalog.pg_class c"
        " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " join unnest(%s::text[], %s::text[]) t (schema_name, table_name)"
        " on t.schema_name = n.nspname and t.table_name = c.relname",
        ([schema for schema, _ in tables], [table for _, table in tables]),
    ).fetchall()
    counts = {}
    for schema, table, rows, readable in found:
        counts[schema, table] = (max(rows, 0), True)
        if readable and rows < COUNTED:
            counts[schema, table] = _few(connection, quote(schema, table))
    return counts


def _few(connection: Connection, target: str) -> tuple[int, bool]:
    """The rows of a table of which little is known: counted, or by its size, as the planner takes it."""
    rows = connection.execute(
        f"select count(*) from (select from {target} limit {COUNTED + 1}) few"
    ).fetchone() or (0,)
    if rows[0] <= COUNTED:
        return rows[0], False
    plan = connection.execute(f"explain (format json) select from {target}").fetchone() or ([],)
    return max(rows[0], int(plan[0][0]["Plan"]["Plan Rows"])), True
