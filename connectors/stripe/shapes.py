"""The lists inside the records of a page, opened: at once where they are as documented, else one by one."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from connectors.stripe import lists
from connectors.stripe.api import decode
from etl.errors import SourceError
from etl.typed import typed

Raw = msgspec.Raw

EMBEDDED = 10  # the most rows of a list that Stripe sends inside a record


class Inner(msgspec.Struct):
    """A list inside a record: its first rows, and where there are more."""

    data: list[Raw] | None = None
    has_more: Any = None
    url: Any = ""

    @property
    def goes_on(self) -> bool:
        """Whether there may be more rows: a list of as many as Stripe embeds that does not say may be cut."""
        return self.has_more is True or (self.has_more is not False and len(self.data or ()) >= EMBEDDED)


class _Raws(msgspec.Struct):
    data: list[Raw] | None = None


class _Deleted(msgspec.Struct):
    id: str = ""
    deleted: Any = False


class _Kind(msgspec.Struct):
    object: str | None = None


def raws(body: bytes, path: str = "") -> list[Raw]:
    """The rows of a list, or of the lists at a path inside the rows of a list."""
    if not path:
        return list(decode(body, _Raws).data or ())
    rows = decode(body, _list_of(path, _Raws | None)).data
    return [raw for row in rows if (inner := _follow(row, path)) is not None for raw in inner.data or ()]


def kind_of(raw: Raw) -> str | None:
    """A record's `object`."""
    try:
        return typed(raw, _Kind).object
    except msgspec.ValidationError:
        return None


def without_deleted(body: bytes) -> tuple[bytes, list[str]]:
    """A page without the records that it says are deleted, and the ids of these."""
    kept, deleted = [], []
    for raw in raws(body):
        try:
            stub = typed(raw, _Deleted)
        except msgspec.ValidationError:
            stub = _Deleted()
        if stub.id and stub.deleted is True:
            deleted.append(stub.id)
        else:
            kept.append(raw)
    return msgspec.json.encode({"data": kept}) if deleted else body, deleted


def opened(body: bytes, path: str, *, plain: bool) -> list[tuple[str, Inner | None]] | None:
    """The ids of the records that have a list at `path`, and the list unless it is plain.

    Null is no list: it does not say that there are no rows, as `[]` does.
    None: something in the page is not as documented; `mended` leaves that out.
    """
    try:
        rows = decode(body, _list_of(path, Raw if plain else Inner | None)).data
    except SourceError:
        return None
    found = [(row.id, inner) for row in rows if (inner := _follow(row, path)) is not None]
    if not plain:
        return found
    there = [(id, inner) for id, inner in found if bytes(inner) != b"null"]
    return [(id, None) for id, _ in there] if all(_only_objects(inner) for _, inner in there) else None


def mended(body: bytes, path: str, *, plain: bool) -> tuple[bytes, list[tuple[str, Inner | None]]]:
    """A page with nothing but ids and lists of objects at `path`, and what `opened` gives of it."""
    kept, found = [], list[tuple[str, Inner | None]]()
    for raw in raws(body):
        id, there = lists.row_of(raw).id, _at(raw, path)
        if not id or there is None:
            continue
        if plain:
            elements = msgspec.json.decode(there, type=list[Raw]) if bytes(there)[:1] == b"[" else [there]
            content: Any = [e for e in elements if bytes(e)[:1] == b"{"]
            if len(content) == len(elements):
                found.append((id, None))
        else:
            try:
                found.append((id, typed(there, Inner)))
            except msgspec.ValidationError:
                continue
            content = there
        for step in reversed(path.split(".")):
            content = {step: content}
        kept.append({"id": id, **content})
    return msgspec.json.encode({"data": kept}), found


def _only_objects(raw: Raw) -> bool:
    """Whether a plain list, or the one element in its place, holds no ids."""
    text = bytes(raw)
    if text[:1] != b"[":
        return text[:1] == b"{"
    return all(bytes(e)[:1] == b"{" for e in msgspec.json.decode(text, type=list[Raw]))


def _at(raw: Raw, path: str) -> Raw | None:
    for step in path.split("."):
        if bytes(raw)[:1] != b"{":
            return None
        found = msgspec.json.decode(raw, type=dict[str, Raw]).get(step)
        if found is None or bytes(found) == b"null":
            return None
        raw = found
    return raw


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
