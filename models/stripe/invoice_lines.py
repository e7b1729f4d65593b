"""What invoices and credit notes consist of: their lines, and the items waiting to become lines."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Json, JsonText, field
from models.stripe.base import StripeTable


class InvoiceLine(StripeTable):
    """One line of an invoice, made from an invoice item or from a subscription item."""

    __tablename__ = "invoice_lines"
    __object__ = "line_item"

    id: str = field(key=True, doc="Stripe's identifier, `il_...`; on old invoices `ii_...` or `sub_...`.")
    invoice_id: str = field(
        "invoice", "^id", parent=True, doc="Invoice that the line stands on.", references="invoices"
    )
    livemode: bool = field(doc="True in live mode, false in test mode.")
    type: str | None = field(
        "parent.type",
        "type",
        doc="What made the line: `subscription_item_details` or `invoice_item_details`.",
    )
    item_id: str | None = field(
        "parent.invoice_item_details.invoice_item",
        "parent.subscription_item_details.invoice_item",
        "invoice_item",
        doc="Invoice item that the line was made from.",
        references="invoice_items",
    )
    subscription_id: str | None = field(
        "parent.subscription_item_details.subscription",
        "parent.invoice_item_details.subscription",
        "subscription",
        doc="Subscription that the line bills.",
        references="subscriptions",
    )
    subscription_item: str | None = field(
        "parent.subscription_item_details.subscription_item",
        "subscription_item",
        doc="Subscription item that the line was made from.",
        references="subscription_items",
    )
    plan_id: str | None = field(
        "pricing.price_details.price",
        "price.id",
        "plan.id",
        doc="Price that the line bills; for former plans the plan's id.",
        references="prices",
    )
    pricing_price_details_product: str | None = field(
        "pricing.price_details.product", doc="Product that the line bills.", references="products"
    )
    pricing_type: str | None = field("pricing.type", doc="How it is priced; at present `price_details`.")
    pricing_unit_amount_decimal: Decimal | None = field(
        "pricing.unit_amount_decimal",
        doc="Amount per unit in minor units, to 12 decimal places.",
    )
    description: str | None = field(doc="What is billed, as customers read it.")
    quantity: int | None = field(doc="How many units are billed, decimals cut off.")
    quantity_decimal: Decimal | None = field(doc="How many units are billed, to 12 decimal places.")
    currency: str = field(doc="Three-letter currency code of the amounts, in lower case.")
    amount: int = field(doc="Amount of the line in minor units; negative for credits.")
    subtotal: int | None = field(doc="Amount before discounts and taxes, in minor units.")
    discountable: bool = field(doc="Whether discounts apply to the line; never to prorations.")
    discounts: Json | None = field(doc="Ids of the discounts on the line itself.")
    discount_amounts: Json | None = field(doc="Amount taken off the line by each discount, in minor units.")
    pretax_credit_amounts: Json | None = field(
        doc="Amount taken off before tax by each discount or credit grant, in minor units."
    )
    tax_rates: JsonText | None = field(
        doc="Tax rates set on the line; only under API versions before 2025-03-31, see taxes."
    )
    taxes: Json | None = field(doc="Amount, taxable amount, reason and rate of each tax on the line.")
    period_start: datetime | None = field("period.start", doc="Start of the time that the line bills for.")
    period_end: datetime | None = field("period.end", doc="End of the time that the line bills for.")
    proration: bool | None = field(
        "parent.subscription_item_details.proration",
        "parent.invoice_item_details.proration",
        "proration",
        doc="Whether it settles a change in mid-period.",
    )
    proration_details_credited_items_invoice: str | None = field(
        "parent.subscription_item_details.proration_details.credited_items.invoice",
        "parent.invoice_item_details.proration_details.credited_items.invoice",
        "proration_details.credited_items.invoice",
        doc="Invoice whose lines a credit proration takes back.",
        references="invoices",
    )
    proration_details_credited_items_invoice_line_items: Json | None = field(
        "parent.subscription_item_details.proration_details.credited_items.invoice_line_items",
        "parent.invoice_item_details.proration_details.credited_items.invoice_line_items",
        "proration_details.credited_items.invoice_line_items",
        doc="Ids of the invoice lines that a credit proration takes back.",
    )
    metadata: Json | None = field(
        doc="The account's own keys and values; on subscription lines those of the subscription."
    )


class InvoiceItem(StripeTable):
    """A charge or credit that goes onto the customer's next invoice, or went onto one."""

    __tablename__ = "invoice_items"
    __object__ = "invoiceitem"

    id: str = field(key=True, doc="Stripe's identifier, `ii_...`.")
    date: datetime = field(doc="When the invoice item was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    customer_id: str | None = field("customer", doc="Customer who is billed.", references="customers")
    customer_account: str | None = field(doc="Account standing for the customer who is billed.")
    invoice_id: str | None = field(
        "invoice", doc="Invoice that the item is on; null while pending.", references="invoices"
    )
    subscription_id: str | None = field(
        "parent.subscription_details.subscription",
        "subscription",
        doc="Subscription that the item came from or goes with.",
        references="subscriptions",
    )
    subscription_item: str | None = field(
        "parent.subscription_details.subscription_item",
        "subscription_item",
        doc="Subscription item that the item came from.",
        references="subscription_items",
    )
    parent_type: str | None = field("parent.type", doc="What made the item: `subscription_details`, or null.")
    plan_id: str | None = field(
        "pricing.price_details.price",
        "price.id",
        "plan.id",
        doc="Price that the item bills; for former plans the plan's id.",
        references="prices",
    )
    pricing_price_details_product: str | None = field(
        "pricing.price_details.product", doc="Product that the item bills.", references="products"
    )
    pricing_type: str | None = field("pricing.type", doc="How it is priced; at present `price_details`.")
    pricing_unit_amount_decimal: Decimal | None = field(
        "pricing.unit_amount_decimal",
        "unit_amount_decimal",
        doc="Amount per unit in minor units, to 12 decimal places.",
    )
    description: str | None = field(doc="What is billed, as customers read it.")
    quantity: int | None = field(doc="How many units are billed, decimals cut off.")
    quantity_decimal: Decimal | None = field(doc="How many units are billed, to 12 decimal places.")
    currency: str = field(doc="Three-letter currency code of the amounts, in lower case.")
    amount: int = field(doc="Amount of the item in minor units; negative for credits.")
    net_amount: int | None = field(doc="Amount after discounts, before credits and taxes, in minor units.")
    discountable: bool = field(doc="Whether discounts apply to the item; never to prorations.")
    discounts: Json | None = field(doc="Ids of the discounts on the item itself.")
    tax_rates: Json | None = field(doc="Tax rates that the item carries instead of the invoice's.")
    period_start: datetime | None = field("period.start", doc="Start of the time that the item bills for.")
    period_end: datetime | None = field("period.end", doc="End of the time that the item bills for.")
    proration: bool = field(doc="Whether it settles a change of plan in mid-period.")
    proration_details_discount_amounts: Json | None = field(
        "proration_details.discount_amounts", doc="Discounts contained in a proration, in minor units."
    )
    proration_details_credited_items_type: str | None = field(
        "proration_details.credited_items.type",
        doc="What a credit proration takes back: `invoice_item` or `invoice_line_items`.",
    )
    proration_details_credited_items_invoice_item: str | None = field(
        "proration_details.credited_items.invoice_item",
        doc="Invoice item that a credit proration takes back.",
        references="invoice_items",
    )
    proration_details_credited_items_invoice: str | None = field(
        "proration_details.credited_items.invoice_line_item_details.invoice",
        doc="Invoice whose lines a credit proration takes back.",
        references="invoices",
    )
    proration_details_credited_items_invoice_line_items: Json | None = field(
        "proration_details.credited_items.invoice_line_item_details.invoice_line_items",
        doc="Ids of the invoice lines that a credit proration takes back.",
    )
    invoicing_rules: Json | None = field(doc="Conditions that must hold before the item is invoiced.")
    frozen_fields: Json | None = field(doc="Names of the fields that can no longer be changed.")
    test_clock: str | None = field(doc="Test clock that the item runs on.", references="test_clocks")
    metadata: Json | None = field(doc="The account's own keys and values on the item.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the item was deleted at Stripe.")
