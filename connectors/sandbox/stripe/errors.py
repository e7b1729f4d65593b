"""Stripe's refusals: status, message, code and the parameter at fault, as error JSON."""

from __future__ import annotations

import json
from typing import Any

DOCS = "https://stripe.com/docs"
HELP = f"Please see {DOCS} or we can help at https://support.stripe.com/."


class Refusal(Exception):
    """A request that Stripe does not answer with an object."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str = "",
        param: str = "",
        type: str = "invalid_request_error",
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.param = param
        self.type = type
        self.headers: dict[str, str] = {}

    def body(self, request_id: str, livemode: bool) -> bytes:
        """The error object; fields without a value are left out, as Stripe does."""
        error: dict[str, Any] = {}
        if self.code:
            error["code"] = self.code
            error["doc_url"] = f"{DOCS}/error-codes/{self.code.replace('_', '-')}"
        error["message"] = self.message
        if self.param:
            error["param"] = self.param
        if self.status != 401:
            place = "" if livemode else "test/"
            error["request_log_url"] = f"https://dashboard.stripe.com/{place}logs/{request_id}"
        error["type"] = self.type
        return json.dumps({"error": error}, indent=2).encode() + b"\n"


def unknown_url(method: str, path: str) -> Refusal:
    """A path or a method that the API does not have."""
    hint = ""
    if path.endswith("/"):
        hint = (
            " If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an"
            " object, make sure you passed a valid (non-empty) identifier in your code."
        )
    return Refusal(404, f"Unrecognized request URL ({method}: {path}).{hint} {HELP}")


def missing(kind: str, id: str, param: str, status: int = 404) -> Refusal:
    """No object of this kind has this id: 404 when the path names it, 400 when a parameter does."""
    name = kind.rsplit(".", 1)[-1]
    return Refusal(status, f"No such {name}: '{id}'", code="resource_missing", param=param)


def locked() -> Refusal:
    """Another request, or Stripe itself, is at work on the object: a 429, though of no limit."""
    text = (
        "This object cannot be accessed right now because another API request or Stripe process is currently"
        " accessing it. If you see this error intermittently, retry the request. If you see this error"
        " frequently and are making multiple concurrent requests to a single object, make your requests"
        " serially or at a lower rate."
    )
    return Refusal(429, text, code="lock_timeout")


def no_access(key: str, account: str) -> Refusal:
    """An account that does not exist, or that is no business of this (masked) key."""
    text = (
        f"The provided key '{key}' does not have access to account '{account}' (or that account does not"
        " exist). Application access may have been revoked."
    )
    return Refusal(403, text, code="account_invalid")


def invalid(message: str, param: str, code: str = "") -> Refusal:
    """A parameter whose value cannot be."""
    return Refusal(400, message, param=param, code=code)


def not_expandable(path: str, hint: str = "") -> Refusal:
    """An expand[] path that leads to nothing that could be expanded."""
    more = f" You may want to try expanding '{hint}' instead." if hint else ""
    return Refusal(400, f"This property cannot be expanded ({path}).{more}")
