"""What customers may use, trial offers, and the clocks by which billing is tested."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field
from models.stripe.base import StripeTable


class EntitlementFeature(StripeTable):
    """A capability that products carry and their buyers become entitled to."""

    __tablename__ = "entitlement_features"
    __object__ = "entitlements.feature"

    id: str = field(key=True, doc="Stripe's identifier, `feat_...`.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    name: str = field(doc="The account's own name of the feature, hidden from customers.")
    lookup_key: str = field(doc="The account's own unique key of the feature, by which code asks for it.")
    active: bool = field(doc="Whether the feature can be attached to further products.")
    metadata: Json | None = field(doc="The account's own keys and values on the feature.")


class ActiveEntitlement(StripeTable):
    """A feature that a customer may use at present; the row is marked deleted when that ends."""

    __tablename__ = "active_entitlements"
    __object__ = "entitlements.active_entitlement"

    id: str = field(key=True, doc="Stripe's identifier, `ent_...`.")
    customer_id: str = field(
        "^customer", "^id", parent=True, doc="Customer who may use the feature.", references="customers"
    )
    feature: str = field(doc="Feature that may be used.", references="entitlement_features")
    lookup_key: str = field(doc="The account's own unique key of the feature.")
    livemode: bool = field(doc="True in live mode, false in test mode.")


class BillingTestClock(StripeTable):
    """A clock in test mode that is advanced by hand, to see how billing behaves over time."""

    __tablename__ = "test_clocks"
    __object__ = "test_helpers.test_clock"

    id: str = field(key=True, doc="Stripe's identifier, `clock_...`.")
    created: datetime = field(doc="When the clock was created.")
    livemode: bool = field(doc="Always false: clocks exist in test mode only.")
    name: str | None = field(doc="The account's own name of the clock.")
    status: str = field(doc="`ready`, `advancing` or `internal_failure`.")
    frozen_time: datetime = field(doc="Instant at which the clock stands.")
    status_details_advancing_target_frozen_time: datetime | None = field(
        "status_details.advancing.target_frozen_time", doc="Instant that it is being advanced to."
    )
    deletes_after: datetime | None = field(doc="When Stripe deletes the clock by itself.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the clock was deleted at Stripe.")


class TrialOffer(StripeTable):
    """An offer to try a subscription at one price before another one takes over."""

    __tablename__ = "product_catalog_trial_offers"
    __object__ = "product_catalog.trial_offer"

    id: str = field(key=True, doc="Stripe's identifier of the offer.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    nickname: str | None = field(doc="The account's own short name of the offer, hidden from customers.")
    active: bool = field(doc="Whether the offer can be used; false once archived.")
    price: str = field(doc="Price during the trial.", references="prices")
    duration_type: str | None = field("duration.type", doc="How the length is given; at present `relative`.")
    duration_relative_iterations: int | None = field(
        "duration.relative.iterations", doc="Length of the trial in billing intervals of its price."
    )
    end_behavior_type: str | None = field(
        "end_behavior.type", doc="What happens when the trial ends; at present `transition`."
    )
    end_behavior_transition_price: str | None = field(
        "end_behavior.transition.price", doc="Price that applies after the trial.", references="prices"
    )
