"""The warehouse as PostgreSQL: connections with the settings that correctness rests on, and its clock."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from select import select
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote

from etl.errors import AlreadyRunning, SessionLost, WarehouseError
from etl.log import logger
from etl.warehouse.driver_errors import explain, plain
from etl.warehouse.tls import far, secured
from etl.warehouse.waiting import answers

if TYPE_CHECKING:
    from concurrent.futures import Future

    from psycopg import Connection

    from etl.config import Config, Secret
    from etl.warehouse.pooled import Guard, Pooled

log = logger("warehouse")
T = TypeVar("T")
C = TypeVar("C", bound="Connection[Any]")

# Staged rows need not survive a crash; the commit that adopts or merges them waits for its log again.
SETTINGS = {"timezone": "UTC", "synchronous_commit": "off", "client_min_messages": "warning"}
# A host that vanished is noticed after two minutes, by the server, which then frees its lease, and by us.
OWN = {"tcp_keepalives_idle": "60", "tcp_keepalives_interval": "15", "tcp_keepalives_count": "4"}
KEEPALIVE: dict[str, Any] = {"keepalives_idle": 60, "keepalives_interval": 15, "keepalives_count": 4}
CONNECT_SECONDS = 15
TIMED_TRANSACTIONS = 170_000  # version of PostgreSQL from which on it has `transaction_timeout`
UNREADABLE = (
    "[warehouse] url cannot be read as a PostgreSQL URL;"
    " percent-encode special characters of the password, such as @ as %40."
)
TLS = re.compile(r"certificate|not support SSL")
TLS_HINT = (
    "name the file with its authority's certificate in [warehouse] url (?sslrootcert=/path/ca.pem), or mend"
    " its TLS; `insecure = true` there goes without."
)
NO_OPTIONS = re.compile(r"startup parameter|command-line options")
"""What a pool says that takes no settings: pgbouncer and those who took its words, and RDS Proxy."""
BY_STATEMENT = (
    "[warehouse] url leads to a connection pool that lends sessions by the statement, so that there are no"
    " transactions; have it do so by the transaction, or name the server itself there."
)
SHORTEST_SECRET = 3  # characters of a piece of a password that is masked by itself
COMMIT_ROWS = 500_000  # at 2 kB a row, a gigabyte of the server's disk
LOCK_SECONDS = 30.0
IDLE_SECONDS = 600.0
SESSIONS = 3  # tries, when the warehouse goes away in the middle
LOST_SECONDS = 30.0  # until the server is back, and has noticed that our old session is gone
COMMIT_SECONDS = 30.0  # what a vendor that allows ten requests a minute has given by then is worth keeping


class Warehouse:
    """A PostgreSQL database; hands out connections in autocommit mode and takes them back.

    pooled: whether a pool stands before it, as it turned out: then see `etl.warehouse.pooled`.
    commit_rows: staged rows after which a long load commits the windows that are complete, and its state.
    commit_seconds: time after which it does so however few rows are staged.
    insecure: a host on the network need not prove who it is, see `etl.warehouse.tls`.
    lock_seconds: time after which a statement gives up that waits for a row or a table somebody else holds,
    or a transaction for a session of a pool's.
    idle_seconds: of silence, after which a sync is taken for frozen, and its session ended with its lease.
    """

    def __init__(
        self,
        url: Secret,
        *,
        commit_rows: int = COMMIT_ROWS,
        commit_seconds: float = COMMIT_SECONDS,
        lock_seconds: float = LOCK_SECONDS,
        idle_seconds: float = IDLE_SECONDS,
        insecure: bool = False,
    ) -> None:
        self._url, self._insecure, self.idle_seconds = url, insecure, idle_seconds
        self.commit_rows, self.commit_seconds, self.lock_seconds = commit_rows, commit_seconds, lock_seconds
        self._lock_timeout = f"{round(lock_seconds * 1000)}ms"
        self.pooled = False
        self._guard: Guard | None = None
        self._idle: list[Connection] = []
        self._coming: Future[Connection] | None = None
        self._lock = Lock()
        self._started: tuple[datetime, float] | None = None

    def connect(self) -> Connection:
        """A new session; SessionLost if there is none to be had, WarehouseError if none with transactions.

        ConfigError if it would be unsafe.
        """
        return (None if self.pooled else self._own()) or self._lent()

    def _own(self) -> Connection | None:
        """A session of the server's; None if a pool answers."""
        from psycopg import Connection

        settings = SETTINGS | OWN | {"lock_timeout": self._lock_timeout}
        session = self._opened(
            Connection, options=" ".join(f"-c {name}={value}" for name, value in settings.items())
        )
        if session:
            with _explained(session):
                self.pooled = not _begun(session, self._lock_timeout, self.lock_seconds)
            if not self.pooled:
                return session
            session.close()
        self.pooled = True
        return None

    def _lent(self) -> Connection:
        """A session of a pool's, which lends it by the transaction."""
        session = self._pooled()
        with _explained(session):
            if not session.lasts("lock_timeout", self._lock_timeout):
                raise WarehouseError(BY_STATEMENT)
        return session

    def _pooled(self) -> Pooled:
        from etl.warehouse.pooled import Guard, Pooled

        session = self._opened(Pooled, prepare_threshold=None)
        if session is None:
            raise AssertionError("it was given no options")
        settings = SETTINGS | {"lock_timeout": self._lock_timeout}
        if session.info.server_version >= TIMED_TRANSACTIONS:
            settings["transaction_timeout"] = "0"
        with self._lock:
            self._guard = self._guard or Guard(self._pooled, self.idle_seconds)
        session.arm(settings, self.lock_seconds, self._guard)
        return session

    def _opened(self, kind: type[C], **how: Any) -> C | None:
        """A connection; None if it takes no options, as a pool does."""
        import psycopg

        url = self._url.reveal()
        password = _password(url)
        more: dict[str, Any] = KEEPALIVE | secured(url, "[warehouse] url", insecure=self._insecure) | how
        try:
            return kind.connect(
                url, autocommit=True, connect_timeout=CONNECT_SECONDS, application_name="tributary", **more
            )
        except psycopg.Error as error:
            reason = plain(error)
            if "options" in how and NO_OPTIONS.search(reason):
                return None
            raise _no_session(url, _masked(reason, url, password)) from None

    def get_ready(self) -> None:
        """Begin to connect, for the next who needs a session; if there is none to be had, they are told."""
        import psycopg  # noqa: F401  here, as two threads that import take longer than one

        from etl.meanwhile import meanwhile

        self._coming = meanwhile(self.connect, "warehouse")

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A session for a while; after an error it is thrown away, and the driver's error comes as ours.

        Raises SessionLost when the server, or the way to it, went away; WarehouseError otherwise.
        """
        import psycopg

        session = self._lively() or self.connect()
        try:
            yield session
        except psycopg.Error as error:
            gone = session.closed
            session.close()
            if gone:
                self.close()  # whatever took it may be about to take the idle ones
            raise explain(error, gone=gone) from None  # the original's text holds rows
        except BaseException:
            session.close()
            raise
        if not session.closed:
            with self._lock:
                self._idle.append(session)

    def repeated(self, work: Callable[[Connection], T]) -> T:
        """Do on a session what may be done twice; again on a new one, should it be lost in the middle."""

        def once() -> T:
            with self.connection() as session:
                return work(session)

        return self.again(once)

    def again(self, work: Callable[[], T]) -> T:
        """Do what finds by itself how far it came; again, should one of its sessions be lost in the middle.

        Raises SessionLost at once if there is none to be had, and AlreadyRunning at once of another run; of a
        lost session's, when the server has not noticed its end in time.
        """
        with self.connection():
            pass
        for attempt in range(1, SESSIONS + 1):
            until = time.monotonic() + (LOST_SECONDS if attempt > 1 else 0.0)
            while True:
                try:
                    return work()
                except AlreadyRunning:
                    if time.monotonic() >= until:
                        raise
                    time.sleep(0.2)
                except SessionLost as error:
                    if attempt == SESSIONS:
                        raise
                    log.warning("%s", error)
                    self.wait_until_back(LOST_SECONDS)
                    break
        raise AssertionError("unreachable")

    def _lively(self) -> Connection | None:
        """An idle session, unless the server has ended it: then there is something to read."""
        with self._lock:
            coming, self._coming = self._coming, None
        if coming:
            return coming.result()
        while True:
            with self._lock:
                if not self._idle:
                    return None
                session = self._idle.pop()
            if not session.closed and not select([session.pgconn.socket], [], [], 0)[0]:
                return session
            session.close()

    def wait_until_back(self, seconds: float) -> None:
        """Return when the server takes sessions, or after so many seconds."""
        until, pause = time.monotonic() + seconds, 0.05
        while time.monotonic() < until:
            try:
                with self.connection():
                    return
            except WarehouseError:
                time.sleep(pause)
                pause = min(pause * 2, 1.0)

    def clock(self) -> datetime:
        """The warehouse's own time, asked once and carried on by the monotonic clock.

        All who write into one warehouse share it, so that a machine whose clock is off cannot stamp
        rows older than those already there.
        """
        if self._started is None:
            rows = self.repeated(lambda s: s.execute("select clock_timestamp()").fetchall())
            self._started = rows[0][0], time.monotonic()
        start, began = self._started
        return start + timedelta(seconds=time.monotonic() - began)

    def close(self) -> None:
        """Close the idle connections."""
        with self._lock:
            idle, self._idle = self._idle, []
            coming, self._coming = self._coming, None
        if coming:
            coming.add_done_callback(_close_unused)  # whenever it comes
        for session in idle:
            session.close()


@contextmanager
def _explained(session: Connection) -> Iterator[None]:
    """What goes wrong with a session that is new ends it; the driver's error comes as ours."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        session.close()
        if "statement pooling" in str(error):  # as pgbouncer says
            raise WarehouseError(BY_STATEMENT) from None
        raise explain(error, gone=True) from None
    except BaseException:
        session.close()
        raise


def _close_unused(coming: Future[Connection]) -> None:
    if not coming.exception():
        coming.result().close()


def open_warehouse(config: Config) -> Warehouse:
    """The warehouse that tributary.toml names, else the embedded one, which is started if need be."""
    from etl import memory
    from etl.config import Secret

    memory.share()  # before the first session's thread
    if config.warehouse_url is not None:
        if config.insecure and (host := far(config.warehouse_url.reveal())):
            log.warning("the warehouse at %s does not have to prove who it is (insecure = true)", host)
        return Warehouse(config.warehouse_url, insecure=config.insecure)
    from etl.warehouse.embedded import start

    return Warehouse(Secret(start(config.home).url()))


def database_of(url: Secret) -> str:
    """The database that a URL names, else the one called like its user; WarehouseError if it is no URL."""
    from psycopg.conninfo import conninfo_to_dict

    _password(url.reveal())
    found = conninfo_to_dict(url.reveal())
    return str(found.get("dbname") or found.get("user") or "postgres")


def _no_session(url: str, reason: str) -> WarehouseError:
    """Why there is no session: what may pass, or what somebody has to mend."""
    said = f"no connection to the warehouse: {reason}"
    if TLS.search(reason):
        return WarehouseError(f"{said}; {TLS_HINT}")
    if closed := re.search(r'permission denied for database "(.+?)"', reason):
        return WarehouseError(f"{said}; run: {_connect_grant(url, closed[1])}")
    return SessionLost(f"{said}; check [warehouse] url.")


def _begun(session: Connection, lock_timeout: str, patience: float) -> bool:
    """Have transactions take as long as they need; whether the session is our own, and no pool's.

    A `transaction_timeout` that server, database or role have for others would end a first load: we end what
    waits, and `statement_timeout` what hangs. Older servers know no such setting, and refuse it at the start.
    A pool that lends sessions out has to make up the process id by which a client cancels, as it may lend it
    another process each time; and what it was asked to ignore of our settings does not hold. It
    alone lets one in who then waits. patience: seconds in which a session of the server's own has answered.
    """
    from psycopg import errors
    from psycopg.pq import ExecStatus

    own = f"pg_backend_pid() = {session.info.backend_pid}"
    own += f" and current_setting('lock_timeout')::interval = '{lock_timeout}'::interval"
    unhurried = f", case when {own} then set_config('transaction_timeout', '0', false) end"
    timed = session.info.server_version >= TIMED_TRANSACTIONS
    found = answers(session, f"select {own}{unhurried if timed else ''}", patience)
    if not found:
        return False
    if found[0].status != ExecStatus.TUPLES_OK:
        raise errors.error_from_result(found[0])
    return found[0].get_value(0, 0) == b"t"


def _password(url: str) -> str:
    """The URL's password; WarehouseError, which quotes nothing, where it, unquoted, broke the URL."""
    from psycopg import Error
    from psycopg.conninfo import conninfo_to_dict

    try:
        found = {name: str(value or "") for name, value in conninfo_to_dict(url).items()}
    except Error:
        raise WarehouseError(UNREADABLE) from None
    ports = found.get("port", "").replace(",", "")
    if "@" in found.get("host", "")[1:] or (ports and not ports.isdigit()):
        raise WarehouseError(UNREADABLE)
    return found.get("password", "")


def _connect_grant(url: str, database: str) -> str:
    from psycopg.conninfo import conninfo_to_dict

    from etl.warehouse.ddl import quote

    role = str(conninfo_to_dict(url).get("user", ""))
    return f"grant connect on database {quote(database)} to {quote(role)};"


def _masked(text: str, url: str, password: str) -> str:
    """A text without the password, or a piece of it that was taken for something else."""
    user = url.partition("://")[2].rpartition("@")[0]
    written = user.partition(":")[2]
    pieces = re.split(r"[^\w.~!$*-]", f"{written} {unquote(written)}")
    secrets = {password, *(p for p in pieces if len(p) >= SHORTEST_SECRET)} - {""}
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "***")
    return text
