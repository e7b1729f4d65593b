"""What came of reading one window of a stream, per table; what is called with that."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from etl.warehouse.ledger import Counts
from etl.window import Window

Commit = Callable[["Loaded", list[Window], "str | None", bool], None]
"""Called within each commit's transaction, to write the ledger: with the windows complete by then, the state
that the reader leaves behind with these rows, if any, and whether this is the last commit."""

Report = Callable[[str, int], None]
"""Told, for progress: the table's name and how many more records were fetched for it."""


class Loaded(Struct):
    """What one window's sync did, per table; the stream's own table first."""

    counts: dict[str, Counts] = field(default_factory=dict)
    pages: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def total(self) -> Counts:
        """The counts of all its tables together."""
        total = Counts()
        for counts in self.counts.values():
            total.add(counts)
        return total
