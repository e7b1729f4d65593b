"""A strict simulator of Stripe's API. `with StripeSandbox().serve() as server: server.url`."""

from connectors.sandbox.stripe.keys import Key
from connectors.sandbox.stripe.simulator import StripeSandbox

__all__ = ["Key", "StripeSandbox"]
