"""New rows of tables that tell of persons, made numbers by the server: values never leave it.

All rows of a run are read in one transaction of one snapshot. What a table's new rows hold is put into the
stage, each combination once in `SPAN`, which is an observation; then each distinct value gets a number, and
the combinations are read as numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from etl.warehouse.arrays import Ints, fetch
from etl.warehouse.ddl import literal, quote
from etl.warehouse.person_tables import STAGE, table

if TYPE_CHECKING:
    from psycopg import Connection

SPAN = timedelta(days=30)
"""What is said again within such a span, counted from 2000 on, is the same observation."""
LONGEST = 1_000  # bytes of a value; an entry of PostgreSQL's index may have 2,704
LARGE = 64 * 2**20  # bytes of a table from which on an index is worth having
SETTINGS = "set local jit = off; set local work_mem = '256MB'; set local random_page_cost = 1.1"
PLAIN_CLASS = r"^\[([^\[\]\\^-]*-?)\]\*$"
"""A pattern of characters any number of times, which `ltrim` tells in a tenth of the time."""
VALUES = table("values", STAGE)

NORMAL = {
    "trim": "btrim({v})",
    "case": "lower({v})",
    "plus": r"regexp_replace({v}, '\+[^@]*@', '@')",
    "dots": "case when {v} like '%@%' then replace(split_part({v}, '@', 1), '.', '') || '@'"
    " || split_part({v}, '@', 2) else {v} end",
    "digits": "regexp_replace({v}, '[^0-9]', '', 'g')",
}
"""How a value is made alike to others that mean the same."""


class Value(Struct, frozen=True):
    """A value of a row: its expression, which gives text or null, and how it is made one of many alike.

    type: number of its kind. blocked, patterns: values that identify nobody.
    """

    type: int
    sql: str
    normalise: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


class Rows(Struct, frozen=True):
    """A table whose new rows are to be read: its number and quoted name, and what identifies a row.

    at: expression for when a row reached us; stamp: column, quoted, by which new rows are found; since: the
    least of it, None for all rows.
    """

    source: int
    name: str
    values: tuple[Value, ...]
    at: str
    stamp: str
    since: datetime | None

    def steer(self, connection: Connection) -> None:
        """Have the planner look for new rows by an index, even where it knows little of the table."""
        connection.execute(f"set local enable_seqscan = {'off' if self.since else 'on'}")

    @property
    def new(self) -> str:
        """The condition that a row is new."""
        return f"{self.stamp} >= {literal(self.since.isoformat())}" if self.since else "true"

    @property
    def staged(self) -> str:
        """The table of its observations in the stage."""
        return table(f"rows_{self.source}", STAGE)

    def stage(self, connection: Connection) -> tuple[int, Any]:
        """Put what the new rows hold into the stage: how many rows held anything, and their latest stamp."""
        names = [f"i{n}" for n in range(len(self.values))]
        inner = ", ".join(f"{normal(v)} as i{n}" for n, v in enumerate(self.values))
        span = f"date_bin('{SPAN.days} days', at, '2000-01-01 00:00+00')"
        some = f"coalesce({', '.join(names)}) is not null" if len(names) > 1 else "i0 is not null"
        self.steer(connection)
        connection.execute(
            f"create unlogged table {self.staged} as select min(at) as at, max(at) as last, count(*) as rows,"
            f" max(stamp) as stamp, {', '.join(names)} from (select {self.at} as at, {self.stamp} as stamp,"
            f" {inner} from {self.name} where {self.new} offset 0) r"
            f" where {some} group by {span}, {', '.join(names)}"
        )
        connection.execute(f"set local enable_seqscan = on; analyze {self.staged}")
        row = connection.execute(f"select sum(rows)::bigint, max(stamp) from {self.staged}").fetchone()
        return (row[0] or 0, row[1]) if row else (0, None)

    def numbers(self, connection: Connection) -> list[Ints]:
        """Its observations: when each was made first, and per value the number of it, 0 where it has none."""
        joins = "".join(
            f" left join {VALUES} v{n} on v{n}.type = {v.type} and v{n}.value = r.i{n}"
            for n, v in enumerate(self.values)
        )
        names = [f"n{n}" for n in range(len(self.values))]
        shown = ", ".join(f"coalesce(v{n}.id, 0) as n{n}" for n in range(len(self.values)))
        said = table(f"said_{self.source}", STAGE)
        connection.execute(
            f"create unlogged table {said} as select r.at, {shown} from {self.staged} r{joins}"
        )
        found = fetch(connection, said, ["at", *names], ["timestamptz", *["int4"] * len(names)])
        connection.execute(f"drop table {said}")
        return found


def number_values(connection: Connection, rows: Sequence[Rows], *, known: bool) -> None:
    """Number the distinct values of all staged rows, in an order that depends on these alone.

    known: there may be identifiers already; the numbers of those that are come beside.
    """
    cells = " union all ".join(
        f'select {v.type}::smallint as type, i{n} collate "C" as value, at, last from {r.staged}'
        f" where i{n} is not null"
        for r in rows
        for n, v in enumerate(r.values)
    )
    by_type = {v.type: v for r in rows for v in r.values}.values()
    shut = _case(by_type, "d.")
    connection.execute("set local max_parallel_workers_per_gather = 0")  # most values are few workers' alone
    node, there = "null::integer", ""
    if known:
        node, there = "n.node", f" left join {table('nodes')} n on n.value = d.value and n.type = d.type"
    number = "(row_number() over (order by hashtextextended(d.value, d.type), d.type, d.value))::integer"
    distinct = (
        f"select type, value, min(at) as first_seen, max(last) as last_seen from ({cells}) c group by 1, 2"
    )
    connection.execute(
        f"create unlogged table {VALUES} as select {number} as id, d.type, d.value, {shut} as blocked,"
        f" d.first_seen, d.last_seen, {node} as node from ({distinct}) d{there}"
    )
    connection.execute("set local max_parallel_workers_per_gather to default")
    connection.execute(f"analyze {VALUES}")


def external_types(connection: Connection, rows: Rows, column: str) -> list[tuple[str, int]]:
    """The types of identifiers that new rows name by themselves, and how many of one a row has at most."""
    rows.steer(connection)
    return connection.execute(
        f"select e.type, max(e.number)::int + 1 from {rows.name} r"
        f" cross join lateral tributary.external_ids(r.{column}::text) e"
        f" where {rows.new} and r.{column} is not null and e.id is not null"
        " and e.type ~ '^[a-z][a-z0-9_.]{0,62}$' group by 1 order by 1"
    ).fetchall()


def normal(value: Value) -> str:
    """The expression of a value as it is kept; null where there is none, or one that is too long."""
    sql = value.sql
    for step in value.normalise:
        sql = NORMAL[step].format(v=sql)
    return f"case when octet_length({sql}) between 1 and {LONGEST} then {sql} end"


def blocked(value: Value, v: str) -> str:
    """Whether a value as it is kept, the expression v, is blocked."""
    tests = []
    if value.blocked:
        listed = ", ".join(normal(Value(0, literal(b), value.normalise)) for b in value.blocked)
        tests.append(f"{v} in ({listed})")
    tests += [_matches(v, pattern) for pattern in value.patterns]
    return f"({' or '.join(tests)})" if tests else "false"


def block(connection: Connection, values: Iterable[Value]) -> None:
    """Note which identifiers are blocked, where that is another than before. values: one of each type."""
    shut = _case(values)
    connection.execute(f"update {table('nodes')} set blocked = {shut} where blocked <> {shut}")


def _case(values: Iterable[Value], of: str = "") -> str:
    tests = "".join(f" when {v.type} then {blocked(v, f'{of}value')}" for v in values)
    return f"case {of}type{tests} else false end" if tests else "false"


def _matches(v: str, pattern: str) -> str:
    if plain := re.fullmatch(PLAIN_CLASS, pattern):
        return f"ltrim({v}, {literal(plain[1])}) = ''"
    return f"{v} ~ {literal(pattern)}"


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
    for name, column, kind in rows:
        found.setdefault(name, {})[column] = kind
    return found


def index_stamp(connection: Connection, schema: str, name: str, stamp: str) -> None:
    """Let new rows of a large table be found without reading it all: an index of some kilobytes.

    Nothing is done for small tables, for those with an index that begins with that column, for views, and
    where the role does not own the table: then it is read whole each time.
    """
    row = connection.execute(
        "select pg_catalog.pg_relation_size(c.oid) >= %s from pg_catalog.pg_class c"
        " where c.oid = pg_catalog.to_regclass(%s) and c.relkind = 'r'"
        " and pg_catalog.pg_has_role(c.relowner, 'usage') and not exists ("
        "select from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = c.oid"
        " and a.attnum = i.indkey[0] where i.indrelid = c.oid and a.attname = %s)",
        (LARGE, quote(schema, name), stamp),
    ).fetchone()
    if row == (True,):
        connection.execute(f"create index on {quote(schema, name)} using brin ({quote(stamp)})")
