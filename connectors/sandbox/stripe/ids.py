"""Object ids as Stripe makes them: a prefix of the kind and random letters, never in order of time."""

from __future__ import annotations

import base64
import random
import string
from typing import Final

PREFIXES: Final[dict[str, str]] = {
    "account": "acct",
    "apps.install": "ainst",
    "apps.secret": "appsecret",
    "apple_pay_domain": "apwc",
    "application_fee": "fee",
    "balance_transaction": "txn",
    "bank_account": "ba",
    "billing.alert": "alrt",
    "billing.credit_balance_transaction": "cbtxn",
    "billing.credit_grant": "credgr",
    "billing.feedback_option": "fbopt",
    "billing.meter": "mtr",
    "billing.meter_event_summary": "mtrusg",
    "billing_portal.configuration": "bpc",
    "charge": "ch",
    "checkout.session": "cs",
    "climate.order": "climorder",
    "climate.product": "climsku",
    "climate.supplier": "climsup",
    "confirmation_token": "ctoken",
    "credit_note": "cn",
    "credit_note_line_item": "cnli",
    "customer": "cus",
    "customer_balance_transaction": "cbtxn",
    "customer_cash_balance_transaction": "ccsbtxn",
    "discount": "di",
    "dispute": "du",
    "entitlements.active_entitlement": "ent",
    "entitlements.feature": "feat",
    "event": "evt",
    "fee_refund": "fr",
    "file_link": "link",
    "financial_connections.account": "fca",
    "financial_connections.account_owner": "fcaown",
    "financial_connections.session": "fcsess",
    "financial_connections.transaction": "fctxn",
    "forwarding.request": "fwdreq",
    "identity.verification_report": "vr",
    "identity.verification_session": "vs",
    "invoice": "in",
    "invoice_payment": "inpay",
    "invoice_rendering_template": "inrtem",
    "invoiceitem": "ii",
    "issuing.authorization": "iauth",
    "issuing.card": "ic",
    "issuing.cardholder": "ich",
    "issuing.dispute": "idp",
    "issuing.personalization_design": "ipd",
    "issuing.physical_bundle": "ics",
    "issuing.token": "intok",
    "issuing.transaction": "ipi",
    "item": "li",
    "line_item": "il",
    "payment_attempt_record": "par",
    "payment_intent": "pi",
    "payment_intent_amount_details_line_item": "uli",
    "payment_link": "plink",
    "payment_method": "pm",
    "payment_method_configuration": "pmc",
    "payment_method_domain": "pmd",
    "payment_record": "pr",
    "payout": "po",
    "product": "prod",
    "product_catalog.trial_offer": "trof",
    "product_feature": "prodft",
    "promotion_code": "promo",
    "quote": "qt",
    "radar.early_fraud_warning": "issfr",
    "radar.value_list": "rsl",
    "radar.value_list_item": "rsli",
    "refund": "re",
    "reporting.report_run": "frr",
    "review": "prv",
    "scheduled_query_run": "sqr",
    "setup_attempt": "setatt",
    "setup_intent": "seti",
    "shipping_rate": "shr",
    "source": "src",
    "source_transaction": "srctxn",
    "subscription": "sub",
    "subscription_item": "si",
    "subscription_schedule": "sub_sched",
    "tax.calculation": "taxcalc",
    "tax.calculation_line_item": "tax_li",
    "tax.location": "taxloc",
    "tax.registration": "taxreg",
    "tax.transaction": "tax",
    "tax.transaction_line_item": "tax_li",
    "tax_code": "txcd",
    "tax_id": "txi",
    "tax_rate": "txr",
    "terminal.configuration": "tmc",
    "terminal.location": "tml",
    "terminal.reader": "tmr",
    "test_helpers.test_clock": "clock",
    "three_d_secure.authentication": "tdsauth",
    "topup": "tu",
    "transfer": "tr",
    "transfer_reversal": "trr",
    "treasury.credit_reversal": "credrev",
    "treasury.debit_reversal": "debrev",
    "treasury.financial_account": "fa",
    "treasury.inbound_transfer": "ibt",
    "treasury.outbound_payment": "obp",
    "treasury.outbound_transfer": "obt",
    "treasury.received_credit": "rc",
    "treasury.received_debit": "rd",
    "treasury.transaction": "trxn",
    "treasury.transaction_entry": "trxne",
    "webhook_endpoint": "we",
}

SHORT: Final = frozenset({"customer", "product", "coupon", "account"})  # 14 or 16 letters, others 24


def letters(rng: random.Random, count: int) -> str:
    """So many random letters and digits."""
    return base64.b64encode(rng.randbytes(count), b"xY")[:count].decode()


def new(kind: str, rng: random.Random) -> str:
    """An id for a new object of this kind."""
    if kind == "coupon":
        return "".join(rng.choices(string.ascii_uppercase + string.digits, k=8))
    prefix = PREFIXES.get(kind, kind.rsplit(".", 1)[-1])
    if kind == "checkout.session":
        return f"cs_test_{letters(rng, 56)}"
    if kind == "tax_code":
        return f"txcd_{rng.randrange(10**8):08d}"
    return f"{prefix}_{letters(rng, 14 if kind in SHORT else 24)}"
