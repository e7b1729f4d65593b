"""What Zendesk has of each day: its search counts tickets, users and organizations, a request a day.

Search (developer.zendesk.com, ticketing/ticket-management/search, "Show Results Count") finds archived
tickets too, and nothing that is deleted; what is new is found after some minutes. Times are ISO 8601 with
their zone, as days alone would be the account's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from connectors.zendesk import api
from etl.http import Client
from etl.schema import Table
from etl.totals import Total, Totals
from etl.window import Window, as_utc
from models.zendesk.people import Organization, User
from models.zendesk.tickets import Ticket

COUNT = "/api/v2/search/count"
KINDS: Mapping[type[Table], str] = {Ticket: "ticket", User: "user", Organization: "organization"}


class _Count(msgspec.Struct):
    count: int


def totals(client: Client, table: type[Table], window: Window) -> Totals | None:
    """Rows by day; None for what search does not find."""
    kind = KINDS.get(table)
    return Totals("created_at", _days(client, kind, window)) if kind else None


def _days(client: Client, kind: str, window: Window) -> Iterator[Total]:
    for day in window.days():
        query = f"type:{kind} created>={_moment(day.start)} created<{_moment(day.end)}"
        answer = client.get(COUNT, {"query": query}, limit=api.SUPPORT)
        yield Total(as_utc(day.start).date(), api.decode(answer.body, _Count).count)


def _moment(at: datetime) -> str:
    return f"{as_utc(at):%Y-%m-%dT%H:%M:%SZ}"
