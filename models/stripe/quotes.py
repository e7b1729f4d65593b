"""Quotes: offers that become an invoice or a subscription once the customer accepts."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Group, Json, field, group
from models.stripe.base import StripeTable
from models.stripe.billing_parts import AutomaticTax, Party, TransferData
from models.stripe.line_items import LineItemTable


class TotalDetails(Group):
    """What discounts, shipping and tax make of a total."""

    amount_discount: int | None = field(doc="Sum of the discounts, in minor units.")
    amount_shipping: int | None = field(doc="Sum of the shipping costs, in minor units.")
    amount_tax: int | None = field(doc="Sum of the taxes, in minor units.")
    breakdown_discounts: Json | None = field(
        "breakdown.discounts", doc="Sum of each discount; sent only when expanded."
    )
    breakdown_taxes: Json | None = field("breakdown.taxes", doc="Sum of each tax; sent only when expanded.")


class Computed(Group):
    """Totals of one kind of payment that a quote leads to."""

    amount_subtotal: int | None = field(doc="Total before discounts and taxes, in minor units.")
    amount_total: int | None = field(doc="Total after discounts and taxes, in minor units.")
    total_details: TotalDetails | None = group()


class Quote(StripeTable):
    """An offer to a customer; its lines are in quote_line_items and quote_upfront_line_items."""

    __tablename__ = "quotes"
    __object__ = "quote"
    __elsewhere__ = (
        "line_items",  # quote_line_items
        "computed.upfront.line_items",  # quote_upfront_line_items
    )

    id: str = field(key=True, doc="Stripe's identifier, `qt_...`.")
    created: datetime = field(doc="When the quote was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    number: str | None = field(doc="Number printed on the quote; given when it is finalized.")
    status: str = field(doc="`draft`, `open`, `accepted` or `canceled`.")
    customer: str | None = field(doc="Customer who receives the quote.", references="customers")
    customer_account: str | None = field(doc="Account standing for the customer who receives the quote.")
    invoice: str | None = field(doc="Invoice that the quote became.", references="invoices")
    subscription: str | None = field(
        doc="Subscription that the quote made or changed.", references="subscriptions"
    )
    subscription_schedule: str | None = field(
        doc="Subscription schedule that the quote made or changed.", references="subscription_schedules"
    )
    from_quote_quote: str | None = field(
        "from_quote.quote", doc="Quote that it was copied from.", references="quotes"
    )
    from_quote_is_revision: bool | None = field(
        "from_quote.is_revision", doc="Whether it replaces the quote that it was copied from."
    )
    expires_at: datetime | None = field(doc="When the quote is canceled unless accepted.")
    status_transitions_accepted_at: datetime | None = field(
        "status_transitions.accepted_at", doc="When the quote was accepted."
    )
    status_transitions_canceled_at: datetime | None = field(
        "status_transitions.canceled_at", doc="When the quote was canceled."
    )
    status_transitions_finalized_at: datetime | None = field(
        "status_transitions.finalized_at", doc="When the draft was finalized."
    )

    currency: str | None = field(doc="Three-letter currency code of the amounts, in lower case.")
    amount_subtotal: int = field(doc="Total before discounts and taxes, in minor units.")
    amount_total: int = field(doc="Total after discounts and taxes, in minor units.")
    total_details: TotalDetails | None = group()
    computed_upfront: Computed | None = group("computed.upfront", doc="Due on acceptance:")
    computed_recurring: Computed | None = group("computed.recurring", doc="Due every period:")
    computed_recurring_interval: str | None = field(
        "computed.recurring.interval", doc="Length of a period: `day`, `week`, `month` or `year`."
    )
    computed_recurring_interval_count: int | None = field(
        "computed.recurring.interval_count", doc="How many intervals make up a period."
    )
    discounts: Json | None = field(doc="Ids of the discounts on the quote as a whole.")
    default_tax_rates: Json | None = field(doc="Tax rates of all lines that carry none of their own.")
    automatic_tax: AutomaticTax | None = group()
    automatic_tax_provider: str | None = field(
        "automatic_tax.provider", doc="Who works out the tax, e.g. `stripe`."
    )
    automatic_tax_status: str | None = field(
        "automatic_tax.status",
        doc="Latest tax calculation: `complete`, `failed` or `requires_location_inputs`.",
    )

    collection_method: str | None = field(doc="`charge_automatically` or `send_invoice`.")
    invoice_settings_custom_fields: Json | None = field(
        "invoice_settings.custom_fields", doc="The account's own fields on the invoices."
    )
    invoice_settings_days_until_due: int | None = field(
        "invoice_settings.days_until_due", doc="Days to pay an invoice; null if charged automatically."
    )
    invoice_settings_description: str | None = field(
        "invoice_settings.description", doc="Free text put on the invoices."
    )
    invoice_settings_footer: str | None = field(
        "invoice_settings.footer", doc="Text at the foot of the invoices."
    )
    invoice_settings_issuer: Party | None = group("invoice_settings.issuer", doc="Who issues the invoices:")
    subscription_data_description: str | None = field(
        "subscription_data.description", doc="Text about the subscription, as the customer sees it."
    )
    subscription_data_effective_date: datetime | None = field(
        "subscription_data.effective_date", doc="When the subscription is to begin; null for on acceptance."
    )
    subscription_data_trial_period_days: int | None = field(
        "subscription_data.trial_period_days", doc="Days of trial before the first payment."
    )
    subscription_data_billing_mode_type: str | None = field(
        "subscription_data.billing_mode.type", doc="`classic` or `flexible` handling of prorations."
    )
    subscription_data_billing_mode_flexible_proration_discounts: str | None = field(
        "subscription_data.billing_mode.flexible.proration_discounts",
        doc="How flexible mode shows discounts: `included` or `itemized`.",
    )
    subscription_data_metadata: Json | None = field(
        "subscription_data.metadata", doc="Metadata that the subscription gets."
    )

    application: str | None = field(doc="Connect application that created the quote.")
    application_fee_amount: int | None = field(
        doc="Fee for the Connect application, in minor units; for one-time quotes."
    )
    application_fee_percent: Decimal | None = field(
        doc="Percentage for the Connect application, 0 to 100; for recurring quotes."
    )
    on_behalf_of: str | None = field(
        doc="Connected account in whose name charges are made.", references="accounts"
    )
    transfer_data: TransferData | None = group()
    transfer_data_amount: int | None = field(
        "transfer_data.amount", doc="Amount sent on to the connected account, in minor units; null for all."
    )
    description: str | None = field(doc="Free text on the quote.")
    header: str | None = field(doc="Text at the head of the quote.")
    footer: str | None = field(doc="Text at the foot of the quote.")
    test_clock: str | None = field(doc="Test clock that the quote runs on.", references="test_clocks")
    metadata: Json | None = field(doc="The account's own keys and values on the quote.")


class QuoteLineItem(LineItemTable):
    """One line of a quote: everything that the customer is offered, one-time and recurring."""

    __tablename__ = "quote_line_items"

    quote_id: str = field("^id", parent=True, doc="Quote that the line stands on.", references="quotes")


class QuoteUpfrontLineItem(LineItemTable):
    """One line of what the customer pays at once on accepting a quote."""

    __tablename__ = "quote_upfront_line_items"

    quote_id: str = field("^id", parent=True, doc="Quote whose acceptance is paid for.", references="quotes")
