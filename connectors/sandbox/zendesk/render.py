"""Records as they are sent, and the side-loads that come with them.

Page followed: using-the-zendesk-api/side_loading. A side-load that an endpoint does not have is ignored.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from connectors.sandbox.zendesk import fields
from connectors.sandbox.zendesk.store import Body, Id, Record
from connectors.sandbox.zendesk.world import DAY, World

# side-load -> kind, and the fields that hold its ids
_RELATED: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "users": (
        "user",
        (
            "requester_id",
            "submitter_id",
            "assignee_id",
            "collaborator_ids",
            "author_id",
            "user_id",
            "actor_id",
        ),
    ),
    "groups": ("group", ("group_id", "default_group_id")),
    "organizations": ("organization", ("organization_id",)),
    "tickets": ("ticket", ("ticket_id",)),
    "ticket_forms": ("ticket_form", ("ticket_form_id",)),
    "ticket_fields": ("ticket_field", ("ticket_field_ids",)),
    "custom_statuses": ("custom_status", ("custom_status_id",)),
    "roles": ("custom_role", ("custom_role_id",)),
    "sharing_agreements": ("sharing_agreement", ("sharing_agreement_ids",)),
    "sections": ("section", ("section_id",)),
    "categories": ("category", ("category_id",)),
    "topics": ("topic", ("topic_id",)),
    "posts": ("post", ("post_id",)),
}
_DATES: Final = (
    "assignee_updated_at",
    "requester_updated_at",
    "status_updated_at",
    "initially_assigned_at",
    "assigned_at",
    "solved_at",
    "latest_comment_added_at",
)
_RULES: Final = frozenset({"macro", "trigger", "automation", "view"})
_SPANS: Final = {"usage_1h": 3_600, "usage_24h": DAY, "usage_7d": 7 * DAY, "usage_30d": 30 * DAY}
_WAITS: Final = {"trigger": 0, "automation": 4 * DAY}  # seconds from a ticket's solution until it acts


def record(world: World, record: Record, include: Iterable[str] = (), *, export: bool = False) -> Body:
    """A record as it is sent, with the side-loads that are embedded in it."""
    body = dict(record.body)
    wanted = set(include)
    if record.kind == "ticket":
        _ticket(world, record, body, wanted)
    elif record.kind == "organization" and export:
        body["deleted_at"] = world.stamp(record.changed) if record.gone else None
    elif record.kind == "user" and "forgotten" in record.marks:
        body["permanently_deleted"] = True
    elif record.kind == "ticket_event" and "comment_events" not in wanted:
        body["child_events"] = [_without_comment(event) for event in body["child_events"]]
    elif record.kind in ("article", "section", "category") and "translations" in wanted:
        body["translations"] = [t.body for t in world.store.children("translation", record.kind, record.id)]
    elif record.kind in _RULES:
        body |= _rule(world, record, wanted)
    elif record.kind == "trigger_category" and "rule_counts" in wanted:
        own = [t.body["active"] for t in world.store.shown("trigger") if t.body["category_id"] == record.id]
        body |= {"active_count": own.count(True), "inactive_count": own.count(False)}
    return body


def without_inline(comment: Body) -> Body:
    """A comment without the images that stand in its text, which its list shows only if it is asked to."""
    return {**comment, "attachments": [file for file in comment["attachments"] if not file["inline"]]}


def _rule(world: World, rule: Record, wanted: set[str]) -> Body:
    """What a rule says when it is asked for: no app brought it, and nobody here uses macros."""
    told: Body = {name: None for name in ("app_installation", "categories") if name in wanted}
    if "permissions" in wanted:
        told["permissions"] = {"can_edit": True}
    told |= {name: 0 for name in _SPANS if name in wanted}
    if rule.kind in _WAITS and rule.body["active"] and wanted & _SPANS.keys():
        until = world.now - _WAITS[rule.kind]
        last, since = world.stamp(until), {name: world.stamp(until - span) for name, span in _SPANS.items()}
        for metric in world.store.all("ticket_metric"):
            solved = metric.body["solved_at"] or ""
            for name in wanted & _SPANS.keys():
                told[name] += since[name] < solved <= last
    return told


def _ticket(world: World, ticket: Record, body: Body, wanted: set[str]) -> None:
    scrubbed = "scrubbed" in ticket.marks
    body["custom_fields"] = body["fields"] = [] if scrubbed else fields.shown(world, ticket)
    metric = next(iter(world.store.children("ticket_metric", "ticket", ticket.id)), None)
    if "metric_sets" in wanted:
        body["metric_set"] = None if ticket.gone or metric is None else metric.body
    if "dates" in wanted:
        body["dates"] = None if metric is None else {name: metric.body[name] for name in _DATES}
    if "comment_count" in wanted:
        body["comment_count"] = len(world.store.children("comment", "ticket", ticket.id))
    if "incident_counts" in wanted:
        body["incident_count"] = sum(t.body["problem_id"] == ticket.id for t in world.store.shown("ticket"))
    if "slas" in wanted:
        body["slas"] = {"policy_metrics": []}
    if "metric_events" in wanted:
        events = [event.body for event in world.store.children("metric_event", "ticket", ticket.id)]
        names = ("reply_time", "agent_work_time", "requester_wait_time")
        body["metric_events"] = {name: [e for e in events if e["metric"] == name] for name in names}


def _without_comment(event: Body) -> Body:
    if event.get("event_type") != "Comment":
        return event
    return {
        "id": event["id"],
        "via": event["via"]["channel"].capitalize(),
        "via_reference_id": None,
        "comment_present": True,
        "comment_public": event["public"],
        "event_type": "Comment",
    }


def beside(world: World, records: list[Record], include: Iterable[str]) -> Body:
    """The side-loads that come beside the records, each once."""
    told: Body = {}
    for name in include:
        if name == "identities":
            told[name] = [i.body for r in records for i in world.store.children("identity", "user", r.id)]
        if name not in _RELATED:
            continue
        kind, places = _RELATED[name]
        found = [world.store.get(kind, id) for id in dict.fromkeys(_ids(world, records, kind, places))]
        told[name] = [record(world, each) for each in found if each is not None]
    return told


def _ids(world: World, records: list[Record], kind: str, places: tuple[str, ...]) -> Iterable[Id]:
    for each in records:
        for place in places:
            value: Any = each.body.get(place)
            yield from (value if isinstance(value, list) else [value] if value else [])
        if each.kind == "user" and kind == "group":
            members = world.store.children("group_membership", "user", each.id)
            yield from (member.body["group_id"] for member in members)
        if each.kind == "article" and kind == "category":
            section = world.store.get("section", each.body["section_id"])
            yield from [section.body["category_id"]] if section else []
