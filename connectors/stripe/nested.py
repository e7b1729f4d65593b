"""Records and the lists inside them: asked for together, taken apart, completed beyond Stripe's ten."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, partial
from typing import Any, NamedTuple
from urllib.parse import quote

import msgspec

from connectors.stripe import lists
from connectors.stripe.api import Missing, NotExpandable, Unavailable, decode
from connectors.stripe.collection import Collection, Nested
from etl.connector import Complete, Deleted, Note, Page, Pages
from etl.errors import PermissionMissing, TributaryError
from etl.http import Answer, Client


class Stub(msgspec.Struct):
    """What tells that a retrieved object is deleted, or hidden from lists."""

    deleted: bool = False
    test_clock: str | None = None


class Gone(NamedTuple):
    """Since when a record is deleted, and when that was asked for."""

    at: datetime
    asof: datetime


class _Kind(msgspec.Struct):
    object: str = ""


class _Inner(msgspec.Struct):
    data: list[lists.Row] = []
    has_more: bool = False
    url: str = ""


class _RawList(msgspec.Struct):
    data: list[msgspec.Raw] = []


@dataclass(slots=True)
class Records:
    """Asks for records with their nested lists. What of these is refused is gone without, and said once."""

    client: Client
    _refused: dict[tuple[str, str], str] = field(default_factory=dict)
    _told: set[tuple[str, str]] = field(default_factory=set)
    _lock: Any = field(default_factory=threading.Lock)

    # ---- requests ----

    def pages(
        self,
        collection: Collection,
        params: Mapping[str, object],
        path: str = "",
        *,
        bare: bool = False,
        bounds: Mapping[str, object] = {},
    ) -> Iterator[tuple[Answer, lists.Head]]:
        """The pages of a collection's list; `bare`: without what has to be expanded; `bounds`: see lists."""
        path = path or collection.path
        asked = {**collection.params, "limit": lists.PAGE if collection.paged else None, **params}
        ask = partial(self.client.get, path) if bare else partial(self._get, collection, path)
        if not collection.through:
            ask = partial(_of_account, ask)
        return lists.pages(ask, path, asked, bounds=bounds)

    def one(self, collection: Collection, key: str) -> Answer:
        """One record as it is now, or the stub of a deleted one; raises Missing if there is neither."""
        path = f"{collection.single or collection.path}/{quoted(key)}"
        try:
            return self._get(collection, path, {}, "")
        except NotExpandable as refusal:
            answer = self.client.get(path)
            if not decode(answer.body, Stub).deleted:  # else it was the stub that has no such list
                self._go_without(collection, [refusal.path], refusal)
            return answer

    def _get(
        self, collection: Collection, path: str, params: Mapping[str, object], prefix: str = "data."
    ) -> Answer:
        """A page, or one record, with the nested lists that the key may read: the records matter more."""
        while True:
            expanded = [n.path for n in collection.nested if n.expand and not self._without(collection, n)]
            try:
                return self.client.get(path, {**params, "expand[]": [prefix + p for p in expanded] or None})
            except NotExpandable as refusal:
                if not prefix:
                    raise
                self._go_without(collection, [p for p in expanded if p == refusal.path], refusal)
            except PermissionMissing as refusal:
                self._go_without(collection, expanded, refusal)

    def _without(self, collection: Collection, nested: Nested) -> bool:
        return (collection.name, nested.path) in self._refused

    def _go_without(self, collection: Collection, paths: list[str], refusal: TributaryError) -> None:
        """Note the nested lists that a refused request asked for; raises the refusal if it asked for none."""
        if not paths:
            raise refusal
        with self._lock:
            for path in paths:
                self._refused[collection.name, path] = str(refusal)

    # ---- what came ----

    def page(self, collection: Collection, answer: Answer) -> Pages:
        """A page's records, and the rows nested in them."""
        yield Page(answer)
        for nested in collection.nested:
            if not self._without(collection, nested):
                yield from self._nested(nested, answer)
            elif self.tell(collection, nested.path):
                why = self._refused[collection.name, nested.path]
                yield Note(f"{collection.name}: left out: {nested.path} ({why})")

    def gone(self, collection: Collection, keys: Mapping[str, Gone]) -> Pages:
        """Records that were deleted; the rows nested in them go with them."""
        for key, gone in keys.items():
            yield Deleted([(key,)], at=gone.at, asof=gone.asof)
        if keys:
            asof = max(gone.asof for gone in keys.values())
            for table in dict.fromkeys(t for n in collection.nested if n.owned for t in n.tables):
                yield Complete(asof, list(keys), table)

    def tell(self, collection: Collection, what: str) -> bool:
        """Whether this has yet to be said of the collection; after that it has been."""
        with self._lock:
            told = (collection.name, what) in self._told
            self._told.add((collection.name, what))
            return not told

    def _nested(self, nested: Nested, answer: Answer) -> Pages:
        at = f"data[].{nested.path}" + ("" if nested.plain else ".data")
        yield from self._of_kinds(nested, answer, at, nested.path, None)
        whole = []
        for head in decode(answer.body, _heads(nested.path, nested.plain)).data:
            inner = _follow(head, nested.path)
            if inner is None:
                continue
            if not nested.plain and inner.has_more:
                try:
                    yield from self._rest(nested, head.id, inner)
                except (Missing, Unavailable):  # the record, and so its list, was deleted a moment ago
                    continue
            whole.append(head.id)
        if nested.owned and whole:
            for table in nested.tables:
                yield Complete(answer.asof, whole, table)

    def _rest(self, nested: Nested, parent: str, inner: _Inner) -> Pages:
        """The rows of a nested list behind those that came with its record."""

        def ask(params: Mapping[str, object]) -> Answer:
            return self.client.get(inner.url, params)

        for answer, _ in lists.pages(ask, inner.url, {"limit": lists.PAGE}, inner.data):
            yield from self._of_kinds(nested, answer, "data", "", {"id": parent})

    def _of_kinds(
        self, nested: Nested, answer: Answer, at: str, path: str, outer: dict[str, str] | None
    ) -> Pages:
        """The rows of a nested list, sorted by kind where it mixes them."""
        if len(nested.tables) == 1:
            yield Page(answer, records=at, table=nested.tables[0], outer=outer)
            return
        rows = _raws(answer.body, path)
        for table in nested.tables:
            same = [row for row in rows if msgspec.json.decode(row, type=_Kind).object == table.__object__]
            if same:
                yield Page(as_list(replace(answer, body=b",".join(same))), table=table)


def _of_account(ask: lists.Ask, params: Mapping[str, object]) -> Answer:
    """A page of a list that has no parent; that it is missing says that the account has no such list."""
    try:
        return ask(params)
    except Missing as missing:
        raise Unavailable(str(missing)) from None


def quoted(id: str) -> str:
    """An id as part of a path: some are chosen by people, who like blanks and slashes."""
    return quote(id, safe="")


def as_list(*answers: Answer) -> Answer:
    """Single objects as one page of a list, as old as the oldest of them."""
    body = b'{"data":[' + b",".join(a.body for a in answers) + b"]}"
    return replace(answers[0], body=body, asof=min(a.asof for a in answers))


@cache
def _heads(path: str, plain: bool) -> Any:
    return _list_of(path, msgspec.Raw if plain else _Inner | None)


@cache
def _list_of(path: str, inner: Any) -> Any:
    """The type of a list whose rows have an id and, at a path, something of another type."""
    *steps, last = reversed(path.split("."))
    for step in steps:
        inner = msgspec.defstruct("Step", [("inner", inner, None)], rename={"inner": step}) | None
    row = msgspec.defstruct("Row", [("id", str), ("inner", inner, None)], rename={"inner": last})
    return msgspec.defstruct("List", [("data", list[row])])  # type: ignore[valid-type]


def _follow(row: Any, path: str) -> Any:
    for _ in path.split("."):
        if row is None:
            return None
        row = row.inner
    return row


def _raws(body: bytes, path: str) -> list[msgspec.Raw]:
    """The rows of a list, or of the lists at a path inside the rows of a list."""
    if not path:
        return list(decode(body, _RawList).data)
    rows = decode(body, _list_of(path, _RawList | None)).data
    return [raw for row in rows if (inner := _follow(row, path)) is not None for raw in inner.data]
