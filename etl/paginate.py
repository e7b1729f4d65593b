"""The ways vendors cut a long list into pages: each a plain generator of Answers that owns nothing else.

    for answer in by_last_id(self.http, "/v1/charges", {"created[gte]": 1700000000}):
        yield Page(answer, records="data")

Only what the next step needs is read of a page, but one that is not JSON to its end is asked for again. Pages
that go round in a circle, or lack what is asked for here, raise SourceError; what `Client.get` raises
passes through. An answer without a body (204) is the end. Paths are dotted ("meta.total"), "" is all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import msgspec

from etl.errors import SourceError
from etl.escapes import read_json
from etl.http import Answer, Params
from etl.typed import made
from etl.urls import without_values

if TYPE_CHECKING:
    from etl.http import Client

TRIES = 3
"""How often a page is asked for that is cut where it could have ended, which `Client` does not see."""
LINK = re.compile(r"<([^<>]*)>([^<]*)")
RELATION = re.compile(r"\brel\s*=\s*\"?([^\";,]*)", re.IGNORECASE)


class Limited(msgspec.Struct, frozen=True):
    """A client whose requests are of one class of its `limits`; the functions here take it in its place."""

    client: Client
    limit: str

    def get(self, path: str, params: Params = ()) -> Answer:
        """As the client's own."""
        return self.client.get(path, params, limit=self.limit)


def by_last_id(
    client: Client | Limited,
    path: str,
    params: Params = (),
    *,
    records: str = "data",
    key: str = "id",
    more: str = "has_more",
    cursor: str = "starting_after",
    limit: int = 100,
) -> Iterator[Answer]:
    """Pages that go on after the last record of the one before while `more` is true: Stripe's way.

    limit: records a page, sent as `limit` unless params have one. A `cursor` in params is where to begin.
    """
    read = _reader(_Want(records, list[_row(key)]), _Want(more, bool))  # type: ignore[misc]
    asked = [*_pairs(params)]
    if all(name != "limit" for name, _ in asked):
        asked.append(("limit", limit))
    trail = _Trail(path)
    while True:
        answer, found = trail.ask(client, path, asked, read)
        if not found:
            return
        rows, goes_on = found
        if goes_on and not rows:
            raise SourceError(f"{trail} is empty, although its {more} is true.")
        if goes_on:
            last = _id(rows[-1], key)
            trail.lead_to(last)
            asked = [*(pair for pair in asked if pair[0] != cursor), (cursor, last)]
        yield answer
        if not goes_on:
            return


def by_offset(
    client: Client | Limited,
    path: str,
    params: Params = (),
    *,
    total: str | None,
    records: str | None = None,
    offset: str = "offset",
    limit: tuple[str, int] = ("count", 500),
    key: str = "",
) -> Iterator[Answer]:
    """Pages that begin at a number of records, until `total` of them were read.

    total: where the answer says how many there are; None if it does not: a page short of `limit` ends it.
    records: None for the only list that the answer has.
    limit: the parameter for the size of a page, and the size. A vendor may give less where it tells a total.
    key: what identifies a record, to see that a page came twice; "" compares whole records.

    An empty page before `total` was reached raises SourceError, as records would be missing.
    """

    def read(body: bytes) -> tuple[Any, ...]:
        nonlocal records
        if records is None:
            records = _only_list(body)
        rows = _Want(records, list[_row(key)])  # type: ignore[misc]
        if total is None:
            return (*_reader(rows)(body), None)
        brought, whole = _reader(rows, _Want(total, int | str))(body)
        try:
            return brought, int(whole)
        except ValueError:
            raise msgspec.ValidationError(f"{total} is no number") from None

    asked, (size_name, size) = [*_pairs(params)], limit
    trail, at = _Trail(path), 0
    while True:
        answer, found = trail.ask(client, path, [*asked, (offset, at), (size_name, size)], read)
        if not found:
            return
        rows, whole = found
        at += len(rows)
        if whole is not None and at < whole and not rows:
            raise SourceError(f"{trail} is empty at {offset} {at}, although {total} is {whole}.")
        done = len(rows) < size if whole is None else at >= whole
        trail.bring(rows, key)
        yield answer
        if done:
            return


def by_page(
    client: Client | Limited,
    path: str,
    params: Params = (),
    *,
    records: str,
    page: str = "page",
    start: int = 1,
    size: tuple[str, int] | None = ("per_page", 100),
    key: str = "",
) -> Iterator[Answer]:
    """Numbered pages, until one is short or empty.

    size: the parameter for the size of a page, and a size that the vendor surely grants, since a smaller
        page is taken for the last; None sends none and reads until a page is empty.
    key: what identifies a record, to see that a page came twice; "" compares whole records.
    """
    read = _reader(_Want(records, list[_row(key)]))  # type: ignore[misc]
    asked = [*_pairs(params), *([size] if size else [])]
    trail, number = _Trail(path), start
    while True:
        answer, found = trail.ask(client, path, [*asked, (page, number)], read)
        if not found:
            return
        (rows,) = found
        trail.bring(rows, key)
        yield answer
        if len(rows) < (size[1] if size else 1):
            return
        number += 1


def by_link(
    client: Client | Limited,
    path: str,
    params: Params = (),
    *,
    next: str,
    records: str | None = None,
    key: str = "",
) -> Iterator[Answer]:
    """Pages that each say where the next one is, until one does not.

    next: where in the body the link stands; "link" for the Link header's rel="next". It may be relative, and
        whole only at the origin of base_url or an allowed one. Params are for the first page; links carry
        their own.
    records: if the vendor links onward for ever: where the records are, as an empty page is then the end, and
        the same page twice an error.
    key: what identifies a record, to see that; "" compares whole records.
    """
    wants = [] if next == "link" else [_Want(next, str | bool, required=False)]
    if records is not None:
        wants.append(_Want(records, list[_row(key)]))  # type: ignore[misc]
    read = _reader(*wants) if wants else lambda body: (body,)
    trail, asked = _Trail(path), params
    while True:
        answer, found = trail.ask(client, path, asked, read)
        if not found:
            return
        link = _next_link(answer.headers.get("link", "")) if next == "link" else found[0]
        if records is not None:
            trail.bring(found[-1], key)
            link = link if found[-1] else ""
        if link:
            path, asked = urljoin(path, link), ()
            trail.lead_to(path)
        yield answer
        if not link:
            return


class _Trail:
    """Where one paging has been; its text leads an error's."""

    def __init__(self, path: str) -> None:
        self._path, self._page = path, 0
        self._led: dict[int, int] = {}
        self._before: tuple[object, ...] = ()

    def __str__(self) -> str:
        return f"{without_values(self._path)}: page {self._page}"

    def ask(
        self, client: Client | Limited, path: str, params: Params, read: Callable[[bytes], tuple[Any, ...]]
    ) -> tuple[Answer, tuple[Any, ...]]:
        """The next page and what paging needs of it, () if it has no body; SourceError if it lacks that."""
        self._page += 1
        tries = 0
        while True:
            tries += 1
            answer = client.get(path, params)
            try:
                return answer, read_json(read, answer.body) if answer.body else ()
            except msgspec.MsgspecError as error:
                if tries == TRIES or isinstance(error, msgspec.ValidationError):
                    raise SourceError(f"{self} does not have what paging needs: {error}.") from None

    def lead_to(self, cursor: Hashable) -> None:
        """Note where this page leads; SourceError if an earlier one led there."""
        earlier = self._led.setdefault(hash(cursor), self._page)
        if earlier != self._page:
            there = without_values(cursor) if isinstance(cursor, str) else cursor
            circle = f"pages {earlier + 1} to {self._page} would come again and again"
            raise SourceError(f"{self} leads to {there!r}, as page {earlier} did: {circle}.")

    def bring(self, rows: list[Any], key: str) -> None:
        """Note what this page brought; SourceError if the one before began and ended with the same."""
        ends = (len(rows), _id(rows[0], key), _id(rows[-1], key)) if rows else ()
        if ends and ends == self._before:
            raise SourceError(f"{self} is page {self._page - 1} again: the vendor does not go on.")
        self._before = ends


class _Want(msgspec.Struct, frozen=True):
    """A value to read of an answer."""

    path: str
    kind: Any
    required: bool = True


@lru_cache(maxsize=256)
def _reader(*wants: _Want) -> Callable[[bytes], tuple[Any, ...]]:
    """A function from a body to the wanted values; it skips all else at the speed of C."""
    decode = made(_shape(tuple((_names(w.path), w) for w in wants))).decode
    ways = [_names(want.path) for want in wants]
    return lambda body: _values(decode(body), ways)


def _only_list(body: bytes) -> str:
    """The name of the only list at the top of an answer; ValidationError if there are none or more."""
    (top,) = _reader(_Want("", dict[str, msgspec.Raw]))(body)
    names = [name for name, raw in top.items() if bytes(raw)[:1] == b"["]
    if len(names) != 1:
        found = f"{len(names)} lists ({', '.join(names)})" if names else "no list"
        raise msgspec.ValidationError(f"there is {found}, so `records` must say where they are")
    return str(names[0])


@lru_cache(maxsize=256)
def _row(key: str) -> Any:
    """The type of a record of which only the key is read; "" for one that is kept whole."""
    return _shape(((_names(key), _Want(key, str | int)),)) if key else msgspec.Raw


def _id(row: Any, key: str) -> Any:
    """The key of a record that was read as `_row(key)`."""
    return _value(row, _names(key)) if key else bytes(row)


def _shape(wants: tuple[tuple[tuple[str, ...], _Want], ...]) -> Any:
    """A msgspec type with only these values in it, at these names."""
    if any(not names for names, _ in wants):
        return wants[0][1].kind
    fields: list[tuple[str, Any, Any]] = []
    for name in dict.fromkeys(names[0] for names, _ in wants):
        below = tuple((names[1:], want) for names, want in wants if names[0] == name)
        kind = _shape(below)
        if any(want.required for _, want in below):
            fields.append((_attribute(name), kind, msgspec.field(name=name)))
        else:
            fields.append((_attribute(name), kind | None, msgspec.field(default=None, name=name)))
    return msgspec.defstruct("Page", fields, kw_only=True, gc=False)


def _names(path: str) -> tuple[str, ...]:
    return tuple(path.split(".")) if path else ()


def _attribute(name: str) -> str:
    """An identifier for any name that JSON allows."""
    return f"f{name.encode().hex()}"


def _values(page: Any, ways: list[tuple[str, ...]]) -> tuple[Any, ...]:
    return tuple([_value(page, names) for names in ways])


def _value(page: Any, names: tuple[str, ...]) -> Any:
    for name in names:
        page = getattr(page, _attribute(name), None)
    return page


def _pairs(params: Params) -> Iterator[tuple[str, object]]:
    yield from params.items() if isinstance(params, Mapping) else params


def _next_link(header: str) -> str:
    """The target of rel="next" in a Link header; empty if there is none."""
    for target, rest in LINK.findall(header):
        relation = RELATION.search(rest)
        if relation and "next" in relation[1].lower().split():
            return str(target)
    return ""
