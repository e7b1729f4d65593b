"""The words models are written in: Table, field, group, and the portable column types.

A model class is the single declaration of a table. Its columns, their types, where each is found
in the vendor's answer, the key, the version and the comments all stand on it; the DDL of every
warehouse, the decoder, Dagster's column schema and the data dictionary are derived from it.

    class Charge(StripeTable):
        \"\"\"An attempt to move money into the account.\"\"\"

        __tablename__ = "charges"

        id: str = field(key=True, doc="Stripe's identifier, `ch_...`.")
        created: datetime = field(doc="When the charge was created.")
        customer_id: str | None = field("customer", doc="Who was charged.", references="customers")
        shipping_address: Address = group("shipping.address")
"""

from __future__ import annotations

import re
import sys
import types
import typing
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from etl.errors import ModelError

Path = tuple[str, ...]

SYSTEM_COLUMNS = ("_extra", "received_at", "_version", "_deleted_at", "_hash")
"""What every table has besides its own columns, in this order, behind them."""

SYSTEM_DOCS = {
    "_extra": "What the vendor sends that has no column yet, by the vendor's own names; normally {}.",
    "received_at": "When a sync last wrote this row.",
    "_version": "Which copy of the row this is: the vendor's own stamp, else the time it was asked for.",
    "_deleted_at": "When the row was deleted at the vendor; null while it lives there.",
    "_hash": "Fingerprint of the vendor's record, by which unchanged rows are skipped.",
}

UNREADABLE = re.compile(r'["\\\x00-\x1f]')  # in a key, to the decoder
IDENTIFIER_TYPE = re.compile(r"[a-z][a-z0-9_.]{0,62}")  # user_id, ios.push_token
FINGERPRINT: Path = ("=",)
MAX_NAME_BYTES = 63  # PostgreSQL's limit; Redshift's is 127, so one mapping serves both


class Json:
    """Annotation of a column that keeps a whole subtree: jsonb on Postgres, SUPER on Redshift."""


class JsonText:
    """Annotation of a column that keeps a list or object as its JSON text, as Segment lands arrays."""


TYPES: dict[type, str] = {
    str: "text",
    int: "bigint",
    float: "double",
    Decimal: "numeric",
    bool: "boolean",
    datetime: "timestamp",
    date: "date",
    Json: "json",
    JsonText: "jsontext",
}
"""Python annotation -> portable type; each warehouse's DDL spells it its own way."""


class Column(Struct, frozen=True):
    """One column of a table and where its value stands in the vendor's record.

    `paths` are tried in order and the first value that is not null is taken: a vendor that moved
    a field between API versions fills one column all along. Path elements are the vendor's keys;
    a last element `*` means "the keys of this object that no other column names", a first element
    `^` means "of the enclosing record", the path `#` is the position in the enclosing list, and the path
    `=` a fingerprint of the record as it came: the key of rows that have none, so that the same record comes
    to the same row, and one that differs in anything to another (reliability B15). `zone`: the source's, see
    `etl.zones`.
    """

    name: str
    type: str
    paths: tuple[Path, ...]
    doc: str
    key: bool = False
    required: bool = False
    version: bool = False
    deleted: bool = False
    parent: bool = False
    references: str | None = None
    times: str = "iso"
    gone: str = ""
    keyed: tuple[str, str] | None = None
    identifies: str = ""
    when: tuple[str, str] | None = None
    zone: str = ""


def outside(path: Path) -> bool:
    """Whether a column's value does not stand in the record itself."""
    return path[0][:1] in ("^", "#") or path == FINGERPRINT


class _Field(Struct, frozen=True, gc=False):
    """What `field` was given, as it came: there are thousands, and a run uses few."""

    name: str | None
    paths: tuple[str, ...]
    doc: str
    key: bool
    version: bool
    deleted: bool | str
    parent: bool
    references: str | None
    times: str
    keyed: tuple[str, str] | None
    identifies: str
    when: tuple[str, str] | None


class _Group(Struct, frozen=True):
    paths: tuple[str, ...]
    doc: str


def field(
    *paths: str,
    doc: str,
    key: bool = False,
    version: bool = False,
    deleted: bool | str = False,
    parent: bool = False,
    references: str | None = None,
    name: str | None = None,
    times: str = "",
    keyed: tuple[str, str] | None = None,
    identifies: str = "",
    when: tuple[str, str] | None = None,
) -> Any:
    """Declare a column.

    paths: where it stands in the record, dotted; several for a field that moved; default: its name.
    doc: the column's comment in the database and in the data dictionary.
    key: part of the primary key.
    version: the vendor's own stamp of the row's age; the newest wins.
    deleted: by this the vendor says that the row is deleted: a boolean that is true then, a time that is
        not null then; or the value that says so: a text, or "false" of a boolean such as `active`.
    parent: the enclosing record's key, in a table of nested rows; with all rows of one parent
        given, those that are gone are marked deleted.
    references: the table, of the same schema, whose key this column holds.
    name: the column's name where Python cannot spell it.
    times: "iso" or "unix", where one instant is written in another way than the table's others.
    keyed: of a list of objects, kept as one object: the names of what is its key, and of what is its value.
    identifies: a row is a person, and this column one of what identifies that person, of this type: `email`,
        `user_id`, `phone`; or the table that it refers to, whose row is the same person. The key does so
        itself, unless the parent does. Of a JSON object, the value at the key of that name.
    when: another column and the value it has in the rows of which `identifies` holds; left out, in all.
    """
    return _Field(name, paths, doc, key, version, deleted, parent, references, times, keyed, identifies, when)


def group(*paths: str, doc: str = "") -> Any:
    """Declare the columns of a Group, each name and path prefixed; `doc` leads their comments."""
    return _Group(paths, doc)


class Group:
    """Columns that recur together, such as a postal address; used through `group()`."""


class TableType(type):
    """What a table's class knows of its declarations.

    They are read when first asked for, as a run needs few of a source's tables; ModelError, each time, where
    they contradict each other.
    """

    @property
    def columns(cls) -> tuple[Column, ...]:
        """The columns, inherited ones first, in the order in which they were written."""
        described: tuple[Column, ...] | None = vars(cls).get("__columns__")
        return _columns(cls) if described is None else described

    @property
    def key(cls) -> tuple[Column, ...]:
        """Those that identify a row."""
        return tuple(c for c in cls.columns if c.key)

    def column(cls, name: str) -> Column:
        """The column of that name; KeyError if there is none."""
        for column in cls.columns:
            if column.name == name:
                return column
        raise KeyError(name)


class Table(metaclass=TableType):
    """A table: subclass it, name it, declare its columns.

    `__schema__` is only a default: the source's name in tributary.toml is the schema.
    `__times__` says how the vendor writes instants: "iso" (ISO 8601) or "unix" (seconds).
    `__elsewhere__` names paths that need no column: nested lists with a table of their own,
    constants that the table's name already says, secrets that no warehouse should hold. A column
    may still take something below such a path.
    `__id__` names the field that stands for an object which is sent where a text belongs.
    `__comment__` is derived: the docstring as one line.
    `__part__`: it is some of another table's columns, for rows that are there; see `etl.described.part`.
    `__sometimes__`: columns that not all pages show, or none any more: what is not shown, rows that are there
    keep.
    Tables that `etl.described` makes have `__fields__`, all that the vendor described; `__described__`, the
    columns that these got, with the vendor's field of each; `__moved__`, which columns take over from which,
    and why.
    """

    __schema__: ClassVar[str] = ""
    __tablename__: ClassVar[str] = ""
    __times__: ClassVar[str] = "iso"
    __elsewhere__: ClassVar[tuple[str, ...]] = ()
    __id__: ClassVar[str] = ""
    __comment__: ClassVar[str] = ""
    __fields__: ClassVar[tuple[Column, ...]] = ()
    __described__: ClassVar[Mapping[str, str]] = {}
    __moved__: ClassVar[Mapping[str, tuple[str, str]]] = {}
    __part__: ClassVar[bool] = False
    __sometimes__: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        """What all its bases name, and its docstring as one line."""
        inherited = (p for base in cls.__mro__ for p in vars(base).get("__elsewhere__", ()))
        cls.__elsewhere__ = tuple(dict.fromkeys(inherited))
        cls.__comment__ = " ".join((cls.__doc__ or "").split())


@cache
def _columns(cls: TableType) -> tuple[Column, ...]:
    inherited = (base for base in reversed(cls.__mro__[1:]) if isinstance(base, TableType))
    declared = {c.name: c for base in inherited for c in base.columns}
    own = list(_declared(cls, getattr(cls, "__times__")))  # noqa: B009
    declared |= {c.name: c for c in own}
    columns = tuple(declared.values())
    if vars(cls).get("__tablename__"):  # else it is a base of tables
        check(cls, columns, [c.name for c in own])
    return columns


def _declared(cls: type, times: str) -> Iterator[Column]:
    for attribute, value in vars(cls).items():
        if isinstance(value, _Field):
            yield _column(attribute, _hint(cls, attribute), value, times)
        elif isinstance(value, _Group):
            yield from _grouped(attribute, _hint(cls, attribute), value, times)


_HINTS: dict[str, Any] = {
    spelled: hint
    for kind in TYPES
    for spelled, hint in ((kind.__name__, kind), (f"{kind.__name__} | None", kind | None))
}
"""The annotations that nearly all columns have, ready made: typing's own evaluation took half a start-up."""


def _hint(cls: type, attribute: str) -> Any:
    annotation = cls.__annotations__[attribute]
    if not isinstance(annotation, str):
        return annotation
    name = annotation.removesuffix(" | None")
    known = _HINTS.get(annotation) or getattr(
        sys.modules[cls.__module__], name, None
    )  # a Group of its module
    return known or typing.get_type_hints(cls)[attribute]


def _column(attribute: str, hint: Any, declared: _Field, times: str) -> Column:
    name, deleted = declared.name or attribute, declared.deleted
    required = True
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        arms = [a for a in typing.get_args(hint) if a is not type(None)]
        required = len(arms) == len(typing.get_args(hint))
        hint = arms[0] if len(arms) == 1 else hint
    if hint not in TYPES:
        raise ModelError(
            f"{name}: {hint!r} is not a column type; use one of {', '.join(t.__name__ for t in TYPES)}."
        )
    paths = tuple(tuple(p.split(".")) for p in declared.paths) or ((name,),)
    return Column(
        name, TYPES[hint], paths, declared.doc, declared.key, required, declared.version, bool(deleted),
        declared.parent, declared.references, declared.times or times,
        deleted if isinstance(deleted, str) else "", declared.keyed, declared.identifies, declared.when,
    )  # fmt: skip


def _grouped(attribute: str, hint: Any, declared: _Group, times: str) -> Iterator[Column]:
    if isinstance(hint, types.UnionType):
        hint = typing.get_args(hint)[0]
    prefixes = [tuple(p.split(".")) for p in declared.paths or (attribute,)]
    for column in (c for base in reversed(hint.__mro__) for c in _declared(base, times)):
        yield replace(
            column,
            name=f"{attribute}_{column.name}",
            paths=tuple(prefix + path for prefix in prefixes for path in column.paths),
            doc=f"{declared.doc} {column.doc}".strip(),
            required=False,
        )


def check(cls: TableType, columns: tuple[Column, ...], own: list[str]) -> None:
    """Raise ModelError where columns contradict each other. own: names of those that the class declares."""
    where = f"model {cls.__module__}.{cls.__qualname__}"
    _check_columns(columns, own, where)
    _check_paths(columns, getattr(cls, "__elsewhere__"), where)  # noqa: B009


def _check_columns(columns: tuple[Column, ...], own: list[str], where: str) -> None:
    twice = next((name for name, times in Counter(own).items() if times > 1), None)
    if twice:
        raise ModelError(f"{where}: {twice} is declared twice, by itself or by a group.")
    for column in columns:
        if column.name in SYSTEM_COLUMNS:
            raise ModelError(f"{where}: {column.name} is a system column; give this one another name.")
        if FINGERPRINT in column.paths and not (column.key and column.type == "text"):
            raise ModelError(
                f"{where}: {column.name} is a fingerprint of the record, so it must be str and key."
            )
        if len(column.name.encode()) > MAX_NAME_BYTES:
            raise ModelError(f"{where}: {column.name} is longer than {MAX_NAME_BYTES} bytes.")
        if any(UNREADABLE.search(step) for path in column.paths for step in path):
            raise ModelError(f"{where}: {column.name} stands at a key with a quote or backslash: unreadable.")
        if column.identifies and (column.key or column.type not in ("text", "bigint", "json")):
            raise ModelError(
                f"{where}: {column.name} identifies, so it must be str, int or Json, and not of the key."
            )
        if column.when and not (column.identifies and any(c.name == column.when[0] for c in columns)):
            raise ModelError(
                f"{where}: {column.name} has when=, so it must identify, by a column that is there."
            )
        if column.identifies and not IDENTIFIER_TYPE.fullmatch(column.identifies):
            raise ModelError(f"{where}: {column.name} identifies by a type of another form than `email`.")
    if not any(c.key for c in columns):
        raise ModelError(f"{where}: no column has key=True.")
    if sum(c.version for c in columns) > 1:
        raise ModelError(f"{where}: more than one column has version=True.")


def _check_paths(columns: tuple[Column, ...], elsewhere: tuple[str, ...], where: str) -> None:
    taken: dict[Path, str] = {}
    for column in columns:
        for path in column.paths:
            if taken.setdefault(path, column.name) != column.name:
                raise ModelError(f"{where}: {taken[path]} and {column.name} both take {'.'.join(path)}.")
    for path, name in taken.items():
        for inside in (path[:i] for i in range(1, len(path))):
            if inside in taken:
                raise ModelError(f"{where}: {name}, at {'.'.join(path)}, lies inside {taken[inside]}.")
    for dotted in elsewhere:
        steps = tuple(dotted.split("."))
        for inside in (steps[:i] for i in range(1, len(steps))):
            if inside in taken:
                raise ModelError(f"{where}: __elsewhere__ names {dotted}, which lies inside {taken[inside]}.")
    for column in columns:
        if len(column.paths) > 1 and any(path[-1] == "*" for path in column.paths):
            raise ModelError(f"{where}: {column.name} gathers what is left, so it can have one path only.")
        if any(path[0][:1] == "^" for path in column.paths) and column.type not in ("text", "bigint"):
            raise ModelError(f"{where}: {column.name} is of the enclosing record, so it must be str or int.")
