"""`etl sandbox` and `etl demo`: made-up worlds to try things on."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.cli.demo import called
from tests.cli.conftest import ETL, Etl


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


@pytest.mark.parametrize(("vendor", "stream"), [("salesforce", "accounts"), ("zendesk", "groups")])
def test_every_sandboxs_section_can_be_pasted_and_read_with(
    vendor: str, stream: str, etl: Etl, tmp_path: Path
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
        (tmp_path / "tributary.toml").write_text(text)
        done = etl("--config", str(tmp_path / "tributary.toml"), "check", vendor, "--json")
        process.kill()
    assert done.out, done.err
    verdicts = {s["stream"]: s for s in json.loads(done.out)["sources"][0]["streams"]}
    assert verdicts[stream]["ok"], verdicts[stream]


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
        assert options["requests_per_second"] == 5000
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


def test_the_demo_runs_twice_and_leaves_a_warehouse_to_look_at(
    etl: Etl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        for _ in range(2):
            done = etl("demo", "--customers", "40")
            assert done.code == 0, done.err
            tables = done.out.split("\n\n")
            header, _, *rows = tables[0].strip().splitlines()
            assert header.split() == [
                "stream",
                "at",
                "first",
                "then",
                "inserted",
                "updated",
                "unchanged",
                "deleted",
            ]
            inserted, updated = (sum(int(row.split()[i].replace(",", "")) for row in rows) for i in (2, 3))
            assert inserted > 10
            assert updated > 3
            for title in ("What came in", "Monthly recurring revenue", "Who owes us"):
                assert title in done.out
        config = ".tributary/demo/tributary.toml"
        charges = etl("--config", config, "query", "--json", "select count(*) as n from stripe.charges").json
        assert charges[0]["n"] > 50
    finally:
        assert etl("demo", "--remove").code == 0
    assert not (tmp_path / ".tributary/demo").exists()


def test_there_may_be_no_demo_to_remove(etl: Etl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = etl("demo", "--remove")
    assert (done.code, done.err) == (0, "There is no demo in .tributary/demo.\n")
