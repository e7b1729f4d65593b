"""Whether all is shown that there is: ids are held against the rows, and what is doubtful is not marked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from etl.sandbox import Request
from etl.sync import sync_source
from tests.connectors.salesforce_mirror import Mirror
from tests.connectors.salesforce_worlds import DAY

HOUR = 3600.0


@contextmanager
def unseen(salesforce: Mirror, kind: str, many: int) -> Iterator[None]:
    """Meanwhile sharing rules keep so many of an object's oldest records from the user."""
    rows = salesforce.box.store.rows[kind]
    kept = {id: rows.pop(id) for id in salesforce.some(kind)[:many]}
    yield
    rows.update(kept)


@pytest.mark.parametrize("bulk_from", [20_000, 0])
def test_records_that_the_user_may_not_see_any_more_are_not_marked(
    salesforce: Mirror, bulk_from: int
) -> None:
    salesforce.objects = ("Task",)
    salesforce.sync()
    there = salesforce.living("tasks")
    with unseen(salesforce, "Task", len(there) - 5):
        salesforce.box.wait(HOUR)
        for _ in range(2):
            outcome = salesforce.sync(reconcile_days=0, bulk_from=bulk_from)["tasks"]
            assert any("right to see" in note for note in outcome.notes)
            assert salesforce.living("tasks") == there
        salesforce.box.add_field("Task", "Shown_Now__c bool")
        salesforce.box.wait(HOUR)
        salesforce.sync(bulk_from=bulk_from)
        assert salesforce.living("tasks") == there
    salesforce.box.wait(HOUR)
    assert not salesforce.sync(reconcile_days=0)["tasks"].notes
    with unseen(salesforce, "Task", len(there) - 5):
        salesforce.sync(how={"full": True})
        assert len(salesforce.living("tasks")) == 5


def test_two_of_five_records_that_are_not_shown_any_more_are_not_marked_later_either(
    salesforce: Mirror,
) -> None:
    salesforce.objects = ("Task",)
    while len(salesforce.some("Task")) < 30:
        salesforce.box.create("Task", Subject="Call")
    salesforce.box.wait(2 * DAY)
    salesforce.sync()
    there = salesforce.living("tasks")
    told = f"of {len(there)} rows that live, 12 are not shown"
    with unseen(salesforce, "Task", 12):
        for _ in range(3):
            salesforce.box.wait(HOUR)
            (note,) = salesforce.sync(reconcile_days=0)["tasks"].notes
            assert told in note
            assert salesforce.living("tasks") == there


def test_records_that_come_into_view_are_read_though_nothing_is_stamped(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    with unseen(salesforce, "Usage__c", 3):
        salesforce.sync()
        salesforce.expect_true()
    salesforce.box.wait(HOUR)
    salesforce.sync(reconcile_days=0)
    salesforce.expect_true()
    salesforce.box.wait(HOUR)
    salesforce.sync(reconcile_days=0)
    assert not [text for text in salesforce.box.statements if text.endswith("ORDER BY Id LIMIT 50000")][2:]


def test_records_that_come_into_view_are_read_though_as_many_leave_it(salesforce: Mirror) -> None:
    salesforce.objects = ("Task",)
    rows = salesforce.box.store.rows["Task"]
    while len(salesforce.some("Task")) < 40:
        salesforce.box.create("Task", Subject="Call")
    tasks = salesforce.some("Task")
    hidden = {id: rows.pop(id) for id in tasks[:15]}
    salesforce.sync()
    before = salesforce.living("tasks")
    for id in tasks[-15:]:
        rows.pop(id)
    rows.update(hidden)
    salesforce.box.wait(HOUR)
    (note,) = salesforce.sync(reconcile_days=0)["tasks"].notes
    assert f"of {len(before)} rows that live, 15 are not shown" in note
    assert salesforce.living("tasks") == before | set(hidden) == set(tasks)


def test_a_row_that_was_marked_lives_again_when_its_record_comes_back_into_view(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.sync()
    with unseen(salesforce, "Usage__c", 3):
        salesforce.box.wait(HOUR)
        outcome = salesforce.sync(reconcile_days=0)["usages"]
        assert outcome.total.deleted == 3
    salesforce.box.wait(HOUR)
    salesforce.sync(reconcile_days=0)
    (asked,) = (text for text in salesforce.box.statements if "Id IN (" in text)
    assert asked.count("'") == 6
    salesforce.expect_true()


@pytest.mark.parametrize("bulk_from", [20_000, 0])
def test_what_changed_while_it_was_not_shown_is_read_when_it_is_shown_again(
    salesforce: Mirror, bulk_from: int
) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.sync()
    salesforce.box.wait(HOUR)
    for usage in salesforce.some("Usage__c")[:3]:
        salesforce.box.update(usage, Comment__c="changed unseen")
    with unseen(salesforce, "Usage__c", 3):
        salesforce.box.wait(DAY)
        salesforce.sync()  # the changes lie in its window
    salesforce.box.wait(HOUR)
    salesforce.sync(reconcile_days=0, bulk_from=bulk_from)
    salesforce.expect_true()


def test_what_is_doubted_stays_so_though_the_object_grows(salesforce: Mirror) -> None:
    salesforce.objects = ("Task",)
    while len(salesforce.some("Task")) < 40:
        salesforce.box.create("Task", Subject="Call")
    salesforce.box.wait(DAY)
    salesforce.sync()
    there = salesforce.living("tasks")
    with unseen(salesforce, "Task", 12):
        for new in (0, 20, 40):
            for _ in range(new):
                salesforce.box.create("Task", Subject="New")
            salesforce.box.wait(HOUR)
            (note,) = salesforce.sync(reconcile_days=0, bulk_from=30)["tasks"].notes
            assert "12 are not shown" in note
            assert salesforce.living("tasks") >= there


@pytest.mark.parametrize("bulk_from", [20_000, 50])
def test_the_first_comparison_knows_how_many_there_were(salesforce: Mirror, bulk_from: int) -> None:
    salesforce.objects = ("Task",)
    while len(salesforce.some("Task")) < 40:
        salesforce.box.create("Task", Subject="Call")
    salesforce.box.wait(DAY)
    salesforce.sync(bulk_from=bulk_from)
    there = salesforce.living("tasks")
    with unseen(salesforce, "Task", 15):
        for _ in range(60):
            salesforce.box.create("Task", Subject="New")
        salesforce.box.wait(HOUR)
        assert salesforce.sync(reconcile_days=0, bulk_from=bulk_from)["tasks"].notes
        assert salesforce.living("tasks") > there


def test_what_changes_while_ids_are_compared_is_no_reason_to_read_all(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.sync()
    salesforce.box.wait(HOUR)
    some = salesforce.some("Usage__c")[:5]

    def change(request: Request) -> None:
        if b"SELECT Id, SystemModstamp, IsDeleted FROM" in (request.body or b""):
            salesforce.box.before = None
            salesforce.box.wait(10)
            for usage in some:
                salesforce.box.update(usage, Comment__c="changed just now")

    salesforce.box.before = change
    assert not salesforce.sync(reconcile_days=0, bulk_from=2)["usages"].notes
    assert salesforce.box.before is None
    salesforce.box.wait(HOUR)
    salesforce.sync()
    salesforce.expect_true()


@pytest.mark.D7
def test_a_record_without_a_stamp_is_held_against_its_row_by_its_id(salesforce: Mirror) -> None:
    id = salesforce.add_log("LastModifiedDate dt", "CreatedDate dt")
    salesforce.sync()
    salesforce.box.store.rows["Log__c"][id]["LastModifiedDate"] = None
    for _ in range(2):
        salesforce.box.wait(HOUR)
        assert not salesforce.sync(reconcile_days=0)["logs"].notes
    assert salesforce.living("logs") == {id}


def test_of_an_object_whose_bin_cannot_be_asked_for_no_record_in_it_is_taken_for_new(
    salesforce: Mirror,
) -> None:
    id = salesforce.add_log("SystemModstamp dt", "CreatedDate dt", bin="IsDeleted bool ro nofilter")
    other = str(salesforce.box.create("Log__c", Text__c="two")["Id"])
    salesforce.box.delete(other)
    salesforce.sync()
    for _ in range(2):
        salesforce.box.wait(DAY)
        outcome = salesforce.sync(reconcile_days=0, bulk_from=0)["logs"]
        assert not outcome.notes
    assert salesforce.living("logs") == {id}


def test_all_is_read_again_where_many_records_come_into_view(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    with unseen(salesforce, "Usage__c", 7):
        salesforce.sync()
    salesforce.box.wait(HOUR)
    (note,) = salesforce.sync(reconcile_days=0, bulk_from=6)["usages"].notes
    assert "come into view" in note
    salesforce.expect_true()


def test_what_was_just_deleted_is_not_taken_for_what_comes_into_view(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.sync()
    salesforce.box.wait(HOUR)
    for usage in salesforce.some("Usage__c")[:3]:
        salesforce.box.delete(usage)
    for seconds in (0, 300, 300):
        salesforce.box.wait(seconds)
        assert not salesforce.sync(reconcile_days=0, bulk_from=2)["usages"].notes


def test_a_record_that_changes_while_ids_are_compared_from_a_start_date_on_is_not_marked(
    salesforce: Mirror,
) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.box.wait(30 * DAY)
    salesforce.sync()
    old, *_ = salesforce.some("Usage__c")
    salesforce.box.wait(HOUR)
    since = datetime.fromtimestamp(salesforce.box.now() - DAY, UTC).date()

    def change(request: Request) -> None:
        text = dict(request.query).get("q", "")
        if text.startswith("SELECT Id, SystemModstamp, IsDeleted FROM") and "SystemModstamp < " in text:
            salesforce.box.before = None
            salesforce.box.update(old, Comment__c="changed")

    for hook in (None, change):
        salesforce.box.before = hook
        config = replace(salesforce.config(reconcile_days=0), start_date=since)
        (outcome,) = sync_source(config, salesforce.warehouse)
        assert outcome.error is None
    assert salesforce.box.before is None
    assert salesforce.one("usages", old)["_deleted_at"] is None


def test_records_in_the_recycle_bin_are_not_taken_for_such_that_come_into_view(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.sync()
    salesforce.box.wait(HOUR)
    salesforce.box.delete(salesforce.some("Usage__c")[0])
    for _ in range(2):  # by the log of deletions
        salesforce.box.wait(DAY)
        salesforce.sync()
    for _ in range(2):
        salesforce.box.wait(DAY)
        salesforce.sync(reconcile_days=0)
        assert not [text for text in salesforce.box.statements if "Id IN (" in text]
    salesforce.expect_true()
