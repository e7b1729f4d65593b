"""How fast a source is asked, by a clock that the test turns."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor

import pytest

from etl.rate import SLOWEST, Budget, Patience, Rate, backoff


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def sent(rate: Rate, clock: Clock, seconds: float) -> int:
    """How many requests one patient thread sends in so many seconds."""
    end, count = clock.now + seconds, 0
    while clock.now < end:
        clock.now += rate.take()
        count += clock.now < end
    return count


def test_a_second_of_requests_may_go_at_once_and_then_the_rate_holds() -> None:
    clock = Clock()
    rate = Rate(10, clock)
    assert [rate.take() for _ in range(10)] == [0.0] * 10
    assert rate.take() == pytest.approx(0.1)
    assert rate.take() == pytest.approx(0.2)
    clock.now += 3600
    assert [rate.take() for _ in range(11)][-2:] == [0.0, pytest.approx(0.1)]


def test_less_than_one_request_a_second_is_a_rate_too() -> None:
    clock = Clock()
    rate = Rate(0.1, clock)
    assert rate.take() == 0.0
    assert rate.take() == pytest.approx(10)
    with pytest.raises(ValueError, match="above 0"):
        Rate(0)


def test_a_refusal_takes_three_tenths_of_the_rate_and_each_quiet_second_gives_three_hundredths_back() -> None:
    clock = Clock()
    rate = Rate(10, clock)
    rate.throttled(clock.now)
    assert sent(rate, clock, 0.9) == pytest.approx(7, abs=1)
    assert rate.per_second == pytest.approx(7)
    clock.now += 0.2
    rate.take()
    assert rate.per_second == pytest.approx(7 * 1.03)
    clock.now += 12
    rate.take()
    assert rate.per_second == 10
    clock.now += 1e9
    rate.take()
    assert rate.per_second == 10


def test_refusals_of_requests_sent_before_the_rate_was_last_lowered_count_once() -> None:
    clock = Clock()
    rate = Rate(10, clock)
    before = clock.now
    clock.now += 1
    for _ in range(8):
        rate.throttled(before)
    assert rate.per_second == pytest.approx(7)
    clock.now += 1
    rate.throttled(clock.now)
    assert rate.per_second == pytest.approx(7 * 1.03 * 0.7)
    for _ in range(50):
        clock.now += 1
        rate.throttled(clock.now)
    assert rate.per_second == SLOWEST
    slow = Rate(SLOWEST / 2, clock)
    slow.throttled(clock.now)
    assert slow.per_second == SLOWEST / 2, "a refusal raises no rate"


def test_refusals_of_requests_whose_turn_had_come_before_the_rate_was_lowered_count_once() -> None:
    clock = Clock()
    rate = Rate(1, clock)
    turns = [clock.now + rate.take() for _ in range(8)]
    rate.throttled(clock.now)
    for turn in turns:
        clock.now = turn
        rate.throttled(turn)
    assert rate.per_second == pytest.approx(0.7)


def test_a_few_refusals_of_many_requests_are_borne_and_keep_the_rate_from_rising_for_a_second() -> None:
    clock = Clock()
    rate = Rate(10, clock)
    rate.throttled(clock.now)
    for _ in range(300):
        rate.take()
    clock.now += 0.9
    for _ in range(3):
        rate.throttled(clock.now)
    clock.now += 0.9
    rate.take()
    assert rate.per_second == pytest.approx(7)
    rate.throttled(clock.now)
    assert rate.per_second == pytest.approx(4.9)


def test_one_refusal_in_fifteen_seconds_is_borne_however_few_are_sent() -> None:
    clock = Clock()
    rate = Rate(0.2, clock)
    for _ in range(20):
        clock.now += 15
        rate.take()
        rate.throttled(clock.now)
    assert rate.per_second == 0.2


def test_a_vendor_that_counts_by_the_second_is_soon_asked_at_nearly_its_limit() -> None:
    """After a burst it refuses all that is sent in the rest of a second, which tells nothing of the rate."""
    clock = Clock()
    rate = Rate(80, clock)
    served, total, end = deque[float](), 0, clock.now + 20
    while clock.now < end:
        clock.now += rate.take()
        while served and served[0] <= clock.now - 1:
            served.popleft()
        if len(served) < 25:
            served.append(clock.now)
            total += 1
        else:
            clock.now += 0.01
            rate.throttled(clock.now)
    assert total > 0.7 * 20 * 25


def test_without_a_limit_what_is_refused_beyond_chance_leaves_less_than_was_sent() -> None:
    clock = Clock()
    rate = Rate(None, clock)
    for _ in range(60):
        assert rate.take() == 0.0
        clock.now += 0.05
    rate.throttled(clock.now)
    assert rate.per_second is None
    rate.throttled(clock.now)
    assert rate.per_second == pytest.approx(14, abs=0.7)
    assert sent(rate, clock, 0.9) == pytest.approx(13, abs=2)
    clock.now += 3600
    assert rate.take() == 0.0
    assert rate.per_second is None


def test_a_bucket_shared_by_threads_gives_each_token_once() -> None:
    clock = Clock()
    rate = Rate(50, clock)
    with ThreadPoolExecutor(16) as pool:
        pauses = sorted(pool.map(lambda _: rate.take(), range(200)))
    assert pauses == pytest.approx([0.0] * 50 + [n / 50 for n in range(1, 151)])


def spent(budget: Budget, clock: Clock, seconds: float, *, each: float = 0.0) -> list[float]:
    """When a patient thread sends requests in so many seconds, each of which takes so long."""
    end, moments = clock.now + seconds, []
    while clock.now < end:
        if pause := budget.take():
            clock.now += pause
        else:
            moments.append(clock.now)
            clock.now += each
            budget.answered()
    return moments


def most_within(moments: list[float], seconds: float) -> int:
    return max(sum(first <= m < first + seconds for m in moments) for first in moments)


def test_a_budget_may_be_spent_at_once_and_is_never_overdrawn_in_any_span() -> None:
    clock = Clock()
    budget = Budget(10, 60, clock)
    moments = spent(budget, clock, 600, each=0.1)
    assert moments[9] - moments[0] < 1
    assert most_within(moments, 60) == 10
    assert len(moments) >= 98
    clock.now += 3600
    assert most_within(spent(budget, clock, 120, each=7), 60) <= 10


def test_a_request_counts_until_a_span_after_its_answer_since_the_vendor_may_have_counted_it_then() -> None:
    clock = Clock()
    budget = Budget(2, 60, clock)
    assert budget.take() == budget.take() == 0.0
    assert budget.take() == 60
    clock.now += 45
    budget.answered()
    assert budget.take() == 60
    clock.now += 60
    assert budget.take() == 0.0
    assert budget.take() == 60


def test_a_refusal_halves_a_budget_and_each_quiet_span_gives_a_tenth_back() -> None:
    clock = Clock()
    budget = Budget(10, 60, clock)
    assert budget.take() == 0.0
    budget.answered()
    budget.throttled(clock.now, told=30)
    budget.throttled(clock.now - 1, told=None)
    assert budget.allowed == 5
    assert budget.take() == 30
    clock.now += 61
    assert len(spent(budget, clock, 10)) == 6
    clock.now += 3600
    assert len(spent(budget, clock, 10)) == 10
    for _ in range(9):
        budget.throttled(clock.now, told=None)
        clock.now += 60
    assert budget.allowed == 1


def test_a_storm_of_refusals_halves_a_budget_once_and_it_has_recovered_after_five_quiet_spans() -> None:
    clock = Clock()
    budget = Budget(560, 60, clock)
    for _ in range(20):
        budget.throttled(clock.now, told=2)
        clock.now += 2
    assert budget.allowed == 280
    assert budget.take() == 0.0
    budget.answered()
    clock.now += 60
    assert len(spent(budget, clock, 1)) == 280 + 56
    clock.now += 4 * 60
    assert len(spent(budget, clock, 1)) == 560


def test_a_budget_that_others_eat_up_is_halved_once_a_span_down_to_one() -> None:
    clock = Clock()
    budget = Budget(560, 60, clock)
    halves = []
    for _ in range(12):
        budget.throttled(clock.now, told=None)
        halves.append(budget.allowed)
        clock.now += 60.5
    assert halves[:3] == [280, 140, 70]
    assert halves[-1] == 1
    budget.take()
    assert budget.allowed == 57


@pytest.mark.parametrize(("count", "seconds"), [(0, 60.0), (10, 0.0)])
def test_a_budget_of_nothing_is_no_budget(count: int, seconds: float) -> None:
    with pytest.raises(ValueError, match="at least 1 request"):
        Budget(count, seconds)


def test_patience_counts_waits_at_the_same_time_once() -> None:
    patience = Patience(10)
    with patience.waiting(6) as first, patience.waiting(6) as second, patience.waiting(7) as third:
        assert (first, second, third) == (True, True, True)
    assert patience.waited == pytest.approx(7, abs=0.1)
    with patience.waiting(6) as fourth:
        assert not fourth
    with patience.waiting(2) as fifth:
        assert fifth
    assert patience.waited == pytest.approx(9, abs=0.1)


def test_patience_is_safe_for_many_threads() -> None:
    patience, together = Patience(100), threading.Barrier(16)

    def wait() -> bool:
        together.wait()
        with patience.waiting(1) as allowed:
            together.wait()
        return allowed

    with ThreadPoolExecutor(16) as pool:
        waits = [pool.submit(wait) for _ in range(16)]
        assert all(one.result() for one in waits)
    assert patience.waited == pytest.approx(1, abs=0.5)


@pytest.mark.C1
@pytest.mark.C2
def test_the_back_off_doubles_to_half_a_minute_and_comes_on_top_of_what_was_told() -> None:
    for attempts, most in ((1, 0.5), (2, 1.0), (5, 8.0), (7, 30.0), (2000, 30.0)):
        pauses = [backoff(attempts, None) for _ in range(200)]
        assert max(pauses) <= most
        assert max(pauses) > most * 0.8
        assert min(pauses) < most * 0.2
    assert 60 <= backoff(1, 60.0) <= 60.5


def test_a_budget_takes_over_what_the_vendor_tells_of_it() -> None:
    now = 0.0
    budget = Budget(2, 60.0, clock=lambda: now)
    budget.resize(5)
    assert [budget.take() for _ in range(5)] == [0.0] * 5
    assert budget.take() == 60.0
    halved = Budget(160, 60.0, clock=lambda: now)
    halved.throttled(now, told=None)
    halved.resize(560)
    assert halved.allowed == 280
    fresh = Budget(2, 60.0, clock=lambda: now)
    fresh.pause(41.0)
    assert fresh.take() == 41.0
    assert not fresh.paused, "it is the pace of the limit, not a refusal to be patient with"
    now = 41.0
    assert fresh.take() == 0.0
    fresh.pause(3_600.0)
    assert fresh.paused
