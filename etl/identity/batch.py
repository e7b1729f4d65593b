"""What new rows say, against what is known: identifiers with numbers, and observations as sets of them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from msgspec import Struct

from etl.identity.arrivals import Arrivals, Ints
from etl.identity.graph import Nodes, Sets
from etl.identity.sets import begins, distinct, tidy
from etl.warehouse.rows import MASK


class Known(Struct):
    """Identifiers that are there already: which of the arrivals each is, and what is known of it.

    last_seen: in the run that first had it, or before.
    """

    which: Ints
    number: Ints
    person: Ints
    canonical: Ints
    first_seen: Ints
    last_seen: Ints

    @classmethod
    def nothing(cls) -> Known:
        """None of them is."""
        return cls(*(np.empty(0, np.int64) for _ in range(6)))


class Batch:
    """Arrivals with their numbers.

    place: of each identifier that arrived, where it stands among `nodes`, which are the oldest first; number:
    theirs. last_seen: when each was seen last among these rows. owner, refs: what rows name, in the order of
    rows. rows: those that name anything, as places in that order; first: the first that names the same.
    """

    def __init__(self, arrivals: Arrivals, known: Known, last: int) -> None:
        """last: the highest number that an identifier has."""
        self.arrivals, self.known = arrivals, known
        self.times, self.table = arrivals.times, arrivals.table
        count, have = len(arrivals.types), len(known.which)
        there = np.zeros(count, bool)
        there[known.which] = True
        self.old = np.argsort(known.number)
        marks = np.zeros(len(arrivals.which), bool)
        marks[arrivals.first[~there]] = True
        self.place = np.cumsum(marks, dtype=np.int32)[arrivals.first] + np.int32(have - 1)
        self.place[known.which[self.old]] = np.arange(have)
        new = np.arange(last + 1, last + 1 + count - have, dtype=np.int32)
        self.number = np.concatenate([known.number[self.old].astype(np.int32), new])
        owner, refs = tidy(arrivals.owner, self.place[arrivals.which])
        self.owner, self.refs = owner, refs
        self.rows, self.first = distinct(owner, refs)
        self.last_seen = np.zeros(count, np.int64)
        self.last_seen[refs] = self.times[owner]
        self.nodes = self._nodes(count, have, there)

    def _nodes(self, count: int, have: int, there: Ints) -> Nodes:
        arrivals, known = self.arrivals, self.known

        def of(kind: Any, old: Ints) -> Ints:
            found = np.zeros(count, kind)
            found[:have] = old[self.old]
            return found

        types, blocked = np.empty(count, np.int16), np.empty(count, bool)
        types[self.place], blocked[self.place] = arrivals.types, arrivals.blocked
        first_seen = of(np.int64, known.first_seen)
        first_seen[self.place[~there]] = self.times[arrivals.owner[arrivals.first[~there]]]
        person, canonical = of(np.int32, known.person), of(np.int32, known.canonical)
        return Nodes(types, blocked, np.arange(count) >= have, person, canonical, first_seen)

    def candidates(self) -> tuple[Ints, Ints]:
        """The distinct observations, as places among `rows`; and which of them name nothing new."""
        once = np.flatnonzero(self.first == np.arange(len(self.first)))
        fresh = np.logical_or.reduceat(self.nodes.new[self.refs], self.starts) if len(once) else once
        return once, ~fresh[once].astype(bool)

    @property
    def starts(self) -> Ints:
        """Where the references of each of `rows` begin."""
        return begins(self.owner)

    def named(self, chosen: Ints) -> tuple[Ints, Ints]:
        """What some of `rows` name: of each reference the place among the chosen, and the identifier."""
        lengths = np.diff(self.starts, append=len(self.refs))
        taken = np.zeros(len(self.rows), bool)
        taken[chosen] = True
        owner = np.repeat(np.arange(len(chosen), dtype=np.int32), lengths[chosen])
        return owner, self.refs if len(owner) == len(self.refs) else self.refs[np.repeat(taken, lengths)]

    def settled(self, chosen: Ints) -> Ints:
        """Whether what each of some of `rows` names, but for what is blocked, is one person's already."""
        owner, refs = self.named(chosen)
        free = ~self.nodes.blocked[refs]
        canonical = self.nodes.canonical[refs[free]]
        least = np.full(len(chosen), np.iinfo(np.int32).max, np.int32)
        most = np.zeros(len(chosen), np.int32)
        np.minimum.at(least, owner[free], canonical)
        np.maximum.at(most, owner[free], canonical)
        return (most == 0) & (least > 0) | (least == most) & (most > 0)

    def sets(self, chosen: Ints, again: Ints, last: int) -> Sets:
        """Some of `rows` as observations, numbered by their places among all.

        again: of each, whether it was made before. last: the highest number that an observation has.
        """
        owner, refs = self.named(chosen)
        numbers = (last + 1 + chosen).astype(np.int32)
        return Sets(numbers, self.times[self.rows[chosen]], again, owner, refs)

    def next(self, place: int, window: int, after: int) -> int | None:
        """Where the same is said as at a place of `rows`, there or later, in another window than `after`.

        window: its length.
        """
        first = self.first[place]
        low, high = np.searchsorted(self.repeated[0], (first, first + 1))
        for other in (int(first), *self.repeated[1][low:high].tolist()):
            if other >= place and self.times[self.rows[other]] // window > after // window:
                return other
        return None

    @cached_property
    def repeated(self) -> tuple[Ints, Ints]:
        """Of `rows` that say what one before has said: which one that is, in order; and they themselves."""
        others = np.flatnonzero(self.first != np.arange(len(self.first)))
        order = others[np.argsort(self.first[others], kind="stable")]
        return self.first[order], order

    def speakers(self, table: int, ranks: Ints) -> Ints:
        """Of each row of a table, the place of its most trusted identifier that is not blocked; -1: none.

        ranks: how much each type is trusted.
        """
        length = len(self.nodes.types)
        never = np.iinfo(np.int64).max
        trust = ranks[self.nodes.types].astype(np.int64) * length + np.arange(length)
        trust[self.nodes.blocked] = never
        found = np.full(len(self.times), -1, np.int32)
        if len(self.rows):
            best = np.minimum.reduceat(trust[self.refs], self.starts)
            found[self.rows] = np.where(best < never, best % length, -1)
        by_row = np.empty_like(found)
        by_row[self.arrivals.order] = found
        start = sum(len(rows) for rows in self.arrivals.tables[:table])
        return by_row[start : start + len(self.arrivals.tables[table])]

    def newest(self, table: int, ranks: Ints, traits: int) -> list[tuple[Ints, Ints]]:
        """Per trait of a table's rows: the rows that say it last of an identifier, and the place of that.

        traits: how many there are.
        """
        rows, of = self.arrivals.tables[table], self.speakers(table, ranks)
        start = sum(len(before) for before in self.arrivals.tables[:table])
        order = self.arrivals.order - start
        order = order[(order >= 0) & (order < len(rows))]
        order = order[of[order] >= 0]
        places, which = np.unique(of[order], return_inverse=True)
        found = []
        for trait in range(traits):
            having = (rows.masks[trait // MASK][order] >> (trait % MASK)) & 1 == 1
            last = np.full(len(places), -1, np.int32)
            last[which[having]] = order[having]  # what comes last stays
            told = np.flatnonzero(last >= 0)
            told = told[np.argsort(last[told])]
            found.append((last[told], places[told]))
        return found
