"""The ledger: what has been synced, when, how much, and where to go on; the only state there is.

`tributary.syncs` has a row per stream and window that was tried; `tributary.coverage` holds, per
stream, the windows that are wholly in the warehouse, neighbours joined; `tributary.states` what a
stream's reader left behind; `tributary.dead_letters` what was refused; `tributary.absent_fields` which
fields are missed. All of them are written in the transaction that commits the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from etl.errors import TributaryError, WarehouseError
from etl.warehouse import leases
from etl.warehouse.absences import ABSENT
from etl.warehouse.columns import VIEW as COLUMNS
from etl.warehouse.counted import VALUES
from etl.warehouse.ddl import STAGE_SCHEMA, quote
from etl.warehouse.dead_letters import TABLE as LETTERS
from etl.warehouse.health import TABLE as HEALTH
from etl.warehouse.health import VIEW
from etl.warehouse.states import TABLE as STATES
from etl.window import Window

if TYPE_CHECKING:
    from psycopg import Connection

OWN_SCHEMAS = ("tributary", STAGE_SCHEMA)

REPLACED = """
create table tributary.dropped_columns (
    relation oid not null, place integer not null, primary key (relation, place)
);
comment on table tributary.dropped_columns is
    'Columns that one of another type has replaced, by pg_attribute: no person dropped them.';
"""

UPGRADES = {
    1: STATES,
    2: LETTERS + HEALTH,  # + what else version 3 has
    3: VIEW,
    4: VALUES,
    5: COLUMNS + ABSENT + REPLACED,
}
"""What makes of a ledger of that version one of the next. A new one is made by all of them."""

VERSION = max(UPGRADES) + 1

TABLES = """
create table if not exists tributary.meta (version integer not null);
create table if not exists tributary.syncs (
    id bigint generated always as identity primary key,
    run_id text not null,
    source text not null,
    stream text not null,
    kind text not null,
    window_start timestamptz,
    window_end timestamptz,
    started_at timestamptz not null,
    finished_at timestamptz not null default now(),
    status text not null,
    fetched bigint not null default 0,
    inserted bigint not null default 0,
    updated bigint not null default 0,
    unchanged bigint not null default 0,
    superseded bigint not null default 0,
    deleted bigint not null default 0,
    dead_lettered bigint not null default 0,
    filtered bigint not null default 0,
    requests bigint not null default 0,
    notes text[] not null default '{}',
    error_kind text,
    error text
);
create index if not exists syncs_stream on tributary.syncs (source, stream, id desc);
create table if not exists tributary.coverage (
    source text not null,
    stream text not null,
    window_start timestamptz not null,
    window_end timestamptz not null,
    primary key (source, stream, window_start)
);
create table if not exists tributary.dead_letters (
    id bigint generated always as identity primary key,
    run_id text not null,
    source text not null,
    stream text not null,
    table_name text not null,
    key text,
    column_name text,
    rule text not null,
    reason text not null,
    payload text not null,
    refused_at timestamptz not null default now(),
    closed_at timestamptz
);
create index if not exists dead_letters_open on tributary.dead_letters (source, stream)
    where closed_at is null;
comment on schema tributary is 'What Tributary has synced, when, and what it refused.';
comment on table tributary.syncs is 'One row per stream and window that was synced or tried.';
comment on table tributary.coverage is 'Windows of source time that are wholly in the warehouse, per stream.';
comment on table tributary.dead_letters is 'Records and values that could not be kept as they came.';
"""


class Counts(Struct):
    """What became of the records of a sync. Each fetched record is counted once more, as one of the rest.

    superseded: a newer copy of the row was there already, in the warehouse or in the same sync.
    dead_lettered: refused as a whole; `values_refused`: single values of rows that were loaded.
    deleted: rows marked deleted because they are gone at the vendor; they are not among the fetched.
    """

    fetched: int = 0
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    superseded: int = 0
    dead_lettered: int = 0
    filtered: int = 0
    deleted: int = 0
    values_refused: int = 0

    def add(self, other: Counts) -> None:
        """Count the other's too."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def closes(self) -> bool:
        """Whether every fetched record is accounted for (promise P8)."""
        return self.fetched == (
            self.inserted
            + self.updated
            + self.unchanged
            + self.superseded
            + self.dead_lettered
            + self.filtered
        )


class Entry(Struct, frozen=True):
    """One row for `tributary.syncs`."""

    run_id: str
    source: str
    stream: str
    kind: str
    window: Window | None
    started_at: datetime
    status: str
    counts: Counts
    requests: int = 0
    notes: tuple[str, ...] = ()
    error_kind: str | None = None
    error: str | None = None


def of_all(run_id: str, source: str, at: datetime, error: TributaryError) -> Entry:
    """The row of a source of which nothing could be read at all: it is of no stream."""
    return Entry(run_id, source, "", "source", None, at, "failed", Counts(), 0, (), error.kind, str(error))


def ensure(connection: Connection, source: str = "") -> None:
    """Make or upgrade the ledger's tables, and make the source's schema.

    WarehouseError if a newer version made them; then nothing is changed.
    """
    if not _has(connection, "tributary", "meta"):
        with _alone(connection):
            if not _has(connection, "tributary", "meta"):
                for schema in OWN_SCHEMAS:
                    make_schema(connection, schema)
                connection.execute(TABLES + "".join(UPGRADES.values()))
                connection.execute("insert into tributary.meta (version) values (%s)", (VERSION,))
    version = _version(connection)
    if version in UPGRADES:
        with _alone(connection):
            while (version := _version(connection)) in UPGRADES:  # another may have been faster
                connection.execute(UPGRADES[version])
                connection.execute("update tributary.meta set version = %s", (version + 1,))
    if version != VERSION:
        raise _of_another(version)
    if source and not _has(connection, source):
        with _alone(connection):
            make_schema(connection, source)


def check(connection: Connection) -> None:
    """WarehouseError if a newer version made the ledger; one that is older, or not there yet, is well."""
    if _has(connection, "tributary", "meta"):
        version = _version(connection)
        if version != VERSION and version not in UPGRADES:
            raise _of_another(version)


def _version(connection: Connection) -> int:
    """The version of the ledger; -1 if it has none."""
    row = connection.execute("select version from tributary.meta").fetchone()
    return row[0] if row else -1


def _of_another(version: int) -> WarehouseError:
    found = "none" if version < 0 else version
    return WarehouseError(
        f"the ledger in schema tributary has version {found}, this Tributary writes {VERSION};"
        " upgrade the older of the two"
    )


def make_schema(connection: Connection, schema: str) -> None:
    """Make a schema if it is missing; `if not exists` asks for the right to make it even where it exists."""
    if not _has(connection, schema):
        connection.execute(f"create schema {quote(schema)}")


def _has(connection: Connection, schema: str, table: str | None = None) -> bool:
    """Whether there is such a schema, or such a table in it.

    Asked of the catalog itself: what to_regclass() remembers may be older than a lock just taken.
    """
    query = "select from pg_catalog.pg_namespace n where nspname = %s"
    if table is not None:
        query += " and exists (select from pg_catalog.pg_class where relnamespace = n.oid and relname = %s)"
    return connection.execute(query, (schema,) if table is None else (schema, table)).fetchone() is not None


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """A transaction in which nobody else makes schemas."""
    with connection.transaction():
        connection.execute("select pg_advisory_xact_lock(hashtextextended('tributary', 0))")
        yield


def lease(
    connection: Connection, source: str, stream: str, patience: float = 0.0, idle: float | None = None
) -> None:
    """Hold the stream for this session alone: see `etl.warehouse.leases.lease`."""
    leases.lease(connection, leases.of_stream(source, stream), patience, idle)


def creating(connection: Connection, schema: str) -> None:
    """Be the only one to make tables in a schema until the transaction ends: names could collide.

    However long the other takes to build a key: that is no lock that someone forgot.
    """
    patience = connection.execute("select current_setting('lock_timeout')").fetchone()
    connection.execute("set local lock_timeout = 0")
    connection.execute("select pg_advisory_xact_lock(hashtextextended(%s, 2))", (schema,))
    connection.execute("select set_config('lock_timeout', %s, true)", patience)


def release(connection: Connection, source: str, stream: str) -> None:
    """Let the stream go."""
    leases.release(connection, leases.of_stream(source, stream))


def covered(connection: Connection, source: str) -> dict[str, list[Window]]:
    """The windows that are wholly in the warehouse, per stream, oldest first."""
    found: dict[str, list[Window]] = {}
    for stream, start, end in connection.execute(
        "select stream, window_start, window_end from tributary.coverage where source = %s"
        " and window_start < window_end and isfinite(window_start) and isfinite(window_end) order by 1, 2",
        (source,),
    ):
        found.setdefault(stream, []).append(Window(start, end))
    return found


def read_before(connection: Connection, source: str) -> set[str]:
    """The streams that were read once at least."""
    found = connection.execute(
        "select distinct stream from tributary.syncs"
        " where source = %s and status = 'succeeded' and kind <> 'replay'",
        (source,),
    )
    return {stream for (stream,) in found}


def record(connection: Connection, entry: Entry) -> None:
    """Write one row of `tributary.syncs`; WarehouseError if a newer version has upgraded it meanwhile."""
    row: dict[str, Any] = {
        "run_id": entry.run_id, "source": entry.source, "stream": entry.stream, "kind": entry.kind,
        "window_start": entry.window.start if entry.window else None,
        "window_end": entry.window.end if entry.window else None,
        "started_at": entry.started_at, "status": entry.status, "requests": entry.requests,
        "notes": list(entry.notes), "error_kind": entry.error_kind, "error": entry.error,
        **asdict(entry.counts),
    }  # fmt: skip
    written = connection.execute(
        f"insert into tributary.syncs ({', '.join(row)}) select {', '.join(['%s'] * len(row))}"
        " from tributary.meta where version = %s",
        [*row.values(), VERSION],
    )
    if not written.rowcount:
        raise _of_another(_version(connection))


def commits(connection: Connection, source: str, stream: str, run_id: str) -> int:
    """How many commits of a run the ledger has; sure while holding the lease, which a lost session had."""
    of = "source = %s and stream = %s and run_id = %s and status = 'succeeded'"
    return connection.execute(f"select from tributary.syncs where {of}", (source, stream, run_id)).rowcount


def cover(connection: Connection, source: str, stream: str, windows: Sequence[Window]) -> None:
    """Note that these windows are wholly in the warehouse."""
    for window in windows:
        if not window:
            continue
        row = connection.execute(
            "with joined as (delete from tributary.coverage where source = %s and stream = %s"
            " and window_start <= %s and window_end >= %s returning window_start, window_end)"
            " select least(min(window_start), %s), greatest(max(window_end), %s) from joined",
            (source, stream, window.end, window.start, window.start, window.end),
        ).fetchone()
        connection.execute(
            "insert into tributary.coverage values (%s, %s, %s, %s)", (source, stream, *(row or ()))
        )


def cut(connection: Connection, source: str, stream: str, until: datetime) -> None:
    """Forget what was read of a stream after a moment, and where its reader would go on."""
    with connection.transaction():
        of = (source, stream, until)
        connection.execute(
            "delete from tributary.coverage where source = %s and stream = %s"
            " and (window_start >= %s or window_start >= window_end)",
            of,
        )
        connection.execute(
            "update tributary.coverage set window_end = least(window_end, %s)"
            " where source = %s and stream = %s",
            (until, source, stream),
        )
        connection.execute("delete from tributary.states where source = %s and stream = %s", (source, stream))


def uncover(connection: Connection, source: str, stream: str) -> bool:
    """Forget what was covered and where to go on, so that all is read again; whether there was anything."""
    forgotten = connection.execute(
        "with uncovered as (delete from tributary.coverage where source = %s and stream = %s returning 1),"
        " left_behind as (delete from tributary.states where source = %s and stream = %s returning 1)"
        " select from uncovered union all select from left_behind",
        (source, stream, source, stream),
    )
    return forgotten.rowcount > 0


STATUS = """
with newest as (
    select distinct on (stream) * from tributary.syncs s where source = %s and kind <> 'replay' and (
        stream <> '' or not exists (
            select from tributary.syncs n
            where n.source = s.source and n.stream <> '' and n.kind <> 'replay' and n.id > s.id
        )
    ) order by stream, id desc
), succeeded as (
    select stream, max(started_at) as succeeded_at from tributary.syncs
    where source = %s and status = 'succeeded' and kind <> 'replay' group by stream
), refused as (
    select stream, count(*) as letters from tributary.dead_letters
    where source = %s and closed_at is null group by stream
)
select newest.stream, kind, finished_at, succeeded_at, status,
       fetched, inserted, updated, unchanged, deleted,
       coalesce(letters, 0) as dead_letters, error_kind, error, notes
from newest left join succeeded using (stream) left join refused using (stream)
order by newest.stream
"""


def status(connection: Connection, source: str) -> list[dict[str, Any]]:
    """Per stream that was ever tried: its last run, its open dead letters.

    Of stream "": the last run in which nothing of the source could be read, unless another one began since.
    """
    from psycopg.rows import dict_row

    with connection.cursor(row_factory=dict_row) as cursor:
        return list(cursor.execute(STATUS, (source, source, source)))


def buried(
    connection: Connection, run_id: str, source: str, stream: str
) -> Iterator[tuple[int, datetime, str]]:
    """The dead letters of a stream in a run: id, when it was refused, and why, without what it holds."""
    found = connection.execute(
        "select id, refused_at, concat_ws('.', table_name, column_name), rule, reason"
        " from tributary.dead_letters where run_id = %s and source = %s and stream = %s order by id",
        (run_id, source, stream),
    )
    for letter, at, where, rule, reason in found:
        yield letter, at, f"{where}: {reason} ({rule})"
