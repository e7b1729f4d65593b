"""Salesforce and Zendesk into PostgreSQL by processes that are killed: the next ones finish, and nothing is amiss."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.connectors import salesforce_mirror
from tests.connectors.killed import Killer
from tests.connectors.zendesk_mirror import Open, desk
from tests.engine.proxy import Proxy

__all__ = ["desk"]

OF_TICKETS = ("groups", "organizations", "ticket_audits", "ticket_comments", "tickets", "users")


@pytest.fixture
def proxy(warehouse_url: str) -> Iterator[Proxy]:
    with Proxy(warehouse_url) as proxy:
        yield proxy


@pytest.mark.E1
@pytest.mark.parametrize("way", ["etl_sync", "committing_often"])
def test_a_sync_of_salesforce_that_is_killed_again_and_again_ends_as_one_that_is_not(
    salesforce: salesforce_mirror.Mirror, proxy: Proxy, tmp_path: Path, way: str
) -> None:
    salesforce.box.settings(page_limit=20)
    options = {"bulk_from": 40, "job_records": 30, "reconcile_days": 0}
    sync = getattr(Killer(proxy, tmp_path, salesforce.rows), way)
    for hours, kills in ((0, 2), (20, 1)):
        salesforce.box.advance(hours=hours)
        salesforce.sync("calm", **options)
        assert sync(salesforce.config(**options)) >= kills
        salesforce.expect_alike("calm", "salesforce")
        salesforce.expect_true(formulas=False)


@pytest.mark.E1
def test_a_sync_of_zendesk_that_is_killed_again_and_again_ends_as_one_that_is_not(
    desk: Open, proxy: Proxy, tmp_path: Path
) -> None:
    mirror = desk()
    mirror.box.largest_page = 12
    sync = Killer(proxy, tmp_path, mirror.rows).etl_sync
    for hours, kills in ((0, 2), (3, 1)):
        mirror.box.advance(hours=hours)
        mirror.sync(*OF_TICKETS, config=mirror.config("calm"))
        assert sync(replace(mirror.config(), streams=OF_TICKETS)) >= kills
        for table in (*OF_TICKETS, "attachments", "ticket_metrics", "user_identities"):
            assert mirror.contents(table, "calm") == mirror.contents(table), table
