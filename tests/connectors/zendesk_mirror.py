"""A Zendesk sandbox being served, an empty warehouse, and syncs from the one into the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any

import pytest

from connectors.sandbox.zendesk import ADMIN, API_TOKEN, CHAT_TOKEN, ZendeskSandbox
from connectors.zendesk import Zendesk
from etl.config import Secret, SourceConfig
from etl.sandbox import SandboxServer, Served
from etl.sync import Outcome, sync_source
from etl.warehouse.ddl import quote
from etl.warehouse.postgres import Warehouse

UNLIMITED = {"requests_per_minute": 1_000_000, "exports_per_minute": 1_000_000}


class Hasty(Zendesk):
    """Zendesk whose minutes are as short as those of a sandbox with `minute=1.0`."""

    minute = 1.0


class Mirror:
    """One account of Zendesk and its tables."""

    def __init__(self, box: ZendeskSandbox, server: SandboxServer, warehouse: Warehouse) -> None:
        self.box, self.server, self.warehouse = box, server, warehouse

    def config(self, source: str = "zendesk", connector: str = "zendesk", **options: Any) -> SourceConfig:
        """The section of tributary.toml, pointed at the sandbox."""
        place = {"zendesk": "connectors.zendesk:Zendesk", "hasty": f"{__name__}:Hasty"}[connector]
        given = {"email": ADMIN, "api_token": API_TOKEN, "chat_token": CHAT_TOKEN, **UNLIMITED}
        given |= {"base_url": self.server.url, **options}
        return SourceConfig(source, place, None, None, {k: v for k, v in given.items() if v is not None})

    def try_sync(self, *streams: str, config: SourceConfig | None = None, **how: Any) -> dict[str, Outcome]:
        """A sync whose outcomes are looked at by the test; only what it asked for is on the server's record."""
        self.server.forget()
        config = config or self.config()
        return {o.stream: o for o in sync_source(config, self.warehouse, streams=streams or None, **how)}

    def sync(self, *streams: str, **how: Any) -> dict[str, Outcome]:
        """A sync that must go well, with every record accounted for."""
        outcomes = self.try_sync(*streams, **how)
        for outcome in outcomes.values():
            assert outcome.error is None, outcome.error
            assert not outcome.dead_letters, outcome.stream
            assert outcome.total.closes, outcome.total
        return outcomes

    def rows(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        """What the warehouse answers; tables stand in schema zendesk."""
        with self.warehouse.connection() as session:
            session.execute("set search_path to zendesk")
            found = session.execute(query, arguments or None).fetchall()
            session.execute("reset search_path")
            return found

    def one(self, table: str, id: int | str) -> dict[str, Any]:
        """One row."""
        found = self.rows(f"select to_jsonb(t) from {quote('zendesk', table)} t where id = %s", id)
        return dict(found[0][0])

    def living(self, table: str, source: str = "zendesk", column: str = "id") -> set[Any]:
        """The ids of the rows that are not marked deleted."""
        name = quote(source, table)
        return {id for (id,) in self.rows(f"select {column} from {name} where _deleted_at is null")}

    def contents(self, table: str, source: str = "zendesk") -> list[Any]:
        """A table without what changes at each writing."""
        own = "'received_at', '_version', '_hash', '_deleted_at'"
        gone = "jsonb_build_object('gone', _deleted_at is not null)"
        return sorted(
            str(row)
            for (row,) in self.rows(
                f"select to_jsonb(t) - array[{own}] || {gone} from {quote(source, table)} t"
            )
        )

    def asked(self, path: str = "/") -> list[Served]:
        """The requests of the last sync whose path begins like this."""
        return self.server.asked(path)


Open = Callable[..., Mirror]


@pytest.fixture
def desk(warehouse_url: str) -> Iterator[Open]:
    """Serves desks, each to be read into the same warehouse; their limits are lifted unless asked for."""
    with ExitStack() as stack:
        warehouse = Warehouse(Secret(warehouse_url))
        stack.callback(warehouse.close)

        def opened(**options: Any) -> Mirror:
            given = {"people": 25, "tickets": 40, "months": 6, "enforce_limits": False, **options}
            box = ZendeskSandbox(**given)
            return Mirror(box, stack.enter_context(box.serve()), warehouse)

        yield opened


def ids(records: Sequence[dict[str, Any]]) -> set[Any]:
    return {record["id"] for record in records}
