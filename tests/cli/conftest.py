"""A project with one source, whose vendor is simulated, and `etl` as a function."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from connectors.sandbox.stripe import StripeSandbox
from etl.cli import main
from etl.sandbox import SandboxServer
from tests.cli.postmark_sandbox import TOKEN, PostmarkSandbox

CONFIG = """
[warehouse]
url = "{warehouse}"

[sources.mail]
connector = "docs.examples.postmark:Postmark"
server_token = "${{MAIL_TOKEN}}"
base_url = "{vendor}"
start_date = {start}
"""


@dataclass(frozen=True)
class Done:
    """What one call of `etl` said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Etl = Callable[..., Done]


# In a process of its own. What a shell runs in the background ignores Ctrl-C, and so would what we start there.
COMMAND = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from connectors.sandbox.stripe import StripeSandbox
from etl.cli import main
raise SystemExit(main())
"""
ETL = [sys.executable, "-u", "-c", COMMAND]


@pytest.fixture
def etl(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Etl:
    """Runs the command in this process."""
    monkeypatch.delenv("TRIBUTARY_CONFIG", raising=False)

    def run(*arguments: str) -> Done:
        capfd.readouterr()
        code = main(arguments)
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return run


@pytest.fixture
def mail() -> Iterator[SandboxServer]:
    """A Postmark with 300 bounces."""
    with SandboxServer(PostmarkSandbox(bounces=300)) as server:
        yield server


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str, mail: SandboxServer) -> Path:
    """A working directory with a tributary.toml that names the source `mail`."""
    start = mail.simulator.oldest()  # type: ignore[attr-defined]
    path = tmp_path / "tributary.toml"
    path.write_text(CONFIG.format(warehouse=warehouse_url, vendor=mail.url, start=start))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAIL_TOKEN", TOKEN)
    return tmp_path


@pytest.fixture
def stripe_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str) -> Iterator[Path]:
    """A working directory whose tributary.toml names a small company's Stripe, all of it."""
    monkeypatch.chdir(tmp_path)
    with StripeSandbox(people=20, months=1).serve() as server:
        (tmp_path / "tributary.toml").write_text(
            f'[warehouse]\nurl = "{warehouse_url}"\n[sources.stripe]\nconnector = "stripe"\n'
            f'api_key = "sk_test_tributary"\nbase_url = "{server.url}"\nrequests_per_second = 5000.0\n'
        )
        yield tmp_path
