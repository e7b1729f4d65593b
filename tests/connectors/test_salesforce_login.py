"""Logging in to Salesforce: four flows, each refusal in one line, and the session's way to the instance."""

from __future__ import annotations

import base64
import json
import textwrap
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from connectors.salesforce import Salesforce
from connectors.salesforce.api import Api, QuotaSpent
from connectors.salesforce.config import Config
from connectors.salesforce.jwt import assertion
from connectors.salesforce.login import Door, classify
from connectors.salesforce.soql import id18
from connectors.sandbox.salesforce import App, Org, SalesforceSandbox, ids, rsa
from connectors.sandbox.salesforce.simulator import default_apps
from etl.config import Secret, SourceConfig
from etl.errors import ConfigError, CredentialsError, Passing, SourceError
from etl.http import Answer
from etl.sandbox import Request, Response, SandboxServer
from etl.sources import open_source
from tests.connectors.salesforce_worlds import APP, make
from tests.unit.vendors import JSON, Vendor

USER = "integration.user@brightleaf.example"
KEY = rsa.generate("tributary")


@pytest.fixture(scope="module")
def org() -> Iterator[Org]:
    jwt = App("3MVG9jwt", "5E0jwt", public_key=KEY.public, approved=frozenset({USER}))
    box = SalesforceSandbox(people=3, months=1, apps=(*default_apps(), jwt))
    with box.serve() as org:
        yield org


def config(base_url: str, **options: Any) -> Config:
    secret = {"client_secret", "password", "security_token", "refresh_token", "private_key"}
    given = {name: Secret(v) if name in secret else v for name, v in options.items()}
    return Config(base_url=base_url, **{"client_id": "3MVG9tributary", **given})


def versions(made: Config) -> int:
    """The status of a first request, with a session of its own."""
    connector = Salesforce(made)
    try:
        connector.greet()
        return connector.http.get("/services/data/v64.0/limits").status
    finally:
        connector.close()


def password() -> dict[str, str]:
    return {"client_secret": "5E0tributary", "username": USER, "password": "correct horse"}


def test_client_credentials_open_my_domain(org: Org) -> None:
    assert versions(config(org.instance_url, client_secret=APP["client_secret"])) == 200


def test_a_password_and_its_token_open_the_instance_that_the_login_names(org: Org) -> None:
    assert versions(config(org.login_url, security_token="TKN0", **password())) == 200


def test_a_refresh_token_opens_it(org: Org) -> None:
    token = org.sandbox.gate.grant_refresh("3MVG9tributary", USER)
    assert versions(config(org.login_url, refresh_token=token)) == 200


@pytest.mark.parametrize("form", ["pkcs1", "pkcs8", "in one line"])
def test_a_private_key_opens_it(org: Org, form: str) -> None:
    pem = KEY.pem()
    if form == "pkcs8":
        inner = base64.b64decode("".join(pem.splitlines()[1:-1]))
        pem = pkcs8(inner)
    if form == "in one line":
        pem = pem.replace("\n", "\\n")
    assert versions(config(org.login_url, client_id="3MVG9jwt", username=USER, private_key=pem)) == 200


def pkcs8(inner: bytes) -> str:
    def part(tag: int, body: bytes) -> bytes:
        size = len(body)
        length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2)
        return bytes([tag]) + length + body

    algorithm = part(0x30, bytes.fromhex("06092a864886f70d010101") + b"\x05\x00")
    der = part(0x30, b"\x02\x01\x00" + algorithm + part(0x04, inner))
    text = "\n".join(textwrap.wrap(base64.b64encode(der).decode(), 64))
    label = "PRIVATE " + "KEY"
    return f"-----BEGIN {label}-----\n{text}\n-----END {label}-----\n"


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({"client_secret": "5E0wrong-secret"}, "correct client_secret"),
        ({"client_id": "3MVG9nobody", "client_secret": "5E0tributary"}, "correct client_id"),
        ({"refresh_token": "5Aep861-never-given"}, "invalid_grant.*a new one in the configuration"),
        ({**password(), "security_token": "WRONG-TOKEN"}, "invalid_grant.*check username, password, sec"),
    ],
)
def test_a_refused_login_says_what_to_mend_and_no_secret(
    org: Org, options: dict[str, str], hint: str
) -> None:
    with pytest.raises(CredentialsError, match=hint) as caught:
        versions(config(org.instance_url, **options))
    assert not [v for n, v in options.items() if n != "client_id" and v in str(caught.value)]
    assert "My Domain" not in str(caught.value)


def test_client_credentials_at_the_general_login_hint_at_my_domain(org: Org) -> None:
    with pytest.raises(CredentialsError, match="My Domain"):
        versions(config(org.login_url, client_secret=APP["client_secret"]))


def test_an_org_that_moves_is_followed(org: Org) -> None:
    with make(people=3, months=1).serve() as moving:
        connector = Salesforce(config(moving.login_url, security_token="TKN0", **password()))
        connector.greet()
        moving.move()
        assert connector.http.get("/services/data/v64.0/limits").status == 200
        assert connector.http.requests == 3
        connector.close()


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        ({}, "client_secret"),
        ({"password": "correct horse", "client_secret": "5E0"}, "username"),
        ({"private_key": KEY.pem()}, "username"),
    ],
)
def test_what_a_flow_needs_is_asked_for(options: dict[str, str], missing: str) -> None:
    with pytest.raises(ConfigError, match=f"^{missing} is missing"):
        Door(config("https://login.salesforce.com", **options))


def test_a_username_with_nothing_to_prove_it_is_no_silent_other_login() -> None:
    with pytest.raises(ConfigError, match="^username is given without password or private_key"):
        Door(config("https://acme.my.salesforce.com", client_secret="5E0", username=USER))


@pytest.mark.parametrize(
    ("base_url", "words"),
    [
        ("acme.my.salesforce.com", "no scheme: write https://acme.my.salesforce.com"),
        ("https://acme.my.salesforce.com/services/oauth2/token", "has a path"),
    ],
)
def test_where_to_log_in_is_scheme_and_host(base_url: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        Door(config(base_url, client_secret="5E0"))


def test_a_slash_behind_the_host_is_no_path(org: Org) -> None:
    assert versions(config(f"{org.instance_url}/", client_secret=APP["client_secret"])) == 200


def test_plain_http_is_for_the_loopback_alone() -> None:
    options = {"client_id": "3MVG9", "client_secret": "5E0", "base_url": "http://acme.my.salesforce.com"}
    with pytest.raises(ConfigError, match="must be https"):
        open_source(SourceConfig("salesforce", "salesforce", None, None, options))


def test_a_login_that_sends_us_to_plain_http_is_not_followed(org: Org) -> None:
    connector = Salesforce(config(org.instance_url, client_secret=APP["client_secret"]))
    org.instance.moods.answer(
        '{"access_token": "00D!x", "instance_url": "http://evil.example"}', 1, status=200,
        path="/services/oauth2/token",
    )  # fmt: skip
    with pytest.raises(SourceError, match="must be https"):
        connector.greet()
    connector.close()


@pytest.mark.parametrize("key", ["", "no key", KEY.pem()[:200], KEY.pem().replace("MII", "!!!")])
def test_a_key_that_is_none_is_not_quoted(key: str) -> None:
    with pytest.raises(ConfigError, match="private_key is no unencrypted RSA key") as caught:
        assertion(key, {"iss": "x"})
    assert not key or key[-40:] not in str(caught.value)


def test_an_assertion_is_signed_as_the_simulator_signs() -> None:
    claims = {"iss": "app", "sub": USER, "aud": "https://login.salesforce.com", "exp": 1}
    assert rsa.verified(assertion(KEY.pem(), claims), KEY.public)


@pytest.mark.parametrize("version", ["99.0", "68.0"])
def test_a_version_that_salesforce_does_not_have_is_told_by_its_option(org: Org, version: str) -> None:
    made = config(org.instance_url, client_secret=APP["client_secret"], api_version=version)
    connector = Salesforce(made)
    if version == "68.0":
        connector.greet()
    else:
        with pytest.raises(ConfigError, match=f"no version {version}.*correct api_version"):
            connector.greet()
        with pytest.raises(ConfigError, match="correct api_version"):
            list(connector.describe())
    connector.close()


@pytest.mark.parametrize(("version", "taken"), [("30.0", False), ("46.0", False), ("47.0", True)])
def test_versions_without_bulk_queries_are_none(version: str, taken: bool) -> None:
    made = config("https://acme.my.salesforce.com", client_secret="5E0", api_version=version)
    if taken:
        Salesforce(made).connect()
        return
    with pytest.raises(ConfigError, match="^api_version must be 47.0 or later"):
        Salesforce(made).connect()


def test_a_word_with_rate_in_it_is_no_reason_to_try_again() -> None:
    body = b'{"error": "invalid_grant", "error_description": "generate a new consumer key"}'
    answer = Answer(body, 400, {}, datetime.now(UTC))
    assert isinstance(classify(answer, "password"), CredentialsError)


def test_an_empty_secret_garbles_no_refusal(org: Org) -> None:
    with pytest.raises(CredentialsError, match="authentication failure"):
        versions(config(org.instance_url, **{**password(), "password": "wrong", "security_token": ""}))


@pytest.mark.parametrize(
    ("options", "secrets"),
    [
        ({"client_secret": "5E0+made/up=secret"}, ["made"]),
        ({**password(), "password": "correct+horse", "security_token": "TKN0made"}, ["horse", "TKN0", "5E0"]),
        ({"refresh_token": "5Aep861+made/up"}, ["5Aep", "made"]),
        ({"username": USER, "private_key": KEY.pem()}, ["eyJ"]),
    ],
)
def test_a_login_that_is_echoed_shows_no_secret(options: dict[str, str], secrets: list[str]) -> None:
    class Echo(Vendor):
        def respond(self, request: Request) -> Response:
            said = {"error": "invalid_request", "error_description": f"no: {request.body.decode()}"}
            return Response(400, json.dumps(said).encode(), JSON)

    with SandboxServer(Echo()) as server, pytest.raises(CredentialsError, match=r"=\*\*\*") as refused:
        Door(config(server.url, **options))()
    assert not [secret for secret in secrets if secret in str(refused.value)], refused.value


def test_too_many_requests_at_once_spend_no_quota(org: Org) -> None:
    def refused(api: Api, message: str) -> str:
        body = json.dumps([{"errorCode": "REQUEST_LIMIT_EXCEEDED", "message": message}])
        org.moods.add("answer", status=403, body=body, headers={"Retry-After": "86400"})
        with pytest.raises(Passing) as stopped:
            api.get("limits")
        return str(stopped.value)

    api = Api(config(org.instance_url, client_secret=APP["client_secret"]))
    api.get("limits")
    at_once = refused(api, "ConcurrentPerOrgLongTxn Limit exceeded.")
    assert "answered 403: REQUEST_LIMIT_EXCEEDED: ConcurrentPerOrgLongTxn" in at_once
    assert api.get("limits").status == 200
    assert "answered 403: the organisation's API requests of the day are used up" in refused(
        api, "TotalRequests"
    )
    with pytest.raises(QuotaSpent, match="^the organisation's API requests of the day"):
        api.get("limits")
    api.http.close()


@pytest.mark.parametrize("error", ["unknown_error", "rate_limit_exceeded"])
def test_a_login_that_fails_for_now_is_no_wrong_credential(error: str) -> None:
    body = f'{{"error": "{error}", "error_description": "retry your request"}}'.encode()
    from etl.window import utc_now

    assert isinstance(classify(Answer(body, 400, {}, utc_now()), "password"), Passing)


def test_ids_of_15_characters_become_those_of_18() -> None:
    for number in (1, 77, 62**5, 62**8 - 1):
        whole = ids.make("001", number)
        assert id18(whole[:15]) == whole
        assert id18(whole) == whole


# ---- refresh tokens that work once ----


@pytest.fixture
def rotating() -> Iterator[Org]:
    app = App("3MVG9rotating", "5E0rotating", rotates=True)
    with SalesforceSandbox(people=3, months=1, apps=(*default_apps(), app)).serve() as org:
        yield org


def opened(org: Org, refresh: str, home: Path | None, **options: str) -> Salesforce:
    """The source of one process."""
    connector = Salesforce(
        config(org.login_url, client_id="3MVG9rotating", refresh_token=refresh, **options), "crm"
    )
    connector.home = home
    return connector


def test_a_refresh_token_that_replaces_the_last_is_kept_for_the_next_sync(
    rotating: Org, tmp_path: Path
) -> None:
    first = rotating.sandbox.gate.grant_refresh("3MVG9rotating", USER)
    for _ in range(3):
        connector = opened(rotating, first, tmp_path / ".tributary")
        connector.greet()
        rotating.sandbox.expire_sessions()
        connector.greet()
        connector.close()
    kept = tmp_path / ".tributary" / "tokens" / "crm.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / ".tributary" / ".gitignore").read_text() == "*\n"
    assert first not in kept.read_text()


def test_of_processes_that_log_in_at_once_each_spends_a_token_of_its_own(
    rotating: Org, tmp_path: Path
) -> None:
    first = rotating.sandbox.gate.grant_refresh("3MVG9rotating", USER)
    several = [opened(rotating, first, None, token_file=str(tmp_path / "token")) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        for greeting in [threads.submit(connector.greet) for connector in several]:
            greeting.result()
    assert {s.status for s in rotating.login.asked("/services/oauth2/token")} == {200}
    for connector in several:
        connector.close()


def test_a_token_that_was_put_in_by_hand_is_taken_in_place_of_the_kept_one(
    rotating: Org, tmp_path: Path
) -> None:
    gate = rotating.sandbox.gate
    for _ in range(2):
        connector = opened(rotating, gate.grant_refresh("3MVG9rotating", USER), tmp_path)
        connector.greet()
        connector.close()
        gate.refresh.clear()


def test_a_rotating_token_is_not_spent_where_the_next_cannot_be_kept(rotating: Org, tmp_path: Path) -> None:
    first = rotating.sandbox.gate.grant_refresh("3MVG9rotating", USER)
    connector = opened(rotating, first, None, token_file=str(tmp_path / "no" / "token"))
    with pytest.raises(ConfigError, match="cannot be written"):
        connector.greet()
    assert first in rotating.sandbox.gate.refresh
    connector.close()


def test_without_a_place_for_the_next_token_a_rotating_app_is_said_to_need_one(rotating: Org) -> None:
    connector = opened(rotating, rotating.sandbox.gate.grant_refresh("3MVG9rotating", USER), None)
    with pytest.raises(ConfigError, match="set token_file"):
        connector.greet()
    connector.close()


def test_a_kept_token_that_is_refused_is_not_quoted(rotating: Org, tmp_path: Path) -> None:
    connector = opened(rotating, rotating.sandbox.gate.grant_refresh("3MVG9rotating", USER), tmp_path)
    connector.greet()
    (kept,) = rotating.sandbox.gate.refresh
    body = f'{{"error": "invalid_grant", "error_description": "expired {kept}"}}'
    rotating.login.moods.answer(body, 9, status=400)
    rotating.sandbox.expire_sessions()
    with pytest.raises(CredentialsError, match="a new one in the configuration") as caught:
        connector.greet()
    assert kept not in str(caught.value)
    connector.close()
