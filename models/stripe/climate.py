"""Stripe Climate: orders of carbon removal, what can be ordered and who supplies it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Json, field
from models.stripe.base import StripeTable


class ClimateOrder(StripeTable):
    """An order of carbon removal, by tons or by money."""

    __tablename__ = "climate_orders"
    __object__ = "climate.order"

    id: str = field(key=True, doc="Stripe's identifier, `climorder_...`.")
    amount_fees: int = field(doc="Frontier's service fees, in minor units of `currency`.")
    amount_subtotal: int = field(doc="Price of the removal without fees, in minor units of `currency`.")
    amount_total: int = field(doc="Price with fees, in minor units of `currency`.")
    beneficiary_public_name: str | None = field(
        "beneficiary.public_name", doc="Public name of the one it is done for."
    )
    canceled_at: datetime | None = field(doc="When the order was canceled; null if it was not.")
    cancellation_reason: str | None = field(
        doc="Why it was canceled: expired, product_unavailable or requested."
    )
    certificate: str | None = field(doc="Page with the certificate of delivery.")
    confirmed_at: datetime | None = field(doc="When the order was confirmed; null if not yet.")
    created: datetime = field(doc="When the order was made in Stripe.")
    currency: str = field(doc="Three-letter currency code, lowercase.")
    delayed_at: datetime | None = field(doc="When delivery was put off to a later year.")
    delivered_at: datetime | None = field(doc="When the order was delivered; null if not yet.")
    delivery_details: Json | None = field(
        doc="List of deliveries: when, tons, supplier, place, registry page."
    )
    expected_delivery_year: int = field(doc="Year delivery is expected in; a past one means within 30 days.")
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    metric_tons: Decimal = field(doc="How much is removed, in metric tons.")
    product: str = field(doc="The kind of carbon removal that was ordered.", references="climate_products")
    product_substituted_at: datetime | None = field(doc="When another product was put in its place.")
    status: str = field(doc="Where it stands: awaiting_funds, open, confirmed, delivered or canceled.")


class ClimateProduct(StripeTable):
    """A kind of carbon removal that can be ordered, with price and stock."""

    __tablename__ = "climate_products"
    __object__ = "climate.product"

    id: str = field(key=True, doc="Stripe's identifier, `climsku_...`.")
    created: datetime = field(doc="When the product was first offered.")
    current_prices_per_metric_ton: Json | None = field(
        doc="Price of a metric ton by currency: fees, subtotal and total in minor units."
    )
    delivery_year: int | None = field(doc="Year of expected delivery; a past one means it is in stock.")
    livemode: bool = field(doc="True for live data, false for test data.")
    metric_tons_available: Decimal = field(doc="How much can still be ordered, in metric tons.")
    name: str = field(doc="The product's name, for people to read.")
    suppliers: Json | None = field(doc="List of the suppliers, as in climate_suppliers.")


class ClimateSupplier(StripeTable):
    """A company that removes carbon from the air."""

    __tablename__ = "climate_suppliers"
    __object__ = "climate.supplier"

    id: str = field(key=True, doc="Stripe's identifier, `climsup_...`.")
    info_url: str = field(doc="Web page that tells more about the supplier.")
    livemode: bool = field(doc="True for live data, false for test data.")
    locations: Json | None = field(doc="List of places: city, region, country, latitude, longitude.")
    name: str = field(doc="The supplier's name, for people to read.")
    removal_pathway: str = field(
        doc="How carbon is removed, e.g. direct_air_capture, enhanced_weathering, marine_carbon_removal."
    )
