"""API keys: who asks, for which account, and what a restricted key may read."""

from __future__ import annotations

import base64
import binascii
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from connectors.sandbox.stripe.errors import Refusal
from connectors.sandbox.stripe.facts import Endpoint

READS_PER_SECOND: Final = {False: 25, True: 100}  # by livemode

# kind -> permission, where it is not the kind itself
PERMISSIONS: Final = {
    "price": "plan",
    "refund": "charge",
    "line_item": "invoice",
    "invoiceitem": "invoice",
    "invoice_payment": "invoice",
    "subscription_item": "subscription",
    "subscription_schedule": "subscription",
    "balance_transaction": "balance",
    "card": "customer",
    "bank_account": "customer",
    "source": "customer",
    "discount": "customer",
    "tax_id": "customer",
    "customer_balance_transaction": "customer",
    "customer_cash_balance_transaction": "customer",
    "cash_balance": "customer",
    "credit_note_line_item": "credit_note",
    "setup_attempt": "setup_intent",
    "transfer_reversal": "transfer",
    "fee_refund": "application_fee",
    "item": "checkout_session",
    "product_feature": "product",
    "radar.value_list_item": "radar_value_list",
    "file_link": "file",
}


def permission(kind: str) -> str:
    """The permission that reading objects of this kind needs."""
    return PERMISSIONS.get(kind, kind).replace(".", "_")


@dataclass(frozen=True, slots=True)
class Key:
    """One API key. `permissions`: what it may read; None means everything."""

    secret: str
    permissions: frozenset[str] | None = None
    connect: bool = True  # may act for connected accounts

    @property
    def masked(self) -> str:
        """How Stripe shows it in messages."""
        return mask(self.secret)

    def may_read(self, kind: str, account: str) -> None:
        """Raises Refusal 403 when the key lacks the permission for a kind of object."""
        needed = permission(kind)
        if self.permissions is not None and needed not in self.permissions:
            text = (
                f"The provided key '{self.masked}' does not have the required permissions for this endpoint"
                f" on account '{account}'. Having the 'rak_{needed}_read' permission would allow this"
                " request to continue."
            )
            raise Refusal(403, text)

    def may_ask(self, endpoint: Endpoint, account: str) -> None:
        """Raises Refusal 403 when the key may not use an endpoint."""
        parent = endpoint.template.split("/")[2]
        if endpoint.template.startswith("/v1/customers/{customer}/"):
            self.may_read("customer", account)
        elif endpoint.kind == "item" and parent in ("quotes", "payment_links"):
            self.may_read(parent[:-1], account)
        else:
            self.may_read(endpoint.kind, account)


def default_keys(livemode: bool = False) -> tuple[Key, ...]:
    """The keys of a sandbox that was given none; made-up words with the prefixes of their mode."""
    mode = "live" if livemode else "test"
    return (
        Key(f"sk_{mode}_tributary"),
        Key(f"rk_{mode}_readonly"),
        Key(f"rk_{mode}_charges_only", frozenset({"charge", "customer"}), connect=False),
    )


def mask(secret: str) -> str:
    """A secret with only its kind and its last four letters to be read."""
    head = "_".join(secret.split("_")[:2]) + "_" if secret.count("_") >= 2 else ""
    tail = secret[-4:] if len(secret) - len(head) > 4 else ""
    return head + "*" * (len(secret) - len(head) - len(tail)) + tail


def presented(headers: Mapping[str, str]) -> str:
    """The secret in a request's Authorization header; raises Refusal 401 when there is none."""
    header = headers.get("authorization", "")
    scheme, _, value = header.partition(" ")
    secret = ""
    if scheme.lower() == "bearer":
        secret = value.strip()
    elif scheme.lower() == "basic":
        try:
            secret = base64.b64decode(value.strip(), validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            secret = ""
    if secret:
        return secret
    raise Refusal(
        401,
        "You did not provide an API key. You need to provide your API key in the Authorization header, using"
        " Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See"
        " https://stripe.com/docs/api#authentication for details, or we can help at"
        " https://support.stripe.com/.",
    )


def unknown(secret: str) -> Refusal:
    """What Stripe says to a key that is none of its own, or one that is made for browsers."""
    if secret.startswith("pk_"):
        return Refusal(
            403,
            "This API call cannot be made with a publishable API key. Please use a secret API key. You can"
            " find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
            code="secret_key_required",
        )
    return Refusal(401, f"Invalid API Key provided: {mask(secret)}")


class Limiter:
    """Reads a second of one account, over all its keys."""

    def __init__(self) -> None:
        self._recent: dict[tuple[str, bool], deque[float]] = {}
        self._lock = threading.Lock()

    def admit(self, account: str, livemode: bool) -> None:
        """Count a read; raises Refusal 429 when the account had its share of this second."""
        now = time.monotonic()
        with self._lock:
            recent = self._recent.setdefault((account, livemode), deque())
            while recent and recent[0] <= now - 1:
                recent.popleft()
            if len(recent) >= READS_PER_SECOND[livemode]:
                raise too_many(livemode)
            recent.append(now)


def too_many(livemode: bool = False) -> Refusal:
    """Stripe's 429: a reason header, and no word on when to come back."""
    if livemode:
        text = "Request rate limit exceeded."
    else:
        text = (
            "Testmode request rate limit exceeded, the rate limits in testmode are lower than livemode. You"
            " can learn more about rate limits here https://stripe.com/docs/rate-limits."
        )
    refusal = Refusal(429, text, code="rate_limit")
    refusal.headers["Stripe-Rate-Limited-Reason"] = "global-rate"
    return refusal
