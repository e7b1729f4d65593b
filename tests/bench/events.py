"""`etl events load`: a file of calls into an empty schema, the same file again, and the floor of both.

The floor is COPY of the very rows that were loaded, ready as bytes, into tables with the same columns and indexes,
by one connection as we do it, and by two.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from tests.bench import floor, report
from tests.bench.calls import lines
from tests.bench.engine import ETL
from tests.bench.measure import Meter, Taken, median
from tests.bench.services import HOME, Postgres, postgres

SCHEMA = "bench_web"
GOAL = 50_000  # calls a second
CONFIG = f'[warehouse]\nurl = "${{BENCH_WAREHOUSE}}"\n[events]\nschemas = ["{SCHEMA}"]\n'
LOAD, AGAIN = "into an empty schema", "the same file again"
COPY_1, COPY_2 = "prepared COPY, 1 connection", "prepared COPY, 2 connections"


def run(count: int, rounds: int, log: Path) -> None:
    """Measure so many rounds, and print their medians."""
    file = HOME / f"calls-{count}.jsonl"
    if not file.exists():
        with file.open("wb") as written:
            written.writelines(lines(count))
    size = file.stat().st_size / count / 1e3
    print(f"events: {count:,} calls of {size:.1f} kB", flush=True)
    taken: dict[str, list[Taken]] = {}
    with postgres() as server:
        for _ in range(rounds):
            for work, one in _round(server, Meter(server, None, log), file, count):
                taken.setdefault(work, []).append(one)
        server.drop(SCHEMA, "events", "tributary", "tributary_stage")
    found = {work: median(each) for work, each in taken.items()}
    floor_s = found[COPY_1].wall
    rows = [
        (
            work, f"{count / t.wall:,.0f}", f"{t.wall:.2f}", f"{t.cpu:.2f}", f"{t.postgres:.2f}",
            f"{t.memory:.0f}" if t.memory else "", f"{t.wall / floor_s:.2f}",
            f"{(t.cpu + t.postgres) / (found[COPY_1].cpu + found[COPY_1].postgres):.2f}",
        )
        for work, t in found.items()
    ]  # fmt: skip
    head = ("work", "calls/s", "wall s", "CPU s", "Postgres CPU s", "peak MB", "by floor", "by floor, CPU")
    print(f"\n{report.machine()}\n\n{report.table(head, rows)}")
    print(f"\ngoal: {GOAL:,} calls a second; the floor itself reached {count / floor_s:,.0f}\n", flush=True)


def _round(server: Postgres, meter: Meter, file: Path, count: int) -> list[tuple[str, Taken]]:
    folder = HOME / "project" / "events"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tributary.toml").write_text(CONFIG)
    env = {**os.environ, "TRIBUTARY_CONFIG": str(folder / "tributary.toml"), "BENCH_WAREHOUSE": server.url}
    command = [str(ETL), "events", "load", str(file)]
    server.drop(SCHEMA, "events", "tributary", "tributary_stage")
    first = meter.command(command, env, folder)
    tables = _verified(server, file, count)
    again = meter.command(command, env, folder)
    ready = floor.ours(meter, server, [f"{SCHEMA}.{table}" for table in tables])
    copies = [ready.copy(1), ready.copy(2)]
    ready.drop()
    return [(LOAD, first), (AGAIN, again), (COPY_1, copies[0]), (COPY_2, copies[1])]


def _verified(server: Postgres, file: Path, count: int) -> Sequence[str]:
    """The tables, after a look at whether they hold what the file says."""
    import psycopg

    revenue = viewed = 0.0
    with file.open() as calls:
        for line in calls:
            call = json.loads(line)
            revenue += call["properties"]["revenue"] if call.get("event") == "Order Completed" else 0
            viewed += call["type"] == "page"
    with psycopg.connect(server.url) as session:
        row = session.execute(
            f"select (select count(*) from {SCHEMA}.tracks) + (select count(*) from {SCHEMA}.pages)"
            f" + (select count(*) from {SCHEMA}.screens) + (select count(*) from {SCHEMA}.identifies),"
            f" (select sum(revenue) from {SCHEMA}.order_completed), (select count(*) from {SCHEMA}.pages)"
        ).fetchone()
        assert row == (count, *row[1:]), row  # type: ignore[misc, index]
        assert abs(float(row[1]) - revenue) < 0.005, (row, revenue)  # type: ignore[index]
        assert row[2] == viewed, (row, viewed)  # type: ignore[index]
        found = session.execute(
            "select relname from pg_class where relnamespace = %s::regnamespace and relkind = 'r'", (SCHEMA,)
        )
        return [name for (name,) in found]
