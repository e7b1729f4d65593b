"""Where the log of exchanges lies: whose its files are, how long they stay, and what becomes of them in trouble."""

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
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from etl.exchangelog import ExchangeLog
from etl.exchanges import Exchange
from etl.logfiles import Files
from etl.logs import Wanted, read
from etl.sandbox import SandboxServer
from etl.settings import Logs
from tests.faults.test_exchanges import Sync, folder, kept, server, sync, world

__all__ = ["folder", "server", "sync", "world"]


@pytest.mark.S3
@pytest.mark.parametrize("place", ["", "logs/of", "file://{}/logs/of"])
def test_files_are_their_owners_alone(
    place: str, sync: Sync, folder: Path, server: SandboxServer, tmp_path: Path
) -> None:
    server.moods.throttle(retry_after="0")
    sync(f"[logs]\nexchanges = 'all'\nfolder = '{place.format(tmp_path)}'")
    if place:
        folder = tmp_path / "logs" / "of"
    found = [folder, *folder.rglob("*")]
    assert len([path for path in found if path.suffix == ".gz"]) == 2
    for path in found:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    if not place:
        assert (folder.parent / ".gitignore").read_text() == "*\n"


def old(folder: Path, hours: int, size: int = 100, at: datetime | None = None) -> Path:
    """A file of so many hours ago, or before a time, so large."""
    folder.mkdir(parents=True, exist_ok=True)
    at = (at or datetime.now(UTC)) - timedelta(hours=hours)
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
    records = {id(r): r for r in caplog.records}.values()  # each twice, where a command ran before
    said = [r.getMessage() for r in records if r.name == "tributary.exchanges"]
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
from etl.settings import Logs
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
    log = ExchangeLog("shop", Logs(exchanges="all"), folder.parent, lambda: next(clock))
    log.exchange(Exchange(times[0], "GET", "http://shop/a"))
    while not any(path.stat().st_size for path in folder.glob("*.jsonl")):
        pass
    ancient = old(folder, 28 * 24 + 1, at=times[0])
    log.exchange(Exchange(times[1], "GET", "http://shop/b"))
    log.close()
    assert [p.name[:13] for p in sorted(folder.glob("*.gz"))] == ["2026-03-01T12", "2026-03-01T13"]
    assert [e.url for e in kept(folder, since=times[1])] == ["http://shop/b"]
    assert [e.url for e in kept(folder, until=times[1])] == ["http://shop/a"]
    assert not ancient.exists()  # a sync of many hours keeps its folder within bounds, too


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


@pytest.mark.P5
def test_what_was_kept_goes_when_it_is_too_old_though_none_is_kept_any_more(sync: Sync, folder: Path) -> None:
    sync("")
    assert not folder.exists()
    sync("[logs]\nexchanges = 'all'")
    (young,) = folder.glob("*.gz")
    ancient = old(folder, 28 * 24 + 2)
    sync("")
    assert not ancient.exists()
    assert list(folder.glob("2*")) == [young]


def test_a_file_that_is_broken_is_read_as_far_as_it_goes(folder: Path) -> None:
    log = ExchangeLog("shop", Logs(exchanges="all"), folder.parent)
    for number in range(3000):
        log.exchange(Exchange(datetime.now(UTC), "GET", f"http://shop/{os.urandom(30).hex()}/{number}"))
    log.close()
    (path,) = folder.glob("*.gz")
    packed = path.read_bytes()
    path.write_bytes(packed[: len(packed) // 2] + b"\xff" * 1000 + packed[len(packed) // 2 + 1000 :])
    assert 0 < len(kept(folder)) < 3000


def test_a_line_that_lost_the_offset_of_its_time_is_passed_over(folder: Path) -> None:
    folder.mkdir(parents=True)
    line = '{{"source":"shop","at":"2026-03-01T12:00:0{}","method":"GET","url":"http://shop/{}"}}\n'
    lines = [line.format("1Z", 1), line.format("2", 2), line.format("3Z", 3)]
    (folder / "2026-03-01T12.shop.0123456789ab.jsonl").write_text("".join(lines))
    assert [e.url[-1] for e in kept(folder)] == ["1", "3"]


@pytest.mark.P5
def test_an_hour_of_many_files_is_read_in_order_with_few_of_them_open(folder: Path) -> None:
    """Fifty MB in forty files, where this process may open no more than twenty files besides what it has."""
    folder.mkdir(parents=True)
    begun = datetime(2026, 3, 1, 12, tzinfo=UTC)
    line = '{{"source":"shop","at":"{}","method":"GET","url":"http://shop/{}/' + "x" * 1000 + '"}}\n'
    for number in range(40):
        times = [begun + timedelta(seconds=number + i) for i in range(1200)]
        text = "".join(line.format(at.isoformat(), number) for at in times)
        (folder / f"2026-03-01T12.shop.{number:012x}.jsonl").write_text(text)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    last = os.open(os.devnull, os.O_RDONLY)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (last + 20, before[1]))
        found = [(e.at, e.url[12:14]) for e in read(Files(Logs(), folder.parent), Wanted())]
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
        os.close(last)
    assert len(set(found)) == 48_000
    assert [at for at, _ in found] == sorted(at for at, _ in found)


def test_what_took_long_stands_where_it_was_sent(folder: Path) -> None:
    now = datetime.now(UTC)
    log = ExchangeLog("shop", Logs(exchanges="all"), folder.parent)
    for seconds in (2, 1, 5, 0, 3):  # in the order in which they were over
        log.exchange(Exchange(now - timedelta(seconds=seconds), "GET", f"http://shop/{seconds}"))
    log.close()
    assert [e.url[-1] for e in kept(folder)] == ["5", "3", "2", "1", "0"]
