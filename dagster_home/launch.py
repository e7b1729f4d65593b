"""`etl ui`: Dagster's webserver and daemon for one tributary.toml, with nothing to set up.

What Dagster writes besides its database lies in .tributary/dagster/: its settings, which are written
anew at each start, the output of its runs, and the logs of its processes.
"""

from __future__ import annotations

import ctypes
import fcntl
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import click
import psutil

from etl.config import Config, SourceConfig, load, unset
from etl.errors import ConfigError, TributaryError
from etl.home import own_folder, write_own
from etl.learned import asked, asked_at
from etl.notify import UI_URL, targets
from etl.sources import open_source
from etl.warehouse import embedded
from etl.warehouse.tls import secured_url

STORAGE = "DAGSTER_PG_URL"
PLAIN, NAMED = "postgresql://", "postgresql+psycopg2://"  # SQLAlchemy takes psycopg 3 for the plain one
UNHURRIED = "?options=-csynchronous_commit%3Doff"
"""Events need not wait for the disk, which halves their cost. After a power cut the last half second of
them is missing: a run that had just ended looks cut off, is started again, and finds nothing new."""

READY_SECONDS = 120.0  # the pages of a slow machine's first start took 20
STOP_SECONDS = 20.0  # that they may take to end by themselves; alone they take 2
LOOK_SECONDS = 0.5
LOCATIONS = """{ workspaceOrError { ... on Workspace { locationEntries { locationOrLoadError {
    __typename ... on PythonError { message causes { message } } } } } } }"""
EXCEPTION = re.compile(r"\s*([a-z_]\w*\.)*[A-Z]\w*: ")  # package.module.KindOfError: what happened
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class Ended(TributaryError):
    """One of Dagster's processes ended by itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of Dagster's processes."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path


def main(config_path: Path | None = None, port: int = 3000, host: str = "127.0.0.1") -> None:
    """Run Dagster until Ctrl-C or SIGTERM.

    Raises ConfigError when tributary.toml cannot be used, the port is taken or Dagster runs already,
    WarehouseError when the embedded PostgreSQL does not start, Ended when a part of Dagster does.
    """
    config = load(config_path)
    targets(config, secrets=False)
    for source in config.sources.values():
        try:
            connector = open_source(source, secrets=False)
        except ConfigError as error:
            click.echo(f"note: runs of {source.name} will fail: {error}", err=True)
            continue
        if names := unset(source):
            verb = "is" if len(names) == 1 else "are"
            click.echo(f"note: {', '.join(names)} {verb} not set: runs of {source.name} will fail.", err=True)
        elif connector.describes and not asked_at(source):
            _ask(source)
    url = f"http://{host}:{port}"
    with ExitStack() as stack:
        folder = prepare(config.home)
        stack.enter_context(_alone(folder, url))
        _check_free(host, port)
        environment = environment_for(config, folder) | {UI_URL: os.environ.get(UI_URL, url)}
        sockets = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tributary-")))
        workspace = folder / "workspace.yaml"
        code = f"{{socket: {sockets / 'code'}, location_name: tributary}}"
        write_own(workspace, f"load_from:\n  - grpc_server: {code}\n".encode())
        commands = _commands(sockets / "code", workspace, host, port)
        with _terminable(), _Parts(folder, environment) as parts:
            try:
                for name, command in commands.items():
                    if name == "daemon":  # it keeps for a minute what it finds at first
                        _until_ready(host, port, parts)
                    parts.start(name, command)
                click.echo(f"Dagster is at {url}; its logs are in {folder}. Ctrl-C stops it.")
                while True:
                    parts.look_after()
                    time.sleep(LOOK_SECONDS)
            except KeyboardInterrupt:
                click.echo("Stopping Dagster.", err=True)


def _ask(source: SourceConfig) -> None:
    """Ask a source what it has, as nobody did: else there is little of it to see before its first run."""
    try:
        asked(source)
    except TributaryError as error:
        click.echo(f"note: {source.name} was not asked what there is: {error}", err=True)


def prepare(home: Path) -> Path:
    """DAGSTER_HOME below `home`, with the settings of dagster_home/dagster.yaml in it."""
    folder = home / "dagster"
    own_folder(home)
    folder.mkdir(exist_ok=True)
    folder.chmod(0o700)  # runs write their output there
    write_own(folder / "dagster.yaml", (files("dagster_home") / "dagster.yaml").read_bytes())
    return folder


def environment_for(config: Config, folder: Path) -> dict[str, str]:
    """What Dagster's processes need beside our own environment.

    Its storage is the database that DAGSTER_PG_URL names, else one of the embedded server, which is
    started if need be, wherever the warehouse is.
    """
    url = os.environ.get(STORAGE)
    if url:
        url = secured_url(url, STORAGE, insecure=config.insecure)
    else:
        url = embedded.start(config.home).url("dagster") + UNHURRIED
    return {
        STORAGE: NAMED + url.removeprefix(PLAIN) if url.startswith(PLAIN) else url,
        "DAGSTER_HOME": str(folder),
        "TRIBUTARY_CONFIG": str(config.path),
    }


def _commands(code: Path, workspace: Path, host: str, port: int) -> dict[str, list[str]]:
    """The processes by name; webserver and daemon share one code server, at the socket `code`.

    A daemon that is given none starts a new one every minute, to see whether the code has changed.
    """
    python = [sys.executable, "-m"]
    at = ["--host", host, "--port", str(port)]
    return {
        "code-server": [
            *python, "dagster", "code-server", "start", "--socket", str(code), "--location-name", "tributary",
            "--module-name", "dagster_home.definitions", "--use-python-environment-entry-point",
        ],
        "webserver": [*python, "dagster_webserver", "--workspace", str(workspace), *at],
        "daemon": [*python, "dagster._daemon", "run", "--workspace", str(workspace)],
    }  # fmt: skip


@contextmanager
def _alone(folder: Path, url: str) -> Iterator[None]:
    """Two daemons on one storage would each do what is due; the kernel lets go of the lock if we die."""
    with (folder / "running").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise ConfigError(f"Dagster runs already for {folder.parent}, at {file.read()}.") from None
        file.truncate(0)
        file.write(url)
        file.flush()
        yield


def _check_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # ended connections are no hindrance
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ConfigError(
                f"port {port} is not to be had: {error.strerror}; choose another one."
            ) from None


@contextmanager
def _terminable() -> Iterator[None]:
    """SIGTERM ends us as Ctrl-C does."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Parts:
    """Dagster's processes; whoever is there when the `with` ends is ended, runs too."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self._environment = {**os.environ, **environment}
        self._parts: list[Part] = []

    def start(self, name: str, command: Sequence[str]) -> None:
        """One more process; its output goes to a log named for it."""
        log = self.folder / f"{name}.log"
        with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as output:
            process = subprocess.Popen(
                command,
                env=self._environment,
                cwd=self.folder,  # what lies there, such as a models/ or a gql.py, is imported before ours
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a terminal's Ctrl-C is for us; we stop them one after the other
                preexec_fn=_die_with_parent,  # noqa: PLW1509  we have no threads
            )
        self._parts.append(Part(name, process, log))

    def look_after(self) -> None:
        """Raise Ended if one of them is no more."""
        for part in self._parts:
            if (status := part.process.poll()) is not None:
                raise Ended(f"Dagster's {part.name} ended with status {status}; see {part.log}.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        everyone = [process for part in self._parts for process in _family(part.process.pid)]
        for part in reversed(self._parts):
            part.process.terminate()
        for process in everyone:
            if _is_run(process):
                process.kill()  # PostgreSQL undoes what it had not committed; it is launched again next time
        _gone, alive = psutil.wait_procs(everyone, STOP_SECONDS)
        for process in alive:
            process.kill()
        for part in self._parts:
            part.process.wait()


def _family(pid: int) -> list[psutil.Process]:
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _is_run(process: psutil.Process) -> bool:
    """Whether it is a run's process, as the code server starts them."""
    try:
        return any("multiprocessing.spawn" in part for part in process.cmdline())
    except psutil.Error:
        return False


def _die_with_parent() -> None:
    """Heed SIGINT, which background processes of scripts ignore; on Linux, end when we are killed."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)


def _until_ready(host: str, port: int, parts: _Parts) -> None:
    """Wait until the pages answer and know the sources; Ended if they cannot be loaded."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        parts.look_after()
        for location in _locations(host, port):
            if location["__typename"] == "RepositoryLocation":
                return
            if "Unreachable" not in location["message"]:
                raise Ended(f"Dagster cannot load the sources: {what_failed(location)}; see {parts.folder}.")
        time.sleep(LOOK_SECONDS)
    raise Ended(f"Dagster did not answer within {READY_SECONDS:.0f} s; see {parts.folder}.")


def what_failed(error: Mapping[str, Any]) -> str:
    """The line of Dagster's error that names the exception: of several, the one behind the others."""
    said = [error["message"], *(cause["message"] for cause in error["causes"])]
    lines = [line.strip() for text in said for line in text.strip().splitlines()]
    return ([line for line in lines if EXCEPTION.match(line)] or lines)[-1]


def _locations(host: str, port: int) -> list[dict[str, Any]]:
    """What the webserver has to say of our code; nothing while it does not answer."""
    pages = http.client.HTTPConnection(host, port, timeout=10)
    try:
        body = json.dumps({"query": LOCATIONS})
        pages.request("POST", "/graphql", body, {"Content-Type": "application/json"})
        answer = json.load(pages.getresponse())
    except (OSError, ValueError, http.client.HTTPException):
        return []
    finally:
        pages.close()
    entries = answer["data"]["workspaceOrError"]["locationEntries"]
    return [entry["locationOrLoadError"] for entry in entries if entry["locationOrLoadError"]]
