"""The views of schema `events`, made where the tables below them have changed: see `etl.events.union`.

A view whose columns only become more is replaced, so that what depends on it stays. Where one goes, or gets
another type, the view is dropped and made with the grants it had, unless something depends on it: then it
stays as it is, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from etl.warehouse.ddl import literal, quote
from etl.warehouse.event_tables import MARK
from etl.warehouse.spread import make_view

if TYPE_CHECKING:
    from psycopg import Connection

THERE = """
select c.relname, c.relkind::text, coalesce(obj_description(c.oid, 'pg_class'), ''),
       array(select a.attname::text from pg_catalog.pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum)
from pg_catalog.pg_class c
where c.relnamespace = to_regnamespace(quote_ident(%s)) and c.relkind in ('r', 'p', 'v', 'm', 'f')
order by c.relname
"""


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
    there = {
        name: (kind, said, columns) for name, kind, said, columns in connection.execute(THERE, (schema,))
    }
    for name, made in wanted.items():
        kind, said, columns = there.pop(name, ("", "", []))
        if kind and not (kind == "v" and re.search(MARK, said)):
            done.notes.append(f"{schema}.{name} is not a view of ours, so it is left as it is")
            continue
        query, comment, docs = made(columns)
        if said == comment:
            continue
        view = quote(schema, name)
        if not make_view(connection, view, query, new=not kind):
            done.notes.append(_kept(schema, name, "could not follow its tables"))
            continue
        connection.execute(f"comment on view {view} is {literal(comment)}")
        for column, doc in docs.items():
            connection.execute(f"comment on column {view}.{quote(column)} is {literal(doc)}")
        (done.changed if kind else done.made).append(name)
    for name, (kind, said, _) in there.items():
        if kind == "v" and re.search(MARK, said):
            if _dropped(connection, schema, name):
                done.dropped.append(name)
            else:
                done.notes.append(_kept(schema, name, "has no tables any more"))
    return done


def _kept(schema: str, name: str, why: str) -> str:
    return f"view {schema}.{name} {why}, as something depends on it; drop that and run `etl events refresh`"


def _dropped(connection: Connection, schema: str, name: str) -> bool:
    from psycopg import errors

    try:
        with connection.transaction():
            connection.execute(f"drop view {quote(schema, name)}")
    except errors.DependentObjectsStillExist:
        return False
    return True


def schema_names(connection: Connection) -> set[str]:
    """All schemas but the server's own."""
    found = connection.execute(
        "select nspname from pg_catalog.pg_namespace"
        " where nspname !~ '^pg_' and nspname <> 'information_schema'"
    )
    return {name for (name,) in found}


def estimates(connection: Connection, tables: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """About how many rows tables have, as the planner takes it."""
    names = [quote(*table) for table in tables]
    found = connection.execute(
        "select n.nspname, c.relname, greatest(c.reltuples, 0)::bigint from pg_catalog.pg_class c"
        " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " where c.oid in (select to_regclass(name) from unnest(%s::text[]) name)",
        (names,),
    )
    return {(schema, table): rows for schema, table, rows in found}
