"""`etl demo --chaos`: what goes wrong in the demo's first sync, and that nothing is missing after it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from etl.cli import show
from etl.cli.session import say

if TYPE_CHECKING:
    from etl.cli.sync import Results
    from etl.config import Config
    from etl.sandbox import SandboxServer, Served
    from etl.warehouse.postgres import Warehouse

CUTS = 2  # of all sessions with the warehouse
SECONDS_BETWEEN_CUTS = 1.0
RECONCILED: Mapping[str, Sequence[str]] = {
    "stripe": ("charges", "customers", "invoices"),
    "salesforce": ("accounts", "contacts", "opportunities"),
    "zendesk": ("tickets", "users"),
}
DAYS = 28


class Trouble(Struct, frozen=True):
    """A fault of a vendor: after how many requests it strikes, how often, and what it is in words.

    how: fields of `etl.sandbox_faults.Fault`.
    """

    mood: str
    after: int
    times: int
    words: str
    how: Mapping[str, Any] = {}


PAGE = "<!doctype html><html><body>Please sign in.</body></html>"
TROUBLES = (
    Trouble("throttle", 6, 2, "429, come back in a second", {"retry_after": "1"}),
    Trouble("fail", 5, 2, "503 Service Unavailable", {"status": 503}),
    Trouble("cut_gzip", 4, 1, "a body cut off where no header tells"),
    Trouble("cut", 4, 1, "half of the body it announced"),
    Trouble("reset", 3, 1, "a connection that breaks in the middle"),
    Trouble("answer", 3, 1, "200 OK, with a sign-in page", {"body": PAGE, "content_type": "text/html"}),
    Trouble("answer", 3, 1, "200 OK, with nothing in it"),
)


class Chaos:
    """What goes wrong with these vendors, by the names of their sources, while `raging`."""

    def __init__(self, servers: Mapping[str, SandboxServer]) -> None:
        self._servers = servers
        self._cuts = 0

    @contextmanager
    def raging(self, warehouse: Warehouse) -> Iterator[None]:
        """Vendors throttle, fail, cut off and lie; the sessions with the warehouse are ended twice."""
        for server in self._servers.values():
            for trouble in TROUBLES:
                server.moods.add(
                    trouble.mood,  # type: ignore[arg-type]
                    name=trouble.words, method="GET", after=trouble.after, times=trouble.times, **trouble.how,
                )  # fmt: skip
        over = threading.Event()
        cutter = threading.Thread(target=self._cut, args=(warehouse, over), name="chaos", daemon=True)
        cutter.start()
        try:
            yield
        finally:
            over.set()
            cutter.join()

    def _cut(self, warehouse: Warehouse, over: threading.Event) -> None:
        """End all other sessions that are in the midst of a transaction."""
        while self._cuts < CUTS and not over.wait(SECONDS_BETWEEN_CUTS):
            with warehouse.connection() as connection:
                ended = connection.execute(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                    " where datname = current_database() and pid <> pg_backend_pid()"
                    " and backend_type = 'client backend' and xact_start is not null"
                ).fetchone()
            self._cuts += bool(ended and ended[0])

    def told(self, results: Results) -> None:
        """Print what struck, how often, and what came of it, by the record of what the vendors were asked."""
        asked = {name: server.asked() for name, server in self._servers.items()}
        rows = []
        for words in (trouble.words for trouble in TROUBLES):
            struck = {name: _healed(served, words) for name, served in asked.items()}
            if times := [seconds for found in struck.values() for seconds in found]:
                rows.append(
                    (words, ", ".join(name for name in struck if struck[name]), len(times), _tell(times))
                )
        if self._cuts:
            lost = sum(o.error is not None and o.error.kind == "warehouse" for _, o in results.outcomes)
            came = f"of {len(results.outcomes)} streams {lost or 'none'} failed by it"
            rows.append(("sessions ended in the midst of a transaction", "warehouse", self._cuts, came))
        click.echo()
        show.table(("what went wrong", "with", "times", "what came of it"), rows)

    def calm(self) -> None:
        """Nothing goes wrong any more."""
        for server in self._servers.values():
            server.moods.clear()


def _healed(asked: Sequence[Served], words: str) -> list[float | None]:
    """Of the requests that a fault struck, after how many seconds each was answered well, if it was."""
    found: list[float | None] = []
    for place, struck in enumerate(asked):
        if struck.fault == words:
            again = (
                one.at - struck.at
                for one in asked[place + 1 :]
                if (one.path, one.query, one.fault) == (struck.path, struck.query, "") and one.status == 200
            )
            found.append(next(again, None))
    return found


def _tell(seconds: Sequence[float | None]) -> str:
    """In words."""
    answered = sorted(s for s in seconds if s is not None)
    if not answered:
        return "NOT ANSWERED WELL"
    first, last = (show.span(s) for s in (answered[0], answered[-1]))
    told = f"asked again, answered well after {first}" + (f" to {last}" if last != first else "")
    missing = len(seconds) - len(answered)
    return told + (f"; {missing} NOT ANSWERED WELL" if missing else "")


def closed(results: Results) -> bool:
    """Say what became of all records that were fetched; whether each is accounted for."""
    from etl.warehouse.ledger import Counts

    total = Counts()
    for _, outcome in results.outcomes:
        total.add(outcome.total)
    parts = {
        "inserted": total.inserted,
        "updated": total.updated,
        "unchanged": total.unchanged,
        "superseded": total.superseded,
        "dead-lettered": total.dead_lettered,
        "filtered": total.filtered,
    }
    sums = " + ".join(f"{show.count(number)} {name}" for name, number in parts.items() if number)
    verdict = "close" if total.closes else "DO NOT CLOSE"
    click.echo(f"The counts {verdict}: {show.count(total.fetched)} fetched = {sums}.")
    return total.closes


def reconciled(warehouse: Warehouse, config: Config) -> bool:
    """Ask the vendors how much they have of the last days; whether the warehouse has the same."""
    from etl.reconcile import reconcile_source
    from etl.window import Window, utc_now

    rows, streams, differs = 0, 0, False
    window = Window(utc_now() - timedelta(days=DAYS), utc_now())
    for source in config.chosen(()):
        for one in reconcile_source(source, warehouse, window, RECONCILED[source.name]):
            rows, streams = rows + int(one.vendor.get("rows", 0)), streams + 1
            if one.differences or one.error or one.window is None:
                differs = True
                why = one.error or one.reason or f"on {len(one.differences)} days"
                say(f"  {source.name}.{one.stream} differs: {why}")
    verdict = "some of it differs" if differs else "and the warehouse has the same"
    counted = f"{show.count(rows)} rows in {streams} streams, made in the last {DAYS} days"
    click.echo(f"The vendors count {counted}, {verdict}.\n")
    return not differs
