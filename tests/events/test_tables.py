"""Calls land in the tables, under the names, and with the values of Segment's warehouses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from etl.events.layout import column, context_column, event_table
from tests.events.conftest import AT, Events, call

MOMENT = datetime(2026, 5, 4, 10, tzinfo=UTC)
TIMES = dict.fromkeys(("original_timestamp", "sent_at", "received_at", "timestamp"), MOMENT)


def test_a_track_call_has_a_row_in_tracks_and_one_in_its_events_table(events: Events) -> None:
    events.load(
        call(
            messageId="m", userId="u1", event="Order Completed", context={"ip": "10.0.0.1", "app": {"version": "1.2"}},
            properties={"revenue": 19.9, "orderId": "o1", "products": [{"sku": "a"}, {"sku": "b"}]},
            integrations={"All": True}, channel="web", version=2, projectId="p", _metadata={"bundled": []},
        )
    )  # fmt: skip
    common = {
        "id": "m", "anonymous_id": "a1", "user_id": "u1", "event": "order_completed", "event_text": "Order Completed",
        "context_ip": "10.0.0.1", "context_app_version": "1.2", **TIMES,
    }  # fmt: skip
    tracks, own = events.row("tracks"), events.row("order_completed")
    assert tracks.pop("uuid_ts") == own.pop("uuid_ts") > MOMENT
    assert tracks == common
    products = '[{"sku": "a"}, {"sku": "b"}]'
    assert own == {**common, "revenue": Decimal("19.9"), "order_id": "o1", "products": products}


def test_pages_and_screens_have_their_names_and_properties(events: Events) -> None:
    events.load(
        call(
            "page",
            name="Home",
            category="Shop",
            properties={"name": "Home", "path": "/", "nested": {"a": {"b": 1}}},
        ),
        call("screen", name="Cart", category="Shop", properties={"tab": 2}),
    )
    page, screen = events.row("pages"), events.row("screens")
    assert (page["name"], page["category"], page["path"], page["nested_a_b"]) == ("Home", "Shop", "/", 1)
    assert (screen["name"], screen["category"], screen["tab"]) == ("Cart", "Shop", 2)


def test_a_name_among_the_properties_is_the_pages_name(events: Events) -> None:
    pages = [call("page", properties={"name": "Home"}) for _ in range(4)]
    events.load(*pages, call("page", name="Other", properties={"name": "Home"}))
    assert events.rows("select name, count(*) from web.pages group by 1 order by 1") == [
        ("Home", 4),
        ("Other", 1),
    ]
    (own,) = (name for name in events.types("pages") if name.startswith("name__"))
    assert events.rows(f"select name from web.pages where {own} = 'Home'") == [("Other",)]
    assert events.letters() == []


def test_groups_and_aliases_have_their_ids(events: Events) -> None:
    events.load(
        call("group", groupId="g1", userId="u1", traits={"name": "Acme", "employees": "20"}),
        call("alias", userId="u1", previousId="a1", anonymousId=...),
    )
    group, account, alias = events.row("groups"), events.row("accounts"), events.row("aliases")
    assert (group["group_id"], group["name"], account["id"], account["name"]) == ("g1", "Acme", "g1", "Acme")
    assert (alias["user_id"], alias["previous_id"], alias.get("anonymous_id")) == ("u1", "a1", None)


def test_traits_are_columns_of_identifies_and_users(events: Events) -> None:
    events.load(
        call(
            "identify",
            userId="u1",
            traits={"email": "a@x.org", "firstName": "Ann", "address": {"city": "Rome"}},
        ),
        call("identify", traits={"email": "nobody@x.org"}),
    )
    (user,) = events.rows("select id, email, first_name, address_city from web.users")
    assert user == ("u1", "a@x.org", "Ann", "Rome")
    assert events.rows("select count(*), count(user_id) from web.identifies") == [(2, 1)]
    assert "anonymous_id" not in events.types("users")


def test_users_have_the_newest_of_each_trait_in_whatever_order_calls_come(events: Events) -> None:
    def said(hour: int, **traits: object) -> dict[str, object]:
        at = f"2026-05-04T{hour:02}:00:00Z"
        return call("identify", userId="u1", traits=traits, originalTimestamp=at, sentAt=at, receivedAt=at)

    first, second, third = (
        said(1, plan="free", email="a@x"),
        said(2, plan="pro"),
        said(3, email="b@x", gone=None),
    )
    for calls in ([first], [third], [second]):
        events.load(*calls)
    assert events.rows("select plan, email, received_at::text from web.users") == [
        ("pro", "b@x", "2026-05-04 03:00:00+00")
    ]


@pytest.mark.A4
@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("sampleText", "sample_text"), ("samPLE text", "sam_ple_text"), ("sample 2 Text", "sample_2_text"),
        ("SAMPLE 2 TEXT", "sample_2_text"), ("FOO:BAR$BAZ", "foo_bar_baz"), ("something.com", "something_com"),
        ("CStringRef", "cstring_ref"), ("5test", "_5test"), ("test5", "test5"), ("THE5r", "the5r"),
        ("f_pX9", "f_p_x9"), ("p_z9Rg", "p_z9_rg"), ("2FA Enabled", "_2fa_enabled"), ("Enabled 2FA", "enabled_2fa"),
        ("___$$Base64Encode", "base64_encode"), ("sample___text", "sample_text"), ("accountType", "account_type"),
        ("Order Completed", "order_completed"), ("userAgent", "user_agent"), ("open", "_open"), ("group", "_group"),
        ("end", "_end"), ("3doctors", "_3doctors"),
    ],
)  # fmt: skip
def test_names_are_segments_with_its_underscore_before_digits_and_reserved_words(
    spelled: str, name: str
) -> None:
    assert column("thing_done", [spelled]) == event_table(spelled) == name
    assert context_column([spelled]) == f"context_{name.removeprefix('_')}"


@pytest.mark.A6
def test_a_property_never_takes_a_standard_columns_place(events: Events) -> None:
    held = [
        "id",
        "userId",
        "receivedAt",
        "messageId",
        "event",
        "timestamp",
        "uuid",
        "context_ip",
        "anonymousId",
    ]
    events.load(call(messageId="m", properties=dict.fromkeys(held, "theirs"), context={"ip": "1.1.1.1"}))
    row = events.row("thing_done")
    assert {name for name, value in row.items() if value == "theirs"} == {
        "_id", "_user_id", "_received_at", "_message_id", "_event", "_timestamp", "_uuid", "_context_ip", "_anonymous_id",
    }  # fmt: skip
    assert (row["id"], row["anonymous_id"], row["event"], row["context_ip"]) == (
        "m",
        "a1",
        "thing_done",
        "1.1.1.1",
    )


@pytest.mark.A4
def test_an_event_named_like_another_table_gets_an_underscore(events: Events) -> None:
    events.load(call(event="Users"), call(event="Order"), call(event="🙂"))
    assert events.row("_users")["event_text"] == "Users"
    assert events.row("_order")["event_text"] == "Order"
    assert events.rows("select event_text from web.tracks order by 1") == [("Order",), ("Users",), ("🙂",)]


def test_names_that_differ_in_case_or_separator_share_a_table_and_keep_their_text(events: Events) -> None:
    events.load(*(call(event=name) for name in ("Signed Up", "signed_up", "signedUp", "SIGNED UP")))
    assert events.rows("select count(*), count(distinct event_text) from web.signed_up") == [(4, 4)]


@pytest.mark.A1
def test_a_long_name_is_cut_and_stays_the_same_in_any_order(events: Events) -> None:
    long = ["x" * 70 + end for end in "ab"]
    events.load(call(properties={long[0]: 1, long[1]: 2}))
    names = [n for n in events.types("thing_done") if n.startswith("xxx")]
    assert sorted(names) == sorted(column("thing_done", [name]) for name in long)
    assert all(len(name) <= 63 for name in names)


def test_null_and_empty_objects_make_no_column(events: Events) -> None:
    events.load(call(properties={"a": None, "b": {}, "c": {"d": {}}, "e": [], "f": ""}))
    own = {name for name in events.types("thing_done") if len(name) == 1 or "_d" in name}
    assert own == {"e", "f"}
    assert events.rows("select e, f from web.thing_done") == [("[]", "")]


def test_the_time_is_corrected_by_how_wrong_the_devices_clock_is(events: Events) -> None:
    events.load(
        call(originalTimestamp="2020-01-01T00:00:00Z", sentAt="2020-01-01T00:00:30Z", receivedAt=AT),
        call(
            event="As Client Sent",
            originalTimestamp=...,
            timestamp="2026-05-04T12:00:00+02:00",
            receivedAt=...,
        ),
        call(event="No Times", originalTimestamp=..., sentAt=..., receivedAt=...),
    )
    assert events.row("thing_done")["timestamp"] == MOMENT - timedelta(seconds=30)
    sent = events.row("as_client_sent")
    assert {name: sent[name] for name in TIMES} == TIMES
    bare = events.row("no_times")
    assert bare["timestamp"] == bare["received_at"] == bare["uuid_ts"] > MOMENT
    assert "original_timestamp" not in bare


def test_a_client_clock_ahead_of_ours_receives_nothing_in_the_future(events: Events) -> None:
    events.load(
        call(
            originalTimestamp=...,
            timestamp="2199-01-01T00:00:00Z",
            sentAt="2199-01-01T00:00:01Z",
            receivedAt=...,
        )
    )
    row = events.row("thing_done")
    assert row["received_at"] == row["uuid_ts"]
    assert row["sent_at"].year == 2199


def test_tables_and_columns_say_what_they_hold(events: Events) -> None:
    events.load(
        call(event="Order Completed", properties={"revenue": 3, "other": 1}, context={"ip": "1.1.1.1"})
    )
    said = dict(
        events.rows(
            "select attname, col_description(attrelid, attnum) from pg_attribute"
            " where attrelid = 'web.order_completed'::regclass and attnum > 0"
        )
    )  # type: ignore[arg-type]
    assert events.rows("select obj_description('web.order_completed'::regclass)") == [("An order was made.",)]
    assert said["revenue"].startswith("Revenue with discounts")
    assert said["context_ip"] == "Address that the call came from."
    assert said["received_at"].startswith("When the call was received")
    assert said["other"] is None
    assert events.types("order_completed")["revenue"] == "numeric"


@pytest.mark.A8
def test_columns_that_others_write_hold_what_comes(events: Events) -> None:
    """A schema that another loader filled: its limits are lifted, its types kept or widened, its rows left alone."""
    events.session.execute(
        "create schema web; create table web.tracks (id varchar(512), received_at timestamptz, event varchar(512),"
        " uuid bigint); create table web.thing_done (id varchar(512), received_at timestamptz, event varchar(512),"
        " note varchar(10), n integer, score double precision, seen timestamp);"
        " insert into web.thing_done values ('old', now(), 'thing_done', 'short', 1, 0.5, '2026-01-01')"
    )
    values = {"note": "longer than ten", "n": 2**40, "score": 1.5, "seen": AT}
    events.load(call(properties=values), call(properties={"n": 1.25, "score": 2**60 + 1}))
    assert events.types("thing_done") | {"note": "text", "n": "numeric", "score": "numeric"} == events.types(
        "thing_done"
    )
    assert events.rows("select note, n, score, seen::text from web.thing_done order by score") == [
        ("short", 1, Decimal("0.5"), "2026-01-01 00:00:00+00"),
        ("longer than ten", 2**40, Decimal("1.5"), "2026-05-04 10:00:00+00"),
        (None, Decimal("1.25"), 2**60 + 1, None),
    ]
    assert events.letters() == []
