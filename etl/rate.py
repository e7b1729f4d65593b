"""How fast one source may be asked, and how long it is waited for when it refuses.

`etl.http.Client` takes a token before each request, says when it was throttled, and asks for leave before
it waits.
"""

from __future__ import annotations

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from etl.window import as_utc

OBSERVED_SECONDS = 5
"""How far back the rate is looked at when a vendor without a known limit throttles us."""
COUNTED_SECONDS = 1.0
"""How far back vendors count: what is sent this soon after a slowing may be refused for what went before."""
SLOWING = 0.7
"""What a refusal leaves of the rate."""
RECOVERY_SECONDS, RECOVERY = 1.0, 1.03
"""Each second without a refusal the rate may rise by three in a hundred: what a refusal took in 12 s."""
BORNE_SHARE, BORNE_SECONDS, BORNE_MOST = 0.015, 15.0, 10
"""Refusals that slow nothing: so many a request, and of a rate one in so many seconds; so many at once."""
REGAINED = 10
"""In so many quiet spans a budget recovers from nothing to all; from half in half of them."""
SLOWEST, FIRST_GUESS = 1 / 60, 5.0
"""Requests per second: what refusals never slow us below, and what the first, of an unknown limit, leaves."""
FIRST_BACKOFF, LONGEST_BACKOFF = 0.5, 30.0
"""Seconds, the upper ends of a full jitter: six attempts wait 8 s on average, 16 s at most."""

LONGEST_TOLD = 366 * 86_400.0
"""Seconds; a longer Retry-After is read as a year."""
SECONDS = r"-?[0-9]+(?:\.[0-9]+)?"


class Allowance:
    """How many refusals may be by chance: those that come at any rate, so that a lower one spares us none.

    A vendor that refuses a few of a hundred requests, however slowly they come, would else bring a rate that
    sinks at each to next to nothing. And where its limit is met, this is the share that finding it costs.

    every: seconds, of `clock`, in which one more is borne, however few requests are sent.
    It is not locked: whoever has one is.
    """

    def __init__(self, clock: Callable[[], float], every: float = float("inf")) -> None:
        self._clock, self._every = clock, every
        self._left, self._seen = 0.0, clock()

    def sent(self) -> None:
        """A request was sent, which may be refused."""
        now = self._clock()
        self._left = min(BORNE_MOST, self._left + BORNE_SHARE + (now - self._seen) / self._every)
        self._seen = now

    def bears(self) -> bool:
        """Count a refusal; whether it means nothing. One that does is owed: the next is borne the later."""
        self._left -= 1
        borne = self._left >= 0
        self._left = max(-1.0, self._left)
        return borne


class Rate:
    """A token bucket shared by all threads of a client; it holds at most one second's worth of tokens.

    per_second: requests per second now. As an argument, the vendor's limit; None means no limit until the
        vendor throttles: then less than was sent per second just before, and no limit again once twice
        that has been reached.
    clock: seconds, of a clock that never goes back.
    """

    def __init__(self, per_second: float | None, clock: Callable[[], float] = time.monotonic) -> None:
        if per_second is not None and not per_second > 0:
            raise ValueError("requests per second must be above 0")
        self.per_second = per_second
        self._known = per_second is not None
        self._top = per_second or 0.0
        self._clock = clock
        self._lock = threading.Lock()
        self._tokens = max(1.0, self._top)
        self._filled = self._grown = clock()
        self._slowed = float("-inf")
        self._allowance = Allowance(clock, BORNE_SECONDS)
        self._sent: deque[list[int]] = deque(maxlen=OBSERVED_SECONDS + 1)

    def take(self) -> float:
        """Reserve the next request's token; returns how many seconds to wait before sending it."""
        with self._lock:
            now = self._clock()
            if self._sent and self._sent[-1][0] == int(now):
                self._sent[-1][1] += 1
            else:
                self._sent.append([int(now), 1])
            self._allowance.sent()
            rate = self._refill(now)
            if rate is None:
                return 0.0
            self._tokens -= 1
            return max(0.0, -self._tokens / rate)

    def throttled(self, sent: float) -> None:
        """Lower the rate, because a request sent at `sent`, by the same clock, was one too many.

        Not if so few are refused that it may be by chance: then it only ceases to rise for a second. Requests
        whose turn had come when the rate was last lowered, or that followed within the second that vendors
        count, say nothing new and lower nothing: else one burst would bring the rate to nothing.
        """
        with self._lock:
            now = self._clock()
            rate = self._refill(now)
            borne = self._allowance.bears()
            self._grown = max(self._grown, now)
            if borne:
                return
            if rate is None:
                recent = [count for second, count in self._sent if second >= now - OBSERVED_SECONDS]
                rate = max(sum(recent) / max(1, len(recent)), FIRST_GUESS / SLOWING)
                self._top, self._tokens = 2 * rate, 0.0
            elif sent < self._slowed:
                return
            if sent >= self._slowed + COUNTED_SECONDS:
                self.per_second = min(self._top, max(rate * SLOWING, SLOWEST))
                self._slowed = self._grown = now + max(0.0, -self._tokens) / rate
            self._tokens = min(self._tokens + 1, 1.0)  # its own token was not spent

    def _refill(self, now: float) -> float | None:
        """Let the rate recover and add the tokens that have flowed in; returns the rate."""
        if self.per_second is None:
            self._filled = now
            return None
        steps = max(0, int((now - self._grown) / RECOVERY_SECONDS))
        if steps:
            self._grown += steps * RECOVERY_SECONDS
            self.per_second = min(self._top, self.per_second * RECOVERY ** min(steps, 1000))
        if self.per_second >= self._top and not self._known:
            self.per_second = None
            return None
        room = max(1.0, self.per_second)
        self._tokens = min(room, self._tokens + (now - self._filled) * self.per_second)
        self._filled = now
        return self.per_second


class Budget:
    """At most so many requests in any span of so many seconds; shared by all threads of a client.

    count, seconds: the vendor's limit. All of it may be spent at once, as a sync of few requests does.
    clock: seconds, of a clock that never goes back.

    A request counts from when it was sent until `seconds` after its answer, as nobody knows when between the
    two the vendor counted it: so no span of the vendor's holds more, however long requests are on the way.
    """

    def __init__(self, count: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        if count < 1 or not seconds > 0:
            raise ValueError("a limit is at least 1 request in more than 0 seconds")
        self.allowed = count
        self._count, self._seconds, self._clock = count, seconds, clock
        self._lock = threading.Lock()
        self._under_way = 0
        self._counts: deque[float] = deque()
        """When each request that was answered ceases to count."""
        self._slowed, self._grown = float("-inf"), clock()
        self._paused = self._refused = 0.0
        self._allowance = Allowance(clock)

    def take(self) -> float:
        """Take a token, which `answered` gives back, and return 0; else in how many seconds to try again."""
        with self._lock:
            now = self._clock()
            while self._counts and self._counts[0] <= now:
                self._counts.popleft()
            quiet = int((now - self._grown) / self._seconds)
            if quiet:
                self._grown += quiet * self._seconds
                self.allowed = min(self._count, self.allowed + quiet * max(1, self._count // REGAINED))
            if now < self._paused:
                return self._paused - now
            spent = self._under_way + len(self._counts)
            if spent < self.allowed:
                self._under_way += 1
                self._allowance.sent()
                return 0.0
            place = spent - self.allowed  # of the answer that must have ceased to count
            return self._counts[place] - now if place < len(self._counts) else self._seconds

    @property
    def paused(self) -> bool:
        """Whether the vendor wants a wait that is not just for the rest of its own span."""
        return self._clock() < self._refused

    def resize(self, count: int) -> None:
        """Allow so many from now on, as the vendor has told its limit; what was halved stays halved."""
        with self._lock:
            self.allowed = max(1, self.allowed * count // self._count)
            self._count = count

    def pause(self, seconds: float) -> None:
        """Send none for so long, as the vendor has told that its limit is spent."""
        with self._lock:
            self._paused = max(self._paused, self._clock() + seconds)
            if seconds > self._seconds:  # else it is the pace of the limit, however often it comes
                self._refused = max(self._refused, self._paused)

    def answered(self) -> None:
        """A request that took a token was answered, or given up."""
        with self._lock:
            self._under_way -= 1
            self._counts.append(self._clock() + self._seconds)

    def throttled(self, sent: float, told: float | None) -> None:
        """Halve what is allowed, as a request sent at `sent` was too many: others may share the limit.

        Not if so few are refused that it may be by chance. Refusals of requests sent within a span of the
        last halving say nothing new, as the vendor still counts what was sent before it. Each quiet span
        gives a tenth of the whole back.

        told: seconds in which none is to be sent.
        """
        with self._lock:
            now = self._clock()
            self._paused = max(self._paused, now + (told or 0.0))
            self._refused = max(self._refused, now + (told or 0.0))
            if self._allowance.bears():
                return
            self._grown = now
            if sent >= self._slowed + self._seconds:
                self.allowed = max(1, self.allowed // 2)
                self._slowed = now


class Pace:
    """How fast one class of requests may go: by the rate of all, and by a budget of its own if it has one."""

    def __init__(self, rate: Rate, budget: Budget | None = None) -> None:
        self._rate, self._budget = rate, budget

    @contextmanager
    def turn(
        self,
        wait: Callable[[float], object],
        closing: threading.Event,
        obey: Callable[[float], object] | None = None,
    ) -> Iterator[None]:
        """Wait until a request may be sent, which the body of the `with` does; not on if `closing` is set.

        obey: waits as the vendor told the class to, or raises if that is too long; by default as `wait`.
        """
        while (pause := self._budget.take() if self._budget else 0.0) and not closing.is_set():
            told = self._budget is not None and self._budget.paused
            (obey if obey and told else wait)(pause)
        try:
            if now := self._rate.take():
                wait(now)
            yield
        finally:
            if self._budget and not pause:
                self._budget.answered()

    def told(self, most: int, pause: float) -> None:
        """Allow so many requests of the class in its span from now on, if any; send none for so long."""
        if self._budget and most:
            self._budget.resize(most)
        if self._budget and pause:
            self._budget.pause(pause)

    def throttled(self, sent: float, told: float | None) -> None:
        """Slow down: the class, if it has a budget, else all. told: seconds that the vendor wants waited."""
        if self._budget:
            self._budget.throttled(sent, told)
        else:
            self._rate.throttled(sent)


class Patience:
    """How long a client may still wait between attempts, and be at work at all.

    budget: seconds of waiting in its whole life. life: seconds of that, from its first request on.
    waited: seconds spent so far; waits of several threads at the same time count once.
    throttled: those of them that the vendor's limits wanted.
    """

    def __init__(self, budget: float, life: float = float("inf")) -> None:
        self.budget = budget
        self.waited = self.throttled = 0.0
        self._life, self._dies = life, 0.0
        self._ends: list[float] = []
        self._lock = threading.Lock()

    def left(self) -> float:
        """Seconds until its life is over; that begins now, unless it has begun."""
        with self._lock:
            now = time.monotonic()
            self._dies = self._dies or now + self._life
            return self._dies - now

    @contextmanager
    def waiting(self, seconds: float, *, throttled: bool = False) -> Iterator[bool]:
        """Whether the budget allows this wait, which the body of the `with` then does."""
        with self._lock:
            now = time.monotonic()
            end = now + seconds
            alone = end - max(now, *self._ends) if self._ends else seconds
            allowed = self.waited + max(0.0, alone) <= self.budget
            if allowed:
                self.waited += max(0.0, alone)
                self.throttled += max(0.0, alone) if throttled else 0.0
                self._ends.append(end)
        try:
            yield allowed
        finally:
            if allowed:
                with self._lock:
                    self._ends.remove(end)


def backoff(attempts: int, told: float | None) -> float:
    """Seconds to wait after that many attempts: what the vendor told, and a jitter that doubles each time."""
    import random

    jitter = min(LONGEST_BACKOFF, FIRST_BACKOFF * 2.0 ** min(attempts - 1, 10))
    return (told or 0.0) + random.uniform(0, jitter)


def seconds_told(retry_after: str, now: Callable[[], datetime]) -> float | None:
    """What a Retry-After header means: seconds, or until a date, never below 0; None if it is neither."""
    if re.fullmatch(SECONDS, retry_after.strip()):
        told = float(retry_after)
    elif moment := http_date(retry_after):
        told = (moment - now()).total_seconds()
    else:
        return None
    return min(max(0.0, told), LONGEST_TOLD)


def http_date(text: str) -> datetime | None:
    """The moment of an HTTP date; None if it is none."""
    from email.utils import parsedate_to_datetime

    try:
        return as_utc(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
