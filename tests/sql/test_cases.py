"""Each analysis on the rows of a file under cases, with the answer that stands below them.

A table's columns stand two blanks apart; - is null. `today-3 10:00` and `month-1` are that many days before today
and months before this one, in UTC. An answer may have a condition on which of its rows are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from etl.report.analyses import analyses

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
QUERIES = {analysis.name: analysis.sql for analysis in analyses()}
RELATIVE = re.compile(r"\b(today|month(?=[+-]))([+-]\d+)?")


def tables_of(text: str) -> Iterator[tuple[str, list[str], list[list[str | None]]]]:
    """The name of each table, its columns and its rows."""
    for block in re.split(r"\n\n+", text.strip()):
        name, columns, *rows = block.splitlines()
        cells = [[None if c == "-" else _dated(c) for c in re.split(r" {2,}", r.strip())] for r in rows]
        yield name, columns.split(), cells


def _dated(text: str) -> str:
    return RELATIVE.sub(lambda found: str(_day(found[1], int(found[2] or 0))), text)


def _day(unit: str, number: int) -> date:
    today = datetime.now(UTC).date()
    if unit == "today":
        return today + timedelta(days=number)
    months = today.year * 12 + today.month - 1 + number
    return date(months // 12, months % 12 + 1, 1)


def _shown(value: Any) -> str | None:
    """As the files have it."""
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M}"
    return None if value is None else str(value)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_analysis_gives_the_answer_that_is_known(path: Path, tables: psycopg.Connection) -> None:
    *given, (answer, columns, expected) = tables_of(path.read_text())
    for table, names, rows in given:
        if table.startswith("events.") and "received_at" not in names and "timestamp" in names:
            place = names.index("timestamp")
            names, rows = [*names, "received_at"], [[*row, row[place]] for row in rows]
        if not table.startswith(("tributary.", "identity.")):
            names, rows = [*names, "_version"], [[*row, "2026-01-01"] for row in rows]
        places = ", ".join(["%s"] * len(names))
        quoted = ", ".join(f'"{name}"' for name in names)
        tables.cursor().executemany(f"insert into {table} ({quoted}) values ({places})".encode(), rows)
    query = QUERIES[path.stem]
    if answer != "answer":
        query = f"select * from ({query}) as answer {answer.removeprefix('answer ')}"
    if "current_date" not in query:  # days are UTC, wherever the analyst is
        tables.execute("set local time zone 'Pacific/Kiritimati'")
    cursor = tables.execute(query.encode())
    assert [column.name for column in cursor.description or ()] == columns
    assert [[_shown(value) for value in row] for row in cursor.fetchall()] == expected


def test_every_analysis_is_asked() -> None:
    by_hand = re.findall(
        r'answer\(tables, "(\w+)"\)', (Path(__file__).parent / "test_analyses.py").read_text()
    )
    assert {path.stem for path in CASES} | set(by_hand) == QUERIES.keys()
