"""Chat: conversations, agents and how they are set up."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field
from models.zendesk.base import ZendeskTable


class Chat(ZendeskTable):
    """A chat, or a message that was left offline."""

    __tablename__ = "chats"

    id: str = field(doc="Zendesk's identifier.", key=True)
    type: str | None = field(doc="`chat` or `offline_msg`.")
    timestamp: datetime | None = field(doc="When it began.")
    created_timestamp: datetime | None = field(doc="When it was made.")
    started_timestamp: datetime | None = field(doc="When it was started.")
    end_timestamp: datetime | None = field(doc="When it ended.")
    update_timestamp: datetime | None = field(doc="When it was last changed.")
    duration: int | None = field(doc="Seconds.")
    started_by: str | None = field(doc="`visitor`, `agent` or `trigger`.")
    department_id: int | None = field(doc="Department.", references="chat_departments")
    department_name: str | None = field(doc="Name of that.")
    visitor_id: str | None = field("visitor.id", doc="Visitor.")
    visitor_name: str | None = field("visitor.name", doc="Name of the visitor.")
    visitor_email: str | None = field("visitor.email", doc="E-mail address of the visitor.")
    visitor_phone: str | None = field("visitor.phone", doc="Phone number of the visitor.")
    visitor_notes: str | None = field("visitor.notes", doc="Notes on the visitor.")
    visitor_other: Json | None = field("visitor.*", doc="All else of the visitor.")
    agent_ids: Json | None = field(doc="List of agents, by their numbers as text.")
    agent_names: Json | None = field(doc="List or object of their names.")
    count_agent: int | None = field("count.agent", doc="Messages of agents.")
    count_visitor: int | None = field("count.visitor", doc="Messages of the visitor.")
    count_total: int | None = field("count.total", doc="Messages in all.")
    response_time_first: float | None = field("response_time.first", doc="Seconds until the first answer.")
    response_time_avg: float | None = field("response_time.avg", doc="Seconds until an answer, on average.")
    response_time_max: float | None = field("response_time.max", doc="Seconds until an answer, at most.")
    history: Json | None = field(doc="List of all that was said and done.")
    engagements: Json | None = field(doc="List of the agents' shares in it.")
    conversions: Json | None = field(doc="List of goals that were reached.")
    session: Json | None = field(doc="Browser, place and address.")
    webpath: Json | None = field(doc="List of pages that were visited.")
    rating: str | None = field(doc="`good` or `bad`.")
    comment: str | None = field(doc="What the visitor wrote with the rating.")
    tags: Json | None = field(doc="List of tags.")
    missed: bool | None = field(doc="Whether nobody answered.")
    unread: bool | None = field(doc="Whether nobody has read it.")
    dropped: bool | None = field(doc="Whether the connection was lost.")
    deleted: bool | None = field(doc="Whether it was deleted.", deleted=True)
    proactive: bool | None = field(doc="Whether an agent or a trigger began it.")
    triggered: bool | None = field(doc="Whether a trigger fired.")
    triggered_response: bool | None = field(doc="Whether the visitor answered a trigger.")
    skills_requested: Json | None = field(doc="List of skills that were asked for.")
    skills_fulfilled: bool | None = field(doc="Whether an agent had them.")
    language: str | None = field(doc="Language.")
    zendesk_ticket_id: int | None = field(doc="Ticket that was made of it.", references="tickets")
    message: str | None = field(doc="Of an offline message, its text.")
    name: str | None = field(doc="Of an offline message, the visitor's name.")
    email: str | None = field(doc="Of an offline message, the visitor's e-mail address.")
    phone: str | None = field(doc="Of an offline message, the visitor's phone number.")


class ChatAgentTimeline(ZendeskTable):
    """A span of time in which an agent was in one state."""

    __tablename__ = "chat_agent_timeline"

    agent_id: int = field(doc="Agent.", key=True, references="chat_agents")
    start_time: datetime | None = field(doc="When it began.", key=True)
    status: str = field(doc="`online`, `away` or `invisible`.", key=True)
    duration: float | None = field(doc="Seconds.")
    engagement_count: int | None = field(doc="Chats that the agent served in it.")


class ChatAgentEvent(ZendeskTable):
    """A change of an agent's: of the status, or of how many chats the agent serves."""

    __tablename__ = "chat_agent_events"

    id: str = field(doc="Zendesk's identifier.", key=True)
    account_id: int | None = field(doc="Account of Chat.")
    agent_id: int | None = field(doc="Agent.", references="chat_agents")
    field_name: str | None = field(doc="What changed: `status` or `engagements`.")
    previous_value: Json | None = field(doc="Status or number before it.")
    value: Json | None = field(doc="Status or number after it.")
    timestamp: datetime | None = field(doc="When it was.")


class ChatDepartmentEvent(ZendeskTable):
    """A change of a department's."""

    __tablename__ = "chat_department_events"

    id: str = field(doc="Zendesk's identifier.", key=True)
    account_id: int | None = field(doc="Account of Chat.")
    department_id: int | None = field(doc="Department.", references="chat_departments")
    field_name: str | None = field(doc="What changed, such as `status`.")
    previous_value: Json | None = field(doc="What it was before.")
    value: Json | None = field(doc="What it was after it.")
    timestamp: datetime | None = field(doc="When it was.")


class ChatConversion(ZendeskTable):
    """That a visitor reached a goal, and which chat gets the credit."""

    __tablename__ = "chat_conversions"

    id: str = field(doc="Zendesk's identifier.", key=True)
    account_id: int | None = field(doc="Account of Chat.")
    goal_id: int | None = field(doc="Goal.", references="chat_goals")
    goal_name: str | None = field(doc="Name of that.")
    timestamp: datetime | None = field(doc="When it was.")
    attribution_chat_id: str | None = field("attribution.chat_id", doc="Chat.", references="chats")
    attribution_chat_timestamp: datetime | None = field("attribution.chat_timestamp", doc="When that began.")
    attribution_agent_id: int | None = field("attribution.agent_id", doc="Agent.", references="chat_agents")
    attribution_agent_name: str | None = field("attribution.agent_name", doc="Name of that.")
    attribution_department_id: int | None = field(
        "attribution.department_id", doc="Department.", references="chat_departments"
    )
    attribution_department_name: str | None = field("attribution.department_name", doc="Name of that.")
    visitor: Json | None = field(doc="Visitor.")
    session: Json | None = field(doc="Browser, place and address.")


class ChatAgent(ZendeskTable):
    """An agent of Chat."""

    __tablename__ = "chat_agents"

    id: int = field(doc="Zendesk's identifier.", key=True)
    first_name: str | None = field(doc="First name.")
    last_name: str | None = field(doc="Last name.")
    display_name: str | None = field(doc="Name that visitors see.")
    email: str | None = field(doc="E-mail address.")
    enabled: bool | None = field(doc="Whether the agent may sign in.")
    role_id: int | None = field(doc="Role.", references="chat_roles")
    roles: Json | None = field(doc="Whether the agent is administrator or owner.")
    departments: Json | None = field(doc="List of departments.")
    enabled_departments: Json | None = field(doc="List of those that are enabled.")
    skills: Json | None = field(doc="List of skills.")
    scope: str | None = field(doc="What the agent may do.")
    create_date: datetime | None = field(doc="When the agent was made.")
    last_login: datetime | None = field(doc="When the agent last signed in.")
    login_count: int | None = field(doc="How often.")


class ChatDepartment(ZendeskTable):
    """A group of agents of Chat."""

    __tablename__ = "chat_departments"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="Description.")
    enabled: bool | None = field(doc="Whether it is in use.")
    members: Json | None = field(doc="List of agents.")
    settings: Json | None = field(doc="Settings.")


class ChatShortcut(ZendeskTable):
    """A text that agents send by a word."""

    __tablename__ = "chat_shortcuts"

    id: str = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Word.")
    message: str | None = field(doc="Text.")
    options: str | None = field(doc="Choices that the visitor gets.")
    tags: Json | None = field(doc="List of tags that it adds.")
    scope: str | None = field(doc="Whose it is, such as `all`.")
    agents: Json | None = field(doc="List of agents who have it.")
    departments: Json | None = field(doc="List of departments that have it.")


class ChatTrigger(ZendeskTable):
    """A rule that acts on visitors."""

    __tablename__ = "chat_triggers"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="Description.")
    enabled: bool | None = field(doc="Whether it is in use.")
    definition: Json | None = field(doc="When it acts, and what it does.")


class ChatGoal(ZendeskTable):
    """Something that visitors are hoped to do."""

    __tablename__ = "chat_goals"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="Description.")
    enabled: bool | None = field(doc="Whether it is in use.")
    attribution_model: str | None = field(doc="Which agent gets the credit, such as `last_touch`.")
    attribution_window: int | None = field(doc="Days in which a chat counts.")
    attribution_period: int | None = field(doc="The same, as the list of goals says it.")
    settings: Json | None = field(doc="When it is reached.")


class ChatSkill(ZendeskTable):
    """What an agent of Chat is good at."""

    __tablename__ = "chat_skills"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="Description.")
    enabled: bool | None = field(doc="Whether it is in use.")
    members: Json | None = field(doc="List of agents.")


class ChatRole(ZendeskTable):
    """A role of agents of Chat."""

    __tablename__ = "chat_roles"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="Description.")
    enabled: bool | None = field(doc="Whether it is in use.")
    members_count: int | None = field(doc="How many agents have it.")
    permissions: Json | None = field(doc="What it allows.")


class ChatBan(ZendeskTable):
    """A visitor or an address that may not chat."""

    __tablename__ = "chat_bans"

    id: int = field(doc="Zendesk's identifier.", key=True)
    type: str | None = field(doc="`visitor` or `ip_address`.")
    ip_address: str | None = field(doc="Address.")
    visitor_id: str | None = field(doc="Visitor.")
    visitor_name: str | None = field(doc="Name of the visitor.")
    reason: str | None = field(doc="Why.")
    created_at: datetime | None = field(doc="When it was made.")
