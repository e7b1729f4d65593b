"""Who is who: the same in batches of any size, and the same as the plainest reading of the rules."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.identity.memory import Memory
from tests.identity.oracle import Identifier, Law, Oracle, Said

KINDS = ("user_id", "email", "anonymous_id")
FREE = Law(KINDS, largest=10**9, merges=10**9)

identifiers = st.tuples(st.sampled_from(KINDS), st.integers(0, 12))
logs = st.lists(
    st.tuples(st.integers(-2, 4), st.lists(identifiers, min_size=1, max_size=4)), min_size=1, max_size=40
)
laws = st.builds(
    Law,
    trust=st.permutations(KINDS),
    limits=st.dictionaries(
        st.sampled_from(KINDS), st.tuples(st.integers(1, 3), st.sampled_from([None, None, 5, 20]))
    ),
    blocked=st.sets(identifiers, max_size=2).map(frozenset),
    largest=st.sampled_from([1000, 1000, 6, 3]),
    merges=st.sampled_from([100, 100, 2, 1]),
)
cuts = st.lists(st.integers(1, 7), min_size=40, max_size=40)


def timed(log: Sequence[Said]) -> list[Said]:
    """The log, its steps of time added up."""
    time, found = 0, []
    for step, named in log:
        time += step
        found.append((time, named))
    return found


def held(kept: Oracle | Memory) -> tuple[object, ...]:
    """All that came of it; what one observation refused, in no order."""
    return kept.persons, kept.was, kept.merges, sorted(kept.refused)


def whole(law: Law, log: Sequence[Said]) -> Memory:
    memory = Memory(law)
    memory.observe(log)
    return memory


def joined(log: Sequence[Said]) -> set[frozenset[Identifier]]:
    """The sets of identifiers that hang together: union-find."""
    up: dict[Identifier, Identifier] = {}

    def top(identifier: Identifier) -> Identifier:
        while up.setdefault(identifier, identifier) != identifier:
            up[identifier] = identifier = up[up[identifier]]
        return identifier

    for _, named in log:
        for other in named:
            up[top(other)] = top(named[0])
    found: dict[Identifier, set[Identifier]] = {}
    for identifier in up:
        found.setdefault(top(identifier), set()).add(identifier)
    return set(map(frozenset, found.values()))


@pytest.mark.D13
@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck), derandomize=True)
@given(law=laws, log=logs, cut=cuts)
def test_any_rules_and_any_increments_give_what_one_observation_after_the_other_gives(
    law: Law, log: list[Said], cut: list[int]
) -> None:
    log = timed(log)
    oracle = Oracle(law)
    for said in log:
        oracle.observe(said)
    assert held(whole(law, log)) == held(oracle)
    increments = Memory(law)
    left = list(log)
    for size in cut:
        if left:
            increments.observe(left[:size])
            left = left[size:]
    assert held(increments) == held(oracle)


@pytest.mark.D13
@settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck), derandomize=True)
@given(log=logs)
def test_without_limits_persons_are_what_hangs_together(log: list[Said]) -> None:
    found = whole(FREE, timed(log))
    assert {frozenset(own) for own in found.persons.values()} == joined(log)


@pytest.mark.D13
def test_a_late_merge_joins_two_who_were_long_known_and_the_older_stays() -> None:
    memory = whole(FREE, [(1, [("email", 1), ("user_id", 1)]), (2, [("email", 2), ("anonymous_id", 2)])])
    memory.observe([(3, [("user_id", 1), ("anonymous_id", 2)])])
    assert memory.persons == {1: {("email", 1), ("user_id", 1), ("email", 2), ("anonymous_id", 2)}}
    assert memory.merges == [(2, 1, 3)]
    assert memory.was == {1: 1, 2: 1}


@pytest.mark.D13
def test_a_circle_is_one_person() -> None:
    ring = [(n, [("email", n), ("email", (n + 1) % 50)]) for n in range(50)]
    memory = whole(FREE, ring)
    assert len(memory.persons) == 1
    assert memory.refused == []


@pytest.mark.D13
def test_a_shared_mailbox_belongs_to_the_first_and_joins_nobody() -> None:
    law = Law(KINDS, {"user_id": (1, None)})
    memory = whole(law, [(n, [("user_id", n), ("email", 0)]) for n in range(1000)])
    assert len(memory.persons) == 1000
    assert memory.persons[1] == {("user_id", 0), ("email", 0)}
    assert memory.refused == [("over the limit", ("email", 0), n + 1) for n in range(1, 1000)]


@pytest.mark.D13
@pytest.mark.P5
def test_a_hundred_thousand_aliases_in_a_chain_that_is_closed_from_its_end_are_one() -> None:
    count = 100_000
    pairs = [(n, [("user_id", n), ("user_id", n + 1)]) for n in range(0, count, 2)]
    links = [(n, [("user_id", n), ("user_id", n - 1)]) for n in range(count - 2, 0, -2)]
    memory = whole(FREE, [*pairs, *links])
    assert [len(own) for own in memory.persons.values()] == [count]
    assert set(memory.persons) == {1}


@pytest.mark.D13
@pytest.mark.P5
def test_a_hundred_thousand_aliases_of_one_person_end_at_the_largest_that_is_allowed() -> None:
    law = Law(KINDS, largest=1000, merges=100)
    memory = whole(law, [(n, [("user_id", 0), ("anonymous_id", n)]) for n in range(1, 100_001)])
    assert [len(own) for own in memory.persons.values()] == [1000]
    assert len(memory.refused) == 100_000 - 999


def test_an_identifier_that_did_not_fit_may_come_later_when_the_time_of_the_limit_has_passed() -> None:
    law = Law(KINDS, {"anonymous_id": (1, 10)})
    memory = whole(
        law, [(0, [("user_id", 1), ("anonymous_id", 1)]), (5, [("user_id", 1), ("anonymous_id", 2)])]
    )
    assert ("anonymous_id", 2) not in memory.person
    memory.observe([(20, [("user_id", 1), ("anonymous_id", 2)])])
    assert memory.person["anonymous_id", 2] == 1
