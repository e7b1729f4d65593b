"""What failed, by kind: which streams, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from etl.cli import show
from etl.cli.session import say

if TYPE_CHECKING:
    from etl.errors import TributaryError

NAMED = 5
"""Streams of one kind that a table names; how many more there are it says."""


def table(found: Iterable[tuple[str, str]]) -> None:
    """A table of kinds, as (kind, source.stream) were found: their streams, and what to do; none, if none."""
    from etl.errors import NEXT_STEPS

    streams: dict[str, list[str]] = {}
    for kind, where in found:
        streams.setdefault(kind, []).append(where)
    if streams:
        kinds = sorted(streams, key=lambda kind: [*NEXT_STEPS, kind].index(kind))
        rows = [(kind, _named(streams[kind]), NEXT_STEPS.get(kind, "")) for kind in kinds]
        show.table(("trouble", "streams", "what to do"), rows)


def _named(streams: list[str]) -> str:
    more = len(streams) - NAMED
    return ", ".join(streams[:NAMED]) + (f" and {show.count(more)} more" if more > 0 else "")


def tell(found: Iterable[tuple[str, TributaryError]]) -> None:
    """A line per error, led by its kind, and after those of a kind what to do about it."""
    from etl.errors import NEXT_STEPS

    errors = list(found)
    for kind, step in NEXT_STEPS.items():
        of_kind = [(where, error) for where, error in errors if error.kind == kind]
        for where, error in of_kind:
            say(f"error: {kind}: {where}: {error}")
        if of_kind:
            say(f"  {step}")
