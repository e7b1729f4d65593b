"""Refresh tokens that work once, shared by processes, against the simulator."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from connectors.sandbox.zendesk import ADMIN
from connectors.zendesk import Zendesk
from connectors.zendesk.api import SUPPORT, client
from connectors.zendesk.oauth import Grants
from etl.config import Secret
from etl.errors import ConfigError, TributaryError
from etl.http import Client
from etl.sandbox import Request, Response, SandboxServer
from tests.connectors.zendesk_mirror import Mirror, Open, desk
from tests.unit.vendors import Vendor

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


def test_a_refresh_token_is_kept_beside_the_configuration_unless_told_where(
    desk: Open, tmp_path: Path
) -> None:
    mirror = desk()
    refresh = mirror.box.grant(ADMIN, lifetime=3_600).refresh
    section = replace(
        mirror.config(email=None, api_token=None, client_id="tributary", refresh_token=refresh),
        path=tmp_path / "tributary.toml",
    )
    for hours in (0, 2):
        mirror.box.advance(hours=hours)
        mirror.sync("groups", config=section)
        assert len(mirror.asked("/oauth/tokens")) == 1
    kept = tmp_path / ".tributary" / "tokens" / "zendesk.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / ".tributary" / ".gitignore").read_text() == "*\n"
    assert refresh not in kept.read_text()


def test_many_who_begin_at_once_have_one_token_asked_for(desk: Open) -> None:
    mirror = desk()
    secret = Secret("made-up-client-secret")
    config = Zendesk.Config(base_url=mirror.server.url, client_id="tributary", client_secret=secret)
    asking = client(config, 60.0)
    with ThreadPoolExecutor(4) as threads:
        for answer in [threads.submit(asking.get, "/api/v2/groups", limit=SUPPORT) for _ in range(4)]:
            assert answer.result().status == 200
    mirror.box.advance(hours=3)
    asking.get("/api/v2/groups", limit=SUPPORT)
    asking.close()
    assert [served.status for served in mirror.asked()].count(401) == 1, "when the token had ended"
    assert len(mirror.asked("/oauth/tokens")) == 2


def test_a_kept_access_token_that_has_ended_is_not_begun_with(desk: Open, tmp_path: Path) -> None:
    mirror, file = desk(), tmp_path / "token"
    refresh = mirror.box.grant(ADMIN, lifetime=3_600).refresh
    for _ in range(2):
        asking = opened(mirror, refresh, file)
        asking.get("/api/v2/groups", limit=SUPPORT)
        asking.close()
        kept = msgspec.json.decode(file.read_bytes())
        assert 3_590 < kept["until"] - time.time() <= 3_600
        file.write_bytes(msgspec.json.encode(kept | {"until": kept["until"] - 3_600}))
        mirror.box.advance(hours=2)
    assert {served.status for served in mirror.asked()} == {200}
    assert len(mirror.asked("/oauth/tokens")) == 2


@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_request_for_a_token_that_is_echoed_shows_no_secret(status: int) -> None:
    class Echo(Vendor):
        def respond(self, request: Request) -> Response:
            return Response(status, b"cannot: " + request.body, {"Content-Type": "text/plain"})

    with SandboxServer(Echo()) as server:
        secret, refresh = Secret('5E0+made/"up"'), Secret("5Aep-made-up")
        with pytest.raises(TributaryError) as refused:
            Grants(server.url, "tributary", secret, refresh, None)()
    assert not re.search(r"5E0|made|5Aep", str(refused.value)), refused.value
