"""What Stripe lists and how each list is to be asked: a row per collection, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from connectors.stripe.collection import Collection, Nested, Through
from models.stripe.accounts import Account
from models.stripe.balance import (
    BalanceTransaction,
    BalanceTransactionFeeDetail,
    Payout,
    Topup,
    Transfer,
    TransferReversal,
)
from models.stripe.base import StripeTable
from models.stripe.charges import Charge, Refund, Review
from models.stripe.checkout import CheckoutSession, CheckoutSessionLineItem
from models.stripe.climate import ClimateOrder, ClimateProduct, ClimateSupplier
from models.stripe.connect import ApplicationFee, ApplicationFeeRefund, Capability, CountrySpec, ExchangeRate
from models.stripe.coupons import Coupon, PromotionCode
from models.stripe.credit_notes import CreditNote, CreditNoteLine
from models.stripe.customers import (
    Customer,
    CustomerBalanceTransaction,
    CustomerCashBalanceTransaction,
    Discount,
    TaxId,
)
from models.stripe.developers import (
    AppsInstall,
    AppsSecret,
    BillingPortalConfiguration,
    Event,
    File,
    FileLink,
    WebhookEndpoint,
)
from models.stripe.disputes import Dispute
from models.stripe.entitlements import ActiveEntitlement, BillingTestClock, EntitlementFeature, TrialOffer
from models.stripe.financial_connections import (
    FinancialConnectionsAccount,
    FinancialConnectionsAccountOwner,
    FinancialConnectionsTransaction,
)
from models.stripe.forwarding import ForwardingRequest
from models.stripe.identity import IdentityVerificationReport, IdentityVerificationSession
from models.stripe.invoice_lines import InvoiceItem, InvoiceLine
from models.stripe.invoices import Invoice, InvoicePayment, InvoiceRenderingTemplate
from models.stripe.issuing import IssuingAuthorization, IssuingDispute, IssuingTransaction
from models.stripe.issuing_cards import (
    IssuingCard,
    IssuingCardholder,
    IssuingPersonalizationDesign,
    IssuingPhysicalBundle,
    IssuingToken,
)
from models.stripe.metering import (
    BillingAlert,
    BillingCreditBalanceTransaction,
    BillingCreditGrant,
    BillingFeedbackOption,
    BillingMeter,
)
from models.stripe.payment_links import PaymentLink, PaymentLinkLineItem
from models.stripe.payment_methods import PaymentMethod
from models.stripe.payment_records import PaymentAttemptRecord, PaymentRecord
from models.stripe.payment_settings import ApplePayDomain, PaymentMethodConfiguration, PaymentMethodDomain
from models.stripe.payments import PaymentIntent, PaymentIntentLineItem
from models.stripe.persons import Person
from models.stripe.products import Plan, Price, Product, ProductFeature, ShippingRate
from models.stripe.quotes import Quote, QuoteLineItem, QuoteUpfrontLineItem
from models.stripe.radar import RadarEarlyFraudWarning, RadarValueList, RadarValueListItem
from models.stripe.reporting import ReportingReportRun, ReportingReportType, SigmaScheduledQueryRun
from models.stripe.setups import SetupAttempt, SetupIntent
from models.stripe.sources import BankAccount, Card, Source
from models.stripe.subscription_schedules import SubscriptionSchedule
from models.stripe.subscriptions import Subscription, SubscriptionItem
from models.stripe.taxes import TaxCode, TaxLocation, TaxRate, TaxRegistration
from models.stripe.terminal import TerminalConfiguration, TerminalLocation, TerminalReader
from models.stripe.three_d_secure import ThreeDSecureAuthentication
from models.stripe.treasury import (
    TreasuryCreditReversal,
    TreasuryDebitReversal,
    TreasuryFinancialAccount,
    TreasuryReceivedCredit,
    TreasuryReceivedDebit,
    TreasuryTransaction,
    TreasuryTransactionEntry,
)
from models.stripe.treasury_transfers import (
    TreasuryInboundTransfer,
    TreasuryOutboundPayment,
    TreasuryOutboundTransfer,
)


def _walked(table: type[StripeTable], path: str, **options: object) -> Collection:
    """A list that only can be, or is small enough to be, walked whole at each sync."""
    return Collection(table, path, **{"created": False, "whole": True, **options})  # type: ignore[arg-type]


def _treasury(table: type[StripeTable], name: str) -> Collection:
    through = Through("treasury_financial_accounts", "financial_account")
    return _walked(table, f"/v1/treasury/{name}", through=through, optional=True)


def _days(days: int) -> timedelta:
    return timedelta(days=days)


SOURCES = (Card, BankAccount, Source)

COLLECTIONS: tuple[Collection, ...] = (
    # payments
    Collection(
        Charge, "/v1/charges", events=True, via={"refund": "charge", "dispute": "charge", "review": "charge"}
    ),
    Collection(Refund, "/v1/refunds", events=True, lookback=_days(14)),
    Collection(Dispute, "/v1/disputes", events=True, lookback=_days(30)),  # its money becomes available silently
    Collection(Review, "/v1/reviews", events=True, hides=True),  # only open ones
    Collection(
        PaymentIntent, "/v1/payment_intents", events=True, lookback=_days(3),
        nested=(Nested("amount_details.line_items", (PaymentIntentLineItem,), expand=True),),
    ),
    Collection(SetupIntent, "/v1/setup_intents", events=True, lookback=_days(3)),
    Collection(
        SetupAttempt, "/v1/setup_attempts", events=True, via={"setup_intent": "id"},
        through=Through("setup_intents", "setup_intent"),
    ),
    Collection(  # the list of all, formerly for Treasury only, shows custom ones when asked for
        PaymentMethod, "/v1/customers/{id}/payment_methods", created=False, events=True, single="/v1/payment_methods",
        through=Through("customers"), all_at="/v1/payment_methods", variants=({}, {"type": "custom"}),
    ),
    _walked(PaymentMethodConfiguration, "/v1/payment_method_configurations"),
    _walked(PaymentMethodDomain, "/v1/payment_method_domains"),
    _walked(ApplePayDomain, "/v1/apple_pay/domains"),
    _walked(PaymentRecord, "/v1/payment_records", optional=True),
    _walked(
        PaymentAttemptRecord, "/v1/payment_attempt_records", optional=True,
        through=Through("payment_records", "payment_record"),
    ),
    Collection(ThreeDSecureAuthentication, "/v1/three_d_secure/authentications", events=True, optional=True),
    # customers
    Collection(
        Customer, "/v1/customers", events=True, whole=True, clocked=True,
        via=dict.fromkeys(("card", "bank_account", "source", "tax_id", "discount", "cash_balance", "invoice"), "customer"),
        nested=(
            Nested("sources", SOURCES, Source, expand=True, told=True),
            Nested("tax_ids", (TaxId,), expand=True, told=True),
            Nested("discount", (Discount,), plain=True, owned=False, told=True),
        ),
    ),
    _walked(TaxId, "/v1/tax_ids", whole=False),
    Collection(
        CustomerBalanceTransaction, "/v1/customers/{id}/balance_transactions", events=True,
        via={"customer": "id", "invoice": "customer", "credit_note": "customer"}, through=Through("customers"),
    ),
    Collection(
        CustomerCashBalanceTransaction, "/v1/customers/{id}/cash_balance_transactions", events=True,
        via={"customer_cash_balance_transaction": "customer"}, through=Through("customers"), optional=True,
    ),
    # products and prices
    Collection(Product, "/v1/products", events=True, whole=True),
    _walked(ProductFeature, "/v1/products/{id}/features", through=Through("products"), optional=True),
    Collection(  # without `active` only active ones; inline ones never
        Price, "/v1/prices", events=True, hides=True, variants=({"active": "true"}, {"active": "false"}),
    ),
    Collection(Plan, "/v1/plans", events=True, hides=True),  # prices by their older name
    _walked(Coupon, "/v1/coupons"),  # being redeemed changes it, which no event announces
    Collection(PromotionCode, "/v1/promotion_codes", events=True, via={"discount": "promotion_code"}),
    _walked(ShippingRate, "/v1/shipping_rates"),
    Collection(TaxRate, "/v1/tax_rates", events=True),
    _walked(TaxCode, "/v1/tax_codes"),
    _walked(TaxRegistration, "/v1/tax/registrations", params={"status": "all"}, optional=True),
    _walked(TaxLocation, "/v1/tax/locations", params={"type": "performance"}, optional=True),
    # billing
    Collection(
        Invoice, "/v1/invoices", events=True, whole=True, via={"invoice_payment": "invoice", "credit_note": "invoice"},
        nested=(Nested("lines", (InvoiceLine,)), Nested("discounts", (Discount,), expand=True, plain=True, owned=False, told=True)),
    ),
    Collection(InvoiceItem, "/v1/invoiceitems", events=True, whole=True, lookback=_days(35)),
    Collection(InvoicePayment, "/v1/invoice_payments", events=True, lookback=_days(14)),
    _walked(InvoiceRenderingTemplate, "/v1/invoice_rendering_templates"),
    Collection(CreditNote, "/v1/credit_notes", events=True, nested=(Nested("lines", (CreditNoteLine,)),)),
    Collection(
        Subscription, "/v1/subscriptions", events=True, params={"status": "all"}, clocked=True,
        via={"discount": "subscription"},
        nested=(Nested("items", (SubscriptionItem,)), Nested("discounts", (Discount,), expand=True, plain=True, owned=False, told=True)),
    ),
    Collection(SubscriptionSchedule, "/v1/subscription_schedules", events=True, clocked=True),
    _walked(
        Quote, "/v1/quotes",
        nested=(Nested("line_items", (QuoteLineItem,), expand=True),
                Nested("computed.upfront.line_items", (QuoteUpfrontLineItem,), expand=True)),
    ),
    _walked(BillingMeter, "/v1/billing/meters"),
    _walked(BillingAlert, "/v1/billing/alerts", optional=True),
    _walked(BillingCreditGrant, "/v1/billing/credit_grants"),
    _walked(
        BillingCreditBalanceTransaction, "/v1/billing/credit_balance_transactions", optional=True,
        through=Through("billing_credit_grants", "customer", "customer"),
    ),
    _walked(BillingFeedbackOption, "/v1/billing/feedback_options", optional=True),
    _walked(EntitlementFeature, "/v1/entitlements/features"),
    Collection(
        ActiveEntitlement, "/v1/entitlements/active_entitlements", events=True, optional=True,
        via={"entitlements.active_entitlement_summary": "customer"}, owned=True,
        through=Through("customers", "customer", only_if="/v1/entitlements/features"),
    ),
    _walked(TrialOffer, "/v1/product_catalog/trial_offers", optional=True),
    _walked(BillingTestClock, "/v1/test_helpers/test_clocks", optional=True),
    # checkout
    Collection(
        CheckoutSession, "/v1/checkout/sessions", events=True, lookback=_days(2),
        nested=(Nested("line_items", (CheckoutSessionLineItem,), expand=True),),
    ),
    _walked(PaymentLink, "/v1/payment_links", nested=(Nested("line_items", (PaymentLinkLineItem,), expand=True),)),
    # balance
    Collection(
        BalanceTransaction, "/v1/balance_transactions", lookback=_days(35),  # money may take 31 days to settle
        nested=(Nested("fee_details", (BalanceTransactionFeeDetail,), plain=True),),
    ),
    Collection(Payout, "/v1/payouts", events=True),
    Collection(Topup, "/v1/topups", events=True),
    Collection(Transfer, "/v1/transfers", events=True, nested=(Nested("reversals", (TransferReversal,)),)),
    # Connect
    _walked(
        Account, "/v1/accounts", whole=False, also=("/v1/account",),
        nested=(Nested("external_accounts", (BankAccount, Card), owned=False),),
    ),
    _walked(
        Capability, "/v1/accounts/{id}/capabilities", through=Through("accounts"), paged=False, optional=True,
        whole=False, owned=True,
    ),
    _walked(Person, "/v1/accounts/{id}/persons", through=Through("accounts"), optional=True, whole=False, owned=True),
    Collection(
        ApplicationFee, "/v1/application_fees", events=True, via={"fee_refund": "fee"},
        nested=(Nested("refunds", (ApplicationFeeRefund,)),),
    ),
    _walked(CountrySpec, "/v1/country_specs"),
    _walked(ExchangeRate, "/v1/exchange_rates", optional=True),
    # for developers
    Collection(Event, "/v1/events"),
    _walked(WebhookEndpoint, "/v1/webhook_endpoints"),
    Collection(File, "/v1/files", events=True),
    _walked(FileLink, "/v1/file_links"),
    _walked(AppsSecret, "/v1/apps/secrets", params={"scope[type]": "account"}, optional=True),
    Collection(AppsInstall, "/v1/apps/installs", events=True, optional=True),
    _walked(BillingPortalConfiguration, "/v1/billing_portal/configurations"),
    # fraud
    Collection(RadarEarlyFraudWarning, "/v1/radar/early_fraud_warnings", events=True),
    _walked(RadarValueList, "/v1/radar/value_lists", optional=True),
    _walked(
        RadarValueListItem, "/v1/radar/value_list_items", through=Through("radar_value_lists", "value_list"), optional=True
    ),
    # reports
    Collection(ReportingReportRun, "/v1/reporting/report_runs", events=True, optional=True),
    _walked(ReportingReportType, "/v1/reporting/report_types", optional=True, paged=False),
    _walked(SigmaScheduledQueryRun, "/v1/sigma/scheduled_query_runs", optional=True),
    # products an account may not have
    Collection(IssuingAuthorization, "/v1/issuing/authorizations", events=True, optional=True),
    Collection(IssuingCardholder, "/v1/issuing/cardholders", events=True, optional=True),
    Collection(IssuingCard, "/v1/issuing/cards", events=True, optional=True),
    Collection(IssuingDispute, "/v1/issuing/disputes", events=True, optional=True),
    Collection(IssuingTransaction, "/v1/issuing/transactions", events=True, optional=True),
    _walked(IssuingPersonalizationDesign, "/v1/issuing/personalization_designs", optional=True),
    _walked(IssuingPhysicalBundle, "/v1/issuing/physical_bundles", optional=True),
    Collection(
        IssuingToken, "/v1/issuing/tokens", events=True, via={"issuing.token": "card"},
        through=Through("issuing_cards", "card"), optional=True,
    ),
    _walked(TreasuryFinancialAccount, "/v1/treasury/financial_accounts", optional=True),
    _treasury(TreasuryTransaction, "transactions"),
    _treasury(TreasuryTransactionEntry, "transaction_entries"),
    _treasury(TreasuryInboundTransfer, "inbound_transfers"),
    _treasury(TreasuryOutboundPayment, "outbound_payments"),
    _treasury(TreasuryOutboundTransfer, "outbound_transfers"),
    _treasury(TreasuryReceivedCredit, "received_credits"),
    _treasury(TreasuryReceivedDebit, "received_debits"),
    _treasury(TreasuryCreditReversal, "credit_reversals"),
    _treasury(TreasuryDebitReversal, "debit_reversals"),
    _walked(TerminalConfiguration, "/v1/terminal/configurations", optional=True),
    _walked(TerminalLocation, "/v1/terminal/locations", optional=True),
    _walked(TerminalReader, "/v1/terminal/readers", optional=True),
    _walked(FinancialConnectionsAccount, "/v1/financial_connections/accounts", optional=True),
    _walked(
        FinancialConnectionsAccountOwner, "/v1/financial_connections/accounts/{id}/owners", optional=True,
        through=Through("financial_connections_accounts", "ownership", "ownership"),
    ),
    _walked(
        FinancialConnectionsTransaction, "/v1/financial_connections/transactions", optional=True,
        through=Through("financial_connections_accounts", "account"),
    ),
    Collection(IdentityVerificationSession, "/v1/identity/verification_sessions", events=True, optional=True),
    Collection(IdentityVerificationReport, "/v1/identity/verification_reports", optional=True),
    _walked(ClimateOrder, "/v1/climate/orders", optional=True),
    _walked(ClimateProduct, "/v1/climate/products", optional=True),
    _walked(ClimateSupplier, "/v1/climate/suppliers", optional=True),
    Collection(ForwardingRequest, "/v1/forwarding/requests", optional=True),
)  # fmt: skip

BY_NAME: Mapping[str, Collection] = {c.name: c for c in COLLECTIONS}
