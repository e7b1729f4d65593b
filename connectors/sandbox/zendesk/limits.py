"""Zendesk's rate limits: one for the account, one for Help Center, and smaller ones for single endpoints.

A window of a minute begins with the first request in it. Exports share one limit, which the export of users
by cursor has beside one of its own; they do not count against the account's.
Minutes are our own, not the simulated world's: what a client waits for is real. `minute` says how many
seconds one lasts, so that a test need not wait sixty; Retry-After is in seconds all the same.

Pages followed: introduction/rate-limits, the Limits of tickets/tickets (List Deleted Tickets, too),
tickets/ticket_fields and tags,
best-practices-for-avoiding-rate-limiting, ticket-management/incremental_exports.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from connectors.sandbox.zendesk.errors import throttled

PLANS: Final = {
    "team": 200,
    "growth": 400,
    "professional": 400,
    "enterprise": 700,
    "enterprise_plus": 2_500,
}
HIGH_VOLUME: Final = 2_500
UNHINDERED: Final = 20_000  # what accounts that pay are told of a limit that only trials have


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests in so many minutes; `header`: its name in Zendesk-RateLimit-<header>."""

    name: str
    total: int
    minutes: int = 1
    header: str = ""
    exports: bool = False  # words its refusals as exports do, and spares the account's limit


def limits_of(plan: str, high_volume: bool, trial: bool = False) -> dict[str, Limit]:
    """Every limit of an account, by name. Raises ValueError for a plan that Zendesk does not sell."""
    if plan not in PLANS:
        raise ValueError(f"no such plan: {plan}; there are {', '.join(PLANS)}")
    account = HIGH_VOLUME if high_volume else PLANS[plan]
    small = 300 if high_volume else 100
    fields = 20 if trial else 450 if high_volume else 300
    found = (
        Limit("account", account),
        Limit("guide", account),
        Limit("exports", 30 if high_volume else 10, header="incremental-exports", exports=True),
        Limit("exports_users", 60 if high_volume else 20, header="incremental-exports-cursor", exports=True),
        Limit("exports_sample", 10, 20, header="incremental-exports-sample", exports=True),
        Limit("exports_talk", 10, header="talk-incremental-exports", exports=True),
        Limit("chat", 200),
        Limit("tickets", small if trial else UNHINDERED, header="tickets-index"),
        Limit("tickets_deep", 50, header="tickets-index-deep-pagination"),
        Limit("deleted_tickets", 10),
        Limit("tags", small if trial else 2_000, header="tags-index"),
        Limit("ticket_fields", fields, header="ticket-fields-index"),
    )
    return {limit.name: limit for limit in found}


class Limiter:
    """What is left of each limit."""

    def __init__(
        self,
        plan: str,
        high_volume: bool,
        minute: float,
        *,
        trial: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits_of(plan, high_volume, trial)
        self.minute = minute
        self._clock = clock
        self._windows: dict[str, tuple[float, int]] = {}

    def forgive(self) -> None:
        """Begin every minute anew."""
        self._windows = {}

    def left(self, name: str) -> tuple[int, int]:
        """How many requests are left, and in how many whole seconds there will be all again."""
        limit, (ends, used) = self.limits[name], self._windows.get(name, (0.0, 0))
        wait = ends - self._clock()
        if wait <= 0:
            return limit.total, math.ceil(limit.minutes * self.minute)
        return limit.total - used, max(1, math.ceil(wait))

    def count(self, name: str) -> None:
        """Take one request from a limit. Raises Refusal 429 when there is none left."""
        limit, now = self.limits[name], self._clock()
        ends, used = self._windows.get(name, (0.0, 0))
        if now >= ends:
            ends, used = now + limit.minutes * self.minute, 0
        if used >= limit.total:
            raise throttled(max(1, math.ceil(ends - now)), exports=limit.exports)
        self._windows[name] = (ends, used + 1)

    def headers(self, names: tuple[str, ...]) -> dict[str, str]:
        """The headers that tell of these limits; the first of them is the general one."""
        general = names[0]
        total = self.limits[general].total
        left, resets = self.left(general)
        said = {
            "X-Rate-Limit": str(total),
            "X-Rate-Limit-Remaining": str(left),
            "ratelimit-limit": str(total),
            "ratelimit-remaining": str(left),
            "ratelimit-reset": str(resets),
        }
        for name in names:
            limit = self.limits[name]
            if limit.header:
                left, resets = self.left(name)
                said[f"Zendesk-RateLimit-{limit.header}"] = (
                    f"total={limit.total}; remaining={left}; resets={resets}"
                )
        return said
