"""Salesforce's refusals in its own words.

Data APIs answer with a list of `{"message", "errorCode"}` (REST API Developer Guide, "Status Codes and Error
Responses"); the token endpoint with `{"error", "error_description"}` (Salesforce Help, "OAuth 2.0
Authorization Errors").
"""

from __future__ import annotations

import json
from typing import Final

USE_CUSTOM: Final = (
    "If you are attempting to use a custom {0}, be sure to append the '__{1}' after the {2}. Please reference"
    " your WSDL or the describe call for the appropriate names."
)


class Refusal(Exception):
    """A request that gets no data."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    def body(self) -> bytes:
        """The error list."""
        return json.dumps([{"message": self.message, "errorCode": self.code}], ensure_ascii=False).encode()


class OAuthRefusal(Exception):
    """A request for a token that gets none."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.status = status
        self.error = error
        self.description = description

    def body(self) -> bytes:
        """The error object."""
        return json.dumps({"error": self.error, "error_description": self.description}).encode()


class SoqlError(Exception):
    """What is wrong in a query, and where: `at` counts characters from 0, -1 for no place."""

    def __init__(self, code: str, message: str, at: int = -1) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.at = at

    def refusal(self, soql: str) -> Refusal:
        """The same as Salesforce words it, with the query's line and a caret when the place is known."""
        return Refusal(400, self.code, self.message if self.at < 0 else located(soql, self.at, self.message))


SHOWN: Final = 40  # characters of the query before the caret, at most


def located(soql: str, at: int, message: str) -> str:
    r"""`\n<the query around the place>\n<caret>\nERROR at Row:r:Column:c\n<message>`."""
    at = min(at, len(soql))
    row = soql.count("\n", 0, at)
    start = soql.rfind("\n", 0, at) + 1
    column = at - start
    first = start
    if column > SHOWN:
        space = soql.find(" ", at - SHOWN, at)
        first = space + 1 if space >= 0 else at - SHOWN
    line = soql[first:].split("\n", 1)[0][: (at - first) + SHOWN]
    return f"\n{line}\n{' ' * (at - first)}^\nERROR at Row:{row + 1}:Column:{column + 1}\n{message}"


def no_resource() -> Refusal:
    """A path that is none."""
    return Refusal(404, "NOT_FOUND", "The requested resource does not exist")


def wrong_method(method: str, allowed: str) -> Refusal:
    """A method that the resource does not have."""
    return Refusal(405, "METHOD_NOT_ALLOWED", f"HTTP Method '{method}' not allowed. Allowed are {allowed}")


def no_column(name: str, entity: str, at: int) -> SoqlError:
    """A field that is not there, or that the user may not see."""
    advice = USE_CUSTOM.format("field", "c", "custom field name")
    return SoqlError("INVALID_FIELD", f"No such column '{name}' on entity '{entity}'. {advice}", at)


def no_relationship(name: str, at: int) -> SoqlError:
    """A dotted path through what is no parent."""
    advice = USE_CUSTOM.format("relationship", "r", "custom relationship name")
    return SoqlError("INVALID_FIELD", f"Didn't understand relationship '{name}' in field path. {advice}", at)


def no_object(name: str, at: int) -> SoqlError:
    """An object that is not there, or that the user may not read."""
    advice = USE_CUSTOM.format("object", "c", "entity name")
    return SoqlError("INVALID_TYPE", f"sObject type '{name}' is not supported. {advice}", at)


def limit_exceeded() -> Refusal:
    """The org's requests of the last 24 hours are used up. It is a 403, without Retry-After."""
    return Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
