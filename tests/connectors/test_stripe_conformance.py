"""The tests that every connector has to pass, for Stripe against its simulator."""

from __future__ import annotations

from connectors.sandbox.stripe import StripeSandbox
from connectors.stripe import Stripe
from etl.testing import conformance

TestStripe = conformance(
    Stripe,
    lambda: StripeSandbox(people=12, months=3),
    empty={"financial_connections_account_owners"},  # its parents name no ownership in the simulator
    api_key="sk_test_tributary",
    requests_per_second=2000.0,
)
