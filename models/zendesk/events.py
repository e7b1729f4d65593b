"""Streams of changes: what was done to tickets, and how their metrics came about."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from etl.schema import Json, field
from models.zendesk.base import ZendeskTable


class TicketEvent(ZendeskTable):
    """One thing that an update did to a ticket, as the export of events tells it.

    Of a change there is a column, or a key in `details`, by the field's name.
    """

    __tablename__ = "ticket_events"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("event.event_type",)

    id: int = field(doc="Zendesk's identifier.", key=True)
    ticket_event_id: int | None = field("event.id", doc="Update that it was part of.")
    ticket_id: int | None = field("event.ticket_id", doc="Ticket.", parent=True, references="tickets")
    timestamp: datetime | None = field("event.timestamp", doc="When the update was.", times="unix")
    created_at: datetime | None = field("event.created_at", doc="When the update was.")
    updater_id: int | None = field("event.updater_id", doc="Who did it; -1 of the system.")
    ticket_event_via: str | None = field("event.via", doc="How the update was done.")
    context_client: str | None = field("event.system.client", doc="Browser or program that it was done with.")
    context_ip_address: str | None = field("event.system.ip_address", doc="Address that it was done from.")
    context_location: str | None = field("event.system.location", doc="Place that it was done at.")
    context_latitude: float | None = field("event.system.latitude", doc="Degrees north.")
    context_longitude: float | None = field("event.system.longitude", doc="Degrees east.")
    context_other: Json | None = field(
        "event.system.*", doc="Further data of the system's, such as the id of an e-mail."
    )
    event_metadata: Json | None = field("event.metadata", doc="Metadata of the update.")
    event_type: str | None = field(doc="`Create`, `Change`, `Comment`, `Notification` and others.")
    via: str | None = field(doc="How this part of it was done.")
    via_reference_id: int | None = field(doc="Rule or record that did it.")
    previous_value: Json | None = field(doc="What the field had before.")
    subject: str | None = field(doc="New subject.")
    status: str | None = field(doc="New status.")
    custom_status_id: int | None = field(doc="New custom status.", references="custom_statuses")
    type: str | None = field(doc="New type.")
    priority: str | None = field(doc="New priority.")
    requester_id: int | None = field(doc="New requester.", references="users")
    assignee_id: int | None = field(doc="New assignee.", references="users")
    group_id: int | None = field(doc="New group.", references="groups")
    organization_id: int | None = field(doc="New organization.", references="organizations")
    brand_id: int | None = field(doc="New brand.", references="brands")
    ticket_form_id: int | None = field(doc="New form.", references="ticket_forms")
    locale_id: int | None = field(doc="New language.")
    linked_id: int | None = field(doc="New problem, of an incident.", references="tickets")
    due_date: str | None = field(doc="New due date.")
    is_public: bool | None = field(doc="Whether the ticket became public.")
    tags: Json | None = field(doc="List of the tags that it has now.")
    added_tags: Json | None = field(doc="List of tags that were added.")
    removed_tags: Json | None = field(doc="List of tags that were taken away.")
    comment_present: bool | None = field(doc="Whether the update brought a comment.")
    comment_public: bool | None = field(doc="Whether that is public.")
    satisfaction_score: str | None = field(doc="New rating.")
    satisfaction_comment: str | None = field(doc="Comment with it.")
    satisfaction_reason_code: str | None = field(doc="Reason with it.")
    satisfaction_rating: Json | None = field(doc="New rating, whole.")
    sla_policy: str | None = field(doc="New SLA policy.")
    rel: str | None = field(doc="How the tickets are related.")
    custom_ticket_fields: Json | None = field(doc="New value of a custom field, by its id.")
    details: Json | None = field("*", doc="All else.")


class TicketMetricEvent(ZendeskTable):
    """One step in how a metric of a ticket came about."""

    __tablename__ = "ticket_metric_events"

    id: int = field(doc="Zendesk's identifier.", key=True)
    ticket_id: int | None = field(doc="Ticket.", parent=True, references="tickets")
    metric: str | None = field(doc="`reply_time`, `agent_work_time`, `requester_wait_time` and others.")
    instance_id: int | None = field(doc="Which measurement of the metric on this ticket: 1 is the first.")
    type: str | None = field(
        doc="`activate`, `pause`, `fulfill`, `apply_sla`, `breach`, `update_status` or `measure`."
    )
    time: datetime | None = field(doc="When it was.")
    sla: Json | None = field(doc="Of `apply_sla`: target and policy.")
    group_sla: Json | None = field(doc="Of `apply_group_sla`: target and policy.")
    status_calendar: int | None = field(
        "status.calendar", doc="Of `update_status`: minutes so far by the calendar."
    )
    status_business: int | None = field(
        "status.business", doc="Of `update_status`: minutes so far in business hours."
    )
    deleted: bool | None = field(
        doc="True of a breach that was called off, and of events of deleted tickets.", deleted=True
    )
