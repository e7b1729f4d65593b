"""Authentications of cardholders by 3D Secure that stand apart from a payment at Stripe."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import Address, StripeTable


class FutureUse(Group):
    """Payments that are to follow the authentication."""

    amount: int | None = field(doc="Amount of each, in minor units.")
    expiry_date: str | None = field("expiry.date", doc="Day after which there are none, YYYY-MM-DD.")
    expiry_type: str | None = field("expiry.type", doc="Whether they end: `date` or `never`.")
    interval: str | None = field(doc="Unit of time between them, such as `month`.")
    interval_count: int | None = field(doc="Fewest units of time between them.")


class ThreeDSecureAuthentication(StripeTable):
    """One 3D Secure authentication of a cardholder for a payment that may be processed elsewhere."""

    __tablename__ = "three_d_secure_authentications"
    __object__ = "three_d_secure.authentication"
    __elsewhere__ = (
        # Proof of the authentication, and the raw messages that contain it, are secrets:
        "outcome_details.cryptogram",
        "outcome_details.ares",
        "outcome_details.rreq",
        # Links for the cardholder's browser, good only for the moment:
        "challenge_url",
        "fingerprinting_url",
    )

    id: str = field(key=True, doc="Stripe's identifier of the authentication.")
    created: datetime = field(doc="When the authentication was begun.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    status: str = field(doc="Where it stands, such as `requires_challenge`, `succeeded` or `failed`.")
    outcome: str | None = field(doc="How it ended, such as `authenticated`, `rejected` or `abandoned`.")
    amount: int | None = field(doc="Amount of the payment, in minor units of the currency.")
    currency: str | None = field(doc="Three-letter currency code, in lower case.")
    payment_method: str | None = field(doc="Payment method of the cardholder.", references="payment_methods")
    directory_server: str | None = field(doc="Card network whose server was asked, such as `visa`.")
    message_category: str | None = field(doc="`payment_authentication` or `non_payment_authentication`.")
    reason: str | None = field(doc="Why it was asked for, such as `liability_shift`.")
    metadata: Json | None = field(doc="The account's own keys and values on it.")
    acquirer_details_acquirer_bin: str | None = field(
        "acquirer_details.acquirer_bin", doc="Acquirer's BIN at the directory server."
    )
    acquirer_details_acquirer_country: str | None = field(
        "acquirer_details.acquirer_country", doc="Two-letter code of the acquirer's country."
    )
    acquirer_details_acquirer_merchant_id: str | None = field(
        "acquirer_details.acquirer_merchant_id", doc="Merchant ID that the acquirer gave."
    )
    acquirer_details_mcc: str | None = field("acquirer_details.mcc", doc="Merchant category code.")
    acquirer_details_merchant_name: str | None = field(
        "acquirer_details.merchant_name", doc="Merchant's name at the acquirer."
    )
    acquirer_details_requestor_id: str | None = field(
        "acquirer_details.requestor_id", doc="Requestor ID in the network's 3D Secure program."
    )
    channel_type: str | None = field(
        "channel.type", doc="`browser`, or `three_r_i` for the merchant's own request."
    )
    channel_browser_accept_header: str | None = field(
        "channel.browser.accept_header", doc="Browser: HTTP accept header."
    )
    channel_browser_color_depth: int | None = field(
        "channel.browser.color_depth", doc="Browser: Color depth of the screen, in bits."
    )
    channel_browser_ip_address: str | None = field("channel.browser.ip_address", doc="Browser: IP address.")
    channel_browser_java_enabled: bool | None = field(
        "channel.browser.java_enabled", doc="Browser: Whether it runs Java."
    )
    channel_browser_javascript_enabled: bool | None = field(
        "channel.browser.javascript_enabled", doc="Browser: Whether it runs JavaScript."
    )
    channel_browser_language: str | None = field(
        "channel.browser.language", doc="Browser: Language tag, such as `en-US`."
    )
    channel_browser_screen_height: int | None = field(
        "channel.browser.screen_height", doc="Browser: Height of the screen, in pixels."
    )
    channel_browser_screen_width: int | None = field(
        "channel.browser.screen_width", doc="Browser: Width of the screen, in pixels."
    )
    channel_browser_timezone_offset: int | None = field(
        "channel.browser.timezone_offset", doc="Browser: Minutes between UTC and local time."
    )
    channel_browser_user_agent: str | None = field("channel.browser.user_agent", doc="Browser: User agent.")
    channel_three_r_i_previous_authentication: str | None = field(
        "channel.three_r_i.previous_authentication",
        doc="Earlier authentication that the merchant's request rests on.",
        references="three_d_secure_authentications",
    )
    channel_three_r_i_type: str | None = field(
        "channel.three_r_i.type", doc="Kind of merchant's request, such as `recurring` or `split_shipment`."
    )
    flow_preference_type: str | None = field(
        "flow_preference.type", doc="Flow asked for: `challenge`, `frictionless` or `data_share`."
    )
    flow_preference_challenge_type: str | None = field(
        "flow_preference.challenge.type",
        doc="How firmly a challenge is asked for: `mandated` or `preferred`.",
    )
    flow_preference_data_share_type: str | None = field(
        "flow_preference.data_share.type", doc="Kind of data sharing: `ds_specific` or `emv_standard`."
    )
    flow_preference_frictionless_type: str | None = field(
        "flow_preference.frictionless.type", doc="Ground for no challenge: `low_risk` or `none`."
    )
    future_usage_type: str | None = field(
        "future_usage.type", doc="Use to follow: `card_on_file`, `installment` or `recurring`."
    )
    future_usage_installment: FutureUse | None = group("future_usage.installment", doc="Installments:")
    future_usage_installment_number: int | None = field(
        "future_usage.installment.number", doc="Installments: Most there may be."
    )
    future_usage_recurring: FutureUse | None = group("future_usage.recurring", doc="Recurring payments:")
    outcome_details_acs_transaction_id: str | None = field(
        "outcome_details.acs_transaction_id", doc="Issuer's identifier of the transaction."
    )
    outcome_details_ds_transaction_id: str | None = field(
        "outcome_details.ds_transaction_id", doc="Directory server's identifier of the transaction."
    )
    outcome_details_three_ds_server_transaction_id: str | None = field(
        "outcome_details.three_ds_server_transaction_id", doc="Stripe's own 3D Secure identifier of it."
    )
    outcome_details_eci: str | None = field(
        "outcome_details.eci", doc="Issuer's electronic commerce indicator, such as `05`."
    )
    outcome_details_protocol_version: str | None = field(
        "outcome_details.protocol_version", doc="3D Secure version that was used, such as `2.2.0`."
    )
    outcome_details_requestor_challenge_indicator: str | None = field(
        "outcome_details.requestor_challenge_indicator",
        doc="Whether a challenge was asked for, `01` to `06`.",
    )
    outcome_details_ares_trans_status: str | None = field(
        "outcome_details.ares_trans_status", doc="Status in the issuer's first answer, such as `Y` or `C`."
    )
    outcome_details_rreq_trans_status: str | None = field(
        "outcome_details.rreq_trans_status", doc="Status after the challenge, such as `Y` or `N`."
    )
    outcome_details_network_details_cartes_bancaires_avalgo: str | None = field(
        "outcome_details.network_details.cartes_bancaires.avalgo",
        doc="Cartes Bancaires: How the cryptogram was computed.",
    )
    outcome_details_network_details_cartes_bancaires_cb_exemption: str | None = field(
        "outcome_details.network_details.cartes_bancaires.cb_exemption",
        doc="Cartes Bancaires: Exemption indicator, Base64 of three bytes.",
    )
    outcome_details_network_details_cartes_bancaires_cb_score: str | None = field(
        "outcome_details.network_details.cartes_bancaires.cb_score",
        doc="Cartes Bancaires: Risk score, 0 to 99.",
    )
    shipping_address: Address | None = group("shipping_address", doc="Shipping address:")
