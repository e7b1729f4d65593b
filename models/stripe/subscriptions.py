"""Subscriptions and what they consist of."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Group, Json, JsonText, field, group
from models.stripe.base import StripeTable
from models.stripe.billing_parts import AutomaticTax, BillingMode, BillingThresholds, Party, TransferData


class PendingUpdate(Group):
    """A change of a subscription that takes effect once its invoice is paid."""

    expires_at: datetime | None = field(doc="When it is dropped if still unpaid.")
    subscription_items: Json | None = field(doc="Items that the subscription would then have.")
    billing_cycle_anchor: datetime | None = field(doc="Anchor of the billing cycle from then on.")
    cancel_at_period_end: bool | None = field(doc="Whether it would then end with its period.")
    trial_end: datetime | None = field(doc="When the trial would end.")
    trial_from_plan: bool | None = field(doc="Whether the price's own trial days would apply.")
    discount: Json | None = field(doc="Discount that would apply.")
    discounts: Json | None = field(doc="Ids of the discounts that would apply.")
    metadata: Json | None = field(doc="Metadata that the subscription would get.")


class Subscription(StripeTable):
    """A customer's standing order for one or more prices, billed period by period; canceled ones stay."""

    __tablename__ = "subscriptions"
    __object__ = "subscription"
    __elsewhere__ = (
        "items",  # subscription_items
        "plan",  # sent whole where there is one item; its id has a column, the rest stands in plans
    )

    id: str = field(key=True, doc="Stripe's identifier, `sub_...`.")
    created: datetime = field(doc="When the subscription was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    status: str = field(
        doc="`trialing`, `active`, `past_due`, `unpaid`, `paused`, `canceled`, "
        "`incomplete` or `incomplete_expired`."
    )
    customer_id: str | None = field("customer", doc="Customer who subscribes.", references="customers")
    customer_account: str | None = field(doc="Account standing for the customer who subscribes.")
    plan_id: str | None = field(
        "plan.id",
        doc="Plan, where there is one item only; see subscription_items.",
        references="plans",
    )
    quantity: int | None = field(doc="Quantity, where there is one item only; see subscription_items.")
    description: str | None = field(doc="Text about the subscription, as the customer sees it.")
    currency: str | None = field(doc="Three-letter currency code, in lower case.")
    start_date: datetime | None = field(
        doc="When the subscription began, which can lie before it was created."
    )
    start: datetime | None = field(
        doc="When the present plan began; only under API versions before 2019-10-17, see start_date."
    )
    current_period_start: datetime | None = field(
        doc="Start of the period; only under API versions before 2025-03-31, see subscription_items."
    )
    current_period_end: datetime | None = field(
        doc="End of the period; only under API versions before 2025-03-31, see subscription_items."
    )
    trial_start: datetime | None = field(doc="Start of the trial, if any.")
    trial_end: datetime | None = field(doc="End of the trial, if any.")
    trial_settings_end_behavior_missing_payment_method: str | None = field(
        "trial_settings.end_behavior.missing_payment_method",
        doc="What a trial's end does without payment method: `cancel`, `create_invoice` or `pause`.",
    )
    trial_settings_end_behavior_billing_cycle_anchor: str | None = field(
        "trial_settings.end_behavior.billing_cycle_anchor",
        doc="How the billing cycle is anchored when the trial ends; null means `now`.",
    )
    cancel_at: datetime | None = field(doc="When the subscription is going to be canceled.")
    cancel_at_period_end: bool | None = field(doc="Whether it ends, or ended, with the running period.")
    canceled_at: datetime | None = field(doc="When cancellation was asked for, not when it took effect.")
    ended_at: datetime | None = field(doc="When the subscription ended.")
    cancellation_details_reason: str | None = field(
        "cancellation_details.reason",
        doc="Who or what canceled it, e.g. `cancellation_requested` or `payment_failed`.",
    )
    cancellation_details_feedback: str | None = field(
        "cancellation_details.feedback", doc="Reason that the customer chose, e.g. `too_expensive`."
    )
    cancellation_details_feedback_option: str | None = field(
        "cancellation_details.feedback_option",
        doc="Reason that the customer chose among the account's own.",
        references="billing_feedback_options",
    )
    cancellation_details_comment: str | None = field(
        "cancellation_details.comment", doc="What the customer wrote about the reason."
    )
    pause_collection_behavior: str | None = field(
        "pause_collection.behavior",
        doc="What happens to invoices during a pause: `keep_as_draft`, `mark_uncollectible` or `void`.",
    )
    pause_collection_resumes_at: datetime | None = field(
        "pause_collection.resumes_at", doc="When collection goes on after the pause."
    )
    status_details_paused_type: str | None = field("status_details.paused.type", doc="Kind of pause.")
    status_details_paused_subscription_type: str | None = field(
        "status_details.paused.subscription.type", doc="Why the subscription was paused."
    )
    status_details_paused_transitioned_at: datetime | None = field(
        "status_details.paused.transitioned_at", doc="When the subscription became paused."
    )

    collection_method: str | None = field(doc="`charge_automatically` or `send_invoice`.")
    days_until_due: int | None = field(doc="Days to pay an invoice; null if charged automatically.")
    billing_cycle_anchor: datetime | None = field(doc="Instant from which billing periods are counted.")
    billing_cycle_anchor_config_day_of_month: int | None = field(
        "billing_cycle_anchor_config.day_of_month", doc="Day of the month on which periods begin, 1 to 31."
    )
    billing_cycle_anchor_config_hour: int | None = field(
        "billing_cycle_anchor_config.hour", doc="Hour at which periods begin, 0 to 23."
    )
    billing_cycle_anchor_config_minute: int | None = field(
        "billing_cycle_anchor_config.minute", doc="Minute at which periods begin, 0 to 59."
    )
    billing_cycle_anchor_config_month: int | None = field(
        "billing_cycle_anchor_config.month", doc="Month in which periods begin, 1 to 12."
    )
    billing_cycle_anchor_config_second: int | None = field(
        "billing_cycle_anchor_config.second", doc="Second at which periods begin, 0 to 59."
    )
    billing_mode: BillingMode | None = group()
    billing_mode_updated_at: datetime | None = field(
        "billing_mode.updated_at", doc="When the present billing mode was adopted."
    )
    billing_schedules: Json | None = field(doc="Stretches of time for which items are billed ahead.")
    billing_thresholds: BillingThresholds | None = group()
    pending_invoice_item_interval_interval: str | None = field(
        "pending_invoice_item_interval.interval",
        doc="How often pending items are billed: `day`, `week`, `month` or `year`.",
    )
    pending_invoice_item_interval_interval_count: int | None = field(
        "pending_invoice_item_interval.interval_count",
        doc="How many intervals lie between two billings of pending items.",
    )
    next_pending_invoice_item_invoice: datetime | None = field(
        doc="About when pending items are billed next."
    )
    latest_invoice: str | None = field(doc="Newest invoice of the subscription.", references="invoices")
    invoice_settings_account_tax_ids: Json | None = field(
        "invoice_settings.account_tax_ids", doc="Ids of the account's tax numbers put on its invoices."
    )
    invoice_settings_custom_fields: Json | None = field(
        "invoice_settings.custom_fields", doc="Names and values of the account's own fields on its invoices."
    )
    invoice_settings_description: str | None = field(
        "invoice_settings.description", doc="Free text put on its invoices."
    )
    invoice_settings_footer: str | None = field(
        "invoice_settings.footer", doc="Text at the foot of its invoices."
    )
    invoice_settings_issuer: Party | None = group("invoice_settings.issuer", doc="Who issues its invoices:")
    discount_id: str | None = field(
        "discount.id", doc="The one discount; only under API versions before 2025-03-31, see discounts."
    )
    discounts: Json | None = field(doc="Ids of the discounts on the subscription as a whole.")
    tax_percent: Decimal | None = field(
        doc="Tax in percent; only under API versions before 2020-08-27, see default_tax_rates."
    )
    default_tax_rates: Json | None = field(doc="Tax rates of all items that carry none of their own.")
    automatic_tax: AutomaticTax | None = group()
    automatic_tax_disabled_reason: str | None = field(
        "automatic_tax.disabled_reason", doc="Why Stripe switched automatic tax off."
    )
    presentment_details_presentment_currency: str | None = field(
        "presentment_details.presentment_currency",
        doc="Three-letter code of the currency the customer pays in.",
    )
    managed_payments_enabled: bool | None = field(
        "managed_payments.enabled", doc="Whether Stripe is the merchant of record."
    )

    default_payment_method: str | None = field(
        doc="Payment method to use rather than the customer's.", references="payment_methods"
    )
    default_source: str | None = field(doc="Legacy payment source to use rather than the customer's.")
    payment_settings_save_default_payment_method: str | None = field(
        "payment_settings.save_default_payment_method",
        doc="Whether a method that worked becomes the default: `on_subscription` or `off`.",
    )
    payment_settings_payment_method_types: Json | None = field(
        "payment_settings.payment_method_types",
        doc="Kinds of payment method on offer; null for automatic choice.",
    )
    payment_settings_payment_method_options: Json | None = field(
        "payment_settings.payment_method_options", doc="Settings of each kind of payment method, keyed by it."
    )
    pending_setup_intent: str | None = field(
        doc="Setup intent by which the customer still has to authenticate.", references="setup_intents"
    )
    pending_update: PendingUpdate | None = group(doc="Change awaiting payment:")
    schedule: str | None = field(
        doc="Schedule that steers the subscription.", references="subscription_schedules"
    )
    application: str | None = field(doc="Connect application that created the subscription.")
    application_fee_percent: Decimal | None = field(
        doc="Percentage of each invoice that goes to the Connect application, 0 to 100."
    )
    on_behalf_of: str | None = field(
        doc="Connected account in whose name its charges are made.", references="accounts"
    )
    transfer_data: TransferData | None = group()
    test_clock: str | None = field(doc="Test clock that the subscription runs on.", references="test_clocks")
    metadata: Json | None = field(doc="The account's own keys and values on the subscription.")
    is_deleted: bool = field(
        "deleted", deleted=True, doc="Whether Stripe no longer has it; canceled ones are kept, see status."
    )


class SubscriptionItem(StripeTable):
    """One price within a subscription, with its quantity and its billing period."""

    __tablename__ = "subscription_items"
    __object__ = "subscription_item"
    __elsewhere__ = (
        "plan",
        "price",
    )  # sent whole; their ids have columns, the rest stands in plans and prices

    id: str = field(key=True, doc="Stripe's identifier, `si_...`.")
    created: datetime = field(doc="When the item was added.")
    subscription_id: str = field(
        "subscription",
        "^id",
        parent=True,
        doc="Subscription that the item is part of.",
        references="subscriptions",
    )
    plan_id: str | None = field(
        "plan.id", doc="Plan that is billed; the same as price_id.", references="plans"
    )
    price_id: str | None = field("price.id", doc="Price that is billed.", references="prices")
    quantity: int | None = field(doc="How many units are billed per period; null for metered prices.")
    current_period_start: datetime | None = field(doc="Start of the item's running billing period.")
    current_period_end: datetime | None = field(doc="End of the item's running billing period.")
    billed_until: datetime | None = field(doc="Up to when the item has been billed.")
    current_trial_start_date: datetime | None = field(
        "current_trial.start_date", doc="When the item's running trial began."
    )
    current_trial_end_date: datetime | None = field(
        "current_trial.end_date", doc="When the item's running trial ends."
    )
    current_trial_trial_offer: str | None = field(
        "current_trial.trial_offer",
        doc="Trial offer that the running trial follows.",
        references="product_catalog_trial_offers",
    )
    billing_thresholds_usage_gte: int | None = field(
        "billing_thresholds.usage_gte", doc="Usage, in units, that triggers an invoice early."
    )
    discounts: Json | None = field(doc="Ids of the discounts on the item itself.")
    tax_rates: JsonText | None = field(doc="Tax rates that the item carries instead of the subscription's.")
    metadata: Json | None = field(doc="The account's own keys and values on the item.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the item was taken off the subscription.")
