"""States: what the readers of streams left behind, to go on from there; a part of the ledger.

A row is written in the transaction that commits the rows which it speaks for, and read while holding
the stream's lease. `ledger.uncover` forgets it together with the coverage. The row without a stream says
whose account a source's rows are of.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from etl.errors import StateError
from etl.window import BEGINNING

if TYPE_CHECKING:
    from psycopg import Connection

TABLE = """
create table if not exists tributary.states (
    source text not null,
    stream text not null,
    state text not null,
    window_start timestamptz not null,
    run_id text not null,
    written_at timestamptz not null default now(),
    primary key (source, stream)
);
comment on table tributary.states is
    'Where a stream''s reader goes on: what lies before is in the warehouse.';
"""


class Left(Struct, frozen=True):
    """What the reader of a stream left behind.

    since: start of the window, or the first of several, that were read to get there.
    """

    text: str
    since: datetime
    run_id: str


def left(connection: Connection, source: str, stream: str) -> Left | None:
    """What the stream's reader last left behind; to be asked while holding its lease."""
    row = connection.execute(
        "select state, window_start, run_id from tributary.states where source = %s and stream = %s",
        (source, stream),
    ).fetchone()
    return Left(*row) if row else None


def leave(connection: Connection, source: str, stream: str, text: str, since: datetime, run_id: str) -> None:
    """Keep what the stream's reader leaves behind, in the transaction of its rows; "" forgets it."""
    if not text:
        connection.execute("delete from tributary.states where source = %s and stream = %s", (source, stream))
        return
    connection.execute(
        "insert into tributary.states (source, stream, state, window_start, run_id)"
        " values (%s, %s, %s, %s, %s)"
        " on conflict (source, stream) do update set state = excluded.state,"
        " window_start = excluded.window_start, run_id = excluded.run_id, written_at = excluded.written_at",
        (source, stream, text, since, run_id),
    )


STANDING = """
select stream, window_start::text as start, window_end::text as "end", state, written_at  -- perhaps infinity
from (select * from tributary.coverage where source = %(source)s) covered
full join (select stream, state, written_at from tributary.states where source = %(source)s) left_behind
using (stream) order by stream, window_start
"""

ACCOUNT = ""
"""The stream of the row that says whose account it is."""


def standing(connection: Connection, source: str) -> list[dict[str, Any]]:
    """What is known of a source to go on from: a row per covered window, with what the reader left behind."""
    from psycopg.rows import dict_row

    with connection.cursor(row_factory=dict_row) as cursor:
        return list(cursor.execute(STANDING, {"source": source}))


WRONG = """
select max(at)::text from (
    select window_end as at, window_start < window_end as goes_on from tributary.coverage
    where source = %(source)s and stream = %(stream)s
    union all
    select window_start, true from tributary.states where source = %(source)s and stream = %(stream)s
) told where not goes_on or at > now() + interval '1 day'
"""


def require_sound(connection: Connection, source: str, stream: str) -> None:
    """Raise StateError if what the ledger says of a stream cannot be: that it was read in days to come."""
    (wrong,) = connection.execute(WRONG, {"source": source, "stream": stream}).fetchone() or (None,)
    if wrong is not None:
        raise StateError(
            f"{source}.{stream}: the ledger says that it was read to {wrong}, which cannot be;"
            f" `etl state {source} {stream}` shows it, with --until TIME it is read again from there."
        )


def require_account(connection: Connection, source: str, account: str, run_id: str) -> None:
    """Raise StateError if what is there of a source is another account's; remember whose it is."""
    if not account:
        return
    known = left(connection, source, ACCOUNT)
    if known is None:
        leave(connection, source, ACCOUNT, account, BEGINNING, run_id)
    elif known.text != account:
        raise StateError(
            f"{source}: its rows are of account {known.text}, the credentials of {account}: they"
            " would be mixed. Correct the credentials, or give the other account a [sources.NAME] of its own;"
            f" if it is the same one under a new name, `etl state {source} --same-account`."
        )
