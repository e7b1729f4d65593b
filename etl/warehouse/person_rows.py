"""New rows of tables that tell of persons, made numbers by the server: values never leave it.

All rows of a run are read in one snapshot. What a table's new rows hold is put into the
stage, each combination once in `SPAN`, which is an observation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from etl.warehouse.ddl import FILLED, literal
from etl.warehouse.person_tables import LONGEST, MOST_TYPES, SPAN_DAYS, STAGE, spanned, table

if TYPE_CHECKING:
    from psycopg import Connection

SPAN = timedelta(days=SPAN_DAYS)
"""What is said again within such a span, counted from 2000 on, is the same observation."""
SETTINGS = (
    "set local jit = off; set local work_mem = '256MB'; set local random_page_cost = 1.1;"
    " set local idle_in_transaction_session_timeout = 0"
)
BLOCK_BYTES = 8_192
PIECE = 32_768  # blocks of a table whose rows are made alike at once: of 351,000 the server had to spill
LAST = "(4294967295,65535)"  # a place that is behind that of any row
BY_BLOCK = 140_000  # version of PostgreSQL from which on it reads some blocks of a table without the others
PLAIN_CLASS = r"\^\[([^\[\]\\^-]+-?)\]\*\$"
"""A pattern of characters any number of times, which `ltrim` tells in a tenth of the time."""
EXTERNAL, PART = "tributary_external_ids", "tributary_part"
BLANK = r"E' \t\r\n'"

NORMAL = {
    "trim": f"btrim({{v}}, {BLANK})",
    "case": "lower({v})",
    "plus": r"regexp_replace({v}, '\+[^@]*@', '@')",
    "dots": "case when {v} like '%@%' then replace(split_part({v}, '@', 1), '.', '') || '@'"
    " || split_part({v}, '@', 2) else {v} end",
    "digits": "regexp_replace({v}, '[^0-9]', '', 'g')",
}
"""How a value is made alike to others that mean the same."""


@contextmanager
def transaction(connection: Connection, level: str) -> Iterator[None]:
    """A transaction with these settings, and this level of isolation."""
    from psycopg import IsolationLevel
    from psycopg.pq import TransactionStatus

    connection.isolation_level = IsolationLevel[level.upper().replace(" ", "_")]
    try:
        with connection.transaction():
            connection.execute(SETTINGS)
            yield
    finally:
        if connection.info.transaction_status == TransactionStatus.IDLE:  # else it is lost
            connection.isolation_level = None


class Value(Struct, frozen=True):
    """A value of a row: its expression, which gives text or null, and how it is made one of many alike.

    type, name: number and name of its kind. blocked, patterns: values, as they are kept, that are nobody's.
    """

    type: int
    sql: str
    normalise: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    name: str = ""


class Named(Struct, frozen=True):
    """A value of which only the row says what type it has.

    called: expression for the type's name. of: what the value is by that name, and nothing by others.
    """

    called: str
    of: Mapping[str, Value]


class Rows(Struct, frozen=True):
    """A table whose new rows are to be read: its number and quoted name, and what identifies a row.

    at: expression for when a row reached us; stamp: column, quoted, by which new rows are found; since: the
    least of it, None for all rows; or_at: the least `at` of rows without a stamp, if they are to be found.
    external: columns, quoted, with identifiers of types that only the row knows. key: the run's own, for the
    prints of values. piece: how many blocks of the table are made alike at once, where all of it is read.
    """

    source: int
    name: str
    values: tuple[Value | Named, ...]
    at: str
    stamp: str
    since: datetime | None
    or_at: datetime | None = None
    external: tuple[str, ...] = ()
    key: int = 0
    piece: int = PIECE

    def steer(self, connection: Connection) -> None:
        """Have the planner look for new rows by an index, even where it knows little of the table."""
        connection.execute(f"set local enable_seqscan = {'off' if self.since else 'on'}")

    @property
    def new(self) -> str:
        """The condition that a row is new."""
        if self.since is None:
            return "true"
        found = f"{self.stamp} >= {literal(self.since.isoformat())}"
        if self.or_at is None:
            return found
        none = f"({self.stamp} is null or {self.stamp} < '1970-01-01')"
        return f"({found} or ({none} and {self.at} >= {literal(self.or_at.isoformat())}))"

    def query(self, more: Sequence[tuple[str, str]] = ()) -> str:
        """The query for the new rows: at, stamp, their values as they are kept i0, ..., their types k0, ...

        more: names of further columns, and their expressions. Each is computed once, as it has `offset 0`.
        """
        kinds = [(f"k{n}", kind(v)) for n, v in enumerate(self.values) if isinstance(v, Named)]
        other = [("at", self.at), ("stamp", timely(self.stamp)), *kinds, *more]
        alike = ((f"v{n}", made(v)) for n, v in enumerate(self.values))
        values = _shown((f"i{n}", kept(f"v{n}")) for n in range(len(self.values)))
        names = ", ".join(name for name, _ in other)
        read = f"select {_shown((*other, *alike))} from {self._found()} offset 0"
        return f"select {names}, {values} from ({read}) r offset 0"

    def _found(self, piece: str = "true") -> str:
        if not self.external:
            return f"{self.name} where {self.new} and {piece}"
        ids = f"tributary.external_ids({self.listed}) as {EXTERNAL}"
        return f"(select *, {ids} from {self.name} where {self.new} and {piece} offset 0) r"

    def _pieces(self, connection: Connection) -> tuple[str, str]:
        """A part of the rows after the other, so many that what is alike in a part has room in memory.

        Gives what a query of a part is joined to, and its condition. All are one part where there are few
        blocks to go through, none, as in a view, or no way to go to one.
        """
        blocks = size(connection, self.name) // BLOCK_BYTES
        if self.since or connection.info.server_version < BY_BLOCK or blocks <= self.piece:
            return "", "true"
        starts = range(0, blocks, self.piece)
        begins = [f"({block},0)" for block in starts]
        ends = [*begins[1:], LAST]
        bounds = ", ".join(f"array[{', '.join(map(literal, some))}]::tid[]" for some in (begins, ends))
        joined = f"unnest({bounds}) {PART} (begins, ends) cross join lateral "
        return joined, f"ctid >= {PART}.begins and ctid < {PART}.ends"

    @property
    def listed(self) -> str:
        """The expression of the identifiers whose types only the row knows: one list, as JSON, or null."""
        texts = [f"{column}::text" for column in self.external]
        if len(texts) == 1:
            return texts[0]
        lists = "".join(f" || coalesce(tributary.as_json({text}), '[]')" for text in texts)
        return f"case when coalesce({', '.join(texts)}) is not null then ('[]'::jsonb{lists})::text end"

    def named(self, place: int, of: Mapping[str, Value]) -> Named:
        """An identifier that a row names by itself. of: by the names of types."""
        value = f"{EXTERNAL}[{2 * place + 1}]"
        return Named(f"{EXTERNAL}[{2 * place}]", {name: replace(v, sql=value) for name, v in of.items()})

    @property
    def staged(self) -> str:
        """The table of its observations in the stage."""
        return table(f"rows_{self.source}", STAGE)

    @property
    def _some(self) -> str:
        """The condition that a row of the stage holds anything."""
        return f"coalesce({', '.join(f'i{n}' for n in range(len(self.values)))}) is not null"

    @property
    def types(self) -> list[str]:
        """The number of the type of each value, as an expression over what `query` gives."""
        return [str(v.type) if isinstance(v, Value) else f"k{n}" for n, v in enumerate(self.values)]

    def stage(self, connection: Connection) -> tuple[int, Any]:
        """Put what the new rows hold into the stage, values that are alike before they are made so.

        They lie there by their lines, from 1. Gives how many rows held anything, and their latest stamp.
        """
        each = list(enumerate(self.values))
        kinds = [(f"k{n}", kind(v)) for n, v in each if isinstance(v, Named)]
        said = [(f"v{n}", v.sql if isinstance(v, Value) else made(v)) for n, v in each]
        read = [("at", self.at), ("stamp", timely(self.stamp)), *kinds, *said]
        names = "".join(f", {name}" for name, _ in (*kinds, *said))
        several = f"min(at) as at, max(at) as last, count(*) as rows, max(stamp) as stamp{names}"
        columns = "at, last, rows, stamp" + "".join(f", {name}" for name, _ in kinds)
        alike = [
            (f"v{n}", made(replace(v, sql=f"v{n}")) if isinstance(v, Value) else f"v{n}") for n, v in each
        ]
        found = _shown((f"i{n}", kept(f"v{n}")) for n, _ in each)
        self.steer(connection)
        joined, piece = self._pieces(connection)
        query = f"select {_shown(read)} from {self._found(piece)} offset 0"
        query = f"select {several} from ({query}) r group by {spanned('at')}{names}"
        query = f"select {columns}, {_shown(alike)} from ({query}) r offset 0"
        connection.execute(  # all at once: what is inserted later may come to lie between what is there
            f"create unlogged table {self.staged} as"
            f" select row_number() over ()::integer as line, {columns}, {found} from {joined}({query}) r"
        )
        connection.execute("set local enable_seqscan = on")
        row = connection.execute(
            f"select sum(rows) filter (where {self._some})::bigint, max(stamp) from {self.staged}"
        ).fetchone()
        return (row[0] or 0, row[1]) if row else (0, None)


def size(connection: Connection, name: str) -> int:
    """The bytes of a table, by its quoted name; none of a view."""
    row = connection.execute("select pg_catalog.pg_relation_size(to_regclass(%s))", (name,)).fetchone()
    return row[0] or 0 if row else 0


def made_anew(connection: Connection) -> bool:
    """Whether a table that this transaction has read was made anew, or emptied, since its snapshot.

    Such a table has another file, and is empty to whom reads as of before.
    """
    row = connection.execute(
        "select count(*) from pg_catalog.pg_locks l left join pg_catalog.pg_class c on c.oid = l.relation"
        " where l.locktype = 'relation' and l.pid = pg_backend_pid() and l.mode = 'AccessShareLock'"
        " and (c.oid is null or (c.relkind in ('r', 'm') and c.relnamespace <> 'pg_catalog'::regnamespace"
        " and c.relfilenode <> pg_relation_filenode(c.oid)))"
    ).fetchone()
    return row != (0,)


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Have an error of the server name the table, or view, that was read."""
    from psycopg import Error

    from etl.warehouse.driver_errors import explain

    try:
        yield
    except Error as error:
        said = explain(error)
        raise type(said)(f"{name} cannot be read: {said}") from None


class External(Struct, frozen=True):
    """A type that new rows name by themselves.

    first: when, for the first time. places: which of a row's are of it, at most. count: how many are of it;
    all: how many there are of any type, with those that were too many in their row.
    """

    type: str
    first: datetime
    places: int
    count: int
    all: int


def misread(connection: Connection, patterns: Sequence[str]) -> str:
    """Why the server cannot read one of these regular expressions; "" if it reads all."""
    from psycopg.errors import DataError

    try:
        with connection.transaction():
            connection.execute("select count(*) from unnest(%s::text[]) p where '' ~ p", (list(patterns),))
    except DataError as error:
        return str(error).partition("\n")[0].removeprefix("invalid regular expression: ")
    return ""


def externals(connection: Connection, rows: Rows, known: Collection[str]) -> list[External]:
    """The types that new rows name by themselves: known ones, then as many as may be new."""
    rows.steer(connection)
    found = connection.execute(
        f"select x.ids[2 * p.n] as type, min({rows.at}), max(p.n),"
        " sum(case when p.n = 0 then x.ids[1]::bigint else 1 end)::bigint as count,"
        " sum(sum(case when p.n = 0 then x.ids[1]::bigint else 1 end)) over ()::bigint"
        f" from {rows.name} cross join lateral tributary.external_ids({rows.listed}) x (ids)"
        f" cross join lateral generate_series(0, cardinality(x.ids) / 2) p (n) where {rows.new}"
        ' group by 1 order by x.ids[2 * p.n] = any(%s) desc, 2, x.ids[2 * p.n] collate "C" limit %s',
        (list(known), len(known) + MOST_TYPES + 1),
    )
    return [External(*row) for row in found if row[0]]  # without a type: how many were too many


def plain(value: Value | Named) -> tuple[Value, ...]:
    """All that a value may be."""
    return (value,) if isinstance(value, Value) else tuple(value.of.values())


def kind(value: Value | Named) -> str:
    """The expression of the number of a value's type."""
    if isinstance(value, Value):
        return str(value.type)
    return _by_name(value, {name: str(v.type) for name, v in value.of.items()})


def _by_name(value: Named, found: Mapping[str, str]) -> str:
    tests = "".join(f" when {literal(name)} then {sql}" for name, sql in found.items())
    return f"case {value.called}{tests} end"


def timely(column: str) -> str:
    """The expression of a time that may be one; null for infinity, and for years that nobody can mean."""
    return f"case when {column} between '1970-01-01' and '9999-01-01' then {column} end"


def normal(value: Value | Named) -> str:
    """The expression of a value as it is kept; null where there is none."""
    return kept(made(value))


def made(value: Value | Named) -> str:
    """The expression of a value made alike to others that mean the same."""
    if isinstance(value, Named):
        return _by_name(value, {name: made(v) for name, v in value.of.items()})
    sql = f'(({value.sql}) collate "default")'
    for step in value.normalise:
        sql = NORMAL[step].format(v=sql)
    return sql


def kept(v: str) -> str:
    """The expression of a value, itself one, as it is kept; null for nothing but blanks, or too long."""
    visible = f"{v} collate \"C\" >= '!'"  # soon told of most, that they begin with no blank
    test = f"octet_length({v}) <= {LONGEST} and ({visible} or ltrim({v}, {BLANK}) <> '')"
    return f'(case when {test} then {v} end collate "C")'


def alike(connection: Connection, values: Sequence[str], normalise: Sequence[str]) -> tuple[str, ...]:
    """Values as they are kept; those that come to nothing are left out."""
    shown = normal(Value(0, "v", tuple(normalise))).replace("%", "%%")
    found = connection.execute(f"select {shown} from unnest(%s::text[]) v", (list(values),)).fetchall()
    return tuple(dict.fromkeys(value for (value,) in found if value is not None))


def blocked(value: Value, v: str) -> str:
    """Whether a value as it is kept, the expression v, is blocked."""
    tests = [_matches(v, pattern) for pattern in value.patterns[:1]]
    if value.blocked:
        tests.append(f"{v} in ({', '.join(map(literal, value.blocked))})")
    if len(value.patterns) > 1:
        tests.append(f"{v} ~ any (array[{', '.join(map(literal, value.patterns[1:]))}])")
    return f"coalesce({' or '.join(tests)}, false)" if tests else "false"


def block(connection: Connection, values: Iterable[Value]) -> None:
    """Note which identifiers are blocked, where that is another than before. values: one of each type."""
    shut = _blocked_by_type(values)
    connection.execute(f"update {table('nodes')} set blocked = {shut} where blocked <> {shut}")


def _blocked_by_type(values: Iterable[Value]) -> str:
    """Whether `value` of a type `type` is blocked."""
    alike: dict[str, list[str]] = {}
    for v in values:
        alike.setdefault(blocked(v, "value"), []).append(str(v.type))
    tests = "".join(f" when type in ({', '.join(types)}) then {test}" for test, types in alike.items())
    return f"case{tests} else false end" if tests else "false"


def _shown(columns: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{sql} as {name}" for name, sql in columns)


def _matches(v: str, pattern: str) -> str:
    if plain := re.fullmatch(PLAIN_CLASS, pattern):
        test = f"ltrim({v}, {literal(plain[1])}) = ''"
        if plain[1].isascii():  # of most values their beginning says it, in a tenth of the time
            test = f'({v} < {literal(chr(ord(max(plain[1])) + 1))} collate "C" and {test})'
        return test
    return f"{v} ~ {literal(pattern)}"


def columns(connection: Connection, names: Iterable[str]) -> dict[str, dict[str, str]]:
    """The columns of those of these tables and views that are there, with their types, by full names."""
    found: dict[str, dict[str, str]] = {}
    rows = connection.execute(
        "select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod)"
        " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
        " where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname || '.' || c.relname = any(%s)"
        f" and a.attname !~ '^{FILLED.pattern}$'"
        " order by 1, a.attnum",
        (sorted(names),),
    )
    for name, column, kind in rows:
        found.setdefault(name, {})[column] = kind
    return found
