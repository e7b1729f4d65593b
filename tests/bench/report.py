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
MOST_MB, LONGEST_SECONDS = 100, 0.7
"""What peak memory, and a sync that finds nothing new, are to stay below."""


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


class Goals:
    """How what was measured stands to what was set out to reach: by the clock, and by CPU seconds."""

    def __init__(self, results: Results) -> None:
        self.results, self._lines = results, list[tuple[str, ...]]()

    def against(self, who: str, goals: Mapping[tuple[str, str], float]) -> None:
        """Beside a peer, in each work that it did."""
        for work, other in self.results:
            if other == who and work != NOTHING:
                least = goals.get((work, who))
                self._ratio(
                    f"{work}: times as fast as {who}",
                    self.results[work, who],
                    self.results[work, OURS],
                    least,
                )

    def above_floor(self, layout: str, copied: float | None, asked: float | None, psql: float | None) -> None:
        """Beside the floor in one layout; the goals are of the prepared COPY, of that after fetching, of psql."""
        ours, idle = self.results[FIRST, OURS], self.results[NOTHING, OURS]
        awake = Taken(ours.wall - idle.wall, ours.cpu - idle.cpu, ours.postgres - idle.postgres)
        copy, fetch = self.results[FLOOR, COPY_2 + layout], self.results[FLOOR, FETCH]
        both = Taken(copy.wall + fetch.wall, copy.cpu + fetch.cpu, copy.postgres)
        share = f"first load: share of the speed of the prepared COPY{layout}"
        self._ratio(share, copy, ours, copied)
        self._ratio(f"{share}, less our start-up", copy, awake, None)
        self._ratio(f"{share} after fetching", both, ours, asked)
        self._ratio(
            rf"first load: times as fast as psql \copy{layout}",
            self.results[FLOOR, PSQL + layout],
            ours,
            psql,
        )

    def table(self) -> str:
        """All of it, with the limits that are the same for all."""
        memory = max(taken.memory for (_, who), taken in self.results.items() if who == OURS)
        self._limit("peak memory, MB", memory, MOST_MB, 0)
        self._limit("nothing new, s", self.results[NOTHING, OURS].wall, LONGEST_SECONDS, 2)
        return table(("goal", "to reach", "by the clock", "by CPU", "reached"), self._lines)

    def _ratio(self, what: str, other: Taken, own: Taken, goal: float | None) -> None:
        by_clock, by_cpu = other.wall / own.wall, _cpu(other) / _cpu(own)
        reached = "" if goal is None else "yes" if by_clock >= goal else "no"
        least = "" if goal is None else f">= {goal:g}"
        self._lines.append((what, least, f"{by_clock:.2f}", f"{by_cpu:.2f}", reached))

    def _limit(self, what: str, value: float, goal: float, digits: int) -> None:
        reached = "yes" if value < goal else "no"
        self._lines.append((what, f"< {goal:g}", f"{value:.{digits}f}", "", reached))


def _cpu(taken: Taken) -> float:
    return taken.cpu + taken.postgres
