"""The lists of the Zendesk simulator: pages of both kinds, filters, children, shapes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from connectors.sandbox.zendesk import routes, store
from tests.connectors.zendesk_worlds import DAY, NOW, Client, served

COLLECTIONS = [  # what the warehouse's tables of Zendesk are read from, and what there is beside
    "organizations",
    "organization_memberships",
    "groups",
    "group_memberships",
    "brands",
    "ticket_fields",
    "ticket_forms",
    "tags",
    "macros",
    "satisfaction_ratings",
    "triggers",
    "trigger_categories",
    "automations",
    "views",
    "slas/policies",
    "group_slas/policies",
    "queues",
    "ticket_form_statuses",
    "business_hours/schedules",
    "custom_statuses",
    "user_fields",
    "organization_fields",
    "custom_objects",
    "custom_objects/shipment/fields",
    "custom_objects/shipment/records",
    "custom_objects/shipment/triggers",
    "deletion_schedules",
    "ticket_metrics",
    "deleted_tickets",
    "suspended_tickets",
    "activities",
    "job_statuses",
    "tickets",
    "users",
    "skips",
    "audit_logs",
    "help_center/articles",
    "help_center/sections",
    "help_center/categories",
    "community/posts",
    "community/topics",
    "channels/voice/phone_numbers",
    "channels/voice/stats/agents_activity",
    "dynamic_content/items",
    "custom_roles",
    "recipient_addresses",
    "locales",
    "satisfaction_reasons",
    "organization_subscriptions",
    "brand_agents",
    "workspaces",
    "resource_collections",
    "routing/attributes",
    "sharing_agreements",
    "targets",
    "help_center/user_segments",
]


@pytest.fixture(scope="module")
def still() -> Iterator[Client]:
    """A desk that the tests of this module only read."""
    with served() as client:
        yield client


@pytest.fixture(scope="module")
def shorn() -> Iterator[Client]:
    """One that has lost a user; its tests only read, too."""
    with served(people=15, tickets=20, months=3) as client:
        client.sandbox.delete("user", client.sandbox.objects("user")[-1]["id"])
        yield client


@pytest.fixture
def client() -> Iterator[Client]:
    """A small one to change."""
    with served(people=15, tickets=20, months=3) as client:
        yield client


@pytest.mark.parametrize("path", COLLECTIONS)
def test_every_collection_has_something_to_show(still: Client, path: str) -> None:
    answer = still.ask(f"{path}.json")
    assert answer.status == 200
    assert answer.list
    assert answer.raw == still.ask(path).raw.replace(f"{path}?".encode(), f"{path}.json?".encode())


def _paged() -> list[str]:
    found = routes.endpoints().values()
    return [e.template for e in found if e.page in ("both", "cursor") and "{" not in e.template]


@pytest.mark.parametrize("path", _paged())
def test_cursor_pages_of_any_size_hold_the_same(still: Client, path: str) -> None:
    whole, small = still.walk(path, 100), still.walk(path, 7)
    assert [json.dumps(row) for row in whole] == [json.dumps(row) for row in small]


def test_the_shape_of_a_cursor_page(still: Client) -> None:
    first = still.ask("tickets", {"page[size]": 5}).body
    assert list(first) == ["tickets", "meta", "links"]
    assert first["meta"]["has_more"] is True
    assert "page%5Bafter%5D=" in first["links"]["next"]
    second = still.ask(first["links"]["next"]).body
    assert second["tickets"][0]["id"] > first["tickets"][-1]["id"]
    back = still.ask(second["links"]["prev"]).body
    assert back["tickets"] == first["tickets"]
    last = still.ask("brands", {"page[size]": 100}).body
    assert last["meta"]["has_more"] is False
    beyond = still.ask(last["links"]["next"]).body
    assert (beyond["brands"], beyond["meta"]["after_cursor"], beyond["links"]["next"]) == ([], None, None)


def test_cursor_pages_can_be_sorted_by_few_things(still: Client) -> None:
    up = [row["updated_at"] for row in still.walk("tickets", 9, sort="updated_at")]
    assert up == sorted(up)
    down = [row["updated_at"] for row in still.walk("tickets", 9, sort="-updated_at")]
    assert down == sorted(up, reverse=True)
    ignored = still.ask("tickets", {"page[size]": 9, "sort_by": "updated_at", "sort_order": "desc"})
    assert ignored.list == still.ask("tickets", {"page[size]": 9}).list, (
        "the other style's sorting is ignored"
    )
    ids = [row["id"] for row in still.walk("tickets", 9, sort="-id")]
    assert ids == sorted(ids, reverse=True)


def test_what_comes_and_goes_neither_hides_nor_repeats(client: Client) -> None:
    before = {row["id"] for row in client.walk("tickets")}
    first = client.ask("tickets", {"page[size]": 3}).body
    gone = first["tickets"][0]["id"]
    client.sandbox.delete("ticket", gone)
    client.sandbox.create("ticket")
    rows, answer = [row["id"] for row in first["tickets"]], first
    while answer["meta"]["has_more"]:
        answer = client.ask(answer["links"]["next"]).body
        rows += [row["id"] for row in answer["tickets"]]
    assert before <= set(rows)
    assert len(rows) == len(set(rows))


def test_offset_pages_slip_when_something_goes(client: Client) -> None:
    first = client.ask("tickets", {"per_page": 3}).body
    assert list(first) == ["tickets", "next_page", "previous_page", "count"]
    client.sandbox.delete("ticket", first["tickets"][0]["id"])
    second = client.ask(first["next_page"]).body
    everything = [row["id"] for row in client.walk("tickets")]
    assert second["tickets"][0]["id"] == everything[3], "one was skipped"
    assert "page=1" in second["previous_page"]
    assert len(client.ask("tickets", {"per_page": 500}).list) <= 100


def test_help_center_pages_tell_more_and_hold_thirty(client: Client) -> None:
    section = client.sandbox.objects("section")[0]["id"]
    for number in range(40):
        client.sandbox.create("article", section_id=section, title=f"No. {number}", name=f"No. {number}")
    body = client.ask("help_center/articles").body
    assert len(body["articles"]) == body["per_page"] == 30
    assert (body["page"], body["page_count"], body["sort_by"]) == (1, 2, "position")
    assert body["count"] == len(client.walk("help_center/en-us/articles"))
    assert client.ask("help_center/de/articles").status == 200
    assert client.ask("help_center/nl/articles").status == 404


def test_lists_without_pages(still: Client) -> None:
    assert list(still.ask("custom_statuses").body) == ["custom_statuses"]
    assert list(still.ask("ticket_forms").body) == ["ticket_forms", "next_page", "previous_page", "count"]
    for query in ({"page": 1}, {"per_page": 5}, {"page[size]": 5}):
        assert still.ask("ticket_forms", query).status == 400
    positions = [row["position"] for row in still.ask("ticket_fields").list]
    assert positions == sorted(positions)
    by_page = [row["id"] for row in still.walk("ticket_fields", 5)]
    assert by_page == sorted(by_page), "pages are in another order"
    fields = still.ask("ticket_fields").body
    assert len(fields["ticket_fields"]) == fields["count"] > 15


def test_filters(still: Client) -> None:
    roles = {row["role"] for row in still.ask("users", [("role[]", "agent"), ("role[]", "admin")]).list}
    assert roles == {"agent", "admin"}
    person = next(u for u in still.sandbox.objects("user") if u["external_id"])
    assert [row["id"] for row in still.ask("users", {"external_id": person["external_id"]}).list] == [
        person["id"]
    ]
    assert any(row["deleted"] for row in still.ask("groups").list)
    assert not any(row["deleted"] for row in still.ask("groups", {"exclude_deleted": "true"}).list)
    scores = {row["score"] for row in still.ask("satisfaction_ratings", {"score": "received"}).list}
    assert scores <= {"good", "bad"}
    since = int(NOW) - 60 * DAY
    recent = still.ask("satisfaction_ratings", {"start_time": since, "end_time": int(NOW) - DAY}).list
    assert recent
    assert min(row["created_at"] for row in recent) >= "2025-12-04"
    logs = [
        ("filter[created_at][]", "2025-01-01T00:00:00Z"),
        ("filter[created_at][]", "2026-06-01T00:00:00Z"),
    ]
    assert still.ask("audit_logs", logs).list
    assert not still.ask("activities", {"since": "2026-03-01T00:00:00Z"}).list
    assert all(row["active"] for row in still.ask("triggers/active").list)
    assert not all(row["active"] for row in still.ask("triggers").list)
    many = [row["id"] for row in still.walk("tickets")][:3]
    wanted = ",".join(map(str, [*many, 999_999]))
    assert [row["id"] for row in still.ask("tickets/show_many", {"ids": wanted}).list] == many


def test_children_of_a_ticket(still: Client) -> None:
    ticket = next(row for row in still.walk("tickets") if row["status"] == "closed")
    comments = still.walk(f"tickets/{ticket['id']}/comments")
    assert comments[0]["body"] == ticket["description"]
    audits = still.walk(f"tickets/{ticket['id']}/audits", 3)
    assert {c["audit_id"] for c in comments} <= {a["id"] for a in audits}
    assert audits[0]["events"][0]["type"] == "Comment"
    assert {"Create", "Notification"} <= {e["type"] for e in audits[0]["events"]}
    metric = still.ask(f"tickets/{ticket['id']}/metrics").body["ticket_metric"]
    assert (metric["ticket_id"], metric["solved_at"] is not None) == (ticket["id"], True)
    assert metric in still.walk("ticket_metrics")
    users = still.ask(f"tickets/{ticket['id']}/comments", {"include": "users"}).body["users"]
    assert ticket["requester_id"] in {user["id"] for user in users}


def test_side_conversations_are_the_ticket_s(client: Client) -> None:
    ticket = client.sandbox.create("ticket")["id"]
    made = client.sandbox.act("ask_aside", ticket=ticket, address="x@freight.example", text="Where is it?")
    (row,) = client.ask(f"tickets/{ticket}/side_conversations").list
    assert (row["id"], row["ticket_id"], row["participants"][1]["email"]) == (
        made,
        ticket,
        "x@freight.example",
    )
    assert row["url"].endswith(f"/api/v2/tickets/{ticket}/side_conversations/{made}.json")
    (event,) = client.ask(f"tickets/{ticket}/side_conversations/{made}/events").list
    assert event["message"]["body"] == "Where is it?"
    client.sandbox.delete("ticket", ticket)
    assert client.ask(f"tickets/{ticket}/side_conversations/{made}/events").status == 404


def test_all_audits_newest_first_and_backwards(still: Client) -> None:
    first = still.ask("ticket_audits", {"limit": 10}).body
    ids = [row["id"] for row in first["audits"]]
    assert ids == sorted(ids, reverse=True)
    older = still.ask(first["before_url"]).body
    assert max(row["id"] for row in older["audits"]) < min(ids)
    assert first["after_cursor"]
    pages = still.walk("ticket_audits", 90)
    assert [row["id"] for row in pages][:10] == ids
    assert len(pages) == len({row["id"] for row in pages}) > 100


def test_custom_fields_are_of_the_forms_of_their_types(still: Client) -> None:
    types = {field["id"]: field["type"] for field in still.walk("ticket_fields")}
    seen: dict[str, set[type]] = {}
    for ticket in still.walk("tickets"):
        assert ticket["custom_fields"] == ticket["fields"]
        for value in ticket["custom_fields"]:
            if value["value"] is not None:
                seen.setdefault(types[value["id"]], set()).add(type(value["value"]))
    texts = "tagger date integer decimal regexp partialcreditcard lookup textarea text"
    assert seen == {"checkbox": {bool}, "multiselect": {list}, **{type: {str} for type in texts.split()}}
    dropdown = next(f for f in still.walk("ticket_fields") if f["type"] == "tagger")
    options = [option["value"] for option in dropdown["custom_field_options"]]
    assert [row["value"] for row in still.walk(f"ticket_fields/{dropdown['id']}/options")] == options
    chosen = next(t for t in still.walk("tickets") for f in t["custom_fields"] if f["value"] in options)
    assert set(chosen["tags"]) & set(options)
    user = next(u for u in still.walk("users") if u["user_fields"].get("plan"))
    assert isinstance(user["user_fields"]["lifetime_value"], (float, type(None)))


def test_people_are_those_of_the_other_simulators(still: Client) -> None:
    ends = [user for user in still.walk("users") if user["role"] == "end-user"]
    assert all(int(user["external_id"]) >= 1000 for user in ends if user["verified"])
    assert all(user["external_id"] is None for user in ends if not user["verified"])
    assert all(user["email"] == user["email"].lower() for user in ends)
    assert len({user["email"] for user in ends}) == len(ends)
    firms = {firm["id"] for firm in still.walk("organizations")}
    members = still.walk("organization_memberships")
    assert {member["organization_id"] for member in members} <= firms
    one = next(user for user in ends if user["organization_id"])
    assert (
        still.walk(f"users/{one['id']}/organization_memberships")[0]["organization_id"]
        == one["organization_id"]
    )
    assert one["id"] in {user["id"] for user in still.walk(f"organizations/{one['organization_id']}/users")}
    assert still.walk(f"users/{one['id']}/identities")[0]["value"] == one["email"]


def test_images_in_the_text_of_comments_are_listed_only_if_asked_for(still: Client) -> None:
    comment, image = next(
        (c, a)
        for c in still.sandbox.world.store.all("comment")
        if not still.sandbox.world.store.get("ticket", c.links["ticket"]).gone
        for a in c.body["attachments"]
        if a["inline"]
    )
    path = f"tickets/{comment.links['ticket']}/comments"

    def listed(**query: str) -> list[int]:
        return [file["id"] for c in still.ask(path, query).list for file in c["attachments"]]

    assert image["id"] not in listed()
    assert image["id"] not in listed(include_inline_images="false")
    assert image["id"] in listed(include_inline_images="true")


def test_attachments_are_found_by_id(still: Client) -> None:
    held = [a for c in still.sandbox.objects("comment") for a in c["attachments"]]
    assert still.ask(f"attachments/{held[0]['id']}").body["attachment"] == held[0]


def _names(template: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", template)


def _made(client: Client, kind: str) -> Any:
    kind = {"object": "custom_object", "record": "custom_object_record"}.get(kind, kind)
    records = client.sandbox.world.store.all(kind)
    if kind == "ticket_metric":
        here = {ticket.id for ticket in client.sandbox.world.store.shown("ticket")}
        return next(record.id for record in records if record.body["ticket_id"] in here)
    return next(record.id for record in records if record.shown)


@pytest.mark.parametrize("template", list(routes.endpoints()))
def test_every_path_of_the_table_answers(shorn: Client, template: str) -> None:
    endpoint = routes.endpoints()[template]
    if template.startswith("deleted_users/"):
        place = shorn.walk("deleted_users")[0]["id"]
        assert shorn.ask(f"deleted_users/{place}").status == 200
        return
    path = re.sub(r"\{(\w+)\}", lambda m: str(_made(shorn, m[1])), template)
    needed = {"i": "0", "I": "1", "s": "x"}
    query = {name: needed[endpoint.params[name]] for name in endpoint.required}
    query |= {"start_time": "0"} if template.startswith("incremental") else {}
    query |= {"query": "type:ticket"} if template.startswith("search") else {}
    query |= {"ids": "1"} if template.endswith("show_many") else {}
    answer = shorn.ask(path, query)
    assert answer.status == 200, answer.raw
    if endpoint.how != "do" and endpoint.kind in store.kinds():
        shown = answer.list if endpoint.how == "list" else [answer.body[endpoint.key]]
        for row in shown:
            assert store.fields_of(endpoint.kind) <= set(row), template
    assert shorn.ask(path, {**query, "no_such_parameter": "1"}).status == 400


def test_counts_are_as_lists_are_long(still: Client) -> None:
    for kind in ("tickets", "users", "organizations"):
        assert still.ask(f"{kind}/count").body["count"]["value"] == len(
            still.walk(kind, support_type_scope="all") if kind == "tickets" else still.walk(kind)
        )


def test_the_bin_does_not_list_what_was_archived(client: Client) -> None:
    first, second = [t["id"] for t in client.sandbox.objects("ticket") if t["status"] != "closed"][:2]
    client.sandbox.act("archive", ticket=first)
    client.sandbox.delete("ticket", first)
    client.sandbox.delete("ticket", second)
    binned = {ticket["id"] for ticket in client.walk("deleted_tickets")}
    assert second in binned
    assert first not in binned


def test_translations_are_embedded_where_they_are_asked_for(still: Client) -> None:
    for path in ("help_center/articles", "help_center/sections", "help_center/categories"):
        (record, *_) = still.ask(path, {"page[size]": 5, "include": "translations"}).list
        listed = still.walk(f"{path}/{record['id']}/translations")
        assert record["translations"] == listed != []
        assert "translations" not in still.ask(path, {"page[size]": 5}).list[0]


def test_a_custom_object_that_is_gone_exports_nothing(client: Client) -> None:
    path = "incremental/custom_objects/shipment/cursor"
    assert client.ask(path, {"start_time": 0}).list
    client.sandbox.delete("custom_object", "shipment")
    assert client.ask(path, {"start_time": 0}).status == 404


def test_the_bin_lists_tickets_of_ai_agents_if_asked_for(client: Client) -> None:
    ticket = next(t for t in client.sandbox.world.store.shown("ticket") if not t.archived)
    ticket.marks.add("ai_agent")
    client.sandbox.delete("ticket", ticket.id)
    assert ticket.id not in {row["id"] for row in client.walk("deleted_tickets")}
    assert ticket.id in {row["id"] for row in client.walk("deleted_tickets", support_type_scope="all")}
