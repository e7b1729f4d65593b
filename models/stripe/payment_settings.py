"""Which payment methods are offered, and on which websites."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import StripeTable


class PaymentMethodConfiguration(StripeTable):
    """A set of choices on which payment methods to offer; per method whether it is available and shown."""

    __tablename__ = "payment_method_configurations"
    __object__ = "payment_method_configuration"

    id: str = field(key=True, doc="Stripe's identifier, `pmc_...`.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    name: str | None = field(doc="Name of the configuration.")
    active: bool = field(doc="Whether it can be used for new payments.")
    is_default: bool = field(doc="Whether it is used where none is named.")
    application: str | None = field(doc="Connect application that it is for, if it is a child.")
    parent: str | None = field(
        doc="Configuration that it is based on.", references="payment_method_configurations"
    )
    acss_debit: Json | None = field(
        doc="Canadian pre-authorized debit: Whether offered, and the preferences behind it."
    )
    affirm: Json | None = field(doc="Affirm: Whether offered, and the preferences behind it.")
    afterpay_clearpay: Json | None = field(
        doc="Afterpay or Clearpay: Whether offered, and the preferences behind it."
    )
    alipay: Json | None = field(doc="Alipay: Whether offered, and the preferences behind it.")
    alma: Json | None = field(doc="Alma: Whether offered, and the preferences behind it.")
    amazon_pay: Json | None = field(doc="Amazon Pay: Whether offered, and the preferences behind it.")
    apple_pay: Json | None = field(doc="Apple Pay: Whether offered, and the preferences behind it.")
    au_becs_debit: Json | None = field(
        doc="Australian BECS debit: Whether offered, and the preferences behind it."
    )
    bacs_debit: Json | None = field(doc="Bacs debit: Whether offered, and the preferences behind it.")
    bancontact: Json | None = field(doc="Bancontact: Whether offered, and the preferences behind it.")
    billie: Json | None = field(doc="Billie: Whether offered, and the preferences behind it.")
    bizum: Json | None = field(doc="Bizum: Whether offered, and the preferences behind it.")
    blik: Json | None = field(doc="BLIK: Whether offered, and the preferences behind it.")
    boleto: Json | None = field(doc="Boleto: Whether offered, and the preferences behind it.")
    card: Json | None = field(doc="Cards: Whether offered, and the preferences behind it.")
    cartes_bancaires: Json | None = field(
        doc="Cartes Bancaires: Whether offered, and the preferences behind it."
    )
    cashapp: Json | None = field(doc="Cash App Pay: Whether offered, and the preferences behind it.")
    crypto: Json | None = field(doc="Crypto: Whether offered, and the preferences behind it.")
    customer_balance: Json | None = field(
        doc="Customer balance: Whether offered, and the preferences behind it."
    )
    eps: Json | None = field(doc="EPS: Whether offered, and the preferences behind it.")
    fpx: Json | None = field(doc="FPX: Whether offered, and the preferences behind it.")
    giropay: Json | None = field(doc="giropay: Whether offered, and the preferences behind it.")
    google_pay: Json | None = field(doc="Google Pay: Whether offered, and the preferences behind it.")
    grabpay: Json | None = field(doc="GrabPay: Whether offered, and the preferences behind it.")
    ideal: Json | None = field(doc="iDEAL: Whether offered, and the preferences behind it.")
    jcb: Json | None = field(doc="JCB cards: Whether offered, and the preferences behind it.")
    kakao_pay: Json | None = field(doc="Kakao Pay: Whether offered, and the preferences behind it.")
    klarna: Json | None = field(doc="Klarna: Whether offered, and the preferences behind it.")
    konbini: Json | None = field(doc="Konbini: Whether offered, and the preferences behind it.")
    kr_card: Json | None = field(doc="Korean card: Whether offered, and the preferences behind it.")
    link: Json | None = field(doc="Link: Whether offered, and the preferences behind it.")
    mb_way: Json | None = field(doc="MB WAY: Whether offered, and the preferences behind it.")
    mobilepay: Json | None = field(doc="MobilePay: Whether offered, and the preferences behind it.")
    multibanco: Json | None = field(doc="Multibanco: Whether offered, and the preferences behind it.")
    naver_pay: Json | None = field(doc="Naver Pay: Whether offered, and the preferences behind it.")
    nz_bank_account: Json | None = field(
        doc="New Zealand bank account: Whether offered, and the preferences behind it."
    )
    oxxo: Json | None = field(doc="OXXO: Whether offered, and the preferences behind it.")
    p24: Json | None = field(doc="Przelewy24: Whether offered, and the preferences behind it.")
    pay_by_bank: Json | None = field(doc="Pay by Bank: Whether offered, and the preferences behind it.")
    payco: Json | None = field(doc="PAYCO: Whether offered, and the preferences behind it.")
    paynow: Json | None = field(doc="PayNow: Whether offered, and the preferences behind it.")
    paypal: Json | None = field(doc="PayPal: Whether offered, and the preferences behind it.")
    paypay: Json | None = field(doc="PayPay: Whether offered, and the preferences behind it.")
    payto: Json | None = field(doc="PayTo: Whether offered, and the preferences behind it.")
    pix: Json | None = field(doc="Pix: Whether offered, and the preferences behind it.")
    promptpay: Json | None = field(doc="PromptPay: Whether offered, and the preferences behind it.")
    revolut_pay: Json | None = field(doc="Revolut Pay: Whether offered, and the preferences behind it.")
    samsung_pay: Json | None = field(doc="Samsung Pay: Whether offered, and the preferences behind it.")
    satispay: Json | None = field(doc="Satispay: Whether offered, and the preferences behind it.")
    scalapay: Json | None = field(doc="Scalapay: Whether offered, and the preferences behind it.")
    sepa_debit: Json | None = field(doc="SEPA debit: Whether offered, and the preferences behind it.")
    sequra: Json | None = field(doc="seQura: Whether offered, and the preferences behind it.")
    sofort: Json | None = field(doc="Sofort: Whether offered, and the preferences behind it.")
    sunbit: Json | None = field(doc="Sunbit: Whether offered, and the preferences behind it.")
    swish: Json | None = field(doc="Swish: Whether offered, and the preferences behind it.")
    twint: Json | None = field(doc="TWINT: Whether offered, and the preferences behind it.")
    upi: Json | None = field(doc="UPI: Whether offered, and the preferences behind it.")
    us_bank_account: Json | None = field(
        doc="US bank account: Whether offered, and the preferences behind it."
    )
    wechat_pay: Json | None = field(doc="WeChat Pay: Whether offered, and the preferences behind it.")
    zip: Json | None = field(doc="Zip: Whether offered, and the preferences behind it.")


class DomainMethod(Group):
    """Whether one payment method works on a domain."""

    status: str | None = field(doc="`active` or `inactive`.")
    error_message: str | None = field("status_details.error_message", doc="Why it is inactive.")


class PaymentMethodDomain(StripeTable):
    """A website on which wallets and the like are registered to be shown."""

    __tablename__ = "payment_method_domains"
    __object__ = "payment_method_domain"

    id: str = field(key=True, doc="Stripe's identifier, `pmd_...`.")
    created: datetime = field(doc="When the domain was registered.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    domain_name: str = field(doc="Name of the domain, such as `shop.example.com`.")
    enabled: bool = field(doc="Whether the methods that need a domain are shown on it.")
    amazon_pay: DomainMethod | None = group("amazon_pay", doc="Amazon Pay:")
    apple_pay: DomainMethod | None = group("apple_pay", doc="Apple Pay:")
    google_pay: DomainMethod | None = group("google_pay", doc="Google Pay:")
    klarna: DomainMethod | None = group("klarna", doc="Klarna:")
    link: DomainMethod | None = group("link", doc="Link:")
    paypal: DomainMethod | None = group("paypal", doc="PayPal:")


class ApplePayDomain(StripeTable):
    """A website registered for Apple Pay alone, the older way; see payment_method_domains."""

    __tablename__ = "apple_pay_domains"
    __object__ = "apple_pay_domain"

    id: str = field(key=True, doc="Stripe's identifier, `apwc_...`.")
    created: datetime | None = field(doc="When the domain was registered.")
    livemode: bool | None = field(doc="True in live mode, false in test mode.")
    domain_name: str | None = field(doc="Name of the domain, such as `shop.example.com`.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the domain was deleted in Stripe.")
