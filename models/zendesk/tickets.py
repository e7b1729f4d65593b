"""Tickets and their metrics."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from etl.schema import Group, Json, field, group
from models.zendesk.base import Via, ZendeskTable


class Spent(Group):
    """A duration by two clocks."""

    calendar: int | None = field(doc="By the calendar.")
    business: int | None = field(doc="In business hours.")


class Ticket(ZendeskTable):
    """A request of a customer, and all the work on it.

    Rows are as recent as `generated_timestamp`, which also moves for changes of the system's that
    leave `updated_at` alone.
    """

    __tablename__ = "tickets"
    __elsewhere__: ClassVar[tuple[str, ...]] = (
        "fields",
        "metric_set",
        "dates",
    )

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the ticket in the API.")
    external_id: str | None = field(doc="Identifier of the account's own.")
    via: Via | None = group(doc="Came in:")
    created_at: datetime | None = field(doc="When the ticket was made.")
    updated_at: datetime | None = field(
        doc="When it was last changed in a way that makes an audit; changes of the system's do not show here."
    )
    generated_timestamp: datetime | None = field(
        doc="When it was last changed in any way; the order of exports.", version=True, times="unix"
    )
    type: str | None = field(doc="`problem`, `incident`, `question` or `task`.")
    subject: str | None = field(doc="Subject; `SCRUBBED` once the ticket was deleted for good.")
    raw_subject: str | None = field(doc="Subject with the placeholders of dynamic content unfilled.")
    description: str | None = field(doc="First comment.")
    priority: str | None = field(doc="`urgent`, `high`, `normal` or `low`.")
    status: str | None = field(
        doc="`new`, `open`, `pending`, `hold`, `solved`, `closed`; `deleted` once it is in the bin or gone.",
        deleted="deleted",
    )
    custom_status_id: int | None = field(doc="Custom status.", references="custom_statuses")
    recipient: str | None = field(doc="Address that the ticket was first sent to.")
    requester_id: int | None = field(doc="Who asked.", references="users")
    submitter_id: int | None = field(doc="Who wrote the ticket down.", references="users")
    assignee_id: int | None = field(doc="Agent who has it.", references="users")
    organization_id: int | None = field(doc="Organization of the requester.", references="organizations")
    group_id: int | None = field(doc="Group that has it.", references="groups")
    brand_id: int | None = field(doc="Brand that was asked.", references="brands")
    collaborator_ids: Json | None = field(doc="List of users who are copied in.")
    follower_ids: Json | None = field(doc="List of agents who follow it.")
    email_cc_ids: Json | None = field(doc="List of users who get copies by e-mail.")
    forum_topic_id: int | None = field(doc="Topic in the old web portal that it was made of.")
    problem_id: int | None = field(
        doc="Of an incident, the problem that it is part of.", references="tickets"
    )
    has_incidents: bool | None = field(doc="Whether it is a problem with incidents.")
    is_public: bool | None = field(doc="Whether any of its comments is public.")
    due_at: datetime | None = field(doc="Of a task, when it is due.")
    tags: Json | None = field(doc="List of tags.")
    custom_fields: Json | None = field(
        doc="Values of custom fields by the field's id; dropdowns have the tag of the option. With "
        "titles: the view tickets_custom.",
        keyed=("id", "value"),
    )
    satisfaction_rating_id: int | None = field(
        "satisfaction_rating.id", doc="Rating by the requester.", references="satisfaction_ratings"
    )
    satisfaction_rating_score: str | None = field(
        "satisfaction_rating.score", doc="`offered`, `unoffered`, `good` or `bad`."
    )
    satisfaction_rating_comment: str | None = field(
        "satisfaction_rating.comment", doc="What the requester wrote with the rating."
    )
    satisfaction_rating_reason: str | None = field(
        "satisfaction_rating.reason", doc="Reason that was chosen for a bad rating."
    )
    satisfaction_rating_reason_id: int | None = field(
        "satisfaction_rating.reason_id", doc="Reason's record.", references="satisfaction_reasons"
    )
    satisfaction_probability: float | None = field(doc="How probable a good rating is held to be.")
    sharing_agreement_ids: Json | None = field(doc="List of sharing agreements under which it is shared.")
    followup_ids: Json | None = field(doc="List of tickets that follow up on it after it was closed.")
    ticket_form_id: int | None = field(doc="Form that it was made with.", references="ticket_forms")
    allow_channelback: bool | None = field(doc="Whether a reply goes back to the channel.")
    allow_attachments: bool | None = field(doc="Whether agents may add files.")
    from_messaging_channel: bool | None = field(doc="Whether it came from messaging.")
    encoded_id: str | None = field(doc="Identifier in e-mails.")
    result_type: str | None = field(doc="`ticket`.")
    support_type: str | None = field(doc="Whether agents, AI agents or both work on it.")
    metadata: Json | None = field(doc="Custom metadata.")


class TicketMetric(ZendeskTable):
    """How long things took on a ticket, and how often it changed hands.

    Times are in minutes and count up to the last event of their kind.
    """

    __tablename__ = "ticket_metrics"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    ticket_id: int | None = field(doc="Ticket.", parent=True, references="tickets")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")
    group_stations: int | None = field(doc="How many groups it went through.")
    assignee_stations: int | None = field(doc="How many agents it went through.")
    reopens: int | None = field(doc="How often it was opened again.")
    replies: int | None = field(doc="How many public replies agents wrote.")
    assignee_updated_at: datetime | None = field(doc="When the assignee last changed it.")
    requester_updated_at: datetime | None = field(doc="When the requester last changed it.")
    status_updated_at: datetime | None = field(doc="When the status last changed.")
    initially_assigned_at: datetime | None = field(doc="When it was first assigned.")
    assigned_at: datetime | None = field(doc="When it was last assigned.")
    solved_at: datetime | None = field(doc="When it was last solved.")
    latest_comment_added_at: datetime | None = field(doc="When the last comment was written.")
    custom_status_updated_at: datetime | None = field(doc="When the custom status last changed.")
    reply_time_in_minutes: Spent | None = group(doc="To the first public reply:")
    first_resolution_time_in_minutes: Spent | None = group(doc="To the first solution:")
    full_resolution_time_in_minutes: Spent | None = group(doc="To the last solution:")
    agent_wait_time_in_minutes: Spent | None = group(doc="Waited for the requester:")
    requester_wait_time_in_minutes: Spent | None = group(doc="Requester waited:")
    on_hold_time_in_minutes: Spent | None = group(doc="On hold:")
    reply_time_in_seconds: Spent | None = group(doc="To the first public reply, in seconds:")
