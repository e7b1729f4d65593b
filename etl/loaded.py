"""What came of reading a stream, of one of its windows and of all; what is called with that."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct, field

from etl.errors import TributaryError
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
        return _sum(self.counts.values())


class Outcome(Struct):
    """What became of one stream in one sync.

    status: "succeeded", "failed", or "skipped" when there was nothing to read.
    """

    source: str
    stream: str
    status: str = "succeeded"
    windows: tuple[Window, ...] = ()
    counts: dict[str, Counts] = field(default_factory=dict)
    pages: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)
    error: TributaryError | None = None
    run_id: str = ""

    def add(self, loaded: Loaded) -> None:
        """Count what was committed."""
        self.pages += loaded.pages
        self.notes += loaded.notes
        for name, counts in loaded.counts.items():
            self.counts.setdefault(name, Counts()).add(counts)

    @property
    def total(self) -> Counts:
        """The counts of all the stream's tables together."""
        return _sum(self.counts.values())

    @property
    def dead_letters(self) -> int:
        """Records and values that were refused."""
        total = self.total
        return total.dead_lettered + total.values_refused


def _sum(of: Iterable[Counts]) -> Counts:
    total = Counts()
    for counts in of:
        total.add(counts)
    return total
