"""What the Zendesk simulator refuses, and in which words; logins, roles, products."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from connectors.sandbox.zendesk import ADMIN, API_TOKEN, Access, ZendeskSandbox
from tests.connectors.zendesk_worlds import AGENT, NOW, RESTRICTED, Client, basic, served


@pytest.fixture(scope="module")
def still() -> Iterator[Client]:
    """A desk that the tests of this module only read."""
    with served() as client:
        yield client


@pytest.fixture
def client() -> Iterator[Client]:
    """A small one to change."""
    with served(people=15, tickets=12, months=3) as client:
        yield client


# -- who asks


@pytest.mark.parametrize(
    "auth",
    [
        "",
        basic(token="wrong"),
        basic(email="nobody@brightleaf.example"),
        "Basic " + base64.b64encode(f"{ADMIN}:{API_TOKEN}".encode()).decode(),
        "Basic " + base64.b64encode(f"{ADMIN}:password".encode()).decode(),
        "Basic !!",
        f"Token {API_TOKEN}",
    ],
)
def test_wrong_credentials_are_refused(still: Client, auth: str) -> None:
    answer = still.ask("tickets", auth=auth)
    assert answer.status == 401
    assert answer.body == {"error": "Couldn't authenticate you"}
    assert answer.headers["WWW-Authenticate"] == 'Basic realm="Web Password"'


def test_an_api_token_serves_every_user_by_email(still: Client) -> None:
    assert still.ask("tickets", auth=basic(AGENT)).status == 200
    assert still.ask("users/me", auth=basic(AGENT.upper())).body["user"]["email"] == AGENT


def test_api_tokens_end_with_their_retirement(client: Client) -> None:
    client.sandbox.logins.accepts_api_tokens = False
    assert client.ask("tickets").status == 401
    token = client.sandbox.grant().token
    assert client.ask("tickets", auth=f"Bearer {token}").status == 200


def test_who_am_i_answers_strangers_with_200(still: Client) -> None:
    stranger = still.ask("users/me.json", auth="")
    assert stranger.status == 200
    assert (stranger.body["user"]["id"], stranger.body["user"]["name"]) == (None, "Anonymous user")
    assert still.ask("users/me.json", auth=basic(token="wrong")).status == 401


def test_an_unknown_access_token_is_refused(still: Client) -> None:
    answer = still.ask("tickets", auth="Bearer madeup")
    assert answer.status == 401
    assert answer.body["error"] == "invalid_token"


def test_an_access_token_reaches_as_far_as_its_scopes(client: Client) -> None:
    bearer = f"Bearer {client.sandbox.grant(scopes='tickets:read').token}"
    assert client.ask("tickets", auth=bearer).status == 200
    refused = client.ask("users", auth=bearer)
    assert refused.status == 403
    assert "missing the following required scopes: read, users:read" in refused.body["description"]
    for path in ("brands", "ticket_audits", "tickets/1/audits"):
        assert client.ask(path, auth=bearer).status == 403, "there is no scope for it but read"


def test_access_tokens_end_and_refresh_tokens_work_once(client: Client) -> None:
    access = client.sandbox.grant(lifetime=300)
    assert client.ask("tickets", auth=f"Bearer {access.token}").status == 200
    client.sandbox.advance(hours=0.1)
    assert client.ask("tickets", auth=f"Bearer {access.token}").status == 401
    form = {"grant_type": "refresh_token", "client_id": "tributary", "refresh_token": access.refresh}

    def exchange(form: dict[str, str]) -> Any:
        how = {"method": "POST", "data": urlencode(form)}
        return client.ask("/oauth/tokens", auth="", **how)

    made = exchange(form)
    assert made.status == 200
    assert made.body["token_type"] == "bearer"
    assert made.body["expires_in"] == 300
    assert made.body["refresh_token"] != access.refresh
    assert client.ask("tickets", auth=f"Bearer {made.body['access_token']}").status == 200
    again = exchange(form)
    assert (again.status, again.body["error"]) == (400, "invalid_grant")
    assert exchange({**form, "client_id": "other"}).status == 401
    assert exchange({**form, "grant_type": "password"}).body["error"] == "unsupported_grant_type"
    machine = {"grant_type": "client_credentials", "client_id": "tributary", "client_secret": "wrong"}
    assert exchange(machine).status == 401
    own = exchange({**machine, "client_secret": "made-up-client-secret", "scope": "tickets:read"})
    assert own.body["scope"] == "tickets:read"
    with pytest.raises(ValueError, match="300 to 172800"):
        client.sandbox.grant(lifetime=10)


def test_own_credentials_can_be_given() -> None:
    accesses = [Access("mine", AGENT)]
    with served(people=3, tickets=2, months=1, api_tokens=["other"], accesses=accesses) as own:
        assert own.ask("tickets").status == 401
        assert own.ask("tickets", auth=basic(token="other")).status == 200
        assert own.ask("users/me", auth="Bearer mine").body["user"]["email"] == AGENT
        assert own.sandbox.keys == ["other"]


# -- what he may


@pytest.mark.parametrize(
    "path",
    ["incremental/tickets/cursor", "incremental/users", "incremental/ticket_events", "audit_logs", "slas/policies",
     "satisfaction_ratings", "channels/voice/stats/incremental/calls", "ticket_audits"],
)  # fmt: skip
def test_agents_are_refused_what_is_for_admins(still: Client, path: str) -> None:
    query = {"start_time": 1} if "incremental" in path else {}
    answer = still.ask(path, query, auth=basic(AGENT))
    assert answer.status == 403
    assert answer.body["error"]["title"] == "Forbidden"
    assert answer.message.startswith("You do not have access to this page. Please contact the account owner")
    assert still.ask(path, query).status == 200


def test_end_users_are_refused(still: Client) -> None:
    user = next(u for u in still.sandbox.objects("user") if u["role"] == "end-user" and u["email"])
    assert still.ask("tickets", auth=basic(user["email"])).status == 403
    assert still.ask("users/me", auth=basic(user["email"])).body["user"]["id"] == user["id"]


def test_a_restricted_agent_sees_the_tickets_of_her_groups(still: Client) -> None:
    mine = {ticket["id"] for ticket in still.walk("tickets")}
    hers = {t["id"] for t in still.ask("tickets", {"per_page": 100}, auth=basic(RESTRICTED)).list}
    assert hers < mine
    hidden = min(mine - hers)
    assert still.ask(f"tickets/{hidden}", auth=basic(RESTRICTED)).status == 403
    assert still.ask(f"tickets/{hidden}/comments", auth=basic(RESTRICTED)).status == 403


def test_a_product_that_the_account_lacks_is_a_404() -> None:
    with served(people=3, tickets=2, months=1, products=["support"]) as own:
        for path in (
            "help_center/articles",
            "channels/voice/phone_numbers",
            "chat/agents",
            "community/posts",
        ):
            answer = own.ask(path)
            assert answer.status == 404
            assert answer.body == {"error": "InvalidEndpoint", "description": "Not found"}
        assert own.ask("tickets").status == 200
    with pytest.raises(ValueError, match="no such product"):
        ZendeskSandbox(now=NOW, people=1, tickets=1, months=1, products=["sell"])


def test_a_feature_that_the_plan_lacks_is_a_403() -> None:
    with served(people=3, tickets=2, months=1, plan="professional", without=["slas"]) as own:
        for path in ("audit_logs", "custom_roles", "workspaces", "slas/policies"):
            assert own.ask(path).status == 403
        assert own.ask("business_hours/schedules").status == 200


# -- what is asked


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/v2/tikets"),
        ("GET", "/api/v2/tickets/"),
        ("GET", "/api/v2/tickets//comments"),
        ("GET", "/api/v1/tickets"),
        ("GET", "/api/v2/incremental/requests"),
        ("GET", "/tickets.json"),
        ("POST", "/api/v2/tickets"),
        ("DELETE", "/api/v2/tickets/1"),
        ("PUT", "/api/v2/users/1"),
    ],
)
def test_an_unknown_path_or_method_is_an_invalid_endpoint(still: Client, method: str, path: str) -> None:
    answer = still.ask(path, method=method)
    assert answer.status == 404
    assert answer.body == {"error": "InvalidEndpoint", "description": "Not found"}
    assert still.ask(path, method=method, auth="").status == 401


@pytest.mark.parametrize("path", ["tickets/999999", "tickets/abc", "tickets/999999/comments", "users/7",
                                  "custom_objects/none/records", "help_center/articles/1"])  # fmt: skip
def test_an_unknown_id_is_a_record_not_found(still: Client, path: str) -> None:
    answer = still.ask(path)
    assert answer.status == 404
    assert answer.body == {"error": "RecordNotFound", "description": "Not found"}


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("tickets", {"colour": "red"}, "colour"),
        ("tickets", {"start_time": 1}, "start_time"),
        ("tickets/1", {"page[size]": 1}, "page[size]"),
        ("tickets", {"page[size]": "many"}, "page.size"),
        ("tickets", {"page[size]": 0}, "page.size"),
        ("tickets", {"page[size]": 101}, "page.size"),
        ("tickets", {"page": "two"}, "page"),
        ("tickets", {"page": 0}, "page"),
        ("tickets", {"sort_order": "up"}, "sort_order"),
        ("slas/policies", {"page[size]": 10}, "page"),
        ("users", {"role": "owner"}, "role"),
        ("satisfaction_ratings", {"score": "superb"}, "score"),
        ("satisfaction_ratings", {"start_time": "2026-01-01"}, "start_time"),
        ("activities", {"since": "yesterday"}, "since"),
        ("groups", {"exclude_deleted": "maybe"}, "exclude_deleted"),
        ("tickets/show_many", {}, "ids"),
        ("tickets/show_many", {"ids": "1,x"}, "ids"),
        ("tickets/show_many", {"ids": ",".join("1" * 101)}, "ids"),
        ("incremental/tickets/cursor", {}, "start_time"),
        ("incremental/tickets/cursor", {"cursor": "nonsense"}, "cursor"),
        ("incremental/tickets/cursor", {"cursor": "MTU3NjYxMzUzOS4wfHx4fA=="}, "cursor"),
        ("incremental/tickets/cursor", {"start_time": 1, "per_page": 1001}, "per_page"),
        ("incremental/tickets/cursor", {"start_time": 1, "support_type_scope": "robot"}, "support_type_scope"),
        ("incremental/tickets/cursor", {"start_time": 1, "end_time": 2}, "end_time"),
        ("incremental/tickets", {}, "start_time"),
        ("incremental/tickets", {"start_time": "yesterday"}, "start_time"),
        ("incremental/organizations", {"start_time": 1, "exclude_deleted": "true"}, "exclude_deleted"),
        ("incremental/ticket_metric_events", {"start_time": 1, "page[size]": 101}, "page.size"),
        ("ticket_audits", {"limit": 1001}, "limit"),
        ("help_center/incremental/articles", {}, "start_time"),
        ("channels/voice/stats/incremental/calls", {}, "start_time"),
        ("chat/incremental/chats", {"limit": 1001}, "limit"),
        ("chat/incremental/chats", {"fields": "*"}, "fields"),
        ("chat/agents", {"limit": 1001}, "limit"),
        ("chat/bans", {"since_id": "x"}, "since_id"),
    ],
)  # fmt: skip
def test_a_wrong_parameter_is_a_400_with_its_name(
    still: Client, path: str, query: dict[str, Any], name: str
) -> None:
    answer = still.ask(path, query)
    assert answer.status == 400
    assert answer.body["error"]["title"] == "Invalid attribute"
    assert answer.message.startswith(f"You passed an invalid value for the {name} attribute.")


def test_a_page_size_is_refused_in_zendesk_s_words(still: Client) -> None:
    said = still.ask("satisfaction_ratings", {"page[size]": "x"}).message
    assert said == (
        "You passed an invalid value for the page.size attribute. Invalid parameter: page.size must be an integer"
        " from api/v2/satisfaction_ratings/index"
    )


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("tickets", {"page[size]": 10, "page[after]": "nonsense"}),
        ("tickets", {"page[size]": 10, "page[before]": "bm9uc2Vuc2U="}),
        ("tickets", {"page[size]": 10, "sort": "created_at"}),
        ("tickets", {"page[size]": 10, "page[after]": "eA==", "page[before]": "eA=="}),
        ("tickets", {"page[size]": 10, "sort": "-requester"}),
        ("ticket_audits", {"cursor": "nonsense"}),
    ],
)
def test_a_wrong_cursor_or_order_is_an_invalid_pagination_parameter(
    still: Client, path: str, query: dict[str, Any]
) -> None:
    answer = still.ask(path, query)
    assert answer.status == 400
    assert answer.code == "InvalidPaginationParameter"


def test_a_cursor_is_good_for_its_own_order_only(still: Client) -> None:
    cursor = still.ask("tickets", {"page[size]": 2}).body["meta"]["after_cursor"]
    answer = still.ask("tickets", {"page[size]": 2, "sort": "-updated_at", "page[after]": cursor})
    assert (answer.status, answer.code) == (400, "InvalidPaginationParameter")


def test_offset_pages_end_at_ten_thousand_records(still: Client) -> None:
    assert still.ask("tickets", {"page": 100, "per_page": 100}).status == 200
    for query in ({"page": 101}, {"page": 1001, "per_page": 10}):
        answer = still.ask("tickets", query)
        assert answer.status == 400
        assert answer.code == "InvalidPaginationDepth"
        assert "limited to page 100 or up to 10000 records" in answer.body["errors"][0]["title"]


@pytest.mark.parametrize("ago", [0, 30, 59])
def test_a_start_time_in_the_last_minute_is_too_recent(still: Client, ago: int) -> None:
    by_time = still.ask("incremental/tickets", {"start_time": int(NOW) - ago})
    assert by_time.status == 422
    assert by_time.body["error"] == "InvalidValue"
    assert by_time.body["description"].startswith("Too recent start_time.")
    by_cursor = still.ask("incremental/tickets/cursor", {"start_time": int(NOW) - ago})
    assert (by_cursor.status, by_cursor.code) == (400, "StartTimeTooRecent")
    assert still.ask("incremental/tickets/cursor", {"start_time": int(NOW) - 61}).status == 200


# -- troubles on request


def test_large_pages_can_be_made_to_time_out(client: Client) -> None:
    client.sandbox.largest_page = 50
    refused = client.ask("incremental/tickets/cursor", {"start_time": 1})
    assert (refused.status, refused.raw) == (504, b"upstream request timeout")
    assert client.ask("incremental/tickets/cursor", {"start_time": 1, "per_page": 50}).status == 200
    assert client.ask("tickets", {"page[size]": 100}).status == 504
    assert client.ask("tickets", {"page[size]": 50}).status == 200


def test_faults_are_in_zendesk_s_form(client: Client) -> None:
    client.server.moods.throttle(retry_after="7")
    client.server.moods.fail(503)
    client.server.moods.fail(504)
    client.server.moods.fail(502)
    refused = client.ask("tickets")
    assert (refused.status, refused.headers["Retry-After"]) == (429, "7")
    assert client.ask("tickets").code == "ServiceUnavailable"
    assert client.ask("tickets").raw == b"upstream request timeout"
    assert client.ask("tickets").status == 502
    client.server.moods.delay(0.01)
    assert client.ask("tickets").status == 200
    client.server.moods.cut(share=0.2)
    with pytest.raises(Exception, match="IncompleteRead"):
        client.ask("tickets")


def test_no_secret_is_recorded(client: Client) -> None:
    client.ask("tickets")
    told = json.dumps(
        [row.__dict__ if hasattr(row, "__dict__") else repr(row) for row in client.server.asked()]
    )
    assert API_TOKEN not in told
    assert basic() not in told
