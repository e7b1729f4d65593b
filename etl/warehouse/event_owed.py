"""What the tables could not take when it was loaded, once they can and the call comes again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from etl.copytext import cells
from etl.warehouse.ddl import quote
from etl.warehouse.event_tables import REFUSING, Lines
from etl.warehouse.known import array

if TYPE_CHECKING:
    from psycopg import Connection

RULES = ["A8", "A11", "A12"]

TYPE = """
select format_type(atttypid, atttypmod) from pg_catalog.pg_attribute
where attrelid = to_regclass(%s) and attname = %s and not attisdropped
"""


class Owed(Struct, frozen=True):
    """An open dead letter of such a value."""

    letter: int
    table: str
    key: str
    column: str


class Cell(Struct, frozen=True):
    """A value that may be put where there is none; written: what `uuid_ts` is then."""

    key: str
    value: str
    written: str


def owed(connection: Connection, schema: str) -> list[Owed]:
    """The values that columns of the schema could not take."""
    found = connection.execute(
        "select id, table_name, key, column_name from tributary.dead_letters where source = %s"
        " and closed_at is null and rule = any(%s) and key is not null and column_name is not null",
        (schema, RULES),
    )
    return [Owed(*row) for row in found]


WAITING = (
    "tributary.dead_letters where source = %s and closed_at is null and column_name is null"
    " and key is not null and context ? 'kinds'"
)
"""Calls whose row the warehouse refused."""


def waiting(connection: Connection, schema: str) -> bool:
    """Whether there are open letters of calls whose rows the warehouse refused."""
    return connection.execute(f"select exists (select from {WAITING})", (schema,)).fetchone() == (True,)


def come(connection: Connection, schema: str, calls: str, ids: Sequence[str]) -> None:
    """Close the letters of these calls, which have their rows by now."""
    connection.execute(
        "update tributary.dead_letters set closed_at = now(), closed_reason = 'its call was loaded again'"
        f" where id in (select id from {WAITING} and table_name = %s and key = any(%s::text[]))",
        (schema, calls, array(ids)),
    )


def fill(
    connection: Connection,
    schema: str,
    rows: Sequence[Lines],
    wanted: Mapping[tuple[str, str], Sequence[Owed]],
    known: Collection[tuple[str, str]],
) -> set[tuple[str, str]]:
    """Put values into rows that were there before, and close their letters; the calls that got some.

    wanted: what is owed, and known: what was there before, by the table of a call and its id.
    """
    filled: set[tuple[str, str]] = set()
    closed: list[int] = []
    again = {place: wanted[place] for place in wanted.keys() & known}
    places = {(each.table, each.calls): None for each in rows} if again else {}
    for table, calls in places:
        of = [each for each in rows if (each.table, each.calls) == (table, calls)]
        for column in dict.fromkeys(one.column for (of_calls, _), each in again.items() for one in each):
            found = list(_cells(of, calls, column, again))
            if found and (got := put(connection, schema, table, column, found)):
                filled |= {(calls, key) for key in got}
                closed += [o.letter for k in got for o in again[calls, k] if o.column == column]
    if closed:
        connection.execute(
            "update tributary.dead_letters set closed_at = now(), closed_reason = 'its column takes it now'"
            " where id = any(%s)",
            (closed,),
        )
    return filled


def _cells(
    rows: Sequence[Lines], calls: str, column: str, wanted: Mapping[tuple[str, str], Sequence[Owed]]
) -> Iterator[Cell]:
    """The values that the rows have of a column for calls to which it is owed."""
    for each in rows:
        if column not in each.columns:
            continue
        lines: list[bytes] = []
        for i, key in enumerate(each.ids):
            if any(one.column == column for one in wanted.get((calls, key), ())):
                lines = lines or each.body.split(b"\n")
                row = dict(zip(each.columns, cells(lines[i].decode()), strict=True))
                if (value := row[column]) is not None:
                    yield Cell(key, value, row["uuid_ts"] or "")


def put(connection: Connection, schema: str, table: str, column: str, found: Sequence[Cell]) -> list[str]:
    """Put values where there are none; the ids of their rows. None of them if PostgreSQL refuses one."""
    from psycopg import Error

    target, name = quote(schema, table), quote(column)
    (kind,) = connection.execute(TYPE, (target, column)).fetchone() or ("text",)
    given = [array([getattr(cell, part) for cell in found]) for part in Cell.__struct_fields__]
    try:
        with connection.transaction():
            done = connection.execute(
                f"update {target} t set {name} = v.value::{kind}, uuid_ts = v.written::timestamptz"
                " from unnest(%s::text[], %s::text[], %s::text[]) v (key, value, written)"
                f" where t.id = v.key and t.{name} is null returning t.id",
                given,
            )
            return [key for (key,) in done]
    except Error as error:
        if not (error.sqlstate or "").startswith(REFUSING):
            raise
        return []
