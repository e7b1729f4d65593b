"""Measures Tributary beside dlt and beside the floor; prints, never judges.

    python -m tests.bench [--shape S] [--rows N] [--rounds N]   all but memory; also by ROWS= and ROUNDS=
    python -m tests.bench throughput                            beside dlt and the floor
    python -m tests.bench events                                `etl events load`, beside the floor
    python -m tests.bench dagster                               Dagster's share of a first load through it
    python -m tests.bench demo                                  what `etl demo` takes
    python -m tests.bench identity [--identity-rows N ...]      who is who, from scratch and by increments
    python -m tests.bench customers [--customer-rows N ...]     interactions by increments, one person's lookup
    python -m tests.bench memory                                peak memory at 10,000, 100,000 and 1,000,000 records

Shapes are stripe, salesforce and zendesk; without --shape, which may be repeated, all. docs/bench.md says how to read
it. All of it is on loopback, in .tributary/bench.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import subprocess
import time
from collections.abc import Sequence

from tests.bench import events, report
from tests.bench.customers.run import Bench as Customers
from tests.bench.engine import ETL, Engine
from tests.bench.identity.run import Bench
from tests.bench.measure import Meter
from tests.bench.report import AGAIN, EVENTS, FIRST, SOME
from tests.bench.rounds import Rounds
from tests.bench.services import HOME, postgres, vendor
from tests.bench.shape import NAMES, Shape, shape
from tests.bench.verify import verify

SIZES = (10_000, 100_000, 1_000_000)
LOG = HOME / "last.log"
PARTS = ("throughput", "events", "identity", "customers", "dagster", "demo", "memory")


def throughput(shapes: Sequence[Shape], rows: int, rounds: int) -> None:
    """Shape by shape, rounds of everything."""
    with postgres() as server:
        for each in shapes:
            print(f"{each.name}: {rows:,} {each.things}", flush=True)
            with vendor(each, rows) as source:
                told = Rounds(server, source, LOG).run(rounds)
            print(f"\n{told}\n", flush=True)


def memory(shapes: Sequence[Shape], sizes: Sequence[int]) -> None:
    """First load, everything again, and what changed then."""
    lines = []
    with postgres() as server:
        for each in shapes:
            for size in sizes:
                with vendor(each, size) as source:
                    engine = Engine(Meter(server, source, LOG), server, source)
                    for work in (FIRST, AGAIN, EVENTS if each.by_time else SOME):
                        if work == FIRST:
                            taken = engine.initial()
                        elif work == AGAIN:
                            taken = engine.again()
                        else:
                            source.pass_time(3600)
                            source.change(0.01)
                            source.pass_time(3600)
                            taken = engine.sync()
                        figures = (f"{taken.memory:.0f}", f"{taken.wall:.1f}", f"{taken.cpu:.1f}")
                        lines.append((each.name, work, f"{size:,}", *figures))
                        print(f"  {each.name:12} {work:30} {size:>9,} {taken.memory:6.0f} MB", flush=True)
                    verify(server, source)
            server.drop(each.name)
    print(f"\n{report.machine()}\n")
    print(report.table(("source", "work", "records", "peak MB", "wall s", "CPU s"), lines))


def dagster() -> None:
    """How much of a first load through Dagster is bookkeeping."""
    from dagster_home import overhead

    found = overhead.measure()
    through, alone = found["seconds"], found["seconds_in_sync"]
    print(f"first load through Dagster {through:.2f} s, without it {alone:.2f} s:", end=" ")
    print(f"bookkeeping is {found['share']:.0%} (to reach: below 20 %); {report.machine()}")


def demo() -> None:
    """How long whoever tries the demo waits for it, a new PostgreSQL and the making of a company included."""
    folder = HOME / "demo"
    folder.mkdir(exist_ok=True)
    began = time.perf_counter()
    try:
        done = subprocess.run([ETL, "demo"], cwd=folder, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - began
    finally:
        subprocess.run([ETL, "demo", "--remove"], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"etl demo failed with status {done.returncode}:\n{done.stderr[-3000:]}")
    print(f"etl demo {seconds:.1f} s (to reach: below 90 s); {report.machine()}")


def identity(sizes: Sequence[int]) -> None:
    """Who is who, in each size; beside the others in the first."""
    with postgres() as server:
        for place, size in enumerate(sizes):
            print(f"identity: {size:,} rows of events, {size // 100:,} more; {report.machine()}", flush=True)
            print(f"\n{Bench(server, size, size // 100, LOG).run(peers=place == 0)}\n", flush=True)


def customers(sizes: Sequence[int]) -> None:
    """What happened with whom, in each size."""
    with postgres() as server:
        for size in sizes:
            print(f"customers: {size:,} rows of events, {size // 100:,} more; {report.machine()}", flush=True)
            print(f"\n{Customers(server, size, size // 100, LOG).run()}\n", flush=True)


def main() -> None:
    """Read the options, see that no other benchmark runs here, and run."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure Tributary's speed.")
    parser.add_argument("what", nargs="*", choices=(*PARTS, []), default=[])
    parser.add_argument("--shape", action="append", choices=NAMES)
    parser.add_argument("--rows", type=int, default=int(os.environ.get("ROWS", "50000")))
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("ROUNDS", "3")))
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="records, for memory")
    parser.add_argument("--identity-rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--customer-rows", type=int, nargs="+", default=[1_000_000])
    options = parser.parse_args()
    shapes = [shape(name) for name in options.shape or NAMES]
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemExit("another benchmark is running here; wait for it") from None
        for part in options.what or PARTS[:5]:
            if part == "throughput":
                throughput(shapes, options.rows, options.rounds)
            elif part == "events":
                events.run(4 * options.rows, options.rounds, LOG)
            elif part == "dagster":
                dagster()
            elif part == "demo":
                demo()
            elif part == "identity":
                identity(options.identity_rows)
            elif part == "customers":
                customers(options.customer_rows)
            else:
                memory(shapes, options.sizes)


if __name__ == "__main__":
    main()
