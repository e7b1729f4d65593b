"""Where identity lies: identifiers, observations, persons and what became of them, as numbers.

All of it is in the schema `tributary`, as tables whose names begin with `identity_`; people read the views of
`etl.warehouse.person_views` instead. An identifier has a number, by its age; so has an observation, and the
person whom it began has the same. The observations are kept for good, in their order: all else follows from
them and from the rules.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from etl.errors import AlreadyRunning, WarehouseError
from etl.warehouse.ddl import literal

if TYPE_CHECKING:
    from psycopg import Connection

VERSION = 1
SORTING = "256MB"  # of memory for each index that is built
HOME, STAGE = "tributary", "tributary_stage"

CONTROL = """
create table if not exists tributary.identity_meta (version integer not null, salt bytea not null);
create table if not exists tributary.identity_types (type smallint primary key, name text not null unique);
create table if not exists tributary.identity_sources (
    source smallint primary key,
    schema_name text not null,
    table_name text not null,
    read_until timestamptz,
    unique (schema_name, table_name)
);
comment on table tributary.identity_meta is 'What identity was begun with.';
comment on table tributary.identity_types is 'Kinds of identifiers, by number.';
comment on table tributary.identity_sources is 'Tables that tell of persons, and how far they were read.';
create or replace function tributary.as_json(value text) returns jsonb language plpgsql immutable as $$
begin
    return value::jsonb;
exception when data_exception then
    return null;
end $$;
create or replace function tributary.external_ids(value text)
returns table (type text, id text, number bigint)
language sql immutable as $$
    select e ->> 'type', e ->> 'id', row_number() over (partition by e ->> 'type' order by place) - 1
    from (select tributary.as_json(value) as j) v
    cross join jsonb_array_elements(case when jsonb_typeof(j) = 'array' then j else '[]' end)
        with ordinality as l (e, place)
    where jsonb_typeof(e) = 'object' and coalesce(e ->> 'collection', 'users') = 'users'
$$;
create or replace function tributary.external_id(value text, kind text, place bigint) returns text
language sql immutable as $$
    select id from tributary.external_ids(value) where type = kind and number = place
$$;
"""


class Kept(Struct, frozen=True):
    """A table: its columns, its comment, its indexes."""

    columns: str
    comment: str
    indexes: tuple[str, ...] = ()


TABLES: Mapping[str, Kept] = {
    "nodes": Kept(
        "first_seen timestamptz not null, last_seen timestamptz not null, node integer not null,"
        " person integer, type smallint not null, source smallint not null, value text not null",
        "Identifiers, and the person each was given first.",
        ("unique (node)", "(value)", "(person) include (type)"),
    ),
    "seen": Kept(
        "last_seen timestamptz not null, node integer not null",
        "When identifiers were seen last, where that was in a later run than the one that first had them.",
        ("unique (node)",),
    ),
    "observations": Kept(
        "seen_at timestamptz not null, number integer not null, source smallint not null,"
        " nodes integer[] not null",
        "What rows say: these identifiers are one person. In the order in which it is judged.",
        ("(hash_array_extended(nodes, 0))",),
    ),
    "persons": Kept(
        "created_at timestamptz not null, person integer not null, canonical integer not null,"
        " source smallint not null, person_id text not null",
        "Everyone who ever was a person, and who that is by now.",
        ("unique (person) include (canonical)", "(canonical) include (person)", "unique (person_id)"),
    ),
    "merges": Kept(
        "merged_at timestamptz not null, person integer not null, into_person integer not null,"
        " number integer not null, source smallint not null",
        "Who became whom, and the observation that said so.",
        ("unique (person)",),
    ),
    "refused": Kept(
        "first_at timestamptz not null, last_at timestamptz not null, observations bigint not null,"
        " node integer not null, reason smallint not null",
        "Identifiers that were not taken, and how often.",
        ("unique (reason, node)",),
    ),
    "due": Kept(
        "person integer not null",
        "Persons of whom it is to be put together anew what is known.",
    ),
    "traits": Kept(
        "seen_at timestamptz not null, person integer not null, node integer not null,"
        " source smallint not null, name text not null, value text not null",
        "What each table last said of an identifier; person: whom that was given first, 0 while to nobody.",
        ("unique (person, node, name, source)",),
    ),
    "golden": Kept(
        "person integer not null, name text, email text, phone text, traits jsonb not null,"
        " provenance jsonb not null",
        "What is known of a person, by who that is now: the newest of each trait.",
        ("unique (person)",),
    ),
}

REASONS = {1: "over the limit", 2: "too large", 3: "too many merges", 4: "blocked"}


def table(name: str, schema: str = HOME) -> str:
    """The full name of one of the tables."""
    return f"{schema}.identity_{name}"


def prepare(connection: Connection) -> bytes:
    """Make what steers identity, if it is missing; gives the salt of persons' ids.

    WarehouseError if a newer version made it.
    """
    with connection.transaction():
        connection.execute("select pg_advisory_xact_lock(hashtextextended('tributary', 0))")
        connection.execute(CONTROL)
        row = connection.execute("select version, salt from tributary.identity_meta").fetchone()
        if row is None:
            row = (VERSION, secrets.token_bytes(16))
            connection.execute("insert into tributary.identity_meta values (%s, %s)", row)
    if row[0] != VERSION:
        raise WarehouseError(
            f"identity has version {row[0]}, this Tributary writes {VERSION}; upgrade the older of the two"
        )
    salt: bytes = row[1]
    return salt


def begun(connection: Connection) -> bool:
    """Whether there is anybody yet."""
    found = connection.execute("select to_regclass(%s) is not null", (table("nodes"),)).fetchone()
    return found == (True,)


def lock(connection: Connection) -> None:
    """Be the only one to work on identity until the session ends; AlreadyRunning if another does."""
    found = connection.execute("select pg_try_advisory_lock(hashtextextended('identity', 3))").fetchone()
    if found != (True,):
        raise AlreadyRunning("identity is being worked on by another run; wait for it, or end it.")


def unlock(connection: Connection) -> None:
    """Let another work on it."""
    connection.execute("select pg_advisory_unlock(hashtextextended('identity', 3))")


def make(connection: Connection, names: Iterable[str], schema: str = HOME) -> None:
    """Make tables, without keys and indexes; in the stage, in place of what a killed run left."""
    for name in names:
        kept = TABLES[name]
        if schema == STAGE:
            connection.execute(f"drop table if exists {table(name, schema)}")
        connection.execute(f"create table {table(name, schema)} ({kept.columns})")
        connection.execute(f"comment on table {table(name, schema)} is {literal(kept.comment)}")


def index(connection: Connection, name: str, what: Iterable[str] | None = None, schema: str = HOME) -> None:
    """Give a table its indexes, or some of them."""
    connection.execute(f"set local maintenance_work_mem = '{SORTING}'")
    for columns in TABLES[name].indexes if what is None else what:
        unique = columns.startswith("unique ")
        kind = "unique index" if unique else "index"
        connection.execute(f"create {kind} on {table(name, schema)} {columns.removeprefix('unique ')}")


def adopt(connection: Connection, names: Iterable[str]) -> None:
    """Take tables from the stage to where they belong."""
    for name in names:
        connection.execute(f"alter table {table(name, STAGE)} set schema {HOME}")


def numbered(connection: Connection, kind: str, names: Iterable[str]) -> dict[str, int]:
    """The numbers of all types, or sources as schema.table; those of these names are made if need be.

    kind: "type" or "source".
    """
    called = "name" if kind == "type" else "schema_name || '.' || table_name"
    query = f"select {called}, {kind} from {table(f'{kind}s')} order by 2"
    have: dict[str, int] = dict(connection.execute(query).fetchall())
    for name in names:
        if name not in have:
            have[name] = max(have.values(), default=0) + 1
            parts = (have[name], name) if kind == "type" else (have[name], *name.split(".", 1))
            places = ", ".join(["%s"] * len(parts))
            connection.execute(f"insert into {table(f'{kind}s')} values ({places})", parts)
    return have


def read_until(connection: Connection) -> dict[str, Any]:
    """How far each table was read, by its full name."""
    query = f"select schema_name || '.' || table_name, read_until from {table('sources')}"
    return dict(connection.execute(query).fetchall())


def note_read(connection: Connection, source: int, stamp: Any) -> None:
    """Note how far a table was read: never beyond now, and never back."""
    if stamp is None:
        return
    connection.execute(
        f"update {table('sources')} set read_until = greatest(read_until, least(%s, now()))"
        " where source = %s",
        (stamp, source),
    )


def sweep(connection: Connection) -> None:
    """Remove what runs left in the stage; whoever does holds the lock."""
    left = connection.execute(
        "select relname from pg_catalog.pg_class where relnamespace = to_regnamespace(%s)"
        " and relkind = 'r' and relname like 'identity\\_%%'",
        (STAGE,),
    ).fetchall()
    for (name,) in left:
        connection.execute(f"drop table if exists {STAGE}.{name}")


def analyze(connection: Connection) -> None:
    """Have the planner know what is there."""
    connection.execute(f"analyze {', '.join(table(name) for name in TABLES)}")
