"""Models as DDL: what each warehouse is told, what a schema lacks, and that twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import psycopg
import pytest

from etl.errors import WarehouseError
from etl.schema import SYSTEM_DOCS, Json, JsonText, Table, field
from etl.warehouse.ddl import (
    column_comments,
    comments,
    create_table,
    create_table_redshift,
    default_grants,
    literal,
    plan,
    quote,
)


class Parcel(Table):
    """A parcel; it's "on its way"."""

    __tablename__ = "parcels"

    carrier: str = field(key=True, doc="Who brings it.")
    number: int = field(key=True, doc="The carrier's number.")
    weight: float | None = field(doc="In kilograms; it's rough.")
    price: Decimal | None = field(doc="What it costs.")
    sent: datetime | None = field(doc="When it left.")
    due: date | None = field(doc="When it should come.")
    insured: bool | None = field(doc="Whether it is insured.")
    details: Json | None = field(doc="What the carrier says.")
    stops: JsonText | None = field(doc="Where it was.")


POSTGRES = """\
create table "shop"."parcels" (
    "carrier" text not null,
    "number" bigint not null,
    "weight" double precision,
    "price" numeric,
    "sent" timestamp with time zone,
    "due" date,
    "insured" boolean,
    "details" jsonb,
    "stops" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("carrier", "number")
) with (toast_tuple_target = 8160);"""

REDSHIFT = """\
create table "shop"."parcels" (
    "carrier" varchar(65535) not null,
    "number" bigint not null,
    "weight" double precision,
    "price" numeric(38, 18),
    "sent" timestamptz,
    "due" date,
    "insured" boolean,
    "details" super,
    "stops" varchar(65535),
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("carrier", "number");"""


@pytest.fixture
def connection(warehouse_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        yield connection


def apply(connection: psycopg.Connection[Any], *tables: type[Table]) -> list[str]:
    """Make the planned changes; why each was made."""
    changes = plan(connection, "shop", tables)
    for change in changes:
        connection.execute(change.sql.encode())
    return [change.why for change in changes if change.why]


def told(connection: psycopg.Connection[Any]) -> dict[str, str | None]:
    """The comments of the parcels' columns, and of the table as ""."""
    rows = connection.execute(
        "select a.attname::text, col_description(a.attrelid, a.attnum) from pg_attribute a"
        " where a.attrelid = 'shop.parcels'::regclass and a.attnum > 0 and not attisdropped"
        " union all select '', obj_description('shop.parcels'::regclass)"
    )
    return dict(rows.fetchall())


def test_postgres_is_told_exactly_this() -> None:
    assert create_table(Parcel, "shop") == POSTGRES


def test_redshift_is_told_exactly_this() -> None:
    assert create_table_redshift(Parcel, "shop") == REDSHIFT


@pytest.mark.A5
def test_names_and_texts_are_quoted_whatever_is_in_them() -> None:
    assert quote('a"b', "c.d") == '"a""b"."c.d"'
    assert quote("nul\0") == '"nul"'
    assert literal("it's \\ $$ nul\0") == "'it''s \\ $$ nul'"


def test_every_table_and_column_is_explained_in_the_database(connection: psycopg.Connection[Any]) -> None:
    apply(connection, Parcel)
    found = told(connection)
    assert found.pop("") == Parcel.__comment__ == 'A parcel; it\'s "on its way".'
    assert found == column_comments(Parcel)
    assert found["_extra"] == SYSTEM_DOCS["_extra"]
    assert len(comments(Parcel, "shop")) == len(found) + 1


def test_a_plan_says_what_is_missing_and_why_and_changes_nothing(connection: psycopg.Connection[Any]) -> None:
    for _ in range(2):
        whys = [change.why for change in plan(connection, "shop", [Parcel]) if change.why]
        assert whys == ["schema shop is missing", "table shop.parcels is missing"]


def test_applied_twice_it_changes_nothing(connection: psycopg.Connection[Any]) -> None:
    assert apply(connection, Parcel)
    assert plan(connection, "shop", [Parcel]) == []


def test_only_what_is_missing_is_added_and_no_row_is_touched(connection: psycopg.Connection[Any]) -> None:
    apply(connection, Parcel)
    connection.execute("insert into shop.parcels (carrier, number, _version) values ('a', 1, now())")
    connection.execute(
        "alter table shop.parcels drop column due, drop column received_at, add column mine int"
    )
    connection.execute("create view mine as select carrier, mine from shop.parcels")
    connection.execute("comment on column shop.parcels.weight is 'something else'")
    assert apply(connection, Parcel) == [
        "rows of shop.parcels are to be written anew when next read",
        "column shop.parcels.due is missing",
        "column shop.parcels.received_at is missing",
        "comment changed",
    ]
    assert plan(connection, "shop", [Parcel]) == []
    assert connection.execute(
        "select carrier, number, received_at is not null from shop.parcels"
    ).fetchall() == [("a", 1, True)]
    assert told(connection)["weight"] == "In kilograms; it's rough."
    assert told(connection)["mine"] is None


def test_a_column_new_in_the_model_leaves_the_fingerprints_alone(connection: psycopg.Connection[Any]) -> None:
    class Older(Table):
        __tablename__ = "parcels"
        carrier: str = field(key=True, doc="Who brings it.")
        number: int = field(key=True, doc="The carrier's number.")

    apply(connection, Older)
    connection.execute(
        "insert into shop.parcels (carrier, number, _version, _hash) values ('a', 1, now(), 7)"
    )
    apply(connection, Parcel)
    assert connection.execute("select _hash from shop.parcels").fetchall() == [(7,)]


def test_a_key_that_was_dropped_is_made_again(connection: psycopg.Connection[Any]) -> None:
    apply(connection, Parcel)
    connection.execute("alter table shop.parcels drop constraint parcels_pkey")
    assert apply(connection, Parcel) == ["table shop.parcels has no key, by which its rows are found"]
    assert plan(connection, "shop", [Parcel]) == []
    connection.execute(
        "alter table shop.parcels drop constraint parcels_pkey, add column mine int primary key"
    )
    assert len(apply(connection, Parcel)) == 1
    connection.execute("insert into shop.parcels (carrier, number, _version, mine) values ('a', 1, now(), 1)")
    with pytest.raises(psycopg.errors.UniqueViolation):
        connection.execute(
            "insert into shop.parcels (carrier, number, _version, mine) values ('a', 1, now(), 2)"
        )


@pytest.mark.parametrize(
    ("column", "kind", "model"),
    [("number", "integer", "bigint"), ("price", "numeric(10,2)", "numeric"), ("details", "json", "jsonb"),
     ("sent", "timestamp without time zone", "timestamp with time zone")],
)  # fmt: skip
def test_a_retyped_column_stops_with_a_statement_that_mends_it(
    connection: psycopg.Connection[Any], column: str, kind: str, model: str
) -> None:
    apply(connection, Parcel)
    connection.execute(f"alter table shop.parcels alter {column} type {kind}")
    with pytest.raises(WarehouseError) as error:
        plan(connection, "shop", [Parcel])
    statement = (
        f'alter table "shop"."parcels" alter column "{column}" type {model} using "{column}"::{model};'
    )
    assert (
        str(error.value)
        == f"shop.parcels.{column} is {kind}, its model says {model}; to go on, run: {statement}"
    )
    connection.execute(statement)
    assert plan(connection, "shop", [Parcel]) == []


def test_what_default_privileges_promise_is_granted_to_each(connection: psycopg.Connection[Any]) -> None:
    connection.execute("create schema shop")
    assert default_grants(connection, "shop", "parcels") == []
    connection.execute("alter default privileges in schema shop grant select, insert on tables to public")
    assert sorted(default_grants(connection, "shop", "parcels")) == [
        'grant INSERT on "shop"."parcels" to public;',
        'grant SELECT on "shop"."parcels" to public;',
    ]
    assert default_grants(connection, "other", "parcels") == []
