"""One person's life: who has an identifier, what is known of them, and what happened. Nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

from etl.errors import WarehouseError
from etl.warehouse import person_rows
from etl.warehouse.ddl import literal
from etl.warehouse.person_rows import Value

if TYPE_CHECKING:
    from psycopg import Connection

    from etl.warehouse.customer_rows import Identifiers


class Person(Struct, frozen=True):
    """Somebody who was found: by which type of identifier, "" by a person's id."""

    person_id: str
    name: str | None
    email: str | None
    types: list[str]


class Happened(Struct, frozen=True):
    """A row of customers.timeline."""

    at: datetime
    source: str
    kind: str
    state: str | None
    title: str | None
    amount: Any
    currency: str | None
    table_name: str
    row_id: str


def there(connection: Connection) -> None:
    """WarehouseError if there is no timeline yet."""
    if connection.execute("select to_regclass('customers.summary') is null").fetchone() == (True,):
        raise WarehouseError("there is no timeline yet; run `etl customers refresh` first")


def persons(connection: Connection, text: str, alike: Identifiers) -> list[Person]:
    """Everyone whom an identifier belongs to, of whatever type, or who has or had that id."""
    spelled = [person_rows.normal(structs.replace(v, sql=literal(text))) for v in alike.by_type.values()]
    trimmed = [person_rows.normal(Value(0, literal(text.strip())))]
    values = ", ".join(dict.fromkeys([*spelled, *trimmed]))
    rows = connection.execute(
        "with found as ("
        f" select person_id, type from identity.identifiers where value in ({values})"
        " union all select canonical_person_id, null from identity.id_graph where person_id ="
        f" {literal(text.strip())}"
        ") select p.person_id, p.name, p.email, coalesce(array_agg(distinct f.type) filter (where f.type"
        " is not null), '{}') from found f join identity.persons p on p.person_id = f.person_id"
        " group by p.person_id, p.name, p.email order by p.person_id"
    ).fetchall()
    return [Person(*row) for row in rows]


def summary(connection: Connection, person_id: str) -> dict[str, Any]:
    """Somebody's row of customers.summary, by columns."""
    from psycopg.rows import dict_row

    with connection.cursor(row_factory=dict_row) as cursor:
        row = cursor.execute("select * from customers.summary where person_id = %s", (person_id,)).fetchone()
    return row or {}


def money(connection: Connection, person_id: str) -> list[tuple[Any, Any, Any]]:
    """What somebody paid and got back: currency, revenue, refunds; the one with most charges first."""
    return connection.execute(
        "select currency, revenue, refunds from customers.money where person_id = %s"
        " order by charges desc, revenue desc, currency",
        (person_id,),
    ).fetchall()


def identifiers(connection: Connection, person_id: str) -> list[tuple[str, str]]:
    """Somebody's identifiers: type and value."""
    return connection.execute(
        "select type, value from identity.identifiers where person_id = %s order by type, first_seen, value",
        (person_id,),
    ).fetchall()


def timeline(
    connection: Connection,
    person_id: str,
    since: datetime | None,
    kinds: Sequence[str],
    *,
    limit: int = 0,
    each: int = 0,
) -> tuple[list[Happened], dict[str, int]]:
    """Rows of somebody's timeline, oldest first, and of each source how many there are in all.

    limit: the newest so many; 0 for all. each: instead, so many of each source: of each kind the newest one,
    then the newest others.
    """
    newest = "at desc, source desc, table_name desc, row_id desc, kind"
    place = f"row_number() over (partition by source order by nth > 1, {newest})" if each else "newest"
    rows = connection.execute(
        "with found as ("
        "select at, source, kind, state, title, amount, currency, table_name, row_id,"
        f" row_number() over (order by {newest}) as newest,"
        f" row_number() over (partition by source, kind order by {newest}) as nth"
        " from customers.timeline"
        " where person_id = %s and (%s::timestamptz is null or at >= %s)"
        " and (%s::text[] = '{}' or kind = any(%s))"
        f"), placed as (select found.*, {place} as place from found)"
        " select at, source, kind, state, title, amount, currency, table_name, row_id,"
        " (select json_object_agg(source, n) from"
        " (select source, count(*) as n from found group by source) as counted)"
        " from placed where %s = 0 or place <= %s order by newest desc",
        (person_id, since, since, list(kinds), list(kinds), each or limit, each or limit),
    ).fetchall()
    return [Happened(*row[:-1]) for row in rows], rows[0][-1] if rows else {}
