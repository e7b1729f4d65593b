"""Models as DDL: how each warehouse spells the portable types, and what a schema lacks of its models.

Changes are additive only: a missing schema, table or column, a changed comment. A column that a
human retyped is never altered back; the error holds the statement to run. Only columns that the vendor
describes, not a model, are widened: see `etl.warehouse.retype` and `recast`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from etl.errors import WarehouseError
from etl.schema import SYSTEM_DOCS, Table

if TYPE_CHECKING:
    from psycopg import Connection

    from etl.warehouse.recast import Recast, Recasts

STAGE_SCHEMA = "tributary_stage"

POSTGRES = {
    "text": "text", "bigint": "bigint", "double": "double precision", "numeric": "numeric",
    "boolean": "boolean", "timestamp": "timestamp with time zone", "date": "date",
    "json": "jsonb", "jsontext": "text",
}  # fmt: skip
"""Portable type -> PostgreSQL's, spelled as its catalog spells it."""

REDSHIFT = {
    "text": "varchar(65535)", "bigint": "bigint", "double": "double precision", "numeric": "numeric(38, 18)",
    "boolean": "boolean", "timestamp": "timestamptz", "date": "date",
    "json": "super", "jsontext": "varchar(65535)",
}  # fmt: skip
"""The same for Redshift, whose numeric has bounds: decision 17."""

SYSTEM_TYPES = {
    "_extra": "json", "received_at": "timestamp", "_version": "timestamp", "_deleted_at": "timestamp",
    "_hash": "bigint",
}  # fmt: skip

FILLING = "~"
"""How the name of a column begins that is being filled, see `etl.warehouse.recast`: no field's does."""
FILLED = re.compile(f"{FILLING}[0-9a-f]{{8}}")

REPLACED = {"received_at": " not null default now()", "_version": " not null default 'epoch'"}
"""What rows get in a system column that was dropped: any copy that is read now is newer than theirs."""

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


def hashed(value: str) -> str:
    """The expression of the hash of a text, itself one: immutable, as an index asks of it."""
    return f"sha256(decode(replace({value}, chr(92), repeat(chr(92), 2)), 'escape'))"


def hashed_key(table: type[Table], schema: str, columns: Collection[str]) -> list[str]:
    """What makes a table's key an index that has these of its columns, quoted, by their hashes.

    A key of one column gets a second index, by which rows are still found where a query names that column.
    """
    target, key = quote(schema, table.__tablename__), [quote(c.name) for c in table.key]
    listed = ", ".join(hashed(name) if name in columns else name for name in key)
    alone = [f"create index on {target} using hash ({key[0]});"] if len(key) == 1 else []
    return [f"create unique index on {target} ({listed});", *alone]


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


class Change(Struct, frozen=True):
    """One statement that brings the warehouse to what the models say, and what it is for.

    why: a line for each thing. told: whoever reads the table should know of it. recast: it is no single
    statement, but what `etl.warehouse.recast.run` does, in transactions of its own.
    """

    sql: str
    why: str
    told: bool = False
    recast: Recasts | None = None


class Unique(Struct, frozen=True):
    """An index by which a merge can find a row: of these columns, some of them by their hashes."""

    name: str
    columns: frozenset[str]
    hashed: frozenset[str]


class Found(Struct, frozen=True):
    """A table as the catalog has it: the types and comments of its columns, and its own comment.

    dropped: places of columns that it had once. filling: columns that are being filled, which are
    nobody's yet.
    """

    types: dict[str, str]
    comments: dict[str, str]
    comment: str
    dropped: list[int]
    unique: list[Unique]
    primary: list[str]
    """The name of its primary key, if it has one."""
    filling: list[str]

    def keys(self, table: type[Table]) -> list[Unique]:
        """The indexes of the model's key, first those that have no hashes."""
        key = {c.name for c in table.key}
        return sorted((u for u in self.unique if u.columns == key), key=lambda u: len(u.hashed))

    def hashed(self, table: type[Table]) -> frozenset[str]:
        """The columns, quoted, of which the model's key has the hashes."""
        return next((frozenset(map(quote, u.hashed)) for u in self.keys(table)), frozenset())


CATALOG = """
select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), col_description(c.oid, a.attnum),
       obj_description(c.oid, 'pg_class'), a.attnum, a.attisdropped
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
where n.nspname = %s and c.relname = any(%s) and c.relkind in ('r', 'p')
order by c.relname, a.attnum
"""

UNIQUE = """
select c.relname, i.indisprimary, x.relname, x.oid, i.indnkeyatts,
       array(select a.attname::text from pg_catalog.pg_attribute a
             where a.attrelid = c.oid and a.attnum = any(i.indkey[0:i.indnkeyatts - 1]))
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indrelid
join pg_catalog.pg_class x on x.oid = i.indexrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = %s and c.relname = any(%s) and i.indisunique and i.indisvalid and i.indimmediate
      and i.indpred is null
"""

BY_HASH = """
select a.attname::text
from pg_catalog.pg_index i
join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum > 0
cross join generate_series(1, i.indnkeyatts) place
where i.indexrelid = %s and pg_get_indexdef(i.indexrelid, place, false) = format(%s, a.attname)
"""
HASHED = hashed("%I").replace("'escape'", "'escape'::text")
"""An index's expression, as the catalog spells it."""


def catalog(connection: Connection, schema: str, names: Sequence[str]) -> dict[str, Found]:
    """The tables of these names that the schema has."""
    found: dict[str, Found] = {}
    rows = connection.execute(CATALOG, (schema, list(names)))
    for name, column, kind, comment, table_comment, place, dropped in rows:
        if name not in found:
            found[name] = Found({}, {}, table_comment or "", [], [], [], [])
        entry = found[name]
        if dropped:
            entry.dropped.append(place)
        elif column is not None and FILLED.fullmatch(column):
            entry.filling.append(column)
        elif column is not None:
            entry.types[column] = kind
            entry.comments[column] = comment or ""
    unique = connection.execute(UNIQUE, (schema, list(found))).fetchall() if found else []
    for name, primary, index, number, length, plain in unique:
        hashes = frozenset[str]()
        if len(plain) < length:
            hashes = frozenset(name for (name,) in connection.execute(BY_HASH, (number, HASHED)))
        if len(plain) + len(hashes) == length:
            found[name].unique.append(Unique(index, hashes.union(plain), hashes))
        found[name].primary.extend([index] if primary else [])
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
    tables = list(dict.fromkeys(tables))  # streams share some
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
            parts = missing_parts(connection, table, schema, entry)
            changes += map(partial(_spelled_out, connection), parts)
            changes += _changed_comments(table, schema, entry)
    return changes


def _spelled_out(connection: Connection, change: Change) -> Change:
    """The change with the statements of what is no single one."""
    if change.recast is None:
        return change
    from etl.warehouse.recast import script

    return replace(change, sql=script(connection, change.recast))


def missing_columns(table: type[Table], entry: Found) -> list[str]:
    """The model's columns that the table lacks, and so what its rows cannot say of what was read before."""
    return [c for c in column_types(table) if c not in entry.types and c not in ("received_at", "_hash")]


def missing_parts(connection: Connection, table: type[Table], schema: str, entry: Found) -> Iterator[Change]:
    """What adds the columns and the key a table lacks; WarehouseError for a column of another type."""
    target, wanted = quote(schema, table.__tablename__), column_types(table)
    # Rows alike by their fingerprint would never get a value in a column that was dropped or renamed; one
    # that is new in the model changes every fingerprint.
    if (
        missing_columns(table, entry)
        and "_hash" in entry.types
        and (
            any(column not in wanted and _renamed(table, entry, column) for column in entry.types)
            or _dropped_by_others(connection, target, entry)
        )
    ):
        sql = f"update {target} set _hash = null where _hash is not null;"
        yield Change(sql, f"rows of {schema}.{table.__tablename__} are to be written anew when next read")
    retyped: list[Recast] = []
    if table.__described__ and not table.__part__:
        from etl.warehouse.recast import Recasts, changes
        from etl.warehouse.retype import recasts

        retyped = recasts(table, schema, entry)
        yield from changes(connection, Recasts(schema, table.__tablename__, tuple(retyped)), entry.filling)
    settled = {each.becomes for each in retyped}
    for column, kind in wanted.items():
        there = entry.types.get(column)
        if column in settled:
            continue
        if there is None:
            default = REPLACED.get(column, "")
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
    if not entry.keys(table):
        keys = ", ".join(quote(c.name) for c in table.key)
        sql = (
            f"create unique index on {target} ({keys});"
            if entry.primary
            else f"alter table {target} add {primary_key(table)};"
        )
        if texts := [quote(c.name) for c in table.key if c.type == "text"]:  # which may be too long for that
            instead = " ".join(hashed_key(table, schema, texts))
            sql = f"do {literal(f'begin {sql} exception when program_limit_exceeded then {instead} end')};"
        yield Change(sql, f"table {schema}.{table.__tablename__} has no key, by which its rows are found")


def _dropped_by_others(connection: Connection, target: str, entry: Found) -> bool:
    """Whether a table had columns once of which we have not noted that another type replaced them."""
    if not (entry.dropped and "dropped_columns" in table_names(connection, "tributary")):
        return bool(entry.dropped)
    ours = "select place from tributary.dropped_columns where relation = to_regclass(%s)"
    return not {place for (place,) in connection.execute(ours, (target,))}.issuperset(entry.dropped)


def _renamed(table: type[Table], entry: Found, column: str) -> bool:
    """Whether a human may have renamed a column of the table to one that it does not have."""
    if not table.__described__:
        return True
    from etl.warehouse.retype import vanished

    return not vanished(table, entry, column)


def _changed_comments(table: type[Table], schema: str, entry: Found) -> Iterator[Change]:
    target = quote(schema, table.__tablename__)
    if entry.comment != table.__comment__:
        yield Change(f"comment on table {target} is {literal(table.__comment__)};", "comment changed")
    for column, doc in column_comments(table).items():
        if column in entry.types and entry.comments[column] != doc:
            yield Change(f"comment on column {target}.{quote(column)} is {literal(doc)};", "comment changed")
