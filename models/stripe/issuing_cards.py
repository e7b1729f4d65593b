"""Stripe Issuing, the cards: cards, their holders and tokens, designs and the material they are made of."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import Address, StripeTable


class SpendingControls(Group):
    """Rules that decline authorizations."""

    allowed_card_presences: Json | None = field(
        doc="List of the only card presences allowed: present, not_present."
    )
    allowed_categories: Json | None = field(doc="List of the only merchant categories allowed.")
    allowed_merchant_countries: Json | None = field(
        doc="List of the only merchant countries allowed, two letters."
    )
    blocked_card_presences: Json | None = field(doc="List of card presences declined: present, not_present.")
    blocked_categories: Json | None = field(doc="List of merchant categories declined.")
    blocked_merchant_countries: Json | None = field(doc="List of merchant countries declined, two letters.")
    spending_limits: Json | None = field(doc="List of limits: amount in minor units, interval, categories.")
    spending_limits_currency: str | None = field(doc="Currency of the limits; three lowercase letters.")


class WalletEligibility(Group):
    """Whether a card can go into a digital wallet."""

    eligible: bool | None = field(doc="True if the card can be added.")
    ineligible_reason: str | None = field(
        doc="Why not: missing_agreement, missing_cardholder_contact or unsupported_region."
    )


class IssuingCard(StripeTable):
    """A physical or virtual card issued to a cardholder."""

    __tablename__ = "issuing_cards"
    __object__ = "issuing.card"
    # A copy of the row of issuing_cardholders; and secrets: the full card number and its CVC.
    __elsewhere__ = ("cardholder", "number", "cvc")

    id: str = field(key=True, doc="Stripe's identifier, `ic_...`.")
    brand: str = field(doc="Card network that it belongs to, e.g. Visa.")
    cancellation_reason: str | None = field(
        doc="Why it was canceled: lost, stolen, design_rejected or fulfillment_error."
    )
    cardholder: str | None = field(
        "cardholder.id", doc="The cardholder to whom it was issued.", references="issuing_cardholders"
    )
    created: datetime = field(doc="When the card was created.")
    currency: str = field(doc="Currency of the card; three lowercase letters.")
    exp_month: int = field(doc="Month in which the card expires, 1 to 12.")
    exp_year: int = field(doc="Year in which the card expires, four digits.")
    financial_account: str | None = field(
        doc="The financial account that funds the card.", references="treasury_financial_accounts"
    )
    last4: str = field(doc="Last four digits of the card number.")
    latest_fraud_warning_started_at: datetime | None = field(
        "latest_fraud_warning.started_at", doc="When the newest fraud warning came."
    )
    latest_fraud_warning_type: str | None = field(
        "latest_fraud_warning.type",
        doc="Newest fraud warning: card_testing_exposure, fraud_dispute_filed, third_party_reported, "
        "user_indicated_fraud.",
    )
    lifecycle_controls_cancel_after_payment_count: int | None = field(
        "lifecycle_controls.cancel_after.payment_count",
        doc="Number of payments after which the card cancels itself.",
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    personalization_design: str | None = field(
        doc="The design it is printed with.", references="issuing_personalization_designs"
    )
    replaced_by: str | None = field(doc="The newest card that replaces this one.", references="issuing_cards")
    replacement_for: str | None = field(doc="The card that this one replaces.", references="issuing_cards")
    replacement_reason: str | None = field(
        doc="Why the earlier card was replaced: damaged, expired, lost, stolen or fulfillment_error."
    )
    second_line: str | None = field(doc="Text printed on the card besides the holder's name.")
    shipping_address: Address | None = group("shipping.address", doc="Shipping address:")
    shipping_address_validation_mode: str | None = field(
        "shipping.address_validation.mode",
        doc="How the address is checked: disabled, normalization_only, validation_and_normalization.",
    )
    shipping_address_validation_normalized_address: Address | None = group(
        "shipping.address_validation.normalized_address", doc="Shipping address as normalized:"
    )
    shipping_address_validation_result: str | None = field(
        "shipping.address_validation.result",
        doc="Outcome of the check: likely_deliverable, likely_undeliverable or indeterminate.",
    )
    shipping_business_name: str | None = field(
        "shipping.business_name", doc="Business named on the shipping label."
    )
    shipping_carrier: str | None = field(
        "shipping.carrier", doc="Delivery company: correos, dhl, fedex, royal_mail or usps."
    )
    shipping_customs_eori_number: str | None = field(
        "shipping.customs.eori_number", doc="European customs registration number (EORI)."
    )
    shipping_delivered_at: datetime | None = field(
        "shipping.delivered_at", doc="When the card was delivered; null if not, or not tracked."
    )
    shipping_eta: datetime | None = field("shipping.eta", doc="When the card should be delivered.")
    shipping_name: str | None = field("shipping.name", doc="Name of the recipient of the shipment.")
    shipping_phone_number: str | None = field(
        "shipping.phone_number", doc="Recipient's phone, for the courier."
    )
    shipping_require_signature: bool | None = field(
        "shipping.require_signature", doc="True if delivery needs a signature; US only."
    )
    shipping_service: str | None = field(
        "shipping.service", doc="Speed of delivery: standard, express or priority."
    )
    shipping_shipped_at: datetime | None = field(
        "shipping.shipped_at", doc="When the card was shipped; null if not yet."
    )
    shipping_status: str | None = field(
        "shipping.status",
        doc="Delivery: pending, submitted, shipped, delivered, returned, failure or canceled.",
    )
    shipping_tracking_number: str | None = field(
        "shipping.tracking_number", doc="The carrier's tracking number for the shipment."
    )
    shipping_tracking_url: str | None = field(
        "shipping.tracking_url", doc="The carrier's tracking page for the shipment."
    )
    shipping_type: str | None = field("shipping.type", doc="Packaging: individual or bulk.")
    spending_controls: SpendingControls | None = group(doc="Card's spending controls:")
    status: str = field(doc="Whether it can be used: active, inactive or canceled.")
    type: str = field(doc="Kind of card: physical or virtual.")
    wallets_apple_pay: WalletEligibility | None = group("wallets.apple_pay", doc="Apple Pay:")
    wallets_google_pay: WalletEligibility | None = group("wallets.google_pay", doc="Google Pay:")
    wallets_primary_account_identifier: str | None = field(
        "wallets.primary_account_identifier", doc="Identifier of the card within digital wallets."
    )


class IssuingCardholder(StripeTable):
    """A person or company to whom cards are issued."""

    __tablename__ = "issuing_cardholders"
    __object__ = "issuing.cardholder"

    id: str = field(key=True, doc="Stripe's identifier, `ich_...`.")
    billing_address: Address | None = group("billing.address", doc="Billing address:")
    company_tax_id_provided: bool | None = field(
        "company.tax_id_provided", doc="True if the company's tax number was given."
    )
    created: datetime = field(doc="When the cardholder was created.")
    email: str | None = field(doc="The cardholder's email address.")
    individual_card_issuing_user_terms_acceptance_date: datetime | None = field(
        "individual.card_issuing.user_terms_acceptance.date", doc="When the holder accepted the user terms."
    )
    individual_card_issuing_user_terms_acceptance_ip: str | None = field(
        "individual.card_issuing.user_terms_acceptance.ip",
        doc="IP address the user terms were accepted from.",
    )
    individual_card_issuing_user_terms_acceptance_user_agent: str | None = field(
        "individual.card_issuing.user_terms_acceptance.user_agent",
        doc="Browser the user terms were accepted with.",
    )
    individual_dob_day: int | None = field("individual.dob.day", doc="The person's day of birth, 1 to 31.")
    individual_dob_month: int | None = field(
        "individual.dob.month", doc="The person's month of birth, 1 to 12."
    )
    individual_dob_year: int | None = field(
        "individual.dob.year", doc="The person's year of birth, four digits."
    )
    individual_first_name: str | None = field("individual.first_name", doc="The person's first name.")
    individual_last_name: str | None = field("individual.last_name", doc="The person's last name.")
    individual_verification_document_back: str | None = field(
        "individual.verification.document.back",
        doc="Image of the identity document's back.",
        references="files",
    )
    individual_verification_document_front: str | None = field(
        "individual.verification.document.front",
        doc="Image of the identity document's front.",
        references="files",
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    name: str = field(doc="Name as printed on the cards.")
    phone_number: str | None = field(doc="The cardholder's phone number.")
    preferred_locales: Json | None = field(doc="List of languages in order of preference, e.g. en, fr.")
    requirements_disabled_reason: str | None = field(
        "requirements.disabled_reason",
        doc="Why all cards decline: listed, rejected.listed, requirements.past_due or under_review.",
    )
    requirements_past_due: Json | None = field(
        "requirements.past_due", doc="List of fields still needed to verify the cardholder."
    )
    spending_controls: SpendingControls | None = group(doc="Spending controls on all of the holder's cards:")
    status: str = field(doc="Whether the holder's cards can be used: active, inactive or blocked.")
    type: str = field(doc="Kind of holder: individual or company.")


class IssuingPersonalizationDesign(StripeTable):
    """The logo and letter that physical cards are made with."""

    __tablename__ = "issuing_personalization_designs"
    __object__ = "issuing.personalization_design"

    id: str = field(key=True, doc="Stripe's identifier, `pcd_...`.")
    card_logo: str | None = field(doc="File of the logo printed on the card.", references="files")
    carrier_text_footer_body: str | None = field(
        "carrier_text.footer_body", doc="Closing text of the letter that carries the card."
    )
    carrier_text_footer_title: str | None = field(
        "carrier_text.footer_title", doc="Title of the letter's closing."
    )
    carrier_text_header_body: str | None = field(
        "carrier_text.header_body", doc="Opening text of the letter that carries the card."
    )
    carrier_text_header_title: str | None = field(
        "carrier_text.header_title", doc="Title of the letter's opening."
    )
    created: datetime = field(doc="When the design was created.")
    livemode: bool = field(doc="True for live data, false for test data.")
    lookup_key: str | None = field(doc="Your own fixed key by which code finds the design.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    name: str | None = field(doc="The design's name, for people to read.")
    physical_bundle: str = field(
        doc="The card material it is made for.", references="issuing_physical_bundles"
    )
    preferences_is_default: bool | None = field(
        "preferences.is_default", doc="True if cards get this design when none is named."
    )
    preferences_is_platform_default: bool | None = field(
        "preferences.is_platform_default", doc="True if it is the platform's fallback for connected accounts."
    )
    rejection_reasons_card_logo: Json | None = field(
        "rejection_reasons.card_logo", doc="List of reasons why the logo was rejected."
    )
    rejection_reasons_carrier_text: Json | None = field(
        "rejection_reasons.carrier_text", doc="List of reasons why the letter was rejected."
    )
    status: str = field(doc="Whether it can be used: active, inactive, review or rejected.")


class IssuingPhysicalBundle(StripeTable):
    """The card stock and packaging from which physical cards can be made."""

    __tablename__ = "issuing_physical_bundles"
    __object__ = "issuing.physical_bundle"

    id: str = field(key=True, doc="Stripe's identifier, `ics_...`.")
    features_card_logo: str | None = field(
        "features.card_logo", doc="Whether a design has a logo: required, optional or unsupported."
    )
    features_carrier_text: str | None = field(
        "features.carrier_text", doc="Whether a design has letter text: required, optional or unsupported."
    )
    features_second_line: str | None = field(
        "features.second_line", doc="Whether cards have a second line: required, optional or unsupported."
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    name: str = field(doc="The bundle's name, for people to read.")
    status: str = field(doc="Whether it can be used: active, inactive or review.")
    type: str = field(doc="Kind of bundle: standard (Stripe's) or custom (yours).")


class TokenDevice(Group):
    """The device that holds a network token."""

    device_fingerprint: str | None = field(doc="Obfuscated device identifier.")
    ip_address: str | None = field(doc="IP address when the token was set up.")
    location: str | None = field(doc="Latitude and longitude when the token was set up, `+12.3/-45.6`.")
    name: str | None = field(doc="Name that the device goes by.")
    phone_number: str | None = field(doc="Phone number of the device.")
    type: str | None = field(doc="Kind: phone, watch or other.")


class TokenWalletProvider(Group):
    """What the digital wallet said when a network token was asked for."""

    account_id: str | None = field(doc="The wallet's own account identifier.")
    account_trust_score: int | None = field(doc="Trust in the wallet account, 1 (low) to 5.")
    card_number_source: str | None = field(doc="Where the number came from: app, manual, on_file or other.")
    cardholder_address_line1: str | None = field("cardholder_address.line1", doc="Holder's street address.")
    cardholder_address_postal_code: str | None = field(
        "cardholder_address.postal_code", doc="Holder's postal code."
    )
    cardholder_name: str | None = field(doc="Holder's name.")
    device_trust_score: int | None = field(doc="Trust in the device; higher is better.")
    hashed_account_email_address: str | None = field(doc="Hash of the wallet account's email.")
    reason_codes: Json | None = field(doc="List of the network's reasons for its suggestion.")
    suggested_decision: str | None = field(doc="What it suggests: approve, decline or require_auth.")
    suggested_decision_version: str | None = field(doc="Version of the reason code standard.")


class IssuingToken(StripeTable):
    """A network token that stands for an issued card in a digital wallet or at a merchant."""

    __tablename__ = "issuing_tokens"
    __object__ = "issuing.token"

    id: str = field(key=True, doc="Stripe's identifier, `intok_...`.")
    card: str = field(doc="The issued card that it stands for.", references="issuing_cards")
    created: datetime = field(doc="When the token was created.")
    device_fingerprint: str | None = field(doc="Hash of the network's device identifier.")
    last4: str | None = field(doc="Last four digits of the token.")
    livemode: bool = field(doc="True for live data, false for test data.")
    network: str = field(doc="Card network that provides it: mastercard or visa.")
    network_data_device: TokenDevice | None = group("network_data.device", doc="Device:")
    network_data_mastercard_card_reference_id: str | None = field(
        "network_data.mastercard.card_reference_id", doc="Mastercard's reference for the card number."
    )
    network_data_mastercard_token_reference_id: str | None = field(
        "network_data.mastercard.token_reference_id", doc="Mastercard's reference for the token."
    )
    network_data_mastercard_token_requestor_id: str | None = field(
        "network_data.mastercard.token_requestor_id",
        doc="Mastercard's identifier of who asked for the token.",
    )
    network_data_mastercard_token_requestor_name: str | None = field(
        "network_data.mastercard.token_requestor_name",
        doc="Who asked for the token, by Mastercard's account.",
    )
    network_data_type: str | None = field(
        "network_data.type", doc="Whose data are filled in: mastercard or visa."
    )
    network_data_visa_card_reference_id: str | None = field(
        "network_data.visa.card_reference_id", doc="Visa's reference for the card number."
    )
    network_data_visa_token_reference_id: str | None = field(
        "network_data.visa.token_reference_id", doc="Visa's reference for the token."
    )
    network_data_visa_token_requestor_id: str | None = field(
        "network_data.visa.token_requestor_id", doc="Visa's identifier of who asked for the token."
    )
    network_data_visa_token_risk_score: str | None = field(
        "network_data.visa.token_risk_score", doc="Visa's risk score, 01 (safe) to 99; 00 means not scored."
    )
    network_data_wallet_provider: TokenWalletProvider | None = group(
        "network_data.wallet_provider", doc="Wallet:"
    )
    network_updated_at: datetime = field(doc="When the card network last changed the token.")
    status: str = field(doc="Whether it can be used: requested, active, suspended or deleted.")
    wallet_provider: str | None = field(
        doc="Digital wallet: apple_pay, google_pay, samsung_pay; null if none."
    )
