"""Completed: a table that is there, and in use, gets the columns and the key that it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from etl.errors import WarehouseError
from etl.schema import Table
from etl.warehouse.ddl import Change, Found, catalog, missing_columns, missing_parts, quote
from etl.warehouse.ledger import creating
from etl.warehouse.locks import patiently

if TYPE_CHECKING:
    from psycopg import Connection

    from etl.warehouse.recast import Recasts


def completed(
    connection: Connection, schema: str, table: type[Table], found: Found
) -> tuple[Found, list[Change], list[str]]:
    """Change a table as its model asks: how it is then, what was changed, and columns that were missing."""
    parts = list(missing_parts(connection, table, schema, found))
    if not parts:
        return found, [], []
    name = table.__tablename__
    retyped = [change for change in parts if change.recast]
    for change in retyped:
        from etl.warehouse.recast import run

        run(connection, cast("Recasts", change.recast))

    def change_it() -> tuple[Found, list[Change], list[str]]:
        creating(connection, schema)  # another stream that fills the table may be about to
        before = catalog(connection, schema, [name])[name]
        changes = list(missing_parts(connection, table, schema, before))
        if any(change.recast for change in changes):  # else the old type might round what is to come
            raise WarehouseError(
                f"{schema}.{name} grew large, or was changed, just as its columns were to get other types;"
                " run again"
            )
        for change in changes:
            connection.execute(change.sql)
        return catalog(connection, schema, [name])[name], changes, missing_columns(table, before)

    after, changes, missing = patiently(connection, quote(schema, name), change_it)
    return after, [*retyped, *changes], missing
