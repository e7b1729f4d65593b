"""The log of exchanges, read again: line by line, oldest first, whatever its size, and as it is written."""

from __future__ import annotations

import heapq
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from tempfile import TemporaryFile
from typing import IO

import msgspec

from etl.exchanges import Exchange
from etl.logfiles import EXCHANGES, Files

LONGEST = timedelta(hours=24)
"""How long an exchange may take at most, as a download of a bulk job: a line stands where it ended."""

HELD = 16 << 20
"""Bytes of lines that are held to bring those of an hour into order; more wait in files without a name."""
MOST_FILES = 16
"""Files that are open for that at the same time."""
LOOKED_EVERY = 0.5
"""Seconds between looks at what was written since."""
LISTED_EVERY = 30.0
"""Seconds between looks into a store, which has little that was not seen here before: a short sync's."""


class Logged(Exchange, frozen=True, kw_only=True):
    """A line of the log: an exchange, whose it is, and the run that it belongs to, if any."""

    source: str
    run: str = ""


class Wanted(msgspec.Struct, kw_only=True):
    """Which lines. None and "" leave it open.

    status: "429", "4xx", "error" for whatever went wrong.
    grep: a regular expression, to be found anywhere in the line, whatever the case.
    customer: an id that URL or bodies name, whole.
    since, until: of the time at which it was sent.
    """

    source: str | None = None
    stream: str | None = None
    run: str | None = None
    status: str | None = None
    grep: str | None = None
    customer: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def of_line(self) -> Callable[[bytes], bool]:
        """A test that may spare decoding the line; true where `of_exchange` has to say."""
        found = []
        if self.grep:
            found.append(re.compile(self.grep.encode(), re.IGNORECASE).search)
        if self.customer:
            found.append(re.compile(re.escape(self.customer.encode())).search)
        return lambda line: all(search(line) for search in found)

    def of_exchange(self) -> Callable[[Logged], bool]:
        """Whether an exchange is wanted."""
        named = re.compile(rf"(?<!\w){re.escape(self.customer)}(?!\w)") if self.customer else None

        def wanted(e: Logged) -> bool:
            return (
                (not self.source or e.source == self.source)
                and (not self.stream or e.stream == self.stream)
                and (not self.run or e.run.startswith(self.run))
                and (not self.status or _has_status(e, self.status))
                and (self.since is None or e.at >= self.since)
                and (self.until is None or e.at < self.until)
                and (named is None or any(named.search(t) for t in (e.url, e.sent, e.answered) if t))
            )

        return wanted


def _has_status(e: Logged, wanted: str) -> bool:
    if wanted == "error":
        return bool(e.kind)
    if wanted.endswith("xx"):
        return e.status is not None and str(e.status)[:-2] == wanted[:-2]
    return str(e.status) == wanted


Places = dict[str, int]
"""Files, by name without .gz, and how many bytes of their lines were read; DONE: all, and no more come."""
DONE = -1


def read(files: Files, wanted: Wanted, places: Places | None = None) -> Iterator[Logged]:
    """The lines that are wanted, of each hour by when they were sent, newest last.

    One file is open at a time, and HELD bytes of lines are held, however many files an hour has. A line that
    cannot be read is left out, as the last one of a process that was killed. places: filled in for `follow`.
    """
    places = {} if places is None else places
    until = wanted.until + LONGEST if wanted.until else None
    for hour in files.hours(EXCHANGES, wanted.since, wanted.source, until):
        yield from _sorted(line for name in hour for line in _lines(files, name, wanted, places))


def follow(files: Files, wanted: Wanted, places: Places) -> Iterator[Logged]:
    """The lines that are wanted and were not read yet, as they are written; never ends.

    places: what `read` read; what was written meanwhile comes first.
    """
    listed = 0.0
    while True:
        closed = not files.url or time.monotonic() - listed >= LISTED_EVERY
        listed = time.monotonic() if closed else listed
        hours = files.hours(EXCHANGES, wanted.since, wanted.source, None, closed=closed)
        there = {name.removesuffix(".gz"): name for hour in hours for name in hour}
        gone = [f"{stem}.gz" for stem, at in places.items() if at != DONE and stem not in there]
        names = [name for stem, name in there.items() if places.get(stem) != DONE]
        yield from _sorted(line for name in (*gone, *names) for line in _lines(files, name, wanted, places))
        time.sleep(LOOKED_EVERY)


def _sorted(lines: Iterable[tuple[bytes, Logged]]) -> Iterator[Logged]:
    """Lines by when they were sent: they stand by when they were over, and in several files."""
    held: list[tuple[datetime, int, bytes, Logged]] = []
    size = 0
    with ExitStack() as opened:
        parts: list[IO[bytes]] = []
        for number, (raw, line) in enumerate(lines):
            held.append((line.at, number, raw, line))
            size += len(raw)
            if size > HELD:
                if len(parts) == MOST_FILES:
                    with opened.pop_all():
                        parts = [opened.enter_context(_put_aside(_merged(parts)))]
                parts.append(opened.enter_context(_put_aside(raw for _, _, raw, _ in sorted(held))))
                held, size = [], 0
        held.sort()
        if parts:
            rest = (raw for _, _, raw, _ in held)
            yield from map(msgspec.json.Decoder(Logged).decode, _merged([*parts, rest]))
        else:
            yield from (line for *_, line in held)


def _put_aside(lines: Iterable[bytes]) -> IO[bytes]:
    """A file of these lines that nobody else can open; it is gone when it is closed."""
    file = TemporaryFile()  # noqa: SIM115  whoever reads it closes it
    file.writelines(lines)
    file.seek(0)
    return file


def _merged(parts: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    """The lines of sorted parts in their order."""
    when = msgspec.json.Decoder(_Sent).decode
    return heapq.merge(*parts, key=lambda line: when(line).at)


class _Sent(msgspec.Struct):
    at: datetime


def _lines(files: Files, name: str, wanted: Wanted, places: Places) -> Iterator[tuple[bytes, Logged]]:
    """The whole lines of a file that are wanted, behind its place, which moves along."""
    decode = msgspec.json.Decoder(Logged).decode
    may_be, is_wanted = wanted.of_line(), wanted.of_exchange()
    stem = name.removesuffix(".gz")
    places.setdefault(stem, 0)
    for line in files.lines(EXCHANGES, name, places[stem]):
        if not line.endswith(b"\n"):
            break
        places[stem] += len(line)
        if not may_be(line):
            continue
        try:
            exchange = decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
        if is_wanted(exchange):
            yield line, exchange
    if name.endswith(".gz"):
        places[stem] = DONE
