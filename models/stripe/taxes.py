"""Tax set-up: manual and computed rates, product categories, registrations and tax locations."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Json, field, group
from models.stripe.base import Address, StripeTable


class TaxRate(StripeTable):
    """A rate of tax that invoices, subscriptions and checkout sessions can carry."""

    __tablename__ = "tax_rates"
    __object__ = "tax_rate"

    id: str = field(key=True, doc="Stripe's identifier, `txr_...`.")
    created: datetime = field(doc="When the tax rate was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    active: bool = field(doc="Whether the rate can be put on new invoices and subscriptions.")
    display_name: str = field(doc="Name of the tax on receipts and invoices, e.g. `VAT`.")
    description: str | None = field(doc="The account's own note on the rate, hidden from customers.")
    inclusive: bool = field(doc="Whether prices already contain the tax.")
    percentage: Decimal | None = field(doc="Rate in percent of the taxable amount, 0 to 100.")
    effective_percentage: Decimal | None = field(
        doc="Rate in percent that was in fact charged, e.g. 0 where the account is not registered."
    )
    rate_type: str | None = field(doc="`percentage` or `flat_amount`; only on rates made by Stripe Tax.")
    flat_amount_amount: int | None = field("flat_amount.amount", doc="Flat amount of tax in minor units.")
    flat_amount_currency: str | None = field(
        "flat_amount.currency", doc="Three-letter currency code of the flat amount, in lower case."
    )
    tax_type: str | None = field(doc="Kind of tax, such as `vat`, `gst` or `sales_tax`.")
    country: str | None = field(doc="Two-letter code of the country that levies the tax.")
    state: str | None = field(doc="Subdivision that levies the tax, without country prefix, e.g. `NY`.")
    jurisdiction: str | None = field(doc="Name of the jurisdiction, shown on invoices.")
    jurisdiction_level: str | None = field(
        doc="`country`, `state`, `county`, `city`, `district` or `multiple`; null if entered by hand."
    )
    metadata: Json | None = field(doc="The account's own keys and values on the tax rate.")


class TaxCode(StripeTable):
    """A category of goods or services by which Stripe Tax chooses the rate; the list is Stripe's own."""

    __tablename__ = "tax_codes"
    __object__ = "tax_code"

    id: str = field(key=True, doc="Stripe's identifier, `txcd_...`.")
    name: str = field(doc="Short name of the category.")
    description: str | None = field(doc="What kinds of products belong to the category.")
    requirements_performance_location: str | None = field(
        "requirements.performance_location", doc="Whether tax needs to know where a performance takes place."
    )


class TaxRegistration(StripeTable):
    """A place where the account is registered to collect tax, and since when."""

    __tablename__ = "tax_registrations"
    __object__ = "tax.registration"

    id: str = field(key=True, doc="Stripe's identifier, `taxreg_...`.")
    created: datetime = field(doc="When the registration was entered at Stripe.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    country: str = field(doc="Two-letter code of the country of registration.")
    status: str = field(doc="`active`, `scheduled` or `expired`, following from the two dates.")
    active_from: datetime = field(doc="From when tax is collected under the registration.")
    expires_at: datetime | None = field(doc="When the registration ends; null if open-ended.")
    country_options_us_state: str | None = field(
        "country_options.us.state", doc="Two-letter code of the state, for the United States."
    )
    country_options_us_type: str | None = field(
        "country_options.us.type",
        doc="Kind of tax registered for, for the United States, e.g. `state_sales_tax`.",
    )
    country_options_us: Json | None = field(
        "country_options.us.*", doc="Local jurisdiction or elections, for the United States, by kind of tax."
    )
    country_options: Json | None = field(
        "country_options.*", doc="Scheme of registration elsewhere, keyed by lower-case country code."
    )


class TaxLocation(StripeTable):
    """A place, such as a venue, that matters for the tax on what is sold there."""

    __tablename__ = "tax_locations"
    __object__ = "tax.location"

    id: str = field(key=True, doc="Stripe's identifier of the location.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    type: str = field(doc="What the location is used for; at present always `performance`.")
    description: str | None = field(doc="The account's own note on the place, e.g. the name of a venue.")
    address: Address | None = group()
