"""Windows: half open, in UTC, cut and joined without losing an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.window import BEGINNING, Window, as_utc, gaps

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
HOURS = st.integers(0, 48).map(lambda h: NOON + timedelta(hours=h))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start, end = sorted((draw(HOURS), draw(HOURS)))
    return Window(start, end)


def hours(*spans: tuple[float, float]) -> list[Window]:
    return [Window(NOON + timedelta(hours=a), NOON + timedelta(hours=b)) for a, b in spans]


@pytest.mark.parametrize(
    "given_",
    [
        "2026-03-29T12:00:00Z",
        "2026-03-29T12:00",
        datetime(2026, 3, 29, 12),
        datetime(2026, 3, 29, 14, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_a_moment_is_utc_whatever_its_zone_and_a_naive_one_is_utc_already(given_: datetime | str) -> None:
    assert as_utc(given_) == NOON
    assert as_utc(given_).tzinfo is UTC


def test_a_date_is_its_midnight() -> None:
    assert as_utc(date(2026, 3, 29)) == as_utc("2026-03-29") == NOON.replace(hour=0)


def test_text_that_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        as_utc("yesterday")


def test_a_window_cannot_end_before_it_starts_but_may_be_empty() -> None:
    with pytest.raises(ValueError, match=r"cannot end \(2026-03-29T12:00:00Z\) before it starts"):
        Window(NOON + timedelta(seconds=1), NOON)
    assert not Window(NOON, NOON)
    assert Window(NOON, NOON + timedelta(microseconds=1))


def test_it_is_written_as_an_iso_8601_interval() -> None:
    assert str(Window(NOON, NOON + timedelta(days=1))) == "2026-03-29T12:00:00Z/2026-03-30T12:00:00Z"


def test_reaching_back_moves_the_start_alone_and_never_before_the_beginning() -> None:
    window = Window(NOON, NOON + timedelta(hours=3), initial=True)
    assert window.reaching_back(timedelta(minutes=10)) == Window(
        NOON - timedelta(minutes=10), window.end, initial=True
    )
    assert Window(BEGINNING, NOON).reaching_back(timedelta(days=1)).start == BEGINNING


@given(windows(), st.integers(0, 10**7))
@settings(derandomize=True, max_examples=50)
def test_two_halves_are_the_window_again_and_the_newer_comes_first(window: Window, shift: int) -> None:
    window = Window(window.start, window.end + timedelta(microseconds=shift), initial=True)
    newer, older = window.halves()
    assert (older.start, newer.end) == (window.start, window.end)
    assert older.end == newer.start
    assert older.initial
    assert newer.initial


@pytest.mark.D10
def test_days_are_cut_at_utc_midnights_on_the_night_clocks_change_too() -> None:
    window = Window(NOON, NOON + timedelta(days=2, hours=1), initial=True)
    days = list(window.days())
    assert [f"{d.start:%dT%H}-{d.end:%dT%H}" for d in days] == ["29T12-30T00", "30T00-31T00", "31T00-31T13"]
    assert all(d.initial for d in days)
    assert list(Window(NOON, NOON).days()) == []


def test_nothing_done_leaves_one_gap_and_all_done_leaves_none() -> None:
    (wanted,) = hours((0, 9))
    assert gaps(wanted, []) == [wanted]
    assert gaps(wanted, hours((-1, 10))) == []
    assert gaps(wanted, hours((4, 9), (0, 5))) == []


@pytest.mark.D10
def test_gaps_are_what_downtime_left_oldest_first() -> None:
    (wanted,) = hours((0, 9))
    assert gaps(wanted, hours((6, 7), (1, 3), (2, 4))) == hours((0, 1), (4, 6), (7, 9))
    assert gaps(wanted, hours((-3, -1), (12, 20))) == [wanted]


@given(windows(), st.lists(windows(), max_size=8))
@settings(derandomize=True, max_examples=200)
def test_an_instant_is_in_a_gap_exactly_if_no_window_has_it(wanted: Window, done: list[Window]) -> None:
    found = gaps(wanted, done)
    assert all(found)
    for minutes in range(-30, 49 * 60, 30):
        instant = NOON + timedelta(minutes=minutes)
        missing = wanted.start <= instant < wanted.end and not any(d.start <= instant < d.end for d in done)
        assert missing == any(g.start <= instant < g.end for g in found)
