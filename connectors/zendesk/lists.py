"""Lists, read whole at each sync or by span of time, each for itself or once for each record of another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from connectors.zendesk.api import Missing
from connectors.zendesk.collection import Collection, Through
from connectors.zendesk.pages import LIST_PAGE, Pairs, by_cursor, by_number, by_since_id
from etl.connector import Complete, Note, Page, Pages
from etl.errors import PermissionMissing, SourceError
from etl.http import Answer, Client
from etl.typed import typed
from etl.window import Window, as_utc

API = "/api/v2/"
FLAGS = {b"0": msgspec.Raw(b"false"), b"1": msgspec.Raw(b"true")}
LATEST = datetime.max.replace(tzinfo=UTC)
AT_ONCE = 4
"""Parents whose lists are read at the same time."""


def read(client: Client, collection: Collection, window: Window) -> Pages:
    """All of a list, or its part of a span of time."""
    params: Pairs = [*collection.params, *_span(collection, window)]
    if collection.through is None:
        yield from _whole(client, collection, params, window)
        return
    parents = [*dict.fromkeys(parents_of(client, collection.through, collection.limit))]
    closed = _Closed(collection.table.__tablename__, len(parents))
    shares = [parents[i::AT_ONCE] for i in range(AT_ONCE)]
    for share in shares[1:]:
        if share:
            yield _of(client, collection, share, params, closed)
    yield from _of(client, collection, shares[0], params, closed)


def _whole(client: Client, collection: Collection, params: Pairs, window: Window) -> Pages:
    """A list that does not go through another, with what is listed within its records."""
    asof = client.clock()
    for answer in _pages(client, collection, params):
        told = _flagged(answer, collection.flag) if collection.flag else answer
        yield from (Page(told, records=place) for place in collection.records.split(","))
        yield from (Page(answer, records=place, table=table) for place, table in collection.nested.items())
        if collection.newest_first and _oldest(answer, collection.records) < window.start:
            return
    yield from (Complete(asof, table=table) for table in collection.nested.values())


def _pages(client: Client, collection: Collection, params: Pairs) -> Iterator[Answer]:
    path, limit = collection.path, collection.limit
    if collection.paging == "since":
        return by_since_id(client, API + path, params, limit, collection.records)
    return _walk(client, path, collection.paging, params, limit, collection.size)


def _flagged(answer: Answer, flag: str) -> Answer:
    """An answer whose records say true or false where they said 1 or 0."""
    try:
        rows = typed(answer.body, list[dict[str, msgspec.Raw]])
    except msgspec.MsgspecError:
        return answer  # which is refused, or taken for what it is, where records are read
    for row in rows:
        if told := FLAGS.get(bytes(row.get(flag, b""))):
            row[flag] = told
    return replace(answer, body=msgspec.json.encode(rows))


def parents_of(client: Client, through: Through, limit: str) -> list[str]:
    """The keys of the records of another list."""
    keys: list[str] = []
    for answer in _walk(client, through.path, through.paging, [], limit):
        keys += _keys(answer, through)
    return keys


class _Closed:
    """Parents whose lists the credentials do not open: left out, unless it is all `many` of them."""

    def __init__(self, table: str, many: int) -> None:
        self._table, self._many = table, many
        self._refused: dict[str, None] = {}

    def note(self, parent: str, why: PermissionMissing) -> Note:
        """What is to be known of one; raises `why` if it is the last and none was open."""
        self._refused[parent] = None  # by several threads: who is last sees all of them
        if len(self._refused) == self._many:
            raise why
        return Note(f"{self._table}: those of {parent} are left out: {why}", partial=True)


def _of(client: Client, collection: Collection, parents: list[str], params: Pairs, closed: _Closed) -> Pages:
    """The lists of some parents; one that is gone meanwhile has none."""
    outer = collection.through.outer if collection.through else ""
    for parent in parents:
        path = collection.path.replace("{}", parent)
        try:
            for answer in _walk(client, path, collection.paging, params, collection.limit):
                yield Page(answer, records=collection.records, outer={outer: parent} if outer else None)
        except Missing:
            continue
        except PermissionMissing as refusal:
            yield closed.note(parent, refusal)


def _walk(
    client: Client, path: str, paging: str, params: Pairs, limit: str, size: int = LIST_PAGE
) -> Iterator[Answer]:
    if paging == "once":
        return iter([client.get(API + path, params, limit=limit)])
    if paging == "cursor":
        return by_cursor(client, API + path, params, limit, size)
    return by_number(client, API + path, params, limit)


def _span(collection: Collection, window: Window) -> Pairs:
    """The parameters for the window's span of time."""
    if collection.times is None:
        return []
    first, last = collection.times
    bounds: Pairs = [(first, int(window.start.timestamp()))]
    return bounds if window.newest else [*bounds, (last, int(window.end.timestamp()))]


class _Made(msgspec.Struct):
    created_at: str | None = None


def _oldest(answer: Answer, records: str) -> datetime:
    """When the last record of a page was made; the end of time for a page that does not tell."""
    try:
        listed = msgspec.json.decode(answer.body, type=dict[str, msgspec.Raw])[records]
        made = [row.created_at for row in typed(listed, list[_Made]) if row.created_at]
        return as_utc(made[-1]) if made else LATEST
    except (KeyError, ValueError, msgspec.MsgspecError):
        return LATEST


def _keys(answer: Answer, through: Through) -> list[str]:
    try:
        listed = msgspec.json.decode(answer.body, type=dict[str, msgspec.Raw])[through.records]
        rows = msgspec.json.decode(listed, type=list[dict[str, msgspec.Raw]])
        return [str(msgspec.json.decode(row[through.key], type=str | int)) for row in rows]
    except (KeyError, msgspec.MsgspecError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise SourceError(f"{through.path} has another shape than documented: {reason}") from None
