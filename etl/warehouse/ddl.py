"""Models as DDL: how each warehouse spells the portable types, and what a schema lacks of its models.

Changes are additive only: a missing schema, table or column, a changed comment. A column that a
human retyped is never altered back; the error holds the statement to run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.schema import SYSTEM_DOCS, Table

if TYPE_CHECKING:
    from psycopg import Connection

STAGE_SCHEMA = "tributary_stage"

POSTGRES = {
    "text": "text", "bigint": "bigint", "double": "double precision", "numeric": "numeric",
    "boolean": "boolean", "timestamp": "timestamp with time zone", "date": "date",
    "json": "jsonb", "jsontext": "text",
}  # fmt: skip
"""Portable type -> PostgreSQL's, spelled as its catalog spells it."""

REDSHIFT = {
    "text": "varchar(65535)", "bigint": "bigint", "double": "double precision", "numeric": "numeric(38, 9)",
    "boolean": "boolean", "timestamp": "timestamptz", "date": "date",
    "json": "super", "jsontext": "varchar(65535)",
}  # fmt: skip

SYSTEM_TYPES = {
    "_extra": "json", "received_at": "timestamp", "_version": "timestamp", "_deleted_at": "timestamp",
    "_hash": "bigint",
}  # fmt: skip

ROOM_FOR_A_ROW = 8160
"""toast_tuple_target, bytes: rows up to a page stay in line, uncompressed; loads 1.4 times as fast."""


def quote(*names: str) -> str:
    """A name, or several joined by dots, as an SQL identifier: the only way a name enters a statement."""
    return ".".join('"' + name.replace('"', '""').replace("\0", "") + '"' for name in names)


def literal(text: str) -> str:
    """A text as an SQL literal, for statements that take no parameters, such as COMMENT."""
    return "'" + text.replace("'", "''").replace("\0", "") + "'"


def column_types(table: type[Table], spelled: Mapping[str, str] = POSTGRES) -> dict[str, str]:
    """Every column of the table, the system's behind the model's own, with its type."""
    own = {column.name: spelled[column.type] for column in table.columns}
    return own | {name: spelled[kind] for name, kind in SYSTEM_TYPES.items()}


def column_comments(table: type[Table]) -> dict[str, str]:
    """The comment of every column, the system's included."""
    return {column.name: column.doc for column in table.columns} | SYSTEM_DOCS


def create_table(table: type[Table], schema: str, name: str | None = None, *, key: bool = True) -> str:
    """CREATE TABLE for PostgreSQL. name: another one than the model's; key: with its primary key."""
    not_null = {c.name for c in table.key} | {"received_at", "_version"}
    lines = []
    for column, kind in column_types(table).items():
        default = " default now()" if column == "received_at" else ""
        lines.append(f"    {quote(column)} {kind}{' not null' if column in not_null else ''}{default}")
    if key:
        lines.append(f"    {primary_key(table)}")
    return (
        f"create table {quote(schema, name or table.__tablename__)} (\n"
        + ",\n".join(lines)
        + f"\n) with (toast_tuple_target = {ROOM_FOR_A_ROW});"
    )


def primary_key(table: type[Table]) -> str:
    """The key as a table constraint."""
    return f"primary key ({', '.join(quote(c.name) for c in table.key)})"


def comments(table: type[Table], schema: str, name: str | None = None) -> list[str]:
    """COMMENT statements for the table and its columns."""
    target = quote(schema, name or table.__tablename__)
    found = [f"comment on table {target} is {literal(table.__comment__)};"]
    found += [
        f"comment on column {target}.{quote(column)} is {literal(doc)};"
        for column, doc in column_comments(table).items()
    ]
    return found


def default_grants(connection: Connection, schema: str, name: str) -> list[str]:
    """The GRANTs that ALTER DEFAULT PRIVILEGES promises a new table; one that is moved there gets none."""
    rows = connection.execute(
        "select privilege_type, coalesce(quote_ident(r.rolname), 'public') from pg_catalog.pg_default_acl d,"
        " aclexplode(d.defaclacl) g left join pg_catalog.pg_roles r on r.oid = g.grantee"
        " where d.defaclobjtype = 'r' and d.defaclrole = current_user::regrole"
        " and d.defaclnamespace = to_regnamespace(%s)",
        (quote(schema),),
    ).fetchall()
    return [f"grant {privilege} on {quote(schema, name)} to {role};" for privilege, role in rows]


def create_table_redshift(table: type[Table], schema: str) -> str:
    """CREATE TABLE for Redshift, as text: no key is declared, as Redshift would believe it unchecked."""
    not_null = {c.name for c in table.key} | {"received_at", "_version"}
    lines = [
        f"    {quote(column)} {kind}{' not null' if column in not_null else ''}"
        for column, kind in column_types(table, REDSHIFT).items()
    ]
    keys = ", ".join(quote(c.name) for c in table.key)
    tail = f"diststyle auto\nsortkey ({keys});"
    return f"create table {quote(schema, table.__tablename__)} (\n" + ",\n".join(lines) + f"\n)\n{tail}"


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that brings the warehouse to what the models say, and what it is for."""

    sql: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """A table as the catalog has it: the types and comments of its columns, and its own comment."""

    types: dict[str, str]
    comments: dict[str, str]
    comment: str


CATALOG = """
select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), col_description(c.oid, a.attnum),
       obj_description(c.oid, 'pg_class')
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where n.nspname = %s and c.relname = any(%s) and c.relkind in ('r', 'p')
order by c.relname, a.attnum
"""


def catalog(connection: Connection, schema: str, names: Sequence[str]) -> dict[str, Found]:
    """The tables of these names that the schema has."""
    found: dict[str, Found] = {}
    for name, column, kind, comment, table_comment in connection.execute(CATALOG, (schema, list(names))):
        entry = found.setdefault(name, Found({}, {}, table_comment or ""))
        if column is not None:
            entry.types[column] = kind
            entry.comments[column] = comment or ""
    return found


def table_names(connection: Connection, schema: str) -> set[str]:
    """The names of all tables that the schema has."""
    found = connection.execute(
        "select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " where n.nspname = %s and c.relkind in ('r', 'p')",
        (schema,),
    )
    return {name for (name,) in found}


def plan(connection: Connection, schema: str, tables: Iterable[type[Table]]) -> list[Change]:
    """What the schema lacks of these models, in an order that can be run; nothing is changed.

    Raises WarehouseError where a column has a type that cannot be changed without a human.
    """
    tables = list(tables)
    found = catalog(connection, schema, [t.__tablename__ for t in tables])
    exists = connection.execute(
        "select from pg_catalog.pg_namespace where nspname = %s", (schema,)
    ).fetchone()
    changes = (
        []
        if exists is not None
        else [Change(f"create schema {quote(schema)};", f"schema {schema} is missing")]
    )
    for table in tables:
        entry = found.get(table.__tablename__)
        if entry is None:
            changes.append(
                Change(create_table(table, schema), f"table {schema}.{table.__tablename__} is missing")
            )
            changes += [Change(sql, "") for sql in comments(table, schema)]
        else:
            changes += missing_columns(table, schema, entry)
            changes += _changed_comments(table, schema, entry)
    return changes


def missing_columns(table: type[Table], schema: str, entry: Found) -> Iterator[Change]:
    """ADD COLUMN for each column the table lacks; raises WarehouseError for one of another type."""
    target = quote(schema, table.__tablename__)
    for column, kind in column_types(table).items():
        there = entry.types.get(column)
        if there is None:
            default = " not null default now()" if column in ("received_at", "_version") else ""
            sql = f"alter table {target} add column {quote(column)} {kind}{default};"
            yield Change(sql, f"column {schema}.{table.__tablename__}.{column} is missing")
            yield Change(
                f"comment on column {target}.{quote(column)} is {literal(column_comments(table)[column])};",
                "",
            )
        elif there != kind:
            raise WarehouseError(
                f"{schema}.{table.__tablename__}.{column} is {there}, its model says {kind}; to go on, run: "
                f"alter table {target} alter column {quote(column)} type {kind}"
                f" using {quote(column)}::{kind};"
            )


def _changed_comments(table: type[Table], schema: str, entry: Found) -> Iterator[Change]:
    target = quote(schema, table.__tablename__)
    if entry.comment != table.__comment__:
        yield Change(f"comment on table {target} is {literal(table.__comment__)};", "comment changed")
    for column, doc in column_comments(table).items():
        if column in entry.types and entry.comments[column] != doc:
            yield Change(f"comment on column {target}.{quote(column)} is {literal(doc)};", "comment changed")
