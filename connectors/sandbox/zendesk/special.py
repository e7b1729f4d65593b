"""Answers that are neither a list nor a record: counts, who asks, many by id, all audits, Talk and Chat.

Pages followed: users/users (me, show many, count), tickets/ticket_audits (list all), tickets/ticket_metrics,
voice/talk-api/stats, live-chat/chat-api.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from connectors.sandbox.zendesk import exports, lists, paging, render, search
from connectors.sandbox.zendesk.errors import invalid, no_record
from connectors.sandbox.zendesk.logins import Login
from connectors.sandbox.zendesk.params import Asked
from connectors.sandbox.zendesk.routes import Endpoint
from connectors.sandbox.zendesk.store import Body, Record
from connectors.sandbox.zendesk.world import World

CHAT_PAGE: Final = 10  # records of a page of Chat's agents, where no number is asked for
MANY: Final = 100  # ids that show_many takes, audits that a page holds
ANONYMOUS: Final[Body] = {
    "id": None,
    "url": None,
    "name": "Anonymous user",
    "email": "invalid@example.com",
    "role": "end-user",
    "active": False,
    "verified": False,
    "locale_id": 1,
    "locale": "en-US",
}
Call = tuple[World, Endpoint, dict[str, str], Asked, Login, str]


def me(user: Body | None) -> Body:
    """Who asks; a stranger, too, gets an answer and status 200."""
    return {"user": user if user is not None else ANONYMOUS}


def count(world: World, endpoint: Endpoint, login: Login) -> Body:
    """How many there are, as of a moment ago."""
    kind = endpoint.does.removeprefix("count_").removesuffix("s")
    records = [record for record in world.store.shown(kind) if lists.may_see(world, login, record)]
    return {"count": {"value": len(records), "refreshed_at": world.stamp()}}


def show_many(world: World, endpoint: Endpoint, asked: Asked, login: Login) -> Body:
    """Records by id or external id; those that are not there are left out."""
    kind = endpoint.does.removeprefix("show_many_").removesuffix("s")
    ids: list[int] = asked.filters.get("ids", [])
    others = [text for text in asked.filters.get("external_ids", "").split(",") if text]
    if not ids and not others:
        raise invalid("ids", "is required", endpoint.action)
    if len(ids) + len(others) > MANY:
        raise invalid("ids", f"must have at most {MANY} values", endpoint.action)
    found = [world.store.get(kind, id) for id in ids]
    found += [record for record in world.store.all(kind) if record.body["external_id"] in others and others]
    kept = [record for record in found if record is not None and not record.gone]
    kept = [record for record in kept if lists.may_see(world, login, record)]
    return {
        f"{kind}s": [render.record(world, record, asked.include) for record in kept],
        **render.beside(world, kept, asked.include),
        "next_page": None,
        "previous_page": None,
        "count": len(kept),
    }


def metrics_of_ticket(world: World, places: dict[str, str], login: Login) -> Body:
    """The metric set of one ticket, archived or not."""
    ticket = lists.parent(world, "ticket", places["ticket"], login)
    for record in world.store.children("ticket_metric", "ticket", ticket.id):
        return {"ticket_metric": record.body}
    raise no_record()


def ticket_audits(world: World, endpoint: Endpoint, asked: Asked, base: str) -> Body:
    """All audits, newest first, but those of archived tickets; its own cursor goes both ways."""
    records = [audit for audit in world.store.all("audit") if lists.listed(world, audit)]
    records.sort(key=lambda audit: audit.id, reverse=True)
    if any(name.startswith("page[") for name in asked.filters):
        return _audits_by_page(world, endpoint, asked, base, records)
    size = asked.filters.get("limit", exports.LARGEST)
    if not 1 <= size <= exports.LARGEST:
        raise invalid("limit", f"must be between 1 and {exports.LARGEST}", endpoint.action)
    begin = 0
    if text := asked.filters.get("cursor"):
        place = paging.decode("audit", text, "cursor")[2]
        begin = next((n for n, audit in enumerate(records) if audit.id < place), len(records))
    page = records[begin : begin + size]
    before = paging.encode("audit", (True, 0, page[-1].id)) if begin + size < len(records) else None
    after = paging.encode("audit", (True, 0, page[0].id)) if page else None
    return {
        "audits": [audit.body for audit in page],
        **render.beside(world, page, asked.include),
        "before_url": paging.link(base, asked.query, cursor=before) if before else None,
        "after_url": paging.link(base, asked.query, cursor=after) if after else None,
        "before_cursor": before,
        "after_cursor": after,
    }


def _audits_by_page(world: World, endpoint: Endpoint, asked: Asked, base: str, records: list[Record]) -> Body:
    """The same, as the documentation asks for them now."""
    asked.size = asked.filters.get("page[size]", 100)
    if not 1 <= asked.size <= MANY:
        raise invalid("page.size", f"must be between 1 and {MANY}", endpoint.action)
    asked.after, asked.before = asked.filters.get("page[after]", ""), asked.filters.get("page[before]", "")
    page, told = paging.by_cursor(records, "-id", asked, base)
    return {"audits": [audit.body for audit in page], **render.beside(world, page, asked.include), **told}


# -- Talk


def talk(world: World, endpoint: Endpoint) -> Body:
    """Today's numbers of the hotline."""
    calls = [call.body for call in world.store.all("call") if call.made > world.now - 86_400]
    talked = sum(call["talk_time"] for call in calls)
    many = max(len(calls), 1)
    match endpoint.does:
        case "talk_account_overview":
            told: Body = {
                "average_call_duration": sum(c["duration"] for c in calls) // many,
                "average_callback_wait_time": 0,
                "average_hold_time": 0,
                "average_queue_wait_time": sum(c["wait_time"] for c in calls) // many,
                "average_time_to_answer": sum(c["time_to_answer"] or 0 for c in calls) // many,
                "average_wrap_up_time": sum(c["wrap_up_time"] for c in calls) // many,
                "max_calls_waiting": min(len(calls), 1),
                "max_queue_wait_time": max((c["wait_time"] for c in calls), default=0),
                "total_call_duration": sum(c["duration"] for c in calls),
                "total_callback_calls": 0,
                "total_calls": len(calls),
                "total_calls_abandoned_in_queue": sum(
                    c["completion_status"] == "abandoned_in_queue" for c in calls
                ),
                "total_calls_outside_business_hours": 0,
                "total_calls_with_exceeded_queue_wait_time": sum(
                    c["exceeded_queue_wait_time"] for c in calls
                ),
                "total_calls_with_requested_voicemail": 0,
                "total_embeddable_callback_calls": 0,
                "total_hold_time": 0,
                "total_inbound_calls": len(calls),
                "total_outbound_calls": 0,
                "total_textback_requests": 0,
                "total_voicemails": sum(c["voicemail"] for c in calls),
                "total_wrap_up_time": sum(c["wrap_up_time"] for c in calls),
            }
            return {"account_overview": told}
        case "talk_agents_overview":
            names = (
                "average_accepted_transfers",
                "average_available_time",
                "average_away_time",
                "average_calls_accepted",
                "average_calls_denied",
                "average_calls_missed",
                "average_hold_time",
                "average_online_time",
                "average_talk_time",
                "average_wrap_up_time",
                "total_accepted_transfers",
                "total_calls_denied",
                "total_calls_missed",
                "total_hold_time",
                "total_wrap_up_time",
            )
            told = dict.fromkeys(names, 0) | {"total_calls_accepted": len(calls), "total_talk_time": talked}
            return {"agents_overview": told}
    waiting = (
        "agents_online",
        "average_wait_time",
        "callbacks_waiting",
        "calls_waiting",
        "embeddable_callbacks_waiting",
        "longest_wait_time",
    )
    return {"current_queue_activity": dict.fromkeys(waiting, 0)}


# -- Chat


def chat_list(world: World, endpoint: Endpoint, asked: Asked) -> list[Body]:
    """Chat's lists are bare arrays; agents and roles are paged by id."""
    records = paging.sort(world.store.shown(endpoint.kind), "id")
    if "since_id" in endpoint.params:
        records = _by_id(endpoint, asked, records)
    return [record.body for record in records]


def _by_id(endpoint: Endpoint, asked: Asked, records: list[Record]) -> list[Record]:
    """The page that begins with `since_id`, or ends with `max_id`; ten records unless more are asked for."""
    size = asked.filters.get("limit", CHAT_PAGE)
    if not 1 <= size <= exports.LARGEST:
        raise invalid("limit", f"must be between 1 and {exports.LARGEST}", endpoint.action)
    first, last = asked.filters.get("since_id"), asked.filters.get("max_id")
    found = [r for r in records if (first is None or r.id >= first) and (last is None or r.id <= last)]
    return found[:size] if last is None or first is not None else found[-size:]


def chats(world: World, asked: Asked, base: str) -> Body:
    """All chats, newest first, forty at a time."""
    records = paging.sort(world.store.shown("chat"), "-timestamp")
    asked.size, asked.after = 40, asked.filters.get("cursor", "")
    page, _ = paging.by_cursor(records, "-timestamp", asked, base)
    more = bool(page) and page[-1] is not records[-1]
    following = paging.encode("-timestamp", paging.key_of("-timestamp", page[-1])) if more else None
    return {
        "chats": [chat.body for chat in page],
        "count": len(records),
        "next_url": paging.link(base, asked.query, cursor=following) if following else None,
        "prev_url": None,
    }


def chat_account(world: World) -> Body:
    """The chat account."""
    agents = len(world.store.shown("chat_agent"))
    return {
        "account_key": "TributaryMadeUpAccountKey",
        "status": "active",
        "create_date": world.stamp(next(world.store.all("chat_agent")).made),
        "plan": {"name": "enterprise", "max_agents": agents, "agent_leak": 0, "max_departments": "unlimited"},
        "billing": {},
    }


def chat_bans(world: World, endpoint: Endpoint, asked: Asked) -> Body:
    """Who may not chat, by how they are known; a page of both kinds."""
    page = _by_id(endpoint, asked, paging.sort(world.store.shown("ban"), "id"))
    return {
        kind: [ban.body for ban in page if ban.body["type"] == kind] for kind in ("ip_address", "visitor")
    }


def answer(call: Call) -> Any:
    """What an endpoint of the kind `do` gives, exports apart."""
    world, endpoint, places, asked, login, base = call
    simple: dict[str, Callable[[], Any]] = {
        "metrics_of_ticket": lambda: metrics_of_ticket(world, places, login),
        "ticket_audits": lambda: ticket_audits(world, endpoint, asked, base),
        "search_count": lambda: search.count(world, asked.filters["query"], login),
        "chat_list": lambda: chat_list(world, endpoint, asked),
        "chats": lambda: chats(world, asked, base),
        "chat_account": lambda: chat_account(world),
        "chat_bans": lambda: chat_bans(world, endpoint, asked),
    }
    if endpoint.does in simple:
        return simple[endpoint.does]()
    if endpoint.does.startswith("count_"):
        return count(world, endpoint, login)
    if endpoint.does.startswith("show_many_"):
        return show_many(world, endpoint, asked, login)
    return talk(world, endpoint)
