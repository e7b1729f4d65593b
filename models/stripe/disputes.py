"""Disputes of charges, with the evidence handed in."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import StripeTable


class Evidence(Group):
    """What the account hands in; columns that name a file hold the id of an uploaded one."""

    access_activity_log: str | None = field(doc="Log that shows the buyer using the digital product.")
    billing_address: str | None = field(doc="Billing address that the buyer gave.")
    cancellation_policy: str | None = field(doc="File: cancellation policy as shown.", references="files")
    cancellation_policy_disclosure: str | None = field(doc="How and when the buyer saw that policy.")
    cancellation_rebuttal: str | None = field(doc="Why the subscription was not canceled.")
    customer_communication: str | None = field(doc="File: correspondence with the buyer.", references="files")
    customer_email_address: str | None = field(doc="Buyer's e-mail address.")
    customer_name: str | None = field(doc="Buyer's name.")
    customer_purchase_ip: str | None = field(doc="IP address that the buyer bought from.")
    customer_signature: str | None = field(doc="File: document with the signature.", references="files")
    duplicate_charge_documentation: str | None = field(
        doc="File: proof of the earlier charge.", references="files"
    )
    duplicate_charge_explanation: str | None = field(doc="How the charge differs from the earlier one.")
    duplicate_charge_id: str | None = field(
        doc="Earlier charge that this one seems to repeat.", references="charges"
    )
    product_description: str | None = field(doc="What was sold.")
    receipt: str | None = field(doc="File: receipt sent to the buyer.", references="files")
    refund_policy: str | None = field(doc="File: refund policy as shown.", references="files")
    refund_policy_disclosure: str | None = field(doc="How and when the buyer saw that policy.")
    refund_refusal_explanation: str | None = field(doc="Why the buyer has no right to a refund.")
    service_date: str | None = field(doc="Day the service was or began to be received, as free text.")
    service_documentation: str | None = field(doc="File: proof of the service.", references="files")
    shipping_address: str | None = field(doc="Address that the goods were sent to.")
    shipping_carrier: str | None = field(doc="Delivery service; several are separated by commas.")
    shipping_date: str | None = field(doc="Day the goods were sent, as free text.")
    shipping_documentation: str | None = field(doc="File: proof of shipment.", references="files")
    shipping_tracking_number: str | None = field(doc="Tracking number; several are separated by commas.")
    uncategorized_file: str | None = field(doc="File: anything else.", references="files")
    uncategorized_text: str | None = field(doc="Anything else that speaks for the charge.")
    appeal: Json | None = field(doc="Reasons and files of an appeal, keyed by payment method.")
    enhanced_evidence: Json | None = field(
        doc="Evidence under the networks' special programs, such as Visa CE 3.0."
    )


class EvidenceDetails(Group):
    """Where the handing in of evidence stands."""

    due_by: datetime | None = field(doc="Last moment to hand it in; 1970 if no answer is possible.")
    has_evidence: bool | None = field(doc="Whether some is prepared.")
    past_due: bool | None = field(doc="Whether the last of it was handed in too late.")
    submission_count: int | None = field(doc="How often it was handed in.")
    submission_method: str | None = field(doc="`manual`, `smart_disputes` or `not_submitted`.")
    enhanced_eligibility: Json | None = field(
        doc="Standing under the networks' special programs, by program."
    )


class Dispute(StripeTable):
    """A payer's objection to a charge, raised with the bank: chargeback, inquiry or claim."""

    __tablename__ = "disputes"
    __object__ = "dispute"

    id: str = field(key=True, doc="Stripe's identifier, `du_...` or `dp_...`.")
    created: datetime = field(doc="When the dispute was opened.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    status: str = field(doc="Where it stands, such as `needs_response`, `under_review`, `won` or `lost`.")
    reason: str = field(doc="Payer's reason, such as `fraudulent` or `product_not_received`.")
    amount: int = field(doc="Amount in dispute, in minor units; may differ from the charge's.")
    currency: str = field(doc="Three-letter currency code, in lower case.")
    charge_id: str | None = field("charge", doc="Charge in dispute.", references="charges")
    payment_intent: str | None = field(doc="Payment intent in dispute.", references="payment_intents")
    is_charge_refundable: bool | None = field(doc="Whether a refund can still settle it.")
    balance_transactions: Json | None = field(
        doc="Withdrawals and reinstatements of the money, whole: a list of up to two."
    )
    network_reason_code: str | None = field(doc="Network's own code of the reason.")
    intended_submission_method: str | None = field(
        doc="How it is to be answered, such as `manual` or `smart_disputes`."
    )
    enhanced_eligibility_types: Json | None = field(doc="List of special programs it qualifies for.")
    metadata: Json | None = field(doc="The account's own keys and values on the dispute.")
    payment_method_details_type: str | None = field(
        "payment_method_details.type", doc="`card`, `amazon_pay`, `klarna` or `paypal`."
    )
    payment_method_details_card_brand: str | None = field(
        "payment_method_details.card.brand", doc="Card: Brand, such as `visa`."
    )
    payment_method_details_card_case_type: str | None = field(
        "payment_method_details.card.case_type",
        doc="Card: `inquiry`, `chargeback`, `compliance`, `block` or `resolution`.",
    )
    payment_method_details_card_network: str | None = field(
        "payment_method_details.card.network", doc="Card: Network that processed the charge."
    )
    payment_method_details_card_network_reason_code: str | None = field(
        "payment_method_details.card.network_reason_code", doc="Card: Network's own code of the reason."
    )
    payment_method_details_amazon_pay_dispute_type: str | None = field(
        "payment_method_details.amazon_pay.dispute_type", doc="Amazon Pay: `chargeback` or `claim`."
    )
    payment_method_details_klarna_chargeback_loss_reason_code: str | None = field(
        "payment_method_details.klarna.chargeback_loss_reason_code", doc="Klarna: Why it was lost."
    )
    payment_method_details_klarna_reason_code: str | None = field(
        "payment_method_details.klarna.reason_code", doc="Klarna: Its own name of the reason."
    )
    payment_method_details_paypal_case_id: str | None = field(
        "payment_method_details.paypal.case_id", doc="PayPal: Its own identifier of the dispute."
    )
    payment_method_details_paypal_reason_code: str | None = field(
        "payment_method_details.paypal.reason_code", doc="PayPal: Its own name of the reason."
    )
    evidence_details: EvidenceDetails | None = group("evidence_details", doc="Evidence:")
    evidence: Evidence | None = group("evidence", doc="Evidence:")
