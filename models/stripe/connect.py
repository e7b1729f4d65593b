"""Stripe Connect: application fees and their refunds, capabilities of accounts, countries and rates."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field, group
from models.stripe.accounts import Requirements
from models.stripe.base import StripeTable


class ApplicationFee(StripeTable):
    """A fee that the platform earned on a payment or payout of a connected account."""

    __tablename__ = "application_fees"
    __object__ = "application_fee"
    __elsewhere__ = ("refunds",)

    id: str = field(key=True, doc="Stripe's identifier, `fee_...`.")
    created: datetime = field(doc="When the fee was collected.")
    account_id: str | None = field(
        "account", doc="Connected account that paid the fee.", references="accounts"
    )
    application_id: str | None = field("application", doc="Connect application that the fee went to.")
    amount: int = field(doc="Amount earned, in minor units.")
    amount_refunded: int | None = field(doc="How much of it was given back, in minor units.")
    currency: str = field(doc="Three-letter currency code, in lower case.")
    refunded: bool | None = field(doc="Whether all of it was given back; false if only a part was.")
    balance_transaction_id: str | None = field(
        "balance_transaction", doc="Ledger entry of the fee.", references="balance_transactions"
    )
    charge_id: str | None = field("charge", doc="Charge that the fee was taken from.", references="charges")
    originating_transaction: str | None = field(
        doc="Platform's own charge behind the fee, for destination charges.", references="charges"
    )
    fee_source_type: str | None = field("fee_source.type", doc="What the fee was taken on: charge or payout.")
    fee_source_charge: str | None = field(
        "fee_source.charge", doc="Charge that gave rise to the fee, if one did.", references="charges"
    )
    fee_source_payout: str | None = field(
        "fee_source.payout", doc="Payout that gave rise to the fee, if one did.", references="payouts"
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    available: datetime | None = field(
        doc="Not sent by current API versions; see balance_transactions.available."
    )
    transfer_id: str | None = field(
        "transfer",
        doc="Transfer the fee belonged to. Not sent by current API versions.",
        references="transfers",
    )
    metadata: Json | None = field(doc="Own keys and values. Not sent by current API versions.")


class ApplicationFeeRefund(StripeTable):
    """An application fee given back to the connected account, in whole or in part."""

    __tablename__ = "application_fee_refunds"
    __object__ = "fee_refund"

    id: str = field(key=True, doc="Stripe's identifier, `fr_...`.")
    created: datetime = field(doc="When the fee was refunded.")
    fee_id: str = field(
        "fee", parent=True, doc="The application fee that was given back.", references="application_fees"
    )
    amount: int = field(doc="Amount given back, in minor units.")
    currency: str = field(doc="Three-letter currency code, in lower case.")
    balance_transaction_id: str | None = field(
        "balance_transaction", doc="Ledger entry of the refund.", references="balance_transactions"
    )
    metadata: Json | None = field(doc="The account's own keys and values on the refund.")


class Capability(StripeTable):
    """Something that a connected account may do or has asked to do, such as taking card payments."""

    __tablename__ = "capabilities"
    __object__ = "capability"

    account: str = field(key=True, parent=True, doc="Account that has the capability.", references="accounts")
    id: str = field(
        key=True, doc="Name of the capability, such as card_payments; unique only within an account."
    )
    status: str | None = field(doc="active, inactive, pending or unrequested.")
    requested: bool | None = field(doc="Whether the capability was asked for.")
    requested_at: datetime | None = field(doc="When the capability was asked for.")
    requirements: Requirements = group("requirements", doc="Requirements:")
    future_requirements: Requirements = group("future_requirements", doc="Coming requirements:")


class CountrySpec(StripeTable):
    """What Stripe supports and asks for in a country: currencies, payment methods, facts to collect."""

    __tablename__ = "country_specs"
    __object__ = "country_spec"

    id: str = field(key=True, doc="Two-letter country code (ISO 3166-1 alpha-2).")
    default_currency: str | None = field(doc="Currency that accounts of the country start with.")
    supported_bank_account_currencies: Json | None = field(
        doc="For each currency that can be paid out, the countries whose banks can take it."
    )
    supported_payment_currencies: Json | None = field(doc="Currencies in which charges can be made.")
    supported_payment_methods: Json | None = field(
        doc="Payment methods on offer; some must be enabled first."
    )
    supported_transfer_countries: Json | None = field(doc="Countries whose accounts can be sent transfers.")
    verification_fields_company_additional: Json | None = field(
        "verification_fields.company.additional", doc="Facts that only some companies must give."
    )
    verification_fields_company_minimum: Json | None = field(
        "verification_fields.company.minimum", doc="Facts that every company must give in the end."
    )
    verification_fields_individual_additional: Json | None = field(
        "verification_fields.individual.additional", doc="Facts that only some individuals must give."
    )
    verification_fields_individual_minimum: Json | None = field(
        "verification_fields.individual.minimum", doc="Facts that every individual must give in the end."
    )


class ExchangeRate(StripeTable):
    """Rates at which Stripe converts one currency into all others, as they stand now."""

    __tablename__ = "exchange_rates"
    __object__ = "exchange_rate"

    id: str = field(key=True, doc="Three-letter code of the currency that is converted, in lower case.")
    rates: Json | None = field(doc="By currency code, how much of it one unit of this currency buys.")
