"""What vendors count of each day is held against the warehouse: by their own counts, or by their lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

import pytest

from connectors.sandbox.zendesk import without_limits
from etl.config import Secret, SourceConfig
from etl.learned import learn, remembered
from etl.reconcile import Reconciled, reconcile
from etl.sources import chosen, open_source
from etl.warehouse.postgres import Warehouse
from etl.window import BEGINNING, Window, utc_now
from tests.connectors import salesforce_mirror, zendesk_mirror
from tests.connectors.conftest import Open, small_company

SPAN = timedelta(days=400)


def compared(
    config: SourceConfig, warehouse: Warehouse, streams: Sequence[str] | None = None
) -> dict[str, Reconciled]:
    """All streams over the last 400 days, by name."""
    connector = open_source(config)
    try:
        if connector.describes:
            learn(connector, remembered(config))
        window = Window(utc_now() - SPAN, utc_now())
        found = reconcile(connector, warehouse, chosen(connector, streams), window, BEGINNING)
        return {one.stream: one for one in found}
    finally:
        connector.close()


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
    zendesk.box.advance(hours=1)
    found = compared(zendesk.config(), zendesk.warehouse, ["tickets", "users", "organizations", "groups"])
    assert counted(found).keys() == {"tickets", "users", "organizations"}
    assert [d.warehouse - d.vendor for d in found["tickets"].differences] == [1]
    assert not found["users"].differences
    assert counted(found)["users"] > 5
    zendesk.sync("tickets")
    assert not compared(zendesk.config(), zendesk.warehouse, ["tickets"])["tickets"].differences


def test_five_percent_of_a_streams_rows_may_differ_without_an_alarm(mirror: Open) -> None:
    stripe = mirror(small_company(people=45, months=1))
    stripe.sync("customers")
    for alarm, more in ((False, 1), (True, 3)):
        stripe.rows("delete from customers where id in (select id from customers limit %s) returning 1", more)
        (found,) = compared(stripe.config(), stripe.warehouse, ["customers"]).values()
        missing = found.vendor["rows"] - found.warehouse["rows"]
        assert bool(found.alarms) is alarm is (missing > found.vendor["rows"] / 20)
        assert sum(d.vendor - d.warehouse for d in found.differences) == missing
