"""Who is who: the persons that observations, in their order, make of identifiers.

What a person is `etl.identity.judge` defines, one observation after the other. Here it is worked out for
millions at once, which is the same for all who cannot have come near a limit:

- An identifier belongs, for good, to the person of the oldest identifier beside which it was first seen. So
  it is attached by following these to the one that began a person.
- Persons that one observation names become one: what is left are these pairs, which are joined in order.
- Whoever, with all that would be joined, exceeds a limit is judged instead, with all the observations about
  those that would be joined; others are not touched by that.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable

import numpy as np
from msgspec import Struct

from etl.identity.judge import BLOCKED, Bounds, Judge, Person
from etl.warehouse.arrays import NONE, PIECE, Ints, begins, firsts

AT_ONCE = 10_000  # observations of which Python holds all numbers, to judge them one after the other


class Sets(Struct):
    """Observations in their order: which identifiers each names.

    numbers: theirs, rising. times: when they were made. owner: of each reference, the place of its
    observation; refs: the place of the identifier among `Nodes`, each once, the oldest first.
    """

    numbers: Ints
    times: Ints
    owner: Ints
    refs: Ints


class Nodes(Struct):
    """The identifiers that are named, the oldest first.

    new: it was not known before. person: whom it was given first, canonical: who that is by now; 0: nobody.
    """

    types: Ints
    blocked: Ints
    new: Ints
    person: Ints
    canonical: Ints
    first_seen: Ints

    def now(self, who: Ints) -> Ints:
        """Who persons are that any of these were given, by what was known before; others are who they are."""
        persons, at = np.unique(self.person, return_index=True)
        places = np.minimum(np.searchsorted(persons, who), len(persons) - 1)
        return np.where(persons[places] == who, self.canonical[at[places]], who)


class Members(Struct):
    """All identifiers of some persons: who each is by now, was first, its type, when it was first seen."""

    canonical: Ints
    person: Ints
    types: Ints
    first_seen: Ints


class Resolved(Struct):
    """What has become of it.

    person: whom each identifier belongs to, as it was given first; 0: nobody.
    created: numbers of persons that are new.
    merges: per person that has become another: that one, the other, and the observation that says so.
    refused: per identifier that was not taken: why, its place, the observation.
    """

    person: Ints
    created: Ints
    merges: tuple[Ints, Ints, Ints]
    refused: tuple[Ints, Ints, Ints]

    def now(self, who: Ints) -> Ints:
        """Who persons are, by what became of them in this."""
        gone, into, _ = self.merges
        if not len(gone):
            return who
        order = np.argsort(gone)
        gone, into = gone[order], into[order]

        def place(numbers: Ints) -> tuple[Ints, Ints]:
            at = np.minimum(np.searchsorted(gone, numbers), len(gone) - 1)
            return at, gone[at] == numbers

        at, moved = place(into)
        into = into[ends(np.where(moved, at, np.arange(len(gone))))]
        at, moved = place(who)
        return np.where(moved, into[at], who)


Ask = Callable[[Ints, bool], Members]
"""Gives the members of persons that are there, by canonical number; False: without when they were seen."""


def resolve(sets: Sets, nodes: Nodes, bounds: Bounds, ask: Ask) -> Resolved:
    """Work out what these observations add."""
    refs, owner = sets.refs, sets.owner
    closed = nodes.blocked[refs] if nodes.blocked.any() else np.zeros(0, bool)
    blocked = (NONE, NONE)
    if closed.any():
        blocked = (refs[closed], sets.numbers[owner[closed]])
        refs, owner = refs[~closed], owner[~closed]
    crowd = _Crowd(sets, nodes, refs, owner)
    crowd.join()
    suspect = crowd.suspects(bounds, ask)
    judge = _judge(sets, nodes, bounds, crowd, suspect, ask) if suspect.any() else None
    return _together(nodes, crowd, suspect, judge, blocked)


class _Crowd:
    """The persons that would be, were there no limits.

    base: the person each identifier is given, 0 where it is not named. group: of each identifier, a person as
    they were before any merge, as a place among `numbers`; -1 where it is not named. top: of each group, the
    first of those that would be one.
    """

    def __init__(self, sets: Sets, nodes: Nodes, refs: Ints, owner: Ints) -> None:
        self.refs, self.owner, self.nodes, self.sets = refs, owner, nodes, sets
        count = len(nodes.person)
        place = np.arange(count, dtype=np.int32)
        self.head = head = firsts(owner, refs, len(sets.numbers))  # the oldest identifier of each observation
        first = firsts(refs, owner, count)  # the observation in which each is first seen
        attached = nodes.person > 0
        self.loose = ~attached & (first >= 0)
        parent = place.copy()
        parent[self.loose] = head[first[self.loose]]
        root = ends(parent)
        starts_one = self.loose & (root == place)
        self.created = sets.numbers[first[starts_one]]
        person = nodes.person.copy()
        person[starts_one] = self.created
        named = attached | (first >= 0)
        del place, parent, first
        self.base = np.where(named, person[root], 0)
        del person
        self.known, group = np.unique(nodes.canonical[attached], return_inverse=True)
        of = np.full(count, -1, np.int32)
        of[attached] = group
        of[starts_one] = len(self.known) + np.arange(len(self.created))
        self.group = np.where(named, of[root], -1)
        self.numbers = np.concatenate([self.known, self.created])
        self.top = np.arange(len(self.numbers), dtype=np.int32)
        self.merges = (np.empty(0, np.int64),) * 3

    def join(self) -> None:
        """Make one of all that an observation names, in the order of observations, the oldest staying."""
        ones, others, when_said = [], [], []
        for start in range(0, len(self.refs), PIECE):
            owner = self.owner[start : start + PIECE]
            one, other = self.group[self.head[owner]], self.group[self.refs[start : start + PIECE]]
            apart = one != other
            ones.append(one[apart])
            others.append(other[apart])
            when_said.append(owner[apart])
        at = np.concatenate([np.empty(0, np.int32), *when_said])
        pairs = np.concatenate([np.empty(0, np.int32), *ones, *others])
        named = np.zeros(len(self.numbers), bool)
        named[pairs] = True
        joined, places = np.flatnonzero(named), np.cumsum(named, dtype=np.int32)[pairs] - 1
        del named, pairs
        up = array("i", range(len(joined)))  # a list holds an object for each number
        gone, into, when = array("i"), array("i"), array("i")
        half = len(at)
        for a, b, o in zip(places[:half].data, places[half:].data, at.data, strict=True):
            while (c := up[a]) != a:
                up[a] = a = up[c]
            while (c := up[b]) != b:
                up[b] = b = up[c]
            if a != b:
                if a > b:
                    a, b = b, a
                up[b] = a
                gone.append(b)
                into.append(a)
                when.append(o)
        self.top[joined] = joined[ends(np.array(up, np.int32))]
        self.merges = (
            joined[np.array(gone, np.int64)], joined[np.array(into, np.int64)], np.array(when, np.int64)
        )  # fmt: skip

    def of(self, chosen: Ints) -> Ints:
        """Whether each identifier is one of these groups', named by the first of those they join."""
        found = np.zeros(len(self.group), bool)
        found[self.group >= 0] = chosen[self.top[self.group[self.group >= 0]]]
        return found

    def suspects(self, bounds: Bounds, ask: Ask) -> Ints:
        """Which of the groups that would come first might break a limit."""
        count, nodes = len(self.numbers), self.nodes
        mine, kinds = self.top[self.group[self.loose]], nodes.types[self.loose]
        changed = np.zeros(count, bool)
        changed[mine] = True
        changed[self.top[self.merges[0]]] = True
        asked = self.known[changed[self.top[: len(self.known)]]]
        members = ask(asked, False) if len(asked) else Members(*(np.empty(0, np.int64),) * 4)
        there = self.top[np.searchsorted(self.known, members.canonical)]
        suspect = _named(count, mine, there) > bounds.largest
        firsts = np.unique(members.person, return_index=True)[1]
        begun = self.top[len(self.known) :]
        persons = _named(count, begun, there[firsts])
        suspect |= persons - 1 > bounds.merges
        for kind in np.unique(np.concatenate([kinds, members.types])):
            if limit := bounds.limits[kind]:
                over = _named(count, mine[kinds == kind], there[members.types == kind]) > limit
                if (window := bounds.windows[kind]) and over.any():
                    over = self._crowded(kind, over, limit, window, ask)
                suspect |= over
        suspect[mine[~nodes.new[self.loose]]] = True  # refused once: who is older is not plain
        return np.asarray(suspect & changed)

    def _crowded(self, kind: int, over: Ints, limit: int, window: int, ask: Ask) -> Ints:
        """Which groups have more identifiers of a type than allowed that were first seen within a time.

        over: those that have more at all.
        """
        chosen = np.flatnonzero(self.loose & (self.nodes.types == kind))
        groups = self.top[self.group[chosen]]
        chosen, groups = chosen[over[groups]], groups[over[groups]]
        seen = self.nodes.first_seen[chosen]
        who = self.known[over[self.top[: len(self.known)]]]
        newest = np.full(len(over), np.iinfo(np.int64).min)
        if len(who):
            members = ask(who, True)
            theirs = self.top[np.searchsorted(self.known, members.canonical)]
            np.maximum.at(newest, theirs, members.first_seen)
            same = members.types == kind
            groups = np.concatenate([groups, theirs[same]])
            seen = np.concatenate([seen, members.first_seen[same]])
        order = np.lexsort((seen, groups))
        groups, seen = groups[order], seen[order]
        close = (groups[limit:] == groups[:-limit]) & (seen[limit:] - seen[:-limit] < window)
        found = self._backward(over, newest)
        found[groups[limit:][close]] = True
        return found

    def _backward(self, chosen: Ints, newest: Ints) -> Ints:
        """For which of these groups time goes back between observations, or behind the newest known."""
        parts = [(np.empty(0, np.int64), np.empty(0, np.int32))]
        for start in range(0, len(self.head), PIECE):
            some = np.flatnonzero(self.head[start : start + PIECE] >= 0) + start
            these = self.top[self.group[self.head[some]]]
            parts.append((some[chosen[these]], these[chosen[these]]))
        said, groups = (np.concatenate(column) for column in zip(*parts, strict=True))
        order = np.argsort(groups, kind="stable")
        groups, times = groups[order], self.sets.times[said[order]]
        found = np.zeros(len(chosen), bool)
        found[groups[times < newest[groups]]] = True
        found[groups[1:][(groups[1:] == groups[:-1]) & (times[1:] < times[:-1])]] = True
        return found


def _named(count: int, *places: Ints) -> Ints:
    """How often each of so many places is named."""
    found = np.zeros(count, np.int32)
    for some in places:
        found += np.bincount(some, minlength=count)
    return found


def ends(parent: Ints) -> Ints:
    """Where each place leads to, following the parents to one that is its own."""
    parent = parent[parent]
    going = np.flatnonzero(parent[parent] != parent)
    while len(going):
        further = parent[parent[going]]
        moved = further != parent[going]
        parent[going] = further
        going = going[moved]
    return parent


def _judge(sets: Sets, nodes: Nodes, bounds: Bounds, crowd: _Crowd, suspect: Ints, ask: Ask) -> Judge:
    """Those who might break a limit, judged one observation after the other."""
    doubtful = crowd.of(suspect)
    places = np.flatnonzero(doubtful)
    known = places[nodes.person[places] > 0]
    who = crowd.known[suspect[crowd.top[: len(crowd.known)]]]
    judge = Judge(
        bounds,
        nodes.types.data,
        nodes.first_seen.data,
        _mapping(known, nodes.person[known]),
        _mapping(nodes.person[known], nodes.canonical[known]),
        _persons(ask(who, True)) if len(who) else {},
    )
    about = doubtful[crowd.refs]
    owner, refs = crowd.owner[about], crowd.refs[about]
    first = begins(owner)
    at, behind = owner[first], np.append(first[1:], len(refs))
    for start in range(0, len(at), AT_ONCE):
        piece = slice(start, start + AT_ONCE)
        columns = (sets.numbers[at[piece]], sets.times[at[piece]], first[piece], behind[piece])
        before, last = int(first[start]), int(columns[3][-1])
        named = refs[before:last].tolist()
        for number, time, begin, end in zip(*(c.tolist() for c in columns), strict=True):
            judge.observe(number, time, named[begin - before : end - before])
    return judge


def _persons(members: Members) -> dict[int, Person]:
    """What has to be known of persons, by their numbers."""
    persons: dict[int, Person] = {}
    was: dict[int, set[int]] = {}
    order = np.argsort(members.first_seen, kind="stable")
    columns = (members.canonical, members.person, members.types, members.first_seen)
    for number, person, kind, seen in zip(*(c[order].tolist() for c in columns), strict=True):
        found = persons.setdefault(number, Person(0, 0, {}))
        found.size += 1
        found.seen.setdefault(kind, []).append(seen)
        was.setdefault(number, set()).add(person)
    for number, found in persons.items():
        found.persons = len(was[number])
    return persons


def _mapping(keys: Ints, values: Ints) -> dict[int, int]:
    return dict(zip(keys.tolist(), values.tolist(), strict=True))


def _together(
    nodes: Nodes, crowd: _Crowd, suspect: Ints, judge: Judge | None, blocked: tuple[Ints, Ints]
) -> Resolved:
    """What is certain, and what was judged."""
    gone, into, at = crowd.merges
    merges = (crowd.numbers[gone], crowd.numbers[into], crowd.sets.numbers[at])
    person, created = crowd.base, crowd.created
    reasons = np.full(len(blocked[0]), BLOCKED), *blocked
    if judge is None:
        return Resolved(person, created, merges, reasons)
    person = np.where(crowd.of(suspect), nodes.person, person)
    if judge.whose:
        person[list(judge.whose)] = list(judge.whose.values())
    certain = ~suspect[crowd.top[len(crowd.known) :]]
    created = np.sort(np.concatenate([created[certain], np.array(judge.created, created.dtype)]))
    safe = ~suspect[crowd.top[gone]]
    theirs = np.array(judge.merged, np.int64).reshape(-1, 3).T
    merged = [np.concatenate([a[safe], b]) for a, b in zip(merges, theirs, strict=True)]
    order = np.argsort(merged[2], kind="stable")
    refused = np.array(judge.refused, np.int64).reshape(-1, 3).T
    why, which, when = (np.concatenate([a, b]) for a, b in zip(reasons, refused, strict=True))
    gone, into, at = (m[order] for m in merged)
    return Resolved(person, created, (gone, into, at), (why, which, when))


def counted(why: Ints, which: Ints, times: Ints) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """What was refused, each identifier once a reason: reason, identifier, how often, first and last time."""
    key = which.astype(np.int64) * 8 + why
    order = np.argsort(key)
    key, times = key[order], times[order]
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    if not len(starts):
        return key, key, key, times, times
    first, last = np.minimum.reduceat(times, starts), np.maximum.reduceat(times, starts)
    return key[starts] % 8, key[starts] // 8, np.diff(starts, append=len(key)), first, last
