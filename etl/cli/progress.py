"""What a sync is doing while it does it, on stderr: a live table, or a line every few seconds."""

from __future__ import annotations

import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from etl.cli.session import say
from etl.cli.show import console, count, plain, span

if TYPE_CHECKING:
    from rich.console import ConsoleRenderable

    from etl.sync import Outcome

SECONDS_BETWEEN_LINES = 5.0
FRAMES_PER_SECOND = 5
SHORTEST_RATED = 0.2  # seconds; what took less has no rate worth a number
MOST_LINES = 16  # of tables at once on a terminal; the busiest are shown


class _Table(Struct):
    """How far one table is."""

    began: float
    rows: int = 0
    touched: float = 0.0
    over: bool = False

    @property
    def seconds(self) -> float:
        """From when it was begun to its last rows, or to now."""
        return max((self.touched if self.over else time.monotonic()) - self.began, 0.001)


class SourceProgress:
    """How far one source is; told by the engine's threads."""

    def __init__(self, name: str, streams: int) -> None:
        self.name, self.streams = name, streams
        self.finished = self.failed = 0
        self.over = False
        self._began = self._ended = time.monotonic()
        self._tables: dict[str, _Table] = {}
        self._lock = threading.Lock()

    def fetched(self, table: str, more: int) -> None:
        """The engine's Report: so many more records for a table."""
        now = time.monotonic()
        with self._lock:
            found = self._tables.get(table)
            if found is None:
                found = self._tables[table] = _Table(began=now if self._tables else self._began)
            found.rows += more
            found.touched = now

    def done(self, outcome: Outcome) -> None:
        """A stream is committed, or has failed."""
        with self._lock:
            self.finished += 1
            self.streams = max(self.streams, self.finished)  # a vendor may have more than was known
            self.failed += outcome.status == "failed"
            for name in (outcome.stream, *outcome.counts):
                if name in self._tables:
                    self._tables[name].over = True

    def end(self) -> None:
        """Nothing more comes of it."""
        self._ended, self.over = time.monotonic(), True

    @property
    def seconds(self) -> float:
        """From its beginning to its end, or to now."""
        return (self._ended if self.over else time.monotonic()) - self._began

    def tables(self, *, over: bool) -> list[tuple[str, _Table]]:
        """Those that are being read, or those that are over."""
        with self._lock:
            return [(name, table) for name, table in self._tables.items() if table.over == over]

    def line(self) -> str:
        """All of it in a line."""
        seconds = self.seconds
        failed = f", {self.failed} failed" if self.failed else ""
        with self._lock:
            rows = sum(table.rows for table in self._tables.values())
        rate = count(round(rows / max(seconds, 0.001)))
        return (
            f"{self.name}: {self.finished} of {self.streams} streams{failed}, {count(rows)} rows,"
            f" {rate} rows/s, {span(seconds)}"
        )


class _Shown(ABC):
    """What is shown between `with` and its end."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._stack = ExitStack()

    @abstractmethod
    def _drawn(self) -> ConsoleRenderable:
        """What a terminal shows now."""

    @abstractmethod
    def _lines(self) -> Iterable[str]:
        """What is said now where there is no terminal."""

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.live import Live

            shown = console(stderr=True)
            live = Live(
                get_renderable=self._drawn,
                console=shown,
                refresh_per_second=FRAMES_PER_SECOND,
                transient=True,
            )
            self._stack.enter_context(live)
        else:
            teller = threading.Thread(target=self._tell, name="progress", daemon=True)
            teller.start()
            self._stack.callback(teller.join)
            self._stack.callback(self._over.set)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def _tell(self) -> None:
        while not self._over.wait(SECONDS_BETWEEN_LINES):
            for line in self._lines():
                say(line)


class Doing(_Shown):
    """The step that a piece of work is at, and since when: call it with each."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._step, self._began = name, "", time.monotonic()

    def __call__(self, step: str) -> None:
        """It is at another step."""
        self._step, self._began = step, time.monotonic()

    def _lines(self) -> Iterable[str]:
        yield f"{self._name}: {self._step}, {span(time.monotonic() - self._began)}"

    def _drawn(self) -> ConsoleRenderable:
        from rich.text import Text

        return Text("\n".join(self._lines()) if self._step else "")


class Progress(_Shown):
    """Shows how far the sources are that are synced meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[SourceProgress] = []

    def begin(self, source: str, streams: int) -> SourceProgress:
        """A source is begun, of which so many streams are read."""
        begun = SourceProgress(source, streams)
        self.sources.append(begun)
        return begun

    def _lines(self) -> Iterable[str]:
        for source in list(self.sources):
            if not source.over:
                busy = sorted(source.tables(over=False), key=lambda item: -item[1].rows)[:4]
                reading = ", ".join(f"{name} {count(table.rows)}" for name, table in busy)
                yield source.line() + (f"; reading {reading}" if reading else "")

    def _drawn(self) -> ConsoleRenderable:
        from rich.box import SIMPLE_HEAD
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        sources = list(self.sources)
        if not sources:
            return Text("")
        drawn = Table("table", box=SIMPLE_HEAD, pad_edge=False)
        for header in ("rows", "rows/s", "elapsed"):
            drawn.add_column(header, justify="right", min_width=9)
        for name, table in _shown(sources):
            mark = "✓ " if table.over else "  "
            rate = count(round(table.rows / table.seconds)) if table.seconds >= SHORTEST_RATED else ""
            drawn.add_row(Text(mark + plain(name)), count(table.rows), rate, span(table.seconds))
        return Group(drawn, *(Text(source.line(), "bold") for source in sources))


def _shown(sources: Sequence[SourceProgress]) -> Iterable[tuple[str, _Table]]:
    """Under `source.table`, what is under way, the most rows first, and above it what was finished last."""

    def tables(*, over: bool) -> list[tuple[str, _Table]]:
        return [(f"{s.name}.{name}", table) for s in sources for name, table in s.tables(over=over)]

    busy = sorted(tables(over=False), key=lambda item: -item[1].rows)[:MOST_LINES]
    over = sorted(tables(over=True), key=lambda item: item[1].touched)
    room = MOST_LINES - len(busy)
    return [*over[len(over) - room :], *busy] if room < len(over) else [*over, *busy]
