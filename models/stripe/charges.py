"""Charges and what becomes of them: refunds and Radar's reviews. Disputes have a file of their own."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Group, Json, field, group
from models.stripe.base import StripeTable
from models.stripe.payment_groups import BillingDetails, CardFace, ChargedCard, Presentment, Shipping


class Outcome(Group):
    """What Stripe, Radar and the issuer made of a payment."""

    type: str | None = field(doc="`authorized`, `manual_review`, `issuer_declined`, `blocked` or `invalid`.")
    reason: str | None = field(doc="Why it came to that, such as `highest_risk_level` or `rule`.")
    seller_message: str | None = field(doc="Explanation for the seller, not for the buyer.")
    network_status: str | None = field(
        doc="approved_by_network, declined_by_network, not_sent_to_network or reversed_after_approval."
    )
    network_decline_code: str | None = field(doc="Network's own code of the reason for the decline.")
    network_advice_code: str | None = field(doc="Card network's two-digit advice on retrying.")
    advice_code: str | None = field(doc="Issuer's advice on retrying, such as `try_again_later`.")
    risk_level: str | None = field(
        doc="Radar's view: `normal`, `elevated`, `highest`, `not_assessed`, `unknown`."
    )
    risk_score: int | None = field(doc="Radar's score, 0 (harmless) to 100; only with Radar for Fraud Teams.")
    rule: str | None = field(doc="Radar rule that decided, if one did.")


class TerminalCard(CardFace):
    """A card that was read by a reader."""

    amount_authorized: int | None = field(doc="Authorized amount, in minor units.")
    capture_before: datetime | None = field(doc="When an uncaptured payment is given up.")
    generated_card: str | None = field(
        doc="Reusable card that was made from it.", references="payment_methods"
    )
    location: str | None = field(doc="Location of the reader.", references="terminal_locations")
    network: str | None = field(doc="Network that processed it, such as `visa` or `interac`.")
    read_method: str | None = field(doc="How it was read, such as `contact_emv` or `contactless_emv`.")
    reader: str | None = field(doc="Reader that was used.", references="terminal_readers")
    wallet_type: str | None = field("wallet.type", doc="Mobile wallet used, such as `apple_pay`.")


class Charge(StripeTable):
    """One attempt to move money from a payer into the account, successful or not."""

    __tablename__ = "charges"
    __object__ = "charge"
    __elsewhere__ = (
        "refunds",  # a table of their own
        "source",  # legacy, whole, with its client secret: its id is card_id, the rest in cards, sources
    )

    id: str = field(key=True, doc="Stripe's identifier, `ch_...` or `py_...`.")
    created: datetime = field(doc="When the charge was made.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    status: str = field(doc="`succeeded`, `pending` or `failed`.")
    amount: int = field(doc="Amount charged, in minor units of the currency.")
    amount_captured: int | None = field(doc="Part of the amount that was captured, in minor units.")
    amount_refunded: int = field(doc="Part of the amount that was refunded, in minor units.")
    currency: str = field(doc="Three-letter currency code of the amounts, in lower case.")
    paid: bool = field(doc="Whether it succeeded or was authorized for a later capture.")
    captured: bool = field(doc="False while the money is only authorized.")
    refunded: bool = field(doc="Whether all of it was refunded; false after a partial refund.")
    disputed: bool | None = field(doc="Whether the payer ever disputed it.")
    description: str | None = field(doc="Free text that the account gave the charge.")
    metadata: Json | None = field(doc="The account's own keys and values on the charge.")
    customer_id: str | None = field("customer", doc="Customer who was charged.", references="customers")
    payment_intent_id: str | None = field(
        "payment_intent", doc="Payment intent that made the charge.", references="payment_intents"
    )
    payment_method_id: str | None = field(
        "payment_method", doc="Payment method that was charged.", references="payment_methods"
    )
    card_id: str | None = field(
        "source.id", "card.id", doc="Legacy card, bank account or source that was charged."
    )
    invoice_id: str | None = field(
        "invoice",
        doc="Invoice it paid. Only under API versions before 2025-03-31; see invoice_payments.",
        references="invoices",
    )
    balance_transaction_id: str | None = field(
        "balance_transaction",
        doc="Balance transaction with the net amount and the fees.",
        references="balance_transactions",
    )
    failure_balance_transaction: str | None = field(
        doc="Balance transaction that took the money back after a failure.", references="balance_transactions"
    )
    failure_code: str | None = field(doc="Error code of a failed charge, such as `card_declined`.")
    failure_message: str | None = field(doc="Explanation of the failure, fit for people to read.")
    outcome: Outcome | None = group("outcome", doc="Outcome:")
    review: str | None = field(doc="Radar review of the charge.", references="reviews")
    radar_options_session: str | None = field(
        "radar_options.session", doc="Radar session with the browser's and device's details."
    )
    fraud_details_stripe_report: str | None = field(
        "fraud_details.stripe_report", doc="`fraudulent` if Stripe found it so."
    )
    fraud_details_user_report: str | None = field(
        "fraud_details.user_report", doc="The account's own verdict: `safe` or `fraudulent`."
    )
    receipt_email: str | None = field(doc="Address the receipt was sent to.")
    receipt_number: str | None = field(doc="Number on the e-mailed receipt; null until one is sent.")
    receipt_url: str | None = field(doc="Page with the receipt as it stands now.")
    statement_descriptor: str | None = field(doc="Text for the payer's statement, as asked for.")
    statement_descriptor_suffix: str | None = field(doc="Text that follows the account's prefix, for cards.")
    calculated_statement_descriptor: str | None = field(doc="Whole text as it was sent to the card network.")
    authorization_code: str | None = field(doc="Issuer's code of the authorization.")
    application: str | None = field(doc="Connect application that made the charge.")
    application_fee: str | None = field(
        doc="Application fee taken from the charge.", references="application_fees"
    )
    application_fee_amount: int | None = field(doc="Application fee that was asked for, in minor units.")
    on_behalf_of: str | None = field(
        doc="Connected account in whose name it was charged.", references="accounts"
    )
    destination: str | None = field(
        "transfer_data.destination",
        "destination",
        doc="Connected account that the money goes on to.",
        references="accounts",
    )
    transfer_data_amount: int | None = field(
        "transfer_data.amount", doc="Part that goes to the destination, in minor units; null means all."
    )
    transfer: str | None = field(doc="Transfer to the destination account.", references="transfers")
    source_transfer: str | None = field(
        doc="Transfer from another Stripe account that made the charge.", references="transfers"
    )
    transfer_group: str | None = field(doc="Label that groups charges with their transfers.")
    billing_details: BillingDetails | None = group("billing_details", doc="Payer:")
    billing_details_tax_id: str | None = field(
        "billing_details.tax_id", doc="Payer: Tax number; for Latin American payers."
    )
    shipping: Shipping | None = group("shipping", doc="Shipping:")
    presentment_details: Presentment | None = group("presentment_details")
    level3: Json | None = field(doc="Level III data on line items and shipping; for approved accounts only.")
    payment_method_details_type: str | None = field(
        "payment_method_details.type", doc="Kind of payment method, such as `card` or `sepa_debit`."
    )
    payment_method_details_card: ChargedCard | None = group("payment_method_details.card", doc="Card:")
    payment_method_details_card_amount_authorized: int | None = field(
        "payment_method_details.card.amount_authorized", doc="Card: Authorized amount, in minor units."
    )
    payment_method_details_card_electronic_commerce_indicator: str | None = field(
        "payment_method_details.card.electronic_commerce_indicator",
        doc="Card: Indicator that the network settled on; Visa and Mastercard only.",
    )
    payment_method_details_card_extended_authorization_status: str | None = field(
        "payment_method_details.card.extended_authorization.status",
        doc="Card: Whether there is longer than usual to capture: `enabled` or `disabled`.",
    )
    payment_method_details_card_incremental_authorization_status: str | None = field(
        "payment_method_details.card.incremental_authorization.status",
        doc="Card: Whether the authorization may be raised: `available` or `unavailable`.",
    )
    payment_method_details_card_mandate: str | None = field(
        "payment_method_details.card.mandate", doc="Card: Mandate used or made.", references="mandates"
    )
    payment_method_details_card_multicapture_status: str | None = field(
        "payment_method_details.card.multicapture.status",
        doc="Card: Whether it may be captured in parts: `available` or `unavailable`.",
    )
    payment_method_details_card_overcapture_status: str | None = field(
        "payment_method_details.card.overcapture.status",
        doc="Card: Whether more than authorized may be captured: `available` or `unavailable`.",
    )
    payment_method_details_card_overcapture_maximum_amount: int | None = field(
        "payment_method_details.card.overcapture.maximum_amount_capturable",
        doc="Card: Most that may be captured, in minor units.",
    )
    payment_method_details_card_regulated_status: str | None = field(
        "payment_method_details.card.regulated_status",
        doc="Card: Whether the issuer's fees are capped by law: `regulated` or `unregulated`.",
    )
    payment_method_details_card_setup_credential_usage: str | None = field(
        "payment_method_details.card.setup_credential_usage",
        doc="Card: Use it was saved for: `recurring`, `unscheduled` or `installment`.",
    )
    payment_method_details_card_three_d_secure_transaction_id: str | None = field(
        "payment_method_details.card.three_d_secure.transaction_id",
        doc="Card: 3D Secure identifier of the transaction.",
    )
    payment_method_details_card_transaction_link_id: str | None = field(
        "payment_method_details.card.transaction_link_id",
        doc="Card: Network's identifier that links related transactions; Mastercard's, for one.",
    )
    payment_method_details_card_present: TerminalCard | None = group(
        "payment_method_details.card_present", doc="Card at a reader:"
    )
    payment_method_details_card_present_others: Json | None = field(
        "payment_method_details.card_present.*",
        name="payment_method_details_card_present",
        doc="Card at a reader: What has no column of its own, such as the receipt's data.",
    )
    payment_method_details: Json | None = field(
        "payment_method_details.*", doc="Details of methods other than card, keyed by method."
    )


class Refund(StripeTable):
    """Money given back to a payer, in whole or in part."""

    __tablename__ = "refunds"
    __object__ = "refund"

    id: str = field(key=True, doc="Stripe's identifier, `re_...` or `pyr_...`.")
    created: datetime = field(doc="When the refund was made.")
    status: str | None = field(doc="`pending`, `requires_action`, `succeeded`, `failed` or `canceled`.")
    amount: int = field(doc="Amount refunded, in minor units of the currency.")
    currency: str = field(doc="Three-letter currency code, in lower case.")
    reason: str | None = field(
        doc="`duplicate`, `fraudulent`, `requested_by_customer` or `expired_uncaptured_charge`."
    )
    description: str | None = field(doc="Free text on the refund; not for cards.")
    metadata: Json | None = field(doc="The account's own keys and values on the refund.")
    charge_id: str | None = field("charge", parent=True, doc="Charge that is refunded.", references="charges")
    payment_intent: str | None = field(doc="Payment intent that is refunded.", references="payment_intents")
    payment_method: str | None = field(
        doc="Payment method that the money goes to.", references="payment_methods"
    )
    customer: str | None = field(doc="Customer who gets the money.", references="customers")
    customer_account: str | None = field(doc="Account that stands for the customer, if one does.")
    balance_transaction_id: str | None = field(
        "balance_transaction",
        doc="Balance transaction that took the money from the balance.",
        references="balance_transactions",
    )
    failure_balance_transaction: str | None = field(
        doc="Balance transaction that brought it back after a failure.", references="balance_transactions"
    )
    failure_reason: str | None = field(doc="Why it failed, such as `declined` or `expired_or_canceled_card`.")
    pending_reason: str | None = field(
        doc="Why it is pending: `processing`, `insufficient_funds` or `charge_pending`."
    )
    receipt_number: str | None = field(doc="Number on the e-mailed receipt; null until one is sent.")
    instructions_email: str | None = field(doc="Where to send instructions if the method has no refunds.")
    next_action_type: str | None = field("next_action.type", doc="What has to happen next.")
    next_action_expires_at: datetime | None = field(
        "next_action.display_details.expires_at", doc="Until when the payer may act on it."
    )
    next_action_email_sent_at: datetime | None = field(
        "next_action.display_details.email_sent.email_sent_at", doc="When the payer was sent instructions."
    )
    next_action_email_sent_to: str | None = field(
        "next_action.display_details.email_sent.email_sent_to", doc="Address the instructions went to."
    )
    presentment_details: Presentment | None = group("presentment_details")
    transfer_reversal: str | None = field(
        doc="Reversal of the transfer to the destination account.", references="transfer_reversals"
    )
    source_transfer_reversal: str | None = field(
        doc="Reversal of the transfer that the charge came from.", references="transfer_reversals"
    )
    destination_details_type: str | None = field(
        "destination_details.type", doc="Kind of payment method refunded, such as `card`."
    )
    destination_details_card_type: str | None = field(
        "destination_details.card.type", doc="Card: `refund`, `reversal` or `pending`."
    )
    destination_details_card_reference: str | None = field(
        "destination_details.card.reference", doc="Card: Number by which the bank can trace the refund."
    )
    destination_details_card_reference_status: str | None = field(
        "destination_details.card.reference_status", doc="Card: `pending`, `available` or `unavailable`."
    )
    destination_details_card_reference_type: str | None = field(
        "destination_details.card.reference_type",
        doc="Card: Kind of number, such as `acquirer_reference_number`.",
    )
    destination_details: Json | None = field(
        "destination_details.*", doc="Details of methods other than card, keyed by method."
    )


class Review(StripeTable):
    """A payment that Radar or a person set aside for a human look."""

    __tablename__ = "reviews"
    __object__ = "review"

    id: str = field(key=True, doc="Stripe's identifier, `prv_...`.")
    created: datetime = field(doc="When the review was opened.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    open: bool = field(doc="Whether it still waits for a decision.")
    opened_reason: str = field(doc="Why it was opened: `rule` or `manual`.")
    closed_reason: str | None = field(doc="Why it was closed, such as `approved` or `refunded_as_fraud`.")
    reason: str = field(doc="Latest of both: the closing reason if closed, else the opening one.")
    charge: str | None = field(doc="Charge under review.", references="charges")
    payment_intent: str | None = field(doc="Payment intent under review.", references="payment_intents")
    billing_zip: str | None = field(doc="Postal code of the card.")
    ip_address: str | None = field(doc="Address on the network that the payment came from.")
    ip_address_location_city: str | None = field("ip_address_location.city", doc="City of that address.")
    ip_address_location_country: str | None = field(
        "ip_address_location.country", doc="Two-letter country code of that address."
    )
    ip_address_location_latitude: Decimal | None = field(
        "ip_address_location.latitude", doc="Latitude of that address, in degrees."
    )
    ip_address_location_longitude: Decimal | None = field(
        "ip_address_location.longitude", doc="Longitude of that address, in degrees."
    )
    ip_address_location_region: str | None = field(
        "ip_address_location.region", doc="State or province of that address."
    )
    session_browser: str | None = field("session.browser", doc="Browser, such as `Chrome`.")
    session_device: str | None = field("session.device", doc="Device, such as `Samsung SM-G930T`.")
    session_platform: str | None = field("session.platform", doc="Operating system, such as `Macintosh`.")
    session_version: str | None = field("session.version", doc="Version of the browser.")
