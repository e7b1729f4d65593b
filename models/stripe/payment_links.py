"""Stripe's payment links, lasting addresses that open a checkout, and the lines they sell."""

from __future__ import annotations

from decimal import Decimal

from etl.schema import Json, field, group
from models.stripe.base import StripeTable
from models.stripe.checkout import AutomaticTax, ConsentCollection, NameCollection
from models.stripe.line_items import LineItemTable


class PaymentLink(StripeTable):
    """A lasting web address where customers can pay for fixed items; each visit opens a checkout session."""

    __tablename__ = "payment_links"
    __object__ = "payment_link"
    __elsewhere__ = ("line_items",)

    id: str = field(key=True, doc="Stripe's identifier, `plink_...`.")
    active: bool | None = field(doc="Whether the link works; false once it is switched off.")
    url: str | None = field(doc="Public address to share.")
    currency: str | None = field(doc="Three-letter currency code of the prices, in lower case.")
    inactive_message: str | None = field(doc="What visitors read once the link is switched off.")
    submit_type: str | None = field(doc="Wording of the button: auto, pay, book, donate or subscribe.")
    after_completion_type: str | None = field(
        "after_completion.type", doc="What follows payment: hosted_confirmation or redirect."
    )
    after_completion_hosted_confirmation_custom_message: str | None = field(
        "after_completion.hosted_confirmation.custom_message",
        doc="Own text on the page that confirms payment.",
    )
    after_completion_redirect_url: str | None = field(
        "after_completion.redirect.url", doc="Where customers go after paying."
    )
    restrictions_completed_sessions_count: int | None = field(
        "restrictions.completed_sessions.count", doc="How many purchases count towards the limit so far."
    )
    restrictions_completed_sessions_limit: int | None = field(
        "restrictions.completed_sessions.limit", doc="After how many purchases the link stops; null if never."
    )

    application: str | None = field(doc="Connect application that made the link.")
    application_fee_amount: int | None = field(doc="Application fee on a one-off payment, in minor units.")
    application_fee_percent: Decimal | None = field(
        doc="Application fee on subscription invoices, in percent."
    )
    on_behalf_of: str | None = field(doc="Connected account that is the seller.", references="accounts")
    transfer_data_amount: int | None = field(
        "transfer_data.amount", doc="How much is passed on, in minor units; null for all of it."
    )
    transfer_data_destination: str | None = field(
        "transfer_data.destination",
        doc="Connected account that the money is passed on to.",
        references="accounts",
    )

    allow_promotion_codes: bool | None = field(doc="Whether customers may enter promotion codes.")
    automatic_tax: AutomaticTax | None = group(doc="Automatic tax:")
    tax_id_collection_enabled: bool | None = field(
        "tax_id_collection.enabled", doc="Whether tax numbers are asked for."
    )
    tax_id_collection_required: str | None = field(
        "tax_id_collection.required", doc="Whether a tax number is a must: if_supported or never."
    )
    optional_items: Json | None = field(doc="Items offered on top, as a list.")
    shipping_options: Json | None = field(doc="Shipping rates on offer, each with its amount.")
    shipping_address_collection_allowed_countries: Json | None = field(
        "shipping_address_collection.allowed_countries", doc="Country codes that can be shipped to."
    )

    billing_address_collection: str | None = field(
        doc="When billing addresses are asked for: auto or required."
    )
    consent_collection: ConsentCollection | None = group(doc="Consent asked for:")
    name_collection: NameCollection | None = group(doc="Names asked for:")
    phone_number_collection_enabled: bool | None = field(
        "phone_number_collection.enabled", doc="Whether a phone number is asked for."
    )
    custom_fields: Json | None = field(doc="Own input fields that customers fill in, up to three.")
    custom_text_after_submit_message: str | None = field(
        "custom_text.after_submit.message", doc="Own text behind the button."
    )
    custom_text_shipping_address_message: str | None = field(
        "custom_text.shipping_address.message", doc="Own text beside the shipping address."
    )
    custom_text_submit_message: str | None = field(
        "custom_text.submit.message", doc="Own text beside the button."
    )
    custom_text_terms_of_service_acceptance_message: str | None = field(
        "custom_text.terms_of_service_acceptance.message",
        doc="Own text in place of that on the terms of service.",
    )
    customer_creation: str | None = field(doc="When a customer is created: always or if_required.")

    payment_method_collection: str | None = field(
        doc="When subscriptions ask for a payment method: always or if_required."
    )
    payment_method_types: Json | None = field(doc="Payment methods on offer; null to let Stripe choose.")
    payment_method_options_card_restrictions_brands_blocked: Json | None = field(
        "payment_method_options.card.restrictions.brands_blocked", doc="Card brands that are refused."
    )
    managed_payments_enabled: bool | None = field(
        "managed_payments.enabled", doc="Whether Stripe is the merchant of record."
    )
    payment_intent_data_capture_method: str | None = field(
        "payment_intent_data.capture_method",
        doc="How payments are captured: automatic, automatic_async or manual.",
    )
    payment_intent_data_description: str | None = field(
        "payment_intent_data.description", doc="Description that payments are given."
    )
    payment_intent_data_metadata: Json | None = field(
        "payment_intent_data.metadata", doc="Own keys and values that payments are given."
    )
    payment_intent_data_setup_future_usage: str | None = field(
        "payment_intent_data.setup_future_usage",
        doc="Whether the payment method is kept for later: on_session or off_session.",
    )
    payment_intent_data_statement_descriptor: str | None = field(
        "payment_intent_data.statement_descriptor",
        doc="Text on customers' statements, for methods other than card.",
    )
    payment_intent_data_statement_descriptor_suffix: str | None = field(
        "payment_intent_data.statement_descriptor_suffix",
        doc="End of the text on customers' card statements.",
    )
    payment_intent_data_transfer_group: str | None = field(
        "payment_intent_data.transfer_group",
        doc="Label that ties payments and transfers of one purpose together.",
    )
    invoice_creation_enabled: bool | None = field(
        "invoice_creation.enabled", doc="Whether an invoice is made for a one-off payment."
    )
    invoice_creation_invoice_data: Json | None = field(
        "invoice_creation.invoice_data", doc="What that invoice is to say: footer, fields, issuer, tax ids."
    )
    subscription_data_description: str | None = field(
        "subscription_data.description", doc="Description that subscriptions are given."
    )
    subscription_data_trial_period_days: int | None = field(
        "subscription_data.trial_period_days", doc="How many days of trial subscriptions begin with."
    )
    subscription_data_trial_settings_missing_payment_method: str | None = field(
        "subscription_data.trial_settings.end_behavior.missing_payment_method",
        doc="What to do if the trial ends without payment method: cancel, create_invoice or pause.",
    )
    subscription_data_invoice_settings: Json | None = field(
        "subscription_data.invoice_settings",
        doc="What subscriptions' invoices are to say: footer, fields, issuer.",
    )
    subscription_data_metadata: Json | None = field(
        "subscription_data.metadata", doc="Own keys and values that subscriptions are given."
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(
        doc="The account's own keys and values on the link, copied to its sessions."
    )


class PaymentLinkLineItem(LineItemTable):
    """A line that a payment link sells: a price, how many of it, and what they cost."""

    __tablename__ = "payment_link_line_items"

    payment_link_id: str = field(
        "^id", parent=True, doc="Payment link of the line.", references="payment_links"
    )
