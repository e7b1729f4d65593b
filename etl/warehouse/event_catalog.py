"""What a schema has before calls are loaded into it: tables, columns, and which of these stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from etl.warehouse.ddl import FILLED, STAGE_SCHEMA, quote
from etl.warehouse.event_tables import COLUMNS, TYPES, VIEWED, kind_of, unlimit, widen, widens
from etl.warehouse.exchanged import dependent, dropped
from etl.warehouse.locks import patiently
from etl.warehouse.recast import Recasts, large
from etl.warehouse.views import MARK

if TYPE_CHECKING:
    from psycopg import Connection


MOST_PLACES = 1_600  # of columns, also dropped ones


class Catalog(Struct):
    """What a schema has; what is no table has no columns. A column that the server computes is `generated`.

    fixed: why a column cannot become of a kind. limited: texts that end at some length. others: tables that
    another loader made. dropped: how many columns a table had once. left: whether a killed load has
    left columns that it was filling.
    """

    columns: dict[str, dict[str, str]]
    fixed: dict[tuple[str, str, str], str]
    limited: set[tuple[str, str]]
    indexed: set[tuple[str, str]]
    others: set[str]
    dropped: dict[str, int]
    left: bool


TAKEN = """
select relname from pg_catalog.pg_class
where relnamespace = to_regnamespace(quote_ident(%s)) and relkind not in ('r', 'p')
union select typname from pg_catalog.pg_type
where typnamespace = to_regnamespace(quote_ident(%s)) and typtype in ('e', 'd', 'r', 'm')
"""
"""Names that no table can have: of views, indexes, sequences, types."""

INDEXED = """
select c.relname, a.attname
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indrelid
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
where c.relnamespace = to_regnamespace(quote_ident(%s)) and i.indisvalid and i.indpred is null
"""

DROPPED = """
select c.relname, count(*)
from pg_catalog.pg_class c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and a.attisdropped
where c.relnamespace = to_regnamespace(quote_ident(%s)) and c.relkind in ('r', 'p')
group by c.relname
"""

GENERATED = """
select c.relname, a.attname
from pg_catalog.pg_class c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attgenerated <> ''
where c.relnamespace = to_regnamespace(quote_ident(%s)) and c.relkind in ('r', 'p')
"""
"""Columns that the server computes, for good or for each who asks."""

OTHERS = """
select relname from pg_catalog.pg_class
where relnamespace = to_regnamespace(quote_ident(%s)) and relkind in ('r', 'p')
      and coalesce(reloptions::text, '') !~ 'toast_tuple_target='
"""

LEFT = f"""
select c.relname, array_agg(a.attname::text)
from pg_catalog.pg_class c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = to_regnamespace(quote_ident(%s)) and c.relkind in ('r', 'p')
      and a.attname ~ '^{FILLED.pattern}$'
group by c.relname
"""

USED = """
select c.relname, array_agg(a.attname::text), array_agg(u.what), array_agg(u.tried)
from pg_catalog.pg_class c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
cross join lateral (
    select string_agg(distinct pg_describe_object(d.classid, d.objid, d.objsubid), ', ') as what,
           bool_and(k.contype in ('c', 'x') or d.classid in ('pg_catalog.pg_class'::regclass,
                    'pg_catalog.pg_attrdef'::regclass, 'pg_catalog.pg_statistic_ext'::regclass)) as tried
    from pg_catalog.pg_depend d
    left join pg_catalog.pg_constraint k
         on d.classid = 'pg_catalog.pg_constraint'::regclass and k.oid = d.objid
    left join pg_catalog.pg_index i on d.classid = 'pg_catalog.pg_class'::regclass and i.indexrelid = d.objid
    left join pg_catalog.pg_class x on x.oid = i.indexrelid
    left join pg_catalog.pg_am m on m.oid = x.relam
    left join pg_catalog.pg_attrdef f
         on d.classid = 'pg_catalog.pg_attrdef'::regclass and f.oid = d.objid
    where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid = a.attnum
          and d.classid <> 'pg_catalog.pg_rewrite'::regclass
          and f.adnum is distinct from a.attnum and (k.oid is null or k.contype in ('c', 'x', 'f'))
          and (d.classid <> 'pg_catalog.pg_class'::regclass or i.indexprs is not null
               or i.indpred is not null or m.amname <> 'btree')
) u
where c.relnamespace = to_regnamespace(quote_ident(%s)) and c.relkind in ('r', 'p') and u.what is not null
group by c.oid, c.relname
"""
"""Columns that more than plain indexes and views hang on; whether that goes with a copy of the table."""


def catalog(connection: Connection, schema: str, *, views_follow: bool) -> Catalog:
    """What the schema has of tables, as far as a loader of calls is concerned.

    views_follow: our own views may be made anew; else they keep columns as they are, like anybody's.
    """
    once = dict[str, int](connection.execute(DROPPED, (schema,)).fetchall())
    left = connection.execute(LEFT, (schema,)).fetchone() is not None
    found = Catalog({}, {}, set(), set(), set(), once, left)
    for table, column, spelled in connection.execute(COLUMNS, (schema,)):
        found.columns.setdefault(table, {})[column] = kind_of(spelled)
        if spelled.startswith("character varying("):
            found.limited.add((table, column))
    for (name,) in connection.execute(TAKEN, (schema, schema)):
        found.columns.setdefault(name, {})
    for table, column, view_schema, name, ours, direct in connection.execute(VIEWED, (schema, MARK)):
        if not ours if views_follow else direct:
            why = f"view {view_schema}.{name} reads {schema}.{table}.{column}, so its type stays as it is"
            found.fixed |= {(table, column, kind): why for kind in _wider(found, table, column)}
    found.fixed |= _used(connection, schema, found)
    found.fixed |= _held(connection, schema, found)
    for table, column in connection.execute(GENERATED, (schema,)):
        found.columns[table][column] = "generated"
    found.indexed = set(connection.execute(INDEXED, (schema,)).fetchall())
    found.others = {name for (name,) in connection.execute(OTHERS, (schema,))}
    return found


def _wider(found: Catalog, table: str, column: str) -> Iterable[str]:
    """The kinds that a column may have to become; text, of one whose texts end at some length."""
    there = found.columns[table][column]
    return ("text",) if (table, column) in found.limited else widens(there) if there in TYPES else ()


def _used(connection: Connection, schema: str, found: Catalog) -> dict[tuple[str, str, str], str]:
    """Why columns that a check, an index of an expression and the like use cannot become of a kind.

    It is tried with an empty copy of the table, of which nothing stays.
    """
    from psycopg.errors import InsufficientPrivilege

    fixed: dict[tuple[str, str, str], str] = {}
    for table, columns, whats, tried in connection.execute(USED, (schema,)).fetchall():
        copy = f"trial_{schema}"
        try:
            with connection.transaction(force_rollback=True):
                target = quote(STAGE_SCHEMA, copy)
                connection.execute(f"create table {target} (like {quote(schema, table)} including all)")
                for column, what, try_it in zip(columns, whats, tried, strict=True):
                    for kind in _wider(found, table, column):
                        if not try_it or not _goes(
                            connection, copy, column, found.columns[table][column], kind
                        ):
                            fixed[table, column, kind] = (
                                f"{what} uses {schema}.{table}.{column}, so its type stays as it is"
                            )
        except InsufficientPrivilege:  # who may not read a table does not widen it either
            continue
    return fixed


def _held(connection: Connection, schema: str, found: Catalog) -> dict[tuple[str, str, str], str]:
    """Why columns of large tables cannot become of a kind: what would go with one, or no place is left."""
    whys: dict[tuple[str, str], str] = {}
    for table, columns in found.columns.items():
        if len(columns) + found.dropped.get(table, 0) >= MOST_PLACES:
            whys |= {(table, column): "has no place for another" for column in columns}
    for table, column, view, what, _ in dependent(connection, schema, found.columns):
        if not view and column in found.columns[table]:
            whys[table, column] = f"{what} uses it"
    held = {
        (table, column, kind): f"{schema}.{table}.{column} stays of its type, as its table is large and {why}"
        for (table, column), why in whys.items()
        if (table, column) not in found.limited
        for kind in _wider(found, table, column)
    }
    beside = large(connection, schema, {table for table, *_ in held})
    return {place: why for place, why in held.items() if place[0] in beside}


def drop_left(connection: Connection, schema: str) -> None:
    """Drop the columns that killed loads were filling; the caller holds the schema's lease."""
    for table, names in connection.execute(LEFT, (schema,)).fetchall():
        of = Recasts(schema, table, ())
        patiently(connection, of.target, partial(connection.execute, " ".join(dropped(of, names))))


def _goes(connection: Connection, table: str, column: str, before: str, kind: str) -> bool:
    """Whether a column of a table in the stage's schema can become of a kind; it stays as it was."""
    from psycopg import Error

    try:
        with connection.transaction(force_rollback=True):
            for sql in (
                unlimit(STAGE_SCHEMA, table, column)
                if before == kind
                else widen(STAGE_SCHEMA, table, column, before, kind)
            ):
                connection.execute(sql)
    except Error as error:
        if (error.sqlstate or "").startswith(("0A", "42", "22", "23")):
            return False
        raise
    return True
