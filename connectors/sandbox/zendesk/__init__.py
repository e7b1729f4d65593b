"""A strict simulator of Zendesk: Support, Help Center, Talk and Chat of one account, read-only but for OAuth.

In a test of a connector:

    sandbox = without_limits(now=NOW, tickets=60, people=40, months=6)
    with sandbox.serve() as server:
        base_url = server.url                                  # in place of https://{subdomain}.zendesk.com
        ADMIN, API_TOKEN                                       # Basic ADMIN/token:API_TOKEN
        CHAT_TOKEN                                             # Bearer, which alone opens /api/v2/chat/
        sandbox.grant(scopes="tickets:read users:read", lifetime=300)      # or an OAuth access token
        sandbox.advance(hours=24)                              # the desk lives on
        sandbox.act("system_update")                           # see acts.ACTS; create, update, delete
        server.moods.throttle(retry_after="1")                 # faults: etl.sandbox_faults

`ZendeskSandbox(...)` has the limits of Zendesk; `minute=1.0` makes their minutes last a second.
`largest_page` lets bigger pages end in 504; `exports.ties_pin` divides a second between time pages;
`creates_while_paging` adds tickets meanwhile.

A connector names it as `sandbox = "connectors.sandbox.zendesk:without_limits"` for `etl sandbox`, and gives
`without_limits` to `etl.testing.conformance`.

Where it is stricter than Zendesk on purpose: unknown parameters are refused, and pages over the largest size,
too. Paging links (`next_page`, `after_url`, `links`) lead to the server that was asked; `url` fields of
records name the vendor's host.
"""

from connectors.sandbox.zendesk.logins import ADMIN, API_TOKEN, CHAT_TOKEN, Access
from connectors.sandbox.zendesk.simulator import ZendeskSandbox, without_limits

__all__ = ["ADMIN", "API_TOKEN", "CHAT_TOKEN", "Access", "ZendeskSandbox", "without_limits"]
