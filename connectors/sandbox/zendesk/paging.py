"""Pages of lists: by cursor, by offset, or all at once.

A cursor holds the place in an order, not a number of records: what comes or goes meanwhile neither hides nor
repeats a record. Cursors are base64 with +, / and =, and have to be quoted in a URL.

Pages followed: introduction/pagination, api-basics/pagination/*.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
from typing import Any, Final
from urllib.parse import quote, urlencode

from connectors.sandbox.zendesk.errors import bad_page, too_deep
from connectors.sandbox.zendesk.params import Asked
from connectors.sandbox.zendesk.store import Body, Record

DEEPEST: Final = 10_000  # records that offset pages reach
Key = tuple[Any, ...]


def link(base: str, query: list[tuple[str, str]], **change: str | None) -> str:
    """The request's own URL with some parameters set, or taken away by None."""
    names = {name.replace("__", "[") + ("]" if "__" in name else ""): value for name, value in change.items()}
    kept = [(name, value) for name, value in query if name not in names]
    kept += [(name, value) for name, value in names.items() if value is not None]
    return f"{base}?{urlencode(kept, quote_via=quote)}" if kept else base


def key_of(order: str, record: Record) -> Key:
    """A record's place in an order; the id decides between equals. Null comes first."""
    value = record.body.get(order.lstrip("-")) if order.lstrip("-") != "id" else None
    return (value is not None, value if value is not None else 0, record.id)


def sort(records: list[Record], order: str) -> list[Record]:
    """Records in an order."""
    if order == "id":
        return sorted(records, key=lambda record: record.id)
    return sorted(records, key=lambda record: key_of(order, record), reverse=order.startswith("-"))


def encode(order: str, key: Key) -> str:
    """A cursor."""
    value = base64.b64encode(json.dumps(key).encode()).decode()
    return base64.b64encode(json.dumps({"o": order, "v": value}).encode()).decode()


def decode(order: str, cursor: str, name: str) -> Key:
    """The place that a cursor means. Raises Refusal 400 for one that was not made here, for this order."""
    try:
        held = json.loads(base64.b64decode(cursor, validate=True))
        key = tuple(json.loads(base64.b64decode(held["v"], validate=True)))
    except (binascii.Error, ValueError, TypeError, KeyError):
        raise bad_page(f"{name} is not valid") from None
    if held["o"] != order or len(key) != 3:
        raise bad_page(f"{name} was made for another sort order")
    return key


def by_cursor(records: list[Record], order: str, asked: Asked, base: str) -> tuple[list[Record], Body]:
    """One page, and the `meta` and `links` that go with it."""
    down = order.startswith("-")

    def beyond(record: Record, key: Key, back: bool) -> bool:
        own = key_of(order, record)
        return own < key if down != back else own > key

    if asked.before:
        key = decode(order, asked.before, "page[before]")
        found = [record for record in records if beyond(record, key, True)]
        page, more = found[-asked.size :], len(found) > asked.size
    else:
        found = records
        if asked.after:
            key = decode(order, asked.after, "page[after]")
            found = [record for record in records if beyond(record, key, False)]
        page, more = found[: asked.size], len(found) > asked.size
    after = encode(order, key_of(order, page[-1])) if page else None
    before = encode(order, key_of(order, page[0])) if page else None
    links = {
        "prev": link(base, asked.query, page__before=before, page__after=None) if before else None,
        "next": link(base, asked.query, page__after=after, page__before=None) if after else None,
    }
    return page, {"meta": {"has_more": more, "after_cursor": after, "before_cursor": before}, "links": links}


def by_offset(
    records: list[Record], asked: Asked, base: str, *, guide: bool = False
) -> tuple[list[Record], Body]:
    """One page, and what is told of the others. Raises Refusal 400 beyond the first ten thousand records."""
    if asked.page * asked.size > DEEPEST:
        raise too_deep()
    first = (asked.page - 1) * asked.size
    page = records[first : first + asked.size]
    more = first + asked.size < len(records)
    told: Body = {
        "next_page": link(base, asked.query, page=str(asked.page + 1)) if more else None,
        "previous_page": link(base, asked.query, page=str(asked.page - 1)) if asked.page > 1 else None,
        "count": len(records),
    }
    if guide:
        told |= {
            "page": asked.page,
            "page_count": math.ceil(len(records) / asked.size),
            "per_page": asked.size,
            "sort_by": asked.sort_by or "position",
            "sort_order": asked.sort_order,
        }
    return page, told
