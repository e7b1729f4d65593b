"""Setup intents, which save a payment method for later without a payment, and their attempts."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field, group
from models.stripe.base import StripeTable
from models.stripe.payment_groups import PaymentError, UsedCard


class SetupIntent(StripeTable):
    """A payment method to be saved for future payments, through all its attempts."""

    __tablename__ = "setup_intents"
    __object__ = "setup_intent"
    __elsewhere__ = (
        # Secrets, or objects that carry them:
        "client_secret",
        "last_setup_error.payment_intent",
        "last_setup_error.setup_intent",
        "last_setup_error.source",
        # What the payer's browser is shown at that moment: links with the client secret, QR codes.
        "next_action.blik_authorize",
        "next_action.cashapp_handle_redirect_or_display_qr_code",
        "next_action.pix_display_qr_code",
        "next_action.redirect_to_url",
        "next_action.upi_handle_redirect_or_display_qr_code",
        "next_action.use_stripe_sdk",
        "next_action.verify_with_microdeposits.hosted_verification_url",
    )

    id: str = field(key=True, doc="Stripe's identifier, `seti_...`.")
    created: datetime = field(doc="When the setup intent was made.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    status: str = field(doc="Where it stands, such as `requires_action`, `succeeded` or `canceled`.")
    usage: str | None = field(doc="What the method is saved for: `on_session` or `off_session`.")
    description: str | None = field(doc="Free text that the account gave it.")
    metadata: Json | None = field(doc="The account's own keys and values on it.")
    customer: str | None = field(doc="Customer the method is saved for.", references="customers")
    customer_account: str | None = field(doc="Account that stands for the customer, if one does.")
    payment_method: str | None = field(doc="Payment method to save.", references="payment_methods")
    latest_attempt: str | None = field(doc="Latest attempt to set it up.", references="setup_attempts")
    mandate: str | None = field(doc="Mandate for many payments that it made.", references="mandates")
    single_use_mandate: str | None = field(doc="Mandate for one payment that it made.", references="mandates")
    cancellation_reason: str | None = field(doc="`abandoned`, `requested_by_customer` or `duplicate`.")
    application: str | None = field(doc="Connect application that made it.")
    on_behalf_of: str | None = field(doc="Connected account it is meant for.", references="accounts")
    attach_to_self: bool | None = field(doc="Whether the method is for the account's own money movements.")
    flow_directions: Json | None = field(doc="List of directions of money: `inbound`, `outbound`.")
    payment_method_types: Json | None = field(doc="List of kinds of payment method that may be set up.")
    allowed_payment_method_types: Json | None = field(
        doc="List of kinds of payment method to choose from automatically."
    )
    excluded_payment_method_types: Json | None = field(doc="List of kinds of payment method ruled out.")
    automatic_payment_methods_enabled: bool | None = field(
        "automatic_payment_methods.enabled", doc="Whether Stripe chooses the methods to offer."
    )
    automatic_payment_methods_allow_redirects: str | None = field(
        "automatic_payment_methods.allow_redirects",
        doc="Whether methods that send the payer elsewhere are offered: `always` or `never`.",
    )
    payment_method_configuration_details_id: str | None = field(
        "payment_method_configuration_details.id",
        doc="Configuration of payment methods in force.",
        references="payment_method_configurations",
    )
    payment_method_configuration_details_parent: str | None = field(
        "payment_method_configuration_details.parent",
        doc="Configuration that this one is based on.",
        references="payment_method_configurations",
    )
    managed_payments_enabled: bool | None = field(
        "managed_payments.enabled", doc="Whether Stripe sells as the merchant of record."
    )
    last_setup_error: PaymentError | None = group("last_setup_error", doc="Last error:")
    next_action_type: str | None = field(
        "next_action.type", doc="What the payer has to do next, such as `redirect_to_url`."
    )
    next_action_verify_with_microdeposits_arrival_date: datetime | None = field(
        "next_action.verify_with_microdeposits.arrival_date", doc="When the test deposits should arrive."
    )
    next_action_verify_with_microdeposits_microdeposit_type: str | None = field(
        "next_action.verify_with_microdeposits.microdeposit_type",
        doc="How the payer proves them: `amounts` or `descriptor_code`.",
    )
    payment_method_options_card_mandate_options: Json | None = field(
        "payment_method_options.card.mandate_options", doc="Card option: Terms of the mandate to set up."
    )
    payment_method_options_card_network: str | None = field(
        "payment_method_options.card.network", doc="Card option: Network to process on."
    )
    payment_method_options_card_request_three_d_secure: str | None = field(
        "payment_method_options.card.request_three_d_secure",
        doc="Card option: 3D Secure: `automatic`, `any` or `challenge`.",
    )
    payment_method_options_card_setup_credential_usage: str | None = field(
        "payment_method_options.card.setup_credential_usage",
        doc="Card option: What it is saved for: `recurring`, `unscheduled` or `installment`.",
    )
    payment_method_options: Json | None = field(
        "payment_method_options.*", doc="Options of methods other than card, keyed by method."
    )


class SetupAttempt(StripeTable):
    """One attempt to confirm a setup intent, successful or not."""

    __tablename__ = "setup_attempts"
    __object__ = "setup_attempt"
    __elsewhere__ = (
        # These objects carry client secrets:
        "setup_error.payment_intent",
        "setup_error.setup_intent",
        "setup_error.source",
    )

    id: str = field(key=True, doc="Stripe's identifier, `setatt_...`.")
    created: datetime = field(doc="When the attempt was made.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    status: str = field(doc="Where it stands, such as `requires_action`, `succeeded` or `failed`.")
    setup_intent: str | None = field(doc="Setup intent that it tried.", references="setup_intents")
    usage: str | None = field(doc="What the method is saved for: `on_session` or `off_session`.")
    customer: str | None = field(doc="Customer at the time.", references="customers")
    customer_account: str | None = field(doc="Account that stood for the customer, if one did.")
    payment_method: str | None = field(doc="Payment method that was tried.", references="payment_methods")
    application: str | None = field(doc="Connect application that made the setup intent.")
    on_behalf_of: str | None = field(doc="Connected account it was meant for.", references="accounts")
    attach_to_self: bool | None = field(doc="Whether the method is for the account's own money movements.")
    flow_directions: Json | None = field(doc="List of directions of money: `inbound`, `outbound`.")
    setup_error: PaymentError | None = group("setup_error", doc="Error:")
    payment_method_details_type: str | None = field(
        "payment_method_details.type", doc="Kind of payment method, such as `card` or `sepa_debit`."
    )
    payment_method_details_card: UsedCard | None = group("payment_method_details.card", doc="Card:")
    payment_method_details_card_three_d_secure_transaction_id: str | None = field(
        "payment_method_details.card.three_d_secure.transaction_id",
        doc="Card: 3D Secure identifier of the transaction.",
    )
    payment_method_details_card_present_generated_card: str | None = field(
        "payment_method_details.card_present.generated_card",
        doc="Card at a reader: Reusable card that was made from it.",
        references="payment_methods",
    )
    payment_method_details_card_present_offline_stored_at: datetime | None = field(
        "payment_method_details.card_present.offline.stored_at",
        doc="Card at a reader: When the reader kept it while offline.",
    )
    payment_method_details_card_present_offline_type: str | None = field(
        "payment_method_details.card_present.offline.type", doc="Card at a reader: `deferred` if offline."
    )
    payment_method_details: Json | None = field(
        "payment_method_details.*", doc="Details of methods other than card, keyed by method."
    )
