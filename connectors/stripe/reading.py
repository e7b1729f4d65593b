"""Reading Stripe's lists: whole, by time of creation, by what changed, through parents, inside records."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Optional

import msgspec

from connectors.stripe.api import CursorGone, Missing, NotExpandable, decode
from connectors.stripe.catalogue import BY_NAME, Collection, Nested
from connectors.stripe.changes import Change, span
from etl.connector import Complete, Deleted, Done, Note, Page, Pages
from etl.errors import PermissionMissing, SourceError, TributaryError
from etl.http import Answer, Client
from etl.paginate import by_last_id
from etl.window import Window

PAGE = 100  # the most that Stripe gives
PARENTS_AT_ONCE = 20  # parents whose lists one reader asks for
RETRIEVES_AT_ONCE = 50  # changed objects that one reader fetches into one page
BEGAN = datetime(2011, 1, 1, tzinfo=UTC)  # Stripe has no objects before; splitting older time finds nothing


class _Row(msgspec.Struct):
    id: str
    created: int | None = None
    date: int | None = None


class _Head(msgspec.Struct):
    """What the next request needs of a page."""

    data: list[_Row]
    has_more: bool = False


class _Stub(msgspec.Struct):
    deleted: bool = False


class _Kind(msgspec.Struct):
    object: str = ""


@dataclass(slots=True)
class Reading:
    """Reads the collections of one account."""

    client: Client
    _branches: int = 0
    _unexpandable: set[tuple[str, str]] = field(default_factory=set)
    _lock: Any = field(default_factory=threading.Lock)

    def whole(self, collection: Collection) -> Pages:
        """Every page of a list."""
        for answer in self._list(collection, collection.path, collection.params):
            yield from self.page(collection, answer)
        for path in collection.also:
            try:
                yield from self.page(collection, as_list([self.client.get(path)]))
            except (PermissionMissing, Missing):  # one's own account, which a restricted key may not see
                yield Note(f"{collection.name}: {path} may not be read with this key")

    def created(self, collection: Collection, window: Window) -> Pages:
        """What was created in a window, newest first; cut in two while there are connections to spare.

        Of an initial window, the parts that are complete are said to be done. Of a later one the changes
        have to be read as well, so that none of it is done before all is.
        """
        with self._lock:
            self._branches += 1
        try:
            yield from self._created(collection, window)
        finally:
            with self._lock:
                self._branches -= 1

    def _created(self, collection: Collection, window: Window) -> Pages:
        for answer, head in self._walk(collection, window):
            yield from self.page(collection, answer)
            stamps = [s for row in head.data if (s := _stamp(collection, row)) is not None]
            if not (head.has_more and stamps and self._branches < self.client.connections):
                continue
            # whoever was created in the oldest second seen may be on the next page: it is asked for again
            rest = replace(window, end=min(window.end, datetime.fromtimestamp(min(stamps) + 1, UTC)))
            recent = replace(rest, start=max(rest.start, min(BEGAN, rest.end)))
            if recent.end - recent.start < timedelta(seconds=2):
                continue
            if window.initial:
                yield Done(replace(window, start=rest.end))
            newer, older = recent.halves()
            yield self.created(collection, replace(older, start=rest.start))
            yield self.created(collection, newer)
            return
        if window.initial:
            yield Done(window)

    def _walk(self, collection: Collection, window: Window) -> Iterator[tuple[Answer, _Head]]:
        """The pages of a window.

        Where the object that a page was to start after is gone, or an empty page comes back for it, the
        walk goes on by time.
        """
        params: dict[str, object] = {**collection.params, **span(window), "limit": PAGE}
        cursor: _Row | None = None
        while True:
            head = None
            try:
                answer = self._get(collection, {**params, "starting_after": cursor.id if cursor else None})
                head = decode(answer.body, _Head)
            except CursorGone:
                pass
            if cursor and (head is None or not head.data):
                stamp = _stamp(collection, cursor)
                if stamp is None or params["created[lt]"] == stamp + 1:
                    return
                params["created[lt]"], cursor = stamp + 1, None
                continue
            if head is None:
                raise SourceError(f"{collection.path}: Stripe misses a cursor that was not sent")
            yield answer, head
            if not head.has_more or not head.data:
                return
            if cursor and cursor.id == head.data[-1].id:
                raise SourceError(f"{collection.path} pages in a circle: {cursor.id} comes again after itself")
            cursor = head.data[-1]

    def through(self, collection: Collection, parents: Iterable[str]) -> Pages:
        """The lists of some parents, one request at least for each."""
        assert collection.through is not None
        for parent in parents:
            path = collection.path.replace("{id}", parent)
            name = collection.through.param
            params = {**collection.params, name: parent} if name else dict(collection.params)
            try:
                for answer in self._list(collection, path, params):
                    yield Page(answer, table=collection.table, outer={"id": parent, "customer": parent})
            except Missing:  # the parent was deleted, and its list with it
                continue

    def parents(self, collection: Collection, window: Window | None) -> Iterator[list[str]]:
        """The parents of a collection, created in a window or all, in bunches."""
        assert collection.through is not None
        through, parent = collection.through, BY_NAME[collection.through.parent]
        seen: set[str] = set()
        walk = self._walk(parent, window) if window and parent.created else None
        for answer in (a for a, _ in walk) if walk else self._list(parent, parent.path, parent.params):
            values = decode(answer.body, _values(through.value)).data
            fresh = [v.value for v in values if v.value and v.value not in seen]
            if through.value != "id":
                seen.update(fresh)
            for at in range(0, len(fresh), PARENTS_AT_ONCE):
                yield list(dict.fromkeys(fresh[at : at + PARENTS_AT_ONCE]))

    def changed(self, collection: Collection, changes: Mapping[str, Change | None]) -> Pages:
        """The present state of objects that changed, fetched one by one and given in bunches."""
        keys = list(changes)
        for at in range(0, len(keys), RETRIEVES_AT_ONCE):
            yield self._retrieve(collection, {k: changes[k] for k in keys[at : at + RETRIEVES_AT_ONCE]})

    def _retrieve(self, collection: Collection, changes: Mapping[str, Change | None]) -> Pages:
        found: list[Answer] = []
        gone: list[tuple[str, Change | None, datetime]] = []
        for key, change in changes.items():
            asof = self.client.clock()
            try:
                answer = self._get(collection, {}, f"{collection.path}/{key}", "")
            except Missing:
                gone.append((key, change, asof))
                continue
            if decode(answer.body, _Stub).deleted:
                gone.append((key, change, answer.asof))
            else:
                found.append(answer)
        if found:
            yield from self.page(collection, as_list(found))
        for key, change, asof in gone:
            yield Deleted([(key,)], at=change.at if change else asof, asof=asof)

    # ---- requests ----

    def _list(self, collection: Collection, path: str, params: Mapping[str, object]) -> Iterator[Answer]:
        if not collection.paged:
            yield self.client.get(path, dict(params))
            return
        while True:
            try:
                yield from by_last_id(self.client, path, {**params, **self._expands(collection)})
                return
            except (PermissionMissing, NotExpandable) as refusal:  # comes with the first page, if at all
                self._expand_less(collection, refusal)

    def _get(
        self, collection: Collection, params: Mapping[str, object], path: str = "", prefix: str = "data."
    ) -> Answer:
        while True:
            try:
                return self.client.get(path or collection.path, {**params, **self._expands(collection, prefix)})
            except (PermissionMissing, NotExpandable) as refusal:
                self._expand_less(collection, refusal)

    def _expands(self, collection: Collection, prefix: str = "data.") -> dict[str, object]:
        """The nested lists to ask for; none that the key may not read: the records matter more."""
        paths = [prefix + nested.path for nested in collection.nested if self._expanded(collection, nested)]
        return {"expand[]": paths} if paths else {}

    def _expanded(self, collection: Collection, nested: Nested) -> bool:
        return nested.expand and (collection.name, nested.path) not in self._unexpandable

    def _expand_less(self, collection: Collection, refusal: TributaryError) -> None:
        """Go without the nested list that was refused, or without any; raises `refusal` if there was none."""
        left = [n.path for n in collection.nested if self._expanded(collection, n)]
        if isinstance(refusal, NotExpandable):
            left = [path for path in left if path == refusal.path]
        if not left:
            raise refusal
        self._unexpandable.update((collection.name, path) for path in left)

    # ---- records and the lists inside them ----

    def page(self, collection: Collection, answer: Answer) -> Pages:
        """A page's records, and the rows nested in them, completed beyond the ten that Stripe embeds."""
        yield Page(answer)
        for nested in collection.nested:
            if not nested.expand or self._expanded(collection, nested):
                yield from self._nested(nested, answer)

    def _nested(self, nested: Nested, answer: Answer) -> Pages:
        at = f"data[].{nested.path}" + ("" if nested.plain else ".data")
        yield from self._of_kinds(nested, answer, at, None)
        heads = decode(answer.body, _nested_heads(nested.path, nested.plain)).data
        for head in heads:
            inner = _follow(head, nested.path)
            if nested.plain or inner is None or not inner.has_more or not inner.data:
                continue
            rest = {"starting_after": inner.data[-1].id}
            for more in by_last_id(self.client, inner.url, rest):
                yield from self._of_kinds(nested, more, "data", {"id": head.id})
        if nested.owned and heads:
            for table in nested.tables:
                yield Complete(answer.asof, [h.id for h in heads if _follow(h, nested.path) is not None], table)

    def _of_kinds(self, nested: Nested, answer: Answer, at: str, outer: dict[str, str] | None) -> Pages:
        """The rows of a nested list, sorted by kind where it mixes them."""
        if len(nested.tables) == 1:
            yield Page(answer, records=at, table=nested.tables[0], outer=outer)
            return
        for table in nested.tables:
            rows = [r for r in _raws(answer.body, nested.path if outer is None else "") if _kind(r) == table.__object__]
            if rows:
                yield Page(replace(answer, body=b'{"data":[' + b",".join(rows) + b"]}"), table=table)


def as_list(answers: list[Answer]) -> Answer:
    """Single objects as one page of a list, as old as the oldest of them."""
    body = b'{"data":[' + b",".join(a.body for a in answers) + b"]}"
    return replace(answers[0], body=body, asof=min(a.asof for a in answers))


def _stamp(collection: Collection, row: _Row) -> int | None:
    return row.date if collection.stamp == "date" else row.created


class _Inner(msgspec.Struct):
    data: list[_Row] = []
    has_more: bool = False
    url: str = ""


class _RawList(msgspec.Struct):
    data: list[msgspec.Raw] = []


@cache
def _nested_heads(path: str, plain: bool) -> Any:
    return _list_of(path, msgspec.Raw if plain else _Inner)


@cache
def _list_of(path: str, inner: Any) -> Any:
    kind = inner
    steps = path.split(".")
    for step in reversed(steps[1:]):
        kind = msgspec.defstruct("Step", [("inner", Optional[kind], None)], rename={"inner": step})
    held = kind if kind is msgspec.Raw else Optional[kind]
    row = msgspec.defstruct("Row", [("id", str), ("inner", held, None)], rename={"inner": steps[0]})
    return msgspec.defstruct("List", [("data", list[row])])  # type: ignore[valid-type]


@cache
def _values(name: str) -> Any:
    row = msgspec.defstruct("Row", [("value", Optional[str], None)], rename={"value": name})
    return msgspec.defstruct("List", [("data", list[row])])  # type: ignore[valid-type]


def _follow(row: Any, path: str) -> Any:
    for _ in path.split("."):
        if row is None:
            return None
        row = row.inner
    return row


def _raws(body: bytes, path: str) -> list[msgspec.Raw]:
    """The rows of a list, or of the lists at `path` inside the rows of a list."""
    if not path:
        return list(decode(body, _RawList).data)
    rows = decode(body, _list_of(path, _RawList)).data
    return [raw for row in rows if (inner := _follow(row, path)) is not None for raw in inner.data]


def _kind(row: msgspec.Raw) -> str:
    return msgspec.json.decode(row, type=_Kind).object
