"""New rows as numbers: which identifiers they hold, which of these are the same, in which order they came.

A row comes as its time and a fingerprint of each of its identifiers; the values stay in the warehouse. What
is alike by the fingerprint and, for safety, by a second one is one identifier.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Ints = npt.NDArray[Any]
MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


class CollisionError(Exception):
    """Two values have the same fingerprint: another kind of it has to be taken."""


class Cells(Struct):
    """The identifiers of one kind that rows have: in which rows, and two fingerprints of each.

    The lowest bit of a key says that the value is blocked.
    """

    type: int
    rows: Ints
    keys: Ints
    checks: Ints


class Rows(Struct):
    """Rows of one table, in the order in which it can be read again: when each reached us, and what it holds.

    masks: of each row, bit by bit, 60 to a number, which traits it has.
    """

    times: Ints
    cells: list[Cells]
    masks: list[Ints]

    def __len__(self) -> int:
        return len(self.times)


def mixed(numbers: Ints) -> Ints:
    """Numbers without any pattern, for numbers; never two alike for two that are not."""
    found = numbers.astype(np.uint64) + np.uint64(MIX[0])
    found = (found ^ (found >> np.uint64(30))) * np.uint64(MIX[1])
    found = (found ^ (found >> np.uint64(27))) * np.uint64(MIX[2])
    return found ^ (found >> np.uint64(31))


def arrange(tables: Sequence[Rows]) -> Ints:
    """All rows of all tables in the order in which they came: their places, one table behind the other.

    By time; of rows of one time by table and by what they hold, so that how they lie there never matters.
    """
    times = np.concatenate([np.empty(0, np.int64), *(rows.times for rows in tables)])
    order = np.argsort(times, kind="stable")
    came = times[order]
    alike = came[1:] == came[:-1]
    tied = np.flatnonzero(np.append(alike, False) | np.insert(alike, 0, False))
    if len(tied):
        held = np.concatenate([_held(rows, number) for number, rows in enumerate(tables)])
        table = np.repeat(np.arange(len(tables)), [len(rows) for rows in tables])
        some = order[tied]
        order[tied] = some[np.lexsort((held[some], table[some], times[some]))]
    return order.astype(np.int32)


def _held(rows: Rows, number: int) -> Ints:
    """What each row holds, as one number."""
    found = np.full(len(rows), number, np.uint64)
    for place, cells in enumerate(rows.cells):
        found[cells.rows] += mixed(cells.keys.view(np.uint64) + np.uint64(place))
    return found


class Arrivals:
    """The identifiers of new rows, each once, and where they stand.

    order: the rows as `arrange` gives them; times, table: of each, in that order. owner, which: of each
    reference, in that order, the place of its row and the identifier. types, blocked, first: of each
    identifier; the last where it is referred to first.
    """

    def __init__(self, tables: Sequence[Rows]) -> None:
        """CollisionError if the fingerprints do not do; they are gone afterwards, as all is known of them."""
        self.tables = tables
        self.order = arrange(tables)
        self.times = np.concatenate([np.empty(0, np.int64), *(rows.times for rows in tables)])[self.order]
        numbers = np.arange(len(tables), dtype=np.int16)
        self.table = np.repeat(numbers, [len(rows) for rows in tables])[self.order]
        counts = np.zeros(len(self.order), np.int32)
        before = 0
        for rows in tables:
            mine = counts[before : before + len(rows)]
            for cells in rows.cells:
                mine[cells.rows] += 1
            before += len(rows)
        counts = counts[self.order]
        ends = np.cumsum(counts, dtype=np.int64)
        self.owner = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        start = np.empty(len(counts), np.int32)
        start[self.order] = ends - counts
        self._at = list(self._placed(start))
        self._encode()
        for cells in (cells for rows in tables for cells in rows.cells):
            cells.keys = cells.checks = cells.rows[:0]

    def _placed(self, start: Ints) -> Iterator[list[Ints]]:
        """Per table, where its rows' identifiers are referred to."""
        before = 0
        for rows in self.tables:
            at = start[before : before + len(rows)]
            before += len(rows)
            places = []
            for cells in rows.cells:
                places.append(at[cells.rows])
                at[cells.rows] += 1
            yield places

    def _encode(self) -> None:
        by_type: dict[int, list[tuple[Cells, Ints]]] = {}
        for rows, places in zip(self.tables, self._at, strict=True):
            for cells, at in zip(rows.cells, places, strict=True):
                by_type.setdefault(cells.type, []).append((cells, at))
        self.which = np.empty(len(self.owner), np.int32)
        types, blocked, first = [np.empty(0, np.int16)], [np.empty(0, bool)], [np.empty(0, np.int32)]
        known = 0
        kinds = sorted(by_type)
        for kind, found in zip(kinds, in_threads(_distinct, (by_type[k] for k in kinds)), strict=True):
            places, which, shut, oldest = found
            self.which[places] = which + known
            known += len(shut)
            types.append(np.full(len(shut), kind, np.int16))
            blocked.append(shut)
            first.append(oldest)
        self.types, self.blocked, self.first = map(np.concatenate, (types, blocked, first))

    def marks(self, table: int, wanted: Ints) -> list[tuple[Ints, Ints]]:
        """Per identifier of a table's rows: the rows that are to tell a value, and which identifier that is.

        wanted: a flag per identifier. Each is told once, where it came first.
        """
        found = []
        for cells, at in zip(self.tables[table].cells, self._at[table], strict=True):
            which = self.which[at]
            tells = wanted[which] & (self.first[which] == at)
            found.append((cells.rows[tells], which[tells]))
        return found


def _distinct(parts: list[tuple[Cells, Ints]]) -> tuple[Ints, Ints, Ints, Ints]:
    """The values of one type, numbered: where they are referred to, which is which; blocked; first place."""
    keys = np.concatenate([cells.keys for cells, _ in parts])
    checks = np.concatenate([cells.checks for cells, _ in parts])
    places = np.concatenate([at for _, at in parts])
    order = np.argsort(keys)
    keys, checks = keys[order], checks[order]
    begins = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=begins[1:])
    if np.any(~begins[1:] & (checks[1:] != checks[:-1])):
        raise CollisionError
    starts = np.flatnonzero(begins)
    oldest = np.minimum.reduceat(places[order], starts) if len(starts) else places
    which = np.empty(len(keys), np.int32)
    which[order] = np.cumsum(begins, dtype=np.int32) - 1
    return places, which, (keys[starts] & 1).astype(bool), oldest


def in_threads(work: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
    """What becomes of the items, in order; numpy sorts without holding the others up."""
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as threads:
        yield from threads.map(work, items)
