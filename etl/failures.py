"""Failures in the words of Segment's failure logs, so that what reads those can read these.

Three events, in the shapes of Segment's "Failure Log Collection". What they mean here:

- `Error Logged`: a record was refused (`discarded`: it became a dead letter), or a stream failed (not
  `discarded`: the next sync reads it again).
- `Delivery Attempt Logged`: an attempt failed, or succeeded after one that did.
- `Destination Exchange Logged`: what was asked in such an attempt, and what was answered.

`routed.to` is whom it was sent to: the vendor's host, or the warehouse; `routed.from` the source. Beside
Segment's properties stand `stream`, `runId`, `kind` and `reason`, or `method` and `url` of what was asked.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from etl.exchanges import Exchange
from etl.redact import text

Record = dict[str, Any]
WAREHOUSE = "warehouse"


def of_exchange(exchange: Exchange, source: str, run: str) -> list[Record]:
    """An attempt at the vendor, and what was exchanged in it."""
    to = urlsplit(exchange.url).hostname or ""
    shared = {"occurredAt": exchange.at, "destinationExchangeId": exchange.id}
    attempt = _record("Delivery Attempt Logged", source, to, {
        **shared,
        "attempt": exchange.attempt,
        "outcome": "failure" if exchange.kind else "success",
        "messageId": exchange.request,
        "stream": exchange.stream, "runId": run, "kind": exchange.kind, "reason": exchange.error,
    })  # fmt: skip
    exchanged = _record("Destination Exchange Logged", source, to, {
        **shared,
        "requestToDestination": {"body": exchange.sent},
        "responseFromDestination": {
            "status": exchange.status, "headers": exchange.headers, "body": exchange.answered,
        },
        "method": exchange.method, "url": exchange.url, "stream": exchange.stream, "runId": run,
    })  # fmt: skip
    return [attempt, exchanged]


def of_batch(source: str, stream: str, run: str, attempt: int, kind: str, reason: str) -> Record:
    """An attempt to write a stream to the warehouse that lost its session, or came after one that did."""
    message = f"{run}.{stream}"
    return _record("Delivery Attempt Logged", source, WAREHOUSE, {
        "occurredAt": datetime.now(UTC),
        "attempt": attempt,
        "outcome": "failure" if kind else "success",
        "destinationExchangeId": f"{message}-{attempt}",
        "messageId": message,
        "stream": stream, "runId": run, "kind": kind, "reason": reason,
    })  # fmt: skip


def of_stream(source: str, stream: str, run: str, kind: str, reason: str, to: str) -> Record:
    """A stream that failed. to: the vendor's host, or the warehouse."""
    return _record("Error Logged", source, to, {
        "occurredAt": datetime.now(UTC),
        "discarded": False,
        "messageId": f"{run}.{stream}",
        "stream": stream, "runId": run, "kind": kind, "reason": reason,
    })  # fmt: skip


def of_letter(source: str, stream: str, run: str, letter: int, at: datetime, reason: str) -> Record:
    """A record or value that was refused. letter: its `id` in tributary.dead_letters."""
    return _record("Error Logged", source, WAREHOUSE, {
        "occurredAt": at,
        "discarded": True,
        "messageId": f"dead_letter.{letter}",
        "stream": stream, "runId": run, "kind": "mapping", "reason": reason,
    })  # fmt: skip


def _record(event: str, source: str, to: str, properties: Record) -> Record:
    routed = {"to": [{"type": "destination", "id": to}], "from": [{"type": "source", "id": source}]}
    told = {"routed": routed, **properties, "loggedAt": datetime.now(UTC)}
    if "reason" in told:
        told["reason"] = text(told["reason"], to)
    return {"type": "observability", "event": event, "version": "v1", "properties": told}
