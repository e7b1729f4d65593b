"""The log of exchanges, read again: line by line, oldest first, whatever its size."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import msgspec

from etl.exchanges import Exchange
from etl.logfiles import EXCHANGES, Files

LONGEST = timedelta(hours=24)
"""How long an exchange may take at most, as a download of a bulk job: a line stands where it ended."""


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


def read(files: Files, wanted: Wanted) -> Iterator[Logged]:
    """The lines that are wanted, newest last; of each file of an hour no more than a line is held.

    A line that cannot be read is left out, as the last one of a process that was killed.
    """
    until = wanted.until + LONGEST if wanted.until else None
    for hour in files.hours(EXCHANGES, wanted.since, wanted.source, until):
        yield from heapq.merge(*(_lines(files, name, wanted) for name in hour), key=lambda e: e.at)


def _lines(files: Files, name: str, wanted: Wanted) -> Iterator[Logged]:
    decode = msgspec.json.Decoder(Logged).decode
    may_be, is_wanted = wanted.of_line(), wanted.of_exchange()
    for line in files.lines(EXCHANGES, name):
        if not may_be(line):
            continue
        try:
            exchange = decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
        if is_wanted(exchange):
            yield exchange
