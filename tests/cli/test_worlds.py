"""`etl sandbox` and `etl demo`: made-up worlds to try things on."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from connectors.sandbox.zendesk import ADMIN
from etl.cli.demo import MOST_STREAMS, called, compare
from etl.cli.demo_chaos import Chaos
from etl.cli.sync import Results
from etl.sandbox import SandboxServer
from etl.sync import Outcome
from etl.warehouse.ledger import Counts
from tests.cli.conftest import ETL, Etl
from tests.engine.shop import KEY, ShopWorld


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """`etl sandbox` in a process of its own, which nothing outlives."""
    command = [*ETL, "sandbox", "stripe", "--port", "0", "--json", "--advance-every", "0.2"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_sandbox_serves_until_it_is_told_to_stop(
    sandbox: subprocess.Popen[str], ending: signal.Signals
) -> None:
    text = ""
    for line in sandbox.stdout or ():
        text += line
        if line == "]\n":
            break
    (running,) = json.loads(text)
    request = urllib.request.Request(
        f"{running['url']}/v1/customers?limit=1",
        headers={"Authorization": f"Bearer {running['keys'][0]}"},
    )
    with urllib.request.urlopen(request) as answer:
        assert json.loads(answer.read())["object"] == "list"
    sandbox.send_signal(ending)
    assert sandbox.wait(timeout=10) == 0


@pytest.mark.parametrize(
    ("vendor", "stream", "rates"),
    [
        ("salesforce", "accounts", []),
        ("zendesk", "groups", ["requests_per_minute = 300000", "exports_per_minute = 300000"]),
    ],
)
def test_every_sandboxs_section_can_be_pasted_and_read_with_at_once(
    vendor: str, stream: str, rates: list[str], etl: Etl, tmp_path: Path, warehouse_url: str
) -> None:
    command = [*ETL, "sandbox", vendor, "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    ) as process:
        text = ""
        for line in process.stdout or ():
            text += line
            if not line.strip():
                break
        (tmp_path / "tributary.toml").write_text(f'{text}\n[warehouse]\nurl = "{warehouse_url}"\n')
        done = etl("--config", str(tmp_path / "tributary.toml"), "check", vendor, "--json")
        process.kill()
    assert {line for line in text.splitlines() if "_per_" in line} == set(rates)
    assert done.out, done.err
    verdicts = {s["stream"]: s for s in json.loads(done.out)["sources"][0]["streams"]}
    assert verdicts[stream]["ok"], verdicts[stream]


def test_the_vendors_of_a_sandbox_are_one_companys(tmp_path: Path) -> None:
    command = [*ETL, "sandbox", "stripe", "zendesk", "--port", "0", "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    ) as process:
        text = ""
        for line in process.stdout or ():
            text += line
            if line == "]\n":
                break
        stripe, zendesk = json.loads(text)
        customers = ask(f"{stripe['url']}/v1/customers?limit=50", f"Bearer {stripe['keys'][0]}")["data"]
        login = b64encode(f"{ADMIN}/token:{zendesk['keys'][0]}".encode()).decode()
        ids = ",".join(customer["metadata"].get("user_id", "") for customer in customers)
        asked = f"{zendesk['url']}/api/v2/users/show_many?external_ids={ids}"
        users = {user["external_id"]: user for user in ask(asked, f"Basic {login}")["users"]}
        process.kill()
    assert len(users) > 20
    signed_up = {
        c["metadata"]["user_id"]: c["created"] for c in customers if c["metadata"]["user_id"] in users
    }
    assert {id: seconds(user["created_at"]) for id, user in users.items()} == signed_up


def ask(url: str, authorization: str) -> Any:
    """What a vendor answers."""
    with urllib.request.urlopen(
        urllib.request.Request(url, headers={"Authorization": authorization})
    ) as answer:
        return json.loads(answer.read())


def seconds(stamp: str) -> int:
    """A time as unix seconds."""
    return int(datetime.fromisoformat(stamp).timestamp())


def test_a_sandbox_lives_now_and_its_section_can_be_pasted(tmp_path: Path) -> None:
    command = [*ETL, "sandbox", "stripe", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    ) as process:
        text = ""
        for line in process.stdout or ():
            text += line
            if not line.strip():
                break
        options = tomllib.loads(text)["sources"]["stripe"]
        assert options["requests_per_second"] == 5_000
        with urllib.request.urlopen(
            urllib.request.Request(f"{options['base_url']}/_sandbox/clock", b"{}")
        ) as answer:
            behind = time.time() - json.loads(answer.read())["now"]
        process.kill()
    assert -2 < behind < 30


@pytest.mark.parametrize(
    ("given", "said"), [("etl", "etl"), (".venv/bin/etl", ".venv/bin/etl"), ("pytest", "etl")]
)
def test_the_demos_farewell_names_etl_as_it_was_called(
    given: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [given])
    monkeypatch.setenv("PATH", "/usr/bin")
    assert called() == said


def test_a_connector_without_a_simulator_is_named(etl: Etl) -> None:
    done = etl("sandbox", "docs.examples.postmark:Postmark")
    assert done.code == 2
    assert done.err == "error: connector 'postmark' has no simulator.\n"


def test_what_came_of_a_fault_is_told_of_what_the_vendor_was_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with SandboxServer(ShopWorld()) as server:
        for words in ("503 Service Unavailable", "half of the body it announced"):
            server.moods.add("fail", name=words, path="/me", status=503)
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(
                    urllib.request.Request(f"{server.url}/me", headers={"authorization": KEY})
                )
            if words.startswith("503"):
                urllib.request.urlopen(
                    urllib.request.Request(f"{server.url}/me", headers={"authorization": KEY})
                )
        Chaos({"shop": server}).told(Results())
    told = capsys.readouterr().out
    assert re.search(
        r"^503 Service Unavailable +shop +1 +asked again, answered well after 0\.\ds$", told, re.MULTILINE
    )
    assert re.search(r"^half of the body it announced +shop +1 +NOT ANSWERED WELL$", told, re.MULTILINE)


def test_the_demo_runs_twice_and_leaves_a_warehouse_of_three_sources_to_look_at(
    etl: Etl, session_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(tempfile.mkdtemp(dir=session_folder))
    monkeypatch.chdir(folder)
    try:
        for how in ((), ("--chaos",)):
            done = etl("demo", "--customers", "20", *how)
            assert done.code == 0, done.err
            told = done.out
            if how:
                trouble, told = told.split("The vendors count", 1)
                for struck in (
                    "429",
                    "503",
                    "cut off",
                    "half of",
                    "breaks",
                    "sign-in",
                    "nothing in it",
                    "sessions",
                ):
                    assert struck in trouble
                assert trouble.count(" asked again, answered well after ") == 7
                assert re.search(r" of \d+ streams none failed by it\n", trouble)
                assert re.search(r"The counts close: [\d,]+ fetched = [\d,]+ inserted", trouble)
                assert "and the warehouse has the same." in told
                told = told.partition("\n\n")[2]
            changes = numbers(told)
            assert re.search(r"^That took \d", done.out, re.MULTILINE)
            assert {name.partition(".")[0] for name in changes} >= SOURCES
            assert all(any(row[1:]) for row in changes.values())
            first, inserted, updated, *_ = map(sum, zip(*changes.values(), strict=True))
            assert first > 500
            assert inserted > 10
            assert updated > 3
            for source in SOURCES:
                assert len(re.findall(rf"^  {source} +[\d,]+ records of", done.err, re.MULTILINE)) == 2
            assert done.err.count("1 record or value was refused") == 1
            for title in ("Who waits for an answer", "What sales still hopes for", "How much support"):
                assert title in done.out
            assert re.search(r"^known by +.*stripe.customers cus_", done.out, re.MULTILINE)
            rows = re.findall(LIFE, done.out, re.MULTILINE)
            assert rows == sorted(rows), "one life, in order of time"
            assert {source for _, source in rows} == {*SOURCES, "web", "mobile", "mail"}
            assert 20 <= len(rows) <= 30
            assert re.search(r"^These are \d+ of \d+; left out: \w+ \d+.*, \w+ \d+", done.err, re.MULTILINE)
            assert re.search(
                r"report.html: \d+ answered, 0 lack a table, 0 failed\.$", done.err, re.MULTILINE
            )
        assert (folder / ".tributary/demo/report.html").stat().st_size > 1_000_000
        config = ".tributary/demo/tributary.toml"
        (whole,) = re.findall(r"etl --config \S+ (customer \S+ --limit 0)$", done.out, re.MULTILINE)
        life = re.findall(LIFE, etl("--config", config, *whole.split()).out, re.MULTILINE)
        assert set(rows) < set(life), "what was left out is one command away"
        (found,) = etl("--config", config, "query", "--json", KNOWN_EVERYWHERE).json
        assert found["charged"] > 40
        assert 10 < found["people"] <= 21
    finally:
        assert etl("demo", "--remove").code == 0
    assert not (folder / ".tributary/demo").exists()


SOURCES = {"stripe", "salesforce", "zendesk"}
LIFE = r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)   (\w+) "
KNOWN_EVERYWHERE = """
select
    (select count(*) from stripe.charges) as charged,
    count(distinct lower(customers.email)) as people
from stripe.customers as customers
join salesforce.contacts as contacts on contacts.email = lower(customers.email)
join zendesk.users as users on users.email = contacts.email
"""


def numbers(told: str) -> dict[str, tuple[int, ...]]:
    """The demo's table of changes: by stream, what it had at first and what then became of it."""
    header, _, *rows = told.split("\n\n", maxsplit=1)[0].strip().splitlines()
    assert header.split() == ["stream", "before", "inserted", "updated", "unchanged", "deleted"]
    found = {}
    for row in rows:
        name, *counts = re.split(r"  +", row)
        found[name] = tuple(int(count.replace(",", "")) for count in counts)
    return found


def test_what_the_less_busy_streams_had_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    def outcomes(inserted: int) -> Results:
        results = Results()
        for number in range(MOST_STREAMS + 3):
            counts = {"t": Counts(fetched=inserted * number, inserted=inserted * number)}
            results.outcomes.append((None, Outcome("shop", f"s{number}", counts=counts)))  # type: ignore[arg-type]
        return results

    compare(outcomes(1), outcomes(10))
    told = capfd.readouterr().out
    changes = numbers(told)
    assert list(changes) == [*(f"shop.s{number}" for number in range(3, 15)), "shop: 2 others"]
    assert changes["shop: 2 others"] == (3, 30, 0, 0, 0)
    assert "Nothing new in 1 other stream." in told


def test_there_may_be_no_demo_to_remove(etl: Etl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = etl("demo", "--remove")
    assert (done.code, done.err) == (0, "There is no demo in .tributary/demo.\n")
