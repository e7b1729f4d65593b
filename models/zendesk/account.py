"""The rest of Support: brands, tags, ratings, skips, activities, and what admins see."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from etl.schema import Json, field, group
from models.zendesk.base import Via, ZendeskTable


class Brand(ZendeskTable):
    """A face of the account toward customers, with addresses of its own."""

    __tablename__ = "brands"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the brand in the API.")
    name: str | None = field(doc="Name.")
    brand_url: str | None = field(doc="Address of the brand.")
    subdomain: str | None = field(doc="Subdomain at Zendesk.")
    host_mapping: str | None = field(doc="Host of the account's own that leads there.")
    has_help_center: bool | None = field(doc="Whether it has a help center.")
    help_center_state: str | None = field(doc="`enabled`, `disabled` or `restricted`.")
    active: bool | None = field(doc="Whether it is in use.")
    default: bool | None = field(doc="Whether it is the default one.")
    is_deleted: bool | None = field(doc="True once the brand is deleted.", deleted=True)
    logo: Json | None = field(doc="Logo, an attachment.")
    ticket_form_ids: Json | None = field(doc="List of forms that can be used with it.")
    signature_template: str | None = field(doc="Signature of agents under e-mails, with placeholders.")
    user_separation: str | None = field(doc="`brand` if its end users are its own alone, else `account`.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class BrandAgent(ZendeskTable):
    """That an agent works for a brand."""

    __tablename__ = "brand_agents"

    id: str = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    user_id: int | None = field(doc="Agent.", references="users")
    brand_id: int | None = field(doc="Brand.", references="brands")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Tag(ZendeskTable):
    """A tag, and how many tickets it is on."""

    __tablename__ = "tags"

    name: str = field(doc="Tag.", key=True)
    count: int | None = field(doc="On how many tickets, users and organizations it is, about.")


class SatisfactionRating(ZendeskTable):
    """A rating of a ticket by its requester."""

    __tablename__ = "satisfaction_ratings"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the rating in the API.")
    ticket_id: int | None = field(doc="Ticket.", references="tickets")
    requester_id: int | None = field(doc="Who rated.", references="users")
    assignee_id: int | None = field(doc="Agent who had the ticket.", references="users")
    group_id: int | None = field(doc="Group that had the ticket.", references="groups")
    score: str | None = field(doc="`offered`, `unoffered`, `good` or `bad`.")
    comment: str | None = field(doc="What the requester wrote with it.")
    comment_id: int | None = field(doc="The same as a comment.", references="ticket_comments")
    reason: str | None = field(doc="Reason that was chosen for a bad rating.")
    reason_code: int | None = field(doc="Reason, by the code that is the same in all languages.")
    reason_id: int | None = field(doc="Reason's record.", references="satisfaction_reasons")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class SatisfactionReason(ZendeskTable):
    """A reason that may be chosen for a bad rating."""

    __tablename__ = "satisfaction_reasons"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    reason_code: int | None = field(doc="Code that is the same in all languages.")
    value: str | None = field(doc="Text.")
    raw_value: str | None = field(doc="Text with the placeholders of dynamic content unfilled.")
    deleted_at: datetime | None = field(doc="When it was deleted.", deleted=True)
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class TicketSkip(ZendeskTable):
    """That an agent passed over a ticket in guided mode."""

    __tablename__ = "ticket_skips"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("ticket",)

    id: int = field(doc="Zendesk's identifier.", key=True)
    ticket_id: int | None = field(doc="Ticket.", references="tickets")
    user_id: int | None = field(doc="Agent.", references="users")
    reason: str | None = field(doc="Why.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Activity(ZendeskTable):
    """Something that concerned an agent, of the last 30 days."""

    __tablename__ = "activities"
    __elsewhere__: ClassVar[tuple[str, ...]] = (
        "user",
        "actor",
    )

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    title: str | None = field(doc="What happened, in a sentence.")
    verb: str | None = field(doc="`tickets.assignment`, `tickets.comment` or `tickets.priority_increase`.")
    user_id: int | None = field(doc="Agent whom it concerned.", references="users")
    actor_id: int | None = field(doc="Who did it.", references="users")
    object: Json | None = field(doc="What it was done to.")
    target: Json | None = field(doc="What it led to.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class AuditLog(ZendeskTable):
    """A change of the account's settings, and who made it."""

    __tablename__ = "audit_logs"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    action: str | None = field(doc="`login`, `create`, `update`, `destroy` and others.")
    action_label: str | None = field(doc="The same for people to read.")
    actor_id: int | None = field(doc="Who did it; -1 of the system.")
    actor_name: str | None = field(doc="Name of who did it.")
    source_id: int | None = field(doc="Record that was changed.")
    source_type: str | None = field(doc="Its kind, such as `user` or `rule`.")
    source_label: str | None = field(doc="Its name.")
    change_description: str | None = field(doc="What was changed.")
    ip_address: str | None = field(doc="Address that it was done from.")
    created_at: datetime | None = field(doc="When it was made.")


class SuspendedTicket(ZendeskTable):
    """A message that did not become a ticket, such as spam."""

    __tablename__ = "suspended_tickets"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    author_id: int | None = field("author.id", doc="Who wrote it, if known.", references="users")
    author_name: str | None = field("author.name", doc="Name of who wrote it.")
    author_email: str | None = field("author.email", doc="Address of who wrote it.")
    subject: str | None = field(doc="Subject.")
    content: str | None = field(doc="Text.")
    content_html: str | None = field(doc="The same as HTML, cleaned, if it came so.")
    cause: str | None = field(doc="Why it was suspended.")
    cause_id: int | None = field(doc="The same by number.")
    error_messages: Json | None = field(doc="List of what went wrong.")
    message_id: str | None = field(doc="Identifier of the e-mail.")
    ticket_id: int | None = field(doc="Ticket that it belongs to.", references="tickets")
    brand_id: int | None = field(doc="Brand that was asked.", references="brands")
    recipient: str | None = field(doc="Address that it was sent to.")
    via: Via | None = group(doc="Came in:")
    attachments: Json | None = field(doc="List of files.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class SharingAgreement(ZendeskTable):
    """An agreement with another account to share tickets."""

    __tablename__ = "sharing_agreements"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    name: str | None = field(doc="Name.")
    type: str | None = field(doc="`inbound` or `outbound`.")
    status: str | None = field(doc="`accepted`, `declined`, `pending` or `inactive`.")
    partner_name: str | None = field(doc="Kind of partner, such as `jira`; null for Zendesk.")
    remote_subdomain: str | None = field(doc="Subdomain of the other account.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class RecipientAddress(ZendeskTable):
    """An address that customers write to."""

    __tablename__ = "recipient_addresses"
    __elsewhere__: ClassVar[tuple[str, ...]] = (
        "dns_results",
        "domain_verification_code",
    )

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    brand_id: int | None = field(doc="Brand.", references="brands")
    default: bool | None = field(doc="Whether it is the brand's default one.")
    name: str | None = field(doc="Name.")
    email: str | None = field(doc="E-mail address.")
    forwarding_status: str | None = field(
        doc="Whether mail is forwarded: `unknown`, `waiting`, `verified` or `failed`."
    )
    spf_status: str | None = field(doc="Whether SPF allows Zendesk: `unknown`, `verified` or `failed`.")
    cname_status: str | None = field(
        doc="Whether the CNAME records are right: `unknown`, `verified` or `failed`."
    )
    domain_verification_status: str | None = field(doc="Whether the domain is verified.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class DynamicContentItem(ZendeskTable):
    """A text in several languages that a placeholder stands for."""

    __tablename__ = "dynamic_content_items"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    name: str | None = field(doc="Name.")
    placeholder: str | None = field(doc="Placeholder.")
    default_locale_id: int | None = field(doc="Default language, by number.")
    outdated: bool | None = field(doc="Whether a language is behind the default one.")
    variants: Json | None = field(doc="List of the text in each language.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Locale(ZendeskTable):
    """A language of the account's."""

    __tablename__ = "locales"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    locale: str | None = field(doc="Code, such as `en-US`.")
    name: str | None = field(doc="Name.")
    native_name: str | None = field(doc="Name in that language.")
    presentation_name: str | None = field(doc="Name as agents see it.")
    rtl: bool | None = field(doc="Whether it is written from right to left.")
    default: bool | None = field(doc="Whether it is the account's default one.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class SideConversation(ZendeskTable):
    """A conversation beside a ticket, such as with a supplier."""

    __tablename__ = "side_conversations"

    id: str = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    ticket_id: int | None = field("ticket_id", doc="Ticket.", parent=True, references="tickets")
    subject: str | None = field(doc="Subject.")
    preview_text: str | None = field(doc="How its first message begins.")
    state: str | None = field(doc="`open` or `closed`.")
    participants: Json | None = field(doc="List of who takes part.")
    message_added_at: datetime | None = field(doc="When the last message was written.")
    state_updated_at: datetime | None = field(doc="When the state last changed.")
    external_ids: Json | None = field(doc="Identifiers elsewhere.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")
