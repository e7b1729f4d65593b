"""Rounds of one shape's work: everybody has a turn in each, so that what disturbs one disturbs all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench import floor, peers, report
from tests.bench.engine import Engine
from tests.bench.measure import Meter, Taken, median
from tests.bench.report import AGAIN, EVENTS, FIRST, FLOOR, NOTHING, OURS, SOME
from tests.bench.services import Postgres, VendorProcess
from tests.bench.verify import verify

HOUR = 3600
"""Seconds of the vendor's time between any two things, so that no sync overlaps into what the one before has read."""


class Rounds:
    """All that is measured of one shape, told as it comes."""

    def __init__(self, server: Postgres, source: VendorProcess, log: Path) -> None:
        self._server, self._source, self._shape = server, source, source.shape
        self._meter = Meter(server, source, log)
        self._python = peers.environment()
        self._ours = Engine(self._meter, server, source)
        self._dlts = [
            peers.Dlt(variant, self._python, self._meter, server, source) for variant in peers.VARIANTS
        ]
        self._taken: dict[tuple[str, str], list[Taken]] = {}

    def run(self, rounds: int) -> str:
        """Do it all; the report."""
        for number in range(1, rounds + 1):
            print(f"round {number} of {rounds}", flush=True)
            self._first_load()
            self._floor()
            self._again()
            self._changes()
            self._right()
        for dlt in self._dlts:
            dlt.drop()
        self._server.drop(self._shape.name)
        return self._report(rounds)

    def _add(self, work: str, who: str, measure: Callable[..., Taken], *arguments: Any) -> None:
        """Measure and keep."""
        taken = measure(*arguments)
        self._taken.setdefault((work, who), []).append(taken)
        print(f"  {work:30} {who:44} {taken.wall:7.2f} s", flush=True)

    def _first_load(self) -> None:
        for dlt in self._dlts:
            self._add(FIRST, f"dlt {dlt.variant}", dlt.initial)
        self._add(FIRST, OURS, self._ours.initial)
        self._right()

    def _floor(self) -> None:
        self._add(FLOOR, report.FETCH, floor.fetch, self._meter, self._source)
        layouts: dict[str, Callable[[], floor.Floor]] = {}
        if layout := self._shape.remainder:
            layouts[report.REMAINDER] = lambda: floor.remainder(
                self._meter, self._server, self._source, layout
            )
        layouts[report.COLUMNS] = lambda: floor.ours(self._meter, self._server, self._tables())
        for name, make in layouts.items():
            bare = make()
            self._add(FLOOR, report.COPY_1 + name, bare.copy, 1)
            self._add(FLOOR, report.COPY_2 + name, bare.copy, 2)
            self._add(FLOOR, report.PSQL + name, bare.psql)
            bare.drop()

    def _tables(self) -> list[str]:
        tables = self._shape.tables(self._source.url)
        return [f"{self._shape.name}.{table.__tablename__}" for table in tables.values()]

    def _again(self) -> None:
        for dlt in self._dlts:
            self._add(AGAIN, f"dlt {dlt.variant}", dlt.again)
        self._add(AGAIN, OURS, self._ours.again)

    def _changes(self) -> None:
        by_time = self._shape.by_time
        since, nothing = self._change()
        if by_time:
            self._add(EVENTS, OURS, self._ours.sync)
        else:
            self._some(since)
        self._source.pass_time(HOUR)
        self._some(nothing, NOTHING)
        if by_time:
            since, _ = self._change()
            self._some(since, SOME, *by_time(since))

    def _change(self) -> tuple[str, str]:
        self._source.pass_time(HOUR)
        told = self._source.change(0.01)
        self._source.pass_time(HOUR)
        return told

    def _some(self, since: str, work: str = SOME, *options: str) -> None:
        """Since then, by everybody."""
        for dlt in self._dlts:
            self._add(work, f"dlt {dlt.variant}", dlt.since, since)
        self._add(work, OURS, self._ours.sync, *options)

    def _right(self) -> None:
        rows = self._source.rows
        for dlt in self._dlts:
            held = self._server.count(dlt.table)
            if held != rows:
                raise SystemExit(f"WRONG: {dlt.table} has {held:,} rows, the vendor has {rows:,}")
        compared = verify(self._server, self._source)
        print(f"  {compared:,} rows compared with the vendor's: every value is right", flush=True)

    def _report(self, rounds: int) -> str:
        works = list(dict.fromkeys(work for work, _ in self._taken))
        ordered = sorted(self._taken.items(), key=lambda item: works.index(item[0][0]))
        results = {key: median(taken) for key, taken in ordered}
        rows, changed = self._source.rows, max(1, self._source.rows // 100)
        counts = {FIRST: rows, AGAIN: rows, FLOOR: rows, SOME: changed, EVENTS: changed}
        goals = report.Goals(results)
        for who in (report.DEFAULT, report.BEST):
            goals.against(who, self._shape.goals)
        if self._shape.remainder:  # the layout in which goals were set
            goals.above_floor(report.REMAINDER, 0.5, None, 1)
        goals.above_floor(report.COLUMNS, None, None if self._shape.remainder else 0.5, None)
        head = (
            f"{self._shape.name}: {rows:,} {self._shape.things}, medians of {rounds} rounds; "
            f"{report.machine()}; {self._server.version}, dlt {peers.version(self._python)}"
        )
        return "\n\n".join([head, report.measurements(results, counts), goals.table()])
