"""Sandboxes of Stripe and Salesforce being served, an empty warehouse, and syncs from the ones into the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest

from connectors.sandbox.stripe import StripeSandbox
from etl.config import Secret, SourceConfig
from etl.sandbox import Request, Response, SandboxServer, Served
from etl.sync import Outcome, sync_source
from etl.warehouse.ddl import quote
from etl.warehouse.postgres import Warehouse
from tests.connectors import salesforce_mirror
from tests.connectors.salesforce_worlds import MeddledOrg, storable

DAY = 86_400.0


class Mirror:
    """One Stripe account and its tables."""

    def __init__(self, box: StripeSandbox, server: SandboxServer, warehouse: Warehouse) -> None:
        self.box, self.server, self.warehouse = box, server, warehouse

    def config(
        self,
        source: str = "stripe",
        streams: Sequence[str] | None = None,
        since: date | None = None,
        **options: Any,
    ) -> SourceConfig:
        """The section of tributary.toml, pointed at the sandbox."""
        given = {
            "api_key": next(iter(self.box.keys)),
            "base_url": self.server.url,
            "requests_per_second": 5000.0,
        }
        chosen = tuple(streams) if streams else None
        return SourceConfig(source, "stripe", chosen, since, {**given, **options})

    def try_sync(self, *streams: str, config: SourceConfig | None = None, **how: Any) -> dict[str, Outcome]:
        """A sync whose outcomes are looked at by the test; only what it asked for is on the server's record."""
        self.server.forget()
        config = config or self.config(streams=streams)
        return {o.stream: o for o in sync_source(config, self.warehouse, **how)}

    def sync(self, *streams: str, **how: Any) -> dict[str, Outcome]:
        """A sync that must go well, with every record accounted for."""
        outcomes = self.try_sync(*streams, **how)
        for outcome in outcomes.values():
            assert outcome.error is None, outcome.error
            assert not outcome.dead_letters, outcome.stream
            assert outcome.total.closes, outcome.total
        return outcomes

    def rows(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        """What the warehouse answers; tables stand in schema stripe."""
        with self.warehouse.connection() as session:
            session.execute("set search_path to stripe")
            found = session.execute(query, arguments or None).fetchall()
            session.execute("reset search_path")
            return found

    def one(self, table: str, id: str) -> dict[str, Any]:
        """One row."""
        found = self.rows(f"select to_jsonb(t) from {quote('stripe', table)} t where id = %s", id)
        return dict(found[0][0])

    def living(self, table: str, source: str = "stripe") -> set[str]:
        """The ids of the rows that are not marked deleted."""
        return {id for (id,) in self.rows(f"select id from {quote(source, table)} where _deleted_at is null")}

    def contents(self, *tables: str) -> dict[str, dict[str, dict[str, Any]]]:
        """Tables by key, without what changes at each writing."""
        names = tables or [
            n
            for (n,) in self.rows(
                "select relname from pg_class where relkind = 'r' and relnamespace = 'stripe'::regnamespace"
            )
        ]
        own = "'received_at', '_version', '_hash'"
        found: dict[str, dict[str, dict[str, Any]]] = {}
        for name in names:
            rows = self.rows(f"select to_jsonb(t) - array[{own}] from {quote('stripe', name)} t")
            found[name] = {_key(row): row for (row,) in rows}
        return found

    def asked(self, path: str = "/") -> list[Served]:
        """The requests of the last sync whose path begins like this."""
        return self.server.asked(path)


def _key(row: dict[str, Any]) -> str:
    return str(row["id"]) if "id" in row else repr(sorted(row.items(), key=str))


def small_company(**options: Any) -> StripeSandbox:
    """A sandbox with a handful of customers, whose clock stands twelve days ago: later is up to the test."""
    return StripeSandbox(**{"people": 6, "months": 2, "now": time.time() - 12 * DAY, **options})


class Meddled(StripeSandbox):
    """A sandbox in which something happens just before requests are answered."""

    before: Callable[[Request], None] | None = None

    def respond(self, request: Request) -> Response:
        """Stripe's answer, after what had to happen before."""
        if self.before:
            self.before(request)
        return super().respond(request)


Open = Callable[[StripeSandbox], Mirror]


@pytest.fixture
def mirror(warehouse_url: str) -> Iterator[Open]:
    """Serves sandboxes, each to be read into the same warehouse."""
    with ExitStack() as stack:
        warehouse = Warehouse(Secret(warehouse_url))
        stack.callback(warehouse.close)
        yield lambda box: Mirror(box, stack.enter_context(box.serve()), warehouse)


@pytest.fixture
def salesforce(warehouse_url: str) -> Iterator[salesforce_mirror.Mirror]:
    """A small Salesforce org, whose clock stands twelve days ago: later is up to the test."""
    morning = (time.time() // DAY - 12) * DAY + 6 * 3_600  # formulas tell of days: no test runs into midnight
    box = storable(MeddledOrg(people=16, months=3, now=morning))
    box.settings(bulk_polls=0)
    with ExitStack() as stack:
        warehouse = Warehouse(Secret(warehouse_url))
        stack.callback(warehouse.close)
        yield salesforce_mirror.Mirror(box, stack.enter_context(box.serve()), warehouse)
