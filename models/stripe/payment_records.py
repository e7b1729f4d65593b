"""Payment records and their attempts: payments made through Stripe or reported to it from elsewhere."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field, group
from models.stripe.base import Address, StripeTable
from models.stripe.payment_groups import Amount, BillingDetails, ChargedCard


class PaymentRecordTable(StripeTable):
    """The columns that a payment record and an attempt have in common."""

    id: str = field(key=True, doc="Stripe's identifier.")
    created: datetime = field(doc="When the record was made.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    description: str | None = field(doc="Free text that the account gave it.")
    metadata: Json | None = field(doc="The account's own keys and values on it.")
    amount: Amount | None = group("amount", doc="In all:")
    amount_requested: Amount | None = group("amount_requested", doc="Asked for:")
    amount_authorized: Amount | None = group("amount_authorized", doc="Authorized:")
    amount_guaranteed: Amount | None = group("amount_guaranteed", doc="Sure to be received:")
    amount_canceled: Amount | None = group("amount_canceled", doc="Canceled:")
    amount_failed: Amount | None = group("amount_failed", doc="Failed:")
    amount_refunded: Amount | None = group("amount_refunded", doc="Refunded:")
    application: str | None = field(doc="Connect application that made it.")
    reported_by: str | None = field(doc="Who told of it: `self` or `stripe`.")
    processor_details_type: str | None = field(
        "processor_details.type", doc="Processor of the payment; `custom` if not Stripe."
    )
    processor_details_custom_payment_reference: str | None = field(
        "processor_details.custom.payment_reference", doc="The other processor's number of the payment."
    )
    customer_presence: str | None = field(doc="Whether the payer was there: `on_session` or `off_session`.")
    customer_details_customer: str | None = field(
        "customer_details.customer", doc="Customer who paid.", references="customers"
    )
    customer_details_email: str | None = field("customer_details.email", doc="Customer's e-mail address.")
    customer_details_name: str | None = field("customer_details.name", doc="Customer's name.")
    customer_details_phone: str | None = field("customer_details.phone", doc="Customer's phone number.")
    shipping_details_address: Address | None = group("shipping_details.address", doc="Shipping address:")
    shipping_details_name: str | None = field("shipping_details.name", doc="Recipient's name.")
    shipping_details_phone: str | None = field("shipping_details.phone", doc="Recipient's phone number.")
    payment_method_details_type: str | None = field(
        "payment_method_details.type", doc="Kind of payment method, such as `card` or `custom`."
    )
    payment_method_details_payment_method: str | None = field(
        "payment_method_details.payment_method",
        doc="Payment method that was used.",
        references="payment_methods",
    )
    payment_method_details_billing_details: BillingDetails | None = group(
        "payment_method_details.billing_details", doc="Payer:"
    )
    payment_method_details_card: ChargedCard | None = group("payment_method_details.card", doc="Card:")
    payment_method_details_card_network_advice_code: str | None = field(
        "payment_method_details.card.network_advice_code", doc="Card: Network's advice on retrying."
    )
    payment_method_details_card_network_decline_code: str | None = field(
        "payment_method_details.card.network_decline_code",
        doc="Card: Network's own code of the reason for the decline.",
    )
    payment_method_details: Json | None = field(
        "payment_method_details.*", doc="Details of methods other than card, keyed by method."
    )


class PaymentRecord(PaymentRecordTable):
    """A payment as Stripe keeps its books on it, whoever processed it."""

    __tablename__ = "payment_records"
    __object__ = "payment_record"

    latest_payment_attempt_record: str | None = field(
        doc="Latest attempt at the payment.", references="payment_attempt_records"
    )


class PaymentAttemptRecord(PaymentRecordTable):
    """One attempt at the payment of a payment record."""

    __tablename__ = "payment_attempt_records"
    __object__ = "payment_attempt_record"

    payment_record: str | None = field(doc="Payment record that it belongs to.", references="payment_records")
