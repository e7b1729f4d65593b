"""Which records a list has: of which parent, for whom, and what its parameters leave of them.

Pages followed: the "List ..." sections of each resource in the API reference.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from connectors.sandbox.zendesk import paging
from connectors.sandbox.zendesk.errors import bad_page, forbidden, no_record
from connectors.sandbox.zendesk.logins import Login
from connectors.sandbox.zendesk.params import Asked
from connectors.sandbox.zendesk.routes import Endpoint
from connectors.sandbox.zendesk.store import Body, Id, Record
from connectors.sandbox.zendesk.world import DAY, World

Keeps = Callable[[Record], bool]
SEEN_FOR: Final = 30 * DAY  # seconds that the activity stream reaches back
NAMED: Final = frozenset(  # kinds whose ids are no numbers
    {
        "custom_object",
        "custom_object_record",
        "job_status",
        "trigger_category",
        "routing_attribute",
        "side_conversation",
    }
)


def find(world: World, kind: str, text: str) -> Record:
    """A record by the id in a path. Raises Refusal 404, also for an id that cannot be one."""
    kind = {"object": "custom_object", "record": "custom_object_record"}.get(kind, kind)
    record = world.store.get(kind, text if kind in NAMED else _number(text))
    if record is None:
        raise no_record()
    return record


def _number(text: str) -> Id:
    try:
        return int(text)
    except ValueError:
        raise no_record() from None


def parent(world: World, kind: str, text: str, login: Login) -> Record:
    """The record whose children are listed. Raises Refusal 404 when it is deleted, 403 when it is hidden.

    An object marked `closed` is open to nobody.
    """
    record = find(world, kind, text)
    if record.gone:
        raise no_record()
    if not may_see(world, login, record) or "closed" in record.marks:
        raise forbidden()
    return record


def may_see(world: World, login: Login, record: Record) -> bool:
    """Whether an agent's ticket restriction lets him see a record."""
    if record.kind != "ticket" or login.user["ticket_restriction"] != "groups":
        return True
    groups = [
        member.body["group_id"]
        for member in world.store.children("group_membership", "user", login.user["id"])
    ]
    return record.body["group_id"] in groups


def select(
    world: World, endpoint: Endpoint, places: dict[str, str], asked: Asked, login: Login
) -> list[Record]:
    """The records of a list in its order, before paging."""
    records = _under(world, endpoint, places, login)
    for name, value in asked.filters.items():
        keeps = _filter(world, endpoint.kind, name, value)
        records = [record for record in records if keeps(record)]
    if endpoint.kind == "ticket":
        records = [record for record in records if may_see(world, login, record)]
    if endpoint.kind in ("ticket", "deleted_ticket") and "support_type_scope" not in asked.filters:
        records = [record for record in records if "ai_agent" not in record.marks]
    if endpoint.kind == "activity":
        records = [record for record in records if record.made > world.now - SEEN_FOR]
    return paging.sort(records, order(endpoint, asked))


def of_archived(world: World, endpoint: Endpoint, places: dict[str, str]) -> bool:
    """Whether these are the audits of an archived ticket, which come without pages, however asked for."""
    return endpoint.template == "tickets/{ticket}/audits" and find(world, "ticket", places["ticket"]).archived


def order(endpoint: Endpoint, asked: Asked) -> str:
    """The order of a list. Raises Refusal 400 for one that cursor pages do not have."""
    if asked.pages == "cursor":
        wanted = asked.sort
        if wanted and wanted.lstrip("-") not in endpoint.sort:
            raise bad_page(f"sort is not valid. Allowed: {', '.join(endpoint.sort)}")
        return _field(wanted) or ("id" if endpoint.kind == "ticket_field" else endpoint.order)
    if asked.sort_by:
        return ("-" if asked.sort_order == "desc" else "") + _field(asked.sort_by)
    return endpoint.order


def _field(name: str) -> str:
    bare = name.lstrip("-")
    return name[: len(name) - len(bare)] + {"alphabetical": "title"}.get(bare, bare)


def _under(world: World, endpoint: Endpoint, places: dict[str, str], login: Login) -> list[Record]:
    kind, store = endpoint.kind, world.store
    if endpoint.template == "deleted_users":
        return [user for user in store.all("user") if user.gone]
    if endpoint.template == "tags":
        return _tags(world)
    if not places:
        records = store.shown(kind)
        if kind == "ticket_metric":
            return [record for record in records if listed(world, record)]
        return [r for r in records if r.body["active"]] if endpoint.template.endswith("/active") else records
    owners = [parent(world, name, text, login) for name, text in places.items()]
    name, owner = [*places][-1], owners[-1]
    if kind == "ticket":
        field = "assignee_id" if endpoint.template.endswith("assigned") else "requester_id"
        field = {"ticket": "problem_id", "organization": "organization_id"}.get(name, field)
        return [ticket for ticket in store.shown("ticket") if ticket.body[field] == owner.id]
    if kind == "user":
        return _members(world, name, owner)
    if (kind, name) == ("article", "category"):
        sections = {section.id for section in store.children("section", "category", owner.id)}
        return [article for article in store.shown("article") if article.body["section_id"] in sections]
    return [record for record in store.children(kind, name, owner.id) if record.shown]


def listed(world: World, record: Record) -> bool:
    """Whether the ticket of a metric set or an audit is in lists: not deleted, not archived."""
    ticket = world.store.get("ticket", record.links["ticket"])
    return ticket is not None and ticket.shown


def _members(world: World, name: str, owner: Record) -> list[Record]:
    found = [member.body["user_id"] for member in world.store.children(f"{name}_membership", name, owner.id)]
    users = [world.store.get("user", id) for id in dict.fromkeys(found)]
    return [user for user in users if user is not None and user.shown]


def _tags(world: World) -> list[Record]:
    """The tags of tickets that are not archived, with how often they are used."""
    counts: dict[str, int] = {}
    for ticket in world.store.shown("ticket"):
        for tag in ticket.body["tags"]:
            counts[tag] = counts.get(tag, 0) + 1
    return [
        Record("tag", name, {"name": name, "count": count}, world.now, world.now)
        for name, count in sorted(counts.items())
    ]


# -- parameters


def _filter(world: World, kind: str, name: str, value: Any) -> Keeps:
    special: dict[tuple[str, str], Callable[[], Keeps]] = {
        ("user", "role[]"): lambda: lambda r: r.body["role"] in value,
        ("user", "permission_set"): lambda: lambda r: r.body["custom_role_id"] == value,
        ("ticket", "support_type_scope"): lambda: _support(value),
        ("deleted_ticket", "support_type_scope"): lambda: _support(value),
        ("group", "exclude_deleted"): lambda: lambda r: not (value and r.body["deleted"]),
        ("satisfaction_rating", "score"): lambda: _score(value),
        ("satisfaction_rating", "start_time"): lambda: lambda r: r.made >= value,
        ("satisfaction_rating", "end_time"): lambda: lambda r: r.made <= value,
        ("ticket_skip", "start_time"): lambda: lambda r: r.changed >= value,
        ("activity", "since"): lambda: lambda r: r.made >= value,
        ("audit_log", "filter[created_at][]"): lambda: lambda r: min(value) <= r.made <= max(value),
        ("custom_status", "status_categories"): lambda: (
            lambda r: r.body["status_category"] in value.split(",")
        ),
        ("custom_object_record", "filter[ids]"): lambda: lambda r: r.id in value.split(","),
        ("custom_object_record", "filter[external_ids]"): lambda: (
            lambda r: r.body["external_id"] in value.split(",")
        ),
        ("article", "label_names"): lambda: lambda r: set(value.split(",")) <= set(r.body["label_names"]),
        ("article", "start_time"): lambda: lambda r: r.changed >= value,
        ("post", "filter_by"): lambda: lambda r: r.body["status"] == value,
        ("translation", "locales"): lambda: lambda r: r.body["locale"] in value.lower().split(","),
        ("audit", "filter_events[]"): lambda: lambda r: any(e["type"] in value for e in r.body["events"]),
    }
    if made := special.get((kind, name)):
        return made()
    field = name.removeprefix("filter[").removesuffix("]")
    if kind == "custom_object_field" or field not in _fields(world, kind):
        return lambda record: True  # says how, not which
    return lambda record: bool(record.body[field] == value)


def _fields(world: World, kind: str) -> Body:
    return next((record.body for record in world.store.all(kind)), {})


def _support(scope: str) -> Keeps:
    return lambda record: scope == "all" or ("ai_agent" in record.marks) == (scope == "ai_agent")


def _score(wanted: str) -> Keeps:
    score, _, comment = wanted.partition("_")
    scores = ("good", "bad") if score == "received" else (score,)

    def keeps(record: Record) -> bool:
        fits = record.body["score"] in scores
        if comment:
            fits = fits and bool(record.body["comment"]) == (comment == "with_comment")
        return fits

    return keeps
