"""Limits of single endpoints of Zendesk's, which slow nothing else."""

from __future__ import annotations

import threading

from connectors.zendesk import Zendesk
from connectors.zendesk.api import FIELDS, SUPPORT, client
from etl.config import Secret
from etl.sandbox import Request, Response, SandboxServer
from tests.connectors.zendesk_mirror import Open, desk
from tests.unit.vendors import JSON, Vendor

__all__ = ["desk"]


def test_ticket_fields_are_asked_for_as_often_as_a_trial_allows(desk: Open) -> None:
    mirror = desk(enforce_limits=True, minute=1.0, trial=True, tickets=1)
    for number in range(240):
        mirror.box.act("add_field", kind="ticket_field", title=f"Field {number}")
    mirror.box.largest_page = 10
    limits = {"requests_per_minute": None, "exports_per_minute": 10}
    mirror.sync("ticket_fields", "groups", config=mirror.config(connector="hasty", **limits))
    assert len([served for served in mirror.asked("/api/v2/ticket_fields") if served.status == 200]) > 20
    assert not [served for served in mirror.asked() if served.status == 429]
    assert mirror.living("ticket_fields") == {f["id"] for f in mirror.box.objects("ticket_field")}


def test_a_refusal_of_ticket_fields_leaves_the_account_s_budget_as_it_is() -> None:
    class Refusing(Vendor):
        refused = False

        def respond(self, request: Request) -> Response:
            if request.path == "/api/v2/ticket_fields" and not self.refused:
                self.refused = True
                return Response(429, b"Number of allowed API requests per minute exceeded", {})
            return Response(200, b"{}", JSON)

    with SandboxServer(Refusing()) as server:
        config = Zendesk.Config(base_url=server.url, oauth_token=Secret("x" * 40), requests_per_minute=100)
        http = client(config, 3_600.0)
        http.get("/api/v2/ticket_fields", limit=FIELDS)

        def ask() -> None:
            for _ in range(90):
                http.get("/api/v2/groups", limit=SUPPORT)

        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(60)
        many = len(server.asked("/api/v2/groups"))
        http.close()
    assert many == 90, "half a budget would be waited for, for an hour"
