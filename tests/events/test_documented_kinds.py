"""What is documented of a column holds in `events.*`, whatever some call has made of it in a schema's table."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from etl.events.kinds import WIDER, holding, united
from etl.events.refresh import refresh
from etl.events.union import create_redshift, otherwise, unlike, views
from etl.warehouse.event_tables import TYPES
from etl.warehouse.event_views import Refreshed
from tests.events.conftest import Events, call


def refreshed(events: Events, *schemas: str) -> Refreshed:
    with events.warehouse.connection() as session:
        return refresh(session, schemas or ("web",))


def order(total: object) -> dict[str, object]:
    return call(event="Order Completed", properties={"total": total})


@pytest.mark.A8
def test_one_call_that_is_wrong_leaves_the_union_a_number(events: Events) -> None:
    events.load(order(12.5), order("7.5"), order("n/a"))
    refreshed(events)
    assert events.types("order_completed")["total"] == "text"
    assert events.rows("select total from web.order_completed where total !~ '[0-9]'") == [("n/a",)]
    assert events.types("order_completed", "events")["total"] == "numeric"
    assert events.rows("select sum(total), count(total), count(*) from events.order_completed") == [
        (Decimal("20.0"), 2, 3)
    ]
    events.load(order(1), schema="ios")
    refreshed(events, "web", "ios")
    assert events.rows("select sum(total) from events.order_completed") == [(21,)]


def test_a_view_above_the_union_outlives_a_call_that_is_wrong(events: Events) -> None:
    events.load(order(12.5))
    refreshed(events)
    events.session.execute("create view public.mine as select sum(total) from events.order_completed")
    events.load(order("n/a"), schema="ios")
    assert refreshed(events, "web", "ios").notes == []
    assert events.rows("select * from public.mine") == [(Decimal("12.5"),)]


MEANT = {
    "order_completed": ("total", "numeric"), "users": ("age", "numeric"), "trial_started": ("trial_start_date", "timestamptz"),
    "application_opened": ("from_background", "boolean"), "pages": ("original_timestamp", "timestamptz"),
    "tracks": ("context_screen_width", "numeric"), "identifies": ("context_network_wifi", "boolean"),
}  # fmt: skip
SPELLED = {
    "numeric": ("numeric", "bigint"),
    "timestamptz": ("timestamp with time zone",),
    "boolean": ("boolean",),
}
VALUES = {
    "boolean": ("true", {"boolean": True}), "integer": ("12", {"numeric": Decimal(12)}), "bigint": ("1", {"numeric": Decimal(1), "boolean": True}),
    "double": ("0.25", {"numeric": Decimal("0.25")}), "numeric": ("1577836800", {"numeric": Decimal(1577836800), "timestamptz": datetime(2020, 1, 1, tzinfo=UTC)}),
    "date": ("2026-01-02", {"timestamptz": datetime(2026, 1, 2, tzinfo=UTC)}), "naive": ("2026-01-02 03:04:05", {"timestamptz": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)}),
    "timestamp": ("2026-01-02 03:04:05.678901+00", {"timestamptz": datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)}), "json": ('"x"', {}),
    "text": (" 1 ", {"numeric": Decimal(1), "boolean": True}),
}  # fmt: skip


@pytest.mark.parametrize("table", MEANT)
@pytest.mark.parametrize("there", VALUES)
def test_whatever_a_table_has_the_union_has_what_is_documented(
    events: Events, table: str, there: str
) -> None:
    column, kind = MEANT[table]
    text, read = VALUES[there]
    events.session.execute(
        f"drop schema if exists web cascade; create schema web; create table web.{table}"
        f" (id text, event text, received_at timestamptz, {column} {TYPES[there]});"
        f" insert into web.{table} values ('1', '', now(), '{text}'), ('2', '', now(), null)"
    )
    refreshed(events)
    of = events.rows(f"select {column} from events.{table} order by id")
    assert of == [(read.get(kind),), (None,)]
    assert events.types(table, "events")[column] in SPELLED[kind]


@pytest.mark.parametrize("meant", WIDER)
def test_a_documented_column_is_of_its_sort_and_holds_what_is_of_it(meant: str) -> None:
    """Without any table it is as documented; with one of another sort as wide as the sort can be."""
    assert holding(meant, ()) == meant
    for there in WIDER:
        plain, widest = united(meant, there), holding(meant, {"json", "text"})
        assert holding(meant, {there}) == (plain if plain != "text" else widest)
        assert holding(meant, {there, "json", "text"}) == widest
    assert (widest == "text") == (meant in ("text", "json"))


def test_columns_that_are_text_where_numbers_are_documented_are_named() -> None:
    tables = {"id": "text", "event": "text", "received_at": "timestamp"}
    found = views(
        {
            "web": {"order_completed": {**tables, "total": "text", "revenue": "bigint", "coupon": "bigint"}},
            "ios": {"completed_order": {**tables, "tax": "boolean", "mine": "text"}},
        }
    )
    assert {what for view in found for what in otherwise(view)} == {
        ("web.order_completed.total", "text", "numeric"), ("ios.completed_order.tax", "boolean", "numeric"),
    }  # fmt: skip
    note = "numbers are documented: schema events has what it says of these, and null where it says none"
    assert unlike(found) == [
        f"ios.completed_order.tax is boolean, where {note}", f"web.order_completed.total is text, where {note}",
    ]  # fmt: skip


def test_redshifts_text_reads_them_as_well() -> None:
    (view,) = [
        v
        for v in views({"web": {"tracks": {"id": "text", "event": "text", "context_screen_width": "text", "sent_at": "text"}}})
        if v.name == "tracks"
    ]  # fmt: skip
    lines = " ".join(create_redshift(view).split())
    assert 'as numeric(38, 18)) end end as "context_screen_width"' in lines
    assert """'^[0-9]{12,13}$' then (timestamp '1970-01-01 00:00:00' at time zone 'UTC')""" in lines
    assert 'cast(null as bigint) as "context_screen_height"' in lines
