"""Refresh tokens that work once, shared by processes, against the simulator."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from connectors.sandbox.zendesk import ADMIN
from connectors.zendesk import Zendesk
from connectors.zendesk.api import SUPPORT, client
from etl.config import Secret
from etl.errors import ConfigError
from etl.http import Client
from tests.connectors.zendesk_mirror import Mirror, Open, desk

__all__ = ["desk"]


def opened(mirror: Mirror, refresh: str, file: Path) -> Client:
    """The client of one process."""
    config = Zendesk.Config(
        base_url=mirror.server.url,
        client_id="tributary",
        refresh_token=Secret(refresh),
        token_file=str(file),
    )
    return client(config, 60.0)


def test_of_two_processes_one_renews_and_the_other_takes_what_it_was_given(
    desk: Open, tmp_path: Path
) -> None:
    mirror, file = desk(), tmp_path / "zendesk.token"
    refresh = mirror.box.grant(ADMIN, lifetime=3_600).refresh
    clients = [opened(mirror, refresh, file) for _ in range(2)]
    for hours in (0, 2, 2):
        mirror.box.advance(hours=hours)
        mirror.server.forget()
        with ThreadPoolExecutor(2) as threads:
            for asking in [threads.submit(c.get, "/api/v2/groups", limit=SUPPORT) for c in clients]:
                assert asking.result().status == 200
        assert len(mirror.asked("/oauth/tokens")) == 1
    for each in clients:
        each.close()


def test_a_refresh_token_is_not_spent_where_the_next_cannot_be_kept(desk: Open, tmp_path: Path) -> None:
    mirror = desk()
    asking = opened(mirror, mirror.box.grant(ADMIN, lifetime=3_600).refresh, tmp_path / "no" / "token")
    with pytest.raises(ConfigError, match="cannot be written"):
        asking.get("/api/v2/groups", limit=SUPPORT)
    asking.close()
    assert not mirror.asked("/oauth/tokens")
