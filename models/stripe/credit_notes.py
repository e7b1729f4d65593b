"""Credit notes, which correct finalized invoices, and their lines."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Json, field, group
from models.stripe.base import StripeTable
from models.stripe.billing_parts import ShippingCost


class CreditNote(StripeTable):
    """A document that lowers what an invoice asks for or gives back what was paid on it."""

    __tablename__ = "credit_notes"
    __object__ = "credit_note"
    __elsewhere__ = ("lines",)  # credit_note_lines

    id: str = field(key=True, doc="Stripe's identifier, `cn_...`.")
    created: datetime = field(doc="When the credit note was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    number: str | None = field(doc="Number printed on the credit note.")
    status: str = field(doc="`issued` or `void`.")
    type: str | None = field(doc="`pre_payment`, `post_payment` or `mixed`: when in the invoice's life.")
    reason: str | None = field(
        doc="`duplicate`, `fraudulent`, `order_change` or `product_unsatisfactory`; may be null."
    )
    invoice: str = field(doc="Invoice that is corrected.", references="invoices")
    customer: str | None = field(doc="Customer who is credited.", references="customers")
    customer_account: str | None = field(doc="Account standing for the customer who is credited.")
    customer_balance_transaction: str | None = field(
        doc="Entry by which the customer's balance was credited.", references="customer_balance_transactions"
    )
    currency: str = field(doc="Three-letter currency code of the amounts, in lower case.")
    amount: int = field(doc="Amount credited with tax, in minor units.")
    amount_shipping: int | None = field(doc="Part of it that is shipping, in minor units.")
    subtotal: int = field(doc="Amount before invoice discounts and exclusive tax, in minor units.")
    subtotal_excluding_tax: int | None = field(
        doc="Amount before invoice discounts and any tax, in minor units."
    )
    total: int = field(doc="Amount with discounts and tax, in minor units.")
    total_excluding_tax: int | None = field(doc="Amount with discounts, without tax, in minor units.")
    discount_amount: int | None = field(doc="Sum of the discounts credited, in minor units.")
    discount_amounts: Json | None = field(doc="Sum of each discount over all lines, in minor units.")
    pretax_credit_amounts: Json | None = field(
        doc="Sum of each credit taken off before tax over all lines, in minor units."
    )
    total_taxes: Json | None = field(doc="Sum of each tax over all lines, in minor units.")
    pre_payment_amount: int | None = field(doc="Part that lowered what was still due, in minor units.")
    post_payment_amount: int | None = field(doc="Part given back of what had been paid, in minor units.")
    out_of_band_amount: int | None = field(doc="Part that was given back outside of Stripe, in minor units.")
    refunds: Json | None = field(doc="Refunds made for the credit note, each with its amount.")
    shipping_cost: ShippingCost | None = group()
    effective_at: datetime | None = field(doc="Date of issue printed on the credit note.")
    voided_at: datetime | None = field(doc="When the credit note was voided.")
    memo: str | None = field(doc="Text for the customer on the credit note.")
    pdf: str | None = field(doc="Link to the PDF of the credit note.")
    metadata: Json | None = field(doc="The account's own keys and values on the credit note.")


class CreditNoteLine(StripeTable):
    """One line of a credit note: an invoice line taken back, or a line of its own."""

    __tablename__ = "credit_note_lines"
    __object__ = "credit_note_line_item"

    id: str = field(key=True, doc="Stripe's identifier, `cnli_...`.")
    credit_note_id: str = field(
        "^id", parent=True, doc="Credit note that the line stands on.", references="credit_notes"
    )
    livemode: bool = field(doc="True in live mode, false in test mode.")
    type: str = field(doc="`invoice_line_item` or `custom_line_item`.")
    invoice_line_item: str | None = field(doc="Invoice line that is credited.", references="invoice_lines")
    description: str | None = field(doc="What is credited.")
    quantity: int | None = field(doc="How many units are credited.")
    unit_amount: int | None = field(doc="Amount per unit in minor units.")
    unit_amount_decimal: Decimal | None = field(doc="Amount per unit in minor units, to 12 decimal places.")
    amount: int = field(doc="Amount before discounts and exclusive tax, in minor units.")
    discount_amount: int | None = field(doc="Discount credited on the line, in minor units.")
    discount_amounts: Json | None = field(doc="Amount of each discount on the line, in minor units.")
    pretax_credit_amounts: Json | None = field(
        doc="Amount taken off before tax by each discount or credit grant, in minor units."
    )
    tax_rates: Json | None = field(doc="Tax rates set on the line.")
    taxes: Json | None = field(doc="Amount, taxable amount, reason and rate of each tax on the line.")
    metadata: Json | None = field(doc="The account's own keys and values on the line.")
