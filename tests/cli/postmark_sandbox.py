"""Postmark's list of bounces, as strict as Postmark: the simulator of docs/examples/postmark.py."""

from __future__ import annotations

import json
import random
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from etl.sandbox import Request, Response

TOKEN = "b3b7-made-up-token"
EASTERN = ZoneInfo("America/New_York")
PARAMS = {"count", "offset", "fromdate", "todate", "type", "inactive", "emailFilter", "tag", "messageID"}
MOST_AT_ONCE, FURTHEST = 500, 10_000


class PostmarkSandbox:
    """A server of Postmark's with so many bounces in the last 90 days."""

    recorded_headers = frozenset({"accept", "user-agent"})
    secret_params = frozenset[str]()
    keys = (TOKEN,)

    def __init__(self, bounces: int = 1300) -> None:
        rng, self._now = random.Random(7), time.time()
        at = sorted((self._now - rng.random() * 90 * 86_400 for _ in range(bounces)), reverse=True)
        self.bounces = [_bounce(rng, 1000 + i, moment) for i, moment in enumerate(at)]

    def now(self) -> float:
        return self._now

    def oldest(self) -> date:
        """The day of the first bounce, in UTC."""
        return datetime.fromisoformat(self.bounces[-1]["BouncedAt"]).date()

    def control(self, action: str, body: dict[str, Any]) -> Any:
        raise ValueError(f"no such control: {action}")

    def refusal(self, status: int) -> Response:
        return _error(status, 429 if status == 429 else 100, "Please try again.")

    def respond(self, request: Request) -> Response:
        if request.headers.get("x-postmark-server-token") != TOKEN:
            return _error(401, 10, "No Account or Server API tokens were supplied, or they are not valid.")
        if request.method != "GET" or request.path != "/bounces":
            return _error(404, 404, "Not found.")
        asked = dict(request.query)
        if unknown := asked.keys() - PARAMS:
            return _error(422, 300, f"Unknown parameter {min(unknown)}.")
        try:
            count, offset = int(asked["count"]), int(asked["offset"])
            first, last = (date.fromisoformat(asked.get(name, day)) for name, day in
                           (("fromdate", "1900-01-01"), ("todate", "2999-12-31")))  # fmt: skip
        except (KeyError, ValueError):
            return _error(422, 300, "count, offset, fromdate or todate is missing or not valid.")
        if not 1 <= count <= MOST_AT_ONCE or offset < 0 or count + offset > FURTHEST:
            return _error(422, 300, "count or offset is out of range.")
        found = [b for b in self.bounces if first <= _day(b["BouncedAt"]) <= last]
        return _json(200, {"TotalCount": len(found), "Bounces": found[offset : offset + count]})


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone(EASTERN).date()


def _bounce(rng: random.Random, number: int, moment: float) -> dict[str, Any]:
    kind = rng.choice(["HardBounce", "SoftBounce", "SpamComplaint"])
    return {
        "ID": number,
        "Type": kind,
        "Name": kind,
        "Email": f"person{number}@example.com",
        "Subject": "Your invoice",
        "BouncedAt": (datetime.fromtimestamp(int(moment), UTC) + timedelta(microseconds=250)).isoformat(),
        "Inactive": kind != "SoftBounce",
        "MessageStream": "outbound",
    }


def _error(status: int, code: int, message: str) -> Response:
    return _json(status, {"ErrorCode": code, "Message": message})


def _json(status: int, body: object) -> Response:
    return Response(status, json.dumps(body).encode(), {"Content-Type": "application/json"})
