"""A charge as 25 typed columns and the rest of it as JSON: dlt's best layout, and that of the floor."""

from __future__ import annotations

from tests.bench.mapping import Mapping

MAPPING = Mapping(
    {
        "id": ("id", "text"),
        "amount": ("amount", "bigint"),
        "amount_captured": ("amount_captured", "bigint"),
        "amount_refunded": ("amount_refunded", "bigint"),
        "balance_transaction": ("balance_transaction", "text"),
        "captured": ("captured", "bool"),
        "created": ("created", "timestamp"),
        "currency": ("currency", "text"),
        "customer": ("customer", "text"),
        "description": ("description", "text"),
        "disputed": ("disputed", "bool"),
        "failure_code": ("failure_code", "text"),
        "invoice": ("invoice", "text"),
        "livemode": ("livemode", "bool"),
        "paid": ("paid", "bool"),
        "payment_intent": ("payment_intent", "text"),
        "payment_method": ("payment_method", "text"),
        "receipt_email": ("receipt_email", "text"),
        "refunded": ("refunded", "bool"),
        "status": ("status", "text"),
        "billing_details_email": ("billing_details.email", "text"),
        "billing_details_name": ("billing_details.name", "text"),
        "billing_details_address_country": ("billing_details.address.country", "text"),
        "outcome_risk_score": ("outcome.risk_score", "bigint"),
        "payment_method_details_card_last4": ("payment_method_details.card.last4", "text"),
    }
)
