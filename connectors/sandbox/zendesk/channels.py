"""Talk and Chat: numbers, calls and their legs; chats, the agents' timeline, departments.

Pages followed: voice/talk-api (incremental_exports, phone_numbers, stats, greetings, ivrs, lines, addresses);
live-chat/chat-api (chats, incremental_export, agents, departments, shortcuts, triggers, goals, skills, bans).
"""

from __future__ import annotations

import random

from connectors.sandbox.zendesk.store import Body, Record
from connectors.sandbox.zendesk.world import World


def furnish(world: World, agents: list[Record]) -> None:
    """The lines, and the chat account."""
    group = world.store.shown("group")[0]
    brand = world.store.shown("brand")[0]
    for number, country in (("+4580123456", "DK"), ("+15125550137", "US")):
        line = world.create(
            "phone_number",
            number=number,
            display_number=number,
            country_code=country,
            nickname=f"Hotline {country}",
            name=f"Hotline {country}",
            default_group_id=group.id,
            group_ids=[group.id],
            brand_id=brand.id,
            capabilities={"sms": country == "US", "mms": False, "voice": True, "emergency_address": False},
            token=f"{world.rng.getrandbits(128):032x}",
        )
        world.create("ivr", name=f"Menu {country}", phone_number_ids=[line.id], phone_number_names=[number])
    world.create(
        "digital_line", nickname="Web calls", line_id="web", brand_id=brand.id, default_group_id=group.id
    )
    world.create(
        "address",
        name="Office",
        city="København",
        country_code="DK",
        street="Nørregade 1",
        zip="1165",
        province="Hovedstaden",
    )
    category = world.create("greeting_category", name="voicemail")
    world.create("greeting", name="Default voicemail greeting", category_id=category.id)
    for agent in agents:
        world.create("agent_activity", id=agent.id, agent_id=agent.id, name=agent.body["name"])
    department = world.create("department", name="Sales", members=[agent.id for agent in agents[:3]])
    role = world.create("chat_role", name="Agent", members_count=len(agents))
    for agent in agents[:3]:
        first, _, last = agent.body["name"].partition(" ")
        world.create(
            "chat_agent",
            id=agent.id,
            first_name=first,
            last_name=last,
            display_name=first,
            email=agent.body["email"],
            role_id=role.id,
            departments=[department.id],
            enabled_departments=[department.id],
            roles={"administrator": agent is agents[0], "owner": agent is agents[0]},
            create_date=world.stamp(),
        )
    world.create("shortcut", id="hello", name="hello", message="Hi there!", tags=["greeting"])
    world.create(
        "chat_trigger", name="Ask on the pricing page", definition={"event": "page_enter", "version": 1}
    )
    world.create("goal", name="Bought a plan")
    world.create("skill", name="german", members=[agents[0].id])
    world.create("ban", ip_address="203.0.113.9", reason="Spam")


def call(world: World, rng: random.Random, ticket: Record | None, user: Record, agent: Record) -> Record:
    """A call to the hotline, with its legs; some are missed, some go to voicemail."""
    line = rng.choice(world.store.shown("phone_number"))
    how = rng.choices(
        ("completed", "abandoned_in_queue", "abandoned_in_voicemail", "agent_missed"), (8, 1, 1, 1)
    )[0]
    answered = how == "completed"
    talked, waited = rng.randrange(40, 1_500) if answered else 0, rng.randrange(3, 180)
    made = world.create(
        "call",
        agent_id=agent.id if answered else None,
        call_charge=f"{talked * 0.0004:.3f}",
        completion_status=how,
        customer_id=user.id,
        duration=talked + waited,
        exceeded_queue_wait_time=waited > 120,
        minutes_billed=(talked + 59) // 60,
        phone_number_id=line.id,
        phone_number=line.body["number"],
        line=line.body["number"],
        line_id=line.id,
        ticket_id=ticket.id if ticket else None,
        time_to_answer=waited if answered else None,
        voicemail=how == "abandoned_in_voicemail",
        wait_time=waited,
        talk_time=talked,
        wrap_up_time=rng.randrange(60) if answered else 0,
        call_group_id=line.body["default_group_id"],
        default_group=True,
    )
    for type, who in (("customer", user), ("agent", agent)) if answered else (("customer", user),):
        world.create(
            "leg",
            links={"call": made.id},
            call_id=made.id,
            type=type,
            agent_id=who.id if type == "agent" else None,
            user_id=who.id if type == "customer" else None,
            duration=talked,
            talk_time=talked,
            completion_status="completed" if answered else "abandoned",
            minutes_billed=(talked + 59) // 60,
            available_via="browser" if type == "agent" else None,
        )
    return made


def settle(world: World, made: Record) -> None:
    """What Talk learns of a call afterwards: recording and quality; the export shows it again."""
    recorded = made.body["talk_time"]
    world.update(made, recording_time=recorded, quality_issues=["silence"] if recorded % 7 == 0 else ["none"])
    for leg in world.store.children("leg", "call", made.id):
        world.update(leg, quality_issues=made.body["quality_issues"])


def chat(world: World, rng: random.Random, ticket: Record | None, user: Record, agent: Record) -> Record:
    """A chat that has ended."""
    now, lasted = world.stamp(), rng.randrange(60, 1_800)
    began = world.stamp(world.now - lasted)
    said = {
        "type": "chat.msg",
        "channel": "web",
        "sender_type": "Visitor",
        "name": user.body["name"],
        "timestamp": began,
        "msg": "Hello?",
        "msg_id": f"{rng.getrandbits(40):x}",
        "options": "",
        "nick": "visitor",
    }
    visitor: Body = {
        "id": f"{user.id}.visitor",
        "name": user.body["name"],
        "email": user.body["email"] or "",
        "phone": user.body["phone"] or "",
        "notes": "",
    }
    return world.create(
        "chat",
        timestamp=began,
        end_timestamp=now,
        update_timestamp=now,
        created_timestamp=began,
        started_timestamp=began,
        duration=lasted,
        visitor=visitor,
        agent_ids=[str(agent.id)],
        agent_names=[agent.body["name"]],
        count={"agent": 2, "visitor": 3, "total": 5},
        response_time={"avg": 12.5, "first": 9, "max": 31},
        history=[said],
        session={"browser": "Firefox", "platform": "Linux", "ip": "192.0.2.4", "country_code": "DK"},
        rating=rng.choice((None, None, "good", "bad")),
        missed=rng.random() < 0.1,
        tags=["pricing"],
        zendesk_ticket_id=ticket.id if ticket else None,
        language=user.body["locale"][:2],
    )


def shift(world: World, agent: Record, seconds: int) -> Record:
    """A span of time that an agent was online for chats; with the first one a department opens, too."""
    now = world.stamp()
    world.create("agent_event", agent_id=agent.id, timestamp=now)
    department = world.store.shown("department")[0]
    if department.body["members"][0] == agent.id:
        world.create("department_event", department_id=department.id, timestamp=now)
    return world.create("agent_timespan", agent_id=agent.id, start_time=now, duration=seconds)


def convert(world: World, chat: Record, agent: Record) -> Record:
    """The visitor of a chat reaches a goal."""
    goal = world.store.shown("goal")[0]
    credit = {
        "chat_id": chat.id,
        "chat_timestamp": chat.body["timestamp"],
        "agent_id": agent.id,
        "agent_name": agent.body["name"],
        "department_id": None,
        "department_name": None,
    }
    return world.create(
        "conversion",
        goal_id=goal.id,
        goal_name=goal.body["name"],
        timestamp=world.stamp(),
        attribution=credit,
        visitor=chat.body["visitor"],
        session=chat.body["session"],
    )
