"""Interactions as they are read of a part's tables and kept: what is new, what changed, what is gone.

Rows never leave the server. What a part's new rows give is put beside what was kept of the same ids; what is
alike stays untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import xxhash
from msgspec import Struct, structs

from etl.warehouse import person_rows
from etl.warehouse.customer_tables import INTERACTIONS, NAMES
from etl.warehouse.ddl import literal, quote
from etl.warehouse.person_rows import Value

if TYPE_CHECKING:
    from psycopg import Connection

LONGEST_TITLE = 200  # characters
SHOWN = ", ".join(NAMES)
ALIKE = " and ".join(f"f.{name} is not distinct from i.{name}" for name in NAMES)
FRESH, CHANGED = "pg_temp.customer_fresh", "pg_temp.customer_changed"


class Table(Struct, frozen=True):
    """A table of a part: its full name, the same quoted, how it is called there.

    stamp: the column by which new rows are found, "" if there is none; late: how far to look behind the last.
    other: the same two for rows without a stamp, if they are to be found.
    """

    full: str
    name: str
    alias: str
    stamp: str
    late: timedelta
    other: tuple[str, timedelta] | None = None

    def instead(self, text: str, rows: str) -> str:
        """A select in which these rows stand for the table's, and without which there is none."""
        called = rf"\b(?:left\s+)?(from|join)\s+{re.escape(self.name)} as {self.alias}\b"
        return re.sub(called, lambda found: f"{found[1]} {rows} as {self.alias}", text)

    def new(self, until: datetime) -> str:
        """The condition that a row is new, where all were read until then."""
        stamp = quote(self.stamp)
        found = f"{stamp} >= {literal((until - self.late).isoformat())}"
        if self.other is None:
            return found
        column, late = self.other
        none = f"({stamp} is null or {stamp} < '1970-01-01')"
        return f"({found} or {none} and {quote(column)} >= {literal((until - late).isoformat())})"


class Identifiers(Struct, frozen=True):
    """How identifiers are made alike, and which are nobody's: by type, and by "" of all others."""

    by_type: Mapping[str, Value]

    def kept(self, kind: str, value: str) -> str:
        """The expression of a value as it is kept, null if it is nobody's; both given are expressions."""
        cases = {name: _kept(structs.replace(made, sql=value)) for name, made in self.by_type.items()}
        told = "".join(f" when {literal(name)} then {sql}" for name, sql in cases.items() if name)
        return f"case {kind}{told} else {cases['']} end" if told else cases[""]


def _kept(value: Value) -> str:
    normal = person_rows.normal(value)
    return f"case when not {person_rows.blocked(value, normal)} then {normal} end"


class Reading(Struct, frozen=True):
    """A part as it is to be read: its number, its select, and its tables, as far as they are there."""

    number: int
    text: str
    tables: tuple[Table, ...]

    def rows(self, values: Identifiers, text: str) -> str:
        """A query for interactions of a select: those that are to be kept, and others with at null."""
        kept = {
            name: values.kept(f"r.{name}_type::text", f"r.{name}_value::text")
            for name in ("identifier", "else")
        }
        title = f"left(translate(r.title::text, E'\\n\\r\\t', '   '), {LONGEST_TITLE})"
        shown = (
            "r.at::timestamptz as at, r.amount::numeric as amount, r.kind::text as kind,"
            " r.state::text as state, r.id::text as id, r.identifier_type::text as identifier_type,"
            " r.else_type::text as else_type,"
            f" {kept['identifier']} as identifier_kept, {kept['else']} as else_kept,"
            f" nullif(btrim({title}), '') as title, nullif(upper(r.currency::text), '') as currency,"
            " coalesce(r.left_out, false) as left_out"
        )
        whose, at = "coalesce(identifier_kept, else_kept)", person_rows.timely("at")
        return (
            f"select case when not left_out and {whose} is not null then {at} end as at, amount,"
            f" {self.number}::smallint as part, kind, state,"
            " case when identifier_kept is null then else_type else identifier_type end as identifier_type,"
            f" {whose} as identifier_value, id, title, currency, not left_out and {whose} is null as nobody"
            f" from (select {shown} from ({text}) r where r.id is not null offset 0) r"
        )

    def fingerprint(self, values: Identifiers) -> str:
        """Changes with all that decides on what is kept."""
        return xxhash.xxh64_hexdigest(self.rows(values, self.text).encode())

    def news(self, since: Mapping[str, datetime]) -> list[str]:
        """The select once for each table, of which it reads the new rows alone."""
        found = []
        for table in self.tables:
            at = since.get(table.full)
            if at is None or not table.stamp:
                return [self.text]
            found.append(table.instead(self.text, f"(select * from {table.name} where {table.new(at)})"))
        return found


class Unreadable(Exception):
    """A value of a part's rows is none that it can take: the condition's name."""


@contextmanager
def apart(connection: Connection) -> Iterator[None]:
    """A part's work within the run's transaction: all of it, or Unreadable and nothing."""
    from psycopg import errors

    try:
        with connection.transaction():
            yield
    except errors.DataError as error:
        raise Unreadable(type(error).__name__) from None


def runs(connection: Connection, reading: Reading, values: Identifiers) -> str:
    """Why the statement of a part cannot be, in the database's words; "" if it can."""
    from psycopg import errors

    try:
        with connection.transaction():
            connection.execute(f"explain {reading.rows(values, reading.text)}")
    except errors.InsufficientPrivilege:
        raise
    except errors.ProgrammingError as error:
        return error.diag.message_primary or type(error).__name__
    return ""


class Done(Struct):
    """What became of a part's rows: how many were written and removed; one that changed is both.

    nobody: that name nobody. unknown: that were written, and name an identifier that is nobody's as yet.
    """

    written: int = 0
    removed: int = 0
    nobody: int = 0
    unknown: int = 0


def add_all(connection: Connection, reading: Reading, values: Identifiers) -> Done:
    """Keep all that a part gives, where nothing of it is kept."""
    _read(connection, reading.rows(values, reading.text))
    return _add(connection)


def add_news(
    connection: Connection, reading: Reading, values: Identifiers, since: Mapping[str, datetime] | None
) -> Done:
    """Bring what is kept of a part up to date. since: how far each table was read; None: read all again."""
    text, seen = reading.text, ""
    if since is not None and len(reading.tables) == 1:
        (text,) = reading.news(since)
        seen = f" and i.id in (select id from {FRESH})"
        connection.execute("set local enable_seqscan = off")
    elif since is not None:
        ids = " union ".join(
            f"select r.id from ({news}) r where r.id is not null" for news in reading.news(since)
        )
        connection.execute(f"create temp table customer_changed on commit drop as {ids}")
        connection.execute(f"analyze {CHANGED}")
        text = f"select * from ({reading.text}) r where r.id in (select id from {CHANGED})"
        seen = f" and i.id in (select id::text from {CHANGED})"
    _read(connection, reading.rows(values, text))
    same = f"i.part = {reading.number} and f.id = i.id"
    removed = connection.execute(
        f"delete from {INTERACTIONS} i where i.part = {reading.number}{seen}"
        f" and not exists (select from {FRESH} f where {same} and {ALIKE})"
    ).rowcount
    connection.execute(f"delete from {FRESH} f using {INTERACTIONS} i where {same} and {ALIKE}")
    done = _add(connection)
    done.removed = removed
    connection.execute(f"drop table if exists {CHANGED}")
    return done


def _read(connection: Connection, rows: str) -> None:
    """Put rows aside, those of one id and identifier once, though tables have it twice."""
    key = "id, identifier_type, identifier_value"
    once = (
        f"select distinct on ({key}) * from ({rows}) r"
        f" order by {key}, at is null, title nulls last, at, state, amount, currency"
    )
    shared = "count(at) over (partition by id) > 1 as shared"
    connection.execute(
        f"create temp table customer_fresh on commit drop as select *, {shared} from ({once}) r"
    )
    connection.execute(f"set local enable_seqscan = on; analyze {FRESH}")


def _add(connection: Connection) -> Done:
    """Keep what was put aside."""
    from psycopg.errors import ProgramLimitExceeded

    insert = f"insert into {INTERACTIONS} ({SHOWN}) select {SHOWN} from {FRESH} where at is not null"
    try:
        with connection.transaction():
            written = connection.execute(insert).rowcount
    except ProgramLimitExceeded:
        from etl.warehouse.long_keys import take_any

        take_any(connection, INTERACTIONS, ["id"], most=2)
        written = connection.execute(insert).rowcount
    ((nobody, unknown),) = connection.execute(
        f"select (select count(*) from {FRESH} where nobody),"
        f" (select count(*) from {FRESH} f where at is not null and not exists (select from"
        " identity.identifiers d where d.value = f.identifier_value and d.type = f.identifier_type))"
    ).fetchall()
    connection.execute(f"drop table {FRESH}")
    return Done(written, 0, nobody, unknown)


def latest(connection: Connection, table: Table, since: datetime | None) -> datetime | None:
    """The latest stamp of a table's new rows; None if it has none."""
    stamp = quote(table.stamp)
    new = f" where {stamp} >= {literal(since.isoformat())}" if since else ""
    row = connection.execute(f"select max({stamp})::timestamptz from {table.name}{new}").fetchone()
    return row[0] if row else None
