"""What rows say of identifiers, as sets: each set once, when it came first."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from etl.identity.arrivals import mixed

Ints = npt.NDArray[Any]


def begins(owner: Ints) -> Ints:
    """Where the references of each row begin. owner: of each the place of its row, rising."""
    first = np.ones(len(owner), bool)
    np.not_equal(owner[1:], owner[:-1], out=first[1:])
    return np.flatnonzero(first)


def tidy(owner: Ints, refs: Ints) -> tuple[Ints, Ints]:
    """The references, in order within each row, none twice. owner: of each the place of its row, rising."""
    refs = refs.copy()
    same = owner[1:] == owner[:-1]
    while True:
        wrong = np.flatnonzero(same & (refs[1:] < refs[:-1]))
        if not len(wrong):
            break
        for parity in (0, 1):  # neighbours are swapped, no two of which overlap
            some = wrong[wrong % 2 == parity]
            some = some[refs[some + 1] < refs[some]]
            refs[some], refs[some + 1] = refs[some + 1], refs[some]
    twice = same & (refs[1:] == refs[:-1])
    if not twice.any():
        return owner, refs
    once = np.append(True, ~twice)
    return owner[once], refs[once]


def distinct(owner: Ints, refs: Ints) -> tuple[Ints, Ints]:
    """The rows that have references, and of each the first that has the same, as a place among them."""
    starts = begins(owner)
    rows = owner[starts]
    count = len(starts)
    first = np.arange(count, dtype=np.int32)
    if not count:
        return rows, first
    lengths = np.diff(starts, append=len(refs))
    prints = np.add.reduceat(mixed(refs), starts)
    ordered = np.sort(prints)
    several = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(several):
        return rows, first
    maybe = np.flatnonzero(_among(prints, several))
    order = maybe[np.lexsort((maybe, prints[maybe]))]
    one, other = order[:-1], order[1:]
    pairs = np.flatnonzero((prints[one] == prints[other]) & (lengths[one] == lengths[other]))
    alike = np.zeros(len(order), bool)
    if len(pairs):
        long = lengths[one[pairs]]
        ends = np.cumsum(long)
        within = np.arange(ends[-1]) - np.repeat(ends - long, long)
        left, right = (np.repeat(starts[side[pairs]], long) + within for side in (one, other))
        equal = np.logical_and.reduceat(refs[left] == refs[right], ends - long)
        alike[pairs[equal] + 1] = True
    heads = np.where(alike, 0, np.arange(len(order)))
    first[order] = order[np.maximum.accumulate(heads)]
    return rows, first


def _among(values: Ints, some: Ints) -> Ints:
    """Whether each is among some others, which rise."""
    place = np.searchsorted(some, values)
    place[place == len(some)] = 0
    return some[place] == values
