"""The tests that every connector has to pass, for Zendesk against its simulator."""

from __future__ import annotations

import pytest

from connectors.sandbox.zendesk import ADMIN, API_TOKEN, CHAT_TOKEN, ZendeskSandbox, without_limits
from connectors.zendesk import Zendesk
from etl.testing import conformance

pytestmark = pytest.mark.usefixtures("postgres_url")  # so that the server is of the tests' settings


def desk() -> ZendeskSandbox:
    return without_limits(people=25, tickets=30, months=5)


TestZendesk = conformance(
    Zendesk,
    desk,
    empty={"activities", "recipient_addresses"},  # nothing of the last 30 days, no addresses of its own
    email=ADMIN,
    api_token=API_TOKEN,
    chat_token=CHAT_TOKEN,
    requests_per_minute=1_000_000,
    exports_per_minute=1_000_000,
)
