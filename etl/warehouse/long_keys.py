"""Long keys: an entry of an index may have 2,704 bytes, so that of a long key it has the hash (decision 31).

A table's index is changed when the first long key comes: ordinary keys are indexed as they are, and cost
nothing. What is in the table stays as it is.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from psycopg import Error, errors

from etl.warehouse.ddl import Found, catalog, hashed_key, quote
from etl.warehouse.locks import PATIENCE, patiently
from etl.warehouse.merge import MOST_KEY_BYTES, Merge

if TYPE_CHECKING:
    from psycopg import Connection


class NoRoomError(Exception):
    """The key has to stay as it is, for the reason that this says."""


REFUSALS = (NoRoomError, errors.ProgramLimitExceeded)
"""What keeps a long key out of a table that people have made other things of, such as an index."""

KEPT = ("0A", "2B", "42", "54")
"""Classes of SQLSTATEs: what is not to be had of this table, whenever it is tried again."""

NO_IDENTITY = """
select from pg_catalog.pg_class c
where c.oid = to_regclass(%s) and c.relreplident in ('d', 'i') and not exists (
    select from pg_catalog.pg_index i
    where i.indrelid = c.oid and case c.relreplident when 'd' then i.indisprimary else i.indisreplident end)
"""


def make_room(connection: Connection, merge: Merge) -> None:
    """Have the target take the keys of what is staged; NoRoomError where that cannot be."""
    columns = merge.to_hash(connection)
    if not columns - merge.hashed:
        return
    waits = connection.execute("select current_setting('lock_timeout')").fetchone()
    began = time.monotonic()
    try:
        before = patiently(connection, merge.target, partial(_index, connection, merge, columns))
        # what took long to make is worth as long a wait
        patience = max(PATIENCE, time.monotonic() - began)
        patiently(connection, merge.target, partial(_exchange, connection, merge, before), patience)
    except Error as error:
        if (error.sqlstate or "").startswith(KEPT):
            raise NoRoomError(why(error)) from None
        raise
    connection.execute("select set_config('lock_timeout', %s, true)", waits)


def _index(connection: Connection, merge: Merge, columns: frozenset[str]) -> Found:
    """Make the index that has hashes, beside the old one: readers do not wait; the table as it was before."""
    # alone, as of two who made one, each would wait for the other to let the old one go
    connection.execute(f"lock table {merge.target} in share row exclusive mode")
    name = merge.table.__tablename__
    before = catalog(connection, merge.schema, [name])[name]
    merge.hashed = before.hashed(merge.table) | columns
    if merge.hashed != before.hashed(merge.table):  # else another stream, which fills it too, was first
        with connection.transaction(force_rollback=True):
            _exchange(connection, merge, before)  # whether it may go: an index of very many rows takes long
        for sql in hashed_key(merge.table, merge.schema, merge.hashed):
            connection.execute(sql)
    return before


def _exchange(connection: Connection, merge: Merge, before: Found) -> None:
    """Have the old key go: readers wait from then on."""
    for each in before.keys(merge.table):
        if frozenset(map(quote, each.hashed)) != merge.hashed:
            connection.execute(f"alter table {merge.target} drop constraint if exists {quote(each.name)}")
            connection.execute(f"drop index if exists {quote(merge.schema, each.name)}")
    # else nobody who has the table published could go on to change its rows
    if connection.execute(NO_IDENTITY, (merge.target,)).fetchone() is not None:
        connection.execute(f"alter table {merge.target} replica identity full")
        connection.execute(f"update {merge.target} set _hash = _hash where false")  # may be refused for that


def why(error: Exception) -> str:
    """Why a key is refused, and what can be done."""
    if isinstance(error, NoRoomError):
        return str(error)
    said = f"the key has more than {MOST_KEY_BYTES:,} bytes"
    if isinstance(error, errors.InsufficientPrivilege):
        return f"{said}, which takes an index that only the owner of the table can make"
    diag = error.diag if isinstance(error, Error) else None
    if diag and not isinstance(error, errors.ProgramLimitExceeded):
        primary, detail = diag.message_primary or "", (diag.message_detail or "").splitlines()
        told = detail[:1] if isinstance(error, errors.DependentObjectsStillExist) else [primary, *detail[:1]]
        return f"{said}, and the primary key, which cannot hold it, cannot be replaced: {': '.join(told)}"
    index = diag.constraint_name if diag else None
    return f"{said}, and {f'index {index}' if index else 'an index of the table'} cannot hold the row"


INDEXES = """
select quote_ident(n.nspname) || '.' || quote_ident(x.relname), a.attname
from pg_catalog.pg_index i
join pg_catalog.pg_class x on x.oid = i.indexrelid
join pg_catalog.pg_namespace n on n.oid = x.relnamespace
join pg_catalog.pg_am m on m.oid = x.relam
join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
where i.indrelid = to_regclass(%s) and a.attname = any(%s) and m.amname = 'btree' and i.indnatts <= %s
      and not i.indisunique and i.indpred is null and i.indexprs is null
"""


def take_any(connection: Connection, target: str, columns: Sequence[str], *, most: int = 1) -> bool:
    """Have the plain indexes of these columns of a table, quoted, take texts of any length; if there are any.

    Whatever is looked for there is looked for by a whole value. most: columns that an index may have, which
    begins with one of these.
    """
    found = connection.execute(INDEXES, (target, list(columns), most)).fetchall()
    for index, column in found:
        connection.execute(f"create index on {target} using hash ({quote(column)})")
        connection.execute(f"drop index {index}")
    return bool(found)
