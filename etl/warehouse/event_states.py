"""Tables of the latest state, as `etl events load` keeps them up to date with the calls of a chunk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.warehouse.ddl import quote
from etl.warehouse.event_tables import columns
from etl.warehouse.known import array

if TYPE_CHECKING:
    from psycopg import Connection


def keep_latest(
    connection: Connection,
    schema: str,
    place: tuple[str, str, str],
    ids: Sequence[str],
    said: Collection[str],
    unlimit: Callable[[str], bool],
) -> None:
    """Bring a table of the latest state up to date with new calls: of each trait the newest value.

    place: the table of calls, that of the state, and whose ids it has. said: columns that the new calls may
    have; others may even differ in type. unlimit: see `write`. Of somebody of whom there is a row as new
    already, all calls are looked at, so that the order of loading never matters.
    """
    from psycopg.errors import ProgramLimitExceeded, StringDataRightTruncation

    from etl.warehouse.long_keys import take_any

    calls, state, key = place
    source, target, by = quote(schema, calls), quote(schema, state), quote(key)
    there, new = columns(connection, schema), array(ids)
    skip = ("id", "received_at", "uuid_ts", key)
    traits = [quote(c) for c in there[state] if c in said and c not in skip]
    late = connection.execute(
        f"select distinct u.id from {source} n join {target} u on u.id = n.{by}"
        " where n.id = any(%s::text[]) and n.received_at <= u.received_at",
        (new,),
    ).fetchall()
    newest = 'order by n.received_at desc, n."timestamp" desc, n.id desc'
    each = "".join(f", (array_agg({c} {newest}) filter (where {c} is not null))[1] as {c}" for c in traits)
    own = ", ".join(["received_at", "uuid_ts", *traits])
    latest = [
        "received_at = greatest(u.received_at, f.received_at)",
        "uuid_ts = greatest(u.uuid_ts, f.uuid_ts)",
    ]
    set_ = ", ".join([*latest, *(f"{c} = coalesce(f.{c}, u.{c})" for c in traits)])
    sql = (
        f"with n as (select * from {source} where id = any(%s::text[]) and {by} is not null"
        f" and {by} <> all(%s) union all select * from {source} where {by} = any(%s)),"
        f" f as materialized (select {by} as id, max(received_at) as received_at,"
        f" max(uuid_ts) as uuid_ts{each} from n group by {by}),"
        f" updated as (update {target} u set {set_} from f where u.id = f.id returning u.id)"
        f" insert into {target} (id, {own})"
        f" select id, {own} from f where not exists (select from updated where updated.id = f.id)"
    )
    given = (new, *[[id for (id,) in late]] * 2)
    for last in (False, True):
        try:
            with connection.transaction():
                connection.execute(sql, given)
            return
        except StringDataRightTruncation:
            if last or not unlimit(state):
                raise WarehouseError(
                    f"a text is longer than its column of {schema}.{state} takes, which a view reads, so that"
                    " its limit stays; drop that view and load the file again"
                ) from None
        except ProgramLimitExceeded:
            if last or not take_any(connection, target, ["id"]):
                raise
