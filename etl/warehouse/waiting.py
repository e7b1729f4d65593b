"""Answers that are waited for so long and no longer, as a pool may have no session to lend."""

from __future__ import annotations

import time
from select import select
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg.pq.abc import PGresult


def answers(connection: Connection, text: str, patience: float) -> list[PGresult] | None:
    """What the server answers to statements; None, and the session closed, if not within so many seconds.

    Raises the driver's OperationalError when the session, or the way to it, is gone.
    """
    until, found, pgconn = time.monotonic() + patience, list["PGresult"](), connection.pgconn
    with connection.lock:
        pgconn.send_query(text.encode())
        while pgconn.flush():
            select([], [pgconn.socket], [], patience)
        while True:
            while pgconn.is_busy():
                if not select([pgconn.socket], [], [], max(until - time.monotonic(), 0.0))[0]:
                    connection.close()
                    return None
                pgconn.consume_input()
            answer = pgconn.get_result()
            if answer is None:
                return found
            found.append(answer)
