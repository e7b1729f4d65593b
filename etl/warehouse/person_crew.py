"""Sessions beside the one that commits a run: they read what is new, and build what is large.

PostgreSQL works on one core for one session. What these do is committed as they go, where nobody looks for
it: in the stage, and in tables of a first run, which count once the run has made the small ones beside them.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from etl.errors import SessionLost
from etl.warehouse.arrays import taught
from etl.warehouse.ddl import literal
from etl.warehouse.leases import IDENTITY, stay
from etl.warehouse.person_rows import transaction

if TYPE_CHECKING:
    from psycopg import Connection

    from etl.warehouse.postgres import Warehouse

ENDED = "the session of this run of identity has ended; run it again."
SESSIONS = 2
PATIENCE = 5.0  # seconds for the server to hear that a work is to end
PAUSE = 0.2  # seconds until one is told again that was between two statements
P = ParamSpec("P")
T = TypeVar("T")


class Crew:
    """Does works of which so many are done at a time, the first come first, each in one transaction.

    run: the token of the transaction that commits the run; without it nothing is done any more.
    """

    def __init__(self, warehouse: Warehouse, pool: ThreadPoolExecutor, snapshot: str, run: int) -> None:
        self._warehouse, self._pool, self._snapshot, self._run = warehouse, pool, snapshot, run
        self._given: list[Future[Any]] = []
        self._busy: set[Connection] = set()
        self._lock = Lock()

    def read(
        self, work: Callable[Concatenate[Connection, P], T], *given: P.args, **named: P.kwargs
    ) -> Future[T]:
        """A work that sees all tables as they were when the crew came together."""
        return self._give(self._snapshot, work, given, named)

    def do(
        self, work: Callable[Concatenate[Connection, P], T], *given: P.args, **named: P.kwargs
    ) -> Future[T]:
        """A work that sees what others have done."""
        return self._give("", work, given, named)

    def build(
        self, works: Sequence[Callable[[Connection], None]], last: Sequence[Callable[[Connection], None]]
    ) -> list[Future[None]]:
        """Works that fill a table, maybe at once, and those that come last: once all the former are done."""
        left = len(works)

        def fill(work: Callable[[Connection], None]) -> None:
            nonlocal left
            self._do("", work, (), {})
            with self._lock:
                left -= 1
                done = not left
            if done:
                for each in last:
                    self.do(each)

        filling = [self._pool.submit(fill, work) for work in works]
        self._given += filling
        return filling

    def wait(self) -> None:
        """Return when all has been done, and what that had done last; raises what a work raised."""
        for each in self._given:
            each.result()
        self._given = []

    def _give(
        self, snapshot: str, work: Callable[..., T], given: tuple[object, ...], named: dict[str, object]
    ) -> Future[T]:
        future = self._pool.submit(self._do, snapshot, work, given, named)
        self._given.append(future)
        return future

    def _do(
        self, snapshot: str, work: Callable[..., T], given: tuple[object, ...], named: dict[str, object]
    ) -> T:
        level = "repeatable read" if snapshot else "read committed"
        with (
            self._warehouse.connection() as session,
            self._known(session),
            transaction(session, level),
        ):
            if snapshot:
                _see(session, snapshot)
            if session.execute(stay(IDENTITY, self._run)).fetchone() != (True,):
                raise SessionLost(ENDED)
            return work(taught(session), *given, **named)

    @contextmanager
    def _known(self, session: Connection) -> Iterator[None]:
        with self._lock:
            self._busy.add(session)
        try:
            yield
        finally:
            with self._lock:
                self._busy.discard(session)

    def cancel(self) -> None:
        """End what is being done, and what was to be done."""
        from psycopg import Error

        self._pool.shutdown(wait=False, cancel_futures=True)
        while running := [each for each in self._given if not each.done()]:
            with self._lock:
                busy = list(self._busy)
            for session in busy:
                with suppress(Error):  # the way to the server may be gone: then that ends it
                    session.cancel_safe(timeout=PATIENCE)
            wait(running, PAUSE)


def _see(session: Connection, snapshot: str) -> None:
    """Have a transaction see what a snapshot does; SessionLost if who exported it is gone."""
    from psycopg import errors

    try:
        session.execute(f"set transaction snapshot {literal(snapshot)}")
    except (errors.InvalidParameterValue, errors.UndefinedObject, errors.ObjectNotInPrerequisiteState):
        raise SessionLost(ENDED) from None


@contextmanager
def crew(warehouse: Warehouse, session: Connection) -> Iterator[Crew]:
    """Such sessions, which see what this one, in a transaction, sees now; all has been done afterwards."""
    run = secrets.randbits(63)
    row = session.execute(f"select pg_export_snapshot(), pg_advisory_xact_lock({run})").fetchone()
    with ThreadPoolExecutor(SESSIONS, "identity") as pool:
        made = Crew(warehouse, pool, row[0] if row else "", run)
        try:
            yield made
        except BaseException:
            made.cancel()
            raise
