"""What `etl ui` says before and when it cannot show the sources."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.dagster.ui import ETL, free_port, running

BREAKS_LATE = """
import sys
from docs.examples import postmark
class Postmark(postmark.Postmark):
    def streams(self):
        if "dagster" in sys.modules:
            raise RuntimeError("no such table\\nand much else")
        return super().streams()
"""


def test_what_keeps_the_sources_from_loading_is_named(project: Path, warehouse_url: str) -> None:
    (project / "breaks_late.py").write_text(BREAKS_LATE)
    (project / "tributary.toml").write_text(
        f'[warehouse]\nurl = "{warehouse_url}"\n'
        '[sources.mail]\nconnector = "breaks_late:Postmark"\nserver_token = "${NOT_SET_TOKEN}"\n'
        '[sources.typo]\nconnector = "strype"\n'
    )
    path = os.pathsep.join([str(project), str(Path(__file__).parents[2])])
    done = subprocess.run(
        [ETL, "ui", "--port", str(free_port())],
        env={**os.environ, "PYTHONPATH": path, "DAGSTER_PG_URL": warehouse_url},
        cwd=project, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert "note: NOT_SET_TOKEN is not set: runs of mail will fail." in done.stderr
    assert "note: runs of typo will fail: connector 'strype' is not installed" in done.stderr
    assert "Dagster cannot load the sources: RuntimeError: no such table; see" in done.stderr


def listening(process: psutil.Process) -> set[str]:
    """The addresses at which it or a process that it started listens."""
    found = set()
    for one in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            found |= {c.laddr.ip for c in one.net_connections("inet") if c.status == psutil.CONN_LISTEN}
    return found


@pytest.mark.S12
def test_s12_dagsters_pages_listen_on_loopback_alone_as_they_ask_for_no_login(
    project: Path, warehouse_url: str
) -> None:
    config = project / "tributary.toml"
    config.write_text(f'[warehouse]\nurl = "{warehouse_url}"\n')
    with running(config, DAGSTER_PG_URL=warehouse_url) as pages:
        assert pages.ask("{ version }")["version"], "nobody was asked for a password"
        assert listening(psutil.Process(pages.process.pid)) == {"127.0.0.1"}
    words = (Path(__file__).parents[2] / "docs" / "operations.md").read_text()
    assert "asks nobody for a password" in words
    assert "dagster-webserver --read-only" in words
