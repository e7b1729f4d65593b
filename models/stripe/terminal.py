"""Stripe Terminal: card readers, where they stand and how they are set up."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import Address, StripeTable


class JapaneseAddress(Group):
    """An address in Japanese script."""

    city: str | None = field(doc="City or ward.")
    country: str | None = field(doc="Two-letter country code (ISO 3166-1 alpha-2).")
    line1: str | None = field(doc="Block and building number.")
    line2: str | None = field(doc="Building details.")
    postal_code: str | None = field(doc="Postal code.")
    state: str | None = field(doc="Prefecture.")
    town: str | None = field(doc="Town or cho-me.")


class TerminalConfiguration(StripeTable):
    """Settings of card readers: for the whole account or for single locations."""

    __tablename__ = "terminal_configurations"
    __object__ = "terminal.configuration"
    # Secrets: the passcode of the readers' menu, passwords of networks and the keys to them.
    __elsewhere__ = (
        "reader_security.admin_menu_passcode",
        "wifi.enterprise_eap_peap.password",
        "wifi.enterprise_eap_tls.private_key_file",
        "wifi.enterprise_eap_tls.private_key_file_password",
        "wifi.personal_psk.password",
    )

    id: str = field(key=True, doc="Stripe's identifier, `tmc_...`.")
    bbpos_wisepad3_splashscreen: str | None = field(
        "bbpos_wisepad3.splashscreen", doc="Image shown on BBPOS WisePad 3 readers.", references="files"
    )
    bbpos_wisepos_e_splashscreen: str | None = field(
        "bbpos_wisepos_e.splashscreen", doc="Image shown on BBPOS WisePOS E readers.", references="files"
    )
    cellular_enabled: bool | None = field(
        "cellular.enabled", doc="True if readers may go online by mobile network."
    )
    is_account_default: bool | None = field(doc="True if it holds for the whole account.")
    is_deleted: bool = field("deleted", deleted=True, doc="True once the configuration was deleted.")
    livemode: bool | None = field(doc="True for live data, false for test data.")
    name: str | None = field(doc="Name that you gave the configuration.")
    offline_enabled: bool | None = field(
        "offline.enabled", doc="True if payments are taken while a reader is offline."
    )
    reboot_window_end_hour: int | None = field(
        "reboot_window.end_hour", doc="Hour of the day by which readers reboot, 0 to 23."
    )
    reboot_window_start_hour: int | None = field(
        "reboot_window.start_hour", doc="Hour of the day from which readers reboot, 0 to 23."
    )
    stripe_s700_splashscreen: str | None = field(
        "stripe_s700.splashscreen", doc="Image shown on Stripe S700 readers.", references="files"
    )
    stripe_s710_splashscreen: str | None = field(
        "stripe_s710.splashscreen", doc="Image shown on Stripe S710 readers.", references="files"
    )
    stripe_t600_splashscreen: str | None = field(
        "stripe_t600.splashscreen", doc="Image shown on Stripe T600 readers.", references="files"
    )
    tipping: Json | None = field(
        doc="Tips offered, by currency: fixed amounts, percentages, threshold between them."
    )
    verifone_m425_splashscreen: str | None = field(
        "verifone_m425.splashscreen", doc="Image shown on Verifone M425 readers.", references="files"
    )
    verifone_p400_splashscreen: str | None = field(
        "verifone_p400.splashscreen", doc="Image shown on Verifone P400 readers.", references="files"
    )
    verifone_p630_splashscreen: str | None = field(
        "verifone_p630.splashscreen", doc="Image shown on Verifone P630 readers.", references="files"
    )
    verifone_ux700_splashscreen: str | None = field(
        "verifone_ux700.splashscreen", doc="Image shown on Verifone UX700 readers.", references="files"
    )
    verifone_v660p_splashscreen: str | None = field(
        "verifone_v660p.splashscreen", doc="Image shown on Verifone V660p readers.", references="files"
    )
    wifi_enterprise_eap_peap_ca_certificate_file: str | None = field(
        "wifi.enterprise_eap_peap.ca_certificate_file",
        doc="The server's certificate (PEAP).",
        references="files",
    )
    wifi_enterprise_eap_peap_ssid: str | None = field(
        "wifi.enterprise_eap_peap.ssid", doc="Name of the Wi-Fi network (PEAP)."
    )
    wifi_enterprise_eap_peap_username: str | None = field(
        "wifi.enterprise_eap_peap.username", doc="User name for the Wi-Fi network (PEAP)."
    )
    wifi_enterprise_eap_tls_ca_certificate_file: str | None = field(
        "wifi.enterprise_eap_tls.ca_certificate_file",
        doc="The server's certificate (TLS).",
        references="files",
    )
    wifi_enterprise_eap_tls_client_certificate_file: str | None = field(
        "wifi.enterprise_eap_tls.client_certificate_file",
        doc="The readers' certificate (TLS).",
        references="files",
    )
    wifi_enterprise_eap_tls_ssid: str | None = field(
        "wifi.enterprise_eap_tls.ssid", doc="Name of the Wi-Fi network (TLS)."
    )
    wifi_personal_psk_ssid: str | None = field(
        "wifi.personal_psk.ssid", doc="Name of the Wi-Fi network (PSK)."
    )
    wifi_type: str | None = field(
        "wifi.type", doc="How Wi-Fi is secured: personal_psk, enterprise_eap_peap or enterprise_eap_tls."
    )


class TerminalLocation(StripeTable):
    """A shop or other place where card readers stand."""

    __tablename__ = "terminal_locations"
    __object__ = "terminal.location"

    id: str = field(key=True, doc="Stripe's identifier, `tml_...`.")
    address: Address | None = group()
    address_kana: JapaneseAddress | None = group(doc="Address in kana:")
    address_kanji: JapaneseAddress | None = group(doc="Address in kanji:")
    configuration_overrides: str | None = field(
        doc="The configuration of all readers here, if not the account's.",
        references="terminal_configurations",
    )
    display_name: str | None = field(doc="Name of the place, for people to read.")
    display_name_kana: str | None = field(doc="Name of the place in kana.")
    display_name_kanji: str | None = field(doc="Name of the place in kanji.")
    is_deleted: bool = field("deleted", deleted=True, doc="True once the location was deleted.")
    livemode: bool | None = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    phone: str | None = field(doc="Phone number by which the place is reached.")


class ActionError(Group):
    """The API error that a reader's action ended with."""

    advice_code: str | None = field(doc="What to do after a decline, as Stripe advises.")
    charge: str | None = field(doc="Charge that failed.", references="charges")
    code: str | None = field(doc="Stripe's error code, e.g. card_declined.")
    decline_code: str | None = field(doc="Card issuer's reason for a decline.")
    doc_url: str | None = field(doc="Page that explains the error code.")
    message: str | None = field(doc="What went wrong, in words.")
    network_advice_code: str | None = field(doc="What to do after a decline: the network's two digits.")
    network_decline_code: str | None = field(doc="Card network's code for a decline.")
    param: str | None = field(doc="Parameter at fault.")
    payment_intent: str | None = field(
        "payment_intent.id", doc="The payment intent that failed.", references="payment_intents"
    )
    payment_method: str | None = field(
        "payment_method.id", doc="The payment method that failed.", references="payment_methods"
    )
    payment_method_type: str | None = field(doc="Type of payment method that failed.")
    request_log_url: str | None = field(doc="The request's log in Stripe's dashboard.")
    setup_intent: str | None = field(
        "setup_intent.id", doc="The setup intent that failed.", references="setup_intents"
    )
    source: str | None = field("source.id", doc="Id of the card, bank account or source.")
    type: str | None = field(doc="Kind: api_error, card_error, idempotency_error or invalid_request_error.")


class CollectInputs(Group):
    """A form shown to the customer."""

    inputs: Json | None = field(doc="List of questions and their answers.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")


class PaymentConfig(Group):
    """How a reader takes a payment."""

    enable_customer_cancellation: bool | None = field(doc="True if the customer may cancel.")
    skip_tipping: bool | None = field(doc="True if no tip is asked for.")
    tipping_amount_eligible: int | None = field(
        "tipping.amount_eligible", doc="Amount that tips are reckoned from, minor units."
    )


class PrintContent(Group):
    """What a reader prints."""

    image_created_at: datetime | None = field("image.created_at", doc="When the image was created.")
    image_filename: str | None = field("image.filename", doc="The image's file name.")
    image_size: int | None = field("image.size", doc="The image's size in bytes.")
    image_type: str | None = field("image.type", doc="The image's format.")
    type: str | None = field(doc="What is printed: image.")


class RefundPayment(Group):
    """A refund made at a reader."""

    amount: int | None = field(doc="Amount refunded, in minor units.")
    charge: str | None = field(doc="The charge that is refunded.", references="charges")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    payment_intent: str | None = field(doc="Payment intent refunded.", references="payment_intents")
    reason: str | None = field(doc="Why: duplicate, fraudulent or requested_by_customer.")
    refund: str | None = field(doc="The refund that came of it.", references="refunds")
    refund_application_fee: bool | None = field(doc="True if the application fee is given back too.")
    enable_customer_cancellation: bool | None = field(
        "refund_payment_config.enable_customer_cancellation", doc="True if the customer may cancel."
    )
    reverse_transfer: bool | None = field(doc="True if the transfer is reversed too.")


class ReaderDisplay(Group):
    """What a reader shows the customer."""

    cart_currency: str | None = field("cart.currency", doc="Cart's currency; three lowercase letters.")
    cart_line_items: Json | None = field("cart.line_items", doc="List of the cart's items.")
    cart_tax: int | None = field("cart.tax", doc="Tax on the whole cart, minor units.")
    cart_total: int | None = field("cart.total", doc="Total of the cart with tax, minor units.")
    type: str | None = field(doc="What is shown: cart.")


class TerminalReader(StripeTable):
    """A device that takes card payments in person, with the last action it was given."""

    __tablename__ = "terminal_readers"
    __object__ = "terminal.reader"
    # Copies of rows of other tables, some with a client secret; their ids have columns.
    __elsewhere__ = (
        "action.api_error.payment_intent",
        "action.api_error.payment_method",
        "action.api_error.setup_intent",
        "action.api_error.source",
        "action.collect_payment_method.payment_method",
    )

    id: str = field(key=True, doc="Stripe's identifier, `tmr_...`.")
    action_type: str | None = field(
        "action.type", doc="Last action, e.g. process_payment_intent, refund_payment."
    )
    action_status: str | None = field("action.status", doc="Last action: in_progress, succeeded or failed.")
    action_failure_code: str | None = field(
        "action.failure_code", doc="Why the last action failed, as a code."
    )
    action_failure_message: str | None = field(
        "action.failure_message", doc="Why the last action failed, in words."
    )
    action_api_error: ActionError | None = group("action.api_error", doc="Last action's error:")
    action_collect_inputs: CollectInputs | None = group("action.collect_inputs", doc="Form:")
    # The `..._config` level is left out of names: with it the longest would pass PostgreSQL's 63 bytes.
    action_collect_payment_method: PaymentConfig | None = group(
        "action.collect_payment_method.collect_config", doc="Collecting:"
    )
    action_collect_payment_method_payment_intent: str | None = field(
        "action.collect_payment_method.payment_intent",
        doc="Collecting: for this payment intent.",
        references="payment_intents",
    )
    action_collect_payment_method_payment_method: str | None = field(
        "action.collect_payment_method.payment_method.id",
        doc="Collecting: the payment method collected.",
        references="payment_methods",
    )
    action_confirm_payment_intent_return_url: str | None = field(
        "action.confirm_payment_intent.confirm_config.return_url",
        doc="Confirming: where the customer goes after authentication.",
    )
    action_confirm_payment_intent_payment_intent: str | None = field(
        "action.confirm_payment_intent.payment_intent",
        doc="Confirming: this payment intent.",
        references="payment_intents",
    )
    action_print_content: PrintContent | None = group("action.print_content", doc="Printing:")
    action_process_payment_intent_payment_intent: str | None = field(
        "action.process_payment_intent.payment_intent",
        doc="Processing: this payment intent.",
        references="payment_intents",
    )
    action_process_payment_intent: PaymentConfig | None = group(
        "action.process_payment_intent.process_config", doc="Processing:"
    )
    action_process_payment_intent_return_url: str | None = field(
        "action.process_payment_intent.process_config.return_url",
        doc="Processing: where the customer goes after authentication.",
    )
    action_process_setup_intent_generated_card: str | None = field(
        "action.process_setup_intent.generated_card",
        doc="Setting up: the card made from it for later payments.",
        references="payment_methods",
    )
    action_process_setup_intent_enable_customer_cancellation: bool | None = field(
        "action.process_setup_intent.process_config.enable_customer_cancellation",
        doc="Setting up: true if the customer may cancel.",
    )
    action_process_setup_intent_setup_intent: str | None = field(
        "action.process_setup_intent.setup_intent",
        doc="Setting up: this setup intent.",
        references="setup_intents",
    )
    action_refund_payment: RefundPayment | None = group("action.refund_payment", doc="Refunding:")
    action_set_reader_display: ReaderDisplay | None = group("action.set_reader_display", doc="Display:")
    device_sw_version: str | None = field(doc="Version of the reader's software.")
    device_type: str | None = field(doc="Model, e.g. stripe_s700, verifone_p630, mobile_phone_reader.")
    ip_address: str | None = field(doc="IP address in the local network.")
    is_deleted: bool = field("deleted", deleted=True, doc="True once the reader was deleted.")
    label: str | None = field(doc="Name that you gave the reader.")
    last_seen_at: int | None = field(
        doc="When the reader last reported to Stripe, in milliseconds since 1970 (UTC)."
    )
    livemode: bool | None = field(doc="True for live data, false for test data.")
    location: str | None = field(doc="The location where the reader stands.", references="terminal_locations")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    serial_number: str | None = field(doc="Serial number of the device.")
    status: str | None = field(doc="Network state: online or offline; null for mobile readers.")
