"""Custom fields: for each table and each custom object, a view with a typed column per active field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from etl.connector import Spread
from models.zendesk.custom_objects import CustomObjectField, CustomObjectRecord
from models.zendesk.fields import OrganizationField, TicketField, UserField
from models.zendesk.people import Organization, User
from models.zendesk.tickets import Ticket

KINDS: dict[str, type] = {
    "integer": int, "decimal": Decimal, "checkbox": bool, "date": date, "multiselect": list,
}  # fmt: skip
"""Zendesk's types of fields that are more than text; dropdowns are text, the option's name."""

OPTIONS = "custom_field_options"

SPREADS = (
    Spread(
        "tickets_custom", Ticket, "custom_fields", TicketField, "id", KINDS, options=OPTIONS,
        among=("active", "removable"),
    ),
    Spread("users_custom", User, "user_fields", UserField, "key", KINDS, options=OPTIONS, among=("active",)),
    Spread(
        "organizations_custom", Organization, "organization_fields", OrganizationField, "key", KINDS,
        options=OPTIONS, among=("active",),
    ),
    Spread(
        "custom", CustomObjectRecord, "custom_object_fields", CustomObjectField, "key", KINDS,
        options=OPTIONS, among=("active",), per="custom_object_key",
    ),
)  # fmt: skip
