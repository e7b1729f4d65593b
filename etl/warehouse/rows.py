"""Rows read by their place in a table: fingerprints of their values now, the values themselves later.

A table is read a span of its blocks at a time. Within one snapshot a span gives the same rows in the same
order as often as it is asked, so that what was worked out of their fingerprints can be said of the values,
which need not leave the server.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import xxhash
from msgspec import Struct

from etl.warehouse.arrays import Int4s, received
from etl.warehouse.ddl import literal, quote

if TYPE_CHECKING:
    from psycopg import Connection

Ints = npt.NDArray[Any]
Marks = Sequence[tuple[Ints, Ints]]
"""Per expression over a row: the rows that are meant, rising, and a number for each."""

MASK = 60  # flags in a number
SPAN = 32 * 2**20  # bytes of a table at a time: some hundred thousand rows
LONGEST = 1_000  # bytes of a value; an entry of PostgreSQL's index may have 2,704
SETTINGS = "set local max_parallel_workers_per_gather = 0; set local jit = off; set local work_mem = '64MB'"
LIKE_CLASS = r"^\[([^\[\]\\^-]*-?)\]\*$"
"""A pattern of characters any number of times, which `ltrim` tells in a tenth of the time."""


class Value(Struct, frozen=True):
    """A value of a row: its expression, which gives text or null, and how it is made one of many alike.

    type: its kind, which takes part in the fingerprint. sparse: most rows do not have it.
    blocked, patterns: values that are marked; all but "" and those that are too long are values.
    """

    type: int
    sql: str
    normalise: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    sparse: bool = False


class Scanned(Struct):
    """A span's rows: how many, when each came, the latest stamp, and per value rows, keys and checks.

    masks: of each row, bit by bit, which further expressions it has something in; 60 of them a mask.
    """

    count: int
    times: Ints
    stamp: Any
    cells: list[tuple[Ints, Ints, Ints]]
    masks: list[Ints]


class Relation(Struct, frozen=True):
    """A table to be read so.

    name: quoted. values: of each row; further: expressions of which it is told whether a row has them.
    at: when a row came; stamp: by what the newest are found.
    """

    name: str
    values: tuple[Value, ...]
    further: tuple[str, ...]
    at: str
    stamp: str

    def scan(self, connection: Connection, span: tuple[int, int], salt: int) -> Scanned:
        """Read a span's fingerprints. salt: takes part in all of them."""
        shown = ["count(*)", "array_send(array_agg(at))", "max(stamp)"]
        for place, value in enumerate(self.values):
            shown += _fingerprints(value, f"v{place}", salt)
        masks = [self.further[i : i + MASK] for i in range(0, len(self.further), MASK)]
        shown += [f"array_send(array_agg(x{place}))" for place in range(len(masks))]
        inner = [f"{normal(v)} as v{place}" for place, v in enumerate(self.values)]
        inner += [f"{_mask(part)} as x{place}" for place, part in enumerate(masks)]
        inner += [f"{self.at} as at", f"{self.stamp} as stamp"]
        if any(v.sparse for v in self.values):
            inner.append("(row_number() over ())::int as n")
        with connection.cursor(binary=True) as cursor:
            row = cursor.execute(
                f"select {', '.join(shown)} from (select {', '.join(inner)} from {self.name}"
                f" where {within(span)} offset 0) r"
            ).fetchone()
        count, times, stamp, *sent = row or (0, None, None)
        cells = [_cells(v, sent[3 * i : 3 * i + 3]) for i, v in enumerate(self.values)]
        told = [received(mask, "int8") for mask in sent[3 * len(self.values) :]]
        return Scanned(count, received(times, "timestamptz"), stamp, cells, told)

    def told(
        self, span: tuple[int, int], count: int, marks: Marks, *, further: bool = False
    ) -> tuple[str, list[Any]]:
        """A query of what is marked, and its parameters: `mark`, `value`, `at`, and `k`, which expression.

        count: how many rows the span has. marks: per value, or per further expression, rows of the span and
        their marks, from 1; there is one at least.
        """
        every = [nothing_empty(sql) for sql in self.further] if further else [normal(v) for v in self.values]
        some = [(place, rows, given) for place, (rows, given) in enumerate(marks) if len(rows)]
        columns, parameters = [], []
        for place, rows, given in some:
            dense = np.zeros(count, np.int32)
            dense[rows] = given
            parameters.append(Int4s(dense))
            columns += [f"{said(every[place])} as v{place}", f"(%b)[row_number() over ()] as m{place}"]
        places = [place for place, *_ in some]
        mark, value = (_choice(places, letter) for letter in "mv")
        kinds = ", ".join(f"({place})" for place in places)
        query = (
            f"select {mark} as mark, {value} as value, at, k"
            f" from (select {', '.join(columns)}, {said(self.at)} as at"
            f" from {said(self.name)} where {within(span)} offset 0) r cross join (values {kinds}) s (k)"
            f" where {mark} > 0"
        )
        return query, parameters


def spans(connection: Connection, name: str) -> list[tuple[int, int]]:
    """A table's blocks, in spans. name: quoted."""
    row = connection.execute(
        "select pg_relation_size(%s::regclass) / size, %s / size"
        " from (select current_setting('block_size')::bigint as size) b",
        (name, SPAN),
    ).fetchone()
    blocks, step = row or (0, 1)
    return [(start, start + step) for start in range(0, blocks, step)]


def _fingerprints(value: Value, v: str, salt: int) -> list[str]:
    """Three aggregates of a value: rows, keys and checks; of one that most rows have no rows, but zeros."""
    seed = xxhash.xxh64_intdigest(f"{value.type}.{salt}".encode()) >> 1
    key, check = f"hashtextextended({v}, {seed}) & -4 | 2 | {blocked(value, v)}", f"hashtext({v})"
    usable = f"octet_length({v}) <= {LONGEST}"
    if value.sparse:
        return [f"array_send(array_agg({e}) filter (where {usable}))" for e in ("n", key, check)]
    return [
        "null",
        f"array_send(array_agg(case when {usable} then {key} else 0 end))",
        f"array_send(array_agg(coalesce({check}, 0)))",
    ]


def _cells(value: Value, sent: Sequence[bytes | None]) -> tuple[Ints, Ints, Ints]:
    rows, keys, checks = (received(s, k) for s, k in zip(sent, ("int4", "int8", "int4"), strict=True))
    if value.sparse:
        return rows - 1, keys, checks
    rows = np.flatnonzero(keys).astype(np.int32)
    return rows, keys[rows], checks[rows]


def _mask(expressions: Sequence[str]) -> str:
    bits = (
        f"case when {nothing_empty(sql)} is null then 0 else {1 << n} end"
        for n, sql in enumerate(expressions)
    )
    return " | ".join(bits) + " | 0::bigint"


def nothing_empty(sql: str) -> str:
    """The expression, null where it is empty."""
    return f"nullif({sql}, '')"


def _choice(places: Sequence[int], letter: str) -> str:
    """One of the columns, by `k`."""
    if len(places) == 1:
        return f"{letter}{places[0]}"
    return "case k" + "".join(f" when {place} then {letter}{place}" for place in places) + " end"


def said(sql: str) -> str:
    """An expression as it stands in a query with parameters."""
    return sql.replace("%", "%%")


def within(span: tuple[int, int], of: str = "") -> str:
    """The condition that a row is in a span of blocks."""
    return f"{of}ctid >= '({span[0]},0)' and {of}ctid < '({span[1]},0)'"


def normal(value: Value) -> str:
    """The expression of a value as it is kept."""
    sql = value.sql
    for step in value.normalise:
        sql = NORMAL[step].format(v=sql)
    return nothing_empty(sql)


NORMAL = {
    "trim": "btrim({v})",
    "case": "lower({v})",
    "plus": r"regexp_replace({v}, '\+[^@]*@', '@')",
    "dots": "case when {v} like '%@%' then replace(split_part({v}, '@', 1), '.', '') || '@'"
    " || split_part({v}, '@', 2) else {v} end",
    "digits": "regexp_replace({v}, '[^0-9]', '', 'g')",
}
"""How a value is made alike to others that mean the same."""


def blocked(value: Value, v: str) -> str:
    """1 or 0, whether a value as it is kept, the expression v, is blocked."""
    tests = []
    if value.blocked:
        listed = ", ".join(normal(Value(0, literal(b), value.normalise)) for b in value.blocked)
        tests.append(f"{v} in ({listed})")
    tests += [_matches(v, pattern) for pattern in value.patterns]
    return f"({' or '.join(tests)})::int" if tests else "0"


def _matches(v: str, pattern: str) -> str:
    if plain := re.fullmatch(LIKE_CLASS, pattern):
        return f"ltrim({v}, {literal(plain[1])}) = ''"
    return f"{v} ~ {literal(pattern)}"


def copy_of(
    connection: Connection, name: str, columns: Iterable[str], source: str, stamp: str, since: datetime | None
) -> bool:
    """Make a table of these expressions over a source's rows that came since; whether there are any.

    It survives no crash of the server. stamp: the column, quoted; since: None for all rows.
    """
    where = f" where {stamp} >= {literal(since.isoformat())}" if since else ""
    with connection.transaction():
        connection.execute(f"drop table if exists {name}")
        shown = ", ".join(columns)
        found = connection.execute(f"create unlogged table {name} as select {shown} from {source}{where}")
        if found.rowcount < 1:
            connection.execute(f"drop table {name}")
    return found.rowcount > 0


def plain_table(connection: Connection, schema: str, table: str) -> bool:
    """Whether it is a table whose rows have places: no view, no partitions, no foreign table."""
    row = connection.execute(
        "select relkind = 'r' from pg_catalog.pg_class where oid = to_regclass(%s)", (quote(schema, table),)
    ).fetchone()
    return row == (True,)


def columns(connection: Connection, names: Iterable[str]) -> dict[str, dict[str, str]]:
    """The columns of those of these tables and views that are there, with their types, by full names."""
    found: dict[str, dict[str, str]] = {}
    rows = connection.execute(
        "select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod)"
        " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
        " where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname || '.' || c.relname = any(%s)"
        " order by 1, a.attnum",
        (sorted(names),),
    )
    for table, column, kind in rows:
        found.setdefault(table, {})[column] = kind
    return found


def external_types(connection: Connection, name: str, column: str) -> list[tuple[str, int]]:
    """The types of identifiers that rows name by themselves, and how many of one a row has at most."""
    return connection.execute(
        f"select e.type, max(e.number)::int + 1 from {name} r"
        f" cross join lateral tributary.external_ids(r.{column}::text) e"
        f" where r.{column} is not null and e.id is not null and e.type ~ '^[a-z][a-z0-9_.]{{0,62}}$'"
        " group by 1 order by 1"
    ).fetchall()
