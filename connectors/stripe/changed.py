"""Objects that changed, as they are now: each fetched, or listed where many lie close together in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from connectors.stripe import lists
from connectors.stripe.api import Missing, decode
from connectors.stripe.branches import Branches
from connectors.stripe.changes import Change
from connectors.stripe.collection import Collection
from connectors.stripe.nested import Gone, Records, Stub, as_list
from etl.connector import Pages

FETCHED_AT_ONCE = 50  # objects that one reader fetches, into one page
WORTH = 4  # changed objects that a page of the list has to show, to be asked for in place of them
LEAST = 20  # changed objects that are worth a page to learn how close together the list's objects lie
SPANS_AT_ONCE = 10  # pages' worth of time that one reader lists

Changes = Mapping[str, Change | None]


class Changed(Struct):
    """Reads what the event feed says has changed."""

    records: Records
    branches: Branches

    def read(self, collection: Collection, changes: Changes) -> Pages:
        """The present state of these objects, or that they are gone."""
        left = dict(changes)
        placed = sorted((c.created, key) for key, c in changes.items() if c and c.created is not None)
        if collection.created and len(placed) >= LEAST:
            middle = placed[len(placed) // 2][0]
            answer, head = next(self.records.pages(collection, {"created[lt]": middle + 1}))
            yield from self.records.page(collection, answer, head)
            for row in head.rows:
                left.pop(row.id, None)
            placed = [(created, key) for created, key in placed if key in left]
            for crowd in crowds(placed, seconds_a_page(head)):
                yield from self.branches.beside(
                    self._crowd(collection, {key: left.pop(key) for key in crowd})
                )
        keys = list(left)
        for at in range(0, len(keys), FETCHED_AT_ONCE):
            some = {key: left[key] for key in keys[at : at + FETCHED_AT_ONCE]}
            yield from self.branches.beside(self._fetched(collection, some))

    def _crowd(self, collection: Collection, crowd: dict[str, Change | None]) -> Pages:
        """Objects close together in time: listed as long as that asks for less than fetching each."""
        stamps = [c.created for c in crowd.values() if c and c.created is not None]
        params = {"created[gte]": min(stamps), "created[lt]": max(stamps) + 1}
        pages = self.records.pages(collection, params)
        for _, (answer, head) in zip(range(len(crowd) // WORTH), pages, strict=False):
            yield from self.records.page(collection, answer, head)
            for row in head.rows:
                crowd.pop(row.id, None)
            if not crowd:
                return
        yield from self._fetched(collection, crowd)  # deleted ones, and those that lists do not show

    def _fetched(self, collection: Collection, changes: Changes) -> Pages:
        """Objects one by one, given as one page."""
        found, gone = [], {}
        for key, change in changes.items():
            asof = self.records.client.clock()
            try:
                answer = self.records.one(collection, key)
                stub = decode(answer.body, Stub)
            except Missing:
                answer, stub = None, Stub(deleted=True)
            if stub.deleted is True:
                gone[key] = Gone(change.when if change else asof, asof)
            elif answer and not (collection.clocked and stub.test_clock):
                found.append(answer)
        if found:
            yield from self.records.page(collection, as_list(*found))
        yield from self.records.gone(collection, gone)


def crowds(placed: Sequence[tuple[int, str]], seconds: float) -> Iterator[list[str]]:
    """Of ids with their time of creation, in its order: those of which one page shows several.

    seconds: how much time a page of the list spans, about.
    """
    spans: dict[int, list[str]] = {}
    for created, key in placed:
        spans.setdefault(int(created // seconds), []).append(key)
    crowd: list[str] = []
    first = last = 0
    for span, keys in spans.items():
        if len(keys) < WORTH:
            continue
        if crowd and (span != last + 1 or span - first >= SPANS_AT_ONCE):
            yield crowd
            crowd = []
        if not crowd:
            first = span
        crowd, last = crowd + keys, span
    if crowd:
        yield crowd


def seconds_a_page(head: lists.Head) -> float:
    """How much time a full page of the list spans, by one that was read."""
    if not head.stamps:
        return float("inf")
    return max(1.0, (max(head.stamps) - min(head.stamps)) * lists.PAGE / len(head.data))
