"""The log of exchanges and of failures: what is in it, what never is, and that no sync pays for it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from etl.config import ConfigError, Secret, load
from etl.logfiles import Files
from etl.logs import Logged, Wanted, read
from etl.sandbox import Request, Response, SandboxServer
from etl.settings import Logs
from etl.sync import Outcome, sync_source
from etl.warehouse.postgres import Warehouse
from tests.engine.proxy import Proxy
from tests.engine.shop import KEY, ShopWorld

Sync = Callable[..., dict[str, Outcome]]
MAIL, PHONE, CARD = "planted@example.com", "+1 555 867 5309", "4111 1111 1111 1111"
TOKEN = "tok_planted_31337"


@pytest.fixture
def world() -> ShopWorld:
    world = ShopWorld()
    world.fill(30)
    return world


@pytest.fixture
def server(world: ShopWorld) -> Iterator[SandboxServer]:
    with SandboxServer(world) as server:
        yield server


@pytest.fixture
def sync(server: SandboxServer, warehouse_url: str, tmp_path: Path) -> Sync:
    """Syncs the shop as a tributary.toml says that has these sections besides; outcomes by stream."""

    def run(logs: str = "", own: str = "", *, url: str = warehouse_url, **how: Any) -> dict[str, Outcome]:
        (tmp_path / "tributary.toml").write_text(
            f"{logs}\n[sources.shop]\nconnector = 'tests.engine.shop:Shop'\nbase_url = '{server.url}'\n{own}\n"
        )
        with closing(Warehouse(Secret(url))) as warehouse:
            outcomes = sync_source(load(tmp_path / "tributary.toml").sources["shop"], warehouse, **how)
        return {outcome.stream: outcome for outcome in outcomes}

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".tributary" / "exchanges"


def kept(folder: Path, **wanted: Any) -> list[Logged]:
    """What is in the log, as `etl logs` reads it."""
    return list(read(Files(Logs(), folder.parent), Wanted(**wanted)))


def failures(folder: Path) -> list[dict[str, Any]]:
    """The records of failures, in the order of their writing."""
    found = sorted((folder / "failures").glob("*.jsonl.gz"))
    return [json.loads(line) for path in found for line in gzip.decompress(path.read_bytes()).splitlines()]


def everything(folder: Path) -> str:
    """All bytes that lie there, unpacked."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    texts = [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in found]
    return b"".join(texts).decode() + "".join(map(str, found))


@pytest.mark.S3
def test_nothing_is_kept_unless_the_configuration_says_so(sync: Sync, folder: Path) -> None:
    sync()
    sync("[logs]\nexchanges = 'all'", "exchanges = 'off'")
    assert not folder.exists()


def test_each_exchange_says_for_which_stream_and_run_it_was(sync: Sync, folder: Path) -> None:
    outcomes = sync("[logs]\nexchanges = 'all'")
    found = kept(folder)
    assert {e.stream for e in found} == {"", "orders", "customers", "tags"}  # "": who are you
    assert {e.run for e in found} == {o.run_id for o in outcomes.values()}
    assert {(e.source, e.status, e.kind) for e in found} == {("shop", 200, "")}
    assert [e.at for e in found] == sorted(e.at for e in found)
    assert all(e.received > 0 and e.seconds > 0 for e in found)
    assert failures(folder) == []


def test_of_errors_only_failed_attempts_are_kept_and_those_that_mended_them(
    sync: Sync, folder: Path, server: SandboxServer
) -> None:
    server.moods.throttle(path="/tags", retry_after="0")
    server.moods.cut(path="/customers")
    sync(own="exchanges = 'errors'")
    found = sorted(kept(folder), key=lambda e: (e.stream, e.attempt))
    assert [(e.stream, e.status, e.attempt, e.kind) for e in found] == [
        ("customers", None, 1, "vendor"),
        ("customers", 200, 2, ""),
        ("tags", 429, 1, "quota"),
        ("tags", 200, 2, ""),
    ]
    assert found[2].headers["retry-after"] == "0"
    assert [e.stream for e in kept(folder, status="4xx")] == ["tags"]


@pytest.mark.S3
@pytest.mark.P7
def test_no_secret_and_no_personal_value_is_in_the_log_or_its_files_names(
    sync: Sync, folder: Path, world: ShopWorld, server: SandboxServer
) -> None:
    """Planted in the key, in records, in what the vendor says is wrong, in headers and in parameters."""
    person = {
        "email": MAIL, "name": "Ann Planted", "phone": PHONE, "note": f"card {CARD}, call {PHONE}",
        "session_token": TOKEN, "address": {"line1": "1 Planted Road"}, "ip": "203.0.113.77",
    }  # fmt: skip
    world.customer(7_777, **person)
    for i in range(30):
        world.customer(i, **person)
    written = {"owner": "j.doe99", "metadata": {"called": "bob1987"}, "born": "1980-02-03"}
    world.order("ord_4711", payer="cus_nTfhdyhDMUHxWy", **written, **person)
    world.tags[MAIL] = {"name": MAIL, "color": "red"}  # the next page is asked for after it
    for i in range(40):
        world.tags[f"{PHONE}{i}"] = {"name": f"{PHONE}{i}", "color": "red"}

    def meanwhile(request: Request) -> Response | None:
        if request.path == "/changes":
            text = f"{KEY} of {MAIL}, {PHONE}, {CARD}, 203.0.113.77 may not"
            body = json.dumps({"error": {"message": text, "request": "req_1234", "token": TOKEN}}).encode()
            headers = {
                "Content-Type": "application/json",
                "Set-Cookie": TOKEN,
                "X-Request-Id": "req_1234",
                "X-User": MAIL,
            }
            return Response(403, body, headers)
        return None

    logs = "[logs]\nexchanges = 'all'\nbodies = true\nmax_body_bytes = 100000"
    sync(logs)
    world.meanwhile = meanwhile
    world.later(hours=1)
    outcomes = sync(logs)
    assert outcomes["orders"].error is not None
    text = everything(folder)
    for planted in (
        KEY,
        MAIL,
        "planted%40",
        "Ann Planted",
        "867 5309",
        "867%205309",
        "4111 1111",
        TOKEN,
        "Planted Road",
        "203.0.113",
        "j.doe99",
        "bob1987",
        "1980-02-03",
    ):
        assert planted.lower() not in text.lower(), planted
    assert "may not" in text  # the reason is there, without what it names
    assert "req_1234" in text
    assert {e.stream for e in kept(folder, customer="7777")} == {"customers"}
    assert {e.stream for e in kept(folder, customer="ord_4711")} == {"orders"}
    assert {e.stream for e in kept(folder, customer="cus_nTfhdyhDMUHxWy")} == {"orders"}


def test_failures_are_told_in_the_words_of_segments_failure_logs(
    sync: Sync, folder: Path, world: ShopWorld, server: SandboxServer, warehouse_url: str
) -> None:
    world.order("bad", amount="a lot")
    world.forbidden.add("customers")
    server.moods.throttle(path="/tags", retry_after="0")
    outcomes = sync("[logs]\nexchanges = 'errors'\nbodies = true", streams=["orders", "customers", "tags"])
    run = outcomes["orders"].run_id
    found = failures(folder)
    assert {(r["type"], r["version"], *sorted(r)) for r in found} == {
        ("observability", "v1", "event", "properties", "type", "version")
    }
    told = {
        (r["event"], p["stream"], p.get("outcome", p.get("discarded"))): p
        for r in found
        for p in [r["properties"]]
    }
    assert set(told) == {
        ("Delivery Attempt Logged", "tags", "failure"),
        ("Delivery Attempt Logged", "tags", "success"),
        ("Destination Exchange Logged", "tags", None),
        ("Delivery Attempt Logged", "customers", "failure"),
        ("Destination Exchange Logged", "customers", None),
        ("Error Logged", "customers", False),
        ("Error Logged", "orders", True),
    }
    routed = {"to": [{"type": "destination", "id": "127.0.0.1"}], "from": [{"type": "source", "id": "shop"}]}
    attempt = told["Delivery Attempt Logged", "customers", "failure"]
    exchange = told["Destination Exchange Logged", "customers", None]
    assert attempt["attempt"] == 1
    assert attempt["destinationExchangeId"] == exchange["destinationExchangeId"]
    assert (
        attempt["routed"]
        == exchange["routed"]
        == told["Error Logged", "customers", False]["routed"]
        == routed
    )
    assert exchange["method"] == "GET"
    assert re.fullmatch(rf"{server.url}/customers\?from=[\d.]+&to=[\d.]+", exchange["url"])
    assert attempt["reason"].startswith("GET /customers: 127.0.0.1 answered 403")
    assert told["Error Logged", "customers", False]["reason"] == attempt["reason"]
    assert exchange["requestToDestination"] == {"body": None}
    assert exchange["responseFromDestination"]["status"] == 403
    assert exchange["responseFromDestination"]["body"] == '{"error": "no"}'
    letter = told["Error Logged", "orders", True]
    assert letter["routed"]["to"] == [{"type": "destination", "id": "warehouse"}]
    with closing(Warehouse(Secret(warehouse_url))) as warehouse, warehouse.connection() as session:
        (number,) = session.execute("select id from tributary.dead_letters").fetchone() or (None,)
    assert letter["messageId"] == f"dead_letter.{number}"
    assert letter["runId"] == run
    for name in ("occurredAt", "loggedAt"):
        assert all(datetime.fromisoformat(r["properties"][name]) for r in found)


def test_a_batch_that_lost_its_session_is_told_with_the_one_that_made_it_good(
    sync: Sync, folder: Path, warehouse_url: str
) -> None:
    sync()
    with Proxy(warehouse_url) as proxy:
        proxy.arm(1, proxy.cut, text="begin")
        outcomes = sync("[logs]\nexchanges = 'errors'", url=proxy.url, streams=["tags"], full=True)
        assert proxy.struck
    assert outcomes["tags"].error is None
    found = [r["properties"] for r in failures(folder)]
    assert [(p["attempt"], p["outcome"], p["kind"]) for p in found] == [
        (1, "failure", "warehouse"),
        (2, "success", ""),
    ]
    assert {p["routed"]["to"][0]["id"] for p in found} == {"warehouse"}
    assert len({p["messageId"] for p in found}) == 1


@pytest.mark.parametrize(
    ("logs", "wrong"),
    [
        ("[logs]\nexchanges = 'some'", "[logs] exchanges"),
        ("[logs]\nday = 3", "[logs]: unknown key 'day'; did you mean 'days'?"),
        ("[logs]\ndays = 0", "[logs] days"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(sync: Sync, logs: str, wrong: str) -> None:
    with pytest.raises(ConfigError) as refused:
        sync(logs)
    assert wrong in str(refused.value)
    assert "\n" not in str(refused.value)
