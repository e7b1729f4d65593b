"""What docs/recovery.md says to do after a failure is what helps, and leaves nothing missing or stale."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from etl.config import Secret
from etl.connector import Pages, stream
from etl.errors import CredentialsError, Passing, WarehouseError
from etl.schema import Json, Table, field
from etl.warehouse.postgres import Warehouse
from etl.window import Window
from tests.cli.conftest import Etl, etl, stripe_project
from tests.engine.conftest import Lab
from tests.engine.shop import CHANGES_KEPT, Line, Shop

__all__ = ["etl", "stripe_project"]

ROOT = Path(__file__).parents[2]


def day(lab: Lab, number: int) -> None:
    """A day in the shop: orders and customers are made, changed and deleted."""
    lab.world.later(hours=20)
    for i in range(5):
        lab.world.order(f"d{number}o{i}", amount=i, note="new", lines=[{"product": "p", "amount": i}])
    lab.world.order(f"o{number:05}", amount=-number)
    lab.world.delete_order(f"o{number + 10:05}")
    lab.world.customer(number, email=f"moved{number}@example.com")
    lab.world.customer(number + 5, deleted=True)
    lab.world.later(hours=4)


def whole(lab: Lab, **how: object) -> None:
    """A sync after which the tables hold what lives in the shop, without a gap."""
    lab.good(**how)
    lab.check()
    for name in ("orders", "customers"):
        assert len(lab.covered(name)) == 1, name


def test_with_a_new_key_the_next_sync_reads_what_was_missed(lab: Lab) -> None:
    lab.world.fill(30)
    whole(lab)
    with pytest.raises(CredentialsError, match="refuses the credentials"):
        lab.sync(options={"api_key": "the-key-that-expired"})
    day(lab, 1)
    whole(lab)


@pytest.mark.usefixtures("stripe_project")
def test_an_expired_key_is_named_and_a_new_one_where_it_points_is_all_it_takes(
    etl: Etl, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = Path("tributary.toml")
    config.write_text(config.read_text().replace('"sk_test_tributary"', '"${STRIPE_KEY}"'))
    monkeypatch.setenv("STRIPE_KEY", "sk_test_that_has_expired")
    refused = etl("sync", "--stream", "customers")
    assert refused.code == 1
    assert "credentials" in refused.err
    assert "sk_test_that" not in refused.out + refused.err
    monkeypatch.setenv("STRIPE_KEY", "sk_test_tributary")
    assert etl("sync", "--stream", "customers").code == 0
    assert etl("status", "--json").code == 0


def test_after_a_vendors_outage_of_a_day_the_next_sync_covers_the_gap(lab: Lab) -> None:
    lab.world.fill(30)
    whole(lab)
    lab.server.stop()
    with pytest.raises(Passing):
        lab.sync()
    day(lab, 1)
    lab.server.start()
    whole(lab)


def test_a_vendor_that_fails_in_the_middle_of_a_day_loses_nothing(lab: Lab) -> None:
    lab.world.fill(60)
    lab.server.moods.fail(503, times=1_000, path="/orders", after=1)
    failed = lab.sync()
    assert failed["orders"].status == "failed"
    lab.server.moods.clear()
    day(lab, 1)
    whole(lab)


@contextmanager
def copied(url: str) -> Iterator[str]:
    """A copy of a database, as a backup that was restored beside it; nobody may be connected to it."""
    name = f"backup_{uuid.uuid4().hex[:12]}"
    parts = urlsplit(url)
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(f"create database {name} template {parts.path[1:]}")
        try:
            yield parts._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"drop database {name} with (force)")


def test_a_warehouse_restored_to_yesterday_is_brought_to_today_by_a_sync(lab: Lab) -> None:
    lab.world.fill(30)
    whole(lab)
    lab.warehouse.close()
    with copied(lab.url) as backup:
        lab.warehouse = Warehouse(Secret(lab.url))
        for number in (1, 2):
            day(lab, number)
            whole(lab)
        lab.warehouse.close()
        lab.warehouse = Warehouse(Secret(backup))
        whole(lab)
        lab.warehouse.close()


def test_a_corrected_start_date_is_a_gap_that_is_read_and_a_later_one_takes_nothing_away(lab: Lab) -> None:
    lab.world.fill(60, days=50)
    wrong = (lab.now() - timedelta(days=10)).date()
    lab.good(options={"start_date": wrong})
    before = lab.query("select count(*) from shop.orders")[0][0]
    assert 0 < before < 60
    whole(lab)  # without one: all there is
    lab.good(options={"start_date": wrong}, streams=["orders", "customers"])
    lab.check()


def test_history_that_was_restated_without_a_trace_is_read_again_by_a_backfill_or_in_full(lab: Lab) -> None:
    lab.world.fill(60)
    whole(lab)
    for number in (3, 40):
        lab.world.orders[f"o{number:05}"]["amount"] = 1_000_000  # no stamp and no event tells of it
    lab.world.customers[3]["email"] = "restated@example.com"
    lab.good()
    assert lab.query("select count(*) from shop.orders where amount = 1000000") == [(0,)]
    made = datetime.fromtimestamp(lab.world.orders["o00040"]["created"]).astimezone()
    lab.good(window=Window(made, made + timedelta(days=1)), streams=["orders"])
    assert lab.query("select id from shop.orders where amount = 1000000") == [("o00040",)]
    whole(lab, full=True)


def test_values_that_a_person_changed_are_put_right_by_a_full_sync_once_they_have_no_fingerprint(
    lab: Lab,
) -> None:
    lab.world.fill(20)
    whole(lab)
    lab.query("update shop.orders set amount = -1 where id in ('o00003', 'o00007')")
    lab.good(full=True)
    changed = "select id from shop.orders where amount = -1 order by id"
    assert lab.query(changed) == [("o00003",), ("o00007",)], "their records are as they were"
    lab.query("update shop.orders set _hash = null")
    whole(lab, full=True)
    assert lab.query(changed) == []


def test_what_was_nested_in_rows_that_went_while_their_table_was_dropped_is_gone_too(lab: Lab) -> None:
    lab.world.fill(20)
    whole(lab)
    lab.query("drop table shop.orders")
    lab.world.delete_order("o00007")  # of which three lines are there
    lab.world.later(hours=1)
    whole(lab)
    assert lab.query(
        "select count(*) from shop.order_lines where order_id = 'o00007' and _deleted_at is null"
    ) == [(0,)]


class Wider(Table):
    """An order, as a later version of the connector knows it."""

    __tablename__ = "orders"
    __times__ = "unix"
    __elsewhere__ = ("lines",)

    id: str = field(key=True, doc="Identifier.")
    created: datetime = field(doc="When.")
    amount: int | None = field(doc="How much, in cents.")
    rate: Decimal | None = field(doc="Exchange rate.")
    note: str | None = field(doc="What the customer said.")
    channel: str | None = field(doc="Where it was made; before, what no column named.")
    metadata_: Json | None = field("metadata", name="metadata", doc="The shop's own pairs.")


class Retyped(Wider):
    """An order whose amount became a decimal number."""

    __tablename__ = "orders"

    amount: Decimal | None = field(doc="How much.")  # type: ignore[assignment]


class Upgraded(Shop):
    """The shop's next version."""

    @stream(Wider, children=(Line,), changes_kept=CHANGES_KEPT)
    def orders(self, window: Window) -> Pages:
        yield from super().orders(window)


class Changed(Shop):
    """The version after that."""

    @stream(Retyped, children=(Line,), changes_kept=CHANGES_KEPT)
    def orders(self, window: Window) -> Pages:
        yield from super().orders(window)


def test_a_column_that_an_upgrade_brings_is_filled_by_a_full_sync(lab: Lab) -> None:
    lab.world.fill(20)
    for number in range(20):
        lab.world.order(f"o{number:05}", channel=f"c{number}")
    whole(lab)
    assert lab.query("select _extra ->> 'channel' from shop.orders where id = 'o00007'") == [("c7",)]
    new = {"connector": f"{__name__}:Upgraded"}
    lab.world.later(hours=3)
    outcome = lab.good(options=new)["orders"]
    assert [n for n in outcome.notes if n.startswith("column shop.orders.channel was added")]
    lab.good(options=new, full=True)
    channels = lab.query("select channel, _extra ->> 'channel' from shop.orders order by id")
    assert channels == [(f"c{number}", None) for number in range(20)]
    lab.check()
    lab.good()  # an older version that comes back harms nothing
    lab.check()


def test_a_type_that_an_upgrade_changes_stops_its_stream_with_the_statement_to_run(lab: Lab) -> None:
    lab.world.fill(20)
    whole(lab)
    new = {"connector": f"{__name__}:Changed"}
    lab.world.later(hours=3)
    lab.world.order("o00001", amount=12.5)
    lab.world.later(minutes=2)
    outcomes = lab.sync(options=new)
    error = outcomes["orders"].error
    assert isinstance(error, WarehouseError)
    assert outcomes["customers"].status == "succeeded"
    found = re.search(r"alter table \S+ alter column .*?;", str(error))
    assert found, str(error)
    lab.query(found[0])
    lab.good(options=new)
    assert lab.query("select amount from shop.orders where id = 'o00001'") == [(Decimal("12.5"),)]


def test_every_recovery_that_operations_tells_of_is_shown_by_a_test_that_there_is() -> None:
    page = (ROOT / "docs/recovery.md").read_text()
    section = page.partition("\n## Recovery\n")[2].partition("\n## ")[0]
    rows = [row for row in section.splitlines() if row.startswith("| ")][1:]
    assert len(rows) > 15
    for row in rows:
        shown = re.findall(r"\[\w[^]]*\]\(\.\./(tests/\S+?\.py)#(test_\w+)\)", row)
        assert shown, row
        for path, name in shown:
            assert f"def {name}(" in (ROOT / path).read_text(), (path, name)
