"""What a reader leaves behind to go on from: kept with the rows before it, never without them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from etl.config import Secret
from etl.errors import TributaryError
from etl.sandbox import Request, Response
from etl.sync import Outcome
from etl.warehouse.postgres import Warehouse
from etl.window import BEGINNING
from tests.engine import child
from tests.engine.conftest import Lab
from tests.engine.exports import ExportWorld, place

PAGE, CUSTOMERS = 20, 110
CURSORS = [""]


@pytest.fixture
def world() -> ExportWorld:
    world = ExportWorld(PAGE)
    for i in range(CUSTOMERS):
        world.customer(i, at=world.time - 90_000 + i * 7, email=f"c{i}@example.com")
    CURSORS[1:] = [place(page[-1]) for page in pages(world)]
    return world


@pytest.fixture
def hasty(warehouse_url: str) -> Iterator[Warehouse]:
    """The warehouse, with a commit for each state."""
    with closing(Warehouse(Secret(warehouse_url), commit_seconds=0)) as warehouse:
        yield warehouse


def pages(world: ExportWorld) -> list[list[dict[str, Any]]]:
    found = world.export("")
    return [found[i : i + PAGE] for i in range(0, len(found), PAGE)]


def sync(lab: Lab, connector: str = "Exporter", **how: Any) -> Outcome:
    options = {"connector": f"tests.engine.exports:{connector}", **how.pop("options", {})}
    return lab.sync(options=options, streams=["customers"], **how)["customers"]


def good(lab: Lab, connector: str = "Exporter", **how: Any) -> Outcome:
    outcome = sync(lab, connector, **how)
    assert outcome.error is None, str(outcome.error)
    assert outcome.total.closes
    return outcome


def left(lab: Lab) -> list[str]:
    return [state for (state,) in lab.query("select state from tributary.states where stream = 'customers'")]


def there(lab: Lab, count: int) -> bool:
    """Whether the customers of so many pages are in the table, and no others, all alive."""
    if lab.query("select to_regclass('shop.customers') is null") == [(True,)]:
        return count == 0
    rows = lab.query("select id, _deleted_at is null from shop.customers order by id")
    return rows == [(i, True) for i in range(min(CUSTOMERS, count * PAGE))]


def begins(lab: Lab) -> list[dict[str, str]]:
    """What the export was asked for."""
    return [dict(served.query) for served in lab.server.asked("/export")]


def refused_at(lab: Lab, page: int, *, wait: bool = True, path: str = "/export", status: int = 400) -> None:
    """From now on, the vendor refuses to give a page; wait: until all that it gave before is committed."""
    answered = 0

    def meanwhile(request: Request) -> Response | None:
        nonlocal answered
        if request.path != path:
            return None
        answered += 1
        if answered < page:
            return None
        for _ in range(500 if wait else 0):
            if there(lab, page - 1):
                break
            time.sleep(0.01)
        return lab.world.refusal(status)

    lab.world.meanwhile = meanwhile


def willing(lab: Lab) -> None:
    lab.world.meanwhile = lambda _: None
    lab.server.forget()


# ---- going on


def test_the_next_sync_goes_on_where_the_last_one_ended(lab: Lab) -> None:
    good(lab)
    assert left(lab) == [CURSORS[-1]]
    assert begins(lab)[0] == {"start_time": "0.0"}
    lab.server.forget()
    lab.world.later(hours=1)
    lab.world.customer(3, email="new@example.com")
    lab.world.customer(500)
    lab.world.later(minutes=2)
    outcome = good(lab)
    assert begins(lab) == [{"cursor": CURSORS[-1]}]
    assert (outcome.total.fetched, outcome.total.inserted, outcome.total.updated) == (2, 1, 1)
    assert left(lab) == [place(lab.world.customers[500])]
    lab.check_customers()


def test_a_first_load_that_failed_goes_on_after_the_last_page_that_was_committed(
    lab: Lab, hasty: Warehouse
) -> None:
    refused_at(lab, 4)
    outcome = sync(lab, warehouse=hasty)
    assert (outcome.status, outcome.total.inserted) == ("failed", 3 * PAGE)
    assert there(lab, 3)
    assert left(lab) == [CURSORS[3]]
    assert lab.covered("customers") == []
    recorded = "select status, inserted, fetched from tributary.syncs order by id"
    assert lab.query(recorded) == [("failed", 60, 60)]
    willing(lab)
    outcome = good(lab)
    assert begins(lab)[0] == {"cursor": CURSORS[3]}
    assert outcome.total.inserted == CUSTOMERS - 60
    assert lab.query(recorded)[1:] == [("succeeded", 50, 50)]
    assert lab.covered("customers") == [(BEGINNING, lab.now() - timedelta(seconds=60))]
    lab.check_customers()


def test_a_stream_that_is_forbidden_after_a_part_was_committed_has_failed_and_counts_it(
    lab: Lab, hasty: Warehouse
) -> None:
    refused_at(lab, 3, status=403)
    options = {"connector": "tests.engine.exports:Exporter"}
    outcome = lab.sync(options=options, warehouse=hasty)["customers"]
    assert (outcome.status, outcome.total.inserted) == ("failed", 2 * PAGE)
    willing(lab)
    good(lab)
    lab.check_customers()


def test_pages_that_come_fast_are_not_committed_one_by_one(lab: Lab) -> None:
    refused_at(lab, 4, wait=False)
    sync(lab)
    assert left(lab) == []
    assert lab.query("select to_regclass('shop.customers') is null") == [(True,)]
    willing(lab)
    good(lab)
    assert begins(lab)[0] == {"start_time": "0.0"}
    lab.check_customers()


@pytest.mark.parametrize(("rows", "seconds"), [(30, 3600), (10**6, 0.3)])
def test_a_state_is_committed_once_enough_rows_have_come_or_enough_time_has_passed(
    lab: Lab, rows: int, seconds: float
) -> None:
    lab.world.page = 1_000  # rows that come are staged by the thousand
    for i in range(2_500):
        lab.world.customer(i)

    def meanwhile(request: Request) -> Response | None:
        if request.path == "/export" and "cursor" in dict(request.query):
            for _ in range(500):
                if state := left(lab):
                    break
                time.sleep(0.01)
            assert state
            return lab.world.refusal(400)
        return None

    lab.world.meanwhile = meanwhile
    with closing(Warehouse(Secret(lab.url), commit_rows=rows, commit_seconds=seconds)) as warehouse:
        outcome = sync(lab, warehouse=warehouse)
    assert outcome.total.inserted == 1_000
    assert lab.query("select count(*) from shop.customers") == [(1_000,)]


@pytest.mark.E1
@pytest.mark.parametrize("page", range(1, 7))
def test_killed_between_any_two_pages_the_next_run_goes_on_after_the_last(lab: Lab, page: int) -> None:
    refused_at(lab, page)  # and waits until what came before is committed
    waiting, lab.world.meanwhile = lab.world.meanwhile, lambda _: None

    def meanwhile(request: Request) -> Response | None:
        refusal = waiting(request)
        if refusal:
            os.kill(process.pid or 0, signal.SIGKILL)
        return refusal

    config = lab.config(connector="tests.engine.exports:Exporter")
    lab.world.meanwhile = meanwhile
    process = child.start(config, lab.url, streams=["customers"], commit_seconds=0)
    process.join(30)
    assert process.exitcode == -signal.SIGKILL
    willing(lab)
    assert left(lab) == CURSORS[1:page][-1:]
    good(lab)
    assert begins(lab)[0] == ({"cursor": CURSORS[page - 1]} if page > 1 else {"start_time": "0.0"})
    assert lab.query("select sum(inserted) from tributary.syncs") == [(CUSTOMERS - PAGE * (page - 1),)]
    lab.check_customers()


def test_a_first_load_by_key_goes_on_and_then_asks_what_changed_since_it_began(
    lab: Lab, hasty: Warehouse
) -> None:
    refused_at(lab, 4, path="/customers")
    assert sync(lab, "Keyset", warehouse=hasty).status == "failed"
    assert there(lab, 3)
    (state,) = left(lab)
    assert state.endswith(CURSORS[3])
    willing(lab)
    lab.world.later(hours=5)
    lab.world.customer(3, email="changed since@example.com")
    lab.world.later(hours=5)
    good(lab, "Keyset")
    assert left(lab) == []
    lab.check_customers()
    lab.server.forget()
    good(lab, "Keyset")
    assert "0" not in [dict(served.query)["from"] for served in lab.server.asked("/customers")]


def test_a_resumed_reading_shows_not_all_and_so_marks_nothing_deleted(lab: Lab, hasty: Warehouse) -> None:
    refused_at(lab, 4)
    sync(lab, "KeepsAll", warehouse=hasty)
    willing(lab)
    assert good(lab, "KeepsAll").total.deleted == 0
    lab.check_customers()
    del lab.world.customers[7]
    assert good(lab, "KeepsAll", full=True, warehouse=hasty).total.deleted == 1
    lab.check_customers()


# ---- which windows have a state


def test_full_begins_at_the_beginning_and_leaves_its_own_state(lab: Lab, hasty: Warehouse) -> None:
    good(lab)
    lab.server.forget()
    lab.query("update tributary.states set state = %s", "9999999999.000|000000000")
    outcome = good(lab, full=True, warehouse=hasty)
    assert begins(lab)[0] == {"start_time": "0.0"}
    assert outcome.total.unchanged == CUSTOMERS
    assert left(lab) == [CURSORS[-1]]


def test_full_by_a_reader_that_leaves_nothing_behind_forgets_what_was_left(lab: Lab) -> None:
    good(lab)
    good(lab, "Mute")
    assert left(lab) == [CURSORS[-1]]
    good(lab, "Mute", full=True)
    assert left(lab) == []


@pytest.mark.D12
def test_full_that_failed_before_a_commit_has_forgotten_nothing(lab: Lab) -> None:
    good(lab)
    refused_at(lab, 3, wait=False)
    assert sync(lab, full=True).status == "failed"
    assert left(lab) == [CURSORS[-1]]
    assert lab.covered("customers")


@pytest.mark.D12
def test_full_that_failed_after_a_commit_is_gone_on_with(lab: Lab, hasty: Warehouse) -> None:
    good(lab)
    lab.query("delete from shop.customers")
    refused_at(lab, 4)
    assert sync(lab, full=True, warehouse=hasty).status == "failed"
    assert left(lab) == [CURSORS[3]]
    willing(lab)
    good(lab)
    assert begins(lab)[0] == {"cursor": CURSORS[3]}
    lab.check_customers()


def test_full_begins_again_although_a_first_load_was_not_ended(lab: Lab, hasty: Warehouse) -> None:
    refused_at(lab, 4)
    sync(lab, warehouse=hasty)
    willing(lab)
    good(lab, full=True)
    assert begins(lab)[0] == {"start_time": "0.0"}
    lab.check_customers()


@pytest.mark.D11
@pytest.mark.parametrize("ago", [timedelta(hours=20), timedelta()])
def test_a_window_that_was_asked_for_has_no_state_and_leaves_none(
    lab: Lab, ago: timedelta, hasty: Warehouse
) -> None:
    good(lab)
    lab.world.later(hours=2)
    lab.server.forget()
    window = lab.window(timedelta(days=3), ago)
    good(lab, window=window, warehouse=hasty)
    assert begins(lab)[0] == {"start_time": str(window.start.timestamp())}
    assert left(lab) == [CURSORS[-1]]


def test_an_older_gap_is_read_without_a_state(lab: Lab) -> None:
    start = lab.now() - timedelta(hours=24, minutes=50)
    good(lab, options={"start_date": start})
    lab.server.forget()
    lab.world.later(hours=1)
    lab.world.customer(500)
    lab.world.later(minutes=2)
    good(lab)
    assert begins(lab)[0] == {"start_time": "0.0"}
    assert begins(lab)[-1] == {"cursor": CURSORS[-1]}
    lab.check_customers()


def test_a_state_says_nothing_of_what_lies_before_an_earlier_start(lab: Lab, hasty: Warehouse) -> None:
    start = lab.now() - timedelta(hours=24, minutes=50)
    gone = sum(as_of["updated_at"] < start.isoformat() for as_of in lab.world.customers.values())
    assert gone
    lab.world.meanwhile = lambda request: (
        lab.world.refusal(400)
        if request.path == "/export" and "cursor" in dict(request.query) and not time.sleep(0.5)
        else None
    )
    assert sync(lab, options={"start_date": start}, warehouse=hasty).status == "failed"
    assert len(left(lab)) == 1
    willing(lab)
    good(lab)
    assert begins(lab)[0] == {"start_time": "0.0"}
    lab.check_customers()


@pytest.mark.D9
def test_with_a_table_that_was_dropped_its_state_is_forgotten(lab: Lab, hasty: Warehouse) -> None:
    for ended in (False, True):
        if not ended:
            refused_at(lab, 4)
        sync(lab, warehouse=hasty)
        assert left(lab)
        lab.query("drop table shop.customers")
        willing(lab)
        outcome = good(lab)
        assert begins(lab)[0] == {"start_time": "0.0"}
        assert "all of it has to be read again" in outcome.notes[0]
        lab.check_customers()


# ---- what cannot be kept


@pytest.mark.D9
@pytest.mark.parametrize(
    ("connector", "stream", "told"),
    [
        ("Misplaced", "tags", "shop.tags: a snapshot leaves no state behind; State is for streams with windows."),
        ("Verbose", "customers", "shop.customers: a state of 8,193 bytes; it may have 8,192."),
        ("Unspeakable", "customers", "shop.customers: a state with characters that no text in PostgreSQL can hold."),
        ("Torn", "orders", "shop.orders: two generators leave a state behind; one may, for all of the stream."),
    ],
)  # fmt: skip
def test_a_state_that_cannot_be_kept_fails_its_stream_and_says_why(
    lab: Lab, connector: str, stream: str, told: str
) -> None:
    lab.world.fill(100)
    outcome = lab.sync(options={"connector": f"tests.engine.exports:{connector}"}, streams=[stream])[stream]
    assert isinstance(outcome.error, TributaryError)
    assert str(outcome.error) == told
    assert lab.query("select count(*) from tributary.states") == [(0,)]


@pytest.mark.P9
@pytest.mark.P2
def test_of_a_part_of_which_too_much_is_refused_nothing_is_committed_and_what_was_before_stays(
    lab: Lab, hasty: Warehouse
) -> None:
    for i in range(3 * PAGE, 3 * PAGE + 11):
        lab.world.customers[i]["email"] = ["a", "list"]
    outcome = sync(lab, warehouse=hasty)
    assert "11 of 80 records were refused" in str(outcome.error)
    (count,) = (n for n in range(4) if there(lab, n))
    assert left(lab) == CURSORS[count : count + 1] * (count > 0)
    assert lab.query("select count(*) from tributary.dead_letters") == [(0,)]
    for i in range(3 * PAGE, 3 * PAGE + 11):
        lab.world.customers[i]["email"] = "mended"
    good(lab, warehouse=hasty)
    assert there(lab, 6)
