"""Groups of columns that several of Stripe's payment tables share: people, cards, amounts, errors."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import Address


class BillingDetails(Group):
    """Who pays, as given with a payment method."""

    address: Address | None = group("address")
    email: str | None = field(doc="Email address.")
    name: str | None = field(doc="Full name.")
    phone: str | None = field(doc="Phone number with extension.")


class Shipping(Group):
    """Where goods go."""

    address: Address | None = group("address")
    carrier: str | None = field(doc="Delivery service, such as FedEx or USPS.")
    name: str | None = field(doc="Recipient's name.")
    phone: str | None = field(doc="Recipient's phone number with extension.")
    tracking_number: str | None = field(doc="Carrier's tracking number; several are separated by commas.")


class Presentment(Group):
    """What the buyer saw when the price was shown in a currency of their own."""

    presentment_amount: int | None = field(doc="Amount shown to the buyer, in minor units of that currency.")
    presentment_currency: str | None = field(doc="Three-letter code of the currency shown to the buyer.")


class Amount(Group):
    """Money with its currency."""

    value: int | None = field(doc="Amount, in minor units of its currency.")
    currency: str | None = field(doc="Three-letter currency code, in lower case.")


class PaymentError(Group):
    """Why the last try failed; nested intents and sources stay out, since they carry client secrets."""

    type: str | None = field(doc="`api_error`, `card_error`, `idempotency_error` or `invalid_request_error`.")
    code: str | None = field(doc="Stripe's error code, such as `card_declined`.")
    decline_code: str | None = field(doc="Issuer's reason for a decline, such as `insufficient_funds`.")
    message: str | None = field(doc="Explanation fit for people to read.")
    param: str | None = field(doc="Request parameter at fault, if one was.")
    charge: str | None = field(doc="Charge that failed, for card errors.", references="charges")
    advice_code: str | None = field(doc="Issuer's advice on retrying, such as `do_not_try_again`.")
    network_advice_code: str | None = field(doc="Card network's two-digit advice on retrying.")
    network_decline_code: str | None = field(doc="Network's own code of the reason for the decline.")
    payment_method_id: str | None = field(
        "payment_method.id", doc="Payment method that was tried.", references="payment_methods"
    )
    payment_method: Json | None = field(
        "payment_method.*", doc="Rest of the payment method as it was when it was tried."
    )
    payment_method_type: str | None = field(doc="Kind of payment method at fault; for invoices only.")
    source_id: str | None = field("source.id", doc="Legacy source, card or bank account that was tried.")
    doc_url: str | None = field(doc="Link to documentation of the error code.")
    request_log_url: str | None = field(doc="Link to the request's log in the Dashboard.")


class CardChecks(Group):
    """What the issuer said of the details that were typed in."""

    address_line1_check: str | None = field(
        doc="Street address check: `pass`, `fail`, `unavailable` or `unchecked`."
    )
    address_postal_code_check: str | None = field(
        doc="Postal code check: `pass`, `fail`, `unavailable` or `unchecked`."
    )
    cvc_check: str | None = field(doc="Security code check: `pass`, `fail`, `unavailable` or `unchecked`.")


class CardFace(Group):
    """What identifies a card without its number."""

    brand: str | None = field(doc="Brand, such as `visa`, `mastercard` or `amex`.")
    country: str | None = field(doc="Two-letter code of the country that issued it.")
    exp_month: int | None = field(doc="Month of expiry, 1 to 12.")
    exp_year: int | None = field(doc="Year of expiry, four digits.")
    fingerprint: str | None = field(doc="The same for the same card number, across customers.")
    funding: str | None = field(doc="`credit`, `debit`, `prepaid` or `unknown`.")
    last4: str | None = field(doc="Last four digits.")


class CardDetails(CardFace):
    """A card as payment methods and payments describe it."""

    checks: CardChecks | None = group("checks")
    description: str | None = field(doc="Name of the card's product line; rarely sent.")
    iin: str | None = field(doc="Issuer identification number, the first digits; rarely sent.")
    issuer: str | None = field(doc="Name of the issuing bank; rarely sent.")


class ThreeDSecure(Group):
    """How the cardholder was authenticated."""

    authentication_flow: str | None = field(doc="3D Secure flow: `challenge` or `frictionless`.")
    eci: str | None = field(
        "electronic_commerce_indicator", doc="3D Secure's electronic commerce indicator, such as `05`."
    )
    result: str | None = field(doc="3D Secure result, such as `authenticated`, `exempted` or `failed`.")
    result_reason: str | None = field(doc="Why 3D Secure ended so, such as `abandoned` or `rejected`.")
    version: str | None = field(doc="3D Secure version that was used, such as `2.2.0`.")


class UsedCard(CardDetails):
    """A card at the moment it was paid with or set up."""

    moto: bool | None = field(doc="Whether it was a mail or telephone order, outside of SCA.")
    network: str | None = field(doc="Network that processed it, such as `visa` or `cartes_bancaires`.")
    three_d_secure: ThreeDSecure | None = group("three_d_secure")
    wallet_type: str | None = field("wallet.type", doc="Wallet used, such as `apple_pay` or `google_pay`.")
    wallet: Json | None = field("wallet.*", doc="What the wallet added, keyed by wallet.")


class ChargedCard(UsedCard):
    """A card at the moment it was paid with."""

    authorization_code: str | None = field(doc="Issuer's code of the authorization.")
    capture_before: datetime | None = field(doc="When an uncaptured payment is given up.")
    installments_plan_count: int | None = field("installments.plan.count", doc="Number of installments.")
    installments_plan_interval: str | None = field(
        "installments.plan.interval", doc="Time between installments; `month`."
    )
    installments_plan_type: str | None = field(
        "installments.plan.type", doc="Installment plan: `fixed_count`, `bonus` or `revolving`."
    )
    network_token_used: bool | None = field(
        "network_token.used", doc="Whether a network token stood in for the card number."
    )
    network_transaction_id: str | None = field(doc="Network's identifier of the transaction.")
    stored_credential_usage: str | None = field(
        doc="Kind of off-session payment: `recurring`, `unscheduled` or `installment`."
    )
    three_d_secure_exemption_indicator: str | None = field(
        "three_d_secure.exemption_indicator", doc="Exemption from 3D Secure: `low_risk` or `none`."
    )
    three_d_secure_exemption_applied: bool | None = field(
        "three_d_secure.exemption_indicator_applied",
        doc="Whether Stripe asked for that exemption in the transaction.",
    )
    wallet_dynamic_last4: str | None = field(
        "wallet.dynamic_last4", doc="Last four digits of the device's own account number."
    )
