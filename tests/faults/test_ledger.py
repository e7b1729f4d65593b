"""What the ledger says may be lost, damaged or another's: a sync tells, or stops, and can be set right."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from connectors.salesforce.place import placed
from connectors.zendesk.exports import decoded
from etl.connector import Pages, stream
from etl.errors import StateError
from etl.sandbox import Request, Response
from etl.typed import typed
from etl.window import BEGINNING, Window
from tests.cli.conftest import Etl, etl
from tests.engine import oracle
from tests.engine.conftest import Lab, lab
from tests.engine.exports import Exporter, ExportWorld
from tests.engine.shop import Customer, Shop

__all__ = ["etl", "lab"]

HERE = "tests.faults.test_ledger"
LAG = timedelta(seconds=60)


@pytest.fixture
def world() -> ExportWorld:
    world = ExportWorld()
    world.fill(40)
    return world


@pytest.fixture
def project(lab: Lab, tmp_path: Path) -> Callable[..., Any]:
    """`etl` in a project whose source is the shop."""
    path = tmp_path / "tributary.toml"
    source = {"connector": "tests.engine.shop:Shop", "base_url": lab.server.url}
    lines = [f"{name} = {json.dumps(value)}" for name, value in source.items()]
    path.write_text("\n".join(["[warehouse]", f"url = {json.dumps(lab.url)}", "[sources.shop]", *lines]))
    return lambda etl, *arguments: etl("--config", str(path), *arguments)


def exported(lab: Lab, connector: str = "tests.engine.exports:Exporter", **how: Any) -> Any:
    return lab.sync(options={"connector": connector}, streams=["customers"], **how)["customers"]


@pytest.mark.D9
def test_where_the_ledger_has_lost_what_was_read_all_is_read_again_and_that_is_said(lab: Lab) -> None:
    lab.good()
    lab.query("truncate tributary.coverage, tributary.states")
    lab.world.later(hours=1)
    lab.world.order("new", amount=1)
    lab.world.later(minutes=2)
    outcomes = lab.good()
    said = "orders: it has rows, of which the ledger knows nothing: all is read again"
    assert outcomes["orders"].notes == [said]
    assert lab.query(
        "select notes from tributary.syncs where stream = 'orders' order by id desc limit 1"
    ) == [([said],)]
    assert lab.covered() == [(BEGINNING, lab.now() - LAG)]
    lab.check()
    assert [o.notes for o in lab.good().values()] == [[], [], []]


@pytest.mark.D9
def test_an_empty_state_is_none_and_the_window_says_where_to_go_on(lab: Lab) -> None:
    assert exported(lab).error is None
    lab.query("update tributary.states set state = ''")
    lab.world.later(hours=1)
    lab.world.customer(3, email="new@example.com")
    lab.world.later(minutes=2)
    lab.server.forget()
    assert exported(lab).error is None
    (begun, *_) = [dict(served.query) for served in lab.server.asked("/export")]
    assert begun.keys() == {"start_time"}
    assert float(begun["start_time"]) > 0
    lab.check_customers()


class Careful(Exporter):
    """Looks at its state before it goes on, as our connectors do."""

    @stream(Customer)
    def customers(self, window: Window) -> Pages:
        try:
            typed(window.state or '""', str)
        except Exception:  # noqa: BLE001
            raise StateError("what the last sync left behind cannot be read") from None
        yield from super().customers(Window(window.start, window.end, newest=window.newest))


@pytest.mark.D9
def test_a_corrupt_state_stops_the_stream_with_what_shows_it_and_what_mends_it(lab: Lab) -> None:
    assert exported(lab).error is None
    lab.query("update tributary.states set state = '{\"after\": '")
    before = lab.covered("customers")
    lab.world.later(hours=1)
    lab.world.customer(3, email="new@example.com")
    lab.world.later(minutes=2)
    error = exported(lab, f"{HERE}:Careful").error
    assert isinstance(error, StateError)
    assert str(error) == (
        "shop.customers: what the last sync left behind cannot be read; `etl state shop customers` shows it,"
        " `etl sync shop --stream customers --full` reads all of it again."
    )
    assert lab.covered("customers") == before
    assert exported(lab, f"{HERE}:Careful", full=True).error is None
    lab.check_customers()


@pytest.mark.D9
@pytest.mark.parametrize("text", ["{", "null", '{"after": 5}', "\x7f"])
def test_our_connectors_take_no_corrupt_state_for_none(text: str) -> None:
    for read in (placed, lambda text: decoded(text, dict[str, tuple[str, int]])):
        with pytest.raises(StateError, match="what the last sync left behind cannot be read"):
            read(text)


@pytest.mark.D9
def test_a_state_of_an_older_version_of_ours_is_gone_on_from() -> None:
    found = placed('{"after": "003A", "a field that is no more": 1}')
    assert found is not None
    assert (found.after, found.deleted) == ("003A", None)


@pytest.mark.D9
@pytest.mark.parametrize(
    "damage",
    [
        "update tributary.coverage set window_end = '2999-01-01' where stream = 'customers'",
        "update tributary.coverage set window_end = 'infinity' where stream = 'customers'",
        "update tributary.coverage set window_end = window_start - interval '1 day' where stream = 'customers'",
        "insert into tributary.states values ('shop', 'customers', 'x', '2999-01-01', 'r')",
    ],
)  # fmt: skip
def test_a_ledger_of_the_future_stops_its_stream_alone_until_it_is_set_back(
    lab: Lab, damage: str, etl: Etl, project: Callable[..., Any]
) -> None:
    lab.good()
    until = lab.now() - LAG
    lab.query(damage)
    lab.world.later(hours=1)
    lab.world.customer(3, email="new@example.com")
    lab.world.order("new", amount=1)
    lab.world.later(minutes=2)
    outcomes = lab.sync()
    assert [o.status for o in outcomes.values()] == ["failed", "succeeded", "succeeded"]
    told = str(outcomes["customers"].error)
    assert told.startswith("shop.customers: the ledger says that it was read to ")
    assert "`etl state shop customers` shows it, with --until TIME it is read again from there." in told
    assert "customers" in project(etl, "state", "shop", "customers").out
    ahead = project(etl, "state", "shop", "customers", "--until", "2999-01-01")
    assert (ahead.code, "--until is to come" in ahead.err) == (2, True)
    done = project(etl, "state", "shop", "customers", "--until", until.isoformat())
    assert (done.code, done.err) == (0, f"shop.customers: the next sync reads it again from {until:%F %T}.\n")
    lab.good()
    lab.check()


class Known(Shop):
    """A shop that tells whose it is."""

    def greet(self) -> None:
        self.account = json.loads(self.http.get("/me").body)["account"]


@pytest.mark.D9
def test_credentials_of_another_account_stop_the_source_before_anything_is_mixed(
    lab: Lab, etl: Etl, project: Callable[..., Any]
) -> None:
    whose = "acct_1"

    def meanwhile(request: Request) -> Response | None:
        told = Response(200, json.dumps({"account": whose}).encode(), {"Content-Type": "application/json"})
        return told if request.path == "/me" else None

    lab.world.meanwhile = meanwhile
    options = {"connector": f"{HERE}:Known"}
    lab.good(options=options)
    rows = oracle.stored(lab.warehouse)
    whose = "acct_2"
    lab.world.order("theirs", amount=1)
    lab.world.later(minutes=20)
    lab.server.forget()
    with pytest.raises(
        StateError, match=r"^shop: its rows are of account acct_1, .* of acct_2: they would be"
    ):
        lab.sync(options=options)
    assert lab.paths() == ["/me"]
    assert oracle.stored(lab.warehouse) == rows
    assert "(the account)" in project(etl, "state", "shop").out
    assert {row["stream"] for row in project(etl, "state", "shop", "--json").json} == {
        "",
        "customers",
        "orders",
    }
    wrong = project(etl, "state", "shop", "custommers", "--until", "2026-01-01")
    assert (wrong.code, wrong.err) == (
        2,
        "error: the ledger knows of no shop.custommers; did you mean 'customers'?\n",
    )
    assert project(etl, "state", "shop", "--until", "2026-01-01").code == 2
    assert project(etl, "state", "shop", "--same-account").code == 0
    lab.good(options=options)
    lab.check()
    assert lab.query("select state from tributary.states where stream = ''") == [("acct_2",)]
