"""Payment methods: what customers pay with."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, JsonText, field, group
from models.stripe.base import StripeTable
from models.stripe.payment_groups import BillingDetails, CardDetails


class PaymentMethod(StripeTable):
    """Something a customer pays with, such as a card or bank account; one column per kind but card."""

    __tablename__ = "payment_methods"
    __object__ = "payment_method"

    id: str = field(key=True, doc="Stripe's identifier, `pm_...`, or `card_...`, `src_...` for older ones.")
    created: datetime = field(doc="When the payment method was made.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    type: str = field(doc="Kind of payment method, such as `card`, `sepa_debit` or `paypal`.")
    customer_id: str | None = field(
        "customer",
        doc="Customer it is saved for; null before saving and after detaching.",
        references="customers",
    )
    customer_account: str | None = field(doc="Account that stands for the customer, if one does.")
    allow_redisplay: str | None = field(
        doc="Whether to offer it again at checkout: `always`, `limited` or `unspecified`."
    )
    metadata: Json | None = field(doc="The account's own keys and values on the payment method.")
    billing_details: BillingDetails | None = group("billing_details", doc="Payer:")
    billing_details_tax_id: str | None = field(
        "billing_details.tax_id", doc="Payer: Tax number; for Latin American payers."
    )
    radar_options_session: str | None = field(
        "radar_options.session", doc="Radar session with the browser's and device's details."
    )
    card: CardDetails | None = group("card", doc="Card:")
    card_display_brand: str | None = field(
        "card.display_brand", doc="Card: Brand to show, by the customer's choice on cards with two."
    )
    card_networks_available: JsonText | None = field(
        "card.networks.available", doc="Card: Networks it can be processed on, as a JSON list."
    )
    card_networks_preferred: str | None = field(
        "card.networks.preferred", doc="Card: Network that the customer prefers, on cards with two."
    )
    card_regulated_status: str | None = field(
        "card.regulated_status", doc="Card: Whether the issuer's fees are capped by law."
    )
    card_three_d_secure_usage_supported: bool | None = field(
        "card.three_d_secure_usage.supported", doc="Card: Whether 3D Secure is possible."
    )
    card_wallet_type: str | None = field(
        "card.wallet.type", doc="Card: Wallet it came from, such as `apple_pay`."
    )
    card_wallet_dynamic_last4: str | None = field(
        "card.wallet.dynamic_last4", doc="Card: Last four digits of the device's own account number."
    )
    card_wallet: Json | None = field("card.wallet.*", doc="Card: What the wallet added, keyed by wallet.")
    card_generated_from_charge: str | None = field(
        "card.generated_from.charge", doc="Card: Payment at a reader it was made from.", references="charges"
    )
    card_generated_from_setup_attempt: str | None = field(
        "card.generated_from.setup_attempt",
        doc="Card: Setup at a reader it was made from.",
        references="setup_attempts",
    )
    card_generated_from_payment_method_details: Json | None = field(
        "card.generated_from.payment_method_details", doc="Card: Details of the card at that reader."
    )
    acss_debit: Json | None = field(
        doc="Canadian pre-authorized debit: Bank, last four digits and fingerprint of the account."
    )
    affirm: Json | None = field(doc="Affirm: No details beyond the type so far.")
    afterpay_clearpay: Json | None = field(doc="Afterpay or Clearpay: No details beyond the type so far.")
    alipay: Json | None = field(doc="Alipay: No details beyond the type so far.")
    alma: Json | None = field(doc="Alma: No details beyond the type so far.")
    amazon_pay: Json | None = field(doc="Amazon Pay: No details beyond the type so far.")
    au_becs_debit: Json | None = field(
        doc="Australian BECS debit: BSB number, last four digits and fingerprint of the account."
    )
    bacs_debit: Json | None = field(
        doc="Bacs debit: Sort code, last four digits and fingerprint of the account."
    )
    bancontact: Json | None = field(doc="Bancontact: No details beyond the type so far.")
    billie: Json | None = field(doc="Billie: No details beyond the type so far.")
    bizum: Json | None = field(doc="Bizum: Payer's identifier.")
    blik: Json | None = field(doc="BLIK: Payer's identifier.")
    boleto: Json | None = field(doc="Boleto: Payer's tax number (CPF or CNPJ).")
    card_present: Json | None = field(
        doc="Card at a reader: Brand, expiry, last four digits, fingerprint and how it was read."
    )
    cashapp: Json | None = field(doc="Cash App Pay: Payer's identifier and public $cashtag.")
    crypto: Json | None = field(doc="Crypto: No details beyond the type so far.")
    custom: Json | None = field(doc="Custom: Name, logo and type of a method that the account defined.")
    customer_balance: Json | None = field(doc="Customer balance: No details beyond the type so far.")
    eps: Json | None = field(doc="EPS: Payer's bank.")
    fpx: Json | None = field(doc="FPX: Payer's bank and type of account holder.")
    giropay: Json | None = field(doc="giropay: No details beyond the type so far.")
    grabpay: Json | None = field(doc="GrabPay: No details beyond the type so far.")
    ideal: Json | None = field(doc="iDEAL: Payer's bank and its BIC.")
    interac_present: Json | None = field(
        doc="Interac at a reader: Brand, expiry, last four digits, fingerprint and how it was read."
    )
    kakao_pay: Json | None = field(doc="Kakao Pay: No details beyond the type so far.")
    klarna: Json | None = field(doc="Klarna: Payer's day of birth.")
    konbini: Json | None = field(doc="Konbini: No details beyond the type so far.")
    kr_card: Json | None = field(doc="Korean card: Brand and last four digits.")
    link: Json | None = field(doc="Link: E-mail address of the Link account.")
    mb_way: Json | None = field(doc="MB WAY: No details beyond the type so far.")
    mobilepay: Json | None = field(doc="MobilePay: No details beyond the type so far.")
    multibanco: Json | None = field(doc="Multibanco: No details beyond the type so far.")
    naver_pay: Json | None = field(doc="Naver Pay: Payer's identifier and funding: points or card.")
    nz_bank_account: Json | None = field(
        doc="New Zealand bank account: Bank, branch, holder and last four digits."
    )
    oxxo: Json | None = field(doc="OXXO: No details beyond the type so far.")
    p24: Json | None = field(doc="Przelewy24: Payer's bank.")
    pay_by_bank: Json | None = field(doc="Pay by Bank: No details beyond the type so far.")
    payco: Json | None = field(doc="PAYCO: No details beyond the type so far.")
    paynow: Json | None = field(doc="PayNow: No details beyond the type so far.")
    paypal: Json | None = field(doc="PayPal: Payer's country, e-mail address and PayPal identifier.")
    paypay: Json | None = field(doc="PayPay: No details beyond the type so far.")
    payto: Json | None = field(doc="PayTo: BSB number, last four digits and PayID of the account.")
    pix: Json | None = field(doc="Pix: Fingerprint of the account.")
    promptpay: Json | None = field(doc="PromptPay: No details beyond the type so far.")
    revolut_pay: Json | None = field(doc="Revolut Pay: No details beyond the type so far.")
    samsung_pay: Json | None = field(doc="Samsung Pay: No details beyond the type so far.")
    satispay: Json | None = field(doc="Satispay: No details beyond the type so far.")
    scalapay: Json | None = field(doc="Scalapay: No details beyond the type so far.")
    sepa_debit: Json | None = field(
        doc="SEPA debit: Country, bank code, last four digits and fingerprint of the account."
    )
    sequra: Json | None = field(doc="seQura: No details beyond the type so far.")
    sofort: Json | None = field(doc="Sofort: Country of the bank.")
    sunbit: Json | None = field(doc="Sunbit: No details beyond the type so far.")
    swish: Json | None = field(doc="Swish: No details beyond the type so far.")
    twint: Json | None = field(doc="TWINT: No details beyond the type so far.")
    upi: Json | None = field(doc="UPI: Payer's virtual payment address.")
    us_bank_account: Json | None = field(
        doc="US bank account: Bank, type, last four digits and fingerprint of the account."
    )
    wechat_pay: Json | None = field(doc="WeChat Pay: No details beyond the type so far.")
    zip: Json | None = field(doc="Zip: No details beyond the type so far.")
