"""Views with a typed column for each field that people at the vendor defined: see `etl.connector.Spread`.

A view is made again when its definition has changed, of which its comment holds a fingerprint. Columns keep
their places where that can be; else it is dropped and made, with the grants that it had, unless something
depends on it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xxhash
from msgspec import Struct
from msgspec.structs import replace

from etl.connector import Connector, Spread, Stream
from etl.errors import TributaryError
from etl.names import safe, snake, tagged
from etl.schema import SYSTEM_COLUMNS
from etl.warehouse.ddl import literal, quote, table_names
from etl.warehouse.locks import patiently
from etl.warehouse.views import make

if TYPE_CHECKING:
    from psycopg import Connection

    from etl.warehouse.postgres import Warehouse

MOST_FIELDS = 1_400  # a view has 1,600 columns at most

TEXT = "({v} ->> {k})"
DAY = "to_date(left({v} ->> {k}, 7) || '-01', 'YYYY-MM-DD') + (substr({v} ->> {k}, 9, 2)::int - 1)"
"""The 30th of February is a day in March here, and not an error of all that reads the view."""
CASTS = {
    int: "case when ({v} ->> {k}) ~ '^[+-]?[0-9]{{1,18}}$' then ({v} ->> {k})::bigint end",
    Decimal: "case when ({v} ->> {k}) ~ '^[+-]?[0-9]{{1,255}}([.][0-9]{{1,255}})?$'"
    " then ({v} ->> {k})::numeric end",
    bool: "case ({v} ->> {k}) when 'true' then true when 'false' then false end",
    date: "case when ({v} ->> {k}) ~ '^(?!0000)[0-9]{{4}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'"
    f" then case when to_char({DAY}, 'MM') = substr({{v}} ->> {{k}}, 6, 2) then {DAY} end end",
}
"""Type -> expression; what has another form than its type is null, as it is in the table all the same."""
LABEL = "coalesce({labels}::jsonb ->> ({v} ->> {k}), {v} ->> {k})"
LIST = (
    "case when jsonb_typeof({v} -> {k}) = 'array' then array("
    "select {each} from jsonb_array_elements_text({v} -> {k}) with ordinality as e(value, place)"
    " order by place) end"
)
EACH = "coalesce({labels}::jsonb ->> e.value, e.value)"


class _Field(Struct, frozen=True):
    key: str
    title: str
    kind: str
    options: list[Any] | None


def keep_views(connector: Connector[Any], warehouse: Warehouse, stream: Stream) -> list[str]:
    """Bring the views up to date that have to do with this stream's tables; what a person should know."""
    notes = []
    names = {table.__tablename__ for table in stream.tables}
    taken = {table.__tablename__ for each in connector.streams() for table in each.tables}
    for spread in connector.spreads():
        if {spread.table.__tablename__, spread.fields.__tablename__} & names:
            try:
                with warehouse.connection() as session:
                    notes += spread_out(session, connector.source, spread, taken)
            except TributaryError as error:  # the rows are there all the same
                notes.append(f"view {connector.source}.{spread.name} could not be made: {error}")
    return notes


def spread_out(connection: Connection, schema: str, spread: Spread, taken: Collection[str] = ()) -> list[str]:
    """Bring the views of a spread up to date; what a person should know of that.

    taken: names that are, or will be, those of tables.
    """
    table, fields = spread.table.__tablename__, spread.fields.__tablename__
    if not {table, fields} <= table_names(connection, schema):
        return []
    if not spread.per:
        return _view(connection, schema, spread)
    per = quote(spread.per)
    living = f"_deleted_at is null and {per} is not null"
    values = connection.execute(
        f"select distinct {per}::text from {quote(schema, fields)} where {living}"
    ).fetchall()
    notes = []
    for (value,) in sorted(values):
        name = safe(f"{spread.name}_{snake(value)}", value)
        if name in taken:
            name = tagged(name, value)
        taken = {*taken, name}
        notes += _view(connection, schema, replace(spread, name=name), f"{per}::text = {literal(value)}")
    return notes


def _view(connection: Connection, schema: str, spread: Spread, where: str = "") -> list[str]:
    """Bring one view up to date with the fields that are known. where: which rows of both tables."""
    table, fields = spread.table.__tablename__, spread.fields.__tablename__

    def keep_it() -> list[str]:
        connection.execute("select pg_advisory_xact_lock(hashtext(%s))", (quote(schema, spread.name),))
        select, columns = definition(schema, spread, _known(connection, schema, spread, where), where)
        mark = f"[{xxhash.xxh64_hexdigest(select.encode())}]"
        found = connection.execute(
            "select relkind::text, coalesce(obj_description(oid, 'pg_class'), '') from pg_catalog.pg_class"
            " where oid = to_regclass(%s)",
            (quote(schema, spread.name),),
        ).fetchone()
        if found and (found[0] != "v" or found[1].endswith(mark)):
            of_others = f"{schema}.{spread.name} is no view, so that {table} has none of its own fields"
            return [] if found[0] == "v" else [of_others]
        notes = make(connection, quote(schema, spread.name), select, new=found is None)
        if notes is None:
            kept = f"view {schema}.{spread.name} could not follow its fields, as something depends on it"
            return [f"{kept}; drop that, or the view, and sync {fields} again"]
        view, rows = quote(schema, spread.name), spread.table.__tablename__
        of = f"{rows}: a row each, with the fields that were defined at the vendor, by their titles. {mark}"
        connection.execute(f"comment on view {view} is {literal(of)}")
        for name, doc in columns:
            connection.execute(f"comment on column {view}.{quote(name)} is {literal(doc)}")
        return notes

    return patiently(connection, quote(schema, spread.name), keep_it)


def definition(
    schema: str, spread: Spread, fields: Iterable[_Field], where: str = ""
) -> tuple[str, list[tuple[str, str]]]:
    """The view's select, and its columns of fields with their comments."""
    own = [c.name for c in spread.table.key]
    taken = {*own, *SYSTEM_COLUMNS}
    lines = [f"t.{quote(name)}" for name in own] + ["t._deleted_at"]
    columns = []
    for field in list(fields)[:MOST_FIELDS]:
        name = safe(snake(field.title), field.key)
        if name in taken:
            name = tagged(name, field.key)
        taken.add(name)
        lines.append(f"{_value(spread, field)} as {quote(name)}")
        columns.append((name, f"{field.title} [{field.key}]"))
    of = quote(schema, spread.table.__tablename__)
    chosen = f"\nwhere {where}" if where else ""
    return "select\n    " + ",\n    ".join(lines) + f"\nfrom {of} t{chosen}", columns


def _value(spread: Spread, field: _Field) -> str:
    """The expression for a field's value."""
    kind = spread.kinds.get(field.kind, str)
    names = {
        str(o["value"]): str(o["name"])
        for o in field.options or []
        if isinstance(o, dict) and o.get("value") is not None and o.get("name") is not None
    }
    said = {
        "v": f"t.{quote(spread.values)}",
        "k": literal(field.key),
        "labels": literal(json.dumps(names, ensure_ascii=False)),
    }
    if kind is list:
        return LIST.format(each=EACH.format(**said) if names else "e.value", **said)
    if kind in CASTS:
        return CASTS[kind].format(**said)
    return (LABEL if names else TEXT).format(**said)


def _known(connection: Connection, schema: str, spread: Spread, where: str) -> list[_Field]:
    """The fields that the view is to have, oldest first, so that a new one comes last."""
    options = quote(spread.options) if spread.options else "null"
    among = "".join(f" and {said}" for said in (*map(quote, spread.among), where) if said)
    order = ", ".join(quote(c.name) for c in spread.fields.key)
    rows = connection.execute(
        f"select {quote(spread.key)}::text, {quote(spread.title)}, {quote(spread.kind)}, {options}"
        f" from {quote(schema, spread.fields.__tablename__)}"
        f" where _deleted_at is null and {quote(spread.key)} is not null{among} order by {order}"
    ).fetchall()
    return [
        _Field(key, title or key, kind or "", opts if isinstance(opts, list) else None)
        for key, title, kind, opts in rows
    ]
