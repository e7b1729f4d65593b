"""Payment intents, each a payment to be collected, and the lines of what they pay for."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field, group
from models.stripe.base import StripeTable
from models.stripe.payment_groups import PaymentError, Presentment, Shipping


class PaymentIntent(StripeTable):
    """A payment to be collected, through all its attempts and steps until it succeeds or is canceled."""

    __tablename__ = "payment_intents"
    __object__ = "payment_intent"
    __elsewhere__ = (
        "amount_details.line_items",  # payment_intent_line_items
        "charges",  # only under API versions before 2022-11-15; they stand in charges
        # Secrets, or objects that carry them:
        "client_secret",
        "last_payment_error.payment_intent",
        "last_payment_error.setup_intent",
        "last_payment_error.source",
        # What the payer's browser is shown just then: links with the client secret, signatures, QR codes.
        "next_action.alipay_handle_redirect",
        "next_action.blik_authorize",
        "next_action.cashapp_handle_redirect_or_display_qr_code",
        "next_action.klarna_display_qr_code",
        "next_action.paynow_display_qr_code",
        "next_action.pix_display_qr_code",
        "next_action.promptpay_display_qr_code",
        "next_action.redirect_to_url",
        "next_action.swish_handle_redirect_or_display_qr_code",
        "next_action.upi_handle_redirect_or_display_qr_code",
        "next_action.use_stripe_sdk",
        "next_action.verify_with_microdeposits.hosted_verification_url",
        "next_action.wechat_pay_display_qr_code",
        "next_action.wechat_pay_redirect_to_android_app",
        "next_action.wechat_pay_redirect_to_ios_app",
    )

    id: str = field(key=True, doc="Stripe's identifier, `pi_...`.")
    created: datetime = field(doc="When the payment intent was made.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    status: str = field(doc="Where it stands, such as `requires_action`, `succeeded` or `canceled`.")
    amount: int = field(doc="Amount to collect, in minor units of the currency.")
    amount_capturable: int | None = field(doc="Amount authorized and waiting for capture, in minor units.")
    amount_received: int | None = field(doc="Amount collected, in minor units.")
    currency: str = field(doc="Three-letter currency code of the amounts, in lower case.")
    description: str | None = field(doc="Free text that the account gave the payment.")
    metadata: Json | None = field(doc="The account's own keys and values on the payment.")
    customer_id: str | None = field("customer", doc="Customer who pays.", references="customers")
    customer_account: str | None = field(doc="Account that stands for the customer, if one does.")
    latest_charge: str | None = field(doc="Latest attempt to charge.", references="charges")
    payment_method_id: str | None = field(
        "payment_method", doc="Payment method that is used.", references="payment_methods"
    )
    source: str | None = field(doc="Legacy source that is used.", references="sources")
    invoice_id: str | None = field(
        "invoice",
        doc="Invoice it paid. Only under API versions before 2025-03-31; see invoice_payments.",
        references="invoices",
    )
    review_id: str | None = field("review", doc="Radar review of the payment.", references="reviews")
    payment_record: str | None = field(
        doc="Payment record that the payment made.", references="payment_records"
    )
    canceled_at: datetime | None = field(doc="When it was canceled.")
    cancellation_reason: str | None = field(doc="Why it was canceled, such as `abandoned` or `duplicate`.")
    capture_method: str | None = field(doc="When to capture: `automatic`, `automatic_async` or `manual`.")
    confirmation_method: str | None = field(doc="Where it may be confirmed: `automatic` or `manual`.")
    setup_future_usage: str | None = field(
        doc="Whether to save the method, and for what: `on_session` or `off_session`."
    )
    payment_method_types: Json | None = field(doc="List of kinds of payment method that may be used.")
    allowed_payment_method_types: Json | None = field(
        doc="List of kinds of payment method to choose from automatically."
    )
    excluded_payment_method_types: Json | None = field(doc="List of kinds of payment method ruled out.")
    automatic_payment_methods_enabled: bool | None = field(
        "automatic_payment_methods.enabled", doc="Whether Stripe chooses the methods to offer."
    )
    automatic_payment_methods_allow_redirects: str | None = field(
        "automatic_payment_methods.allow_redirects",
        doc="Whether methods that send the payer elsewhere are offered: `always` or `never`.",
    )
    payment_method_configuration_details_id: str | None = field(
        "payment_method_configuration_details.id",
        doc="Configuration of payment methods in force.",
        references="payment_method_configurations",
    )
    payment_method_configuration_details_parent: str | None = field(
        "payment_method_configuration_details.parent",
        doc="Configuration that this one is based on.",
        references="payment_method_configurations",
    )
    receipt_email: str | None = field(doc="Address to send the receipt to.")
    statement_descriptor: str | None = field(doc="Text for the payer's statement, other than for cards.")
    statement_descriptor_suffix: str | None = field(doc="Text that follows the account's prefix, for cards.")
    application_id: str | None = field("application", doc="Connect application that made the payment.")
    application_fee_amount: int | None = field(doc="Application fee to take, in minor units.")
    on_behalf_of: str | None = field(
        doc="Connected account in whose name it is collected.", references="accounts"
    )
    transfer_data_amount: int | None = field(
        "transfer_data.amount", doc="Part that goes to the destination, in minor units; null means all."
    )
    transfer_data_destination: str | None = field(
        "transfer_data.destination", doc="Connected account that the money goes on to.", references="accounts"
    )
    transfer_data_description: str | None = field(
        "transfer_data.description", doc="Free text that the transfer is given."
    )
    transfer_data_metadata: Json | None = field(
        "transfer_data.metadata", doc="The account's own keys and values for the transfer."
    )
    transfer_data_payment_data_description: str | None = field(
        "transfer_data.payment_data.description", doc="Free text that the destination's payment is given."
    )
    transfer_data_payment_data_metadata: Json | None = field(
        "transfer_data.payment_data.metadata", doc="Keys and values that the destination's payment is given."
    )
    transfer_group: str | None = field(doc="Label that groups payments with their transfers.")
    amount_details_discount_amount: int | None = field(
        "amount_details.discount_amount", doc="Discount on the whole, in minor units."
    )
    amount_details_error_code: str | None = field(
        "amount_details.error.code", doc="Code of what is wrong with the parts of the amount."
    )
    amount_details_error_message: str | None = field(
        "amount_details.error.message", doc="Explanation of what is wrong with the parts of the amount."
    )
    amount_details_shipping_amount: int | None = field(
        "amount_details.shipping.amount", doc="Cost of shipping, in minor units."
    )
    amount_details_shipping_from_postal_code: str | None = field(
        "amount_details.shipping.from_postal_code", doc="Postal code the goods are sent from."
    )
    amount_details_shipping_to_postal_code: str | None = field(
        "amount_details.shipping.to_postal_code", doc="Postal code the goods are sent to."
    )
    amount_details_tax_total_tax_amount: int | None = field(
        "amount_details.tax.total_tax_amount", doc="Tax on the whole, in minor units."
    )
    amount_details_tip_amount: int | None = field(
        "amount_details.tip.amount", doc="Part of the amount that is a tip, in minor units."
    )
    payment_details_customer_reference: str | None = field(
        "payment_details.customer_reference", doc="The account's own number of the customer."
    )
    payment_details_order_reference: str | None = field(
        "payment_details.order_reference", doc="The account's own number of the order."
    )
    presentment_details: Presentment | None = group("presentment_details")
    shipping: Shipping | None = group("shipping", doc="Shipping:")
    hooks_inputs_tax_calculation: str | None = field(
        "hooks.inputs.tax.calculation", doc="Tax calculation that the payment settles."
    )
    managed_payments_enabled: bool | None = field(
        "managed_payments.enabled", doc="Whether Stripe sells as the merchant of record."
    )
    processing_type: str | None = field(
        "processing.type", doc="Kind of payment method that is being processed; `card`."
    )
    processing_card_customer_notification_approval_requested: bool | None = field(
        "processing.card.customer_notification.approval_requested",
        doc="Whether the payer was asked to approve at their bank; India only.",
    )
    processing_card_customer_notification_completes_at: datetime | None = field(
        "processing.card.customer_notification.completes_at", doc="Until when the payer may approve."
    )
    last_payment_error: PaymentError | None = group("last_payment_error", doc="Last error:")
    next_action_type: str | None = field(
        "next_action.type", doc="What the payer has to do next, such as `redirect_to_url`."
    )
    next_action_boleto_display_details: Json | None = field(
        "next_action.boleto_display_details", doc="Number, link and expiry of the boleto to pay."
    )
    next_action_card_await_notification: Json | None = field(
        "next_action.card_await_notification", doc="When the card is charged and whether approval is needed."
    )
    next_action_display_bank_transfer_instructions: Json | None = field(
        "next_action.display_bank_transfer_instructions", doc="Accounts and reference for the bank transfer."
    )
    next_action_konbini_display_details: Json | None = field(
        "next_action.konbini_display_details", doc="Codes per store chain, link and expiry for Konbini."
    )
    next_action_multibanco_display_details: Json | None = field(
        "next_action.multibanco_display_details", doc="Entity, reference and expiry for Multibanco."
    )
    next_action_oxxo_display_details: Json | None = field(
        "next_action.oxxo_display_details", doc="Number, link and expiry of the OXXO voucher."
    )
    next_action_verify_with_microdeposits_arrival_date: datetime | None = field(
        "next_action.verify_with_microdeposits.arrival_date", doc="When the test deposits should arrive."
    )
    next_action_verify_with_microdeposits_microdeposit_type: str | None = field(
        "next_action.verify_with_microdeposits.microdeposit_type",
        doc="How the payer proves them: `amounts` or `descriptor_code`.",
    )
    payment_method_options_card_capture_method: str | None = field(
        "payment_method_options.card.capture_method", doc="Card option: `manual` if it differs."
    )
    payment_method_options_card_installments: Json | None = field(
        "payment_method_options.card.installments", doc="Card option: Installment plans on offer and chosen."
    )
    payment_method_options_card_mandate_options: Json | None = field(
        "payment_method_options.card.mandate_options", doc="Card option: Terms of the mandate to set up."
    )
    payment_method_options_card_network: str | None = field(
        "payment_method_options.card.network", doc="Card option: Network to process on."
    )
    payment_method_options_card_request_extended_authorization: str | None = field(
        "payment_method_options.card.request_extended_authorization",
        doc="Card option: Longer time to capture: `if_available` or `never`.",
    )
    payment_method_options_card_request_incremental_authorization: str | None = field(
        "payment_method_options.card.request_incremental_authorization",
        doc="Card option: Raising the authorization: `if_available` or `never`.",
    )
    payment_method_options_card_request_multicapture: str | None = field(
        "payment_method_options.card.request_multicapture",
        doc="Card option: Capture in parts: `if_available` or `never`.",
    )
    payment_method_options_card_request_overcapture: str | None = field(
        "payment_method_options.card.request_overcapture",
        doc="Card option: Capture above the authorization: `if_available` or `never`.",
    )
    payment_method_options_card_request_three_d_secure: str | None = field(
        "payment_method_options.card.request_three_d_secure",
        doc="Card option: 3D Secure: `automatic`, `any` or `challenge`.",
    )
    payment_method_options_card_require_cvc_recollection: bool | None = field(
        "payment_method_options.card.require_cvc_recollection",
        doc="Card option: Whether the security code must be typed in again.",
    )
    payment_method_options_card_setup_credential_usage: str | None = field(
        "payment_method_options.card.setup_credential_usage",
        doc="Card option: What it is saved for: `recurring`, `unscheduled` or `installment`.",
    )
    payment_method_options_card_setup_future_usage: str | None = field(
        "payment_method_options.card.setup_future_usage",
        doc="Card option: Whether to save it: `on_session`, `off_session` or `none`.",
    )
    payment_method_options_card_statement_descriptor_suffix_kana: str | None = field(
        "payment_method_options.card.statement_descriptor_suffix_kana",
        doc="Card option: Suffix on the statement, in Kana.",
    )
    payment_method_options_card_statement_descriptor_suffix_kanji: str | None = field(
        "payment_method_options.card.statement_descriptor_suffix_kanji",
        doc="Card option: Suffix on the statement, in Kanji.",
    )
    payment_method_options_card_stored_credential_usage: str | None = field(
        "payment_method_options.card.stored_credential_usage",
        doc="Card option: Kind of off-session payment: `recurring`, `unscheduled` or `installment`.",
    )
    payment_method_options: Json | None = field(
        "payment_method_options.*", doc="Options of methods other than card, keyed by method."
    )


class PaymentIntentLineItem(StripeTable):
    """One product in a payment intent, as given for Level III data and for pay-later methods."""

    __tablename__ = "payment_intent_line_items"
    __object__ = "payment_intent_amount_details_line_item"

    id: str = field(key=True, doc="Stripe's identifier of the line.")
    payment_intent_id: str | None = field(
        "^id", parent=True, doc="Payment intent of the line.", references="payment_intents"
    )
    product_code: str | None = field(doc="Product's code, such as a SKU.")
    product_name: str | None = field(doc="Product's name.")
    quantity: int | None = field(doc="How many units are bought.")
    unit_cost: int | None = field(doc="Price of one unit, in minor units of the payment's currency.")
    unit_of_measure: str | None = field(doc="Unit, such as gallons or meters.")
    discount_amount: int | None = field(doc="Discount on the line, in minor units.")
    tax_total_tax_amount: int | None = field("tax.total_tax_amount", doc="Tax on the line, in minor units.")
    payment_method_options_card_commodity_code: str | None = field(
        "payment_method_options.card.commodity_code", doc="Card: Commodity code."
    )
    payment_method_options_card_present_commodity_code: str | None = field(
        "payment_method_options.card_present.commodity_code", doc="Card at a reader: Commodity code."
    )
    payment_method_options_klarna_image_url: str | None = field(
        "payment_method_options.klarna.image_url", doc="Klarna: Link to the product's picture."
    )
    payment_method_options_klarna_product_url: str | None = field(
        "payment_method_options.klarna.product_url", doc="Klarna: Link to the product's page."
    )
    payment_method_options_klarna_reference: str | None = field(
        "payment_method_options.klarna.reference", doc="Klarna: The account's own number of the product."
    )
    payment_method_options_klarna_subscription_reference: str | None = field(
        "payment_method_options.klarna.subscription_reference",
        doc="Klarna: The account's own number of the subscription.",
    )
    payment_method_options_paypal_category: str | None = field(
        "payment_method_options.paypal.category",
        doc="PayPal: `physical_goods`, `digital_goods` or `donation`.",
    )
    payment_method_options_paypal_description: str | None = field(
        "payment_method_options.paypal.description", doc="PayPal: Description of the line."
    )
    payment_method_options_paypal_sold_by: str | None = field(
        "payment_method_options.paypal.sold_by",
        doc="PayPal: Connected account that sells it.",
        references="accounts",
    )
