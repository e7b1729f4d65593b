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
from etl.typed import made, typed
from etl.window import Window

PAGE = 100  # the most that Stripe gives
TRIES = 3  # of a page that is cut where it could have ended, which the client cannot see
RESTARTS = 3  # after all objects of a page were deleted before the next one was asked for

SAMPLED = 10  # of so many records of a page one is looked at
LONGEST_STUB = 1_000  # bytes of what Stripe gives of a deleted object: an id, its kind, that it is deleted

Raw = msgspec.Raw
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


class Listed(msgspec.Struct):
    """A page as it comes: its records, unopened. Null is no list: it does not say that there are none."""

    data: list[Raw]
    has_more: Any = None

    @property
    def goes_on(self) -> bool:
        """Whether there may be another page: a full one that does not say so may not be the last."""
        return self.has_more is True or (self.has_more is not False and len(self.data) >= PAGE)


class Head(msgspec.Struct):
    """What the next request needs of a page.

    data: the records, unopened: to open all of them takes as long as to find them.
    stamps: when records of it were created, as far as the list says so: the first, the last, each tenth.
    falling: these came newest first up to here, as documented, and so did those between, where it was asked.
    cut: the records are slices of the answer as it came.
    """

    data: list[Raw]
    has_more: bool = False
    stamps: list[int] = []
    falling: bool = True
    cut: bool = True

    @property
    def rows(self) -> list[Row]:
        """All of the records, opened."""
        return [row_of(raw) for raw in self.data]

    def newest_first(self) -> bool:
        """Whether all of its records came so; else, from here on, no time tells what is still to come."""
        self.falling = self.falling and _fall([row.stamp for row in self.rows if row.stamp is not None])
        return self.falling

    @property
    def says_deleted(self) -> bool:
        """Whether a record is said to be deleted; of such Stripe gives no more than a stub."""
        stubs = (raw for raw in self.data if memoryview(raw).nbytes <= LONGEST_STUB)
        return any(row_of(raw).deleted is True for raw in stubs)


def pages(
    ask: Ask,
    where: str,
    params: Mapping[str, object],
    after: Sequence[Raw] = (),
    bounds: Mapping[str, object] = {},
) -> Iterator[tuple[Answer, Head]]:
    """The pages of a list.

    where: what it is called in errors.
    after: the records to go on behind, when the first page is known already.
    bounds: parameters that the caller may narrow from one page to the next.
    Raises SourceError for pages that go round in a circle or have another shape than documented.
    """
    behind, led, restarts, shown = list(after), set[int](), 0, Head([])
    last = _last(behind)
    while True:
        try:
            answer, head = _page(
                ask, where, {**params, **bounds, "starting_after": last.id if last else None}
            )
        except CursorGone as gone:
            if not last:
                raise SourceError(f"{where}: Stripe misses a cursor that was not sent") from None
            behind.pop()  # the record before it leads to the same page
            before, last = last, _last(behind)
            if not last:
                restarts += 1
                if restarts > RESTARTS:
                    raise SourceError(
                        f"{where}: objects are deleted faster than they are listed: {gone}"
                    ) from None
                rest = shown.newest_first() and _by_time({**params, **bounds}, before)
                params, led = rest or params, set()
            continue
        if not head.data and last:
            rest = shown.newest_first() and _by_time({**params, **bounds}, last, past=True)
            if not rest:
                return
            params, behind, last, led = rest, [], None, set()
            continue
        head.stamps = _stamps(head.data)
        stamps = head.stamps if last is None or last.stamp is None else [last.stamp, *head.stamps]
        head.falling = shown.falling and _fall(stamps)
        shown = head
        yield answer, head
        if not head.has_more:
            return
        if not head.data:
            raise SourceError(f"{where}: a page is empty, although has_more is true")
        behind = list(head.data)
        last = _last(behind)
        if not last:
            raise SourceError(f"{where}: no record of a page has an id to go on behind")
        if (cursor := hash(last.id)) in led:
            raise SourceError(f"{where}: pages go round in a circle, {last.id} came before")
        led.add(cursor)


def _last(records: list[Raw]) -> Row | None:
    """The last record that has an id, None if none has; those behind it are left out."""
    while records:
        if (row := row_of(records[-1])).id:
            return row
        records.pop()
    return None


def _fall(stamps: list[int]) -> bool:
    return stamps == sorted(stamps, reverse=True)


def _stamps(records: Sequence[Raw]) -> list[int]:
    """When the first, the last, and each tenth were created, where they say so."""
    some = [*records[:-1:SAMPLED], *records[-1:]]
    return [at for raw in some if (at := row_of(raw).stamp) is not None]


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


def row_of(raw: Raw) -> Row:
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
            page, cut = _listed(answer.body)
            return answer, Head(page.data, page.goes_on, cut=cut)
        except msgspec.DecodeError as error:
            if not left or isinstance(error, msgspec.ValidationError):
                raise SourceError(f"{where}: a page has another shape than documented: {error}") from None
    raise AssertionError("unreachable")


def _listed(body: bytes) -> tuple[Listed, bool]:
    """A page, and whether its records are slices of the body as it came: half characters had to be mended."""
    try:
        return _LISTED(body), True
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return typed(body, Listed), False


_LISTED = made(Listed).decode
