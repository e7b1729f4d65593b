"""Keys of any length: rows that have them are rows like all others."""

from __future__ import annotations

import json
import random
from typing import Any, ClassVar

import psycopg
import pytest

from etl.checks import Subject, key_unique
from etl.connector import Alive, Compare, Page, Pages, Stream, stream
from etl.decode import Decoder
from etl.errors import SessionLost
from etl.events.replay import replay
from etl.schema import Table
from etl.schema import field as column
from etl.warehouse.ddl import plan
from etl.warehouse.dead_letters import Which
from etl.warehouse.driver_errors import explain
from etl.warehouse.known import Block
from etl.warehouse.stage import Stage
from etl.window import Window
from models.stripe.charges import Charge
from models.stripe.customers import Customer
from tests.customers.conftest import Company
from tests.engine.conftest import Lab
from tests.engine.shop import Shop, Tag
from tests.events.conftest import Events, call
from tests.faults.test_dead_letters import again
from tests.identity.conftest import START
from tests.warehouse.staging import Bench, Gone, Item, Rows, There, Whole, at, item

pytestmark = pytest.mark.B13

ODD = "\\\\'\"\t\né😀\\x41\\101 %s {} $$"
LETTERS = "".join(map(chr, range(33, 127))) + "éßλж😀"


def key(length: int, seed: int = 1) -> str:
    """A key of random characters, which nothing makes shorter."""
    return "".join(random.Random(seed).choices(LETTERS, k=length))


LONG, HUGE = key(3_000), key(100_000)
KEYS = {
    "plain": "t", "long": LONG, "huge": HUGE, "last byte": LONG[:-1] + ("a" if LONG[-1] != "a" else "b"),
    "odd": ODD + key(3_000, seed=2), "odd too": "\\" + ODD + key(3_000, seed=2),
}  # fmt: skip


def tags(lab: Lab) -> dict[str, str | None]:
    """The living tags with their colors."""
    return dict(lab.query("select name, color from shop.tags where _deleted_at is null"))  # type: ignore[arg-type]


@pytest.mark.parametrize("before", ["first load", "later load"])
def test_rows_with_keys_of_any_length_come_change_go_and_return_like_others(lab: Lab, before: str) -> None:
    if before == "later load":
        lab.world.tags = {"early": {"name": "early", "color": "red"}}
        lab.good(streams=["tags"])
    lab.world.tags |= {name: {"name": name, "color": "red"} for name in KEYS.values()}
    first = lab.good(streams=["tags"])["tags"]
    assert (first.total.inserted, first.dead_letters) == (len(KEYS), 0)
    again = lab.good(streams=["tags"])["tags"].total
    assert (again.fetched, again.unchanged) == (len(lab.world.tags), len(lab.world.tags))
    for name in (LONG, HUGE):
        lab.world.tags[name]["color"] = "green"
    assert lab.good(streams=["tags"])["tags"].total.updated == 2
    gone = {name: lab.world.tags.pop(name) for name in (LONG, HUGE)}
    assert lab.good(streams=["tags"])["tags"].total.deleted == 2
    assert tags(lab) == dict.fromkeys(lab.world.tags, "red")
    lab.world.tags |= gone
    assert lab.good(streams=["tags"])["tags"].total.updated == 2
    assert tags(lab) == {name: tag["color"] for name, tag in lab.world.tags.items()}
    ((rows, keys),) = lab.query("select count(*), count(distinct name) from shop.tags")
    assert rows == keys == len(lab.world.tags)


def lines(lab: Lab) -> dict[tuple[str, int], str]:
    """The living lines of orders."""
    found = lab.query("select order_id, position, product from shop.order_lines where _deleted_at is null")
    return {(order, position): product for order, position, product in found}


def test_rows_nested_in_a_row_with_a_long_key_go_with_it(lab: Lab) -> None:
    options = {"connector": "tests.engine.test_snapshots:WholeOrders"}
    for name in (LONG, HUGE, "o1"):
        lab.world.order(name, amount=1, lines=[{"product": "p0"}, {"product": "p1"}])
    assert lab.good(options=options, streams=["orders"])["orders"].counts["order_lines"].inserted == 6
    assert lab.good(options=options, streams=["orders"])["orders"].total.inserted == 0
    lab.world.order(HUGE, lines=[{"product": "p2"}, {"product": "p1"}])
    lab.world.orders.pop(LONG)
    counts = lab.good(options=options, streams=["orders"])["orders"].counts
    assert (counts["orders"].deleted, counts["order_lines"].updated) == (1, 1)
    assert lines(lab) == {(HUGE, 0): "p2", (HUGE, 1): "p1", ("o1", 0): "p0", ("o1", 1): "p1"}
    lab.world.order(LONG, lines=[{"product": "p3"}])
    lab.good(options=options, streams=["orders"])
    assert lines(lab) == {
        (HUGE, 0): "p2", (HUGE, 1): "p1", (LONG, 0): "p3", ("o1", 0): "p0", ("o1", 1): "p1"
    }  # fmt: skip


def test_a_long_key_comes_changes_and_is_deleted_by_a_feed_of_changes(lab: Lab) -> None:
    lab.world.fill(6)
    lab.good(streams=["orders"])
    for step in ({"note": "first"}, {"note": "second", "lines": [{"product": "p9"}]}):
        lab.world.later(hours=1)
        lab.world.order(LONG, **step)
        lab.world.later(minutes=5)
        lab.good(streams=["orders"])
        assert lab.query("select note from shop.orders where id = %s", LONG) == [(step["note"],)]
    lab.world.later(hours=1)
    lab.world.delete_order(LONG)
    lab.world.later(minutes=5)
    counts = lab.good(streams=["orders"])["orders"].counts
    assert (counts["orders"].deleted, counts["order_lines"].deleted) == (1, 1)
    assert lab.query("select count(*) from shop.orders where id = %s and _deleted_at is null", LONG) == [(0,)]


def test_a_replay_loads_a_record_with_a_long_key_and_puts_a_value_into_the_row_of_one(lab: Lab) -> None:
    lab.world.order("o1", amount=1)
    lab.world.orders["o1"] |= {"id": None, "number": LONG}
    lab.world.order(HUGE, amount=2, note={"text": "hello"})
    lab.world.later(minutes=5)
    assert lab.good(streams=["orders"])["orders"].dead_letters == 2
    (done,) = again(lab)
    assert (done.closed, done.counts.inserted, done.counts.updated) == (2, 1, 1)
    stored = set(lab.query("select id, amount, note from shop.orders"))
    assert stored == {(LONG, 1, None), (HUGE, 2, "hello")}


def test_calls_of_users_with_ids_of_any_length_are_loaded_once_and_make_their_users(events: Events) -> None:
    most = key(20_000)  # what a call has room for
    events.load(call("identify", messageId="i0", userId="u", traits={"n": 0}))
    calls = [
        call("identify", messageId="i1", userId=LONG, traits={"n": 1}),
        call("identify", messageId="i2", userId=most, traits={"n": 2}),
        call("identify", messageId="i3", userId="u", traits={"n": 3}),
        call(messageId="t1", userId=KEYS["last byte"]),
    ]
    assert events.load(*calls).counts.inserted == 4
    late = call(
        "identify", messageId="i4", userId=LONG, traits={"n": 4, "m": 5}, receivedAt="2026-01-01T00:00:00Z"
    )
    again = events.load(*calls, late).counts
    assert (again.inserted, again.unchanged) == (1, 4)
    users = set(events.rows("select id, n, m from web.users"))
    assert users == {(LONG, 1, 5), (most, 2, None), ("u", 3, None)}
    assert events.rows("select id, user_id from web.tracks") == [("t1", KEYS["last byte"])]
    assert events.letters() == []


def test_a_call_whose_user_an_index_of_others_cannot_hold_is_replayed_once_that_is_gone(
    events: Events,
) -> None:
    events.load(call("identify", messageId="i0", userId="u", traits={"n": 0}))
    events.session.execute("create index theirs on web.identifies (user_id, received_at)")
    for _ in range(2):
        events.load(call("identify", messageId="i1", userId=LONG, traits={"n": 1}), call(userId="u"))
        assert events.letters() == [("identifies", "i1", None, "B13")]
    assert events.rows("select id, n from web.users") == [("u", 0)]
    assert replayed(events) == 0
    events.session.execute("drop index web.theirs")
    assert replayed(events) == 1
    assert set(events.rows("select id, n from web.users")) == {("u", 0), (LONG, 1)}


def replayed(events: Events) -> int:
    """How many letters of schema `web` a replay closes."""
    (done,) = replay(events.warehouse, Which(sources=("web",)))
    return done.closed


class ComparesTags(Shop):
    """Asks how the names that there are differ from the rows."""

    found: ClassVar[list[Compare]] = []

    @stream(Tag, windowed=False)
    def tags(self, window: Window) -> Pages:
        question = Compare(self.http.clock(), 10)
        answer = self.http.get("/tags", {"from": 0, "to": 1 << 33})
        yield Alive([(tag["name"],) for tag in json.loads(answer.body)["data"]], answer.asof)
        yield question
        self.found.append(question)
        if question.unknown:
            yield Page(answer)


def test_long_keys_alone_are_compared_with_the_rows_there_are(lab: Lab) -> None:
    options = {"connector": f"{__name__}:ComparesTags"}
    lab.world.tags = {name: {"name": name, "color": "red"} for name in (LONG, HUGE, "t")}
    lab.good(options=options, streams=["tags"])
    del lab.world.tags[HUGE]
    new = KEYS["last byte"]
    lab.world.tags[new] = {"name": new, "color": "red"}
    lab.good(options=options, streams=["tags"])
    told = [(sorted(q.unknown), q.living, q.missing) for q in ComparesTags.found]
    assert told == [(sorted([(LONG,), (HUGE,), ("t",)]), 0, 0), ([(new,)], 3, 1)]
    assert set(tags(lab)) == {LONG, "t", new}


class Place(Table):
    """A row that two texts and a number tell apart."""

    __tablename__ = "places"

    site: str = column(key=True, parent=True, doc="Site.")
    path: str = column(key=True, doc="Path.")
    number: int = column(key=True, doc="Number.")
    value: int | None = column(doc="Value.")


def place(site: str, path: str, value: int, number: int = 1) -> dict[str, Any]:
    return {"site": site, "path": path, "number": number, "value": value}


def places(bench: Bench) -> set[tuple[Any, ...]]:
    return set(bench.rows("site, path, number, value"))


def indexes(bench: Bench) -> list[str]:
    """The table's indexes, as far as they tell what they hold."""
    rows = bench.connection.execute(
        "select indexdef from pg_indexes where schemaname = 'shop' and tablename = %s order by indexname",
        (bench.table.__tablename__,),
    )
    return [definition.partition(" USING ")[2] for (definition,) in rows]


HASH = "sha256(decode(replace({}, chr(92), repeat(chr(92), 2)), 'escape'::text))"


def test_of_a_key_of_several_columns_only_those_that_are_long_are_indexed_by_hash(
    connection: psycopg.Connection[Any],
) -> None:
    bench = Bench(connection, Place)
    bench.sync(Rows(1, place("s", "p", 1), place("s", "q", 2)))
    assert indexes(bench) == ["btree (site, path, number)"]
    bench.sync(Rows(11, place("s", LONG, 3), place("s", HUGE, 4)))
    assert indexes(bench) == [f"btree (site, {HASH.format('path')}, number)"]
    counts = bench.sync(
        Rows(21, place("s", LONG, 5), place("s", HUGE, 4), place("s", "p", 1)), Whole(21, ["s"])
    )
    assert (counts.updated, counts.unchanged, counts.deleted) == (1, 2, 1)
    thirds = [key(1_200, seed=3), key(1_200, seed=4)]
    bench.sync(Rows(31, place(LONG, "p", 6), place(thirds[0], thirds[1], 7)))
    by_hash = ", ".join(HASH.format(name) for name in ("site", "path"))
    assert indexes(bench) == [f"btree ({by_hash}, number)"]
    bench.sync(Rows(41, place(LONG, "p", 8, number=2)), Whole(41, [LONG]))
    assert places(bench) == {
        ("s", "p", 1, 1), ("s", LONG, 1, 5), ("s", HUGE, 1, 4), (LONG, "p", 2, 8), (*thirds, 1, 7)
    }  # fmt: skip


def test_tombstones_and_complete_readings_find_rows_by_long_keys(bench: Bench) -> None:
    bench.sync(Gone(1, HUGE), Rows(2, item(1, LONG, parent="x"), item(2, "b", parent="x")))
    bench.sync(Gone(11, KEYS["odd"], LONG), Rows(12, item(3, HUGE, parent="x")))
    assert bench.state() == {LONG: "deleted", "b": 2, HUGE: 3}
    bench.sync(Rows(21, item(4, LONG, parent="x")), There(22, "b"), Whole(21, ["x"]))
    assert bench.state() == {LONG: 4, "b": 2, HUGE: "deleted"}


def test_a_tombstone_with_a_long_key_changes_no_index(bench: Bench) -> None:
    bench.sync(Rows(1, item(1)))
    bench.sync(Gone(11, LONG), Rows(12, item(2)))
    assert (bench.state(), indexes(bench)) == ({"a": 2}, ["btree (id)"])


def test_a_table_with_a_long_key_is_still_found_by_it_is_unique_and_needs_no_change(bench: Bench) -> None:
    bench.sync(Rows(1, item(1), item(2, LONG)))
    assert indexes(bench) == ["hash (id)", f"btree ({HASH.format('id')})"]
    assert plan(bench.connection, "shop", [Item]) == []
    subject = Subject("shop", Stream(Item, lambda _: iter(())), Item, START)
    assert key_unique(bench.connection, subject).text == "shop.items: held by the index of its key"
    with pytest.raises(psycopg.errors.UniqueViolation):
        bench.connection.execute("insert into shop.items (id, _version) values (%s, now())", (LONG,))
    with pytest.raises(psycopg.errors.NotNullViolation):
        bench.connection.execute("insert into shop.items (id, _version) values (null, now())")


def test_who_had_looked_at_a_table_before_its_key_was_changed_begins_again(bench: Bench) -> None:
    bench.sync(Rows(1, item(1)))
    stage, decoder = Stage(Item, "shop", "r1", "items"), Decoder(Item, ".")
    stage.load(bench.connection, [Block(decoder, decoder.scan(b'[{"id":"b","value":2}]'), at(2))])
    bench.connection.execute("alter table shop.items drop constraint items_pkey")
    with pytest.raises(psycopg.errors.InvalidColumnReference) as error, bench.connection.transaction():
        stage.commit(bench.connection)
    assert isinstance(explain(error.value), SessionLost)
    stage.drop(bench.connection)


def test_an_index_of_hashes_that_a_human_dropped_is_made_again(bench: Bench) -> None:
    bench.sync(Rows(1, item(1), item(2, LONG)))
    bench.connection.execute("drop index shop.items_sha256_idx")
    bench.sync(Rows(11, item(3), item(4, LONG)))
    assert bench.state() == {"a": 3, LONG: 4}


def test_a_table_that_is_published_goes_on_to_be_changed(bench: Bench) -> None:
    bench.sync(Rows(1, item(1)))
    bench.connection.execute("create publication mine for table shop.items")
    bench.sync(Rows(11, item(2), item(2, LONG)))
    bench.sync(Rows(21, item(3), item(3, LONG)))
    assert bench.state() == {"a": 3, LONG: 3}


THEIRS = {
    "create table shop.theirs (id text references shop.items)": "constraint theirs_id_fkey on table shop.theirs",
    "create index theirs on shop.items (note, id)": "index theirs cannot hold",
    "create view shop.theirs as select id, value from shop.items group by items.id": "view shop.theirs depends",
}  # fmt: skip


@pytest.mark.parametrize("sql", THEIRS)
def test_a_long_key_is_a_dead_letter_that_says_why_where_other_things_keep_it_out(
    bench: Bench, sql: str
) -> None:
    bench.sync(Rows(1, item(1)))
    bench.connection.execute(sql.encode())
    for n in (11, 21):
        counts = bench.sync(Rows(n, item(n), item(2, LONG)), Whole(n))
        assert (counts.updated, counts.dead_lettered, counts.deleted) == (1, 1, 0)
        assert [(p.rule, p.key) for p in bench.problems] == [("B13", (LONG,))]
        assert THEIRS[sql] in bench.problems[0].reason
    kind = "table" if "table shop.theirs" in sql else sql.split()[1]
    bench.connection.execute(f"drop {kind} shop.theirs".encode())
    bench.sync(Rows(31, item(31), item(2, LONG)), Whole(31))
    assert bench.state() == {"a": 31, LONG: 2}


def test_a_row_of_which_a_newer_copy_is_refused_for_its_long_key_stays_as_it_was(bench: Bench) -> None:
    bench.sync(Rows(1, item(1), item(1, LONG)))
    bench.connection.execute("create index theirs on shop.items (note)")
    counts = bench.sync(Rows(11, item(2), item(2, LONG, note=key(3_000, seed=5))), Whole(11))
    assert (counts.updated, counts.dead_lettered, counts.deleted) == (1, 1, 0)
    assert bench.state() == {"a": 2, LONG: 1}


@pytest.mark.parametrize("before", ["first refresh", "later refresh"])
def test_rows_with_long_keys_belong_to_their_persons_and_are_in_their_timelines(
    company: Company, before: str
) -> None:
    company.source("shop", "stripe", Customer, Charge, api_key="sk_test_none")
    for table in ("customers", "charges"):
        company.db.execute(f"alter table shop.{table} drop constraint {table}_pkey".encode())
    company.row("shop.customers", 0, id="c1", email="ada@example.com")
    charge = {"status": "succeeded", "captured": True, "amount": 1, "amount_captured": 1, "currency": "usd"}
    charge |= {"created": START, "billing_details_email": "ada@example.com"}
    company.row("shop.charges", 0, id="ch_1", **charge)
    if before == "later refresh":
        company.all()
    for name in (LONG, KEYS["last byte"], HUGE):
        company.row("shop.customers", 1, id=name, email="ada@example.com", phone="+15550100")
        company.row("shop.charges", 1, id=name, **charge)
    report = company.all()
    assert report.notes == []
    assert company.ask("select count(distinct person_id) from identity.identifiers") == [1]
    ids = [row[-1] for row in company.seen("ada@example.com")]
    assert sorted(ids) == sorted(["ch_1", LONG, KEYS["last byte"], HUGE])
    company.change("shop.charges", LONG, 2, status="failed")
    company.customers()
    increments = company.interactions()
    assert [row[-1] for row in company.seen("ada@example.com") if row[2] == "failed"] == [LONG]
    company.customers(anew=True)
    assert company.interactions() == increments


def test_a_long_key_is_a_dead_letter_where_the_table_is_not_the_loaders_own(bench: Bench) -> None:
    bench.sync(Rows(1, item(1)))
    role = f"loader_of_{bench.connection.info.dbname}"
    bench.connection.execute(f"create role {role}".encode())
    try:
        for schema in ("shop", "tributary", "tributary_stage"):
            for on in (f"schema {schema}", f"all tables in schema {schema}"):
                bench.connection.execute(f"grant all on {on} to {role}".encode())
        bench.connection.execute(f"set role {role}".encode())
        counts = bench.sync(Rows(11, item(2), item(2, LONG)))
        assert (counts.updated, counts.dead_lettered, bench.state()) == (1, 1, {"a": 2})
        assert "only the owner of the table can make" in bench.problems[0].reason
    finally:
        bench.connection.execute(f"reset role; drop owned by {role}; drop role {role}".encode())


@pytest.mark.parametrize("name", ['"', "%I", "%s", "é" * 31, "order", "sha256", "\\"])
def test_columns_of_any_name_are_indexed_by_hash(connection: psycopg.Connection[Any], name: str) -> None:
    declared = {"id": column("id", name=name, key=True, doc="Identifier."), "__annotations__": {"id": str}}
    bench = Bench(connection, type("Odd", (Table,), {"__tablename__": "odd %I", **declared}))
    for n in range(2):
        counts = bench.sync(Rows(n * 10 + 1, *({"id": each, "n": n} for each in (LONG, HUGE, "a"))))
    assert (counts.updated, counts.dead_lettered) == (3, 0)
    assert plan(connection, "shop", [bench.table]) == []
