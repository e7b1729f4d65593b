"""Stripe's forwarding of card details to other payment processors."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field
from models.stripe.base import StripeTable


class ForwardingRequest(StripeTable):
    """A request that Stripe sent on to another processor with the card details filled in."""

    __tablename__ = "forwarding_requests"
    __object__ = "forwarding.request"
    # Secrets: headers carry the other processor's API keys and cookies. In the bodies Stripe masks the card.
    __elsewhere__ = ("request_details.headers", "response_details.headers")

    id: str = field(key=True, doc="Stripe's identifier, `fwdreq_...`.")
    created: datetime = field(doc="When the request was forwarded.")
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    payment_method: str = field(
        doc="The payment method whose details were filled in.", references="payment_methods"
    )
    replacements: Json | None = field(doc="List of what was filled in, e.g. card_number, card_cvc.")
    request_context_destination_duration: int | None = field(
        "request_context.destination_duration",
        doc="How long the destination took to answer, in milliseconds.",
    )
    request_context_destination_ip_address: str | None = field(
        "request_context.destination_ip_address", doc="IP address of the destination."
    )
    request_details_body: str | None = field(
        "request_details.body", doc="What was sent, card details masked."
    )
    request_details_http_method: str | None = field(
        "request_details.http_method", doc="HTTP method of the request, always POST."
    )
    response_details_body: str | None = field("response_details.body", doc="What the destination answered.")
    response_details_status: int | None = field(
        "response_details.status", doc="HTTP status of the destination's answer, e.g. 200."
    )
    url: str | None = field(doc="Address of the destination that it was sent to.")
