"""Incremental exports: by cursor, by time, and the ways of Talk, Chat and Help Center.

- Order is that of change: for tickets generated_timestamp, by whole seconds, then by id.
- Nothing of the last minute is shown, and a start_time within it is refused. Help Center, Talk and Chat know
  no such rule.
- Records of custom objects say in `meta` whether more follow, and have no cursor on the last page. Of deleted
  ones nothing tells but that what people wrote is overwritten. An object marked `closed` is open to nobody.
- Time pages begin with what the page before ended with: end_time is the last record's time, and start_time
  includes it. A page grows over its size to hold all records of its last second, as documented. But a second
  that fills a page by itself is never left: next_page is the page that was just read.
- `ties_pin` plays what clients have met besides: pages end at their size, so that what such a second holds
  beyond it cannot be reached by time at all.

Pages followed: ticket-management/incremental_exports, managing-tickets/using-the-incremental-export-api,
voice/talk-api/incremental_exports, live-chat/chat-api/incremental_export,
help_center/understanding-incremental- article-exports, custom_object_records (incremental export),
tickets/ticket_metric_events.
"""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_left
from typing import Final

from connectors.sandbox.zendesk import lists, objects, paging, params, render
from connectors.sandbox.zendesk.errors import (
    forbidden,
    gateway_timeout,
    invalid,
    lost_cursor,
    no_record,
    too_recent,
)
from connectors.sandbox.zendesk.params import Asked, integer
from connectors.sandbox.zendesk.routes import Endpoint
from connectors.sandbox.zendesk.store import Body, Record
from connectors.sandbox.zendesk.world import World

LARGEST: Final = 1_000
SAMPLE: Final = 50
MINUTE: Final = 60
CHAT_MINUTES: Final = 300  # seconds before now that a start_time may be, at most, for Chat
Rank = tuple[int, str | int]


class Exports:
    """The exports of one world.

    largest_page: bigger pages take so long that the gateway gives up (504).
    usual_page: records of a page where none is asked to be of a size.
    refuses_cursors: none is taken any more, not even one that was just given.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.ties_pin = self.refuses_cursors = False
        self.largest_page: int | None = None
        self.usual_page = LARGEST

    def cursor(self, endpoint: Endpoint, asked: Asked, base: str, places: dict[str, str]) -> Body:
        """Tickets, users, custom records: after_cursor leads on, and is kept until the next time."""
        size = self._size(endpoint, asked)
        records = self._exported(endpoint, asked, places)
        cursor, start = asked.filters.get("cursor"), asked.filters.get("start_time")
        if cursor is not None:
            if self.refuses_cursors:
                raise lost_cursor()
            place = _place(cursor, endpoint)
            begin = bisect_left(records, place, key=_rank)
            begin += begin < len(records) and _rank(records[begin]) == place
        elif start is None:
            raise invalid("start_time", "is required", endpoint.action)
        else:
            self._check(start, cursor=True)
            begin = bisect_left(records, start, key=lambda record: int(record.changed))
        page = records[begin : begin + size]
        after, last = _cursor(page[-1]) if page else cursor, begin + size >= len(records)
        query = [(name, value) for name, value in asked.query if name != "start_time"]
        name = endpoint.kind + "s"
        if endpoint.kind == "custom_object_record":
            return {
                name: [objects.exported(record) for record in page],
                "after_url": None if last else paging.link(base, query, cursor=after),
                "before_url": None,
                "after_cursor": None if last else after,
                "before_cursor": None,
                "filter": {"exclude_deleted": bool(asked.filters.get("filter[exclude_deleted]"))},
                "meta": {"has_more": not last},
            }
        return {
            name: self._told(page, asked),
            **render.beside(self.world, page, self._beside(endpoint, asked)),
            "after_url": paging.link(base, query, cursor=after) if after else None,
            "before_url": None,
            "after_cursor": after,
            "before_cursor": None,
            "end_of_stream": last,
        }

    def time(self, endpoint: Endpoint, asked: Asked, base: str) -> Body:
        """Tickets, users, organizations, ticket events: the next page begins where this one ends."""
        size = SAMPLE if endpoint.template.endswith("/sample") else self._size(endpoint, asked)
        start = asked.filters["start_time"]
        self._check(start, cursor=False)
        records = self._exported(endpoint, asked, {})
        page, whole = self._page(records, start, size)
        told: Body = {
            f"{endpoint.kind}s": self._told(page, asked),
            **render.beside(self.world, page, self._beside(endpoint, asked)),
        }
        return told | self._ends(page, asked, base, whole)

    def voice(self, endpoint: Endpoint, asked: Asked, base: str) -> Body:
        """Calls and legs: there is always a next page; a count below a thousand is the end."""
        start = asked.filters["start_time"]
        page, whole = self._page(self.world.store.by_change(endpoint.kind), start, self.usual_page)
        told = {f"{endpoint.kind}s": self._told(page, asked), **self._ends(page, asked, base, whole)}
        del told["end_of_stream"]
        end = int(page[-1].changed) if page else start
        return told | {"end_time": end, "next_page": paging.link(base, asked.query, start_time=str(end))}

    def articles(self, endpoint: Endpoint, asked: Asked, base: str) -> Body:
        """Articles, as Talk does it: there is always a next page."""
        start = asked.filters["start_time"]
        known = [article for article in self.world.store.by_change("article") if not article.gone]
        page, _ = self._page(known, start, self.usual_page)
        end = int(page[-1].changed) if page else start
        return {
            "articles": self._told(page, asked),
            **render.beside(self.world, page, self._beside(endpoint, asked)),
            "count": len(page),
            "end_time": end,
            "next_page": paging.link(base, asked.query, start_time=str(end)),
        }

    def metric_events(self, endpoint: Endpoint, asked: Asked, base: str) -> Body:
        """Metric events by time, a thousand at once, or with page[size] by cursor, a hundred at most."""
        start = asked.filters["start_time"]
        self._check(start, cursor=False)
        records = self._exported(endpoint, asked, {})
        if not any(name.startswith("page[") for name in asked.filters):
            self._takes_too_long(self.usual_page)
            page, whole = self._page(records, start, self.usual_page)
            return {"ticket_metric_events": self._told(page, asked), **self._ends(page, asked, base, whole)}
        asked.size = asked.filters.get("page[size]", 100)
        if not 1 <= asked.size <= params.LARGEST:
            raise invalid("page.size", f"must be between 1 and {params.LARGEST}", endpoint.action)
        self._takes_too_long(asked.size)
        asked.after, asked.before = (
            asked.filters.get("page[after]", ""),
            asked.filters.get("page[before]", ""),
        )
        since = [record for record in records if int(record.changed) >= start]
        page, told = paging.by_cursor(paging.sort(since, "time"), "time", asked, base)
        return {"ticket_metric_events": self._told(page, asked), **told}

    def chat(self, endpoint: Endpoint, asked: Asked, base: str) -> Body:
        """Chats and what happened in Chat; of some only ids, unless fields=chats(*) asks for more."""
        size = asked.filters.get("limit", LARGEST)
        if not 1 <= size <= LARGEST:
            raise invalid("limit", f"must be between 1 and {LARGEST}", endpoint.action)
        fields = asked.filters.get("fields", "")
        if fields and not fields.startswith(f"{endpoint.key}("):
            raise invalid("fields", f"must be of the form {endpoint.key}(*)", endpoint.action)
        start = asked.filters.get("start_time", 0)
        start = start // 1_000_000 if endpoint.key == "agent_timeline" and start > 10**12 else start
        if start > self.world.now - CHAT_MINUTES:
            raise too_recent(cursor=False)
        place = (start, str(asked.filters.get("start_id", "")))
        records = self.world.store.by_change(endpoint.kind)
        left = [record for record in records if (int(record.changed), str(record.id)) > place]
        page = left[:size]
        told = [record.body for record in page]
        if fields and fields != f"{endpoint.key}(*)":
            names = fields.removeprefix(f"{endpoint.key}(").removesuffix(")").split(",")
            told = [{name: body[name] for name in names if name in body} for body in told]
        elif not fields and endpoint.kind in ("chat", "conversion"):
            told = [
                {name: body[name] for name in ("id", "update_timestamp") if name in body} for body in told
            ]
        end, last = (int(page[-1].changed), str(page[-1].id)) if page else place
        factor = 1_000_000 if endpoint.key == "agent_timeline" else 1
        following = paging.link(base, asked.query, start_time=str(end * factor), start_id=last)
        return {
            endpoint.key: told,
            "count": len(page),
            "end_time": end * factor,
            "end_id": last,
            "next_page": following if len(left) > size else None,
        }

    # -- parts

    def _size(self, endpoint: Endpoint, asked: Asked) -> int:
        size = int(asked.filters.get("per_page", LARGEST))
        if not 1 <= size <= LARGEST:
            raise invalid("per_page", f"must be between 1 and {LARGEST}", endpoint.action)
        self._takes_too_long(size)
        return size

    def _takes_too_long(self, size: int) -> None:
        if self.largest_page is not None and size > self.largest_page:
            raise gateway_timeout()

    def _check(self, start: int, *, cursor: bool) -> None:
        if start > self.world.now - MINUTE:
            raise too_recent(cursor)

    def _exported(self, endpoint: Endpoint, asked: Asked, places: dict[str, str]) -> list[Record]:
        """What an export holds in all, in its order, without the last minute."""
        records = self.world.store.by_change(endpoint.kind)
        newest = bisect_left(
            records, int(self.world.now) - MINUTE + 1, key=lambda record: int(record.changed)
        )
        records = records[:newest]
        if endpoint.kind in ("ticket", "ticket_event"):
            scope = asked.filters.get("support_type_scope", "agent")
            if scope != "all":
                records = [r for r in records if self._by_ai(r) == (scope == "ai_agent")]
        if asked.filters.get("exclude_deleted") or asked.filters.get("filter[exclude_deleted]"):
            records = [record for record in records if not record.gone]
        if "object" in places:
            found = lists.find(self.world, "object", places["object"])
            if found.gone:
                raise no_record()
            if "closed" in found.marks:
                raise forbidden()
            records = [record for record in records if record.links["object"] == found.id]
        return records

    def _by_ai(self, record: Record) -> bool:
        ticket = self.world.store.get("ticket", record.links.get("ticket", record.id))
        return ticket is not None and "ai_agent" in ticket.marks

    def _page(self, records: list[Record], start: int, size: int) -> tuple[list[Record], bool]:
        """The records of a time page, and whether nothing comes after it."""
        begin = bisect_left(records, start, key=lambda record: int(record.changed))
        end = begin + size
        if not self.ties_pin:
            while begin < end < len(records) and int(records[end].changed) == int(records[end - 1].changed):
                end += 1
        return records[begin:end], end >= len(records)

    def _ends(self, page: list[Record], asked: Asked, base: str, whole: bool) -> Body:
        end = int(page[-1].changed) if page else None
        return {
            "count": len(page),
            "end_of_stream": whole,
            "end_time": end,
            "next_page": paging.link(base, asked.query, start_time=str(end)) if page else None,
        }

    def _told(self, page: list[Record], asked: Asked) -> list[Body]:
        return [render.record(self.world, record, asked.include, export=True) for record in page]

    @staticmethod
    def _beside(endpoint: Endpoint, asked: Asked) -> list[str]:
        return [name for name in asked.include if name in endpoint.include and name != "last_audits"]


def _rank(record: Record) -> Rank:
    return int(record.changed), record.id


def _cursor(record: Record) -> str:
    """A cursor of Zendesk's own form: the time and the id after two bars."""
    return base64.b64encode(f"{int(record.changed)}.0||{record.id}|".encode()).decode()


def _place(cursor: str, endpoint: Endpoint) -> Rank:
    try:
        time, bars, rest = base64.b64decode(cursor, validate=True).decode().partition(".0||")
    except (binascii.Error, UnicodeDecodeError):
        time, bars, rest = "", "", ""
    if not bars or not rest.endswith("|"):
        raise invalid("cursor", "must be a valid cursor", endpoint.action)
    id = rest[:-1]
    if endpoint.kind == "custom_object_record":
        return integer(endpoint, "cursor", time), id
    return integer(endpoint, "cursor", time), integer(endpoint, "cursor", id)
