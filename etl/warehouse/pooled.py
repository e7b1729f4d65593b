"""Sessions that a pool lends, each for one transaction: see decision 33.

Nothing is ever set for a session of a pool's, nor locked: it is others' too. Each transaction, and each
statement outside of one is made one, begins with our settings. A lease is held by a guard: one transaction of
its own, which stays open, so that its session is ours for as long. Before anything else a transaction beside
it asks whether it is still held.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any

from msgspec import Struct
from psycopg import Connection, Cursor, Error, OperationalError, Transaction, errors
from psycopg.abc import Params, Query
from psycopg.copy import Copy, Writer
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

from etl.errors import WarehouseError
from etl.warehouse.ddl import literal
from etl.warehouse.leases import TIMEOUTS, Lock, limited, stay
from etl.warehouse.waiting import answers

TOO_FEW = (
    "the connection pool that [warehouse] url leads to lent no session within %g s, as its server is away,"
    " or it has too few: Tributary needs two at once, three for `etl identity`; have the pool keep more"
    " (pgbouncer's `default_pool_size`), or name the server itself there."
)
GONE = "the session that held this run's lease has ended"
BEAT, BEAT_SECONDS = 0.1, 15.0  # of the time after which a guard is taken for frozen; and at most
NOTICED_SECONDS = 120.0  # until a way on which nothing comes back is given up; `free` and `take` wait for it
FAILED = (ExecStatus.FATAL_ERROR, ExecStatus.BAD_RESPONSE)


def _checked(found: list[PGresult]) -> list[PGresult]:
    """What the server answered; raises the driver's error where it is one."""
    failed = next((each for each in found if each.status in FAILED), None)
    if failed:
        raise errors.error_from_result(failed)
    return found


class Pooled(Connection[Any]):
    """A session of a pool's, in autocommit mode: once its lease is lost, so is the session.

    settings: statements that transactions begin with. patience: seconds in which the pool has to lend it.
    """

    lent = True
    settings = ""
    patience = 0.0
    guard: Guard

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._leases: dict[Lock, str] = {}  # with the statements that ask whether they are held
        self.cursor_factory = _Cursor

    def arm(self, settings: Mapping[str, str], patience: float, guard: Guard) -> None:
        """Give it what its transactions begin with, and who holds its leases."""
        self.settings = "; ".join(f"set local {name} = {literal(value)}" for name, value in settings.items())
        self.patience, self.guard = patience, guard

    def lasts(self, name: str, value: str) -> bool:
        """Whether a setting holds until a transaction ends, as it does not where one is but a statement."""
        with self.transaction():
            asked = f"select current_setting('{name}')::interval = '{value}'::interval"
            return self.execute(asked).fetchone() == (True,)

    def close(self) -> None:
        """Close it, and let its leases go."""
        super().close()
        for lock in self._leases:
            self.guard.free(lock, self)
        self._leases = {}

    def begin(self, *more: str, level: str = "") -> None:
        """Begin a transaction, with these statements too; WarehouseError if the pool lends no session for it.

        A statement that gives false, as one does whose lease is lost, ends the session: OperationalError.
        """
        text = f"begin{f' isolation level {level}' if level else ''}; {self.settings}"
        found = answers(self, "; ".join([text, *more]), self.patience)
        if found is None:
            raise WarehouseError(TOO_FEW % self.patience)
        try:
            _checked(found)
        except Error:
            with suppress(Error):
                self.rollback()
            raise
        if any(each.ntuples and each.get_value(0, 0) == b"f" for each in found):
            self.close()
            raise OperationalError(GONE)

    @contextmanager
    def transaction(
        self, savepoint_name: str | None = None, force_rollback: bool = False
    ) -> Iterator[Transaction]:
        """As any session's."""
        if self.info.transaction_status != TransactionStatus.IDLE:
            with super().transaction(savepoint_name, force_rollback) as inner:
                yield inner
            return
        level = self.isolation_level
        self.begin(*self._leases.values(), level=level.name.replace("_", " ") if level else "")
        try:
            yield Transaction(self)
        except BaseException:
            if not self.closed:
                with suppress(Error):
                    self.rollback()
            raise
        if not self.closed:
            (self.rollback if force_rollback else self.commit)()

    def whole(self) -> AbstractContextManager[object]:
        """A transaction for one statement, unless there is one."""
        idle = self.info.transaction_status == TransactionStatus.IDLE
        return self.transaction() if idle else nullcontext()

    # ---- leases

    def take(self, lock: Lock, idle: float | None) -> bool:
        """Hold a lock from now on, if nobody else does: see `etl.warehouse.leases.lease`."""
        token = self.guard.take(lock, self)
        if token is None:
            return False
        ended = False  # what a run that has lost the lease had in flight
        try:
            asked = f"select pg_try_advisory_xact_lock({lock.commits})"
            ended = self.execute(asked).fetchone() == (True,)
        finally:
            if not ended:
                self.guard.free(lock, self)
        if not ended:
            return False
        limit = "" if idle is None else f"; {limited(idle, TIMEOUTS[1:], local=True)}"
        self._leases[lock] = stay(lock, token) + limit
        return True

    def free(self, lock: Lock) -> None:
        """Let a lock go."""
        if self._leases.pop(lock, None):
            self.guard.free(lock, self)


class _Cursor(Cursor[Any]):
    """A cursor whose statements are in a transaction of ours, each in one of its own if there is none."""

    def execute(self, query: Any, params: Params | None = None, **how: Any) -> _Cursor:
        """As any session's."""
        with self._whole():
            return super().execute(query, params, **how)

    def executemany(self, query: Query, params_seq: Iterable[Params], *, returning: bool = False) -> None:
        """As any session's."""
        with self._whole():
            super().executemany(query, params_seq, returning=returning)

    def stream(self, query: Query, params: Params | None = None, **how: Any) -> Iterator[Any]:
        """As any session's."""
        with self._whole():
            yield from super().stream(query, params, **how)

    @contextmanager
    def copy(
        self, statement: Query, params: Params | None = None, *, writer: Writer | None = None
    ) -> Iterator[Copy]:
        """As any session's."""
        with self._whole(), super().copy(statement, params, writer=writer) as copy:
            yield copy

    def _whole(self) -> AbstractContextManager[object]:
        session = self.connection
        return session.whole() if isinstance(session, Pooled) else nullcontext()


class _Held(Struct):
    """A lock that a guard holds, and for whom; who has closed, or let go, needs it no more."""

    lock: Lock
    owner: Pooled | None

    @property
    def wanted(self) -> bool:
        return self.owner is not None and not self.owner.closed


class Guard:
    """Holds the leases of a run's sessions, in a transaction that stays open as long as there are any.

    Between two statements that has neither a snapshot nor a number, so it holds back no vacuum. Each lock is
    taken behind a savepoint, as it can only be let go by going back to that: so one that was taken before
    others stays as long as these do. idle: seconds of silence after which the server takes us for frozen.
    """

    def __init__(self, connect: Callable[[], Pooled], idle: float) -> None:
        self._connect, self._idle = connect, idle
        self._every = min(idle * BEAT, BEAT_SECONDS)
        self._session: Pooled | None = None
        self._held: list[_Held] = []
        self._token = 0
        self._lock, self._over = threading.Lock(), threading.Event()

    def take(self, lock: Lock, owner: Pooled) -> int | None:
        """Take a lock for a session, unless another has it; gives the token of who holds it."""
        with self._lock:
            self._beat()  # which may find that all are lost
            held = next((each for each in self._held if each.lock == lock), None)
            if held is None:
                try:
                    self._try(lock, owner)
                except BaseException:
                    self._end()
                    raise
                self._settle()
                return self._token if self._held and self._held[-1].lock == lock else None
            if held.wanted:
                return None
            held.owner = owner
            return self._token

    def _try(self, lock: Lock, owner: Pooled) -> None:
        """Take a lock behind a savepoint of its own; of one that another has, nobody is the owner."""
        session = self._session or self._begin()
        said = f"savepoint held{len(self._held)}; select pg_try_advisory_xact_lock({lock.run})"
        taken = self._ask(session, said)[-1].get_value(0, 0) == b"t"
        self._held.append(_Held(lock, owner if taken else None))

    def _begin(self) -> Pooled:
        session = self._session = self._connect()
        self._token, self._over = secrets.randbits(63), threading.Event()
        silent = f"set local {TIMEOUTS[1]} = {round(self._idle * 1000)}"  # a shorter one may be the role's
        alone = f"select pg_advisory_xact_lock({self._token})"
        session.begin(silent, alone, level="read committed")
        threading.Thread(target=self._go_on, args=(self._over,), name="guard", daemon=True).start()
        return session

    def free(self, lock: Lock, owner: Pooled) -> None:
        """Let a session's lock go, as soon as none is held that was taken later."""
        with self._lock:
            for each in self._held:
                if each.lock == lock and each.owner is owner:
                    each.owner = None
            self._settle()

    def _settle(self) -> None:
        """Let go what nobody needs any more."""
        count = len(self._held)
        while self._held and not self._held[-1].wanted:
            self._held.pop()
        if self._session and len(self._held) < count:
            name = f"held{len(self._held)}"
            with suppress(Error):
                self._ask(self._session, f"rollback to {name}; release {name}" if self._held else "rollback")
        if not self._held or (self._session and self._session.closed):
            self._end()

    def _beat(self) -> None:
        """Show that we are not frozen; what was held is forgotten, if the session is lost."""
        if self._session:
            try:
                self._ask(self._session, "select 1")
            except Error:
                self._end()

    def _ask(self, session: Pooled, text: str) -> list[PGresult]:
        """What the server answers to statements, none of which waits; it is lost if nothing for so long."""
        found = answers(session, text, min(self._idle, NOTICED_SECONDS))
        if found is None:
            raise OperationalError(GONE)
        return _checked(found)

    def _end(self) -> None:
        """End the transaction, and all that it holds."""
        self._over.set()
        self._held.clear()
        if self._session:
            self._session.close()
            self._session = None

    def _go_on(self, over: threading.Event) -> None:
        while not over.wait(self._every):
            with self._lock:
                if not over.is_set():
                    self._settle()
                    self._beat()
