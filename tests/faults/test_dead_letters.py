"""What was refused: kept, replayed after a fix, closed; and never for ever tried by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from etl.connector import Pages, stream
from etl.letters import brought_by
from etl.replay import Replayed, replay
from etl.schema import field
from etl.sources import keep_rules, open_source
from etl.warehouse import dead_letters, ledger
from etl.warehouse.dead_letters import DeadLetter, Kept, Which
from etl.window import Window
from tests.engine.conftest import Lab
from tests.engine.shop import CHANGES_KEPT, Line, Order, Shop


class Mended(Order):
    """An order, as whoever had a look at its dead letters has it."""

    __tablename__ = "orders"
    __times__ = "unix"
    __elsewhere__ = ("lines",)
    __id__ = "text"

    id: str = field("id", "number", key=True, doc="Identifier.")


class MendedLine(Line):
    """A line of such an order."""

    __tablename__ = "order_lines"

    order_id: str = field("^id", "^number", key=True, parent=True, doc="Order.")


class WholeShop(Shop):
    """The shop with both models."""

    @stream(Mended, children=(MendedLine,), changes_kept=CHANGES_KEPT)
    def orders(self, window: Window) -> Pages:
        yield from _mended(super().orders(window))


def _mended(items: Pages) -> Pages:
    for item in items:
        if isinstance(item, Iterator):
            yield _mended(item)
        else:
            yield replace(item, table=MendedLine) if getattr(item, "table", None) is Line else item


class MendedShop(Shop):
    """The shop with that model."""

    @stream(Mended, children=(Line,), changes_kept=CHANGES_KEPT)
    def orders(self, window: Window) -> Pages:
        yield from super().orders(window)


MENDED, WHOLE = f"{__name__}:MendedShop", f"{__name__}:WholeShop"


def again(lab: Lab, connector: str = MENDED, *, dry: bool = False, **which: Any) -> list[Replayed]:
    """Replay the shop's open letters."""
    opened = open_source(lab.config(connector=connector), secrets=False)
    done = replay(opened, lab.warehouse, Which(**which), dry=dry)
    opened.close()
    for one in done:
        assert one.counts.closes, one.counts
        assert one.tried == one.closed + len(one.refused)
    return done


def found(lab: Lab, **which: Any) -> list[Kept]:
    with lab.warehouse.connection() as session:
        return dead_letters.find(session, Which(**which))[::-1]


def refused_orders(lab: Lab) -> None:
    """Sixty orders, of which one has its number elsewhere and two lines, and one an object for a text."""
    lab.world.fill(60)
    lab.world.orders["o00010"] |= {"id": None, "number": "o00010"}
    lab.world.orders["o00020"]["note"] = {"text": "hello", "author": "ann@example.com"}
    outcome = lab.good(streams=["orders"])["orders"]
    assert outcome.dead_letters == 4
    (note,) = outcome.notes
    assert note.startswith("orders: 4 records or values were refused (3 by B14, 1 by A8); `etl dead")


@pytest.mark.E18
def test_after_a_fix_a_replay_loads_records_and_values_and_closes_their_letters(lab: Lab) -> None:
    refused_orders(lab)
    (same,) = again(lab, "tests.engine.shop:Shop")
    assert (same.tried, same.closed) == (4, 0)
    before = lab.query("select * from shop.orders order by id")
    (dry,) = again(lab, dry=True)
    assert lab.query("select * from shop.orders order by id") == before
    assert [letter.replays for letter in found(lab)] == [1] * 4
    with lab.warehouse.connection() as session:
        ledger.lease(session, "shop", "orders")
        (busy,) = again(lab)
        assert (busy.tried, str(busy.error)[:30]) == (0, "shop.orders is being synced by")
    (done,) = again(lab)
    assert (done.closed, done.counts.inserted, done.counts.updated) == (2, 1, 1)
    assert (dry.closed, dry.counts) == (done.closed, done.counts)
    assert lab.query("select amount from shop.orders where id = 'o00010'") == [(10,)]
    assert lab.query("select note from shop.orders where id = 'o00020'") == [("hello",)]
    assert [(one.table, one.rule, one.replays) for one in found(lab)] == [("order_lines", "B14", 2)] * 2
    assert {one.closed_reason for one in found(lab, closed=True)} == {"replayed"}
    with lab.warehouse.connection() as session:  # its lines say of their order what the order itself did
        assert brought_by(session, found(lab)[0]) == "etl sync shop --stream orders --full"
        assert [row["dead_letters"] for row in ledger.status(session, "shop")] == [2]
        assert ledger.status(session, "shop")[0]["kind"] == "window"
    assert again(lab, ids=(-1,)) == []
    lab.world.later(minutes=5)
    outcome = lab.good(streams=["orders"], options={"connector": MENDED})["orders"]
    assert outcome.dead_letters == 0
    assert lab.query("select count(*), count(distinct id) from shop.orders") == [(60, 60)]
    assert [one.replays for one in found(lab)] == [2, 2]  # nothing is tried again by itself
    whole = lab.good(streams=["orders"], full=True, options={"connector": MENDED})["orders"]
    assert (whole.counts["orders"].fetched, whole.counts["orders"].inserted) == (60, 0)


@pytest.mark.E18
@pytest.mark.B14
@pytest.mark.P1
def test_what_is_nested_in_a_record_without_a_key_comes_with_it(lab: Lab) -> None:
    """Two orders without a key have lines that are alike, and one of them two such lines."""
    lab.world.fill(60)
    for order, lines in (("o00010", 2), ("o00011", 1)):
        same = {"product": "p", "amount": 5}
        lab.world.orders[order] |= {"id": None, "number": order, "lines": [same] * lines}
    for _ in range(2):
        assert lab.good(streams=["orders"], full=True)["orders"].dead_letters == 5
        assert len(found(lab)) == 5, "of each line and order one is open, however often they are refused"
    lines = {one.id for one in found(lab, streams=("order_lines",))}
    (alone,) = again(lab, WHOLE, ids=tuple(lines))
    orders = [one.id for one in found(lab) if one.table == "orders"]
    assert {reason for *_, reason in alone.refused} == {
        f"it came within a record without a key, whose replay brings it: #{orders[0]}"
    }
    (half,) = again(lab, WHOLE, ids=orders[1:])
    assert (half.tried, half.closed, half.counts.inserted) == (2, 2, 2), "the line of the order too"
    (dry,) = again(lab, WHOLE, dry=True)
    (done,) = again(lab, WHOLE)
    assert (done.closed, done.counts.inserted, done.refused) == (3, 3, [])
    assert (dry.closed, dry.counts) == (done.closed, done.counts)
    query = "select order_id, position, amount from shop.order_lines where order_id in ('o00010', 'o00011') order by 1, 2"
    assert lab.query(query) == [("o00010", 0, 5), ("o00010", 1, 5), ("o00011", 0, 5)]
    assert found(lab) == []
    lab.world.later(minutes=5)
    whole = lab.good(streams=["orders"], full=True, options={"connector": WHOLE})["orders"]
    assert (whole.counts["order_lines"].inserted, whole.counts["order_lines"].deleted) == (0, 0)
    assert found(lab) == []


@pytest.mark.E18
def test_what_was_nested_in_an_older_copy_of_a_record_does_not_come_back(lab: Lab) -> None:
    lab.world.fill(20)
    lab.world.orders["o00010"] |= {
        "id": None,
        "number": "o00010",
        "lines": [{"product": "old", "amount": 1}] * 3,
    }
    lab.good(streams=["orders"])
    lab.world.later(minutes=5)
    lab.world.orders.pop("o00010")
    lab.world.order("o00010", number="o00010", lines=[{"product": "new", "amount": 2}])
    lab.world.later(minutes=5)
    lab.good(streams=["orders"], options={"connector": WHOLE})
    (done,) = again(lab, WHOLE)
    assert (done.closed, done.counts.inserted, done.counts.superseded) == (4, 0, 1)
    assert lab.query("select product from shop.order_lines where order_id = 'o00010'") == [("new",)]


@pytest.mark.B1
def test_a_value_whose_row_has_it_already_can_only_be_closed(lab: Lab) -> None:
    lab.world.fill(20)
    lab.world.orders["o00010"]["note"] = "a\0b"
    lab.good(streams=["orders"])
    (done,) = again(lab)
    ((letter, rule, why),) = done.refused
    assert (rule, why) == ("", "its row has it, with U+FFFD for characters that PostgreSQL cannot store")
    assert (letter.rule, found(lab)[0].reason) == ("B1", letter.reason)
    with lab.warehouse.connection() as session:
        assert brought_by(session, letter) == ""


@pytest.mark.E18
def test_a_replay_never_replaces_a_newer_copy_of_the_row(lab: Lab) -> None:
    refused_orders(lab)
    value = next(one for one in found(lab) if one.column == "note")
    lab.world.later(minutes=5)
    lab.world.orders.pop("o00010")
    lab.world.order("o00010", number="o00010", amount=77, note="newer")
    lab.world.later(minutes=5)
    lab.good(streams=["orders"])
    lab.query("update shop.orders set note = 'a newer one', _hash = 1 where id = 'o00020'")
    (done,) = again(lab)
    assert (done.closed, done.counts.superseded) == (1, 1)
    assert lab.query("select amount, note from shop.orders where id = 'o00010'") == [(77, "newer")]
    assert lab.query("select note from shop.orders where id = 'o00020'") == [("a newer one",)]
    why = {one.id: (rule, reason) for one, rule, reason in done.refused}
    assert why[value.id] == ("", "its row has changed since, or is gone")
    assert found(lab, ids=(value.id,))[0].reason == value.reason


@pytest.mark.E18
def test_a_record_that_is_gone_or_was_read_again_leaves_no_open_letter(lab: Lab) -> None:
    lab.world.fill(20)
    lab.world.tags["t9"] = {"name": None, "color": "red"}
    lab.good()
    letter = DeadLetter("orders", "o00007", None, "E4", "the warehouse refuses the row", "{}")
    with lab.warehouse.connection() as session:
        dead_letters.bury(session, "run", "shop", "orders", [letter])
    lab.good()
    assert [one.table for one in found(lab)] == ["orders", "tags"]
    (read_again,) = found(lab, closed=True)
    assert (read_again.payload, read_again.form) == ("", '{"name": null, "color": "<3 characters>"}')
    lab.world.tags.pop("t9")
    lab.world.later(minutes=5)
    lab.world.delete_order("o00007")
    lab.world.later(minutes=5)
    lab.good()
    assert found(lab) == []
    assert {one.closed_reason for one in found(lab, closed=True)} >= {"it is gone at the vendor"}


@pytest.mark.E18
def test_what_was_too_large_to_be_kept_cannot_be_replayed_and_names_the_sync_that_brings_it(lab: Lab) -> None:
    lab.world.fill(20)
    lab.good()
    lab.world.later(hours=1)
    lab.world.orders["big"] = {"id": None, "number": "big", "created": lab.world.time, "note": "x" * 2**21}
    start = lab.world.time - 60
    lab.world.later(minutes=5)
    lab.good(streams=["orders"], window=lab.window(lab.now() - _moment(start)))
    (letter,) = found(lab)
    assert (letter.whole, len(letter.payload)) == (False, 1024)
    (done,) = again(lab)
    assert [reason for *_, reason in done.refused] == ["it was too large to be kept whole"]
    with lab.warehouse.connection() as session:
        command = brought_by(session, letter)
    assert command == "etl sync shop --stream orders --from 2026-03-01T12:59:00Z --to 2026-03-01T13:04:00Z"


@pytest.mark.E18
def test_a_replay_makes_no_table_that_was_dropped_as_its_rows_would_pass_for_all(lab: Lab) -> None:
    refused_orders(lab)
    lab.query("drop table shop.orders")
    done = again(lab)[0]
    assert done.counts.inserted == 0
    assert "table orders is not there; the next sync makes it" in str({why for *_, why in done.refused})
    lab.world.later(minutes=5)
    assert lab.good(streams=["orders"], options={"connector": MENDED})["orders"].total.inserted >= 60
    assert lab.query("select count(*) from shop.orders") == [(60,)]


@pytest.mark.E18
def test_letters_of_a_stream_that_there_is_no_more_stay_open_and_say_so(lab: Lab) -> None:
    refused_orders(lab)
    letter = DeadLetter("coupons", "c1", None, "E4", "r", "{}")
    with lab.warehouse.connection() as session:
        dead_letters.bury(session, "run", "shop", "coupons", [letter])
    done = {one.stream: one for one in again(lab)}
    assert done["orders"].closed == 2
    ((_, _, why),) = done["coupons"].refused
    assert why.startswith("source shop is known to have no table coupons; if it has one, `etl check shop`")


@pytest.mark.E18
def test_a_letter_that_is_closed_by_hand_says_why_and_is_not_deleted(lab: Lab) -> None:
    refused_orders(lab)
    with lab.warehouse.connection() as session:
        assert dead_letters.close(session, Which(streams=("order_lines",)), "of a test order") == 2
    assert len(found(lab)) == 2
    assert {one.closed_reason for one in found(lab, closed=True)} == {"of a test order"}
    lab.good(streams=["orders"], full=True)
    assert len(found(lab)) == 4  # what is refused again opens a new one


@pytest.mark.P7
def test_a_preview_of_what_was_refused_holds_no_personal_value(lab: Lab) -> None:
    refused_orders(lab)
    lab.world.orders["o00030"]["rate"] = "ann@example.com"
    lab.world.orders["o00031"]["rate"] = "1,25"
    lab.good(streams=["orders"], full=True)
    previews = {(one.key, one.column): one.preview for one in found(lab)}
    assert previews["o00020", "note"] == '{"text":"<5 characters>","author":"<15 characters>"}'
    assert previews["o00030", "rate"] == '"<15 characters>"'
    assert previews["", None] == (
        '{"id": null, "created": <number>, "lines": [{"product": "<2 characters>", "amount": <number>},'
        ' {"product": "<2 characters>", "amount": <number>}], "amount": <number>, "rate": "<number>",'
        ' "note": "<3 characters>", "metadata": {"i": <number>}, "number": "<6 characters>"}'
    )


def _moment(seconds: float) -> Any:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC)


@pytest.mark.E18
def test_a_replayed_copy_that_is_older_than_the_row_closes_no_letter_of_the_row(lab: Lab) -> None:
    refused_orders(lab)
    value = next(one for one in found(lab) if one.column == "note")
    older = '{"id": "o00020", "created": 1772000000, "lines": [], "amount": 1, "note": {"text": "old"}}'
    letter = DeadLetter("orders", "o00020", None, "E4", "r", older, asked_at=_moment(1772000000))
    with lab.warehouse.connection() as session:
        dead_letters.bury(session, "run", "shop", "orders", [letter])
    (done,) = again(lab, "tests.engine.shop:Shop")
    assert done.counts.superseded == 1
    assert [one.id for one in found(lab, columns=("note",))] == [value.id]
    again(lab)
    assert lab.query("select note from shop.orders where id = 'o00020'") == [("hello",)]


@pytest.mark.E18
def test_letters_of_keys_of_several_parts_are_closed_when_their_record_comes_well(lab: Lab) -> None:
    lab.world.fill(3)
    lab.world.order("a,b", lines=[{"product": "p", "amount": 1}])
    lab.good(streams=["orders"])
    letters = [
        DeadLetter("order_lines", "a,b,0", None, "E4", "r", "{}", context={"key": ["a,b", "0"]}),
        DeadLetter("order_lines", "a,b,0", None, "E5", "r", "{}", context={"key": ["a", "b,0"]}),
        DeadLetter("order_lines", "o00001,0", None, "E4", "of an older version of ours", "{}"),
    ]
    with lab.warehouse.connection() as session:
        dead_letters.bury(session, "run", "shop", "orders", letters)
    lab.world.later(minutes=5)
    for order in ("a,b", "o00001"):
        lab.world.order(order, lines=[{"product": "other", "amount": 1}])
    lab.world.later(minutes=5)
    lab.good(streams=["orders"])
    assert [(one.rule, one.closed_reason) for one in found(lab, closed=None)] == [
        ("E4", "it came again and was taken"), ("E5", None), ("E4", "it came again and was taken"),
    ]  # fmt: skip


@pytest.mark.B18
def test_a_replay_does_to_what_was_refused_before_the_rules_what_they_say(lab: Lab) -> None:
    refused_orders(lab)
    connector = open_source(lab.config(connector=MENDED), secrets=False)
    rules = {"orders.note": "mask", "orders.amount": "drop"}
    keep_rules(connector, replace(lab.config(), columns=rules), again=True)
    (done,) = replay(connector, lab.warehouse, Which(streams=("orders",)))
    connector.close()
    why = [reason for one, _, reason in done.refused if one.table == "orders"]
    assert why == ["there is a rule for its column by now: the whole record must come"]
    assert lab.query("select note, amount from shop.orders where id = 'o00010'") == [("***", None)]
