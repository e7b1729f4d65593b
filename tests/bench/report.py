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
FETCH, COPY_1, COPY_2, PSQL = (
    "fetch alone",
    "prepared COPY, 1 connection",
    "prepared COPY, 2 connections",
    r"psql \copy",
)
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
    """How the measured stands to what was set out to reach."""
    lines = []

    def line(what: str, value: str, goal: str, reached: bool) -> None:
        lines.append((what, goal, value, "yes" if reached else "no"))

    for who, least in ((DEFAULT, (10, 20, 5)), (BEST, (6.5, 14, 5))):
        for work, goal in zip((FIRST, AGAIN, SOME), least, strict=True):
            if (work, who) in results:
                ratio = results[work, who].wall / results[work, OURS].wall
                line(f"{work}: times as fast as {who}", f"{ratio:.1f}", f">= {goal}", ratio >= goal)
    ours, idle = results[FIRST, OURS].wall, results[NOTHING, OURS].wall
    if (FLOOR, COPY_2) in results:
        two, psql = results[FLOOR, COPY_2].wall, results[FLOOR, PSQL].wall
        fetched = results[FLOOR, FETCH].wall + two
        line("first load: share of the prepared-COPY floor", f"{two / ours:.2f}", ">= 0.5", two / ours >= 0.5)
        net = two / (ours - idle)
        line("the same, our start-up taken off", f"{net:.2f}", ">= 0.5", net >= 0.5)
        both = fetched / (ours - idle)
        line("the same, of fetch and COPY one after the other", f"{both:.2f}", "", both >= 0.5)
        line(r"first load: times as fast as psql \copy", f"{psql / ours:.2f}", ">= 1", psql >= ours)
        net = psql / (ours - idle)
        line("the same, our start-up taken off", f"{net:.2f}", ">= 1", net >= 1)
    peak = max(taken.memory for (_, who), taken in results.items() if who == OURS)
    line("peak memory, MB", f"{peak:.0f}", "< 100", peak < 100)
    line("nothing new: seconds", f"{idle:.2f}", "< 0.7", idle < 0.7)
    return table(("goal", "to reach", "measured", "reached"), lines)
