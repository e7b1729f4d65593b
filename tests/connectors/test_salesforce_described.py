"""What Salesforce says of its objects is asked for at each sync, with few requests, and taken as it comes."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from etl.errors import Passing
from etl.sandbox import Request, Response
from tests.connectors.salesforce_mirror import Mirror
from tests.connectors.salesforce_worlds import LIMITED

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


def test_a_description_that_is_out_for_a_moment_is_asked_for_again(salesforce: Mirror) -> None:
    salesforce.box.refuse(503, "SERVER_UNAVAILABLE", "Server Too Busy", containing="Task/describe", times=2)
    salesforce.sync()
    assert described(salesforce) == (1, 2)
    salesforce.expect_true()


def test_a_description_that_stays_out_fails_its_object_and_no_other(salesforce: Mirror) -> None:
    salesforce.box.refuse(400, "SERVER_UNAVAILABLE", "Too Busy", containing="Task/describe", times=99)
    failed = {name: o.error for name, o in salesforce.try_sync().items() if o.error}
    assert [*failed] == ["tasks"]
    assert "SERVER_UNAVAILABLE" in str(failed["tasks"])
    assert isinstance(failed["tasks"], Passing)
    salesforce.box.trouble.clear()
    salesforce.sync()
    salesforce.expect_true()


def test_descriptions_that_all_stay_out_are_the_failure_of_the_source(salesforce: Mirror) -> None:
    salesforce.objects = ("Account",)
    salesforce.box.refuse(400, "SERVER_UNAVAILABLE", "Too Busy", containing="/describe", times=99)
    with pytest.raises(Passing, match="SERVER_UNAVAILABLE"):
        salesforce.try_sync()


def test_an_object_without_ids_is_refused_in_one_line(salesforce: Mirror) -> None:
    row = {"prefix": "d00", "label": "Click", "plural": "Clicks", "flags": "custom noreplicate"}
    salesforce.box.add_object("Clicks__b", {**row, "fields": ["At__c dt req"]})
    outcomes = salesforce.try_sync(objects=["Account", "Clicks__b"])
    assert outcomes["accounts"].error is None
    error = outcomes["clicks_bs"].error
    assert error
    assert str(error).startswith("Clicks__b is a big object")
    assert error.kind == "configuration"


def test_of_an_object_that_nobody_can_query_no_right_is_asked_for(salesforce: Mirror) -> None:
    error = salesforce.try_sync(objects=["Account", "Name"])["names"].error
    assert error
    assert "lets nobody query object Name" in str(error)
    assert "right to read" not in str(error)


@pytest.mark.C3
def test_objects_that_are_not_shown_are_told_alike_unless_they_are_named(salesforce: Mirror) -> None:
    outcomes = salesforce.sync(objects=None, **LIMITED)
    notes = {note.partition(": not read: ")[2] for outcome in outcomes.values() for note in outcome.notes}
    (note,) = notes
    assert "no such object; give its profile the right to read it" in note
    error = salesforce.try_sync(objects=["Account", "Contract"], **LIMITED)["contracts"].error
    assert "no object Contract; give its profile the right to read it" in str(error)


def test_what_had_a_name_keeps_it_when_something_of_the_same_name_appears(salesforce: Mirror) -> None:
    def spelled(name: str, value: int) -> dict[str, object]:
        row = {"label": name, "plural": name, "flags": "custom", "prefix": f"a{value:02}"}
        return {**row, "fields": ["*del", "Name str:80 ro auto name", "*sys", f"{name} int:9"]}

    salesforce.box.add_object("Toy_Box__c", spelled("Toy_Box__c", 11))
    first = salesforce.box.create("Toy_Box__c", Toy_Box__c=1)["Id"]
    salesforce.sync(objects=None)
    salesforce.box.wait(HOUR)
    salesforce.box.add_object("ToyBox__c", spelled("ToyBox__c", 12))  # before the other, by its spelling
    salesforce.box.add_field("Toy_Box__c", "ToyBox__c int:9")
    newcomer = salesforce.box.create("ToyBox__c", ToyBox__c=7)["Id"]
    salesforce.box.update(first, Toy_Box__c=2, ToyBox__c=20)
    second = salesforce.box.create("Toy_Box__c", Toy_Box__c=3, ToyBox__c=30)["Id"]
    (other,) = (name for name in salesforce.sync(objects=None) if name.startswith("toy_boxes__"))
    (beside,) = (name for name in salesforce.one("toy_boxes", first) if name.startswith("toy_box_c__"))
    asked = f"select id, toy_box_c, {beside} from toy_boxes order by toy_box_c"
    assert salesforce.rows(asked) == [(first, 2, 20), (second, 3, 30)]
    assert salesforce.rows(f"select id, toy_box_c from {other}") == [(newcomer, 7)]


def test_a_number_keeps_all_digits_whatever_scale_its_field_has(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.box.add_field("Usage__c", "Rate__c cur:18.4")
    exact = Decimal("1234567.12345678")  # as many digits as a double has
    id = salesforce.box.create("Usage__c", Rate__c=exact)["Id"]
    salesforce.sync()
    salesforce.box.change_field("Usage__c", "Rate__c cur:18.1")
    salesforce.sync("bulk", bulk_from=0)
    assert not salesforce.sync()["usages"].notes
    for schema in ("salesforce", "bulk"):
        assert salesforce.rows(f"select rate_c from {schema}.usages where id = %s", id) == [(exact,)]
    ((comment,),) = salesforce.rows(
        "select col_description(attrelid, attnum) from pg_attribute"
        " where attrelid = 'salesforce.usages'::regclass and attname = 'rate_c'"
    )
    assert comment.endswith("Salesforce shows 4 decimals, and may hold more [Rate__c]")


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
        assert compared == bool(salesforce.compared)
        assert since(salesforce) > salesforce.box.now() - hours * HOUR
    salesforce.expect_true(formulas=False)
