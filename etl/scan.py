"""Records between an answer and the stage: as they are found, as lines, and what could not be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import repeat
from typing import Any, Protocol

from msgspec import Raw, Struct

from etl.schema import Table

Outer = tuple[str | None, ...]
MOST_AROUND = 1 << 20
"""Characters of a value that encloses records; one that was cut, however it was escaped, has more."""


def mapping(table: type[Table]) -> list[tuple[object, ...]]:
    """What a record's fingerprint is of, beside the record: how it becomes a row."""
    return [(c.name, c.type, c.paths, *((c.zone,) if c.zone else ())) for c in table.columns]


def too_large(records: Sequence[Raw], around: Sequence[Outer] | None, most: int) -> dict[int, str]:
    """The places of records that are refused for their size, and why; some may have been cut."""
    found: dict[int, str] = {}
    for at, (record, outer) in enumerate(zip(records, around or repeat(()), strict=False)):
        if memoryview(record).nbytes > most:
            found[at] = f"the record has more than {most:,} bytes, max_record_bytes of its source"
        elif long(outer):
            found[at] = f"a value of what encloses it has more than {MOST_AROUND:,} characters"
    return found


def long(texts: Outer) -> bool:
    """Whether one of these is longer than a value that encloses records may be."""
    return any(len(text) > MOST_AROUND for text in texts if text)


class Scan(Struct):
    """The records of one page as unopened slices, with their fingerprints and enclosing values.

    plain: nothing in the page is a reason for the exact way, so far as can be seen from outside.
    large: the places of records that are refused for their size, as they came, and why.
    header, numbers: in CSV, the record with the names, and the places in the page, from 1. separator: what
        stands between its cells.
    """

    raws: list[Any]
    outers: list[Outer] | None
    hashes: list[int]
    plain: bool = False
    header: bytes = b""
    numbers: Sequence[int] = ()
    separator: str = ","
    large: Mapping[int, str] = {}

    def only(self, places: Sequence[int]) -> Scan:
        """Some of the records."""
        outers = [self.outers[i] for i in places] if self.outers else None
        numbers = [self.numbers[i] for i in places] if self.numbers else ()
        raws, hashes = [self.raws[i] for i in places], [self.hashes[i] for i in places]
        large = {at: self.large[i] for at, i in enumerate(places) if i in self.large} if self.large else {}
        return Scan(raws, outers, hashes, self.plain, self.header, numbers, self.separator, large)


class Problem(Struct, frozen=True):
    """One thing that could not be kept as it came: rule of the reliability list, why, where, the original.

    hash: the fingerprint of the record. whole: the payload is all of the original. asof: when it was asked
    for. context: what the payload came with, and is to be read with again.
    """

    rule: str
    reason: str
    column: str | None
    key: tuple[str | None, ...] | None
    payload: str
    hash: int | None = None
    whole: bool = True
    asof: datetime | None = None
    context: Mapping[str, Any] = {}

    @property
    def row(self) -> bool:
        """Whether the whole record was refused, not just one value of it."""
        return self.column is None


class Rows(Struct):
    """Lines of COPY text, in the order of `Decoder.columns`, and what could not be kept as it came."""

    lines: bytes
    count: int
    problems: list[Problem]


class Decodes(Protocol):
    """What makes typed rows of answers in some format.

    twice: names by which rows are told, that some record has had twice, of those that became rows.
    """

    columns: list[str]
    twice: frozenset[str]

    def scan(
        self,
        body: bytes,
        outer: Mapping[str, str | None] | None = None,
        cut: Sequence[Any] | None = None,
    ) -> Scan:
        """Find the records of an answer. cut: these, if they were found already."""

    def keys(self, scan: Scan) -> list[tuple[str | None, ...]]:
        """The key of each record as text."""

    def context(self, scan: Scan, at: int) -> dict[str, Any]:
        """What a record came with, and is to be read with again: see `again`."""

    def again(self, payload: str, context: Mapping[str, Any]) -> Scan:
        """A record alone, as it was scanned with others; SourceError if it is none."""

    def rows(self, scan: Scan, asof: datetime, deleted_at: datetime | None = None) -> Rows:
        """The records as COPY text."""
