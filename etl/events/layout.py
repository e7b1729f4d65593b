"""The tables that calls land in, and the names of their columns, as Segment's warehouses have them.

track     -> tracks, and a table of the event's own, which alone has its properties
identify  -> identifies, and users: the latest traits of each
group     -> groups, and accounts: likewise
page, screen, alias -> pages, screens, aliases
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from etl.names import fingerprint, safe, snake, tagged
from etl.schema import MAX_NAME_BYTES

TABLES = {
    "track": "tracks", "identify": "identifies", "page": "pages", "screen": "screens", "group": "groups",
    "alias": "aliases",
}  # fmt: skip
"""Type of call -> the table that has a row of each, by which calls are told apart."""

LATEST = {"identifies": ("users", "user_id"), "groups": ("accounts", "group_id")}
"""Table of calls -> the table of the latest state, and the column whose values are that one's ids."""

CORE = frozenset((*TABLES.values(), *(table for table, _ in LATEST.values())))

SEARCHED: dict[str, tuple[str, ...]] = dict.fromkeys((*TABLES.values(), "users", "accounts"), ("id",))
SEARCHED |= {calls: ("id", key) for calls, (_, key) in LATEST.items()}
"""Table -> columns by which its rows are found, and so have an index."""

COMMON = {
    "id": "text", "anonymous_id": "text", "user_id": "text", "original_timestamp": "timestamp",
    "sent_at": "timestamp", "received_at": "timestamp", "timestamp": "timestamp", "uuid_ts": "timestamp",
}  # fmt: skip
"""What every call has, in this order, with its kind."""

EVENT = {"event": "text", "event_text": "text"}

PAGE = {"name": "text", "category": "text"}
OWN: dict[str, dict[str, str]] = {
    "tracks": EVENT, "identifies": {}, "pages": PAGE, "screens": {"name": "text"},
    "groups": {"group_id": "text"}, "aliases": {"previous_id": "text"},
}  # fmt: skip
"""What the calls of a table have besides; a table of one event has what `tracks` has."""

STATE = {"id": "text", "received_at": "timestamp", "uuid_ts": "timestamp"}
"""What `users` and `accounts` have."""

DOCS = {
    "received_at": "When the call was received; the column to load by, as events come late.",
    "uuid_ts": "When the loader wrote this row.",
}
"""Comments of the columns that no model can declare."""

HELD = frozenset((*COMMON, "message_id", "uuid", "loaded_at"))
"""Names that Segment's loaders keep for themselves in tables of calls."""

EXTRA = "_extra"
"""The column, of JSON, of what a table has no columns for; no key of a call is named so."""
MOST_COLUMNS = 1_000
"""Of a table, `_extra` included: of more, a full row does not fit its page."""
MOST_EVER, LIMIT = 1_500, 1_600
"""Of a table, with those that were dropped: how many we make, and how many PostgreSQL takes."""
MOST_TABLES = 5_000
"""Of a schema: Segment's own limit, and half of what Redshift has."""


def standard(table: str) -> Mapping[str, str]:
    """The columns that a table is made with, and their kinds."""
    if table in ("users", "accounts"):
        return STATE
    return COMMON | OWN.get(table, EVENT)


def calls_of(table: str) -> str:
    """The table that has a row of each call which this one has a row of."""
    return table if table in TABLES.values() else "tracks"


@lru_cache(MOST_TABLES)
def event_table(event: str) -> str:
    """The table of an event's own; one that is named like another kind of table gets an underscore."""
    name = safe(snake(event), event)
    return f"_{name}" if name in CORE else name


def column(table: str, path: Sequence[str]) -> str:
    """The column of a property or trait; an underscore before one like a standard column, or like context."""
    words = [snake(step) or fingerprint(step) for step in path]
    spelled = ".".join(path)
    name = "_".join(words)
    if name in HELD or name.startswith("context_") or (name in standard(table) and name not in PAGE):
        return beside(name, path)
    return safe(name, spelled)


def beside(name: str, path: Sequence[str]) -> str:
    """The column of a key whose own name is another's."""
    name = f"_{name}"
    return name if len(name.encode()) <= MAX_NAME_BYTES else tagged(name, ".".join(path))


def unsaid(column: str, path: Sequence[str]) -> str:
    """What a key is called, for the comment of a column whose name does not tell; "" if it does."""
    spelled = ".".join(path)
    return spelled if any(fingerprint(each) in column for each in (spelled, *path)) else ""


def context_column(path: Sequence[str]) -> str:
    """The column of a part of the context."""
    words = [snake(step) or fingerprint(step) for step in path]
    return safe("_".join(["context", *words]), ".".join(["context", *path]))
