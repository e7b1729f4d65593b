"""The values of rows in the stage: read as numbers, and found among the identifiers that are there.

A value is read as a print, 63 bits that PostgreSQL's hash makes of its type and itself, and a mark, 31 bits
of another hash. Values of which both are alike are taken for one. Whoever knows a hash's seed finds two such
values in seconds: so prints begin with a key, which each run draws by lot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from etl.warehouse.arrays import Int4s, Ints, fetch, received, spans
from etl.warehouse.ddl import literal
from etl.warehouse.person_rows import Named, Rows, Value, blocked, plain
from etl.warehouse.person_tables import table

if TYPE_CHECKING:
    from psycopg import Connection

ALL = slice(None)


class Column(Struct):
    """The values of a column of the stage, by their lines: prints, 0 where there is none, and marks.

    Ids may come to stand in the place of prints. The lowest bit of a mark is 1 for a value that is blocked.
    types: the number of the type, of all or of each.
    """

    prints: Ints
    marks: Ints
    types: Ints | int = 0


class Read(Struct):
    """A table of the stage, by its lines: when each observation was made first, and last, and its values."""

    times: Ints = np.empty(0, np.int64)
    lasts: Ints = np.empty(0, np.int64)
    columns: list[Column] = []


def read(connection: Connection, rows: Rows) -> Read:
    """What was staged of a table."""
    shown, kinds = ["at", "last"], ["timestamptz", "timestamptz"]
    for n, value in enumerate(rows.values):
        shown += _numbers(f"i{n}", rows.types[n], value, rows.key)
        kinds += ["int8", "int4"]
        if isinstance(value, Named):
            shown.append(f"coalesce(k{n}, 0)::smallint")
            kinds.append("int2")
    times, lasts, *found = by_line(connection, rows.staged, shown, kinds)
    columns = []
    for value in rows.values:
        prints, marks = found.pop(0), found.pop(0)
        columns.append(Column(prints, marks, found.pop(0) if isinstance(value, Named) else value.type))
    return Read(times, lasts, columns)


def by_line(connection: Connection, source: str, shown: Sequence[str], kinds: Sequence[str]) -> list[Ints]:
    """Expressions over all rows of a table in the stage, in the order of their lines, as they lie there."""
    connection.execute("set local synchronize_seqscans = off; set local max_parallel_workers_per_gather = 0")
    found = fetch(connection, source, shown, kinds)
    connection.execute("set local max_parallel_workers_per_gather to default")
    return found


def told(connection: Connection, rows: Rows, source: str) -> Column:
    """Of whom the lines of a table in the stage tell something, by columns `type` and `value`."""
    named = Named("", {v.name: v for value in rows.values for v in plain(value)})
    prints, marks = by_line(connection, source, _numbers("value", "type", named, rows.key), ["int8", "int4"])
    return Column(prints, marks)


def _numbers(v: str, type_: str, value: Value | Named, key: int) -> list[str]:
    """The expressions of print and mark of v, a value as it is kept, of a type, itself an expression."""
    every = plain(value)
    seeds = "".join(f" when {of.type} then hashtextextended({literal(of.name)}, {key})" for of in every)
    shut = "".join(f" when {of.type} then {blocked(of, v)}" for of in every)
    print_ = f"hashtextextended({v}, case {type_}{seeds} end) | 1"
    mark = f"hashtext({v}) & -2 | (case {type_}{shut} end)::integer"
    return [f"coalesce({print_}, 0)", f"coalesce({mark}, 0)"]


def at_lines(
    connection: Connection, rows: Rows, lines: Sequence[Ints], part: slice = ALL
) -> Iterator[tuple[int, slice, str, Int4s]]:
    """Where values stand, some thousand blocks at a time; lines: of those wanted of each column, rising.

    part: which of these blocks to look at.
    Gives the column; which of its lines; a table `v` of `value`, `type` and `place`, which of these it is,
    from 1, or 0 for what is not wanted; and the parameter of that.
    """
    end = 1 + max((int(of[-1]) for of in lines if len(of)), default=0)
    blocks, beginnings = spans(connection, rows.staged), spans(connection, rows.staged, 1)
    every = [
        (span, _first(connection, rows.staged, beginning) or _first(connection, rows.staged, span) or end)
        for span, beginning in zip(blocks, beginnings, strict=True)
    ]
    for (span, first), (_, after) in list(pairwise([*every, ("", end)]))[part]:
        for column, wanted in enumerate(lines):
            start, stop = np.searchsorted(wanted, (first, after))
            if start < stop:
                places = np.zeros(after - first, np.int32)
                places[wanted[start:stop] - first] = np.arange(1, stop - start + 1)
                found = f"i{column} as value, {rows.types[column]} as type, (%b)[line - {first - 1}] as place"
                query = f"(select {found} from {rows.staged} o where {span} offset 0) v"
                yield column, slice(int(start), int(stop)), query, Int4s(places)


def _first(connection: Connection, staged: str, span: str) -> int | None:
    """The first line in some blocks; none in those at the end that were made for rows that did not come."""
    row = connection.execute(f"select min(line) from {staged} o where {span}").fetchone()
    return row[0] if row else None


def known(connection: Connection, rows: Rows, lines: Sequence[Ints]) -> list[tuple[int, list[Ints]]]:
    """Of values at these lines of each column, rising, those that are identifiers already, some at a time.

    The column, and for each which of its lines, number, first person, who that is now, when it was seen first
    and last.
    """
    shown = ["v.place", "n.node", "coalesce(n.person, 0)", "coalesce(p.canonical, 0)"]
    shown += ["n.first_seen", "n.last_seen"]
    kinds = ("int4", "int4", "int4", "int4", "timestamptz", "timestamptz")
    sent = ", ".join(f"array_send(array_agg({sql}))" for sql in shown)
    found = []
    with connection.cursor(binary=True) as cursor:
        for column, some, values, places in at_lines(connection, rows, lines):
            row = cursor.execute(
                f"select {sent} from (select * from {values} where place > 0 order by value offset 0) v"
                f" join {table('nodes')} n using (value, type) left join {table('persons')} p using (person)",
                [places],
            ).fetchone()
            place, *told = (received(sent, kind) for sent, kind in zip(row or (), kinds, strict=True))
            found.append((column, [place + (some.start - 1), *told]))
    return found
