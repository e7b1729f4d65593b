"""What people ask of the warehouse: what it is, what we may do there, how full a table is, what a query says.

Nothing here changes anything. The errors of the driver come out as WarehouseError.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.errors import WarehouseError
from etl.warehouse.ddl import quote
from etl.warehouse.driver_errors import explain

if TYPE_CHECKING:
    from psycopg import Connection

    from etl.schema import Table
    from etl.warehouse.postgres import Warehouse

EXACT_ROWS = 1_000_000  # counted one by one in under 0.1 s; beyond, the planner's estimate will do
ROWS_AT_ONCE = 1_000  # of an answer: bounds memory without costing a round trip a row
SEVERAL = "`etl query` takes one statement, which reads; `etl psql` takes any."
QUERY_CANCELED = "57014"

OURS_ALONE = frozenset(("PGOPTIONS", "PGAPPNAME", "PGCONNECT_TIMEOUT", "PGCLIENTENCODING"))
"""Settings of our own sessions, which a person's psql should not have."""


@contextmanager
def explained() -> Iterator[None]:
    """Turn the driver's errors into WarehouseError: one line, without a row's values."""
    from psycopg import Error

    try:
        yield
    except Error as error:
        raise explain(error) from None


@dataclass(frozen=True, slots=True)
class Server:
    """What answers at the warehouse's URL, and as whom.

    too_mighty: what the role may do that a loader should not be able to, such as "superuser".
    """

    version: str
    database: str
    role: str
    too_mighty: tuple[str, ...]


def server(connection: Connection) -> Server:
    """The server, database and role of this session."""
    version, database, role, superuser, createrole, program = _one(
        connection,
        "select current_setting('server_version'), current_database(), current_user, rolsuper, rolcreaterole,"
        " pg_has_role('pg_execute_server_program', 'usage')"
        " from pg_catalog.pg_roles where rolname = current_user",
    )
    if superuser:
        mighty: tuple[str, ...] = ("superuser",)
    else:
        mighty = tuple(
            n for n, has in (("createrole", createrole), ("pg_execute_server_program", program)) if has
        )
    return Server(version.split()[0], database, role, mighty)


def unreadable(connection: Connection, tables: Sequence[tuple[str, str]]) -> list[str]:
    """The tables, by schema and name, that this role may not read, and the statement that would allow it."""
    rows = connection.execute(
        "select n.nspname, current_user, has_schema_privilege(n.oid, 'usage'), count(*), min(c.relname)"
        " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " join unnest(%s::text[], %s::text[]) t (schema_name, table_name)"
        " on t.schema_name = n.nspname and t.table_name = c.relname"
        " where not has_schema_privilege(n.oid, 'usage') or not has_table_privilege(c.oid, 'select')"
        " group by 1, 2, 3 order by 1",
        ([schema for schema, _ in tables], [table for _, table in tables]),
    )
    found = []
    for schema, role, usable, count, table in rows:
        grants = "" if usable else f"grant usage on schema {quote(schema)} to {quote(role)}; "
        grants += f"grant select on all tables in schema {quote(schema)} to {quote(role)};"
        others = f" and {count - 1} more" if count > 1 else ""
        found.append(f"role {role} may not read {schema}.{table}{others}; run: {grants}")
    return found


def live_rows(connection: Connection, schema: str, names: Sequence[str]) -> dict[str, tuple[int, bool]]:
    """Per table that exists, how many rows live in it, and whether that is only estimated."""
    tables = connection.execute(
        "select relname, reltuples::bigint from pg_catalog.pg_class where relname = any(%s)"
        " and relnamespace = to_regnamespace(quote_ident(%s)) and relkind in ('r', 'p')",
        (list(names), schema),
    ).fetchall()
    if not tables:
        return {}
    each = (
        f"(select count(*) from (select from {quote(schema, name)} where _deleted_at is null"
        f" limit {EXACT_ROWS + 1}) few)"
        for name, _ in tables
    )
    counts = _one(connection, f"select {', '.join(each)}")  # one query: a hundred small ones took 0.4 s
    return {
        name: (exact, False) if exact <= EXACT_ROWS else (max(exact, estimate), True)
        for (name, estimate), exact in zip(tables, counts, strict=True)
    }


def failing_views(connection: Connection, schema: str) -> tuple[dict[str, str], int]:
    """The views of a schema that fail if asked for a row, each with the SQLSTATE; and how many there are.

    One that takes longer than a second counts as answering.
    """
    from psycopg import Error

    names = connection.execute(
        "select relname from pg_catalog.pg_class where relkind = 'v'"
        " and relnamespace = to_regnamespace(quote_ident(%s)) order by 1",
        (schema,),
    ).fetchall()
    failing = {}
    for (name,) in names:
        try:
            with connection.transaction(force_rollback=True):
                connection.execute("set local statement_timeout = '1s'")
                connection.execute(f"select * from {quote(schema, name)} limit 1")
        except Error as error:
            if error.sqlstate is None:
                raise
            if error.sqlstate != QUERY_CANCELED:
                failing[name] = error.sqlstate
    return failing, len(names)


@contextmanager
def answer(
    warehouse: Warehouse, query: str, *, seconds: float = 0.0, most: int = 0
) -> Iterator[tuple[list[str], Iterator[tuple[Any, ...]]]]:
    """The columns of one query and its rows, as they come; nothing can be changed by it.

    jsonb comes as JsonValue. seconds: after which the server gives up; most: rows, so that a sort keeps no
    more; 0: no limit. Raises WarehouseError, also while the rows are read; NotThere for a table or column
    that there is not.
    """
    from psycopg import errors
    from psycopg.types.json import set_json_loads

    if most:
        query = f"select * from (\n{query}\n) as answer limit {most}"
    with closing(warehouse.connect()) as session, explained(), session.transaction():
        session.execute("set transaction read only")
        session.execute(f"set local statement_timeout = {round(seconds * 1000)}".encode())
        columns = _columns(session, query)
        cursor = session.cursor()
        set_json_loads(_as_text, cursor)
        try:
            yield columns, cursor.stream(query.encode(), size=ROWS_AT_ONCE)
        except errors.ReadOnlySqlTransaction as error:
            raise WarehouseError(f"{explain(error)}: {SEVERAL}") from None
        finally:
            session.close()  # before the transaction waits for rows that nobody took


def absent(connection: Connection, names: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of these tables and views, by schema and name, that there are not."""
    found = connection.execute(
        "select n.nspname, c.relname from pg_catalog.pg_class c"
        " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " where n.nspname = any(%s) and c.relkind in ('r', 'v', 'm', 'p', 'f')",
        ([schema for schema, _ in names],),
    )
    return set(names) - set(found.fetchall())


class JsonValue:
    """A value of type json or jsonb: its text, as the database gave it."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def _as_text(value: str | bytes) -> JsonValue:
    return JsonValue(value if isinstance(value, str) else value.decode())


def _columns(session: Connection, query: str) -> list[str]:
    """The columns that a statement gives; WarehouseError if it is several, or not one that gives any."""
    from psycopg import errors, pq

    described = session.pgconn.prepare(b"", query.encode())
    if described.status == pq.ExecStatus.COMMAND_OK:
        described = session.pgconn.describe_prepared(b"")
    if described.status != pq.ExecStatus.COMMAND_OK:
        error = errors.error_from_result(described)
        if "multiple commands" in str(error):
            raise WarehouseError(f"these are several statements: {SEVERAL}")
        raise error
    if not described.nfields:
        raise WarehouseError(f"that statement gives no rows: {SEVERAL}")
    return [(described.fname(i) or b"").decode() for i in range(described.nfields)]


def libpq_environment(warehouse: Warehouse) -> dict[str, str]:
    """The environment by which libpq's programs reach the warehouse; holds the password."""
    from psycopg import pq

    names = {
        option.keyword.decode(): option.envvar.decode()
        for option in pq.Conninfo.get_defaults()
        if option.envvar
    }
    with closing(warehouse.connect()) as session:
        given = {names[k]: v for k, v in session.info.get_parameters().items() if k in names}
        password = session.info.password
    given = {name: value for name, value in given.items() if name not in OURS_ALONE}
    return given | ({"PGPASSWORD": password} if password else {})


def fingerprint(connection: Connection, schema: str, table: type[Table]) -> str:
    """A checksum of what a table holds, whenever and in whatever order it was loaded; "" if there is none.

    Equal for equal rows: what only tells when, or by which way, a row was loaded is left out.
    """
    target = quote(schema, table.__tablename__)
    if _one(connection, "select to_regclass(%s) is null", target) == (True,):
        return ""
    names = [quote(c.name) for c in table.columns if c.name not in table.__sometimes__]
    names += ["_extra", "_deleted_at is null", *([] if table.__sometimes__ else ["_hash"])]
    keys = ", ".join(f'{quote(c.name)}::text collate "C"' for c in table.key)
    each = f"md5(row({', '.join(names)})::text)"
    rows, checksum = _one(
        connection,
        f"select count(*), md5(coalesce(string_agg({each}, '' order by {keys}), '')) from {target}",
    )
    return f"{rows} rows, {checksum}"


def unforeseen(connection: Connection, schema: str, table: type[Table]) -> list[str]:
    """The names of fields that the vendor sends and the table has no column for: what is in `_extra`."""
    target = quote(schema, table.__tablename__)
    if _one(connection, "select to_regclass(%s) is null", target) == (True,):
        return []
    found = connection.execute(
        f"select distinct jsonb_object_keys(_extra) from {target} where _extra <> '{{}}' order by 1"
    )
    return [name for (name,) in found]


def _one(connection: Connection, query: str, *arguments: object) -> tuple[Any, ...]:
    """The row of a query that always has one."""
    row = connection.execute(query, arguments or None).fetchone()
    if row is None:
        raise WarehouseError("the warehouse gave no row where there always is one; is it a PostgreSQL?")
    return row
