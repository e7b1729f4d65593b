"""The calls by whom they are, as Segment's Profiles Sync has them: the views `identity.pages` and its like.

Each is the view of schema `events` of that name, with the columns that Profiles Sync documents besides. Whose
a call is says its most trusted identifier: which that is, is an expression over the view's columns, that a
run of identity notes. So these views can follow the others whenever tables of calls get or lose columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from etl.warehouse import views
from etl.warehouse.ddl import quote
from etl.warehouse.person_rows import Value, blocked, normal
from etl.warehouse.person_tables import table
from etl.warehouse.views import Taken

if TYPE_CHECKING:
    from psycopg import Connection

EVENTS, SCHEMA = "events", "identity"
CALLS = ("identifies", "pages", "screens", "groups", "tracks", "aliases")
FIXED: Mapping[str, str] = {
    "segment_id": "Whose the call is: the id that its most trusted identifier was given first, for id_graph;"
    " null where nobody is known by it.",
    "event_source_id": "The schema that the row is in, as source_schema.",
    "event_id": "As id.",
}
NEEDED = {"id", "source_schema"}
MOST_COLUMNS = 1_600  # that a view of PostgreSQL's can have
AGAIN = "etl identity refresh"
UNKNOWN = f"says of no call whose it is, as a column by which that is found is gone; run `{AGAIN}`"
KEYS = table("calls")
CONTROL = f"""
create table if not exists {KEYS} (
    table_name text primary key, type_is text not null, value_is text not null
);
comment on table {KEYS} is
    'By what the person of a call is found: expressions over the view in schema events.';
"""

THERE = """
select c.relname, array_agg(a.attname::text order by a.attnum),
       array_agg(col_description(a.attrelid, a.attnum) order by a.attnum)
from pg_catalog.pg_class c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = to_regnamespace(%s) and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relname = any(%s)
group by c.relname
"""


class Key(Struct, frozen=True):
    """The most trusted identifier of a call: expressions of the number of its type, and of its value."""

    type: str
    value: str


class View(Struct, frozen=True):
    """A view as it should be: its name, query, comment, and comments of its columns.

    note: what a person should know of it.
    """

    name: str
    query: str
    comment: str
    docs: Mapping[str, str]
    note: str = ""


def key(values: Sequence[Value]) -> Key:
    """The first of these values that a row has and that is not blocked."""
    shown = [(value, normal(value)) for value in values]
    tests = [(f"{v} is not null and not {blocked(value, v)}", value, v) for value, v in shown]
    if not tests:
        return Key("null::smallint", "null::text")
    types = "".join(f" when {test} then {value.type}" for test, value, _ in tests)
    found = "".join(f" when {test} then {v}" for test, _, v in tests)
    return Key(f"(case{types} end)::smallint", f"case{found} end")


def note(connection: Connection, keys: Mapping[str, Key]) -> None:
    """Note by what the person of a call is found, for the tables of calls that these name, and no others."""
    if connection.execute("select to_regclass(%s) is null", (KEYS,)).fetchone() == (True,):
        connection.execute(CONTROL)
    if noted(connection) != keys:
        connection.execute(f"delete from {KEYS}")
        for name, said in keys.items():
            connection.execute(f"insert into {KEYS} values (%s, %s, %s)", (name, said.type, said.value))


def noted(connection: Connection) -> dict[str, Key]:
    """What was noted, by names of tables; nothing if identity was not begun."""
    if connection.execute("select to_regclass(%s) is null", (KEYS,)).fetchone() == (True,):
        return {}
    rows = connection.execute(f"select table_name, type_is, value_is from {KEYS}")
    return {name: Key(kind, value) for name, kind, value in rows}


def wanted(connection: Connection, said: Mapping[str, str] | None = None) -> Iterator[View]:
    """The views as they should be by what there is in schema events.

    said: the comments that they have, unless a run of identity has just noted by what they are found. Where a
    column of that is gone since, calls are nobody's until the next run: so views above stay, and grants.
    """
    keys = noted(connection)
    found = connection.execute(THERE, (EVENTS, list(keys))).fetchall() if keys else []
    for name, columns, comments in sorted(found):
        if set(columns) >= NEEDED:
            docs = {column: doc for column, doc in zip(columns, comments, strict=True) if doc}
            view = _view(name, columns, docs, keys[name])
            changed = said is not None and said.get(name) != view.comment
            if changed and not _has_all(connection, name, keys[name]):
                view = replace(_view(name, columns, docs, key(())), note=f"view {SCHEMA}.{name} {UNKNOWN}")
            yield view


def _has_all(connection: Connection, name: str, key: Key) -> bool:
    """Whether a view of schema events has all columns of which these expressions are."""
    from psycopg import errors

    try:
        with connection.transaction():
            connection.execute(f"select {key.type}, {key.value} from {quote(EVENTS, name)} limit 0")
    except (errors.UndefinedColumn, errors.UndefinedFunction):  # or it has a type that has none such
        return False
    return True


def _view(name: str, columns: Sequence[str], docs: Mapping[str, str], key: Key) -> View:
    own = [c for c in columns if c not in FIXED][: MOST_COLUMNS - len(FIXED)]
    shown = ["s.person_id as segment_id", "e.source_schema as event_source_id", "e.id as event_id"]
    shown += [f"e.{quote(column)}" for column in own]
    query = (
        "select\n    " + ",\n    ".join(shown) + "\n"
        f"from {quote(EVENTS, name)} e\n"
        f"cross join lateral (select {key.type} as type, {key.value} as value) k\n"
        f"left join {table('nodes')} n on n.value = k.value and n.type = k.type\n"
        f"left join {table('persons')} s on s.person = n.person"
    )
    said = {**FIXED, **{column: docs[column] for column in own if column in docs}}
    doc = f"Profiles Sync's table of calls: events.{name}, each with whose it is."
    return View(name, query, views.marked(doc, f"{query}{said}"), said)


def follow(connection: Connection) -> list[str]:
    """Have the views be as they should be, within the caller's transaction; what a person should know.

    One that cannot be made stays as it is: the unions that it reads are made all the same.
    """
    from psycopg import Error, errors

    from etl.warehouse.driver_errors import collided, explain

    notes = []
    there = views.there(connection, SCHEMA)
    for view in wanted(connection, {name: was.comment for name, was in there.items()}):
        was = there.get(view.name, views.There())
        notes += [view.note] if view.note else []
        if was.comment == view.comment:
            continue
        try:
            with connection.transaction():
                notes += views.keep(
                    connection, SCHEMA, view.name, was, view.query, view.comment, view.docs, AGAIN
                )[1]
        except Error as error:
            if connection.closed or collided(error) or isinstance(error, errors.LockNotAvailable):
                raise
            notes.append(f"view {SCHEMA}.{view.name} is not made: {explain(error)}")
    return notes


def remade(connection: Connection, taken: Taken) -> Taken:
    """A view that was taken down, as it is to be made again: these follow what they read."""
    if taken.schema == SCHEMA and taken.name in CALLS:
        for view in wanted(connection, {taken.name: taken.comment}):
            if view.name == taken.name:
                return replace(taken, query=view.query, comment=view.comment, docs=view.docs)
    return taken
