"""How Salesforce is spoken to: its limits, the watch on the daily quota, and what its refusals mean."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from connectors.salesforce.config import Config
from connectors.salesforce.login import Door
from etl.errors import (
    ConfigError,
    CredentialsError,
    NoAccess,
    OverQuota,
    Passing,
    PermissionMissing,
    SourceError,
    TributaryError,
)
from etl.http import Answer, Params
from etl.judge import quoted
from etl.login import LoginClient
from etl.typed import typed

BULK_SINCE = 47
"""The first version of the API that can be queried in bulk."""
CONNECTIONS = 6
"""Requests at once; an organisation has 25 that may take longer than 20 s, a developer's 5."""
SECONDS_WITHOUT_A_BYTE, SECONDS_IN_ALL = 180.0, 900.0
"""A query may run for two minutes before its first byte."""
USAGE = re.compile(r"(?<![\w-])api-usage=(\d+)/(\d+)")
CONCURRENT = re.compile(r"concurrent", re.IGNORECASE)
QUOTED = re.compile(r"(?<!\w)'((?:[^']|'(?=\w))*)'(?!\w)")
"""A text in quotes; an apostrophe within a word opens and closes nothing."""
NO_BULK = re.compile(r"\bBulk (?:V2 )?Query\b|\b(?:the|by) Bulk API\b")
BULK_SPENT = re.compile(r"\bbulk v2 query (?:jobs|result)", re.IGNORECASE)


class QuotaSpent(OverQuota):
    """So many of the day's requests are used that the rest is left to the organisation's other tools."""


class TooMuch(SourceError):
    """The query runs for too long, or gives too much at once: a part of it may be had."""


class TooWide(TooMuch):
    """The query is too long for an address."""


class LocatorGone(SourceError):
    """The rest of a result is not kept any more."""


class NoBulk(SourceError):
    """The Bulk API cannot read this; REST may."""


class BulkSpent(NoBulk):
    """So many jobs, or results, were asked for today that the Bulk API gives no more."""


class Uncounted(SourceError):
    """Salesforce does not count these records."""


class Restricted(SourceError):
    """The object can only be read by the ids of what it hangs on."""


class FieldGone(SourceError):
    """A field that describe told of is not there any more."""


class LogTooShort(SourceError):
    """The log of deletions does not reach back so far."""


class Missing(SourceError):
    """There is nothing at this address (any more)."""


class _Error(msgspec.Struct):
    message: str = ""
    errorCode: str = ""  # noqa: N815  theirs


CODES: Mapping[str, type[TributaryError]] = {
    "QUERY_TIMEOUT": TooMuch,
    "OPERATION_TOO_LARGE": TooMuch,
    "EXCEEDED_ID_LIMIT": TooMuch,
    "QUERY_TOO_COMPLICATED": TooMuch,
    "INVALID_QUERY_LOCATOR": LocatorGone,
    "INVALIDENTITY": NoBulk,
    "FUNCTIONALITY_NOT_ENABLED": NoBulk,
    "FEATURENOTENABLED": NoBulk,
    "INVALID_FIELD": FieldGone,
    "INVALID_REPLICATION_DATE": LogTooShort,
    "INVALID_TYPE": PermissionMissing,
    "INSUFFICIENT_ACCESS": PermissionMissing,
    "INSUFFICIENT_ACCESS_OR_READONLY": PermissionMissing,
    "INVALID_TYPE_FOR_OPERATION": PermissionMissing,
    "EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION": PermissionMissing,
    "INVALID_SESSION_ID": CredentialsError,
    "INVALIDSESSIONID": CredentialsError,
    "EXCEEDEDQUOTA": QuotaSpent,
    "REQUEST_LIMIT_EXCEEDED": QuotaSpent,
    "SERVER_UNAVAILABLE": Passing,
}
"""What codes mean, whatever the status."""
NO_API = ("API_CURRENTLY_DISABLED", "API_DISABLED_FOR_ORG")


class Quota:
    """The organisation's requests of the last 24 hours, as each answer tells them."""

    def __init__(self, percent: float) -> None:
        self._percent = percent
        self._used, self._most = 0, 0
        self._spent = ""

    def note(self, answer: Answer) -> None:
        """Take down what an answer says."""
        found = USAGE.search(answer.headers.get("sforce-limit-info", ""))
        if found:
            self._used, self._most = int(found[1]), int(found[2])

    def check(self) -> None:
        """Raise QuotaSpent if no more is to be asked."""
        if self._spent:
            raise QuotaSpent(self._spent)
        if self._most and self._used >= self._most * self._percent / 100:
            raise QuotaSpent(
                f"{self._used:,} of the organisation's {self._most:,} API requests a day are used;"
                f" quota_percent = {self._percent:g} leaves the rest to its other tools."
                " The next sync goes on from here."
            )

    def refused(self, reason: str) -> None:
        """Salesforce itself says that it is enough for today."""
        self._spent = reason


class Api:
    """One organisation's API: its client, below one version, and a watch on its quota.

    tokens: where a refresh token is kept that replaces the last, unless the configuration says.
    """

    def __init__(self, config: Config, tokens: Path | None = None) -> None:
        if float(config.api_version) < BULK_SINCE:
            raise ConfigError(
                f"api_version must be {BULK_SINCE:.1f} or later: earlier ones have no bulk queries."
            )
        self.base = f"/services/data/v{config.api_version}"
        self.quota = Quota(config.quota_percent)
        self.door = Door(config, tokens)
        self.http = LoginClient(
            self.door,
            self.door.base_url,
            connections=CONNECTIONS,
            timeout=SECONDS_WITHOUT_A_BYTE,
            total_timeout=SECONDS_IN_ALL,
            classify=classify,
            retry=self._retry,
        )
        self.lock = threading.Lock()

    def get(self, path: str, params: Params = ()) -> Answer:
        """Ask for a path below the version, or one that begins with /services."""
        self.quota.check()
        return self.http.get(self._below(path), params)

    def read(self, path: str, kind: Any, params: Params = ()) -> Any:
        """An answer, typed."""
        return decode(self.get(path, params).body, kind)

    def post(self, path: str, body: object, *, makes: bool = False) -> Answer:
        """Send JSON that may be sent twice; not what `makes` something, if its answer gets lost: NoAnswer."""
        self.quota.check()
        return self.http.post(
            self._below(path),
            body=msgspec.json.encode(body),
            content_type="application/json",
            idempotent=not makes,
            if_refused=makes,
        )

    def download(self, path: str, params: Params = ()) -> Any:
        """Ask for CSV, in pieces."""
        self.quota.check()
        return self.http.download(self._below(path), params)

    def _below(self, path: str) -> str:
        return path if path.startswith(("/services/", "https://")) else f"{self.base}/{path}"

    def _retry(self, answer: Answer) -> bool | None:
        """Too many at once is a 403 at Salesforce, the only one to try again; too many a day are the end."""
        self.quota.note(answer)
        if answer.status != 403:
            return None
        error = _error(answer)
        at_once = bool(CONCURRENT.search(error.message))
        if error.errorCode == "REQUEST_LIMIT_EXCEEDED" and not at_once:
            self.quota.refused(str(classify(answer)))
        return error.errorCode == "REQUEST_LIMIT_EXCEEDED" and at_once


def classify(answer: Answer) -> TributaryError:
    """The error that a refusal is, with Salesforce's reason, without values of records in it."""
    error = _error(answer)
    code, words = error.errorCode, error.message
    lines = [line for line in words.splitlines() if line.strip()]
    reason = ours(lines[-1] if lines else "")
    told = f"{code}: {reason}" if code and reason else code or reason
    if answer.status == 401:
        return CredentialsError(f"Salesforce does not take the session ({told})")
    if "mplementation restriction" in words or "requires a filter by" in words:
        return Restricted(told)
    if BULK_SPENT.search(words):
        return BulkSpent(told)
    if NO_BULK.search(words):
        return NoBulk(told)
    if code == "REQUEST_LIMIT_EXCEEDED" and not CONCURRENT.search(words):
        return QuotaSpent(f"the organisation's API requests of the day are used up ({told})")
    if code in NO_API:
        return NoAccess(f"the organisation's edition, or the user's profile, has no API ({told})")
    if code in CODES:
        return CODES[code](told)
    match answer.status:
        case 403:
            return PermissionMissing(told or "not allowed")
        case 404 | 410:
            return Missing(told or "not found")
        case 414 | 431:
            return TooWide("the query has too many fields for an address")
    return SourceError(told)


def ours(text: str) -> str:
    """A text without addresses, and without what is quoted, unless it is a single word, as names are."""
    return QUOTED.sub(lambda found: found[0] if re.fullmatch(r"\w*", found[1]) else "'***'", quoted(text))


def decode(body: bytes, kind: Any) -> Any:
    """A part of an answer, typed; SourceError if it has another shape."""
    try:
        return typed(body, kind)
    except msgspec.MsgspecError as error:
        raise SourceError(f"Salesforce's answer has another shape than documented: {error}") from None


def _error(answer: Answer) -> _Error:
    """The first of the errors that an answer lists."""
    try:
        errors = typed(answer.body, list[_Error] | _Error)
    except msgspec.MsgspecError:
        return _Error()
    return errors if isinstance(errors, _Error) else errors[0] if errors else _Error()
