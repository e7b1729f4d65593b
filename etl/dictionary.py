"""Pages of Markdown made of the code: a source's tables and columns, and the options of its section."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from inspect import getsource
from itertools import pairwise
from textwrap import dedent
from typing import Any, get_args, get_origin

import msgspec

from etl.config import Options, Secret
from etl.connector import Stream
from etl.schema import SYSTEM_DOCS, Column, Table
from etl.warehouse.ddl import POSTGRES, SYSTEM_TYPES


def dictionary(title: str, schema: str, streams: Iterable[Stream]) -> str:
    """Every table that the streams fill, by name: how it is kept, its columns, their types and meanings."""
    owners: dict[type[Table], list[Stream]] = {}
    for stream in streams:
        for table in stream.tables:
            owners.setdefault(table, []).append(stream)
    tables = sorted(owners, key=lambda t: t.__tablename__)
    lines = [f"# {title}", "", "Generated from the models by `make golden`; do not edit.", ""]
    lines += [f"{len(tables)} tables. Behind its own columns every table has these:", ""]
    lines += ["| column | type | meaning |", "|---|---|---|"]
    lines += [
        f"| `{name}` | {POSTGRES[SYSTEM_TYPES[name]]} | {_cell(doc)} |" for name, doc in SYSTEM_DOCS.items()
    ]
    for table in tables:
        lines += [
            "",
            f"## {schema}.{table.__tablename__}",
            "",
            table.__comment__,
            "",
            _kept(table, owners[table]),
            "",
        ]
        lines += ["| column | type | meaning |", "|---|---|---|"]
        lines += [_row(column) for column in table.columns]
    return "\n".join(lines) + "\n"


def events(title: str, tables: Iterable[type[Table]], common: Mapping[str, str]) -> str:
    """Documented tables of streamed events. common: what every row has besides, by the column's name."""
    named = sorted((t for t in tables if t.__tablename__), key=lambda t: t.__tablename__)
    context = next((t for t in tables if not t.__tablename__), None)
    everywhere = next(t for t in named if t.__tablename__ == "event")
    shared = {c.name for c in everywhere.columns}
    head = ["| column | type | meaning |", "|---|---|---|"]
    lines = [f"# {title}", "", "Generated from the models by `make golden`; do not edit.", ""]
    lines += [
        f"{len(named) - 1} tables, in each schema that is named in `[events]`, and as one in `events`, where",
        "`source_schema` says which row is from where. A table of another event has what is sent with it.",
        "Every call has these, but for `event` and `event_text`, which only events have; `users` and",
        "`accounts` have `id`, `received_at` and `uuid_ts` alone:",
        "",
        *head,
        *(_row(column) for column in everywhere.columns),
        *(f"| `{name}` | {POSTGRES['timestamp']} | {_cell(doc)} |" for name, doc in common.items()),
    ]
    if context is not None:
        lines += ["", "## Context", "", context.__comment__, "", *head, *map(_row, context.columns)]
    for table in named:
        if table is everywhere:
            continue
        own = [c for c in table.columns if c.name not in shared]
        lines += ["", f"## {table.__tablename__}", "", table.__comment__]
        if also := ", ".join(f"`{name}`" for name in getattr(table, "__other_names__", ())):
            lines += ["", f"`events.{table.__tablename__}` also has the rows of {also}."]
        if own:
            lines += ["", *head, *map(_row, own)]
    return "\n".join(lines) + "\n"


def _kept(table: type[Table], streams: list[Stream]) -> str:
    key = ", ".join(f"`{c.name}`" for c in table.key)
    how = []
    for stream in streams:
        kind = "new and changed rows at each sync" if stream.windowed else "a snapshot at each sync"
        how.append(kind if stream.table is table else f"nested in `{stream.name}`, {kind}")
    return f"Key: {key}. Read as {'; '.join(dict.fromkeys(how))}."


def _row(column: Column) -> str:
    marks = " **key**" if column.key else ""
    refers = f" → `{column.references}`" if column.references else ""
    return f"| `{column.name}`{marks} | {POSTGRES[column.type]} | {_cell(column.doc)}{refers} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


OF_EVERY_SOURCE = (
    (
        "connector",
        "text",
        "",
        "Which connector reads it: a name, or `package.module:Class` of one of your own.",
    ),
    (
        "streams",
        "list",
        "all the key may read",
        "Only these, or those that fill tables of these names; `etl discover SOURCE` lists what there is.",
    ),
    ("start_date", "date", "all there is", "What happened before it is not read."),
    ("owners", "list", "nobody", 'Whom Dagster names: addresses, or teams such as `"team:finance"`.'),
    (
        "dead_letters",
        "table",
        "`{share = 0.01, most = 10000}`",
        "How much may be refused before a stream stops: see [recovery](../recovery.md#dead-letters).",
    ),
)
"""What a [sources.NAME] section may hold whatever its connector: name, type, default, meaning."""


def options(title: str, cls: type[Any]) -> str:
    """Every option of a [sources.NAME] section, made of the connector's Config: `cls` and its docstrings."""
    docs = {name: doc for base in reversed(cls.__mro__) for name, doc in _attribute_docs(base).items()}
    rows = list(OF_EVERY_SOURCE)
    for field in sorted(msgspec.structs.fields(cls), key=lambda f: not f.required):
        default = "needed" if field.required else f"`{field.default}`" if field.default else ""
        rows.append((field.encode_name, _in_words(field.type), default, docs[field.encode_name]))
    lines = [
        f"# {title}",
        "",
        "The table is made of the connector's Config by `make golden`; do not edit it.",
        "",
    ]
    lines += ["| option | type | default | meaning |", "|---|---|---|---|"]
    lines += [f"| `{name}` | {kind} | {default} | {_cell(doc)} |" for name, kind, default, doc in rows]
    return "\n".join(lines) + "\n"


def _attribute_docs(cls: type[Any]) -> dict[str, str]:
    """The docstrings below a class's attributes, as one line each."""
    if not issubclass(cls, Options):
        return {}
    (body,) = (node.body for node in ast.parse(dedent(getsource(cls))).body if isinstance(node, ast.ClassDef))
    return {
        field.target.id: " ".join(str(below.value.value).split())
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
    }  # fmt: skip


def _in_words(kind: Any) -> str:
    """A type as tributary.toml has it."""
    if get_origin(kind) is tuple:
        return "list"
    names = {Secret: "secret text", str: "text", int: "number", float: "number", bool: "true or false"}
    found = {
        names[k]
        for k in (kind, *get_args(kind), *(a for k in get_args(kind) for a in get_args(k)))
        if k in names
    }
    return " or ".join(sorted(found)) or "text"
