"""The log of exchanges and of failures: what is in it, what never is, and that no sync pays for it."""

from __future__ import annotations

import gzip
import json
import logging
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from etl.config import ConfigError, Logs, Secret, load
from etl.exchangelog import ExchangeLog
from etl.exchanges import Exchange
from etl.logfiles import Files
from etl.logs import Logged, Wanted, read
from etl.sandbox import Request, Response, SandboxServer
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
    world.order("ord_4711", **person)
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
    ):
        assert planted.lower() not in text.lower(), planted
    assert "may not" in text  # the reason is there, without what it names
    assert "req_1234" in text
    assert {e.stream for e in kept(folder, customer="7777")} == {"customers"}
    assert {e.stream for e in kept(folder, customer="ord_4711")} == {"orders"}


@pytest.mark.S3
def test_files_are_their_owners_alone(sync: Sync, folder: Path, server: SandboxServer) -> None:
    server.moods.throttle(retry_after="0")
    sync("[logs]\nexchanges = 'all'")
    found = [folder, *folder.rglob("*")]
    assert len([path for path in found if path.suffix == ".gz"]) == 2
    for path in found:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert (folder.parent / ".gitignore").read_text() == "*\n"


def old(folder: Path, hours: int, size: int = 100) -> Path:
    """A file of so many hours ago, so large."""
    folder.mkdir(parents=True, exist_ok=True)
    at = datetime.now(UTC) - timedelta(hours=hours)
    path = folder / f"{at:%Y-%m-%dT%H}.shop.0123456789ab.jsonl.gz"
    path.write_bytes(os.urandom(size))
    return path


@pytest.mark.S3
def test_files_go_after_28_days_and_the_oldest_when_they_are_too_many(sync: Sync, folder: Path) -> None:
    ancient, older = old(folder, 28 * 24 + 2), old(folder / "failures", 28 * 24 - 2, 700_000)
    newer, others = old(folder, 5, 700_000), folder / "of-someone-else.jsonl.gz"
    others.write_bytes(b"")
    sync("[logs]\nexchanges = 'all'\nmax_mb = 1")
    assert [path.exists() for path in (ancient, older, newer, others)] == [False, False, True, True]


def test_a_full_disk_stops_no_sync_and_is_said_once(
    sync: Sync, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The kernel refuses to let any file of this process grow beyond half a kB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    logging.getLogger("tributary").propagate = True
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (512, before[1]))
        outcomes = sync("[logs]\nexchanges = 'all'")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert {o.status for o in outcomes.values()} == {"succeeded"}
    said = [r.getMessage() for r in caplog.records if r.name == "tributary.exchanges"]
    assert said == [
        "shop: the log of exchanges cannot be written (File too large); the sync goes on without it"
    ]
    for path in folder.glob("*.gz"):
        assert all(json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines())


def test_a_folder_that_cannot_be_made_stops_no_sync(sync: Sync, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    outcomes = sync("[logs]\nexchanges = 'all'\nfolder = 'taken/logs'")
    assert {o.status for o in outcomes.values()} == {"succeeded"}


CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from etl.config import Logs
from etl.exchangelog import ExchangeLog
from etl.exchanges import Exchange
log = ExchangeLog("shop", Logs(exchanges="all"), Path(sys.argv[1]))
number = 0
while True:
    number += 1
    log.exchange(Exchange(datetime.now(UTC), "GET", f"http://shop/{sys.argv[2]}/{number}"))
    if number % 2000 == 0:
        print(number, flush=True)
        sys.stdin.readline()
"""


def test_processes_at_the_same_time_mix_no_lines_and_a_killed_ones_are_found(folder: Path) -> None:
    """Each has 2,000 lines given to its log and is killed after they are on disk; the next log packs them."""
    started = [
        subprocess.Popen([sys.executable, "-c", CHILD, folder.parent, name], stdin=-1, stdout=-1, text=True)
        for name in ("a", "b")
    ]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == "2000\n"
    while len(kept(folder)) < 4000:  # read while it is written
        pass
    assert [stat.S_IMODE(path.stat().st_mode) for path in folder.glob("*.jsonl")] == [0o600] * 2
    for process in started:
        process.kill()
        process.communicate()
    for path in folder.glob("*.jsonl"):
        with path.open("a") as file:
            file.write('{"at": "2026-')  # as if it had been killed while it wrote
    log = ExchangeLog("shop", Logs(exchanges="all"), folder.parent)
    log.exchange(Exchange(datetime.now(UTC), "GET", "http://shop/c/1"))
    log.close()
    found = kept(folder)
    assert len(found) == 4001
    assert {e.url for e in found} >= {"http://shop/a/2000", "http://shop/b/2000", "http://shop/c/1"}
    assert [path.suffix for path in folder.glob("*.jsonl*")] == [".gz"] * 3


def test_an_hour_has_a_file_of_its_own(folder: Path) -> None:
    times = [datetime(2026, 3, 1, 12, 59, 59, tzinfo=UTC), datetime(2026, 3, 1, 13, tzinfo=UTC)]
    clock = iter((times[0], times[0], times[1]))  # for the sweep, and for each of the two
    log = ExchangeLog("shop", Logs(exchanges="all", days=9999), folder.parent, lambda: next(clock))
    log.exchange(Exchange(times[0], "GET", "http://shop/a"))
    while not any(path.stat().st_size for path in folder.glob("*.jsonl")):
        pass
    log.exchange(Exchange(times[1], "GET", "http://shop/b"))
    log.close()
    assert [p.name[:13] for p in sorted(folder.glob("*.gz"))] == ["2026-03-01T12", "2026-03-01T13"]
    assert [e.url for e in kept(folder, since=times[1])] == ["http://shop/b"]
    assert [e.url for e in kept(folder, until=times[1])] == ["http://shop/a"]


@pytest.mark.parametrize("scheme", ["file", "memory"])
def test_closed_files_go_to_an_object_store(sync: Sync, folder: Path, tmp_path: Path, scheme: str) -> None:
    url = f"file://{tmp_path}/store" if scheme == "file" else f"memory://{tmp_path.name}"
    logs = Logs(exchanges="all", folder=url)
    sync(f"[logs]\nexchanges = 'all'\nfolder = '{url}'")
    assert list(folder.glob("*.jsonl*")) == []
    files = Files(logs, tmp_path / ".tributary")
    assert {e.stream for e in read(files, Wanted(source="shop"))} == {"", "orders", "customers", "tags"}
    assert list(read(files, Wanted(source="other"))) == []
    if scheme == "file":
        (tmp_path / "store" / old(folder, 28 * 24 + 2).name).write_bytes(b"x")
        (folder / ".swept").unlink(missing_ok=True)
        sync(f"[logs]\nexchanges = 'all'\nfolder = '{url}'")
        assert len(list((tmp_path / "store").glob("*.gz"))) == 2


def test_a_store_that_does_not_take_them_stops_no_sync_and_loses_nothing(
    sync: Sync, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("")
    outcomes = sync(f"[logs]\nexchanges = 'all'\nfolder = 'file://{tmp_path}/taken/logs'")
    assert {o.status for o in outcomes.values()} == {"succeeded"}
    assert [path.suffix for path in folder.glob("2*")] == [".jsonl"]
    ancient = old(folder, 28 * 24 + 2)
    ancient = ancient.rename(ancient.with_suffix(""))  # one that no store has taken for four weeks
    sync(f"[logs]\nexchanges = 'all'\nfolder = 'file://{tmp_path}/taken/logs'")
    assert not ancient.exists()
    assert len(list(folder.glob("2*"))) == 2
    sync(f"[logs]\nexchanges = 'all'\nfolder = 'file://{tmp_path}/store'")
    assert len(list((tmp_path / "store").glob("*.jsonl.gz"))) == 3


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
