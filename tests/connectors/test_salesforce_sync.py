"""Salesforce into PostgreSQL: what is there is in the tables, and stays the same as time goes by."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from connectors.sandbox.salesforce import SalesforceSandbox
from etl.config import Secret
from etl.errors import TributaryError
from etl.sync import sync_source
from etl.warehouse.postgres import Warehouse
from tests.connectors.salesforce_mirror import Mirror
from tests.connectors.salesforce_worlds import DAY, LIMITED, storable

MINUTE, HOUR = 60.0, 3600.0


@pytest.fixture
def mirror(warehouse_url: str) -> Iterator[Mirror]:
    """A small company, whose clock stands twelve days ago: later is up to the test."""
    box = storable(SalesforceSandbox(people=16, months=3, now=time.time() - 12 * DAY))
    box.settings(bulk_polls=0)
    with ExitStack() as stack:
        warehouse = Warehouse(Secret(warehouse_url))
        stack.callback(warehouse.close)
        yield Mirror(box, stack.enter_context(box.serve()), warehouse)


def some(mirror: Mirror, kind: str) -> list[str]:
    """Ids of records that are not in the recycle bin."""
    return sorted(record["Id"] for record in mirror.box.records(kind))


def failure(mirror: Mirror, times: int = 1, **options: Any) -> TributaryError:
    """The first error of a few syncs, one of which must fail."""
    for _ in range(times):
        try:
            errors = [o.error for o in mirror.try_sync(**options).values() if o.error]
        except TributaryError as error:
            return error
        if errors:
            return errors[0]
    raise AssertionError("nothing failed")


def test_a_first_load_holds_every_value_of_every_record(mirror: Mirror) -> None:
    mirror.sync()
    mirror.expect_true()


def test_the_bulk_api_fills_the_same_tables_as_rest(mirror: Mirror) -> None:
    mirror.box.settings(bulk_page_rows=7, page_limit=9)
    mirror.sync()
    assert not mirror.org.asked("/services/data/v64.0/jobs")
    mirror.sync("bulk", bulk_from=0)
    assert not [text for text in mirror.box.statements if text.startswith("SELECT Id")]
    mirror.expect_alike("salesforce", "bulk")


def test_what_changes_is_read_with_few_requests(mirror: Mirror) -> None:
    mirror.sync()
    for _ in range(3):
        mirror.box.advance(hours=5)
        mirror.sync()
        mirror.expect_true(formulas=False)
    read = [s for s in mirror.org.asked() if s.path.endswith("/queryAll")]
    assert len(read) <= len(mirror.objects) + 4


def test_changes_by_the_bulk_api_are_the_same(mirror: Mirror) -> None:
    mirror.sync(bulk_from=0)
    mirror.box.advance(hours=30)
    mirror.sync(bulk_from=1)
    assert mirror.org.asked("/services/data/v64.0/jobs/query")
    mirror.expect_true()


def test_a_record_that_shows_late_is_not_missed(mirror: Mirror) -> None:
    mirror.sync()
    mirror.box.wait(HOUR)
    late = mirror.box.create("Account", visible_in=8 * MINUTE, Name="Slow import")["Id"]
    (known, *_) = some(mirror, "Account")
    mirror.box.update(known, visible_in=8 * MINUTE, Name="Slow update")
    for _ in range(5):
        mirror.box.wait(2 * MINUTE)
        mirror.box.create("Account", Name="Quick")
        mirror.sync()
    assert mirror.one("accounts", late)["name"] == "Slow import"
    mirror.expect_true()


def test_more_records_with_one_stamp_than_a_page_holds_are_all_read(mirror: Mirror) -> None:
    mirror.sync()
    mirror.box.wait(HOUR)
    for id in some(mirror, "Usage__c"):
        mirror.box.update(id, Comment__c="mass update")
    mirror.box.settings(page_limit=5)
    mirror.sync()
    mirror.expect_true()
    assert mirror.rows("select count(*) from usages where comment_c = 'mass update'")[0][0] > 10


def test_a_record_in_the_recycle_bin_is_marked_and_revived_when_it_comes_back(mirror: Mirror) -> None:
    mirror.sync()
    (first, *_) = some(mirror, "Account")
    mirror.box.wait(HOUR)
    mirror.box.delete(first)
    mirror.sync()
    row = mirror.one("accounts", first)
    assert row["is_deleted"] is True
    assert row["_deleted_at"]
    mirror.expect_true()
    mirror.box.wait(HOUR)
    mirror.box.undelete(first)
    mirror.sync()
    assert mirror.one("accounts", first)["_deleted_at"] is None
    mirror.expect_true()


def test_a_record_that_is_gone_for_good_is_marked_by_the_log_of_deletions(mirror: Mirror) -> None:
    mirror.sync()
    mirror.box.wait(HOUR)
    (line, *_), (usage, other, *_) = some(mirror, "OpportunityLineItem"), some(mirror, "Usage__c")
    mirror.box.delete(line)  # has no recycle bin
    mirror.box.delete(usage, hard=True)
    mirror.box.delete(other)
    mirror.sync()
    mirror.expect_true(formulas=False)
    row = mirror.one("usages", usage)
    assert row["is_deleted"] is True
    assert row["name"]
    mirror.box.wait(HOUR)
    mirror.box.empty_bin("Usage__c")
    mirror.sync()
    mirror.expect_true(formulas=False)


def test_of_merged_records_the_losers_name_the_one_that_remains(mirror: Mirror) -> None:
    mirror.sync()
    master, loser, *_ = some(mirror, "Account")
    mirror.box.wait(HOUR)
    mirror.box.merge(master, loser)
    mirror.sync()
    row = mirror.one("accounts", loser)
    assert (row["master_record_id"], row["is_deleted"]) == (master, True)
    mirror.expect_true()


def test_archived_tasks_are_read(mirror: Mirror) -> None:
    (task, *_) = some(mirror, "Task")
    mirror.box.update(task, stamp=False, IsArchived=True)
    mirror.sync()
    assert mirror.one("tasks", task)["is_archived"] is True


def test_what_is_gone_without_a_trace_is_found_by_comparing_ids(mirror: Mirror) -> None:
    for bulk_from in (20_000, 0):
        mirror.sync(bulk_from=bulk_from)
        (usage, *_) = some(mirror, "Usage__c")
        mirror.box.wait(HOUR)
        mirror.box.delete(usage, hard=True)
        mirror.box.forget_deletions("Usage__c")
        mirror.box.wait(HOUR)
        mirror.sync(bulk_from=bulk_from)
        mirror.expect_true(formulas=False)
        read = [text for text in mirror.box.statements if "FROM Usage__c" in text]
        assert [text for text in read if "SELECT Id FROM" in text], read


def test_ids_are_compared_on_a_schedule(mirror: Mirror) -> None:
    mirror.sync(refresh_days=400)
    mirror.box.wait(DAY)
    mirror.sync(refresh_days=400)
    assert not [text for text in mirror.box.statements if text.startswith("SELECT Id FROM")]
    mirror.box.wait(8 * DAY)
    mirror.sync(refresh_days=400)
    ids = {text.split()[3] for text in mirror.box.statements if text.startswith("SELECT Id FROM")}
    assert ids == set(mirror.objects)


def test_formulas_are_read_again_although_nothing_is_stamped(mirror: Mirror) -> None:
    mirror.sync()
    mirror.box.formula("Subscription__c", "ARR__c", lambda _store, row: (row["MRR__c"] or 0.0) * 24)
    mirror.box.wait(2 * HOUR)
    mirror.sync()
    with pytest.raises(AssertionError):
        mirror.expect_true()
    mirror.box.wait(DAY)
    mirror.sync()
    mirror.expect_true()


def test_odd_values_are_exact(mirror: Mirror) -> None:
    mirror.sync()
    types = dict(
        mirror.rows(
            "select column_name, data_type from information_schema.columns"
            " where table_schema = 'salesforce' and table_name = 'subscriptions'"
        )
    )
    wanted = {
        "mrr_c": "numeric", "discount_c": "numeric", "seats_c": "numeric", "started_on_c": "date",
        "renews_at_c": "timestamp with time zone", "quiet_hours_from_c": "text", "modules_c": "text",
        "cancelled_c": "boolean", "site_latitude_s": "numeric", "secret_c": "text",
    }  # fmt: skip
    assert {name: types.get(name) for name in wanted} == wanted
    assert "site_c" not in types
    assert not {"NA", "null", "None"} - {
        text for (text,) in mirror.rows("select notes_c from subscriptions where notes_c is not null")
    }
    assert mirror.rows("select 1 from subscriptions where length(notes_c) > 70000")
    ((comment,),) = mirror.rows(
        "select col_description('salesforce.subscriptions'::regclass, attnum) from pg_attribute"
        " where attrelid = 'salesforce.subscriptions'::regclass and attname = 'mrr_c'"
    )
    assert comment == "MRR [MRR__c]"


def test_new_fields_are_filled_for_all_records_at_once(mirror: Mirror) -> None:
    mirror.sync()
    (first, *_) = some(mirror, "Account")
    mirror.box.add_field("Account", "Region__c pick:255 =EU|US")
    mirror.box.update(first, stamp=False, Region__c="EU")
    mirror.box.wait(HOUR)
    mirror.sync()
    assert mirror.one("accounts", first)["region_c"] == "EU"
    mirror.expect_true()


def test_a_field_that_is_retyped_or_dropped_loses_nothing(mirror: Mirror) -> None:
    mirror.box.add_field("Account", "Score__c int:9")
    (first, *_) = some(mirror, "Account")
    mirror.box.update(first, Score__c=7)
    mirror.sync()
    mirror.box.change_field("Account", "Score__c dbl:18.2", lambda value: value + 0.25)
    mirror.box.wait(HOUR)
    mirror.sync()
    assert mirror.rows("select score_c from accounts where id = %s", first) == [(Decimal("7.25"),)]
    mirror.box.change_field("Account", "Score__c str:20", lambda value: f"about {value:g}")
    mirror.box.wait(HOUR)
    mirror.sync()
    assert mirror.one("accounts", first)["score_c"] == "about 7.25"
    mirror.box.drop_field("Account", "Score__c")
    mirror.box.wait(HOUR)
    mirror.sync()
    assert "score_c" in mirror.one("accounts", first)


def test_a_field_that_goes_while_it_is_read_is_left_out(mirror: Mirror) -> None:
    mirror.objects = ("Account",)
    mirror.box.add_field("Account", "Score__c int:9")
    message = "\nSELECT Score__c\n ^\nERROR at Row:1:Column:1\nNo such column 'Score__c' on entity 'Account'."
    mirror.box.refuse(400, "INVALID_FIELD", message, containing="ORDER BY Id")
    real = mirror.box.trouble.pop()

    class Dropping(list[Any]):
        def __iter__(self) -> Iterator[Any]:
            found = [real] if "Score__c" in mirror.box.store.objects["Account"].fields else []
            if found and any("ORDER BY Id" in text for text in mirror.box.statements):
                mirror.box.drop_field("Account", "Score__c")
            return iter(())

    mirror.box.trouble = Dropping()
    mirror.box.settings(page_limit=5)
    mirror.sync()
    mirror.expect_true()


def test_new_objects_get_tables_of_their_own(mirror: Mirror) -> None:
    row = {"prefix": "a0Z", "label": "Crate", "plural": "Crates", "flags": "custom"}
    fields = ["*del", "Name str:80 ro auto name", "*sys", "Weight__c dbl:10.3", "Account__c ref:Account"]
    mirror.box.add_object("NS__Crate_Box__c", {**row, "fields": fields})
    id = mirror.box.create("NS__Crate_Box__c", Weight__c=1.25)["Id"]
    mirror.sync(objects=None)
    assert mirror.one("ns_crate_boxes", id)["weight_c"] == 1.25
    assert mirror.rows("select obj_description('salesforce.ns_crate_boxes'::regclass)")[0][0].startswith(
        "Crates"
    )


def test_a_query_that_runs_for_too_long_is_cut(mirror: Mirror) -> None:
    mirror.box.query_timeout(times=2, containing="FROM Task")
    mirror.sync()
    mirror.box.advance(hours=30)
    mirror.box.query_timeout(times=3, containing="FROM Account")
    mirror.sync()
    mirror.expect_true(formulas=False)


def test_a_bulk_job_that_fails_is_cut(mirror: Mirror) -> None:
    mirror.objects = ("Task",)
    for _ in range(3):
        mirror.box.fail_job()
    mirror.sync(bulk_from=0)
    mirror.expect_true()
    assert len([text for text in mirror.box.statements if '"operation"' in text]) == 7


def test_lost_locators_are_no_loss(mirror: Mirror) -> None:
    mirror.box.settings(page_limit=5)
    for place in range(1, 9, 2):
        mirror.org.moods.answer(
            '[{"message":"invalid query locator","errorCode":"INVALID_QUERY_LOCATOR"}]',
            1, status=400, path="/services/data/v64.0/query/", after=place,
        )  # fmt: skip
    mirror.sync()
    mirror.expect_true()


def test_an_ended_session_is_opened_again_wherever_the_org_is(mirror: Mirror) -> None:
    mirror.sync()
    mirror.box.advance(hours=3)
    mirror.box.expire_sessions()
    mirror.sync(base_url=mirror.org.instance_url)
    mirror.expect_true(formulas=False)


def test_a_session_that_ends_in_the_middle_of_a_load_is_renewed_once(mirror: Mirror) -> None:
    mirror.box.settings(page_limit=3)
    ended = threading.Timer(0.3, mirror.box.expire_sessions)
    ended.start()
    mirror.sync()
    ended.join()
    mirror.expect_true()


def test_enough_of_the_quota_is_left_to_others(mirror: Mirror) -> None:
    mirror.sync()
    mirror.box.settings(daily_requests=1_000, requests_used=860)
    mirror.box.advance(hours=1)
    error = failure(mirror, times=2)
    assert "quota_percent = 90" in str(error)
    assert error.kind == "vendor unavailable"
    assert mirror.box.requests_of_today() <= 910
    mirror.box.settings(requests_used=0)
    mirror.sync()
    mirror.expect_true(formulas=False)


def test_a_quota_that_is_used_up_is_no_reason_to_ask_on(mirror: Mirror) -> None:
    mirror.box.settings(daily_requests=40, page_limit=3)
    assert "used" in str(failure(mirror, quota_percent=100.0))
    assert len([s for s in mirror.org.asked() if s.status == 403]) <= 8


def test_a_load_that_was_killed_goes_on_and_ends_in_the_same_tables(mirror: Mirror) -> None:
    mirror.box.settings(page_limit=5, bulk_page_rows=5)
    mirror.warehouse.commit_seconds = 0
    mirror.sync("calm")
    for source, bulk_from in (("salesforce", 20_000), ("bulk", 0)):
        staged = 0

        def report(_table: str, _more: int) -> None:
            nonlocal staged
            staged += 1
            if staged == 12:
                raise TributaryError("killed by the test")

        outcomes = mirror.try_sync(source, {"report": report}, bulk_from=bulk_from)
        assert [o for o in outcomes.values() if o.error]
        mirror.sync(source, bulk_from=bulk_from)
        mirror.expect_alike("calm", source)


def test_what_changed_between_a_broken_load_and_its_end_is_read(mirror: Mirror) -> None:
    mirror.objects = ("Usage__c",)
    mirror.box.settings(page_limit=3)
    mirror.warehouse.commit_seconds = 0
    staged = 0

    def report(_table: str, _more: int) -> None:
        nonlocal staged
        staged += 1
        if staged == 6:
            raise TributaryError("killed by the test")

    mirror.try_sync(how={"report": report})
    known = [id for (id,) in mirror.rows("select id from usages order by id")]
    assert 3 <= len(known) < len(some(mirror, "Usage__c"))
    mirror.box.wait(3 * HOUR)
    mirror.box.update(known[0], Comment__c="meanwhile")
    mirror.box.delete(known[1], hard=True)
    mirror.sync()
    mirror.expect_true()


def test_an_object_that_may_not_be_read_keeps_none_of_the_others_back(mirror: Mirror) -> None:
    mirror.sync()
    mirror.box.deny("Task")
    mirror.box.wait(HOUR)
    outcomes = mirror.try_sync()
    failed = {name: o.error for name, o in outcomes.items() if o.error}
    assert [*failed] == ["tasks"]
    assert "no object Task" in str(failed["tasks"])
    mirror.box.rights().objects.clear()
    mirror.sync()


def test_a_user_who_sees_little_reads_that(mirror: Mirror) -> None:
    outcomes = mirror.sync(objects=None, **LIMITED)
    read = {name for name, outcome in outcomes.items() if outcome.status == "succeeded"}
    assert read == {"accounts", "contacts", "users"}
    assert any("no object Task" in note for note in outcomes["tasks"].notes)


def test_an_object_that_is_read_by_the_ids_of_others_only(mirror: Mirror) -> None:
    mirror.objects = ("ContentDocument", "ContentDocumentLink")
    mirror.sync()
    mirror.expect_true()


def test_an_object_with_more_fields_than_an_address_holds(mirror: Mirror) -> None:
    for number in range(400):
        mirror.box.add_field(
            "Usage__c", f"A_field_with_a_long_name_as_people_make_them_{number:03d}__c str:9"
        )
    (usage, *_) = some(mirror, "Usage__c")
    name = "A_field_with_a_long_name_as_people_make_them_399__c"
    mirror.box.update(usage, **{name: "last"})
    mirror.objects = ("Usage__c",)
    mirror.sync()
    assert mirror.org.asked("/services/data/v64.0/jobs/query")
    mirror.expect_true()
    mirror.box.refuse(
        400, "INVALIDENTITY", "Entity 'Usage__c' is not supported by the Bulk API.", times=9,
        containing='"operation"',
    )  # fmt: skip
    mirror.sync("rest")
    assert not [s for s in mirror.org.asked() if s.status in (414, 431)]
    mirror.expect_alike("salesforce", "rest")


def test_a_start_date_leaves_out_what_last_changed_before(mirror: Mirror) -> None:
    since = datetime.fromtimestamp(mirror.box.now() - 20 * DAY, UTC).date()
    outcomes = sync_source(replace(mirror.config(), start_date=since), mirror.warehouse)
    assert not [o.error for o in outcomes if o.error]
    ((oldest, count),) = mirror.rows("select min(system_modstamp), count(*) from tasks")
    assert oldest.date() >= since
    assert 0 < count < len(mirror.box.records("Task", deleted=True))
