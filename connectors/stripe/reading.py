"""Reading Stripe's lists: whole, by time of creation, through parents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

import msgspec

from connectors.stripe import lists
from connectors.stripe.api import Missing, Withheld, decode
from connectors.stripe.branches import Branches, Frontier
from connectors.stripe.catalogue import BY_NAME, Collection, Through
from connectors.stripe.nested import Records, as_list, quoted
from etl.connector import Complete, Done, Note, Page, Pages
from etl.errors import PermissionMissing
from etl.window import Window

PARENTS_AT_ONCE = 20  # parents whose lists one reader asks for
BEGAN = datetime(2011, 1, 1, tzinfo=UTC)  # Stripe has no objects before; splitting older time finds nothing
WORTH = 4  # pages that have to be left, to cut a window in two: each cut leaves two pages that are not full


class Parent(NamedTuple):
    """Whose list is asked for: its id, and what is sent of it."""

    id: str
    sent: str


@dataclass(slots=True)
class Reading:
    """Reads the collections of one account."""

    records: Records
    branches: Branches

    def whole(self, collection: Collection) -> Pages:
        """Every page of a list, and what belongs to it but stands elsewhere."""
        asof, notes = self.records.client.clock(), []
        for path in collection.also:
            try:
                yield from self.records.page(collection, as_list(self.records.client.get(path)))
            except (PermissionMissing, Missing) as refusal:
                notes.append(Note(f"{collection.name}: left out: {path} ({refusal})"))
        try:
            for answer, _ in self.records.pages(collection, {}):
                yield from self.records.page(collection, answer)
        except Withheld as refusal:
            if len(notes) == len(collection.also):
                raise
            notes.append(Note(f"{collection.name}: left out: {collection.path} ({refusal})"))
        if collection.also and not notes:
            yield Complete(asof)
        yield from notes

    def created(self, collection: Collection, window: Window) -> Pages:
        """What was created in a window, newest first; cut in two while there are connections to spare.

        Of an initial window, what is complete is said to be done. Of a later one the changes have to be
        read as well, so that none of it is done before all is.
        """
        return self._created(collection, window, Frontier(window))

    def _created(self, collection: Collection, window: Window, frontier: Frontier) -> Pages:
        left = window
        while left:
            window, left = left, replace(left, end=left.start)
            for answer, head in self.records.pages(collection, lists.span(window)):
                yield from self.records.page(collection, answer)
                stamps = [row.stamp for row in head.data if row.stamp is not None]
                if not (head.has_more and stamps and self.branches.spare):
                    continue
                # whoever was created in the oldest second seen may be on the next page: it is asked for again
                rest = window.before(datetime.fromtimestamp(min(stamps) + 1, UTC))
                recent = replace(rest, start=max(rest.start, min(BEGAN, rest.end)))
                a_page = timedelta(seconds=max(stamps) - min(stamps) + 1)
                if recent.end - recent.start < WORTH * a_page:
                    continue
                left, older = recent.halves()
                older = replace(older, start=rest.start)
                yield from self.branches.beside(self._created(collection, older, frontier))
                window = replace(window, start=rest.end)
                break
            done = frontier.done(window)
            if done and done.initial:
                yield Done(done)

    def through(self, collection: Collection, parents: Sequence[Parent]) -> Pages:
        """The lists of some parents, one request at least for each."""
        param = collection.through.param if collection.through else ""
        for parent in parents:
            asof = self.records.client.clock()
            path = collection.path.replace("{id}", quoted(parent.id))
            params = {param: parent.sent} if param else {}
            try:
                for answer, _ in self.records.pages(collection, params, path):
                    yield Page(answer, outer={"id": parent.id})
            except Missing:  # the parent was deleted, and its list with it
                pass
            except Withheld as refusal:
                if self.records.tell(collection, "withheld"):
                    yield Note(f"{collection.name}: left out: those that are withheld, such as by {refusal}")
                continue
            if collection.owned:
                yield Complete(asof, [parent.id])

    def parents(self, through: Through, window: Window | None) -> Iterator[list[Parent]]:
        """The parents of a collection, created in a window or all, in bunches."""
        parent = BY_NAME[through.parent]
        if through.only_if and not self._any(through.only_if):
            return
        params = lists.span(window) if window and parent.created else {}
        seen: set[str] = set()
        for answer, _ in self.records.pages(parent, params, bare=True):
            rows = decode(answer.body, _values(through.value)).data
            sent = ((row.id, getattr(row, "value", row.id)) for row in rows)
            fresh = {value: Parent(id, value) for id, value in sent if value and value not in seen}
            if through.value != "id":
                seen.update(fresh)
            parents = list(fresh.values())
            for at in range(0, len(parents), PARENTS_AT_ONCE):
                yield parents[at : at + PARENTS_AT_ONCE]

    def _any(self, path: str) -> bool:
        return bool(decode(self.records.client.get(path, {"limit": 1}).body, lists.Head).data)


@cache
def _values(name: str) -> Any:
    """The type of a list of which ids are read, and another field if need be."""
    value: list[Any] = [] if name == "id" else [("value", str | None, None)]
    row = msgspec.defstruct("Row", [("id", str), *value], rename={"value": name})
    return msgspec.defstruct("List", [("data", list[row])])  # type: ignore[valid-type]
