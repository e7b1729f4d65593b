"""What a sync has to read of each stream: what the ledger lacks, a window again, or everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from etl.connector import Stream
from etl.warehouse import ledger, states
from etl.warehouse.ddl import quote, table_names
from etl.warehouse.merge import Merge
from etl.window import BEGINNING, Window, gaps

if TYPE_CHECKING:
    from etl.warehouse import Connection


class Task(Struct, frozen=True):
    """One stream and the windows it has to read, oldest first."""

    stream: Stream
    windows: tuple[Window, ...]
    explicit: bool = False
    notes: tuple[str, ...] = ()
    all_readable: bool = False
    """Wanted only if the credentials may read it: not asked for by name, and never read before."""
    again: bool = False
    """All was read before: a part that is done does not make good what changed elsewhere meanwhile."""
    complete: bool = False
    """It is read from the beginning of time to now."""
    anew: bool = False
    """It begins at the beginning, whatever state the stream's reader left behind."""
    until: datetime | None = None
    """The vendor's time, to which the newest window is read, further than it counts as covered."""


def uncover_dropped(
    session: Connection, source: str, streams: Sequence[Stream]
) -> dict[str, tuple[str, ...]]:
    """Forget what was read of streams that lack a table: it was dropped, or is new. What to say of each."""
    there = table_names(session, source)
    notes: dict[str, tuple[str, ...]] = {}
    for stream in streams:
        missing = sorted({t.__tablename__ for t in stream.tables} - there)
        if missing and ledger.uncover(session, source, stream.name):
            names = ", ".join(f"{source}.{name}" for name in missing)
            notes[stream.name] = (f"{stream.name}: without {names}, all of it has to be read again",)
    return notes


def mark_nested(session: Connection, source: str, stream: Stream, there: set[str]) -> None:
    """Mark what was nested in rows whose table was dropped: of those that went meanwhile nobody would tell.

    The caller holds the stream's lease. A table that a stream of its own fills, too, is left alone.
    """
    nested = [
        child
        for child in stream.children
        if child.__tablename__ in there
        and any(c.parent and c.references == stream.name for c in child.columns)
    ]
    others = ledger.read_before(session, source) if nested else set()
    for child in nested:
        if child.__tablename__ not in others:
            Merge(child, source, stream.name, "").mark_all(session)


def doubts(
    session: Connection, source: str, streams: Sequence[Stream], covered: Mapping[str, Sequence[Window]]
) -> dict[str, tuple[str, ...]]:
    """What to say of each stream that has rows, and of which the ledger knows nothing: all is read again."""
    names = {s.name for s in streams if s.windowed and not covered.get(s.name)}
    notes: dict[str, tuple[str, ...]] = {}
    for name in sorted(names & table_names(session, source)) if names else ():
        rows = session.execute(f"select from {quote(source, name)} limit 1").fetchone()
        if rows is not None and states.left(session, source, name) is None:
            notes[name] = (f"{name}: it has rows, of which the ledger knows nothing: all is read again",)
    return notes


def plan(
    stream: Stream,
    covered: Sequence[Window],
    start: datetime,
    now: datetime,
    *,
    window: Window | None,
    full: bool,
) -> Task:
    """What a stream has to read: the given window, everything, or what is not covered since `start`."""
    end = max(start, now - stream.lag)
    everything = Window(start, end, initial=True, newest=True)
    if not stream.windowed:
        return Task(stream, (everything,), complete=True)
    back_in_time = any(done.end > end for done in covered)  # by the vendor's clock: the newest are not shown
    complete = start == BEGINNING and not back_in_time
    again = Task(stream, (everything,), again=bool(covered), complete=complete, anew=True)
    if full:
        return again
    if window is not None:
        inside = Window(min(window.start, end), end, newest=True) if window.end >= end else window
        return Task(stream, (inside,) if inside else (), explicit=True)
    windows = []
    for gap in gaps(everything, covered):
        older = any(done.end <= gap.start for done in covered)
        if older and stream.changes_kept and gap.start < now - stream.changes_kept:
            note = (
                f"{stream.name}: not synced since {gap.start:%Y-%m-%d}, longer than the vendor remembers"
                f" changes ({stream.changes_kept.days} days); everything was read again"
            )
            return replace(again, notes=(note,))
        windows.append(replace(gap, initial=not older, newest=gap.end == end))
    if covered and not (windows and windows[-1].newest):  # no time has passed, by a clock that may stand
        windows.append(Window(end, end, newest=True))
    return Task(stream, tuple(windows))
