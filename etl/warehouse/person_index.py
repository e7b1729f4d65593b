"""Indexes that are made beside other work: of new rows of large tables, and in place of older ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl.warehouse.ddl import quote
from etl.warehouse.leases import lent
from etl.warehouse.person_tables import table

if TYPE_CHECKING:
    from psycopg import Connection

LARGE = 64 * 2**20  # bytes of a table from which on an index is worth having
PATIENCE = 5.0  # seconds for those who write into a table that gets an index
OLDER, NEWER = (table(f"nodes_person_{of}_idx") for of in ("type", "node_type"))

WITHOUT_INDEX = """
select array(select i.indexrelid::regclass::text from pg_catalog.pg_index i
             join pg_catalog.pg_class x on x.oid = i.indexrelid
             join pg_catalog.pg_am m on m.oid = x.relam and m.amname = 'brin'
             join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
             where a.attname = %s and i.indrelid = c.oid and not i.indisvalid and i.indnatts = 1)
from pg_catalog.pg_class c
where pg_catalog.pg_relation_size(c.oid) >= %s and c.oid = pg_catalog.to_regclass(%s) and c.relkind = 'r'
      and pg_catalog.pg_has_role(c.relowner, 'usage')
      and not exists (select from pg_catalog.pg_index i
                      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                      where i.indrelid = c.oid and i.indisvalid and a.attname = %s)
"""
"""Whether a table is large and has no index that begins with a column; what is left of one that failed."""


def index_stamp(
    connection: Connection,
    schema: str,
    name: str,
    stamp: str,
    *,
    least: int = LARGE,
    patience: float = PATIENCE,
) -> list[str]:
    """Let new rows of a large table be found without reading it all: an index of some kilobytes.

    Nothing is done for tables of less than so many bytes, for those with an index that begins with that
    column, for views, and where the role does not own the table: then it is read whole each time.
    Nobody who writes waits for it. If one who does holds it up for so many seconds, or anything else is in
    its way, that is said, and the next run tries again. Outside of a transaction.
    """
    row = connection.execute(WITHOUT_INDEX, (stamp, least, quote(schema, name), stamp)).fetchone()
    if row is None:
        return []
    made = f"on {quote(schema, name)} using brin ({quote(stamp)})"
    steps = [f"drop index concurrently if exists {left}" for left in row[0]]
    why = _patiently(connection, [*steps, f"create index concurrently {made}"], patience)
    if not why:
        return []
    why = f"{schema}.{name} is read whole each time, as no index could be made: {why}"
    return [f"{why}; the next run tries again, or run by hand: create index concurrently {made};"]


def renew(connection: Connection, *, patience: float = PATIENCE) -> list[str]:
    """Replace an index that older versions made of identifiers; who reads meanwhile does not wait.

    As `index_stamp`, and by the one run that may write.
    """
    row = connection.execute(
        "select to_regclass(%s) is not null, to_regclass(%s) is null", (OLDER, NEWER)
    ).fetchone()
    older, missing = row or (False, False)
    steps = [f"create index on {table('nodes')} (person) include (node, type)"] if missing else []
    steps.append(f"drop index concurrently if exists {OLDER}")
    why = _patiently(connection, steps, patience) if older else ""
    note = f"an index of {table('nodes')} could not be renewed: {why}; the next run tries again"
    return [note] if why else []


def _patiently(connection: Connection, steps: Sequence[str], patience: float) -> str:
    """Execute statements, none of which waits for others longer than that; why it cannot be, or ""."""
    from psycopg import Error

    from etl.warehouse.driver_errors import explain

    if lent(connection):
        return "through a connection pool nothing would bound how long it waits"
    before = connection.execute("select current_setting('lock_timeout')").fetchone()
    try:
        connection.execute(f"set lock_timeout = {round(patience * 1000)}")
        for step in steps:
            connection.execute(step)
    except Error as error:
        if connection.closed:
            raise
        return str(explain(error))
    finally:
        if not connection.closed:
            connection.execute("select set_config('lock_timeout', %s, false)", before)
    return ""
