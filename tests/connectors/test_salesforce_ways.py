"""By which of its APIs Salesforce is asked, and what is made of its refusals."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from connectors.salesforce.api import NoBulk, classify
from connectors.sandbox.salesforce.bulk import MOST_JOBS, MOST_MEGABYTES
from etl.http import Answer
from tests.connectors.salesforce_mirror import Mirror

HOUR = 3600.0


@pytest.mark.parametrize("limit", ["jobs", "results"])
def test_when_the_bulk_api_gives_no_more_today_records_are_read_by_rest(
    salesforce: Mirror, limit: str
) -> None:
    salesforce.objects = ("Usage__c", "Account")
    bulk = salesforce.box.bulk
    if limit == "jobs":
        bulk.made += [bulk.now] * MOST_JOBS
    else:
        bulk.stored.append((bulk.now, MOST_MEGABYTES * 1_000_000))
    for _ in range(2):
        outcomes = salesforce.sync(bulk_from=1, reconcile_days=0)
        for outcome in outcomes.values():
            assert any("read by REST" in note and "per 24 hrs" in note for note in outcome.notes)
        assert 1 <= len(salesforce.jobs) <= 2
        salesforce.expect_true()
        salesforce.box.wait(HOUR)


def test_records_of_an_object_that_cannot_be_counted_are_read_by_rest(salesforce: Mirror) -> None:
    row = {"prefix": "x00", "label": "Remote Order", "plural": "Remote Orders"}
    flags = "custom noreplicate nobulk nocount"
    salesforce.box.add_object("Orders__x", {**row, "flags": flags, "fields": ["Total__c dbl:18.2"]})
    salesforce.box.add_object(
        "Rate__mdt",
        {**row, "prefix": "m00", "flags": flags, "fields": ["SystemModstamp dt", "CreatedDate dt"]},
    )
    salesforce.objects = ("Orders__x", "Rate__mdt")
    for number in range(3):
        salesforce.box.create("Orders__x", Total__c=float(number))
        salesforce.box.create("Rate__mdt")
    for bulk_from in (20_000, 1):
        salesforce.box.wait(HOUR)
        salesforce.sync(bulk_from=bulk_from, reconcile_days=0)
        assert not salesforce.jobs
        salesforce.expect_true()


@pytest.mark.parametrize(
    "words",
    [
        "Blob field not supported in Bulk V2 Query with CSV content type",
        "Selecting compound data not supported in Bulk Query",
        "Entity 'CaseStatus' is not supported by the Bulk API.",
    ],
)
def test_what_the_bulk_api_cannot_give_is_for_rest(words: str) -> None:
    assert isinstance(refusal(words, "API_ERROR"), NoBulk)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "sObject type 'ContentFolder' is not supported. Append the '__c' after the entity name.",
            "sObject type 'ContentFolder' is not supported. Append the '__c' after the entity name.",
        ),
        (
            "No such column 'Level__c' on entity 'Sku__c'. It's written by mary@example.com",
            "No such column 'Level__c' on entity 'Sku__c'. It's written by ***",
        ),
        (
            "Didn't understand relationship 'Mary Smith' in 'Path'",
            "Didn't understand relationship '***' in 'Path'",
        ),
        ("value 'O'Brien, Mary' of 'Name'", "value '***' of 'Name'"),
        ("a single Id or multiple Id's of 'Sku__c'", "a single Id or multiple Id's of 'Sku__c'"),
    ],
)
def test_refusals_keep_names_and_no_values(words: str, told: str) -> None:
    assert str(refusal(words, "MALFORMED_QUERY")) == f"MALFORMED_QUERY: {told}"


def refusal(words: str, code: str) -> Exception:
    """The error that Salesforce's words are."""
    body = f'[{{"message": "{words}", "errorCode": "{code}"}}]'
    return classify(Answer(body.encode(), 400, {}, datetime.now(UTC)))
