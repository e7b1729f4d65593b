"""Changes of tables and views that are being read: nobody waits long for them, nor they for long readers.

What waits for a table's exclusive lock has all who come after it wait behind, readers too. So each try waits
for a moment only, and lets them pass before the next. That is less than the server waits until it has an
autovacuum give way, so a lock that no reader waits behind asks for that first. What only one run may do at a
time is a lock too, and who holds it is told.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from etl.errors import AlreadyRunning, WarehouseError
from etl.log import logger

if TYPE_CHECKING:
    from psycopg import Connection

log = logger("warehouse")
T = TypeVar("T")

MOMENT = 0.5  # seconds that a try waits for a lock, and others behind it
PATIENCE = 30.0  # seconds until it is given up
PAUSE = 0.5
GIVEN_WAY = (
    5.0  # seconds in which an autovacuum ends that is in the way; `deadlock_timeout`, 1, is part of them
)

HOLDERS = """
select distinct a.pid, coalesce(a.usename, '?'), coalesce(a.state, 'active'),
       to_char(a.xact_start at time zone 'UTC', 'HH24:MI:SS')
from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
where l.granted and l.pid <> pg_backend_pid() and l.relation = to_regclass(%s)
      and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
order by 4
"""


HOLDING = """
from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.pid <> pg_backend_pid()
      and (l.classid::bigint << 32) | l.objid::bigint = any(%s)
      and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
"""

USING = """
from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
where l.locktype = 'relation' and l.granted and l.pid <> pg_backend_pid()
      and l.relation in (select to_regclass(name) from unnest(%s::text[]) name)
      and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
"""

LEASED = f"""
select a.pid, coalesce(a.usename, '?'), a.state, host(a.client_addr),
       to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS'),
       to_char(a.state_change at time zone 'UTC', 'HH24:MI:SS')
{HOLDING} order by a.backend_start limit 1
"""

FROZEN = """
      and a.wait_event = 'ClientRead' and a.state_change < clock_timestamp() - %s * interval '1 second'
      and pg_has_role(a.usesysid, 'usage')
"""
"""The server waits for what a client says next, or for more of a COPY. Who may look may not always end it."""


def patiently(
    connection: Connection,
    name: str,
    work: Callable[[], T],
    patience: float = PATIENCE,
    moment: float = MOMENT,
) -> T:
    """Do what locks a table or view, in a transaction: again and again while it is in use.

    name: quoted, of the table or view. moment: seconds that a try waits; more, where no reader waits behind.
    Raises WarehouseError, which names the sessions that use it, after so many seconds of `patience`.
    """
    from psycopg import errors

    until, again = time.monotonic() + patience, False
    while True:
        try:
            with connection.transaction():
                if again:
                    _without_autovacuum(connection, name)
                connection.execute(f"set local lock_timeout = {round(moment * 1000)}")
                return work()
        except errors.LockNotAvailable:
            if time.monotonic() >= until:
                raise WarehouseError(_in_use(connection, name)) from None
        again = True
        time.sleep(PAUSE)


def _without_autovacuum(connection: Connection, name: str) -> None:
    """Keep autovacuum from a table until the transaction ends; one that is at work ends."""
    from psycopg import Error

    with suppress(Error), connection.transaction():
        connection.execute(f"set local lock_timeout = {round(GIVEN_WAY * 1000)}")
        connection.execute(f"lock table {name} in share update exclusive mode")


def _in_use(connection: Connection, name: str) -> str:
    rows = connection.execute(HOLDERS, (name,)).fetchall()
    sessions = [
        f"session {pid} of role {role} ({state}, since {since} UTC)" for pid, role, state, since in rows
    ]
    who = (
        f"by {', '.join(sessions)}; end that, `select pg_terminate_backend({rows[0][0]})`,"
        if rows
        else "for long;"
    )
    return f"{name} has to be changed, and is in use {who} or run again later"


def busy(connection: Connection, what: str, *keys: str) -> AlreadyRunning:
    """The error that something is at work by another run: names the session that holds one of these locks.

    keys: expressions of SQL, of advisory locks. Who may not look at another role's sessions is told no more
    than its number and its role.
    """
    asked = f"select array[{', '.join(keys)}]"
    row = connection.execute(LEASED, connection.execute(asked).fetchone()).fetchone()
    if row is None:  # it has let go meanwhile
        return AlreadyRunning(f"{what} by another run; wait for it, or end it.")
    pid, role, state, address, connected, since = row
    shown = ""
    if state is not None:
        at = f" at {address}" if address else ""
        shown = f"{at} (connected since {connected}, {state} since {since} UTC)"
    return AlreadyRunning(
        f"{what} by another run; wait for it, or end it: session {pid} of role {role}{shown},"
        f" by `select pg_terminate_backend({pid})`."
    )


def end_frozen(connection: Connection, idle: float, *keys: str) -> bool:
    """End sessions that hold advisory locks, if they have been silent for so many seconds; whether any was.

    The server does so by itself where it can: not in the middle of a COPY, and before PostgreSQL 14 in a
    transaction alone. A COPY takes seconds, so whoever is silent in one is frozen. Another role's session it
    may not end, nor see what that waits for. keys: expressions of SQL.
    """
    (found,) = connection.execute(f"select array[{', '.join(keys)}]").fetchone() or ([],)
    return _ended(connection, HOLDING, found, idle)


def end_users(connection: Connection, idle: float, tables: Sequence[str]) -> bool:
    """End the sessions that use tables, quoted, likewise: a frozen process may have more than its lease's."""
    return _ended(connection, USING, list(tables), idle)


def _ended(connection: Connection, holding: str, what: list[Any], idle: float) -> bool:
    found = f"select distinct a.pid {holding} {FROZEN}"
    ended = connection.execute(
        f"select pid, pg_terminate_backend(pid) from ({found}) frozen", (what, idle)
    ).fetchall()
    for pid, _ in ended:
        log.warning(
            "session %d was silent for more than %g s, and was ended: its process is frozen", pid, idle
        )
    return bool(ended)
