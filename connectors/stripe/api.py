"""How Stripe is spoken to: the pinned version, its limits, and what its refusals mean."""

from __future__ import annotations

import re
from typing import Annotated, Any

import msgspec

from etl.config import Options, Secret
from etl.errors import (
    ConfigError,
    CredentialsError,
    OverQuota,
    Passing,
    PermissionMissing,
    SourceError,
    TributaryError,
)
from etl.http import Answer, Client
from etl.judge import quoted
from etl.typed import typed

API = "https://api.stripe.com"
API_VERSION = "2026-10-28.endive"
"""The shape of every answer, whatever the account's default; models are held against it by tests."""

LIVE_PER_SECOND, TEST_PER_SECOND = 80.0, 20.0
"""Of the 100 and 25 reads a second that an account has: the rest is for the company's own systems.

Most endpoints take no more than 25 of them; past that, refusals slow us down.
"""

PERMISSION = re.compile(r"\brak_\w+|(?<=\bEnabling ).+?(?= permissions? on this key)")
"""What a key lacks, as Stripe names it: 'rak_plan_read' formerly, "Prices Read" ('plan_read') today."""
OF_THE_KEY = "the required permissions"
OF_ALL = re.compile(r"your IP address|expired API key|publishable API key", re.IGNORECASE)
ENDED = re.compile(r"expired|revoked", re.IGNORECASE)
LOCKED = "lock_timeout"
"""Code of a 429 that is no limit: Stripe is at work on the object itself."""
NO_SUCH_URL = "unrecognized request url"
NOT_SET_UP = "not set up to use"
NO_VERSION = "Invalid Stripe API version"
GONE = re.compile(r"No such|retention policy")
UNEXPANDABLE = re.compile(r"cannot be expanded \((?:data\.)?([\w.]+)\)")
UNKNOWN_EXPAND = re.compile(r"unknown parameters?\b.*\bexpand", re.IGNORECASE)
KEY = re.compile(r"\b[sr]k_[\w*]+")


class Config(Options, frozen=True, kw_only=True):
    """[sources.NAME] of connector "stripe"."""

    api_key: Secret
    """A restricted key with read access; live or test."""
    account: Annotated[str, msgspec.Meta(pattern=r"^(acct_\w+)?$")] = ""
    """A connected account, acct_..., to read instead of one's own (Stripe-Account)."""
    api_version: str = API_VERSION
    """Another version of Stripe's API; what its answers have beyond the pinned one is in _extra."""
    requests_per_second: Annotated[float, msgspec.Meta(gt=0)] | None = None
    """Reads a second; default: 80 with a live key, 20 with a test key."""


class CursorGone(SourceError):
    """The object that a page was to start after has been deleted meanwhile."""


class Missing(SourceError):
    """The object asked for, or the one whose list it is, does not exist (any more)."""


class NotExpandable(SourceError):
    """A nested list cannot be had together with its records; `path` says which, "" that it is not told."""

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message)
        self.path = path


class Unavailable(PermissionMissing):
    """The account does not have this part of Stripe."""


class Withheld(PermissionMissing):
    """The account, not the key, does not allow it: a connected one, or one without Connect."""


class _Error(msgspec.Struct):
    type: str | None = ""
    code: str | None = ""
    message: str | None = ""
    param: str | None = ""


class _Refusal(msgspec.Struct):
    error: _Error = msgspec.field(default_factory=_Error)


class _Account(msgspec.Struct):
    id: str = ""


def identified(answer: Answer) -> str:
    """The id of the account that an answer describes."""
    found: _Account = decode(answer.body, _Account)
    return found.id


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
        error = typed(answer.body, _Refusal).error
    except msgspec.MsgspecError:
        error = _Error()
    message, code = error.message or "", error.code or ""
    reason = KEY.sub("***", quoted(message.partition("\n")[0]))
    if error.param == "starting_after" and (code == "resource_missing" or GONE.search(message)):
        return CursorGone(reason)
    if answer.status in (401, 403) and OF_THE_KEY in message:  # Stripe has answered either
        needed = ", ".join(PERMISSION.findall(reason))
        return PermissionMissing(f"the key may not read this; {f'give it {needed}' if needed else reason}")
    match answer.status:
        case 401:
            why = "api_key has expired" if ENDED.search(f"{code} {message}") else "Stripe refuses api_key"
            return CredentialsError(f"{why}; make a restricted key with read access")
        case 403 if OF_ALL.search(message):
            return CredentialsError(f"Stripe refuses api_key: {reason}")
        case 403:
            return Withheld(reason or "not allowed")
        case 404 if NO_SUCH_URL in message.lower():
            return Unavailable(reason)
        case 404:
            return Missing(reason or "not found")
        case status if status == 429 or status >= 500:
            return (OverQuota if status == 429 and code != LOCKED else Passing)(reason)
    if code == "resource_missing":
        return Missing(reason)
    if NO_VERSION in message:
        return ConfigError(f"api_version is none that Stripe knows: {reason}")
    refused = UNEXPANDABLE.search(message)
    if refused or (error.param or "").startswith("expand") or UNKNOWN_EXPAND.search(message):
        return NotExpandable(reason, refused[1] if refused else "")
    return Unavailable(reason) if NOT_SET_UP in message else SourceError(reason)


def decode(body: bytes, kind: Any) -> Any:
    """A part of an answer, typed; SourceError if it has another shape."""
    try:
        return typed(body, kind)
    except msgspec.MsgspecError as error:
        raise SourceError(f"Stripe's answer has another shape than documented: {error}") from None
