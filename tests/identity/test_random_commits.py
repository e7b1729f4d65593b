"""Rows whose order of commits is not that of their times, which lie within two days of each other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.identity.conftest import World
from tests.identity.oracle import Identifier
from tests.identity.test_graph import joined

TYPES = {"u": "user_id", "a": "anonymous_id", "m": "email"}
COLUMNS = {
    "web.identifies": {"u": "user_id", "a": "anonymous_id", "m": "email"},
    "web.pages": {"u": "user_id", "a": "anonymous_id", "m": "context_traits_email"},
}
FREE = {"limits": dict.fromkeys(TYPES.values(), "unlimited"), "largest": 10**6, "merges": 10**6}
LIMITED = {"limits": {"user_id": 1, "anonymous_id": "2 daily", "email": 2}, "largest": 6, "merges": 2}

rows = st.lists(
    st.tuples(
        st.sampled_from(["web.identifies", "web.pages"]),
        st.integers(0, 60 * 47),
        st.dictionaries(st.sampled_from(sorted(TYPES)), st.integers(0, 5), min_size=1),
    ),
    min_size=1,
    max_size=20,
)
cuts = st.lists(st.integers(1, 8), min_size=20, max_size=20)
fixed = settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],
)


@pytest.fixture
def tables(world: World) -> World:
    for name, columns in COLUMNS.items():
        world.table(name, **dict.fromkeys(columns.values(), "text"))
    return world


def committed(world: World, commits: list[tuple[str, int, dict[str, int]]], cut: list[int]) -> None:
    """The rows in this order, with a refresh after some."""
    world.db.execute("truncate web.identifies, web.pages")
    world.refresh(anew=True)
    left: Iterator[tuple[str, int, dict[str, int]]] = iter(commits)
    for size in cut:
        some = list(itertools.islice(left, size))
        for name, minute, held in some:
            world.put(name, minute, **{COLUMNS[name][k]: f"{k}{v}" for k, v in held.items()})
        if some:
            world.refresh()


@pytest.mark.D13
@fixed
@given(commits=rows, cut=cuts)
def test_without_limits_persons_are_what_hangs_together_whatever_came_first(
    tables: World, commits: list[tuple[str, int, dict[str, int]]], cut: list[int]
) -> None:
    tables.rules(**FREE)
    committed(tables, commits, cut)
    said: list[tuple[int, list[Identifier]]] = [(at, list(held.items())) for _, at, held in commits]
    expected = {frozenset(f"{k}{v}" for k, v in own) for own in joined(said)}
    assert tables.persons() == expected
    tables.refresh(anew=True)
    assert tables.persons() == expected


@pytest.mark.D13
@pytest.mark.P3
@fixed
@given(commits=rows, cut=cuts)
def test_by_any_rules_a_rebuild_gives_what_the_increments_gave(
    tables: World, commits: list[tuple[str, int, dict[str, int]]], cut: list[int]
) -> None:
    tables.rules(**LIMITED)
    committed(tables, commits, cut)
    increments = tables.kept()
    ids = tables.ask("select * from identity.id_graph order by 1")
    tables.rebuild()
    assert tables.kept() == increments
    assert tables.ask("select * from identity.id_graph order by 1") == ids


@fixed
@given(commits=rows, cut=cuts)
def test_in_the_order_of_their_times_increments_give_what_a_run_from_scratch_gives(
    tables: World, commits: list[tuple[str, int, dict[str, int]]], cut: list[int]
) -> None:
    tables.rules(**LIMITED)
    at_once = [
        list(group)
        for _, group in itertools.groupby(sorted(commits, key=lambda row: row[1]), lambda row: row[1])
    ]
    committed(tables, [], [])
    left = iter(at_once)
    for size in cut:  # what came at the same time came together
        some = list(itertools.islice(left, size))
        if not some:
            break
        for name, minute, held in itertools.chain(*some):
            tables.put(name, minute, **{COLUMNS[name][k]: f"{k}{v}" for k, v in held.items()})
        tables.refresh()
    increments = tables.kept()
    tables.refresh(anew=True)
    assert tables.kept() == increments
