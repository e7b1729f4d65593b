"""Rows of the matrix at the sizes that their specification names: `python -m tests.faults.at_size`.

The suite shows them among fewer rows, as these take some minutes; `make soak` begins with them.

- B9: 79 bad dates among 1.6 million rows are 79 dead letters, and all rows are there.
- E13, E17: five million rows, new and then unchanged, in the memory of ten thousand.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg

from etl.sandbox import SandboxServer
from etl.warehouse import embedded
from tests.engine.bulk import PAGE, BulkWorld
from tests.faults.test_values import NO_DATES

ROOT = Path(__file__).parents[2]
BAD = 79
MEMORY = 1.2
"""How many times as much many rows may take as few."""


def main() -> None:
    """Show them all; SystemExit with what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--dates", type=int, default=1_600_000, metavar="ROWS", help="some of them bad")
    parser.add_argument("--rows", type=int, default=5_000_000, metavar="ROWS", help="of one load")
    sizes = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tributary-size-") as home:
        try:
            url = embedded.start(Path(home)).url()
            bad_dates(url, sizes.dates // PAGE * PAGE)
            many_rows(url, sizes.rows // PAGE * PAGE)
        finally:
            embedded.stop(Path(home))


def bad_dates(url: str, rows: int) -> None:
    """Each of them costs one value."""
    rng = random.Random(BAD)
    texts = [day for day in NO_DATES if isinstance(day, str)]
    bad = {n: texts[i % len(texts)] for i, n in enumerate(rng.sample(range(rows), BAD))}
    with SandboxServer(BulkWorld(bad)) as server, told(f"B9: {BAD} bad dates among {rows:,} rows"):
        read(server.url, url, rows)
    letters = answer(url, "select key, column_name, rule, payload from tributary.dead_letters")
    same(sorted(letters), sorted((str(n), "due", "B9", f'"{text}"') for n, text in bad.items()))
    there = "select count(*), count(distinct id), min(id), max(id), count(due), min(due) from bulk.readings"
    same(answer(url, there), [(rows, rows, 0, rows - 1, rows - BAD, date(2024, 2, 29))])
    clear(url)


def many_rows(url: str, rows: int) -> None:
    """All are there, once, and neither they nor finding them unchanged takes more memory."""
    with SandboxServer(BulkWorld()) as server:
        few = [read(server.url, url, 10_000, *of)[0] for of in ((10_000, 0), (0, 10_000))]
        clear(url)
        many = []
        for what, new in (("new", (rows, 0)), ("unchanged", (0, rows))):
            with told(f"E13, E17: {rows:,} rows, {what}"):
                many += read(server.url, url, rows, *new)[:1]
        there = "select count(*), count(distinct id), min(id), max(id) from bulk.readings"
        same(answer(url, there), [(rows, rows, 0, rows - 1)])
    for small, large in zip(few, many, strict=True):
        print(f"  {large / 1024:.0f} MiB, of 10,000 rows {small / 1024:.0f} MiB", flush=True)
        if large >= small * MEMORY:
            raise SystemExit(f"memory grows: {small} KiB for 10,000 rows, {large} KiB for {rows:,}")


def read(vendor: str, url: str, rows: int, *told: int) -> list[int]:
    """Sync so many in a process of its own: its peak of memory in KiB, how many were new, how many unchanged."""
    command = [sys.executable, "-m", "tests.engine.bulk", vendor, url, str(rows)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    found = list(map(int, done.stdout.split()))
    same(tuple(found[1:]), told or (rows, 0))
    return found


def answer(url: str, query: str) -> list[tuple[object, ...]]:
    """What the warehouse answers."""
    with psycopg.connect(url) as session:
        return session.execute(query.encode()).fetchall()


def clear(url: str) -> None:
    """Forget what was read."""
    with psycopg.connect(url) as session:
        session.execute("drop schema bulk cascade; drop schema tributary cascade")


def same(found: object, wanted: object) -> None:
    """SystemExit unless they are."""
    if found != wanted:
        raise SystemExit(f"found {str(found)[:500]}\nwanted {str(wanted)[:500]}")


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say what is done, and how long it took."""
    print(what, end=" ", flush=True)
    began = time.monotonic()
    yield
    print(f"{time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
