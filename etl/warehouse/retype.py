"""Columns that a vendor describes, fitted to those that the warehouse has: reliability A8 and A11.

A model's own columns are never retyped. A described one follows its vendor, but only to a type that holds
what is there as well: by a change of its type where nothing depends on it, else by a column beside it that
takes over, with the values so far (`etl.warehouse.recast`). A view keeps answering; no row and no value is
lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from etl.described import There, field_of, settle
from etl.schema import Table
from etl.warehouse.ddl import POSTGRES, SYSTEM_TYPES, Found, catalog, column_types, quote
from etl.warehouse.exchanged import dependent
from etl.warehouse.recast import Recast, large

if TYPE_CHECKING:
    from psycopg import Connection

PORTABLE = {spelled: kind for kind, spelled in reversed(POSTGRES.items())}

ISO = "to_char({} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"


def fit(connection: Connection, schema: str, tables: Iterable[type[Table]]) -> None:
    """Settle the described tables by what the schema has of them; nothing is changed there."""
    described = {t.__tablename__: t for t in tables if t.__fields__}
    found = catalog(connection, schema, list(described))
    if not found:
        return
    hanging = [
        each
        for each in dependent(connection, schema, found)
        if each[1] not in SYSTEM_TYPES and each[1] not in {c.name for c in described[each[0]].key}
    ]
    grown = large(connection, schema, {name for name, *_, refusing in hanging if not refusing})
    used: dict[tuple[str, str], list[str]] = {}
    for name, column, _, what, refusing in hanging:
        if refusing or name in grown:
            used.setdefault((name, column), []).append(what)
    for name, entry in found.items():
        there = {
            column: There(
                PORTABLE.get(kind),
                field_of(entry.comments[column]),
                ", ".join(dict.fromkeys(used.get((name, column), ()))),
            )
            for column, kind in entry.types.items()
        }
        settle(described[name], there, len(entry.dropped))


def objects(connection: Connection, schema: str) -> dict[str, str]:
    """The table of each of the vendor's objects that a comment names, for `etl.described.keep_names`."""
    rows = connection.execute(
        "select c.relname, obj_description(c.oid, 'pg_class') from pg_catalog.pg_class c"
        " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " where n.nspname = %s and c.relkind in ('r', 'p') order by c.relname desc",
        (schema,),
    )
    named = {field_of(comment or ""): name for name, comment in rows}
    return {spelled: name for spelled, name in named.items() if spelled}


def recasts(table: type[Table], schema: str, entry: Found) -> list[Recast]:
    """The described columns of a table that get other types, and those that take over from others.

    None of those of which that would be a guess.
    """
    found = []
    for name, kind in column_types(table).items():
        there = entry.types.get(name)
        if there is None and name in table.__moved__:
            before, user = table.__moved__[name]
            why = (
                f"{user or 'something'} depends on column {schema}.{table.__tablename__}.{before}:"
                f" {name} takes over from it, with its values so far"
            )
        elif there not in (None, kind) and name in table.__described__:
            before = name
            why = (
                f"column {schema}.{table.__tablename__}.{name} was {there}, which"
                f" {table.__described__[name]} is not any more: it is {kind} now"
            )
        else:
            continue
        was, own = entry.types[before], table.column(name)
        using = converted(quote(before), was, kind)
        if using and not (own.key or own.version):
            found.append(Recast(before, name, was, kind, using, why, own.doc))
    return found


def converted(column: str, there: str, wanted: str) -> str | None:
    """The expression that makes of a column's values, in PostgreSQL's types, those of a wider one.

    None if the type is not wider, or some value would not come out as it went in.
    """
    match there, wanted:
        case "timestamp with time zone", "text":
            return ISO.format(column)
        case "date", "text":
            return f"to_char({column}, 'YYYY-MM-DD')"
        case "bigint" | "double precision" | "numeric" | "boolean" | "jsonb", "text":
            return f"{column}::text"
        case "bigint", "numeric":
            return f"{column}::numeric"
        case "double precision", "numeric":  # a cast would round to 15 digits
            return f"{column}::text::numeric"
        case "date", "timestamp with time zone":
            return f"{column}::timestamp at time zone 'UTC'"
        case (
            "bigint" | "double precision" | "numeric" | "boolean" | "timestamp with time zone" | "date",
            "jsonb",
        ):
            return f"to_jsonb({column})"
    return None


def vanished(table: type[Table], entry: Found, column: str) -> bool:
    """Whether a column is of a field that the vendor no longer has, or that has moved to another column."""
    field = field_of(entry.comments[column])
    if not field:
        return False
    return field not in table.__described__.values() or any(
        name.startswith(f"{column}__") for name in column_types(table)
    )
