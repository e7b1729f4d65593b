"""Stripe Issuing, what cardholders spend: authorizations, transactions and disputes."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Group, Json, field, group
from models.stripe.base import StripeTable


class AmountDetails(Group):
    """What an amount contains besides the purchase."""

    atm_fee: int | None = field(doc="Part of the amount that the ATM operator charges, minor units.")
    cashback_amount: int | None = field(doc="Part of the amount paid out in cash, minor units.")


class MerchantData(Group):
    """The seller, as the card network describes it."""

    category: str | None = field(doc="Line of business as a word, e.g. `taxicabs_limousines`.")
    category_code: str | None = field(doc="Line of business as the network's four-digit code (MCC).")
    city: str | None = field(doc="City where it is located.")
    country: str | None = field(doc="Country where it is located.")
    name: str | None = field(doc="Name as the card network has it.")
    network_id: str | None = field(doc="Identifier at the card network; one seller may have several.")
    postal_code: str | None = field(doc="Postal code where it is located.")
    state: str | None = field(doc="State or region where it is located.")
    tax_id: str | None = field(doc="Tax number; sent for French sellers only.")
    terminal_id: str | None = field(doc="The seller's own number for the till or location.")
    url: str | None = field(doc="Web address, taken from the 3D Secure request.")


class FuelPurchase(Group):
    """Fuel bought at the pump."""

    industry_product_code: str | None = field(doc="Conexxus code of the main product.")
    quantity_decimal: Decimal | None = field(doc="How much was dispensed, in `unit`s.")
    type: str | None = field(doc="Kind of fuel: diesel, unleaded_regular (_plus, _super) or other.")
    unit: str | None = field(doc="What the quantity counts, e.g. liter, us_gallon, kilowatt_hour.")
    unit_cost_decimal: Decimal | None = field(doc="Price of one unit, in cents with fractions.")


class FleetPrompts(Group):
    """What the driver typed in at the pump."""

    driver_id: str | None = field(doc="Driver's number.")
    odometer: int | None = field(doc="Odometer reading.")
    unspecified_id: str | None = field(doc="Number of a kind the merchant did not name.")
    user_id: str | None = field(doc="User's number.")
    vehicle_number: str | None = field(doc="Vehicle's number.")


class FleetBreakdown(Group):
    """How a fleet purchase splits up by the merchant's account."""

    fuel_gross_amount_decimal: Decimal | None = field("fuel.gross_amount_decimal", doc="Fuel with taxes.")
    non_fuel_gross_amount_decimal: Decimal | None = field(
        "non_fuel.gross_amount_decimal", doc="Everything but fuel, taxes included."
    )
    tax_local_amount_decimal: Decimal | None = field("tax.local_amount_decimal", doc="State sales tax.")
    tax_national_amount_decimal: Decimal | None = field(
        "tax.national_amount_decimal", doc="National sales tax."
    )


class IssuingAuthorization(StripeTable):
    """A request to spend with an issued card, approved or declined, before any money is captured."""

    __tablename__ = "issuing_authorizations"
    __object__ = "issuing.authorization"
    # Copies of rows of balance_transactions, issuing_cards and issuing_transactions.
    __elsewhere__ = ("balance_transactions", "card", "transactions")

    id: str = field(key=True, doc="Stripe's identifier, `iauth_...`.")
    amount: int = field(doc="Total authorized or declined, in minor units of `currency`.")
    amount_details: AmountDetails | None = group()
    approved: bool = field(doc="True if the authorization was approved.")
    authorization_method: str = field(
        doc="How card details were given: chip, contactless, keyed_in, online or swipe."
    )
    card: str | None = field("card.id", doc="The issued card that was used.", references="issuing_cards")
    card_presence: str | None = field(
        doc="Whether the card was at the point of sale: present or not_present."
    )
    cardholder: str | None = field(doc="The cardholder whose card it is.", references="issuing_cardholders")
    created: datetime = field(doc="When the authorization was requested.")
    currency: str = field(doc="Currency of `amount`, the cardholder's; three lowercase letters.")
    fleet_cardholder_prompt_data: FleetPrompts | None = group(
        "fleet.cardholder_prompt_data", doc="Typed in at the pump:"
    )
    fleet_cardholder_prompt_data_alphanumeric_id: str | None = field(
        "fleet.cardholder_prompt_data.alphanumeric_id",
        doc="Typed in at the pump: number with letters (deprecated).",
    )
    fleet_purchase_type: str | None = field(
        "fleet.purchase_type",
        doc="What was bought: fuel_purchase, non_fuel_purchase or fuel_and_non_fuel_purchase.",
    )
    fleet_reported_breakdown: FleetBreakdown | None = group(
        "fleet.reported_breakdown", doc="Merchant's breakdown:"
    )
    fleet_service_type: str | None = field(
        "fleet.service_type", doc="Fuel service: full_service, self_service or non_fuel_transaction."
    )
    fraud_challenges: Json | None = field(
        doc="Messages asking the cardholder to confirm a purchase declined as risky."
    )
    fuel: FuelPurchase | None = group(doc="Fuel:")
    livemode: bool = field(doc="True for live data, false for test data.")
    merchant_amount: int = field(doc="Total in minor units of `merchant_currency`.")
    merchant_currency: str = field(doc="Currency the merchant asked for; three lowercase letters.")
    merchant_data: MerchantData | None = group(doc="Seller:")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    network_data_acquiring_institution_id: str | None = field(
        "network_data.acquiring_institution_id", doc="The acquirer's identifier at the card network."
    )
    network_data_system_trace_audit_number: str | None = field(
        "network_data.system_trace_audit_number", doc="The acquirer's six-digit trace number (STAN)."
    )
    network_data_transaction_id: str | None = field(
        "network_data.transaction_id", doc="The network's identifier, which later messages about it repeat."
    )
    pending_request_amount: int | None = field(
        "pending_request.amount",
        doc="Further amount held if approved, in minor units of the request's currency.",
    )
    pending_request_amount_details: AmountDetails | None = group(
        "pending_request.amount_details", doc="Pending request:"
    )
    pending_request_currency: str | None = field(
        "pending_request.currency", doc="Currency of the pending amount; three lowercase letters."
    )
    pending_request_is_amount_controllable: bool | None = field(
        "pending_request.is_amount_controllable", doc="True if the approval may set how much is held."
    )
    pending_request_merchant_amount: int | None = field(
        "pending_request.merchant_amount", doc="Amount the merchant asks for, in minor units of its currency."
    )
    pending_request_merchant_currency: str | None = field(
        "pending_request.merchant_currency", doc="Currency the merchant asks for; three lowercase letters."
    )
    pending_request_network_risk_score: int | None = field(
        "pending_request.network_risk_score", doc="The network's fraud score, 1 (safe) to 99."
    )
    request_history: Json | None = field(
        doc="List of every approval or decline of this authorization, with its reason."
    )
    status: str = field(doc="Where it stands: pending, closed, expired or reversed.")
    token: str | None = field(
        doc="The network token used; null if the card itself was.", references="issuing_tokens"
    )
    treasury_received_credits: Json | None = field(
        "treasury.received_credits", doc="List of ids of the treasury_received_credits it led to."
    )
    treasury_received_debits: Json | None = field(
        "treasury.received_debits", doc="List of ids of the treasury_received_debits it led to."
    )
    treasury_transaction: str | None = field(
        "treasury.transaction",
        doc="The Treasury transaction that holds the funds.",
        references="treasury_transactions",
    )
    verification_data_address_line1_check: str | None = field(
        "verification_data.address_line1_check", doc="Street check: match, mismatch or not_provided."
    )
    verification_data_address_postal_code_check: str | None = field(
        "verification_data.address_postal_code_check",
        doc="Postal code check: match, mismatch or not_provided.",
    )
    verification_data_authentication_exemption_claimed_by: str | None = field(
        "verification_data.authentication_exemption.claimed_by",
        doc="Who claimed exemption from strong authentication: acquirer or issuer.",
    )
    verification_data_authentication_exemption_type: str | None = field(
        "verification_data.authentication_exemption.type",
        doc="Exemption: low_value_transaction, transaction_risk_analysis or unknown.",
    )
    verification_data_cvc_check: str | None = field(
        "verification_data.cvc_check", doc="CVC check: match, mismatch or not_provided."
    )
    verification_data_expiry_check: str | None = field(
        "verification_data.expiry_check", doc="Expiry date check: match, mismatch or not_provided."
    )
    verification_data_postal_code: str | None = field(
        "verification_data.postal_code", doc="Postal code that was sent along for checking."
    )
    verification_data_three_d_secure_result: str | None = field(
        "verification_data.three_d_secure.result",
        doc="3D Secure: authenticated, attempt_acknowledged, failed or required.",
    )
    verified_by_fraud_challenge: bool | None = field(
        doc="True if risk checks were skipped because a like purchase was confirmed before."
    )
    wallet: str | None = field(doc="Digital wallet used: apple_pay, google_pay, samsung_pay; null if none.")


class IssuingTransaction(StripeTable):
    """Money that left or came back through an issued card: a capture or a refund."""

    __tablename__ = "issuing_transactions"
    __object__ = "issuing.transaction"

    id: str = field(key=True, doc="Stripe's identifier, `ipi_...`.")
    amount: int = field(doc="Change of your balance, in minor units of `currency`; negative for captures.")
    amount_details: AmountDetails | None = group()
    authorization: str | None = field(
        doc="The authorization it settles; null if there was none.", references="issuing_authorizations"
    )
    balance_transaction: str | None = field(
        doc="The entry it made in the balance history.", references="balance_transactions"
    )
    card: str = field(doc="The issued card that was used.", references="issuing_cards")
    cardholder: str | None = field(doc="The cardholder whose card it is.", references="issuing_cardholders")
    created: datetime = field(doc="When the transaction was recorded.")
    currency: str = field(doc="Currency of `amount`; three lowercase letters.")
    dispute: str | None = field(doc="The dispute you filed about it, if any.", references="issuing_disputes")
    livemode: bool = field(doc="True for live data, false for test data.")
    merchant_amount: int = field(doc="Amount for the merchant, in minor units of `merchant_currency`.")
    merchant_currency: str = field(doc="Currency the merchant is paid in; three lowercase letters.")
    merchant_data: MerchantData | None = group(doc="Seller:")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    network_data_authorization_code: str | None = field(
        "network_data.authorization_code", doc="Code shared with the merchant as proof of approval."
    )
    network_data_processing_date: str | None = field(
        "network_data.processing_date", doc="Day the card network processed it, as text (YYYY-MM-DD)."
    )
    network_data_transaction_id: str | None = field(
        "network_data.transaction_id", doc="The network's identifier, shared with the authorization."
    )
    purchase_details_fleet_cardholder_prompt_data: FleetPrompts | None = group(
        "purchase_details.fleet.cardholder_prompt_data", doc="Typed in at the pump:"
    )
    purchase_details_fleet_purchase_type: str | None = field(
        "purchase_details.fleet.purchase_type",
        doc="What was bought: fuel_purchase, non_fuel_purchase or fuel_and_non_fuel_purchase.",
    )
    # `reported_` is left out: with it the longest name would pass PostgreSQL's 63 bytes.
    purchase_details_fleet_breakdown: FleetBreakdown | None = group(
        "purchase_details.fleet.reported_breakdown", doc="Merchant's breakdown:"
    )
    purchase_details_fleet_service_type: str | None = field(
        "purchase_details.fleet.service_type",
        doc="Fuel service: full_service, self_service or non_fuel_transaction.",
    )
    purchase_details_flight_departure_at: datetime | None = field(
        "purchase_details.flight.departure_at", doc="When the flight departs."
    )
    purchase_details_flight_passenger_name: str | None = field(
        "purchase_details.flight.passenger_name", doc="Name of the passenger on the air ticket."
    )
    purchase_details_flight_refundable: bool | None = field(
        "purchase_details.flight.refundable", doc="True if the air ticket can be refunded."
    )
    purchase_details_flight_segments: Json | None = field(
        "purchase_details.flight.segments", doc="List of the legs: airports, carrier, flight number, class."
    )
    purchase_details_flight_travel_agency: str | None = field(
        "purchase_details.flight.travel_agency", doc="Agency that sold the air ticket."
    )
    purchase_details_fuel: FuelPurchase | None = group("purchase_details.fuel", doc="Fuel:")
    purchase_details_lodging_check_in_at: datetime | None = field(
        "purchase_details.lodging.check_in_at", doc="When the hotel stay begins."
    )
    purchase_details_lodging_nights: int | None = field(
        "purchase_details.lodging.nights", doc="Nights of the hotel stay."
    )
    purchase_details_receipt: Json | None = field(
        "purchase_details.receipt", doc="List of items bought: description, quantity, unit cost, total."
    )
    purchase_details_reference: str | None = field(
        "purchase_details.reference", doc="The merchant's own order number."
    )
    token: str | None = field(
        doc="The network token used; null if the card itself was.", references="issuing_tokens"
    )
    treasury_received_credit: str | None = field(
        "treasury.received_credit",
        doc="Its Treasury side, if a refund.",
        references="treasury_received_credits",
    )
    treasury_received_debit: str | None = field(
        "treasury.received_debit",
        doc="Its Treasury side, if a capture.",
        references="treasury_received_debits",
    )
    type: str = field(doc="Kind of transaction: capture or refund.")
    wallet: str | None = field(doc="Digital wallet used: apple_pay, google_pay, samsung_pay; null if none.")


class Evidence(Group):
    """What every reason for a dispute comes with."""

    additional_documentation: str | None = field(doc="File with further proof.", references="files")
    explanation: str | None = field(doc="The cardholder's account of what went wrong.")


class ProductEvidence(Evidence):
    """Evidence that says what was bought."""

    product_description: str | None = field(doc="What was bought, in words.")
    product_type: str | None = field(doc="What was bought: merchandise or service.")


class CanceledEvidence(ProductEvidence):
    """The order was canceled."""

    canceled_at: datetime | None = field(doc="When the order was canceled.")
    cancellation_policy_provided: bool | None = field(
        doc="True if the cardholder was shown cancellation terms."
    )
    cancellation_reason: str | None = field(doc="Why the order was canceled.")
    expected_at: datetime | None = field(doc="When the product was expected.")
    return_status: str | None = field(doc="How the return went: merchant_rejected or successful.")
    returned_at: datetime | None = field(doc="When the return was made or tried.")


class DuplicateEvidence(Evidence):
    """The purchase had been paid for already."""

    card_statement: str | None = field(
        doc="File of the card statement with the first payment.", references="files"
    )
    cash_receipt: str | None = field(doc="File of the receipt for cash.", references="files")
    check_image: str | None = field(doc="File of the check, both sides.", references="files")
    original_transaction: str | None = field(
        doc="The undisputed first transaction.", references="issuing_transactions"
    )


class MerchandiseEvidence(Evidence):
    """The goods are not what was ordered."""

    received_at: datetime | None = field(doc="When the product arrived.")
    return_description: str | None = field(doc="How the cardholder tried to return it.")
    return_status: str | None = field(doc="How the return went: merchant_rejected or successful.")
    returned_at: datetime | None = field(doc="When the return was made or tried.")


class NotReceivedEvidence(ProductEvidence):
    """The order never came."""

    expected_at: datetime | None = field(doc="When the product was expected.")


class ServiceEvidence(Evidence):
    """The service is not what was ordered."""

    canceled_at: datetime | None = field(doc="When the order was canceled.")
    cancellation_reason: str | None = field(doc="Why the order was canceled.")
    received_at: datetime | None = field(doc="When the service was received.")


class IssuingDispute(StripeTable):
    """A dispute that you file with the card network about a transaction of an issued card."""

    __tablename__ = "issuing_disputes"
    __object__ = "issuing.dispute"
    # Rows of balance_transactions, whose `source` is the dispute.
    __elsewhere__ = ("balance_transactions",)

    id: str = field(key=True, doc="Stripe's identifier, `idp_...`.")
    amount: int = field(doc="Amount in dispute, in minor units of `currency`.")
    created: datetime = field(doc="When the dispute was created.")
    currency: str = field(doc="Currency of the transaction; three lowercase letters.")
    evidence_reason: str | None = field(
        "evidence.reason", doc="Why it is disputed, e.g. fraudulent, canceled; names the evidence filled in."
    )
    evidence_canceled: CanceledEvidence | None = group("evidence.canceled", doc="If canceled:")
    evidence_duplicate: DuplicateEvidence | None = group("evidence.duplicate", doc="If duplicate:")
    evidence_fraudulent: Evidence | None = group("evidence.fraudulent", doc="If fraudulent:")
    evidence_merchandise_not_as_described: MerchandiseEvidence | None = group(
        "evidence.merchandise_not_as_described", doc="If merchandise_not_as_described:"
    )
    evidence_no_valid_authorization: Evidence | None = group(
        "evidence.no_valid_authorization", doc="If no_valid_authorization:"
    )
    evidence_not_received: NotReceivedEvidence | None = group("evidence.not_received", doc="If not_received:")
    evidence_other: ProductEvidence | None = group("evidence.other", doc="If other:")
    evidence_service_not_as_described: ServiceEvidence | None = group(
        "evidence.service_not_as_described", doc="If service_not_as_described:"
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    loss_reason: str | None = field(doc="Why the dispute was lost, e.g. refund_issued; null unless lost.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    status: str = field(doc="Where it stands: unsubmitted, submitted, won, lost or expired.")
    transaction: str = field(
        doc="The card transaction that is in dispute.", references="issuing_transactions"
    )
    treasury_debit_reversal: str | None = field(
        "treasury.debit_reversal",
        doc="The Treasury debit reversal that stands for it.",
        references="treasury_debit_reversals",
    )
    treasury_received_debit: str | None = field(
        "treasury.received_debit", doc="The Treasury debit in dispute.", references="treasury_received_debits"
    )
