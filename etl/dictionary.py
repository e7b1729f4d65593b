"""The data dictionary: a source's tables and columns as a page of Markdown, made of its models."""

from __future__ import annotations

from collections.abc import Iterable

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
