"""What a long load's rate comes to, against vendors that refuse for one reason or another; in time made up."""

from __future__ import annotations

import heapq
import itertools
import random
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest

from etl.rate import FIRST_BACKOFF, LONGEST_BACKOFF, Budget, Rate
from tests.unit.test_rate import Clock

TOP = 80.0
MINUTE = 60.0
Admits = Callable[[float], bool]
"""Whether the vendor serves a request that reaches it at this time."""


def sliding(most: int, seconds: float = 1.0) -> Admits:
    """So many in any span of so many seconds."""
    served = deque[float]()

    def admits(now: float) -> bool:
        while served and served[0] <= now - seconds:
            served.popleft()
        if len(served) >= most:
            return False
        served.append(now)
        return True

    return admits


def by_the_second(most: int) -> Admits:
    """So many in each second of the vendor's clock, those that are refused included."""
    asked: dict[int, int] = {}

    def admits(now: float) -> bool:
        asked[int(now)] = asked.get(int(now), 0) + 1
        return asked[int(now)] <= most

    return admits


def leaking(per_second: float) -> Admits:
    """A bucket that holds a second's tokens."""
    tokens, filled = per_second, 0.0

    def admits(now: float) -> bool:
        nonlocal tokens, filled
        tokens, filled = min(per_second, tokens + (now - filled) * per_second), now
        enough = tokens >= 1
        tokens -= enough
        return enough

    return admits


def by_chance(share: float) -> Admits:
    """All but a share, however fast they come."""
    dice = random.Random(5)
    return lambda _: dice.random() >= share


class Seen(NamedTuple):
    """Of a span: requests served a second, and which share of those sent was refused."""

    rate: float
    refused: float


def asked(rate: Rate, clock: Clock, vendors: Sequence[Admits], minutes: int, *, warm: int = 0) -> Seen:
    """What eight threads get that ask as a client does, of a vendor some 75 ms away, after `warm` minutes."""
    dice, order, begun = random.Random(3), itertools.count(), clock.now
    steps: list[tuple[float, int, str, float, int]] = []
    """When, in which order, what, when it was sent, at which attempt."""
    served = refused = 0

    def at(moment: float, step: str, sent: float = 0.0, attempt: int = 1) -> None:
        heapq.heappush(steps, (moment, next(order), step, sent, attempt))

    for thread in range(8):
        at(clock.now + thread / 1000, "ask")
    while steps[0][0] < begun + (warm + minutes) * MINUTE:
        clock.now, _, step, sent, attempt = heapq.heappop(steps)
        counts = clock.now >= begun + warm * MINUTE
        match step:
            case "ask":
                at(clock.now + rate.take(), "send", attempt=attempt)
            case "send":
                at(clock.now + dice.uniform(0.015, 0.06), "arrive", clock.now, attempt)
            case "arrive":
                admitted = all(admits(clock.now) for admits in vendors)
                served, refused = served + (counts and admitted), refused + (counts and not admitted)
                back = clock.now + dice.uniform(0.015, 0.06)
                if admitted:
                    at(back, "ask")
                else:
                    at(back, "refused", sent, attempt)
            case "refused":
                rate.throttled(sent)
                pause = dice.uniform(0, min(LONGEST_BACKOFF, FIRST_BACKOFF * 2.0 ** (attempt - 1)))
                at(clock.now + pause, "ask", attempt=attempt + 1)
    return Seen(served / (minutes * MINUTE), refused / (served + refused))


@pytest.mark.C1
@pytest.mark.parametrize("most", [10, 25, 60])
@pytest.mark.parametrize("vendor", [sliding, by_the_second, leaking])
def test_a_limit_far_below_ours_is_made_use_of_and_one_in_forty_is_refused_at_most(
    vendor: Callable[[int], Admits], most: int
) -> None:
    clock = Clock()
    seen = asked(Rate(TOP, clock), clock, [vendor(most)], 15, warm=2)
    assert seen.rate > 0.8 * most
    assert seen.refused < (0.02 if most > TOP / 4 else 0.025)


@pytest.mark.C1
def test_what_is_refused_by_chance_whatever_the_rate_does_not_bring_it_down() -> None:
    clock = Clock()
    seen = asked(Rate(TOP, clock), clock, [by_chance(0.013)], 30)
    assert seen.rate > 0.75 * TOP
    unlimited = Clock()
    assert asked(Rate(None, unlimited), unlimited, [by_chance(0.013)], 30).rate > 0.75 * TOP


@pytest.mark.parametrize(("share", "least"), [(0.03, 4.0), (0.05, 1.5), (0.1, 0.8)])
def test_a_larger_share_refused_by_chance_slows_and_does_not_stop(share: float, least: float) -> None:
    clock = Clock()
    assert asked(Rate(TOP, clock), clock, [by_chance(share)], 30, warm=5).rate > least


def test_chance_beside_a_limit_leaves_half_of_what_the_limit_allows() -> None:
    clock = Clock()
    seen = asked(Rate(TOP, clock), clock, [by_chance(0.013), sliding(25)], 30, warm=2)
    assert seen.rate > 25 / 2
    assert seen.refused < 0.025


def test_a_vendor_that_refused_all_for_a_minute_is_soon_asked_as_before() -> None:
    clock = Clock()
    rate = Rate(TOP, clock)
    seen = asked(rate, clock, [lambda now: not 1060 <= now < 1120], 10)
    assert rate.per_second == TOP
    assert seen.rate > 0.4 * TOP


def spent(budget: Budget, clock: Clock, admits: Admits, minutes: int) -> Seen:
    """What a patient thread gets of a class of requests, of a vendor that names no time to come back."""
    end, served, refused = clock.now + minutes * MINUTE, 0, 0
    while clock.now < end:
        if pause := budget.take():
            clock.now += pause
            continue
        sent = clock.now
        clock.now += 0.05
        budget.answered()
        if admits(sent):
            served += 1
        else:
            refused += 1
            budget.throttled(sent, None)
    return Seen(served / (minutes * MINUTE), refused / (served + refused))


def test_what_is_refused_by_chance_does_not_bring_a_budget_down() -> None:
    clock = Clock()
    assert spent(Budget(560, MINUTE, clock), clock, by_chance(0.013), 60).rate > 0.75 * 560 / MINUTE


def test_a_budget_of_which_others_take_half_is_refused_little() -> None:
    clock = Clock()
    seen = spent(Budget(560, MINUTE, clock), clock, sliding(280, MINUTE), 60)
    assert seen.rate > 0.8 * 280 / MINUTE
    assert seen.refused < 0.05
