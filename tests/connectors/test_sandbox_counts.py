"""The simulators count as strictly as their vendors: SOQL by day, Zendesk's search by time of creation."""

from __future__ import annotations

from collections import Counter

import pytest

from connectors.sandbox.salesforce import Org
from tests.connectors import zendesk_worlds
from tests.connectors.salesforce_worlds import Client, make


def test_soql_groups_by_the_day_of_a_datetime_in_utc() -> None:
    box = make(people=15, months=3)
    with box.serve() as org:
        _grouped(org)


def _grouped(org: Org) -> None:
    client = Client(org)
    records = client.soql("SELECT Id, CreatedDate, Amount FROM Opportunity").body["records"]
    days = Counter(record["CreatedDate"][:10] for record in records)
    text = "SELECT DAY_ONLY(CreatedDate) day, COUNT(Id) n, SUM(Amount) FROM Opportunity"
    found = client.soql(f"{text} GROUP BY DAY_ONLY(CreatedDate)").body
    assert (found["totalSize"], found["done"]) == (len(days), True)
    assert {record["day"]: record["n"] for record in found["records"]} == days
    assert sum(record["expr2"] or 0 for record in found["records"]) == pytest.approx(
        sum(record["Amount"] or 0 for record in records)
    )
    for wrong, code in (
        ("SELECT Name, COUNT(Id) FROM Opportunity GROUP BY DAY_ONLY(CreatedDate)", "MALFORMED_QUERY"),
        ("SELECT COUNT() FROM Opportunity GROUP BY DAY_ONLY(CreatedDate)", "MALFORMED_QUERY"),
        ("SELECT DAY_ONLY(CreatedDate), COUNT(Id) FROM Opportunity", "MALFORMED_QUERY"),
        ("SELECT COUNT(Id) FROM Opportunity GROUP BY DAY_ONLY(CloseDate)", "MALFORMED_QUERY"),
        (
            "SELECT DAY_ONLY(LastModifiedDate) FROM Opportunity GROUP BY DAY_ONLY(CreatedDate)",
            "MALFORMED_QUERY",
        ),
    ):
        refused = client.soql(wrong)
        assert (refused.status, refused.code) == (400, code), wrong


def test_zendesk_counts_what_a_search_finds_and_refuses_what_it_does_not_know() -> None:
    with zendesk_worlds.served(people=15, tickets=20, months=3) as client:
        made = sorted(user["created_at"] for user in client.sandbox.objects("user"))
        first, last = made[0], made[-1]

        def count(query: str) -> int:
            answer = client.ask("search/count", {"query": query})
            assert answer.status == 200, answer.body
            return int(answer.body["count"])

        assert count("type:user") == len(made)
        assert count(f"type:user created<{last}") == sum(at < last for at in made)
        assert count(f"type:user created>={first} created<={last}") == len(made)
        assert count(f"type:user created:{first[:10]}") == sum(at[:10] == first[:10] for at in made)
        for wrong in ("created>2024-01-01", "type:user created>=yesterday", "type:call", "type:user ann"):
            assert client.ask("search/count", {"query": wrong}).status == 422, wrong
        assert client.ask("search/count").status == 400
        assert client.ask("search/count", {"query": "type:user", "page[size]": 1}).status == 400
