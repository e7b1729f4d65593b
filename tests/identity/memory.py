"""Identity without a warehouse: batches of observations resolved one after the other, and what is kept of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from etl.identity.graph import Members, Nodes, Sets, resolve
from etl.identity.judge import Bounds
from etl.warehouse.arrays import Ints
from tests.identity.oracle import Identifier, Law, Said

REASONS = {1: "over the limit", 2: "too large", 3: "too many merges", 4: "blocked"}


def array(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)


class Memory:
    """What `Oracle` holds, by the code that the warehouse's data goes through."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.first: dict[Identifier, int] = {}
        self.times: dict[Identifier, int] = {}
        self.person: dict[Identifier, int] = {}
        self.was: dict[int, int] = {}
        self.merges: list[tuple[int, int, int]] = []
        self.refused: list[tuple[str, Identifier, int]] = []
        self.count = 0
        limits = [law.limits.get(kind, (0, None)) for kind in law.trust]
        self.bounds = Bounds(
            range(len(law.trust)), [limit for limit, _ in limits], [window or 0 for _, window in limits],
            law.largest, law.merges,
        )  # fmt: skip

    @property
    def persons(self) -> dict[int, set[Identifier]]:
        found: dict[int, set[Identifier]] = {}
        for identifier, person in self.person.items():
            found.setdefault(self.was[person], set()).add(identifier)
        return found

    def observe(self, batch: Sequence[Said]) -> None:
        before = set(self.first)
        for time, named in batch:
            for identifier in dict.fromkeys(named):
                if self.first.setdefault(identifier, len(self.first)) == len(self.times):
                    self.times[identifier] = time
        local = sorted({i for _, named in batch for i in named}, key=self.first.__getitem__)
        place = {identifier: n for n, identifier in enumerate(local)}
        owner, refs = [], []
        for n, (_, named) in enumerate(batch):
            for ref in sorted({place[i] for i in named}):
                owner.append(n)
                refs.append(ref)
        numbers = self.count + 1 + np.arange(len(batch))
        sets = Sets(
            numbers, array([time for time, _ in batch]),
            np.array(owner, np.int32), np.array(refs, np.int32),
        )  # fmt: skip
        nodes = Nodes(
            array([self.law.trust.index(kind) for kind, _ in local]),
            np.array([i in self.law.blocked for i in local], bool),
            np.array([i not in before for i in local], bool),
            array([self.person.get(i, 0) for i in local]),
            array([self.was[self.person[i]] if i in self.person else 0 for i in local]),
            array([self.times[i] for i in local]),
        )
        found = resolve(sets, nodes, self.bounds, self._members)
        self.count += len(batch)
        self.person |= {i: p for i, p in zip(local, found.person.tolist(), strict=True) if p}
        self.was |= {number: number for number in found.created.tolist()}
        merges = list(zip(*(column.tolist() for column in found.merges), strict=True))
        self.merges += merges
        now: dict[int, int] = {}
        for gone, into, _ in reversed(merges):  # who somebody became is known before who became that one
            now[gone] = now.get(into, into)
        self.was = {person: now.get(is_, is_) for person, is_ in self.was.items()}
        for why, which, at in zip(*(column.tolist() for column in found.refused), strict=True):
            self.refused.append((REASONS[why], local[which], at))

    def _members(self, who: Ints, times: bool) -> Members:
        wanted = set(who.tolist())
        rows = [
            (self.was[p], p, self.law.trust.index(i[0]), self.times[i] if times else 0)
            for i, p in self.person.items()
            if self.was[p] in wanted
        ]
        return Members(*(array([row[n] for row in rows]) for n in range(4)))
