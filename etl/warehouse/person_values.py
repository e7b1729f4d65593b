"""The distinct values of the rows in the stage, each once, with what is known of it.

A value is read as its print, a number that PostgreSQL's hash makes of its type and itself; where two have the
same, all get other numbers instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl.warehouse.arrays import Ints, fetch
from etl.warehouse.person_rows import Rows, blocked_by_type, plain, print_of
from etl.warehouse.person_tables import STAGE, table

if TYPE_CHECKING:
    from psycopg import Connection

VALUES = table("values", STAGE)


def make(connection: Connection) -> None:
    """Make the table of the values in the stage; each has a line of its own, from 1."""
    connection.execute(
        f'create unlogged table {VALUES} (line integer, type smallint, value text collate "C", print bigint,'
        " blocked boolean, first_seen timestamptz, last_seen timestamptz, node integer, person integer,"
        " known_since timestamptz, known_until timestamptz)"
    )


def add(connection: Connection, rows: Sequence[Rows], *, known: bool, part: int = 0, parts: int = 1) -> None:
    """Write the distinct values of all staged rows, or one part of these by their prints, of 1 or 2.

    known: there may be identifiers already; what is known of those that are comes beside.
    """
    cells = " union all ".join(r.cells(part, parts) for r in rows)
    by_type = {v.type: v for r in rows for value in r.values for v in plain(value)}.values()
    shut = blocked_by_type(by_type, "d.")
    # Most values are one worker's alone. How many there are nobody knows; to sort takes three times as long.
    connection.execute("set local max_parallel_workers_per_gather = 0; set local enable_sort = off")
    had, there = "", ""
    if known:
        had = ", n.node, n.person, n.first_seen, n.last_seen"
        there = f" left join {table('nodes')} n on n.value = d.value and n.type = d.type"
    distinct = (
        f"select type, value, min(at) as first_seen, max(last) as last_seen from ({cells}) c group by 1, 2"
    )
    connection.execute(
        f"insert into {VALUES} select row_number() over () * {parts} - {part}, d.type, d.value,"
        f" {print_of('d.value', 'd.type', by_type)}, {shut}, d.first_seen, d.last_seen{had}"
        f" from ({distinct}) d{there}"
    )
    connection.execute("set local max_parallel_workers_per_gather to default; set local enable_sort = on")


def arrived(connection: Connection) -> list[Ints]:
    """Of all: print, line, type, 1 if it is blocked, when it was seen first."""
    kinds = ("int8", "int4", "int2", "int2", "timestamptz")
    return fetch(connection, VALUES, ("print", "line", "type", "blocked::int::int2", "first_seen"), kinds)


def known(connection: Connection) -> list[Ints]:
    """Of those that are identifiers already: line, number, first person, who that is now, when seen first."""
    shown = ("o.line", "o.node", "coalesce(o.person, 0)", "coalesce(p.canonical, 0)", "o.known_since")
    joined = f"left join {table('persons')} p using (person)"
    kinds = ("int4", "int4", "int4", "int4", "timestamptz")
    return fetch(connection, VALUES, shown, kinds, joined, where="o.node is not null")


def tell_apart(connection: Connection, rows: Sequence[Rows]) -> None:
    """Give all values numbers for prints, in the order that these had; their rows too."""
    connection.execute(
        f"update {VALUES} v set print = o.place from (select v.line, row_number() over"
        f' (order by v.print, t.name collate "C", v.value) as place from {VALUES} v'
        f" join {table('types')} t using (type)) o where o.line = v.line"
    )
    connection.execute(f"create index on {VALUES} (value, type)")
    for some in rows:
        given = ", ".join(
            f"n{n} = (select v.print from {VALUES} v where v.type = {of} and v.value = i{n})"
            for n, of in enumerate(some.types)
        )
        connection.execute(f"update {some.staged} set {given}")
