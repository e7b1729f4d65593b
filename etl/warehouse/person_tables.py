"""Where identity lies: identifiers, observations, persons and what became of them, as numbers.

All of it is in the schema `tributary`, as tables whose names begin with `identity_`; people read the views of
`etl.warehouse.person_views` instead. An identifier has a number, by its age; so has an observation, and the
person whom it began has the same. The observations are kept for good, in their order: all else follows from
them and from the rules.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import xxhash
from msgspec import Struct

from etl.errors import WarehouseError
from etl.warehouse.ddl import literal

if TYPE_CHECKING:
    from psycopg import Connection

VERSION = 1
SORTING = "256MB"  # of memory for each index that is built
HOME, STAGE = "tributary", "tributary_stage"
LONGEST = 1_000  # bytes of a value; an entry of PostgreSQL's index may have 2,704
MOST_EXTERNAL = 10  # identifiers that one row may name by itself
MOST_OF_TYPE = 5  # of these of one type
SPAN_DAYS = 30
EXTERNAL_IDS = "tributary.external_ids(text)"
MOST_TYPES = 50  # that rows may think of, of all rows that ever were

CONTROL = """
create table if not exists tributary.identity_meta (version integer not null, salt bytea not null,
    last_node integer not null default 0, last_number integer not null default 0);
create table if not exists tributary.identity_types (
    type smallint primary key,
    name text not null unique,
    external boolean not null default false
);
create table if not exists tributary.identity_sources (
    source smallint primary key,
    schema_name text not null,
    table_name text not null,
    read_until timestamptz,
    claimed text not null default '',
    unique (schema_name, table_name)
);
comment on table tributary.identity_meta is 'What identity was begun with.';
comment on table tributary.identity_types is 'Kinds of identifiers, by number.';
comment on table tributary.identity_sources is
    'Tables that tell of persons, how far they were read, and for which identifiers.';
create or replace function tributary.as_json(value text) returns jsonb language plpgsql immutable as $$
begin
    return value::jsonb;
exception when data_exception or program_limit_exceeded then
    return null;
end $$;
create or replace function tributary.external_ids(value text) returns text[]
language plpgsql immutable strict as $$
declare
    given jsonb := tributary.as_json(value);
    left_out integer := 0;
    found text[] := '{{}}';
    kind text;
    named text;
    alike integer;
    known boolean;
begin
    if jsonb_typeof(given) is distinct from 'array' then
        return null;
    end if;
    for kind, named in
        select t.name, e ->> 'id' from jsonb_array_elements(given) e
        cross join lateral (
            select regexp_replace(e ->> 'type', '([a-z0-9])([A-Z])', '\\1_\\2', 'g')
        ) spelled (name)
        cross join lateral (select lower(translate(spelled.name, '- ', '__') collate "C")) t (name)
        where jsonb_typeof(e) = 'object' and coalesce(e ->> 'collection', 'users') = 'users'
            and t.name ~ '^[a-z][a-z0-9_.]{{0,62}}$' and e ->> 'id' ~ '\\S'
            and octet_length(e ->> 'id') <= {longest}
    loop
        alike := 0;
        known := false;
        for place in 1 .. cardinality(found) / 2 loop
            if found[2 * place - 1] = kind then
                alike := alike + 1;
                known := known or found[2 * place] = named;
            end if;
        end loop;
        if known then
            continue;
        elsif alike < {each} and cardinality(found) < 2 * {most} then
            found := found || array[kind, named];
        else
            left_out := left_out + 1;
        end if;
    end loop;
    return array[left_out::text] || found;
end $$;
"""


def spanned(at: str) -> str:
    """The expression of when the span began in which something was said; at: that of when it was."""
    return f"date_bin('{SPAN_DAYS} days', {at}, '2000-01-01 00:00+00')"


class Kept(Struct, frozen=True):
    """A table: its columns, its comment, its indexes. fill: percent of a page that is filled at first.

    known_at: when the run began that made the row known; moved_at: likewise, that gave it to another.
    """

    columns: str
    comment: str
    indexes: tuple[str, ...] = ()
    fill: int = 100


TABLES: Mapping[str, Kept] = {
    "nodes": Kept(
        "first_seen timestamptz not null, last_seen timestamptz not null,"
        " known_at timestamptz not null default now(), node integer not null,"
        " person integer, type smallint not null, source smallint not null, blocked boolean not null,"
        ' value text collate "C" not null',
        "Identifiers, and the person each was given first.",
        ("unique (node)", "unique (value, type)", "(person) include (node, type)"),
        fill=90,
    ),
    "observations": Kept(
        "seen_at timestamptz not null, number integer not null, source smallint not null,"
        " nodes integer[] not null",
        "What rows say: these identifiers are one person. In the order in which it is judged.",
        (f"({spanned('seen_at')}, hash_array_extended(nodes, 0))", "brin (number, seen_at)"),
    ),
    "persons": Kept(
        "created_at timestamptz not null, known_at timestamptz not null default now(), moved_at timestamptz,"
        " person integer not null, canonical integer not null, source smallint not null,"
        " nobody boolean not null default false, person_id text not null",
        "Everyone who ever was a person, and who that is by now; nobody: has no identifier any more.",
        ("unique (person) include (canonical)", "(canonical) include (person)", "unique (person_id)"),
        fill=90,
    ),
    "merges": Kept(
        "merged_at timestamptz not null, known_at timestamptz not null default now(),"
        " person integer not null, into_person integer not null, number integer not null,"
        " source smallint not null",
        "Who became whom, and the observation that said so.",
        ("unique (person)",),
    ),
    "led": Kept(
        "led_at timestamptz not null, person integer not null, into_person integer not null,"
        " number integer not null",
        "Whom ids were led to by a rebuild, which has a number as observations have.",
        ("unique (person)",),
    ),
    "refused": Kept(
        "first_at timestamptz not null, last_at timestamptz not null, observations bigint not null,"
        " node integer not null, reason smallint not null",
        "Identifiers that were not taken, and how often.",
        ("unique (reason, node)",),
    ),
    "traits": Kept(
        "seen_at timestamptz not null, known_at timestamptz not null default now(), node integer not null,"
        " source smallint not null, name text not null, value text not null",
        "What each table last said of an identifier.",
        ("unique (node, name, source)",),
        fill=90,
    ),
    "golden": Kept(
        "known_at timestamptz not null default now(), person integer not null, name text, email text,"
        " phone text, traits jsonb not null, provenance jsonb not null",
        "What is known of a person, by who that is now: the newest of each trait.",
        ("unique (person)",),
    ),
}

BUILT = ("nodes", "observations", "persons", "traits")
"""Of which millions are written by a first run: the crew makes them, and they get their indexes at last."""
FILLED = ("merges", "golden")
"""Of which as many are written by the run itself, which gives them theirs at last, too."""
LAST = "golden"
"""Made by the transaction of the first run: what there is without it, one has left that died."""
REASONS = {1: "over the limit", 2: "too large", 3: "too many merges", 4: "blocked"}


def table(name: str, schema: str = HOME) -> str:
    """The full name of one of the tables."""
    return f"{schema}.identity_{name}"


def prepare(connection: Connection) -> bytes:
    """Make what steers identity, if it is missing or another version's; gives the salt of persons' ids.

    WarehouseError if a newer version made it; then nothing is changed.
    """
    control = CONTROL.format(most=MOST_EXTERNAL, each=MOST_OF_TYPE, longest=LONGEST)
    said = f"Identifiers that a row names by itself. [{xxhash.xxh64_hexdigest(control.encode())}]"
    asked = f"select obj_description(to_regprocedure({literal(EXTERNAL_IDS)})::oid, 'pg_proc')"
    there = connection.execute(asked).fetchone()
    with connection.transaction():
        if there != (said,):  # nothing is there, or what another version made
            connection.execute("select pg_advisory_xact_lock(hashtextextended('tributary', 0))")
            connection.execute(control)
            connection.execute(f"comment on function {EXTERNAL_IDS} is {literal(said)}")
        row = connection.execute(f"select version, salt from {table('meta')}").fetchone()
        if row is None:
            row = (VERSION, secrets.token_bytes(16))
            connection.execute(f"insert into {table('meta')} (version, salt) values (%s, %s)", row)
        if row[0] != VERSION:
            raise WarehouseError(
                f"identity has version {row[0]}, this Tributary writes {VERSION};"
                " upgrade the older of the two"
            )
    salt: bytes = row[1]
    return salt


def begun(connection: Connection) -> bool:
    """Whether there is anybody yet."""
    found = connection.execute("select to_regclass(%s) is not null", (table(LAST),)).fetchone()
    return found == (True,)


def sweep(connection: Connection) -> None:
    """Remove what a run that died has left."""
    rows = connection.execute(
        "select format('%%I.%%I', relnamespace::regnamespace, relname) from pg_catalog.pg_class"
        r" where relkind = 'r' and relnamespace = to_regnamespace(%s) and relname like 'identity\_%%'",
        (STAGE,),
    ).fetchall()
    left = [name for (name,) in rows]
    if not begun(connection):
        left += map(table, BUILT)
    if left:
        connection.execute(f"drop table if exists {', '.join(left)}")


def make(connection: Connection, names: Iterable[str], known_at: str = "now()") -> None:
    """Make tables without their indexes. known_at: the expression of when their first rows became known."""
    for name in names:
        kept = TABLES[name]
        columns = kept.columns.replace("now()", known_at)
        connection.execute(f"create table {table(name)} ({columns}) with (fillfactor = {kept.fill})")
        connection.execute(f"comment on table {table(name)} is {literal(kept.comment)}")


def adopt(connection: Connection) -> None:
    """Have further rows of what the crew made be known from when a run begins."""
    for name in BUILT:
        if "known_at" in TABLES[name].columns:
            connection.execute(f"alter table {table(name)} alter known_at set default now()")


def now(connection: Connection) -> str:
    """When this transaction began, as an expression."""
    row = connection.execute("select now()").fetchone()
    return f"timestamptz {literal(str(row[0]))}" if row else "now()"


def index(connection: Connection, names: Iterable[str]) -> None:
    """Give tables their indexes, and have the planner know what is in them."""
    for name in names:
        for work in indexing(name):
            work(connection)


def indexing(name: str) -> list[Callable[[Connection], None]]:
    """The works by which a table gets its indexes and the planner knows what is in it, in any order."""
    indexes = [partial(_index, name=name, columns=columns) for columns in TABLES[name].indexes]
    return [*indexes, partial(analyze, name=table(name))]


def _index(connection: Connection, name: str, columns: str) -> None:
    connection.execute(f"set local maintenance_work_mem = '{SORTING}'")
    unique = "unique " if columns.startswith("unique ") else ""
    method = "using " if columns.startswith("brin ") else ""
    called = columns.removeprefix("unique ")
    connection.execute(f"create {unique}index on {table(name)} {method}{called}")


def analyze(connection: Connection, name: str) -> None:
    """Have the planner know what is in a table, by its full name: the server soon does so with more care."""
    connection.execute("set local default_statistics_target = 10")
    connection.execute(f"analyze {name}")


def forget(connection: Connection) -> bytes:
    """Empty all tables, so that identity is begun anew; gives the salt of the ids that it will have."""
    empty(connection, *TABLES)
    empty(connection, "types")
    connection.execute(f"update {table('sources')} set read_until = null, claimed = ''")
    salt = secrets.token_bytes(16)
    connection.execute(f"update {table('meta')} set salt = %s, last_node = 0, last_number = 0", (salt,))
    return salt


def empty(connection: Connection, *names: str) -> None:
    """Empty tables; whoever reads meanwhile sees what was before."""
    for name in names:
        connection.execute(f"delete from {table(name)}")


def numbered(connection: Connection, kind: str, names: Iterable[str]) -> dict[str, int]:
    """The numbers of all types, or sources as schema.table; those of these names are made if need be.

    kind: "type" or "source".
    """
    called = "name" if kind == "type" else "schema_name || '.' || table_name"
    query = f"select {called}, {kind} from {table(f'{kind}s')} order by 2"
    have: dict[str, int] = dict(connection.execute(query).fetchall())
    columns = ("type", "name") if kind == "type" else ("source", "schema_name", "table_name")
    for name in names:
        if name not in have:
            have[name] = max(have.values(), default=0) + 1
            parts = (have[name], name) if kind == "type" else (have[name], *name.split(".", 1))
            places = ", ".join(["%s"] * len(parts))
            connection.execute(
                f"insert into {table(f'{kind}s')} ({', '.join(columns)}) values ({places})", parts
            )
    return have


def admit(connection: Connection, names: Iterable[str], known: Collection[str]) -> set[str]:
    """Of types that rows name by themselves those that are taken: known ones, and others until they are many.

    names: the one that came first before others.
    """
    have = set(numbered(connection, "type", [name for name in names if name in known]))
    row = connection.execute(f"select count(*) from {table('types')} where external").fetchone()
    new = [name for name in names if name not in have][: MOST_TYPES - (row[0] if row else 0)]
    numbered(connection, "type", new)
    connection.execute(f"update {table('types')} set external = true where name = any(%s)", (new,))
    return have.union(new)


def rename(connection: Connection, given: Callable[[str], str]) -> None:
    """Give types that rows name by themselves the names that they are to have, unless another has that."""
    for (name,) in connection.execute(f"select name from {table('types')} where external").fetchall():
        free, said = f"%(now)s not in (select name from {table('types')})", {"name": name, "now": given(name)}
        connection.execute(
            f"update {table('types')} set name = %(now)s where name = %(name)s and {free}", said
        )


def last(connection: Connection) -> tuple[int, int]:
    """The last numbers of an identifier and of an observation."""
    row = connection.execute(f"select last_node, last_number from {table('meta')}").fetchone()
    return row or (0, 0)


def note_last(connection: Connection, nodes: int, numbers: int) -> None:
    """Note that so many more identifiers and observations have numbers."""
    connection.execute(
        f"update {table('meta')} set last_node = last_node + %s, last_number = last_number + %s",
        (nodes, numbers),
    )


def read_until(connection: Connection) -> dict[str, tuple[Any, str]]:
    """How far each table was read, and for which identifiers, by its full name."""
    query = f"select schema_name || '.' || table_name, read_until, claimed from {table('sources')}"
    return {name: (until, claimed) for name, until, claimed in connection.execute(query)}


def note_read(connection: Connection, source: int, stamp: Any, claimed: str) -> None:
    """Note how far a table was read: never beyond now, and never back; claimed: for which identifiers.

    Where these, or the column of the stamp, are others than before, the table was read whole and begins anew.
    """
    connection.execute(
        f"update {table('sources')} set claimed = %s, read_until ="
        " greatest(case when claimed = %s then read_until end, case when last < now() then last"
        " when last is not null then now() end) from (select %s::timestamptz) s (last) where source = %s",
        (claimed, claimed, stamp, source),
    )
