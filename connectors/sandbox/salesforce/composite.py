"""Several requests that count as one: REST API Developer Guide, "Send Multiple Requests Using Composite".

Simulated are reading subrequests: of sObject resources, and queries, of which there may be five among 25.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

import msgspec

from connectors.sandbox.salesforce import values
from connectors.sandbox.salesforce.bulk import posted
from connectors.sandbox.salesforce.errors import Refusal
from etl.sandbox import Request, Response

MOST: Final = 25
MOST_QUERIES: Final = 5
_KNOWN: Final = frozenset({"allOrNone", "collateSubrequests", "compositeRequest"})
_KNOWN_INSIDE: Final = frozenset({"method", "url", "referenceId", "httpHeaders", "body"})
_INHERITED: Final = frozenset({"accept", "authorization", "content-type"})
_REFERENCE: Final = re.compile(r"[A-Za-z0-9_]+")
_URL: Final = re.compile(r"/services/data/v\d{1,3}\.0/(sobjects|query|queryAll)(?:[/?].*)?")
_JSON: Final = {"Content-Type": "application/json;charset=UTF-8"}


def respond(request: Request, ask: Callable[[Request], Response]) -> Response:
    """The answers to all of them, in one; `ask` answers one, or refuses it. Raises Refusal for the whole."""
    asked = posted(request)
    _known(asked, _KNOWN)
    parts = asked.get("compositeRequest")
    if not isinstance(parts, list) or not parts or not all(isinstance(part, dict) for part in parts):
        raise _wrong("compositeRequest is required")
    if len(parts) > MOST:
        raise _wrong(f"The composite request can't have more than {MOST} subrequests")
    for part in parts:
        _check(part)
    if len({part["referenceId"] for part in parts}) < len(parts):
        raise _wrong("A referenceId is used more than once")
    if sum("/query" in part["url"] for part in parts) > MOST_QUERIES:
        raise _wrong(f"The composite request can't have more than {MOST_QUERIES} query subrequests")
    if any(part["method"] != "GET" or not _URL.fullmatch(part["url"]) for part in parts):
        return Response(501, b"This sandbox does not simulate that.", {"Content-Type": "text/plain"})
    answers = [_answer(part, request, ask) for part in parts]
    return Response(200, values.dump({"compositeResponse": answers}), _JSON)


def _check(part: dict[str, Any]) -> None:
    _known(part, _KNOWN_INSIDE)
    for name in ("method", "url", "referenceId"):
        if not isinstance(part.get(name), str) or not part[name]:
            raise _wrong(f"{name} is required in a subrequest")
    if not _REFERENCE.fullmatch(part["referenceId"]):
        raise _wrong(f"Invalid reference ID: {part['referenceId']}")
    headers = part.get("httpHeaders", {})
    if not isinstance(headers, dict) or _INHERITED & {name.lower() for name in headers}:
        raise _wrong("Accept, Authorization and Content-Type can't be set in a subrequest")


def _answer(part: dict[str, Any], whole: Request, ask: Callable[[Request], Response]) -> dict[str, Any]:
    path, _, query = part["url"].partition("?")
    headers = {**whole.headers, **{n.lower(): v for n, v in part.get("httpHeaders", {}).items()}}
    try:
        answer = ask(Request("GET", unquote(path), parse_qsl(query, keep_blank_values=True), headers))
    except Refusal as refusal:
        answer = Response(refusal.status, refusal.body())
    told = {name: value for name, value in answer.headers.items() if name != "Content-Type"}
    return {
        "body": msgspec.Raw(answer.body or b"null"),
        "httpHeaders": told,
        "httpStatusCode": answer.status,
        "referenceId": part["referenceId"],
    }


def _known(body: dict[str, Any], known: frozenset[str]) -> None:
    for name in body:
        if name not in known:
            raise Refusal(400, "JSON_PARSER_ERROR", f'Unrecognized field "{name}"')


def _wrong(message: str) -> Refusal:
    return Refusal(400, "INVALID_INPUT", message)
