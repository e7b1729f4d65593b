"""What Client makes of good, bad and hostile answers, against a real server on the loopback interface."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import formatdate
from typing import Any

import pytest

from etl.config import Secret
from etl.errors import (
    CredentialsError,
    NoAnswer,
    Passing,
    PermissionMissing,
    SourceError,
    TributaryError,
)
from etl.http import Answer
from etl.sandbox import Request, Response, SandboxServer
from tests.unit.vendors import BODY, JSON, MakeClient, Vendor, replying, whole

HTML = "text/html; charset=utf-8"
SECRET = "made-up-secret"


def test_a_good_answer_is_the_vendors_own_bytes_and_knows_when_it_was_asked(client: MakeClient) -> None:
    asked = client()
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    asked.clock = lambda: moment
    answer = asked.get("/v1/charges")
    assert (answer.body, answer.status, answer.asof) == (BODY, 200, moment)
    assert answer.headers["content-type"] == "application/json"
    assert "ch_0000" not in repr(answer)


def test_parameters_keep_their_order_and_are_written_as_vendors_expect(
    server: SandboxServer, client: MakeClient
) -> None:
    east = timezone(timedelta(hours=2))
    pairs: list[tuple[str, object]] = [
        ("created[gte]", 7),
        ("no", None),
        ("live", True),
        ("ids", ["b c", "a&b"]),
        ("at", datetime(2026, 1, 2, 5, 0, 0, tzinfo=east)),
        ("on", date(2026, 1, 2)),
        ("created[lt]", 9.5),
    ]
    client().get("/v1/é?z=1#top", pairs)
    assert server.asked()[0].path == "/v1/é"
    assert server.asked()[0].query == [
        ("z", "1"),
        ("created[gte]", "7"),
        ("live", "true"),
        ("ids", "b c"),
        ("ids", "a&b"),
        ("at", "2026-01-02T03:00:00Z"),
        ("on", "2026-01-02"),
        ("created[lt]", "9.5"),
    ]
    with pytest.raises(TypeError, match="parameter key cannot be a Secret"):
        client().get("/", {"key": Secret("sk_live_1")})


@pytest.mark.parametrize("path", ["/v1/x", "v1/x", "/vendor/v1/x", "{}/vendor/v1/x"])
def test_a_path_of_base_url_stands_once_before_every_path(
    path: str, server: SandboxServer, client: MakeClient
) -> None:
    client(f"{server.url}/vendor/").get(path.format(server.url))
    assert [r.path for r in server.asked()] == ["/vendor/v1/x"]


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [
        ("7", 7, 7.5),
        (lambda: formatdate(time.time() + 60, usegmt=True), 55, 61),
        (lambda: formatdate(time.time() - 60, usegmt=True), 0, 0.5),
        ("0", 0, 0.5),
        ("-5", 0, 0.5),
        ("soon", 0, 0.5),
        ("Mon, 99 Foo 2026 99:99:99 GMT", 0, 0.5),
        (None, 0, 0.5),
    ],
)
@pytest.mark.C1
def test_a_throttled_request_waits_as_long_as_it_was_told(
    told: Any, least: float, most: float, server: SandboxServer, client: MakeClient, waits: list[float]
) -> None:
    server.moods.throttle(retry_after=told() if callable(told) else told)
    asked = client()
    assert asked.get("/v1/charges").body == BODY
    assert len(waits) == 1
    assert least <= waits[0] <= most
    assert asked.requests == 2
    assert asked.waited == pytest.approx(sum(waits))


@pytest.mark.P5
@pytest.mark.parametrize(("told", "requests"), [("86400", 1), ("9" * 400, 1), ("4", 3)])
@pytest.mark.C1
def test_waiting_longer_than_the_budget_is_given_up_and_says_when_to_come_back(
    told: str, requests: int, server: SandboxServer, client: MakeClient, waits: list[float]
) -> None:
    server.moods.throttle(50, retry_after=told)
    asked = client(wait_budget=12.0, attempts=50)
    with pytest.raises(
        Passing, match=r"answered 429 \(\d attempts?\); retry after 20\d\d-\d\d-\d\dT[\d:]{8}Z$"
    ):
        asked.get("/v1/charges")
    assert (asked.requests, sum(waits) <= 12) == (requests, True)


@pytest.mark.P5
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
@pytest.mark.C2
@pytest.mark.P6
def test_three_refusals_in_a_row_are_sat_out_and_fifty_are_not(
    status: int, server: SandboxServer, client: MakeClient, waits: list[float]
) -> None:
    server.moods.fail(status, 3)
    assert client().get("/v1/charges").body == BODY
    assert [w <= most for w, most in zip(waits, (0.5, 1, 2), strict=True)] == [True] * 3
    server.moods.fail(status, 50)
    with pytest.raises(Passing, match=rf"^GET /v1/charges: 127.0.0.1 answered {status} \(6 attempts\)$"):
        client().get("/v1/charges", {"limit": 100})


@pytest.mark.C2
def test_a_vendor_out_of_reach_is_asked_as_often_as_allowed(client: MakeClient, waits: list[float]) -> None:
    with SandboxServer(Vendor()) as gone:
        pass
    with pytest.raises(
        Passing,
        match=r"cannot be reached at port \d+: Connection refused; check base_url and the network \(3 attempts\)",
    ):
        client(gone.url, attempts=3).get("/")
    with pytest.raises(Passing, match=r"nobody.invalid cannot be reached at port 80: .* \(2 attempts\)"):
        client("http://nobody.invalid", attempts=2).get("/")
    assert len(waits) == 3


@pytest.mark.C2
@pytest.mark.C18
def test_a_post_is_repeated_only_if_that_does_no_harm(server: SandboxServer, client: MakeClient) -> None:
    send: dict[str, Any] = {"body": b'{"q": 1}', "content_type": "application/json"}
    server.moods.fail(503, 2)
    with pytest.raises(Passing, match=r"POST /search: 127.0.0.1 answered 503 \(1 attempt\)"):
        client().post("/search", **send)
    assert client().post("/search", **send, idempotent=True).body == BODY
    server.moods.fail(503, 2)
    assert client().post("/search", **send, if_refused=True).body == BODY
    for refused in (False, True):
        server.moods.swallow()
        with pytest.raises(NoAnswer, match=r"broke off the connection \(1 attempt\)"):
            client().post("/search", **send, if_refused=refused)
    assert [r.headers["content-type"] for r in server.asked("/search")] == ["application/json"] * 8


@pytest.mark.C3
def test_refused_credentials_stop_at_once(server: SandboxServer, client: MakeClient) -> None:
    server.moods.fail(401, 50, after=4)
    asked = client()
    for _ in range(4):
        asked.get("/v1/charges")
    with pytest.raises(CredentialsError, match=r"answered 401: it refuses the credentials \(1 attempt\)$"):
        asked.get("/v1/charges")
    assert asked.requests == 5


@pytest.mark.C3
def test_expired_credentials_are_renewed_once_for_all_threads_and_then_refused(
    server: SandboxServer, client: MakeClient
) -> None:
    vendor, good, renewals = server.simulator, {"token-1"}, []
    assert isinstance(vendor, Vendor)

    def answer(request: Request) -> Response:
        known = request.headers["authorization"].split()[-1] in good
        return Response(200, BODY, JSON) if known else Response(401, b"{}", JSON)

    def renew() -> dict[str, Secret]:
        renewals.append(time.monotonic())
        return {"Authorization": Secret(f"Bearer token-{len(renewals) + 1}")}

    vendor.answer = answer
    asked = client(headers={"Authorization": Secret("Bearer token-1")}, renew=renew)
    asked.get("/")
    good.clear()
    good.add("token-2")
    with ThreadPoolExecutor(8) as pool:
        assert [a.body for a in pool.map(lambda _: asked.get("/"), range(16))] == [BODY] * 16
    assert len(renewals) == 1
    good.clear()
    with pytest.raises(CredentialsError, match="2 attempts"):
        asked.get("/")


def test_a_refusal_is_said_by_status_or_in_the_vendors_own_words(
    server: SandboxServer, client: MakeClient
) -> None:
    def classify(answer: Answer) -> TributaryError | None:
        return (
            SourceError(f"{json.loads(answer.body)['error']['message']}\nno ")
            if answer.status == 400
            else None
        )

    server.moods.fail(403)
    server.moods.fail(404)
    server.moods.fail(400)
    with pytest.raises(PermissionMissing, match="403: the credentials do not allow it"):
        client().get("/v1/charges")
    with pytest.raises(SourceError, match=r"answered 404 \(1 attempt\)$"):
        client(classify=classify).get("/v1/charges")
    with pytest.raises(SourceError, match=r"answered 400: no no \(1 attempt\)$"):
        client(classify=classify).get("/v1/charges")


def test_the_same_credentials_are_not_tried_again(server: SandboxServer, client: MakeClient) -> None:
    server.moods.fail(401, 50)
    same = {"Authorization": Secret(SECRET)}
    with pytest.raises(CredentialsError, match=r"\(1 attempt\)$"):
        client(headers=same, renew=lambda: same).get("/v1/charges")


def test_threads_that_are_refused_at_once_do_not_try_the_same_credentials_again(
    server: SandboxServer, client: MakeClient
) -> None:
    many, vendor = 6, server.simulator
    assert isinstance(vendor, Vendor)
    together = threading.Barrier(many)

    def answer(_: Request) -> Response:
        together.wait(10)  # a second request of one of them finds nobody to wait with, and breaks it
        return Response(401, b"{}", JSON)

    vendor.answer = answer
    same = {"Authorization": Secret(SECRET)}
    asked = client(headers=same, renew=lambda: same, attempts=1)

    def ask(_: int) -> str:
        with pytest.raises(CredentialsError) as refused:
            asked.get("/v1/charges")
        return str(refused.value)

    with ThreadPoolExecutor(many) as pool:
        said = set(pool.map(ask, range(many)))
    assert {text[-11:] for text in said} == {"(1 attempt)"}
    assert asked.requests == many


def test_a_vendor_may_have_its_own_view_of_what_is_worth_another_attempt(
    server: SandboxServer, client: MakeClient
) -> None:
    def retry(answer: Answer) -> bool | None:
        return {"yes": True, "no": False}.get(answer.headers.get("should-retry", ""))

    for status, word in ((409, "yes"), (200, "yes"), (500, "no")):
        server.moods.add("answer", status=status, body="{}", headers={"Should-Retry": word})
    asked = client(retry=retry)
    with pytest.raises(SourceError, match=r"answered 500 \(3 attempts\)") as stopped:
        asked.get("/v1/charges")
    assert not isinstance(stopped.value, Passing)


@pytest.mark.parametrize("page", [1, 7])
@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (
            "<html><h1>Sign in, bob@example.org</h1>",
            HTML,
            r"HTML instead of JSON: <html><h1>Sign in, \*\*\*</h1>",
        ),
        ("", "application/json", "an empty body instead of JSON"),
        (
            '{"error": {"message": "backend"}}',
            "application/json",
            r"an error with a status of success \(",
        ),
        ('{"data": []}', "text/html", "text/html instead of JSON"),
        ('{"data": [{"email": "b@c.org', "application/json", r"cut JSON \(28 bytes\) instead of JSON \("),
        ('{"data": 1, 2}', "", "a body without a type instead of JSON"),
        ("ok", "text/plain", r"text/plain instead of JSON \("),
        ("<person><name>Jan</name></person>", "application/xml", r"HTML instead of JSON \("),
    ],
)
@pytest.mark.C7
def test_a_success_that_is_no_json_is_tried_again_and_never_taken_for_no_records(
    body: str, kind: str, said: str, page: int, server: SandboxServer, client: MakeClient
) -> None:
    server.moods.answer(body, 3, content_type=kind, after=page - 1)
    asked = client()
    for _ in range(page):
        assert asked.get("/v1/charges").body == BODY
    server.moods.answer(body, 50, content_type=kind)
    with pytest.raises(SourceError, match=said) as stopped:
        asked.get("/v1/charges")
    assert "6 attempts" in str(stopped.value)
    assert len(str(stopped.value)) < 400
    assert client(json=False).get("/v1/charges").body == body.encode()


@pytest.mark.parametrize("body", [b" \r\n{} \n", b"[]", b'{"errors": [], "data": []}', b'{"error":null}'])
def test_any_json_is_good_json(body: bytes, client: MakeClient) -> None:
    with replying(whole(body, "Content-Type: application/vnd.api+json; charset=utf-8")) as odd:
        assert client(odd.url).get("/").body == body


def test_json_that_is_not_labelled_is_good_json(client: MakeClient) -> None:
    body = b'{"data": []}'
    with replying(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)) as plain:
        assert client(plain.url).get("/").body == body


@pytest.mark.C8
def test_no_content_is_an_answer(client: MakeClient) -> None:
    with replying(b"HTTP/1.1 204 No Content\r\n\r\n", b"HTTP/1.1 304 Not Modified\r\n\r\n") as quiet:
        asked = client(quiet.url)
        assert [(a.status, a.body) for a in (asked.get("/"), asked.get("/"))] == [(204, b""), (304, b"")]


@pytest.mark.C17
def test_the_vendors_clock_is_told_by_its_answers(server: SandboxServer, client: MakeClient) -> None:
    asked = client()
    asked.clock = lambda: datetime(2001, 1, 1, tzinfo=UTC)
    assert asked.now() == datetime(2001, 1, 1, tzinfo=UTC)
    server.moods.skew = -600.0
    asked.get("/")
    assert abs(asked.now() - datetime.now(UTC) + timedelta(minutes=10)) < timedelta(seconds=3)
    with replying(whole(b"{}", "Date: yesterday")) as odd:
        assert client(odd.url).get("/").status == 200


def test_a_source_that_throttles_without_a_known_limit_is_asked_more_slowly(
    server: SandboxServer, client: MakeClient, waits: list[float]
) -> None:
    asked = client()
    for _ in range(10):
        asked.get("/")
    assert waits == []
    server.moods.throttle()
    asked.get("/")
    asked.get("/")
    assert len(waits) == 2  # the back-off, and then for the limit, which is about five a second
    assert 0.05 < waits[1] < 1


def test_closing_ends_what_is_under_way_and_what_waits(server: SandboxServer, client: MakeClient) -> None:
    server.moods.delay(0.8)
    server.moods.throttle(50, retry_after="60", path="/slow")
    asked = client(sleep=None, requests_per_second=100)
    errors: list[str] = []

    def ask(path: str) -> None:
        with pytest.raises(SourceError) as ended:
            asked.get(path)
        errors.append(str(ended.value))

    threads = [threading.Thread(target=ask, args=(path,)) for path in ("/hangs", "/slow")]
    for thread in threads:
        thread.start()
        time.sleep(0.1)
    begun = time.monotonic()
    asked.close()
    for thread in threads:
        thread.join()
    assert time.monotonic() - begun < 0.5
    assert all("the client is closed" in text for text in errors)
    assert asked.get("/again").body == BODY
