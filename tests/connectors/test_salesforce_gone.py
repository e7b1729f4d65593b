"""What is gone at Salesforce, or only looks so: rows are marked when it is certain, and not before."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from connectors.salesforce.api import Api
from connectors.salesforce.config import Config
from connectors.salesforce.describe import Field, SObject
from connectors.salesforce.rest import Rest
from etl.config import Secret
from etl.errors import SourceError
from etl.sandbox import Request
from etl.window import Window
from tests.connectors.salesforce_mirror import Mirror
from tests.connectors.salesforce_worlds import APP

HOUR = 3600.0
DAY = 24 * HOUR


def test_a_record_in_the_recycle_bin_is_marked_though_no_cursor_moves(salesforce: Mirror) -> None:
    id = salesforce.add_log("SystemModstamp dt nofilter", "CreatedDate dt")
    salesforce.sync()
    salesforce.box.wait(HOUR)
    salesforce.box.delete(id)
    salesforce.sync()
    assert salesforce.one("logs", id)["is_deleted"] is True
    salesforce.expect_true()


def test_all_of_an_object_without_a_cursor_is_read_by_rest_when_its_job_fails(salesforce: Mirror) -> None:
    salesforce.add_log("SystemModstamp dt nofilter")
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


def hours_around(salesforce: Mirror, hours: float = 1) -> Window:
    """So many hours before and after the org's present."""
    now, some = datetime.fromtimestamp(salesforce.box.now(), UTC), timedelta(hours=hours)
    return Window(now - some, now + some)


@pytest.mark.D6
@pytest.mark.D11
@pytest.mark.parametrize("backfill_first", [False, True])
@pytest.mark.parametrize("seen", [False, True])
def test_a_backfill_of_the_day_on_which_records_went_leaves_what_came_back_and_what_is_gone_since(
    salesforce: Mirror, seen: bool, backfill_first: bool
) -> None:
    salesforce.objects = ("Account", "Usage__c")
    back, binned, erased, gone, later = salesforce.some("Usage__c")[:5]
    salesforce.sync()
    salesforce.box.wait(DAY)
    went = hours_around(salesforce)
    for id in (back, binned, erased):
        salesforce.box.delete(id)
    salesforce.box.delete(gone, hard=True)
    salesforce.box.touch(later)
    salesforce.box.wait(HOUR / 2)
    if seen:
        salesforce.sync()
    salesforce.box.wait(DAY)
    salesforce.box.undelete(back)
    salesforce.box.erase(erased)
    salesforce.box.delete(later, hard=True)
    salesforce.box.wait(HOUR)
    for how in sorted(({"window": went}, {}), key=lambda how: bool(how) != backfill_first):
        salesforce.sync(how=how)
    salesforce.expect_true()
    assert back in salesforce.living("usages")
    salesforce.sync(how={"window": went})
    salesforce.expect_true()
