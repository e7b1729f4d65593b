"""The Salesforce simulator answers or refuses whatever words a query is made of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies

from connectors.sandbox.salesforce import SalesforceSandbox, values
from connectors.sandbox.salesforce.errors import Refusal
from tests.connectors.salesforce_worlds import make


@pytest.fixture(scope="module")
def still() -> SalesforceSandbox:
    """An org that the tests of this module only read."""
    return make(people=15, months=3)


WORDS = [
    "SELECT",
    "FROM",
    "WHERE",
    "AND",
    "OR",
    "NOT",
    "IN",
    "LIKE",
    "ORDER",
    "BY",
    "LIMIT",
    "OFFSET",
    "ALL",
    "ROWS",
    "INCLUDES",
    "NULLS",
    "LAST",
    "DESC",
    "NULL",
    "TRUE",
    "(",
    ")",
    ",",
    ":",
    "=",
    "!=",
    "<",
    ">=",
    "Id",
    "Name",
    "Account",
    "Contact",
    "Task",
    "Owner.Name",
    "Subscription__c",
    "CreatedDate",
    "AnnualRevenue",
    "BillingAddress",
    "IsDeleted",
    "Modules__c",
    "COUNT()",
    "COUNT",
    "MAX",
    "SUM",
    "FIELDS",
    "FIELDS(STANDARD)",
    "1",
    "-2",
    "2.5",
    "99999999999",
    "'x'",
    "''",
    "'%'",
    "'a;b'",
    "'crm'",
    "2026-01-01",
    "2026-01-01T00:00:00Z",
    "22:30:00.000Z",
    "TODAY",
    "LAST_N_YEARS",
    "LAST_N_DAYS:3",
    "N_WEEKS_AGO:999999999",
    "'0015g0000000001'",
    "\\",
    "'",
    "-",
    "é",
]
BEGINNINGS = ("", "SELECT Id FROM Account WHERE", "SELECT Id FROM Subscription__c WHERE", "SELECT")


@settings(max_examples=600, deadline=None, derandomize=True)
@given(
    begin=strategies.sampled_from(BEGINNINGS),
    words=strategies.lists(strategies.sampled_from(WORDS), max_size=9),
)
def test_whatever_is_asked_gets_an_answer(still: SalesforceSandbox, begin: str, words: list[str]) -> None:
    reader, login = still.reader, next(iter(still.gate.logins.values()))
    try:
        page = reader.start(" ".join([begin, *words]), login, "", "", everything=True)
    except Refusal as refusal:
        page = {"refused": refusal.status}
    assert values.dump(page)


def test_a_query_can_be_too_complicated(still: SalesforceSandbox) -> None:
    reader, login = still.reader, next(iter(still.gate.logins.values()))
    with pytest.raises(Refusal) as caught:
        reader.start(f"SELECT Id FROM Account WHERE {'(' * 5_000}", login, "", "", everything=True)
    assert caught.value.code == "QUERY_TOO_COMPLICATED"
