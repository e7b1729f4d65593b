"""What vendors count of each day is held against the warehouse: by their own counts, or by their lists."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

import pytest

from connectors.sandbox.stripe import StripeSandbox
from connectors.sandbox.zendesk import without_limits
from etl.config import Secret, SourceConfig
from etl.reconcile import Reconciled, reconcile_source
from etl.sandbox import Request, Response
from etl.warehouse.postgres import Warehouse
from etl.window import Window, utc_now
from tests.connectors import salesforce_mirror, zendesk_mirror
from tests.connectors.conftest import DAY, Open, small_company

SPAN = timedelta(days=400)


def compared(
    config: SourceConfig, warehouse: Warehouse, streams: Sequence[str] | None = None
) -> dict[str, Reconciled]:
    """All streams over the last 400 days, by name."""
    window = Window(utc_now() - SPAN, utc_now())
    return {one.stream: one for one in reconcile_source(config, warehouse, window, streams)}


def counted(found: dict[str, Reconciled]) -> dict[str, int]:
    """Rows at the vendor of the streams that were compared."""
    return {name: int(one.vendor.get("rows", 0)) for name, one in found.items() if one.window}


def test_stripes_lists_agree_with_what_was_synced_and_name_the_days_on_which_rows_are_missing(
    mirror: Open,
) -> None:
    stripe = mirror(small_company())
    wanted = ("charges", "customers", "invoices", "prices", "payment_methods", "invoice_items")
    stripe.sync(*wanted)
    found = compared(stripe.config(), stripe.warehouse, wanted)
    assert not [one for one in found.values() if one.differences or one.error or one.alarms]
    assert counted(found).keys() == {"charges", "customers", "invoices", "invoice_items"}
    assert counted(found)["charges"] > 3
    assert found["charges"].vendor["amount"] > 0
    assert found["prices"].reason == "the vendor does not count it"

    ((day, amount),) = stripe.rows(
        "delete from charges where id = (select id from charges order by created limit 1)"
        " returning (created at time zone 'UTC')::date, amount"
    )
    (charges,) = compared(stripe.config(), stripe.warehouse, ["charges"]).values()
    assert [(d.day, d.what, d.vendor - d.warehouse) for d in charges.differences] == [
        (day, "rows", Decimal(1)),
        (day, "amount", Decimal(amount)),
    ]


def test_what_stripe_forgets_is_not_compared_and_a_quiet_span_takes_one_request(mirror: Open) -> None:
    stripe = mirror(small_company())
    stripe.sync("events", "charges", "payouts")
    stripe.box.advance(hours=10 * 24)
    stripe.sync("events", "charges", "payouts")
    stripe.server.forget()
    found = compared(stripe.config(), stripe.warehouse, ("events", "charges", "payouts"))
    assert found["events"].reason == "the vendor does not count it"
    assert len(stripe.asked("/v1/payouts")) == 1
    assert not [one for one in found.values() if one.differences or one.error]


class Stubborn(StripeSandbox):
    """Its list of customers shows one that is deleted."""

    def respond(self, request: Request) -> Response:
        answer = super().respond(request)
        if request.path != "/v1/customers":
            return answer
        page = json.loads(answer.body)
        page["data"][0]["deleted"] = True
        return dataclasses.replace(answer, body=json.dumps(page).encode())


def test_what_a_list_says_is_deleted_is_not_counted(mirror: Open) -> None:
    stripe = mirror(Stubborn(people=6, months=2, now=time.time() - 12 * DAY))
    stripe.sync("customers")
    (found,) = compared(stripe.config(), stripe.warehouse, ["customers"]).values()
    assert found.vendor["rows"] == len(stripe.living("customers")) > 3
    assert found.differences == []


def test_what_takes_salesforce_too_long_is_counted_in_halves_and_what_it_does_not_count_is_no_failure(
    salesforce: salesforce_mirror.Mirror,
) -> None:
    salesforce.sync()
    salesforce.box.query_timeout(times=3, containing="GROUP")
    found = compared(salesforce.config(), salesforce.warehouse, ["opportunities"])["opportunities"]
    assert (found.error, found.differences) == (None, [])
    assert found.vendor["rows"] > 3
    refused = "Implementation restriction: Opportunity requires a filter by a single Id on Id"
    salesforce.box.refuse(400, "MALFORMED_QUERY", refused, containing="GROUP")
    found = compared(salesforce.config(), salesforce.warehouse, ["opportunities"])["opportunities"]
    assert (found.error, found.reason) == (None, "the vendor does not count it")


def test_amounts_of_several_currencies_are_not_summed(salesforce: salesforce_mirror.Mirror) -> None:
    salesforce.box.add_field("Opportunity", "CurrencyIsoCode pick:3 =EUR|USD")
    salesforce.box.add_field("Opportunity", "Seats__c int:9")
    salesforce.sync()
    found = compared(salesforce.config(), salesforce.warehouse, ["opportunities"])["opportunities"]
    assert "seats_c" in found.vendor
    assert "amount" not in found.vendor
    assert not found.differences


def test_salesforce_counts_and_sums_in_one_statement_an_object(salesforce: salesforce_mirror.Mirror) -> None:
    salesforce.sync()
    salesforce.org.forget()
    found = compared(salesforce.config(), salesforce.warehouse)
    assert not [one for one in found.values() if one.differences or one.error]
    assert counted(found)["opportunities"] > 3
    assert counted(found)["tasks"] > 3  # archived ones are counted, too
    assert found["opportunities"].vendor["amount"] > 0
    asked = [text for text in salesforce.box.statements if "GROUP" in text]
    assert len(asked) == len(counted(found))

    (amount,) = salesforce.rows(
        "update opportunities set amount = amount * 3 where id = (select max(id) from opportunities"
        " where amount > 0 and _deleted_at is null) returning amount"
    )[0]
    one = compared(salesforce.config(), salesforce.warehouse, ["opportunities"])["opportunities"]
    (difference,) = one.differences
    assert (difference.what, one.alarms) == ("amount", ["amount"])
    assert difference.warehouse - difference.vendor == pytest.approx(amount * 2 / 3)


@pytest.fixture
def zendesk(warehouse_url: str) -> Iterator[zendesk_mirror.Mirror]:
    box = without_limits(people=12, months=3)
    warehouse = Warehouse(Secret(warehouse_url))
    with box.serve() as server:
        yield zendesk_mirror.Mirror(box, server, warehouse)
    warehouse.close()


def test_zendesk_searches_for_each_day_and_does_not_find_what_is_deleted(
    zendesk: zendesk_mirror.Mirror,
) -> None:
    ticket = zendesk.box.objects("ticket")[0]["id"]
    zendesk.sync("tickets", "users", "organizations", "groups")
    zendesk.box.delete("ticket", ticket)
    (user,) = zendesk.box.objects("user")[-1:]
    zendesk.box.delete("user", user["id"])
    zendesk.box.advance(hours=1)
    found = compared(zendesk.config(), zendesk.warehouse, ["tickets", "users", "organizations", "groups"])
    assert counted(found).keys() == {"tickets", "users", "organizations"}
    assert [d.warehouse - d.vendor for d in found["tickets"].differences] == [1]
    assert [d.warehouse - d.vendor for d in found["users"].differences] == [1]
    assert counted(found)["users"] > 5
    zendesk.sync("tickets", "users")
    found = compared(zendesk.config(), zendesk.warehouse, ["tickets", "users"])
    assert not [one for one in found.values() if one.differences or one.error]


def test_five_percent_of_a_streams_rows_may_differ_without_an_alarm(mirror: Open) -> None:
    stripe = mirror(small_company(people=45, months=1))
    stripe.sync("customers")
    for alarm, more in ((False, 1), (True, 3)):
        stripe.rows("delete from customers where id in (select id from customers limit %s) returning 1", more)
        (found,) = compared(stripe.config(), stripe.warehouse, ["customers"]).values()
        missing = found.vendor["rows"] - found.warehouse["rows"]
        assert bool(found.alarms) is alarm is (missing > found.vendor["rows"] / 20)
        assert sum(d.vendor - d.warehouse for d in found.differences) == missing
