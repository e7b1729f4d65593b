"""How much may be refused, of how many: past that a stream stops, and nothing of what was refused is committed."""

from __future__ import annotations

import pytest

from etl.config import read_limits
from etl.errors import ConfigError
from etl.settings import Limits
from tests.engine.conftest import Lab
from tests.faults.test_dead_letters import found


@pytest.mark.P9
def test_how_much_may_be_refused_is_the_sources_to_say(lab: Lab) -> None:
    lab.world.fill(20)
    lab.world.orders["o00010"]["amount"] = "many"
    outcome = lab.sync(streams=["orders"], options={"limits": Limits(most=0)})["orders"]
    assert "1 of 20 records were refused" in str(outcome.error)
    assert "or let more through by dead_letters in [sources.shop]" in str(outcome.error)
    assert found(lab, closed=None) == []
    assert lab.good(streams=["orders"])["orders"].dead_letters == 1
    assert read_limits({"share": 0.5}, "toml") == Limits(0.5, 10_000)
    with pytest.raises(ConfigError, match=r"dead_letters: unknown key 'shar'; did you mean 'share'\?"):
        read_limits({"shar": 1}, "toml")


@pytest.mark.P9
@pytest.mark.parametrize(
    ("bad", "of", "stops"),
    [(10, 10, False), (11, 11, True), (11, 900, True), (11, 1_100, False), (12, 1_100, True)],
)
def test_past_one_percent_of_a_stream_nothing_is_committed_and_fewer_than_1000_records_count_as_1000(
    lab: Lab, bad: int, of: int, stops: bool
) -> None:
    lab.world.page = 200
    lab.world.fill(of)
    for key, order in lab.world.orders.items():
        order["lines"] = []
        if int(key[1:]) < bad:
            order |= {"amount": "many"} if key == "o00003" else {"id": None}
    outcome = lab.sync(streams=["orders"])["orders"]
    assert (outcome.error is not None) == stops
    assert len(found(lab, closed=None)) == (0 if stops else bad), "values count as records do"
    if stops:
        assert f": {bad} of {of:,} records were refused, such as: " in str(outcome.error)
        assert lab.query("select to_regclass('shop.orders')") == [(None,)]
        share = bad / max(of, 1_000)
        less, enough = ({"limits": Limits(share)} for share in (share - 0.0001, share))
        assert lab.sync(streams=["orders"], options=less)["orders"].error is not None
        assert lab.good(streams=["orders"], options=enough)["orders"].dead_letters == bad


@pytest.mark.P9
def test_bad_luck_at_the_beginning_stops_nothing_as_the_share_is_judged_before_a_commit(lab: Lab) -> None:
    lab.world.page = 500
    lab.world.fill(3_000)
    for key, order in lab.world.orders.items():
        order["lines"] = []
        if int(key[1:]) < 30:
            order["id"] = None
    assert lab.good(streams=["orders"])["orders"].dead_letters == 30


@pytest.mark.P9
def test_what_is_refused_of_one_table_is_not_made_up_for_by_others_of_its_stream(lab: Lab) -> None:
    lab.world.page = 500
    lab.world.fill(2_000)
    for key, order in lab.world.orders.items():
        order["lines"] = [{"product": "p", "amount": "many"}] if int(key[1:]) < 11 else []
    error = lab.sync(streams=["orders"])["orders"].error
    assert str(error).startswith("shop.order_lines.amount: 11 of 11 records were refused, such as: ")
    assert found(lab, closed=None) == []
    lab.world.orders["o00003"]["lines"] = []
    assert lab.good(streams=["orders"])["orders"].dead_letters == 10


@pytest.mark.P9
@pytest.mark.P5
def test_beyond_the_most_a_stream_stops_before_all_of_it_is_read(lab: Lab) -> None:
    lab.world.fill(3_000)
    for order in lab.world.orders.values():
        order["id"] = None
    error = lab.sync(streams=["orders"], options={"limits": Limits(share=1, most=20)})["orders"].error
    assert "were refused, such as: " in str(error)
    assert len(lab.server.asked("/orders")) < 3_000 // lab.world.page
    assert found(lab, closed=None) == []
