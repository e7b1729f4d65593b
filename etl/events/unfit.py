"""Tables that another loader made, and that cannot take calls as they are."""

from __future__ import annotations

from etl.errors import WarehouseError
from etl.events.kinds import GENERATED
from etl.events.layout import SEARCHED, standard
from etl.warehouse.ddl import quote
from etl.warehouse.event_tables import TYPES


def check(schema: str, table: str, columns: dict[str, str]) -> None:
    """WarehouseError if a table has one of the standard columns with a type that cannot take its values."""
    if table not in SEARCHED and not {"id", "event", "received_at"} <= columns.keys():
        return
    for column, kind in standard(table).items():
        there = columns.get(column, kind)
        if there != kind:
            wanted = TYPES[kind]
            name, own = quote(schema, table), quote(column)
            if there == GENERATED:
                raise WarehouseError(
                    f"{schema}.{table}.{column} is generated, and calls need to write it: drop it if it is"
                    f" virtual; else, to go on, run: alter table {name} alter column {own} drop expression;"
                )
            type_ = TYPES.get(there, there)
            utc = "::timestamp at time zone 'UTC'" if there in ("naive", "date") else f"::{wanted}"
            raise WarehouseError(
                f"{schema}.{table}.{column} is {type_}, calls need {wanted};"
                f" to go on, run: alter table {name} alter column {own} type {wanted} using {own}{utc};"
            )
