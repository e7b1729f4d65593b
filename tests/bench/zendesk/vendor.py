"""Tickets, as Zendesk's incremental export by cursor gives them, each with its metrics.

    GET /api/v2/users/me
    GET /api/v2/incremental/tickets/cursor     start_time or cursor, per_page (1,000 at most), include=metric_sets

The order is that of change, then of ids. Nothing of the last minute is shown. The clock begins an hour after the
newest ticket.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from bisect import bisect_left, bisect_right

from tests.bench import serving
from tests.bench.serving import RENDERED, Forms, Reply, Request
from tests.bench.zendesk.records import FIRST_ID, NEWEST, created, ticket

MOST = 1_000
"""Tickets of a page."""
SETTLED = 60
ME = b'{"user":{"id":5000000001,"name":"Bench","email":"bench@example.com","role":"admin"}}'
ALLOWED = {
    "x-rate-limit": "1000000",
    "x-rate-limit-remaining": "999999",
    "ratelimit-limit": "1000000",
    "ratelimit-remaining": "999999",
    "ratelimit-reset": "60",
    "zendesk-ratelimit-incremental-exports": "total=1000000; remaining=999999; resets=60",
}


class Vendor(serving.Vendor):
    """The tickets; a change is one reply more."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows, NEWEST + 3600)
        self.stamps = array("q", (created(number, rows) for number in range(rows)))
        self.tickets = Forms(rows, self._render)
        self._joined: dict[tuple[int, int], bytes] = {}
        self._join()

    def answer(self, request: Request) -> Reply:
        """What Zendesk says."""
        asked = request.asked
        match request.path.removesuffix(".json"):
            case "/api/v2/users/me":
                return Reply(ME, headers=ALLOWED)
            case "/api/v2/incremental/tickets/cursor":
                if asked.get("include") != "metric_sets":
                    raise ValueError("this stand-in gives tickets with their metrics only")
                return Reply(self._page(asked), headers=ALLOWED)
        return Reply(b'{"error":"InvalidEndpoint","description":"Not found"}', 404)

    def changed(self, numbers: range) -> tuple[str, str]:
        """By the time of the export."""
        for number in numbers:
            self.stamps[number] = self.now
        self.tickets.refresh(numbers)
        self._join()
        return str(self.now), str(self.now + 1)

    def record(self, number: int) -> bytes:
        """A ticket."""
        return self.tickets.one(number)

    def _render(self, number: int) -> bytes:
        return ticket(number, self.rows, self.stamps[number], self.version(number))

    def _page(self, asked: dict[str, str]) -> bytes:
        shown = bisect_right(self.stamps, self.now - SETTLED)
        cursor = asked.get("cursor", "")
        if cursor:
            stamp, _, id = b64decode(cursor).decode().removesuffix("|").partition(".0||")
            last = int(id) - FIRST_ID
            has_changed = self.stamps[last] != int(stamp)
            first = bisect_right(self.stamps, int(stamp)) if has_changed else last + 1
        elif int(asked["start_time"]) > self.now - SETTLED:
            raise ValueError("start_time is too recent")
        else:
            first = bisect_left(self.stamps, int(asked["start_time"]))
        end = max(first, min(shown, first + int(asked.get("per_page", MOST)), first + MOST))
        if end > first:
            place = f"{self.stamps[end - 1]}.0||{FIRST_ID + end - 1}|"
            cursor = b64encode(place.encode()).decode()
        page = self._joined.get((first, end)) or b",".join(self.tickets.some(range(first, end)))
        query = "include=metric_sets&support_type_scope=all"
        told = {
            "after_url": f"{self.url}/api/v2/incremental/tickets/cursor?{query}&cursor={cursor}",
            "before_url": None,
            "after_cursor": cursor or None,
            "before_cursor": None,
            "end_of_stream": end >= shown,
        }
        return b'{"tickets":[%b],%b' % (page, json.dumps(told).encode()[1:])

    def _join(self) -> None:
        """Make the pages of a reading from the beginning, if there are not too many."""
        if self.rows <= RENDERED:
            for first in range(0, self.rows, MOST):
                end = min(self.rows, first + MOST)
                self._joined[first, end] = b",".join(self.tickets.some(range(first, end)))
