"""Zendesk when things go wrong: limits, slow pages, ties, cursors and permissions that are lost, bad credentials."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from connectors.sandbox.zendesk import ADMIN, ZendeskSandbox
from connectors.sandbox.zendesk.errors import unknown_parameter
from connectors.zendesk import Config, Zendesk, exports
from connectors.zendesk.api import classify
from etl.config import Secret
from etl.connector import Note
from etl.errors import ConfigError, CredentialsError, PermissionMissing
from etl.http import Answer, Client
from etl.sandbox import Request, Response, SandboxServer
from etl.window import utc_now
from tests.connectors.zendesk_mirror import Mirror, Open, desk, ids
from tests.connectors.zendesk_worlds import AGENT, basic
from tests.unit.vendors import JSON, Vendor

__all__ = ["desk"]

EXPORTED = ("tickets", "users", "organizations", "ticket_events", "ticket_metric_events", "ticket_comments")


def asking(mirror: Mirror) -> Client:
    return Client(
        mirror.server.url,
        headers={"Authorization": basic()},
        limits={"exports": (10_000, 60.0)},
        classify=classify,
    )


def test_no_minute_sees_more_than_ten_exports_and_nothing_is_refused(desk: Open) -> None:
    mirror = desk(enforce_limits=True, minute=1.0)
    mirror.box.largest_page = 100  # some fifty exports: five minutes
    limits = {"requests_per_minute": None, "exports_per_minute": 10}
    mirror.sync(*EXPORTED, config=mirror.config(connector="hasty", **limits))
    exports = mirror.asked("/api/v2/incremental/")
    assert len(exports) > 20
    for first in exports:
        assert sum(first.at <= other.at < first.at + 1.0 for other in exports) <= 10
    assert not [served for served in mirror.asked() if served.status == 429]


def test_syncs_one_after_the_other_share_what_a_minute_has(desk: Open) -> None:
    mirror = desk(enforce_limits=True, minute=1.0)
    limits = {"requests_per_minute": None, "exports_per_minute": 10}
    refused = 0
    for _ in range(4):
        mirror.sync(*EXPORTED, config=mirror.config(connector="hasty", **limits))
        refused += sum(served.status == 429 for served in mirror.asked())
    assert refused <= 4


def test_the_limit_of_the_users_export_is_heeded_when_it_is_spent() -> None:
    class Spent(Vendor):
        def respond(self, request: Request) -> Response:
            told = {"Zendesk-RateLimit-incremental-exports-cursor": "total=20; remaining=0; resets=1"}
            return Response(200, b'{"users": [], "end_of_stream": true}', {**JSON, **told})

    with SandboxServer(Spent()) as server:
        client = Zendesk(Config(base_url=server.url, oauth_token=Secret("x" * 40))).connect()
        for _ in range(2):
            client.get("/api/v2/incremental/users/cursor", limit="exports")
        client.close()
        first, second = server.asked()
    assert second.at - first.at >= 0.9


def test_the_bin_is_asked_for_as_often_as_its_own_limit_allows_and_holds_up_nothing_else(desk: Open) -> None:
    mirror = desk(enforce_limits=True, minute=1.0, tickets=5)
    mirror.box.act("many", count=150)
    for ticket in mirror.box.objects("ticket"):
        mirror.box.delete("ticket", ticket["id"])
    mirror.box.advance(hours=0.1)
    mirror.box.largest_page = 12
    limits = {"requests_per_minute": None, "exports_per_minute": 10}
    mirror.sync("ticket_comments", "groups", config=mirror.config(connector="hasty", **limits))
    assert len(mirror.asked("/api/v2/deleted_tickets")) > 12
    assert not [served for served in mirror.asked() if served.status == 429]


def test_the_accounts_limit_is_taken_from_the_vendor_and_not_used_up(desk: Open) -> None:
    mirror = desk(enforce_limits=True, minute=1.0, plan="team", tickets=220, months=9)
    options = {"requests_per_minute": None, "exports_per_minute": 10}
    mirror.sync("ticket_audits", config=mirror.config(connector="hasty", **options))
    asked = mirror.asked("/api/v2/tickets/")
    assert len(asked) > 160
    for first in asked:
        assert sum(first.at <= other.at < first.at + 1.0 for other in asked) <= 160
    assert not [served for served in mirror.asked() if served.status == 429]


def test_pages_that_take_too_long_are_halved(desk: Open) -> None:
    mirror = desk()
    mirror.sync("tickets", "macros", "ticket_audits")
    whole = {table: mirror.contents(table) for table in ("tickets", "macros", "ticket_audits")}
    mirror.box.largest_page = 12
    mirror.sync("tickets", "macros", "ticket_audits", config=mirror.config("slow"))
    for table, rows in whole.items():
        assert mirror.contents(table, "slow") == rows
    slow = [served for served in mirror.asked("/api/v2/incremental/tickets") if served.status == 504]
    assert 5 <= len(slow) <= 14


@pytest.mark.D1
def test_many_tickets_of_one_second_are_all_read(desk: Open) -> None:
    mirror = desk(tickets=10)
    mirror.box.act("many", count=70)
    mirror.box.advance(hours=0.1)
    mirror.box.largest_page = 30
    mirror.sync("tickets", "ticket_events")
    assert mirror.living("tickets") >= ids(mirror.box.objects("ticket"))
    assert mirror.living("ticket_events", column="ticket_id") >= ids(mirror.box.objects("ticket"))


def test_a_second_with_more_organizations_than_a_page_is_read_from_the_list(desk: Open) -> None:
    mirror = desk(tickets=5)
    for number in range(60):
        mirror.box.create("organization", name=f"Branch {number}")
    mirror.box.advance(hours=0.1)
    mirror.box.exports.ties_pin = True
    mirror.box.largest_page = 20
    outcome = mirror.sync("organizations")["organizations"]
    assert mirror.living("organizations") == ids(mirror.box.objects("organization"))
    assert "in one second" in outcome.notes[0]
    for body in mirror.box.objects("organization")[-50:]:
        mirror.box.delete("organization", body["id"])
    mirror.box.advance(hours=0.1)
    mirror.sync("organizations")
    assert mirror.living("organizations") == ids(mirror.box.objects("organization"))


def test_a_second_with_more_events_than_a_page_fails_loudly_and_does_not_go_round(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.box.act("many", count=60)
    mirror.box.advance(hours=0.1)
    mirror.box.exports.ties_pin = True
    mirror.box.largest_page = 20
    error = mirror.try_sync("ticket_events")["ticket_events"].error
    assert "ticket_audits" in str(error)
    assert len(mirror.asked("/api/v2/incremental/ticket_events")) < 30


def test_a_second_that_fills_a_page_to_the_last_event_is_gone_on_from(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.box.largest_page = 20  # so that pages have 15
    mirror.box.act("many", count=15)
    mirror.box.advance(hours=0.1)
    mirror.box.act("many", count=2)
    mirror.box.advance(hours=0.1)
    mirror.sync("ticket_events")
    tickets = ids(mirror.box.objects("ticket"))
    assert mirror.living("ticket_events", column="ticket_id") >= tickets
    pages = [dict(served.query) for served in mirror.asked("/api/v2/incremental/ticket_events")]
    assert "14" in {page.get("per_page") for page in pages}, "what shows that the second was shown whole"


def test_a_second_with_more_metric_events_than_a_page_is_read_by_cursor(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.box.act("many", count=400)
    mirror.box.advance(hours=0.1)
    mirror.box.act("many", count=2)
    mirror.box.advance(hours=0.1)
    mirror.box.exports.ties_pin = True
    mirror.sync("ticket_metric_events")
    events = mirror.box.objects("metric_event", everything=True)
    assert len(events) > 1_200
    assert {id for (id,) in mirror.rows("select id from ticket_metric_events")} == ids(events)
    assert len(mirror.asked("/api/v2/incremental/ticket_metric_events")) < 30


def test_metric_events_whose_pages_take_too_long_are_read_by_cursor(desk: Open) -> None:
    mirror = desk()
    mirror.box.largest_page = 60
    mirror.sync("ticket_metric_events")
    events = mirror.box.objects("metric_event", everything=True)
    assert {id for (id,) in mirror.rows("select id from ticket_metric_events")} == ids(events)
    asked = mirror.asked("/api/v2/incremental/ticket_metric_events")
    slow = [dict(served.query).get("page[size]") for served in asked if served.status == 504]
    assert slow == [None, None, None, "100", "100"]
    mirror.sync("ticket_metric_events")
    assert len(mirror.asked("/api/v2/incremental/ticket_metric_events")) < 10


@pytest.mark.C19
def test_a_cursor_that_is_not_taken_any_more_is_replaced_by_its_time(desk: Open) -> None:
    mirror = desk()
    mirror.sync("tickets")
    mirror.box.act("system_update")
    mirror.box.advance(hours=0.1)
    with mirror.warehouse.connection() as session:
        session.execute(
            "update tributary.states set state = jsonb_set(state::jsonb, '{cursor}', '\"bm9uZQ==\"')::text"
        )
    outcome = mirror.sync("tickets")["tickets"]
    assert "not taken any more" in outcome.notes[0]
    assert outcome.total.updated >= 30
    ((start,),) = [
        [int(value) for name, value in served.query if name == "start_time"]
        for served in mirror.asked("/api/v2/incremental/tickets")
        if any(name == "start_time" for name, _ in served.query)
    ]
    assert start > mirror.box.now() - 86_400 * 3


def test_a_cursor_that_is_refused_as_soon_as_it_is_given_ends_the_stream(desk: Open) -> None:
    mirror = desk()
    mirror.sync("users")
    mirror.box.largest_page = 10
    mirror.box.exports.refuses_cursors = True
    mirror.box.advance(hours=24 * 30)
    outcome = mirror.try_sync("users")["users"]
    assert "/api/v2/incremental/users/cursor: the cursor of the page before is not taken" in str(
        outcome.error
    )
    refused = [served for served in mirror.asked("/api/v2/incremental/users") if served.status == 400]
    assert len(refused) == 2, "the one kept since the last sync, and the first new one"


def test_what_the_plan_or_the_account_lacks_is_said_and_fails_nothing(desk: Open) -> None:
    mirror = desk(plan="team", products={"support"})
    outcomes = mirror.sync()
    skipped = {name for name, outcome in outcomes.items() if outcome.status == "skipped"}
    lacking = {
        "sla_policies",
        "schedules",
        "ticket_forms",
        "audit_logs",
        "custom_objects",
        "articles",
        "chats",
    }
    assert lacking <= skipped
    assert not skipped & {"tickets", "users", "macros", "ticket_comments"}
    assert isinstance(mirror.try_sync("articles")["articles"].error, PermissionMissing)


def test_an_agent_may_not_export_and_is_told_so_by_stream(desk: Open) -> None:
    mirror = desk()
    agent = mirror.config(email=AGENT)
    outcomes = mirror.try_sync("tickets", "groups", config=agent)
    assert "an agent's: take an admin's" in str(outcomes["tickets"].error)
    assert outcomes["groups"].error is None


def test_an_agent_who_is_to_read_everything_fails_where_every_account_has_something(desk: Open) -> None:
    mirror = desk()
    outcomes = mirror.try_sync(config=mirror.config(email=AGENT))
    failed = {name for name, outcome in outcomes.items() if outcome.error}
    assert {"tickets", "users", "organizations", "ticket_events", "ticket_comments"} <= failed
    assert outcomes["groups"].error is None
    assert outcomes["custom_object_records"].status == "skipped"


@pytest.mark.C3
def test_a_scope_that_lacks_is_named_in_errors_and_notes(desk: Open) -> None:
    mirror = desk()
    access = mirror.box.grant(scopes="users:read")
    config = mirror.config(email=None, api_token=None, oauth_token=access.token)
    assert "tickets:read" in mirror.try_sync(config=config)["tickets"].notes[0]
    outcomes = mirror.try_sync("tickets", "users", config=config)
    assert "tickets:read" in str(outcomes["tickets"].error)
    assert outcomes["users"].error is None
    access = mirror.box.grant(scopes="tickets:read")
    config = mirror.config(email=None, api_token=None, oauth_token=access.token)
    assert mirror.try_sync("tickets", config=config)["tickets"].error is None


def test_lacking_scopes_are_known_however_they_are_spelled() -> None:
    said = b'{"error": "Forbidden", "description": "Missing the following required scopes: read"}'
    error = classify(Answer(said, 403, {}, utc_now()))
    assert "OAuth token may not read this" in str(error)


@pytest.mark.parametrize("wrong", [{"email": "nobody@example.com"}, {"api_token": "x" * 40}])
def test_wrong_credentials_end_the_sync_at_once(desk: Open, wrong: dict[str, Any]) -> None:
    mirror = desk()
    with pytest.raises(CredentialsError, match="api_token"):
        mirror.try_sync(config=mirror.config(**wrong))
    assert len(mirror.asked()) == 1


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"oauth_token": "x" * 40}, "check oauth_token"),
        ({"client_id": "tributary", "client_secret": "no"}, "check client_id"),
    ],
)
def test_refused_credentials_are_named_by_the_options_that_hold_them(
    desk: Open, options: dict[str, Any], named: str
) -> None:
    mirror = desk()
    with pytest.raises(CredentialsError, match=named):
        mirror.try_sync("groups", config=mirror.config(email=None, api_token=None, **options))


def test_an_oauth_client_gets_tokens_for_itself(desk: Open) -> None:
    mirror = desk()
    client = {"client_id": "tributary", "client_secret": "made-up-client-secret"}
    mirror.sync("tickets", config=mirror.config(email=None, api_token=None, **client))
    assert {served.status for served in mirror.asked()} == {200}
    assert mirror.asked()[0].path == "/oauth/tokens"
    with pytest.raises(CredentialsError):
        mirror.try_sync(config=mirror.config(email=None, api_token=None, **client | {"client_secret": "no"}))


def test_refresh_tokens_work_once_and_the_next_is_kept(desk: Open, tmp_path: Path) -> None:
    mirror = desk()
    access = mirror.box.grant(ADMIN, lifetime=3_600)
    file = tmp_path / "zendesk.token"
    config = mirror.config(
        email=None, api_token=None, client_id="tributary", refresh_token=access.refresh, token_file=str(file)
    )
    mirror.sync("groups", config=config)
    assert file.stat().st_mode & 0o777 == 0o600
    first = file.read_bytes()
    mirror.sync("groups", config=config)  # by the access token that was kept
    assert file.read_bytes() == first
    mirror.box.advance(hours=2)
    mirror.sync("groups", config=config)
    assert file.read_bytes() != first


def test_a_configuration_without_credentials_says_what_is_needed(desk: Open) -> None:
    mirror = desk()
    with pytest.raises(ConfigError, match="email and api_token"):
        mirror.try_sync(config=mirror.config(api_token=None))
    with pytest.raises(ConfigError, match="acme, not acme.zendesk.com"):
        mirror.try_sync(config=mirror.config(base_url=None, subdomain="acme.zendesk.com"))
    with pytest.raises(ConfigError, match="token_file"):
        mirror.try_sync(config=mirror.config(email=None, client_id="a", refresh_token="b"))


def test_an_export_by_time_that_goes_on_by_cursor_is_read_to_its_end(desk: Open) -> None:
    mirror = desk(enforce_limits=False)
    mirror.sync("ticket_metric_events")
    client = asking(mirror)
    path, params = "/api/v2/incremental/ticket_metric_events", [("page[size]", 50)]
    steps = list(exports.by_time(client, path, params, exports.Place(at=0)))
    client.close()
    assert len(steps) > 2
    assert {event.id for step in steps for event in step.head.ticket_metric_events} == {
        id for (id,) in mirror.rows("select id from ticket_metric_events")
    }


def test_a_parameter_that_is_not_known_is_left_out_and_that_is_said(desk: Open) -> None:
    mirror = desk()
    client = asking(mirror)
    params = [("include", "metric_sets"), ("support_kind", "all")]
    steps = list(exports.by_cursor(client, "/api/v2/incremental/tickets/cursor", params, exports.Place()))
    client.close()
    assert isinstance(steps[0], Note)
    assert "support_kind" in steps[0].text
    assert isinstance(steps[1], exports.Step)
    assert b"metric_set" in steps[1].answer.body


class Older(ZendeskSandbox):
    """A desk that knows nothing of AI agents."""

    def respond(self, request: Request) -> Response:
        if "support_type_scope" in dict(request.query):
            refusal = unknown_parameter("support_type_scope")
            return Response(refusal.status, refusal.body, JSON)
        return super().respond(request)


def test_events_and_comments_in_bulk_are_read_without_a_parameter_that_is_not_known(desk: Open) -> None:
    box = Older(people=15, tickets=15, months=3, enforce_limits=False)
    with box.serve() as server:
        mirror = Mirror(box, server, desk(tickets=1).warehouse)
        outcomes = mirror.sync("ticket_events", "ticket_comments")
    for outcome in outcomes.values():
        assert "read without support_type_scope" in outcome.notes[0]
    tickets = {t.id for t in box.world.store.shown("ticket") if "ai_agent" not in t.marks}
    assert mirror.living("ticket_events", column="ticket_id") >= tickets
    assert mirror.living("ticket_comments", column="ticket_id") >= tickets


def test_content_tags_are_asked_for_in_pages_of_thirty(desk: Open) -> None:
    mirror = desk()
    mirror.sync("content_tags")
    assert {dict(s.query)["page[size]"] for s in mirror.asked("/api/v2/guide/content_tags")} == {"30"}


def test_an_export_that_does_not_tell_its_end_is_read_to_it_whatever_its_pages_hold(desk: Open) -> None:
    mirror = desk()
    mirror.box.exports.usual_page = (
        len(mirror.box.objects("call")) // 4
    )  # more pages wait for the next minute
    mirror.sync("talk_calls")
    assert len(mirror.living("talk_calls")) == len(mirror.box.objects("call")) > 10
