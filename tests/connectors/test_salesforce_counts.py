"""Fewer records than Salesforce counts: those that were deleted meanwhile are none lost, and no other is."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from etl.sandbox import Request, Response
from tests.connectors.salesforce_mirror import Mirror

HOUR = 3600.0
MORE = "/services/data/v64.0/query/"


@pytest.fixture
def salesforce(salesforce: Mirror) -> Mirror:
    """An org of which one object is read, in pages of five records."""
    salesforce.objects = ("Task",)
    salesforce.box.wait(HOUR)
    salesforce.box.settings(page_limit=5)
    return salesforce


def without(id: str, times: int = 1) -> Callable[[Request, Response], Response]:
    """Salesforce leaves a record out, so often, of the pages behind the first ones."""
    left = times

    def spoil(request: Request, answer: Response) -> Response:
        nonlocal left
        if not left or not request.path.startswith(MORE) or id.encode() not in answer.body:
            return answer
        left -= 1
        page = json.loads(answer.body)
        page["records"] = [record for record in page["records"] if record["Id"] != id]
        return Response(answer.status, json.dumps(page).encode(), answer.headers)

    return spoil


def test_records_that_go_for_good_while_pages_are_read_are_no_failure(salesforce: Mirror) -> None:
    *_, second, last = salesforce.some("Task")

    def delete(request: Request) -> None:
        if request.path.startswith(MORE):
            salesforce.box.before = None
            salesforce.box.delete(second, hard=True)
            salesforce.box.delete(last, hard=True)

    salesforce.box.before = delete
    salesforce.sync()
    assert not salesforce.box.before
    salesforce.expect_true()


def test_a_record_that_salesforce_leaves_out_is_asked_for(salesforce: Mirror) -> None:
    there = salesforce.some("Task")
    salesforce.box.after = without(there[7])
    salesforce.sync()
    assert there[7] in salesforce.living("tasks")
    salesforce.expect_true()


def test_a_record_that_salesforce_counts_and_never_gives_is_a_failure(salesforce: Mirror) -> None:
    salesforce.box.after = without(salesforce.some("Task")[7], times=100)
    assert "found 23 records and gave 22" in str(salesforce.try_sync()["tasks"].error)


def test_a_record_that_was_left_out_before_a_load_broke_off_is_asked_for(salesforce: Mirror) -> None:
    there = salesforce.some("Task")
    salesforce.box.after = without(there[7])
    salesforce.killed(4)
    salesforce.box.after = None
    assert salesforce.rows("select 1 from tributary.states where state like '%%\"given\":%%'")
    salesforce.sync()
    salesforce.expect_true()


def test_a_load_goes_on_behind_what_was_read_and_counted(salesforce: Mirror) -> None:
    there = salesforce.some("Task")
    salesforce.killed(4)
    salesforce.sync()
    (first, *_) = (text for text in salesforce.box.statements if "ORDER BY Id" in text)
    assert any(f"Id > '{id}'" in first for id in there[4:])
    salesforce.expect_true()


def test_a_record_that_is_left_out_of_a_wide_object_is_asked_for(salesforce: Mirror) -> None:
    for number in range(400):
        salesforce.box.add_field(
            "Task", f"A_field_with_a_long_name_as_people_make_them_{number:03d}__c str:9"
        )
    (id, *_) = salesforce.some("Task")
    left_out = False

    def spoil(request: Request, answer: Response) -> Response:
        nonlocal left_out
        asked = dict(request.query).get("q", "")
        if left_out or "Id IN (" not in asked or id not in asked:
            return answer
        left_out = True
        page = json.loads(answer.body)
        page["records"] = [record for record in page["records"] if record["Id"] != id]
        return Response(answer.status, json.dumps(page).encode(), answer.headers)

    salesforce.box.after = spoil
    salesforce.sync()
    assert left_out
    salesforce.expect_true()


def test_a_record_that_goes_for_good_while_changes_are_read_is_marked(salesforce: Mirror) -> None:
    salesforce.sync()
    salesforce.box.wait(HOUR)
    for id in salesforce.some("Task"):
        salesforce.box.update(id, Priority="High")
    (gone, *_) = salesforce.some("Task")[-1:]

    def delete(request: Request) -> None:
        if request.path.startswith(MORE):
            salesforce.box.before = None
            salesforce.box.delete(gone, hard=True)

    salesforce.box.before = delete
    salesforce.sync()
    salesforce.expect_true()
