"""A charge as 25 typed columns and the rest of it as JSON: dlt's best layout, and that of the floor."""

from __future__ import annotations

from typing import Any

# column -> its path in the record, its type
COLUMNS: dict[str, tuple[str, str]] = {
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
PATHS = {name: path.split(".") for name, (path, _) in COLUMNS.items()}
WHOLE = {path[0] for path in PATHS.values() if len(path) == 1}


def mapped(record: dict[str, Any]) -> dict[str, Any]:
    """The 25 columns and the rest."""
    row: dict[str, Any] = {}
    for name, path in PATHS.items():
        value: Any = record
        for step in path:
            value = value and value.get(step)
        row[name] = value
    row["rest"] = {key: value for key, value in record.items() if key not in WHOLE}
    return row
