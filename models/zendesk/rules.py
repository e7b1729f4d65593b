"""Rules of the desk: macros, triggers, automations, views, SLA policies and schedules."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from etl.schema import Json, field
from models.zendesk.base import ZendeskTable


class Macro(ZendeskTable):
    """Changes that agents make with one click."""

    __tablename__ = "macros"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the macro in the API.")
    title: str | None = field(doc="Title; `::` divides categories.")
    raw_title: str | None = field(doc="Title with the placeholders of dynamic content unfilled.")
    description: str | None = field(doc="What it is for.")
    active: bool | None = field(doc="Whether it is in use.")
    default: bool | None = field(doc="Whether it is one of Zendesk's.")
    position: int | None = field(doc="Place among the macros.")
    actions: Json | None = field(doc="List of what it does.")
    restriction: Json | None = field(doc="Who may use it: a user or groups; null for all.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Trigger(ZendeskTable):
    """A rule that acts when a ticket is made or changed."""

    __tablename__ = "triggers"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the trigger in the API.")
    title: str | None = field(doc="Title.")
    raw_title: str | None = field(doc="Title with the placeholders of dynamic content unfilled.")
    description: str | None = field(doc="What it is for.")
    active: bool | None = field(doc="Whether it is in use.")
    default: bool | None = field(doc="Whether it is one of Zendesk's.")
    position: int | None = field(doc="Place in the order in which they run.")
    category_id: str | None = field(doc="Category.", references="trigger_categories")
    conditions: Json | None = field(doc="When it acts: lists `all` and `any`.")
    actions: Json | None = field(doc="List of what it does.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class TriggerCategory(ZendeskTable):
    """A heading under which triggers stand and run."""

    __tablename__ = "trigger_categories"

    id: str = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    position: int | None = field(doc="Place in the order in which they run.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Automation(ZendeskTable):
    """A rule that acts when time has passed."""

    __tablename__ = "automations"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the automation in the API.")
    title: str | None = field(doc="Title.")
    raw_title: str | None = field(doc="Title with the placeholders of dynamic content unfilled.")
    active: bool | None = field(doc="Whether it is in use.")
    default: bool | None = field(doc="Whether it is one of Zendesk's.")
    position: int | None = field(doc="Place in the order in which they run.")
    conditions: Json | None = field(doc="When it acts: lists `all` and `any`.")
    actions: Json | None = field(doc="List of what it does.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class View(ZendeskTable):
    """A list of tickets that agents look at."""

    __tablename__ = "views"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the view in the API.")
    title: str | None = field(doc="Title.")
    raw_title: str | None = field(doc="Title with the placeholders of dynamic content unfilled.")
    description: str | None = field(doc="What it is for.")
    active: bool | None = field(doc="Whether it is in use.")
    default: bool | None = field(doc="Whether it is one of Zendesk's.")
    position: int | None = field(doc="Place among the views.")
    conditions: Json | None = field(doc="Which tickets it has: lists `all` and `any`.")
    execution: Json | None = field(doc="Columns, grouping and order.")
    restriction: Json | None = field(doc="Who may see it: a user or groups; null for all.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class SlaPolicy(ZendeskTable):
    """Targets for how soon tickets are to be answered."""

    __tablename__ = "sla_policies"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the policy in the API.")
    title: str | None = field(doc="Title.")
    description: str | None = field(doc="What it is for.")
    position: int | None = field(doc="Place in the order in which they are tried.")
    filter: Json | None = field(doc="Tickets it is for: lists `all` and `any`.")
    policy_metrics: Json | None = field(
        doc="List of targets: priority, metric, minutes, and whether business hours count."
    )
    metric_settings: Json | None = field(doc="When the metrics begin and end.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class GroupSlaPolicy(ZendeskTable):
    """Targets for how long a group may have tickets."""

    __tablename__ = "group_sla_policies"

    id: str = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the policy in the API.")
    title: str | None = field(doc="Title.")
    description: str | None = field(doc="What it is for.")
    position: int | None = field(doc="Place in the order in which they are tried.")
    filter: Json | None = field(doc="Groups it is for: list `all`.")
    policy_metrics: Json | None = field(
        doc="List of targets: priority, metric, seconds, and whether business hours count."
    )
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Schedule(ZendeskTable):
    """Business hours."""

    __tablename__ = "schedules"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("url",)

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    time_zone: str | None = field(doc="Time zone, by its name at Zendesk.")
    intervals: Json | None = field(doc="List of spans, in minutes of a week that begins on Sunday.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class ScheduleHoliday(ZendeskTable):
    """Days on which a schedule does not hold."""

    __tablename__ = "schedule_holidays"

    id: int = field(doc="Zendesk's identifier.", key=True)
    schedule_id: int | None = field("^schedule_id", doc="Schedule.", parent=True, references="schedules")
    name: str | None = field(doc="Name.")
    start_date: date | None = field(doc="First day.")
    end_date: date | None = field(doc="Last day.")


class Workspace(ZendeskTable):
    """What agents see beside tickets of a kind."""

    __tablename__ = "workspaces"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the workspace in the API.")
    title: str | None = field(doc="Title.")
    description: str | None = field(doc="What it is for.")
    activated: bool | None = field(doc="Whether it is in use.")
    position: int | None = field(doc="Place in the order in which they are tried.")
    prefer_workspace_app_order: bool | None = field(doc="Whether its order of apps goes before the agent's.")
    conditions: Json | None = field(doc="Tickets it is for: lists `all` and `any`.")
    ticket_form_id: int | None = field(doc="Form.", references="ticket_forms")
    macro_ids: Json | None = field(doc="List of macros.")
    macros: Json | None = field(doc="List of macros.")
    selected_macros: Json | None = field(doc="List of macros, whole.")
    apps: Json | None = field(doc="List of apps and their places.")
    knowledge_settings: Json | None = field(doc="Settings of the search for articles.")
    layout_uuid: str | None = field(doc="Layout.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class RoutingQueue(ZendeskTable):
    """A queue of omnichannel routing: which work goes to which groups, and in which order."""

    __tablename__ = "routing_queues"

    id: str = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the queue in the API.")
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="What it is for.")
    priority: int | None = field(doc="Which goes first: 1 before 100.")
    order: int | None = field(doc="Place in the order in which they are tried.")
    definition: Json | None = field(doc="Work it is for: lists `all` and `any`.")
    primary_groups: Json | None = field(doc="Groups that get its work: count, and list of id and name.")
    secondary_groups: Json | None = field(doc="Groups that get it when these are busy, alike.")
    primary_groups_id: Json | None = field(doc="List of the groups that get its work.")
    secondary_groups_id: Json | None = field(doc="List of the groups that get it when these are busy.")
    subqueues: Json | None = field(doc="Parts of it.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class RoutingAttribute(ZendeskTable):
    """A kind of skill that tickets are routed by."""

    __tablename__ = "routing_attributes"

    id: str = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    name: str | None = field(doc="Name.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class RoutingAttributeValue(ZendeskTable):
    """A skill."""

    __tablename__ = "routing_attribute_values"

    id: str = field(doc="Zendesk's identifier.", key=True)
    attribute_id: str | None = field(
        "^attribute_id", doc="Kind of skill.", parent=True, references="routing_attributes"
    )
    url: str | None = field(doc="Address of the record in the API.")
    name: str | None = field(doc="Name.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")
