"""How the Salesforce simulator's results come in pages, and what becomes of their locators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.connectors.salesforce_worlds import LIMITED, NOW, Client, make, served


@pytest.fixture
def own() -> Iterator[Client]:
    with served(make(people=3, months=1)) as client:
        yield client


def fill(client: Client, count: int, **fields: Any) -> None:
    for number in range(count):
        client.org.sandbox.create("Task", Subject=f"Task {number}", **fields)


def test_two_thousand_rows_make_a_page_and_locators_lead_on(own: Client) -> None:
    fill(own, 4_100)
    answer = own.soql("SELECT Id FROM Task WHERE Subject LIKE 'Task %'")
    assert len(answer.ids) == 2_000
    assert answer.body["totalSize"] == 4_100
    assert answer.body["done"] is False
    next_url = answer.body["nextRecordsUrl"]
    assert next_url.startswith("/services/data/v68.0/query/0r8")
    assert next_url.endswith("-2000")
    rows = own.walk("SELECT Id FROM Task WHERE Subject LIKE 'Task %'")
    assert len({row["Id"] for row in rows}) == 4_100
    assert own.ask(next_url).ids == own.ask(next_url).ids


def test_a_batch_size_is_200_to_2000_and_no_promise(own: Client) -> None:
    fill(own, 450)
    text = "SELECT Id FROM Task WHERE Subject LIKE 'Task %'"
    assert len(own.soql(text, Sforce_Query_Options="batchSize=200").ids) == 200
    for wrong in ("batchSize=199", "batchSize=2001", "batchSize=x", "size=200"):
        assert own.soql(text, Sforce_Query_Options=wrong).code == "INVALID_BATCH_SIZE"
    own.org.sandbox.settings(page_limit=100)
    assert len(own.soql(text, Sforce_Query_Options="batchSize=400").ids) == 100
    assert len(own.walk(text)) == 450


def test_two_long_texts_make_pages_of_200(own: Client) -> None:
    box = own.org.sandbox
    for number in range(300):
        box.create("Subscription__c", Notes__c=str(number))
    assert len(own.soql("SELECT Id, Notes__c FROM Subscription__c").ids) >= 300
    assert len(own.soql("SELECT Id, Notes__c, Terms__c FROM Subscription__c").ids) == 200


def test_a_result_is_that_of_the_moment_it_was_asked_for(own: Client) -> None:
    fill(own, 2_100, Priority="High")
    first = own.soql("SELECT Id, Priority FROM Task WHERE Priority = 'High'")
    for row in own.org.sandbox.records("Task"):
        own.org.sandbox.update(row["Id"], Priority="Low")
    rest = own.ask(first.body["nextRecordsUrl"]).body["records"]
    assert len(rest) == 100
    assert {row["Priority"] for row in rest} == {"High"}


def test_what_goes_for_good_is_left_out_of_the_pages_that_follow(own: Client) -> None:
    fill(own, 2_100, Priority="High")
    text = "SELECT Id FROM Task WHERE Priority = 'High' ORDER BY Id"
    first = own.soql(text, "queryAll")
    for row in own.org.sandbox.records("Task")[-3:-1]:
        own.org.sandbox.delete(row["Id"], hard=True)
    own.org.sandbox.delete(own.org.sandbox.records("Task")[-1]["Id"])
    rest = own.ask(first.body["nextRecordsUrl"]).body
    assert (len(rest["records"]), rest["totalSize"], rest["done"]) == (98, 2_100, True)


def test_a_locator_lasts_two_days_and_belongs_to_its_user(own: Client) -> None:
    fill(own, 2_100)
    url = own.soql("SELECT Id FROM Task").body["nextRecordsUrl"]
    other = Client(own.org, LIMITED)
    assert other.ask(url).code == "INVALID_QUERY_LOCATOR"
    for wrong in (f"{url}0", url.replace("-2000", "-x"), url.rpartition("-")[0], "/query/01gnone-2000"):
        answer = own.ask(wrong)
        assert (answer.status, answer.code) == (400, "INVALID_QUERY_LOCATOR")
        assert answer.message == "invalid query locator"
    own.org.sandbox.wait(2 * 86_400)
    own.login()
    assert own.ask(url).status == 200
    own.org.sandbox.wait(1)
    assert own.ask(url).code == "INVALID_QUERY_LOCATOR"
    url = own.soql("SELECT Id FROM Task").body["nextRecordsUrl"]
    own.org.sandbox.lose_cursors()
    assert own.ask(url).code == "INVALID_QUERY_LOCATOR"


def test_offset_and_limit_cut_the_sorted_rows(own: Client) -> None:
    fill(own, 30)
    text = "SELECT Id FROM Task WHERE Subject LIKE 'Task %' ORDER BY Id"
    whole = own.soql(text).ids
    assert own.soql(f"{text} LIMIT 5 OFFSET 10").ids == whole[10:15]
    assert own.soql(f"{text} LIMIT 0").ids == []
    assert own.soql(f"{text} OFFSET 29").ids == whole[29:]


def test_the_same_seed_makes_the_same_org() -> None:
    one, other = make(people=5, months=2), make(people=5, months=2)
    for name in one.store.objects:
        assert one.records(name, deleted=True) == other.records(name, deleted=True)
    assert one.now() == NOW
