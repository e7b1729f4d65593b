"""The incremental exports of the Zendesk simulator: order, cursors, boundaries, ties, deletions, side-loads."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.connectors.zendesk_worlds import DAY, NOW, Client, Json, served


@pytest.fixture(scope="module")
def still() -> Iterator[Client]:
    """A desk that the tests of this module only read."""
    with served() as client:
        yield client


@pytest.fixture
def client() -> Iterator[Client]:
    """A small one to change."""
    with served(people=15, tickets=20, months=3) as client:
        yield client


def by_time(client: Client, path: str, start: int = 0, **query: Any) -> list[Json]:
    """Every record of a time-based export, repeats and all."""
    rows: list[Json] = []
    answer = client.ask(path, {"start_time": start, **query})
    for _ in range(1000):
        assert answer.status == 200, answer.raw
        rows += answer.list
        if answer.body.get("end_of_stream", answer.body["count"] < 1000):
            return rows
        answer = client.ask(answer.body["next_page"])
    raise AssertionError("no end")


# -- by cursor


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_tickets_come_whole_and_in_order_at_any_size(still: Client, size: int) -> None:
    rows, _ = still.export("incremental/tickets/cursor.json", per_page=size, support_type_scope="all")
    order = [(row["generated_timestamp"], row["id"]) for row in rows]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
    living = {t["id"] for t in still.sandbox.objects("ticket")}
    assert living <= {row["id"] for row in rows}


def test_the_shape_of_a_cursor_page(still: Client) -> None:
    body = still.ask(
        "incremental/tickets/cursor", {"start_time": 0, "per_page": 3, "exclude_deleted": "true"}
    ).body
    assert list(body) == [
        "tickets",
        "after_url",
        "before_url",
        "after_cursor",
        "before_cursor",
        "end_of_stream",
    ]
    last = body["tickets"][-1]
    assert (
        base64.b64decode(body["after_cursor"]).decode() == f"{last['generated_timestamp']}.0||{last['id']}|"
    )
    query = parse_qs(urlsplit(body["after_url"]).query)
    assert query == {"per_page": ["3"], "exclude_deleted": ["true"], "cursor": [body["after_cursor"]]}
    assert (body["before_url"], body["before_cursor"], body["end_of_stream"]) == (None, None, False)


def test_a_kept_cursor_shows_what_changed_since(client: Client) -> None:
    _, cursor = client.export("incremental/tickets/cursor")
    again = client.ask("incremental/tickets/cursor", {"cursor": cursor}).body
    assert (again["tickets"], again["after_cursor"], again["end_of_stream"]) == ([], cursor, True)
    made = client.sandbox.create("ticket", subject="New")
    assert client.ask("incremental/tickets/cursor", {"cursor": cursor}).list == [], (
        "of the last minute nothing is shown"
    )
    client.sandbox.advance(hours=0.05)
    later = client.ask("incremental/tickets/cursor", {"cursor": cursor}).body
    assert [row["id"] for row in later["tickets"] if row["id"] == made["id"]]
    assert later["after_cursor"] != cursor


def test_a_first_call_with_nothing_to_show_has_no_cursor(still: Client) -> None:
    body = still.ask("incremental/tickets/cursor", {"start_time": int(NOW) - 61}).body
    assert (body["tickets"], body["after_cursor"], body["after_url"], body["end_of_stream"]) == (
        [],
        None,
        None,
        True,
    )


def test_a_start_time_is_compared_with_the_generated_timestamp(client: Client) -> None:
    ticket = client.walk("tickets")[0]
    client.sandbox.act("system_update", tickets=[ticket["id"]])
    client.sandbox.advance(hours=0.05)
    rows, _ = client.export("incremental/tickets/cursor", int(NOW))
    row = next(row for row in rows if row["id"] == ticket["id"])
    assert row["generated_timestamp"] == NOW
    assert row["updated_at"] == ticket["updated_at"] < "2026-02-02T02:40:00Z"


@pytest.mark.parametrize("size", [1, 5])
def test_more_records_in_one_second_than_a_page_holds(client: Client, size: int) -> None:
    client.sandbox.act("many", count=23)
    client.sandbox.act("system_update")
    client.sandbox.advance(hours=0.05)
    rows, _ = client.export("incremental/tickets/cursor", per_page=size, support_type_scope="all")
    tied = [row["id"] for row in rows if row["generated_timestamp"] == NOW]
    assert len(tied) >= 40
    assert len(set(tied)) == len(tied)


def test_a_ticket_that_changes_while_pages_are_read_comes_again_later(client: Client) -> None:
    first = client.ask("incremental/tickets/cursor", {"start_time": 0, "per_page": 5}).body
    again = first["tickets"][2]["id"]
    client.sandbox.update("ticket", again, priority="urgent")
    client.sandbox.advance(hours=0.05)
    rows, _ = [], client
    answer = client.ask(first["after_url"])
    while True:
        rows += answer.list
        if answer.body["end_of_stream"]:
            break
        answer = client.ask(answer.body["after_url"])
    assert [row["priority"] for row in rows if row["id"] == again] == ["urgent"]


def test_users_are_exported_deleted_ones_too(client: Client) -> None:
    gone = client.sandbox.objects("user")[-1]["id"]
    client.sandbox.delete("user", gone)
    client.sandbox.advance(hours=0.05)
    rows, _ = client.export("incremental/users/cursor", per_page=4)
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    assert {row["id"] for row in rows if not row["active"]} >= {gone}
    assert gone not in {row["id"] for row in client.walk("users")}
    assert client.ask(f"users/{gone}").body["user"]["active"] is False
    assert gone in {row["id"] for row in client.walk("deleted_users")}
    client.sandbox.act("forget", user=gone)
    row = next(row for row in client.walk("deleted_users") if row["id"] == gone)
    assert (row["name"], row["email"], row["permanently_deleted"]) == ("Permanently Deleted User", None, True)


# -- deleted, scrubbed, archived


def test_a_deleted_ticket_is_shown_by_exports_alone(client: Client) -> None:
    ticket = client.sandbox.create("ticket", subject="Spam")["id"]
    client.sandbox.advance(hours=0.05)
    client.sandbox.delete("ticket", ticket)
    client.sandbox.advance(hours=0.05)

    def exported(**query: Any) -> list[Json]:
        rows, _ = client.export("incremental/tickets/cursor", include="metric_sets", **query)
        return [row for row in rows if row["id"] == ticket]

    (row,) = exported()
    assert (row["status"], row["subject"], row["metric_set"]) == ("deleted", "Spam", None)
    assert exported(exclude_deleted="true") == []
    for path in ("", "/comments", "/audits", "/metrics"):
        assert client.ask(f"tickets/{ticket}{path}").status == 404
    binned = next(row for row in client.walk("deleted_tickets") if row["id"] == ticket)
    assert binned["previous_state"] == "new"
    client.sandbox.act("restore", ticket=ticket)
    assert client.ask(f"tickets/{ticket}").body["ticket"]["status"] == "new"
    client.sandbox.delete("ticket", ticket)
    client.sandbox.advance(hours=24 * 31)
    (row,) = exported()
    assert (row["status"], row["subject"], row["description"]) == ("deleted", "SCRUBBED", "SCRUBBED")
    assert (row["requester_id"], row["custom_fields"], row["tags"]) == (None, [], [])
    assert ticket not in {row["id"] for row in client.walk("deleted_tickets")}
    client.sandbox.advance(hours=24 * 31)
    assert exported() == []


def test_archived_tickets_leave_the_lists_and_stay_in_exports(client: Client) -> None:
    ticket = client.sandbox.create("ticket")["id"]
    client.sandbox.update("ticket", ticket, status="solved")
    client.sandbox.act("close", ticket=ticket)
    assert ticket in {row["id"] for row in client.walk("tickets")}
    client.sandbox.advance(hours=24 * 121)
    assert ticket not in {row["id"] for row in client.walk("tickets")}
    assert ticket not in {row["ticket_id"] for row in client.walk("ticket_metrics")}
    assert ticket not in {row["ticket_id"] for row in client.ask("ticket_audits").list}
    assert client.ask(f"tickets/{ticket}").body["ticket"]["status"] == "closed"
    assert client.ask(f"tickets/{ticket}/comments").list
    audits = client.ask(f"tickets/{ticket}/audits", {"page[size]": 1}).body
    assert ("meta" in audits, audits["count"], len(audits["audits"])) == (False, 3, 3), "they have no pages"
    rows, _ = client.export("incremental/tickets/cursor", include="metric_sets")
    row = next(row for row in rows if row["id"] == ticket)
    assert row["metric_set"]["solved_at"]


def test_ai_tickets_are_shown_only_when_asked_for(still: Client) -> None:
    def ids(**query: Any) -> set[int]:
        return {row["id"] for row in still.export("incremental/tickets/cursor", **query)[0]}

    ours, theirs = ids(), ids(support_type_scope="ai_agent")
    assert theirs
    assert not ours & theirs
    assert ids(support_type_scope="all") == ours | theirs
    assert ids(support_type_scope="agent") == ours


# -- side-loads


def test_side_loads_of_tickets(still: Client) -> None:
    include = (
        "users,groups,organizations,metric_sets,dates,comment_count,incident_counts,slas,last_audits,none"
    )
    body = still.ask("incremental/tickets/cursor", {"start_time": 0, "include": include}).body
    users = {user["id"] for user in body["users"]}
    assert len(users) == len(body["users"])
    assert {ticket["requester_id"] for ticket in body["tickets"]} - {None} <= users
    assert body["groups"]
    assert body["organizations"]
    assert "last_audits" not in body
    for ticket in body["tickets"]:
        if ticket["status"] != "deleted":
            assert ticket["metric_set"]["ticket_id"] == ticket["id"]
            assert ticket["dates"]["requester_updated_at"] == ticket["metric_set"]["requester_updated_at"]
            assert ticket["comment_count"] >= 1
    assert "metric_set" not in still.ask("incremental/tickets/cursor", {"start_time": 0}).list[0]


# -- by time


@pytest.mark.parametrize(
    ("kind", "size"), [("tickets", 8), ("users", 8), ("organizations", 3), ("ticket_events", 30)]
)
def test_time_pages_overlap_and_hold_all(still: Client, kind: str, size: int) -> None:
    whole = [row["id"] for row in by_time(still, f"incremental/{kind}.json")]
    assert len(whole) == len(set(whole))
    pages = [row["id"] for row in by_time(still, f"incremental/{kind}", per_page=size)]
    assert set(pages) == set(whole)
    assert len(pages) > len(whole), "each page begins with the last record of the one before"


def test_the_shape_of_a_time_page(still: Client) -> None:
    body = still.ask("incremental/tickets", {"start_time": 0, "per_page": 4}).body
    assert list(body) == ["tickets", "count", "end_of_stream", "end_time", "next_page"]
    assert body["count"] == len(body["tickets"])
    assert body["end_time"] == body["tickets"][-1]["generated_timestamp"]
    assert parse_qs(urlsplit(body["next_page"]).query) == {
        "per_page": ["4"],
        "start_time": [str(body["end_time"])],
    }
    assert still.ask(body["next_page"]).list[0]["id"] == body["tickets"][-1]["id"]
    none = still.ask("incremental/tickets", {"start_time": int(NOW) - 61}).body
    assert (none["count"], none["end_of_stream"], none["end_time"], none["next_page"]) == (
        0,
        True,
        None,
        None,
    )


def test_a_time_page_grows_to_hold_a_second_but_does_not_leave_it(client: Client) -> None:
    client.sandbox.act("system_update")
    client.sandbox.advance(hours=0.05)
    query = {"start_time": int(NOW), "per_page": 5}
    grown = client.ask("incremental/tickets", query).body
    assert grown["count"] > 5
    assert grown["end_of_stream"] is True
    client.sandbox.create("ticket")
    client.sandbox.advance(hours=0.05)
    stuck = client.ask("incremental/tickets", query).body
    assert (stuck["end_of_stream"], stuck["end_time"]) == (False, NOW)
    assert client.ask(stuck["next_page"]).body["tickets"] == stuck["tickets"] == grown["tickets"]
    client.sandbox.exports.ties_pin = True
    pinned = client.ask("incremental/tickets", query).body
    assert (pinned["count"], pinned["end_of_stream"], pinned["end_time"]) == (5, False, NOW)
    assert client.ask(pinned["next_page"]).body["tickets"] == pinned["tickets"]


def test_samples_hold_fifty(still: Client) -> None:
    assert still.ask("incremental/ticket_events/sample", {"start_time": 0}).body["count"] >= 50
    assert still.ask("incremental/users/sample", {"start_time": 0}).body["count"] < 60


def test_deleted_organizations_are_told_by_the_export_alone(client: Client) -> None:
    firm = client.sandbox.create("organization", name="Gone & Co.")["id"]
    client.sandbox.delete("organization", firm)
    client.sandbox.advance(hours=0.05)
    rows = {row["id"]: row for row in by_time(client, "incremental/organizations")}
    assert rows[firm]["deleted_at"] == "2026-02-02T02:40:00Z"
    assert client.ask(f"organizations/{firm}").status == 404
    assert "deleted_at" not in client.walk("organizations")[0]


def test_ticket_events_tell_every_change(client: Client) -> None:
    field = next(f for f in client.sandbox.objects("ticket_field") if f["type"] == "tagger")
    ticket = client.sandbox.create("ticket", text="Please help")["id"]
    client.sandbox.update("ticket", ticket, status="open", values={field["id"]: "area_login"})
    client.sandbox.act("comment", ticket=ticket, text="Between us", public=False)
    client.sandbox.advance(hours=0.05)
    query = {"start_time": int(NOW), "include": "comment_events"}
    events = [e for e in client.ask("incremental/ticket_events", query).list if e["ticket_id"] == ticket]
    assert [e["event_type"] for e in events] == ["Audit"] * 3
    born, changed, noted = (e["child_events"] for e in events)
    assert born[0] | {"event_type": "Comment", "body": "Please help", "public": True} == born[0]
    assert {"event_type": "Create", "status": "new"}.items() <= next(c for c in born if "status" in c).items()
    status = next(c for c in changed if "status" in c)
    assert (status["status"], status["previous_value"], status["event_type"]) == ("open", "new", "Change")
    assert next(c for c in changed if "tags" in c)["added_tags"] == ["area_login"]
    assert next(c for c in changed if "custom_ticket_fields" in c)["custom_ticket_fields"] == {
        str(field["id"]): "area_login"
    }
    assert noted[0]["public"] is False
    plain = client.ask("incremental/ticket_events", {"start_time": int(NOW)}).list
    told = next(
        c for e in plain if e["ticket_id"] == ticket for c in e["child_events"] if "comment_present" in c
    )
    assert (told["comment_public"], "body" in told) == (True, False)
    assert min(e["id"] for e in events) > 2**53
    audits = {audit["id"] for audit in client.walk(f"tickets/{ticket}/audits")}
    assert {e["id"] for e in events} == audits


def test_metric_events_by_time_and_by_cursor(still: Client) -> None:
    path = "incremental/ticket_metric_events"
    body = still.ask(path, {"start_time": int(NOW) - 30 * DAY}).body
    assert {"count", "end_of_stream", "end_time", "next_page"} < set(body)
    rows = still.walk(path, 90, start_time=int(NOW) - 30 * DAY)
    assert {row["id"] for row in rows} >= {row["id"] for row in body["ticket_metric_events"]}
    times = [row["time"] for row in rows]
    assert times == sorted(times)
    kinds = {(row["metric"], row["type"]) for row in by_time(still, path)}
    assert {
        ("reply_time", "activate"),
        ("agent_work_time", "pause"),
        ("requester_wait_time", "fulfill"),
    } <= kinds
    assert any(row["type"] == "update_status" and row["status"] for row in by_time(still, path))


# -- Help Center, Talk, Chat


def test_articles_always_have_a_next_page(client: Client) -> None:
    article = client.sandbox.objects("article")[0]["id"]
    client.sandbox.act("edit_article", article=article)
    body = client.ask("help_center/incremental/articles", {"start_time": int(NOW)}).body
    assert [row["id"] for row in body["articles"]] == [article]
    assert (body["count"], body["end_time"]) == (1, NOW)
    assert client.ask(body["next_page"]).list == body["articles"]


def test_calls_and_legs(client: Client) -> None:
    made = client.sandbox.act("call")
    body = client.ask("channels/voice/stats/incremental/calls", {"start_time": int(NOW) - DAY}).body
    assert "end_of_stream" not in body
    assert made in {call["id"] for call in body["calls"]}
    assert body["end_time"] == NOW
    last = client.ask(body["next_page"]).body
    assert last["count"] >= 1
    legs = client.ask("channels/voice/stats/incremental/legs", {"start_time": int(NOW)}).list
    assert made in {leg["call_id"] for leg in legs}
    late = client.ask("channels/voice/stats/incremental/calls", {"start_time": int(NOW) + 5}).body
    assert (late["count"], late["end_time"]) == (0, NOW + 5)


def test_chats_are_read_by_time_and_id(still: Client) -> None:
    first = still.ask("chat/incremental/chats", {"fields": "chats(*)", "limit": 3}).body
    ids, answer = [row["id"] for row in first["chats"]], first
    while answer["next_page"]:
        answer = still.ask(answer["next_page"]).body
        ids += [row["id"] for row in answer["chats"]]
    assert len(ids) == len(set(ids)) == len(still.sandbox.objects("chat"))
    assert first["chats"][0]["visitor"]["email"]
    assert set(still.ask("chat/incremental/chats").list[0]) == {"id", "update_timestamp"}
    picked = still.ask("chat/incremental/chats", {"fields": "chats(id,rating)"}).list[0]
    assert set(picked) == {"id", "rating"}
    spans = still.ask("chat/incremental/agent_timeline", {"limit": 2}).body
    assert len(still.ask(spans["next_page"]).list) == 2
    assert spans["end_time"] > 10**15, "microseconds"
