"""A state is never ahead of its rows: whoever dies, however slow a loader or a part of the stream is."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg
import pytest

from etl.config import Secret
from etl.errors import SourceError
from etl.sandbox import Request, Response
from etl.sync import Outcome
from etl.warehouse import ledger
from etl.warehouse.postgres import Warehouse
from tests.engine import child
from tests.engine.conftest import Lab
from tests.engine.exports import ExportWorld, place
from tests.engine.proxy import Proxy

WATCH = """
create table tributary.watched (state text, ids bigint[]);
create function tributary.watch() returns trigger language plpgsql as $$ begin
    insert into tributary.watched select new.state, array_agg(id) from shop.customers;
    return null;
end $$;
create trigger watch after insert or update on tributary.states for each row execute function tributary.watch();
"""


@pytest.fixture
def world() -> ExportWorld:
    world = ExportWorld(5)
    fill(world, 25)
    return world


@pytest.fixture
def proxy(warehouse_url: str) -> Iterator[Proxy]:
    with Proxy(warehouse_url) as proxy:
        yield proxy


@pytest.fixture
def through(proxy: Proxy) -> Iterator[Warehouse]:
    """The warehouse by way of the proxy, with a commit for each state."""
    with closing(Warehouse(Secret(proxy.url), commit_seconds=0)) as warehouse:
        yield warehouse


def fill(world: ExportWorld, count: int) -> None:
    for i in range(count):
        world.customer(i, at=world.time - 90_000 + i, email=f"c{i}@example.com")


def sync(lab: Lab, connector: str = "Exporter", **how: Any) -> Outcome:
    options = {"connector": f"tests.engine.exports:{connector}"}
    return lab.sync(options=options, streams=["customers"], **how)["customers"]


def good(lab: Lab, connector: str = "Exporter", **how: Any) -> Outcome:
    outcome = sync(lab, connector, **how)
    assert outcome.error is None, str(outcome.error)
    return outcome


def empty(lab: Lab, *, watched: bool = False) -> None:
    """Forget everything; watched: note in each commit of a state which rows are there."""
    for schema in ("shop", "tributary", "tributary_stage"):
        lab.query(f"drop schema if exists {schema} cascade")
    with lab.warehouse.connection() as session:
        ledger.ensure(session, "shop")
        if watched:
            session.execute(WATCH)


def behind(lab: Lab) -> int:
    """Fail if a state was committed before the rows that it speaks for; how many were committed."""
    states = lab.query("select state, ids from tributary.watched")
    for state, ids in states:
        missing = {key for key, c in lab.world.customers.items() if place(c) <= state} - set(ids)
        assert not missing, f"{state} was committed without {sorted(missing)}"
    return len(states)


# ---- killed, or cut off


@pytest.mark.E1
@pytest.mark.P2
@pytest.mark.parametrize("after", [False, True], ids=["before it is sent", "before the answer"])
def test_killed_at_any_message_the_next_run_goes_on_and_misses_nothing(
    lab: Lab, proxy: Proxy, after: bool
) -> None:
    config = lab.config(connector="tests.engine.exports:Exporter")
    at, struck, resumed = 5 if after else 3, True, 0
    while struck:
        empty(lab, watched=True)
        process = child.start(config, proxy.url, streams=["customers"], commit_seconds=0)
        proxy.arm(at, lambda pid=process.pid: os.kill(pid or 0, signal.SIGKILL), after=after)  # type: ignore[misc]
        process.join(30)
        struck = proxy.struck
        assert (process.exitcode == -signal.SIGKILL) == struck
        resumed += bool(lab.query("select 1 from tributary.states"))
        patiently(lab)
        lab.check_customers()
        behind(lab)
        at += 9
    assert at > 40
    assert resumed > 2


def patiently(lab: Lab) -> None:
    """Sync, once the server has noticed that a dead client's session is gone."""
    for _ in range(500):
        outcome = sync(lab)
        if not outcome.error or "is being synced by another run" not in str(outcome.error):
            break
        time.sleep(0.02)
    assert outcome.error is None, str(outcome.error)


@pytest.mark.E2
@pytest.mark.E3
@pytest.mark.P2
@pytest.mark.P8
@pytest.mark.parametrize("after", [False, True], ids=["before it is sent", "before the answer"])
def test_cut_off_at_any_message_a_sync_goes_on_and_counts_each_row_once(
    lab: Lab, proxy: Proxy, through: Warehouse, after: bool
) -> None:
    at, struck = 1, True
    while struck:
        empty(lab, watched=True)
        good(lab, warehouse=through)  # so that its sessions are there, and the messages the same
        empty(lab, watched=True)
        proxy.arm(at, proxy.cut, after=after)
        outcome = good(lab, warehouse=through)
        struck = proxy.struck
        lab.check_customers()
        behind(lab)
        written = lab.query("select status, fetched, inserted from tributary.syncs")
        assert written == [("succeeded", 25, 25)]
        assert (outcome.total.fetched, outcome.total.inserted) == (25, 25)
        at += 1 if at < 12 else 9  # the first are of what it looks up before it reads
    assert at > 40


@pytest.mark.E2
def test_what_a_later_attempt_committed_is_not_counted_for_an_earlier_one_that_tried(
    lab: Lab, proxy: Proxy, through: Warehouse
) -> None:
    def again() -> None:
        proxy.arm(2, proxy.cut, text="insert into tributary.states")
        proxy.cut()

    proxy.arm(3, again, text="insert into tributary.states")
    outcome = good(lab, warehouse=through)
    assert proxy.struck
    lab.check_customers()
    assert lab.query("select status, fetched, inserted from tributary.syncs") == [("succeeded", 25, 25)]
    assert (outcome.total.fetched, outcome.total.inserted) == (25, 25)


@pytest.mark.parametrize(("connector", "begins"), [("Exporter", 1), ("KeepsAll", 2)])
def test_a_full_reading_whose_session_is_lost_goes_on_unless_it_has_to_show_all(
    lab: Lab, proxy: Proxy, through: Warehouse, connector: str, begins: int
) -> None:
    good(lab, connector)
    if connector == "KeepsAll":
        del lab.world.customers[7]
    lab.server.forget()
    proxy.arm(3, proxy.cut, text="insert into tributary.states")
    good(lab, connector, full=True, warehouse=through)
    assert proxy.struck
    asked = [dict(served.query) for served in lab.server.asked("/export")]
    assert asked.count({"start_time": "0.0"}) == begins
    lab.check_customers()


# ---- several loaders


class SlowHelp(Warehouse):
    """A warehouse in which a second loader is slow, and may fail in the end. kind: its sessions are of it."""

    helped = 0
    fails = False
    kind: type[psycopg.Connection[Any]]

    def __init__(self, url: Secret, **how: Any) -> None:
        super().__init__(url, **how)
        self.kind = Slow

    def connect(self) -> Any:
        return self.kind.connect(self._url.reveal(), autocommit=True, options="-c timezone=UTC")

    @contextmanager
    def connection(self) -> Iterator[Any]:
        with super().connection() as session:
            yield session
            if threading.current_thread().name == "loader":
                self.helped += 1
                if self.fails:
                    raise SourceError("the helper fails")


class Slow(psycopg.Connection[Any]):
    """A session that waits before each statement of a second loader."""

    def cursor(self, *arguments: Any, **how: Any) -> Any:
        if threading.current_thread().name == "loader":
            time.sleep(0.02)
        return super().cursor(*arguments, **how)


class Slowest(Slow):
    """One that waits before each statement of the first one, too, so that a second is surely called."""

    def cursor(self, *arguments: Any, **how: Any) -> Any:
        time.sleep(0.02)
        return super().cursor(*arguments, **how)


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.1])
@pytest.mark.parametrize("connector", ["Exporter", "ByOthers"])
def test_with_two_loaders_of_which_one_is_slow_no_state_is_ahead_of_its_rows(
    lab: Lab, seconds: float, connector: str
) -> None:
    lab.world.page = 40
    fill(lab.world, 4_000)
    lab.world.meanwhile = lambda request: (
        Response(200, b"{}", {"Content-Type": "application/json"}) if request.path == "/slow" else None
    )
    empty(lab, watched=True)
    with closing(SlowHelp(Secret(lab.url), commit_seconds=seconds)) as slow:
        good(lab, connector, warehouse=slow)
        assert slow.helped
    assert behind(lab) > 1
    lab.check_customers()


@pytest.mark.P2
def test_a_loader_that_fails_takes_the_state_with_it(lab: Lab) -> None:
    lab.world.page = 40
    fill(lab.world, 4_000)
    empty(lab, watched=True)
    with closing(SlowHelp(Secret(lab.url), commit_seconds=0.1)) as slow:
        slow.fails, slow.kind = True, Slowest
        outcome = sync(lab, warehouse=slow)
        assert slow.helped == 1
    assert str(outcome.error) == "the helper fails"
    behind(lab)
    good(lab)
    lab.check_customers()


# ---- generators within


def test_a_state_waits_for_what_the_generators_before_it_give(lab: Lab) -> None:
    let = threading.Event()
    first = sorted(map(place, lab.world.customers.values()))[lab.world.page - 1]

    def meanwhile(request: Request) -> Response | None:
        if request.path != "/slow":
            return None
        if dict(request.query)["to"] != first:  # the first page's are late, those of later pages are not
            return Response(200, b"{}", {"Content-Type": "application/json"})
        let.wait(20)
        return (
            lab.world.refusal(400) if refuses else Response(200, b"{}", {"Content-Type": "application/json"})
        )

    lab.world.meanwhile = meanwhile
    for refuses in (True, False):
        empty(lab, watched=True)
        let.clear()
        outcomes: list[Outcome] = []
        with closing(Warehouse(Secret(lab.url), commit_seconds=0)) as hasty:
            thread = threading.Thread(target=lambda: outcomes.append(sync(lab, "ByOthers", warehouse=hasty)))  # noqa: B023
            thread.start()
            for _ in range(500):
                if len(lab.server.asked("/slow")) >= 4:
                    break
                time.sleep(0.01)
            time.sleep(0.3)
            assert lab.query("select * from tributary.states") == []  # although all others have been given
            let.set()
            thread.join()
        assert (outcomes[0].status == "failed") == refuses
        assert bool(behind(lab)) != refuses
        lab.server.forget()
    lab.check_customers()
