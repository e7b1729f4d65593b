"""Long keys: an entry of an index may have 2,704 bytes, so that of a long key it has the hash (decision 31).

A table's index is changed when the first long key comes: ordinary keys are indexed as they are, and cost
nothing. What is in the table stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from psycopg import errors

from etl.warehouse.ddl import catalog, hashed_key, quote
from etl.warehouse.locks import patiently
from etl.warehouse.merge import MOST_KEY_BYTES, Merge

if TYPE_CHECKING:
    from psycopg import Connection, Error

REFUSALS = (errors.ProgramLimitExceeded, errors.DependentObjectsStillExist, errors.InsufficientPrivilege)
"""What keeps a long key out of a table that people have made other things for."""


def make_room(connection: Connection, merge: Merge) -> None:
    """Have the target take the keys of what is staged; raises one of REFUSALS where that cannot be."""
    columns = merge.to_hash(connection)
    if columns - merge.hashed:
        patiently(connection, merge.target, partial(_index, connection, merge, columns))
        connection.execute("set local lock_timeout to default")
        merge.hashed = columns


def _index(connection: Connection, merge: Merge, columns: frozenset[str]) -> None:
    """Have the key's index be one with hashes; the old one goes last, as readers wait from then on."""
    name = merge.table.__tablename__
    before = catalog(connection, merge.schema, [name])[name]
    for sql in hashed_key(merge.table, merge.schema, columns):
        connection.execute(sql)
    for each in before.keys(merge.table):
        connection.execute(f"alter table {merge.target} drop constraint if exists {quote(each.name)}")
        connection.execute(f"drop index if exists {quote(merge.schema, each.name)}")
    # else nobody who has the table published could go on to change its rows
    connection.execute(f"alter table {merge.target} replica identity full")


def why(error: Error) -> str:
    """Why a key is refused, and what can be done."""
    said = f"the key has more than {MOST_KEY_BYTES:,} bytes"
    if isinstance(error, errors.InsufficientPrivilege):
        return f"{said}, which takes an index that only the owner of the table can make"
    if isinstance(error, errors.DependentObjectsStillExist):
        detail = (error.diag.message_detail or "something depends on it").splitlines()[0]
        return f"{said}, and the primary key, which cannot hold it, cannot be replaced: {detail}"
    index = error.diag.constraint_name
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
