"""Stripe's balance: its entries with their fees, payouts, top-ups, and transfers with their reversals."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Json, field
from models.stripe.base import StripeTable


class BalanceTransaction(StripeTable):
    """One entry of the Stripe balance's ledger: everything that adds money to it or takes money from it."""

    __tablename__ = "balance_transactions"
    __object__ = "balance_transaction"
    __elsewhere__ = ("fee_details",)

    id: str = field(key=True, doc="Stripe's identifier, `txn_...`.")
    created: datetime = field(doc="When the entry was made.")
    available: datetime | None = field(
        "available_on", doc="When the net amount becomes available for payouts."
    )
    type: str = field(doc="What kind of movement it is: charge, refund, payout, stripe_fee, adjustment, ...")
    reporting_category: str | None = field(doc="Coarser kind, made for accounting: charge, refund, fee, ...")
    status: str | None = field(doc="Whether the net amount can be used yet: pending or available.")
    balance_type: str | None = field(doc="Which balance is moved: payments, issuing, risk_reserved, ...")
    amount: int = field(doc="Gross amount in minor units; negative when money leaves the balance.")
    fee: int = field(doc="Sum of the fees in minor units, positive when they are taken from the amount.")
    net: int = field(doc="Change of the balance in minor units: amount less fee.")
    currency: str = field(doc="Three-letter currency code of the balance, in lower case.")
    exchange_rate: Decimal | None = field(
        doc="Rate from the source's currency to this entry's, if converted."
    )
    source: str | None = field(doc="Object that caused the entry: a charge, refund, payout, dispute, ...")
    description: str | None = field(doc="Free text on the entry.")
    metadata: Json | None = field(doc="Not sent by current API versions; see the source object's metadata.")


class BalanceTransactionFeeDetail(StripeTable):
    """One part of the fee of a balance transaction, such as Stripe's own fee, a tax or an application fee."""

    __tablename__ = "balance_transaction_fee_details"

    balance_transaction_id: str = field(
        "^id",
        key=True,
        parent=True,
        references="balance_transactions",
        doc="Balance transaction that paid the fee.",
    )
    position: int = field("#", key=True, doc="Place in the transaction's list of fees, from 0.")
    type: str | None = field(doc="Who is paid: stripe_fee, application_fee, tax, withheld_tax, ...")
    amount: int | None = field(doc="This part of the fee, in minor units.")
    currency: str | None = field(doc="Three-letter currency code of the fee, in lower case.")
    application: str | None = field(doc="Connect application that earned the fee, for application fees.")
    description: str | None = field(doc="What the fee is for, as shown in the Dashboard.")


class Payout(StripeTable):
    """Money sent from the Stripe balance to one's own bank account or debit card, or taken from there."""

    __tablename__ = "payouts"
    __object__ = "payout"

    id: str = field(key=True, doc="Stripe's identifier, `po_...`.")
    created: datetime = field(doc="When the payout was created.")
    arrival_date: datetime | None = field(doc="Day on which the bank is expected to credit the money.")
    amount: int = field(doc="Amount paid out, in minor units; negative if money was taken from the bank.")
    currency: str = field(doc="Three-letter currency code, in lower case.")
    status: str | None = field(
        doc="pending, in_transit, paid, failed or canceled; paid can still turn failed."
    )
    type: str | None = field(doc="Kind of destination: bank_account or card.")
    method: str | None = field(doc="Speed: standard or instant.")
    automatic: bool | None = field(doc="Whether the payout schedule made it, rather than a request.")
    description: str | None = field(doc="Free text on the payout.")
    destination: str | None = field(doc="Bank account or card that is paid.")
    payout_method: str | None = field(doc="Financial account of the v2 API that is paid, if one is.")
    source_type: str | None = field(doc="Part of the balance it came from: card, fpx or bank_account.")
    balance_transaction: str | None = field(
        doc="Ledger entry of the payout.", references="balance_transactions"
    )
    reconciliation_status: str | None = field(
        doc="Whether its ledger entries can be listed: completed, in_progress or not_applicable."
    )
    application_fee: str | None = field(doc="Application fee taken on it.", references="application_fees")
    application_fee_amount: int | None = field(doc="Application fee asked for, in minor units.")
    failure_balance_transaction: str | None = field(
        doc="Ledger entry that returned the money of a failed or canceled payout.",
        references="balance_transactions",
    )
    failure_code: str | None = field(doc="Why it failed, as a code such as account_closed.")
    failure_message: str | None = field(doc="Why it failed, in words.")
    original_payout: str | None = field(doc="Payout that this one reverses.", references="payouts")
    reversed_by: str | None = field(doc="Payout that reverses this one.", references="payouts")
    statement_descriptor: str | None = field(doc="Text that appears on the bank statement.")
    trace_id_status: str | None = field(
        "trace_id.status", doc="Whether the bank's trace number is known: pending, supported or unsupported."
    )
    trace_id_value: str | None = field(
        "trace_id.value", doc="Trace number by which the bank finds the payment."
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="The account's own keys and values on the payout.")


class Topup(StripeTable):
    """Money brought into the Stripe balance from one's own bank account."""

    __tablename__ = "topups"
    __object__ = "topup"

    id: str = field(key=True, doc="Stripe's identifier, `tu_...`.")
    created: datetime = field(doc="When the top-up was created.")
    expected_availability_date: datetime | None = field(
        doc="Day on which the money should be in the balance."
    )
    amount: int = field(doc="Amount brought in, in minor units.")
    currency: str = field(doc="Three-letter currency code, in lower case.")
    status: str | None = field(doc="pending, succeeded, failed, canceled or reversed.")
    initiated_by: str | None = field(doc="Who started it: user or stripe.")
    description: str | None = field(doc="Free text on the top-up.")
    balance_transaction: str | None = field(
        doc="Ledger entry of the top-up, once it has one.", references="balance_transactions"
    )
    payment_method: str | None = field(doc="Payment method that was drawn on.", references="payment_methods")
    payment_method_options_us_bank_account_network: str | None = field(
        "payment_method_options.us_bank_account.network",
        doc="Network of a US bank transfer, `ach` by default.",
    )
    source: Json | None = field(doc="Source object that was drawn on; deprecated, often missing.")
    failure_code: str | None = field(doc="Why it failed, as a code.")
    failure_message: str | None = field(doc="Why it failed, in words.")
    statement_descriptor: str | None = field(doc="Text that appears on the bank statement.")
    transfer_group: str | None = field(doc="Label that ties it to transfers and charges of one purpose.")
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="The account's own keys and values on the top-up.")


class Transfer(StripeTable):
    """Money moved from the platform's balance to a connected account; payouts to banks stand in payouts."""

    __tablename__ = "transfers"
    __object__ = "transfer"
    __elsewhere__ = ("reversals",)

    id: str = field(key=True, doc="Stripe's identifier, `tr_...`.")
    created: datetime = field(doc="When the transfer was first recorded.")
    amount: int = field(doc="Amount transferred, in minor units.")
    amount_reversed: int | None = field(doc="How much of it was taken back, in minor units.")
    currency: str = field(doc="Three-letter currency code, in lower case.")
    reversed: bool | None = field(doc="Whether all of it was taken back; false if only a part was.")
    description: str | None = field(doc="Free text on the transfer.")
    destination_id: str | None = field(
        "destination", doc="Connected account that is paid.", references="accounts"
    )
    destination_payment: str | None = field(doc="Payment that the transfer made in the destination account.")
    balance_transaction_id: str | None = field(
        "balance_transaction", doc="Ledger entry of the transfer.", references="balance_transactions"
    )
    source_transaction: str | None = field(
        doc="Charge that funded it; null if the available balance did.", references="charges"
    )
    source_type: str | None = field(doc="Part of the balance it came from: card, fpx or bank_account.")
    transfer_group: str | None = field(doc="Label that ties transfers and charges of one purpose together.")
    livemode: bool = field(doc="True for live data, false for test data.")
    bank_account_id: str | None = field(
        "bank_account.id", doc="Bank account paid. Only under API versions before 2017-04-06; see payouts."
    )
    date: datetime | None = field(
        doc="Day of arrival at the bank. Only under API versions before 2017-04-06; see payouts.arrival_date."
    )
    status: str | None = field(doc="State. Only under API versions before 2017-04-06; see payouts.status.")
    type: str | None = field(
        doc="Kind of destination. Only under API versions before 2017-04-06; see payouts.type."
    )
    metadata: Json | None = field(doc="The account's own keys and values on the transfer.")


class TransferReversal(StripeTable):
    """A transfer taken back from a connected account, in whole or in part."""

    __tablename__ = "transfer_reversals"
    __object__ = "transfer_reversal"

    id: str = field(key=True, doc="Stripe's identifier, `trr_...`.")
    created: datetime = field(doc="When the transfer was reversed.")
    transfer_id: str = field(
        "transfer", parent=True, doc="The transfer whose money was taken back.", references="transfers"
    )
    amount: int = field(doc="Amount taken back, in minor units.")
    currency: str = field(doc="Three-letter currency code, in lower case.")
    balance_transaction_id: str | None = field(
        "balance_transaction", doc="Ledger entry of the reversal.", references="balance_transactions"
    )
    destination_payment_refund: str | None = field(doc="Refund that it made in the destination account.")
    source_refund: str | None = field(
        doc="Refund of a charge that caused the reversal.", references="refunds"
    )
    metadata: Json | None = field(doc="The account's own keys and values on the reversal.")
