"""Credentials go where the configuration sent them, whatever vendors, links, redirects and DNS say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from etl.config import Secret, SourceConfig
from etl.errors import ConfigError, SourceError
from etl.http import Client
from etl.login import LoginClient
from etl.paginate import by_link
from etl.sandbox import Response, SandboxServer
from etl.sources import open_source
from etl.urls import Origin, is_public, sent_base
from tests.unit.test_wire import pem, tls
from tests.unit.vendors import JSON, Vendor, replying, whole

KEY = Secret("sk_live_for_one_origin")


class Foreign(Vendor):
    """Another host, that keeps whatever it is sent."""

    recorded_headers = frozenset({"authorization", "x-api-key", "cookie"})


@pytest.fixture
def foreign() -> Iterator[SandboxServer]:
    with SandboxServer(Foreign()) as server:
        yield server


@pytest.fixture
def vendor() -> Iterator[SandboxServer]:
    with SandboxServer(Vendor()) as server:
        yield server


def asking(url: str) -> Client:
    """A client with credentials in two headers."""
    headers = {"Authorization": Secret(f"Bearer {KEY.reveal()}"), "X-Api-Key": KEY}
    return Client(url, headers=headers, attempts=2, sleep=lambda _: None)


FORMS = [
    "http://127.0.0.1:{other}/x",
    "//127.0.0.1:{other}/x",
    "HTTP://127.0.0.1:{other}/x",
    "hTTp://127.0.0.1:{other}",
    "http://127.0.0.1:{port}@127.0.0.1:{other}/x",
    "http://user:word@127.0.0.1:{port}/x",
    "http://localhost:{other}/x",
    "http://[::1]:{other}/x",
    "http://[::ffff:127.0.0.1]:{other}/x",
    "http://2130706433:{other}/x",
    "http://127.1:{other}/x",
    "http://169.254.169.254/latest/meta-data",
    "http://10.0.0.1/x",
    "https://127.0.0.1:{port}/x",
    "http://127.0.0.1:{port}.evil.example/x",
    "ftp://127.0.0.1:{other}/x",
    "http://127.0.0.1:{other}\\\\@127.0.0.1:{port}/x",
    "http:///127.0.0.1:{other}/x",
]
STAYS = [
    "///127.0.0.1:{other}/x",
    "@127.0.0.1:{other}/x",
    "/\\\\127.0.0.1:{other}/x",
    "x?to=http://127.0.0.1:{other}/",
    "http:127.0.0.1:{other}/x",
]


@pytest.mark.S5
@pytest.mark.C15
@pytest.mark.parametrize("form", FORMS + STAYS)
def test_a_next_link_in_whatever_form_takes_credentials_to_no_other_origin(
    form: str, vendor: SandboxServer, foreign: SandboxServer
) -> None:
    link = form.replace("{port}", str(vendor.port)).replace("{other}", str(foreign.port))
    page = json.dumps({"data": [{"id": 1}], "next": json.loads(f'"{link}"')}).encode()
    last = b'{"data": [], "next": null}'
    box = vendor.simulator
    assert isinstance(box, Vendor)
    box.answer = lambda request: Response(200, page if request.path == "/list" else last, JSON)
    client = asking(vendor.url)
    pages = by_link(client, "/list", next="next", records="data")
    if form in STAYS:
        assert len(list(pages)) == 2, "it is a path of the vendor's own"
    else:
        with pytest.raises(SourceError, match="sent a link") as refused:
            list(pages)
        assert KEY.reveal() not in str(refused.value)
    client.close()
    assert foreign.asked() == []


HOWS: dict[str, Callable[[Client], object]] = {
    "get": lambda client: client.get("/x"),
    "post": lambda client: client.post("/x", body=b"{}", content_type="text/plain", idempotent=True),
    "download": lambda client: client.download("/x"),
}


@pytest.mark.S5
@pytest.mark.C14
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("how", HOWS)
def test_no_redirect_is_followed_whatever_its_status_and_the_request(
    how: str, status: int, vendor: SandboxServer, foreign: SandboxServer
) -> None:
    box = vendor.simulator
    assert isinstance(box, Vendor)
    place = {"Location": f"{foreign.url}/{KEY.reveal()}?key={KEY.reveal()}"}
    box.answer = lambda _: Response(status, b"", place)
    client = asking(vendor.url)
    with pytest.raises(SourceError, match=f"{status}, a redirect to 127.0.0.1, which was not") as said:
        HOWS[how](client)
    client.close()
    assert KEY.reveal() not in str(said.value)
    assert foreign.asked() == []
    assert len(vendor.asked()) == 1, "a redirect back to itself is no loop either"


# ---- where a login leads


PUBLIC = Origin("https", "login.vendor.example", 443)


@pytest.mark.S5
@pytest.mark.parametrize(
    "url",
    [
        "http://acme.vendor.example",
        "https://10.1.2.3",
        "https://8.8.8.8",
        "https://169.254.169.254/latest",
        "https://[::1]",
        "https://[fd00:ec2::254]",
        "https://[::ffff:169.254.169.254]",
        "https://127.1",
        "https://2130706433",
        "https://0x7f.1",
        "https://0x7f000001",
        "https://127.0.0.1.",
        "https://me@acme.vendor.example",
        "https://login.vendor.example@169.254.169.254",
        "https://acme.vendor.example?x=@login.vendor.example",
        "file:///etc/passwd",
        "//acme.vendor.example",
        "acme.vendor.example",
        "https://",
    ],
)
def test_a_login_leads_to_no_address_no_plain_http_and_nothing_odd(url: str) -> None:
    with pytest.raises(SourceError, match="^login.vendor.example leads to "):
        sent_base(url, PUBLIC)


@pytest.mark.S5
def test_a_login_may_lead_to_a_name_by_https_or_to_where_it_is_itself() -> None:
    moved = Origin("https", "acme.vendor.example", 8443)
    assert sent_base("HTTPS://ACME.vendor.example:8443/api/", PUBLIC) == (moved, "/api")
    inside = Origin("http", "127.0.0.1", 9)
    assert sent_base("http://127.0.0.1:9", inside) == (inside, "")
    assert sent_base("http://localhost:8", inside) == (Origin("http", "localhost", 8), "")
    with pytest.raises(SourceError, match="must be https"):
        sent_base("http://acme.vendor.example", inside)


@pytest.mark.S5
def test_a_name_that_leads_inside_is_not_asked_whatever_dns_said_when_it_was_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem(tmp_path)))
    with replying(whole(b"{}"), tls=tls(tmp_path)) as metadata:
        led = f"https://localhost:{metadata.port}"
        headers = {"Authorization": KEY}
        client = LoginClient(
            lambda: (led, headers), "https://login.vendor.example", attempts=2, sleep=lambda _: None
        )
        for ask in (client.get, client.download):
            with pytest.raises(
                SourceError, match=r"localhost is at an address that is not public.*\(1 attempt\)"
            ):
                ask("/latest/meta-data")
        client.close()
        assert metadata.requests == [], "nothing was sent, though its certificate is good"
        configured = LoginClient(lambda: (led, headers), led, attempts=1)
        assert configured.get("/").status == 200, "what the configuration names is asked"
        configured.close()


@pytest.mark.S5
@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1", True), ("127.0.0.1", False), ("10.0.0.1", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("::1", False),
        ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:10.0.0.1", False), ("::ffff:8.8.8.8", True), ("x", False),
    ],
)  # fmt: skip
def test_public_are_the_addresses_of_the_internet_alone(address: str, public: bool) -> None:
    assert is_public(address) == public


# ---- what the configuration may say


@pytest.mark.S5
@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("http://api.vendor.example", False),
        ("HTTP://10.0.0.1:8080", False),
        ("http://127.0.0.1.evil.example", False),
        ("http://localhost.evil.example", False),
        ("http://localhost@evil.example", False),
        ("http://127.0.0.1:9001", True),
        ("http://localhost/x", True),
        ("http://[::1]:9", True),
        ("https://api.vendor.example", True),
    ],
)
def test_credentials_are_not_sent_in_the_clear_unless_that_is_allowed(url: str, allowed: bool) -> None:
    options: dict[str, Any] = {"api_key": "sk_test_x", "base_url": url}
    section = SourceConfig("stripe", "stripe", None, None, options)
    if allowed:
        open_source(section)
        return
    with pytest.raises(ConfigError, match=r"\[sources.stripe\] base_url must be https.*allow_http = true"):
        open_source(section)
    open_source(SourceConfig("stripe", "stripe", None, None, {**options, "allow_http": True}))


def shop(**options: Any) -> SourceConfig:
    given = {"api_key": "sk_test_x", "base_url": "http://127.0.0.1:1", **options}
    return SourceConfig("stripe", "stripe", None, None, given)


@pytest.mark.S5
@pytest.mark.P6
@pytest.mark.parametrize(
    "url",
    [
        "", "files.example.com", "//files.example.com", "https://", "https://*.example.com", "https://*", "*",
        "https://files.example.com/path", "https://files.example.com?x=1", "https://files.example.com#x",
        "https://me:pa55word@files.example.com", "ftp://files.example.com", "https://files.example.com:port",
        "https://files.exa mple.com", "https://f\u00fcr.example", "https://127.1", "https://2130706433", "https://[::1",
    ],
)  # fmt: skip
def test_what_is_no_origin_is_refused_at_configuration(url: str) -> None:
    with pytest.raises(
        ConfigError, match=r"^\[sources.stripe\] allowed_origins\[1\] must be an origin"
    ) as refused:
        open_source(shop(allowed_origins=["https://files.example.com", url]))
    assert "pa55" not in str(refused.value)


@pytest.mark.S5
def test_an_allowed_origin_is_https_unless_http_is_allowed_or_it_is_this_machine() -> None:
    for url in ("http://files.example.com", "http://10.0.0.1:8080"):
        with pytest.raises(ConfigError, match=r"allowed_origins\[0\] must be https.*allow_http = true"):
            open_source(shop(allowed_origins=[url]))
        open_source(shop(allowed_origins=[url], allow_http=True))
    for url in (
        "http://127.0.0.1:9",
        "HTTPS://Files.Example.com:443/",
        "https://10.0.0.1",
        "https://[fd00::1]:8443",
    ):
        open_source(shop(allowed_origins=[url]))
    open_source(shop(allowed_origins=["${FILES}"]), secrets=False)
