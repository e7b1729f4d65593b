"""Stripe Radar: warnings of fraud, and the lists that rules look things up in."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field
from models.stripe.base import StripeTable


class RadarEarlyFraudWarning(StripeTable):
    """A card issuer's notice that a charge may be fraudulent, often ahead of a dispute."""

    __tablename__ = "radar_early_fraud_warnings"
    __object__ = "radar.early_fraud_warning"

    id: str = field(key=True, doc="Stripe's identifier, `issfr_...`.")
    actionable: bool = field(doc="True while the charge is neither disputed nor fully refunded.")
    charge: str = field(doc="The charge that may be fraudulent.", references="charges")
    created: datetime = field(doc="When the warning came in from the issuer.")
    fraud_type: str = field(doc="Kind of fraud by the issuer, e.g. made_with_stolen_card, misc.")
    livemode: bool = field(doc="True for live data, false for test data.")
    payment_intent: str | None = field(
        doc="The payment intent that made the charge.", references="payment_intents"
    )


class RadarValueList(StripeTable):
    """A list of values, such as emails or countries, that Radar's rules look up."""

    __tablename__ = "radar_value_lists"
    __object__ = "radar.value_list"
    # The rows of radar_value_list_items.
    __elsewhere__ = ("list_items",)

    id: str = field(key=True, doc="Stripe's identifier, `rsl_...`.")
    alias: str | None = field(doc="Name by which rules call the list.")
    created: datetime | None = field(doc="When the list was created.")
    created_by: str | None = field(doc="Name or email of who created the list.")
    is_deleted: bool = field("deleted", deleted=True, doc="True once the list was deleted.")
    item_type: str | None = field(
        doc="What the values are, e.g. email, country, card_fingerprint, customer_id."
    )
    livemode: bool | None = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    name: str | None = field(doc="The list's name, for people to read.")


class RadarValueListItem(StripeTable):
    """One value of a Radar value list."""

    __tablename__ = "radar_value_list_items"
    __object__ = "radar.value_list_item"

    id: str = field(key=True, doc="Stripe's identifier, `rsli_...`.")
    created: datetime | None = field(doc="When the value was added.")
    created_by: str | None = field(doc="Name or email of who added the value.")
    is_deleted: bool = field("deleted", deleted=True, doc="True once the value was taken off the list.")
    livemode: bool | None = field(doc="True for live data, false for test data.")
    value: str | None = field(doc="The value, of the kind that the list's `item_type` names.")
    value_list: str | None = field(
        parent=True, doc="The list that the value is on.", references="radar_value_lists"
    )
