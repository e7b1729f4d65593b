"""Where interactions lie: what happened, by the identifier of whom it happened with.

The tables are in the schema `tributary`; people read the views of the schema `customers` instead. An
interaction has no person of its own: whose its identifier is, is asked when it is read, so that nothing has
to be written where persons become one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from etl.errors import WarehouseError

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

VERSION = 1
INTERACTIONS, PARTS, READ = (f"tributary.customer_{name}" for name in ("interactions", "parts", "read"))
SORTING = "256MB"  # of memory for each index that is built

CONTROL = f"""
create table if not exists tributary.customer_meta (version integer not null);
create table if not exists {PARTS} (
    part smallint primary key, source text not null, name text not null, table_name text not null,
    fingerprint text not null default '', unique (source, name)
);
create table if not exists {READ} (table_name text primary key, read_until timestamptz not null);
comment on table tributary.customer_meta is 'What interactions were begun with.';
comment on table {PARTS} is 'What tells of interactions: a select of a source''s file, and its table.';
comment on table {READ} is 'How far the tables that tell of interactions were read.';
"""

COLUMNS = (
    "at timestamptz not null, amount numeric, part smallint not null, kind text not null, state text,"
    ' identifier_type text collate "C" not null, identifier_value text collate "C" not null,'
    ' id text collate "C" not null, title text, currency text, shared boolean not null'
)
NAMES = (
    "at",
    "amount",
    "part",
    "kind",
    "state",
    "identifier_type",
    "identifier_value",
    "id",
    "title",
    "currency",
    "shared",
)
INDEXES = ("(identifier_value, at)", "(id, part)", "(identifier_value) where shared")


class Kept(Struct, frozen=True):
    """A part as it was read last: its number, and the fingerprint of what was read."""

    number: int
    fingerprint: str


def prepare(connection: Connection) -> None:
    """Make what is missing; WarehouseError if a newer version made it, or if nobody is known yet."""
    if connection.execute("select to_regclass('identity.identifiers') is null").fetchone() == (True,):
        raise WarehouseError("it is not known yet who is who; run `etl identity refresh` first")
    with connection.transaction():
        connection.execute("select pg_advisory_xact_lock(hashtextextended('tributary', 0))")
        if connection.execute("select to_regclass('tributary.customer_meta') is null").fetchone() == (True,):
            connection.execute(CONTROL)
            connection.execute("insert into tributary.customer_meta values (%s)", (VERSION,))
        row = connection.execute("select version from tributary.customer_meta").fetchone()
    if row != (VERSION,):
        found = row[0] if row else "none"
        raise WarehouseError(
            f"customers have version {found}, this Tributary writes {VERSION}; upgrade the older of the two"
        )


def begun(connection: Connection) -> bool:
    """Whether there is a table of interactions."""
    return connection.execute("select to_regclass(%s) is not null", (INTERACTIONS,)).fetchone() == (True,)


def make(connection: Connection) -> None:
    """Make the table of interactions, as yet without its indexes."""
    connection.execute(f"create table {INTERACTIONS} ({COLUMNS})")
    connection.execute(
        f"comment on table {INTERACTIONS} is 'What happened, and by which identifier with whom.'"
    )
    connection.execute(
        f"comment on column {INTERACTIONS}.shared is 'Whether its row names several identifiers.'"
    )


def index(connection: Connection) -> None:
    """Give it its indexes, and have the planner know what is in it."""
    from psycopg.errors import ProgramLimitExceeded

    connection.execute(f"set local maintenance_work_mem = '{SORTING}'")
    for columns in INDEXES:
        try:
            with connection.transaction():
                connection.execute(f"create index on {INTERACTIONS} {columns}")
        except ProgramLimitExceeded:  # of a key that is longer than an index can hold
            connection.execute(f"create index on {INTERACTIONS} using hash (id)")
    connection.execute(f"analyze {INTERACTIONS}")


def known(connection: Connection) -> dict[str, Kept]:
    """The parts that were read before, by source and name."""
    rows = connection.execute(f"select source || '.' || name, part, fingerprint from {PARTS}")
    return {name: Kept(number, fingerprint) for name, number, fingerprint in rows}


def number(connection: Connection, source: str, name: str, table: str) -> Kept:
    """Give a part that is new a number."""
    row = connection.execute(
        f"insert into {PARTS} (part, source, name, table_name)"
        f" select coalesce(max(part), 0) + 1, %s, %s, %s from {PARTS} returning part",
        (source, name, table),
    ).fetchone()
    return Kept(row[0] if row else 0, "")


def note_part(connection: Connection, part: int, table: str, fingerprint: str) -> None:
    """Note what was read of a part, and of which table."""
    connection.execute(
        f"update {PARTS} set table_name = %s, fingerprint = %s where part = %s", (table, fingerprint, part)
    )


def forget(connection: Connection, part: int) -> int:
    """Forget a part that is not there any more; how many interactions go."""
    gone = connection.execute(f"delete from {INTERACTIONS} where part = %s", (part,)).rowcount
    connection.execute(f"delete from {PARTS} where part = %s", (part,))
    return gone


def read_until(connection: Connection) -> dict[str, datetime]:
    """How far each table was read."""
    return dict(connection.execute(f"select table_name, read_until from {READ}").fetchall())


def note_read(connection: Connection, table: str, stamp: datetime | None) -> None:
    """Note how far a table was read: never beyond now, and never back; None: it had no rows."""
    connection.execute(
        f"insert into {READ} as had values (%s, least(coalesce(%s::timestamptz, 'epoch'), now()))"
        " on conflict (table_name) do update set read_until = greatest(had.read_until, excluded.read_until)",
        (table, stamp),
    )
