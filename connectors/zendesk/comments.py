"""Comments: in bulk from the export of ticket events, or ticket by ticket, whichever asks for less.

The export shows comments as they were written: what was redacted or made private since has to be asked for
ticket by ticket, and so has every ticket of which an event says what we cannot tell to be harmless.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import chain
from typing import Any

import msgspec
from msgspec.structs import replace

from connectors.zendesk import exports
from connectors.zendesk.api import BIN
from connectors.zendesk.children import (
    COMMENTS,
    Bulk,
    Comment,
    as_comments,
    changed,
    changed_in,
    of_changed,
    side_by_side,
)
from connectors.zendesk.exports import EXPORT_PAGE, OVERLAP, Place, Step
from connectors.zendesk.pages import Pairs, by_cursor
from etl.connector import Note, Pages, State
from etl.errors import SourceError
from etl.http import Client
from etl.typed import typed
from etl.window import Window

HARMLESS = frozenset(("Create", "Change", "Comment", "Notification", "Cc", "FollowerNotification"))
"""Events that leave the comments of before as they are."""


class Progress(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where to go on: in the export of tickets, as `Place`; or from `bulk` on in that of events.

    at: where reading in bulk began; the export of tickets is read from there on afterwards, as it alone says
        which are deleted.
    since: when that was; what changed later is asked for ticket by ticket.
    before: `at`, if what is older was read by an earlier sync.
    """

    cursor: str = ""
    at: int = 0
    since: int = 0
    before: int = 0
    bulk: int | None = None


class _Event(msgspec.Struct):
    ticket_id: int
    child_events: list[Comment] | None = None


class _Events(msgspec.Struct):
    ticket_events: list[_Event] = []


class _Binned(msgspec.Struct):
    id: int


class _Bin(msgspec.Struct):
    deleted_tickets: list[_Binned] = []


def read(client: Client, window: Window) -> Pages:
    """The comments of a window, or since the state."""
    if not window.newest:
        yield from of_changed(client, COMMENTS, window, changed_in(client, window))
        return
    if window.state:
        progress = exports.decoded(window.state, Progress)
    else:
        begin = exports.begin(client, window).at
        progress = Progress(at=begin, bulk=begin)
    if progress.bulk is None:
        steps, much = _looked_at(changed(client, Place(progress.cursor, progress.at)))
        if progress.since or not much:
            bulk = Bulk(progress.since, progress.before)
            yield from of_changed(client, COMMENTS, window, steps, bulk)
            return
        begin = max(0, progress.at - OVERLAP)
        progress = Progress(at=begin, before=begin, bulk=begin)
    bulk = yield from _in_bulk(client, progress)
    yield from of_changed(client, COMMENTS, window, changed(client, Place(at=progress.at), fresh=True), bulk)


def _looked_at(steps: Iterator[Step | Note]) -> tuple[Iterator[Step | Note], bool]:
    """The same, and whether more tickets changed than one page shows: to ask for events is less then."""
    first: list[Step | Note] = []
    for step in steps:
        first.append(step)
        if isinstance(step, Step):
            break
    much = any(
        isinstance(s, Step) and not s.head.end_of_stream and len(s.head.rows) >= EXPORT_PAGE for s in first
    )
    return chain(first, steps), much


def _in_bulk(client: Client, progress: Progress) -> Generator[Any, None, Bulk]:
    """All comments that came in from a time on; returns what that was."""
    since = progress.since or exports.settled(client, int(client.now().timestamp()))
    known = Bulk(since, progress.before)
    binned = _in_the_bin(client)
    at = exports.settled(client, progress.bulk or 0)
    for step in exports.of_events(client, [("include", "comment_events")], at):
        if isinstance(step, Note):
            yield step
            continue
        if step.pinned:
            yield Note("ticket_comments: more happened in one second than exports show; read one by one")
            return replace(known, since=step.place.at)
        said: dict[str, list[Comment]] = {}
        doubtful: dict[str, None] = {}
        for event in typed(step.answer.body, _Events).ticket_events:
            ticket = str(event.ticket_id)
            if ticket in binned:
                continue
            children = event.child_events or []
            types = {_text(child.get("event_type")) for child in children}
            if not types or types - HARMLESS:
                doubtful[ticket] = None
            said.setdefault(ticket, []).extend(c for c in children if _text(c.get("event_type")) == "Comment")
        yield from as_comments(
            step.answer, [(t, found) for t, found in said.items() if found and t not in doubtful]
        )
        if doubtful:
            yield from side_by_side(client, COMMENTS, list(doubtful))
        if known.before:
            known.seen |= said.keys()
        yield State(msgspec.json.encode(replace(progress, bulk=step.place.at, since=since)).decode())
    return known


def _in_the_bin(client: Client) -> set[str]:
    """Deleted tickets, whose events the export may still show."""

    def all_of_them(params: Pairs) -> set[str]:
        answers = by_cursor(client, "/api/v2/deleted_tickets", params, BIN)
        return {str(t.id) for answer in answers for t in typed(answer.body, _Bin).deleted_tickets}

    try:
        return all_of_them(exports.ALL)
    except SourceError as refusal:
        return all_of_them(exports.without_refused("deleted_tickets", exports.ALL, refusal)[0])


def _text(value: msgspec.Raw | None) -> str:
    return str(msgspec.json.decode(value)) if value is not None else ""
