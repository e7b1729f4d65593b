"""A ticket's life as Zendesk keeps it.

Each update is an audit with events, a ticket event for the export, perhaps a comment, and moves the metrics.

Pages followed: tickets/tickets, ticket_audits, ticket_comments, ticket_import; managing-tickets/
using-the-incremental-export-api (exporting ticket events, deleted and scrubbed tickets).
"""

from __future__ import annotations

from typing import Any, Final

from connectors.sandbox.zendesk import metrics
from connectors.sandbox.zendesk.store import Body, Id, Record
from connectors.sandbox.zendesk.world import DAY, World

CHANNELS: Final = {  # channel -> its name in ticket events
    "web": "Web form",
    "email": "Mail",
    "api": "Web service",
    "voice": "Phone call (incoming)",
    "chat": "Chat",
    "rule": "Rule",
    "system": "System",
}
SCRUBBED: Final = "SCRUBBED"
PURGE_AFTER: Final = 30 * DAY  # seconds from the deletion of a ticket to its scrubbing, and on to its end
ARCHIVE_AFTER: Final = 120 * DAY  # from closing
SYSTEM: Final = -1  # the author of what nobody did

_SAID_AT_BIRTH: Final = (
    "subject",
    "status",
    "type",
    "priority",
    "requester_id",
    "group_id",
    "assignee_id",
    "brand_id",
    "ticket_form_id",
    "tags",
)
_METADATA: Final = {
    "system": {
        "client": "Mozilla/5.0 (X11; Linux x86_64)",
        "ip_address": "192.0.2.17",
        "location": "Copenhagen, 84, Denmark",
        "latitude": 55.6761,
        "longitude": 12.5683,
    },
    "custom": {},
}


def via(channel: str, address: str = "", name: str = "") -> Body:
    """How something came in."""
    source = {"address": address, "name": name} if channel == "email" else {}
    return {"channel": channel, "source": {"from": source, "to": {}, "rel": None}}


def begin(
    world: World,
    requester: Record,
    *,
    subject: str,
    text: str,
    channel: str = "email",
    values: dict[Id, Any] | None = None,
    public: bool = True,
    marks: set[str] | None = None,
    **fields: Any,
) -> Record:
    """A new ticket with its first comment. `values`: of custom fields; `fields`: of the ticket."""
    came = via(channel, requester.body["email"] or "", requester.body["name"])
    status = fields.pop("status", "new")
    ticket = world.create(
        "ticket",
        **{
            "via": came,
            "subject": subject,
            "raw_subject": subject,
            "description": text,
            "status": status,
            "requester_id": requester.id,
            "submitter_id": requester.id,
            "organization_id": requester.body["organization_id"],
            "recipient": "support@brightleaf.example" if channel == "email" else None,
            "generated_timestamp": int(world.now),
            "encoded_id": f"{world.rng.getrandbits(40):X}"[:6] + "-" + f"{world.rng.getrandbits(24):X}",
            "is_public": public,
            "from_messaging_channel": channel == "chat",
            "custom_status_id": custom_status(world, status),
            **fields,
        },
    )
    ticket.marks |= marks or set()
    ticket.body["tags"] = sorted({*ticket.body["tags"], *_tags_of(world, values or {})})
    world.values[ticket.id] = dict(values or {})
    events: list[Body] = [
        {"type": "Create", "field_name": name, "value": said(ticket.body[name])}
        for name in _SAID_AT_BIRTH
        if ticket.body[name] not in (None, [])
    ]
    events += [{"type": "Create", "field_name": str(k), "value": said(v)} for k, v in (values or {}).items()]
    metrics.begin(world, ticket)
    _audit(world, ticket, requester.id, came, events, (text, public))
    return ticket


def change(
    world: World,
    ticket: Record,
    author: Record | None = None,
    *,
    comment: str = "",
    public: bool = True,
    channel: str = "web",
    values: dict[Id, Any] | None = None,
    **fields: Any,
) -> Record:
    """An update of a ticket by somebody (None: by a rule), with or without a comment."""
    if fields.get("status", ticket.body["status"]) != ticket.body["status"]:
        fields["custom_status_id"] = custom_status(world, fields["status"])
    before = {name: ticket.body[name] for name, value in fields.items() if ticket.body[name] != value}
    had = dict(world.values.get(ticket.id, {}))
    tags_before = list(ticket.body["tags"])
    world.update(ticket, **fields)
    for field, value in (values or {}).items():
        ticket.body["tags"] = [
            t for t in ticket.body["tags"] if t not in _tags_of(world, {field: had.get(field)})
        ]
        world.values.setdefault(ticket.id, {})[field] = value
    if values:
        ticket.body["tags"] = sorted({*ticket.body["tags"], *_tags_of(world, values)})
    if ticket.body["tags"] != tags_before:
        before["tags"] = tags_before
    events: list[Body] = [
        {
            "type": "Change",
            "field_name": name,
            "value": said(ticket.body[name]),
            "previous_value": said(was),
        }
        for name, was in before.items()
    ]
    events += [
        {"type": "Change", "field_name": str(k), "value": said(v), "previous_value": said(had.get(k))}
        for k, v in (values or {}).items()
        if had.get(k) != v
    ]
    who: Id = author.id if author else SYSTEM
    _audit(
        world, ticket, who, via(channel if author else "rule"), events, (comment, public) if comment else None
    )
    if comment:
        by_agent = author is not None and author.body["role"] != "end-user"
        metrics.commented(world, ticket, public=public, by_agent=by_agent)
    metrics.changed(world, ticket, before)
    return ticket


def ask_aside(world: World, ticket: Record, agent: Record, address: str, text: str) -> Record:
    """A side conversation: an agent writes to somebody outside, and keeps it with the ticket."""
    sender = {"user_id": agent.id, "name": agent.body["name"], "email": agent.body["email"]}
    outside = {"user_id": None, "name": None, "email": address}
    now = world.stamp()
    made = world.create(
        "side_conversation",
        links={"ticket": ticket.id},
        ticket_id=ticket.id,
        subject=ticket.body["subject"],
        preview_text=text,
        participants=[sender, outside],
        message_added_at=now,
        state_updated_at=now,
    )
    said = {
        "subject": ticket.body["subject"],
        "preview_text": text,
        "body": text,
        "html_body": f"<p>{text}</p>",
        "from": sender,
        "to": [outside],
        "external_ids": {},
        "attachments": [],
    }
    world.create(
        "side_conversation_event",
        links={"side_conversation": made.id},
        side_conversation_id=made.id,
        ticket_id=ticket.id,
        actor=sender,
        message=said,
    )
    return made


def custom_status(world: World, category: str) -> Id | None:
    """The default custom status of a status category."""
    for record in world.store.shown("custom_status"):
        if record.body["status_category"] == category and record.body["default"]:
            return record.id
    return None


def said(value: Any) -> Any:
    """A value as audit events have it: texts and lists of texts."""
    if isinstance(value, list):
        return [str(each) for each in value]
    if value is None or isinstance(value, (str, bool)):
        return value
    return str(value)


def _tags_of(world: World, values: dict[Id, Any]) -> list[str]:
    """The tags that field values set: of dropdowns, multiselects and checkboxes."""
    tags: list[str] = []
    for id, value in values.items():
        field = world.store.get("ticket_field", id)
        if field is None or not value:
            continue
        match field.body["type"]:
            case "tagger":
                tags.append(value)
            case "multiselect":
                tags += value
            case "checkbox" if field.body["tag"]:
                tags.append(field.body["tag"])
    return tags


def _audit(
    world: World, ticket: Record, author: Id, came: Body, events: list[Body], comment: tuple[str, bool] | None
) -> Record:
    """Write an update down: as an audit, and as a ticket event."""
    audit = world.create(
        "audit",
        links={"ticket": ticket.id},
        ticket_id=ticket.id,
        author_id=author,
        via=came,
        metadata=_METADATA,
    )
    listed = [{"id": world.number("audit_event"), **event} for event in events]
    children = [child(event, came) for event in listed]
    if comment:
        made = _comment(world, ticket, audit, author, came, comment)
        as_event = {k: made.body[k] for k in made.body if k not in ("created_at", "metadata", "via")}
        listed.insert(0, as_event)
        told = {**made.body, "via_reference_id": None, "event_type": "Comment", "created_at": world.stamp()}
        del told["metadata"]  # which the export does not show
        children.insert(0, told)
        if comment[1] and author != SYSTEM:
            notice = {
                "id": world.number("audit_event"),
                "type": "Notification",
                "subject": "[{{ticket.account}}] {{ticket.title}}",
                "body": "Your request (#{{ticket.id}}) has been updated.",
                "recipients": [ticket.body["requester_id"]],
                "via": via("rule"),
            }
            listed.append(notice)
    audit.body["events"] = listed
    world.create(
        "ticket_event",
        links={"ticket": ticket.id},
        id=audit.id,
        ticket_id=ticket.id,
        timestamp=int(world.now),
        updater_id=author,
        via=CHANNELS.get(came["channel"], came["channel"]),
        system=_METADATA["system"],
        metadata={},
        child_events=children,
    )
    return audit


def child(event: Body, came: Body) -> Body:
    """An audit's event as the export of ticket events shows it: the field's name is the key."""
    told: Body = {
        "id": event["id"],
        "via": CHANNELS.get(came["channel"], came["channel"]),
        "via_reference_id": None,
        "event_type": event["type"],
    }
    name, value, was = event["field_name"], event["value"], event.get("previous_value")
    if name.isdigit():
        told["custom_ticket_fields"] = {name: value}
    elif name == "tags":
        told["tags"] = value
        told["added_tags"] = [tag for tag in value if tag not in (was or [])]
        told["removed_tags"] = [tag for tag in was or [] if tag not in value]
    else:
        told[name] = int(value) if name.endswith("_id") and isinstance(value, str) else value
    if event["type"] == "Change":
        told["previous_value"] = was
    return told


def _comment(
    world: World, ticket: Record, audit: Record, author: Id, came: Body, comment: tuple[str, bool]
) -> Record:
    text, public = comment
    attachments = []
    if int(ticket.id) % 9 == 4 and len(text) % 2:
        made = world.create(
            "attachment",
            file_name="screenshot.png",
            content_type="image/png",
            size=2_000 + len(text) * 37,
            width=80,
            height=60,
            inline=int(ticket.id) % 2 == 0,
            content_url=f"{world.home}/attachments/token/{world.rng.getrandbits(60):x}/?name=screenshot.png",
        )
        attachments = [made.body]
    return world.create(
        "comment",
        links={"ticket": ticket.id},
        author_id=author,
        body=text,
        plain_body=text,
        html_body=f'<div class="zd-comment" dir="auto"><p dir="auto">{text}</p></div>',
        public=public,
        attachments=attachments,
        audit_id=audit.id,
        via=came,
        metadata=_METADATA,
    )
