"""What every record of a vendor has: pages without it are of another version of the API, or another thing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from msgspec import Raw

from etl.copytext import NULL, SEPARATOR
from etl.errors import SourceError
from etl.scan import Scan
from etl.schema import Column, Table

FEW = 10
"""Records; fewer may be odd by themselves."""


class Required:
    """The columns of one table that its model says are never null, and which no key holds. but: for these."""

    def __init__(self, table: type[Table], but: Collection[str] = ()) -> None:
        self._table = table
        self._wanted = [
            (at, column.name)
            for at, column in enumerate(table.columns)
            if column.required
            and column.name not in but
            and not (column.key or column.deleted or column.paths[0][0][:1] in ("^", "#"))
        ]

    def check(self, lines: Sequence[str]) -> None:
        """SourceError if one is null in all of many lines of COPY text, those of deleted rows left out."""
        if len(lines) < FEW or not self._wanted:
            return
        living = (cells for line in lines if (cells := line.split(SEPARATOR))[-2] == NULL)
        first = next(living, None)
        if first is None:
            return
        lacking = [(at, name) for at, name in self._wanted if first[at] == NULL]
        if not lacking:
            return
        count = 1
        for cells in living:
            count += 1
            lacking = [(at, name) for at, name in lacking if cells[at] == NULL]
            if not lacking:
                return
        if count >= FEW:
            told = ", ".join(name for _, name in lacking)
            raise SourceError(
                f"{self._table.__tablename__}: the answer has another shape: none of {count} records has"
                f" {told}, which each must have; is it of another version of the API, or another account?"
            )


def require_header(table: type[Table], scan: Scan, but: Collection[str] = ()) -> None:
    """SourceError if the header of CSV lacks what a column is read from: no cell would say that it is null.

    but: columns that nothing is kept of, whatever comes.
    """
    from etl.csvtext import names

    header, but = names(scan.header, scan.separator), {*but, *table.__sometimes__}
    lacking = [
        (column.name, " or ".join(spelled))
        for column in table.columns
        if set(spelled := [".".join(path) for path in column.paths]).isdisjoint(header)
        and column.name not in but
    ]
    if lacking:
        (name, read), *others = lacking
        more = f", and those of {', '.join(each for each, _ in others)}" if others else ""
        raise SourceError(
            f"{table.__tablename__}: the header of the CSV lacks {read}, from which column {name} is"
            f" read{more}; give the model the name that it has now, or name the column in __sometimes__, and"
            " rows keep what they have of it."
        )


def require_stamp(table: type[Table], scan: Scan, lines: bytes) -> None:
    """SourceError if no record of a page, however few, has the stamp that tells copies of a row apart.

    A record whose stamp is null is as new as it was asked for; where none has any, it is another shape.
    scan, lines: the page, and its records as COPY text. Only the first line is looked at, unless that lacks
    the stamp.
    """
    at, stamp = next(((i, c) for i, c in enumerate(table.columns) if c.version), (0, None))
    if stamp is None or not stamp.required or not lines or any(p[0][:1] in "^#" for p in stamp.paths):
        return
    separator, null = SEPARATOR.encode(), NULL.encode()
    if lines.split(separator, at + 1)[at] != null:
        return
    if any(line.split(separator, at + 1)[at] != null for line in lines.splitlines()):
        return
    spelled = [".".join(path) for path in stamp.paths]
    if scan.header:
        from etl.csvtext import names

        shown = not set(spelled).isdisjoint(names(scan.header, scan.separator))
    else:
        shown = any(_has(stamp, raw) for raw in scan.raws)
    if not shown:
        told = " or ".join(spelled)
        raise SourceError(
            f"{table.__tablename__}: no record of a page has {told}, by which copies of a row are"
            " told apart: the vendor's answers changed, or the model is wrong; nothing of it was committed."
        )


def _has(stamp: Column, raw: Raw) -> bool:
    """Whether a record has a stamp, if only a null one."""
    from etl.exact import read_exactly

    try:
        record = read_exactly(bytes(raw))
    except RecursionError:  # it was refused for that
        return False
    return any(_holds(record, path) for path in stamp.paths)


def _holds(record: Any, path: Sequence[str]) -> bool:
    for step in path:
        if not isinstance(record, dict) or step not in record:
            return False
        record = record[step]
    return True
