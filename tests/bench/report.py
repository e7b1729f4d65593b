"""The measured as tables: Markdown, so that it can be read in a terminal and pasted into a document."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import psutil

from tests.bench.measure import Taken

Results = Mapping[tuple[str, str], Taken]
"""(work, who) -> medians."""

OURS, DEFAULT, BEST = "tributary", "dlt default", "dlt mapped"
FETCH, COPY_1, COPY_2 = "fetch alone", "prepared COPY, 1 connection", "prepared COPY, 2 connections"
PSQL = r"psql \copy"
REMAINDER, COLUMNS = " (25 columns, rest)", " (our columns)"
"""Layouts of the floor's table."""
FIRST, AGAIN, SOME = "first load", "all again, unchanged", "1 % changed, fetched by time"
EVENTS, NOTHING, FLOOR = "1 % changed, found by events", "nothing new", "floor"


def machine() -> str:
    """Date and size of this machine."""
    memory = psutil.virtual_memory().total / 2**30
    return f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {memory:.0f} GB"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with its columns aligned; all but the first two to the right."""
    widths = [max(len(row[k]) for row in (head, *rows)) for k in range(len(head))]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(head, widths, strict=True)) + " |"]
    marks = ["-" * w if k < 2 else "-" * (w - 1) + ":" for k, w in enumerate(widths)]
    lines.append("| " + " | ".join(marks) + " |")
    for row in rows:
        cells = [
            c.ljust(w) if k < 2 else c.rjust(w) for k, (c, w) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def measurements(results: Results, rows: Mapping[str, int]) -> str:
    """What was measured; `rows` is how many each work is about, 0 for none."""
    head = ("work", "who", "wall s", "rows/s", "CPU s", "Postgres CPU s", "peak MB", "requests")
    lines = []
    for (work, who), taken in results.items():
        number = rows.get(work, 0)
        lines.append(
            (
                work,
                who,
                f"{taken.wall:.2f}",
                f"{number / taken.wall:,.0f}" if number else "",
                f"{taken.cpu:.2f}",
                f"{taken.postgres:.2f}",
                f"{taken.memory:.0f}" if taken.memory else "",
                f"{taken.requests:.0f}" if taken.requests else "",
            )
        )
    return table(head, lines)


def goals(results: Results) -> str:
    """How that stands to what was set out to reach: by the clock, and by CPU seconds, Postgres's included."""
    lines = []

    def ratio(what: str, other: Taken, own: Taken, goal: float | None) -> None:
        by_clock, by_cpu = other.wall / own.wall, _cpu(other) / _cpu(own)
        reached = "" if goal is None else "yes" if by_clock >= goal else "no"
        lines.append(
            (what, "" if goal is None else f">= {goal:g}", f"{by_clock:.2f}", f"{by_cpu:.2f}", reached)
        )

    def limit(what: str, value: float, goal: float, digits: int) -> None:
        lines.append((what, f"< {goal:g}", f"{value:.{digits}f}", "", "yes" if value < goal else "no"))

    for who, least in ((DEFAULT, (10, 20, 5)), (BEST, (6.5, 14, 5))):
        for work, goal in zip((FIRST, AGAIN, SOME), least, strict=True):
            ratio(f"{work}: times as fast as {who}", results[work, who], results[work, OURS], goal)
    ours, idle = results[FIRST, OURS], results[NOTHING, OURS]
    awake = Taken(ours.wall - idle.wall, ours.cpu - idle.cpu, ours.postgres - idle.postgres)
    for layout in (REMAINDER, COLUMNS):
        goal = layout == REMAINDER  # the layout in which they were set
        for taken, note in ((ours, ""), (awake, ", less our start-up")):
            what = f"first load: share of the prepared COPY's speed{layout}{note}"
            ratio(what, results[FLOOR, COPY_2 + layout], taken, 0.5 if goal and not note else None)
        ratio(
            rf"first load: times as fast as psql \copy{layout}",
            results[FLOOR, PSQL + layout], ours, 1 if goal else None,
        )  # fmt: skip
    limit("peak memory, MB", max(t.memory for (_, who), t in results.items() if who == OURS), 100, 0)
    limit("nothing new, s", idle.wall, 0.7, 2)
    return table(("goal", "to reach", "by the clock", "by CPU", "reached"), lines)


def _cpu(taken: Taken) -> float:
    return taken.cpu + taken.postgres
