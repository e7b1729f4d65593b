"""A column holds whatever comes: it is widened, never narrowed, and no value is lost."""

from __future__ import annotations

import itertools
import json
from decimal import Decimal

import pytest

from etl.events.kinds import WIDER, kind_of, united
from tests.events.conftest import Events, call

VALUES = {
    "boolean": True, "bigint": 2**53 + 1, "decimal": Decimal("0.1234567890123456789"), "huge": 10**30,
    "time": "2026-01-02T03:04:05.678901+02:00", "day": "2026-01-02", "text": "it's", "list": [1, {"a": None}],
}  # fmt: skip
TEXTS = {
    "boolean": "true", "bigint": "9007199254740993", "decimal": "0.1234567890123456789", "huge": "1" + "0" * 30,
    "time": "2026-01-02 01:04:05.678901+00", "day": "2026-01-02 00:00:00+00", "text": "it's", "list": '[1, {"a": null}]',
}  # fmt: skip
"""What `::text` gives of each in a column of its own."""
ISO = {
    "time": ["2026-01-02T01:04:05.678901Z"],
    "day": ["2026-01-02T00:00:00.000000Z", "2026-01-02T00:00:00Z"],
}
"""The same in a column that became one of text; what is written when it is one already stays as it came."""


def line(**parts: object) -> bytes:
    """A call, decimals with all their digits."""
    text = json.dumps(call(**parts), default=lambda value: f"<{value}>")
    return text.replace('"<', "").replace('>"', "").encode()


def same(found: str, name: str) -> bool:
    """Whether a text is a value's, in one of its spellings."""
    return found in (TEXTS[name], VALUES[name], *ISO.get(name, ()))


@pytest.mark.A8
@pytest.mark.parametrize("apart", ["in one load", "in two loads", "in two loads, after many of the first"])
def test_two_values_of_any_kinds_are_kept_in_either_order(events: Events, apart: str) -> None:
    pairs = list(itertools.permutations(VALUES, 2))
    first = [line(event=f"{one} {two}", properties={"v": VALUES[one]}) for one, two in pairs]
    second = [line(event=f"{one} {two}", properties={"v": VALUES[two]}) for one, two in pairs]
    if apart == "in one load":
        events.load(*first, *second)
    else:
        events.load(*first)
        many = [line(event=f"{one} {two}", properties={"v": VALUES[one]}) for one, two in pairs] * 5
        events.load(*(many if "many" in apart else ()), *second)
    for one, two in pairs:
        found = [t for (t,) in events.rows(f"select v::text from web.{one}_{two} order by uuid_ts, id")]
        assert any(same(text, one) for text in found), (one, two, found)
        assert any(same(text, two) for text in found), (one, two, found)
    assert events.letters() == []


@pytest.mark.B6
@pytest.mark.B5
def test_numbers_keep_every_digit(events: Events) -> None:
    numbers = [
        "123456789012345678901234567890",
        "9223372036854775807",
        "-9223372036854775809",
        "0.10",
        "1e400",
        "-0",
    ]
    for many in (1, 4):
        events.load(
            *(
                line(event=f"N{i}", properties={"v": Decimal(n)})
                for i, n in enumerate(numbers)
                for _ in range(many)
            )
        )
    for i, number in enumerate(numbers):
        assert {v for (v,) in events.rows(f"select v from web.n{i}")} == {Decimal(number)}


@pytest.mark.B5
def test_a_number_of_too_many_digits_costs_that_value_alone(events: Events) -> None:
    whole = line(event="N", properties={"v": 1, "w": 2}).replace(b'"v": 1', b'"v": 1e9999999')
    loaded = events.load(whole)
    assert (loaded.counts.inserted, loaded.counts.values_refused) == (1, 1)
    assert events.row("n")["w"] == 2
    assert [(column, rule) for _, _, column, rule in events.letters()] == [("v", "B5")]


@pytest.mark.B9
@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "2026-01-02T24:00:00Z", "20223-01-05", "0000-01-01", "2026-01-02T03:04:60Z", "2026"],
)
def test_what_only_looks_like_a_time_is_a_text(text: str) -> None:
    assert kind_of(json.dumps(text).encode()) == ("text", text)


def test_nanoseconds_are_rounded_as_postgresql_does_in_either_way_of_reading(events: Events) -> None:
    for nine in ("2026-12-31T23:59:59.999999500Z", "2026-12-31T23:59:59.999999499+00:00"):
        events.session.execute("drop schema if exists web cascade")
        many = [
            call(event="N", properties={"at": nine}, sentAt=nine, originalTimestamp=nine) for _ in range(6)
        ]
        events.load(*many)  # the first the exact way, then by the compiled writer
        ((rounded,),) = events.rows(f"select timestamptz '{nine}'")
        assert events.rows("select distinct at, sent_at, original_timestamp from web.n") == [(rounded,) * 3]


@pytest.mark.A8
def test_the_lattice_is_one() -> None:
    """Uniting is symmetric and associative, and what it gives holds both."""
    for a, b, c in itertools.product(WIDER, repeat=3):
        assert united(a, b) == united(b, a)
        assert united(united(a, b), c) == united(a, united(b, c))
        assert united(a, b) in (a, *WIDER[a])


@pytest.mark.A11
def test_a_view_on_a_column_keeps_its_type_and_says_so(events: Events) -> None:
    events.load(call(properties={"n": 1}))
    events.session.execute("create view public.mine as select n from web.thing_done")
    loaded = events.load(call(properties={"n": "one"}))
    assert (loaded.counts.inserted, loaded.counts.values_refused) == (1, 1)
    assert sorted(events.rows("select * from public.mine"), key=str) == [(1,), (None,)]
    ((reason, payload),) = events.rows("select reason, payload from tributary.dead_letters")
    assert payload == '"one"'
    assert "view public.mine reads web.thing_done.n" in reason


@pytest.mark.A11
def test_a_value_that_a_view_was_in_the_way_of_is_filled_in_when_the_file_comes_again(events: Events) -> None:
    user = {"kind": "identify", "userId": "u"}
    events.load(
        *(call(messageId=f"a{i}", properties={"n": 1, "m": 1}, context={"c": 1}) for i in range(3)),
        call(messageId="u0", traits={"plan": 1}, **user),
    )
    events.session.execute(
        "create view public.mine as select n, context_c from web.thing_done;"
        " create view public.plans as select plan from web.users"
    )
    odd = "x\t\\N\n'"
    file = [
        call(messageId="u1", traits={"plan": odd, "seats": 3}, **user),
        *(call(messageId=f"b{i}", properties={"n": odd, "m": 2}, context={"c": 1.5}) for i in range(3)),
        call(messageId="u1", context={"c": 2.5}, properties={"m": 2}),  # a call of another kind has this id
    ]
    for _ in range(2):
        events.load(*file)
        assert len(events.letters()) == 8
    events.session.execute("drop view public.mine")
    again = events.load(*file)
    assert (again.counts.updated, again.counts.unchanged, again.counts.closes) == (4, 1, True)
    assert events.letters() == [("identifies", "u1", "plan", "A11")]
    events.session.execute("drop view public.plans")
    events.load(*file)
    before = events.all()
    assert events.letters() == []
    assert events.rows("select n, m, count(*) from web.thing_done where n <> '1' group by 1, 2") == [
        (odd, 2, 3)
    ]
    for table in ("tracks", "thing_done"):
        found = events.rows(f"select context_c::float, count(*) from web.{table} group by 1 order by 1")
        assert found == [(1, 3), (1.5, 3), (2.5, 1)]
    assert events.rows("select plan from web.identifies order by id") == [("1",), (odd,)]
    assert events.rows("select plan, seats from web.users") == [(odd, 3)]
    assert events.load(*file).counts.unchanged == 5
    assert events.all() == before


def test_what_uses_a_column_refuses_values_only_where_its_type_cannot_change(events: Events) -> None:
    names = {
        "checked": "constraint positive", "indexed": "index web.in_tens", "partial": "index web.few",
        "doubled": "column twice", "fired": "trigger told",
    }  # fmt: skip
    events.load(call(properties=dict.fromkeys(names, 1) | {"free": 1}))
    events.session.execute(
        "create index in_tens on web.thing_done ((indexed / 10)); create index few on web.thing_done (id)"
        " where partial > 5; alter table web.thing_done add constraint positive check (checked > 0),"
        " alter free set default 1, add twice bigint generated always as (doubled * 2) stored, add note varchar(9),"
        " add short boolean generated always as (note = '') stored;"
        " create trigger told before update on web.thing_done for each row when (new.fired > 9)"
        " execute function suppress_redundant_updates_trigger()"
    )
    first = events.load(call(properties=dict.fromkeys(names, 1.5) | {"free": "x"}))
    refused = events.rows("select column_name, rule, reason from tributary.dead_letters order by 1")
    assert first.counts.inserted == 1
    assert [letter[:2] for letter in refused] == [("doubled", "A11"), ("fired", "A11")]
    types = events.types("thing_done")
    changed = {name for name in names if types[name] == "numeric"}
    assert changed == {"checked", "indexed", "partial"}
    assert types["free"] == "text"
    long = call(messageId="long", properties={"note": "more than nine"})
    events.load(call(properties=dict.fromkeys(names, "x")), long)
    reasons = dict(
        events.rows("select column_name, reason from tributary.dead_letters where key <> 'long' order by id")
    )
    assert reasons.keys() == names.keys()
    for name, what in names.items():
        assert what in reasons[name]
        assert f"uses web.thing_done.{name}, so" in reasons[name]
    assert events.rows("select count(*) from web.tracks") == [(4,)]
    assert (
        events.rows("select relname from pg_class where relnamespace = 'tributary_stage'::regnamespace") == []
    )


@pytest.mark.A11
def test_our_own_views_follow_a_column_that_widens(events: Events) -> None:
    from etl.events.refresh import refresh

    events.load(call(properties={"n": 1}))
    with events.warehouse.connection() as session:
        refresh(session, ["web"])
    events.session.execute("grant select on events.thing_done to public")
    events.load(call(properties={"n": 1.5}), united=["web"])
    assert events.types("thing_done", "events")["n"] == "numeric"
    assert events.rows("select has_table_privilege('public', 'events.thing_done', 'select')") == [(True,)]
    assert sorted(events.rows("select n from events.thing_done")) == [(1,), (Decimal("1.5"),)]


def test_views_stay_as_they_are_where_a_load_does_not_know_what_they_unite(events: Events) -> None:
    from etl.events.refresh import refresh

    events.load(call(properties={"n": 1}))
    with events.warehouse.connection() as session:
        refresh(session, ["web"])
    assert events.load(call(properties={"n": 1.5})).counts.values_refused == 1
    assert events.types("thing_done", "events")["n"] == "bigint"
    events.session.execute("grant select on events.thing_done to public")
    assert events.load(call(properties={"n": 2.5}), united=["ios"]).counts.values_refused == 0
    assert events.rows("select to_regclass('events.thing_done')") == [(None,)]


def test_context_has_the_same_type_in_tracks_and_in_the_events_table(events: Events) -> None:
    events.load(*(call(event="A", context={"n": 1}) for _ in range(4)))
    events.load(call(event="B", context={"n": "x"}), *(call(event="A", context={"n": 2}) for _ in range(4)))
    assert sorted(events.rows("select n::text from (select context_n as n from web.tracks) t"), key=str) == [
        ("1",), ("1",), ("1",), ("1",), ("2",), ("2",), ("2",), ("2",), ("x",),
    ]  # fmt: skip
    assert events.types("a")["context_n"] == events.types("tracks")["context_n"] == "text"


def test_a_number_sent_as_text_is_one_where_a_number_is_documented(events: Events) -> None:
    sent = ["12.50", 3, "-0.25", "1e3", "7"]
    first, rest = sent[:3], sent[3:]
    events.load(*[call(event="Order Completed", properties={"revenue": v, "mine": v}) for v in first * 5])
    assert events.types("order_completed")["revenue"] == "numeric"
    assert events.types("order_completed")["mine"] == "text", "nobody says what it means"
    assert set(events.rows("select revenue from web.order_completed")) == {
        (Decimal("12.50"),), (Decimal(3),), (Decimal("-0.25"),),
    }  # fmt: skip
    events.load(*[call(event="Order Completed", properties={"revenue": v}) for v in rest])
    assert set(events.rows("select revenue from web.order_completed")) == {
        ("12.50",), ("3",), ("-0.25",), ("1e3",), ("7",),
    }, "what is not quite a number makes text of all, as it came"  # fmt: skip
