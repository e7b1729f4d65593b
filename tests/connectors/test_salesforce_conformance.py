"""The tests that every connector has to pass, for Salesforce against its simulator."""

from __future__ import annotations

from typing import Any

import pytest

from connectors.salesforce import Salesforce
from connectors.sandbox.salesforce import SalesforceSandbox
from etl.testing import conformance
from tests.connectors.salesforce_worlds import APP, storable

pytestmark = pytest.mark.usefixtures("postgres_url")  # so that the server is of the tests' settings

SOME = ["Account", "OpportunityFieldHistory", "Subscription__c", "Task", "UserLogin"]
EMPTY = {
    f"{of}_tags" for of in ("case", "contact", "contract", "dashboard", "document", "event", "lead", "note")
} | {"opportunity_tag", "solution_tags", "task_tags"}


def company(people: int = 24, **settings: int) -> SalesforceSandbox:
    box = storable(SalesforceSandbox(people=people, months=3))
    box.settings(daily_requests=10**6, **settings)
    return box


def in_pages() -> SalesforceSandbox:
    return company(12, page_limit=6, bulk_page_rows=6, bulk_polls=0)


bulk: dict[str, Any] = {**APP, "objects": SOME, "bulk_from": 0}

TestSalesforce = conformance(Salesforce, company, empty=EMPTY, **APP)
TestSalesforceInPages = conformance(Salesforce, in_pages, objects=SOME, **APP)
TestSalesforceInBulk = conformance(Salesforce, in_pages, **bulk)
