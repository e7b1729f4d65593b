"""Leases: what one run at a time may work on, whether its sessions are its own or a pool's.

A lease is an advisory lock. It is a session's, and whoever has lost that can commit nothing; through a pool
it is a guard's (`etl.warehouse.pooled`), and what commits is another session. So each transaction beside it
shares a second lock as long as it lasts, which the next who takes the lease has to find free: what a run
whose lease is lost has yet in flight ends first, and what it begins later is refused.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from etl.warehouse.ddl import literal
from etl.warehouse.locks import busy, end_frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection

    from etl.warehouse.pooled import Pooled

ENDED_IN = 5.0  # seconds in which the server ends a session that it is told to
TIMEOUTS = ("idle_session_timeout", "idle_in_transaction_session_timeout")
"""Of which a server knows the first from PostgreSQL 14 on."""


class Lock(Struct, frozen=True):
    """What is leased: how errors call its being held, and the expressions of its locks.

    run: the lease's. commits: that of the transactions beside it.
    """

    what: str
    run: str
    commits: str


def of_stream(source: str, stream: str) -> Lock:
    """The lock of one stream of one source."""
    return named(f"{source}.{stream}")


def named(name: str) -> Lock:
    """The lock of a stream by its full name."""
    run, commits = (f"hashtextextended({literal(name)}, {seed})" for seed in (1, 4))
    return Lock(f"{name} is being synced", run, commits)


IDENTITY = Lock(
    "identity is being worked on", "hashtextextended('identity', 3)", "hashtextextended('identity crew', 3)"
)
CUSTOMERS = Lock(
    "customers are being refreshed",
    "hashtextextended('customers', 3)",
    "hashtextextended('customers commits', 3)",
)


def lent(connection: Connection) -> Pooled | None:
    """The session, if a pool lends it: asked of itself, as whoever has none need not import what such are."""
    return cast("Pooled", connection) if getattr(connection, "lent", False) else None


def lease(connection: Connection, lock: Lock, patience: float = 0.0, idle: float | None = None) -> None:
    """Hold a lock for this session alone, until the session ends; AlreadyRunning if another has it.

    patience: seconds in which the other may let it go. idle: seconds of silence after which a session is
    ended, by the server or by the next that wants its lease: its process is frozen, though its system goes on
    answering keepalives.
    """
    until, silent = time.monotonic() + patience, idle
    while not _taken(connection, lock, idle):
        if silent is not None and end_frozen(connection, silent, lock.run, lock.commits):
            until, silent = max(until, time.monotonic() + ENDED_IN), None
        if time.monotonic() >= until:
            raise busy(connection, lock.what, lock.run, lock.commits)
        time.sleep(0.1)


def _taken(connection: Connection, lock: Lock, idle: float | None) -> bool:
    if pooled := lent(connection):
        return pooled.take(lock, idle)
    taken = connection.execute(
        f"select case when not pg_try_advisory_lock({lock.run}) then false"
        f" when pg_try_advisory_xact_lock({lock.commits}) then true"
        f" else not pg_advisory_unlock({lock.run}) end"
    ).fetchone() == (True,)
    if taken and idle is not None:
        connection.execute(limited(idle, TIMEOUTS, local=False))
    return taken


def limited(idle: float, names: Sequence[str], *, local: bool) -> str:
    """The statement that has a session be silent for so many seconds at most, unless it may for less already.

    local: until the transaction ends.
    """
    most, given = f"'{round(idle * 1000)}ms'", ", ".join(map(literal, names))
    return (
        f"select set_config(name, {most}, {local}) from unnest(array[{given}]) t(name)"
        f" where current_setting(name, true)::interval not between '1ms' and {most}::interval"
    )


def release(connection: Connection, lock: Lock) -> None:
    """Let a lock go, and the session be silent again for as long as it may."""
    if pooled := lent(connection):
        pooled.free(lock)
        return
    known = TIMEOUTS if connection.info.server_version >= 140_000 else TIMEOUTS[1:]
    resets = "".join(f"reset {name}; " for name in known)
    connection.execute(f"{resets}select pg_advisory_unlock({lock.run})")


def stay(lock: Lock, token: int) -> str:
    """The statement by which a transaction lasts as long as the lease may: whether it is held still.

    token: of a lock that none but the lease's holder takes, together with it. To be executed first, as then
    nobody else can have begun; see `Lock.commits`.
    """
    return (
        f"select case when pg_try_advisory_xact_lock_shared({lock.commits})"
        f" then not pg_try_advisory_xact_lock_shared({token}) else false end"
    )
