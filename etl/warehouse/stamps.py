"""Whether a page's records have the stamp by which copies of a row are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Raw

from etl.copytext import NULL, SEPARATOR
from etl.errors import SourceError
from etl.exact import read_exactly
from etl.schema import Column, Table


def require(source: str, table: type[Table], raws: Sequence[Raw], lines: bytes) -> None:
    """Raise SourceError if no record of a page has the vendor's stamp, which by its model is never missing.

    A record whose stamp is null is as new as it was asked for; where none has any, it is another shape.
    lines: the records as COPY text. Only the first line is looked at, unless that lacks the stamp.
    """
    at, stamp = next(((i, c) for i, c in enumerate(table.columns) if c.version), (0, None))
    if stamp is None or not stamp.required or not lines or any(p[0][:1] in "^#" for p in stamp.paths):
        return
    separator, null = SEPARATOR.encode(), NULL.encode()
    if lines.split(separator, at + 1)[at] != null:
        return
    if any(line.split(separator, at + 1)[at] != null for line in lines.splitlines()):
        return
    if not any(_has(stamp, raw) for raw in raws):
        names = " or ".join(".".join(path) for path in stamp.paths)
        raise SourceError(
            f"{source}.{table.__tablename__}: no record of a page has {names}, by which copies of a row are"
            " told apart: the vendor's answers changed, or the model is wrong; nothing of it was committed."
        )


def _has(stamp: Column, raw: Raw) -> bool:
    """Whether a record has a stamp, if only a null one."""
    record = read_exactly(bytes(raw))
    return any(_holds(record, path) for path in stamp.paths)


def _holds(record: Any, path: Sequence[str]) -> bool:
    for step in path:
        if not isinstance(record, dict) or step not in record:
            return False
        record = record[step]
    return True
