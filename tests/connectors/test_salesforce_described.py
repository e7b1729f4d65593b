"""What Salesforce says of its objects is asked for at each sync, with few requests, and taken as it comes."""

from __future__ import annotations

from datetime import datetime

import pytest

from etl.errors import Passing
from etl.sandbox import Request, Response
from tests.connectors.salesforce_mirror import Mirror

HOUR = 3600.0


def described(salesforce: Mirror) -> tuple[int, int]:
    """Requests for descriptions in the last sync: of several objects, and of one."""
    asked = [s.path for s in salesforce.org.asked()]
    return sum(path.endswith("/composite") for path in asked), sum("/describe" in path for path in asked)


def since(salesforce: Mirror) -> float:
    """From when on the last sync asked for changes."""
    (asked,) = [text for text in salesforce.box.statements if "SystemModstamp >= " in text]
    return datetime.fromisoformat(asked.split("SystemModstamp >= ")[1][:20]).timestamp()


def test_25_objects_are_described_by_one_request(salesforce: Mirror) -> None:
    outcomes = salesforce.sync(objects=None)
    assert 25 < len(outcomes) <= 50
    assert described(salesforce) == (2, 0)


def test_objects_are_described_one_by_one_when_they_cannot_be_together(salesforce: Mirror) -> None:
    salesforce.box.refuse(
        400, "FUNCTIONALITY_NOT_ENABLED", "Not for this organisation", containing="/composite"
    )
    salesforce.sync()
    assert described(salesforce) == (1, len(salesforce.objects))
    salesforce.expect_true()


def test_an_object_that_is_not_among_the_answers_is_described_alone(salesforce: Mirror) -> None:
    def forgetful(request: Request, answer: Response) -> Response:
        if not request.path.endswith("/composite"):
            return answer
        return Response(200, b'{"compositeResponse": []}', answer.headers)

    salesforce.box.after = forgetful
    salesforce.sync()
    assert described(salesforce) == (1, len(salesforce.objects))
    salesforce.expect_true()


def test_a_service_that_is_out_for_one_description_is_no_missing_object(salesforce: Mirror) -> None:
    salesforce.box.refuse(503, "SERVER_UNAVAILABLE", "Server Too Busy", containing="Task/describe", times=9)
    with pytest.raises(Passing, match="SERVER_UNAVAILABLE"):
        salesforce.try_sync()
    salesforce.box.trouble.clear()
    salesforce.sync()


def test_values_that_may_be_of_any_type_are_the_same_by_rest_and_by_bulk(salesforce: Mirror) -> None:
    salesforce.objects = ("OpportunityFieldHistory", "Product2", "User")
    salesforce.sync()
    salesforce.sync("bulk", bulk_from=0)
    assert salesforce.rows("select 1 from opportunity_field_history where new_value is not null")
    salesforce.expect_alike("salesforce", "bulk")


def test_an_object_without_a_log_of_deletions_is_not_read_further_back_than_it_must(
    salesforce: Mirror,
) -> None:
    salesforce.objects = ("OpportunityHistory",)
    salesforce.sync()
    for _ in range(2):
        salesforce.box.wait(5 * HOUR)
        salesforce.sync()
    assert since(salesforce) > salesforce.box.now() - 6 * HOUR


def test_ids_are_compared_once_when_the_log_of_deletions_was_purged(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.sync()
    salesforce.box.wait(3 * HOUR)
    salesforce.box.forget_deletions("Usage__c")
    for compared, hours in ((True, 7), (False, 4), (False, 4)):
        salesforce.box.wait(3 * HOUR)
        salesforce.sync(reconcile_days=400)
        assert compared == any(text.startswith("SELECT Id FROM") for text in salesforce.box.statements)
        assert since(salesforce) > salesforce.box.now() - hours * HOUR
    salesforce.expect_true(formulas=False)
