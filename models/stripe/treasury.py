"""Stripe Treasury, accounts and what others move into or out of them: credits, debits and their reversals."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import Address, StripeTable


class BillingDetails(Group):
    """The owner of a payment method, as Treasury nests it."""

    address: Address | None = group()
    email: str | None = field(doc="Owner's email address.")
    name: str | None = field(doc="Owner's full name.")


class BalanceImpact(Group):
    """What a movement does to the three balances of a financial account."""

    cash: int | None = field(doc="Change of the money that can be spent now, minor units.")
    inbound_pending: int | None = field(doc="Change of the money that will be spendable later, minor units.")
    outbound_pending: int | None = field(doc="Change of the money held for outgoing flows, minor units.")


class InitiatingPaymentMethod(Group):
    """Where a received credit or debit came from."""

    balance: str | None = field(doc="Always payments; if type is balance.")
    billing_details: BillingDetails | None = group()
    financial_account_id: str | None = field(
        "financial_account.id",
        doc="The financial account it came from.",
        references="treasury_financial_accounts",
    )
    financial_account_network: str | None = field(
        "financial_account.network", doc="Network between financial accounts: always stripe."
    )
    issuing_card: str | None = field(doc="The issued card it came through.", references="issuing_cards")
    type: str | None = field(doc="Kind: balance, financial_account, issuing_card, stripe or us_bank_account.")
    us_bank_account_bank_name: str | None = field(
        "us_bank_account.bank_name", doc="Name of the bank it came from."
    )
    us_bank_account_last4: str | None = field(
        "us_bank_account.last4", doc="Last four digits of the account number."
    )
    us_bank_account_routing_number: str | None = field(
        "us_bank_account.routing_number", doc="Routing number of that bank."
    )


class ReversalDetails(Group):
    """Whether a received credit or debit can be sent back."""

    deadline: datetime | None = field(doc="Until when it can be reversed.")
    restricted_reason: str | None = field(
        doc="Why it cannot be reversed, e.g. already_reversed, deadline_passed, network_restricted."
    )


class TreasuryFinancialAccount(StripeTable):
    """A place where money is held with Stripe Treasury, with balances and bank details of its own."""

    __tablename__ = "treasury_financial_accounts"
    __object__ = "treasury.financial_account"

    id: str = field(key=True, doc="Stripe's identifier, `fa_...`.")
    active_features: Json | None = field(doc="List of features that are in use, e.g. card_issuing.")
    balance_cash: Json | None = field(
        "balance.cash", doc="Money that can be spent now: minor units by currency."
    )
    balance_inbound_pending: Json | None = field(
        "balance.inbound_pending", doc="Money that will be spendable later: minor units by currency."
    )
    balance_outbound_pending: Json | None = field(
        "balance.outbound_pending", doc="Money held for outgoing flows: minor units by currency."
    )
    country: str = field(doc="Two-letter country code (ISO 3166-1 alpha-2).")
    created: datetime = field(doc="When the financial account was created.")
    features: Json | None = field(
        doc="Each feature's state, if asked for; the three lists of features sum it up."
    )
    financial_addresses: Json | None = field(
        doc="List of bank details that lead to it, without full account numbers."
    )
    is_default: bool | None = field(doc="True if it is the default financial account.")
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    nickname: str | None = field(doc="Name that you gave the account.")
    pending_features: Json | None = field(doc="List of features that are being set up.")
    platform_restrictions_inbound_flows: str | None = field(
        "platform_restrictions.inbound_flows", doc="Whether money may come in: restricted or unrestricted."
    )
    platform_restrictions_outbound_flows: str | None = field(
        "platform_restrictions.outbound_flows", doc="Whether money may go out: restricted or unrestricted."
    )
    restricted_features: Json | None = field(doc="List of features that are switched off.")
    status: str = field(doc="State of the account: open or closed.")
    status_details_closed_reasons: Json | None = field(
        "status_details.closed.reasons",
        doc="List of why it was closed: account_rejected, closed_by_platform, other.",
    )
    supported_currencies: Json | None = field(doc="List of currencies it can hold; three lowercase letters.")


class TreasuryTransaction(StripeTable):
    """A change of a financial account's balance, with the flow that caused it."""

    __tablename__ = "treasury_transactions"
    __object__ = "treasury.transaction"
    # The rows of treasury_transaction_entries, and a copy of the row that `flow` names.
    __elsewhere__ = ("entries", "flow_details")

    id: str = field(key=True, doc="Stripe's identifier, `trxn_...`.")
    amount: int = field(doc="Amount moved, in minor units of `currency`.")
    balance_impact: BalanceImpact | None = group()
    created: datetime = field(doc="When the transaction was created.")
    currency: str = field(doc="Three-letter currency code, lowercase.")
    description: str | None = field(doc="Description that you gave it, in free text.")
    financial_account: str = field(
        doc="The account whose balance changed.", references="treasury_financial_accounts"
    )
    flow: str | None = field(doc="Id of the flow that caused it; `flow_type` tells its table.")
    flow_type: str = field(doc="Kind of flow, e.g. outbound_payment, received_credit, issuing_authorization.")
    livemode: bool = field(doc="True for live data, false for test data.")
    status: str = field(doc="Where it stands: open, posted or void.")
    status_transitions_posted_at: datetime | None = field(
        "status_transitions.posted_at", doc="When the transaction was posted."
    )
    status_transitions_void_at: datetime | None = field(
        "status_transitions.void_at", doc="When the transaction was voided."
    )


class TreasuryTransactionEntry(StripeTable):
    """One step of a Treasury transaction, such as the hold or the posting of a payment."""

    __tablename__ = "treasury_transaction_entries"
    __object__ = "treasury.transaction_entry"
    # A copy of the row that `flow` names.
    __elsewhere__ = ("flow_details",)

    id: str = field(key=True, doc="Stripe's identifier, `trxne_...`.")
    balance_impact: BalanceImpact | None = group()
    created: datetime = field(doc="When the entry was created.")
    currency: str = field(doc="Three-letter currency code, lowercase.")
    effective_at: datetime = field(doc="When the entry changes the balance.")
    financial_account: str = field(
        doc="The account whose balance changes.", references="treasury_financial_accounts"
    )
    flow: str | None = field(doc="Id of the flow it belongs to; `flow_type` tells its table.")
    flow_type: str = field(doc="Kind of flow, e.g. outbound_payment, received_credit, issuing_authorization.")
    livemode: bool = field(doc="True for live data, false for test data.")
    transaction: str = field(
        parent=True, doc="The transaction it is part of.", references="treasury_transactions"
    )
    type: str = field(doc="Kind of step, e.g. outbound_payment_posting, issuing_authorization_hold.")


class TreasuryReceivedCredit(StripeTable):
    """Money that someone else sent to a financial account."""

    __tablename__ = "treasury_received_credits"
    __object__ = "treasury.received_credit"

    id: str = field(key=True, doc="Stripe's identifier, `rc_...`.")
    amount: int = field(doc="Amount received, in minor units of `currency`.")
    created: datetime = field(doc="When the credit was created.")
    currency: str = field(doc="Three-letter currency code, lowercase.")
    description: str | None = field(doc="Description that came with the money.")
    failure_code: str | None = field(
        doc="Why it failed: account_closed, account_frozen, international_transaction or other."
    )
    financial_account: str | None = field(
        doc="The account that received the money.", references="treasury_financial_accounts"
    )
    hosted_regulatory_receipt_url: str | None = field(doc="Page with the receipt that regulation demands.")
    # `_details` is left out: with it the longest name would pass PostgreSQL's 63 bytes.
    initiating_payment_method: InitiatingPaymentMethod | None = group(
        "initiating_payment_method_details", doc="Initiator:"
    )
    linked_flows_credit_reversal: str | None = field(
        "linked_flows.credit_reversal",
        doc="The reversal that sent it back.",
        references="treasury_credit_reversals",
    )
    linked_flows_issuing_authorization: str | None = field(
        "linked_flows.issuing_authorization",
        doc="The card authorization that caused it.",
        references="issuing_authorizations",
    )
    linked_flows_issuing_transaction: str | None = field(
        "linked_flows.issuing_transaction",
        doc="The card transaction that it also is.",
        references="issuing_transactions",
    )
    linked_flows_source_flow: str | None = field(
        "linked_flows.source_flow",
        doc="Id of the sender's flow; `linked_flows_source_flow_type` tells its kind.",
    )
    linked_flows_source_flow_details: Json | None = field(
        "linked_flows.source_flow_details", doc="Copy of the sender's flow, which may be another account's."
    )
    linked_flows_source_flow_type: str | None = field(
        "linked_flows.source_flow_type", doc="Kind of the sender's flow, e.g. outbound_payment, payout."
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    network: str = field(doc="How the money came: ach, card, rtp, stripe or us_domestic_wire.")
    reversal_details: ReversalDetails | None = group()
    status: str = field(doc="How it ended: succeeded or failed.")
    transaction: str | None = field(
        doc="The balance change that it led to.", references="treasury_transactions"
    )


class TreasuryReceivedDebit(StripeTable):
    """Money that someone else pulled from a financial account."""

    __tablename__ = "treasury_received_debits"
    __object__ = "treasury.received_debit"

    id: str = field(key=True, doc="Stripe's identifier, `rd_...`.")
    amount: int = field(doc="Amount pulled, in minor units of `currency`.")
    created: datetime = field(doc="When the debit was created.")
    currency: str = field(doc="Three-letter currency code, lowercase.")
    description: str | None = field(doc="Description that came with the debit.")
    failure_code: str | None = field(
        doc="Why it failed, e.g. insufficient_funds, account_closed, account_frozen."
    )
    financial_account: str | None = field(
        doc="The account the money was pulled from.", references="treasury_financial_accounts"
    )
    hosted_regulatory_receipt_url: str | None = field(doc="Page with the receipt that regulation demands.")
    # Named as in treasury_received_credits.
    initiating_payment_method: InitiatingPaymentMethod | None = group(
        "initiating_payment_method_details", doc="Initiator:"
    )
    linked_flows_debit_reversal: str | None = field(
        "linked_flows.debit_reversal",
        doc="The reversal that brought it back.",
        references="treasury_debit_reversals",
    )
    linked_flows_inbound_transfer: str | None = field(
        "linked_flows.inbound_transfer",
        doc="The inbound transfer whose money it returned.",
        references="treasury_inbound_transfers",
    )
    linked_flows_issuing_authorization: str | None = field(
        "linked_flows.issuing_authorization",
        doc="The card authorization that caused it.",
        references="issuing_authorizations",
    )
    linked_flows_issuing_transaction: str | None = field(
        "linked_flows.issuing_transaction",
        doc="The card transaction that it also is.",
        references="issuing_transactions",
    )
    linked_flows_payout: str | None = field(
        "linked_flows.payout", doc="The payout from the balance that caused it.", references="payouts"
    )
    linked_flows_topup: str | None = field(
        "linked_flows.topup", doc="The top-up of the balance that caused it.", references="topups"
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    network: str = field(doc="How the money went: ach, card or stripe.")
    reversal_details: ReversalDetails | None = group()
    status: str = field(doc="How it ended: succeeded or failed.")
    transaction: str | None = field(
        doc="The balance change that it led to.", references="treasury_transactions"
    )


class TreasuryCreditReversal(StripeTable):
    """A received credit that you sent back."""

    __tablename__ = "treasury_credit_reversals"
    __object__ = "treasury.credit_reversal"

    id: str = field(key=True, doc="Stripe's identifier, `credrev_...`.")
    amount: int = field(doc="Amount sent back, in minor units of `currency`.")
    created: datetime = field(doc="When the reversal was created.")
    currency: str = field(doc="Three-letter currency code, lowercase.")
    financial_account: str = field(
        doc="The account the money is taken from.", references="treasury_financial_accounts"
    )
    hosted_regulatory_receipt_url: str | None = field(doc="Page with the receipt that regulation demands.")
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    network: str = field(doc="How the money goes back: ach or stripe.")
    received_credit: str = field(doc="The credit that is sent back.", references="treasury_received_credits")
    status: str = field(doc="Where it stands: processing, posted or canceled.")
    status_transitions_posted_at: datetime | None = field(
        "status_transitions.posted_at", doc="When the reversal was posted."
    )
    transaction: str | None = field(
        doc="The balance change that it led to.", references="treasury_transactions"
    )


class TreasuryDebitReversal(StripeTable):
    """A received debit whose money you called back."""

    __tablename__ = "treasury_debit_reversals"
    __object__ = "treasury.debit_reversal"

    id: str = field(key=True, doc="Stripe's identifier, `debrev_...`.")
    amount: int = field(doc="Amount called back, in minor units of `currency`.")
    created: datetime = field(doc="When the reversal was created.")
    currency: str = field(doc="Three-letter currency code, lowercase.")
    financial_account: str | None = field(
        doc="The account the money returns to.", references="treasury_financial_accounts"
    )
    hosted_regulatory_receipt_url: str | None = field(doc="Page with the receipt that regulation demands.")
    linked_flows_issuing_dispute: str | None = field(
        "linked_flows.issuing_dispute",
        doc="The card dispute behind it, if any.",
        references="issuing_disputes",
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    network: str = field(doc="How the money comes back: ach or card.")
    received_debit: str = field(doc="The debit that is called back.", references="treasury_received_debits")
    status: str = field(doc="Where it stands: processing, succeeded or failed.")
    status_transitions_completed_at: datetime | None = field(
        "status_transitions.completed_at", doc="When the reversal was completed."
    )
    transaction: str | None = field(
        doc="The balance change that it led to.", references="treasury_transactions"
    )
