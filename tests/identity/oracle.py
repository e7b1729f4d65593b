"""Persons as sets of identifiers, one observation after the other, in the plainest Python: what is right."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Identifier = tuple[str, Hashable]
Said = tuple[int, Sequence[Identifier]]
"""When an observation was made, and what it names, in no order that matters."""


@dataclass
class Law:
    """limits: of a type, how many in how many units of time (None: ever). trust: types, best first."""

    trust: Sequence[str]
    limits: Mapping[str, tuple[int, int | None]] = field(default_factory=dict)
    blocked: frozenset[Identifier] = frozenset()
    largest: int = 1000
    merges: int = 100


class Oracle:
    """What should come out. persons: per person, by its observation's number, its identifiers."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.persons: dict[int, set[Identifier]] = {}
        self.was: dict[int, int] = {}  # every person there ever was -> who that is by now
        self.merges: list[tuple[int, int, int]] = []
        self.refused: list[tuple[str, Identifier, int]] = []
        self.seen: dict[Identifier, tuple[int, int, int]] = {}  # observation, place in it, time
        self.count = 0

    def observe(self, said: Said) -> None:
        time, named = said
        self.count += 1
        number = self.count
        for place, identifier in enumerate(dict.fromkeys(named)):
            self.seen.setdefault(identifier, (number, place, time))
        self.refused += [("blocked", i, number) for i in dict.fromkeys(named) if i in self.law.blocked]
        left = {i for i in named if i not in self.law.blocked}
        while left:
            about = self.persons_of(left)
            new = {i for i in left if not self.person(i)}
            if not new and len(about) < 2:
                return
            if self.allowed(about, new, time):
                self.take(number, about, left, new)
                return
            worst = max(left, key=self.trust)
            left.remove(worst)
            self.refused.append(("over the limit", worst, number))

    def trust(self, identifier: Identifier) -> tuple[int, tuple[int, int, int]]:
        return self.law.trust.index(identifier[0]), self.seen[identifier]

    def person(self, identifier: Identifier) -> int | None:
        return next((number for number, own in self.persons.items() if identifier in own), None)

    def persons_of(self, identifiers: Iterable[Identifier]) -> list[int]:
        ordered = sorted(identifiers, key=self.seen.__getitem__)
        return list(dict.fromkeys(p for i in ordered if (p := self.person(i)) is not None))

    def allowed(self, about: list[int], new: set[Identifier], time: int) -> bool:
        for kind, (limit, window) in self.law.limits.items():
            having = [[i for i in self.persons[p] if i[0] == kind] for p in about]
            fresh = [i for i in new if i[0] == kind]
            if not fresh and sum(map(bool, having)) < 2:
                continue
            every = [i for own in having for i in own] + fresh
            if window is not None:
                every = [i for i in every if self.seen[i][2] > time - window]
            if len(every) > limit:
                return False
        return True

    def take(self, number: int, about: list[int], left: set[Identifier], new: set[Identifier]) -> None:
        if not about:
            about = [number]
            self.persons[number] = set()
            self.was[number] = number
        best = min((i for i in left if i not in new), key=self.trust, default=None)
        least = max((i for i in left if i not in new), key=self.trust, default=None)
        host = about[0]
        if len(about) > 1:
            once = sum(now in about for now in self.was.values())
            reason = ""
            if once - 1 > self.law.merges:
                reason = "too many merges"
            elif sum(len(self.persons[p]) for p in about) > self.law.largest:
                reason = "too large"
            if reason:
                assert best is not None
                assert least is not None
                self.refused.append((reason, least, number))
                host = self.person(best) or 0
            else:
                for other in about[1:]:
                    older, younger = sorted((host, other))
                    self.merges.append((younger, older, number))
                    self.persons[older] |= self.persons.pop(younger)
                    self.was = {p: older if now == younger else now for p, now in self.was.items()}
                    host = older
        for identifier in sorted(new, key=self.trust):
            if len(self.persons[host]) < self.law.largest:
                self.persons[host].add(identifier)
            else:
                self.refused.append(("too large", identifier, number))
