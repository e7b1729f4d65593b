"""A vendor that means harm: what it says takes little time and room, and no configuration lets it be anybody."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from connectors.salesforce import Salesforce
from connectors.salesforce import api as salesforce
from connectors.salesforce import login as salesforce_login
from connectors.stripe import Stripe
from connectors.stripe import api as stripe
from connectors.zendesk import Zendesk
from connectors.zendesk import api as zendesk
from etl.config import Options, Secret
from etl.http import Client
from etl.judge import instead
from etl.paginate import _next_link
from etl.sandbox import Response, SandboxServer
from etl.secret_forms import redacted
from etl.wire import Answer
from tests.unit.vendors import JSON, Vendor

MANY = 1 << 17
WORDS = {
    "one word": "a" * MANY,
    "ats": "a@" * (MANY // 2),
    "quotes": "'a" * (MANY // 2),
    "blanks": " " * MANY,
    "open brackets": "<" * MANY,
    "remainders": "remaining=0" * (MANY // 11),
    "keys": "sk_" * (MANY // 3),
    "controls": "\\u0000" * (MANY // 6),
    "nested": "[{" * 1_000 + "}]" * 1_000,
}


@pytest.mark.S15
@pytest.mark.parametrize("words", WORDS)
def test_whatever_long_words_are_read_judged_and_redacted_in_linear_time(words: str) -> None:
    text = WORDS[words]
    Secret("sk_live_of_this_test")
    began = time.monotonic()
    said = f'"{text}"'.encode()
    for body in (
        b'{"error": {"message": %s}}' % said,
        b'[{"message": %s, "errorCode": "X"}]' % said,
        b'{"error": %s, "description": %s, "error_description": %s}' % (said, said, said),
        text.encode(),
    ):
        for status in (200, 400, 401, 503):
            answer = Answer(body, status, {"content-type": "application/json"}, datetime.now(UTC))
            told = [
                stripe.classify(answer),
                zendesk.classify(answer),
                salesforce.classify(answer),
                salesforce_login.classify(answer, "password"),
                instead(answer),
            ]
            assert max(len(redacted(str(one))) for one in told) <= 1_000
    assert len(redacted(text)) <= 1_000
    _next_link(text[: 1 << 16])  # of a header, which http.client keeps within 64 KiB
    zendesk.SPENT.search(text[: 1 << 16])
    assert time.monotonic() - began < 5


@pytest.mark.S15
def test_a_refusal_as_large_as_may_be_is_one_short_line() -> None:
    vendor = Vendor()
    vendor.answer = lambda _: Response(400, b'{"error": {"message": "%s"}}' % (b"a b" * 8 * MANY), JSON)
    with SandboxServer(vendor) as server:
        client = Client(server.url, classify=stripe.classify, max_bytes=64 * MANY)
        with pytest.raises(Exception, match="answered 400: a ba b") as refused:
            client.get("/v1/charges")
        client.close()
    assert len(str(refused.value)) < 1_200


@pytest.mark.S8
@pytest.mark.parametrize("connector", [Stripe, Salesforce, Zendesk])
def test_no_option_turns_the_verification_of_certificates_off(connector: type) -> None:
    options = {*Options.__struct_fields__, *connector.Config.__struct_fields__}  # type: ignore[attr-defined]
    assert not [
        name for name in options if any(w in name for w in ("verify", "insecure", "ssl", "tls", "cert"))
    ]
    assert not {"verify", "context", "ssl"} & set(Client.__init__.__annotations__)
