"""Stripe Financial Connections: bank accounts that customers linked, their owners and transactions."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import StripeTable


class Refresh(Group):
    """The last time something was fetched anew from the bank."""

    last_attempted_at: datetime | None = field(doc="When it was last started.")
    next_refresh_available_at: datetime | None = field(doc="When the next can start; null while pending.")
    status: str | None = field(doc="How the last ended: succeeded, failed or pending.")


class FinancialConnectionsAccount(StripeTable):
    """A bank account outside Stripe that its holder linked."""

    __tablename__ = "financial_connections_accounts"
    __object__ = "financial_connections.account"

    id: str = field(key=True, doc="Stripe's identifier, `fca_...`.")
    account_holder_account: str | None = field(
        "account_holder.account",
        doc="The Stripe account that holds it, if type is account.",
        references="accounts",
    )
    account_holder_customer: str | None = field(
        "account_holder.customer",
        doc="The customer who holds it, if type is customer.",
        references="customers",
    )
    account_holder_customer_account: str | None = field(
        "account_holder.customer_account", doc="The account that stands for the customer who holds it."
    )
    account_holder_type: str | None = field("account_holder.type", doc="Who holds it: account or customer.")
    account_numbers: Json | None = field(
        doc="List of its numbers' kind, state and networks, not the numbers."
    )
    balance_as_of: datetime | None = field("balance.as_of", doc="When the bank reckoned the balance.")
    balance_cash_available: Json | None = field(
        "balance.cash.available", doc="Money the holder can use: minor units by currency."
    )
    balance_credit_used: Json | None = field(
        "balance.credit.used", doc="Credit used: minor units by currency."
    )
    balance_current: Json | None = field(
        "balance.current", doc="Balance without pending transactions: minor units by currency."
    )
    balance_type: str | None = field("balance.type", doc="Kind of balance: cash or credit.")
    balance_refresh: Refresh | None = group(doc="Refresh of the balance:")
    category: str = field(doc="Kind of account: cash, credit, investment or other.")
    created: datetime = field(doc="When the account was linked.")
    display_name: str | None = field(doc="Name that the holder or the bank gave the account.")
    institution_name: str = field(doc="Name of the bank or other institution that keeps it.")
    last4: str | None = field(doc="Last four digits of the account number.")
    livemode: bool = field(doc="True for live data, false for test data.")
    ownership: str | None = field(
        doc="Id of the current set of owners; see financial_connections_account_owners."
    )
    ownership_refresh: Refresh | None = group(doc="Refresh of the owners:")
    permissions: Json | None = field(
        doc="List of what the holder allowed: balances, ownership, payment_method, transactions."
    )
    status: str = field(doc="State of the link: active, inactive or disconnected.")
    status_details_active_action: str | None = field(
        "status_details.active.action", doc="What keeps the link active: none or relink_required."
    )
    status_details_active_cause: str | None = field(
        "status_details.active.cause",
        doc="Why it will end: access_expired, institution_requirement, unspecified.",
    )
    status_details_active_expected_deactivation_date: datetime | None = field(
        "status_details.active.expected_deactivation_date", doc="When the link should become inactive."
    )
    subcategory: str = field(
        doc="Finer kind: checking, savings, credit_card, line_of_credit, mortgage or other."
    )
    subscriptions: Json | None = field(doc="List of data that is refreshed regularly: transactions.")
    supported_payment_method_types: Json | None = field(
        doc="List of payment methods it can become: us_bank_account, link."
    )
    transaction_refresh_id: str | None = field(
        "transaction_refresh.id", doc="Refresh of the transactions: identifier."
    )
    transaction_refresh: Refresh | None = group(doc="Refresh of the transactions:")


class FinancialConnectionsAccountOwner(StripeTable):
    """An owner of a linked bank account, as the bank knows them."""

    __tablename__ = "financial_connections_account_owners"
    __object__ = "financial_connections.account_owner"

    id: str = field(key=True, doc="Stripe's identifier, `fcaown_...`.")
    account: str | None = field(
        "^id",
        parent=True,
        doc="The linked account that the person owns.",
        references="financial_connections_accounts",
    )
    email: str | None = field(doc="Email address as the bank has it.")
    name: str = field(doc="Full name as the bank has it.")
    ownership: str = field(doc="Id of the set of owners this one is part of.")
    phone: str | None = field(doc="Phone number as the bank has it.")
    raw_address: str | None = field(doc="Postal address as the bank has it, in one line.")
    refreshed_at: datetime | None = field(doc="When the owner was last refreshed from the bank.")


class FinancialConnectionsTransaction(StripeTable):
    """A transaction on a linked bank account, as the bank reports it."""

    __tablename__ = "financial_connections_transactions"
    __object__ = "financial_connections.transaction"

    id: str = field(key=True, doc="Stripe's identifier, `fctxn_...`.")
    account: str = field(
        doc="The linked account that the transaction is on.", references="financial_connections_accounts"
    )
    amount: int = field(doc="Amount in minor units of `currency`.")
    currency: str = field(doc="Three-letter currency code, lowercase.")
    description: str | None = field(doc="What the bank says the transaction is.")
    livemode: bool = field(doc="True for live data, false for test data.")
    status: str = field(doc="Where it stands: pending, posted or void.")
    status_transitions_posted_at: datetime | None = field(
        "status_transitions.posted_at", doc="When the transaction was posted."
    )
    status_transitions_void_at: datetime | None = field(
        "status_transitions.void_at", doc="When the transaction was voided."
    )
    transacted_at: datetime = field(doc="When the transaction was made.")
    transaction_refresh: str = field(doc="Id of the refresh that last wrote it; see the account.")
    updated: datetime = field(doc="When Stripe last changed the record.")
