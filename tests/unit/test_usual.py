"""What is unusual: alarms on what matters, few false ones on simulated days, none on few data."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from math import comb, exp

import pytest

from etl.usual import FALSE_ALARM, rate_jumped, volume_fell

MONDAY = date(2026, 3, 30)


def draw(rng: random.Random, n: int, share: float) -> tuple[int, int]:
    return n, sum(rng.random() < share for _ in range(n))


def weeks(number: Callable[[date], int], day: date = MONDAY) -> dict[date, int]:
    """Rows of the four weeks before a day."""
    return {when: number(when) for when in (day - timedelta(days=n) for n in range(1, 29))}


# ---- rates


def test_the_chance_is_that_of_fishers_exact_test() -> None:
    before = [(50, 1), (50, 1), (50, 1), (50, 1), (50, 1), (50, 1), (50, 1), (50, 1)]  # no burst: no effect
    found = rate_jumped(60, 9, before)
    total, marked, of = 460, 17, 60
    exact = sum(
        Fraction(comb(marked, k) * comb(total - marked, of - k), comb(total, of)) for k in range(9, 18)
    )
    assert found.chance == pytest.approx(float(exact), rel=1e-9)
    assert found.unusual == (exact < FALSE_ALARM)
    assert found.usual == 8 / 400


def test_a_vendor_that_fails_a_fifth_of_what_never_failed_is_an_alarm() -> None:
    found = rate_jumped(300, 60, [(300, 0)] * 28)
    assert found.unusual
    assert found.chance < 1e-9


def test_a_burst_is_no_alarm_where_bursts_are_usual_and_is_one_where_they_are_not() -> None:
    bursts = [(300, 60 if n % 5 == 0 else 0) for n in range(28)]
    steady = [(300, 12 + n % 2) for n in range(28)]
    assert sum(k for _, k in steady) == pytest.approx(sum(k for _, k in bursts), rel=0.1)
    assert not rate_jumped(300, 60, bursts).unusual
    assert rate_jumped(300, 60, steady).unusual


def test_independent_attempts_give_fewer_false_alarms_than_one_in_a_thousand() -> None:
    rng = random.Random(7)
    alarms = sum(
        rate_jumped(*draw(rng, 150, 0.05), [draw(rng, 150, 0.05) for _ in range(28)]).unusual
        for _ in range(150)
    )
    assert alarms == 0  # of 150, more than one has a chance of 1 in 100 were it one in a thousand


@pytest.mark.parametrize(
    ("attempts", "errors", "before"),
    [
        (300, 60, [(300, 0)] * 6),  # days
        (300, 60, [(14, 0)] * 7),  # attempts
        (6, 4, [(300, 0)] * 28),  # errors
        (0, 0, [(300, 0)] * 28),
        (0, 0, []),
        (1_000_000, 5_000, [(1_000_000, 100)] * 28),  # a difference that nobody minds
    ],
)
def test_few_data_or_a_small_difference_are_no_alarm(
    attempts: int, errors: int, before: list[tuple[int, int]]
) -> None:
    assert not rate_jumped(attempts, errors, before).unusual


# ---- volumes


def test_a_weekend_is_as_quiet_as_weekends_are_and_a_monday_is_not() -> None:
    def usual(day: date) -> int:
        return (100 if day.weekday() >= 5 else 1000) + day.day % 7 * 10

    sunday = MONDAY - timedelta(days=1)
    assert not volume_fell(sunday, 100, weeks(usual, sunday)).unusual
    found = volume_fell(MONDAY, 100, weeks(usual))
    assert found.unusual
    assert found.usual == pytest.approx(1030, abs=40)


def test_a_first_load_or_a_day_without_rows_among_the_weeks_before_hides_no_fall() -> None:
    before = weeks(lambda day: 1000 + day.day)
    before[MONDAY - timedelta(days=28)] = 5_000_000
    before[MONDAY - timedelta(days=9)] = 0
    assert volume_fell(MONDAY, 0, before).unusual
    assert not volume_fell(MONDAY, 990, before).unusual


def test_volumes_that_always_vary_that_much_are_no_alarm_and_false_ones_are_one_in_a_thousand() -> None:
    rng = random.Random(3)
    alarms = 0
    for n in range(400):
        day = MONDAY + timedelta(days=n % 7)

        def rows(when: date) -> int:
            return int((100 if when.weekday() >= 5 else 800) * exp(rng.gauss(0, 0.5)))

        alarms += volume_fell(day, rows(day), weeks(rows, day)).unusual
    assert alarms <= 2  # 0.4 are to be expected; three or more in one of 126 such tests


@pytest.mark.parametrize(
    ("rows", "before"),
    [
        (0, {}),
        (0, {MONDAY - timedelta(days=n): 1000 for n in range(1, 14)}),  # two weeks
        (0, weeks(lambda day: 5)),  # few rows
        (600, weeks(lambda day: 1000)),  # more than half of the usual
        (5_000, weeks(lambda day: 1000)),  # more is no fall
    ],
)
def test_few_data_or_a_small_fall_are_no_alarm(rows: int, before: dict[date, int]) -> None:
    assert not volume_fell(MONDAY, rows, before).unusual
