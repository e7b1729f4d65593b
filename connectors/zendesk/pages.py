"""Pages of Zendesk's lists: of a size that it can make in time, by whichever way the list is paged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from connectors.zendesk.api import TooSlow
from etl.connector import Page
from etl.errors import SourceError
from etl.http import Answer, Client
from etl.paginate import Limited, by_link
from etl.typed import typed

LIST_PAGE = 100
SINCE_PAGE = 1_000
"""Records of a page that goes on from an id, at most."""
SMALLEST = 10
GROWS_AFTER, LATER = 5, 50
"""Pages made in time after which twice the size is asked for again; if that failed twice, after many more."""
SLOW = (504,)
"""Of a page that it cannot make in time; a smaller one is asked for then."""
TRIES = 3
"""How often the smallest page is asked for, and one that was cut where it could have ended."""

ANEW = {"cache-control": "no-cache"}
"""Header of a request that nobody may answer with what was kept."""

T = TypeVar("T")
Pairs = list[tuple[str, object]]


class Meta(msgspec.Struct):
    """How a page by cursor goes on."""

    has_more: bool | None = False
    after_cursor: str | None = None


class Head(msgspec.Struct):
    """What paging needs of a page."""

    meta: Meta | None = None
    next_page: str | None = None


class _Known(msgspec.Struct):
    """What a record is known by."""

    id: int


class Sized:
    """Asks for pages of one size, which is halved whenever Zendesk takes too long to make one (504).

    After some that came in time it is doubled, up to what it was.

    name: of the parameter for the size; "" where there is none.
    usual: it is the size that Zendesk makes without being asked, and so is not asked for.
    fresh: an answer that was kept will not do.
    """

    def __init__(
        self,
        client: Client,
        limit: str,
        name: str = "",
        size: int = LIST_PAGE,
        *,
        usual: bool = False,
        fresh: bool = False,
    ) -> None:
        self.client, self.limit, self.name, self.size = client, limit, name, size
        self._usual, self._headers = size if usual else 0, dict(ANEW) if fresh else {}
        self._most, self._in_time, self._failed = size, 0, Counter[int]()

    def get(self, path: str, params: Pairs, kind: type[T]) -> tuple[Answer, T]:
        """A page, and what is needed of it; SourceError if it lacks that."""
        slow = cut = 0
        headers = self._headers
        self._grow()
        while True:
            said = self.name and self.size != self._usual
            sized = [*params, (self.name, self.size)] if said else params
            try:
                answer = self.client.get(path, sized, headers=headers, limit=self.limit, once=SLOW)
                found = _read(answer, kind)
                self._in_time += 1
                return answer, found
            except TooSlow:
                slow += not self.name or self.size <= SMALLEST
                if slow >= TRIES:
                    raise
                self._in_time = 0
                if self.name:
                    self._failed[self.size] += 1
                    self.size = min(self.size, max(SMALLEST, self.size // 2))
            except msgspec.MsgspecError as error:
                cut, headers = cut + 1, ANEW
                if cut >= TRIES or isinstance(error, msgspec.ValidationError):
                    raise SourceError(f"{path} has another shape than documented: {error}") from None

    def _grow(self) -> None:
        """Ask for larger pages again, if it is time to try."""
        larger = min(self._most, 2 * self.size)
        if self._in_time >= (GROWS_AFTER if self._failed[larger] < 2 else LATER):
            self.size, self._in_time = larger, 0


def _read(answer: Answer, kind: type[T]) -> T:
    found: T = typed(answer.body, kind)
    return found


def by_cursor(
    client: Client, path: str, params: Pairs, limit: str, size: int = LIST_PAGE
) -> Iterator[Answer]:
    """A list by cursor; one that comes whole, or by numbered pages all the same, is read to its end, too."""
    sized, after, seen = Sized(client, limit, "page[size]", size), "", set[str]()
    while True:
        answer, head = sized.get(path, [*params, *([("page[after]", after)] if after else [])], Head)
        yield answer
        if head.meta is None and head.next_page:
            yield from by_link(Limited(client, limit), head.next_page, next="next_page")
        if head.meta is None or not head.meta.has_more:
            return
        after = head.meta.after_cursor or ""
        if not after or after in seen:
            raise SourceError(f"{path}: a page leads nowhere, or where an earlier one led.")
        seen.add(after)


def by_number(client: Client, path: str, params: Pairs, limit: str) -> Iterator[Answer]:
    """A list that is numbered in pages, or comes as a whole: as far as `next_page` leads."""
    yield from by_link(Limited(client, limit), path, params, next="next_page")


def by_since_id(client: Client, path: str, params: Pairs, limit: str, records: str) -> Iterator[Answer]:
    """A list in the order of ids, which goes on from one that is asked for, until nothing is left.

    records: where they stand, as a collection says it; several lists of an answer are of one order.
    """
    sized, since = Sized(client, limit, "limit", SINCE_PAGE), 0
    kind: Any = list[_Known] if records == "." else dict[str, msgspec.Raw]
    while True:
        answer, found = sized.get(path, [*params, ("since_id", since)], kind)
        if records != ".":
            found = [row for place in records.split(",") for row in _listed(found.get(place), path)]
        last = max((row.id for row in found), default=-1)
        if last < since:
            return
        yield answer
        since = last + 1


def _listed(part: msgspec.Raw | None, path: str) -> list[_Known]:
    try:
        return typed(part, list[_Known]) if part is not None else []
    except msgspec.MsgspecError as error:
        raise SourceError(f"{path} has another shape than documented: {error}") from None


def as_page(answer: Answer, records: Sequence[object], path: str, table: type[Any]) -> Page:
    """A page made of parts of an answer: unopened slices, put where they know whose they are."""
    body = msgspec.json.encode({path.partition("[")[0]: records})
    return Page(replace(answer, body=body), records=path, table=table)
