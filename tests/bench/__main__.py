"""Measures Tributary beside dlt and beside the floor; prints, never judges.

    python -m tests.bench [--rows 50000] [--rounds 3]     throughput and dagster; also by ROWS= and ROUNDS=
    python -m tests.bench throughput                      beside dlt and the floor
    python -m tests.bench dagster                         Dagster's share of a first load through it
    python -m tests.bench memory                          peak memory at 10,000, 100,000 and 1,000,000 records

docs/bench.md says how to read it. All of it is on loopback, in .tributary/bench.
"""

from __future__ import annotations

import argparse
import fcntl
import os
from collections.abc import Callable
from typing import Any

from tests.bench import floor, peers, report
from tests.bench.engine import Engine
from tests.bench.measure import Meter, Taken, median
from tests.bench.report import AGAIN, EVENTS, FIRST, FLOOR, NOTHING, OURS, SOME
from tests.bench.services import HOME, Postgres, VendorProcess, postgres, vendor
from tests.bench.verify import verify

SIZES = (10_000, 100_000, 1_000_000)
LOG = HOME / "last.log"
PARTS = ("throughput", "dagster", "memory")


class Sheet:
    """All measurements, told as they come."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, str], list[Taken]] = {}

    def add(self, work: str, who: str, measure: Callable[..., Taken], *arguments: Any) -> None:
        """Measure and keep."""
        taken = measure(*arguments)
        self._taken.setdefault((work, who), []).append(taken)
        print(f"  {work:30} {who:44} {taken.wall:7.2f} s", flush=True)

    def medians(self) -> report.Results:
        """Ordered by work, as it was first done."""
        works = list(dict.fromkeys(work for work, _ in self._taken))
        ordered = sorted(self._taken.items(), key=lambda item: works.index(item[0][0]))
        return {key: median(taken) for key, taken in ordered}


def throughput(rows: int, rounds: int) -> None:
    """Rounds of everything, one after the other, so that what disturbs one disturbs all."""
    python = peers.environment()
    sheet = Sheet()
    with postgres() as server, vendor(rows) as source:
        meter = Meter(server, source, LOG)
        ours = Engine(meter, server, source)
        dlts = [peers.Dlt(variant, python, meter, server, source) for variant in peers.VARIANTS]
        for number in range(1, rounds + 1):
            print(f"round {number} of {rounds}", flush=True)
            _first_load(sheet, ours, dlts, server, source)
            _floor(sheet, meter, server, source)
            _again(sheet, ours, dlts)
            _changes(sheet, ours, dlts, source)
            for dlt in dlts:
                _complete(server, dlt.table, rows)
            _right(server, source)
        server.drop(*(dlt.schema for dlt in dlts), *(f"{dlt.schema}_staging" for dlt in dlts))
    results, changed = sheet.medians(), max(1, rows // 100)
    counts = {FIRST: rows, AGAIN: rows, FLOOR: rows, SOME: changed, EVENTS: changed}
    print(f"\n{rows:,} charges, medians of {rounds} rounds; {report.machine()};", end=" ")
    print(f"{server.version}, dlt {peers.version(python)}\n")
    print(report.measurements(results, counts), report.goals(results), sep="\n\n")


def _first_load(
    sheet: Sheet, ours: Engine, dlts: list[peers.Dlt], server: Postgres, source: VendorProcess
) -> None:
    for dlt in dlts:
        sheet.add(FIRST, f"dlt {dlt.variant}", dlt.initial)
        _complete(server, dlt.table, source.rows)
    sheet.add(FIRST, OURS, ours.initial)
    _right(server, source)


def _floor(sheet: Sheet, meter: Meter, server: Postgres, source: VendorProcess) -> None:
    sheet.add(FLOOR, report.FETCH, floor.fetch, meter, source)
    layouts = {
        report.REMAINDER: floor.remainder(meter, server, source.rows),
        report.COLUMNS: floor.ours(meter, server),
    }
    for layout, bare in layouts.items():
        sheet.add(FLOOR, report.COPY_1 + layout, bare.copy, 1)
        sheet.add(FLOOR, report.COPY_2 + layout, bare.copy, 2)
        sheet.add(FLOOR, report.PSQL + layout, bare.psql)
        bare.drop()


def _again(sheet: Sheet, ours: Engine, dlts: list[peers.Dlt]) -> None:
    for dlt in dlts:
        sheet.add(AGAIN, f"dlt {dlt.variant}", dlt.again)
    sheet.add(AGAIN, OURS, ours.again)


def _changes(sheet: Sheet, ours: Engine, dlts: list[peers.Dlt], source: VendorProcess) -> None:
    """An hour lies between any two things, so that no sync overlaps into what the one before has read."""
    source.pass_time(3600)
    source.change(0.01)
    source.pass_time(3600)
    sheet.add(EVENTS, OURS, ours.incremental)
    source.pass_time(3600)
    sheet.add(NOTHING, OURS, ours.incremental)
    oldest = source.change(0.01)
    for dlt in dlts:
        sheet.add(SOME, f"dlt {dlt.variant}", dlt.since, oldest)
    sheet.add(SOME, OURS, ours.since, oldest)


def _complete(server: Postgres, table: str, rows: int) -> None:
    held = server.count(table)
    if held != rows:
        raise SystemExit(f"WRONG: {table} has {held:,} rows, the vendor has {rows:,}")


def _right(server: Postgres, source: VendorProcess) -> None:
    print(f"  {verify(server, source):,} rows compared with the vendor's: every value is right", flush=True)


def memory() -> None:
    """First load and everything again, at three sizes."""
    rows = []
    with postgres() as server:
        for size in SIZES:
            with vendor(size) as source:
                engine = Engine(Meter(server, source, LOG), server, source)
                for work, measure in ((FIRST, engine.initial), (AGAIN, engine.again)):
                    taken = measure()
                    rows.append(
                        (work, f"{size:,}", f"{taken.memory:.0f}", f"{taken.wall:.1f}", f"{taken.cpu:.1f}")
                    )
                    print(f"  {work:30} {size:>9,} {taken.memory:6.0f} MB", flush=True)
                verify(server, source)
    print(f"\n{report.machine()}\n")
    print(report.table(("work", "records", "peak MB", "wall s", "CPU s"), rows))


def dagster() -> None:
    """How much of a first load through Dagster is bookkeeping."""
    from dagster_home import overhead

    found = overhead.measure()
    through, alone = found["seconds"], found["seconds_in_sync"]
    print(f"first load through Dagster {through:.2f} s, without it {alone:.2f} s:", end=" ")
    print(f"bookkeeping is {found['share']:.0%} (to reach: below 20 %); {report.machine()}")


def main() -> None:
    """Read the options, see that no other benchmark runs here, and run."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure Tributary's speed.")
    parser.add_argument("what", nargs="*", choices=(*PARTS, []), default=[])
    parser.add_argument("--rows", type=int, default=int(os.environ.get("ROWS", "50000")))
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("ROUNDS", "3")))
    options = parser.parse_args()
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemExit("another benchmark is running here; wait for it") from None
        for part in options.what or PARTS[:2]:
            if part == "throughput":
                throughput(options.rows, options.rounds)
            elif part == "dagster":
                dagster()
            else:
                memory()


if __name__ == "__main__":
    main()
