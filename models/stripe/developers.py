"""Stripe's tools for developers: events, webhooks, files, apps and set-ups of the customer portal."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field
from models.stripe.base import StripeTable


class Event(StripeTable):
    """Something that happened in the account, such as a payment; Stripe keeps events for 30 days only."""

    __tablename__ = "events"
    __object__ = "event"
    __elsewhere__ = ("data",)  # the object's own table has it; here it may hold client secrets

    id: str = field(key=True, doc="Stripe's identifier, `evt_...`; not in order of time.")
    created: datetime = field(doc="When it happened.")
    type: str = field(doc="What happened, such as invoice.paid or customer.subscription.deleted.")
    account: str | None = field(
        doc="Connected account in which it happened; null for one's own.", references="accounts"
    )
    api_version: str | None = field(doc="API version in whose form data is written.")
    context: str | None = field(doc="Context in which the object must be asked for; organisations only.")
    object_id: str | None = field(
        "data.object.id", doc="The object it happened to; its table has its present state."
    )
    object_type: str | None = field("data.object.object", doc="What kind of object that is, such as charge.")
    data_previous_attributes: Json | None = field(
        "data.previous_attributes", doc="Of an update: the changed fields and the values they had before."
    )
    pending_webhooks: int | None = field(doc="How many webhook endpoints have not yet taken the event.")
    request_id: str | None = field("request.id", doc="API request that caused it; null if Stripe itself did.")
    request_idempotency_key: str | None = field(
        "request.idempotency_key", doc="Key by which that request could be repeated safely."
    )
    livemode: bool = field(doc="True for live data, false for test data.")


class WebhookEndpoint(StripeTable):
    """A web address to which Stripe sends events."""

    __tablename__ = "webhook_endpoints"
    __object__ = "webhook_endpoint"
    __elsewhere__ = ("secret",)  # signs webhooks: not for a warehouse

    id: str = field(key=True, doc="Stripe's identifier, `we_...`.")
    created: datetime | None = field(doc="When the endpoint was created.")
    is_deleted: bool = field("deleted", deleted=True, doc="True once the endpoint is deleted at Stripe.")
    url: str | None = field(doc="Address to which events are sent.")
    status: str | None = field(doc="enabled or disabled.")
    enabled_events: Json | None = field(doc="Types of the events that are sent; `*` for all.")
    api_version: str | None = field(doc="API version in whose form events are sent.")
    application: str | None = field(doc="Connect application that the endpoint belongs to.")
    description: str | None = field(doc="What the endpoint is for.")
    livemode: bool | None = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="The account's own keys and values on the endpoint.")


class File(StripeTable):
    """A file kept at Stripe, such as dispute evidence, an identity document or a report."""

    __tablename__ = "files"
    __object__ = "file"
    __elsewhere__ = ("links",)

    id: str = field(key=True, doc="Stripe's identifier, `file_...`.")
    created: datetime = field(doc="When the file was made or uploaded.")
    expires_at: datetime | None = field(doc="When the file ceases to be available; null if never.")
    purpose: str | None = field(
        doc="What it is for: dispute_evidence, identity_document, finance_report_run, ..."
    )
    filename: str | None = field(doc="Name to save it under.")
    title: str | None = field(doc="Title for display.")
    type: str | None = field(doc="Format, such as csv, pdf, jpg or png.")
    size: int | None = field(doc="Size in bytes.")
    url: str | None = field(doc="Where to download it; needs the account's API key.")


class FileLink(StripeTable):
    """A public address of a file, for those without access to the account."""

    __tablename__ = "file_links"
    __object__ = "file_link"

    id: str = field(key=True, doc="Stripe's identifier, `link_...`.")
    created: datetime = field(doc="When the link was created.")
    file: str | None = field(doc="File that the link leads to.", references="files")
    expired: bool | None = field(doc="Whether the link no longer works.")
    expires_at: datetime | None = field(doc="When the link ceases to work; null if never.")
    url: str | None = field(doc="Address of the file, open to whoever knows it.")
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="The account's own keys and values on the link.")


class AppsSecret(StripeTable):
    """An entry of a Stripe App's secret store: its name and scope, never the secret itself."""

    __tablename__ = "apps_secrets"
    __object__ = "apps.secret"
    __elsewhere__ = ("payload",)  # the secret itself: not for a warehouse

    id: str = field(key=True, doc="Stripe's identifier, `appsecret_...`.")
    created: datetime | None = field(doc="When the entry was created.")
    is_deleted: bool = field("deleted", deleted=True, doc="True once the entry is deleted at Stripe.")
    name: str | None = field(doc="Name of the entry, unique within its scope.")
    scope_type: str | None = field("scope.type", doc="Who can read it: account or user.")
    scope_user: str | None = field("scope.user", doc="User who can read it, where the scope is user.")
    expires_at: datetime | None = field(doc="When the entry will be deleted by itself; null if never.")
    livemode: bool | None = field(doc="True for live data, false for test data.")


class AppsInstall(StripeTable):
    """A Stripe App installed in an account, with what it may do there."""

    __tablename__ = "apps_installs"
    __object__ = "apps.install"
    __elsewhere__ = ("auth_code",)  # an OAuth authorization code: not for a warehouse

    id: str = field(key=True, doc="Stripe's identifier of the install.")
    created: datetime | None = field(doc="When the app was installed.")
    is_deleted: bool = field("deleted", deleted=True, doc="True once the install is deleted at Stripe.")
    account: str | None = field(doc="Account in which the app is installed.", references="accounts")
    app: str | None = field(doc="App that is installed.")
    status: str | None = field(doc="installing, installed, install_failed, uninstalling or uninstall_failed.")
    channel: str | None = field(
        doc="How the app came: public, private_live, private_test, review or testing."
    )
    created_by: str | None = field(doc="Platform that made the install, if one did.")
    approval_required: bool | None = field(doc="Whether somebody must still approve what the app asks for.")
    permissions_granted: Json | None = field(doc="Permissions that the app has, as a list.")
    permissions_pending: Json | None = field(doc="Permissions that the app asks for and does not have yet.")
    endpoints_granted: Json | None = field(doc="Addresses of its own that the app may use, as a list.")
    endpoints_pending: Json | None = field(doc="Addresses that the app asks for and may not use yet.")
    content_security_policy_granted_connect_src: Json | None = field(
        "content_security_policy_granted.connect_src", doc="Addresses that the app may send requests to."
    )
    content_security_policy_granted_image_src: Json | None = field(
        "content_security_policy_granted.image_src", doc="Addresses that the app may load images from."
    )
    content_security_policy_pending_connect_src: Json | None = field(
        "content_security_policy_pending.connect_src", doc="Addresses for requests that await approval."
    )
    content_security_policy_pending_image_src: Json | None = field(
        "content_security_policy_pending.image_src", doc="Addresses for images that await approval."
    )
    livemode: bool | None = field(doc="True for live data, false for test data.")


class BillingPortalConfiguration(StripeTable):
    """A set-up of the customer portal: what customers see there and may change themselves."""

    __tablename__ = "billing_portal_configurations"
    __object__ = "billing_portal.configuration"

    id: str = field(key=True, doc="Stripe's identifier, `bpc_...`.")
    created: datetime = field(doc="When the set-up was created.")
    updated: datetime | None = field(doc="When the set-up was last changed.")
    name: str | None = field(doc="Name of the set-up.")
    active: bool | None = field(doc="Whether the portal can be opened with it.")
    is_default: bool | None = field(doc="Whether it is used where no other is named.")
    application: str | None = field(doc="Connect application that made it.")
    default_return_url: str | None = field(doc="Where customers go when they leave the portal.")
    business_profile_headline: str | None = field(
        "business_profile.headline", doc="Line of text at the top of the portal."
    )
    business_profile_privacy_policy_url: str | None = field(
        "business_profile.privacy_policy_url", doc="Page with the business's privacy policy."
    )
    business_profile_terms_of_service_url: str | None = field(
        "business_profile.terms_of_service_url", doc="Page with the business's terms of service."
    )
    login_page_enabled: bool | None = field(
        "login_page.enabled", doc="Whether there is a page where customers log in by e-mail."
    )
    login_page_url: str | None = field("login_page.url", doc="Address of the login page.")
    features_customer_update_enabled: bool | None = field(
        "features.customer_update.enabled", doc="Whether customers may change their details."
    )
    features_customer_update_allowed_updates: Json | None = field(
        "features.customer_update.allowed_updates",
        doc="Which details: address, email, name, phone, shipping, tax_id.",
    )
    features_invoice_history_enabled: bool | None = field(
        "features.invoice_history.enabled", doc="Whether customers see their past invoices."
    )
    features_payment_method_update_enabled: bool | None = field(
        "features.payment_method_update.enabled", doc="Whether customers may change their payment methods."
    )
    features_payment_method_update_payment_method_configuration: str | None = field(
        "features.payment_method_update.payment_method_configuration",
        doc="Configuration that says which payment methods they may add.",
        references="payment_method_configurations",
    )
    features_subscription_cancel_enabled: bool | None = field(
        "features.subscription_cancel.enabled", doc="Whether customers may cancel subscriptions."
    )
    features_subscription_cancel_mode: str | None = field(
        "features.subscription_cancel.mode", doc="When cancelling takes effect: immediately or at_period_end."
    )
    features_subscription_cancel_proration_behavior: str | None = field(
        "features.subscription_cancel.proration_behavior",
        doc="Proration on cancelling: none, create_prorations or always_invoice.",
    )
    features_subscription_cancel_cancellation_reason_enabled: bool | None = field(
        "features.subscription_cancel.cancellation_reason.enabled",
        doc="Whether customers are asked why they cancel.",
    )
    features_subscription_cancel_cancellation_reason_options: Json | None = field(
        "features.subscription_cancel.cancellation_reason.options",
        doc="Reasons to choose from, such as too_expensive or unused.",
    )
    features_subscription_cancel_cancellation_reason_feedback: Json | None = field(
        "features.subscription_cancel.cancellation_reason.feedback_options",
        doc="Ids of the account's own reasons to choose from (feedback_options).",
    )
    features_subscription_pause_enabled: bool | None = field(
        "features.subscription_pause.enabled", doc="Whether customers may pause subscriptions."
    )
    features_subscription_pause_duration_type: str | None = field(
        "features.subscription_pause.duration.type",
        doc="How long a pause lasts: indefinite or interval_options.",
    )
    features_subscription_pause_duration_interval_options: Json | None = field(
        "features.subscription_pause.duration.interval_options",
        doc="Lengths of pause to choose from, as a list.",
    )
    features_subscription_update_enabled: bool | None = field(
        "features.subscription_update.enabled", doc="Whether customers may change subscriptions."
    )
    features_subscription_update_default_allowed_updates: Json | None = field(
        "features.subscription_update.default_allowed_updates",
        doc="What of them: price, quantity, promotion_code.",
    )
    features_subscription_update_billing_cycle_anchor: str | None = field(
        "features.subscription_update.billing_cycle_anchor",
        doc="Whether a change starts a new billing period: now or unchanged.",
    )
    features_subscription_update_products: Json | None = field(
        "features.subscription_update.products",
        doc="Products, up to ten, and prices that customers can switch to.",
    )
    features_subscription_update_proration_behavior: str | None = field(
        "features.subscription_update.proration_behavior",
        doc="Proration on changes: none, create_prorations or always_invoice.",
    )
    features_subscription_update_schedule_at_period_end_conditions: Json | None = field(
        "features.subscription_update.schedule_at_period_end.conditions",
        doc="Changes that wait for the period's end, such as decreasing_item_amount.",
    )
    features_subscription_update_trial_update_behavior: str | None = field(
        "features.subscription_update.trial_update_behavior",
        doc="What a change does to a trial: end_trial or continue_trial.",
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="The account's own keys and values on the set-up.")
