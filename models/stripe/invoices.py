"""Invoices, what was paid on them, and the templates that shape their PDFs."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Group, Json, field, group
from models.stripe.base import Address, StripeTable
from models.stripe.billing_parts import AutomaticTax, Party, ShippingCost


class Shipment(Group):
    """Where and by whom goods are delivered."""

    address: Address | None = group()
    carrier: str | None = field(doc="Delivery service, e.g. `DHL`.")
    name: str | None = field(doc="Name of the recipient.")
    phone: str | None = field(doc="Phone number of the recipient.")
    tracking_number: str | None = field(doc="Tracking number or numbers, separated by commas.")


class FinalizationError(Group):
    """Why an invoice could not be finalized; the objects involved are kept by their ids."""

    type: str | None = field(doc="`api_error`, `card_error`, `idempotency_error` or `invalid_request_error`.")
    code: str | None = field(doc="Machine-readable error code.")
    message: str | None = field(doc="What went wrong, in words.")
    charge: str | None = field(doc="Charge that failed.", references="charges")
    payment_intent_id: str | None = field(
        "payment_intent.id", doc="Payment intent involved.", references="payment_intents"
    )
    payment_method_id: str | None = field(
        "payment_method.id", doc="Payment method involved.", references="payment_methods"
    )
    setup_intent_id: str | None = field(
        "setup_intent.id", doc="Setup intent involved.", references="setup_intents"
    )
    source_id: str | None = field("source.id", doc="Payment source involved.")


class Invoice(StripeTable):
    """A statement of what a customer owes, once or for a billing period; its lines are in invoice_lines."""

    __tablename__ = "invoices"
    __object__ = "invoice"
    __elsewhere__ = (
        "lines",  # invoice_lines
        "payments",  # invoice_payments
        "confirmation_secret",  # a secret: does not belong in a warehouse
        # Whole objects, with secrets in them: their ids have columns.
        "last_finalization_error.payment_intent",
        "last_finalization_error.payment_method",
        "last_finalization_error.setup_intent",
        "last_finalization_error.source",
    )

    id: str = field(key=True, doc="Stripe's identifier, `in_...`.")
    created: datetime | None = field(doc="When the invoice was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    number: str | None = field(doc="Number printed on the invoice; given when it is finalized.")
    status: str | None = field(doc="`draft`, `open`, `paid`, `uncollectible` or `void`.")
    billing_reason: str | None = field(
        doc="Why it was created: `manual`, `subscription_create`, `subscription_cycle` and others."
    )
    collection_method: str | None = field(doc="`charge_automatically` or `send_invoice`.")
    customer_id: str | None = field("customer", doc="Customer who is billed.", references="customers")
    customer_account: str | None = field(doc="Account standing for the customer who is billed.")
    subscription_id: str | None = field(
        "parent.subscription_details.subscription",
        "subscription",
        doc="Subscription that the invoice bills.",
        references="subscriptions",
    )
    parent_type: str | None = field(
        "parent.type", doc="What the invoice came from: `subscription_details` or `quote_details`."
    )
    parent_subscription_details_metadata: Json | None = field(
        "parent.subscription_details.metadata",
        "subscription_details.metadata",
        doc="The subscription's metadata, frozen when the invoice was finalized.",
    )
    subscription_proration_date: datetime | None = field(
        "parent.subscription_details.subscription_proration_date",
        "subscription_proration_date",
        doc="Instant for which prorations were worked out, on previews.",
    )
    quote: str | None = field(
        "parent.quote_details.quote",
        "quote",
        doc="Quote that the invoice was made from.",
        references="quotes",
    )
    charge_id: str | None = field(
        "charge",
        doc="Latest charge; only under API versions before 2025-03-31, see invoice_payments.",
        references="charges",
    )

    currency: str = field(doc="Three-letter currency code of all amounts, in lower case.")
    subtotal: int = field(doc="Sum of the lines before invoice discounts and exclusive tax, in minor units.")
    subtotal_excluding_tax: int | None = field(doc="Subtotal without any tax, in minor units.")
    total: int = field(doc="Sum after discounts and tax, in minor units.")
    total_excluding_tax: int | None = field(doc="Sum after discounts without any tax, in minor units.")
    amount_due: int = field(doc="What has to be paid, after credit balance, in minor units.")
    amount_paid: int | None = field(doc="What was paid, in minor units.")
    amount_paid_off_stripe: int | None = field(doc="What was paid outside of Stripe, in minor units.")
    amount_overpaid: int | None = field(doc="What was paid too much and credited, in minor units.")
    amount_remaining: int | None = field(doc="What is still to be paid, in minor units.")
    amount_shipping: int | None = field(doc="Sum of the shipping costs, in minor units.")
    application_fee: int | None = field(
        "application_fee_amount",
        "application_fee",
        doc="Fee for the Connect application, in minor units; only under API versions before 2025-03-31.",
    )
    tax: int | None = field(
        doc="Sum of the taxes in minor units; only under API versions before 2025-03-31, see total_taxes."
    )
    tax_percent: Decimal | None = field(
        doc="Tax in percent of the subtotal; only under API versions before 2020-08-27, see total_taxes."
    )
    total_taxes: Json | None = field(doc="Sum of each tax over all lines, in minor units.")
    total_discount_amounts: Json | None = field(doc="Sum of each discount over all lines, in minor units.")
    total_pretax_credit_amounts: Json | None = field(
        doc="Sum of each credit taken off before tax over all lines, in minor units."
    )
    pre_payment_credit_notes_amount: int | None = field(
        doc="Sum of the credit notes issued before payment, in minor units."
    )
    post_payment_credit_notes_amount: int | None = field(
        doc="Sum of the credit notes issued after payment, in minor units."
    )
    starting_balance: int = field(doc="Customer's balance before the invoice was finalized, in minor units.")
    ending_balance: int | None = field(doc="Customer's balance after it was finalized, in minor units.")
    discount_id: str | None = field(
        "discount.id", doc="The one discount; only under API versions before 2025-03-31, see discounts."
    )
    discounts: Json | None = field(doc="Ids of the discounts on the invoice as a whole.")
    default_tax_rates: Json | None = field(doc="Tax rates of all lines that carry none of their own.")
    threshold_reason: Json | None = field(
        doc="Threshold that triggered the invoice, and the lines that met it."
    )

    attempted: bool | None = field(doc="Whether payment was tried at least once.")
    attempt_count: int | None = field(doc="How often payment was tried by schedule.")
    next_payment_attempt: datetime | None = field(doc="When payment is tried next; null if sent by mail.")
    paid: bool | None = field(
        doc="Whether it was paid; only under API versions before 2025-03-31, see status."
    )
    closed: bool | None = field(
        doc="Whether collection was given up; only under API versions before 2018-11-08, see status."
    )
    forgiven: bool | None = field(
        doc="Whether the debt was written off; only under API versions before 2018-11-08, see status."
    )
    auto_advance: bool | None = field(doc="Whether Stripe finalizes and collects the invoice by itself.")
    automatically_finalizes_at: datetime | None = field(doc="When the draft is due to be finalized.")
    date: datetime | None = field(
        doc="When the invoice was created; only under API versions before 2019-03-14, see created."
    )
    due_date: datetime | None = field(doc="When payment is due; null if charged automatically.")
    effective_at: datetime | None = field(doc="Date of issue printed on the invoice.")
    period_start: datetime | None = field(
        doc="Earliest time at which items could join the invoice; service periods stand on the lines."
    )
    period_end: datetime | None = field(
        doc="Latest time at which items could join the invoice; service periods stand on the lines."
    )
    status_transitions_finalized_at: datetime | None = field(
        "status_transitions.finalized_at", "finalized_at", doc="When the draft was finalized."
    )
    status_transitions_marked_uncollectible_at: datetime | None = field(
        "status_transitions.marked_uncollectible_at", doc="When the invoice was marked uncollectible."
    )
    status_transitions_paid_at: datetime | None = field(
        "status_transitions.paid_at", doc="When the invoice was paid."
    )
    status_transitions_voided_at: datetime | None = field(
        "status_transitions.voided_at", doc="When the invoice was voided."
    )
    status_details_uncollectible_reason: str | None = field(
        "status_details.uncollectible.reason", doc="Why the invoice is uncollectible."
    )
    webhooks_delivered_at: datetime | None = field(
        doc="When webhooks about the invoice were delivered or given up; payment waits for it."
    )

    automatic_tax: AutomaticTax | None = group()
    automatic_tax_disabled_reason: str | None = field(
        "automatic_tax.disabled_reason", doc="Why Stripe switched automatic tax off."
    )
    automatic_tax_provider: str | None = field(
        "automatic_tax.provider", doc="Who works out the tax, e.g. `stripe`."
    )
    automatic_tax_status: str | None = field(
        "automatic_tax.status",
        doc="Latest tax calculation: `complete`, `failed` or `requires_location_inputs`.",
    )
    default_payment_method: str | None = field(
        doc="Payment method to use rather than the customer's.", references="payment_methods"
    )
    default_source: str | None = field(doc="Legacy payment source to use rather than the customer's.")
    payment_settings_default_mandate: str | None = field(
        "payment_settings.default_mandate",
        doc="Mandate under which the invoice is paid.",
    )
    payment_settings_payment_method_types: Json | None = field(
        "payment_settings.payment_method_types",
        doc="Kinds of payment method on offer; null for automatic choice.",
    )
    payment_settings_payment_method_options: Json | None = field(
        "payment_settings.payment_method_options", doc="Settings of each kind of payment method, keyed by it."
    )
    application: str | None = field(doc="Connect application that created the invoice.")
    on_behalf_of: str | None = field(
        doc="Connected account in whose name the invoice is issued and settled.", references="accounts"
    )
    issuer: Party | None = group(doc="Who issues the invoice:")

    account_country: str | None = field(doc="Two-letter country code of the issuing business.")
    account_name: str | None = field(doc="Public name of the issuing business.")
    account_tax_ids: Json | None = field(doc="Ids of the tax numbers of the issuing business.")
    customer_name: str | None = field(doc="Customer's name, frozen at finalization.")
    customer_email: str | None = field(doc="Customer's email address, frozen at finalization.")
    customer_phone: str | None = field(doc="Customer's phone number, frozen at finalization.")
    customer_address: Address | None = group(doc="Customer's address, frozen at finalization:")
    customer_shipping: Json | None = field(
        doc="Customer's delivery address and recipient, frozen at finalization."
    )
    customer_tax_exempt: str | None = field(
        doc="Customer's tax status, frozen at finalization: `none`, `exempt` or `reverse`."
    )
    customer_tax_ids: Json | None = field(
        doc="Customer's tax numbers with their types, frozen at finalization."
    )
    shipping_cost: ShippingCost | None = group()
    shipping_details: Shipment | None = group(doc="Delivery of what is invoiced:")

    description: str | None = field(doc="Free text on the invoice, the memo of the Dashboard.")
    footer: str | None = field(doc="Text at the foot of the invoice.")
    custom_fields: Json | None = field(doc="Names and values of the account's own fields on the invoice.")
    statement_descriptor: str | None = field(doc="Text on the customer's card statement.")
    receipt_number: str | None = field(doc="Number of the receipts sent for the invoice.")
    hosted_invoice_url: str | None = field(doc="Page where the customer sees and pays the invoice.")
    invoice_pdf: str | None = field(doc="Link to the PDF of the invoice.")
    rendering: Json | None = field(doc="Template, tax display and page size of the PDF.")
    from_invoice_action: str | None = field("from_invoice.action", doc="How it follows another; `revision`.")
    from_invoice_invoice: str | None = field(
        "from_invoice.invoice", doc="Invoice that it was copied from.", references="invoices"
    )
    latest_revision: str | None = field(
        doc="Newest finalized revision of the invoice.", references="invoices"
    )
    last_finalization_error: FinalizationError | None = group(doc="Last failure to finalize:")
    last_finalization_error_details: Json | None = field(
        "last_finalization_error.*", doc="Last failure to finalize: decline codes, parameter, links."
    )
    test_clock: str | None = field(doc="Test clock that the invoice runs on.", references="test_clocks")
    metadata: Json | None = field(doc="The account's own keys and values on the invoice.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the invoice, then a draft, was deleted.")


class InvoicePayment(StripeTable):
    """A payment, or an intended one, towards an invoice; an invoice can have several."""

    __tablename__ = "invoice_payments"
    __object__ = "invoice_payment"

    id: str = field(key=True, doc="Stripe's identifier, `inpay_...`.")
    created: datetime = field(doc="When the invoice payment was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    invoice: str = field(doc="Invoice that is paid.", references="invoices")
    status: str = field(doc="`open`, `paid` or `canceled`.")
    is_default: bool = field(doc="Whether Stripe made the payment itself when it finalized the invoice.")
    currency: str = field(doc="Three-letter currency code of the amounts, in lower case.")
    amount_requested: int = field(doc="What was meant to be paid, in minor units.")
    amount_paid: int | None = field(doc="What was paid, in minor units; null until it is.")
    payment_type: str | None = field(
        "payment.type", doc="What carries the payment: `payment_intent`, `charge` or `payment_record`."
    )
    payment_payment_intent: str | None = field(
        "payment.payment_intent", doc="Payment intent that carries the payment.", references="payment_intents"
    )
    payment_charge: str | None = field(
        "payment.charge", doc="Charge that carries the payment, if without an intent.", references="charges"
    )
    payment_payment_record: str | None = field(
        "payment.payment_record",
        doc="Record of a payment made outside of Stripe.",
        references="payment_records",
    )
    status_transitions_paid_at: datetime | None = field(
        "status_transitions.paid_at", doc="When the payment succeeded."
    )
    status_transitions_canceled_at: datetime | None = field(
        "status_transitions.canceled_at", doc="When the payment was canceled."
    )


class InvoiceRenderingTemplate(StripeTable):
    """A layout that invoices can be rendered with."""

    __tablename__ = "invoice_rendering_templates"
    __object__ = "invoice_rendering_template"

    id: str = field(key=True, doc="Stripe's identifier, `inrtem_...`.")
    created: datetime = field(doc="When the template was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    nickname: str | None = field(doc="The account's own name of the template, hidden from customers.")
    status: str = field(doc="`active` or `archived`.")
    version: int = field(doc="Counts up with every change that affects how invoices look.")
    metadata: Json | None = field(doc="The account's own keys and values on the template.")
