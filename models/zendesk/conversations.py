"""What was said and done on tickets: comments with their files, audits with their events."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from etl.schema import Json, field, group
from models.zendesk.base import Via, ZendeskTable


class TicketComment(ZendeskTable):
    """What somebody wrote on a ticket: public, or a note among agents."""

    __tablename__ = "ticket_comments"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("attachments",)
    __sometimes__: ClassVar[frozenset[str]] = frozenset(("metadata",))

    id: int = field(doc="Zendesk's identifier.", key=True)
    ticket_event_id: int | None = field("audit_id", doc="Audit by which it came.", references="ticket_audits")
    ticket_id: int | None = field("^ticket_id", doc="Ticket.", parent=True, references="tickets")
    type: str | None = field(doc="`Comment`, or `VoiceComment` of a call.")
    author_id: int | None = field(doc="Who wrote it; -1 of the system.", references="users")
    body: str | None = field(doc="Text as it was written.")
    html_body: str | None = field(doc="Text as HTML.")
    plain_body: str | None = field(doc="Text without formatting.")
    public: bool | None = field(doc="Whether the requester can see it.")
    via: str | None = field("via.channel", doc="Channel, such as `email` or `web`.")
    via_source_rel: str | None = field(
        "via.source.rel", doc="What led to it, such as `follow_up` or `merge`."
    )
    via_source_from: Json | None = field("via.source.from", doc="Where it came from.")
    via_source_to: Json | None = field("via.source.to", doc="Where it was sent to.")
    created_at: datetime | None = field(doc="When it was written.")
    metadata: Json | None = field(
        doc="Client, location and flags of the change; null while it was read in bulk alone."
    )
    data: Json | None = field(doc="Of a call: numbers, duration, recording and transcript.")
    formatted_from: str | None = field(doc="Of a call: the caller's number, formatted.")
    formatted_to: str | None = field(doc="Of a call: the number called, formatted.")
    transcription_visible: bool | None = field(doc="Of a call: whether its transcript is shown.")
    uploads: Json | None = field(doc="List of tokens of files that were sent with it.")


class Attachment(ZendeskTable):
    """A file that came with a comment."""

    __tablename__ = "attachments"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("thumbnails",)

    id: int = field(doc="Zendesk's identifier.", key=True)
    comment_id: int | None = field("^comment_id", doc="Comment.", references="ticket_comments")
    ticket_id: int | None = field("^ticket_id", doc="Ticket.", parent=True, references="tickets")
    url: str | None = field(doc="Address of the record in the API.")
    file_name: str | None = field(doc="Name of the file.")
    content_url: str | None = field(doc="Where the file is; it may take a login.")
    mapped_content_url: str | None = field(doc="Where the file is, by the brand's own host.")
    content_type: str | None = field(doc="Media type, such as `image/png`.")
    size: int | None = field(doc="Bytes.")
    width: int | None = field(doc="Of a picture, pixels across.")
    height: int | None = field(doc="Of a picture, pixels down.")
    inline: bool | None = field(doc="Whether it stands in the text of the comment.")
    deleted: bool | None = field(doc="Whether the file was deleted.")
    malware_access_override: bool | None = field(doc="Whether an agent allowed it in spite of a finding.")
    malware_scan_result: str | None = field(
        doc="`malware_found`, `malware_not_found`, `failed_to_scan` or `not_scanned`."
    )


class TicketAudit(ZendeskTable):
    """One update of a ticket: who changed it, when and by which way."""

    __tablename__ = "ticket_audits"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("events",)

    id: int = field(doc="Zendesk's identifier.", key=True)
    ticket_id: int | None = field(doc="Ticket.", parent=True, references="tickets")
    created_at: datetime | None = field(doc="When it was.")
    author_id: int | None = field(doc="Who did it; -1 of the system.")
    via: Via | None = group(doc="Done by:")
    metadata_system: Json | None = field(
        "metadata.system", doc="Client, location and address that it was done from."
    )
    metadata_custom: Json | None = field("metadata.custom", doc="Metadata of an integration's.")
    metadata_other: Json | None = field(
        "metadata.*", doc="Further metadata, such as flags and notifications."
    )


class TicketAuditEvent(ZendeskTable):
    """One thing that an update did: a field that changed, a comment, a message that went out."""

    __tablename__ = "ticket_audit_events"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("attachments",)

    id: int = field(doc="Zendesk's identifier.", key=True)
    audit_id: int | None = field("^id", doc="Update.", references="ticket_audits")
    ticket_id: int | None = field("^ticket_id", doc="Ticket.", parent=True, references="tickets")
    type: str | None = field(doc="`Create`, `Change`, `Comment`, `Notification` and others.")
    field_name: str | None = field(doc="Field that changed; digits are a custom field's id.")
    value: Json | None = field(doc="What the field has now; a text or a list.")
    previous_value: Json | None = field(doc="What it had before.")
    author_id: int | None = field(doc="Of a comment, who wrote it.")
    public: bool | None = field(doc="Of a comment, whether the requester can see it.")
    body: str | None = field(doc="Text of a comment or a message.")
    html_body: str | None = field(doc="The same as HTML.")
    plain_body: str | None = field(doc="The same without formatting.")
    subject: str | None = field(doc="Subject of a message.")
    recipients: Json | None = field(doc="List of users that a message went to.")
    via_channel: str | None = field("via.channel", doc="What made it, such as `rule`.")
    via_source: Json | None = field("via.source", doc="Rule, person or ticket that made it.")
    details: Json | None = field("*", doc="All else that this type of event says.")
