"""What killed runs left in the stage: how it is known whose it is, and removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import xxhash

from etl.schema import Table
from etl.warehouse.ddl import STAGE_SCHEMA, quote

if TYPE_CHECKING:
    from psycopg import Connection


def family(schema: str, stream: str, table: type[Table]) -> str:
    """How the names of all stages of one stream for one table begin."""
    return f"{xxhash.xxh32_hexdigest(quote(schema, stream, table.__tablename__).encode())}_"


def sweep(connection: Connection) -> None:
    """Remove what killed runs left, of any stream, also one that is no longer synced: its lease is free."""
    found = connection.execute(
        "select obj_description(oid, 'pg_class') as whose, array_agg(relname) from pg_catalog.pg_class"
        " where relkind = 'r' and relnamespace = to_regnamespace(%s) and pg_has_role(relowner, 'usage')"
        " and obj_description(oid, 'pg_class') is not null group by 1",
        (STAGE_SCHEMA,),
    ).fetchall()
    for whose, names in found:
        with connection.transaction():
            lease = "select pg_try_advisory_xact_lock(hashtextextended(%s, 1))"
            if connection.execute(lease, (whose,)).fetchone() == (True,):
                tables = ", ".join(quote(STAGE_SCHEMA, name) for name in names)
                connection.execute(f"drop table if exists {tables}")


def drop_orphans(connection: Connection, schema: str, stream: str, tables: Sequence[type[Table]]) -> None:
    """Remove what a killed run of this stream left; the caller holds its lease, so nobody stages for it."""
    families = [family(schema, stream, table) for table in tables]
    for (name,) in connection.execute(
        "select relname from pg_catalog.pg_class where relkind = 'r' and relnamespace = to_regnamespace(%s)"
        " and left(relname, %s) = any(%s)",
        (STAGE_SCHEMA, len(families[0]), families),
    ).fetchall():
        connection.execute(f"drop table if exists {quote(STAGE_SCHEMA, name)}")
