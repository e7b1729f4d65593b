"""`etl ui`: Dagster's webserver and daemon for one tributary.toml, with nothing to set up.

What Dagster writes besides its database lies in .tributary/dagster/: its settings, which are written
anew at each start, the output of its runs, and the logs of its processes.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import FrameType

import click

from etl.config import Config, load
from etl.errors import ConfigError, TributaryError
from etl.warehouse import embedded

STORAGE = "DAGSTER_PG_URL"
DRIVER = "postgresql+psycopg2://"
READY_SECONDS = 120.0  # the pages of a slow machine's first start took 20
STOP_SECONDS = 20.0  # for each process, to end by itself; a run that is cut off is taken up at the next start
LOOK_SECONDS = 0.5
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class Ended(TributaryError):
    """One of Dagster's processes ended by itself."""

    kind = "dagster"


@dataclass(frozen=True, slots=True)
class Part:
    """One of Dagster's processes."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path


def main(config_path: Path | None = None, port: int = 3000, host: str = "127.0.0.1") -> None:
    """Run Dagster until Ctrl-C or SIGTERM.

    Raises ConfigError when tributary.toml cannot be used, the port is taken or Dagster runs already,
    WarehouseError when the embedded PostgreSQL does not start, Ended when Dagster ends by itself.
    """
    config = load(config_path)
    url = f"http://{host}:{port}"
    with ExitStack() as stack:
        folder = prepare(config.home)
        stack.enter_context(_alone(folder, url))
        _check_free(host, port)
        environment = environment_for(config, folder)
        socket = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tributary-"))) / "code"
        workspace = folder / "workspace.yaml"
        workspace.write_text(
            f"load_from:\n  - grpc_server: {{socket: {socket}, location_name: tributary}}\n"
        )
        stopped = stack.enter_context(_signals())
        parts = stack.enter_context(_started(folder, environment, _commands(socket, workspace, host, port)))
        try:
            _until_ready(parts, f"{url}/server_info")
            click.echo(f"Dagster is at {url} (Ctrl-C stops it); its logs are in {folder}.")
            while not stopped:
                _all_alive(parts)
                time.sleep(LOOK_SECONDS)
        except KeyboardInterrupt:
            pass
        click.echo("Stopping.", err=True)


def prepare(home: Path) -> Path:
    """DAGSTER_HOME below `home`, with the settings of dagster_home/dagster.yaml in it."""
    folder = home / "dagster"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # runs write their output there
    (folder / "dagster.yaml").write_text((files("dagster_home") / "dagster.yaml").read_text())
    return folder


def environment_for(config: Config, folder: Path) -> dict[str, str]:
    """What Dagster's processes need beside our own environment; starts the embedded server if that is to hold its storage."""
    url = os.environ.get(STORAGE) or embedded.start(config.home).url("dagster")
    return {
        STORAGE: DRIVER + url.removeprefix("postgresql://") if url.startswith("postgresql://") else url,
        "DAGSTER_HOME": str(folder),
        "TRIBUTARY_CONFIG": str(config.path),
    }


def _commands(socket: Path, workspace: Path, host: str, port: int) -> dict[str, list[str]]:
    """One code server for both: a daemon without one starts another every minute, to see whether the code changed."""
    python = [sys.executable, "-m"]
    return {
        "code-server": [
            *python, "dagster", "code-server", "start", "--socket", str(socket), "--location-name", "tributary",
            "--module-name", "dagster_home.definitions", "--use-python-environment-entry-point",
        ],
        "webserver": [*python, "dagster_webserver", "--workspace", str(workspace), "--host", host, "--port", str(port)],
        "daemon": [*python, "dagster._daemon", "run", "--workspace", str(workspace)],
    }  # fmt: skip
