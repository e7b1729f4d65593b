"""What breaks the spec, or cannot be stored, is a dead letter with the reason; all else is loaded."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from etl.errors import TooManyDeadLetters, WarehouseError
from etl.settings import Limits
from tests.events.conftest import ALL, AT, Events, call

BAD = {
    b"{": "json", b"[1]": "A14", b'"x"': "A14", b"\xff\xfe": "B4", b'{"type": "track", "event": "\xff", "userId": "u"}': "B4",
    b'{"messageId": "1"}': "spec.type", b'{"type": "trak", "userId": "u"}': "spec.type",
    b'{"type": "track", "userId": "u"}': "spec.event", b'{"type": "track", "event": " ", "userId": "u"}': "spec.event",
    b'{"type": "page"}': "spec.userId", b'{"type": "identify", "userId": "", "anonymousId": null}': "spec.userId",
    b'{"type": "group", "userId": "u"}': "spec.groupId", b'{"type": "alias", "previousId": "a"}': "spec.userId",
    b'{"type": "page", "userId": "u", "messageId": "' + b"m" * 101 + b'"}': "spec.messageId",
    b'{"type": "page", "userId": "u", "properties": {"a": "' + b"x" * 33_000 + b'"}}': "spec.size",
    b'{"batch": 5}': "json",
}  # fmt: skip


@pytest.mark.A14
@pytest.mark.B4
@pytest.mark.E4
def test_each_bad_call_is_a_dead_letter_with_its_rule_and_the_others_are_loaded(events: Events) -> None:
    lines = [part for bad in BAD for part in (bad, call("page"))]
    loaded = events.load(*lines, limits=ALL)
    assert (loaded.counts.inserted, loaded.counts.dead_lettered) == (len(BAD), len(BAD))
    assert loaded.counts.closes
    assert [rule for *_, rule in events.letters()] == list(BAD.values())
    kept = events.rows("select payload from tributary.dead_letters order by id")
    assert [text for (text,) in kept] == [bad.decode(errors="backslashreplace") for bad in BAD]


@pytest.mark.P9
def test_past_one_percent_of_the_calls_the_load_stops_and_fewer_than_1000_count_as_1000(
    events: Events,
) -> None:
    bad, good = list(BAD), [call("page") for _ in range(1_089)]
    with pytest.raises(TooManyDeadLetters, match="11 of 12 calls and values were refused"):
        events.load(*bad[:11], good[0])
    assert events.load(*bad[:10]).counts.dead_lettered == 10
    with pytest.raises(TooManyDeadLetters, match="12 of 1,101 calls and values were refused"):
        events.load(*bad[:12], *good)
    assert events.load(*bad[:11], *good).counts.dead_lettered == 11
    for limits in (Limits(share=0), Limits(most=0), Limits(share=0.0109)):
        with pytest.raises(TooManyDeadLetters):
            events.load(*bad[:11], good[0], limits=limits)
    assert events.load(*bad[:11], limits=Limits(share=0.011)).counts.dead_lettered == 11


def test_a_bad_value_costs_itself_alone(events: Events) -> None:
    events.load(
        call(
            messageId="m",
            userId={"a": 1},
            originalTimestamp="soon",
            timestamp=17,
            context="none",
            properties=[1],
        )
    )
    assert sorted(events.letters(), key=str) == [
        ("thing_done", "m", "context", "A14"), ("thing_done", "m", "properties", "A14"),
        ("tracks", "m", "original_timestamp", "B9"), ("tracks", "m", "timestamp", "B9"), ("tracks", "m", "user_id", "spec.id"),
    ]  # fmt: skip
    assert events.row("thing_done")["received_at"] is not None


@pytest.mark.B2
@pytest.mark.B1
def test_characters_that_cannot_be_stored_are_replaced_and_the_original_kept(events: Events) -> None:
    raw = json.dumps(
        call(properties={"t": "a\0b", "u": "\ud83d", "v": "\U0001f600", "w": "\\u0000"})
    ).encode()
    events.load(raw)
    row = events.row("thing_done")
    assert (row["t"], row["u"], row["v"], row["w"]) == ("a\ufffdb", "\ufffd", "\U0001f600", "\\u0000")
    assert events.rows("select rule, column_name, payload from tributary.dead_letters") == [
        ("B1", "*", raw.decode())
    ]


@pytest.mark.B4
@pytest.mark.B2
def test_what_is_wrong_with_one_call_of_a_batch_costs_the_others_nothing(events: Events) -> None:
    half = json.dumps(
        {"batch": [call(messageId=f"h{i}", properties={"s": f"x{i}"}) for i in range(3)]}
    ).encode()
    half = half.replace(b'"x1"', rb'"x1\ud83d"')
    other = json.dumps(
        {"batch": [call(messageId=f"u{i}", properties={"s": f"y{i}"}) for i in range(3)]}
    ).encode()
    latin = other.replace(b'"y1"', b'"y1\xff"')
    for _ in range(2):
        events.load(half, latin)
    assert events.rows("select id, s from web.thing_done order by id") == [
        ("h0", "x0"), ("h1", "x1\ufffd"), ("h2", "x2"), ("u0", "y0"), ("u2", "y2"),
    ]  # fmt: skip
    assert events.rows("select key, rule from tributary.dead_letters where closed_at is null order by rule") == [
        ("h1", "B1"), (None, "B4"),
    ]  # fmt: skip
    ((payload,),) = events.rows(
        "select payload from tributary.dead_letters where key = 'h1' and closed_at is null"
    )
    assert '"h1"' in payload
    assert r"x1\ud83d" in payload
    assert "h0" not in payload


@pytest.mark.parametrize("sent", ["soon", 1_714_816_800_000, "x\ud83d"])
def test_what_is_wrong_with_what_a_batch_says_of_all_costs_that_alone(events: Events, sent: object) -> None:
    batch = [call(sentAt=..., receivedAt=..., properties={"s": "x" * 1_000}) for _ in range(40)]
    whole = {"batch": batch, "context": {"ip": "1.1.1.1", "page": "\0"}, "sentAt": sent}
    loaded = events.load(json.dumps(whole).encode())
    assert (loaded.counts.inserted, loaded.counts.dead_lettered) == (40, 0)
    assert [letter[1:] for letter in events.letters()] == [(None, "sent_at", "B9"), (None, "context", "B1")]
    assert events.rows("select distinct context_ip, context_page from web.tracks") == [("1.1.1.1", "\ufffd")]


def test_a_context_of_a_batch_that_is_no_text_is_left_out(events: Events) -> None:
    batch = json.dumps({"batch": [call(), call()], "context": {"ip": "Z"}}).encode()
    assert events.load(batch.replace(b'"Z"', b'"\xff"')).counts.inserted == 2
    assert events.letters() == [("tracks", None, "context", "B4")]


def test_a_call_that_is_too_big_is_refused_whatever_came_before_it(events: Events) -> None:
    big = [call(properties={"s": "x" * 40_000}) for _ in range(2)]
    loaded = events.load(
        *(call(properties={"s": "x"}) for _ in range(6)), big[0], {"batch": [call(), big[1]]}
    )
    assert (loaded.counts.inserted, loaded.counts.dead_lettered) == (7, 2)
    assert [rule for *_, rule in events.letters()] == ["spec.size"] * 2


@pytest.mark.B3
def test_a_mark_of_byte_order_is_no_part_of_the_first_call(events: Events) -> None:
    assert events.load(b"\xef\xbb\xbf" + json.dumps(call()).encode(), call()).counts.inserted == 2
    assert events.letters() == []


@pytest.mark.B3
def test_texts_come_through_byte_by_byte(events: Events) -> None:
    texts = [
        "\\N",
        "\\.",
        "a\tb\nc\rd",
        "\x1f\x1e\x1d\x1c",
        "\u2028",
        "'\"$$",
        "%s {} :x",
        "é\u0301",
        "\ufeff",
        "🙂",
    ]
    for _ in range(3):
        events.load(*(call(event="T", properties={"t": text}) for text in texts))
    assert {t for (t,) in events.rows("select t from web.t")} == set(texts)


@pytest.mark.A5
def test_names_are_never_run_as_sql(events: Events) -> None:
    evil = '"; drop table web.tracks; --'
    events.load(call(event=evil, properties={evil: 1, "%s": 2, "$$": 3}, context={evil: 4}))
    assert events.rows("select event_text from web.tracks") == [(evil,)]


@pytest.mark.B12
@pytest.mark.P5
def test_a_line_that_is_too_long_is_skipped_without_being_held(events: Events) -> None:
    long = b'{"type": "page", "userId": "u", "properties": {"a": "' + b"x" * (17 * 1024 * 1024) + b'"}}'
    loaded = events.load(call("page"), long, call("page"))
    assert (loaded.counts.inserted, loaded.counts.dead_lettered) == (2, 1)
    assert events.rows("select rule, length(payload) from tributary.dead_letters") == [("B12", 1000)]


@pytest.mark.A13
def test_a_row_that_is_too_big_for_its_page_is_a_dead_letter(events: Events) -> None:
    wide = call(properties={f"p{i}": "12345678901" for i in range(900)})
    loaded = events.load(call(properties={"n": 1}), wide, call(properties={"n": 2}))
    assert loaded.counts.inserted == 3
    assert [(key, rule) for _, key, _, rule in events.letters()] == [(wide["messageId"], "A13")]
    assert events.rows("select n from web.thing_done order by n") == [(1,), (2,)]


@pytest.mark.A12
def test_columns_end_at_a_thousand_and_what_comes_behind_is_in_the_last(events: Events) -> None:
    for part in range(11):
        events.load(call(messageId=f"m{part}", properties={f"p{part}_{i}": 1 for i in range(95)}))
    assert len(events.types("thing_done")) == 1_000
    assert events.letters() == []
    assert events.rows("select id from web.thing_done where _extra is not null") == [("m10",)]
    assert events.rows("select count(*) from web.thing_done, jsonb_object_keys(_extra)") == [(56,)]
    ids = [
        call(messageId=f"n{i}", properties={"p0_0": i, **{f"k{i * 4 + j}": 1 for j in range(4)}})
        for i in range(300)
    ]
    loaded = events.load(*ids)
    assert (loaded.counts.inserted, loaded.counts.values_refused) == (300, 0)
    assert events.rows("select count(*), count(distinct p0_0) from web.thing_done") == [(311, 300)]
    kept = events.rows("select sum(value::int) from web.thing_done, jsonb_each_text(_extra) where id ~ '^n'")
    assert kept == [(1_200,)]


@pytest.mark.A3
def test_two_keys_of_one_column_have_one_each_where_they_say_different_things(events: Events) -> None:
    for _ in range(4):
        events.load(
            call(properties={"fooBar": 1, "foo_bar": 1}),
            call(properties={"fooBar": 2}),
            call(properties={"foo_bar": 3}),
        )
    twice = [
        call(messageId="m", properties={"fooBar": 4, "foo_bar": "five"}),
        call(messageId="n", properties={"foo_bar": "six", "fooBar": 4}),
    ]
    (note,) = events.load(*twice).notes
    (other,) = (name for name in events.types("thing_done") if name.startswith("foo_bar__"))
    assert (
        f"foo_bar shares column foo_bar with another key; where a call has different values for both, its own is in {other}"
        in note
    )
    assert events.rows(f"select id, foo_bar, {other} from web.thing_done where id in ('m', 'n') order by 1") == [
        ("m", 4, "five"), ("n", 4, "six"),
    ]  # fmt: skip
    assert events.load(*[call(properties={"fooBar": 7, "foo_bar": "8"}) for _ in range(5)]).notes == []
    assert events.rows("select foo_bar, count(*) from web.thing_done group by 1 order by 1") == [
        (1, 4),
        (2, 4),
        (3, 4),
        (4, 2),
        (7, 5),
    ]
    assert events.letters() == []


@pytest.mark.A15
@pytest.mark.P5
def test_nesting_without_end_costs_its_value_or_at_most_its_call(events: Events) -> None:
    def nested(times: int, id: str) -> bytes:
        deep = b'"properties": ' + b'{"a":' * times + b"1" + b"}" * times + b', "type"'
        return json.dumps(call(messageId=id)).encode().replace(b'"type"', deep, 1)

    loaded = events.load(nested(300, "m"), nested(5_000, "n"), call())
    assert (loaded.counts.inserted, loaded.counts.dead_lettered) == (2, 1)
    assert [(key, rule) for _, key, _, rule in events.letters()] == [("m", "A15"), (None, "A15")]


def test_a_file_of_something_else_is_refused_as_a_whole(events: Events) -> None:
    with pytest.raises(TooManyDeadLetters, match=r"101 of 101 calls .* Is it a file of calls\?"):
        events.load(*[b"id,name"] * 101)
    assert events.rows("select count(*) from pg_class where relnamespace = 'web'::regnamespace") == [(0,)]
    ((status, kind, error),) = events.rows("select status, error_kind, error from tributary.syncs")
    assert (status, kind) == ("failed", "mapping")
    assert "101 of 101 calls" in error


def test_a_table_of_something_else_is_left_alone(events: Events) -> None:
    events.session.execute(
        "create schema web; create table web.customers (id bigint, received_at timestamptz)"
    )
    events.load(
        *(call(messageId=f"m{i}", event="Customers", properties={"n": 1} if i else {}) for i in range(5))
    )
    assert list(events.types("customers")) == ["id", "received_at"]
    assert events.rows("select event from web.tracks") == [("customers",)] * 5
    assert events.letters() == [("tracks", f"m{i}", "properties", "A4") for i in range(1, 5)]


@pytest.mark.A10
def test_a_standard_column_of_another_type_stops_the_load_with_what_to_run(events: Events) -> None:
    events.session.execute(
        "create schema web; set timezone = 'Asia/Tokyo';"
        " create table web.tracks (id text, event text, received_at timestamp, sent_at text);"
        " insert into web.tracks values ('old', 'a', '2026-01-01', '2026-01-01T00:00:00Z')"
    )
    for _ in range(2):
        with pytest.raises(WarehouseError, match=r'run: alter table "web"."tracks" alter column') as stopped:
            events.load(call(receivedAt=AT))
        events.session.execute(str(stopped.value).partition("run: ")[2].encode())
    assert events.load(call(receivedAt=AT)).counts.inserted == 1
    found = events.rows("select received_at, sent_at from web.tracks where id = 'old'")
    assert found == [(datetime(2026, 1, 1, tzinfo=UTC),) * 2]
