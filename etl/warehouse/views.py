"""Views of ours: made, made anew where their text has changed, and never in the way of what they read.

A view is ours if its comment ends with the fingerprint of its text. Where what it reads loses a column, or
gets another type, it is dropped and made again around that, in the same transaction, with the grants,
options and comments it had. Views that people made above ours are never dropped: then ours stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import takewhile
from typing import TYPE_CHECKING

import xxhash
from msgspec import Struct

from etl.warehouse.ddl import literal, quote

if TYPE_CHECKING:
    from psycopg import Connection

MARK = r"\[[0-9a-f]{16}\]$"
"""How the comment of a view of ours ends: with the fingerprint of its text."""

THERE = """
select c.relname, c.relkind::text, coalesce(obj_description(c.oid, 'pg_class'), ''),
       array(select a.attname::text from pg_catalog.pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum)
from pg_catalog.pg_class c
where c.relnamespace = to_regnamespace(quote_ident(%s)) and c.relkind in ('r', 'p', 'v', 'm', 'f')
order by c.relname
"""

ABOVE = """
with recursive above (oid, depth) as (
    select to_regclass(name)::oid, 0 from unnest(%s::text[]) u (name)
    union
    select r.ev_class, a.depth + 1
    from above a
    join pg_catalog.pg_depend d on d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = a.oid
                                and d.classid = 'pg_catalog.pg_rewrite'::regclass
    join pg_catalog.pg_rewrite r on r.oid = d.objid and r.ev_class <> a.oid
)
select n.nspname, c.relname,
       c.relkind = 'v' and coalesce(obj_description(c.oid, 'pg_class'), '') ~ %s
       and pg_has_role(c.relowner, 'usage'),
       pg_get_viewdef(c.oid), coalesce(obj_description(c.oid, 'pg_class'), ''),
       array(select array[a.attname::text, col_description(c.oid, a.attnum)] from pg_catalog.pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and col_description(c.oid, a.attnum) is not null),
       depth > 0
from (select oid, max(depth) as depth from above group by oid) a
join pg_catalog.pg_class c on c.oid = a.oid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
order by depth, n.nspname, c.relname
"""
"""Views and all that read them, what is read before what reads it."""


GRANTED = """
select g.privilege_type, coalesce(' (' || quote_ident(attname) || ')', ''),
       coalesce(quote_ident(r.rolname), 'public'),
       case when g.is_grantable then ' with grant option' else '' end
from (
    select relowner, relacl as acl, null as attname from pg_catalog.pg_class where oid = to_regclass(%s)
    union all
    select c.relowner, a.attacl, a.attname from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attacl is not null and not a.attisdropped
    where c.oid = to_regclass(%s)
) c
cross join aclexplode(c.acl) g
left join pg_catalog.pg_roles r on r.oid = g.grantee
where g.grantee <> c.relowner
"""


class There(Struct, frozen=True):
    """What there is of a name: kind as the catalog has it, "" for nothing; comment and columns."""

    kind: str = ""
    comment: str = ""
    columns: Sequence[str] = ()

    @property
    def ours(self) -> bool:
        """Whether it is a view of ours."""
        return self.kind == "v" and re.search(MARK, self.comment) is not None


class Taken(Struct, frozen=True):
    """A view that was dropped, and what it takes to make it again."""

    schema: str
    name: str
    query: str
    comment: str
    docs: Mapping[str, str]
    granted: Sequence[str]


Remade = Callable[["Connection", Taken], Taken]
"""A view that was taken down -> as it is to be made again."""


def as_it_was(connection: Connection, taken: Taken) -> Taken:
    """The view as it was taken down."""
    return taken


def there(connection: Connection, schema: str) -> dict[str, There]:
    """The tables and views of a schema, by name."""
    rows = connection.execute(THERE, (schema,))
    return {name: There(kind, said, columns) for name, kind, said, columns in rows}


def marked(doc: str, text: str) -> str:
    """The comment of a view of ours. text: all that makes it what it is."""
    return f"{doc} [{xxhash.xxh64_hexdigest(text.encode())}]"


def keep(
    connection: Connection,
    schema: str,
    name: str,
    was: There,
    query: str,
    comment: str,
    docs: Mapping[str, str],
    again: str,
    remade: Remade = as_it_was,
) -> tuple[bool, list[str]]:
    """Have a view be so, within the caller's transaction: whether it was touched, what is to be known.

    Nothing is done, and nothing locked, where its comment says that it is so. again: the command that does
    this. remade: what becomes of views of ours above it that cannot stay meanwhile.
    """
    if was.kind and not was.ours:
        return False, [f"{schema}.{name} is not a view of ours, so it is left as it is"]
    if was.comment == comment:
        return False, []
    view = quote(schema, name)
    notes = make(connection, view, query, new=not was.kind, remade=remade)
    if notes is None:
        return False, [held(schema, name, "could not follow its tables", again)]
    _comment(connection, view, comment, docs)
    return True, notes


def _comment(connection: Connection, view: str, comment: str, docs: Mapping[str, str]) -> None:
    """Say what a view and its columns are, in one go."""
    said = [f"comment on view {view} is {literal(comment)}"]
    said += [f"comment on column {view}.{quote(column)} is {literal(doc)}" for column, doc in docs.items()]
    connection.execute("; ".join(said))


def held(schema: str, name: str, why: str, again: str) -> str:
    """What is said of a view that something of others hangs on."""
    return f"view {schema}.{name} {why}, as something depends on it; drop that and run `{again}`"


def make(
    connection: Connection, view: str, select: str, *, new: bool, remade: Remade = as_it_was
) -> list[str] | None:
    """Make or replace a view, given its quoted name; what became of views of ours that read it.

    None if something else depends on it, so that it stays as it was.
    """
    from psycopg import errors

    try:
        with connection.transaction():
            options = [] if new else _options(connection, view)
            connection.execute(f"create or replace view {view} as {select}")
            for option in options:
                connection.execute(option)
        return []
    except errors.InvalidTableDefinition:  # a column went, or has another name or type
        if new:
            raise
    try:
        with connection.transaction():
            taken = take_down(connection, [view])
            if not taken:
                return None
            connection.execute(f"create view {view} as {select}")
            grant(connection, taken[0])
            return put_back(connection, taken[1:], remade)
    except errors.DependentObjectsStillExist:
        return None


def drop(connection: Connection, schema: str, name: str) -> list[str] | None:
    """Drop a view, and those of ours that read it; which these were. None if something else depends on it."""
    from psycopg import errors

    try:
        with connection.transaction():
            taken = take_down(connection, [quote(schema, name)])
    except errors.DependentObjectsStillExist:
        return None
    if taken is None:
        return None
    return [f"view {t.schema}.{t.name} was dropped, as it read {schema}.{name}" for t in taken[1:]]


def take_down(connection: Connection, views: Sequence[str]) -> list[Taken] | None:
    """Drop views, given by quoted names, and all of ours that read them; None, and nothing, if others do."""
    found = connection.execute(ABOVE, (list(views), MARK)).fetchall()
    if any(above and not ours for _, _, ours, _, _, _, above in found):
        return None
    taken = [
        Taken(schema, name, query, said, dict(docs), grants(connection, quote(schema, name)))
        for schema, name, _, query, said, docs, _ in found
    ]
    for view in reversed(taken):
        connection.execute(f"drop view {quote(view.schema, view.name)}")
    return taken


def put_back(connection: Connection, taken: Sequence[Taken], remade: Remade = as_it_was) -> list[str]:
    """Make views again that were taken down; what is said of those that cannot be."""
    from psycopg import Error

    from etl.warehouse.driver_errors import collided, explain

    notes = []
    for each in taken:
        view = quote(each.schema, each.name)
        try:
            with connection.transaction():
                again = remade(connection, each)
                connection.execute(f"create view {view} as {again.query}")
                _comment(connection, view, again.comment, again.docs)
                grant(connection, again)
        except Error as error:
            if connection.closed or collided(error):
                raise
            gone = f"view {each.schema}.{each.name} was dropped, as what it read is not what it was"
            notes.append(f"{gone}: {explain(error)}")
    return notes


def grants(connection: Connection, view: str) -> Sequence[str]:
    """The GRANTs and options that a view has, for the one that takes its place."""
    rows = connection.execute(GRANTED, (view, view)).fetchall()
    return _options(connection, view) + [
        f"grant {privilege}{of} on {view} to {role}{option}" for privilege, of, role, option in rows
    ]


def _options(connection: Connection, view: str) -> list[str]:
    """The statements that give a view the options it has, such as security_invoker: replacing takes them."""
    rows = connection.execute(
        "select option_name, option_value from pg_catalog.pg_class c, pg_options_to_table(c.reloptions)"
        " where c.oid = to_regclass(%s)",
        (view,),
    )
    return [f"alter view {view} set ({quote(name)} = {literal(value)})" for name, value in rows.fetchall()]


def grant(connection: Connection, taken: Taken) -> None:
    """Give a view that was made again what the one had that was taken down; not on columns that it lacks."""
    from psycopg import errors

    for statement in taken.granted:
        with suppress(errors.UndefinedColumn), connection.transaction():
            connection.execute(statement)


def first_comment(query: str) -> str:
    """What a file of SQL says of itself before its query, in one line."""
    lines = takewhile(lambda line: line.startswith("--"), query.splitlines())
    return " ".join(line.removeprefix("--").strip() for line in lines).replace("  ", " ")


def column_comments(query: str) -> list[tuple[str, str]]:
    """The columns of its last select, each with the comment behind it."""
    last = query[query.rindex("\nselect\n") :]
    return re.findall(r"(\w+),? +-- (.+)", last)
