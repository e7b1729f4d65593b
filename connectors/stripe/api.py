"""How Stripe is spoken to: the pinned version, its limits, and what its refusals mean."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from etl.config import Options, Secret
from etl.errors import CredentialsError, Passing, PermissionMissing, SourceError, TributaryError
from etl.http import Answer, Client

API = "https://api.stripe.com"
API_VERSION = "2026-10-28.endive"
"""The shape of every answer, whatever the account's default; models are held against it by tests."""

LIVE_PER_SECOND, TEST_PER_SECOND = 80.0, 20.0
"""Of the 100 and 25 reads a second that an account has: the rest is for the company's own systems."""

PERMISSION = re.compile(r"\brak_\w+|\b\w+_read\b")
UNEXPANDABLE = re.compile(r"cannot be expanded \((?:data\.)?([\w.]+)\)")
NOT_OURS = re.compile(r"sk_\w+|rk_\w+|[^\s@]+@[^\s@]+")


class Config(Options, frozen=True, kw_only=True):
    """[sources.NAME] of connector "stripe"."""

    api_key: Secret
    """A restricted key with read access; live or test."""
    account: str = ""
    """A connected account, acct_..., to read instead of one's own (Stripe-Account)."""
    api_version: str = API_VERSION
    """Another version of Stripe's API; what its answers have and lack against the pinned one is in _extra or null."""
    requests_per_second: float | None = None
    """Reads a second; default: 80 with a live key, 20 with a test key."""


class CursorGone(SourceError):
    """The object that a page was to start after has been deleted meanwhile."""


class Missing(SourceError):
    """The object asked for does not exist (any more)."""


class NotExpandable(SourceError):
    """A nested list cannot be had together with its records; `path` says which."""

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message)
        self.path = path


class Unavailable(PermissionMissing):
    """The account does not have this part of Stripe."""


class _Error(msgspec.Struct):
    type: str = ""
    code: str = ""
    message: str = ""
    param: str = ""


class _Refusal(msgspec.Struct):
    error: _Error = msgspec.field(default_factory=_Error)


def client(config: Config) -> Client:
    """A client for one account; all streams share it, and so its rate budget."""
    headers: dict[str, str | Secret] = {
        "Authorization": Secret(f"Bearer {config.api_key.reveal()}"),
        "Stripe-Version": config.api_version,
    }
    if config.account:
        headers["Stripe-Account"] = config.account
    live = "_live_" in config.api_key.reveal()
    return Client(
        config.base_url or API,
        headers=headers,
        requests_per_second=config.requests_per_second or (LIVE_PER_SECOND if live else TEST_PER_SECOND),
        classify=classify,
        retry=retry,
    )


def retry(answer: Answer) -> bool | None:
    """Stripe says itself whether a request is worth repeating; None leaves it to the status."""
    said = answer.headers.get("stripe-should-retry", "")
    if answer.status == 409 or (answer.status == 429 and said != "false"):
        return True
    return {"true": True, "false": False}.get(said) if answer.status >= 400 else None


def classify(answer: Answer) -> TributaryError:
    """The error that a refusal is, with Stripe's reason, without keys or addresses in it."""
    try:
        error = msgspec.json.decode(answer.body, type=_Refusal).error
    except msgspec.MsgspecError:
        error = _Error()
    reason = NOT_OURS.sub("***", error.message.partition("\n")[0])[:300]
    if answer.status == 401:
        return CredentialsError("Stripe refuses the API key; make a restricted key with read access and set api_key.")
    if answer.status == 403:
        needed = PERMISSION.search(error.message)
        add = f"; give the key the permission {needed[0]}" if needed else ""
        return PermissionMissing(f"the key may not read this{add}. {reason}".strip())
    if error.code == "resource_missing" and error.param in ("starting_after", "ending_before"):
        return CursorGone(reason)
    if refused := UNEXPANDABLE.search(error.message):
        return NotExpandable(reason, refused[1])
    if answer.status == 404:
        return Missing(reason) if error.code == "resource_missing" else Unavailable(reason or "not found")
    if answer.status == 429 or answer.status >= 500:
        return Passing(reason or f"HTTP {answer.status}")
    return SourceError(reason or f"HTTP {answer.status}")


def decode(body: bytes, kind: Any) -> Any:
    """A part of an answer, typed; SourceError if it has another shape."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.MsgspecError as error:
        raise SourceError(f"Stripe's answer has another shape than its documentation: {error}") from None
