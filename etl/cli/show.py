"""How things are shown: tables for people, JSON for programs, numbers and times alike everywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH = 10_000
"""Columns of a console that nobody looks at: a line is a row there, however long."""


def console(*, stderr: bool = False) -> Console:
    """A rich console; what is not a terminal gets whole lines, without wrapping."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PIPE_WIDTH
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)


def plain(value: object) -> str:
    """A value as one line of text in which a terminal finds nothing to obey."""
    text = "" if value is None else str(value)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\xa0" else c.encode("unicode_escape").decode() for c in text)


def table(headers: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """Print rows as a table on stdout; columns of numbers are set to the right."""
    rows = list(rows)
    cells = [[plain(value) for value in row] for row in (headers, *rows)]
    right = [all(is_number(v) for v in found) for found in _values(headers, rows)]
    if sys.stdout.isatty():
        _fitted(cells, right, plain(title))
        return
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]  # a row is a line, however long
    lines = [
        "   ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right, strict=True))
        for row in cells
    ]
    lines.insert(1, "─" * (sum(widths) + 3 * len(widths) - 3))
    click.echo("\n".join(line.rstrip() for line in ([plain(title), *lines] if title else lines)) + "\n")


def _values(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[list[object]]:
    """Of each column, what there is to align; the header where there is nothing."""
    for i, header in enumerate(headers):
        yield [row[i] for row in rows if row[i] is not None and row[i] != ""] or [header]


def _fitted(cells: Sequence[Sequence[str]], right: Sequence[bool], title: str) -> None:
    """Print a table on a terminal: cells are folded where it is too narrow for them."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    at = console()
    names = max(len(row[0]) for row in cells)
    for i, (header, aligned) in enumerate(zip(cells[0], right, strict=True)):
        whole = i == 0 and names <= at.width // 2  # names are to be copied
        shown.add_column(Text(header), justify="right" if aligned else "left", overflow="fold", no_wrap=whole)
    for row in cells[1:]:
        shown.add_row(*map(Text, row))
    if title:
        at.print(Text(title, "bold"))
    at.print(shown)
    click.echo()


def is_number(value: object) -> bool:
    """Whether it is a number, or the text of one as `count` writes it."""
    if isinstance(value, str):
        return value.lstrip("~-").replace(",", "").replace(".", "").isdecimal()
    return not isinstance(value, bool) and hasattr(value, "__abs__")


def json(report: object) -> None:
    """Print a report as JSON on stdout: instants as ISO 8601 in UTC, decimals exactly."""
    import msgspec

    encoded = msgspec.json.Encoder(enc_hook=str, decimal_format="number").encode(report)
    click.echo(msgspec.json.format(encoded, indent=2))


def count(number: int, *, estimated: bool = False) -> str:
    """A number of things: 1,234; about so many: ~1,234."""
    return f"{'~' if estimated else ''}{number:,}"


def moment(when: datetime | None) -> str:
    """An instant, in UTC, to the second; nothing for none."""
    from etl.window import as_utc

    return f"{as_utc(when):%Y-%m-%d %H:%M:%S}" if when else ""


def span(seconds: float | timedelta | None) -> str:
    """A length of time in its two largest units: 3d 4h, 5m 12s, 0.4s."""
    if seconds is None:
        return ""
    if isinstance(seconds, timedelta):
        seconds = seconds.total_seconds()
    if seconds < 60:
        return f"{seconds:.1f}s" if seconds < 10 else f"{seconds:.0f}s"
    units = (("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1))
    left = round(seconds)
    parts: list[str] = []
    for unit, size in units:
        whole, left = divmod(left, size)
        if whole or parts:
            parts.append(f"{whole}{unit}")
    return " ".join(part for part in parts[:2] if not part.startswith("0"))


def fields(record: Mapping[str, Any]) -> None:
    """Print one record with a line per field, names to the left."""
    width = max(map(len, record), default=0)
    for name, value in record.items():
        click.echo(f"{plain(name):<{width}}  {plain(value)}")
