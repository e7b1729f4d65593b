"""Plans of how subscriptions change over time."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Group, Json, field, group
from models.stripe.base import StripeTable
from models.stripe.billing_parts import AutomaticTax, BillingMode, BillingThresholds, Party, TransferData


class DefaultSettings(Group):
    """What applies to every phase of a schedule that does not say otherwise."""

    collection_method: str | None = field(doc="`charge_automatically` or `send_invoice`.")
    billing_cycle_anchor: str | None = field(
        doc="`automatic` or `phase_start` (each phase restarts the cycle)."
    )
    billing_thresholds: BillingThresholds | None = group()
    default_payment_method: str | None = field(
        doc="Payment method to use rather than the customer's.", references="payment_methods"
    )
    description: str | None = field(doc="Text about the subscription, as the customer sees it.")
    automatic_tax: AutomaticTax | None = group()
    automatic_tax_disabled_reason: str | None = field(
        "automatic_tax.disabled_reason", doc="Why Stripe switched automatic tax off."
    )
    invoice_settings_account_tax_ids: Json | None = field(
        "invoice_settings.account_tax_ids", doc="Ids of the account's tax numbers put on invoices."
    )
    invoice_settings_custom_fields: Json | None = field(
        "invoice_settings.custom_fields", doc="The account's own fields on invoices."
    )
    invoice_settings_days_until_due: int | None = field(
        "invoice_settings.days_until_due", doc="Days to pay an invoice; null if charged automatically."
    )
    invoice_settings_description: str | None = field(
        "invoice_settings.description", doc="Free text put on invoices."
    )
    invoice_settings_footer: str | None = field(
        "invoice_settings.footer", doc="Text at the foot of invoices."
    )
    invoice_settings_issuer: Party | None = group("invoice_settings.issuer", doc="Who issues invoices:")
    application_fee_percent: Decimal | None = field(
        doc="Percentage of each invoice that goes to the Connect application, 0 to 100."
    )
    on_behalf_of: str | None = field(
        doc="Connected account in whose name charges are made.", references="accounts"
    )
    transfer_data: TransferData | None = group()


class SubscriptionSchedule(StripeTable):
    """A sequence of phases that a subscription goes through by itself, each with its own items."""

    __tablename__ = "subscription_schedules"
    __object__ = "subscription_schedule"

    id: str = field(key=True, doc="Stripe's identifier, `sub_sched_...`.")
    created: datetime = field(doc="When the schedule was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    status: str = field(doc="`not_started`, `active`, `completed`, `released` or `canceled`.")
    customer: str | None = field(doc="Customer who subscribes.", references="customers")
    customer_account: str | None = field(doc="Account standing for the customer who subscribes.")
    subscription: str | None = field(
        doc="Subscription that the schedule steers at present.", references="subscriptions"
    )
    released_subscription: str | None = field(
        doc="Subscription that it steered until it was released.", references="subscriptions"
    )
    end_behavior: str | None = field(
        doc="What the end does to the subscription: `release` (goes on) or `cancel`."
    )
    current_phase_start_date: datetime | None = field(
        "current_phase.start_date", doc="When the running phase began."
    )
    current_phase_end_date: datetime | None = field(
        "current_phase.end_date", doc="When the running phase ends."
    )
    canceled_at: datetime | None = field(doc="When the schedule was canceled.")
    completed_at: datetime | None = field(doc="When the last phase was over.")
    released_at: datetime | None = field(doc="When the subscription was released from the schedule.")
    phases: Json | None = field(doc="The phases in order, each with dates, items, discounts and settings.")
    pause_schedules: Json | None = field(doc="Pauses that are planned or running.")
    billing_mode: BillingMode | None = group()
    billing_mode_updated_at: datetime | None = field(
        "billing_mode.updated_at", doc="When the present billing mode was adopted."
    )
    default_settings: DefaultSettings | None = group(doc="Default of all phases:")
    application: str | None = field(doc="Connect application that created the schedule.")
    test_clock: str | None = field(doc="Test clock that the schedule runs on.", references="test_clocks")
    metadata: Json | None = field(doc="The account's own keys and values on the schedule.")
