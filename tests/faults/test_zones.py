"""Times without an offset are by the clocks of their source's zone, whatever zone the machine and the database are in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, ClassVar

import psycopg
import pytest

from etl.config import SourceConfig
from etl.connector import Alive, Compare, Page, Pages, stream
from etl.decode import Decoder
from etl.errors import ConfigError
from etl.sandbox import SandboxServer
from etl.sources import open_source
from etl.window import Window
from etl.zones import in_zone
from tests.engine.export import Export, ExportOptions, ExportWorld, FromJson
from tests.engine.test_csv import NAMES, Lab, plain
from tests.unit.decoding import Iso, Unix

BERLIN, NEW_YORK, APIA = "Europe/Berlin", "America/New_York", "Pacific/Apia"
TIMES = {
    BERLIN: {
        "2024-01-15T12:00:00": "2024-01-15 11:00:00", "2024-07-15 12:00:00.5": "2024-07-15 10:00:00.5",
        "20240715T1200": "2024-07-15 10:00:00", "2024-03-31T02:30:00": "2024-03-31 01:30:00",
        "2024-10-27T02:30:00": "2024-10-27 00:30:00", "2024-10-27T02:30:00+01:00": "2024-10-27 01:30:00",
        "2024-07-15T12:00:00Z": "2024-07-15 12:00:00", "2024-07-14T24:00:00": "2024-07-14 22:00:00",
        "2016-12-31T23:59:60": "2016-12-31 23:00:00", "2024-07-15": "2024-07-15 00:00:00",
        "1900-01-01T00:00:00": "1899-12-31 23:00:00", "2999-07-01T00:00:00": "2999-06-30 22:00:00",
    },
    NEW_YORK: {
        "2024-03-10T02:30:00": "2024-03-10 07:30:00", "2024-03-10T03:30:00": "2024-03-10 07:30:00",
        "2024-11-03T01:30:00": "2024-11-03 05:30:00", "2024-11-03T01:30:00-05:00": "2024-11-03 06:30:00",
        "2024-12-31T20:00:00": "2025-01-01 01:00:00",
    },
    APIA: {"2011-12-30T12:00:00": "2011-12-30 22:00:00", "2011-12-31T12:00:00": "2011-12-30 22:00:00"},
}  # fmt: skip
"""By zone, and in UTC: winter, summer, a gap (of an hour; in Apia, of a day), a fold, offsets, midnight of the day
before, a leap second, a day alone."""

FINGERPRINT = 9041288655380234070
"""Of a record below, from before there were zones: with another, all rows of all sources would be read as changed."""


class ClocksOptions(ExportOptions, frozen=True, kw_only=True):
    """A vendor in Berlin."""

    timezone: str = BERLIN


class Clocks(Export):
    """Its list both ways; and, once it was read, the keys and stamps of all there is."""

    Config = ClocksOptions
    found: ClassVar[list[Compare]] = []

    @stream(FromJson, windowed=False)
    def from_json(self, window: Window) -> Pages:
        answer = self.http.get("/records")
        if b"stamps" not in answer.body:
            yield Page(answer, records=".")
            return
        question = Compare(self.http.clock(), 10)
        _, key, version = answer.body.decode().strip('[]"').split(" ")
        yield Alive([(key,)], answer.asof, versions=[version])
        yield question
        self.found.append(question)


@pytest.fixture
def clocks(warehouse_url: str) -> Iterator[Lab]:
    world = ExportWorld()
    with SandboxServer(world) as server:
        yield Lab(world, server, warehouse_url, connector=f"{__name__}:Clocks")


@pytest.fixture(params=[APIA, NEW_YORK, ""])
def elsewhere(request: pytest.FixtureRequest, clocks: Lab, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine and the database are in other zones."""
    if not request.param:
        yield
        return
    ((database,),) = clocks.query("select current_database()")
    with psycopg.connect(clocks.url) as session:
        session.execute(f"alter database {database} set timezone = '{request.param}'".encode())
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    try:
        yield
    finally:
        monkeypatch.undo()
        time.tzset()
        with psycopg.connect(clocks.url) as session:
            session.execute(f"alter database {database} reset timezone".encode())


def stamped(moments: Any) -> list[dict[str, Any]]:
    """Records with these times, every other one such that JSON takes the exact way."""
    return [
        {
            **plain(n),
            **dict.fromkeys(("CreatedDate", "SystemModstamp"), moment),
            "Count": None,
            "Name": "\0" if n % 2 else "plain",
        }
        for n, moment in enumerate(moments)
    ]


@pytest.mark.B10
@pytest.mark.D7
@pytest.mark.parametrize("zone", TIMES)
def test_a_time_without_an_offset_is_by_the_clocks_of_its_source(
    zone: str, clocks: Lab, elsewhere: None
) -> None:
    clocks.options = {} if zone == BERLIN else {"timezone": zone}
    clocks.hold(stamped(TIMES[zone]))
    clocks.good("from_csv", "from_json")
    for table in ("from_csv", "from_json"):
        found = clocks.query(
            f"select (created at time zone 'UTC')::text, (modified at time zone 'UTC')::text,"
            f" _version = modified or modified > now() from export.{table} order by id"
        )
        assert found == [(utc, utc, True) for utc in TIMES[zone].values()], table


@pytest.mark.B10
def test_with_another_zone_all_rows_are_others_and_with_the_same_none_is(clocks: Lab) -> None:
    clocks.hold(stamped(["2024-01-15T12:00:00", "2024-07-15T12:00:00Z", "2024-07-15"]))
    assert clocks.good("from_csv", "from_json").total.inserted == 3
    assert clocks.good("from_csv", "from_json").total.unchanged == 3
    clocks.options = {"timezone": NEW_YORK}
    for outcome in clocks.sync("from_csv", "from_json"):
        assert outcome.total.updated == 3
    for table in ("from_csv", "from_json"):
        found = clocks.query(f"select (created at time zone 'UTC')::text from export.{table} order by id")
        assert [moment for (moment,) in found] == [
            "2024-01-15 17:00:00", "2024-07-15 12:00:00", "2024-07-15 00:00:00",
        ]  # fmt: skip


@pytest.mark.B10
@pytest.mark.D4
def test_where_another_zone_makes_stamps_older_rows_are_put_right_once_theirs_are_set_back(
    clocks: Lab,
) -> None:
    tables, noon = ("from_csv", "from_json"), ["2024-01-15T12:00:00"]
    clocks.options = {"timezone": NEW_YORK}
    clocks.hold(stamped(noon))
    assert clocks.good(*tables).total.inserted == 1
    clocks.options = {"timezone": BERLIN}
    for corrected, found in ((False, "17:00:00"), (True, "11:00:00")):
        for table in tables:
            if corrected:
                clocks.query(f"update export.{table} set _version = _version - interval '2 days' returning 1")
        for outcome in clocks.sync(*tables):
            assert (outcome.total.updated, outcome.total.superseded) == (corrected, not corrected)
        for table in tables:
            assert clocks.query(f"select (created at time zone 'UTC')::time::text from export.{table}") == [
                (found,)
            ]


@pytest.mark.B10
@pytest.mark.E18
def test_what_was_refused_is_replayed_by_the_same_clocks(clocks: Lab) -> None:
    names = ["Id", "CreatedDate", *(name for name in NAMES if name not in {"Id", "CreatedDate"})]
    rest = "," * (len(names) - 2)
    clocks.world.csv, clocks.world.count = f"{','.join(names)}\na,2024-02-30 12:00:00{rest}\nb\n".encode(), 2
    outcome = clocks.good()
    assert outcome.dead_letters == 2
    clocks.query(
        f"update tributary.dead_letters set payload = case payload when 'b' then 'b,2024-07-01 12:00:00{rest}'"
        " else '2024-02-29 12:00:00' end returning 1"
    )
    assert clocks.replay().closed == 2
    assert clocks.query("select id, (created at time zone 'UTC')::text from export.from_csv order by id") == [
        ("a", "2024-02-29 11:00:00"), ("b", "2024-07-01 10:00:00"),
    ]  # fmt: skip


@pytest.mark.B10
@pytest.mark.D4
@pytest.mark.parametrize(
    ("zone", "later"), [(BERLIN, "2024-01-15T12:00:01"), (NEW_YORK, "2024-01-15T14:00:00")]
)
def test_stamps_that_are_told_without_their_rows_are_by_the_same_clocks(
    zone: str, later: str, clocks: Lab
) -> None:
    clocks.options = {"timezone": zone}
    clocks.hold(stamped(["2024-01-15T12:00:00"]))
    clocks.good("from_json")
    for stamp, unknown in (("2024-01-15T12:00:00", []), (later, [("000000",)])):
        clocks.world.json = f'["stamps 000000 {stamp}"]'.encode()
        Clocks.found.clear()
        clocks.good("from_json")
        (found,) = Clocks.found
        assert found.unknown == unknown


@pytest.mark.B10
def test_without_a_zone_nothing_is_asked_and_fingerprints_are_as_they_were() -> None:
    assert in_zone(Iso, "UTC") is Iso
    assert in_zone(Unix, BERLIN) is Unix, "its times are seconds"
    made = in_zone(Iso, BERLIN)
    assert (made.__tablename__, made.__comment__, made.__elsewhere__) == (
        Iso.__tablename__, Iso.__comment__, Iso.__elsewhere__,
    )  # fmt: skip
    body = b'[{"id":"1","created":"2024-01-15T12:00:00"}]'
    assert Decoder(Iso, ".").scan(body).hashes == [FINGERPRINT]
    assert Decoder(made, ".").scan(body).hashes != [FINGERPRINT]


@pytest.mark.B10
@pytest.mark.P6
@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("Europe/Berln", "did you mean 'Europe/Berlin'"),
        ("europe/berlin", "did you mean 'Europe/Berlin'"),
        ("Berlin", "did you mean 'Europe/Berlin'"),
        ("New York", "did you mean 'America/New_York'"),
        ("localtime", ""),
        ("posix/Europe/Berlin", "did you mean 'Europe/Berlin'"),
        ("../../etc/passwd", "write one of IANA's"),
        ("Nowhere\0", "write one of IANA's"),
        ("", "write one of IANA's"),
        ("+01:00", "write one of IANA's"),
    ],
)
def test_a_zone_that_there_is_not_is_refused_with_the_nearest_name(zone: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=r"^\[sources.export\] timezone: there is no zone") as refused:
        open_source(section(timezone=zone))
    assert hint in str(refused.value)


@pytest.mark.B10
def test_zones_are_those_of_iana_and_utc_where_none_is_named() -> None:
    for zone in ("UTC", "Etc/GMT+5", "America/Argentina/Buenos_Aires", "GMT", "America/Port-au-Prince"):
        assert open_source(section(timezone=zone)).config.timezone == zone
    assert open_source(section()).config.timezone == "UTC"
    assert open_source(section(timezone="${ZONE}"), secrets=False).config.timezone == "${ZONE}"


def section(**options: Any) -> SourceConfig:
    given = {"base_url": "http://127.0.0.1:1", **options}
    return SourceConfig("export", "tests.engine.export:Export", None, None, given)
