"""Columns that a vendor describes, fitted to those that the warehouse has: reliability A8 and A11.

A model's own columns are never retyped. A described one follows its vendor, but only to a type that holds
what is there as well: `alter column ... type` where nothing depends on it, else a column beside it that takes
over, with the values so far. A view keeps answering; no row and no value is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from etl.described import There, field_of, settle
from etl.schema import Table
from etl.warehouse.ddl import POSTGRES, Found, catalog, column_types

if TYPE_CHECKING:
    from psycopg import Connection

PORTABLE = {spelled: kind for kind, spelled in reversed(POSTGRES.items())}

DEPENDED_ON = """
select c.relname, a.attname,
       string_agg(distinct coalesce('view ' || v.relnamespace::regnamespace || '.' || quote_ident(v.relname),
                                    pg_describe_object(d.classid, d.objid, d.objsubid)), ', ')
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
join pg_catalog.pg_depend d on d.refclassid = 'pg_class'::regclass
                               and d.refobjid = c.oid and d.refobjsubid = a.attnum
left join pg_catalog.pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
left join pg_catalog.pg_class v on v.oid = w.ev_class
left join pg_catalog.pg_constraint f
     on d.classid = 'pg_constraint'::regclass and f.oid = d.objid and f.contype = 'f'
left join pg_catalog.pg_index i on d.classid = 'pg_class'::regclass and i.indexrelid = d.objid
left join pg_catalog.pg_class x on x.oid = i.indexrelid
left join pg_catalog.pg_am m on m.oid = x.relam
where n.nspname = %s and c.relname = any(%s) and c.relkind in ('r', 'p')
      and (d.deptype = 'n' or d.classid = 'pg_attrdef'::regclass or f.oid is not null
           or i.indexprs is not null or i.indpred is not null or m.amname not in ('btree', 'hash', 'brin'))
group by c.relname, a.attname
"""
"""What could refuse another type: not the plain indexes and constraints that PostgreSQL makes anew."""

ISO = "to_char({} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"


def fit(connection: Connection, schema: str, tables: Iterable[type[Table]]) -> None:
    """Settle the described tables by what the schema has of them; nothing is changed there."""
    described = {t.__tablename__: t for t in tables if t.__fields__}
    found = catalog(connection, schema, list(described))
    if not found:
        return
    depended_on = connection.execute(DEPENDED_ON, (schema, list(found)))
    used = {(table, column): what for table, column, what in depended_on}
    for name, entry in found.items():
        there = {
            column: There(PORTABLE.get(kind), field_of(entry.comments[column]), used.get((name, column), ""))
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
