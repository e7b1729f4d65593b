"""Credentials go to the origin they were given for, and nowhere else: no other host, no error text."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from etl.config import Secret
from etl.errors import ConfigError, Passing, SourceError, TributaryError
from etl.http import Answer, Client
from etl.sandbox import Response, SandboxServer
from tests.unit.vendors import JSON, MakeClient, Vendor, urls

HTML = "text/html; charset=utf-8"
TEXT = {"Content-Type": "text/plain"}


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.stripe.com",
        "ftp://h",
        "https://",
        "https://h?x=1",
        "https://h:x",
        "https://h/a b",
        "http://[::1",
    ],
)
def test_a_base_url_that_cannot_be_one_is_refused_at_once(url: str) -> None:
    with pytest.raises(ConfigError, match="base_url"):
        Client(url)


@pytest.mark.S1
def test_credentials_in_base_url_or_a_broken_header_are_refused_without_being_shown() -> None:
    with pytest.raises(ConfigError, match="user or password") as refused:
        Client("https://someone:pa55word@api.vendor.com")
    assert "pa55" not in str(refused.value)
    with pytest.raises(ConfigError, match="'X-Token'") as refused:
        Client("https://api.vendor.com", headers={"X-Token": Secret("pa55word\n")})
    assert "pa55" not in str(refused.value)


@pytest.mark.parametrize(
    "location", ["{}/v1/charges?key=hunter2", "//127.0.0.1:{port}/", "http://[", "/login"]
)
@pytest.mark.C14
def test_no_redirect_is_followed_and_no_credential_leaves(
    location: str, server: SandboxServer, client: MakeClient
) -> None:
    with SandboxServer(Vendor()) as foreign:
        server.moods.redirect(location.format(foreign.url, port=foreign.port))
        with pytest.raises(
            SourceError, match=r"302, a redirect to 127.0.0.1, which was not followed"
        ) as stopped:
            client(headers={"X-Api-Key": Secret("sk_live_hunter2")}).get("/v1/charges")
        assert "hunter2" not in str(stopped.value)
        assert foreign.asked() == []
    assert len(server.asked()) == 1


@pytest.mark.parametrize(
    "link",
    [
        "http://localhost:{port}/v1",
        "https://127.0.0.1:{port}/v1",
        "http://127.0.0.1:{other}/v1",
        "//127.0.0.1:{other}/v1",
        "HTTP://127.0.0.1:{other}",
        "http://127.0.0.1:{port}@127.0.0.1:{other}/v1",
        "http://user@127.0.0.1:{port}/v1",
        "http://[::1]:{port}/",
        "http://169.254.169.254/latest",
        "http://127.0.0.1:{port}x/",
        "file:///etc/passwd",
    ],
)
@pytest.mark.C15
@pytest.mark.S5
def test_a_link_to_another_origin_is_refused(link: str, server: SandboxServer, client: MakeClient) -> None:
    with SandboxServer(Vendor()) as foreign:
        with pytest.raises(SourceError, match="sent a link"):
            client().get(link.format(port=server.port, other=foreign.port))
        assert (server.asked(), foreign.asked()) == ([], [])


@pytest.mark.parametrize(
    "link", ["@127.0.0.1:{other}/v1", "/\\127.0.0.1:{other}", "/v1?next=http://127.0.0.1:{other}"]
)
@pytest.mark.S5
def test_what_only_looks_like_a_link_stays_with_the_vendor(
    link: str, server: SandboxServer, client: MakeClient
) -> None:
    with SandboxServer(Vendor()) as foreign:
        client().get(link.format(other=foreign.port))
        assert (len(server.asked()), foreign.asked()) == (1, [])


def test_a_link_to_the_same_origin_is_followed_as_it_is(server: SandboxServer, client: MakeClient) -> None:
    client().get(f"HTTP://127.0.0.1:{server.port}/v1/charges?page%5Bafter%5D=a%2Bb")
    assert urls(server) == ["/v1/charges?page%5Bafter%5D=a%2Bb"]


SECRET = 'sk_live/51+"Ünïq"'
BASIC = b64encode(b"me@vendor.org/token:t0ken-Of-9").decode()


@pytest.mark.P7
@pytest.mark.parametrize(
    "echo",
    [
        "<p>{0}</p>",
        "<p>sk_live%2F51%2B%22%C3%9Cn%C3%AFq%22</p>",
        '<p>sk_live\\/51+\\"Ünïq\\"</p>',
        f"<p>{b64encode(SECRET.encode()).decode()}</p>",
        f"<p>{BASIC} or t0ken-Of-9</p>",
        "<p>" + " " * 190 + "{0}</p>",
    ],
)
@pytest.mark.S1
def test_no_error_holds_a_secret_or_a_value_of_the_query(
    echo: str, server: SandboxServer, client: MakeClient
) -> None:
    def classify(answer: Answer) -> TributaryError | None:
        return SourceError(answer.body.decode())

    asked = client(
        headers={"Authorization": Secret(f"Basic {BASIC}"), "X-Key": f"Key {SECRET}"},
        classify=classify,
        attempts=2,
        wait_budget=8.0,
    )
    moods: list[Callable[[], None]] = [
        lambda: server.moods.answer(echo.format(SECRET), 2, content_type=HTML),
        lambda: server.moods.answer(echo.format(SECRET), status=400),
        lambda: server.moods.throttle(retry_after="86400"),
        lambda: server.moods.fail(500, 2),
        lambda: server.moods.cut(2),
        lambda: server.moods.refuse(2),
        lambda: server.moods.redirect(f"http://{BASIC}@evil.example/{SECRET.replace('Ünïq', '')}"),
    ]
    for mood in moods:
        mood()
        with pytest.raises(TributaryError) as stopped:
            asked.get("/v1/charges", {"email": "bob@example.org", "key": "hunter2"})
        text = str(stopped.value)
        assert text.startswith("GET /v1/charges: 127.0.0.1 ")
        assert not re.search(r"sk_live|51\+|Ünïq|n%C3|t0ken|bWVA|c2tfb|hunter2|bob@|\n", text), text


KEY = "made-up-secret"


def reason(answer: Answer) -> TributaryError | None:
    """A connector's reading of a refusal: its message, and nothing of the rest."""
    found = re.search(rb'"message": "(.*?)"', answer.body)
    return SourceError(found[1].decode()) if found else None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            b'[{"message": "ConcurrentPerOrgLongTxn Limit exceeded.", "record": {"name": "Ann Example"}}]',
            ": ConcurrentPerOrgLongTxn Limit exceeded.",
        ),
        (
            b'{"message": "Busy with what ann@example.com asked, key ' + KEY.encode() + b'"}',
            ": Busy with what *** asked, key ***",
        ),
        (b'{"record": {"name": "Ann Example"}}', ""),
        (b"Ann Example, " + KEY.encode(), ""),
        (b"<html>Gateway</html>", ""),
        (b"", ""),
    ],
)
@pytest.mark.parametrize("status", [403, 503])
def test_what_outlasts_all_attempts_ends_with_the_reason_and_nothing_else_of_the_answer(
    server: SandboxServer, client: MakeClient, body: bytes, said: str, status: int
) -> None:
    vendor = server.simulator
    assert isinstance(vendor, Vendor)
    vendor.answer = lambda _: Response(status, body, JSON)
    how: dict[str, Any] = {"headers": {"Authorization": Secret(KEY)}, "attempts": 3}
    how["retry"] = lambda answer: answer.status == 403 or None
    for classify, words in ((reason, said), (None, "")):
        with pytest.raises(Passing) as stopped:
            client(classify=classify, **how).get("/v1/charges")
        assert str(stopped.value) == f"GET /v1/charges: 127.0.0.1 answered {status}{words} (3 attempts)"


def test_of_an_error_with_a_status_of_success_the_reason_is_shown(
    server: SandboxServer, client: MakeClient
) -> None:
    body = '{"error": {"message": "backend"}, "record": {"name": "Ann Example"}}'
    server.moods.answer(body, 50)
    with pytest.raises(SourceError, match=r"an error with a status of success: backend \(2 attempts\)$"):
        client(classify=reason, attempts=2).get("/v1/charges")


@pytest.mark.parametrize("wrong", ["client-s ekrit/0123+Ü", 'pa"ss'])
@pytest.mark.S1
def test_a_secret_that_was_posted_is_known_however_it_is_echoed(
    server: SandboxServer, client: MakeClient, wrong: str
) -> None:
    vendor = server.simulator
    assert isinstance(vendor, Vendor)
    asked = client(classify=lambda answer: SourceError(answer.body.decode()), attempts=1)
    for body, kind in (
        (json.dumps({"client_secret": wrong}), "application/json"),
        (json.dumps({"client_secret": wrong}, ensure_ascii=False), "application/json"),
        (urlencode({"client_secret": wrong}), "application/x-www-form-urlencoded"),
    ):
        for status in (200, 400, 500):
            vendor.answer = lambda request, status=status: Response(
                status, b"<html>no: " + request.body, TEXT
            )
            with pytest.raises(TributaryError) as stopped:
                asked.post("/token", body=body.encode(), content_type=kind, secrets=[Secret(wrong)])
            assert "client_secret" in str(stopped.value)
            assert "***" in str(stopped.value)
            assert not re.search(r"s.ekrit|0123|pa.{1,4}ss", str(stopped.value)), stopped.value


@pytest.mark.parametrize("status", [200, 400, 503])
@pytest.mark.P7
def test_what_a_connector_repeats_of_a_person_is_struck_out(status: int, client: MakeClient) -> None:
    vendor = Vendor()
    said = b'{"error": "no call of +1 415 555 0100 by cus_12 since 2026-03-01T12:00:00Z"}'
    vendor.answer = lambda _: Response(status, said, JSON)
    with SandboxServer(vendor) as server:
        repeating = client(server.url, classify=lambda answer: SourceError(answer.body.decode()), attempts=1)
        with pytest.raises(
            TributaryError, match=r"no call of \*{3} by cus_12 since 2026-03-01T12:00:00Z"
        ) as told:
            repeating.get("/v1/charges")
    assert "127.0.0.1" in str(told.value), "whom it asked"
    assert "0100" not in str(told.value)
