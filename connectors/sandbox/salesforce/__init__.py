"""A strict simulator of Salesforce's REST API and Bulk API 2.0 queries.

In a test::

    box = SalesforceSandbox(people=40, months=6, now=...)
    with box.serve() as org:
        # config: login_url = org.login_url (password, refresh token, JWT bearer), or org.instance_url for
        # client credentials; the reply's instance_url is where everything else is asked
        box.create("Account", Name="New")       # hooks: see hooks.Hooks
        box.advance(hours=3)                    # the company lives on
        org.moods.fail(503, times=2)            # faults of the wire: etl.sandbox_faults
        box.query_timeout(containing="FROM Task")
        org.asked("/services/data")             # what was asked; box.statements holds the SOQL

Credentials of a sandbox that was given none: app `3MVG9tributary` with secret `5E0tributary` (client
credentials run as the integration user, who reads everything) and `3MVG9limited` / `5E0limited` (accounts,
contacts and users only); for the password flow `integration.user@brightleaf.example` with `correct horse`
and security token `TKN0`, run together. `box.gate.grant_refresh(client_id, username)` gives a refresh token;
for JWT bearer make an `App` with `public_key=rsa.generate("seed").public` and `approved` usernames, and sign
with that key's `pem()`; `exp` is held against our own clock.

Not simulated, and said so with 501 or FUNCTIONALITY_NOT_ENABLED: writing, Bulk ingest, Bulk API 1.0, SOSL,
tooling resources, composite ones but reads by /composite, XML, SOQL's subqueries in SELECT, GROUP BY, TYPEOF
and functions in WHERE.

Refused for sure, in words that no vendor page shows: batch sizes out of range, results asked for too early or
by a bad locator, binary fields in Bulk, objects without replication, bodies with unknown keys, composite
requests with too many parts. Unknown query
parameters are refused everywhere, as Bulk does; some REST resources would pass them over.

Registering: a connector names its simulator, so `sandbox = "connectors.sandbox.salesforce:SalesforceSandbox"`
on the connector's class is all that `etl sandbox` and the ready-made tests need. They serve it by one
SandboxServer; see `serving`.
"""

from connectors.sandbox.salesforce.serving import Org
from connectors.sandbox.salesforce.simulator import SalesforceSandbox
from connectors.sandbox.salesforce.users import App, Login, Rights

__all__ = ["App", "Login", "Org", "Rights", "SalesforceSandbox"]
