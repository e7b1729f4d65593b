"""What new rows say, against what is known: identifiers with their numbers, and observations as sets of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from msgspec import Struct

from etl.identity.arrivals import Arrivals, Ints
from etl.identity.graph import Nodes, Resolved, Sets
from etl.identity.sets import distinct, tidy


class Known(Struct):
    """Identifiers that are there already: which of the arrivals each is, and what is known of it."""

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
    rows. rows: those that name anything, as places in that order; first: of each the first that names the same.
    """

    def __init__(self, arrivals: Arrivals, known: Known, last: int) -> None:
        """last: the highest number that an identifier has."""
        self.arrivals, self.known = arrivals, known
        self.times = np.concatenate([rows.times for rows in arrivals.tables])[arrivals.order]
        tables = np.arange(len(arrivals.tables), dtype=np.int16)
        self.table = np.repeat(tables, [len(rows) for rows in arrivals.tables])[arrivals.order]
        count, have = len(arrivals.types), len(known.which)
        there = np.zeros(count, bool)
        there[known.which] = True
        self.old = np.argsort(known.number)
        begins = np.zeros(len(arrivals.which), bool)
        begins[arrivals.first[~there]] = True
        self.place = np.cumsum(begins, dtype=np.int32)[arrivals.first] + (have - 1)
        self.place[known.which[self.old]] = np.arange(have)
        self.number = np.concatenate([known.number[self.old], last + 1 + np.arange(count - have)])
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
        return np.flatnonzero(np.diff(self.owner, prepend=-1))

    def named(self, chosen: Ints) -> tuple[Ints, Ints]:
        """What some of `rows` name: of each reference the place among the chosen, and the identifier."""
        starts = self.starts
        lengths = np.diff(starts, append=len(self.refs))[chosen]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        within = np.arange(total) - np.repeat(ends - lengths, lengths)
        owner = np.repeat(np.arange(len(chosen), dtype=np.int32), lengths)
        return owner, self.refs[np.repeat(starts[chosen], lengths) + within]

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

    def sets(self, chosen: Ints, last: int) -> Sets:
        """Some of `rows` as observations. last: the highest number that one has."""
        owner, refs = self.named(chosen)
        numbers = last + 1 + np.arange(len(chosen), dtype=np.int32)
        return Sets(numbers, self.times[self.rows[chosen]], owner, refs)

    def persons(self, table: int, resolved: Resolved, ranks: Ints) -> Ints:
        """Of each row of a table, whom its most trusted identifier belongs to; 0: nobody."""
        length = len(self.nodes.types)
        trust = ranks[self.nodes.types].astype(np.int64) * length + np.arange(length)
        trust[(resolved.person == 0) | self.nodes.blocked] = np.iinfo(np.int64).max
        found = np.zeros(len(self.times), np.int32)
        if len(self.rows):
            best = np.minimum.reduceat(trust[self.refs], self.starts)
            some = best < np.iinfo(np.int64).max
            found[self.rows[some]] = resolved.person[best[some] % length]
        by_row = np.empty_like(found)
        by_row[self.arrivals.order] = found
        start = sum(len(rows) for rows in self.arrivals.tables[:table])
        return by_row[start : start + len(self.arrivals.tables[table])]
