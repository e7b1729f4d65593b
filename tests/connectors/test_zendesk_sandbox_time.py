"""The life of the Zendesk simulator: the same story for a seed, what passes with time, and edits by tests."""

from __future__ import annotations

import http.client
import json
from collections import Counter
from collections.abc import Iterator
from inspect import signature
from typing import Any

import pytest

from connectors.sandbox.zendesk import ADMIN, API_TOKEN, ZendeskSandbox, store, without_limits
from tests.connectors.zendesk_worlds import AGENT, DAY, NOW, Client, Json, basic, served


@pytest.fixture
def client() -> Iterator[Client]:
    """A small desk to change."""
    with served(people=25, tickets=40, months=4) as client:
        yield client


def story(sandbox: ZendeskSandbox) -> str:
    kinds = [kind for kind in store.kinds() if kind != "agent_activity"]
    return json.dumps({kind: sandbox.objects(kind, everything=True) for kind in kinds})


def make(**options: Any) -> ZendeskSandbox:
    return ZendeskSandbox(**{"now": NOW, "people": 20, "tickets": 20, "months": 3, **options})


# -- time


def test_the_same_seed_tells_the_same_story_in_any_steps() -> None:
    whole, steps = make(), make()
    assert story(whole) == story(steps)
    whole.advance(hours=240)
    for _ in range(80):
        steps.advance(hours=3)
    assert story(whole) == story(steps)
    assert story(make(seed=8)) != story(make())


def test_a_desk_has_a_past_of_every_kind() -> None:
    sandbox = ZendeskSandbox(now=NOW)
    tickets = sandbox.objects("ticket", everything=True)
    assert {t["status"] for t in tickets} >= {"open", "pending", "hold", "solved", "closed", "deleted"}
    assert {t["via"]["channel"] for t in tickets} == {"email", "web", "api", "voice", "chat"}
    assert any(t["subject"] == "SCRUBBED" for t in tickets)
    assert any("closed_by_merge" in t["tags"] for t in tickets)
    assert any(t["problem_id"] for t in tickets)
    assert any(t["has_incidents"] for t in tickets)
    assert len(tickets) > len(sandbox.objects("ticket")) > 50, "many are archived"
    scores = Counter(r["score"] for r in sandbox.objects("satisfaction_rating"))
    assert set(scores) == {"offered", "good", "bad"}
    assert all(
        sandbox.objects(kind, everything=True)
        for kind in store.kinds()
        if kind not in ("tag", "suspended_ticket")
    )
    times = [t["generated_timestamp"] for t in tickets]
    assert max(times) <= NOW


def test_time_brings_new_tickets_and_ends_old_ones(client: Client) -> None:
    before = {t["id"]: t["status"] for t in client.sandbox.objects("ticket")}
    assert client.sandbox.advance(hours=24 * 14) == NOW + 14 * DAY
    after = {t["id"]: t["status"] for t in client.sandbox.objects("ticket")}
    assert set(after) - set(before)
    assert any(after.get(id) != status for id, status in before.items())
    assert client.ask("tickets").headers["Date"] == "Mon, 16 Feb 2026 02:40:00 GMT"


def test_a_clock_can_run_with_ours() -> None:
    sandbox = make(ticking=True)
    assert sandbox.now() >= NOW
    assert sandbox.now() < NOW + 60


def test_tickets_appear_while_pages_are_read(client: Client) -> None:
    client.sandbox.creates_while_paging = 2
    rows = [row["id"] for row in client.walk("tickets", 5)]
    assert len(rows) == len(set(rows))
    assert {t["id"] for t in client.sandbox.objects("ticket")} >= set(rows)


# -- edits


def test_a_ticket_s_life_leaves_audits_and_metrics(client: Client) -> None:
    ticket = client.sandbox.create("ticket", subject="Help", text="It hurts.", priority="urgent")["id"]
    client.sandbox.advance(hours=2)
    client.sandbox.act("comment", ticket=ticket, text="Where?", status="pending")
    client.sandbox.advance(hours=1)
    client.sandbox.update("ticket", ticket, status="solved", tags=["done"])

    def metric() -> Json:
        return dict(client.ask(f"tickets/{ticket}/metrics").body["ticket_metric"])

    assert metric()["reply_time_in_minutes"]["calendar"] == 120
    assert metric()["full_resolution_time_in_minutes"]["calendar"] == 180
    assert metric()["solved_at"] == "2026-02-02T05:40:00Z"
    client.sandbox.act("comment", ticket=ticket, text="Here!", status="open")
    assert (metric()["reopens"], metric()["solved_at"], metric()["replies"]) == (1, None, 2)
    changes = [
        e for a in client.walk(f"tickets/{ticket}/audits") for e in a["events"] if e["type"] == "Change"
    ]
    assert {"custom_status_id", "status", "tags"} == {e["field_name"] for e in changes}
    changes = [e for e in changes if e["field_name"] != "custom_status_id"]
    told = [(e["field_name"], e["previous_value"], e["value"]) for e in changes]
    assert told == [
        ("status", "new", "pending"),
        ("status", "pending", "solved"),
        ("tags", [], ["done"]),
        ("status", "solved", "open"),
    ]
    sideloaded = client.ask(f"tickets/{ticket}", {"include": "metric_events"}).body["ticket"]["metric_events"]
    assert [e["type"] for e in sideloaded["reply_time"]] == [
        "activate",
        "apply_sla",
        "fulfill",
        "update_status",
        "breach",
    ]


def test_merging_tickets_and_users(client: Client) -> None:
    one, two = (client.sandbox.create("ticket", subject=name)["id"] for name in ("One", "Two"))
    client.sandbox.act("merge", source=one, target=two)
    merged = client.sandbox.find("ticket", one)
    assert (merged["status"], merged["tags"]) == ("closed", ["closed_by_merge"])
    assert "merged into this request" in client.walk(f"tickets/{two}/comments")[-1]["body"]
    ticket = next(t for t in client.sandbox.objects("ticket") if t["status"] != "closed")
    loser = ticket["requester_id"]
    winner = next(
        u["id"] for u in client.sandbox.objects("user") if u["role"] == "end-user" and u["id"] != loser
    )
    client.sandbox.act("merge_users", loser=loser, winner=winner)
    assert client.sandbox.find("ticket", ticket["id"])["requester_id"] == winner
    assert client.sandbox.find("user", loser)["active"] is False
    values = {i["value"] for i in client.walk(f"users/{winner}/identities")}
    assert len(values) >= 2


def test_a_closed_ticket_is_followed_up_by_a_new_one(client: Client) -> None:
    old = next(t for t in client.sandbox.objects("ticket") if t["status"] == "closed")
    made = client.sandbox.act("follow_up", ticket=old["id"], text="It is back.")
    assert client.ask(f"tickets/{old['id']}").body["ticket"]["followup_ids"] == [made]
    assert client.ask(f"tickets/{made}").body["ticket"]["via"]["source"]["rel"] == "follow_up"


def test_comments_are_redacted_and_made_private(client: Client) -> None:
    ticket = client.sandbox.create("ticket", text="My code is 1234.")
    comment = client.walk(f"tickets/{ticket['id']}/comments")[0]["id"]
    client.sandbox.act("redact", comment=comment, word="1234")
    client.sandbox.act("make_private", comment=comment)
    row = client.walk(f"tickets/{ticket['id']}/comments")[0]
    assert "1234" not in row["body"] + row["html_body"]
    assert "▇" in row["body"]
    assert row["public"] is False


def test_fields_are_added_renamed_and_switched_off(client: Client) -> None:
    ticket = client.walk("tickets")[0]
    added = client.sandbox.act(
        "add_field", kind="ticket_field", title="Mood", type="tagger", more=("mood_good",)
    )
    fresh = client.ask(f"tickets/{ticket['id']}").body["ticket"]
    assert {"id": added, "value": None} in fresh["custom_fields"]
    assert fresh["generated_timestamp"] == ticket["generated_timestamp"], "no ticket changed"
    client.sandbox.update("ticket", ticket["id"], values={str(added): "mood_good"})
    fresh = client.ask(f"tickets/{ticket['id']}").body["ticket"]
    assert "mood_good" in fresh["tags"]
    client.sandbox.act("rename_field", kind="ticket_field", id=added, title="Temper")
    client.sandbox.update("ticket_field", added, active=False)
    assert client.ask(f"ticket_fields/{added}").body["ticket_field"]["title"] == "Temper"
    fresh = client.ask(f"tickets/{ticket['id']}").body["ticket"]
    assert added not in {value["id"] for value in fresh["custom_fields"]}
    key = client.sandbox.act("add_field", kind="user_field", title="Shoe size", type="integer")
    assert client.ask(f"user_fields/{key}").body["user_field"]["key"] == "shoe_size"


def test_ratings_go_with_the_ticket(client: Client) -> None:
    ticket = client.sandbox.create("ticket")["id"]
    rating = client.sandbox.act("rate", ticket=ticket, score="bad", comment="Slow")
    told = client.ask(f"tickets/{ticket}").body["ticket"]["satisfaction_rating"]
    assert (told["score"], told["id"], told["comment"]) == ("bad", rating, "Slow")
    assert client.ask(f"satisfaction_ratings/{rating}").body["satisfaction_rating"]["ticket_id"] == ticket


def test_deletions_of_each_kind(client: Client) -> None:
    group = client.sandbox.create("group", name="Short-lived")["id"]
    client.sandbox.delete("group", group)
    assert next(g for g in client.walk("groups") if g["id"] == group)["deleted"] is True
    macro = client.sandbox.objects("macro")[0]["id"]
    client.sandbox.delete("macro", macro)
    assert client.ask(f"macros/{macro}").status == 404
    member = client.walk("group_memberships")[0]["id"]
    client.sandbox.delete("group_membership", member)
    assert member not in {m["id"] for m in client.walk("group_memberships")}
    brand = client.sandbox.objects("brand")[1]["id"]
    client.sandbox.delete("brand", brand)
    assert brand not in {b["id"] for b in client.walk("brands")}


def test_a_wrong_edit_is_an_error(client: Client) -> None:
    with pytest.raises(KeyError, match="no documented field colour"):
        client.sandbox.create("organization", colour="red")
    with pytest.raises(KeyError, match="no documented field colour"):
        client.sandbox.update("user", client.sandbox.objects("user")[0]["id"], colour="red")
    with pytest.raises(KeyError, match="no ticket"):
        client.sandbox.update("ticket", 10**6, status="open")
    with pytest.raises(ValueError, match="no such act"):
        client.sandbox.act("explode")


def test_any_kind_can_be_made(client: Client) -> None:
    for kind in store.kinds():
        fields: Json = {"title": "Extra"} if kind == "ticket_field" else {}
        assert store.fields_of(kind) <= set(client.sandbox.create(kind, **fields)), kind


def test_every_act_that_ends_a_ticket_can_be_called(client: Client) -> None:
    ticket = client.sandbox.create("ticket")["id"]
    client.sandbox.act("archive", ticket=ticket)
    assert client.sandbox.find("ticket", ticket)["id"] == ticket
    other = client.sandbox.create("ticket")["id"]
    client.sandbox.delete("ticket", other)
    client.sandbox.act("scrub", ticket=other)
    client.sandbox.act("vanish", ticket=other)
    with pytest.raises(KeyError, match="no ticket"):
        client.sandbox.find("ticket", other)
    client.sandbox.act("chat")


# -- from another process


def test_served_and_steered_from_another_process(client: Client) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", client.server.port, timeout=10)

    def send(method: str, path: str, body: Any = None) -> tuple[int, Any]:
        data = json.dumps(body) if body is not None else None
        connection.request(method, path, data, {"Authorization": basic()})
        response = connection.getresponse()
        return response.status, json.loads(response.read())

    assert send("POST", "/_sandbox/clock") == (200, {"now": NOW})
    status, made = send("POST", "/_sandbox/create", {"kind": "organization", "name": "Acme"})
    assert status == 200
    send("POST", "/_sandbox/update", {"kind": "organization", "id": made["id"], "notes": "big"})
    assert send("GET", f"/api/v2/organizations/{made['id']}.json")[1]["organization"]["notes"] == "big"
    send("POST", "/_sandbox/delete", {"kind": "organization", "id": made["id"]})
    assert send("GET", f"/api/v2/organizations/{made['id']}")[0] == 404
    assert send("POST", "/_sandbox/act", {"name": "many", "count": 3}) == (200, 3)
    assert send("POST", "/_sandbox/advance", {"hours": 1})[1] == {"now": NOW + 3600}
    tokens = send("POST", "/_sandbox/grant", {"email": AGENT, "scopes": "tickets:read"})[1]
    assert client.ask("tickets", auth=f"Bearer {tokens['access_token']}").status == 200
    send("POST", "/_sandbox/revoke", {"token": tokens["access_token"]})
    assert client.ask("tickets", auth=f"Bearer {tokens['access_token']}").status == 401
    send("POST", "/_sandbox/settings", {"largest_page": 10, "ties_pin": True})
    assert client.ask("tickets", {"page[size]": 11}).status == 504
    assert send("POST", "/_sandbox/settings", {"colour": 1})[0] == 400
    assert send("POST", "/_sandbox/explode", {})[0] == 400
    assert send("POST", "/_sandbox/forgive", {}) == (200, {})
    send("POST", "/_sandbox/moods", {"mood": "throttle"})
    assert client.ask("tickets").status == 429
    assert API_TOKEN not in json.dumps(send("GET", "/_sandbox/requests")[1])
    connection.close()


def test_it_starts_as_the_command_line_starts_simulators() -> None:
    assert {"now", "ticking"} <= set(signature(without_limits).parameters)
    sandbox = without_limits(now=NOW, ticking=True, people=2, tickets=2, months=1)
    assert sandbox.keys[0] == API_TOKEN
    assert not sandbox.enforce_limits
    assert next(sandbox.world.store.all("user")).body["email"] == ADMIN


def test_custom_object_records_are_exported_with_the_deleted(client: Client) -> None:
    kept, gone = client.sandbox.act("ship"), client.sandbox.act("ship")
    client.sandbox.delete("custom_object_record", gone)
    client.sandbox.advance(hours=0.05)
    path = "incremental/custom_objects/shipment/cursor"
    (first,) = (body := client.ask(path, {"start_time": 0, "per_page": 1}).body)["custom_object_records"]
    assert (body["meta"], "end_of_stream" in body, "photo" in first) == ({"has_more": True}, False, False)
    body = client.ask(path, {"start_time": 0}).body
    assert (body["meta"], body["after_cursor"], body["after_url"]) == ({"has_more": False}, None, None)
    rows = {row["id"]: row for row in body["custom_object_records"]}
    assert rows[kept]["name"].startswith("Shipment")
    values = rows[gone]["custom_object_fields"].values()
    assert {rows[gone]["name"], rows[gone]["external_id"], *values} == {"[DELETED]"}
    body = client.ask(path, {"start_time": 0, "filter[exclude_deleted]": "true"}).body
    assert gone not in {row["id"] for row in body["custom_object_records"]}
    assert gone not in {row["id"] for row in client.walk("custom_objects/shipment/records")}
    assert client.ask("incremental/custom_objects/parcel/cursor", {"start_time": 0}).status == 404
    client.sandbox.advance(hours=24 * 31)
    assert gone not in {row["id"] for row in client.ask(path, {"start_time": 0}).list}
