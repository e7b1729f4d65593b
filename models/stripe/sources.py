"""Cards, bank accounts and sources of customers and accounts: what payment methods took the place of."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import Address, StripeTable
from models.stripe.payment_groups import BillingDetails, CardFace, Shipping


class Card(StripeTable):
    """A card saved the older way, on a customer or as an account's external account."""

    __tablename__ = "cards"
    __object__ = "card"

    id: str = field(key=True, doc="Stripe's identifier, `card_...`.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the card was deleted in Stripe.")
    customer_id: str | None = field(
        "customer", parent=True, doc="Customer whose card it is.", references="customers"
    )
    account: str | None = field(doc="Account whose payouts go to the card.", references="accounts")
    brand: str | None = field(doc="Brand, such as `Visa`, `MasterCard` or `American Express`.")
    country: str | None = field(doc="Two-letter code of the country that issued it.")
    exp_month: int | None = field(doc="Month of expiry, 1 to 12.")
    exp_year: int | None = field(doc="Year of expiry, four digits.")
    fingerprint: str | None = field(doc="The same for the same card number, across customers.")
    funding: str | None = field(doc="`credit`, `debit`, `prepaid` or `unknown`.")
    last4: str | None = field(doc="Last four digits.")
    dynamic_last4: str | None = field(doc="Last four digits of the device's own account number, for wallets.")
    name: str | None = field(doc="Cardholder's name.")
    address_line1: str | None = field(doc="Street and number, or PO box.")
    address_line2: str | None = field(doc="Apartment, suite, unit or building.")
    address_city: str | None = field(doc="City, district, suburb, town or village.")
    address_state: str | None = field(doc="State, county, province or region.")
    address_zip: str | None = field(doc="Postal or ZIP code.")
    address_country: str | None = field(doc="Country, as it was typed in.")
    address_line1_check: str | None = field(
        doc="Street address check: `pass`, `fail`, `unavailable` or `unchecked`."
    )
    address_zip_check: str | None = field(
        doc="Postal code check: `pass`, `fail`, `unavailable` or `unchecked`."
    )
    cvc_check: str | None = field(doc="Security code check: `pass`, `fail`, `unavailable` or `unchecked`.")
    tokenization_method: str | None = field(
        doc="Wallet the number was tokenized by, such as `apple_pay`; null if it was not."
    )
    networks_preferred: str | None = field(
        "networks.preferred", doc="Network that the customer prefers, on cards with two."
    )
    regulated_status: str | None = field(doc="Whether the issuer's fees are capped by law.")
    allow_redisplay: str | None = field(
        doc="Whether to offer it again at checkout: `always`, `limited` or `unspecified`."
    )
    currency: str | None = field(doc="Currency of payouts to it; for cards of accounts only.")
    default_for_currency: bool | None = field(doc="Whether payouts in that currency go to it by default.")
    available_payout_methods: Json | None = field(doc="List of payout methods: `standard`, `instant`.")
    status: str | None = field(doc="`new`, or `errored` after a failed payout; for cards of accounts only.")
    description: str | None = field(doc="Name of the card's product line; rarely sent.")
    iin: str | None = field(doc="Issuer identification number, the first digits; rarely sent.")
    issuer: str | None = field(doc="Name of the issuing bank; rarely sent.")
    metadata: Json | None = field(doc="The account's own keys and values on the card.")


class Requirements(Group):
    """What is still to be told of an external account."""

    currently_due: Json | None = field(doc="List of fields to give now.")
    past_due: Json | None = field(doc="List of fields that are overdue.")
    pending_verification: Json | None = field(doc="List of fields being checked.")
    errors: Json | None = field(doc="List of fields to give again, with the reason.")


class BankAccount(StripeTable):
    """A bank account saved the older way, on a customer or as an account's external account."""

    __tablename__ = "bank_accounts"
    __object__ = "bank_account"

    id: str = field(key=True, doc="Stripe's identifier, `ba_...`.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the bank account was deleted in Stripe.")
    customer: str | None = field(parent=True, doc="Customer whose account it is.", references="customers")
    account: str | None = field(doc="Stripe account whose payouts go there.", references="accounts")
    account_holder_name: str | None = field(doc="Who owns the bank account.")
    account_holder_type: str | None = field(doc="`individual` or `company`.")
    account_type: str | None = field(doc="`checking` or `savings`; in Japan `futsu` or `toza`.")
    bank_name: str | None = field(doc="Name of the bank.")
    country: str | None = field(doc="Two-letter code of the country of the bank.")
    currency: str | None = field(doc="Three-letter code of the currency paid out to it.")
    default_for_currency: bool | None = field(doc="Whether payouts in that currency go to it by default.")
    fingerprint: str | None = field(doc="The same for the same bank account, across customers.")
    last4: str | None = field(doc="Last four digits of the account number.")
    routing_number: str | None = field(doc="Routing number of the bank.")
    status: str | None = field(doc="How far it is checked, such as `new`, `verified` or `errored`.")
    available_payout_methods: Json | None = field(doc="List of payout methods: `standard`, `instant`.")
    requirements: Requirements | None = group("requirements", doc="Requirements:")
    future_requirements: Requirements | None = group("future_requirements", doc="Future requirements:")
    metadata: Json | None = field(doc="The account's own keys and values on the bank account.")


class Source(StripeTable):
    """Something to pay with, of the kind that came before payment methods; one column per type but card."""

    __tablename__ = "sources"
    __object__ = "source"
    __elsewhere__ = (
        # Secrets: links and orders that carry the client secret, a client token or a signature.
        "client_secret",
        "redirect.url",
        "alipay.data_string",
        "alipay.native_url",
        "klarna",  # besides the token nothing but texts, pictures and links for its page
    )

    id: str = field(key=True, doc="Stripe's identifier, `src_...`.")
    created: datetime = field(doc="When the source was made.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    type: str = field(doc="Kind of source, such as `card`, `sepa_debit` or `ach_credit_transfer`.")
    status: str = field(doc="`pending`, `chargeable`, `consumed`, `canceled` or `failed`.")
    flow: str | None = field(doc="How the payer authorizes it, such as `redirect` or `receiver`.")
    usage: str | None = field(doc="`reusable` or `single_use`.")
    amount: int | None = field(doc="Amount it is good for, in minor units; for single use only.")
    currency: str | None = field(doc="Three-letter code of its currency, in lower case.")
    customer: str | None = field(parent=True, doc="Customer it is attached to.", references="customers")
    statement_descriptor: str | None = field(doc="Text for the payer's statement.")
    allow_redisplay: str | None = field(
        doc="Whether to offer it again at checkout: `always`, `limited` or `unspecified`."
    )
    metadata: Json | None = field(doc="The account's own keys and values on the source.")
    owner: BillingDetails | None = group("owner", doc="Owner:")
    owner_verified_address: Address | None = group("owner.verified_address", doc="Owner, verified address:")
    owner_verified_email: str | None = field("owner.verified_email", doc="Owner: Verified e-mail address.")
    owner_verified_name: str | None = field("owner.verified_name", doc="Owner: Verified name.")
    owner_verified_phone: str | None = field("owner.verified_phone", doc="Owner: Verified phone number.")
    code_verification_status: str | None = field(
        "code_verification.status", doc="Check by code: `pending`, `succeeded` or `failed`."
    )
    code_verification_attempts_remaining: int | None = field(
        "code_verification.attempts_remaining", doc="Check by code: Tries that are left."
    )
    redirect_status: str | None = field(
        "redirect.status", doc="Redirect: `pending`, `succeeded`, `not_required` or `failed`."
    )
    redirect_failure_reason: str | None = field(
        "redirect.failure_reason",
        doc="Redirect: Why it failed: `user_abort`, `declined`, `processing_error`.",
    )
    redirect_return_url: str | None = field(
        "redirect.return_url", doc="Redirect: Page the payer comes back to."
    )
    receiver_address: str | None = field(
        "receiver.address", doc="Receiver: Where to send the money, such as an account number."
    )
    receiver_amount_charged: int | None = field(
        "receiver.amount_charged", doc="Receiver: Amount moved to the balance, in minor units."
    )
    receiver_amount_received: int | None = field(
        "receiver.amount_received", doc="Receiver: Amount that came in, in minor units."
    )
    receiver_amount_returned: int | None = field(
        "receiver.amount_returned", doc="Receiver: Amount sent back, in minor units."
    )
    receiver_refund_attributes_method: str | None = field(
        "receiver.refund_attributes_method",
        doc="Receiver: How to ask where to refund: `email`, `manual`, `none`.",
    )
    receiver_refund_attributes_status: str | None = field(
        "receiver.refund_attributes_status", doc="Receiver: `missing`, `requested` or `available`."
    )
    source_order_amount: int | None = field(
        "source_order.amount", doc="Order: Total, in minor units of its currency."
    )
    source_order_currency: str | None = field(
        "source_order.currency", doc="Order: Three-letter currency code."
    )
    source_order_email: str | None = field("source_order.email", doc="Order: Customer's e-mail address.")
    source_order_items: Json | None = field("source_order.items", doc="Order: List of its lines.")
    source_order_shipping: Shipping | None = group("source_order.shipping", doc="Order, shipping:")
    card: CardFace | None = group("card", doc="Card:")
    card_address_line1_check: str | None = field(
        "card.address_line1_check", doc="Card: Street address check, such as `pass`."
    )
    card_address_zip_check: str | None = field(
        "card.address_zip_check", doc="Card: Postal code check, such as `pass`."
    )
    card_cvc_check: str | None = field("card.cvc_check", doc="Card: Security code check, such as `pass`.")
    card_description: str | None = field(
        "card.description", doc="Card: Name of its product line; rarely sent."
    )
    card_dynamic_last4: str | None = field(
        "card.dynamic_last4", doc="Card: Last four digits of the device's own account number."
    )
    card_iin: str | None = field("card.iin", doc="Card: Issuer identification number; rarely sent.")
    card_issuer: str | None = field("card.issuer", doc="Card: Name of the issuing bank; rarely sent.")
    card_name: str | None = field("card.name", doc="Card: Cardholder's name.")
    card_three_d_secure: str | None = field(
        "card.three_d_secure",
        doc="Card: 3D Secure is `required`, `recommended`, `optional`, `not_supported`.",
    )
    card_tokenization_method: str | None = field(
        "card.tokenization_method", doc="Card: Wallet the number was tokenized by."
    )
    ach_credit_transfer: Json | None = field(doc="ACH credit transfer: Account to send the money to.")
    ach_debit: Json | None = field(doc="ACH debit: Bank, routing number, last four digits and fingerprint.")
    acss_debit: Json | None = field(
        doc="Canadian debit: Bank with its address, last four digits, fingerprint."
    )
    alipay_statement_descriptor: str | None = field(
        "alipay.statement_descriptor", doc="Alipay: Text for the payer's statement."
    )
    au_becs_debit: Json | None = field(
        doc="Australian BECS debit: BSB number, last four digits, fingerprint."
    )
    bancontact: Json | None = field(doc="Bancontact: Bank, BIC and last four of the IBAN.")
    card_present: Json | None = field(
        doc="Card at a reader: Brand, expiry, last four digits, how it was read."
    )
    eps: Json | None = field(doc="EPS: Reference and text for the statement.")
    giropay: Json | None = field(doc="giropay: Bank, BIC and text for the statement.")
    ideal: Json | None = field(doc="iDEAL: Bank, BIC and last four of the IBAN.")
    klarna_first_name: str | None = field("klarna.first_name", doc="Klarna: Payer's first name.")
    klarna_last_name: str | None = field("klarna.last_name", doc="Klarna: Payer's last name.")
    klarna_payment_method_categories: str | None = field(
        "klarna.payment_method_categories", doc="Klarna: Ways to pay on offer, separated by commas."
    )
    klarna_purchase_country: str | None = field(
        "klarna.purchase_country", doc="Klarna: Two-letter code of the country of the purchase."
    )
    multibanco: Json | None = field(doc="Multibanco: Entity and reference to pay with, and whom to refund.")
    p24: Json | None = field(doc="Przelewy24: Reference.")
    sepa_credit_transfer: Json | None = field(doc="SEPA transfer: Account to send to, and whom to refund.")
    sepa_debit: Json | None = field(doc="SEPA debit: Bank, country, last four of the IBAN and the mandate.")
    sofort: Json | None = field(doc="Sofort: Bank, country and last four of the IBAN.")
    three_d_secure: Json | None = field(doc="3D Secure: Card that was authenticated and how it went.")
    wechat: Json | None = field(doc="WeChat Pay: Prepaid order, link for the QR code.")
