"""How the desk is set up before anybody writes: groups, brands, forms, rules, schedules and the like.

Pages followed: the JSON formats under ticketing/groups, account-configuration, business-rules, tickets,
users.
"""

from __future__ import annotations

from typing import Any, Final

from connectors.sandbox.zendesk import fields, people
from connectors.sandbox.zendesk.store import Body, Record
from connectors.sandbox.zendesk.world import World

GROUPS: Final = ("Support", "Billing", "Engineering", "Night shift")
_STATUSES: Final = (
    ("new", "New"),
    ("open", "Open"),
    ("pending", "Pending"),
    ("hold", "On-hold"),
    ("solved", "Solved"),
)
_REASONS: Final = ("The issue took too long to resolve", "The issue was not resolved", "Other reason")


def furnish(world: World) -> list[Record]:
    """Everything that is there from the first day; gives the agents, the owner first."""
    for category, label in _STATUSES:
        world.create("custom_status", **_labels(label), status_category=category, default=True)
    world.create("custom_status", **_labels("Waiting for vendor"), status_category="hold")
    fields.furnish(world)
    agents = people.agents(world)
    _groups(world, agents)
    _account(world, agents[0])
    _rules(world)
    _times(world)
    _routing(world)
    return agents


def _labels(label: str) -> Body:
    names = ("agent_label", "end_user_label", "raw_agent_label", "raw_end_user_label")
    return dict.fromkeys(names, label)


def _groups(world: World, agents: list[Record]) -> None:
    made = [world.create("group", name=name, default=name == "Support") for name in GROUPS]
    for number, agent in enumerate(agents):
        own = [made[0]] if number % 2 else made[: 1 + number % 4]
        if agent.body["email"] == people.RESTRICTED:
            own = [made[1]]
        for group in own:
            join_group(world, agent, group, default=group is own[0])
        agent.body["default_group_id"] = own[0].id
    old = world.create("group", name="Fax")
    world.delete(old)


def join_group(world: World, agent: Record, group: Record, *, default: bool = False) -> Record:
    """Put an agent into a group."""
    return world.create(
        "group_membership",
        links={"user": agent.id, "group": group.id},
        user_id=agent.id,
        group_id=group.id,
        default=default,
    )


def _account(world: World, owner: Record) -> None:
    brands = []
    for name, sub, default in (("Brightleaf", "brightleaf", True), ("Brightleaf Labs", "labs", False)):
        brand = world.create(
            "brand",
            name=name,
            subdomain=sub,
            brand_url=f"https://{sub}.zendesk.com",
            default=default,
            has_help_center=default,
            help_center_state="enabled" if default else "disabled",
            user_separation="brand" if default else "account",
        )
        brands.append(brand)
        address = f"support@{sub}.example"
        world.create("recipient_address", brand_id=brand.id, default=default, name=name, email=address)
        world.create("brand_agent", user_id=owner.id, brand_id=brand.id)
    locales = (("English", "en-US", 1), ("Deutsch", "de", 8), ("Français", "fr", 16))
    for name, code, number in locales:
        world.create(
            "locale",
            id=number,
            locale=code,
            name=name,
            native_name=name,
            default=number == 1,
            presentation_name=f"{name} - {name}",
        )
    for role_type, name in enumerate(("Light agent", "Contributor"), 1):
        world.create("custom_role", name=name, role_type=role_type, configuration={"ticket_access": "all"})
    listed = [field.id for field in world.store.shown("ticket_field")]
    for number, name in enumerate(("Default Ticket Form", "Refund request")):
        form = world.create(
            "ticket_form",
            name=name,
            display_name=name,
            raw_name=name,
            raw_display_name=name,
            default=number == 0,
            position=number,
            ticket_field_ids=listed,
        )
        brands[0].body["ticket_form_ids"].append(form.id)
    item = world.create("dynamic_content_item", name="Greeting", placeholder="{{dc.greeting}}")
    item.body["variants"] = [
        {
            "id": world.number("variant"),
            "content": text,
            "locale_id": number,
            "default": number == 1,
            "outdated": False,
            "active": True,
            "created_at": world.stamp(),
            "updated_at": world.stamp(),
            "url": f"{item.body['url'].removesuffix('.json')}/variants/{number}.json",
        }
        for text, number in (("Hello", 1), ("Guten Tag", 8))
    ]
    for reason, text in enumerate(_REASONS, 1000):
        world.create("satisfaction_reason", reason_code=reason, value=text, raw_value=text)
    world.create("sharing_agreement", name="Freight partner", partner_name=None, remote_subdomain="freight")
    world.create("workspace", title="Refunds", description="What a refund needs")
    room = "https://chat.brightleaf.example/rooms/support"
    world.create("target", title="Tell the chat room", target_url=room, active=False)
    old = {"field": "duration_since_last_update", "operator": "greater_than", "value": "P3Y"}
    world.create(
        "deletion_schedule",
        title="Old tickets",
        description="Tickets that nobody touched for three years",
        conditions={"all": [old], "any": []},
        active=False,
    )
    world.create("resource_collection", resources=[{"type": "ticket_fields", "identifier": "browser"}])
    for name in ("Language", "Product"):
        attribute = world.create("routing_attribute", name=name)
        for value in ("German", "Danish") if name == "Language" else ("Import",):
            fits = {"subject": "subject_includes_word", "operator": "includes", "value": value}
            world.create(
                "routing_attribute_value",
                links={"routing_attribute": attribute.id},
                name=value,
                conditions={"all": [fits], "any": []},
            )
    audit_log(world, owner, "account", "Account", "create", "Account created")


def audit_log(world: World, actor: Record, type: str, label: str, action: str, change: str) -> Record:
    """One line of the account's audit log."""
    return world.create(
        "audit_log",
        actor_id=actor.id,
        actor_name=actor.body["name"],
        source_id=actor.id,
        source_type=type,
        source_label=label,
        action=action,
        action_label={"create": "Created", "update": "Updated", "destroy": "Deleted"}.get(
            action, "Signed in"
        ),
        change_description=change,
        ip_address="192.0.2.17",
    )


def _rules(world: World) -> None:
    solved: Body = {"all": [{"field": "status", "operator": "is", "value": "solved"}], "any": []}
    notify: list[Body] = [{"field": "notification_user", "value": ["requester_id", "Subject", "Body"]}]
    close: list[Body] = [{"field": "status", "value": "closed"}]
    for name in ("Notifications", "Routing"):
        category = world.create("trigger_category", name=name)
        for number in (1, 2):
            _rule(
                world,
                "trigger",
                f"{name} {number}",
                number,
                conditions=solved,
                actions=notify,
                category_id=category.id,
                default=number == 1,
            )
    _rule(
        world,
        "trigger",
        "Old trigger",
        9,
        conditions=solved,
        actions=notify,
        category_id=category_of(world),
        active=False,
    )
    _rule(
        world,
        "automation",
        "Close ticket 4 days after status is set to solved",
        1,
        conditions=solved,
        actions=close,
        default=True,
    )
    _rule(
        world, "automation", "Request a rating 24 hours after solving", 2, conditions=solved, actions=notify
    )
    for number, name in enumerate(
        ("Close and redirect", "Downgrade and inform", "Refund::Full", "Refund::Partial")
    ):
        restriction = {"type": "Group", "id": 1, "ids": [1]} if number == 3 else None
        _rule(world, "macro", name, number, actions=close, restriction=restriction)
    for number, name in enumerate(
        ("Your unsolved tickets", "All unsolved tickets", "Recently solved tickets")
    ):
        _rule(world, "view", name, number, conditions=solved, execution=_execution(), watchable=number == 0)
    metric = {
        "priority": "urgent",
        "metric": "first_reply_time",
        "target": 60,
        "business_hours": False,
        "target_in_seconds": 3_600,
    }
    world.create(
        "sla_policy",
        title="Urgent incidents",
        description="An hour to the first reply",
        filter=solved,
        policy_metrics=[metric],
    )


def _execution() -> Body:
    columns = [
        {"id": name, "title": name.capitalize(), "filterable": True, "sortable": True}
        for name in ("subject", "requester", "created")
    ]
    return {
        "group_by": None,
        "group_order": "desc",
        "sort_by": "created",
        "sort_order": "desc",
        "group": None,
        "sort": {"id": "created", "title": "Created", "order": "desc"},
        "columns": columns,
        "fields": columns,
        "custom_fields": [],
    }


def category_of(world: World) -> Any:
    """The id of the first category of triggers."""
    return world.store.shown("trigger_category")[0].id


def _rule(world: World, kind: str, title: str, position: int, **more: Any) -> Record:
    return world.create(kind, title=title, raw_title=title, position=position, **more)


def _times(world: World) -> None:
    for name, zone in (("Weekdays", "Copenhagen"), ("Weekends", "London")):
        days = range(1, 6) if name == "Weekdays" else (0, 6)
        intervals = [{"start_time": 1_440 * day + 540, "end_time": 1_440 * day + 1_020} for day in days]
        schedule = world.create("schedule", name=name, time_zone=zone, intervals=intervals)
        year = world.stamp()[:4]
        world.create(
            "holiday",
            links={"schedule": schedule.id},
            name="New Year",
            start_date=f"{year}-01-01",
            end_date=f"{year}-01-02",
        )


def _routing(world: World) -> None:
    """Which group gets what, how long it may take, and what a form's tickets may wait for."""
    first, second, *_ = ({"id": group.id, "name": group.body["name"]} for group in world.store.shown("group"))
    for_it = {"field": "group_id", "operator": "includes", "value": [second["id"]]}
    target = {"priority": "low", "metric": "group_ownership_time", "target": 3_600, "business_hours": False}
    world.create(
        "group_sla_policy", title="An hour with billing", filter={"all": [for_it]}, policy_metrics=[target]
    )
    world.create(
        "queue",
        name="Everything else",
        primary_groups={"count": 1, "groups": [first]},
        secondary_groups={"count": 1, "groups": [second]},
    )
    form, status = world.store.shown("ticket_form")[0], world.store.shown("custom_status")[-1]
    world.create("ticket_form_status", ticket_form_id=form.id, custom_status_id=status.id)
