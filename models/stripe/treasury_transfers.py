"""Stripe Treasury, the money you move yourself: inbound transfers, outbound transfers and payments."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import StripeTable
from models.stripe.treasury import BillingDetails


class UsBankAccount(Group):
    """A US bank account that money comes from or goes to."""

    account_holder_type: str | None = field(doc="Holder: individual or company.")
    account_type: str | None = field(doc="Kind of account: checking or savings.")
    bank_name: str | None = field(doc="Name of the bank.")
    fingerprint: str | None = field(doc="The same for every record of this bank account.")
    last4: str | None = field(doc="Last four digits of the account number.")
    mandate: str | None = field(doc="Mandate used for the payment.", references="mandates")
    network: str | None = field(doc="Network used: ach or us_domestic_wire.")
    routing_number: str | None = field(doc="Routing number of the bank.")


class Outbound(StripeTable):
    """What outbound payments and outbound transfers have in common."""

    id: str = field(key=True, doc="Stripe's identifier.")
    amount: int = field(doc="Amount sent, in minor units of `currency`.")
    cancelable: bool = field(doc="True while it can be canceled.")
    created: datetime = field(doc="When the payment or transfer was created.")
    currency: str = field(doc="Three-letter currency code, lowercase.")
    description: str | None = field(doc="Description that you gave it, in free text.")
    destination_payment_method: str | None = field(
        doc="The payment method paid to, if it was saved.", references="payment_methods"
    )
    # `_details` is left out: with it the longest name would pass PostgreSQL's 63 bytes.
    destination_payment_method_billing_details: BillingDetails | None = group(
        "destination_payment_method_details.billing_details", doc="Destination:"
    )
    destination_payment_method_financial_account_id: str | None = field(
        "destination_payment_method_details.financial_account.id",
        doc="Destination: financial account.",
        references="treasury_financial_accounts",
    )
    destination_payment_method_financial_account_network: str | None = field(
        "destination_payment_method_details.financial_account.network",
        doc="Destination: network to the financial account, always stripe.",
    )
    destination_payment_method_type: str | None = field(
        "destination_payment_method_details.type", doc="Destination: us_bank_account or financial_account."
    )
    destination_payment_method_us_bank_account: UsBankAccount | None = group(
        "destination_payment_method_details.us_bank_account", doc="Destination:"
    )
    expected_arrival_date: datetime | None = field(doc="When the money should arrive at the destination.")
    financial_account: str = field(
        doc="The account the money is taken from.", references="treasury_financial_accounts"
    )
    hosted_regulatory_receipt_url: str | None = field(doc="Page with the receipt that regulation demands.")
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    returned_details_code: str | None = field(
        "returned_details.code", doc="Why the money came back, e.g. account_closed, declined, no_account."
    )
    returned_details_transaction: str | None = field(
        "returned_details.transaction",
        doc="The return's change of the balance.",
        references="treasury_transactions",
    )
    statement_descriptor: str | None = field(doc="Text on the recipient's bank statement.")
    status: str = field(doc="Where it stands: processing, posted, failed, returned or canceled.")
    status_transitions_canceled_at: datetime | None = field(
        "status_transitions.canceled_at", doc="When it was canceled; null if it was not."
    )
    status_transitions_failed_at: datetime | None = field(
        "status_transitions.failed_at", doc="When it failed; null if it did not."
    )
    status_transitions_posted_at: datetime | None = field(
        "status_transitions.posted_at", doc="When it was posted; null if not yet."
    )
    status_transitions_returned_at: datetime | None = field(
        "status_transitions.returned_at", doc="When the money was returned; null if it was not."
    )
    tracking_details_ach_trace_id: str | None = field(
        "tracking_details.ach.trace_id", doc="Trace number of the payment in the ACH network."
    )
    tracking_details_type: str | None = field(
        "tracking_details.type", doc="Network that the tracking is of: ach or us_domestic_wire."
    )
    tracking_details_us_domestic_wire_chips: str | None = field(
        "tracking_details.us_domestic_wire.chips", doc="Wire's sequence number in CHIPS."
    )
    tracking_details_us_domestic_wire_imad: str | None = field(
        "tracking_details.us_domestic_wire.imad", doc="Wire's input message number (IMAD)."
    )
    tracking_details_us_domestic_wire_omad: str | None = field(
        "tracking_details.us_domestic_wire.omad", doc="Wire's output message number (OMAD)."
    )
    transaction: str | None = field(
        doc="The balance change that it led to.", references="treasury_transactions"
    )


class TreasuryOutboundPayment(Outbound):
    """Money sent from a financial account to someone else."""

    __tablename__ = "treasury_outbound_payments"
    __object__ = "treasury.outbound_payment"

    id: str = field(key=True, doc="Stripe's identifier, `obp_...`.")
    customer: str | None = field(doc="The customer to whom the money is sent.", references="customers")
    end_user_details_ip_address: str | None = field(
        "end_user_details.ip_address", doc="IP address of the end user who asked for it."
    )
    end_user_details_present: bool | None = field(
        "end_user_details.present", doc="True if a platform made it on behalf of an end user."
    )


class TreasuryOutboundTransfer(Outbound):
    """Money sent from a financial account to another account of the same owner."""

    __tablename__ = "treasury_outbound_transfers"
    __object__ = "treasury.outbound_transfer"

    id: str = field(key=True, doc="Stripe's identifier, `obt_...`.")


class TreasuryInboundTransfer(StripeTable):
    """Money pulled into a financial account from a bank account of the same owner."""

    __tablename__ = "treasury_inbound_transfers"
    __object__ = "treasury.inbound_transfer"

    id: str = field(key=True, doc="Stripe's identifier, `ibt_...`.")
    amount: int = field(doc="Amount pulled in, in minor units of `currency`.")
    cancelable: bool = field(doc="True while it can be canceled.")
    created: datetime = field(doc="When the transfer was created.")
    currency: str = field(doc="Three-letter currency code, lowercase.")
    description: str | None = field(doc="Description that you gave it, in free text.")
    failure_details_code: str | None = field(
        "failure_details.code", doc="Why it failed, e.g. insufficient_funds, debit_not_authorized."
    )
    financial_account: str = field(
        doc="The account that receives the money.", references="treasury_financial_accounts"
    )
    hosted_regulatory_receipt_url: str | None = field(doc="Page with the receipt that regulation demands.")
    linked_flows_received_debit: str | None = field(
        "linked_flows.received_debit",
        doc="The debit that returned the money, if it was.",
        references="treasury_received_debits",
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    origin_payment_method: str | None = field(
        doc="The payment method that is debited.", references="payment_methods"
    )
    # Named as in the outbound tables.
    origin_payment_method_billing_details: BillingDetails | None = group(
        "origin_payment_method_details.billing_details", doc="Origin:"
    )
    origin_payment_method_type: str | None = field(
        "origin_payment_method_details.type", doc="Origin: always us_bank_account."
    )
    origin_payment_method_us_bank_account: UsBankAccount | None = group(
        "origin_payment_method_details.us_bank_account", doc="Origin:"
    )
    returned: bool | None = field(doc="True if the money was returned after success.")
    statement_descriptor: str | None = field(doc="Text on the bank statement of the account debited.")
    status: str = field(doc="Where it stands: processing, succeeded, failed or canceled.")
    status_transitions_canceled_at: datetime | None = field(
        "status_transitions.canceled_at", doc="When the transfer was canceled."
    )
    status_transitions_failed_at: datetime | None = field(
        "status_transitions.failed_at", doc="When the transfer failed."
    )
    status_transitions_succeeded_at: datetime | None = field(
        "status_transitions.succeeded_at", doc="When the transfer succeeded."
    )
    transaction: str | None = field(
        doc="The balance change that it led to.", references="treasury_transactions"
    )
