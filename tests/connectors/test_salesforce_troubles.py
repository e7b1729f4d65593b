"""Salesforce when it is slow, full, forgetful or strict: nothing is lost, and others are left alone."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from etl.errors import TributaryError
from tests.connectors.salesforce_mirror import Mirror
from tests.connectors.salesforce_worlds import DAY, LIMITED

HOUR = 3600.0


def failure(salesforce: Mirror, times: int = 1, **options: Any) -> TributaryError:
    """The first error of a few syncs, one of which must fail."""
    for _ in range(times):
        try:
            errors = [o.error for o in salesforce.try_sync(**options).values() if o.error]
        except TributaryError as error:
            return error
        if errors:
            return errors[0]
    raise AssertionError("nothing failed")


def test_a_query_that_runs_for_too_long_is_cut(salesforce: Mirror) -> None:
    salesforce.box.query_timeout(times=2, containing="FROM Task")
    salesforce.sync()
    salesforce.box.advance(hours=30)
    salesforce.box.query_timeout(times=3, containing="FROM Account")
    salesforce.sync()
    salesforce.expect_true(formulas=False)


@pytest.mark.C6
def test_fewer_records_than_salesforce_counts_are_a_failure(salesforce: Mirror) -> None:
    salesforce.objects = ("Task",)
    body = '{"totalSize": 5, "done": true, "records": []}'
    salesforce.org.moods.answer(body, 20, status=200, path="/services/data/v64.0/queryAll", after=1)
    assert "found 5 records and gave 0" in str(failure(salesforce))
    salesforce.org.moods.clear()
    salesforce.sync()
    salesforce.expect_true()


@pytest.mark.C19
def test_lost_locators_are_no_loss(salesforce: Mirror) -> None:
    salesforce.box.settings(page_limit=5)
    for place in range(1, 9, 2):
        salesforce.org.moods.answer(
            '[{"message":"invalid query locator","errorCode":"INVALID_QUERY_LOCATOR"}]',
            1, status=400, path="/services/data/v64.0/query/", after=place,
        )  # fmt: skip
    salesforce.sync()
    salesforce.expect_true()


def test_an_ended_session_is_opened_again_wherever_the_org_is(salesforce: Mirror) -> None:
    salesforce.sync()
    salesforce.box.advance(hours=3)
    salesforce.box.expire_sessions()
    salesforce.sync(base_url=salesforce.org.instance_url)
    salesforce.expect_true(formulas=False)


@pytest.mark.C3
def test_a_session_that_ends_in_the_middle_of_a_load_is_renewed_once(salesforce: Mirror) -> None:
    salesforce.box.settings(page_limit=3)
    ended = threading.Timer(0.3, salesforce.box.expire_sessions)
    ended.start()
    salesforce.sync()
    ended.join()
    salesforce.expect_true()


def test_enough_of_the_quota_is_left_to_others(salesforce: Mirror) -> None:
    salesforce.sync()
    salesforce.box.settings(daily_requests=1_000, requests_used=860)
    salesforce.box.advance(hours=1)
    error = failure(salesforce, times=2)
    assert "quota_percent = 90" in str(error)
    assert error.kind == "quota"
    assert salesforce.box.requests_of_today() <= 910
    salesforce.box.settings(requests_used=0)
    salesforce.sync()
    salesforce.expect_true(formulas=False)


def test_a_quota_that_is_used_up_is_no_reason_to_ask_on(salesforce: Mirror) -> None:
    salesforce.box.settings(daily_requests=40, page_limit=3)
    assert "used" in str(failure(salesforce, quota_percent=100.0))
    assert len([s for s in salesforce.org.asked() if s.status == 403]) <= 8


def test_a_load_that_was_killed_goes_on_and_ends_in_the_same_tables(salesforce: Mirror) -> None:
    salesforce.box.settings(page_limit=5, bulk_page_rows=5)
    salesforce.sync("calm")
    for source, bulk_from in (("salesforce", 20_000), ("bulk", 0)):
        salesforce.killed(12, source, bulk_from=bulk_from)
        salesforce.sync(source, bulk_from=bulk_from)
        salesforce.expect_alike("calm", source)


def test_what_changed_between_a_broken_load_and_its_end_is_read(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.box.settings(page_limit=3)
    salesforce.killed(6)
    known = [id for (id,) in salesforce.rows("select id from usages order by id")]
    assert 3 <= len(known) < len(salesforce.some("Usage__c"))
    salesforce.box.wait(3 * HOUR)
    salesforce.box.update(known[0], Comment__c="meanwhile")
    salesforce.box.delete(known[1], hard=True)
    salesforce.sync()
    salesforce.expect_true()


def test_what_was_deleted_before_a_reading_that_broke_off_is_marked(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.box.settings(page_limit=3)
    salesforce.sync()
    gone, later, *_ = salesforce.some("Usage__c")
    salesforce.box.wait(HOUR)
    salesforce.box.delete(gone, hard=True)
    salesforce.box.wait(HOUR)
    salesforce.box.add_field("Usage__c", "Shown_Now__c bool")
    salesforce.killed(6)
    salesforce.box.wait(HOUR)
    salesforce.box.delete(later, hard=True)
    salesforce.sync()
    salesforce.expect_true()


def test_after_a_gap_longer_than_the_log_of_deletions_ids_are_compared(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.sync()
    gone, later, *_ = salesforce.some("Usage__c")
    salesforce.box.delete(gone, hard=True)
    salesforce.box.wait(16 * DAY)
    salesforce.box.delete(later, hard=True)
    salesforce.sync(reconcile_days=400, refresh_days=400)
    salesforce.expect_true()


def test_an_object_that_may_not_be_read_keeps_none_of_the_others_back(salesforce: Mirror) -> None:
    salesforce.sync()
    salesforce.box.deny("Task")
    salesforce.box.wait(HOUR)
    outcomes = salesforce.try_sync()
    failed = {name: o.error for name, o in outcomes.items() if o.error}
    assert [*failed] == ["tasks"]
    assert "no object Task" in str(failed["tasks"])
    salesforce.box.rights().objects.clear()
    salesforce.sync()


def test_an_object_that_cannot_be_described_keeps_none_of_the_others_back(salesforce: Mirror) -> None:
    salesforce.box.refuse(
        400, "UNKNOWN_EXCEPTION", "An unexpected error occurred", containing="Task/describe"
    )
    outcomes = salesforce.try_sync()
    failed = {name: o.error for name, o in outcomes.items() if o.error}
    assert [*failed] == ["tasks"]
    assert "UNKNOWN_EXCEPTION" in str(failed["tasks"])
    salesforce.sync()
    salesforce.expect_true()


def test_an_object_that_is_named_and_not_there_is_a_failure_of_its_own(salesforce: Mirror) -> None:
    outcomes = salesforce.try_sync(objects=["account", "Account", "Nothing__c"])
    assert {name: o.status for name, o in outcomes.items()} == {"accounts": "succeeded", "nothings": "failed"}
    error = outcomes["nothings"].error
    assert error
    assert error.kind == "permission"
    assert "no object Nothing__c" in str(error)


def test_a_user_who_sees_little_reads_that(salesforce: Mirror) -> None:
    outcomes = salesforce.sync(objects=None, **LIMITED)
    read = {name for name, outcome in outcomes.items() if outcome.status == "succeeded"}
    assert read == {"accounts", "contacts", "users"}
    assert any("no such object" in note for note in outcomes["tasks"].notes)


def test_an_object_with_more_fields_than_an_address_holds(salesforce: Mirror) -> None:
    for number in range(400):
        salesforce.box.add_field(
            "Usage__c", f"A_field_with_a_long_name_as_people_make_them_{number:03d}__c str:9"
        )
    (usage, *_) = salesforce.some("Usage__c")
    name = "A_field_with_a_long_name_as_people_make_them_399__c"
    salesforce.box.update(usage, **{name: "last"})
    salesforce.objects = ("Usage__c",)
    salesforce.sync(bulk_from=5)
    assert salesforce.org.asked("/services/data/v64.0/jobs/query")
    salesforce.expect_true()
    salesforce.sync("rest")
    assert {s.status for s in salesforce.org.asked()} == {200}
    assert not salesforce.org.asked("/services/data/v64.0/jobs/query")
    salesforce.expect_alike("salesforce", "rest")
