"""What is too wide, too deep, too long or too large: it costs itself alone, and is counted."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from etl.config import Secret, SourceConfig
from etl.connector import Page, Pages, stream
from etl.described import table
from etl.replay import replay
from etl.sandbox import Request, Response, SandboxServer
from etl.schema import SYSTEM_COLUMNS, Table, field
from etl.sources import open_source
from etl.sync import sync_source
from etl.warehouse.dead_letters import Which
from etl.warehouse.postgres import Warehouse
from etl.window import Window
from tests.engine.bulk import BulkWorld
from tests.engine.conftest import Crm, Lab
from tests.engine.export import ExportWorld
from tests.engine.shop import Shop
from tests.engine.test_csv import NAMES
from tests.events.conftest import Events, call
from tests.unit.test_wire import CHUNKED
from tests.unit.vendors import Raw, raw, whole

ROOT = Path(__file__).parents[2]
MIB = 1 << 20


@pytest.mark.A12
def test_fields_beyond_a_thousand_columns_are_in_extra_and_so_are_1700_more_and_after_years_of_drops(
    crm: Crm,
) -> None:
    def fields(first: int, end: int) -> dict[str, str]:
        return {f"F{n:04}": "int" for n in range(first, end)}

    crm.world.object("Wide", **fields(0, 980))
    crm.world.put("Wide", "a", **{f: int(f[1:]) for f in fields(0, 980)})
    crm.sync()
    crm.world.object("Wide", **fields(0, 2_680))
    crm.world.put("Wide", "b", **{f: int(f[1:]) for f in fields(0, 2_680)})
    crm.sync()
    columns = len(crm.columns("wides"))
    assert 980 < columns <= 1_000
    extra = "select count(*), sum(value::int) from crm.wides, jsonb_each_text(_extra)"
    own = columns - len({"id", "name", "changed", "gone"})
    assert crm.sql(extra) == [(2_680 - own, sum(range(own, 2_680)))]
    for begin in range(0, 600, 100):
        crm.sql(
            "alter table crm.wides " + ", ".join(f"drop column f{n:04}" for n in range(begin, begin + 100))
        )
    crm.world.put("Wide", "c", **{f: int(f[1:]) for f in fields(0, 2_680)})
    assert crm.sync()["wides"].dead_letters == 0
    ((there, gone),) = crm.sql(
        "select count(*) filter (where not attisdropped), count(*) from pg_attribute"
        " where attrelid = 'crm.wides'::regclass and attnum > 0"
    )
    assert (there <= 1_000, gone) == (True, 1_500)
    ((kept,),) = crm.sql(
        "select sum(value::numeric) from crm.wides t, jsonb_each_text(to_jsonb(t) - '_extra' || _extra)"
        " where id = 'c' and key ~* '^f[0-9]'"
    )
    assert kept == sum(range(2_680))


@pytest.mark.A12
def test_keys_of_calls_beyond_what_a_table_takes_are_in_extra_even_after_years_of_drops(
    events: Events,
) -> None:
    for year in range(3):
        events.load(call(properties={f"y{year}_{n}": 1 for n in range(480)}))
        dropped = ", ".join(f"drop column y{year}_{n}" for n in range(480))
        events.session.execute(f"alter table web.thing_done {dropped}".encode())
    loaded = events.load(
        *[call(messageId=f"n{i}", properties={f"k{n}": n for n in range(195)}) for i in range(6)]
    )
    assert (loaded.counts.inserted, loaded.dead_letters) == (6, 0)
    ((most,),) = events.rows(
        "select max(attnum) from pg_attribute where attrelid = 'web.thing_done'::regclass"
    )
    assert most <= 1_501
    found = events.rows(
        "select id, sum(value::int) from web.thing_done t, jsonb_each_text(to_jsonb(t) || coalesce(_extra, '{}'))"
        " where id ~ '^n[0-5]$' and key ~ '^k[0-9]' group by id"
    )
    assert sorted(found) == [(f"n{i}", sum(range(195))) for i in range(6)]


@pytest.mark.A14
@pytest.mark.A15
def test_deep_and_wide_records_cost_at_most_themselves_and_tables_need_no_fields(crm: Crm) -> None:
    deep = {depth: msgspec.Raw(b'{"a":' * depth + b"1" + b"}" * depth) for depth in (90, 2_000, 20_000)}
    crm.world.object("Deal", Bag__c="object")
    crm.world.object("Bare")
    crm.world.put("Bare", "b")
    small: dict[str, Any] = {"good": {}, "list": [], "null": None, "last": {"x": None}}
    for key, value in small.items():
        crm.world.put("Deal", key, Bag__c=value)
    for depth, bag in deep.items():
        crm.world.put("Deal", f"deep{depth}", Bag__c=bag)
    crm.world.put(
        "Deal",
        "wide",
        Bag__c={f"key{n}": n for n in range(50_000)},
        Unknown={f"k{n}": n for n in range(50_000)},
    )
    crm.world.objects["Deal"]["Unknown"] = "object"
    outcome = crm.sync()["deals"]
    assert (outcome.total.inserted, outcome.total.dead_lettered) == (6, 2)
    assert crm.sql("select id, bag_c::text from crm.deals where length(bag_c::text) < 20 or bag_c is null order by id") == [
        ("good", "{}"), ("last", '{"x": null}'), ("list", "[]"), ("null", None),
    ]  # fmt: skip
    assert crm.sql("select length(bag_c::text) > 400 from crm.deals where id = 'deep90'") == [(True,)]
    assert crm.sql("select count(*) from crm.deals, jsonb_object_keys(bag_c) where id = 'wide'") == [
        (50_000,)
    ]
    assert crm.sql("select rule, length(payload) > 10000 from tributary.dead_letters") == [("A15", True)] * 2
    assert crm.sql("select id from crm.bares") == [("b",)]


class Bare(Table):
    """A stream of which no field is known, nor a key: rows are told apart by what they are."""

    __tablename__ = "tags"

    print: str = field("=", key=True, doc="Fingerprint of the record.")


class Unknown(Shop):
    """Tags, without a field of theirs."""

    @stream(Bare, windowed=False)
    def tags(self, window: Window) -> Pages:
        for answer in self._paged("/tags", window):
            yield Page(answer)


class Described(Unknown):
    """The same, where the vendor describes the stream, and says no field."""

    @stream(table("tags", [], base=Bare), windowed=False)
    def tags(self, window: Window) -> Pages:
        yield from super().tags(window)


@pytest.mark.A14
@pytest.mark.B15
@pytest.mark.parametrize("connector", [Unknown, Described])
def test_a_stream_without_fields_has_a_table_of_no_columns_but_ours(lab: Lab, connector: type[Shop]) -> None:
    options = {"connector": f"{__name__}:{connector.__name__}"}
    records: list[Any] = []
    lab.world.meanwhile = lambda request: (
        Response(
            200, msgspec.json.encode({"data": records, "next": None}), {"Content-Type": "application/json"}
        )
        if request.path == "/tags"
        else None
    )
    lab.good(options=options, streams=["tags"])
    columns = lab.query(
        "select column_name from information_schema.columns where table_schema = 'shop' and table_name = 'tags'"
    )
    assert {name for (name,) in columns} == {"print", *SYSTEM_COLUMNS}
    whole = [{}, {"name": "a", "sizes": []}, {"name": "a", "sizes": {}}]
    records += [*whole, whole[1], None, [1]]
    total = lab.sync(options=options, streams=["tags"])["tags"].total
    assert (total.inserted, total.superseded, total.dead_lettered) == (3, 1, 2)
    assert lab.query("select rule from tributary.dead_letters") == [("A14",)] * 2
    del records[4:]
    total = lab.good(options=options, streams=["tags"])["tags"].total
    assert (total.fetched, total.unchanged) == (4, 4)
    stored = lab.query("select _extra, print from shop.tags where _deleted_at is null")
    assert sorted(str(extra) for extra, _ in stored) == sorted(map(str, whole))
    assert len({print for _, print in stored}) == 3


@pytest.mark.A15
def test_a_key_of_a_call_that_holds_a_deep_list_costs_at_most_its_call(events: Events) -> None:
    lines = [call(messageId=f"d{depth}", properties={"l": "X", "m": 1}) for depth in (90, 900, 7_000)]
    raw = [
        msgspec.json.encode(line).replace(b'"X"', b"[" * depth + b"]" * depth)
        for line, depth in zip(lines, (90, 900, 7_000), strict=True)
    ]
    loaded = events.load(*raw, call(messageId="good"), {"batch": [call(messageId="b")]})
    assert loaded.counts.closes
    assert loaded.counts.inserted + loaded.counts.dead_lettered == 5
    kept = {id for (id,) in events.rows("select id from web.tracks")}
    assert kept >= {"d90", "good", "b"}
    assert {rule for *_, rule in events.letters()} == {"A15"}


HUGE = {
    "one string": lambda: '"name":"' + "n" * (100 << 20) + '"',
    "short values": lambda: '"new":{' + ",".join(f'"key{n}":[{n},null]' for n in range(4_000_000)) + "}",
    "short fields": lambda: ",".join(f'"key{n}":"{n}"' for n in range(4_600_000)),
    "a list": lambda: '"name":[' + ",".join(map(str, range(12_500_000))) + "]",
}
"""What a record of 100 MB may have."""


class HugeWorld(BulkWorld):
    """A page with a record of 100 MB between good ones, at first."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.huge = f'{{"id":250,{HUGE[what]()}}}'
        assert len(self.huge) > 100_000_000

    def respond(self, request: Request) -> Response:
        page = [self.record % (n, "2024-02-29") for n in range(500)]
        page[250], self.huge = self.huge or page[250], ""
        return Response(200, f'{{"data":[{",".join(page)}]}}'.encode(), {"Content-Type": "application/json"})


def all_but_one(url: str, warehouse_url: str, most: int = 256) -> None:
    """A sync of 500 records of which one is too large at first, and one of all of them; in little memory."""
    command = [sys.executable, "-m", "tests.engine.bulk", url, warehouse_url, "500"]
    for new, known in ((499, 0), (1, 499)):
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        kibibytes, inserted, unchanged = map(int, done.stdout.split())
        assert (inserted, unchanged) == (new, known)
        assert kibibytes < most << 10


@pytest.mark.B12
@pytest.mark.parametrize("what", HUGE)
def test_a_record_of_100_mb_between_good_ones_is_a_dead_letter_of_1_kib_and_memory_stays_small(
    events: Events, warehouse_url: str, what: str
) -> None:
    with SandboxServer(HugeWorld(what)) as server:
        all_but_one(server.url, warehouse_url)
    letters = events.rows(
        "select key, rule, length(payload), closed_at is not null from tributary.dead_letters"
    )
    assert letters == [("250", "B12", 1024, True)]


ENDLESS = {
    "a string": (b'"name":"', b"n" * MIB, 1 << 10, b'"'),
    "numbers": (b'"name":[', b"1234567," * (MIB // 8), 400, b"0]"),
    "objects": (b'"more":[', b'{"a":[1],"b":"x"},      ' * (MIB // 24), 400, b"0]"),
    "fields": (b'"more":{', b'"abcd":12345678,' * (MIB // 16), 400, b'"z":0}'),
}
"""What a record has that is larger than any answer may be: how it begins, a part, how many of them, and how it ends."""


@pytest.mark.B12
@pytest.mark.C12
@pytest.mark.P1
@pytest.mark.parametrize("what", ENDLESS)
def test_a_record_larger_than_any_answer_is_a_dead_letter_of_1_kib_between_good_ones_and_memory_stays_small(
    events: Events, warehouse_url: str, what: str
) -> None:
    records = [(BulkWorld.record % (n, "2024-02-29")).encode() for n in range(500)]
    before, after = (b",".join(some) for some in (records[:250], records[251:]))
    begin, block, blocks, close = ENDLESS[what]
    long, end = b'{"data":[%s,{"id":250,%s' % (before, begin), b'%s,"value":1},%s]}' % (close, after)

    def talk(server: Raw, line: socket.socket, number: int) -> None:
        server.receive(line)
        line.sendall(CHUNKED if number == 1 else whole(b'{"data":[%s]}' % b",".join(records)))
        for part in (long, *[block] * blocks, end, b"") if number == 1 else ():
            line.sendall(b"%x\r\n%s\r\n" % (len(part), part))

    with raw(talk) as server:
        all_but_one(server.url, warehouse_url, 256 if what == "a string" else 400)
    letters = events.rows(
        "select key, rule, reason, length(payload), closed_at is not null from tributary.dead_letters"
    )
    reason = "the record has more than 16,777,216 bytes, max_record_bytes of its source"
    assert letters == [("250", "B12", reason, 1024, True)]


@pytest.mark.B12
@pytest.mark.P1
@pytest.mark.P8
@pytest.mark.parametrize("field", ["note", "metadata", "a name", "no column", "id"])
def test_a_record_with_a_string_beyond_the_limit_costs_itself_alone_wherever_it_stands(
    lab: Lab, field: str
) -> None:
    lab.world.fill(60)
    long = '\u00e9"' * (3 << 20)  # of 8 bytes each, as it is sent
    well = lab.world.orders["o00030"]
    fields: dict[str, Any] = {
        "metadata": {"a": [long]}, "a name": {"metadata": {long: 1}}, "no column": {"new": {"b": long}},
    }  # fmt: skip
    lines = [{"product": "p"}, {"product": "q"}]
    lab.world.orders["o00030"] = well | fields.get(field, {field: long}) | {"lines": lines}
    outcome = lab.good(streams=["orders"])["orders"]
    counts, mine = outcome.counts, 2 if field == "id" else 0
    assert (counts["orders"].inserted, counts["orders"].dead_lettered) == (59, 1)
    assert counts["order_lines"].dead_lettered == mine, "what would bear a part of an id as its order's"
    letters = lab.query(
        "select table_name, key, rule, length(payload) from tributary.dead_letters order by id"
    )
    key = None if field == "id" else "o00030"
    assert [each for each in letters if each[0] == "orders"] == [("orders", key, "B12", 1024)]
    assert len(letters) == 1 + mine
    assert lab.query("select max(length(order_id)) from shop.order_lines") == [(6,)]
    lab.world.orders["o00030"] = well
    lab.good(streams=["orders"], full=True)
    assert lab.query("select count(*) from shop.orders") == [(60,)]
    still_open = "select count(*) from tributary.dead_letters where closed_at is null"
    assert lab.query(still_open) == [(len(letters) if key is None else 0,)]


@pytest.mark.B12
@pytest.mark.P6
def test_how_large_a_record_may_be_is_its_sources_to_say_in_json_and_in_csv(warehouse_url: str) -> None:
    """First less than the default, then more; what is refused is told with the setting's name."""
    world, warehouse = ExportWorld(), Warehouse(Secret(warehouse_url))
    streams = ["from_csv", "from_json"]

    def synced(name: str, most: int) -> list[tuple[int, int]]:
        rows = [("a", "x"), ("b", name), ("c", "y")]
        cells = ({"Id": id, "Name": name} for id, name in rows)
        lines = [",".join(row.get(each, "") for each in NAMES) for row in cells]
        world.csv = "\n".join([",".join(NAMES), *lines, ""]).encode()
        world.json = json.dumps([{"Id": id, "Name": name} for id, name in rows]).encode()
        world.count = len(rows)
        given = {"base_url": server.url, "max_record_bytes": most}
        config = SourceConfig("export", "tests.engine.export:Export", None, None, given)
        outcomes = sync_source(config, warehouse, streams=streams)
        assert [str(outcome.error) for outcome in outcomes if outcome.error] == []
        return [(o.total.inserted + o.total.unchanged, o.total.dead_lettered) for o in outcomes]

    with SandboxServer(world) as server, closing(warehouse), warehouse.connection() as session:
        assert synced("n" * 5_000, 4_096) == [(2, 1)] * 2
        letters = "select reason, length(payload), key from tributary.dead_letters where closed_at is null"
        what = "has more than 4,096 bytes, max_record_bytes of its source"
        assert sorted(session.execute(letters).fetchall()) == [
            (f"record 2 of its page {what}", 1_024, "b"),
            (f"the record {what}", 1_024, "b"),
        ]
        long = "n" * (20 << 20)
        assert synced(long, 16 << 20) == [(2, 1)] * 2
        assert synced(long, 24 << 20) == [(3, 0)] * 2
        assert session.execute(letters).fetchall() == []
        for stream_ in streams:
            found = session.execute(f"select length(name) from export.{stream_} where id = 'b'".encode())
            assert found.fetchone() == (20 << 20,)


@pytest.mark.B12
@pytest.mark.E18
def test_what_is_replayed_may_have_what_its_source_says(lab: Lab) -> None:
    """A record without its key is kept whole, and refused for its size once that is more than is allowed."""
    lab.world.fill(20)
    well = lab.world.orders["o00007"]
    lab.world.orders["o00007"] = well | {"id": None, "note": "n" * 5_000}
    assert lab.good(streams=["orders"])["orders"].total.dead_lettered
    for most, rule in ((8_192, "B14"), (4_096, "B12")):
        (tried,) = replay(open_source(lab.config(max_record_bytes=most)), lab.warehouse, Which())
        assert {why for letter, why, _ in tried.refused if letter.table == "orders"} == {rule}
