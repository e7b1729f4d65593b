"""The stage and its commit: whatever comes in whatever order, the newest version of each row stays."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from tests.warehouse.staging import (
    EPOCH,
    Bench,
    Commit,
    Gone,
    Item,
    Numbered,
    Reply,
    Rows,
    StampedItem,
    Step,
    There,
    Whole,
    at,
    item,
)

# ---- the newest wins


@pytest.mark.D4
def test_four_versions_leave_the_newest_in_whatever_order_they_come_in_one_sync(warm: Bench) -> None:
    for n, order in enumerate(itertools.permutations([1, 2, 3, 4])):
        counts = warm.sync(*(Rows(v, item(v, f"k{n}")) for v in order))
        assert (counts.inserted, counts.superseded) == (1, 3)
        assert warm.state()[f"k{n}"] == 4


@pytest.mark.parametrize("order", list(itertools.permutations([1, 2, 3])))
def test_versions_that_come_in_syncs_of_their_own_leave_the_newest(
    bench: Bench, order: tuple[int, ...]
) -> None:
    for version in order:
        bench.sync(Rows(version, item(version)))
    assert bench.state() == {"a": 3}


@pytest.mark.D4
@pytest.mark.parametrize("order", list(itertools.permutations([1, 2, 3])))
def test_the_vendors_stamp_decides_not_the_time_of_asking(
    connection: psycopg.Connection[Any], order: tuple[int, ...]
) -> None:
    bench = Bench(connection, StampedItem)
    for tick, version in enumerate(order):
        bench.sync(Rows(100 + tick, item(version, updated=f"2026-01-0{version}T00:00:00Z")))
    assert bench.state() == {"a": 3}


@pytest.mark.D4
def test_of_two_copies_with_one_stamp_the_later_asked_for_stays(connection: psycopg.Connection[Any]) -> None:
    bench = Bench(connection, StampedItem)
    bench.sync(Rows(1, item(1, updated="2026-01-01T00:00:00Z")))
    counts = bench.sync(Rows(2, item(2, updated="2026-01-01T00:00:00Z")))
    assert (bench.state(), counts.updated) == ({"a": 2}, 1)


@pytest.mark.D4
@pytest.mark.parametrize("order", list(itertools.permutations([1, 2, 3])))
def test_of_copies_with_one_stamp_in_one_sync_the_last_asked_for_stays_whatever_came_last(
    connection: psycopg.Connection[Any], order: tuple[int, ...]
) -> None:
    bench = Bench(connection, StampedItem)
    stamp = {"updated": "2026-01-01T00:00:00Z"}
    for key in ("first load", "later load"):
        bench.sync(*(Rows(n, item(n, key, note="line\nbreak", **stamp)) for n in order))
        assert bench.state()[key] == 3


@pytest.mark.D5
@pytest.mark.parametrize("spread", ["page", "batch", "commits"])
def test_a_key_that_comes_twice_in_one_sync_is_one_row(warm: Bench, spread: str) -> None:
    copies = [item(1), item(2)]
    steps: dict[str, list[Step]] = {
        "page": [Rows(1, *copies)],
        "batch": [Rows(1, copies[0]), Rows(2, copies[1])],
        "commits": [Rows(1, copies[0]), Commit(), Rows(2, copies[1])],
    }
    counts = warm.sync(*steps[spread])
    assert warm.state()["a"] == 2
    assert counts.fetched == 2
    assert counts.inserted == 1
    assert (counts.superseded, counts.updated) == ((0, 1) if spread == "commits" else (1, 0))


@pytest.mark.P3
def test_a_page_read_again_changes_nothing(bench: Bench) -> None:
    page = Rows(1, *(item(i, f"k{i}") for i in range(50)))
    bench.sync(page)
    before = bench.rows("id, value, received_at, _version, xmin::text")
    counts = bench.sync(page, Rows(2, *page.records))
    assert (counts.unchanged, counts.inserted, counts.updated) == (100, 0, 0)
    assert bench.rows("id, value, received_at, _version, xmin::text") == before


def test_a_row_that_changes_and_changes_back_in_one_sync_is_as_it_was_last_seen(bench: Bench) -> None:
    for steps in itertools.permutations([Rows(11, item(2)), Rows(12, item(1))]):
        bench.sync(Rows(10, item(1)))
        counts = bench.sync(*steps)
        assert bench.state() == {"a": 1}
        assert (counts.unchanged, counts.superseded) == (1, 1)
    bench.sync(Rows(21, item(1)), Rows(22, item(2)))
    assert bench.state() == {"a": 2}


def test_it_changed_back_even_if_the_change_was_committed_before(bench: Bench) -> None:
    bench.sync(Rows(10, item(1)))
    bench.sync(Rows(11, item(2)), Commit(), Rows(12, item(1)))
    assert bench.state() == {"a": 1}


# ---- deletes


@pytest.mark.D6
@pytest.mark.parametrize("cuts", list(itertools.product([False, True], repeat=3)))
def test_delete_recreate_delete_ends_deleted_however_it_is_cut_into_syncs(
    bench: Bench, cuts: tuple[bool, ...]
) -> None:
    bench.sync(Rows(0, item(0)))
    story: list[tuple[Step, Any]] = [
        (Gone(1, "a"), "deleted"),
        (Rows(2, item(2)), 2),
        (Gone(3, "a"), "deleted"),
        (Rows(4, item(4)), 4),
    ]
    waiting: list[Step] = []
    for (step, state), cut in zip(story, (*cuts, True), strict=True):
        waiting.append(step)
        if cut:
            bench.sync(*waiting)
            assert bench.state() == {"a": state}
            waiting = []


@pytest.mark.D6
@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
@pytest.mark.parametrize("committed", [False, True])
def test_within_a_sync_deletes_and_copies_may_come_in_any_order(
    warm: Bench, order: tuple[int, ...], committed: bool
) -> None:
    for last_is_alive in (True, False):
        key = f"a{last_is_alive}"
        start = 1 if last_is_alive else 2
        story: list[Step] = [Rows(1, item(1, key)), Gone(2, key), Rows(3, item(3, key)), Gone(4, key)]
        steps: list[Step] = []
        for i in order:
            steps += [story[start - 1 + i], *([Commit()] if committed else [])]
        warm.sync(*steps)
        alive = {k: v for k, v in warm.state().items() if v != "deleted"}
        assert alive.get(key) == (3 if last_is_alive else None), (order, last_is_alive)


@pytest.mark.parametrize("stamp", [{}, {"updated": "2026-01-01T00:00:00Z"}])
@pytest.mark.parametrize("order", list(itertools.permutations(range(2))))
@pytest.mark.parametrize("committed", [False, True])
def test_that_a_row_is_there_says_nothing_of_what_is_in_it(
    connection: psycopg.Connection[Any], stamp: dict[str, str], order: tuple[int, ...], committed: bool
) -> None:
    bench = Bench(connection, StampedItem if stamp else Item)
    bench.sync(Rows(1, item(1, "old", **stamp), item(1, "left", **stamp)))
    story: list[Step] = [Rows(2, item(2, "old", **stamp), item(2, "new", **stamp)), There(3, "old", "new")]
    steps: list[Step] = []
    for i in order:
        steps += [story[i], *([Commit()] if committed else [])]
    counts = bench.sync(*steps, Whole(2))
    assert (counts.inserted, counts.updated, counts.superseded, counts.deleted) == (1, 1, 0, 1)
    assert bench.state() == {"old": 2, "new": 2, "left": "deleted"}


def test_a_delete_older_than_the_row_is_ignored_and_one_twice_counts_once(bench: Bench) -> None:
    bench.sync(Rows(5, item(5)))
    assert bench.sync(Gone(4, "a")).deleted == 0
    assert bench.sync(Gone(6, "a", "a", "never seen")).deleted == 1
    assert bench.sync(Gone(7, "a")).deleted == 0
    assert bench.state() == {"a": "deleted"}
    assert bench.rows("id, _deleted_at", "true") == [("a", at(6))]


def test_a_stamped_row_that_is_restored_lives_whatever_our_clock_said_when_it_was_deleted(
    connection: psycopg.Connection[Any],
) -> None:
    bench = Bench(connection, StampedItem)
    bench.sync(Rows(0, item(1, updated=at(-100).isoformat())))
    bench.sync(Gone(-50, "a"))  # deleted by the vendor's clock then, and asked for later
    bench.sync(Rows(10, item(2, updated=at(-40).isoformat())))
    assert bench.state() == {"a": 2}


def test_a_deleted_records_last_state_is_kept_with_the_time_it_went(warm: Bench) -> None:
    warm.sync(Rows(1, item(1), deleted_at=-5), Rows(1, item(2, "b", deleted=True)))
    assert warm.rows("id, value, _deleted_at", "id in ('a', 'b')") == [("a", 1, at(-5)), ("b", 2, at(1))]


def test_a_row_that_is_flagged_as_deleted_is_unchanged_when_it_comes_again(bench: Bench) -> None:
    bench.sync(Rows(1, item(1, deleted=True)))
    assert bench.sync(Rows(11, item(1, deleted=True))).unchanged == 1
    bench.sync(Rows(21, item(1)))
    assert bench.state() == {"a": 1}


@pytest.mark.D6
@pytest.mark.parametrize("how", [Gone(11, "a"), Rows(11, item(1), deleted_at=5), Whole(11)])
def test_a_deleted_row_that_comes_back_just_as_it_was_lives(bench: Bench, how: Step) -> None:
    bench.sync(Rows(1, item(1)))
    bench.sync(how)
    assert bench.rows() == []
    bench.sync(Rows(21, item(1)))
    assert bench.rows() == [("a", 1)]


def test_tombstones_of_nothing_make_the_table_as_else_it_counted_as_dropped(bench: Bench) -> None:
    bench.sync(Gone(1))
    assert bench.state() == {}


def test_tombstones_of_keys_that_no_row_can_have_do_no_harm(warm: Bench) -> None:
    warm.sync(Rows(1, item(1)), Gone(2, "nul\0", "x" * 5000))
    assert warm.state()["a"] == 1


# ---- what vanished


def test_a_complete_snapshot_marks_what_vanished_and_an_incomplete_one_nothing(bench: Bench) -> None:
    bench.sync(Rows(1, item(1), item(2, "b"), item(3, "c")), Whole(1))
    bench.sync(Rows(11, item(1)))
    assert bench.state() == {"a": 1, "b": 2, "c": 3}
    counts = bench.sync(Rows(21, item(1), item(20, "b")), Whole(20))
    assert bench.state() == {"a": 1, "b": 20, "c": "deleted"}
    assert counts.deleted == 1
    counts = bench.sync(Rows(31, item(1), item(3, "c")), Whole(30))
    assert bench.state() == {"a": 1, "b": "deleted", "c": 3}


def test_an_empty_snapshot_is_complete_too(warm: Bench) -> None:
    warm.sync(Whole(20))
    assert set(warm.state().values()) <= {"deleted"}


def test_a_row_written_while_the_snapshot_was_read_stays(bench: Bench) -> None:
    bench.sync(Rows(1, item(1)))
    bench.sync(Rows(12, item(2, "new")), Commit(), Rows(11, item(1)), Whole(10))
    assert bench.state() == {"a": 1, "new": 2}


@pytest.mark.parametrize("table", [Item, StampedItem])
def test_what_a_long_snapshot_committed_on_the_way_has_not_vanished(
    connection: psycopg.Connection[Any], table: type[Item]
) -> None:
    bench = Bench(connection, table)
    stamp = {"updated": "2020-01-01T00:00:00Z"}
    bench.sync(Rows(1, item(1, "old", **stamp), item(1, "gone", **stamp)))
    began = (datetime.now(UTC) - EPOCH).total_seconds()
    bench.sync(
        Rows(began, item(1, "a", **stamp), item(2, "old", **stamp)),
        Commit(),
        Rows(began, item(1, "b", **stamp)),
        Whole(began),
    )
    expected = {"a": 1, "old": 2, "b": 1, "gone": "deleted"}
    assert bench.state() == expected


def test_a_copy_older_than_the_row_has_been_seen_even_if_it_was_committed_on_the_way(
    connection: psycopg.Connection[Any],
) -> None:
    bench = Bench(connection, StampedItem)
    old, new = ({"updated": f"2020-01-0{n}T00:00:00Z"} for n in (1, 2))
    bench.sync(Rows(1, item(2, "stale", **new), item(1, "gone", **old)))
    began = (datetime.now(UTC) - EPOCH).total_seconds()
    bench.sync(Rows(began, item(1, "stale", **old)), Commit(), Rows(began, item(1, "b", **old)), Whole(began))
    assert bench.state() == {"stale": 2, "b": 1, "gone": "deleted"}


@pytest.mark.parametrize("table", [Item, StampedItem])
def test_what_was_deleted_stays_so_for_older_copies_that_come_after_a_commit(
    connection: psycopg.Connection[Any], table: type[Item]
) -> None:
    bench = Bench(connection, table)
    old, new = ({"updated": at(n).isoformat()} for n in (1, 9))
    older = Rows(2, item(1, "gone", **old), item(1, "restored", **old))
    bench.sync(Rows(0, item(0, "other")), Gone(5, "gone", "restored"), Commit(), older, Commit(), older)
    assert bench.state() == {"other": 0}
    bench.sync(Gone(5, "restored"), Commit(), Rows(9, item(9, "restored", **new)))
    assert bench.state() == {"other": 0, "restored": 9}


def test_with_all_rows_of_some_parents_given_the_others_of_theirs_are_gone(
    connection: psycopg.Connection[Any],
) -> None:
    bench = Bench(connection, Numbered)

    def row(parent: str, number: int, value: int = 0) -> dict[str, Any]:
        return {"parent": parent, "number": number, "value": value}

    bench.sync(Rows(1, *(row(p, n) for p in "xyz" for n in range(3))))
    counts = bench.sync(Rows(11, row("x", 0), row("x", 1, 7)), Whole(11, ["x", "y"]))
    assert bench.rows("parent, number, value") == [
        ("x", 0, 0), ("x", 1, 7), ("z", 0, 0), ("z", 1, 0), ("z", 2, 0),
    ]  # fmt: skip
    assert (counts.deleted, counts.updated, counts.unchanged) == (4, 1, 1)
    bench.sync(Whole(21, []))
    assert len(bench.rows("parent, number")) == 5


@pytest.mark.parametrize("table", [Item, StampedItem])
def test_what_vanished_is_the_same_whatever_came_first(
    connection: psycopg.Connection[Any], table: type[Item]
) -> None:
    stamps = [{"updated": f"2020-01-0{n}T00:00:00Z"} for n in (1, 2)]
    x, y = {"parent": "x", **stamps[0]}, {"parent": "y", **stamps[0]}
    story: list[Step] = [
        Rows(5, item(1, "gone", **x), item(1, "kept", **x), item(1, "other", **y)),
        Rows(11, item(2, "kept", parent="x", **stamps[1])),
        Whole(10, ["x"]),
    ]
    orders = list(itertools.permutations(story))
    cut = (
        [False] if table is StampedItem else [False, True]
    )  # what is in a table no longer says when asked for
    for warm, cuts, order in itertools.product([False, True], cut, orders):
        connection.execute("drop table if exists shop.items")
        bench = Bench(connection, table)
        if warm:
            bench.sync(Rows(1, item(0, "gone", **x)))
        bench.sync(*(s for step in order for s in ([step, Commit()] if cuts else [step])))
        alive = {k: v for k, v in bench.state().items() if v != "deleted"}
        assert alive == {"kept": 2, "other": 1}, (warm, cuts, order)


@pytest.mark.parametrize("order", [(5, 11), (11, 5)])
def test_what_a_first_load_was_given_before_its_complete_reading_has_vanished(
    bench: Bench, order: tuple[int, ...]
) -> None:
    counts = bench.sync(*(Rows(n, item(n, f"k{n}")) for n in order), Whole(10))
    assert bench.state() == {"k5": "deleted", "k11": 11}
    assert (counts.inserted, counts.deleted) == (2, 1)


def test_parents_may_be_numbers(connection: psycopg.Connection[Any]) -> None:
    bench = Bench(connection, Reply)
    bench.sync(Rows(1, *({"id": n, "ticket": n % 2} for n in range(4))))
    bench.sync(Rows(11, {"id": 1, "ticket": 1}), Whole(11, ["1"]))
    assert bench.rows("id, ticket") == [(0, 0), (1, 1), (2, 0)]


def test_a_row_that_vanished_is_not_revived_by_a_copy_asked_for_before(bench: Bench) -> None:
    bench.sync(Rows(1, item(1), item(1, "b")))
    bench.sync(Rows(21, item(1, "b")), Whole(20))
    for value in (1, 2):
        bench.sync(Rows(10, item(value)))
        assert bench.state() == {"a": "deleted", "b": 1}
    bench.sync(Rows(22, item(1)))
    assert bench.state() == {"a": 1, "b": 1}


def test_a_refused_record_has_not_vanished(bench: Bench) -> None:
    bench.sync(Rows(1, item(1), item(2, "b"), item(3, "c")))
    poison = b'[{"id":"a","value":1},{"id":"b","bag":{"n":1e200000}}]'
    counts = bench.sync(Rows(11, poison), Whole(10))
    assert counts.dead_lettered == 1
    assert bench.state() == {"a": 1, "b": 2, "c": "deleted"}


def test_nothing_is_marked_as_vanished_if_a_records_key_could_not_be_read(bench: Bench) -> None:
    bench.sync(Rows(1, item(1), item(2, "b")))
    counts = bench.sync(Rows(11, item(1), {"id": None, "value": 5}), Whole(10))
    assert (counts.dead_lettered, counts.deleted) == (1, 0)
    assert bench.state() == {"a": 1, "b": 2}
