"""Stripe Checkout: sessions, the pages on which customers pay, and the lines they bought."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Group, Json, field, group
from models.stripe.base import Address, StripeTable
from models.stripe.line_items import LineItemTable


class AutomaticTax(Group):
    """Whether Stripe works out the tax, and who owes it."""

    enabled: bool | None = field(doc="Whether Stripe works out the tax.")
    liability_account: str | None = field(
        "liability.account", doc="Connected account that owes the tax, if one does.", references="accounts"
    )
    liability_type: str | None = field("liability.type", doc="Who owes the tax: self or account.")


class SessionAutomaticTax(AutomaticTax):
    """The same with the outcome of the calculation."""

    provider: str | None = field(doc="Who works it out, `stripe` for Stripe Tax.")
    status: str | None = field(
        doc="Outcome of the calculation: complete, failed or requires_location_inputs."
    )


class ConsentCollection(Group):
    """Which consents customers are asked for."""

    payment_method_reuse_agreement_position: str | None = field(
        "payment_method_reuse_agreement.position",
        doc="Whether the text on reuse of the payment method shows: auto or hidden.",
    )
    promotions: str | None = field(doc="Whether customers are asked to take promotional mail: auto or none.")
    terms_of_service: str | None = field(doc="Whether the terms must be accepted: required or none.")


class NameCollection(Group):
    """Which names customers are asked for."""

    business_enabled: bool | None = field("business.enabled", doc="Whether a business name is asked for.")
    business_optional: bool | None = field("business.optional", doc="Whether it may be left out.")
    individual_enabled: bool | None = field("individual.enabled", doc="Whether a person's name is asked for.")
    individual_optional: bool | None = field("individual.optional", doc="Whether it may be left out.")


class CheckoutSession(StripeTable):
    """One visit to Checkout: what was offered, whether it was paid, and what the customer entered."""

    __tablename__ = "checkout_sessions"
    __object__ = "checkout.session"
    __elsewhere__ = ("line_items", "client_secret")  # the latter is a secret: not for a warehouse

    id: str = field(key=True, doc="Stripe's identifier, `cs_...`.")
    created: datetime = field(doc="When the session was created.")
    expires_at: datetime | None = field(doc="When the session expires if it is not completed.")
    mode: str = field(doc="What it is for: payment, subscription or setup.")
    status: str | None = field(doc="open, complete or expired.")
    payment_status: str | None = field(doc="paid, unpaid or no_payment_required; says when to deliver.")
    currency: str | None = field(doc="Three-letter currency code of the amounts, in lower case.")
    amount_subtotal: int | None = field(doc="Sum of the lines before discounts and taxes, in minor units.")
    amount_total: int | None = field(doc="Sum of the lines after discounts and taxes, in minor units.")
    total_details_amount_discount: int | None = field(
        "total_details.amount_discount", doc="Sum of the discounts, in minor units."
    )
    total_details_amount_shipping: int | None = field(
        "total_details.amount_shipping", doc="Sum of the shipping costs, in minor units."
    )
    total_details_amount_tax: int | None = field(
        "total_details.amount_tax", doc="Sum of the taxes, in minor units."
    )
    total_details_breakdown: Json | None = field(
        "total_details.breakdown", doc="Sums by discount and by tax rate; sent only when expanded."
    )

    customer: str | None = field(doc="Customer that paid, existing or new.", references="customers")
    customer_account: str | None = field(doc="Account that paid, where customers are accounts (v2 API).")
    customer_email: str | None = field(doc="E-mail address that was filled in beforehand.")
    customer_creation: str | None = field(doc="When a customer is created: always or if_required.")
    customer_details_name: str | None = field("customer_details.name", doc="Customer's name as entered.")
    customer_details_individual_name: str | None = field(
        "customer_details.individual_name", doc="Customer's personal name as entered."
    )
    customer_details_business_name: str | None = field(
        "customer_details.business_name", doc="Customer's business name as entered."
    )
    customer_details_email: str | None = field(
        "customer_details.email", doc="E-mail address that the customer entered or had."
    )
    customer_details_phone: str | None = field(
        "customer_details.phone", doc="Phone number that the customer entered."
    )
    customer_details_address: Address | None = group("customer_details.address", doc="Customer's address:")
    customer_details_tax_exempt: str | None = field(
        "customer_details.tax_exempt", doc="Whether the customer is free of tax: none, exempt or reverse."
    )
    customer_details_tax_ids: Json | None = field(
        "customer_details.tax_ids", doc="Customer's tax numbers, each with type and value."
    )
    collected_information_business_name: str | None = field(
        "collected_information.business_name", doc="Business name that this session asked for."
    )
    collected_information_individual_name: str | None = field(
        "collected_information.individual_name", doc="Personal name that this session asked for."
    )
    collected_information_shipping_details_name: str | None = field(
        "collected_information.shipping_details.name", doc="Name of whom to ship to."
    )
    collected_information_shipping_details_address: Address | None = group(
        "collected_information.shipping_details.address", doc="Where to ship to:"
    )
    client_reference_id: str | None = field(
        doc="Own reference, such as a cart or user id, given at creation."
    )
    consent_promotions: str | None = field(
        "consent.promotions", doc="Customer's answer on promotional mail: opt_in or opt_out."
    )
    consent_terms_of_service: str | None = field(
        "consent.terms_of_service", doc="`accepted` if the customer accepted the terms of service."
    )
    custom_fields: Json | None = field(doc="Own input fields, up to three, with what the customer entered.")

    payment_intent: str | None = field(doc="Payment made, in payment mode.", references="payment_intents")
    setup_intent: str | None = field(doc="Setup made, in setup mode.", references="setup_intents")
    subscription: str | None = field(
        doc="Subscription begun, in subscription mode.", references="subscriptions"
    )
    invoice: str | None = field(doc="Invoice that the session created, if any.", references="invoices")
    payment_link: str | None = field(doc="Payment link that opened it, if any.", references="payment_links")
    recovered_from: str | None = field(
        doc="Expired session of which this one is the recovery.", references="checkout_sessions"
    )
    presentment_details_presentment_amount: int | None = field(
        "presentment_details.presentment_amount", doc="Amount in the customer's currency, in its minor units."
    )
    presentment_details_presentment_currency: str | None = field(
        "presentment_details.presentment_currency", doc="Currency that the customer was shown."
    )
    currency_conversion_source_currency: str | None = field(
        "currency_conversion.source_currency", doc="Currency before conversion to the customer's."
    )
    currency_conversion_amount_subtotal: int | None = field(
        "currency_conversion.amount_subtotal", doc="Subtotal before conversion, in the source's minor units."
    )
    currency_conversion_amount_total: int | None = field(
        "currency_conversion.amount_total", doc="Total before conversion, in the source's minor units."
    )
    currency_conversion_fx_rate: Decimal | None = field(
        "currency_conversion.fx_rate", doc="Rate of conversion from source to customer currency."
    )
    adaptive_pricing_enabled: bool | None = field(
        "adaptive_pricing.enabled", doc="Whether customers may pay in their own currency."
    )

    discounts: Json | None = field(doc="Coupons and promotion codes applied, as a list.")
    allow_promotion_codes: bool | None = field(doc="Whether customers may enter promotion codes.")
    automatic_tax: SessionAutomaticTax | None = group(doc="Automatic tax:")
    tax_id_collection_enabled: bool | None = field(
        "tax_id_collection.enabled", doc="Whether tax numbers are asked for."
    )
    tax_id_collection_required: str | None = field(
        "tax_id_collection.required", doc="Whether a tax number is a must: if_supported or never."
    )
    shipping_cost_amount_subtotal: int | None = field(
        "shipping_cost.amount_subtotal", doc="Shipping before discounts and taxes, in minor units."
    )
    shipping_cost_amount_tax: int | None = field(
        "shipping_cost.amount_tax", doc="Taxes on shipping, in minor units; 0 if none."
    )
    shipping_cost_amount_total: int | None = field(
        "shipping_cost.amount_total", doc="Shipping after discounts and taxes, in minor units."
    )
    shipping_cost_shipping_rate: str | None = field(
        "shipping_cost.shipping_rate", doc="Shipping rate that was chosen.", references="shipping_rates"
    )
    shipping_cost_taxes: Json | None = field(
        "shipping_cost.taxes", doc="Taxes on shipping by rate; sent only when expanded."
    )
    shipping_options: Json | None = field(doc="Shipping rates on offer, each with its amount.")
    shipping_address_collection_allowed_countries: Json | None = field(
        "shipping_address_collection.allowed_countries", doc="Country codes that can be shipped to."
    )
    optional_items: Json | None = field(doc="Items offered on top, as a list.")

    payment_method_types: Json | None = field(doc="Payment methods that could be used, such as card.")
    allowed_payment_method_types: Json | None = field(doc="Payment methods to which it was limited.")
    excluded_payment_method_types: Json | None = field(doc="Payment methods that were ruled out.")
    payment_method_collection: str | None = field(
        doc="When subscriptions ask for a payment method: always or if_required."
    )
    payment_method_configuration_details_id: str | None = field(
        "payment_method_configuration_details.id",
        doc="Configuration that chose the payment methods.",
        references="payment_method_configurations",
    )
    payment_method_configuration_details_parent: str | None = field(
        "payment_method_configuration_details.parent",
        doc="The platform's configuration above it.",
        references="payment_method_configurations",
    )
    payment_method_options: Json | None = field(doc="Options of the payment methods, keyed by method.")
    saved_payment_method_options_allow_redisplay_filters: Json | None = field(
        "saved_payment_method_options.allow_redisplay_filters",
        doc="Which saved payment methods are shown again.",
    )
    saved_payment_method_options_payment_method_remove: str | None = field(
        "saved_payment_method_options.payment_method_remove",
        doc="Removal of saved ones: enabled or disabled.",
    )
    saved_payment_method_options_payment_method_save: str | None = field(
        "saved_payment_method_options.payment_method_save", doc="Choice to save: enabled or disabled."
    )

    after_expiration_recovery_enabled: bool | None = field(
        "after_expiration.recovery.enabled", doc="Whether a recovery link is made once the session expires."
    )
    after_expiration_recovery_allow_promotion_codes: bool | None = field(
        "after_expiration.recovery.allow_promotion_codes", doc="Whether the recovery takes promotion codes."
    )
    after_expiration_recovery_expires_at: datetime | None = field(
        "after_expiration.recovery.expires_at", doc="When the recovery link expires."
    )
    after_expiration_recovery_url: str | None = field(
        "after_expiration.recovery.url", doc="Recovery link: opens a new session like this one."
    )
    billing_address_collection: str | None = field(
        doc="When billing addresses are asked for: auto or required."
    )
    consent_collection: ConsentCollection | None = group(doc="Consent asked for:")
    name_collection: NameCollection | None = group(doc="Names asked for:")
    phone_number_collection_enabled: bool | None = field(
        "phone_number_collection.enabled", doc="Whether a phone number is asked for."
    )
    invoice_creation_enabled: bool | None = field(
        "invoice_creation.enabled", doc="Whether an invoice is made for a one-off payment."
    )
    invoice_creation_invoice_data: Json | None = field(
        "invoice_creation.invoice_data", doc="What that invoice is to say: footer, fields, issuer, tax ids."
    )
    managed_payments_enabled: bool | None = field(
        "managed_payments.enabled", doc="Whether Stripe is the merchant of record."
    )
    permissions_update_shipping_details: str | None = field(
        "permissions.update_shipping_details", doc="Who updates shipping details: client_only or server_only."
    )
    wallet_options_link_display: str | None = field(
        "wallet_options.link.display", doc="Whether Link is shown: auto or never."
    )
    branding_settings: Json | None = field(doc="Look of the page: colours, font, logo, icon, name.")
    custom_text: Json | None = field(doc="Own texts on the page, by place.")
    submit_type: str | None = field(doc="Wording of the button: auto, pay, book, donate or subscribe.")
    locale: str | None = field(doc="Language of the page; auto or null for the browser's.")
    origin_context: str | None = field(doc="Where customers come from: web or mobile_app.")
    ui_mode: str | None = field(doc="How it is shown: hosted_page, embedded_page, form or elements.")
    integration_identifier: str | None = field(doc="Own label of the integration that made the session.")
    redirect_on_completion: str | None = field(doc="For embedded pages: always, if_required or never.")
    url: str | None = field(doc="Address of the hosted page.")
    success_url: str | None = field(doc="Where customers go after paying.")
    cancel_url: str | None = field(doc="Where customers go if they turn back.")
    return_url: str | None = field(doc="Where customers of embedded pages go after authenticating.")
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="The account's own keys and values on the session.")


class CheckoutSessionLineItem(LineItemTable):
    """A line of a checkout session: a price, how many of it, and what they cost."""

    __tablename__ = "checkout_session_line_items"

    checkout_session_id: str = field(
        "^id", parent=True, doc="Checkout session of the line.", references="checkout_sessions"
    )
