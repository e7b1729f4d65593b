"""`etl dead-letters`, and how a sync, its status and its exit code tell of what was refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from etl.sandbox import SandboxServer
from etl.warehouse import dead_letters, ledger
from etl.warehouse.dead_letters import DeadLetter
from tests.cli.conftest import Etl
from tests.engine.shop import KEY, ShopWorld
from tests.faults.test_dead_letters import MENDED

CONFIG = """
[warehouse]
url = "{warehouse}"

[sources.shop]
connector = "{connector}"
api_key = "{key}"
base_url = "{vendor}"
dead_letters = {{ most = {most} }}
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str) -> Iterator[Shop]:
    """A project with a shop, one order of which has no id and another an object for a note."""
    world = ShopWorld()
    world.fill(30)
    world.orders["o00010"] |= {"id": None, "number": "o00010", "lines": []}
    world.orders["o00020"]["note"] = {"text": "of ann@example.com"}
    world.customers[3]["email"] = ["bob@example.com"]
    monkeypatch.chdir(tmp_path)
    with SandboxServer(world) as server:
        yield Shop(tmp_path, warehouse_url, server.url, world)


class Shop:
    """The project; `mend` gives it the model that takes what was refused."""

    def __init__(self, folder: Path, warehouse: str, vendor: str, world: ShopWorld) -> None:
        self.folder, self.warehouse, self.vendor, self.world = folder, warehouse, vendor, world
        self.write()

    def write(self, connector: str = "tests.engine.shop:Shop", most: int = 1000) -> None:
        text = CONFIG.format(
            warehouse=self.warehouse, connector=connector, key=KEY, vendor=self.vendor, most=most
        )
        (self.folder / "tributary.toml").write_text(text)

    def mend(self) -> None:
        self.write(MENDED)


@pytest.mark.P9
def test_a_sync_with_refused_records_is_exit_code_3_and_every_report_names_the_next_step(
    etl: Etl, shop: Shop
) -> None:
    done = etl("sync")
    assert done.code == 3
    assert "3 records or values were refused; `etl dead-letters` says which, why, and what to do." in done.err
    status = etl("status")
    assert status.code == 3
    assert "3 dead letters are open; `etl dead-letters` says which, why, and what to do." in status.err
    listed = etl("dead-letters")
    assert listed.code == 0
    assert "(whole record)   B14" in listed.out
    assert "etl dead-letters replay --source shop --stream customers" in listed.err
    assert {(g["table"], g["column"], g["rule"]) for g in etl("dead-letters", "list", "--json").json} == {
        ("orders", None, "B14"), ("orders", "note", "A8"), ("customers", "email", "A8"),
    }  # fmt: skip
    assert etl("sync").code == 0  # nothing new was refused; the status is what tells of the rest
    assert etl("status").code == 3


@pytest.mark.P9
def test_the_status_tells_of_letters_of_whatever_is_not_in_the_configuration_too(
    etl: Etl, tmp_path: Path, warehouse_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    events = f'[warehouse]\nurl = "{warehouse_url}"\n[events]\nschemas = ["web"]\n'
    Path("tributary.toml").write_text(events)
    Path("calls.jsonl").write_text('{"type": "track", "messageId": "m1", "userId": "u1"}\n')
    for schema in ("web", "former"):  # the second in no configuration
        assert etl("events", "load", "calls.jsonl", "--schema", schema).code == 3
    status = etl("status", "--json")
    assert [(row["source"], row["dead_letters"]) for row in status.json] == [("web", 1), ("former", 1)]
    assert status.code == 3
    assert etl("dead-letters", "close", "--source", "former", "--reason", "a test").code == 0
    assert [row["source"] for row in etl("status", "--json").json] == ["web"]
    assert etl("dead-letters", "close", "--all", "--reason", "a test").code == 0
    assert etl("status").code == 0


@pytest.mark.E18
def test_letters_are_listed_shown_replayed_and_closed(etl: Etl, shop: Shop) -> None:
    assert etl("sync").code == 3
    each = etl("dead-letters", "list", "--each", "--stream", "orders", "--rule", "A8")
    assert "o00020" in each.out
    assert "example.com" not in etl("dead-letters", "list", "--each").out
    (letter,) = etl("dead-letters", "list", "--each", "--column", "note", "--json").json
    shown = etl("dead-letters", "show", str(letter["id"]))
    assert '"text":"<18 characters>"' in shown.out
    assert "ann@example.com" not in shown.out
    assert f"etl dead-letters replay {letter['id']}; or, from the source: etl sync shop" in shown.out
    assert '"of ann@example.com"' in etl("dead-letters", "show", str(letter["id"]), "--payload").out
    assert etl("dead-letters", "show", "99").code == 1
    assert etl("dead-letters", "replay").code == 2
    same = etl("dead-letters", "replay", "--stream", "orders")
    assert same.code == 3
    assert f"still open: #{letter['id']}: an object or list where text belongs (A8)" in same.err
    shop.mend()
    with psycopg.connect(shop.warehouse, autocommit=True) as other:
        ledger.lease(other, "shop", "orders")
        busy = etl("dead-letters", "replay", "--all")
        ledger.release(other, "shop", "orders")  # else it holds it until the server has noticed its end
    assert busy.code == 1
    assert "error: running: shop.orders is being synced by another run" in busy.err
    assert busy.out.splitlines()[2].startswith("shop.customers"), "others are tried all the same"
    dry = etl("dead-letters", "replay", "--stream", "orders", "--dry-run")
    assert dry.code == 0
    assert "Nothing was changed" in dry.err
    (done,) = etl("dead-letters", "replay", "--stream", "orders", "--json").json
    assert (done["tried"], done["closed"], done["inserted"], done["refused"]) == (2, 2, 1, [])
    assert etl("dead-letters", "close", "--source", "shop").code == 2
    absent = etl("dead-letters", "close", str(letter["id"]), "99", "--reason", "x")
    assert (absent.code, absent.out) == (2, "")
    assert f"not open, or not of these: #{letter['id']}, #99; `etl dead-letters show ID`" in absent.err
    for lacking in (str(letter["id"]), "99"):
        assert etl("dead-letters", "replay", lacking).code == 2
    closed = etl("dead-letters", "close", "--source", "shop", "--reason", "a test customer")
    assert closed.out == "1 closed.\n"
    assert etl("status").code == 0
    assert etl("dead-letters").err == "No open dead letters there: nothing waits to be mended.\n"
    reasons = [
        one["closed_reason"] for one in etl("dead-letters", "list", "--each", "--closed", "--json").json
    ]
    assert sorted(reasons) == ["a test customer", "replayed", "replayed"]


@pytest.mark.E18
@pytest.mark.B1
def test_what_no_replay_can_change_and_what_nobody_can_read_says_what_to_do(etl: Etl, shop: Shop) -> None:
    shop.world.orders["o00010"] |= {"id": "o00010", "note": "a\0b"}
    shop.world.orders["o00020"]["note"] = None
    shop.world.customers[3]["email"] = None
    assert etl("sync").code == 3
    done = etl("dead-letters", "replay", "--all")
    assert done.code == 3
    why = "its row has it, with U+FFFD for characters that PostgreSQL cannot store"
    assert f"still open: #1: no replay changes that {why}: close it." in done.err
    assert f"close it: {why}, which no replay changes" in etl("dead-letters", "show", "1").out
    ((refused,),) = [one["refused"] for one in etl("dead-letters", "replay", "1", "--json").json]
    assert (refused["reason"], refused["from_the_source"]) == (why, None)
    with psycopg.connect(shop.warehouse, autocommit=True) as session:
        dead_letters.bury(
            session, "r", "gone", "coupons", [DeadLetter("tokens", "t1", None, "E4", "r", "{}")]
        )
    done = etl("dead-letters", "replay", "--source", "gone")
    assert done.code == 3
    assert "gone.coupons: still open: #2: cannot be replayed: source gone is not in " in done.err


@pytest.mark.P6
@pytest.mark.parametrize(
    "command",
    [("list",), ("replay",), ("close", "--reason", "x"), ()],
    ids=["list", "replay", "close", "alone"],
)
def test_a_name_that_there_is_nowhere_is_wrong_usage_and_not_nothing_open(
    etl: Etl, shop: Shop, command: tuple[str, ...]
) -> None:
    with psycopg.connect(shop.warehouse, autocommit=True) as session:
        ledger.ensure(session, "shop")
        session.execute("create table shop.customs (id text)")
        dead_letters.bury(
            session, "r", "gone", "coupons", [DeadLetter("tokens", "t1", None, "E4", "r", "{}")]
        )
        session.execute("update tributary.dead_letters set closed_at = now()")
    for arguments, says in (
        (["--source", "shp"], "no source 'shp' in "),
        (["--source", "shp"], "nor of a dead letter; did you mean 'shop'?"),
        (
            ["--stream", "ordrs"],
            "no stream or table 'ordrs', nor a dead letter of one; did you mean 'orders'?",
        ),
        (
            ["--source", "shop", "--stream", "coupons"],
            "'coupons' of shop, nor a dead letter of one; there is ",
        ),
    ):
        done = etl("dead-letters", *command, *arguments)
        assert (done.code, done.out) == (2, "")
        assert says in done.err
    for arguments in (
        ["--source", "shop"], ["--stream", "orders"], ["--stream", "order_lines"], ["--stream", "customs"],
        ["--source", "gone"], ["--stream", "coupons"], ["--stream", "tokens"],
    ):  # fmt: skip
        assert etl("dead-letters", *command, *arguments).code == 0, arguments


@pytest.mark.P9
def test_past_what_a_source_allows_the_stream_stops_and_says_where_that_is_set(etl: Etl, shop: Shop) -> None:
    shop.write(most=1)
    done = etl("sync", "--stream", "orders")
    assert done.code == 1
    assert "or let more through by dead_letters in [sources.shop]" in done.err
    assert etl("dead-letters", "list", "--json").json == []
