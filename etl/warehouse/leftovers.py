"""What killed runs left in the stage: how it is known whose it is, and removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import xxhash

from etl.schema import Table
from etl.warehouse.ddl import STAGE_SCHEMA, quote
from etl.warehouse.leases import named
from etl.warehouse.locks import end_users

if TYPE_CHECKING:
    from psycopg import Connection


def family(schema: str, stream: str, table: type[Table]) -> str:
    """How the names of all stages of one stream for one table begin."""
    return f"{xxhash.xxh32_hexdigest(quote(schema, stream, table.__tablename__).encode())}_"


def sweep(connection: Connection, idle: float) -> None:
    """Remove what killed runs left, of any stream, also one that is no longer synced: its lease is free.

    idle: seconds of silence after which a session that uses it is ended, as its process is frozen.
    """
    found = connection.execute(
        "select obj_description(oid, 'pg_class') as whose, array_agg(relname) from pg_catalog.pg_class"
        " where relkind = 'r' and relnamespace = to_regnamespace(%s) and pg_has_role(relowner, 'usage')"
        " and obj_description(oid, 'pg_class') is not null group by 1",
        (STAGE_SCHEMA,),
    ).fetchall()
    for whose, names in found:
        with connection.transaction():
            lock = named(whose)
            commits = f"pg_try_advisory_xact_lock({lock.commits})"  # by who has the other, and nobody else
            free = f"select case when pg_try_advisory_xact_lock({lock.run}) then {commits} end"
            if connection.execute(free).fetchone() == (True,):
                _drop(connection, names, idle)


def drop_orphans(
    connection: Connection, schema: str, stream: str, tables: Sequence[type[Table]], idle: float
) -> None:
    """Remove what a killed run of this stream left; the caller holds its lease, so nobody stages for it.

    idle: as `sweep` has it.
    """
    families = [family(schema, stream, table) for table in tables]
    found = connection.execute(
        "select relname from pg_catalog.pg_class where relkind = 'r' and relnamespace = to_regnamespace(%s)"
        " and left(relname, %s) = any(%s)",
        (STAGE_SCHEMA, len(families[0]), families),
    ).fetchall()
    for (name,) in found:
        _drop(connection, [name], idle)


def _drop(connection: Connection, names: Sequence[str], idle: float) -> None:
    tables = [quote(STAGE_SCHEMA, name) for name in names]
    end_users(connection, idle, tables)
    connection.execute(f"drop table if exists {', '.join(tables)}")
