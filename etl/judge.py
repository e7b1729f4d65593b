"""What is wrong with an answer: what came instead of what was asked for, and what its status means."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from etl.errors import (
    CredentialsError,
    OverQuota,
    Passing,
    PermissionMissing,
    SourceError,
    TributaryError,
)
from etl.wire import Answer

REFUSALS: Mapping[int, tuple[type[TributaryError], str]] = {
    401: (CredentialsError, "it refuses the credentials"),
    402: (PermissionMissing, "the account has not paid for it"),
    403: (PermissionMissing, "the credentials do not allow it"),
    429: (OverQuota, "too many requests"),
}

ERROR = rb"\s*\{\s*\"errors?\"\s*:(?!\s*(?:null|false|0|\"\"|\[\s*\]|\{\s*\}))"


def _parses(body: bytes) -> bool:
    """Whether it is JSON, for bodies that do not say so."""
    try:
        json.loads(body)
    except ValueError:
        return False
    return True


def instead(answer: Answer) -> str:
    """What was answered instead of JSON; empty if it is labelled and bracketed as JSON is, and no error."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = answer.body
    if body[:1].isspace() or body[-1:].isspace():
        body = body.strip()
    if body[:1] + body[-1:] in (b"{}", b"[]"):
        if not kind.endswith("json") and (kind or not _parses(body)):
            return f"{kind or 'a body without a type'} instead of JSON"
        return "an error with a status of success" if b'"err' in body[:16] and re.match(ERROR, body) else ""
    if not body:
        return "an empty body instead of JSON"
    if body[:1] in (b"{", b"["):
        return f"cut JSON ({len(body):,} bytes) instead of JSON"
    html = kind.endswith("html") or body[:1] == b"<"
    return f"{'HTML' if html else kind or 'a body without a type'} instead of JSON"


def instead_of(kinds: str, answer: Answer) -> str:
    """What is answered instead of these media types; by its label alone, as the body is yet to come."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    name = "HTML" if kind.endswith("html") else "JSON" if kind.endswith("json") else ""
    return f"{name} instead of {kinds}" if name and name.lower() not in kinds else ""


def refusal(status: int, said: TributaryError | None, *, passing: bool) -> TributaryError:
    """The error of an answer with this status: what the connector says, else what the status means.

    passing: the same may be asked for again, so it is trouble or a limit of the vendor's.
    """
    if passing:
        throttled = isinstance(said, OverQuota) or (status == 429 and not isinstance(said, Passing))
        return (OverQuota if throttled else Passing)(str(said or ""))
    kind, reason = REFUSALS.get(status, (SourceError, ""))
    return said or kind(reason)
