"""What tests may have happen at the desk, by name; each goes the way it goes at Zendesk.

ACTS["comment"](life, ticket=12, text="...", public=False)   in tests: `sandbox.act("comment", ticket=12,
...)`
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from connectors.sandbox.zendesk import channels, endings, fields, guide, objects, people, tickets
from connectors.sandbox.zendesk.life import Life
from connectors.sandbox.zendesk.store import Body, Id, Record, fields_of

_PARENTS: Final = {  # kind -> the field that names its parent, and the parent's name in paths
    "group_membership": (("user_id", "user"), ("group_id", "group")),
    "organization_membership": (("user_id", "user"), ("organization_id", "organization")),
    "identity": (("user_id", "user"),),
    "section": (("category_id", "category"),),
    "article": (("section_id", "section"),),
    "post": (("topic_id", "topic"),),
    "leg": (("call_id", "call"),),
    "satisfaction_rating": (("ticket_id", "ticket"),),
    "ticket_skip": (("ticket_id", "ticket"), ("user_id", "user")),
    "custom_object_record": (("custom_object_key", "object"),),
}


def create(life: Life, kind: str, given: dict[str, Any]) -> Record:
    """A new record. Raises KeyError for an unknown kind or an undocumented field."""
    world = life.world
    documented = fields_of(kind)
    unknown = (
        set(given)
        - set(documented)
        - ({"values", "channel", "text", "public"} if kind == "ticket" else set())
    )
    if unknown:
        raise KeyError(f"{kind} has no documented field {', '.join(sorted(unknown))}")
    if kind == "ticket":
        return open_ticket(life, **given)
    if kind == "ticket_field":
        return fields.ticket_field(world, given.pop("title"), given.pop("type", "text"))
    links = {name: given[place] for place, name in _PARENTS.get(kind, ()) if place in given}
    id = given.pop("id", None)
    return world.create(kind, links=links, id=id, **given)


def open_ticket(
    life: Life,
    *,
    requester_id: Id | None = None,
    subject: str = "A question",
    text: str = "Hello?",
    channel: str = "email",
    public: bool = True,
    values: dict[Any, Any] | None = None,
    **given: Any,
) -> Record:
    """A new ticket with its first comment; by the first customer unless a requester is named."""
    world = life.world
    requester = world.one("user", requester_id) if requester_id else (life.customers() or life.agents)[0]
    given.setdefault("brand_id", world.store.shown("brand")[0].id)
    text = given.pop("description", text)
    typed: dict[Id, Any] = {int(id): value for id, value in (values or {}).items()}
    return tickets.begin(
        world, requester, subject=subject, text=text, channel=channel, public=public, values=typed, **given
    )


def update(life: Life, record: Record, given: dict[str, Any]) -> Record:
    """Change fields of a record."""
    if record.kind == "ticket":
        values = given.pop("values", None)
        typed: dict[Id, Any] = {int(id): value for id, value in (values or {}).items()}
        return tickets.change(life.world, record, life.agents[0], values=typed or None, **given)
    return life.world.update(record, **given)


def delete(life: Life, record: Record) -> None:
    """Delete a record the way its kind is deleted."""
    if record.kind == "ticket":
        endings.delete(life.world, record, life.agents[0])
    elif record.kind == "custom_object_record":
        objects.delete(life.world, record)
    elif record.kind == "user":
        people.leave(life.world, record)
    elif record.kind == "organization":
        people.dissolve(life.world, record)
    elif record.kind in ("group", "brand", "article", "custom_object", "satisfaction_reason"):
        life.world.delete(record)
    else:
        life.world.store.drop(record)


def arrivals(life: Life, count: int) -> list[Body]:
    """New tickets, now."""
    return [open_ticket(life).body for _ in range(count)]


def _comment(
    life: Life, ticket: Id, text: str, public: bool = True, author: Id | None = None, **more: Any
) -> Id:
    who = life.world.one("user", author) if author else life.agents[0]
    tickets.change(life.world, life.world.one("ticket", ticket), who, comment=text, public=public, **more)
    return life.world.store.children("comment", "ticket", ticket)[-1].id


def _system_update(life: Life, tickets: list[Id] | None = None) -> int:
    """Zendesk touches tickets (all, if none are named) in one second; updated_at stays."""
    found = (
        [life.world.one("ticket", id) for id in tickets] if tickets else list(life.world.store.all("ticket"))
    )
    for ticket in found:
        life.world.touch(ticket)
    return len(found)


def _many(life: Life, count: int) -> int:
    """So many tickets in one second, as a migration brings them."""
    return len(arrivals(life, count))


def _merge(life: Life, source: Id, target: Id) -> None:
    world = life.world
    endings.merge(world, world.one("ticket", source), world.one("ticket", target), life.agents[0])


def _rate(life: Life, ticket: Id, score: str, comment: str = "") -> Id | None:
    made = endings.rate(life.world, life.world.one("ticket", ticket), score, comment)
    return made.id if made else None


def _merge_users(life: Life, loser: Id, winner: Id) -> None:
    endings.merge_users(life.world, life.world.one("user", loser), life.world.one("user", winner))


def _redact(life: Life, comment: Id, word: str) -> None:
    endings.redact(life.world, life.world.one("comment", comment), word)


def _rename_field(life: Life, kind: str, id: Id, title: str) -> None:
    life.world.update(life.world.one(kind, id), title=title, raw_title=title)


def _add_field(life: Life, kind: str, title: str, type: str = "text", key: str = "", **more: Any) -> Id:
    if kind == "ticket_field":
        return fields.ticket_field(life.world, title, type, **more).id
    return fields.owned_field(
        life.world, kind, key or title.lower().replace(" ", "_"), title, type, **{"more": (), **more}
    ).id


def _follow_up(life: Life, ticket: Id, text: str) -> Id:
    old = life.world.one("ticket", ticket)
    requester = life.world.one("user", old.body["requester_id"])
    return endings.begin_again(life.world, old, requester, text).id


def _ask_aside(life: Life, ticket: Id, address: str, text: str) -> Id:
    return tickets.ask_aside(life.world, life.world.one("ticket", ticket), life.agents[0], address, text).id


def _call(life: Life) -> Id:
    return channels.call(life.world, life.world.rng, None, life.customers()[0], life.agents[0]).id


def _chat(life: Life) -> Id:
    return channels.chat(life.world, life.world.rng, None, life.customers()[0], life.agents[0]).id


def _vote(life: Life, kind: str, id: Id, value: int = 1) -> Id:
    return guide.vote(life.world, life.world.one(kind, id), life.customers()[0], value).id


def _comment_article(life: Life, article: Id, text: str) -> Id:
    return guide.comment(life.world, life.world.one("article", article), life.customers()[0], text).id


def _comment_post(life: Life, post: Id, text: str) -> Id:
    return guide.answer(life.world, life.world.one("post", post), life.customers()[0], text).id


def _on(kind: str, do: Callable[..., Any]) -> Callable[..., Any]:
    """An act on one record, which is named by its kind."""
    return lambda life, **how: do(life.world, life.world.one(kind, how[kind]))


ACTS: Final[dict[str, Callable[..., Any]]] = {
    "comment": _comment,  # ticket, text, public, author, and fields to change
    "close": _on("ticket", endings.close),
    "archive": _on("ticket", endings.archive),
    "restore": _on("ticket", endings.restore),
    "scrub": _on("ticket", endings.scrub),
    "vanish": _on("ticket", endings.vanish),
    "follow_up": _follow_up,  # ticket, text
    "ask_aside": _ask_aside,  # ticket, address, text
    "merge": _merge,  # source, target
    "rate": _rate,  # ticket, score, comment
    "system_update": _system_update,  # tickets: ids, or none for all
    "many": _many,  # count
    "redact": _redact,  # comment, word
    "redact_file": _on("attachment", endings.redact_file),
    "make_private": _on("comment", endings.make_private),
    "merge_users": _merge_users,  # loser, winner
    "forget": _on("user", endings.forget),
    "add_field": _add_field,  # kind, title, type, key, more
    "rename_field": _rename_field,  # kind, id, title
    "edit_article": _on("article", guide.edit),
    "vote": _vote,  # kind: article or post, id, value
    "comment_article": _comment_article,  # article, text
    "comment_post": _comment_post,  # post, text
    "call": _call,
    "chat": _chat,
    "ship": lambda life: objects.ship(life.world, life.world.rng, life.customers()[0], life.agents[0]).id,
}


def act(life: Life, name: str, how: dict[str, Any]) -> Any:
    """Do one of the ACTS. Raises ValueError for an unknown one, KeyError for a record that is not there."""
    if name not in ACTS:
        raise ValueError(f"no such act: {name}; there are {', '.join(ACTS)}")
    return ACTS[name](life, **how)
