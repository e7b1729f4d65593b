"""What the loader's role may not do in the warehouse, each with the statement that would allow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl.errors import RightMissing, WarehouseError
from etl.warehouse.ddl import quote
from etl.warehouse.ledger import OWN_SCHEMAS

if TYPE_CHECKING:
    from psycopg import Connection

    from etl.warehouse.postgres import Warehouse

TOLD = 3  # of what is lacking, in one error; `etl check` lists all

SCHEMA = """
select current_user, current_database(), has_database_privilege(current_database(), 'create'),
       to_regnamespace(quote_ident(%s)) is not null,
       array(select p from unnest(array['usage', 'create']) p
             where not has_schema_privilege(to_regnamespace(quote_ident(%s))::oid, p))
"""

TABLES = """
select relname, pg_get_userbyid(relowner), current_user, pg_has_role(relowner, 'usage'),
       array(select p from unnest(%s::text[]) with ordinality u (p, n)
             where not has_table_privilege(oid, p) order by n)
from pg_catalog.pg_class
where relnamespace = to_regnamespace(quote_ident(%s)) and relkind in ('r', 'p')
order by 1
"""
USED = ("select", "insert", "update")
USED_OF_OURS = (*USED, "delete")


def missing(connection: Connection, schemas: Sequence[str]) -> list[str]:
    """What a loader into these schemas may not do: a line each, with role, object, privilege and GRANT."""
    found = []
    for schema in (*OWN_SCHEMAS, *schemas):
        found += _of_schema(connection, schema)
        used = USED_OF_OURS if schema in OWN_SCHEMAS else USED
        for table, owner, role, owned, lacking in connection.execute(TABLES, (list(used), schema)):
            name, to = quote(schema, table), quote(role)
            if not owned:
                why = f"belongs to role {owner}, so its columns cannot be kept up to date"
                found.append(f"table {schema}.{table} {why}; run: alter table {name} owner to {to};")
            if lacking:
                rights = ", ".join(lacking)
                may_not = f"role {role} may not {rights} there"
                found.append(f"table {schema}.{table}: {may_not}; run: grant {rights} on {name} to {to};")
    return found


def _of_schema(connection: Connection, schema: str) -> list[str]:
    role, database, makes, exists, lacking = connection.execute(SCHEMA, (schema, schema)).fetchall()[0]
    if exists and lacking:
        rights, thing, what = ", ".join(lacking), f"schema {quote(schema)}", "make tables in it"
    elif exists or makes:
        return []
    else:
        rights, thing, what = "create", f"database {quote(database)}", "make it"
    return [f"schema {schema}: role {role} may not {what}; run: grant {rights} on {thing} to {quote(role)};"]


def missing_for_customers(connection: Connection) -> list[str]:
    """What a loader may not do that only `etl customers refresh` does, likewise."""
    role, database, temporary = connection.execute(
        "select current_user, current_database(), has_database_privilege(current_database(), 'temporary')"
    ).fetchall()[0]
    found = _of_schema(connection, "customers")
    if not temporary:
        name, to = f"database {quote(database)}", quote(role)
        found.append(
            f"{name}: role {role} may not make temporary tables; run: grant temporary on {name} to {to};"
        )
    return [each.replace("; run:", ", which `etl customers refresh` needs; run:", 1) for each in found]


def told(warehouse: Warehouse, error: RightMissing, schema: str) -> RightMissing:
    """The error with what the role lacks to load into the schema: the server names the object at most."""
    try:
        with warehouse.connection() as session:
            lacking = missing(session, [schema])
    except WarehouseError:
        return error
    if not lacking:
        return error
    more = f" ({len(lacking) - TOLD} more: `etl check`)" if len(lacking) > TOLD else ""
    return RightMissing(f"{error.said}: {' '.join(lacking[:TOLD])}{more}")
