"""What a sync is doing while it does it, on stderr: a live table, or a line every few seconds."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import Struct, field

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


class _Source(Struct):
    """How far one source is."""

    name: str
    streams: int
    began: float
    done: int = 0
    failed: int = 0
    tables: dict[str, _Table] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Records fetched so far."""
        return sum(table.rows for table in self.tables.values())


class Progress:
    """Shows progress between `with` and its end; told by the engine's threads."""

    def __init__(self) -> None:
        self._source: _Source | None = None
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._stack = ExitStack()

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

    def begin(self, source: str, streams: int) -> None:
        """From now on it is about this source, of which so many streams are read."""
        self._source = _Source(source, streams, time.monotonic())

    def fetched(self, table: str, more: int) -> None:
        """The engine's Report: so many more records for a table."""
        source = self._source
        if source is None:
            return
        now = time.monotonic()
        with self._lock:
            found = source.tables.get(table)
            if found is None:
                found = source.tables[table] = _Table(began=source.began if not source.tables else now)
            found.rows += more
            found.touched = now

    def done(self, outcome: Outcome) -> None:
        """A stream is committed, or has failed."""
        source = self._source
        if source is None:
            return
        with self._lock:
            source.done += 1
            source.streams = max(source.streams, source.done)  # a vendor may have more than was known
            source.failed += outcome.status == "failed"
            for name in (outcome.stream, *outcome.counts):
                if name in source.tables:
                    source.tables[name].over = True

    def _line(self, source: _Source) -> str:
        seconds = time.monotonic() - source.began
        failed = f", {source.failed} failed" if source.failed else ""
        rate = count(round(source.rows / max(seconds, 0.001)))
        return (
            f"{source.name}: {source.done} of {source.streams} streams{failed}, {count(source.rows)} rows,"
            f" {rate} rows/s, {span(seconds)}"
        )

    def _busy(self, source: _Source) -> list[tuple[str, _Table]]:
        with self._lock:
            under_way = [(name, table) for name, table in source.tables.items() if not table.over]
        return sorted(under_way, key=lambda item: -item[1].rows)

    def _tell(self) -> None:
        while not self._over.wait(SECONDS_BETWEEN_LINES):
            source = self._source
            if source is not None:
                busy = [f"{name} {count(table.rows)}" for name, table in self._busy(source)[:4]]
                say(self._line(source) + (f"; reading {', '.join(busy)}" if busy else ""))

    def _drawn(self) -> ConsoleRenderable:
        from rich.box import SIMPLE_HEAD
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        source = self._source
        if source is None:
            return Text("")
        drawn = Table("table", box=SIMPLE_HEAD, pad_edge=False)
        for header in ("rows", "rows/s", "elapsed"):
            drawn.add_column(header, justify="right", min_width=9)
        for name, table in self._recent(source):
            mark = "✓ " if table.over else "  "
            rate = count(round(table.rows / table.seconds)) if table.seconds >= SHORTEST_RATED else ""
            drawn.add_row(Text(mark + plain(name)), count(table.rows), rate, span(table.seconds))
        return Group(drawn, Text(self._line(source), "bold"))

    def _recent(self, source: _Source) -> Iterable[tuple[str, _Table]]:
        """What is under way, the most rows first, and above it what was finished last."""
        busy = self._busy(source)[:MOST_LINES]
        with self._lock:
            over = [(name, table) for name, table in source.tables.items() if table.over]
        over.sort(key=lambda item: item[1].touched)
        room = MOST_LINES - len(busy)
        return [*over[len(over) - room :], *busy] if room < len(over) else [*over, *busy]
