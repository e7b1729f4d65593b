"""Incremental exports: what changed since, a thousand records at once, by an opaque cursor or by time.

Where to go on is a `Place`, left behind as the stream's state with the rows of each page. Nothing of the last
minute is shown by an export, and it is shown by the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from connectors.zendesk.api import EXPORTS, CursorRefused, TooSlow
from connectors.zendesk.pages import LIST_PAGE, Meta, Pairs, Sized
from etl.connector import Note
from etl.errors import Passing, SourceError, StateError
from etl.http import Answer, Client
from etl.typed import typed
from etl.window import Window, as_utc

EVENTS = "/api/v2/incremental/ticket_events"
ALL: Pairs = [("support_type_scope", "all")]
"""Tickets of AI agents, too, which are left out unless asked for."""
EXPORT_PAGE = 1_000
SETTLED = 120
"""Seconds before now that a start_time may be, at most: one of the last minute is refused."""
OVERLAP = 600
"""Seconds that are read again where a cursor is not taken any more."""
MOST_FULL = 300
"""Seconds in a row that may fill a page each: half an hour of requests, more is a page that leads nowhere."""


T = TypeVar("T")


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where an export goes on: after the cursor; without one, from a time in unix seconds.

    since: what belongs to tickets that changed earlier, and are there, was read in bulk.
    before: where that began, if what is older was read by an earlier sync.
    """

    cursor: str = ""
    at: int = 0
    since: int = 0
    before: int = 0

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
    created_at: str | None = None
    updated_at: str | None = None
    permanently_deleted: bool | None = None


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
    articles: list[Row] = []
    ticket_metric_events: list[Event] = []
    metric_sets: msgspec.Raw = msgspec.Raw()
    identities: msgspec.Raw = msgspec.Raw()

    @property
    def rows(self) -> list[Row]:
        """The records, of an export by cursor."""
        return self.tickets or self.users or self.custom_object_records

    @property
    def is_last(self) -> bool:
        """Whether there is nothing after it, of an export by cursor: these tell it in one of two ways."""
        if self.end_of_stream is not None:
            return self.end_of_stream
        if self.meta is not None and self.meta.has_more is not None:
            return not self.meta.has_more
        return not self.rows


class Step(msgspec.Struct, frozen=True):
    """One page, and where to go on after it. pinned: the next one would be the same page again."""

    answer: Answer
    head: Export
    place: Place
    pinned: bool = False


def begin(client: Client, window: Window, state: str = "") -> Place:
    """Where to begin: at the state, else at the window's start, but not in the last minute."""
    if state or window.state:
        return decoded(state or window.state, Place)
    return Place(at=settled(client, int(window.start.timestamp())))


def decoded(state: str, kind: type[T]) -> T:
    """A state as what it was; StateError if it is none."""
    try:
        return typed(state, kind)
    except msgspec.MsgspecError:
        raise StateError("what the last sync left behind cannot be read") from None


def settled(client: Client, at: int) -> int:
    """A time that may be asked for."""
    return max(0, min(at, int(client.now().timestamp()) - SETTLED))


def is_past(window: Window, at: int | None) -> bool:
    """Whether a page reached beyond a window that does not end with the present."""
    return not window.newest and at is not None and at >= window.end.timestamp()


def by_cursor(
    client: Client, path: str, params: Pairs, place: Place, *, fresh: bool = False
) -> Iterator[Step | Note]:
    """Every page from a place on; where the cursor is refused, a Note, and from before its time on.

    Without those of the parameters that the account's Zendesk does not know (yet, or any more). Only a cursor
    of an earlier sync may be refused: one that a page of this walk has led to is an error, or it had no end.

    fresh: no page that was asked for earlier will do.
    """
    sized = Sized(client, EXPORTS, "per_page", EXPORT_PAGE, usual=True, fresh=fresh)
    given = set[str]()
    while True:
        where = ("cursor", place.cursor) if place.cursor else ("start_time", settled(client, place.at))
        try:
            answer, head = sized.get(path, [*params, where], Export)
        except CursorRefused as refusal:
            if not place.cursor:
                raise
            if given:
                raise SourceError(f"{path}: the cursor of the page before is not taken: {refusal}") from None
            yield Note(f"{path}: the cursor is not taken any more ({refusal}); changes since were read again")
            place = Place(at=max(0, place.at - OVERLAP))
            continue
        except SourceError as refusal:
            params, note = without_refused(path, params, refusal)
            yield note
            continue
        at = max([place.at, *(stamp for row in head.rows if (stamp := _stamp(row)))])
        following = Place(head.after_cursor or place.cursor, at)
        yield Step(answer, head, following)
        if head.is_last:
            return
        if not head.after_cursor or head.after_cursor in given:
            raise SourceError(f"{path}: a page leads nowhere, or where an earlier one led.")
        given.add(head.after_cursor)
        place = following


def without_refused(path: str, params: Pairs, refusal: SourceError) -> tuple[Pairs, Note]:
    """Those of the parameters that the refusal does not name, and what is said of it; else it is raised."""
    refused = [name for name, _ in params if name in str(refusal)]
    if isinstance(refusal, Passing) or not refused:
        raise refusal
    note = Note(f"{path}: read without {', '.join(refused)}, which is refused: {refusal}")
    return [pair for pair in params if pair[0] not in refused], note


def by_time(
    client: Client,
    path: str,
    params: Pairs,
    place: Place,
    *,
    limit: str = EXPORTS,
    size: int | None = None,
    paged: bool = False,
) -> Iterator[Step]:
    """Every page from a time on: the next begins with the second that this one ended with.

    A page holds all of its last second, and so may be larger than asked for. Of one that holds nothing but a
    single second, and is not larger, a smaller page tells whether that holds: if it has as many records,
    nothing was left out. Else some may have been: it is `pinned`, and the second after is gone on with, but
    none that may not be asked for yet. A page that ends before it begins is an error, and so are more than
    MOST_FULL such seconds in a row, as an export that echoes its start_time shows without an end.

    size: of the pages, if that can be asked for.
    paged: it can be paged by cursor as well, which is done when a page takes too long.
    """
    sized = Sized(client, limit, "per_page" if size else "", size or EXPORT_PAGE, usual=True)
    start, full = place.at, 0
    while True:
        try:
            answer, head = sized.get(path, [*params, ("start_time", start)], Export)
        except TooSlow:
            if not paged or sized.name:
                raise
            sized = Sized(client, limit, "page[size]", LIST_PAGE)
            continue
        if head.meta is not None:
            yield from _paged(sized, path, [*params, ("start_time", start)], answer, head)
            return
        count, end = head.count or 0, head.end_time if head.end_time is not None else start
        last = bool(head.end_of_stream) or count == 0
        if count and end < start:
            raise SourceError(f"{path}: a page ends before the time that it was asked from.")
        if head.end_of_stream is None and count < sized.size:  # which may be all that this export puts in one
            last = last or end <= start or end > settled(client, end)
        stuck = end <= start and not last
        cut = stuck and count <= sized.size and not _whole(sized, path, params, start, count)
        yield Step(answer, head, Place(at=start if not count else end), cut)
        full = full + 1 if stuck else 0
        if last or (stuck and start + 1 > settled(client, start + 1)):
            return
        if full > MOST_FULL:
            raise SourceError(
                f"{path}: each of {full} seconds in a row fills a page, so it does not come to an end;"
                " the next sync goes on from there"
            )
        start = start + 1 if stuck else end


def of_events(client: Client, params: Pairs, at: int) -> Iterator[Step | Note]:
    """The export of ticket events from a time on, those of AI agents, too, unless that cannot be asked for.

    params: what has to be asked for besides.
    """
    wanted = ALL
    while True:
        try:
            yield from by_time(client, EVENTS, [*params, *wanted], Place(at=at), size=EXPORT_PAGE)
            return
        except SourceError as refusal:
            wanted, note = without_refused(EVENTS, wanted, refusal)
        yield note


def _whole(sized: Sized, path: str, params: Pairs, second: int, count: int) -> bool:
    """Whether a page of so many records has all of its one second."""
    if not sized.name or count < 2:
        return False
    smaller = Sized(sized.client, sized.limit, sized.name, count - 1)
    return smaller.get(path, [*params, ("start_time", second)], Export)[1].count == count


def of_second(client: Client, path: str, second: int) -> Iterator[Step]:
    """One second, and a bit more, of an export by time that can be paged by cursor as well."""
    sized = Sized(client, EXPORTS, "page[size]", LIST_PAGE)
    params: Pairs = [("start_time", second)]
    answer, head = sized.get(path, params, Export)
    if head.meta is None:
        raise SourceError(f"{path}: more happened in one second than it shows, and it gives no pages.")
    for step in _paged(sized, path, params, answer, head):
        yield step
        if step.place.at > second:
            return


def _paged(sized: Sized, path: str, params: Pairs, answer: Answer, head: Export) -> Iterator[Step]:
    """An export by time whose pages go on by cursor, in the order of time all the same."""
    seen, at = set[str](), 0
    while True:
        at = max([at, *(seconds(event.time) or 0 for event in head.ticket_metric_events)])
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
    return seconds(row.updated_at) if row.generated_timestamp is None else row.generated_timestamp


def seconds(told: str | None) -> int | None:
    """A time as unix seconds; None if it is none."""
    try:
        return int(as_utc(told).timestamp()) if told else None
    except ValueError:
        return None
