"""Custom fields of every type, for tickets, users and organizations, and plausible values for them.

Pages followed: tickets/ticket_fields, users/user_fields, organizations/organization_fields,
managing-tickets/creating-and-updating-tickets (the value types of custom fields).
"""

from __future__ import annotations

import random
from typing import Any, Final

from connectors.sandbox.zendesk.store import Body, Id, Record
from connectors.sandbox.zendesk.world import World

More = str | tuple[str, ...]  # options, or a checkbox's tag, or a pattern, or what a lookup finds

SYSTEM: Final = (
    "subject",
    "description",
    "status",
    "tickettype",
    "priority",
    "group",
    "assignee",
    "custom_status",
)
CUSTOM: Final[tuple[tuple[str, str, More], ...]] = (  # title, type, options or tag
    ("Product area", "tagger", ("area_billing", "area_login", "area_import", "area_reports")),
    ("Affected features", "multiselect", ("feat_export", "feat_api", "feat_mobile", "feat_search")),
    ("Escalated", "checkbox", "escalated"),
    ("Wanted by", "date", ()),
    ("Seats affected", "integer", ()),
    ("Refund amount", "decimal", ()),
    ("Order number", "regexp", r"^BL-\d{5}$"),
    ("Card", "partialcreditcard", ()),
    ("Account manager", "lookup", "zen:user"),
    ("Steps to reproduce", "textarea", ()),
    ("Browser", "text", ()),
)
_OF_USERS: Final[tuple[tuple[str, str, str, More], ...]] = (
    ("plan", "Plan", "dropdown", ("starter", "team", "business")),
    ("seats", "Seats", "integer", ()),
    ("lifetime_value", "Lifetime value", "decimal", ()),
    ("newsletter", "Newsletter", "checkbox", "newsletter"),
    ("signed_up_on", "Signed up on", "date", ()),
    ("city", "City", "text", ()),
    ("biography", "Biography", "textarea", ()),
    ("account_code", "Account code", "regexp", r"^BL-\d{5}$"),
)
_OF_FIRMS: Final[tuple[tuple[str, str, str, More], ...]] = (
    ("tier", "Tier", "dropdown", ("tier_basic", "tier_gold")),
    ("employees", "Employees", "integer", ()),
    ("contract_ends", "Contract ends", "date", ()),
)


def furnish(world: World) -> None:
    """The fields that a new desk has, and those that its admins made."""
    for position, type in enumerate(SYSTEM):
        title = {"tickettype": "Type", "custom_status": "Ticket status"}.get(type, type.capitalize())
        field = world.create("ticket_field", **_titled(title), type=type, position=position, removable=False)
        field.body |= {"visible_in_portal": type in ("subject", "description"), "required": False}
        if type == "tickettype":
            field.body["system_field_options"] = [
                {"name": name.capitalize(), "value": name}
                for name in ("problem", "incident", "question", "task")
            ]
    for position, (title, type, more) in enumerate(CUSTOM, 9_990):
        ticket_field(world, title, type, more, position)
    for kind, fields in (("user_field", _OF_USERS), ("organization_field", _OF_FIRMS)):
        for position, (key, title, type, more) in enumerate(fields):
            owned_field(world, kind, key, title, type, more, position)


def _titled(title: str) -> Body:
    return {"title": title, "raw_title": title, "description": title, "raw_description": title}


def ticket_field(world: World, title: str, type: str, more: More = (), position: int = 9_999) -> Record:
    """A custom ticket field. `more`: values of options, the tag of a checkbox, the pattern of a regexp."""
    field = world.create(
        "ticket_field",
        **_titled(title),
        type=type,
        position=position,
        title_in_portal=title,
        raw_title_in_portal=title,
        tag=more if type == "checkbox" else None,
        regexp_for_validation=more if type == "regexp" else None,
    )
    field.links["custom"] = 1
    if type in ("tagger", "multiselect") and isinstance(more, tuple):
        field.body["custom_field_options"] = _options(world, field, more)
    if type == "lookup":
        field.body |= {"relationship_target_type": more, "relationship_filter": {"all": [], "any": []}}
    return field


def owned_field(
    world: World, kind: str, key: str, title: str, type: str, more: More, position: int = 0
) -> Record:
    """A custom field of users, organizations or a custom object, named by its key."""
    regexp = more if type == "regexp" else None
    field = world.create(
        kind, **_titled(title), key=key, type=type, position=position, regexp_for_validation=regexp
    )
    if type == "dropdown" and isinstance(more, tuple):
        field.body["custom_field_options"] = _options(world, field, more)
    if type == "checkbox":
        field.body["tag"] = more
    if type == "lookup":
        field.body |= {"relationship_target_type": more, "relationship_filter": {"all": [], "any": []}}
    return field


def _options(world: World, field: Record, values: tuple[str, ...]) -> list[Body]:
    made = []
    for position, value in enumerate(values):
        name = value.partition("_")[2].capitalize() or value.capitalize()
        option = world.create(
            "ticket_field_option",
            links={field.kind: field.id},
            name=name,
            raw_name=name,
            value=value,
            position=position,
            url=f"{field.body['url'].removesuffix('.json')}/options/{position}.json",
        )
        made.append({k: option.body[k] for k in ("id", "name", "raw_name", "value", "default")})
    return made


def custom(world: World) -> list[Record]:
    """The custom ticket fields that are in use, in the order of their ids."""
    fields = (field for field in world.store.shown("ticket_field") if field.links.get("custom"))
    return sorted((field for field in fields if field.body["active"]), key=lambda field: int(field.id))


def shown(world: World, ticket: Record) -> list[Body]:
    """The custom_fields of a ticket: every active field, those without a value too."""
    values = world.values.get(ticket.id, {})
    blank = {"checkbox": False, "multiselect": []}
    return [
        {
            "id": field.id,
            "value": values[field.id] if values.get(field.id) is not None else blank.get(field.body["type"]),
        }
        for field in custom(world)
    ]


def invent(world: World, rng: random.Random, agents: list[Record]) -> dict[Id, Any]:
    """Values for some of the custom fields of a new ticket, each in the form of its type."""
    values: dict[Id, Any] = {}
    for field in custom(world):
        if rng.random() < 0.5:
            values[field.id] = _value(world, rng, field.body, agents)
    return values


def _value(world: World, rng: random.Random, field: Body, agents: list[Record]) -> Any:
    options = [option["value"] for option in field.get("custom_field_options", ())]
    match field["type"]:
        case "tagger":
            return rng.choice(options)
        case "multiselect":
            return sorted(rng.sample(options, rng.randrange(1, 3)))
        case "checkbox":
            return rng.random() < 0.3
        case "date":
            return world.stamp(world.now + rng.randrange(30) * 86_400)[:10]
        case "integer":
            return str(rng.randrange(1, 400))
        case "decimal":
            return f"{rng.randrange(100, 90_000) / 100:.2f}"
        case "regexp":
            return f"BL-{rng.randrange(100_000):05d}"
        case "partialcreditcard":
            return f"XXXXXXXXXXXX{rng.randrange(10_000):04d}"
        case "lookup":
            return str(rng.choice(agents).id)
        case "textarea":
            return 'Open the report,\nchoose "Export",\nwait — nothing happens. 🙁'
    return rng.choice(("Firefox 145", "Chrome 142", "Safari", ""))
