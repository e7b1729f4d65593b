"""Reading Stripe's lists: whole, by time of creation, through parents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from connectors.stripe import lists
from connectors.stripe.api import Missing, Withheld, decode
from connectors.stripe.branches import Branches, Frontier
from connectors.stripe.catalogue import BY_NAME
from connectors.stripe.collection import Collection, Through
from connectors.stripe.nested import Records, as_list, quoted
from etl.connector import Complete, Done, Note, Page, Pages
from etl.errors import Passing, PermissionMissing, SourceError
from etl.window import Window

PARENTS_AT_ONCE = 20  # parents whose lists one reader asks for
BEGAN = datetime(2011, 1, 1, tzinfo=UTC)  # Stripe has no objects before; splitting older time finds nothing
WORTH = 4  # pages that have to be left, to cut a window in two: each cut leaves two pages that are not full


class Parent(NamedTuple):
    """Whose list is asked for: its id, and what is sent of it."""

    id: str
    sent: str


class Answers(Struct):
    """Whether any parent's list was given, and why one was not."""

    given: bool = False
    withheld: Withheld | None = None
    missing: Missing | None = None


class Reading(Struct):
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
            for variant in collection.variants:
                for answer, head in self.records.pages(collection, variant):
                    yield from self.records.page(collection, answer, head)
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
        read as well, so that none of it is done before all is; nor is it while a variant is left.
        """
        frontier = Frontier(window) if window.initial and len(collection.variants) == 1 else None
        for variant in collection.variants:
            yield from self._created(collection, variant, window, frontier)

    def _created(
        self, collection: Collection, variant: Mapping[str, str], window: Window, frontier: Frontier | None
    ) -> Pages:
        """A window by one chain of pages, of which the older part is given away where that is worth it.

        The cut lies below the stamps that were seen, and the chain goes on above it: so each record is in one
        of the parts, in whatever order the list is.
        """
        bounds: dict[str, object] = {}
        oldest = float("inf")
        params = {**variant, **lists.span(window)}
        for answer, head in self.records.pages(collection, params, bounds=bounds):
            yield from self.records.page(collection, answer, head)
            stamps = head.stamps
            oldest = min([oldest, *stamps])
            if not (stamps and head.has_more and self.branches.spare):
                continue
            began = max(window.start, BEGAN)
            reached = min(window.end, datetime.fromtimestamp(oldest, UTC))
            if reached - began < WORTH * timedelta(seconds=max(stamps) - min(stamps) + 1):
                continue
            _, older = replace(window, start=began, end=reached).halves()
            older = replace(older, start=window.start)
            window = replace(window, start=older.end)
            bounds["created[gte]"] = int(older.end.timestamp())
            if head.newest_first():  # of the oldest second there may be more
                seen = min(window.end, reached + timedelta(seconds=1))
                yield from _done(frontier, replace(window, start=seen))
                window = replace(window, end=seen)
            yield from self.branches.beside(self._created(collection, variant, older, frontier))
        yield from _done(frontier, window)

    def all_at_once(self, collection: Collection, otherwise: Pages) -> Pages:
        """The list of all that parents have, or `otherwise` if it is refused, or shows none.

        Older versions of the API list there what has no parent, which mostly is nothing.
        """
        shown = False
        for variant in collection.variants:
            try:
                for answer, head in self.records.pages(collection, variant, collection.all_at):
                    shown = shown or bool(head.data)
                    yield from self.records.page(collection, answer, head)
            except (PermissionMissing, SourceError) as refusal:
                if isinstance(refusal, Passing):
                    raise
                if variant:
                    yield Note(f"{collection.name}: left out: {', '.join(variant.values())} ({refusal})")
                    continue
                self.records.go_without(collection, [collection.all_at], refusal)
                yield Note(
                    f"{collection.name}: asked for parent by parent, as that of all is refused ({refusal})"
                )
                yield from otherwise
                return
        if not shown:
            yield from otherwise

    def through(self, collection: Collection, parents: Sequence[Parent], answers: Answers) -> Pages:
        """The lists of some parents, one request at least for each; `answers` keeps how they went."""
        param = collection.through.param if collection.through else ""
        for parent in parents:
            asof = self.records.client.clock()
            path = collection.path.replace("{id}", quoted(parent.id))
            params = {param: parent.sent} if param else {}
            try:
                for answer, _ in self.records.pages(collection, params, path):
                    answers.given = True
                    yield Page(answer, outer={"id": parent.id})
            except Missing as refusal:  # the parent was deleted, and its list with it
                answers.missing = refusal
            except Withheld as refusal:
                answers.withheld = answers.withheld or refusal
                text = f"{collection.name}: left out: those that are withheld, such as by {answers.withheld}"
                yield Note(text, partial=True)
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
        for answer, head in self.records.pages(parent, params, bare=True):
            rows = head.rows if through.value == "id" else decode(answer.body, _values(through.value)).data
            sent = ((row.id, getattr(row, "value", row.id)) for row in rows)
            fresh = {value: Parent(id, value) for id, value in sent if value and value not in seen}
            if through.value != "id":
                seen.update(fresh)
            parents = list(fresh.values())
            for at in range(0, len(parents), PARENTS_AT_ONCE):
                yield parents[at : at + PARENTS_AT_ONCE]

    def _any(self, path: str) -> bool:
        return bool(decode(self.records.client.get(path, {"limit": 1}).body, lists.Listed).data)


def _done(frontier: Frontier | None, part: Window) -> Pages:
    if frontier and (done := frontier.done(part)):
        yield Done(done)


@cache
def _values(name: str) -> Any:
    """The type of a list of which ids are read, and another field."""
    fields: list[Any] = [("id", str), ("value", str | None, None)]
    row = msgspec.defstruct("Row", fields, rename={"value": name})
    return msgspec.defstruct("List", [("data", list[row])])  # type: ignore[valid-type]
