"""What is sold and at what price: products, prices, legacy plans and shipping rates."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Group, Json, JsonText, field, group
from models.stripe.base import StripeTable


class PackageDimensions(Group):
    """How large and heavy a physical product is."""

    height: Decimal | None = field(doc="Height of the package in inches.")
    length: Decimal | None = field(doc="Length of the package in inches.")
    weight: Decimal | None = field(doc="Weight of the package in ounces.")
    width: Decimal | None = field(doc="Width of the package in inches.")


class Product(StripeTable):
    """A good or service that the account sells; what it costs stands in prices."""

    __tablename__ = "products"
    __object__ = "product"

    id: str = field(key=True, doc="Stripe's identifier, `prod_...`, or one the account chose.")
    created: datetime = field(doc="When the product was created.")
    updated: datetime | None = field(doc="When the product was last changed.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    name: str = field(doc="Name of the product as customers see it.")
    active: bool = field(doc="Whether the product can be bought at present.")
    type: str | None = field(doc="`service` (subscriptions and most else) or `good` (legacy orders).")
    description: str | None = field(doc="Longer text about the product, as customers see it.")
    caption: str | None = field(doc="One-line text about a good; only from the retired Orders API.")
    url: str | None = field(doc="Public web page of the product.")
    images: JsonText | None = field(doc="URLs of up to eight pictures of the product.")
    attributes: JsonText | None = field(
        doc="Names by which SKUs of a good differ, e.g. `size`; only from the retired Orders API."
    )
    deactivate_on: JsonText | None = field(
        doc="Connect applications that may not sell the good; only from the retired Orders API."
    )
    marketing_features: Json | None = field(
        "marketing_features", "features", doc="Up to 15 selling points shown in pricing tables."
    )
    default_price: str | None = field(doc="Price used unless another is asked for.", references="prices")
    shippable: bool | None = field(doc="Whether the product is physical and is shipped.")
    package_dimensions: PackageDimensions | None = group()
    statement_descriptor: str | None = field(doc="Text on card statements; for subscription payments.")
    tax_code: str | None = field(doc="Tax category of the product, `txcd_...`.", references="tax_codes")
    tax_details_performance_location: str | None = field(
        "tax_details.performance_location",
        doc="Tax location where the performance takes place.",
        references="tax_locations",
    )
    tax_details_tax_code: str | None = field(
        "tax_details.tax_code", doc="Tax category given in the tax details.", references="tax_codes"
    )
    unit_label: str | None = field(doc="What one unit is called on receipts and invoices, e.g. `seat`.")
    metadata: Json | None = field(doc="The account's own keys and values on the product.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the product was deleted at Stripe.")


class ProductFeature(StripeTable):
    """A feature attached to a product: buyers of the product become entitled to it."""

    __tablename__ = "product_features"
    __object__ = "product_feature"
    __elsewhere__ = ("entitlement_feature",)  # sent whole; the rest of it stands in entitlement_features

    id: str = field(key=True, doc="Stripe's identifier of the attachment.")
    product_id: str = field(
        "^id", parent=True, doc="Product that carries the feature.", references="products"
    )
    entitlement_feature_id: str = field(
        "entitlement_feature.id",
        doc="Feature that buyers become entitled to.",
        references="entitlement_features",
    )
    livemode: bool = field(doc="True in live mode, false in test mode.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the feature was taken off the product.")


class Price(StripeTable):
    """What a unit of a product costs, once or per billing interval, in one main currency."""

    __tablename__ = "prices"
    __object__ = "price"

    id: str = field(key=True, doc="Stripe's identifier, `price_...`; for former plans the plan's id.")
    created: datetime = field(doc="When the price was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    active: bool = field(doc="Whether new purchases can use the price.")
    product: str | None = field(doc="Product that the price is for.", references="products")
    type: str = field(doc="`one_time` or `recurring`.")
    nickname: str | None = field(doc="The account's own short name of the price, hidden from customers.")
    lookup_key: str | None = field(doc="Key under which code finds the price instead of by its id.")
    currency: str = field(doc="Three-letter code of the main currency, in lower case.")
    unit_amount: int | None = field(doc="Price of a unit in minor units; null if tiered or not whole.")
    unit_amount_decimal: Decimal | None = field(doc="Price of a unit in minor units, to 12 decimal places.")
    billing_scheme: str | None = field(doc="`per_unit` (fixed price of a unit) or `tiered` (see tiers).")
    tiers_mode: str | None = field(doc="`graduated` (tier by tier) or `volume` (all at the highest tier).")
    tiers: Json | None = field(doc="Amounts by quantity if tiered; sent only when expanded.")
    recurring_interval: str | None = field("recurring.interval", doc="`day`, `week`, `month` or `year`.")
    recurring_interval_count: int | None = field(
        "recurring.interval_count", doc="How many intervals lie between two billings."
    )
    recurring_usage_type: str | None = field(
        "recurring.usage_type", doc="`licensed` (set quantity) or `metered` (reported usage)."
    )
    recurring_meter: str | None = field(
        "recurring.meter", doc="Meter whose usage is billed.", references="billing_meters"
    )
    recurring_trial_period_days: int | None = field(
        "recurring.trial_period_days", doc="Days of trial by default for new subscriptions."
    )
    custom_unit_amount_maximum: int | None = field(
        "custom_unit_amount.maximum", doc="Most that a buyer may choose to pay per unit, in minor units."
    )
    custom_unit_amount_minimum: int | None = field(
        "custom_unit_amount.minimum", doc="Least that a buyer may choose to pay per unit, in minor units."
    )
    custom_unit_amount_preset: int | None = field(
        "custom_unit_amount.preset", doc="Amount per unit first suggested to the buyer, in minor units."
    )
    transform_quantity_divide_by: int | None = field(
        "transform_quantity.divide_by", doc="Number that the quantity is divided by before pricing."
    )
    transform_quantity_round: str | None = field(
        "transform_quantity.round", doc="How the divided quantity is rounded: `up` or `down`."
    )
    tax_behavior: str | None = field(doc="Whether tax is `inclusive`, `exclusive` or `unspecified`.")
    currency_options: Json | None = field(
        doc="Prices in further currencies, by currency code; sent only when expanded."
    )
    metadata: Json | None = field(doc="The account's own keys and values on the price.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the price was deleted at Stripe.")


class Plan(StripeTable):
    """A recurring price in the older Plans API; each is also a row of prices, under the same id."""

    __tablename__ = "plans"
    __object__ = "plan"

    id: str = field(key=True, doc="Identifier of the plan, chosen by the account or by Stripe.")
    created: datetime = field(doc="When the plan was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    name: str | None = field(doc="Name of the plan; only under API versions before 2018-02-05, see products.")
    nickname: str | None = field(doc="The account's own short name of the plan, hidden from customers.")
    statement_descriptor: str | None = field(
        doc="Text on card statements; only under API versions before 2018-02-05, see products."
    )
    active: bool | None = field(doc="Whether new subscriptions can use the plan.")
    product: str | None = field(doc="Product that the plan prices.", references="products")
    currency: str = field(doc="Three-letter currency code of the amounts, in lower case.")
    amount: int | None = field(doc="Price of a unit in minor units; null if tiered or not whole.")
    amount_decimal: Decimal | None = field(doc="Price of a unit in minor units, to 12 decimal places.")
    interval: str = field(doc="How often is billed: `day`, `week`, `month` or `year`.")
    interval_count: int = field(doc="How many intervals lie between two billings.")
    trial_period_days: int | None = field(doc="Days of trial by default for new subscriptions.")
    usage_type: str | None = field(doc="`licensed` (set quantity) or `metered` (reported usage).")
    meter: str | None = field(doc="Meter whose usage is billed.", references="billing_meters")
    billing_scheme: str | None = field(doc="`per_unit` (fixed price of a unit) or `tiered` (see tiers).")
    tiers_mode: str | None = field(doc="`graduated` (tier by tier) or `volume` (all at the highest tier).")
    tiers: Json | None = field(doc="Amounts by quantity if tiered; sent only when expanded.")
    transform_usage_divide_by: int | None = field(
        "transform_usage.divide_by", doc="Number that usage is divided by before pricing."
    )
    transform_usage_round: str | None = field(
        "transform_usage.round", doc="How the divided usage is rounded: `up` or `down`."
    )
    metadata: Json | None = field(doc="The account's own keys and values on the plan.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the plan was deleted at Stripe.")


class ShippingRate(StripeTable):
    """A way of shipping that buyers can be offered, with its price and expected duration."""

    __tablename__ = "shipping_rates"
    __object__ = "shipping_rate"

    id: str = field(key=True, doc="Stripe's identifier, `shr_...`.")
    created: datetime = field(doc="When the shipping rate was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    active: bool = field(doc="Whether new purchases can use the rate.")
    display_name: str | None = field(doc="Name of the rate as buyers see it at checkout.")
    type: str = field(doc="How the price is worked out; at present always `fixed_amount`.")
    fixed_amount_amount: int | None = field("fixed_amount.amount", doc="Price of shipping in minor units.")
    fixed_amount_currency: str | None = field(
        "fixed_amount.currency", doc="Three-letter code of the main currency, in lower case."
    )
    fixed_amount_currency_options: Json | None = field(
        "fixed_amount.currency_options", doc="Prices in further currencies, by code; sent only when expanded."
    )
    delivery_estimate_minimum_value: int | None = field(
        "delivery_estimate.minimum.value", doc="Shortest expected duration, in the unit beside it."
    )
    delivery_estimate_minimum_unit: str | None = field(
        "delivery_estimate.minimum.unit", doc="`hour`, `day`, `business_day`, `week` or `month`."
    )
    delivery_estimate_maximum_value: int | None = field(
        "delivery_estimate.maximum.value", doc="Longest expected duration, in the unit beside it."
    )
    delivery_estimate_maximum_unit: str | None = field(
        "delivery_estimate.maximum.unit", doc="`hour`, `day`, `business_day`, `week` or `month`."
    )
    tax_behavior: str | None = field(doc="Whether tax is `inclusive`, `exclusive` or `unspecified`.")
    tax_code: str | None = field(doc="Tax category of the shipping, `txcd_...`.", references="tax_codes")
    metadata: Json | None = field(doc="The account's own keys and values on the shipping rate.")
