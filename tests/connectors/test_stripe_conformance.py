"""The tests that every connector has to pass, for Stripe against its simulator."""

from __future__ import annotations

import pytest

from connectors.sandbox.stripe import StripeSandbox
from connectors.stripe import Stripe
from etl.testing import conformance

pytestmark = pytest.mark.usefixtures("postgres_url")  # so that the server is of the tests' settings

TestStripe = conformance(
    Stripe,
    lambda: StripeSandbox(people=12, months=3),
    empty={"financial_connections_account_owners"},  # its parents name no ownership in the simulator
    api_key="sk_test_tributary",
    requests_per_second=2000.0,
)
