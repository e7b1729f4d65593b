"""What the three vendors' refusals are, in kinds of trouble; the answers are those that they document."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from connectors.salesforce import api as salesforce
from connectors.salesforce import login
from connectors.stripe import api as stripe
from connectors.zendesk import api as zendesk
from etl.errors import CredentialsError
from etl.http import Answer


def answer(status: int, body: Any) -> Answer:
    return Answer(json.dumps(body).encode(), status, {}, datetime(2026, 11, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("status", "code", "message", "kind"),
    [
        (401, "api_key_expired", "Expired API Key provided: rk_live_*********123", "credentials"),
        (401, "", "Invalid API Key provided: sk_test_*********123", "credentials"),
        (403, "", "The provided key does not have the required permissions: rak_charge_read", "permission"),
        (403, "", "This account cannot currently do this", "permission"),
        (400, "", "Your account is not set up to use Issuing.", "permission"),
        (429, "rate_limit", "Request rate limit exceeded", "quota"),
        (429, "lock_timeout", "This object cannot be accessed right now", "vendor"),
        (500, "", "Something went wrong", "vendor"),
        (400, "parameter_unknown", "Received unknown parameter: limits", "answer"),
    ],
)
def test_what_stripe_refuses(status: int, code: str, message: str, kind: str) -> None:
    error = stripe.classify(answer(status, {"error": {"code": code, "message": message}}))
    assert error.kind == kind
    assert "123" not in str(error)


def test_a_key_of_stripes_that_expired_is_said_to_have() -> None:
    refused = answer(401, {"error": {"code": "api_key_expired", "message": "Expired API Key provided"}})
    assert "api_key has expired" in str(stripe.classify(refused))


@pytest.mark.parametrize(
    ("status", "code", "message", "kind"),
    [
        (401, "INVALID_SESSION_ID", "Session expired or invalid", "credentials"),
        (400, "InvalidSessionId".upper(), "Invalid session id", "credentials"),
        (403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.", "permission"),
        (403, "API_CURRENTLY_DISABLED", "API is disabled for this User", "permission"),
        (403, "INSUFFICIENT_ACCESS", "insufficient access rights", "permission"),
        (400, "INVALID_TYPE", "sObject type 'Invoice__c' is not supported.", "permission"),
        (403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", "quota"),
        (403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.", "quota"),
        (503, "SERVER_UNAVAILABLE", "There is too much traffic", "vendor"),
        (400, "MALFORMED_QUERY", "unexpected token: FORM", "answer"),
    ],
)
def test_what_salesforce_refuses(status: int, code: str, message: str, kind: str) -> None:
    error = salesforce.classify(answer(status, [{"errorCode": code, "message": message}]))
    assert error.kind == kind


def test_an_organisation_without_an_api_ends_the_sync_at_once_as_wrong_credentials_do() -> None:
    refused = answer(403, [{"errorCode": "API_DISABLED_FOR_ORG", "message": "not enabled"}])
    assert isinstance(salesforce.classify(refused), CredentialsError)


@pytest.mark.parametrize(
    ("error", "description", "kind"),
    [
        ("invalid_grant", "expired access/refresh token", "credentials"),
        ("invalid_grant", "login rate exceeded", "quota"),
        ("rate_limit_exceeded", "", "quota"),
        ("server_error", "", "vendor"),
    ],
)
def test_what_a_login_at_salesforce_is_refused_for(error: str, description: str, kind: str) -> None:
    found = login.classify(answer(400, {"error": error, "error_description": description}), "refresh_token")
    assert found
    assert found.kind == kind


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, {"error": "Couldn't authenticate you"}, "credentials"),
        (401, {"error": "invalid_token", "error_description": "The access token has expired"}, "credentials"),
        (402, {"error": "PaymentRequired"}, "permission"),
        (
            403,
            {"error": {"title": "Forbidden", "message": "You do not have access to this page."}},
            "permission",
        ),
        (404, {"error": "InvalidEndpoint", "description": "Not found"}, "permission"),
        (404, {"error": "no help desk at acme.zendesk.com"}, "configuration"),
        (429, {"error": "TooManyRequests", "description": "Rate limit exceeded"}, "quota"),
        (503, {"error": "DatabaseConflict"}, "vendor"),
        (504, {}, "vendor"),
        (422, {"error": "InvalidPaginationParameter"}, "answer"),
    ],
)
def test_what_zendesk_refuses(status: int, body: dict[str, Any], kind: str) -> None:
    assert zendesk.classify(answer(status, body)).kind == kind
