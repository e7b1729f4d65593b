"""CSV from a vendor's server to the table: the same rows as by JSON, whatever happens on the way."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.config import Secret, SourceConfig
from etl.replay import Replayed, replay
from etl.sandbox import SandboxServer
from etl.sources import open_source
from etl.sync import Outcome, sync_source
from etl.warehouse.dead_letters import Which
from etl.warehouse.postgres import Warehouse
from tests.engine.export import ExportWorld, serving

ROOT = Path(__file__).parents[2]
NAMES = (
    "Id",
    "Name",
    "Owner.Name",
    "Count",
    "Price",
    "Ratio",
    "Live",
    "CreatedDate",
    "Day",
    "Bag",
    "Tags",
    "SystemModstamp",
    "IsDeleted",
    "Other",
)
SAME = "id, name, owner, count, price, ratio, live, created, day, bag, tags, modified, gone, _extra, _deleted_at is null, _version = modified"

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8) | st.sampled_from(
    ["NA", "null", "None", "\x1f\x1e", "\0", "\\N", "a\r\nb"]
)
NUMBERS = st.integers(-(2**70), 2**70).map(str) | st.sampled_from(
    [
        "1.50",
        "1e5",
        "x",
        " 1",
        "1_0",
        "-",
        "9" * 400,
        "0.5e-3",
        "-0",
        "00.10",
        "NaN",
        "1e400",
        "1e-400",
        "9" * 140_000,
    ]
)
STAMPS = st.one_of(
    st.datetimes(datetime(1, 1, 2), datetime(2025, 12, 30)).map(
        lambda d: d.isoformat(timespec="milliseconds") + "Z"
    ),
    st.datetimes(datetime(1, 1, 2), datetime(2025, 12, 30)).map(lambda d: d.isoformat() + "+0000"),
    st.from_regex(
        r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?(Z|\+0000|-0800)",
        fullmatch=True,
    ),
    st.sampled_from(
        [
            "2024-06-30T23:59:60Z",
            "20240101T000000Z",
            "2024-01-01",
            "today",
            "2024-01-01T24:00:00.000Z",
            "2024-01-01 00:00:00",
        ]
    ),
)
DAYS = st.dates().map(str) | st.sampled_from(["20240101", "2023-02-29", "infinity", "-1"])
RECORD = st.fixed_dictionaries(
    {
        "Name": TEXTS | st.none(), "Owner.Name": TEXTS | st.none(), "Count": NUMBERS | st.none(), "Price": NUMBERS | st.none(),
        "Ratio": NUMBERS | st.none(), "Live": st.sampled_from([True, False, None, "1"]), "CreatedDate": STAMPS | st.none(),
        "Day": DAYS | st.none(), "Bag": st.none() | st.lists(TEXTS | st.integers() | st.booleans(), min_size=1, max_size=3),
        "Tags": st.none(), "SystemModstamp": STAMPS, "IsDeleted": st.sampled_from([True, False, None]), "Other": TEXTS | st.none(),
    }
)  # fmt: skip


@dataclass
class Lab:
    """A vendor and an empty warehouse."""

    world: ExportWorld
    server: SandboxServer
    url: str
    options: dict[str, Any] = field(default_factory=dict)
    connector: str = "tests.engine.export:Export"

    @property
    def config(self) -> SourceConfig:
        """The source's section."""
        given = {"base_url": self.server.url, **self.options}
        return SourceConfig("export", self.connector, None, None, given)

    def sync(self, *streams: str) -> list[Outcome]:
        warehouse = Warehouse(Secret(self.url))
        try:
            return sync_source(self.config, warehouse, streams=streams or ["from_csv"])
        finally:
            warehouse.close()

    def replay(self) -> Replayed:
        warehouse = Warehouse(Secret(self.url))
        try:
            (done,) = replay(open_source(self.config, secrets=False), warehouse, Which())
        finally:
            warehouse.close()
        return done

    def good(self, *streams: str) -> Outcome:
        """Sync, and all must go well; the first stream's outcome."""
        outcomes = self.sync(*streams)
        for outcome in outcomes:
            assert outcome.error is None, str(outcome.error)
        return outcomes[0]

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url) as session:
            return session.execute(sql).fetchall()  # type: ignore[call-overload,no-any-return]

    def hold(self, records: Sequence[dict[str, Any]], quoting: Any = csv.QUOTE_ALL) -> None:
        """These are the vendor's records."""
        text = io.StringIO(newline="")
        rows = [[_cell(record[name]) for name in NAMES] for record in records]
        csv.writer(text, quoting=quoting, lineterminator="\n").writerows([NAMES, *rows])
        self.world.csv, self.world.count = text.getvalue().encode(), len(records)
        nested = [
            {**{k: v for k, v in r.items() if k != "Owner.Name"}, "Owner": {"Name": r["Owner.Name"]}}
            for r in records
        ]
        self.world.json = json.dumps(nested).encode()


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def plain(number: int) -> dict[str, Any]:
    """A record without anything odd."""
    record = dict.fromkeys(NAMES) | {"Id": f"{number:06}", "Name": f'n"{number}\n', "Count": str(number)}
    return {**record, "SystemModstamp": "2024-01-01T00:00:00.000Z"}


@pytest.fixture
def lab(warehouse_url: str) -> Iterator[Lab]:
    world = ExportWorld()
    with SandboxServer(world) as server:
        yield Lab(world, server, warehouse_url)


@pytest.mark.B3
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(RECORD, max_size=30), st.integers(40, 4000), st.booleans())
def test_the_same_records_make_the_same_rows_as_by_json(
    lab: Lab, records: list[dict[str, Any]], page: int, all_quoted: bool
) -> None:
    records = [{"Id": f"{i}é", **record} for i, record in enumerate(records)]
    if not all_quoted:  # Python's writer leaves a carriage return without quotes
        records = [
            {k: v.replace("\r", "") or None if isinstance(v, str) else v for k, v in r.items()}
            for r in records
        ]
        records = [r for r in records if r["SystemModstamp"]]
    lab.options = {"page_bytes": page}
    lab.hold(records, csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL)
    with psycopg.connect(lab.url) as session:
        session.execute("drop schema if exists export cascade; drop schema if exists tributary cascade")
    mine, theirs = lab.sync("from_csv", "from_json")
    if mine.error or theirs.error:
        assert type(mine.error) is type(theirs.error), f"{mine.error} / {theirs.error}"
        return
    assert mine.total == theirs.total
    rows = [lab.query(f"select {SAME} from export.{name} order by 1") for name in ("from_csv", "from_json")]
    assert repr(rows[0]) == repr(rows[1])  # repr, as NaN is not itself
    letters = [
        lab.query(
            f"select key, column_name, rule, reason from tributary.dead_letters where table_name = '{name}' order by 1, 2, 3"
        )
        for name in ("from_csv", "from_json")
    ]
    assert letters[0] == letters[1]
    again = lab.good("from_csv")
    refused = again.total.dead_lettered
    assert again.total.unchanged + refused == len(records)


def test_a_changed_record_is_updated_and_a_missing_one_is_marked(lab: Lab) -> None:
    lab.hold([plain(i) for i in range(3000)])
    assert lab.good().total.inserted == 3000
    lab.hold(
        [
            {**plain(i), "Name": "new", "SystemModstamp": "2024-01-02T00:00:00.000Z"} if i == 7 else plain(i)
            for i in range(2999)
        ]
    )
    total = lab.good().total
    assert (total.updated, total.unchanged, total.deleted) == (1, 2998, 1)
    assert lab.query("select name from export.from_csv where id = '000007'") == [("new",)]


@pytest.mark.parametrize("fault", ["refuse", "swallow", "reset", "cut", "cut_chunked", "cut_gzip"])
def test_a_download_that_breaks_off_goes_on_and_every_record_comes_once(fault: Any, lab: Lab) -> None:
    lab.hold([plain(i) for i in range(30_000)])
    lab.options = {"page_bytes": 50_000}
    for share in (0.1, 0.5, 0.99):
        lab.server.moods.add(fault, path="/results", share=share)
    assert lab.good().total.inserted == 30_000
    assert lab.server.moods.pending() == []
    lab.server.moods.add(fault, path="/results", times=99)
    (failed,) = lab.sync()
    assert failed.error is not None
    assert failed.error.kind == "vendor"
    assert lab.query("select count(*) from export.from_csv where _deleted_at is null") == [(30_000,)]


def test_a_silent_or_busy_vendor_is_waited_for(lab: Lab) -> None:
    lab.hold([plain(i) for i in range(100)])
    lab.server.moods.throttle(retry_after="0", path="/results")
    lab.server.moods.delay(0.5, within_answer=True, path="/results")
    assert lab.good().total.inserted == 100


@pytest.mark.B17
def test_a_short_record_is_a_dead_letter_until_it_is_mended_and_the_rest_is_there(lab: Lab) -> None:
    lab.world.csv, lab.world.count = b"Id,Name,Count\na,,1\nb\nc,,3\nd,,x\n", 4
    total = lab.good("few").total
    assert (total.inserted, total.dead_lettered, total.values_refused) == (3, 1, 1)
    assert lab.query("select id, count from export.few order by 1") == [("a", 1), ("c", 3), ("d", None)]
    letters = lab.query("select rule, reason from tributary.dead_letters order by 1")
    assert letters == [("B17", "record 2 of its page has 1 cells, and the header 3"), ("B6", "not a number")]
    assert lab.replay().closed == 0
    lab.query(
        "update tributary.dead_letters set payload = replace(replace(payload, 'b', 'b,,2'), 'x', '7') returning 1"
    )
    assert lab.replay().closed == 2
    assert lab.query("select id, count from export.few order by 1") == [
        ("a", 1), ("b", 2), ("c", 3), ("d", 7),
    ]  # fmt: skip


@pytest.mark.C7
def test_no_records_and_a_login_page_are_told_apart(lab: Lab) -> None:
    lab.world.csv, lab.world.count = b"Id,Name\n", 0
    assert lab.good().total.fetched == 0
    lab.server.moods.html(99, path="/results")
    (failed,) = lab.sync()
    assert "HTML instead of text/csv" in str(failed.error)


def test_cells_of_every_size_are_whole(lab: Lab) -> None:
    sizes = [1 << 17, 1 << 20, 3 << 20]
    lab.hold([{**plain(i), "Name": '"\n' * (size // 2)} for i, size in enumerate(sizes)])
    assert lab.good().total.inserted == 3
    assert lab.query(
        "select length(name), name = repeat(E'\"\\n', length(name) / 2) from export.from_csv order by id"
    ) == [(s, True) for s in sizes]


def peak(url: str, records: int) -> int:
    """Peak of memory, in KiB, of a process that syncs so many records twice."""
    server = serving(records)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        vendor = f"http://127.0.0.1:{server.server_address[1]}"
        command = [sys.executable, "-m", "tests.engine.export", vendor, url]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    finally:
        server.shutdown()
        server.server_close()
    kibibytes, inserted, unchanged = map(int, done.stdout.split())
    assert (inserted, unchanged) == (records, records)
    return kibibytes


@pytest.mark.E17
@pytest.mark.P5
def test_four_times_the_records_of_one_download_take_the_same_memory(warehouse_url: str) -> None:
    few = peak(warehouse_url, 40_000)
    with psycopg.connect(warehouse_url) as session:
        session.execute("drop schema export cascade; drop schema tributary cascade")
    many = peak(warehouse_url, 160_000)
    assert many < few * 1.2, f"{few} KiB for 40,000 records, {many} KiB for 160,000"
