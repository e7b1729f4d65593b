"""What new rows say, as numbers: observations in their order, each once, against what is known already.

An identifier that arrived has an id, by its type and value; a place among all that arrived, the oldest
first; and a number for good, which rises with its age. Large arrays are gone through in pieces, so that
little beside them is held.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from etl.identity.graph import Nodes, Sets
from etl.warehouse.arrays import NONE, PIECE, Ints, begins, by_lead, firsts, wholes

NEVER = np.iinfo(np.int64).min
MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


class Said(Struct):
    """What a table's new rows say: its number, when each was said first, and columns of ids, 0 for none."""

    source: int
    times: Ints
    columns: list[Ints]


class Arrivals(Struct):
    """All of it in the order in which it came: by time, then by table, then by what is said.

    times, sources: of each. owner: of each reference the place of what says it; refs: the id.
    """

    times: Ints
    sources: Ints
    owner: Ints
    refs: Ints


class Values(Struct):
    """Identifiers that arrived, by their ids, of which 0 is nobody's.

    column, line: where each stands in the stage, columns counted over all tables, and lines from 1. node: the
    number of those that were known, else 0; person: whom they were given first, canonical: who that is now, 0
    for nobody. first_seen: of those that were known; a `Batch` has all. last_seen: `NEVER` if that was known
    already.
    """

    column: Ints
    line: Ints
    types: Ints
    blocked: Ints
    first_seen: Ints
    last_seen: Ints
    node: Ints
    person: Ints
    canonical: Ints


def arrange(parts: Sequence[Said], marks: Ints) -> Arrivals:
    """Bring what was said into its order; times and columns of the parts are gone afterwards.

    marks: of ids, which are others in each run: they tell the order where times do not.
    """
    counts = [len(part.times) for part in parts]
    starts = np.cumsum([0, *counts])
    sources = np.repeat(np.array([part.source for part in parts], np.int16), counts)
    times = np.concatenate([np.empty(0, np.int64), *(part.times for part in parts)])
    lengths = np.zeros(len(times), np.uint16)
    for part, start in zip(parts, starts, strict=False):
        part.times = NONE
        for column in part.columns:
            lengths[start : start + len(column)] += column > 0
    order, lead = by_lead(times - times.min(initial=0))
    _break_ties(order, lead, times, parts, starts, marks)
    del lead
    times = times[order]
    lengths, sources = lengths[order], sources[order]
    place = np.empty_like(order)
    place[order] = np.arange(len(order), dtype=np.int32)
    del order
    next_ = np.cumsum(lengths, dtype=np.int32)
    refs = np.empty(int(next_[-1]) if len(next_) else 0, np.int32)
    next_ -= lengths
    for part, start, count in zip(parts, starts, counts, strict=False):
        mine = place[start : start + count]
        for number, column in enumerate(part.columns):
            for piece in _pieces(count):
                some = np.flatnonzero(column[piece])
                at = mine[piece][some]
                refs[next_[at]] = column[piece][some]
                next_[at] += 1
            part.columns[number] = NONE
    del place, next_
    return Arrivals(times, sources, np.repeat(np.arange(len(times), dtype=np.int32), lengths), refs)


def _break_ties(
    order: Ints, lead: Ints, times: Ints, parts: Sequence[Said], starts: Ints, marks: Ints
) -> None:
    """Order what came at about the same time by that; at the same by table, and of one by what it says.

    lead: of the times, in the order as it is: alike where they are about the same.
    """
    alike = lead[1:] == lead[:-1]
    tied = np.flatnonzero(np.append(alike, False) | np.insert(alike, 0, False))
    if not len(tied):
        return
    some = order[tied]
    of = np.searchsorted(starts, some, "right") - 1
    keys = np.zeros((max(len(part.columns) for part in parts), len(some)), np.int32)
    for number, part in enumerate(parts):
        mine = np.flatnonzero(of == number)
        for place, column in enumerate(part.columns):
            keys[place, mine] = marks[column[some[mine] - starts[number]]]
    order[tied] = some[np.lexsort((*keys[::-1], of, times[some]))]


class Batch:
    """Arrivals that are new, as `Sets` over `Nodes`.

    number: of each node, for good; column, line, last_seen: as `Values` has them. known: how many nodes were
    there before; they stand first. times, sources: of each observation.
    """

    def __init__(self, arrivals: Arrivals, values: Values, last: int, span: int) -> None:
        """last: the highest number of an identifier. span: how long what is said again is the same.

        The arrivals are gone afterwards.
        """
        old = np.flatnonzero(values.node)
        old = old[np.argsort(values.node[old])]
        self.known = len(old)
        known = values.node[old]
        owner, refs = arrivals.owner, arrivals.refs
        arrivals.owner = arrivals.refs = NONE
        first = firsts(refs, np.arange(len(refs), dtype=np.int32), len(values.node))
        new = np.flatnonzero(values.node[1:] == 0) + 1
        values.first_seen[new] = arrivals.times[owner[first[new]]]
        self._place = place = _places(first, len(refs), old, new)
        del first, new
        for piece in _pieces(len(refs)):
            refs[piece] = place[refs[piece]]
        self.owner, self.refs = tidy(owner, refs)
        del owner, refs
        self.times, self.sources, self._span = arrivals.times, arrivals.sources, span
        self.nodes = self._nodes(values, place)
        self.column, self.line = values.column, values.line
        self.last_seen = values.last_seen
        begin = last + 1 - self.known
        self.number = np.arange(begin, begin + len(self.line), dtype=np.int32)
        self.number[: self.known] = known

    def _nodes(self, values: Values, place: Ints) -> Nodes:
        """The identifiers by their places; their values by ids are gone afterwards."""
        order = np.empty(len(values.types) - 1, np.int32)
        order[place[1:]] = np.arange(1, len(values.types), dtype=np.int32)
        values.node = NONE
        if not self.known:  # zeros, which take no memory as long as they are not moved
            values.person, values.canonical = values.person[1:], values.canonical[1:]
        for name in values.__struct_fields__:  # one after the other, so that little is held twice
            of = getattr(values, name)
            if len(of) > len(order):
                setattr(values, name, of[order])
        return Nodes(
            values.types, values.blocked, np.arange(len(order)) >= self.known,
            values.person, values.canonical, values.first_seen,
        )  # fmt: skip

    def spans(self) -> Ints:
        """In which span each observation was made."""
        found = np.empty(len(self.times), np.int32)
        for piece in _pieces(len(found)):
            found[piece] = self.times[piece] // self._span
        return found

    def say_once(self) -> None:
        """Leave out observations that are said again in their span."""
        self.keep(distinct(self.owner, self.refs, self.spans()))

    def keep(self, wanted: Ints) -> None:
        """Leave out observations that are not wanted."""
        if wanted.all():
            return
        these = wanted[self.owner]
        self.refs = self.refs[these]
        self.owner = self.owner[these]
        del these
        place = np.cumsum(wanted, dtype=np.int32)
        place -= 1
        for piece in _pieces(len(self.owner)):
            self.owner[piece] = place[self.owner[piece]]
        self.times, self.sources = self.times[wanted], self.sources[wanted]

    def familiar(self) -> Ints:
        """Which observations name nothing that is new."""
        if not len(self.owner):
            return np.zeros(0, bool)
        return np.asarray(~np.logical_or.reduceat(self.nodes.new[self.refs], begins(self.owner)))

    def named(self, chosen: Ints) -> tuple[Ints, Ints]:
        """What some observations name: of each reference the observation, and the identifier's number."""
        these = chosen[self.owner]
        return self.owner[these], self.number[self.refs[these]]

    def of(self, what: Ints, ids: Ints) -> Ints:
        """What identifiers have, by their ids; 0 for none. what: that of each, by its place."""
        return np.where(ids > 0, what[self._place[ids]], 0)

    def origins(self) -> Ints:
        """The number of the table in which each identifier was named first, of those that are new."""
        first = firsts(self.refs, self.owner, len(self.number))
        found = np.zeros(len(first), np.int16)
        found[first >= 0] = self.sources[first[first >= 0]]
        return found

    def sets(self, last: int) -> Sets:
        """The observations, numbered after `last`."""
        numbers = np.arange(last + 1, last + 1 + len(self.times), dtype=np.int32)
        return Sets(numbers, self.times, self.owner, self.refs)


def _places(first: Ints, count: int, old: Ints, new: Ints) -> Ints:
    """The place of each id: of those that were known by their numbers, then of others as they came.

    first: where each is first, of so many references.
    """
    begun = np.zeros(count, bool)
    begun[first[new]] = True
    rank = np.cumsum(begun, dtype=np.int32)
    place = np.zeros(len(first), np.int32)
    place[old] = np.arange(len(old))
    place[new] = rank[first[new]] + (len(old) - 1)
    return place


def _pieces(count: int, size: int = PIECE) -> Iterator[slice]:
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))


def tidy(owner: Ints, refs: Ints) -> tuple[Ints, Ints]:
    """The references, in order within each observation, none twice; brought into it where they lie.

    owner: of each its observation, rising.
    """
    once = np.ones(len(refs), bool)
    for piece in wholes(owner):
        once[piece.start + 1 : piece.stop] = _tidied(owner[piece], refs[piece])
    return (owner, refs) if once.all() else (owner[once], refs[once])


def _tidied(owner: Ints, refs: Ints) -> Ints:
    """Bring a piece into order; whether each reference but the first is another than the one before."""
    same = owner[1:] == owner[:-1]
    while True:
        wrong = np.flatnonzero(same & (refs[1:] < refs[:-1]))
        if not len(wrong):
            return np.asarray(~(same & (refs[1:] == refs[:-1])))
        for parity in (0, 1):  # neighbours are swapped, no two of which overlap
            some = wrong[wrong % 2 == parity]
            some = some[refs[some + 1] < refs[some]]
            refs[some], refs[some + 1] = refs[some + 1], refs[some]


def mixed(numbers: Ints) -> Ints:
    """Numbers without any pattern, for numbers; never two alike for two that are not."""
    found = numbers.astype(np.uint64) + np.uint64(MIX[0])
    found = (found ^ (found >> np.uint64(30))) * np.uint64(MIX[1])
    found = (found ^ (found >> np.uint64(27))) * np.uint64(MIX[2])
    return found ^ (found >> np.uint64(31))


def distinct(owner: Ints, refs: Ints, spans: Ints) -> Ints:
    """Which observations are the first in their span to say what they say; each has references."""
    count = len(spans)
    starts = np.empty(count + 1, np.int32)
    starts[:-1], starts[-1] = begins(owner), len(refs)
    prints = np.empty(count, np.uint64)
    for piece in _pieces(count):
        start, end = starts[piece.start], starts[piece.stop]
        prints[piece] = np.add.reduceat(mixed(refs[start:end]), starts[piece] - start) + mixed(spans[piece])
    order, lead = by_lead(prints)
    once = np.ones(count, bool)
    pairs = np.flatnonzero(lead[1:] == lead[:-1])
    apart = [pairs[:0]]
    for some in (pairs[piece] for piece in _pieces(len(pairs), PIECE // 8)):
        one, other = order[some], order[some + 1]  # of those alike, the first stays
        alike = _alike(one, other, starts, refs) & (spans[one] == spans[other])
        once[other[alike]] = False
        apart.append(some[~alike])
    for begin in np.unique(lead[np.concatenate(apart)]):  # a few prints in ten millions begin alike by chance
        said: set[tuple[int, bytes]] = set()
        for at in order[slice(*np.searchsorted(lead, (begin, begin + 1)))].tolist():
            this = int(spans[at]), refs[starts[at] : starts[at + 1]].tobytes()
            once[at] = this not in said
            said.add(this)
    return once


def _alike(one: Ints, other: Ints, starts: Ints, refs: Ints) -> Ints:
    """Which of these observations have the same references as others; starts: where those of each begin."""
    lengths = starts[one + 1] - starts[one]
    found = lengths == starts[other + 1] - starts[other]
    some = np.flatnonzero(found)
    if len(some):
        long = lengths[some]
        ends = np.cumsum(long)
        within = np.arange(ends[-1]) - np.repeat(ends - long, long)
        left, right = (np.repeat(starts[side[some]], long) + within for side in (one, other))
        found[some] = np.logical_and.reduceat(refs[left] == refs[right], ends - long)
    return np.asarray(found)
