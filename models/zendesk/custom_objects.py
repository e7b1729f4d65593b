"""Objects that the account defined, with their fields and records."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field
from models.zendesk.base import ZendeskTable


class CustomObject(ZendeskTable):
    """A kind of record that the account defined."""

    __tablename__ = "custom_objects"

    key: str = field(doc="Name in the API.", key=True)
    url: str | None = field(doc="Address of the object in the API.")
    title: str | None = field(doc="Title of one.")
    raw_title: str | None = field(doc="The same with the placeholders of dynamic content unfilled.")
    title_pluralized: str | None = field(doc="Title of several.")
    raw_title_pluralized: str | None = field(doc="The same with placeholders unfilled.")
    description: str | None = field(doc="What it is for.")
    raw_description: str | None = field(doc="The same with placeholders unfilled.")
    allows_attachments: bool | None = field(doc="Whether records may have files.")
    allows_photos: bool | None = field(doc="Whether records may have pictures.")
    include_in_list_view: bool | None = field(doc="Whether agents see it listed.")
    configuration: Json | None = field(doc="Settings.")
    created_by_user_id: int | None = field(doc="Who made it.", references="users")
    updated_by_user_id: int | None = field(doc="Who last changed it.", references="users")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class CustomObjectField(ZendeskTable):
    """A field of a custom object."""

    __tablename__ = "custom_object_fields"

    id: int = field(doc="Zendesk's identifier.", key=True)
    custom_object_key: str | None = field(
        "^custom_object_key", doc="Custom object.", parent=True, references="custom_objects"
    )
    url: str | None = field(doc="Address of the field in the API.")
    key: str | None = field(doc="Key by which `custom_object_records.custom_object_fields` has its values.")
    type: str | None = field(
        doc="`text`, `textarea`, `checkbox`, `date`, `integer`, `decimal`, `regexp`, `dropdown`, "
        "`multiselect` or `lookup`."
    )
    title: str | None = field(doc="Title.")
    raw_title: str | None = field(doc="The same with the placeholders of dynamic content unfilled.")
    description: str | None = field(doc="What it is for.")
    raw_description: str | None = field(doc="The same with placeholders unfilled.")
    position: int | None = field(doc="Place among the fields.")
    active: bool | None = field(doc="Whether it is in use.")
    system: bool | None = field(doc="Whether it is one of Zendesk's.")
    required: bool | None = field(doc="Whether each record has to have a value.")
    readonly: bool | None = field(doc="Whether it cannot be written, such as a sum that Zendesk keeps.")
    tag: str | None = field(doc="Of a checkbox, tag that is set with it.")
    regexp_for_validation: str | None = field(doc="Of `regexp`, the pattern.")
    custom_field_options: Json | None = field(doc="Of dropdowns: list of options, with name and value.")
    relationship_target_type: str | None = field(doc="Of `lookup`, what it refers to.")
    relationship_filter: Json | None = field(doc="Of `lookup`, which of these may be chosen.")
    properties: Json | None = field(doc="Settings.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class CustomObjectTrigger(ZendeskTable):
    """A rule that acts when a record of a custom object is made or changed."""

    __tablename__ = "custom_object_triggers"

    id: int = field(doc="Zendesk's identifier.", key=True)
    custom_object_key: str | None = field(
        "^custom_object_key", doc="Custom object.", parent=True, references="custom_objects"
    )
    url: str | None = field(doc="Address of the trigger in the API.")
    title: str | None = field(doc="Title.")
    raw_title: str | None = field(doc="Title with the placeholders of dynamic content unfilled.")
    description: str | None = field(doc="What it is for.")
    active: bool | None = field(doc="Whether it is in use.")
    default: bool | None = field(doc="Whether it is one of Zendesk's.")
    position: int | None = field(doc="Place in the order in which they run.")
    conditions: Json | None = field(doc="When it acts: lists `all` and `any`.")
    actions: Json | None = field(doc="List of what it does.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class CustomObjectRecord(ZendeskTable):
    """A record of a custom object."""

    __tablename__ = "custom_object_records"

    id: str = field(doc="Zendesk's identifier.", key=True)
    custom_object_key: str | None = field(doc="Custom object.", parent=True, references="custom_objects")
    url: str | None = field(doc="Address of the record in the API.")
    name: str | None = field(doc="Name.")
    external_id: str | None = field(doc="Identifier of the account's own.")
    custom_object_fields: Json | None = field(doc="Values of its fields by the field's key.")
    photo: Json | None = field(doc="Picture.")
    created_by_user_id: int | None = field(doc="Who made it.", references="users")
    updated_by_user_id: int | None = field(doc="Who last changed it.", references="users")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")
    is_deleted: bool | None = field(doc="True once it is deleted; known for 30 days.", deleted=True)
