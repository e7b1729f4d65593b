"""Other origins that the configuration allows are asked, are sent no credential, and are bounded as the vendor is."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from etl.config import Secret, SourceConfig
from etl.errors import CredentialsError, Passing, SourceError
from etl.exchanges import Exchange
from etl.http import Client
from etl.login import LoginClient
from etl.paginate import by_link
from etl.sandbox import Request, Response, SandboxServer
from etl.settings import Logs
from etl.sources import open_source
from etl.sync import sync_source
from etl.warehouse.postgres import Warehouse
from tests.faults.test_origins import shop
from tests.unit.test_wire import pem, tls
from tests.unit.vendors import BODY, JSON, Vendor, replying, whole

KEY = Secret("sk_live_for_one_origin")
CSV = {"Content-Type": "text/csv", "Set-Cookie": "session=of-whom-set-it"}
HARMLESS = {"host", "accept", "accept-encoding", "user-agent"}
LAST = b'{"data": [], "next": null}'


class Host(Vendor):
    """Keeps every request whole, and hands out a cookie with each answer."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Request] = []
        self.pages: dict[str, Response] = {}
        self.answer = lambda request: self.pages.get(request.path, Response(404, b"{}", JSON))

    def respond(self, request: Request) -> Response:
        self.seen.append(request)
        return super().respond(request)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [request.path for request in self.seen]

    def got_no_credential(self) -> bool:
        """Whether nothing came but what anybody could have sent."""
        assert KEY.reveal() not in repr(self.seen)
        assert all(set(request.headers) <= HARMLESS for request in self.seen), self.seen
        return bool(self.seen)


class Web:
    """The vendor, and two other origins."""

    def __init__(self) -> None:
        self.vendor, self.files, self.stranger = Host(), Host(), Host()
        self.servers = [SandboxServer(host).start() for host in (self.vendor, self.files, self.stranger)]
        self.own, self.other, self.unknown = (server.url for server in self.servers)
        self.clients: list[Client] = []

    def client(self, **how: Any) -> Client:
        """A client with credentials in two headers, to which `files` is allowed."""
        headers = {"Authorization": Secret(f"Bearer {KEY.reveal()}"), "X-Api-Key": KEY}
        made = Client(self.own, **{"headers": headers, "attempts": 2, "sleep": lambda _: None, **how})
        made.allow([self.other])
        self.clients.append(made)
        return made

    def close(self) -> None:
        for client in self.clients:
            client.close()
        for server in self.servers:
            server.stop()


@pytest.fixture
def web() -> Iterator[Web]:
    found = Web()
    yield found
    found.close()


def page(next: str | None) -> Response:
    return Response(200, json.dumps({"data": [{"id": 1}], "next": next}).encode(), JSON)


def redirect(place: str, status: int = 302) -> Response:
    return Response(status, b"", {"Location": place, "Set-Cookie": "session=of-whom-set-it"})


@pytest.mark.S5
@pytest.mark.C15
def test_links_lead_to_an_allowed_origin_and_back_and_only_the_vendor_gets_credentials(web: Web) -> None:
    web.vendor.pages = {"/list": page(f"{web.other}/2"), "/4": page(None)}
    web.files.pages = {"/2": page("3"), "/3": page(f"{web.own}/4")}
    asked = {"api_key": KEY.reveal(), "limit": 9}
    assert len(list(by_link(web.client(), "/list", asked, next="next"))) == 4
    assert web.files.paths == ["/2", "/3"]
    assert web.files.got_no_credential()
    assert [request.headers["x-api-key"] for request in web.vendor.seen] == [KEY.reveal()] * 2


HOWS: dict[str, Callable[[Client, str], bytes]] = {
    "get": lambda client, url: (
        client.get(url, {"api_key": KEY.reveal()}, headers={"X-Other": KEY.reveal()}).body
    ),
    "download": lambda client, url: b"".join(
        client.download(url, {"api_key": KEY.reveal()}, headers={"Cookie": KEY.reveal()})
    ),
}


@pytest.mark.S5
@pytest.mark.C14
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("how", HOWS)
def test_a_redirect_to_an_allowed_origin_is_followed_without_credentials_and_never_back(
    how: str, status: int, web: Web
) -> None:
    good = Response(200, BODY, JSON) if how == "get" else Response(200, b"Id\n1\n", CSV)
    ask, client = HOWS[how], web.client()
    web.vendor.pages = {"/a": redirect(f"{web.other}/b", status), "/back": redirect(f"{web.other}/back")}
    web.files.pages = {"/b": redirect("c", status), "/c": good, "/back": redirect(f"{web.own}/c", status)}
    for _ in range(2):
        assert ask(client, "/a") == good.body
    assert ask(client, f"{web.other}/c#part") == good.body
    with pytest.raises(
        SourceError, match=f"GET /back: 127.0.0.1 answered {status}, a redirect to 127.0.0.1, which"
    ):
        ask(client, "/back")
    assert web.vendor.paths == ["/a", "/a", "/back"], "nothing is asked of it for another origin"
    assert web.files.paths == ["/b", "/c", "/b", "/c", "/c", "/back"]
    assert web.files.got_no_credential()
    assert client.requests == 9
    assert all(r.headers.get("cookie") in (None, KEY.reveal()) for r in web.vendor.seen), "no cookie is kept"
    with pytest.raises(SourceError, match=r"POST /a: .* a redirect to 127.0.0.1, which was not followed"):
        client.post("/a", body=b"{}", content_type="application/json")
    with pytest.raises(SourceError, match="sent a link to 127.0.0.1, which was not followed"):
        client.post(f"{web.other}/b", body=b"{}", content_type="application/json")
    assert len(web.files.seen) == 6


@pytest.mark.S5
@pytest.mark.C14
def test_redirects_end(web: Web) -> None:
    web.vendor.pages = {"/a": redirect(f"{web.other}/a"), "/own": redirect(f"{web.own}/a")}
    web.files.pages = {"/a": redirect(f"{web.other}/a")}
    with pytest.raises(SourceError, match="redirects more than 5 times"):
        web.client().get("/a")
    assert (len(web.vendor.seen), len(web.files.seen)) == (1, 5)
    with pytest.raises(SourceError, match="redirects more than 5 times"):
        web.client().get(f"{web.other}/a")
    assert len(web.files.seen) == 5 + 6, "the link itself is none"
    with pytest.raises(SourceError, match="which was not followed"):
        web.client().get("/own")
    assert web.vendor.paths == ["/a", "/own"]


@pytest.mark.S5
@pytest.mark.C15
@pytest.mark.parametrize(
    "form",
    [
        "http://user@127.0.0.1:{other}/x",
        "http://127.0.0.1:{other}@127.0.0.1:{unknown}/x",
        "http://127.0.0.1:{unknown}@127.0.0.1:{other}/x",
        "http://127.0.0.1:{unknown}/x",
        "//127.0.0.1:{unknown}/x",
        "https://127.0.0.1:{other}/x",
        "http://localhost:{other}/x",
        "http://127.1:{other}/x",
        "http://2130706433:{other}/x",
        "http://[::ffff:127.0.0.1]:{other}/x",
        "http://127.0.0.1:{other}.evil.example/x",
        "http://127.0.0.1:{other}\\@127.0.0.1:{unknown}/x",
        "http://169.254.169.254/latest/meta-data",
        "ftp://127.0.0.1:{other}/x",
        "http://127.0.0.1:{other}/x?key=sk_live_for_one_origin",
    ],
)
def test_what_is_not_listed_to_the_letter_or_has_a_user_or_our_key_in_it_is_refused(
    form: str, web: Web
) -> None:
    place = form.format(other=web.servers[1].port, unknown=web.servers[2].port)
    web.vendor.pages = {"/a": redirect(place)}
    web.files.pages = {"/a": redirect(place)}
    client = web.client()
    for ask in (client.get, client.download):
        for url in ("/a", f"{web.other}/a"):
            with pytest.raises(SourceError, match=r"a redirect to .*, which was not followed") as refused:
                ask(url)
            assert KEY.reveal() not in str(refused.value)
        with pytest.raises(SourceError, match="sent a link (to|that cannot be read)") as refused:
            ask(place)
        assert KEY.reveal() not in str(refused.value)
    assert (web.files.paths, web.stranger.seen) == (["/a", "/a"], [])
    assert web.files.got_no_credential()


@pytest.mark.S5
def test_the_line_about_a_link_elsewhere_says_how_to_allow_it_if_that_could_be_well(web: Web) -> None:
    client = web.client()
    for url, hint in (
        (
            "https://files.example.com:8443/x?sig=1",
            "; if https://files.example.com:8443 is to be asked too, list it in",
        ),
        ("http://files.example.com/x", ""),
        ("https://10.0.0.1/x", ""),
        ("https://me@files.example.com/x", ""),
        ("https://user:pass@10.0.0.1/x", ""),
        (f"https://{KEY.reveal()}.example.com/x", ""),
    ):
        web.vendor.pages = {"/a": redirect(url)}
        for asked in (url, "/a"):
            with pytest.raises(SourceError, match=r"to [\w.*]+, which was not followed") as said:
                client.get(asked)
            assert KEY.reveal() not in str(said.value)
            assert (
                str(said.value).partition(" followed")[2].startswith(hint or (" (" if asked == "/a" else "."))
            )


@pytest.mark.S5
@pytest.mark.C3
@pytest.mark.parametrize("status", [401, 402, 403])
def test_a_refusal_elsewhere_says_nothing_of_the_credentials_and_renews_none(status: int, web: Web) -> None:
    logins: list[int] = []

    def login() -> tuple[str, Mapping[str, str | Secret]]:
        logins.append(1)
        return web.own, {"Authorization": KEY}

    client = LoginClient(login, web.own, attempts=2, sleep=lambda _: None)
    client.allow([web.other])
    web.clients.append(client)
    web.vendor.pages = {"/a": redirect(f"{web.other}/x"), "/b": Response(200, BODY, JSON)}
    web.files.pages = {"/x": Response(status, b'{"error": "Ann"}', JSON)}
    for url in ("/a", f"{web.other}/x"):
        with pytest.raises(
            SourceError, match=rf"answered {status}: it is asked without credentials.*\(1 attempt"
        ) as no:
            client.get(url)
        assert not isinstance(no.value, CredentialsError)
    assert client.get("/b").body == BODY
    assert (len(logins), web.files.got_no_credential()) == (1, True)


@pytest.mark.S5
@pytest.mark.P5
def test_what_is_asked_elsewhere_has_the_bounds_of_the_source(web: Web) -> None:
    client = web.client(max_bytes=1_000, total_timeout=0.3)
    bomb = Response(200, gzip.compress(b"[" + b" " * 100_000 + b"]"), {**JSON, "Content-Encoding": "gzip"})
    web.files.pages = {"/large": Response(200, b"[%s]" % (b" " * 2_000), JSON), "/bomb": bomb}
    web.files.pages |= {"/down": Response(503, b"{}", JSON), "/slow": Response(200, b"[]", JSON)}
    web.files.pages |= {
        "/csv": Response(200, b"Id\n" + b"1\n" * 1_000, CSV),
        "/html": Response(200, b"<html>", {}),
    }
    for path, kind, said in (
        ("/large", SourceError, "answered more than 1,000 bytes"),
        ("/bomb", SourceError, "answered more than 1,000 bytes"),
        ("/html", SourceError, "HTML instead of JSON"),
        ("/down", Passing, r"answered 503 \(2 attempts\)"),
    ):
        with pytest.raises(kind, match=said):
            client.get(f"{web.other}{path}")
    with pytest.raises(SourceError, match="answered more than 99 bytes"):
        list(client.download(f"{web.other}/csv", max_bytes=99))
    web.servers[1].moods.drip(1, path="/slow", times=2)
    with pytest.raises(Passing, match=r"did not answer in time \(2 attempts\)"):
        client.get(f"{web.other}/slow")


@pytest.mark.S5
@pytest.mark.S3
def test_exchanges_elsewhere_are_told_without_what_opens_a_link(web: Web) -> None:
    signed = "X-Sig-Of-Theirs=3f9a77c2&part=2&Expires=1700000000&5e1f"
    web.vendor.pages = {"/a": redirect(f"{web.other}/b?{signed}")}
    web.files.pages = {"/b": Response(200, BODY, JSON)}
    told: list[Exchange] = []
    client = web.client()
    client.watch(told.append, detail="all", bodies=1_000)
    client.get("/a", {"limit": 9})
    client.get(f"{web.other}/b?{signed}")
    led = f"{web.other}/b?X-Sig-Of-Theirs=***&part=***&Expires=***&***"
    assert [(e.url, e.status, e.attempt) for e in told] == [
        (f"{web.own}/a?limit=9", 302, 1),
        (led, 200, 1),
        (led, 200, 1),
    ]
    assert len({e.id for e in told}) == 3
    assert not re.search("3f9a77c2|5e1f|1700000000|of-whom", repr(told))
    web.files.pages = {}
    with pytest.raises(SourceError) as missing:
        client.get("/a")
    assert "3f9a77c2" not in str(missing.value)
    token = "MDB8YWNjdF8xS0pQbWtMa2RJ"
    web.vendor.pages = {"/a": redirect(f"{web.other}/links/{token}?{signed}")}
    for url in ("/a", f"{web.other}/links/{token}"):
        with pytest.raises(SourceError, match=r"GET /links/\*\*\*: 127.0.0.1 answered 404"):
            client.get(url)
    assert [e.url for e in told[-1:]] == [f"{web.other}/links/***"]
    assert token not in repr(told)


@pytest.mark.S5
def test_a_name_that_is_allowed_and_leads_inside_is_not_asked_whatever_dns_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem(tmp_path)))
    with replying(whole(b"{}"), tls=tls(tmp_path)) as metadata:
        client = Client("https://api.vendor.example", headers={"Authorization": KEY}, attempts=2)
        client.allow([f"https://localhost:{metadata.port}"])
        for ask in (client.get, client.download):
            with pytest.raises(SourceError, match="localhost is at an address that is not public"):
                ask(f"https://localhost:{metadata.port}/latest")
        client.close()
        assert metadata.requests == []


@pytest.mark.S5
@pytest.mark.S3
@pytest.mark.P7
def test_an_export_that_lies_at_another_origin_is_loaded_and_its_log_opens_no_link(
    web: Web, warehouse_url: str, tmp_path: Path
) -> None:
    signature = "3f9a77c2b1d04e5f"
    web.vendor.pages = {
        "/results": redirect(f"{web.other}/bucket/part-1.csv?X-Signature={signature}&n={signature}")
    }
    web.files.pages = {"/bucket/part-1.csv": Response(200, b"Id,Name,Count\n1,a,1\n2,b,2\n", CSV)}
    section = SourceConfig(
        "export", "tests.engine.export:Export", ("few",), None, {"base_url": web.own},
        path=tmp_path / "tributary.toml", logs=Logs(exchanges="all", bodies=True),
    )  # fmt: skip
    warehouse = Warehouse(Secret(warehouse_url))
    try:
        (refused,) = sync_source(section, warehouse)
        assert "a redirect to 127.0.0.1, which was not followed" in str(refused.error)
        options = {**section.options, "allowed_origins": [web.other]}
        (outcome,) = sync_source(msgspec.structs.replace(section, options=options), warehouse)
        assert (outcome.error, outcome.total.inserted) == (None, 2)
    finally:
        warehouse.close()
    assert web.files.got_no_credential()
    files = sorted((tmp_path / ".tributary" / "exchanges").glob("*.gz"))
    logged = "".join(gzip.decompress(path.read_bytes()).decode() for path in files)
    assert f"{web.other}/bucket/part-1.csv?X-Signature=***&n=***" in logged
    assert signature not in logged


@pytest.mark.S5
def test_a_sources_own_client_allows_what_its_section_lists(web: Web) -> None:
    web.vendor.pages = {"/v1/a": redirect(f"{web.other}/b")}
    web.files.pages = {"/b": Response(200, BODY, JSON)}
    listed = open_source(shop(base_url=web.own, api_key=KEY.reveal(), allowed_origins=[web.other.upper()]))
    bare = open_source(shop(base_url=web.own, api_key=KEY.reveal()))
    try:
        assert listed.http.get("/v1/a").body == BODY
        with pytest.raises(SourceError, match="302, a redirect to 127.0.0.1, which was not followed"):
            bare.http.get("/v1/a")
    finally:
        listed.close()
        bare.close()
    assert web.files.got_no_credential()
    assert "authorization" in web.vendor.seen[0].headers
