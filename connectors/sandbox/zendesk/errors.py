"""Zendesk's refusals. Its products word errors in four ways that have nothing in common; so does this.

    {"error": "RecordNotFound", "description": "Not found"}              most of Support and Help Center
    {"error": {"title": "Forbidden", "message": "..."}}                  rights, wrong values of parameters
    {"errors": [{"code": "...", "title": "...", "detail": "..."}]}       paging, and what is newer
    text/plain                                                           the account's rate limit, gateways

Pages followed: developer.zendesk.com, introduction/requests, /pagination, /rate-limits, /security-and-auth.
"""

from __future__ import annotations

import json
from typing import Any, Final

CURSORS: Final = (
    "https://developer.zendesk.com/documentation/api-basics/pagination/"
    "comparing-cursor-pagination-and-offset-pagination"
)


class Refusal(Exception):
    """A request that Zendesk does not answer with records. `said` is JSON, or text as it stands."""

    def __init__(
        self, status: int, said: dict[str, Any] | str, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(f"{status}: {said}")
        self.status = status
        self.said = said
        self.headers = headers or {}

    @property
    def body(self) -> bytes:
        """What is sent."""
        return self.said.encode() if isinstance(self.said, str) else json.dumps(self.said).encode()

    @property
    def content_type(self) -> str:
        """How it is labelled."""
        if isinstance(self.said, str):
            return "text/plain; charset=utf-8"
        return "application/json; charset=utf-8"


def unauthenticated() -> Refusal:
    """No credentials, or none that fit."""
    return Refusal(
        401, {"error": "Couldn't authenticate you"}, {"WWW-Authenticate": 'Basic realm="Web Password"'}
    )


def invalid_token() -> Refusal:
    """An OAuth access token that is unknown, expired or revoked."""
    text = "The access token provided is expired, revoked, malformed or invalid for other reasons."
    header = f'Bearer realm="Zendesk", error="invalid_token", error_description="{text}"'
    return Refusal(401, {"error": "invalid_token", "error_description": text}, {"WWW-Authenticate": header})


def no_chat() -> Refusal:
    """Whatever is no access token of a client of Chat's own."""
    text = "The server could not verify that you are authorized to access the requested resource"
    return Refusal(401, {"error": "Unauthorized", "description": text})


def missing_scope(*scopes: str) -> Refusal:
    """An OAuth access token that was not given for this."""
    text = f"You are missing the following required scopes: {', '.join(scopes)}"
    return Refusal(403, {"error": "Forbidden", "description": text})


def forbidden() -> Refusal:
    """The user's role, or the account's plan, does not reach so far."""
    text = (
        "You do not have access to this page. Please contact the account owner of this help desk for further"
        " help."
    )
    return Refusal(403, {"error": {"title": "Forbidden", "message": text}})


def no_endpoint() -> Refusal:
    """No such path here: it was never there, or belongs to a product that the account does not have."""
    return Refusal(404, {"error": "InvalidEndpoint", "description": "Not found"})


def no_record() -> Refusal:
    """No such record, or one that was deleted."""
    return Refusal(404, {"error": "RecordNotFound", "description": "Not found"})


def invalid(name: str, why: str, action: str = "") -> Refusal:
    """A parameter whose value cannot be."""
    said = f"You passed an invalid value for the {name} attribute. Invalid parameter: {name} {why}"
    where = f" from api/v2/{action}" if action else ""
    return Refusal(400, {"error": {"title": "Invalid attribute", "message": said + where}})


def unknown_parameter(name: str) -> Refusal:
    """A parameter that is not documented here.

    Zendesk itself would mostly ignore it. The sandbox refuses, so that a misspelled one is noticed.
    """
    return invalid(name, "is not documented for this endpoint")


def bad_page(detail: str) -> Refusal:
    """A cursor page that cannot be given."""
    return Refusal(
        400,
        {
            "errors": [
                {
                    "code": "InvalidPaginationParameter",
                    "title": "Invalid pagination parameter",
                    "detail": detail,
                }
            ]
        },
    )


def lost_cursor() -> Refusal:
    """A cursor of an export that is not known (any more)."""
    return Refusal(
        400,
        {"errors": [{"code": "InvalidCursor", "status": "400", "title": "cursor is invalid or expired"}]},
    )


def too_deep() -> Refusal:
    """Offset pages beyond the first ten thousand records."""
    title = (
        "Pagination requests using Offset Pagination are limited to page 100 or up to 10000 records"
        " (page * per_page)"
    )
    detail = (
        "There are limits to the page depth in Offset Pagination. Offset Pagination will be deprecated fully"
        " in the near future.\nPlease switch to Cursor Pagination at the earliest. Cursor Pagination does not"
        f" have any limits.\nSee {CURSORS}\n"
    )
    return Refusal(400, {"errors": [{"code": "InvalidPaginationDepth", "title": title, "detail": detail}]})


def too_recent(cursor: bool) -> Refusal:
    """A start_time within the last minute; the two kinds of export differ in how they say so."""
    text = "Too recent start_time. Use a start_time older than 1 minute"
    if cursor:
        return Refusal(
            400,
            {"errors": [{"code": "StartTimeTooRecent", "title": "Start time too recent", "detail": text}]},
        )
    return Refusal(422, {"error": "InvalidValue", "description": text})


def throttled(retry_after: int, *, exports: bool = False) -> Refusal:
    """Too many requests in this minute: JSON from the exports, bare text from all else."""
    headers = {"Retry-After": str(retry_after)}
    if exports:
        text = "Number of allowed incremental export API requests per minute exceeded"
        return Refusal(429, {"error": "APIRateLimitExceeded", "description": text}, headers)
    return Refusal(429, "Number of allowed API requests per minute exceeded", headers)


def gateway_timeout() -> Refusal:
    """A page that took the servers too long."""
    return Refusal(504, "upstream request timeout")
