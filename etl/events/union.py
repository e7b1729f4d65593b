"""One typed view `events.TABLE` over the tables of that name in all schemas, in the SQL of both warehouses.

Its first column, `source_schema`, says where a row is. A column that a table lacks is null; types that
differ widen as reliability A8 says. Documented columns, the context's too, are there even if nobody sends
them, and are numbers, times or truths whatever was sent: where a table has text, that is read from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from etl.events import documented
from etl.events.kinds import WIDER, holding, united_all
from etl.events.layout import CORE
from etl.warehouse.ddl import POSTGRES, REDSHIFT, literal, quote
from etl.warehouse.event_tables import converted
from etl.warehouse.guarded import said
from etl.warehouse.views import marked

SCHEMA = "events"
SOURCE = "source_schema"
EVENTS_HAVE = {"id", "event", "received_at"}
"""By these columns a table of one event is told from others that a schema may have."""
SORTS = {"numeric": "numbers", "timestamp": "times", "boolean": "true and false"}
MOST_COLUMNS = 1_600  # that a view of PostgreSQL's can have

Tables = Mapping[str, Mapping[str, str]]
"""Table -> column -> kind, or what else its type is."""


class Part(Struct, frozen=True):
    """A table of the union, and its columns with their kinds. plain: those that are text without a limit."""

    schema: str
    table: str
    columns: Mapping[str, str]


class View(Struct, frozen=True):
    """A union: its columns with their kinds, what of it is where, and what is said of it."""

    name: str
    columns: Mapping[str, str]
    parts: Sequence[Part]
    docs: Mapping[str, str]


def views(schemas: Mapping[str, Tables]) -> list[View]:
    """The unions of what there is, by name."""
    calls = {
        schema: {t: columns for t, columns in tables.items() if t in CORE or columns.keys() >= EVENTS_HAVE}
        for schema, tables in schemas.items()
    }
    names = {table for tables in calls.values() for table in tables}
    names |= {
        name for name in documented.models() if any(other in names for other in documented.united(name))
    }
    return [_view(name, calls) for name in sorted(names)]


def _view(name: str, schemas: Mapping[str, Tables]) -> View:
    parts = [
        Part(schema, table, tables[table])
        for schema, tables in schemas.items() for table in documented.united(name) if table in tables
    ]  # fmt: skip
    meant = {SOURCE: "text", **documented.columns(name)}
    found = {c: "" for part in parts for c in part.columns}
    columns = {}
    for column in [*meant, *sorted(found.keys() - meant.keys())]:
        if column not in found:
            columns[column] = meant[column]
            continue
        kinds = {k if k in WIDER else "text" for part in parts if (k := part.columns.get(column))}
        kind = united_all(kinds) if column not in meant else holding(meant[column], kinds)
        columns[column] = {"integer": "bigint", "naive": "timestamp"}.get(kind, kind)
    unsent = [c for c in columns if c not in found and c != SOURCE]
    while len(columns) > MOST_COLUMNS and unsent:
        del columns[unsent.pop()]
    docs = documented.docs(name) | {SOURCE: "The schema that the row is in: where it was sent from."}
    return View(name, dict(list(columns.items())[:MOST_COLUMNS]), parts, docs)


def ordered(view: View, there: Sequence[str]) -> View:
    """The view with its columns in the order that they have already, the new ones last."""
    names = dict.fromkeys(c for c in (*there, *view.columns) if c in view.columns)
    return View(view.name, {c: view.columns[c] for c in names}, view.parts, view.docs)


def select(view: View, types: Mapping[str, str] = POSTGRES) -> str:
    """The query of a view, with the types of one warehouse."""
    cast = _postgres if types is POSTGRES else _redshift
    return "\nunion all\n".join(_part(part, view.columns, types, cast) for part in view.parts)


Cast = Callable[[str, str, str], str]


def _part(part: Part, columns: Mapping[str, str], types: Mapping[str, str], cast: Cast) -> str:
    lines = [f"cast({literal(part.schema)} as {types['text']}) as {quote(SOURCE)}"]
    for column, kind in columns.items():
        if column == SOURCE:
            continue
        there, name = part.columns.get(column), quote(column)
        if there is None:
            lines.append(f"cast(null as {types[kind]}) as {name}")
        elif there == kind != "text":
            lines.append(f"t.{name}")
        elif _is_read(there, kind):
            lines.append(f"{said(cast(f't.{name}', there, 'text'), kind, types)} as {name}")
        else:
            lines.append(f"{cast(f't.{name}', there, kind)} as {name}")
    return "select\n    " + ",\n    ".join(lines) + f"\nfrom {quote(part.schema, part.table)} t"


def _is_read(there: str, kind: str) -> bool:
    """Whether values of a kind are read from their texts, as the union has another sort by documentation."""
    return kind not in (there, "text", *WIDER.get(there, ()))


def otherwise(view: View) -> Iterator[tuple[str, str, str]]:
    """Columns of tables, by full names, that are of another sort than documented; both kinds."""
    for part in view.parts:
        for column, there in part.columns.items():
            kind = view.columns.get(column, there)
            if _is_read(there, kind):
                yield f"{part.schema}.{part.table}.{column}", there, kind


def unlike(views: Iterable[View]) -> list[str]:
    """What a person should know of such columns, of each once."""
    found = dict.fromkeys(each for view in views for each in otherwise(view))
    return [
        f"{column} is {there}, where {SORTS[kind]} are documented: schema events has what it says of these,"
        " and null where it says none"
        for column, there, kind in found
    ]


def _postgres(value: str, there: str, kind: str) -> str:
    if there == kind == "text" or there not in WIDER:  # varchar(n) is text as well
        return f"cast({value} as text)"
    return converted(value, there, kind)


def _redshift(value: str, there: str, kind: str) -> str:
    match there, kind:
        case "text", "text":
            return value
        case "boolean", "text":
            return f"case when {value} then 'true' when not {value} then 'false' end"
        case "json", "text":
            return f"json_serialize({value})"
        case (("timestamp" | "naive"), "text"):
            moment = value if there == "naive" else f"{value} at time zone 'UTC'"
            return f'to_char({moment}, \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\')'
        case "date", "text":
            return f"to_char({value}, 'YYYY-MM-DD')"
        case "naive", "timestamp":
            return f"{value} at time zone 'UTC'"
        case "date", "timestamp":
            return f"cast({value} as timestamp) at time zone 'UTC'"
    return f"cast({value} as {REDSHIFT[kind]})"


def create_redshift(view: View) -> str:
    """The statement that makes the view on Redshift: bound late, so that tables may be made anew below it."""
    query = select(view, REDSHIFT)
    return f"create or replace view {quote(SCHEMA, view.name)} as\n{query}\nwith no schema binding;"


def comment(view: View, query: str) -> str:
    """The comment of a view, which ends with the fingerprint of its query."""
    said = view.docs.get("") or f"Rows of {view.name}."
    return marked(f"{said} Of all schemas of [events].", query)
