"""Records and the lists inside them: asked for together, taken apart, completed beyond Stripe's ten."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from connectors.stripe import lists, shapes
from connectors.stripe.api import Missing, NotExpandable, Unavailable, decode
from connectors.stripe.collection import Collection, Nested
from etl.connector import Complete, Deleted, Note, Page, Pages
from etl.errors import Passing, PermissionMissing, SourceError, TributaryError
from etl.http import Answer, Client


class Stub(msgspec.Struct):
    """What tells that a retrieved object is deleted, or hidden from lists."""

    deleted: Any = False
    test_clock: Any = None


class Gone(NamedTuple):
    """Since when a record is deleted, and when that was asked for."""

    at: datetime
    asof: datetime


class Records:
    """Asks for records with their nested lists. What of these is refused is gone without, and said once."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._refused: dict[tuple[str, str], str] = {}
        self._cut: dict[tuple[str, str], str] = {}
        self._told: set[tuple[str, str]] = set()
        self._lock = threading.Lock()

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
        path = _path(collection, key)
        try:
            return self._get(collection, path, {}, "")
        except NotExpandable as refusal:
            answer = self.client.get(path)
            if decode(answer.body, Stub).deleted is not True:  # else it was the stub that has no such list
                self.go_without(
                    collection, [refusal.path] if refusal.path else self._expanded(collection), refusal
                )
            return answer

    def _get(
        self, collection: Collection, path: str, params: Mapping[str, object], prefix: str = "data."
    ) -> Answer:
        """A page, or one record, with the nested lists that the key may read: the records matter more."""
        while True:
            expanded = self._expanded(collection)
            try:
                return self.client.get(path, {**params, "expand[]": [prefix + p for p in expanded] or None})
            except NotExpandable as refusal:
                if not prefix:
                    raise
                named = [p for p in expanded if p == refusal.path]
                self.go_without(collection, named or expanded, refusal)
            except PermissionMissing as refusal:
                self.go_without(collection, expanded, refusal)

    def _expanded(self, collection: Collection) -> list[str]:
        return [n.path for n in collection.nested if n.expand and not self._without(collection, n)]

    def _without(self, collection: Collection, nested: Nested) -> bool:
        return (collection.name, nested.path) in self._refused

    def go_without(self, collection: Collection, paths: list[str], refusal: TributaryError) -> None:
        """Note the lists that a refused request asked for; raises the refusal if it asked for none."""
        if not paths:
            raise refusal
        with self._lock:
            for path in paths:
                self._refused[collection.name, path] = str(refusal)

    def refused(self, collection: Collection) -> set[str]:
        """The lists of a collection that it went without: nested ones, or that of all."""
        with self._lock:
            return {path for name, path in self._refused if name == collection.name}

    def given(self, collection: Collection, what: str) -> bool:
        """Whether such a list, refused to an earlier sync, can be had now: it is asked for, if not yet."""
        if what in self.refused(collection):
            return False
        nested = {} if what == collection.all_at else {"expand[]": f"data.{what}"}
        try:
            self.client.get(
                what if not nested else collection.path, {**collection.params, **nested, "limit": 1}
            )
        except Passing:
            raise
        except (PermissionMissing, SourceError):
            return False
        return True

    # ---- what came ----

    def page(self, collection: Collection, answer: Answer, head: lists.Head | None = None) -> Pages:
        """A page's records, and the rows nested in them; what a list says is deleted is gone."""
        cut = head.data if head and head.cut else None
        if head and head.says_deleted:
            cut = None
            body, deleted = shapes.without_deleted(answer.body)
            answer = replace(answer, body=body)
            yield from self.gone(collection, dict.fromkeys(deleted, Gone(answer.asof, answer.asof)))
        yield Page(answer, cut=cut)
        for nested in collection.nested:
            if not self._without(collection, nested):
                yield from self._nested(collection, nested, answer)
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

    def _nested(self, collection: Collection, nested: Nested, answer: Answer) -> Pages:
        heads = shapes.opened(answer.body, nested.path, plain=nested.plain)
        if heads is None:
            body, heads = shapes.mended(answer.body, nested.path, plain=nested.plain)
            answer = replace(answer, body=body)
            yield Note(f"{collection.name}: left out: what in {nested.path} is an id, or no list of objects")
        at = f"data[].{nested.path}" + ("" if nested.plain else ".data")
        yield from self._of_kinds(collection, nested, answer, at, nested.path, None)
        whole = []
        for id, inner in heads:
            if inner is not None and inner.goes_on:
                try:
                    yield from self._rest(collection, nested, id, inner)
                except (Missing, PermissionMissing) as refusal:
                    if not (isinstance(refusal, Missing) and self._is_gone(collection, id)):
                        why = self._cut.setdefault((collection.name, nested.path), str(refusal))
                        yield Note(
                            f"{collection.name}: left out: {nested.path} beyond the first ones ({why})"
                        )
                    continue
            elif inner is not None and inner.data is None:  # which is not to say that it has no rows
                continue
            whole.append(id)
        if nested.owned and whole:
            for table in nested.tables:
                yield Complete(answer.asof, whole, table)

    def _rest(self, collection: Collection, nested: Nested, parent: str, inner: shapes.Inner) -> Pages:
        """The rows of a nested list behind those that came with its record."""
        url = inner.url if inner.url and isinstance(inner.url, str) else ""
        url = url or f"{_path(collection, parent)}/{nested.path.replace('.', '_')}"
        ask = partial(self.client.get, url)
        for answer, _ in lists.pages(ask, url, {"limit": lists.PAGE}, inner.data or ()):
            yield from self._of_kinds(collection, nested, answer, "data", "", {"id": parent})

    def _is_gone(self, collection: Collection, key: str) -> bool:
        """Whether a record was deleted a moment ago, and its nested lists with it."""
        try:
            stub: Stub = decode(self.client.get(_path(collection, key)).body, Stub)
        except Missing:
            return True
        except PermissionMissing:
            return False
        return stub.deleted is True

    def _of_kinds(
        self,
        collection: Collection,
        nested: Nested,
        answer: Answer,
        at: str,
        path: str,
        outer: dict[str, str] | None,
    ) -> Pages:
        """The rows of a nested list, sorted by kind where it mixes them."""
        if len(nested.tables) == 1:
            yield Page(answer, records=at, table=nested.tables[0], outer=outer)
            return
        found: dict[Any, list[msgspec.Raw]] = {}
        for row in shapes.raws(answer.body, path):
            found.setdefault(shapes.kind_of(row), []).append(row)
        tables = {t.__object__: t for t in nested.tables}
        for kind, rows in found.items():
            if table := tables.get(kind, nested.others):
                yield Page(as_list(replace(answer, body=b",".join(rows))), table=table)
            else:
                yield Note(f"{collection.name}: left out: what in {nested.path} is of a kind without a table")


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


def _path(collection: Collection, key: str) -> str:
    """Where one record is asked for."""
    return f"{collection.single or collection.path}/{quoted(key)}"
