"""Tickets: the incremental export by cursor, pages of a thousand in JSON, each ticket with its metrics."""

from __future__ import annotations

from http.client import HTTPConnection

from models.zendesk.tickets import Ticket, TicketMetric
from tests.bench.report import DEFAULT, FIRST
from tests.bench.shape import Shape

EXPORT = "/api/v2/incremental/tickets/cursor?include=metric_sets"


def fetch(url: str, rows: int) -> None:
    """The pages one after the other, as each says where the next is."""
    connection, place = HTTPConnection(url.partition("//")[2]), "start_time=0"
    while place:
        connection.request("GET", f"{EXPORT}&{place}")
        body = connection.getresponse().read()
        end = body[-600:].decode(errors="replace")
        cursor = end.partition('"after_cursor": "')[2].partition('"')[0]
        place = "" if '"end_of_stream": true' in end else f"cursor={cursor}"
    connection.close()


SHAPE = Shape(
    name="zendesk",
    stream="tickets",
    things="tickets of 4.2 kB of JSON with their metrics, pages of 1,000",
    config=lambda rows: (
        'email = "bench@example.com"\napi_token = "none"\n'
        "exports_per_minute = 1000000     # this vendor has no limit; Zendesk's is 10"
    ),
    oldest=lambda rows: "0",
    again=lambda rows: ("--full",),
    tables=lambda url: {"": Ticket, "metric_set": TicketMetric},
    fetch=fetch,
    goals={(FIRST, DEFAULT): 10},
)
