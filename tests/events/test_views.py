"""`events.TABLE` has the rows of all schemas, typed, and follows their tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.events import documented
from etl.events.refresh import refresh
from etl.events.union import View, create_redshift, views
from etl.warehouse.ddl import REDSHIFT
from etl.warehouse.event_views import Refreshed
from tests.events.conftest import Events, call


def refreshed(events: Events, *schemas: str) -> Refreshed:
    with events.warehouse.connection() as session:
        return refresh(session, schemas)


def test_a_view_has_the_rows_of_all_schemas_and_says_where_each_is(events: Events) -> None:
    events.load(call(messageId="1", properties={"n": 1}), schema="web")
    events.load(call(messageId="2", properties={"n": 2.5, "only_ios": True}), schema="ios")
    assert refreshed(events, "web", "ios").made == ["thing_done", "tracks"]
    assert events.rows("select source_schema, id, n, only_ios from events.thing_done order by 2") == [
        ("web", "1", 1, None), ("ios", "2", Decimal("2.5"), True),
    ]  # fmt: skip
    types = events.types("thing_done", "events")
    assert next(iter(types)) == "source_schema"
    assert (types["source_schema"], types["n"], types["only_ios"]) == ("text", "numeric", "boolean")


@pytest.mark.parametrize(
    ("one", "value", "other", "united", "shown"),
    [
        ("integer", "7", "bigint", "bigint", "7"), ("bigint", "7", "numeric", "numeric", "7"),
        ("bigint", "9007199254740993", "double precision", "numeric", "9007199254740993"),
        ("double precision", "0.30000000000000004", "numeric", "numeric", "0.30000000000000004"),
        ("timestamp", "'2026-01-02 03:04:05'", "timestamptz", "timestamp with time zone", "2026-01-02 03:04:05+00"),
        ("date", "'2026-01-02'", "timestamptz", "timestamp with time zone", "2026-01-02 00:00:00+00"),
        ("boolean", "true", "bigint", "text", "true"), ("varchar(9)", "'x'", "text", "text", "x"),
        ("timestamptz", "'2026-01-02 03:04:05+00'", "text", "text", "2026-01-02T03:04:05.000000Z"),
        ("jsonb", "'{\"a\": 1}'", "text", "text", '{"a": 1}'), ("uuid", "'11111111-1111-1111-1111-111111111111'", "uuid", "text", "11111111-1111-1111-1111-111111111111"),
        ("numeric(9,2)", "1.50", "bigint", "text", "1.50"),
    ],
)  # fmt: skip
def test_types_that_differ_widen(
    events: Events, one: str, value: str, other: str, united: str, shown: str
) -> None:
    for schema, kind in (("web", one), ("ios", other)):
        events.session.execute(f"create schema {schema}")
        events.session.execute(f"create table {schema}.pages (id text, received_at timestamptz, v {kind})")
    events.session.execute(f"insert into web.pages values ('1', now(), {value})")
    refreshed(events, "web", "ios")
    assert events.types("pages", "events")["v"] == united
    assert events.rows("select v::text from events.pages") == [(shown,)]


def test_documented_columns_are_there_before_anybody_sends_them(events: Events) -> None:
    events.load(call(event="Order Completed", properties={"revenue": 3}))
    refreshed(events, "web")
    types = events.types("order_completed", "events")
    assert (types["subtotal"], types["products"], types["revenue"]) == ("numeric", "text", "numeric")
    assert events.rows(
        "select obj_description('events.order_completed'::regclass) ~ '^An order was made[.]',"
        " col_description('events.order_completed'::regclass, 1) ~ 'schema'"
    ) == [(True, True)]


@pytest.mark.parametrize("name", ["order_completed", "thing_done", "tracks", "pages", "users", "accounts"])
def test_what_is_documented_of_the_context_is_in_every_view(events: Events, name: str) -> None:
    someone = {"userId": "u", "context": {"campaign": {"name": "spring"}, "mine": 1}}
    events.load(
        call(event="Order Completed", context={"screen": {"width": 3}}), call(), call("page"),
        call("identify", **someone), call("group", groupId="g"),
    )  # fmt: skip
    refreshed(events, "web")
    types = events.types(name, "events")
    context = {c.name for c in documented.models()[documented.CONTEXT].columns}
    assert context <= types.keys()
    assert (types["context_campaign_name"], types["context_amp_id"]) == ("text", "text")
    assert (types["context_screen_width"], types["context_active"]) == ("bigint", "boolean")
    assert ("context_mine" in types) == (name == "users")
    assert events.rows(f"select count(*), count(context_campaign_name) from events.{name}") == [
        (1 if name != "tracks" else 2, int(name == "users"))
    ]
    assert events.rows(
        f"select col_description(attrelid, attnum) from pg_attribute"
        f" where attrelid = 'events.{name}'::regclass and attname = 'context_amp_id'"
    ) == [("Visitor's id on AMP pages.",)]


def test_columns_that_nobody_sent_make_room_for_those_that_somebody_did(events: Events) -> None:
    for schema, name in (("web", "a"), ("ios", "b")):
        columns = ", ".join(f"{name}{n} text" for n in range(795))
        events.session.execute(f"create schema {schema}")
        events.session.execute(
            f"create table {schema}.thing_done (id text, event text, received_at timestamptz, {columns})"
        )
    refreshed(events, "web", "ios")
    types = events.types("thing_done", "events")
    assert len(types) == 1_600
    assert {f"{name}{n}" for name in "ab" for n in range(795)} < types.keys()
    assert list(types)[:3] == ["source_schema", "id", "anonymous_id"]


def test_both_ways_to_unsubscribe_count(events: Events) -> None:
    events.load(call(event="Unsubscribed", properties={"list_id": "a"}))
    refreshed(events, "web")
    assert events.rows("select event_text from events.email_unsubscribed") == [("Unsubscribed",)]
    events.load(call(event="Email Unsubscribed", properties={"list_id": "b"}), schema="ios")
    refreshed(events, "web", "ios")
    assert sorted(events.rows("select event_text, list_id from events.email_unsubscribed")) == [
        ("Email Unsubscribed", "b"), ("Unsubscribed", "a"),
    ]  # fmt: skip
    assert events.rows("select event_text from events.unsubscribed") == [("Unsubscribed",)]


def test_views_are_made_anew_only_when_tables_or_columns_came_or_went(events: Events) -> None:
    events.load(call(properties={"n": 1}))
    refreshed(events, "web")
    assert refreshed(events, "web") == Refreshed([], [], [], [])
    events.load(call(properties={"n": 1}))
    assert refreshed(events, "web") == Refreshed([], [], [], [])
    events.load(call(properties={"m": 1}), call("page"))
    assert refreshed(events, "web") == Refreshed(["pages"], ["thing_done"], [], [])
    events.session.execute(
        "drop table web.pages cascade; create table web.pages (id text, received_at timestamptz)"
    )
    assert refreshed(events, "web").made == ["pages"]


def test_a_view_without_tables_is_dropped(events: Events) -> None:
    events.load(call(), schema="web")
    events.load(call(event="Other"), schema="ios")
    refreshed(events, "web", "ios")
    assert refreshed(events, "web").dropped == ["other"]
    assert refreshed(events).dropped == ["thing_done", "tracks"]


@pytest.mark.A11
def test_what_depends_on_a_view_goes_on_when_columns_come(events: Events) -> None:
    events.load(call(properties={"n": 1}))
    refreshed(events, "web")
    events.session.execute("create view public.mine as select n, event_text from events.thing_done")
    events.load(call(properties={"m": 1, "a": 2}))
    assert refreshed(events, "web").changed == ["thing_done"]
    assert len(events.rows("select * from public.mine")) == 2
    assert {"a", "m"} <= events.types("thing_done", "events").keys()


def test_a_view_that_something_depends_on_keeps_its_types_and_that_is_said(events: Events) -> None:
    events.load(call(properties={"n": 1}))
    refreshed(events, "web")
    events.session.execute("create view public.mine as select n from events.thing_done")
    events.load(call(properties={"n": "x"}), schema="ios")
    done = refreshed(events, "web", "ios")
    assert done.notes == [
        "view events.thing_done could not follow its tables, as something depends on it; drop that and run `etl events refresh`"
    ]
    assert events.rows("select * from public.mine") == [(1,)]
    loaded = events.load(call(messageId="m", properties={"n": "y"}), united=["web", "ios"])
    assert loaded.counts.values_refused == 1
    assert events.rows("select reason ~ 'view public.mine' from tributary.dead_letters") == [(True,)]


def test_a_column_is_widened_below_views_of_ours_above_the_union(events: Events) -> None:
    events.load(call(properties={"n": 1}))
    refreshed(events, "web")
    events.session.execute(
        "create schema customers; create view customers.things as select n::text as n from events.thing_done;"
        " comment on view customers.things is 'Things. [0123456789abcdef]';"
        " create view customers.sums as select max(n) as n from customers.things;"
        " comment on view customers.sums is 'Sums. [0123456789abcdef]';"
        " grant select on customers.sums to public"
    )
    done = events.load(call(properties={"n": "x"}), united=["web"])
    assert (done.counts.values_refused, done.notes) == (0, [])
    assert events.rows(
        "select n, has_table_privilege('public', 'customers.sums', 'select') from customers.sums"
    ) == [("x", True)]
    events.session.execute("create view public.mine as select n from customers.sums")
    events.load(call(properties={"m": 1}), united=["web"])
    assert events.load(call(properties={"m": "y"}), united=["web"]).counts.values_refused == 0
    events.load(call(properties={"o": 1}), call(event="Other", properties={"o": 1}), united=["web"])


def test_new_columns_are_widened_below_a_view_that_something_depends_on(events: Events) -> None:
    events.load(call(properties={"a": 1}))
    refreshed(events, "web")
    events.session.execute("create view public.mine as select * from events.thing_done")
    events.load(call(properties={"b": 1}), call(properties={"b": 1.5}), united=["web"])
    events.load(call(properties={"c": 1}), united=["web"])
    events.load(call(properties={"c": 1.5}), united=["web"])
    types = events.types("thing_done")
    assert (types["a"], types["b"], types["c"]) == ("bigint", "numeric", "numeric")
    assert events.rows("select count(*) from public.mine") == [(5,)]
    assert events.letters() == []


def test_a_limit_is_lifted_below_a_view_that_reads_other_columns(events: Events) -> None:
    events.load(call(event="Other"))
    events.session.execute("alter table web.other add note varchar(5)")
    refreshed(events, "web")
    events.load(call())
    refreshed(events, "web")
    events.session.execute("create view public.mine as select id from events.thing_done")
    events.session.execute("alter table web.thing_done add note varchar(5)")
    events.load(
        call(properties={"note": "long enough"}),
        call(event="Other", properties={"note": "as well"}),
        united=["web"],
    )
    assert events.rows("select note from events.other where note is not null") == [("as well",)]
    assert events.rows("select note from web.thing_done where note is not null") == [("long enough",)]


def rights(events: Events) -> list[tuple[object, ...]]:
    """The options of a view, whose privileges it has, and of columns that stay."""
    return events.rows(
        "select null, reloptions::text, relacl::text from pg_class where oid = 'events.thing_done'::regclass"
        " union all select attname, null, attacl::text from pg_attribute"
        " where attrelid = 'events.thing_done'::regclass and attname in ('event', 'n') order by 1"
    )


def test_grants_stay_where_a_view_is_made_anew(events: Events) -> None:
    events.load(call(properties={"n": 1}))
    events.load(call(properties={"gone": 1}), schema="ios")
    refreshed(events, "web", "ios")
    role = f"reader_{events.session.info.dbname}"
    events.session.execute(
        f"create role {role}; grant select on events.thing_done to public;"
        f" grant select on events.thing_done to {role} with grant option;"
        f" grant update (n, event), insert (gone) on events.thing_done to {role};"
        " alter view events.thing_done set (security_invoker, security_barrier = off)"
    )
    had = rights(events)
    assert len(had) == 3
    try:
        events.load(call(properties={"m": 1}))
        assert refreshed(events, "web", "ios").changed == ["thing_done"]
        assert rights(events) == had, "replaced"
        assert "thing_done" in refreshed(events, "web").changed
        assert rights(events) == had, "made anew without a column"
        events.load(call(properties={"n": "x"}), united=["web"])
        assert rights(events) == had, "made anew with another type"
    finally:
        events.session.execute(f"drop owned by {role}; drop role {role}")


def test_what_people_made_in_schema_events_is_left_alone(events: Events) -> None:
    events.load(call())
    events.session.execute(
        "create schema events; create table events.tracks (n int); create view events.mine as select 1 n"
    )
    done = refreshed(events, "web")
    assert done.made == ["thing_done"]
    assert done.notes == ["events.tracks is not a view of ours, so it is left as it is"]
    assert events.rows("select n from events.mine") == [(1,)]


def test_tables_of_something_else_are_no_events(events: Events) -> None:
    events.load(call())
    events.session.execute("create table web.orders (id text, received_at timestamptz)")
    refreshed(events, "web")
    assert [n for (n,) in events.rows("select relname from pg_class where relnamespace = 'events'::regnamespace order by 1")] == [
        "thing_done", "tracks",
    ]  # fmt: skip


def test_a_schema_that_is_not_there_is_named_with_the_nearest(events: Events) -> None:
    events.load(call())
    done = refreshed(events, "web", "wbe", "ios", "event")
    assert done.made == ["thing_done", "tracks"]
    assert done.notes == [
        "schema wbe is not there, or not yet", "schema ios is not there, or not yet", "schema event is not there, or not yet",
    ]  # fmt: skip
    assert refreshed(events, "wbe").notes == ["schema wbe is not there; did you mean 'web'?"]


def kinds_of(view: View) -> dict[str, str]:
    return dict(view.columns)


def test_redshifts_text_casts_as_redshift_can() -> None:
    (view,) = [
        v
        for v in views(
            {
                "web": {
                    "pages": {
                        "id": "text",
                        "a": "boolean",
                        "b": "json",
                        "c": "timestamp",
                        "d": "bigint",
                        "e": "naive",
                    }
                },
                "ios": {
                    "pages": {
                        "id": "text",
                        "a": "text",
                        "b": "text",
                        "c": "text",
                        "d": "numeric",
                        "e": "timestamp",
                    }
                },
            }
        )
        if v.name == "pages"
    ]
    text = create_redshift(view)
    assert text.endswith("with no schema binding;")
    for line in (
        "case when t.\"a\" then 'true' when not t.\"a\" then 'false' end as \"a\"", 'json_serialize(t."b") as "b"',
        "to_char(t.\"c\" at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as \"c\"",
        f'cast(t."d" as {REDSHIFT["numeric"]}) as "d"', "t.\"e\" at time zone 'UTC' as \"e\"",
        'cast(null as varchar(65535)) as "path"', "cast('web' as varchar(65535)) as \"source_schema\"",
    ):  # fmt: skip
        assert line in text
    assert "::" not in text
    assert "jsonb" not in text


def test_leaving_one_group_of_emails_is_an_event_of_its_own_and_not_leaving_all(events: Events) -> None:
    events.load(call(event="Email Group Unsubscribed", properties={"list_id": 7}))
    events.load(call(event="Email Group Subscribed", properties={"campaign_id": 7}))
    events.load(call(event="Email Unsubscribed"))
    refreshed(events, "web")
    for name, kept in (("email_group_unsubscribed", "list_id"), ("email_group_subscribed", "campaign_id")):
        assert events.types(name)[kept] == "text", "as is documented of ids"
        assert events.rows(f"select {kept} from events.{name}") == [("7",)]
        assert events.types(name, "events")["email_subject"] == "text"
    assert events.rows("select event_text from events.email_unsubscribed") == [("Email Unsubscribed",)]


def test_every_documented_event_has_its_table_and_says_what_each_column_holds() -> None:
    models = documented.models()
    assert {
        "email_link_clicked",
        "application_opened",
        "order_completed",
        "trial_started",
        "users",
    } <= models.keys()
    for name, model in models.items():
        assert model.__comment__.endswith("."), name
        for column in model.columns:
            assert column.doc.endswith("."), f"{name}.{column.name}"
            assert not column.name.startswith("context_") or name == ""
