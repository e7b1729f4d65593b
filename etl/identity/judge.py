"""The rules, one observation after the other: this defines what a person is.

`etl.identity.graph` uses it for those who could come to break a limit, and is quicker for all others.

An observation says that its identifiers are one person's. Those that are somebody's already name the persons
it is about; the others are new to all of them.

1. If what it adds would break a limit, the identifier that is trusted least is left out, and the rest is
   looked at again, until it fits.
2. Nobody is named: the identifiers are a new person, whose number is the observation's.
3. One person is named: the new identifiers are that person's.
4. Several are named: they become one, the one who was there first, unless that one would have too many
   identifiers or have been too many persons. Then each stays, and new identifiers go to the person who is
   named by the one that is trusted most.
5. A person who has as many identifiers as allowed gets no more.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Sequence
from typing import Protocol

from msgspec import Struct

LIMIT, SIZE, MERGES, BLOCKED = 1, 2, 3, 4
"""Why an identifier was not taken: over the limit, too large, too many merges, blocked."""


class Numbers(Protocol):
    """Whole numbers by their places, as a memoryview has them: a dictionary takes ten times as much."""

    def __getitem__(self, place: int, /) -> int:
        """The number there."""


class Bounds(Struct, frozen=True):
    """The rules by the numbers of types.

    ranks: how much each is trusted; 0 the most.
    limits: how many one person may have; 0: any number.
    windows: in so many microseconds; 0: ever.
    """

    ranks: Sequence[int]
    limits: Sequence[int]
    windows: Sequence[int]
    largest: int
    merges: int


class Person(Struct):
    """What has to be known of a person to judge what may be added.

    persons: how many it was once. seen: of each type that it has, when these were seen first, in order.
    """

    size: int
    persons: int
    seen: dict[int, list[int]]


class Judge:
    """Persons, and what each observation makes of them.

    types, first_seen: of each identifier, by its number; the older has the smaller.
    whose: of those that are somebody's, the person they were given first.
    canonical: which person that is by now, where it is another.
    persons: by their numbers, those that matter here.
    """

    def __init__(
        self, bounds: Bounds, types: Numbers, first_seen: Numbers, whose: dict[int, int],
        canonical: dict[int, int], persons: dict[int, Person],
    ) -> None:  # fmt: skip
        self.bounds, self.types, self.first_seen = bounds, types, first_seen
        self.whose, self.canonical, self.persons = whose, canonical, persons
        self.created: list[int] = []
        self.merged: list[tuple[int, int, int]] = []
        self.refused: list[tuple[int, int, int]] = []

    def observe(self, at: int, time: int, identifiers: Sequence[int]) -> None:
        """Judge one observation. at: its number; identifiers: oldest first, none of them blocked."""
        named, new = self._read(identifiers)
        while new or len(named) > 1:
            if self._fits(named, new, time):
                self._take(at, named, new, identifiers)
                return
            worst = max(identifiers, key=self._trust)
            self.refused.append((LIMIT, worst, at))
            identifiers = [i for i in identifiers if i != worst]
            named, new = self._read(identifiers)

    def _trust(self, identifier: int) -> tuple[int, int]:
        return self.bounds.ranks[self.types[identifier]], identifier

    def _read(self, identifiers: Sequence[int]) -> tuple[list[int], list[int]]:
        """The persons they name, in their order, and those that are nobody's."""
        named: list[int] = []
        new: list[int] = []
        for identifier in identifiers:
            person = self.whose.get(identifier)
            if person is None:
                new.append(identifier)
                continue
            now = self.now(person)
            if now not in named:
                named.append(now)
        return named, new

    def _take(self, at: int, named: list[int], new: list[int], identifiers: Sequence[int]) -> None:
        if not named:
            self.created.append(at)
            self.persons[at] = Person(0, 1, {})
            self._give(at, at, new)
            return
        host = self._joined(at, named, identifiers) if len(named) > 1 else None
        if host is None:
            host = next(i for i in identifiers if i in self.whose)
        self._give(at, self.whose[host], new)

    def now(self, person: int) -> int:
        """Who that person is by now."""
        up = self.canonical
        while (other := up.get(person, person)) != person:
            up[person] = person = up.get(other, other)
        return person

    def _fits(self, named: list[int], new: list[int], time: int) -> bool:
        """Whether one person may have all of this; what a single one has already is not judged again."""
        added: dict[int, list[int]] = {}
        for identifier in new:
            added.setdefault(self.types[identifier], []).append(identifier)
        persons = [self.persons[number] for number in named]
        if len(persons) > 1:
            have = [kind for person in persons for kind in person.seen]
            kinds: Collection[int] = {*added, *(kind for kind in have if have.count(kind) > 1)}
        else:
            kinds = added.keys()
        for kind in kinds:
            limit = self.bounds.limits[kind]
            if limit and self._count(kind, persons, added.get(kind, ()), time) > limit:
                return False
        return True

    def _count(self, kind: int, persons: list[Person], new: Sequence[int], time: int) -> int:
        window = self.bounds.windows[kind]
        if not window:
            count = len(new)
            for person in persons:
                count += len(person.seen.get(kind, ()))
            return count
        since = time - window
        count = 0
        for identifier in new:
            count += self.first_seen[identifier] > since
        for person in persons:
            if seen := person.seen.get(kind):
                count += len(seen) - bisect_right(seen, since)
        return count

    def _give(self, at: int, number: int, new: list[int]) -> None:
        """Give new identifiers to a person, the most trusted first, as many as there is room for."""
        person = self.persons[self.now(number)]
        room = max(0, self.bounds.largest - person.size)
        if len(new) > room:
            new = sorted(new, key=self._trust)
            self.refused += [(SIZE, identifier, at) for identifier in new[room:]]
        for identifier in new[:room]:
            self._add(number, person, identifier)

    def _add(self, number: int, person: Person, identifier: int) -> None:
        kind = self.types[identifier]
        self.whose[identifier] = number
        person.size += 1
        seen = self.first_seen[identifier]
        if kind in person.seen:
            insort(person.seen[kind], seen)
        else:
            person.seen[kind] = [seen]

    def _joined(self, at: int, named: list[int], identifiers: Sequence[int]) -> int | None:
        """Make one of all persons named; if that may not be, the identifier whose person gets the rest."""
        persons = [self.persons[number] for number in named]
        why = 0
        if sum(p.persons for p in persons) - 1 > self.bounds.merges:
            why = MERGES
        elif sum(p.size for p in persons) > self.bounds.largest:
            why = SIZE
        if why:
            known = sorted((i for i in identifiers if i in self.whose), key=self._trust)
            self.refused.append((why, known[-1], at))
            return known[0]
        older = named[0]
        for number in named[1:]:
            older, younger = min(older, number), max(older, number)
            self._merge(at, older, younger)
        return None

    def _merge(self, at: int, older: int, younger: int) -> None:
        into, gone = self.persons[older], self.persons.pop(younger)
        self.canonical[younger] = older
        self.merged.append((younger, older, at))
        into.size += gone.size
        into.persons += gone.persons
        for kind, seen in gone.seen.items():
            few, many = sorted((into.seen.get(kind, []), seen), key=len)
            for time in few:
                insort(many, time)
            into.seen[kind] = many
