"""Incremental exports: what changed since, a thousand records at once, by an opaque cursor or by time.

Where to go on is a `Place`, left behind as the stream's state with the rows of each page. Nothing of the last
minute is shown by an export, and it is shown by the next one.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from connectors.zendesk.api import EXPORTS, CursorRefused
from connectors.zendesk.pages import Meta, Pairs, Sized
from etl.connector import Note
from etl.errors import Passing, SourceError
from etl.http import Answer, Client
from etl.window import Window, as_utc

EXPORT_PAGE = 1_000
SETTLED = 120
"""Seconds before now that a start_time may be, at most: one of the last minute is refused."""
OVERLAP = 600
"""Seconds that are read again where a cursor is not taken any more."""


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where an export goes on: after the cursor; without one, from a time in unix seconds.

    since: what belongs to tickets that changed earlier, and are there, was read by another way.
    """

    cursor: str = ""
    at: int = 0
    since: int = 0

    @property
    def text(self) -> str:
        """As the stream's state."""
        return msgspec.json.encode(self).decode()


class Row(msgspec.Struct):
    """What is needed of a record."""

    id: int | str | None = None
    status: str | None = None
    subject: str | None = None
    generated_timestamp: int | None = None
    updated_at: str | None = None


class Event(msgspec.Struct):
    """What is needed of a record that says when it happened."""

    id: int | str | None = None
    time: str | None = None


class Export(msgspec.Struct):
    """What is needed of a page; the records are under one of these names."""

    after_cursor: str | None = None
    end_of_stream: bool | None = None
    end_time: int | None = None
    end_id: str | int | None = None
    count: int | None = None
    next_page: str | None = None
    meta: Meta | None = None
    tickets: list[Row] = []
    users: list[Row] = []
    custom_object_records: list[Row] = []
    ticket_metric_events: list[Event] = []
    metric_sets: msgspec.Raw = msgspec.Raw()
    identities: msgspec.Raw = msgspec.Raw()

    @property
    def rows(self) -> list[Row]:
        """The records, of an export by cursor."""
        return self.tickets or self.users or self.custom_object_records


class Step(msgspec.Struct, frozen=True):
    """One page, and where to go on after it. pinned: the next one would be the same page again."""

    answer: Answer
    head: Export
    place: Place
    pinned: bool = False


def begin(client: Client, window: Window, state: str = "") -> Place:
    """Where to begin: at the state, else at the window's start, but not in the last minute."""
    if state or window.state:
        try:
            return msgspec.json.decode(state or window.state, type=Place)
        except msgspec.MsgspecError:
            raise SourceError("the state left behind cannot be read; sync the stream with --full.") from None
    return Place(at=settled(client, int(window.start.timestamp())))


def settled(client: Client, at: int) -> int:
    """A time that may be asked for."""
    return max(0, min(at, int(client.now().timestamp()) - SETTLED))


def is_past(window: Window, at: int | None) -> bool:
    """Whether a page reached beyond a window that does not end with the present."""
    return not window.newest and at is not None and at >= window.end.timestamp()


def by_cursor(client: Client, path: str, params: Pairs, place: Place) -> Iterator[Step | Note]:
    """Every page from a place on; where the cursor is refused, a Note, and from before its time on.

    Without those of the parameters that the account's Zendesk does not know (yet, or any more).
    """
    sized, seen = Sized(client, EXPORTS, "per_page", EXPORT_PAGE, usual=True), set[str]()
    while True:
        where = ("cursor", place.cursor) if place.cursor else ("start_time", place.at)
        try:
            answer, head = sized.get(path, [*params, where], Export)
        except CursorRefused as refusal:
            if not place.cursor:
                raise
            yield Note(f"{path}: the cursor is not taken any more ({refusal}); changes since were read again")
            place, seen = Place(at=settled(client, place.at - OVERLAP)), set()
            continue
        except SourceError as refusal:
            refused = [name for name, _ in params if name in str(refusal)]
            if isinstance(refusal, Passing) or not refused:
                raise
            yield Note(f"{path}: read without {', '.join(refused)}, which is refused: {refusal}")
            params = [pair for pair in params if pair[0] not in refused]
            continue
        at = max([place.at, *(stamp for row in head.rows if (stamp := _stamp(row)))])
        following = Place(head.after_cursor or place.cursor, at)
        yield Step(answer, head, following)
        if head.end_of_stream or (head.end_of_stream is None and not head.rows):
            return
        if not head.after_cursor or head.after_cursor in seen:
            raise SourceError(f"{path}: a page leads nowhere, or where an earlier one led.")
        seen.add(head.after_cursor)
        place = following


def by_time(
    client: Client, path: str, params: Pairs, place: Place, *, limit: str = EXPORTS, size: int | None = None
) -> Iterator[Step]:
    """Every page from a time on: the next begins with the second that this one ended with.

    A page holds all of its last second, and so may be larger than asked for. One that holds nothing but a
    single second, and is not larger, may have left some of it out: it is `pinned`, and the second after
    is gone on with.

    size: of the pages, if that can be asked for.
    """
    sized = Sized(client, limit, "per_page" if size else "", size or EXPORT_PAGE, usual=True)
    start = place.at
    while True:
        asked = sized.size
        answer, head = sized.get(path, [*params, ("start_time", start)], Export)
        if head.meta is not None:
            yield from _paged(sized, path, [*params, ("start_time", start)], answer, head)
            return
        count, end = head.count or 0, head.end_time if head.end_time is not None else start
        last = bool(head.end_of_stream) or count == 0
        if head.end_of_stream is None and count < asked:  # the page may be as full as this export makes them
            last = last or end <= start or end > settled(client, end)
        stuck = end <= start and not last
        yield Step(
            answer, head, Place(at=start if not count else end), stuck and count <= max(asked, sized.size)
        )
        if last:
            return
        start = start + 1 if stuck else end


def _paged(sized: Sized, path: str, params: Pairs, answer: Answer, head: Export) -> Iterator[Step]:
    """An export by time whose pages go on by cursor, in the order of time all the same."""
    seen, at = set[str](), 0
    while True:
        at = max([at, *(_seconds(event.time) or 0 for event in head.ticket_metric_events)])
        yield Step(answer, head, Place(at=at or int(str(dict(params)["start_time"]))))
        after = head.meta.after_cursor if head.meta and head.meta.has_more else ""
        if not after:
            return
        if after in seen:
            raise SourceError(f"{path}: a page leads where an earlier one led.")
        seen.add(after)
        answer, head = sized.get(path, [*params, ("page[after]", after)], Export)


def _stamp(row: Row) -> int | None:
    """When a record was changed: by the export's own clock if it tells that, else by the record's."""
    return _seconds(row.updated_at) if row.generated_timestamp is None else row.generated_timestamp


def _seconds(told: str | None) -> int | None:
    try:
        return int(as_utc(told).timestamp()) if told else None
    except ValueError:
        return None
