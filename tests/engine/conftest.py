"""A shop that answers on the loopback interface, an empty warehouse, and syncs between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from etl.config import Secret, SourceConfig
from etl.sandbox import SandboxServer
from etl.settings import Limits
from etl.sync import Outcome, sync_source
from etl.warehouse import ledger
from etl.warehouse.postgres import Warehouse
from etl.window import Window
from tests.engine import oracle
from tests.engine.crm import CrmWorld
from tests.engine.shop import ShopWorld


@dataclass
class Lab:
    """Everything that an engine test needs."""

    world: ShopWorld
    server: SandboxServer
    warehouse: Warehouse
    url: str = field(repr=False)

    def config(self, source: str = "shop", **options: Any) -> SourceConfig:
        """The source's section of tributary.toml."""
        start: date | None = options.pop("start_date", None)
        connector = options.pop("connector", "tests.engine.shop:Shop")
        limits: Limits = options.pop("limits", Limits())
        given = {"base_url": self.server.url, **options}
        return SourceConfig(source, connector, None, start, given, dead_letters=limits)

    def sync(
        self, source: str = "shop", *, options: dict[str, Any] | None = None, **how: Any
    ) -> dict[str, Outcome]:
        """Sync, whatever comes of it; outcomes by stream. warehouse: another way to it than the lab's own."""
        warehouse = how.pop("warehouse", self.warehouse)
        outcomes = sync_source(self.config(source, **(options or {})), warehouse, **how)
        return {outcome.stream: outcome for outcome in outcomes}

    def good(self, source: str = "shop", **how: Any) -> dict[str, Outcome]:
        """Sync, and all must go well and close its counts."""
        outcomes = self.sync(source, **how)
        for outcome in outcomes.values():
            assert outcome.error is None, str(outcome.error)
            assert outcome.status in ("succeeded", "skipped")
            for table, counts in outcome.counts.items():
                assert counts.closes, f"{table}: {counts}"
        return outcomes

    def check(self, source: str = "shop") -> None:
        """The tables hold what lives in the shop, and no stage was left."""
        oracle.check(self.warehouse, self.world, source)
        assert oracle.leftovers(self.warehouse) == []

    def check_customers(self, source: str = "shop") -> None:
        """As `check`, of the customers alone."""
        assert oracle.stored(self.warehouse, source)["customers"] == oracle.living(self.world)["customers"]
        assert oracle.leftovers(self.warehouse) == []

    def query(self, sql: str, *arguments: object) -> list[tuple[Any, ...]]:
        """Rows of the warehouse; none for a statement that gives none."""
        with self.warehouse.connection() as session:
            cursor = session.execute(sql, arguments or None)
            return cursor.fetchall() if cursor.description else []

    def now(self) -> datetime:
        """The shop's time."""
        return datetime.fromtimestamp(self.world.time, UTC)

    def window(self, start: timedelta, end: timedelta = timedelta()) -> Window:
        """From so long ago to so long ago, by the shop's clock."""
        return Window(self.now() - start, self.now() - end)

    def covered(self, stream: str = "orders") -> list[tuple[datetime, datetime]]:
        """What the ledger covers, to the second."""
        with self.warehouse.connection() as session:
            found = ledger.covered(session, "shop").get(stream, [])
        return [(w.start.replace(microsecond=0), w.end.replace(microsecond=0)) for w in found]

    def asked(self, path: str) -> list[tuple[datetime, datetime]]:
        """The spans that were asked for at a path, each once, to the second."""
        asked = [dict(served.query) for served in self.server.asked(path)]
        spans = [(q["from"], q["to"]) for q in asked if "from" in q]
        moments = [tuple(datetime.fromtimestamp(int(float(t)), UTC) for t in span) for span in spans]
        return list(dict.fromkeys((start, end) for start, end in moments))

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [served.path for served in self.server.asked()]


@pytest.fixture
def world() -> ShopWorld:
    return ShopWorld()


@pytest.fixture
def lab(world: ShopWorld, warehouse_url: str) -> Iterator[Lab]:
    """An empty shop and an empty warehouse."""
    warehouse = Warehouse(Secret(warehouse_url))
    with SandboxServer(world) as server:
        lab = Lab(world, server, warehouse, warehouse_url)
        yield lab
    lab.warehouse.close()  # a test may have put another in its place


class Crm:
    """A vendor that describes itself, an empty warehouse, and syncs from the one into the other."""

    def __init__(self, world: CrmWorld, url: str, warehouse: Warehouse, path: Path) -> None:
        self.world, self.warehouse = world, warehouse
        self.config = SourceConfig(
            "crm", "tests.engine.crm:Crm", None, None, {"base_url": url}, path=path / "tributary.toml"
        )

    def sync(self, **how: Any) -> dict[str, Outcome]:
        """A day later: read what is new; all must go well."""
        self.world.later(days=1)
        outcomes = sync_source(self.config, self.warehouse, **how)
        for outcome in outcomes:
            assert outcome.error is None, str(outcome.error)
            assert outcome.total.closes
        return {outcome.stream: outcome for outcome in outcomes}

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        with self.warehouse.connection() as session:
            cursor = session.execute(query)
            return cursor.fetchall() if cursor.description else []

    def columns(self, table: str) -> dict[str, str]:
        """The types of a table's own columns, by name."""
        found = self.sql(
            "select attname, format_type(atttypid, atttypmod) from pg_attribute"
            f" where attrelid = 'crm.{table}'::regclass and attnum > 0 and not attisdropped"
            " and attname not in ('_extra', 'received_at', '_version', '_deleted_at', '_hash') order by attnum"
        )
        return dict(found)  # type: ignore[arg-type]


@pytest.fixture
def crm(warehouse_url: str, tmp_path: Path) -> Iterator[Crm]:
    world = CrmWorld()
    warehouse = Warehouse(Secret(warehouse_url))
    with SandboxServer(world) as server:
        yield Crm(world, server.url, warehouse, tmp_path)
    warehouse.close()
