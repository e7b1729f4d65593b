"""What the Salesforce simulator refuses outside queries, and in which words: tokens, sessions, paths, limits."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from connectors.sandbox.salesforce import App, SalesforceSandbox, ids, rsa
from etl.sandbox import SandboxServer
from tests.connectors.salesforce_worlds import APP, NOW, Answer, Client, V, make, send, served, token

JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
USER = "integration.user@brightleaf.example"


@pytest.fixture(scope="module")
def still() -> SalesforceSandbox:
    """An org that the tests of this module only read."""
    return make()


@pytest.fixture
def client(still: SalesforceSandbox) -> Iterator[Client]:
    with served(still) as client:
        yield client


@pytest.fixture
def own() -> Iterator[Client]:
    """A client of an org to change."""
    with served(make(people=10, months=2)) as client:
        yield client


# -- tokens


def test_client_credentials_are_taken_on_my_domain_alone(client: Client) -> None:
    here = token(client.org.instance_url, grant_type="client_credentials", **APP)
    assert here.status == 200
    assert here.body["token_type"] == "Bearer"
    assert here.body["instance_url"] == client.org.instance_url != client.org.login_url
    there = token(client.org.login_url, grant_type="client_credentials", **APP)
    assert (there.status, there.body["error"]) == (400, "invalid_grant")
    assert there.body["error_description"] == "request not supported on this domain"


@pytest.mark.parametrize(
    ("form", "error", "description"),
    [
        ({}, "unsupported_grant_type", "grant type not supported"),
        ({"grant_type": "implicit"}, "unsupported_grant_type", "grant type not supported"),
        ({"grant_type": "password"}, "invalid_client_id", "client identifier invalid"),
        ({"grant_type": "password", "client_id": "x"}, "invalid_client_id", "client identifier invalid"),
        (
            {"grant_type": "password", **APP, "client_secret": "no"},
            "invalid_client",
            "invalid client credentials",
        ),
        (
            {"grant_type": "password", **APP, "username": USER, "password": "correct horse"},
            "invalid_grant",
            "authentication failure",
        ),
        (
            {"grant_type": "refresh_token", **APP, "refresh_token": "x"},
            "invalid_grant",
            "expired access/refresh token",
        ),
        ({"grant_type": JWT, "assertion": "a.b"}, "invalid_grant", "invalid assertion"),
        ({"grant_type": JWT, "assertion": "e30.W10.x"}, "invalid_grant", "invalid assertion"),
    ],
)
def test_a_wrong_request_for_a_token_is_refused(
    client: Client, form: dict[str, str], error: str, description: str
) -> None:
    answer = token(client.org.login_url, **form)
    assert answer.status == 400
    assert answer.body == {"error": error, "error_description": description}


def test_a_token_is_posted_for_as_a_form(client: Client) -> None:
    url = f"{client.org.login_url}/services/oauth2/token"
    assert send(url).body["error_description"] == "must use HTTP POST"
    answer = send(url, "POST", b'{"grant_type":"password"}', Content_Type="application/json")
    assert answer.body["error"] == "unsupported_grant_type"


def test_a_password_is_followed_by_the_security_token(client: Client) -> None:
    form = {"grant_type": "password", **APP, "username": USER, "password": "correct horseTKN0"}
    answer = token(client.org.login_url, **form)
    assert answer.status == 200
    assert "scope" not in answer.body
    client.token = answer.body["access_token"]
    assert client.ask("/limits").status == 200


def test_a_refresh_token_works_until_it_is_revoked(own: Client) -> None:
    refresh = own.org.sandbox.gate.grant_refresh(APP["client_id"], USER)
    form = {"grant_type": "refresh_token", **APP, "refresh_token": refresh}
    answer = token(own.org.login_url, **form)
    assert answer.status == 200
    assert "refresh_token" not in answer.body
    own.token = answer.body["access_token"]
    assert own.ask("/limits").status == 200
    body = f"token={refresh}".encode()
    kind = "application/x-www-form-urlencoded"
    revoke = f"{own.org.login_url}/services/oauth2/revoke"
    assert send(revoke, "POST", body, Content_Type=kind).status == 200
    assert own.ask("/limits").code == "INVALID_SESSION_ID"
    assert token(own.org.login_url, **form).body["error_description"] == "expired access/refresh token"
    assert send(revoke, "POST", body, Content_Type=kind).body["error"] == "invalid_token"


def test_a_rotating_app_s_refresh_token_works_once_and_its_reuse_ends_what_came_of_it() -> None:
    app = App("3MVG9rotating", "5E0rotating", rotates=True)
    with SalesforceSandbox(people=3, months=1, now=NOW, apps=[app]).serve() as org:
        first = org.sandbox.gate.grant_refresh(app.client_id, USER)
        form = {"grant_type": "refresh_token", "client_id": app.client_id}
        answer = token(org.login_url, **form, refresh_token=first).body
        second = answer["refresh_token"]
        assert second != first
        shown = {"Authorization": f"Bearer {answer['access_token']}"}
        assert send(f"{answer['instance_url']}{V}/limits", **shown).status == 200
        assert token(org.login_url, **form, refresh_token=first).body["error"] == "invalid_grant"
        assert token(org.login_url, **form, refresh_token=second).body["error"] == "invalid_grant"
        assert send(f"{answer['instance_url']}{V}/limits", **shown).status == 401


def test_a_jwt_is_held_against_the_certificate_the_audience_the_time_and_the_policies() -> None:
    key, other = rsa.generate("app"), rsa.generate("another")
    app = App("3MVG9jwt", "unused", public_key=key.public, approved=frozenset({USER}))
    claims = {
        "iss": app.client_id,
        "sub": USER,
        "aud": "https://login.salesforce.com",
        "exp": time.time() + 120,
    }
    with make(people=2, months=1, apps=[app]).serve() as org:

        def answer(signed_by: rsa.Key = key, **other_claims: object) -> tuple[int, str]:
            assertion = rsa.sign(signed_by, {**claims, **other_claims})
            got = token(org.login_url, grant_type=JWT, assertion=assertion)
            return got.status, got.body.get("error_description", "")

        assert answer() == (200, "")
        assert answer(other) == (400, "invalid assertion")
        assert answer(aud="https://example.com") == (400, "Audience validation failed")
        assert answer(exp=time.time() - 600) == (400, "expired assertion")
        assert answer(sub="somebody@example.com") == (400, "user hasn't approved this consumer")
        assert answer(iss="nobody") == (400, "client identifier invalid")


# -- sessions


def test_a_session_must_be_shown_and_good(client: Client) -> None:
    for header in ("", "Bearer nonsense", f"Bearer {client.token}x"):
        answer = client.ask("/limits", Authorization=header)
        assert (answer.status, answer.code) == (401, "INVALID_SESSION_ID")
        assert answer.message == "Session expired or invalid"
        assert "sforce-limit-info" not in answer.headers
    assert client.ask("/limits", Authorization="Basic eDp5").code == "INVALID_AUTH_HEADER"
    assert client.ask("/limits", Authorization=f"OAuth {client.token}").status == 200


def test_the_login_host_knows_no_session(client: Client) -> None:
    client.url = client.org.login_url
    assert client.ask("/limits").code == "INVALID_SESSION_ID"


def test_sessions_end_on_demand_and_after_two_idle_hours(own: Client) -> None:
    box = own.org.sandbox
    assert own.ask("/limits").status == 200
    box.expire_sessions()
    assert own.ask("/limits").status == 401
    own.login()
    box.wait(7_100)
    assert own.ask("/limits").status == 200
    box.wait(7_201)
    assert own.ask("/limits").status == 401


def test_an_org_that_moves_is_found_by_the_next_login(own: Client) -> None:
    old = own.url
    own.org.move()
    assert own.ask("/limits").status == 401
    form = {"grant_type": "password", **APP, "username": USER, "password": "correct horseTKN0"}
    reply = token(own.org.login_url, **form).body
    assert reply["instance_url"] == own.org.instance_url != old
    own.token = reply["access_token"]
    assert own.ask("/limits").status == 401
    own.url = reply["instance_url"]
    assert own.ask("/limits").status == 200


def test_a_user_without_the_api_permission_is_refused(own: Client) -> None:
    own.org.sandbox.rights().api_enabled = False
    assert (own.ask("/limits").status, own.ask("/limits").code) == (403, "API_CURRENTLY_DISABLED")


# -- paths and versions


def test_versions_are_told_to_anybody(client: Client) -> None:
    answer = send(f"{client.url}/services/data/")
    assert answer.status == 200
    assert answer.body[-1] == {"label": "Winter '27", "url": "/services/data/v68.0", "version": "68.0"}
    assert {"label": "Summer '26", "url": "/services/data/v67.0", "version": "67.0"} in answer.body
    assert answer.body[0] == {"label": "Summer '14", "url": "/services/data/v31.0", "version": "31.0"}


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/services/data/v99.0/limits", 404, "NOT_FOUND"),
        ("GET", "/services/data/v68/limits", 404, "NOT_FOUND"),
        ("GET", "/services/data/v29.0/limits", 410, "UNSUPPORTED_API_VERSION"),
        ("GET", "/services/data/v46.0/jobs/query", 404, "NOT_FOUND"),
        ("GET", "/nonsense", 404, "NOT_FOUND"),
        ("GET", "/sobjects//describe", 404, "NOT_FOUND"),
        ("GET", "/sobjects/Acount/describe", 404, "NOT_FOUND"),
        ("POST", "/limits", 405, "METHOD_NOT_ALLOWED"),
        ("DELETE", "/sobjects/Account", 405, "METHOD_NOT_ALLOWED"),
        ("PUT", "/jobs/query", 405, "METHOD_NOT_ALLOWED"),
        ("GET", "/limits?colour=red", 400, "API_ERROR"),
        ("GET", "/sobjects/Account/describe?x=1", 400, "API_ERROR"),
    ],
)
def test_an_unknown_path_method_or_parameter_is_refused(
    client: Client, method: str, path: str, status: int, code: str
) -> None:
    answer = client.ask(path, method)
    assert (answer.status, answer.code) == (status, code)


def test_a_path_outside_the_api_is_a_page(client: Client) -> None:
    answer = client.ask("/services/other")
    assert (answer.status, answer.headers["content-type"]) == (404, "text/html")


def test_an_address_beyond_16_kib_is_refused(client: Client) -> None:
    fields = ", ".join(["BillingStreet"] * 1_300)
    assert client.soql(f"SELECT {fields} FROM Account").status == 414
    assert client.ask("/limits", X_Padding="x" * 16_300).status == 431


# -- limits


def test_every_answer_tells_what_is_used_and_beyond_it_all_is_refused(own: Client) -> None:
    box = own.org.sandbox
    box.settings(daily_requests=5, requests_used=2)
    assert own.ask("/limits").body["DailyApiRequests"] == {"Max": 5, "Remaining": 2}
    refused = own.soql("SELECT Nope FROM Account")
    assert refused.headers["sforce-limit-info"] == "api-usage=4/5"
    assert own.ask("/sobjects").headers["sforce-limit-info"] == "api-usage=5/5"
    answer = own.ask("/limits")
    assert (answer.status, answer.code) == (403, "REQUEST_LIMIT_EXCEEDED")
    assert answer.message == "TotalRequests Limit exceeded."
    assert "retry-after" not in answer.headers
    box.settings(requests_used=0)
    box.wait(24 * 3_600 + 1)
    own.login()
    assert own.ask("/limits").headers["sforce-limit-info"] == "api-usage=1/5"


# -- several requests in one


def composite(client: Client, *urls: str, **more: Any) -> Answer:
    parts = [{"method": "GET", "url": url, "referenceId": f"r{at}"} for at, url in enumerate(urls)]
    return client.ask("/composite", "POST", {"compositeRequest": parts, **more})


def test_subrequests_are_answered_each_and_count_as_one(own: Client) -> None:
    used = own.org.sandbox.requests_of_today()
    urls = [f"{V}/sobjects/{name}/describe" for name in ("Account", "Acount", "Contact")]
    answer = composite(own, *urls, f"{V}/query?q=SELECT+Id+FROM+Account", allOrNone=False)
    assert own.org.sandbox.requests_of_today() == used + 1
    parts = answer.body["compositeResponse"]
    assert [part["httpStatusCode"] for part in parts] == [200, 404, 200, 200]
    assert [part["referenceId"] for part in parts] == ["r0", "r1", "r2", "r3"]
    assert parts[0]["body"] == own.ask("/sobjects/Account/describe").body
    assert parts[1]["body"][0]["errorCode"] == "NOT_FOUND"
    assert parts[3]["body"]["totalSize"] > 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"referenceId": ""}, "INVALID_INPUT"),
        ({"referenceId": "a-b"}, "INVALID_INPUT"),
        ({"url": ""}, "INVALID_INPUT"),
        ({"colour": "red"}, "JSON_PARSER_ERROR"),
        ({"httpHeaders": {"Authorization": "Bearer x"}}, "INVALID_INPUT"),
    ],
)
def test_a_wrong_subrequest_spoils_the_whole(client: Client, change: dict[str, Any], code: str) -> None:
    part = {"method": "GET", "url": f"{V}/sobjects", "referenceId": "one", **change}
    answer = client.ask("/composite", "POST", {"compositeRequest": [part]})
    assert (answer.status, answer.code) == (400, code)


def test_a_composite_request_has_no_more_than_25_parts_and_5_queries(client: Client) -> None:
    assert composite(client, *[f"{V}/sobjects"] * 25).status == 200
    assert composite(client, *[f"{V}/sobjects"] * 26).code == "INVALID_INPUT"
    assert composite(client, *[f"{V}/query?q=x"] * 5).status == 200
    assert composite(client, *[f"{V}/query?q=x"] * 6).code == "INVALID_INPUT"
    assert composite(client).code == "INVALID_INPUT"
    assert composite(client, f"{V}/limits").status == 501
    assert client.ask("/composite/batch", "POST", {}).status == 501


# -- one record


def test_one_record_can_be_had_with_chosen_fields(client: Client) -> None:
    id = client.soql("SELECT Id FROM Account LIMIT 1").ids[0]
    body = client.ask(f"/sobjects/Account/{id[:15]}?fields=Name,BillingCity").body
    assert set(body) == {"attributes", "Name", "BillingCity"}
    assert client.ask(f"/sobjects/Account/{id}").body["Id"] == id
    assert client.ask(f"/sobjects/Account/{id}?fields=Nope").code == "INVALID_FIELD"
    assert client.ask("/sobjects/Account/abc").code == "NOT_FOUND"
    assert client.ask(f"/sobjects/Contact/{id}").code == "NOT_FOUND"


def test_bytes_are_had_at_the_address_that_a_query_gives(client: Client) -> None:
    row = client.soql("SELECT Id, Body, BodyLength FROM Document LIMIT 1").body["records"][0]
    assert row["Body"] == f"/services/data/v68.0/sobjects/Document/{row['Id']}/Body"
    answer = client.ask(row["Body"])
    assert answer.raw.startswith(b"%PDF")
    assert len(answer.raw) == row["BodyLength"]


# -- ids


def test_ids_have_prefix_and_checksum() -> None:
    assert ids.full("01254000001upcK") == "01254000001upcKAAQ"
    assert ids.full("01254000001UPCKAAQ") == "01254000001upcKAAQ"
    assert ids.full("012000000000000AAA") == "012000000000000AAA"
    assert ids.full("012000000000000AAB") is None
    assert ids.full("short") is None
    assert ids.make("001", 61) < ids.make("001", 62)


# -- one server, faults, controls


def test_one_server_alone_plays_both_hosts_by_name() -> None:
    with SandboxServer(make(people=2, months=1)) as server:
        reply = token(server.url, grant_type="client_credentials", **APP)
        assert reply.body["instance_url"] == f"http://localhost:{server.port}"
        bearer = f"Bearer {reply.body['access_token']}"
        path = "/services/data/v68.0/limits"
        assert send(server.url + path, Authorization=bearer).status == 401
        assert send(reply.body["instance_url"] + path, Authorization=bearer).status == 200


def test_the_wire_s_faults_speak_salesforce(own: Client) -> None:
    own.org.moods.throttle()
    answer = own.ask("/limits")
    assert (answer.status, answer.code) == (403, "REQUEST_LIMIT_EXCEEDED")
    own.org.moods.fail(503)
    assert (own.ask("/limits").status, own.ask("/limits").status) == (503, 200)
    own.org.sandbox.query_timeout(containing="FROM Task", times=2)
    assert own.soql("SELECT Id FROM Account").status == 200
    for _ in range(2):
        answer = own.soql("SELECT Id FROM Task")
        assert (answer.status, answer.code) == (400, "QUERY_TIMEOUT")
    assert own.soql("SELECT Id FROM Task").status == 200


def test_another_process_can_change_the_org(own: Client) -> None:
    def control(action: str, **body: object) -> object:
        request = urllib.request.Request(
            f"{own.org.url}/_sandbox/{action}", json.dumps(body).encode(), method="POST"
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    made = control("create", kind="Account", Name="From outside")
    assert isinstance(made, dict)
    assert own.soql("SELECT Id FROM Account WHERE Name = 'From outside'").ids == [made["result"]["Id"]]
    assert control("clock") == {"now": NOW}
    assert control("wait", seconds=60) == {"now": NOW + 60}
    control("settings", page_limit=500)
    assert own.org.sandbox.reader.page_limit == 500
    with pytest.raises(urllib.error.HTTPError):
        control("nonsense")
