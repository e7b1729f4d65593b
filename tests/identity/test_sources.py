"""What tables say of persons: of sources by their models, of events by their columns."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest

from etl.errors import ConfigError
from etl.warehouse.person_crew import SESSIONS
from models.salesforce.accounts import Contact, Lead
from models.stripe.customers import Customer
from models.zendesk.people import User, UserIdentity
from tests.identity.conftest import START, World

CALL = dict.fromkeys(("anonymous_id", "user_id"), "text")
DEVICE = ("context_device_type", "context_device_id")


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def test_customers_contacts_leads_and_users_are_one_person_by_address_and_user_id(world: World) -> None:
    world.table("web.identifies", **CALL, email="text")
    world.source("stripe", "stripe", Customer, api_key="k")
    world.source("salesforce", "salesforce", Contact, Lead, client_id="c", client_secret="s")
    world.source("zendesk", "zendesk", User, UserIdentity, subdomain="acme", email="a@b.c", api_token="t")
    world.put("web.identifies", 0, anonymous_id="a1", user_id="u1", email="Ada@X.com")
    world.insert("stripe.customers", {"id": "cus_1", "email": "ada@x.com ", "received_at": at(1)})
    world.insert("stripe.customers", {"id": "cus_2", "metadata": '{"user_id": "u1"}', "received_at": at(2)})
    world.insert("salesforce.leads", {"id": "00Q1", "converted_contact_id": "0031", "received_at": at(3)})
    world.insert("salesforce.contacts", {"id": "0031", "email": "ada@x.com", "received_at": at(4)})
    world.insert("zendesk.users", {"id": 7, "external_id": "u1", "received_at": at(5)})
    world.insert(
        "zendesk.user_identities",
        {"id": 70, "user_id": 7, "type": "email", "value": "ada@home.org", "received_at": at(6)},
    )
    world.insert(
        "zendesk.user_identities",
        {"id": 71, "user_id": 7, "type": "twitter", "value": "bob@x.com", "received_at": at(6)},
    )
    world.insert("zendesk.users", {"id": 8, "email": "bob@x.com", "received_at": at(7)})
    world.refresh()
    assert world.ask(
        "select type, value, source from identity.identifiers"
        f" where person_id = '{world.who('u1')}' order by first_seen, type"
    ) == [
        ("anonymous_id", "a1", "web.identifies"),
        ("email", "ada@x.com", "web.identifies"),
        ("user_id", "u1", "web.identifies"),
        ("stripe.customers", "cus_1", "stripe.customers"),
        ("stripe.customers", "cus_2", "stripe.customers"),
        ("salesforce.contacts", "0031", "salesforce.leads"),
        ("salesforce.leads", "00Q1", "salesforce.leads"),
        ("zendesk.users", "7", "zendesk.users"),
        ("email", "ada@home.org", "zendesk.user_identities"),
    ]
    assert frozenset({"8", "bob@x.com"}) in world.persons()


def test_events_name_devices_external_ids_amp_clients_and_aliases(world: World) -> None:
    device = {
        "context_device_type": "text", "context_device_id": "text", "context_device_token": "text",
        "context_device_advertising_id": "text", "context_device_ad_tracking_enabled": "boolean",
    }  # fmt: skip
    world.table("web.tracks", **CALL, **device, context_external_ids="text", context_traits_email="text")
    world.table("web.pages", **CALL, context_amp_id="text")
    world.table("web.aliases", **CALL, previous_id="text")
    world.put(
        "web.tracks", 0, user_id="u1", context_device_type="iOS", context_device_id="D1", context_device_token="T1",
        context_device_advertising_id="X1", context_device_ad_tracking_enabled=True, context_traits_email="U@x.com",
    )  # fmt: skip
    world.put(
        "web.tracks", 1, user_id="u2", context_device_type="android", context_device_id="D1",
        context_device_advertising_id="X1", context_device_ad_tracking_enabled=False,
        context_external_ids='[{"id": "b2", "type": "braze_id", "collection": "users"}, {"id": "g", "type": "group_id",'
        ' "collection": "accounts"}, {"id": "b3", "type": "braze_id", "collection": "users"}]',
    )  # fmt: skip
    world.put("web.tracks", 2, user_id="u3", context_external_ids="no json")
    world.put("web.pages", 3, anonymous_id="a4", context_amp_id="amp-4")
    world.put("web.pages", 4, anonymous_id="a5", user_id="u4", context_amp_id="amp-4")
    world.put("web.aliases", 5, previous_id="old", user_id="u5")
    world.refresh()
    assert world.persons() == {
        frozenset({"u1", "D1", "T1", "X1", "u@x.com"}),
        frozenset({"u2", "D1", "b2", "b3"}),  # an id of Android's is another than the same of iOS
        frozenset({"u3"}),
        frozenset({"a4", "amp-4", "a5", "u4"}),
        frozenset({"old", "u5"}),
    }
    assert world.ask(
        "select type from identity.identifiers where value in ('D1', 'X1', 'T1') order by type"
    ) == [
        "android.id",
        "ios.id",
        "ios.idfa",
        "ios.push_token",
    ]


def test_external_ids_are_read_from_where_either_library_puts_them(world: World) -> None:
    segments, rudderstacks = "context_external_ids", "context_external_id"
    world.table("web.tracks", **CALL, **{rudderstacks: "text"})
    world.put("web.tracks", 0, user_id="u1", **{rudderstacks: '[{"type": "braze_id", "id": "b1"}]'})
    world.put(
        "web.tracks", 1, user_id="u2",
        **{rudderstacks: '[{"type": "brazeExternalId", "id": "b2"}, {"type": "HubSpot-Contact", "id": "h2"}]'},
    )  # fmt: skip
    world.table("ios.tracks", **CALL, **{segments: "text", rudderstacks: "jsonb"})
    world.sections["events"] = {"schemas": ["web", "ios"]}
    world.put(
        "ios.tracks", 2, user_id="u3",
        **{segments: '[{"type": "braze_id", "id": "b3"}]', rudderstacks: '[{"type": "crm", "id": "c3"}]'},
    )  # fmt: skip
    world.put("ios.tracks", 3, user_id="u4", **{segments: '[{"type": "braze_id", "id": "b4"}]'})
    world.put("ios.tracks", 4, user_id="u5", **{rudderstacks: '[{"type": "braze_id", "id": "b5"}]'})
    world.put(
        "ios.tracks", 5, user_id="u6", **{segments: "no json", rudderstacks: '{"type": "crm", "id": "c6"}'}
    )
    world.refresh()
    assert world.persons() == {
        frozenset({"u1", "b1"}), frozenset({"u2", "b2", "h2"}), frozenset({"u3", "b3", "c3"}), frozenset({"u4", "b4"}),
        frozenset({"u5", "b5"}), frozenset({"u6", "c6"}),
    }  # fmt: skip
    types = "select type from identity.identifiers where value in ('b2', 'h2') order by type"
    assert world.ask(types) == ["braze_external_id", "hub_spot_contact"]
    world.rules(columns={"ios.tracks.context_external_id": ""})
    world.refresh(anew=True)
    assert frozenset({"u3", "b3"}) in world.persons()


def test_users_that_an_alias_joins_have_to_be_allowed_to(world: World) -> None:
    world.table("web.identifies", **CALL)
    world.table("web.aliases", **CALL, previous_id="text")
    world.put("web.identifies", 0, anonymous_id="a", user_id="u1")
    world.put("web.aliases", 1, previous_id="a", user_id="u2")
    world.refresh()
    assert world.persons() == {frozenset({"a", "u1"}), frozenset({"u2"})}


def test_further_columns_identify_and_others_do_not_as_the_configuration_says(world: World) -> None:
    world.source("stripe", "stripe", Customer, api_key="k")
    world.table("crm.people", mail="text", facts="jsonb", old="text")
    world.rules(
        columns={
            "stripe.customers.metadata.account": "user_id",
            "stripe.customers.email": "",
            "crm.people.mail": "email",
            "crm.people.facts.ids.user": "user_id",
        }
    )
    world.insert(
        "stripe.customers",
        {"id": "cus_1", "email": "a@x.com", "metadata": '{"account": "u1"}', "received_at": at(0)},
    )
    world.put("crm.people", 1, mail="b@x.com", facts='{"ids": {"user": "u1"}}', old="o")
    world.refresh()
    assert world.persons() == {frozenset({"cus_1", "u1", "b@x.com"})}


def test_a_column_that_is_not_to_identify_does_not_though_it_does_so_only_sometimes(world: World) -> None:
    world.source("zendesk", "zendesk", UserIdentity, subdomain="acme", email="a@b.c", api_token="t")
    world.source("stripe", "stripe", Customer, api_key="k")
    world.table("web.tracks", **CALL, **dict.fromkeys(DEVICE, "text"), context_external_ids="text")
    world.insert("stripe.customers", {"id": "cus_1", "metadata": '{"user_id": "u1"}', "received_at": at(0)})
    named = {"user_id": 7, "type": "email", "value": "a@x.com"}
    world.insert("zendesk.user_identities", {"id": 70, "received_at": at(0), **named})
    external = '[{"id": "b1", "type": "braze_id"}]'
    device = dict(zip(DEVICE, ("iOS", "d1"), strict=True))
    world.put("web.tracks", 0, user_id="u2", context_external_ids=external, **device)
    off = (
        "stripe.customers.metadata.user_id", "zendesk.user_identities.value", "web.tracks.context_device_id",
        "web.tracks.context_external_ids",
    )  # fmt: skip
    world.rules(columns=dict.fromkeys(off, ""))
    world.refresh()
    assert world.persons() == {frozenset({"cus_1"}), frozenset({"7"}), frozenset({"u2"})}
    world.rules()
    world.refresh()
    assert world.persons() == {
        frozenset({"cus_1", "u1"}), frozenset({"7", "a@x.com"}), frozenset({"u2", "d1", "b1"})
    }  # fmt: skip


def test_a_further_column_that_is_not_there_is_told_with_the_nearest(world: World) -> None:
    world.table("crm.people", mail="text")
    world.rules(columns={"crm.people.mial": "email"})
    with pytest.raises(ConfigError, match=r"crm\.people has no column 'mial'; did you mean 'mail'\?"):
        world.refresh()


def test_a_schema_that_is_named_twice_is_read_once_and_one_that_is_a_sources_too_is_refused(
    world: World,
) -> None:
    world.table("mobile.tracks", **CALL)
    world.sections["events"] = {"schemas": ["mobile", "web", "mobile"]}
    world.put("mobile.tracks", 1, user_id="u1", anonymous_id="a1")
    assert world.refresh().rows == 1
    assert world.persons() == {frozenset({"u1", "a1"})}
    world.source("zendesk", "zendesk", User, subdomain="acme", email="a@b.c", api_token="t")
    world.sections["events"] = {"schemas": ["zendesk"]}
    with pytest.raises(ConfigError, match="both name schema zendesk"):
        world.refresh()


def test_a_schema_that_cannot_hold_streamed_tables_is_told_before_any_is_read(world: World) -> None:
    world.sections["events"] = {"schemas": ["my.schema"]}
    with pytest.raises(ConfigError, match=r"\[events\]: schema 'my\.schema' is not lower-case letters"):
        world.refresh()


def test_rows_that_are_deleted_at_the_source_have_been_said_all_the_same(world: World) -> None:
    world.source("stripe", "stripe", Customer, api_key="k")
    world.table("web.identifies", **CALL, email="text")
    world.insert("stripe.customers", {"id": "cus_1", "email": "a@x.com", "received_at": at(0)})
    world.put("web.identifies", 1, user_id="u1", email="a@x.com")
    world.refresh()
    before = world.kept()
    world.ask(
        "update stripe.customers set _deleted_at = now(), received_at = received_at + '1 hour' returning 1"
    )
    world.ask("delete from web.identifies returning 1")
    assert world.refresh().observations == 0
    world.rebuild()
    after = world.kept()
    for what in ("nodes", "observations", "persons", "merges", "refused"):
        assert after[what] == before[what]
    world.refresh(anew=True)
    assert world.persons() == {frozenset({"cus_1", "a@x.com"})}


def test_a_source_that_comes_later_joins_who_was_there(world: World) -> None:
    world.table("web.identifies", **CALL, email="text")
    world.put("web.identifies", 100, user_id="u1", email="a@x.com")
    world.put("web.identifies", 100, user_id="u2", email="b@x.com")
    world.refresh()
    old = {value: world.who(value) for value in ("u1", "u2")}
    world.source("stripe", "stripe", Customer, api_key="k")
    world.insert("stripe.customers", {"id": "cus_1", "email": "a@x.com", "received_at": at(0)})
    world.insert("stripe.customers", {"id": "cus_2", "email": "c@x.com", "received_at": at(0)})
    world.refresh()
    assert world.persons() == {
        frozenset({"u1", "a@x.com", "cus_1"}),
        frozenset({"u2", "b@x.com"}),
        frozenset({"cus_2", "c@x.com"}),
    }
    assert {value: world.who(value) for value in old} == old


def test_a_table_whose_columns_change_is_read_again_for_what_identifies_now(world: World) -> None:
    world.table("web.identifies", **CALL)
    world.put("web.identifies", 0, anonymous_id="a1", user_id="u1")
    world.refresh()
    world.db.execute("alter table web.identifies add column email text")
    world.db.execute("update web.identifies set email = 'a@x.com'")
    world.put("web.identifies", 60 * 24 * 30, user_id="u1", email="b@x.com")
    world.refresh()
    assert world.persons() == {frozenset({"a1", "u1", "a@x.com", "b@x.com"})}
    world.db.execute("alter table web.identifies drop column anonymous_id")
    world.put("web.identifies", 60 * 24 * 31, user_id="u1", email="c@x.com")
    assert world.refresh().identifiers == 1
    assert world.persons() == {frozenset({"a1", "u1", "a@x.com", "b@x.com", "c@x.com"})}


def test_a_table_without_any_stamp_of_its_rows_is_not_read_and_that_is_said(world: World) -> None:
    world.db.execute("create schema web")
    world.db.execute("create table web.tracks (user_id text, received_at text)")
    world.db.execute("insert into web.tracks values ('u1', 'yesterday')")
    report = world.refresh()
    assert report.rows == 0
    assert report.notes == ["web.tracks is not read, as it has neither uuid_ts nor received_at with a time"]
    assert world.persons() == set()


def test_stamps_may_be_without_a_zone_and_tables_may_be_views(world: World) -> None:
    world.table("web.raw", user_id="text", email="text", received_at="timestamp")
    world.db.execute("create view web.identifies as select * from web.raw")
    world.insert("web.raw", {"user_id": "u1", "email": "a@x.com", "received_at": datetime(2026, 1, 1, 12)})
    world.refresh()
    assert (
        world.ask("select first_seen from identity.identifiers") == [datetime(2026, 1, 1, 12, tzinfo=UTC)] * 2
    )
    world.insert("web.raw", {"user_id": "u1", "email": "b@x.com", "received_at": datetime(2026, 1, 1, 13)})
    assert world.refresh().identifiers == 1


def test_only_new_rows_of_a_large_table_are_read(world: World) -> None:
    world.table("web.tracks", **CALL, filler="text")
    world.db.execute(
        "insert into web.tracks (received_at, anonymous_id, filler)"
        " select timestamptz '2025-01-01' + n * interval '1 hour', 'a' || n % 10, repeat('x', 2000)"
        " from generate_series(1, 2000) n"
    )
    world.db.execute("alter table web.tracks alter filler set storage plain")
    world.db.execute(
        "insert into web.tracks (received_at, anonymous_id, filler)"
        " select timestamptz '2025-06-01' + n * interval '1 minute', 'b' || n % 10, repeat('x', 7000)"
        " from generate_series(1, 9000) n"
    )
    world.refresh()
    (index,) = world.ask("select indexdef from pg_indexes where schemaname = 'web'")
    assert "USING brin (received_at)" in index
    world.put("web.tracks", 0, anonymous_id="new")
    world.refresh()
    with ExitStack() as idle:
        for _ in range(1 + SESSIONS):  # each tells what it has read
            session = idle.enter_context(world.warehouse.connection())
            session.execute("select pg_stat_force_next_flush()")
    assert world.ask("select idx_scan > 0 from pg_stat_user_tables where relname = 'tracks'") == [True]
    assert world.who("new")
    assert world.ask("select count(*) from pg_indexes where schemaname = 'web'") == [1]
