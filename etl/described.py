"""Tables that are known only once their vendor was asked: made at run time, or a model with more behind it.

    fields = [column("Id", str, "Record ID", key=True), column("Margin__c", Decimal, "Expected margin")]
    Invoice = table("invoices", fields, doc="What customers owe.")
    Deal = table("deals", fields, base=models.crm.Deal)  # the model's columns, then those it does not have

A column is named by `etl.names`, unless it brings a name. Its comment ends with the vendor's field in
brackets; that is how the warehouse itself says whose a column is, from run to run: `settle` goes by it.
A table's comment ends with what the vendor calls its object, and `keep_names` goes by that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from etl.errors import ModelError
from etl.names import safe, snake, suffixed, tagged
from etl.schema import FINGERPRINT, SYSTEM_COLUMNS, TYPES, UNREADABLE, Column, Path, Table, TableType, check

MOST_COLUMNS = 1_000
"""Of one table (reliability A12); values of further fields are in `_extra`."""

MOST_EVER = 1_500
"""Of one table, with those that were dropped: PostgreSQL counts them too, and takes 1,600."""

FIELD = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\Z")
NUMBERS = frozenset(("bigint", "double", "numeric"))
WIDER = ("numeric", "timestamp", "json", "text")
"""Types that a column may come to have, the widest last."""


class There(Struct, frozen=True):
    """A column that the warehouse has.

    type: None if no model could ask for it.
    field: the vendor's field whose it is; "" if its comment does not say.
    used: what depends on it, such as a view, so that it cannot be retyped.
    """

    type: str | None
    field: str = ""
    used: str = ""


def column(
    field: str,
    kind: type,
    doc: str = "",
    *,
    name: str | None = None,
    path: Path = (),
    key: bool = False,
    version: bool = False,
    deleted: bool = False,
    parent: bool = False,
    references: str | None = None,
    times: str = "iso",
) -> Column:
    """A column of a described table; options are those of `etl.schema.field`.

    field: as the vendor spells it in its records.
    kind: one of the types that models use.
    doc: what people call it, and what the vendor says of it.
    name: the column's, instead of `snake(field)`; it is made safe either way.
    path: where it stands in a record, if not at the top.
    """
    if kind not in TYPES:
        raise ModelError(f"{field}: {kind!r} is not a column type.")
    path = path or (field,)
    spelled = ".".join(path)
    return Column(
        safe(snake(field) if name is None else name, spelled), TYPES[kind], (path,), " ".join(doc.split()),
        key, False, version, deleted, parent, references, times,
    )  # fmt: skip


def table(
    name: str,
    columns: Iterable[Column],
    *,
    doc: str = "",
    base: type[Table] | None = None,
    spelled: str = "",
) -> type[Table]:
    """A table of these columns, or the model `base` with those of them that it lacks behind its own.

    A field that the model takes, or says elsewhere, or that stands inside such a one, gets no further column.
    spelled: what the vendor calls the object whose rows these are; by it, the object keeps its table.
    Raises ModelError if there is no key.
    """
    parent = base or Table
    doc = doc or (base.__doc__ if base else None) or ""
    body = {
        "__tablename__": name,
        "__module__": parent.__module__ if base else __name__,
        "__qualname__": parent.__qualname__ if base else name,
        "__doc__": _ending(doc, spelled) if spelled else doc,
        "__fields__": tuple(_marked(c) for c in columns),
    }
    made: Any = TableType(parent.__name__ if base else name, (parent,), body)
    settle(made, {})
    check(made, made.columns, [c.name for c in made.columns])
    found: type[Table] = made
    return found


def part(whole: type[Table], fields: Collection[str]) -> type[Table]:
    """A table's key, its version, and the columns of these fields: pages of it change such columns alone.

    Rows that are not there are not made. fields: as the vendor spells them.
    """
    columns = [c for c in whole.columns if c.key or c.version or (_spelled(c) in fields and not c.deleted)]
    body = {
        "__tablename__": whole.__tablename__,
        "__module__": whole.__module__,
        "__qualname__": whole.__qualname__,
        "__doc__": whole.__doc__,
        "__elsewhere__": whole.__elsewhere__,
        "__columns__": tuple(columns),
        "__part__": True,
    }
    made: Any = TableType(whole.__name__, (Table,), body)
    found: type[Table] = made
    return found


def keep_names(tables: Collection[type[Table]], had: Mapping[str, str]) -> None:
    """Call each table as that which has its object's rows already, and none as that which has another's.

    tables: all that a source describes. had: the table that each object has, as the vendor spells it.
    """
    others = set(had.values())
    renamed: dict[str | None, str] = {}
    for table in tables:
        name, spelled = table.__tablename__, field_of(table.__comment__)
        if spelled:
            table.__tablename__ = had.get(spelled) or (tagged(name, spelled) if name in others else name)
            if table.__tablename__ != name:
                renamed[name] = table.__tablename__
    for table in tables:
        if any(c.references in renamed for c in table.__fields__):
            table.__fields__ = tuple(
                replace(c, references=renamed.get(c.references, c.references)) for c in table.__fields__
            )
            settle(table, {})


def settle(table: type[Table], there: Mapping[str, There], dropped: int = 0) -> None:
    """Name and type the described columns by those that the warehouse has; nothing else of the table changes.

    A column stays its field's, text stays text, and what the vendor retyped gets a type for old and new.
    dropped: how many columns the table had once.
    """
    base: Any = table.__mro__[1]
    own: tuple[Column, ...] = base.columns
    fields = _free(own, table.__fields__, table.__elsewhere__)
    fields = _named({c.name for c in own}, fields, there)
    new = [c for c in fields if _current(c.name, there) not in there]
    have = len({*(c.name for c in own), *SYSTEM_COLUMNS, *there})
    room = max(0, min(MOST_COLUMNS, MOST_EVER - dropped) - have)
    left = {c.name for c in sorted(new, key=lambda c: not c.key)[room:]}
    fields = [c for c in fields if c.name not in left]
    moved: dict[str, tuple[str, str]] = {}
    settled = []
    for field in fields:
        found = _typed(field, there)
        if found.name not in there and (before := _current(field.name, there)) in there:
            moved[found.name] = (before, there[before].used)
        settled.append(found)
    setattr(table, "__columns__", (*own, *settled))  # noqa: B010
    table.__described__ = {c.name: _spelled(c) for c in settled}
    table.__moved__ = moved


def field_of(comment: str) -> str:
    """The vendor's field that a column's comment names; "" if it names none."""
    found = FIELD.search(comment)
    return found[1] if found else ""


def told_apart(table: type[Table], schema: str, made: Iterable[str]) -> list[str]:
    """What to say of columns that are made and could not be called as their fields are spelled."""
    fields = {name: field for name, field in table.__described__.items() if name in set(made)}
    plain = {name: safe(snake(field), field) for name, field in fields.items()}
    return [
        f"column {schema}.{table.__tablename__}.{name} is {field}, which is spelled like another field"
        for name, field in fields.items()
        if name == tagged(plain[name], field) != plain[name]
    ]


def wider(there: str, wanted: str) -> str:
    """The narrowest type that holds what a column holds and what is to come (reliability A8)."""
    pair = {there, wanted}
    if len(pair) == 1:
        return there
    if pair & {"text", "jsontext"}:
        return "jsontext" if wanted in ("json", "jsontext") else "text"
    if "json" in pair:
        return "json"
    if pair <= NUMBERS:
        return "numeric"
    return "timestamp" if pair == {"date", "timestamp"} else "text"


def _spelled(column: Column) -> str:
    """The vendor's field of a described column."""
    return ".".join(column.paths[0])


def _marked(column: Column) -> Column:
    """The column, its comment ending with its field."""
    return replace(column, doc=_ending(column.doc, _spelled(column)))


def _ending(doc: str, spelled: str) -> str:
    """A comment that ends with the vendor's spelling of what it is about."""
    mark = f"[{spelled}]"
    return doc if doc.endswith(mark) else f"{doc} {mark}".lstrip()


def _free(own: Sequence[Column], fields: Sequence[Column], elsewhere: Iterable[str]) -> list[Column]:
    """The fields that no column takes, nor a part of them, nor something around them.

    Nor are those that a comment could not name, or not tell from another, or whose name means something else
    in a path: their values are in `_extra`.
    """
    closed: list[Path] = [tuple(dotted.split(".")) for dotted in elsewhere]
    taken = {path for column in own for path in column.paths} | set(closed)
    inside = {path[:i] for path in taken for i in range(1, len(path))}
    free, named = [], set[str]()
    for field in fields:
        path = field.paths[0]
        around = (path[:i] for i in range(1, len(path) + 1))
        if path in inside or any(step in taken for step in around) or any(map(UNREADABLE.search, path)):
            continue
        spelled = _spelled(field)
        if spelled in named or field_of(f"[{spelled}]") != spelled or _misread(field):
            continue
        named.add(spelled)
        taken.add(path)
        inside |= {path[:i] for i in range(1, len(path))}
        free.append(field)
    return free


def _misread(column: Column) -> bool:
    """Whether its field's name would be taken for a sign of paths; a parent's `^key` is one."""
    first = column.paths[0][0]
    if first[:1] == "^":
        return column.type not in ("text", "bigint")
    return (first[:1] == "#" and first != "#") or column.paths[0] in (("*",), FINGERPRINT)


def _named(own: Collection[str], fields: Sequence[Column], there: Mapping[str, There]) -> list[Column]:
    """The fields, each under a name of its own: the one it has in the warehouse, else the plain one if free.

    Of several new ones that are spelled alike, the first by the vendor's spelling gets the plain name.
    """
    names: dict[str, str] = {}
    for column in fields:
        field = _spelled(column)
        for name in (column.name, tagged(column.name, field)):
            if name not in own and name in there and there[name].field == field:
                names[field] = name
                break
    taken = {*own, *names.values()}
    for column in sorted(fields, key=_spelled):
        field, name = _spelled(column), column.name
        if field in names:
            continue
        others = name in there and there[name].field not in ("", field)
        if others or name in taken:
            name = tagged(name, field)
        names[field] = name
        taken.add(name)
    return [replace(column, name=names[_spelled(column)]) for column in fields]


def _current(name: str, there: Mapping[str, There]) -> str:
    """Where a field's values go by now: its column, or one that took over as it could not be retyped."""
    if not there:
        return name
    took_over = (suffixed(name, kind) for kind in reversed(WIDER))
    return next((other for other in took_over if other in there), name)


def _typed(column: Column, there: Mapping[str, There]) -> Column:
    """The column as it can hold both what the warehouse has and what the vendor says now.

    Keys, versions and types of other people's choice stay as they are: a difference there stops the stream.
    """
    name = _current(column.name, there)
    found = there.get(name)
    if found is None or found.type is None or column.key or column.version:
        return replace(column, name=name)
    kind = wider(found.type, column.type)
    if found.used and kind not in (found.type, "jsontext" if found.type == "text" else ""):
        name = suffixed(column.name, "text" if kind == "jsontext" else kind)
    return replace(column, name=name, type=kind)
