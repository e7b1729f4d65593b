"""Window: a half-open span of source time, the unit in which everything is asked, planned and recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""Where a stream starts that has no start_date: all that the vendor has."""


def utc_now() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)


def as_utc(moment: datetime | date | str) -> datetime:
    """A moment as an aware UTC datetime; a date is its midnight, a naive time is UTC; else ValueError."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Window(Struct, frozen=True, order=True):
    """All t with start <= t < end, in UTC.

    `initial` says that nothing older than what lies in the window was read before it, so there is
    no older row that a change inside the window could have made stale: a first load. A reader
    then need not ask what changed, only what exists.

    `newest` says that its end is the present. A reader may leave out the upper bound then: what is
    newer than the end is welcome, and will be read again.

    `state` is what the stream's reader last left behind with `State`, as it was committed: all before
    it is in the warehouse, so the reader goes on from there, whatever the window's start. Only the
    newest window of what a sync lacks has one; without it, a reader begins at the start.
    """

    start: datetime
    end: datetime
    initial: bool = False
    newest: bool = False
    state: str = ""

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(
                f"a window cannot end ({self.end:%FT%TZ}) before it starts ({self.start:%FT%TZ})"
            )

    def __bool__(self) -> bool:
        return self.start < self.end

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%dT%H:%M:%SZ}/{self.end:%Y-%m-%dT%H:%M:%SZ}"

    def reaching_back(self, lookback: timedelta) -> Window:
        """The same window begun earlier, for sources that settle late."""
        return replace(self, start=max(BEGINNING, self.start - lookback))

    def halves(self) -> tuple[Window, Window]:
        """The window cut in the middle, on a whole second; the newer half first."""
        middle = (self.start + (self.end - self.start) / 2).replace(microsecond=0)
        return replace(self, start=middle), self.before(middle)

    def before(self, moment: datetime) -> Window:
        """The part of it before a moment."""
        return (
            self if moment > self.end else replace(self, end=max(moment, self.start), newest=False, state="")
        )

    def days(self) -> Iterator[Window]:
        """The window cut at UTC midnights, oldest first."""
        start = self.start
        while start < self.end:
            midnight = start.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
            yield replace(self.before(midnight), start=start)
            start = midnight


def gaps(wanted: Window, done: Iterable[Window]) -> list[Window]:
    """The parts of `wanted` that no window of `done` covers, oldest first."""
    missing, reached = [], wanted.start
    for window in sorted(done):
        if window.end <= reached:
            continue
        if window.start >= wanted.end:
            break
        if window.start > reached:
            missing.append(Window(reached, window.start))
        reached = max(reached, window.end)
    if reached < wanted.end:
        missing.append(Window(reached, wanted.end))
    return missing
