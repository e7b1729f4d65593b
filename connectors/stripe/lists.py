"""One list of Stripe's, page by page, whatever is deleted while it is read.

Stripe pages by the id of the last object seen. Once that object is gone the next request is refused,
and with a `created` filter an empty page may come back for it although there is more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from connectors.stripe.api import CursorGone
from etl.errors import SourceError
from etl.http import Answer
from etl.typed import typed
from etl.window import Window

PAGE = 100  # the most that Stripe gives
TRIES = 3  # of a page that is cut where it could have ended, which the client cannot see
RESTARTS = 3  # after all objects of a page were deleted before the next one was asked for

Ask = Callable[[Mapping[str, object]], Answer]


class Row(msgspec.Struct):
    """What paging needs of a record; "" or None if unknown. Invoice items have a `date` and no `created`."""

    id: str = ""
    created: int | None = None
    date: int | None = None
    deleted: Any = False

    @property
    def stamp(self) -> int | None:
        """When it was created, unix seconds, where the list says so."""
        return self.created if self.date is None else self.date


class Head(msgspec.Struct):
    """What the next request needs of a page.

    stamps: when the records were created, as far as the list says so.
    falling: all up to here came newest first, as documented; else no time tells what is still to come.
    """

    data: list[Row]
    has_more: bool = False
    stamps: list[int] = []
    falling: bool = True


def pages(
    ask: Ask,
    where: str,
    params: Mapping[str, object],
    after: Sequence[Row] = (),
    bounds: Mapping[str, object] = {},
) -> Iterator[tuple[Answer, Head]]:
    """The pages of a list.

    where: what it is called in errors.
    after: the records to go on behind, when the first page is known already.
    bounds: parameters that the caller may narrow from one page to the next.
    Raises SourceError for pages that go round in a circle or have another shape than documented.
    """
    behind, led, restarts, falling = list(after), set[int](), 0, True
    while True:
        try:
            answer, head = _page(
                ask, where, {**params, **bounds, "starting_after": behind[-1].id if behind else None}
            )
        except CursorGone as gone:
            if not behind:
                raise SourceError(f"{where}: Stripe misses a cursor that was not sent") from None
            last = behind.pop()  # the record before it leads to the same page
            if not behind:
                restarts += 1
                if restarts > RESTARTS:
                    raise SourceError(
                        f"{where}: objects are deleted faster than they are listed: {gone}"
                    ) from None
                params, led = (falling and _by_time({**params, **bounds}, last)) or params, set()
            continue
        if not head.data and behind:
            rest = falling and _by_time({**params, **bounds}, behind[-1], past=True)
            if not rest:
                return
            params, behind, led = rest, [], set()
            continue
        head.stamps = [
            at for row in head.data if (at := row.created if row.date is None else row.date) is not None
        ]
        before = [row.stamp for row in behind[-1:] if row.stamp is not None]
        falling = head.falling = falling and _newest_first([*before, *head.stamps])
        yield answer, head
        if not head.has_more:
            return
        if not head.data:
            raise SourceError(f"{where}: a page is empty, although has_more is true")
        behind = [row for row in head.data if row.id]
        if not behind:
            raise SourceError(f"{where}: no record of a page has an id to go on behind")
        cursor = hash(behind[-1].id)
        if cursor in led:
            raise SourceError(f"{where}: pages go round in a circle, {behind[-1].id} came before")
        led.add(cursor)


def _stamps(rows: Sequence[Row]) -> list[int]:
    """Their `stamp`, where there is one; a call for each took ten times as long."""
    return [at for row in rows if (at := row.created if row.date is None else row.date) is not None]


def _newest_first(stamps: list[int]) -> bool:
    return stamps == sorted(stamps, reverse=True)


def span(window: Window) -> dict[str, object]:
    """A window as Stripe's `created` filter: whole seconds, end excluded, nothing left out at its edges.

    The newest has no upper bound: whatever clock is wrong, what Stripe has by now is read.
    """
    params: dict[str, object] = {"created[gte]": max(0, int(window.start.timestamp()))}
    if not window.newest:
        params["created[lt]"] = -int(-window.end.timestamp() // 1)
    return params


def _by_time(params: Mapping[str, object], last: Row, *, past: bool = False) -> Mapping[str, object] | None:
    """Parameters that go on by time from where a record stood; None if the list has no time or is through.

    The record's own second is asked for again, as others may share it; with `past` only once.
    """
    end, start = params.get("created[lt]"), params.get("created[gte]")
    if last.stamp is None or not isinstance(end, int | None) or not isinstance(start, int):
        return None
    below = last.stamp + 1 if end is None else min(end, last.stamp + 1)
    if past and below == end:
        below -= 1
    return {**params, "created[lt]": below} if below > start else None


class _Loose(msgspec.Struct):
    data: list[msgspec.Raw] | None
    has_more: Any = False


def _head(body: bytes) -> Head:
    """The page's records, also those of odd shape; raises DecodeError if it is no page at all."""
    try:
        head: Head = typed(body, Head)
        return head
    except msgspec.ValidationError:
        page = typed(body, _Loose)
        return Head([row_of(raw) for raw in page.data or ()], page.has_more is True)


def row_of(raw: msgspec.Raw) -> Row:
    """A record, whatever it is."""
    try:
        return typed(raw, Row)
    except msgspec.ValidationError:
        found = msgspec.json.decode(raw)
    if not isinstance(found, dict):
        return Row()
    id, created = found.get("id"), found.get("created")
    return Row(
        id if isinstance(id, str) else "",
        int(created) if isinstance(created, int | float) and not isinstance(created, bool) else None,
    )


def _page(ask: Ask, where: str, params: Mapping[str, object]) -> tuple[Answer, Head]:
    for left in reversed(range(TRIES)):
        answer = ask(params)
        try:
            return answer, _head(answer.body)
        except msgspec.DecodeError as error:
            if not left or isinstance(error, msgspec.ValidationError):
                raise SourceError(f"{where}: a page has another shape than documented: {error}") from None
    raise AssertionError("unreachable")
