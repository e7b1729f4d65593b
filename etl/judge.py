"""What is wrong with an answer: what came instead of what was asked for, and what its status means."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from etl.errors import (
    CredentialsError,
    OverQuota,
    Passing,
    PermissionMissing,
    SourceError,
    TributaryError,
)
from etl.exchanges import Ask
from etl.secret_forms import LOOKED_AT, without_secrets
from etl.urls import host, how_to_allow
from etl.wire import Answer, Opened

REFUSALS: Mapping[int, tuple[type[TributaryError], str]] = {
    401: (CredentialsError, "it refuses the credentials"),
    402: (PermissionMissing, "the account has not paid for it"),
    403: (PermissionMissing, "the credentials do not allow it"),
    429: (OverQuota, "too many requests"),
}

RETRIED = frozenset((408, 429, 500, 502, 503, 504))
EXCERPT = 200
"""Characters of a useless answer that its error shows."""
ERROR = rb"\s*\{\s*\"errors?\"\s*:(?!\s*(?:null|false|0|\"\"|\[\s*\]|\{\s*\}))"


class Judge:
    """Tells good answers from bad ones; json, classify and retry are those of `etl.http.Client`."""

    def __init__(
        self,
        *,
        json: bool,
        classify: Callable[[Answer], TributaryError | None] | None,
        retry: Callable[[Answer], bool | None] | None,
    ) -> None:
        self.json, self._classify, self._retry = json, classify, retry

    def wrong(self, answer: Answer, ask: Ask, origin: str) -> tuple[TributaryError, bool] | None:
        """What is wrong with an answer, and whether to ask again; None if it is good.

        origin: the host that was asked.
        """
        status = answer.status
        again = False if status in ask.once else self._retry(answer) if self._retry else None
        if (200 <= status < 300 or status == 304) and not again:
            found = ""
            if isinstance(answer, Opened):
                found = instead_of(ask.headers.get("accept", ""), answer)
            elif self.json and status not in (204, 304):
                found = instead(answer)
            if not found:
                return None
            return SourceError(f"answered {found}{self._excerpt(answer)}"), again is None
        if again is None:
            again = status in RETRIED
        if again and status < 400:
            return Passing(f"answered {status}, but has to be asked again"), True
        if 300 <= status < 400:
            place = answer.headers.get("location", "")
            there = host(without_secrets(place)) or origin
            hint = how_to_allow(place) if there != origin else ""
            return SourceError(
                f"answered {status}, a redirect to {there}, which was not followed{hint}"
            ), False
        error = refusal(status, self._reason(answer), passing=again)
        error.args = (f"answered {status}{': ' if str(error) else ''}{error}",)
        return error, again

    def _excerpt(self, answer: Answer) -> str:
        """How a useless page begins; of JSON the reason; of anything else nothing, as it may be records."""
        begins = quoted(answer.body[:LOOKED_AT].decode(errors="replace"))[:EXCERPT]
        if begins.startswith(("{", "[")):
            begins = str(self._reason(answer) or "")
        elif not begins.lower().startswith(("<!doctype html", "<html")):
            begins = ""
        return f": {begins}" if begins else ""

    def _reason(self, answer: Answer) -> TributaryError | None:
        """What the connector reads in it, however much of a person a private one repeats."""
        said = self._classify(answer) if self._classify else None
        if said:
            said.args = (quoted(str(said)),)
        return said


def quoted(words: str) -> str:
    """A vendor's words as an error may repeat them: a line without secrets and personal patterns."""
    from etl.redact import text  # 4 ms of patterns, where something was refused

    return text(words)


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
