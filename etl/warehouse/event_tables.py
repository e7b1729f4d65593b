"""Tables of calls, as `etl events load` finds, makes, widens and fills them.

All of it happens in the transaction of one chunk, while the schema's lease is held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

import msgspec
from msgspec import Struct

from etl.copytext import COPY_OPTIONS, SEPARATOR, cells
from etl.errors import WarehouseError
from etl.warehouse.ddl import FILLED, POSTGRES, ROOM_FOR_A_ROW, literal, quote
from etl.warehouse.dead_letters import DeadLetter
from etl.warehouse.known import array
from etl.warehouse.views import MARK, Taken, grant, put_back, take_down

if TYPE_CHECKING:
    from psycopg import Connection

TYPES = {
    kind: POSTGRES[kind] for kind in ("text", "bigint", "numeric", "boolean", "timestamp", "date", "double")
}
TYPES |= {"integer": "integer", "naive": "timestamp without time zone", "json": "jsonb"}
KINDS = {spelled: kind for kind, spelled in TYPES.items()}
REFUSING = ("22", "23", "54")  # classes of SQLSTATE that are about a row
LONG_KEY = "54000, of an index"
RULES = {"54000": "A13", LONG_KEY: "B13"}
LONG_TEXT = "22001"  # longer than a varchar(n) of another loader's


class Lines(Protocol):
    """Lines of COPY for a table: see `etl.events.shape.Rows`."""

    pair: int
    calls: str
    columns: tuple[str, ...]
    table: str
    ids: list[str]
    body: bytes


COLUMNS = f"""
select c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
from pg_catalog.pg_class c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = to_regnamespace(quote_ident(%s)) and c.relkind in ('r', 'p')
      and a.attname !~ '^{FILLED.pattern}$'
order by c.relname, a.attnum
"""

VIEWED = """
with recursive reads as (
    select distinct d.refobjid as of, d.refobjsubid as number, r.ev_class as view
    from pg_catalog.pg_depend d
    join pg_catalog.pg_rewrite r on r.oid = d.objid and r.ev_class <> d.refobjid
    where d.classid = 'pg_catalog.pg_rewrite'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass
), found (relname, attname, view, direct) as (
    select c.relname, a.attname, reads.view, true
    from reads
    join pg_catalog.pg_class c on c.oid = reads.of and c.relnamespace = to_regnamespace(quote_ident(%s))
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = reads.number
    union
    select f.relname, f.attname, reads.view, false from found f join reads on reads.of = f.view
)
select f.relname, f.attname, v.relnamespace::regnamespace::text, v.relname,
       v.relkind = 'v' and coalesce(obj_description(v.oid, 'pg_class'), '') ~ %s
       and pg_has_role(v.relowner, 'usage'), f.direct
from found f
join pg_catalog.pg_class v on v.oid = f.view
order by f.relname, f.attname, f.direct, v.relname
"""
"""Columns that views read, also by other views; whether a view is one of ours, and reads the table itself."""


def columns(connection: Connection, schema: str) -> dict[str, dict[str, str]]:
    """The columns of the schema's tables with their kinds; of another type, as that is spelled."""
    found: dict[str, dict[str, str]] = {}
    for table, column, spelled in connection.execute(COLUMNS, (schema,)):
        found.setdefault(table, {})[column] = kind_of(spelled)
    return found


def kind_of(spelled: str) -> str:
    """The kind of a type, as PostgreSQL spells it; of another type, that itself."""
    return "text" if spelled.startswith("character varying") else KINDS.get(spelled, spelled)


def make_table(schema: str, table: str, columns: Mapping[str, str], docs: Mapping[str, str]) -> Iterator[str]:
    """The statements that make a table of calls; "" in `docs` is its own comment."""
    target = quote(schema, table)
    lines = [
        f"    {quote(name)} {TYPES[kind]}{' not null' if name == 'id' else ''}"
        for name, kind in columns.items()
    ]
    yield (
        f"create table {target} (\n" + ",\n".join(lines) + f"\n) with (toast_tuple_target = {ROOM_FOR_A_ROW})"
    )
    if docs.get(""):
        yield f"comment on table {target} is {literal(docs[''])}"
    for name in columns:
        yield from comment(schema, table, name, docs)


def comment(schema: str, table: str, column: str, docs: Mapping[str, str]) -> Iterator[str]:
    """The statement that says what a column holds, if that is known."""
    if docs.get(column):
        yield f"comment on column {quote(schema, table, column)} is {literal(docs[column])}"


def add_columns(
    schema: str, table: str, columns: Mapping[str, str], docs: Mapping[str, str]
) -> Iterator[str]:
    """The statements that add columns, given with their kinds."""
    added = ", ".join(f"add column {quote(name)} {TYPES[kind]}" for name, kind in columns.items())
    yield f"alter table {quote(schema, table)} {added}"
    for name in columns:
        yield from comment(schema, table, name, docs)


def unlimit(schema: str, table: str, column: str) -> Iterator[str]:
    """The statement that lets a text be of any length."""
    yield f"alter table {quote(schema, table)} alter column {quote(column)} type text"


def widen(schema: str, table: str, column: str, before: str, kind: str) -> Iterator[str]:
    """The statement that gives a column a kind that holds what is in it."""
    name = quote(column)
    using = converted(name, before, kind)
    yield f"alter table {quote(schema, table)} alter column {name} type {TYPES[kind]} using {using}"


def converted(value: str, before: str, kind: str) -> str:
    """The expression for a value of one kind as one of a wider kind, on PostgreSQL."""
    from etl.warehouse.retype import converted as of_retype

    match before, kind:
        case "naive", "timestamp":
            return f"{value} at time zone 'UTC'"
        case "naive", "text":
            return str(of_retype(f"({value} at time zone 'UTC')", TYPES["timestamp"], "text"))
        case "integer", ("bigint" | "double" | "numeric"):
            return f"{value}::{TYPES[kind]}"
        case "integer", "text":
            return f"{value}::text"
    found = of_retype(value, TYPES[before], TYPES[kind])
    if found is None:
        raise WarehouseError(f"a column of {TYPES[before]} cannot become {TYPES[kind]}")
    return found


def widens(before: str) -> Iterator[str]:
    """The kinds that hold the values of this one."""
    for kind in TYPES.keys() - {before}:
        with suppress(WarehouseError):
            converted("", before, kind)
            yield kind


def index(schema: str, table: str, column: str) -> str:
    """The statement that makes the index by which rows are found."""
    return f"create index on {quote(schema, table)} ({quote(column)})"


def drop_views(connection: Connection, schema: str, columns: Collection[tuple[str, str]]) -> list[Taken]:
    """Drop the views of ours that read one of these, table and column, whose type is to change."""
    views = {
        f"{view_schema}.{quote(name)}"
        for table, column, view_schema, name, ours, direct in connection.execute(VIEWED, (schema, MARK))
        if (table, column) in columns and ours and direct
    }
    return take_down(connection, sorted(views)) or []


def put_back_views(connection: Connection, taken: Iterable[Taken], made: str) -> list[str]:
    """Make views again that were dropped; what is said of those that cannot be made.

    Those that are there by now only get their grants. made: a schema of which no others are to be.
    """
    lost = []
    for each in taken:
        name = quote(each.schema, each.name)
        if connection.execute("select to_regclass(%s) is not null", (name,)).fetchone() == (True,):
            grant(connection, each)
        elif each.schema != made:
            lost.append(each)
    return put_back(connection, lost)


class Written(Struct):
    """What became of a chunk. ids: of new calls, by their table; known: likewise of those that were there.

    refilled: calls that were there, and got a value that their row could not take before.
    """

    ids: dict[str, list[str]]
    known: set[tuple[str, str]]
    letters: list[DeadLetter]
    inserted: int = 0
    repeated: int = 0
    refilled: int = 0
    refused: int = 0


def write(
    connection: Connection,
    schema: str,
    rows: Sequence[Lines],
    unlimit: Callable[[str], bool],
    asked: Collection[str],
) -> Written:
    """Add the calls that are new, by their ids; those that the tables have, or that came twice, are left out.

    unlimit: lifts the limits of length of a table's texts; False if it has none. asked: events' tables
    that may have calls which `tracks` lacks.
    """
    done = Written({}, set(), [])
    lost: list[_Lost] = []
    for calls in dict.fromkeys(each.calls for each in rows):
        of = [each for each in rows if each.calls == calls]
        own = [each for each in of if each.table == calls]
        ids = [id for each in own for id in each.ids]
        without = there(connection, schema, calls, ids)
        twice = {id for id, times in Counter(ids).items() if times > 1} if len(set(ids)) < len(ids) else set()
        first: dict[str, tuple[int, int]] = {}
        for each in own if twice else ():
            for i, key in enumerate(each.ids):
                if key in twice:
                    first.setdefault(key, (each.pair, i))
        done.known |= {(calls, id) for id in without}
        refused: dict[str, _Lost] = {}
        for each in (*own, *(each for each in of if each.table != calls)):
            kept: Sequence[int] = range(len(each.ids))
            if without or twice or refused:
                kept = [
                    i for i, key in enumerate(each.ids)
                    if key not in without and first.get(key, (each.pair, i)) == (each.pair, i)
                ]  # fmt: skip
            texts, part = _texts(each), None if each.table == calls else "*"
            for i in kept if refused else ():
                if call := refused.get(each.ids[i]):
                    call.rows[each.table] = texts(i)
            kept = [i for i in kept if each.ids[i] not in refused] if refused else kept
            if each.table != calls and each.table in asked:
                had = there(connection, schema, each.table, each.ids)
                kept = [i for i in kept if each.ids[i] not in had]
            found = [
                _Lost(each.table, each.ids[i], part, *why, {each.table: texts(i)})
                for i, why in _Copy(connection, schema, each, unlimit).run(kept)
            ]
            lost += found
            if each.table == calls:
                refused |= {one.key: one for one in found}
                done.repeated += len(each.ids) - len(kept)
                done.refused += len(found)
                done.inserted += len(kept) - len(found)
                took = [each.ids[i] for i in kept if each.ids[i] not in refused]
                done.ids.setdefault(calls, []).extend(took)
    done.letters = _letters(connection, schema, lost) if lost else []
    return done


class _Lost(Struct):
    """A call that the warehouse refuses, or its row in the table of its event, and what was to be written.

    part: "*" of the row alone.
    """

    table: str
    key: str
    part: str | None
    rule: str
    reason: str
    rows: dict[str, dict[str, str]]


def _texts(rows: Lines) -> Callable[[int], dict[str, str]]:
    """A function that gives one of the rows by its columns, without what is null."""
    lines: list[bytes] = []

    def texts(at: int) -> dict[str, str]:
        nonlocal lines
        lines = lines or rows.body.split(b"\n")
        found = zip(rows.columns, cells(lines[at].decode()), strict=True)
        return {name: text for name, text in found if text is not None}

    return texts


def _letters(connection: Connection, schema: str, lost: Sequence[_Lost]) -> list[DeadLetter]:
    """What was refused with all that a replay takes: texts by table and column, and their kinds."""
    kinds = columns(connection, schema)
    letters = []
    for one in lost:
        of = {table: {name: kinds[table][name] for name in values} for table, values in one.rows.items()}
        said = (one.rule, one.reason, msgspec.json.encode(one.rows).decode())
        letters.append(DeadLetter(one.table, one.key, one.part, *said, context={"kinds": of}))
    return letters


def there(connection: Connection, schema: str, table: str, ids: Sequence[str]) -> set[str]:
    """Those of the ids that a table has."""
    found = connection.execute(
        f"select id from {quote(schema, table)} where id = any(%s::text[])", (array(ids),)
    )
    return {id for (id,) in found}


class _Copy:
    """Lines into a table, but for those that it refuses, which are found one by one."""

    def __init__(
        self, connection: Connection, schema: str, rows: Lines, unlimit: Callable[[str], bool]
    ) -> None:
        self._connection, self._rows, self._unlimit = connection, rows, unlimit
        self._target, columns = quote(schema, rows.table), ", ".join(quote(c) for c in rows.columns)
        self._copy = f"copy {self._target} ({columns}) from stdin {COPY_OPTIONS}"

    def run(self, kept: Sequence[int]) -> list[tuple[int, tuple[str, str]]]:
        """Copy these lines; those that were refused, with rule and reason."""
        if not kept:
            return []
        refusal = self._try(kept)
        if refusal == LONG_TEXT and self._unlimit(self._rows.table):
            refusal = self._try(kept)
        if refusal == LONG_KEY and self._take_any(kept):
            refusal = self._try(kept)
        return self._halved(kept, refusal) if refusal else []

    def _try(self, kept: Sequence[int]) -> str:
        """Copy them, or none of them; "" or the SQLSTATE by which one is refused.

        WarehouseError if the table took fewer without a word.
        """
        from psycopg import Error

        rows = self._rows
        try:
            with self._connection.transaction(), self._connection.cursor() as cursor:
                with cursor.copy(self._copy) as copy:
                    copy.write(rows.body if len(kept) == len(rows.ids) else self._some(kept))
                if cursor.rowcount != len(kept):
                    raise WarehouseError(
                        f"{rows.table}: {len(kept)} rows were sent, it took {cursor.rowcount}: the counts do"
                        " not close, and nothing of this piece is kept; look for triggers on the table."
                    )
        except Error as error:
            if not (error.sqlstate or "").startswith(REFUSING):
                raise
            of = ", of an index" if "index row " in str(error) else ""
            return f"{error.sqlstate}{of}"
        return ""

    def _take_any(self, kept: Sequence[int]) -> bool:
        """Have the indexes take the texts of these lines that are long; whether any could be changed."""
        from etl.warehouse.long_keys import take_any
        from etl.warehouse.merge import MOST_KEY_BYTES

        cells = [line.split(SEPARATOR.encode()) for line in self._some(kept).split(b"\n")[:-1]]
        long = [
            name for i, name in enumerate(self._rows.columns)
            if any(len(line[i]) > MOST_KEY_BYTES for line in cells)
        ]  # fmt: skip
        return take_any(self._connection, self._target, long)

    def _some(self, kept: Sequence[int]) -> bytes:
        """Some of the lines; none holds a line break, which is spelled otherwise."""
        lines = self._rows.body.split(b"\n")
        return b"\n".join([lines[i] for i in kept]) + b"\n"

    def _halved(self, kept: Sequence[int], refusal: str) -> list[tuple[int, tuple[str, str]]]:
        """What is refused of lines among which something is."""
        if len(kept) == 1:
            return [(kept[0], (RULES.get(refusal, "E4"), f"the warehouse refuses the row ({refusal})"))]
        refused = []
        for half in (kept[: len(kept) // 2], kept[len(kept) // 2 :]):
            if state := self._try(half):
                refused += self._halved(half, state)
        return refused


def unsaid(connection: Connection, source: str, letters: Sequence[DeadLetter]) -> list[DeadLetter]:
    """Of letters without a key, those that are not open already: the same file was loaded before."""
    keyless = [each.payload.replace("\0", "\\u0000") for each in letters if each.key is None]
    if not keyless:
        return list(letters)
    said = connection.execute(
        "select table_name, rule, payload from tributary.dead_letters"
        " where source = %s and closed_at is null and key is null and payload = any(%s)",
        (source, keyless),
    ).fetchall()
    return [
        each for each in letters
        if each.key is not None or (each.table, each.rule, each.payload.replace("\0", "\\u0000")) not in said
    ]  # fmt: skip
