"""Customers and what is kept on them: tax numbers, discounts, credit and cash balances."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field, group
from models.stripe.base import Address, StripeTable
from models.stripe.payment_groups import Shipping


class Customer(StripeTable):
    """A person or business that buys from the account."""

    __tablename__ = "customers"
    __object__ = "customer"
    __elsewhere__ = (
        "discount",  # sent whole; its id is discount_id, the rest stands in discounts
        "sources",  # cards, bank_accounts, sources
        "subscriptions",
        "tax_ids",
    )

    id: str = field(key=True, doc="Stripe's identifier, `cus_...`.")
    created: datetime | None = field(doc="When the customer was made.")
    livemode: bool | None = field(doc="True in live mode, false in test mode.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the customer was deleted in Stripe.")
    email: str | None = field(doc="E-mail address.", identifies="email")
    name: str | None = field(doc="Name of the person or business.")
    business_name: str | None = field(doc="Name of the business, if kept apart.")
    individual_name: str | None = field(doc="Name of the person, if kept apart.")
    phone: str | None = field(doc="Phone number.", identifies="phone")
    description: str | None = field(doc="Free text that the account gave the customer.")
    metadata: Json | None = field(
        doc="The account's own keys and values on the customer.", identifies="user_id"
    )
    customer_account: str | None = field(doc="Account that stands for the customer, if one does.")
    currency: str | None = field(doc="Three-letter code of the currency of recurring charges.")
    balance: int | None = field(
        doc="Credit (negative) or debt (positive) for the next invoice, in minor units."
    )
    account_balance: int | None = field(
        doc="The balance under its old name. Only under API versions before 2019-10-17; see balance."
    )
    invoice_credit_balance: Json | None = field(
        doc="Credit (positive) or debt (negative) for the next invoice, in minor units by currency."
    )
    cash_balance: Json | None = field(
        doc="Money held for the customer, in minor units by currency; sent only when expanded."
    )
    delinquent: bool | None = field(doc="Whether the latest charge of an invoice failed or is overdue.")
    default_source: str | None = field(doc="Card, bank account or source charged unless another is named.")
    discount_id: str | None = field("discount.id", doc="Discount in force.", references="discounts")
    tax_exempt: str | None = field(doc="Exemption from tax: `none`, `exempt` or `reverse`.")
    preferred_locales: Json | None = field(doc="List of languages, the preferred first.")
    invoice_prefix: str | None = field(doc="What the customer's invoice numbers begin with.")
    next_invoice_sequence: int | None = field(doc="Number that the next invoice will end with.")
    invoice_settings_default_payment_method: str | None = field(
        "invoice_settings.default_payment_method",
        doc="Payment method charged for invoices and subscriptions.",
        references="payment_methods",
    )
    invoice_settings_custom_fields: Json | None = field(
        "invoice_settings.custom_fields", doc="List of names and values to print on invoices."
    )
    invoice_settings_footer: str | None = field(
        "invoice_settings.footer", doc="Text to print below invoices."
    )
    invoice_settings_rendering_options_amount_tax_display: str | None = field(
        "invoice_settings.rendering_options.amount_tax_display",
        doc="How lines show tax: `include_inclusive_tax` or `exclude_tax`.",
    )
    invoice_settings_rendering_options_template: str | None = field(
        "invoice_settings.rendering_options.template",
        doc="Template that invoices are laid out with.",
        references="invoice_rendering_templates",
    )
    address: Address | None = group("address", doc="Address:")
    shipping: Shipping | None = group("shipping", doc="Shipping:")
    tax_automatic_tax: str | None = field(
        "tax.automatic_tax",
        doc="Whether tax can be worked out, such as `supported` or `unrecognized_location`.",
    )
    tax_ip_address: str | None = field("tax.ip_address", doc="Recent IP address, to infer the place for tax.")
    tax_location_country: str | None = field("tax.location.country", doc="Two-letter country code for tax.")
    tax_location_state: str | None = field("tax.location.state", doc="State or province for tax.")
    tax_location_source: str | None = field(
        "tax.location.source", doc="What the place was inferred from, such as `billing_address`."
    )
    tax_provider: str | None = field("tax.provider", doc="Who works out the tax; `stripe` by default.")
    test_clock: str | None = field(doc="Test clock that the customer lives on.", references="test_clocks")


class TaxId(StripeTable):
    """A tax number of a customer or of the account itself, such as a VAT number."""

    __tablename__ = "tax_ids"
    __object__ = "tax_id"

    id: str = field(key=True, doc="Stripe's identifier, `txi_...`.")
    created: datetime | None = field(doc="When the tax number was added.")
    livemode: bool | None = field(doc="True in live mode, false in test mode.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the tax number was deleted in Stripe.")
    type: str | None = field(doc="Kind of number, such as `eu_vat` or `us_ein`.")
    value: str | None = field(doc="The number itself.")
    country: str | None = field(doc="Two-letter code of the country that issued it.")
    customer: str | None = field(parent=True, doc="Customer whose number it is.", references="customers")
    customer_account: str | None = field(doc="Account that stands for that customer, if one does.")
    owner_type: str | None = field("owner.type", doc="`customer`, `self`, `account` or `application`.")
    owner_customer: str | None = field("owner.customer", doc="Owner, if a customer.", references="customers")
    owner_customer_account: str | None = field(
        "owner.customer_account", doc="Owner, if an account that stands for a customer."
    )
    owner_account: str | None = field(
        "owner.account", doc="Owner, if a connected account.", references="accounts"
    )
    owner_application: str | None = field("owner.application", doc="Owner, if a Connect application.")
    verification_status: str | None = field(
        "verification.status", doc="`pending`, `verified`, `unverified` or `unavailable`."
    )
    verification_verified_name: str | None = field(
        "verification.verified_name", doc="Name in the authority's register."
    )
    verification_verified_address: str | None = field(
        "verification.verified_address", doc="Address in the authority's register."
    )


class Discount(StripeTable):
    """A coupon in use on a customer, subscription, invoice or one of their lines."""

    __tablename__ = "discounts"
    __object__ = "discount"
    __elsewhere__ = ("coupon",)  # sent whole by older API versions; its id is coupon_id, the rest in coupons

    id: str = field(key=True, doc="Stripe's identifier, `di_...`.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the discount was taken away.")
    start: datetime | None = field(doc="When the coupon was applied.")
    end: datetime | None = field(doc="When it ends; null for those that last forever or just once.")
    coupon_id: str | None = field(
        "source.coupon", "coupon.id", doc="Coupon that is used.", references="coupons"
    )
    source_type: str | None = field("source.type", doc="What the discount comes from; `coupon`.")
    promotion_code: str | None = field(
        doc="Promotion code that was redeemed for it.", references="promotion_codes"
    )
    customer_id: str | None = field(
        "customer",
        parent=True,
        doc="Customer who has it, on themselves or on a subscription.",
        references="customers",
    )
    customer_account: str | None = field(doc="Account that stands for that customer, if one does.")
    subscription: str | None = field(doc="Subscription it applies to.", references="subscriptions")
    subscription_item: str | None = field(
        doc="Subscription item it applies to.", references="subscription_items"
    )
    invoice: str | None = field(doc="Invoice it was put on directly.", references="invoices")
    invoice_item: str | None = field(doc="Invoice item or invoice line it was put on directly.")
    checkout_session: str | None = field(
        doc="Checkout session it applies to.", references="checkout_sessions"
    )


class CustomerBalanceTransaction(StripeTable):
    """A change of the credit balance that a customer's invoices draw on."""

    __tablename__ = "customer_balance_transactions"
    __object__ = "customer_balance_transaction"

    id: str = field(key=True, doc="Stripe's identifier, `cbtxn_...`.")
    created: datetime = field(doc="When the balance changed.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    type: str = field(doc="What changed it, such as `adjustment`, `applied_to_invoice` or `credit_note`.")
    amount: int = field(doc="Change: negative for credit, positive for debt, in minor units.")
    ending_balance: int = field(doc="Balance after it, of the same sign, in minor units.")
    currency: str = field(doc="Three-letter currency code of the amounts, in lower case.")
    customer: str | None = field(doc="Customer whose balance it is.", references="customers")
    customer_account: str | None = field(doc="Account that stands for that customer, if one does.")
    description: str | None = field(doc="Free text on the change.")
    metadata: Json | None = field(doc="The account's own keys and values on the change.")
    invoice: str | None = field(doc="Invoice it has to do with.", references="invoices")
    credit_note: str | None = field(doc="Credit note it has to do with.", references="credit_notes")
    checkout_session: str | None = field(
        doc="Checkout session that caused it.", references="checkout_sessions"
    )


class CustomerCashBalanceTransaction(StripeTable):
    """A change of the money held for a customer, such as a bank transfer that came in."""

    __tablename__ = "customer_cash_balance_transactions"
    __object__ = "customer_cash_balance_transaction"

    id: str = field(key=True, doc="Stripe's identifier, `ccsbtxn_...`.")
    created: datetime = field(doc="When the balance changed.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    type: str = field(doc="What changed it, such as `funded`, `applied_to_payment` or `return_initiated`.")
    net_amount: int = field(doc="Change: positive for money in, negative for money out, in minor units.")
    ending_balance: int = field(doc="Balance of this currency after it, in minor units.")
    currency: str = field(doc="Three-letter currency code of the amounts, in lower case.")
    customer: str | None = field(doc="Customer whose balance it is.", references="customers")
    customer_account: str | None = field(doc="Account that stands for that customer, if one does.")
    applied_to_payment_payment_intent: str | None = field(
        "applied_to_payment.payment_intent",
        doc="Payment that the money went to.",
        references="payment_intents",
    )
    unapplied_from_payment_payment_intent: str | None = field(
        "unapplied_from_payment.payment_intent",
        doc="Payment that the money came back from.",
        references="payment_intents",
    )
    refunded_from_payment_refund: str | None = field(
        "refunded_from_payment.refund", doc="Refund that the money came from.", references="refunds"
    )
    adjusted_for_overdraft_balance_transaction: str | None = field(
        "adjusted_for_overdraft.balance_transaction",
        doc="Balance transaction by which Stripe covered an overdraft.",
        references="balance_transactions",
    )
    adjusted_for_overdraft_linked_transaction: str | None = field(
        "adjusted_for_overdraft.linked_transaction",
        doc="Cash balance transaction that caused the overdraft.",
        references="customer_cash_balance_transactions",
    )
    transferred_to_balance_balance_transaction: str | None = field(
        "transferred_to_balance.balance_transaction",
        doc="Balance transaction of money moved to the account.",
        references="balance_transactions",
    )
    funded_bank_transfer_type: str | None = field(
        "funded.bank_transfer.type", doc="Kind of incoming transfer, such as `us_bank_transfer`."
    )
    funded_bank_transfer_reference: str | None = field(
        "funded.bank_transfer.reference", doc="Reference that the sender wrote on the transfer."
    )
    funded_bank_transfer_eu_bank_transfer_bic: str | None = field(
        "funded.bank_transfer.eu_bank_transfer.bic", doc="EU: BIC of the sender's bank."
    )
    funded_bank_transfer_eu_bank_transfer_iban_last4: str | None = field(
        "funded.bank_transfer.eu_bank_transfer.iban_last4", doc="EU: Last four of the sender's IBAN."
    )
    funded_bank_transfer_eu_bank_transfer_sender_name: str | None = field(
        "funded.bank_transfer.eu_bank_transfer.sender_name", doc="EU: Sender's name."
    )
    funded_bank_transfer_gb_bank_transfer_account_number_last4: str | None = field(
        "funded.bank_transfer.gb_bank_transfer.account_number_last4",
        doc="UK: Last four of the account number.",
    )
    funded_bank_transfer_gb_bank_transfer_sender_name: str | None = field(
        "funded.bank_transfer.gb_bank_transfer.sender_name", doc="UK: Sender's name."
    )
    funded_bank_transfer_gb_bank_transfer_sort_code: str | None = field(
        "funded.bank_transfer.gb_bank_transfer.sort_code", doc="UK: Sort code of the sender's bank."
    )
    funded_bank_transfer_jp_bank_transfer_sender_bank: str | None = field(
        "funded.bank_transfer.jp_bank_transfer.sender_bank", doc="Japan: Sender's bank."
    )
    funded_bank_transfer_jp_bank_transfer_sender_branch: str | None = field(
        "funded.bank_transfer.jp_bank_transfer.sender_branch", doc="Japan: Branch of the sender's bank."
    )
    funded_bank_transfer_jp_bank_transfer_sender_name: str | None = field(
        "funded.bank_transfer.jp_bank_transfer.sender_name", doc="Japan: Sender's name."
    )
    funded_bank_transfer_us_bank_transfer_network: str | None = field(
        "funded.bank_transfer.us_bank_transfer.network", doc="US: Network, such as `ach` or `fednow`."
    )
    funded_bank_transfer_us_bank_transfer_sender_name: str | None = field(
        "funded.bank_transfer.us_bank_transfer.sender_name", doc="US: Sender's name."
    )
