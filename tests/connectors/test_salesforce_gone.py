"""What is gone at Salesforce, or only looks so: rows are marked when it is certain, and not before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from connectors.salesforce.api import Api
from connectors.salesforce.config import Config
from connectors.salesforce.describe import Field, SObject
from connectors.salesforce.rest import Rest
from etl.config import Secret
from etl.errors import SourceError
from etl.sandbox import Request
from etl.sync import sync_source
from tests.connectors.salesforce_mirror import Mirror
from tests.connectors.salesforce_worlds import APP, DAY

HOUR = 3600.0


def add_log(salesforce: Mirror, *fields: str, bin: str = "*del") -> str:
    """An object of this test's own; the id of its only record."""
    row = {"prefix": "a0Y", "label": "Log", "plural": "Logs", "flags": "custom"}
    salesforce.box.add_object("Log__c", {**row, "fields": [bin, *fields, "Text__c str:80"]})
    salesforce.objects = ("Log__c",)
    id = str(salesforce.box.create("Log__c", Text__c="one")["Id"])
    salesforce.box.wait(HOUR)
    return id


@contextmanager
def unseen(salesforce: Mirror, kind: str, many: int) -> Iterator[None]:
    """Meanwhile sharing rules keep so many of an object's oldest records from the user."""
    rows = salesforce.box.store.rows[kind]
    kept = {id: rows.pop(id) for id in salesforce.some(kind)[:many]}
    yield
    rows.update(kept)


def test_a_record_in_the_recycle_bin_is_marked_though_no_cursor_moves(salesforce: Mirror) -> None:
    id = add_log(salesforce, "SystemModstamp dt nofilter", "CreatedDate dt")
    salesforce.sync()
    salesforce.box.wait(HOUR)
    salesforce.box.delete(id)
    salesforce.sync()
    assert salesforce.one("logs", id)["is_deleted"] is True
    salesforce.expect_true()


def test_all_of_an_object_without_a_cursor_is_read_by_rest_when_its_job_fails(salesforce: Mirror) -> None:
    add_log(salesforce, "SystemModstamp dt nofilter")
    salesforce.box.fail_job()
    salesforce.sync(bulk_from=0)
    salesforce.expect_true()


def test_formulas_are_read_by_rest_when_their_job_fails(salesforce: Mirror) -> None:
    salesforce.objects = ("Subscription__c",)
    salesforce.sync()
    salesforce.box.formula("Subscription__c", "ARR__c", lambda _store, row: (row["MRR__c"] or 0.0) * 24)
    salesforce.box.wait(HOUR)
    salesforce.box.fail_job()
    salesforce.sync(bulk_from=0, refresh_days=0)
    salesforce.expect_true()


def test_ids_are_compared_by_rest_when_their_job_fails(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.sync()
    (usage, *_) = salesforce.some("Usage__c")
    salesforce.box.wait(HOUR)
    salesforce.box.delete(usage, hard=True)
    salesforce.box.forget_deletions("Usage__c")
    salesforce.box.wait(HOUR)
    salesforce.box.fail_job()
    salesforce.sync(bulk_from=10)
    assert not salesforce.box.bulk.failing
    salesforce.expect_true()


def test_fewer_records_than_counted_of_an_object_without_an_order_are_a_failure(salesforce: Mirror) -> None:
    fields = [Field("Id", "id", filterable=True), Field("Text__c", "string")]
    log = SObject("Account", fields=fields)
    body = '{"totalSize": 5, "done": true, "records": []}'
    secret = Secret(APP["client_secret"])
    url = salesforce.org.instance_url
    api = Api(Config(client_id=APP["client_id"], client_secret=secret, base_url=url))
    salesforce.org.moods.answer(body, 5, status=200, path="/services/data/v64.0/queryAll")
    with closing(api.http):
        rest = Rest(api)
        with pytest.raises(SourceError, match="found 5 records and gave 0"):
            list(rest.rows(log, [], fields=["Id"]))
        assert [id for given in rest.rows(log, [], fields=["Id"]) for id in given.ids]


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


def test_a_record_that_was_read_in_the_recycle_bin_is_not_asked_for_again(salesforce: Mirror) -> None:
    salesforce.objects = ("Usage__c",)
    salesforce.sync()
    soft, hard, *_ = salesforce.some("Usage__c")
    salesforce.box.wait(HOUR)
    salesforce.box.delete(soft)
    salesforce.box.delete(hard, hard=True)
    salesforce.sync()
    (asked,) = [text for text in salesforce.box.statements if "Id IN (" in text]
    assert hard in asked
    assert soft not in asked
    salesforce.expect_true()


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


def test_of_an_object_whose_bin_cannot_be_asked_for_no_record_in_it_is_taken_for_new(
    salesforce: Mirror,
) -> None:
    id = add_log(salesforce, "SystemModstamp dt", "CreatedDate dt", bin="IsDeleted bool ro nofilter")
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


@pytest.mark.parametrize("bulk_from", [20_000, 0])
def test_what_a_field_held_stays_when_it_is_hidden_and_is_read_when_it_is_shown(
    salesforce: Mirror, bulk_from: int
) -> None:
    salesforce.objects = ("Account",)
    salesforce.box.add_field("Account", "Region__c str:20")
    first, second, *_ = salesforce.some("Account")
    salesforce.box.update(first, Region__c="EU", Phone="+47 11 11 11 11")
    salesforce.sync(bulk_from=bulk_from)
    salesforce.box.hide("Account", "Phone")
    salesforce.box.hide("Account", "Region__c")
    salesforce.box.update(first, Phone="+47 22 00 00 00", Region__c="US", Name="Renamed")
    new = salesforce.box.create("Account", Name="New", Phone="+47 33 00 00 00")["Id"]
    salesforce.box.wait(2 * HOUR)
    outcome = salesforce.sync(bulk_from=bulk_from)["accounts"]
    held = salesforce.one("accounts", first)
    assert (held["name"], held["phone"], held["region_c"]) == ("Renamed", "+47 11 11 11 11", "EU")
    assert salesforce.one("accounts", new)["phone"] is None
    (note,) = outcome.notes
    assert "2 of the fields that were read before are not shown" in note
    assert "(Phone)" in note
    salesforce.box.update(second, Name="Renamed, too")
    salesforce.box.wait(2 * HOUR)
    assert not salesforce.sync(bulk_from=bulk_from)["accounts"].notes
    salesforce.sync(bulk_from=bulk_from, how={"full": True})
    assert salesforce.one("accounts", first)["phone"] == "+47 11 11 11 11"
    salesforce.box.rights().fields.clear()
    salesforce.box.wait(HOUR)
    outcome = salesforce.sync(bulk_from=bulk_from)["accounts"]
    assert not [note for note in outcome.notes if "--full" in note]
    salesforce.expect_true()


def test_what_a_field_held_stays_when_it_goes_while_it_is_read(salesforce: Mirror) -> None:
    salesforce.objects = ("Account",)
    first, *_ = salesforce.some("Account")
    salesforce.box.update(first, Phone="+47 11 11 11 11")
    salesforce.sync()
    salesforce.box.wait(HOUR)
    salesforce.box.update(first, Name="Renamed")

    def hide(request: Request) -> None:
        if request.path.endswith("/queryAll"):
            salesforce.box.before = None
            salesforce.box.hide("Account", "Phone")

    salesforce.box.before = hide
    outcome = salesforce.sync()["accounts"]
    assert any("read without a field" in note for note in outcome.notes)
    held = salesforce.one("accounts", first)
    assert (held["name"], held["phone"]) == ("Renamed", "+47 11 11 11 11")


def test_a_field_that_the_organisation_never_had_is_not_missed(salesforce: Mirror) -> None:
    salesforce.objects = ("Account",)
    salesforce.box.drop_field("Account", "Fax")
    salesforce.sync()
    salesforce.box.wait(HOUR)
    assert not salesforce.sync()["accounts"].notes
    assert "fax" in salesforce.one("accounts", salesforce.some("Account")[0])
