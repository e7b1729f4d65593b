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
    categories: Json | None = field(doc="Categories that its title names.")
    app_installation: Json | None = field(doc="Installed app that it belongs to.")
    permissions: Json | None = field(doc="What the credentials' user may do with it.")
    usage_1h: int | None = field(doc="How often it was used in the hour before it was read.")
    usage_24h: int | None = field(doc="How often it was used in the 24 hours before it was read.")
    usage_7d: int | None = field(doc="How often it was used in the 7 days before it was read.")
    usage_30d: int | None = field(doc="How often it was used in the 30 days before it was read.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Trigger(ZendeskTable):
    """A rule that acts when a ticket is made or changed."""

    __tablename__ = "triggers"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("all", "any")  # what conditions once were

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
    brand_id: int | None = field(doc="Brand.", references="brands")
    restriction: Json | None = field(doc="Who may see it; null for all.")
    app_installation: Json | None = field(doc="Installed app that it belongs to.")
    permissions: Json | None = field(doc="What the credentials' user may do with it.")
    usage_1h: int | None = field(doc="How often it acted in the hour before it was read.")
    usage_24h: int | None = field(doc="How often it acted in the 24 hours before it was read.")
    usage_7d: int | None = field(doc="How often it acted in the 7 days before it was read.")
    usage_30d: int | None = field(doc="How often it acted in the 30 days before it was read.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class TriggerCategory(ZendeskTable):
    """A heading under which triggers stand and run."""

    __tablename__ = "trigger_categories"

    id: str = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the category in the API.")
    name: str | None = field(doc="Name.")
    position: int | None = field(doc="Place in the order in which they run.")
    active_count: int | None = field(doc="How many of its triggers are in use.")
    inactive_count: int | None = field(doc="How many of its triggers are not.")
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
    app_installation: Json | None = field(doc="Installed app that it belongs to.")
    permissions: Json | None = field(doc="What the credentials' user may do with it.")
    usage_1h: int | None = field(doc="On how many tickets it acted in the hour before it was read.")
    usage_24h: int | None = field(doc="On how many tickets it acted in the 24 hours before it was read.")
    usage_7d: int | None = field(doc="On how many tickets it acted in the 7 days before it was read.")
    usage_30d: int | None = field(doc="On how many tickets it acted in the 30 days before it was read.")
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
    watchable: bool | None = field(doc="Whether agents may watch it for changes.")
    app_installation: Json | None = field(doc="Installed app that it belongs to.")
    permissions: Json | None = field(doc="What the credentials' user may do with it.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Target(ZendeskTable):
    """A place outside that triggers and automations notify; webhooks have taken its place."""

    __tablename__ = "targets"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("api_token", "password", "secret", "token")  # not to be kept

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the target in the API.")
    title: str | None = field(doc="Title.")
    type: str | None = field(doc="`email_target`, `url_target_v2` and others, by service.")
    active: bool | None = field(doc="Whether it is in use.")
    target_url: str | None = field(doc="Address that is asked.")
    method: str | None = field(doc="Method of HTTP.")
    content_type: str | None = field(doc="Media type of what is sent.")
    username: str | None = field(doc="User that it signs in as.")
    email: str | None = field(doc="Address that is written to.")
    subject: str | None = field(doc="Subject of the message.")
    details: Json | None = field("*", doc="All else that this type of target says, but for its credentials.")
    created_at: datetime | None = field(doc="When it was made.")


class DeletionSchedule(ZendeskTable):
    """A rule by which records are deleted once they are old."""

    __tablename__ = "deletion_schedules"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the schedule in the API.")
    title: str | None = field(doc="Title.")
    description: str | None = field(doc="What it is for.")
    object: str | None = field(doc="What it deletes: `zen:ticket`, `zen:user`, `zen:attachment` and others.")
    active: bool | None = field(doc="Whether it is in use.")
    default: bool | None = field(doc="Whether it is the default one.")
    conditions: Json | None = field(doc="Records that it deletes: lists `all` and `any`.")
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
    __elsewhere__: ClassVar[tuple[str, ...]] = ("attribute_id",)  # by the list that it stands in

    id: str = field(doc="Zendesk's identifier.", key=True)
    attribute_id: str | None = field(
        "^attribute_id", doc="Kind of skill.", parent=True, references="routing_attributes"
    )
    url: str | None = field(doc="Address of the record in the API.")
    name: str | None = field(doc="Name.")
    conditions: Json | None = field(doc="Tickets that take it: lists `all` and `any`.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")
