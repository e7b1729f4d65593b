"""What every record of a vendor has: pages without it are of another version of the API, or another thing."""

from __future__ import annotations

from collections.abc import Sequence

from etl.copytext import NULL, SEPARATOR
from etl.errors import SourceError
from etl.schema import Table

FEW = 10
"""Records; fewer may be odd by themselves."""


class Required:
    """The columns of one table that its model says are never null, and which no key holds."""

    def __init__(self, table: type[Table]) -> None:
        self._table = table
        self._wanted = [
            (at, column.name)
            for at, column in enumerate(table.columns)
            if column.required and not (column.key or column.deleted or column.paths[0][0][:1] in ("^", "#"))
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
            names = ", ".join(name for _, name in lacking)
            raise SourceError(
                f"{self._table.__tablename__}: the answer has another shape: none of {count} records has"
                f" {names}, which each must have; is it of another version of the API, or another account?"
            )
