"""Fields that come, go and change their types, and people who change tables and have views on them."""

from __future__ import annotations

import itertools
import threading
from decimal import Decimal
from typing import Any, Self

import psycopg
import pytest

from etl.sync import sync_source
from tests.engine.conftest import Crm
from tests.events.conftest import Events, call


class Reader(threading.Thread):
    """Somebody who asks a view all the time, each time on a session of its own."""

    def __init__(self, url: str, view: str) -> None:
        super().__init__(daemon=True)
        self.url, self.view, self.over = url, view, threading.Event()
        self.answers: list[int] = []
        self.error: Exception | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def run(self) -> None:
        try:
            with psycopg.connect(self.url, autocommit=True, options="-c statement_timeout=5000") as session:
                while not self.over.wait(0.02):
                    self.answers += session.execute(f"select count(*) from {self.view}").fetchone() or ()
        except psycopg.Error as error:
            self.error = error

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.join()
        assert self.error is None
        assert self.answers == sorted(self.answers), "it never shows less"


@pytest.mark.A8
@pytest.mark.A9
@pytest.mark.A10
@pytest.mark.A11
def test_a_view_answers_while_fields_come_go_and_are_retyped_and_people_change_columns(
    crm: Crm, warehouse_url: str
) -> None:
    fields = {"Count__c": "int", "Went__c": "string", "Mine__c": "string", "Bag__c": "object"}
    crm.world.object("Deal", **fields)
    crm.world.put("Deal", "a", Count__c=2**53 + 1, Went__c="old", Mine__c="m", Bag__c={"x": 1})
    crm.sync()
    crm.sql("create view public.seen as select id, count_c, went_c, bag_c from crm.deals")
    with Reader(warehouse_url, "public.seen") as reader:
        fields |= {"New__c": "int", "Count__c": "currency", "Bag__c": "string"}
        del fields["Went__c"]
        crm.world.object("Deal", **fields)
        crm.world.put("Deal", "b", New__c=7, Count__c=Decimal("0.10"), Mine__c="n", Bag__c="text")
        notes = crm.sync()["deals"].notes
        assert sum("Went__c is not there any more" in note for note in notes) == 1
        assert sum("view public.seen depends on column crm.deals." in note for note in notes) == 2
        crm.sql("alter table crm.deals drop column mine_c, drop column gone")
        crm.sql("alter table crm.deals rename column new_c to newest")
        crm.world.put("Deal", "c", New__c=8, Count__c=3, Mine__c="o", Bag__c="more")
        said = crm.sync()["deals"].notes
        assert sorted(note.split()[1] for note in said) == [
            "crm.deals.gone",
            "crm.deals.mine_c",
            "crm.deals.new_c",
        ]
        assert all("rows read before have no value there until" in note for note in said)
        crm.sql("alter table crm.deals alter column name type varchar(9)")
        crm.world.put("Deal", "d", Name="d")
        (failed,) = sync_source(crm.config, crm.warehouse)
        assert "crm.deals.name is character varying(9), its model says text; to go on, run: alter" in str(
            failed.error
        )
        assert "view" not in str(failed.error)
        assert reader.answers
    shown = crm.sql("select id, count_c::text, went_c, bag_c::text from public.seen order by id")
    assert shown == [
        ("a", str(2**53 + 1), "old", '{"x": 1}'),
        ("b", None, None, None),
        ("c", None, None, None),
    ]
    beside = crm.sql(
        "select id, count_c__numeric::text, bag_c__text, mine_c, new_c, newest from crm.deals order by id"
    )
    assert beside == [
        ("a", str(2**53 + 1), '{"x": 1}', None, None, None), ("b", "0.10", "text", None, None, 7), ("c", "3", "more", "o", 8, None),
    ]  # fmt: skip


@pytest.mark.A8
@pytest.mark.parametrize("field", ["Id", "Changed"])
def test_what_identifies_or_orders_rows_is_never_widened_but_stops_its_stream(crm: Crm, field: str) -> None:
    crm.world.object("Thing")
    crm.world.put("Thing", "a")
    crm.sync()
    crm.world.objects["Thing"][field] = "int" if field == "Id" else "string"
    outcomes = {o.stream: o for o in sync_source(crm.config, crm.warehouse)}
    assert outcomes["deals"].error is None
    assert f"crm.things.{field.lower()} is" in str(outcomes["things"].error)
    assert "to go on, run: alter table" in str(outcomes["things"].error)
    crm.world.objects["Thing"][field] = "id" if field == "Id" else "time"
    crm.sync()


@pytest.mark.A8
@pytest.mark.parametrize("apart", [False, True])
def test_a_property_may_be_a_value_a_list_and_an_object_in_any_order(events: Events, apart: bool) -> None:
    values: dict[str, Any] = {"value": 5, "list": [1, {"a": 2}], "object": {"a": 6, "b": {"c": "x"}}}
    pairs = list(itertools.permutations(values, 2))
    calls = [
        [call(event=f"{pair[0]} {pair[1]}", properties={"v": values[pair[n]]}) for pair in pairs]
        for n in (0, 1)
    ]
    for each in calls if apart else [calls[0] + calls[1]]:
        events.load(*each)
    for one, two in pairs:
        row = {
            name: {v for (v,) in events.rows(f"select {name}::text from web.{one}_{two}") if v is not None}
            for name in events.types(f"{one}_{two}")
            if name[0] == "v"
        }
        wanted = {name: kept for name, kept in {
            "v": {text for kind, text in (("value", "5"), ("list", '[1, {"a": 2}]')) if kind in (one, two)},
            "v_a": {"6"} if "object" in (one, two) else set(), "v_b_c": {"x"} if "object" in (one, two) else set(),
        }.items() if kept}  # fmt: skip
        assert row == wanted
    assert events.letters() == []


@pytest.mark.A10
@pytest.mark.A11
def test_people_may_drop_rename_and_retype_columns_of_calls_and_have_views_on_them(
    events: Events, warehouse_url: str
) -> None:
    for _ in range(4):
        events.load(call(properties={"dropped": 1, "renamed": "r", "narrowed": "5", "seen": 1, "other": 1}))
    events.session.execute(
        "alter table web.thing_done drop column dropped, drop column anonymous_id, alter column narrowed type int using narrowed::int,"
        " alter column other type bigint[] using array[other]; alter table web.thing_done rename renamed to mine;"
        " create view public.seen as select id, seen, mine from web.thing_done"
    )
    with Reader(warehouse_url, "public.seen"):
        loaded = events.load(
            call(
                messageId="new",
                properties={
                    "dropped": 2,
                    "renamed": "s",
                    "narrowed": 2**40,
                    "seen": 3,
                    "other": 2,
                    "fresh": True,
                },
            )
        )
    assert (loaded.counts.inserted, loaded.counts.values_refused) == (1, 1)
    assert events.letters() == [("thing_done", "new", "other", "A8")]
    row = events.rows(
        "select dropped, renamed, mine, narrowed, seen, fresh, anonymous_id from web.thing_done where id = 'new'"
    )
    assert row == [(2, "s", None, 2**40, 3, True, "a1")]
    assert events.rows(
        "select distinct dropped, renamed, mine, narrowed from web.thing_done where id <> 'new'"
    ) == [(None, None, "r", 5)]
    events.session.execute("alter table web.tracks alter column received_at type text")
    with pytest.raises(
        Exception,
        match=r'received_at is text, calls need timestamp.* run: alter table "web"."tracks" alter column',
    ):
        events.load(call())


@pytest.mark.A9
def test_a_field_that_vanishes_is_told_once_its_column_stays_and_new_rows_are_null(
    crm: Crm, events: Events
) -> None:
    crm.world.object("Deal", Price__c="int", Went__c="string")
    crm.world.put("Deal", "a", Price__c=5, Went__c="w")
    assert crm.sync()["deals"].notes == []
    crm.world.object("Deal", Price__c="int")
    crm.world.put("Deal", "b", Price__c=6)
    assert crm.sync()["deals"].notes == [
        "deals: Went__c is not there any more; column went_c stays, null in new rows"
    ]
    crm.world.put("Deal", "c", Price__c=7)
    assert crm.sync()["deals"].notes == []
    assert crm.sql("select id, price_c, went_c from crm.deals order by id") == [
        ("a", 5, "w"),
        ("b", 6, None),
        ("c", 7, None),
    ]
    for properties in ({"n": 1, "went": "w"}, {"n": 2}):
        events.load(call(properties=properties))
    assert events.rows("select n, went from web.thing_done order by n") == [(1, "w"), (2, None)]
