"""The views of Zendesk's custom fields: a typed column per active field, kept up as the fields change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from etl.sources import open_source
from etl.warehouse.spread import keep_views
from tests.connectors.zendesk_mirror import Mirror, Open, desk

__all__ = ["desk"]


def columns(mirror: Mirror, view: str) -> dict[str, str]:
    """The view's columns and their types."""
    return dict(
        mirror.rows(
            "select attname, format_type(atttypid, atttypmod) from pg_attribute where attnum > 0"
            " and not attisdropped and attrelid = to_regclass(%s)",
            f"zendesk.{view}",
        )
    )


def one(mirror: Mirror, view: str, id: int) -> dict[str, Any]:
    with mirror.warehouse.connection() as session:
        cursor = session.execute(f"select * from zendesk.{view} where id = %s", (id,))
        assert cursor.description
        names = [column.name for column in cursor.description]
        (row,) = cursor.fetchall()
    return dict(zip(names, row, strict=True))


def test_each_active_field_is_a_typed_column_and_options_are_shown_by_their_names(desk: Open) -> None:
    mirror = desk()
    fields = {f["title"]: f for f in mirror.box.objects("ticket_field") if f["removable"]}
    dropdown = next(f for f in fields.values() if f["type"] == "tagger")
    option = dropdown["custom_field_options"][-1]
    made = {
        kind: mirror.box.act(
            "add_field", kind="ticket_field", title=title, type=kind, more="vip" if kind == "checkbox" else ()
        )
        for kind, title in (
            ("integer", "Seats"), ("decimal", "Net price"), ("date", "Renewal"), ("checkbox", "Is a VIP?"),
            ("text", "Priority"), ("multiselect", "Areas"),
        )
    }  # fmt: skip
    values = {
        dropdown["id"]: option["value"], made["integer"]: "12", made["decimal"]: "1234.50",
        made["date"]: "2026-02-28", made["checkbox"]: True, made["text"]: "as you like",
        made["multiselect"]: ["one", "two"],
    }  # fmt: skip
    ticket = mirror.box.create("ticket", subject="Fields", values=values)["id"]
    mirror.box.advance(hours=0.1)
    mirror.sync("tickets", "ticket_fields")
    row = one(mirror, "tickets_custom", ticket)
    assert row["seats"] == 12
    assert row["net_price"] == Decimal("1234.50")
    assert row["renewal"] == date(2026, 2, 28)
    assert row["is_a_vip"] is True
    assert row["priority"] == "as you like"
    assert row["areas"] == ["one", "two"]
    assert option["name"] in row.values()
    types = columns(mirror, "tickets_custom")
    assert (types["seats"], types["net_price"], types["renewal"]) == ("bigint", "numeric", "date")
    assert (types["is_a_vip"], types["areas"], types["priority"]) == ("boolean", "text[]", "text")
    inactive = {f["title"] for f in fields.values() if not f["active"]}
    assert not {title.lower() for title in inactive} & set(types)


def test_a_value_of_another_form_than_its_field_is_null_and_breaks_nothing(desk: Open) -> None:
    mirror = desk(tickets=5)
    seats = mirror.box.act("add_field", kind="ticket_field", title="Seats", type="integer")
    ticket = mirror.box.create("ticket", subject="Odd", values={seats: "a dozen"})["id"]
    mirror.box.advance(hours=0.1)
    mirror.sync("tickets", "ticket_fields")
    assert one(mirror, "tickets_custom", ticket)["seats"] is None
    assert mirror.one("tickets", ticket)["custom_fields"][str(seats)] == "a dozen"


def test_a_day_that_no_month_has_is_null_and_breaks_nothing(desk: Open) -> None:
    mirror = desk(tickets=5)
    due = mirror.box.act("add_field", kind="ticket_field", title="Due day", type="date")
    days = {
        mirror.box.create("ticket", subject="Odd", values={due: day})["id"]: day
        for day in ("2026-02-30", "0000-01-01", "2026-04-31", "2028-02-29", "2026-12-31")
    }
    mirror.box.advance(hours=0.1)
    mirror.sync("tickets", "ticket_fields")
    shown = [str(one(mirror, "tickets_custom", ticket)["due_day"]) for ticket in days]
    assert shown == ["None", "None", "None", "2028-02-29", "2026-12-31"]


def test_the_view_follows_new_renamed_and_equally_named_fields(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.sync("tickets", "ticket_fields")
    before = columns(mirror, "tickets_custom")
    first = mirror.box.act("add_field", kind="ticket_field", title="Contract", type="text")
    mirror.box.act("add_field", kind="ticket_field", title="Contract", type="integer")
    mirror.sync("ticket_fields")
    after = columns(mirror, "tickets_custom")
    added = sorted(after.keys() - before.keys())
    assert added[0] == "contract"
    assert added[1].startswith("contract__")
    assert (after[added[0]], after[added[1]]) == ("text", "bigint")
    with mirror.warehouse.connection() as session:
        session.execute("grant select on zendesk.tickets_custom to public")
    mirror.box.act("rename_field", kind="ticket_field", id=first, title="Agreement")
    mirror.sync("ticket_fields")
    renamed = columns(mirror, "tickets_custom")
    assert "agreement" in renamed
    assert renamed["contract"] == "bigint"
    ((granted,),) = mirror.rows("select has_table_privilege('public', 'zendesk.tickets_custom', 'select')")
    assert granted


def test_a_view_that_something_depends_on_is_left_as_it_is_and_that_is_said(desk: Open) -> None:
    mirror = desk(tickets=5)
    made = mirror.box.act("add_field", kind="ticket_field", title="Contract", type="text")
    mirror.sync("tickets", "ticket_fields")
    with mirror.warehouse.connection() as session:
        session.execute("create view public.mine as select contract from zendesk.tickets_custom")
    mirror.box.act("rename_field", kind="ticket_field", id=made, title="Agreement")
    outcome = mirror.sync("ticket_fields")["ticket_fields"]
    assert "depends on it" in outcome.notes[-1]
    assert "contract" in columns(mirror, "tickets_custom")


def test_users_and_organizations_have_views_by_the_keys_of_their_fields(desk: Open) -> None:
    mirror = desk()
    mirror.sync("users", "user_fields", "organizations", "organization_fields")
    for view, kind in (("users_custom", "user_field"), ("organizations_custom", "organization_field")):
        active = [f for f in mirror.box.objects(kind) if f["active"]]
        assert len(columns(mirror, view)) == len(active) + 2, view
    key, title = next(
        (f["key"], f["title"]) for f in mirror.box.objects("organization_field") if f["type"] == "date"
    )
    for organization in mirror.box.objects("organization"):
        row = one(mirror, "organizations_custom", organization["id"])
        told = organization["organization_fields"].get(key)
        shown = row[title.lower().replace(" ", "_")]
        assert str(shown) == told[:10] if told else shown is None


def test_a_sync_without_news_makes_no_view_again(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.sync("tickets", "ticket_fields")
    made = mirror.rows("select oid, xmin from pg_class where oid = to_regclass('zendesk.tickets_custom')")
    mirror.sync("tickets", "ticket_fields")
    assert (
        mirror.rows("select oid, xmin from pg_class where oid = to_regclass('zendesk.tickets_custom')")
        == made
    )


def test_each_custom_object_has_a_view_of_its_own(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.sync("custom_object_records", "custom_object_fields", "custom_objects")
    for (key,) in mirror.rows("select distinct custom_object_key from custom_object_fields"):
        records = [r for r in mirror.box.objects("custom_object_record") if r["custom_object_key"] == key]
        fields = mirror.rows(
            "select key from custom_object_fields where custom_object_key = %s and active", key
        )
        assert len(columns(mirror, f"custom_{key}")) == len(fields) + 2
        shown = mirror.rows(f'select id from "custom_{key}" where _deleted_at is null')
        assert {id for (id,) in shown} == {record["id"] for record in records}
        assert records


def test_a_custom_object_does_not_take_the_name_of_a_table(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.sync("custom_object_records", "custom_object_fields")
    with mirror.warehouse.connection() as session:
        session.execute("update zendesk.custom_object_fields set custom_object_key = 'roles'")
    connector = open_source(mirror.config())
    stream = next(s for s in connector.streams() if s.name == "custom_object_fields")
    assert keep_views(connector, mirror.warehouse, stream) == []
    views = {name for (name,) in mirror.rows("select viewname from pg_views where schemaname = 'zendesk'")}
    assert "custom_roles" not in views, "the stream custom_roles has a table of that name"
    assert any(name.startswith("custom_roles__") for name in views)
    mirror.sync("custom_roles")
    assert mirror.living("custom_roles")
