"""How long things take: the metric set of a ticket, and the metric events behind it.

Pages followed: tickets/ticket_metrics, tickets/ticket_metric_events, reference-guides/
ticket-metric-event-types-reference.
"""

from __future__ import annotations

from typing import Any, Final

from connectors.sandbox.zendesk.store import Record
from connectors.sandbox.zendesk.world import World

WORK, WAIT, REPLY = "agent_work_time", "requester_wait_time", "reply_time"
_RUNS: Final = {
    WORK: ("new", "open"),
    WAIT: ("new", "open", "hold"),
}  # statuses in which a metric's clock runs


def minutes(seconds: float) -> dict[str, int]:
    """Minutes by the calendar, and those of them within business hours (about eight in twenty-four)."""
    calendar = int(seconds // 60)
    return {"calendar": calendar, "business": calendar if calendar < 60 else 20 + calendar // 3}


def of(world: World, ticket: Record) -> Record:
    """The metric set of a ticket. Raises KeyError when it has none any more."""
    found = world.store.children("ticket_metric", "ticket", ticket.id)
    if not found:
        raise KeyError(f"ticket {ticket.id} has no metrics")
    return found[0]


def begin(world: World, ticket: Record) -> None:
    """A ticket is there: every clock starts."""
    now = world.stamp()
    world.create(
        "ticket_metric",
        links={"ticket": ticket.id},
        ticket_id=ticket.id,
        group_stations=1 if ticket.body["group_id"] else 0,
        assignee_stations=1 if ticket.body["assignee_id"] else 0,
        requester_updated_at=now,
        status_updated_at=now,
        custom_status_updated_at=now,
        latest_comment_added_at=now,
    )
    for metric in (REPLY, WORK, WAIT):
        event(world, ticket, metric, "activate")
    policies = world.store.shown("sla_policy")
    if policies and ticket.body["priority"] in ("high", "urgent"):
        target = {"target": 60, "business_hours": False, "target_in_seconds": 3_600}
        policy = {"id": policies[0].id, "title": policies[0].body["title"], "description": ""}
        event(world, ticket, REPLY, "apply_sla", sla=target | {"policy": policy})


def event(world: World, ticket: Record, metric: str, type: str, instance: int = 1, **more: Any) -> Record:
    """One metric event; `more`: the fields that only this type has (sla, status, deleted)."""
    record = world.create(
        "metric_event",
        links={"ticket": ticket.id},
        ticket_id=ticket.id,
        metric=metric,
        instance_id=instance,
        type=type,
        time=world.stamp(),
    )
    record.body |= more
    return record


def commented(world: World, ticket: Record, *, public: bool, by_agent: bool) -> None:
    """A comment was added."""
    metric = of(world, ticket)
    now, body = world.stamp(), metric.body
    changes: dict[str, Any] = {"latest_comment_added_at": now}
    if by_agent and public:
        changes["replies"] = body["replies"] + 1
        if not body["replies"]:
            spent = world.now - ticket.made
            changes["reply_time_in_minutes"] = minutes(spent)
            changes["reply_time_in_seconds"] = {"calendar": int(spent)}
            event(world, ticket, REPLY, "fulfill")
            event(world, ticket, REPLY, "update_status", status=minutes(spent))
            if ticket.body["priority"] in ("high", "urgent") and spent > 3_600:
                event(world, ticket, REPLY, "breach")
    elif not by_agent:
        changes["requester_updated_at"] = now
    world.update(metric, **changes)


def changed(world: World, ticket: Record, before: dict[str, Any]) -> None:
    """Fields of a ticket were changed; `before` holds what they were."""
    metric = of(world, ticket)
    now, body, is_now = world.stamp(), metric.body, ticket.body
    changes: dict[str, Any] = {}
    if "group_id" in before and is_now["group_id"]:
        changes["group_stations"] = body["group_stations"] + 1
    if "assignee_id" in before:
        changes["assignee_updated_at"] = now
        if is_now["assignee_id"]:
            changes["assignee_stations"] = body["assignee_stations"] + 1
            changes["assigned_at"] = now
            changes["initially_assigned_at"] = body["initially_assigned_at"] or now
    if "status" in before:
        changes |= _status(world, ticket, metric, before["status"])
    if changes:
        world.update(metric, **changes)


def _status(world: World, ticket: Record, metric: Record, was: str) -> dict[str, Any]:
    now, becomes, body = world.stamp(), ticket.body["status"], metric.body
    changes: dict[str, Any] = {"status_updated_at": now, "custom_status_updated_at": now}
    for name, running in _RUNS.items():
        if becomes == "solved":
            event(world, ticket, name, "fulfill")
            event(world, ticket, name, "update_status", status=minutes(world.now - ticket.made))
        elif (was in running) != (becomes in running) and becomes != "closed":
            event(world, ticket, name, "activate" if becomes in running else "pause")
    if becomes == "solved":
        spent = world.now - ticket.made
        changes["solved_at"] = now
        changes["full_resolution_time_in_minutes"] = minutes(spent)
        if body["first_resolution_time_in_minutes"]["calendar"] is None:
            changes["first_resolution_time_in_minutes"] = minutes(spent)
        changes["requester_wait_time_in_minutes"] = minutes(spent * 0.6)
        changes["agent_wait_time_in_minutes"] = minutes(spent * 0.4)
    if was == "solved" and becomes == "open":
        changes["reopens"] = body["reopens"] + 1
        changes["solved_at"] = None
    if was == "hold":
        held = body["on_hold_time_in_minutes"]["calendar"] + 60
        changes["on_hold_time_in_minutes"] = {"calendar": held, "business": held // 3}
    return changes
