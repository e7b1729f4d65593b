"""Who watches a client is told of each attempt, of logins and downloads too, and of no secret."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from etl.config import Secret
from etl.errors import PermissionMissing
from etl.exchanges import STREAM, Exchange
from etl.http import Client
from etl.login import LoginClient
from etl.sandbox import Response, SandboxServer
from tests.unit.vendors import BODY, JSON, MakeClient, Vendor

TOKEN = "sk_live_planted4711"


@pytest.fixture
def vendor(server: SandboxServer) -> Vendor:
    assert isinstance(server.simulator, Vendor)
    return server.simulator


def test_each_attempt_is_told_with_what_came_of_it(
    client: MakeClient, server: SandboxServer, vendor: Vendor
) -> None:
    answers = [
        Response(
            429,
            b'{"error": "slow"}',
            {**JSON, "Retry-After": "1", "X-RateLimit-Remaining": "0", "Set-Cookie": "s=1"},
        ),
        Response(200, BODY, JSON),
    ]
    vendor.answer = lambda _: answers.pop(0)
    told: list[Exchange] = []
    asked = client()
    asked.watch(told.append, detail="all")
    STREAM.set("charges")
    asked.get(
        "/v1/charges", {"limit": 100, "name": "Ann", "created": "2026-01-01", "email": "ann@example.com"}
    )
    STREAM.set("")
    first, second = told
    assert (first.status, first.attempt, first.kind, second.status, second.attempt, second.kind) == (
        429, 1, "quota", 200, 2, "",
    )  # fmt: skip
    assert first.request == second.request
    assert first.url == f"{server.url}/v1/charges?limit=100&name=***&created=2026-01-01&email=***"
    assert {name.lower() for name in first.headers} >= {"retry-after", "x-ratelimit-remaining"}
    assert "set-cookie" not in first.headers
    assert second.received == len(BODY)
    assert second.stream == "charges"
    assert second.sent is second.answered is None


def test_what_has_no_answer_is_told_too(client: MakeClient) -> None:
    told: list[Exchange] = []
    nobody = client("http://127.0.0.1:1", attempts=1)
    nobody.watch(told.append, detail="all")
    with pytest.raises(Exception, match="cannot be reached"):
        nobody.get("/a")
    assert [(e.status, e.received, e.kind) for e in told] == [(None, 0, "vendor")]
    assert "cannot be reached" in told[0].error


def test_logins_are_told_to_who_watches_the_client_they_are_for(
    server: SandboxServer, vendor: Vendor
) -> None:
    logins: list[str] = []

    def login() -> tuple[str, Mapping[str, str | Secret]]:
        door = Client(server.url)
        door.post(
            "/login",
            body=f"password={TOKEN}&grant_type=password".encode(),
            content_type="application/x-www-form-urlencoded",
            secrets=[Secret(TOKEN)],
        )
        door.close()
        logins.append("once")
        return server.url, {"authorization": Secret(f"Bearer {TOKEN}"), "x-login": str(len(logins))}

    refused = [Response(200, BODY, JSON), Response(401, b"{}", JSON)]
    vendor.answer = lambda _: refused.pop(0) if refused else Response(200, BODY, JSON)
    client, told = LoginClient(login, server.url), list[Exchange]()
    client.watch(told.append, detail="all", bodies=1000)
    client.get(f"/{TOKEN}/a")
    client.close()
    assert [e.url.rpartition("/")[2] for e in told] == ["login", "a", "login", "a"]
    assert told[0].sent == "password=***&grant_type=password"
    assert TOKEN not in str(told)


def test_a_download_is_told_once_it_is_over(client: MakeClient, vendor: Vendor) -> None:
    told: list[Exchange] = []
    asked = client()
    asked.watch(told.append, detail="all")
    vendor.answer = lambda _: Response(200, b"a,b\n1,2\n", {"Content-Type": "text/csv"})
    with asked.download("/export") as body:
        assert told == []
        assert b"".join(body) == b"a,b\n1,2\n"
    assert [(e.status, e.received, e.kind) for e in told] == [(200, 8, "")]
    vendor.answer = lambda _: Response(403, b"{}", JSON)
    with pytest.raises(PermissionMissing):
        asked.download("/export")
    assert [(e.status, e.kind) for e in told[1:]] == [(403, "permission")]


def test_bodies_keep_what_says_nothing_of_a_person(client: MakeClient, vendor: Vendor) -> None:
    body = (
        b'{"data": [{"id": "cus_123", "object": "customer", "name": "Ann", "note": "call +1 555 123 4567",'
        b' "created": 1700000000, "contact": {"email": "ann@example.com", "city": "Rome"}, "paid": true,'
        b' "ip": "10.1.2.3", "token": 12}, {"id": "cus_456"'
    )
    vendor.answer = lambda _: Response(200, body + b' , "x": "' + b"y" * 500 + b'"}]}', JSON)
    told: list[Exchange] = []
    asked = client()
    asked.watch(told.append, detail="all", bodies=len(body) + 10)
    asked.get("/")
    assert told[0].answered == (
        '{"data": [{"id": "cus_123", "object": "customer", "name": "***", "note": "***",'
        ' "created": 1700000000, "contact": {"email": "***", "city": "***"}, "paid": true,'
        ' "ip": "***", "token": "***"}, {"id": "cus_456"}]}'
    )
    wrong = b'{"error": {"message": "No such customer: cus_1, ann@example.com", "code": "missing"}}'
    vendor.answer = lambda _: Response(404, wrong, JSON)
    with pytest.raises(Exception, match="404"):
        asked.get("/")
    assert told[1].answered == '{"error": {"message": "No such customer: cus_1, ***", "code": "missing"}}'


def test_who_only_counts_is_told_no_more(client: MakeClient, server: SandboxServer) -> None:
    """What takes time to redact is not made for it, and for others only of the attempts that they want."""
    counted: list[Exchange] = []
    asked = client()
    asked.watch(counted.append)
    asked.get("/a")
    assert [(e.url, e.headers, e.status, e.received) for e in counted] == [("", {}, 200, len(BODY))]
    troubles: list[Exchange] = []
    asked.watch(troubles.append, detail="errors")
    server.moods.throttle(retry_after="0")
    asked.get("/b")
    asked.get("/c")
    assert [(e.status, e.url.rpartition("/")[2]) for e in troubles] == [(429, "b"), (200, "b"), (200, "")]
