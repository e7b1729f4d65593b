"""Salesforce into PostgreSQL: what is there is in the tables, and stays the same as time goes by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from etl.errors import StateError
from etl.sandbox import Request
from etl.sync import sync_source
from tests.connectors.salesforce_mirror import Mirror
from tests.connectors.salesforce_worlds import DAY

MINUTE, HOUR = 60.0, 3600.0


def test_a_first_load_holds_every_value_of_every_record(salesforce: Mirror) -> None:
    salesforce.sync()
    salesforce.expect_true()


def test_the_bulk_api_fills_the_same_tables_as_rest(salesforce: Mirror) -> None:
    salesforce.box.settings(bulk_page_rows=7, page_limit=9)
    salesforce.sync()
    assert not salesforce.org.asked("/services/data/v64.0/jobs")
    salesforce.sync("bulk", bulk_from=0)
    assert not [text for text in salesforce.box.statements if text.startswith("SELECT Id")]
    salesforce.expect_alike("salesforce", "bulk")


def test_what_changes_is_read_with_few_requests(salesforce: Mirror) -> None:
    salesforce.sync()
    for _ in range(3):
        salesforce.box.advance(hours=5)
        salesforce.sync()
        salesforce.expect_true(formulas=False)
    read = [s for s in salesforce.org.asked() if s.path.endswith("/queryAll")]
    assert len(read) <= len(salesforce.objects) + 4


def test_changes_by_the_bulk_api_are_the_same(salesforce: Mirror) -> None:
    salesforce.sync(bulk_from=0)
    salesforce.box.advance(hours=30)
    salesforce.sync(bulk_from=1)
    assert salesforce.org.asked("/services/data/v64.0/jobs/query")
    salesforce.expect_true()


@pytest.mark.D2
def test_a_record_that_shows_late_is_not_missed(salesforce: Mirror) -> None:
    salesforce.sync()
    salesforce.box.wait(HOUR)
    late = salesforce.box.create("Account", visible_in=8 * MINUTE, Name="Slow import")["Id"]
    (known, *_) = salesforce.some("Account")
    salesforce.box.update(known, visible_in=8 * MINUTE, Name="Slow update")
    for _ in range(5):
        salesforce.box.wait(2 * MINUTE)
        salesforce.box.create("Account", Name="Quick")
        salesforce.sync()
    assert salesforce.one("accounts", late)["name"] == "Slow import"
    salesforce.expect_true()


def test_a_transaction_of_hours_is_waited_for(salesforce: Mirror) -> None:
    salesforce.objects = ("Account", "Usage__c")
    early = salesforce.box.create("Account", visible_in=5 * HOUR, Name="Begun before the first load")["Id"]
    salesforce.box.wait(HOUR)
    salesforce.sync()
    salesforce.box.wait(HOUR)
    late = salesforce.box.create("Account", visible_in=5 * HOUR, Name="Begun after it")["Id"]
    for _ in range(6):
        salesforce.box.wait(HOUR)
        salesforce.sync()
    assert {early, late} <= salesforce.living("accounts")
    salesforce.expect_true()


@pytest.mark.D1
def test_more_records_with_one_stamp_than_a_page_holds_are_all_read(salesforce: Mirror) -> None:
    salesforce.sync()
    salesforce.box.wait(HOUR)
    for id in salesforce.some("Usage__c"):
        salesforce.box.update(id, Comment__c="mass update")
    salesforce.box.settings(page_limit=5)
    salesforce.sync()
    salesforce.expect_true()
    assert salesforce.rows("select count(*) from usages where comment_c = 'mass update'")[0][0] > 10


def test_a_record_in_the_recycle_bin_is_marked_and_revived_when_it_comes_back(salesforce: Mirror) -> None:
    salesforce.sync()
    (first, *_) = salesforce.some("Account")
    salesforce.box.wait(HOUR)
    salesforce.box.delete(first)
    salesforce.sync()
    row = salesforce.one("accounts", first)
    assert row["is_deleted"] is True
    assert row["_deleted_at"]
    salesforce.expect_true()
    salesforce.box.wait(HOUR)
    salesforce.box.undelete(first)
    salesforce.sync()
    assert salesforce.one("accounts", first)["_deleted_at"] is None
    salesforce.expect_true()


def test_a_record_that_is_gone_for_good_is_marked_by_the_log_of_deletions(salesforce: Mirror) -> None:
    salesforce.sync()
    salesforce.box.wait(HOUR)
    (line, *_), (usage, other, *_) = salesforce.some("OpportunityLineItem"), salesforce.some("Usage__c")
    salesforce.box.delete(line)  # has no recycle bin
    salesforce.box.delete(usage, hard=True)
    salesforce.box.delete(other)
    salesforce.sync()
    salesforce.expect_true(formulas=False)
    row = salesforce.one("usages", usage)
    assert row["is_deleted"] is True
    assert row["name"]
    salesforce.box.wait(HOUR)
    salesforce.box.empty_bin("Usage__c")
    salesforce.sync()
    salesforce.expect_true(formulas=False)


def test_of_merged_records_the_losers_name_the_one_that_remains(salesforce: Mirror) -> None:
    salesforce.sync()
    master, loser, *_ = salesforce.some("Account")
    salesforce.box.wait(HOUR)
    salesforce.box.merge(master, loser)
    salesforce.sync()
    row = salesforce.one("accounts", loser)
    assert (row["master_record_id"], row["is_deleted"]) == (master, True)
    salesforce.expect_true()


def test_archived_tasks_are_read(salesforce: Mirror) -> None:
    (task, *_) = salesforce.some("Task")
    salesforce.box.update(task, stamp=False, IsArchived=True)
    salesforce.sync()
    assert salesforce.one("tasks", task)["is_archived"] is True


def test_what_is_gone_without_a_trace_is_found_by_comparing_ids(salesforce: Mirror) -> None:
    for bulk_from in (20_000, 0):
        salesforce.sync(bulk_from=bulk_from)
        (usage, *_) = salesforce.some("Usage__c")
        salesforce.box.wait(HOUR)
        salesforce.box.delete(usage, hard=True)
        salesforce.box.forget_deletions("Usage__c")
        salesforce.box.wait(HOUR)
        salesforce.sync(bulk_from=bulk_from)
        salesforce.expect_true(formulas=False)
        assert "Usage__c" in salesforce.compared


def test_ids_are_compared_on_a_schedule(salesforce: Mirror) -> None:
    salesforce.sync(refresh_days=400)
    salesforce.box.wait(DAY)
    salesforce.sync(refresh_days=400)
    assert not salesforce.compared
    salesforce.box.wait(8 * DAY)
    salesforce.sync(refresh_days=400)
    assert salesforce.compared == set(salesforce.objects)


def test_formulas_are_read_again_although_nothing_is_stamped(salesforce: Mirror) -> None:
    salesforce.sync()
    salesforce.box.formula("Subscription__c", "ARR__c", lambda _store, row: (row["MRR__c"] or 0.0) * 24)
    salesforce.box.wait(2 * HOUR)
    salesforce.sync()
    with pytest.raises(AssertionError):
        salesforce.expect_true()
    salesforce.box.wait(DAY)
    for bulk_from, how in ((20_000, "REST"), (0, "Bulk")):
        salesforce.sync(bulk_from=bulk_from, refresh_days=0)
        salesforce.expect_true()
        asked = [text for text in salesforce.box.statements if "FROM Subscription__c" in text]
        narrow = "SELECT Id, SystemModstamp, ARR__c, Days_Active__c, Health__c, Usage_Total__c FROM"
        assert any(narrow in text for text in asked), how
        salesforce.box.formula("Subscription__c", "ARR__c", lambda _store, row: (row["MRR__c"] or 0.0) * 36)


def test_odd_values_are_exact(salesforce: Mirror) -> None:
    salesforce.sync()
    types = dict(
        salesforce.rows(
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
        text for (text,) in salesforce.rows("select notes_c from subscriptions where notes_c is not null")
    }
    assert salesforce.rows("select 1 from subscriptions where length(notes_c) > 70000")
    ((comment,),) = salesforce.rows(
        "select col_description('salesforce.subscriptions'::regclass, attnum) from pg_attribute"
        " where attrelid = 'salesforce.subscriptions'::regclass and attname = 'mrr_c'"
    )
    assert comment == "MRR. Salesforce shows 2 decimals, and may hold more [MRR__c]"


def test_new_fields_are_filled_for_all_records_at_once(salesforce: Mirror) -> None:
    salesforce.sync()
    (first, *_) = salesforce.some("Account")
    salesforce.box.add_field("Account", "Region__c pick:255 =EU|US")
    salesforce.box.update(first, stamp=False, Region__c="EU")
    salesforce.box.wait(HOUR)
    outcome = salesforce.sync()["accounts"]
    assert salesforce.one("accounts", first)["region_c"] == "EU"
    assert not outcome.notes
    salesforce.expect_true()


def test_a_column_that_was_dropped_by_hand_is_told_of_as_nothing_fills_it_again(salesforce: Mirror) -> None:
    salesforce.objects = ("Account",)
    salesforce.sync()
    with salesforce.warehouse.connection() as session:
        session.execute("alter table salesforce.accounts drop column phone")
    salesforce.box.wait(HOUR)
    (note,) = salesforce.sync()["accounts"].notes
    assert note.startswith("column salesforce.accounts.phone was added")
    assert not salesforce.sync(how={"full": True})["accounts"].notes
    salesforce.expect_true()


def test_a_field_that_is_retyped_or_dropped_loses_nothing(salesforce: Mirror) -> None:
    salesforce.box.add_field("Account", "Score__c int:9")
    (first, *_) = salesforce.some("Account")
    salesforce.box.update(first, Score__c=7)
    salesforce.sync()
    salesforce.box.change_field("Account", "Score__c dbl:18.2", lambda value: value + 0.25)
    salesforce.box.wait(HOUR)
    salesforce.sync()
    assert salesforce.rows("select score_c from accounts where id = %s", first) == [(Decimal("7.25"),)]
    salesforce.box.change_field("Account", "Score__c str:20", lambda value: f"about {value:g}")
    salesforce.box.wait(HOUR)
    salesforce.sync()
    assert salesforce.one("accounts", first)["score_c"] == "about 7.25"
    salesforce.box.drop_field("Account", "Score__c")
    salesforce.box.wait(HOUR)
    salesforce.sync()
    assert "score_c" in salesforce.one("accounts", first)


def test_a_field_that_goes_while_it_is_read_is_left_out(salesforce: Mirror) -> None:
    salesforce.objects = ("Account",)
    salesforce.box.add_field("Account", "Score__c int:9")

    def drop(request: Request) -> None:
        if "ORDER BY Id" in dict(request.query).get("q", ""):
            salesforce.box.before = None
            salesforce.box.drop_field("Account", "Score__c")

    salesforce.box.before = drop
    salesforce.box.settings(page_limit=5)
    salesforce.sync()
    salesforce.expect_true()


@pytest.mark.parametrize(
    ("fields", "cursor"),
    [
        (["SystemModstamp dt nofilter", "LastModifiedDate dt", "CreatedDate dt"], "LastModifiedDate"),
        (["SystemModstamp dt nofilter", "CreatedDate dt"], "CreatedDate"),
        (["SystemModstamp dt nofilter"], ""),
    ],
)
def test_changes_are_asked_for_by_a_field_that_can_be_filtered_by(
    salesforce: Mirror, fields: list[str], cursor: str
) -> None:
    row = {"prefix": "a0Y", "label": "Log", "plural": "Logs", "flags": "custom"}
    salesforce.box.add_object("Log__c", {**row, "fields": ["*del", *fields, "Text__c str:80"]})
    salesforce.objects = ("Log__c",)
    salesforce.box.create("Log__c", Text__c="one")
    salesforce.sync()
    salesforce.box.wait(HOUR)
    salesforce.box.create("Log__c", Text__c="two")
    salesforce.sync()
    salesforce.expect_true()
    (asked,) = [text for text in salesforce.box.statements if "ORDER BY Id" in text]
    assert (f"WHERE {cursor} >= " in asked) == bool(cursor)


def test_new_objects_get_tables_of_their_own(salesforce: Mirror) -> None:
    row = {"prefix": "a0Z", "label": "Crate", "plural": "Crates", "flags": "custom"}
    fields = ["*del", "Name str:80 ro auto name", "*sys", "Weight__c dbl:10.3", "Account__c ref:Account"]
    salesforce.box.add_object("NS__Crate_Box__c", {**row, "fields": fields})
    id = salesforce.box.create("NS__Crate_Box__c", Weight__c=1.25)["Id"]
    salesforce.sync(objects=None)
    assert salesforce.one("ns_crate_boxes", id)["weight_c"] == 1.25
    assert salesforce.rows("select obj_description('salesforce.ns_crate_boxes'::regclass)")[0][0].startswith(
        "Crates"
    )


def test_a_start_date_leaves_out_what_last_changed_before(salesforce: Mirror) -> None:
    since = datetime.fromtimestamp(salesforce.box.now() - 20 * DAY, UTC).date()
    outcomes = sync_source(replace(salesforce.config(), start_date=since), salesforce.warehouse)
    assert not [o.error for o in outcomes if o.error]
    ((oldest, count),) = salesforce.rows("select min(system_modstamp), count(*) from tasks")
    assert oldest.date() >= since
    assert 0 < count < len(salesforce.box.records("Task", deleted=True))
    there = salesforce.living("tasks")
    for later in (0, 5):  # the ids of older records are no reason to read these, nor to mark their rows
        config = replace(salesforce.config(reconcile_days=0), start_date=since + timedelta(days=later))
        outcomes = sync_source(config, salesforce.warehouse)
        assert not [o.error or o.notes for o in outcomes if o.error or o.notes]
        assert salesforce.living("tasks") == there


@pytest.mark.D9
def test_rows_are_known_by_the_organisation_that_they_are_of(salesforce: Mirror) -> None:
    salesforce.sync()
    assert salesforce.rows("select state from tributary.states where stream = ''") == [
        ("00D5g00000SANDBOXE",)
    ]
    salesforce.rows("update tributary.states set state = '00DOther' where stream = '' returning 1")
    with pytest.raises(StateError, match="of account 00DOther, the credentials of 00D5g00000SANDBOXE"):
        salesforce.try_sync()
