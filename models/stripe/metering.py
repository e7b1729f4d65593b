"""Usage-based billing: meters, credits against usage, and alerts."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import StripeTable


class BillingMeter(StripeTable):
    """A definition of what usage is counted and how events add up to a billable quantity."""

    __tablename__ = "billing_meters"
    __object__ = "billing.meter"

    id: str = field(key=True, doc="Stripe's identifier, `mtr_...`.")
    created: datetime = field(doc="When the meter was created.")
    updated: datetime | None = field(doc="When the meter was last changed.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    display_name: str | None = field(doc="Name of the meter.")
    event_name: str = field(doc="Name that usage events carry to be counted by the meter.")
    event_time_window: str | None = field(doc="Span over which events come summed: `day`, `hour` or null.")
    status: str = field(doc="`active` or `inactive`.")
    status_transitions_deactivated_at: datetime | None = field(
        "status_transitions.deactivated_at", doc="When the meter was deactivated."
    )
    default_aggregation_formula: str | None = field(
        "default_aggregation.formula", doc="How events add up: `sum`, `count` or `last`."
    )
    customer_mapping_type: str | None = field(
        "customer_mapping.type", doc="How an event finds its customer; at present `by_id`."
    )
    customer_mapping_event_payload_key: str | None = field(
        "customer_mapping.event_payload_key", doc="Key in the event that holds the customer's id."
    )
    value_settings_event_payload_key: str | None = field(
        "value_settings.event_payload_key", doc="Key in the event that holds the quantity."
    )


class BillingAlert(StripeTable):
    """A threshold of usage at which the account is notified."""

    __tablename__ = "billing_alerts"
    __object__ = "billing.alert"

    id: str = field(key=True, doc="Stripe's identifier, `alrt_...`.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    title: str | None = field(doc="Title of the alert.")
    alert_type: str = field(doc="What it watches; at present `usage_threshold`.")
    status: str | None = field(doc="`active`, `inactive` or `archived`.")
    usage_threshold_gte: int | None = field(
        "usage_threshold.gte", doc="Usage at which the alert goes off, in units of the meter."
    )
    usage_threshold_meter: str | None = field(
        "usage_threshold.meter", doc="Meter whose usage is watched.", references="billing_meters"
    )
    usage_threshold_recurrence: str | None = field(
        "usage_threshold.recurrence", doc="How often it goes off; at present `one_time` per customer."
    )
    usage_threshold_filters: Json | None = field(
        "usage_threshold.filters", doc="Customers to which the alert is limited."
    )


class BillingCreditGrant(StripeTable):
    """A sum of credit that a customer can use up against metered billing."""

    __tablename__ = "billing_credit_grants"
    __object__ = "billing.credit_grant"

    id: str = field(key=True, doc="Stripe's identifier, `credgr_...`.")
    created: datetime = field(doc="When the grant was created.")
    updated: datetime | None = field(doc="When the grant was last changed.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    name: str | None = field(doc="Name of the grant in the Dashboard.")
    customer: str | None = field(doc="Customer who receives the credit.", references="customers")
    customer_account: str | None = field(doc="Account standing for the customer who receives the credit.")
    category: str = field(doc="`paid` or `promotional`.")
    priority: int | None = field(doc="Order in which grants are used up, 0 (first) to 100.")
    amount_type: str | None = field("amount.type", doc="Kind of credit; at present `monetary`.")
    amount_monetary_value: int | None = field(
        "amount.monetary.value", doc="Amount of credit granted, in minor units."
    )
    amount_monetary_currency: str | None = field(
        "amount.monetary.currency", doc="Three-letter currency code of the amount, in lower case."
    )
    applicability_config_scope_price_type: str | None = field(
        "applicability_config.scope.price_type", doc="Kind of price it can pay for; at present `metered`."
    )
    applicability_config_scope_prices: Json | None = field(
        "applicability_config.scope.prices", doc="Prices it can pay for; null for all of the kind."
    )
    effective_at: datetime | None = field(doc="From when the credit can be used.")
    expires_at: datetime | None = field(doc="Until when the credit can be used; null for ever.")
    voided_at: datetime | None = field(doc="When the grant was voided.")
    test_clock: str | None = field(doc="Test clock that the grant runs on.", references="test_clocks")
    metadata: Json | None = field(doc="The account's own keys and values on the grant.")


class CreditAmount(Group):
    """An amount of billing credit."""

    type: str | None = field(doc="Kind of amount; at present `monetary`.")
    monetary_currency: str | None = field("monetary.currency", doc="Three-letter currency code.")
    monetary_value: int | None = field("monetary.value", doc="Amount in minor units.")


class BillingCreditBalanceTransaction(StripeTable):
    """An entry in a customer's account of billing credits: credit granted, used, given back or lost."""

    __tablename__ = "billing_credit_balance_transactions"
    __object__ = "billing.credit_balance_transaction"

    id: str = field(key=True, doc="Stripe's identifier, `cbtxn_...`.")
    created: datetime = field(doc="When the entry was made.")
    effective_at: datetime | None = field(doc="When the entry takes effect.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    type: str | None = field(doc="`credit` (more to use) or `debit` (used or lost).")
    credit_grant: str = field(doc="Grant whose credit it is.", references="billing_credit_grants")
    credit_type: str | None = field(
        "credit.type", doc="Of a credit: `credits_granted` or `credits_application_invoice_voided`."
    )
    credit_amount: CreditAmount | None = group("credit.amount", doc="Of a credit:")
    credit_credits_application_invoice_voided_invoice: str | None = field(
        "credit.credits_application_invoice_voided.invoice",
        doc="Of a credit: voided invoice that gave it back.",
        references="invoices",
    )
    credit_credits_application_invoice_voided_invoice_line_item: str | None = field(
        "credit.credits_application_invoice_voided.invoice_line_item",
        doc="Of a credit: line of the voided invoice that gave it back.",
        references="invoice_lines",
    )
    debit_type: str | None = field(
        "debit.type", doc="Of a debit: `credits_applied`, `credits_expired` or `credits_voided`."
    )
    debit_amount: CreditAmount | None = group("debit.amount", doc="Of a debit:")
    debit_credits_applied_invoice: str | None = field(
        "debit.credits_applied.invoice", doc="Of a debit: invoice that used it.", references="invoices"
    )
    debit_credits_applied_invoice_line_item: str | None = field(
        "debit.credits_applied.invoice_line_item",
        doc="Of a debit: invoice line that used it.",
        references="invoice_lines",
    )
    test_clock: str | None = field(doc="Test clock that the entry runs on.", references="test_clocks")


class BillingFeedbackOption(StripeTable):
    """A reason for canceling that the account lets its customers choose."""

    __tablename__ = "billing_feedback_options"
    __object__ = "billing.feedback_option"

    id: str = field(key=True, doc="Stripe's identifier of the option.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    description: str | None = field(doc="Text of the option, as customers read it.")
    status: str = field(doc="`active` or `inactive`.")
    status_transitions_deactivated_at: datetime | None = field(
        "status_transitions.deactivated_at", doc="When the option was deactivated."
    )
