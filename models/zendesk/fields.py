"""What tickets, users and organizations are described by: fields, forms and statuses."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field
from models.zendesk.base import ZendeskTable


class TicketField(ZendeskTable):
    """A field of tickets: one of Zendesk's or of the account's own."""

    __tablename__ = "ticket_fields"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the field in the API.")
    type: str | None = field(
        doc="`text`, `textarea`, `checkbox`, `date`, `integer`, `decimal`, `regexp`, `tagger`, "
        "`multiselect`, `lookup`, or a system field's own."
    )
    slug: str | None = field(doc="Name for addresses; no longer sent.")
    key: str | None = field(doc="Key of a field made by an app.")
    title: str | None = field(doc="Title.")
    raw_title: str | None = field(doc="Title with the placeholders of dynamic content unfilled.")
    description: str | None = field(doc="What it is for, as end users read it.")
    raw_description: str | None = field(doc="The same with placeholders unfilled.")
    agent_description: str | None = field(doc="What it is for, as agents read it.")
    position: int | None = field(doc="Place among the fields; those of the system's come first.")
    active: bool | None = field(doc="Whether it is in use.")
    required: bool | None = field(doc="Whether agents have to fill it to solve a ticket.")
    collapsed_for_agents: bool | None = field(doc="Whether it is folded away.")
    regexp_for_validation: str | None = field(doc="Of `regexp`, the pattern.")
    title_in_portal: str | None = field(doc="Title for end users.")
    raw_title_in_portal: str | None = field(doc="The same with placeholders unfilled.")
    visible_in_portal: bool | None = field(doc="Whether end users see it.")
    editable_in_portal: bool | None = field(doc="Whether end users may change it.")
    required_in_portal: bool | None = field(doc="Whether end users have to fill it.")
    agent_can_edit: bool | None = field(doc="Whether agents may change it.")
    tag: str | None = field(doc="Of a checkbox, tag that is set with it.")
    custom_field_options: Json | None = field(
        doc="Of dropdowns: list of options, with name and value, which is the tag."
    )
    system_field_options: Json | None = field(doc="Of system fields: list of options.")
    custom_statuses: Json | None = field(doc="Of the status field: list of custom statuses.")
    sub_type_id: int | None = field(doc="Of the fields priority and status: 1 if some values are hidden.")
    relationship_target_type: str | None = field(doc="Of `lookup`, what it refers to.")
    relationship_filter: Json | None = field(doc="Of `lookup`, which of these may be chosen.")
    removable: bool | None = field(doc="False of system fields.")
    creator_user_id: int | None = field(doc="Who made it.", references="users")
    creator_app_name: str | None = field(doc="App that made it.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class UserField(ZendeskTable):
    """A custom field of users."""

    __tablename__ = "user_fields"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the field in the API.")
    key: str | None = field(doc="Key by which `users.user_fields` has its values.")
    type: str | None = field(
        doc="`text`, `textarea`, `checkbox`, `date`, `integer`, `decimal`, `regexp`, `dropdown`, "
        "`multiselect` or `lookup`."
    )
    title: str | None = field(doc="Title.")
    raw_title: str | None = field(doc="Title with the placeholders of dynamic content unfilled.")
    description: str | None = field(doc="What it is for.")
    raw_description: str | None = field(doc="The same with placeholders unfilled.")
    position: int | None = field(doc="Place among the fields.")
    active: bool | None = field(doc="Whether it is in use.")
    system: bool | None = field(doc="Whether it is one of Zendesk's, which cannot be changed.")
    regexp_for_validation: str | None = field(doc="Of `regexp`, the pattern.")
    tag: str | None = field(doc="Of a checkbox, tag that is set with it.")
    custom_field_options: Json | None = field(
        doc="Of dropdowns: list of options, with name and value, which is the tag."
    )
    relationship_target_type: str | None = field(doc="Of `lookup`, what it refers to.")
    relationship_filter: Json | None = field(doc="Of `lookup`, which of these may be chosen.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class OrganizationField(ZendeskTable):
    """A custom field of organizations."""

    __tablename__ = "organization_fields"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the field in the API.")
    key: str | None = field(doc="Key by which `organizations.organization_fields` has its values.")
    type: str | None = field(
        doc="`text`, `textarea`, `checkbox`, `date`, `integer`, `decimal`, `regexp`, `dropdown`, "
        "`multiselect` or `lookup`."
    )
    title: str | None = field(doc="Title.")
    raw_title: str | None = field(doc="Title with the placeholders of dynamic content unfilled.")
    description: str | None = field(doc="What it is for.")
    raw_description: str | None = field(doc="The same with placeholders unfilled.")
    position: int | None = field(doc="Place among the fields.")
    active: bool | None = field(doc="Whether it is in use.")
    system: bool | None = field(doc="Whether it is one of Zendesk's, which cannot be changed.")
    regexp_for_validation: str | None = field(doc="Of `regexp`, the pattern.")
    tag: str | None = field(doc="Of a checkbox, tag that is set with it.")
    custom_field_options: Json | None = field(
        doc="Of dropdowns: list of options, with name and value, which is the tag."
    )
    relationship_target_type: str | None = field(doc="Of `lookup`, what it refers to.")
    relationship_filter: Json | None = field(doc="Of `lookup`, which of these may be chosen.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class TicketForm(ZendeskTable):
    """A form that tickets are made with: which fields in which order."""

    __tablename__ = "ticket_forms"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the form in the API.")
    name: str | None = field(doc="Name.")
    raw_name: str | None = field(doc="Name with the placeholders of dynamic content unfilled.")
    display_name: str | None = field(doc="Name for end users.")
    raw_display_name: str | None = field(doc="The same with placeholders unfilled.")
    position: int | None = field(doc="Place among the forms.")
    active: bool | None = field(doc="Whether it is in use.")
    end_user_visible: bool | None = field(doc="Whether end users see it.")
    default: bool | None = field(doc="Whether it is the default one.")
    ticket_field_ids: Json | None = field(doc="List of its fields.")
    in_all_brands: bool | None = field(doc="Whether all brands have it.")
    restricted_brand_ids: Json | None = field(doc="List of the brands that have it, if not all.")
    agent_conditions: Json | None = field(doc="Fields that agents see depending on others.")
    end_user_conditions: Json | None = field(doc="Fields that end users see depending on others.")
    form_type: str | None = field(doc="Kind of form, such as `standard`.")
    deleted_at: datetime | None = field(doc="When it was deleted.", deleted=True)
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class CustomStatus(ZendeskTable):
    """A ticket status that the account made, within one of Zendesk's."""

    __tablename__ = "custom_statuses"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the status in the API.")
    status_category: str | None = field(doc="`new`, `open`, `pending`, `hold` or `solved`.")
    agent_label: str | None = field(doc="Name for agents.")
    raw_agent_label: str | None = field(doc="The same with the placeholders of dynamic content unfilled.")
    end_user_label: str | None = field(doc="Name for end users.")
    raw_end_user_label: str | None = field(doc="The same with placeholders unfilled.")
    description: str | None = field(doc="When it is to be used.")
    raw_description: str | None = field(doc="The same with placeholders unfilled.")
    end_user_description: str | None = field(doc="What end users read of it.")
    raw_end_user_description: str | None = field(doc="The same with placeholders unfilled.")
    active: bool | None = field(doc="Whether it is in use.")
    default: bool | None = field(doc="Whether it is the default one of its category.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class TicketFormStatus(ZendeskTable):
    """That tickets of a form may have a custom status."""

    __tablename__ = "ticket_form_statuses"

    id: str = field(doc="Zendesk's identifier.", key=True)
    ticket_form_id: int | None = field(doc="Form.", references="ticket_forms")
    custom_status_id: int | None = field(doc="Custom status.", references="custom_statuses")
