"""Fields that a model names and that its vendor does not send any more: told once, and only where it is news."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from etl.config import SourceConfig
from etl.connector import Page, Pages, stream
from etl.sync import sync_source
from etl.warehouse import absences, ledger
from etl.window import Window
from tests.engine.conftest import Lab
from tests.engine.shop import Customer, Shop, Tag

pytestmark = pytest.mark.A9

TOLD = (
    "shop.customers: email was in none of 120 records looked at in 3 syncs since {day}; column email stays, null"
    " in what is read since. If it has another name now (see _extra, and the vendor's changelog), give the"
    " model that path; if these credentials may not see it any more, let them."
)


def customers(lab: Lab, count: int = 40, **fields: Any) -> None:
    """Three hours later there are so many customers more, an hour old, so that they are read once."""
    lab.world.later(hours=2)
    first = len(lab.world.customers)
    for key in range(first, first + count):
        lab.world.customer(key, **fields)
    lab.world.later(hours=1)


def news(lab: Lab, stream: str = "customers", **how: Any) -> list[str]:
    """What a sync of the stream says; all must go well."""
    return lab.good(streams=[stream], **how)[stream].notes


def filled(lab: Lab, **fields: Any) -> None:
    """A table of 200 customers with these fields, that the server has looked at."""
    customers(lab, 200, **fields)
    assert news(lab) == []
    lab.query("analyze shop.customers")


def kept(lab: Lab) -> list[tuple[Any, ...]]:
    return lab.query(
        "select table_name, column_name, syncs, records, told, xmin::text from tributary.absent_fields"
    )


def told(lab: Lab) -> str:
    ((day,),) = lab.query("select to_char(now(), 'YYYY-MM-DD')")
    return TOLD.format(day=day)


def test_a_modelled_field_that_vanishes_is_told_after_three_syncs_once(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    said = []
    for _ in range(5):
        customers(lab)
        said.append(news(lab))
    assert said == [[], [], [told(lab)], [], []]
    noted = "select notes from tributary.syncs where stream = 'customers' and notes <> '{}'"
    assert lab.query(noted) == [([told(lab)],)]
    found = lab.query("select email, count(*), min(id), max(id) from shop.customers group by 1 order by 1")
    assert found == [("a@example.com", 200, 0, 199), (None, 200, 200, 399)]


class Shared(Shop):
    """Another stream fills the table as well, with records of its own kind."""

    @stream(Tag, windowed=False, children=(Customer,))
    def tags(self, window: Window) -> Pages:
        for answer in self._paged("/tags", window):
            yield Page(answer)


def test_a_table_that_several_streams_fill_says_nothing(lab: Lab) -> None:
    options = {"connector": f"{__name__}:Shared"}
    customers(lab, 200, email="a@example.com")
    lab.good(streams=["customers"], options=options)
    lab.query("analyze shop.customers")
    for _ in range(4):
        customers(lab)
        assert news(lab, options=options) == []
    assert kept(lab) == []


def test_it_is_in_the_status_of_the_run_that_told_it(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    for _ in range(3):
        customers(lab)
        news(lab)
    with lab.warehouse.connection() as session:
        assert [entry["notes"] for entry in ledger.status(session, "shop")] == [[told(lab)]]


def test_a_field_that_was_told_costs_no_write_while_it_stays_away(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    for _ in range(3):
        customers(lab)
        news(lab)
    before = kept(lab)
    assert [row[:5] for row in before] == [("customers", "email", 3, 120, True)]
    customers(lab)
    news(lab)
    assert kept(lab) == before


def test_three_syncs_of_few_records_say_nothing_until_there_are_a_hundred(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    said = []
    for _ in range(6):
        customers(lab, 20)
        said.append(news(lab))
        lab.world.later(hours=3)
        said.append(news(lab))  # nothing is new, and no sync counted
    assert [bool(notes) for notes in said] == [*[False] * 8, True, *[False] * 3]


def test_an_optional_field_that_is_left_out_where_it_is_empty_says_nothing_and_writes_nothing(
    lab: Lab,
) -> None:
    filled(lab)
    customers(lab, 20, email="a@example.com")
    news(lab)
    lab.query("analyze shop.customers")
    for _ in range(4):
        customers(lab)
        assert news(lab) == []
        assert kept(lab) == []


def test_an_explicit_null_says_nothing(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    for _ in range(4):
        customers(lab, email=None)
        assert news(lab) == []
        assert kept(lab) == []


def test_where_it_comes_back_counting_begins_anew(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    said = []
    for fields in ({}, {}, {"email": "b@example.com"}, {}, {}, {}, {"email": None}, {}, {}, {}):
        customers(lab, **fields)
        said.append(bool(news(lab)))
    assert said == [False] * 5 + [True] + [False] * 3 + [True]


def test_backfills_and_readings_of_all_do_not_count(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    customers(lab)
    news(lab)
    for known in lab.world.customers.values():
        known.pop("email", None)
    days = lab.window(timedelta(days=2))
    for how in ({"window": days}, {"full": True}, {"window": days}, {"full": True}):
        assert news(lab, **how) == []
    assert [row[2:5] for row in kept(lab)] == [(1, 40, False)]


def test_deleted_rows_that_are_no_more_than_their_key_do_not_count(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    for start in range(0, 200, 50):
        lab.world.later(hours=3)
        for key in range(start, start + 50):
            lab.world.customers[key] = {"id": key}
            lab.world.customer(key, deleted=True)
        assert news(lab) == []
    assert kept(lab) == []
    assert lab.query("select count(*) from shop.customers where gone") == [(200,)]


def test_a_field_of_rows_that_are_nested_in_others_is_told_too(lab: Lab) -> None:
    def orders(count: int, line: dict[str, Any]) -> None:
        lab.world.later(hours=2)
        for _ in range(count):
            lab.world.order(f"o{len(lab.world.orders):05}", lines=[line, line])
        lab.world.later(hours=1)

    orders(60, {"product": "p", "amount": 1})
    news(lab, "orders")
    lab.query("analyze shop.order_lines")
    said = []
    for _ in range(3):
        orders(20, {"amount": 1})
        said.append(news(lab, "orders"))
    assert said[:2] == [[], []]
    assert said[2][0].startswith("shop.order_lines: product was in none of ")
    assert lab.query("select product, count(*) from shop.order_lines group by 1 order by 1") == [
        ("p", 120),
        (None, 120),
    ]


def test_a_flag_that_is_only_sent_of_deleted_rows_says_nothing(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    for _ in range(4):
        customers(lab, email="a@example.com")
        for known in lab.world.customers.values():
            known.pop("deleted", None)
        assert news(lab) == []
        assert kept(lab) == []


def test_what_a_run_counts_twice_is_one_sync(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    found = []
    with lab.warehouse.connection() as session:
        for run in ("r1", "r2", "r3"):
            found += [absences.note(session, "shop", run, {Customer: {"email": 60}}) for _ in range(2)]
    assert [bool(notes) for notes in found] == [False, False, False, False, True, False]


def test_a_column_that_a_rule_drops_is_missed_by_nobody(lab: Lab) -> None:
    filled(lab, email="a@example.com")
    config = lab.config()
    config = SourceConfig(
        config.name,
        config.connector,
        ["customers"],
        None,
        config.options,
        columns={"customers.email": "drop"},
    )
    for _ in range(4):
        customers(lab)
        (outcome,) = sync_source(config, lab.warehouse)
        assert (outcome.error, [note for note in outcome.notes if "was in none" in note]) == (None, [])


@pytest.mark.parametrize("page", [20, 5_000])
def test_of_a_list_that_is_read_whole_the_oldest_may_lack_what_all_others_have(lab: Lab, page: int) -> None:
    lab.world.page = page
    lab.world.tags = {f"t{i:04}": {"name": f"t{i:04}", "color": "red"} for i in range(3000)}
    for i in range(100):
        del lab.world.tags[f"t{i:04}"]["color"]
    for _ in range(4):
        lab.world.later(hours=3)
        assert news(lab, "tags") == []
        lab.query("analyze shop.tags")
    assert lab.query(
        "select null_frac < 0.05 from pg_stats where tablename = 'tags' and attname = 'color'"
    ) == [(True,)]
    assert kept(lab) == []
    for tag in lab.world.tags.values():
        tag.pop("color", None)
    assert [bool(news(lab, "tags")) for _ in range(4)] == [False, False, True, False]
