"""A load may be repeated, ended and resumed: nothing is lost, nothing is there twice."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import psutil
import psycopg
import pytest

from etl.config import Secret
from etl.errors import AlreadyRunning, SourceError
from etl.events.load import Loaded, load
from etl.events.read import read
from etl.warehouse.postgres import Warehouse
from tests.engine.proxy import Proxy
from tests.events.conftest import Events, call


def mixed(count: int) -> bytes:
    """Calls of all types; some hold values that are refused, some are no calls."""
    lines = []
    for i in range(count):
        match i % 6:
            case 0 | 1:
                one = call(event=f"E {i % 3}", properties={"n": i, "when": "2026-01-02T03:04:05Z"})
            case 2:
                one = call("page", name="Home")
            case 3:
                one = call("identify", userId=f"u{i % 7}", traits={"logins": i, "plan": f"p{i % 4}"})
            case 4:
                one = call("group", groupId=f"g{i % 3}", traits={"size": i})
            case _:
                one = call(messageId=..., properties={"n": i})
        lines.append(json.dumps(one).encode())
        if i % 250 == 7:
            lines.append(b'{"type": "track", "event": "Nobody Did"}')
        if i % 250 == 9:
            lines.append(json.dumps(call(originalTimestamp="yesterday", properties={"n": i})).encode())
    return b"\n".join(lines) + b"\n"


def letters(events: Events) -> list[tuple[object, ...]]:
    return events.rows(
        "select table_name, key, column_name, rule, payload from tributary.dead_letters where closed_at is null order by 2, 3, 5"
    )


@pytest.mark.P3
def test_the_same_file_again_changes_nothing(events: Events) -> None:
    body = mixed(300)
    first = load(events.warehouse, "web", io.BytesIO(body), piece=5_000)
    before, refused = events.all(), letters(events)
    again = load(events.warehouse, "web", io.BytesIO(body), piece=7_000)
    assert events.all() == before
    assert letters(events) == refused != []
    assert first.counts.inserted == again.counts.unchanged == 302
    assert again.counts.inserted == 0
    assert first.counts.dead_lettered == again.counts.dead_lettered == 2
    assert first.counts.closes
    assert again.counts.closes


@pytest.mark.D5
def test_a_messages_second_delivery_is_left_out_within_a_file_and_later(events: Events) -> None:
    one = call(messageId="m", event="A", properties={"n": 1})
    other = call(messageId="m", event="B", properties={"n": 2})
    loaded = events.load(one, other, one, call(messageId="m2", event="A", properties={"n": 3}))
    assert (loaded.counts.inserted, loaded.counts.unchanged) == (2, 2)
    events.load(other, call(messageId="m3", event="B", properties={"n": 4}))
    found = events.rows(
        "select id, event, n from web.tracks join (select id, n from web.a union all select id, n from web.b) o using (id) order by 1"
    )
    assert found in (
        [("m", "a", 1), ("m2", "a", 3), ("m3", "b", 4)],
        [("m", "b", 2), ("m2", "a", 3), ("m3", "b", 4)],
    )


def test_a_second_delivery_in_a_file_of_many_pieces_costs_no_table_its_row(events: Events) -> None:
    twice = call(messageId="twice", event="A", properties={"n": 1})
    calls = [twice, twice, *(call(event="A", properties={"n": i}) for i in range(200))]
    body = b"\n".join(json.dumps(each).encode() for each in calls)
    load(events.warehouse, "web", io.BytesIO(body), piece=5_000)
    (tracks,), (own,) = (
        events.rows(f"select array_agg(id order by id) from web.{t}") for t in ("tracks", "a")
    )
    assert tracks == own
    assert len(own[0]) == 201


@pytest.mark.B15
def test_calls_without_an_id_are_told_apart_by_their_place(events: Events) -> None:
    anonymous = json.dumps(call(messageId=...)).encode()
    assert events.load(anonymous, anonymous).counts.inserted == 2
    assert events.load(anonymous, anonymous).counts.unchanged == 2


def test_calls_that_another_loader_keeps_without_tracks_are_not_doubled(events: Events) -> None:
    events.session.execute(
        "create schema web; create table web.a (id text, event text, received_at timestamptz, n bigint);"
        " insert into web.a select 'old' || i, 'a', now(), i from generate_series(1, 4) i"
    )
    calls = [call(messageId=f"old{i}", event="A", properties={"n": i}) for i in range(1, 5)]
    more = [call(messageId="new", event="A", properties={"n": 5}), call(messageId="b", event="B")]
    for part in (calls[:2], calls, [*more, *calls], more):
        events.load(*part)
    assert events.rows("select n, count(*) from web.a group by n order by n") == [(n, 1) for n in range(1, 6)]
    assert events.rows("select count(*), count(distinct id) from web.tracks") == [(6, 6)]
    assert events.rows("select count(*) from web.b") == [(1,)]


KILLED = """
import io, os, signal, sys
from etl.config import Secret
from etl.events.load import load
from etl.warehouse.postgres import Warehouse

class Fatal(io.BytesIO):
    def read1(self, size=-1):
        if self.tell() > len(self.getvalue()) * 2 // 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read1(size)

load(Warehouse(Secret(sys.argv[1])), "web", Fatal(open(sys.argv[2], "rb").read()), piece=5_000)
"""


@pytest.mark.E1
def test_a_load_that_is_killed_goes_on_where_it_was(
    events: Events, warehouse_url: str, tmp_path: Path
) -> None:
    body = mixed(600)
    file = tmp_path / "calls.jsonl"
    file.write_bytes(body)
    died = subprocess.run([sys.executable, "-c", KILLED, warehouse_url, str(file)], check=False)
    assert died.returncode == -signal.SIGKILL
    ((there,),) = events.rows("select count(*) from web.tracks")
    resumed = load(events.warehouse, "web", io.BytesIO(body), piece=5_000)
    assert resumed.resumed > len(body) // 3
    assert there > 0
    killed = events.all()
    events.session.execute("drop schema web cascade; truncate tributary.dead_letters, tributary.states")
    load(events.warehouse, "web", io.BytesIO(body))
    assert _but_for_when(killed) == _but_for_when(events.all())


def _but_for_when(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, int]:
    return {name: len(rows) for name, rows in tables.items()}


def test_another_file_than_the_one_that_was_left_is_read_from_its_beginning(events: Events) -> None:
    class Broken(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 20_000:
                raise EOFError
            return super().read1(size)

    with pytest.raises(SourceError, match="breaks off"):
        load(events.warehouse, "web", Broken(mixed(300)), piece=5_000)
    assert events.rows("select count(*) from tributary.states") == [(1,)]
    other = b"\n" * 500 + mixed(300)  # no call without an id is at the place that it had
    loaded = load(events.warehouse, "web", io.BytesIO(other), piece=5_000)
    assert (loaded.resumed, loaded.counts.inserted) == (0, 302)
    assert events.rows("select count(*) from tributary.states") == [(0,)]


@pytest.mark.E3
def test_a_load_from_a_pipe_whose_sessions_are_lost_goes_on_by_itself(events: Events) -> None:
    class Ending(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def read1(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 20_000:
                events.session.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                    " where application_name = 'tributary' and datname = current_database()"
                )
            return super().read1(size)

    done = load(events.warehouse, "web", Ending(mixed(300)), piece=5_000)
    _whole(events, done)


@pytest.mark.E2
@pytest.mark.E3
@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize("at", [1, 2, 3, -1])
def test_a_piece_whose_commit_or_its_answer_gets_lost_is_written_once(
    events: Events, warehouse_url: str, at: int, *, after: bool
) -> None:
    body = mixed(300)
    with Proxy(warehouse_url) as proxy, closing(Warehouse(Secret(proxy.url))) as warehouse:
        for schema in ("first", "counted"):
            proxy.arm(1_000_000, proxy.cut, text="commit")
            load(warehouse, schema, io.BytesIO(body), piece=5_000)
        commits = sum(query.lower().startswith("commit") for query in proxy.log)
        proxy.arm(commits + 1 + at if at < 0 else at, proxy.cut, after=after, text="commit")
        done = load(warehouse, "web", io.BytesIO(body), piece=5_000)
        assert proxy.struck
    _whole(events, done)


def _whole(events: Events, done: Loaded) -> None:
    """All of `mixed(300)` is there, once, and so it is told."""
    counts = done.counts
    assert (counts.inserted, counts.unchanged, counts.dead_lettered) == (302, 0, 2)
    assert events.rows("select count(*) = count(distinct id) from web.tracks") == [(True,)]
    assert events.rows(
        "select (select count(*) from web.tracks) + (select count(*) from web.pages)"
        " + (select count(*) from web.identifies) + (select count(*) from web.groups)"
    ) == [(302,)]
    noted = (
        "select sum(inserted), sum(unchanged), count(*) filter (where status = 'failed') from tributary.syncs"
    )
    assert events.rows(f"{noted} where source = 'web'") == [(302, 0, 0)]
    assert events.rows("select count(*) from tributary.states where source = 'web'") == [(0,)]


def test_a_process_that_dies_while_it_converts_ends_the_load_with_what_to_do(events: Events) -> None:
    killed: list[psutil.Process] = []

    class Killing(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 20_000 and not killed:
                living = [c for c in psutil.Process().children() if c.status() != psutil.STATUS_ZOMBIE]
                killed.extend(c for c in living if "etl.events.apart" in " ".join(c.cmdline()))  # no other's
                killed[0].kill()
            return super().read1(size)

    body = mixed(300)
    with pytest.raises(SourceError, match=r"ended with status -9.*load the file again"):
        load(events.warehouse, "web", Killing(body), piece=5_000)
    again = load(events.warehouse, "web", io.BytesIO(body), piece=5_000)
    assert again.resumed > 0
    assert events.rows("select count(*) from web.pages") == [(50,)]


def test_calls_of_a_pipe_are_received_when_they_came(events: Events) -> None:
    """Whoever loads by received_at may have asked already for what was before."""

    class Slow(io.BytesIO):
        read_at = events.warehouse.clock()

        def read1(self, size: int | None = -1, /) -> bytes:
            type(self).read_at = (
                events.warehouse.clock() if self.tell() < len(self.getvalue()) else self.read_at
            )
            return super().read1(size)

    ahead = {"sentAt": "2199-01-01T00:00:00Z", "receivedAt": ...}
    calls = [call(messageId=f"{i:04}", **ahead) for i in range(100)]
    load(events.warehouse, "web", Slow(b"\n".join(json.dumps(c).encode() for c in calls)), piece=1_000)
    ((received, written),) = events.rows("select received_at, uuid_ts from web.tracks where id = '0099'")
    assert received == written > Slow.read_at


def test_what_lies_where_a_load_is_started_is_not_run(
    events: Events, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("msgspec", "signal", "etl"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert load(events.warehouse, "web", io.BytesIO(mixed(100)), piece=2_000).counts.inserted > 100


@pytest.mark.E7
def test_one_load_at_a_time_into_a_schema(events: Events) -> None:
    class Nosy(io.BytesIO):
        found: list[Exception] = []

        def read1(self, size: int | None = -1, /) -> bytes:
            def other() -> None:
                try:
                    events.load(call())
                except AlreadyRunning as error:
                    self.found.append(error)

            thread = threading.Thread(target=other)
            thread.start()
            thread.join()
            return super().read1(size)

    file = Nosy(mixed(10))
    load(events.warehouse, "web", file)
    assert "web.events is being synced by another run" in str(file.found[0])


@pytest.mark.P2
def test_rows_tables_ledger_and_place_are_one_transaction(events: Events) -> None:
    """A reader never sees a call in `tracks` without its properties, nor the ledger ahead of the rows."""
    seen: list[tuple[object, ...]] = []

    class Watched(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            with psycopg.connect(events.session.info.dsn, password=events.session.info.password) as other:
                exists = other.execute("select to_regclass('web.tracks')").fetchone()
                if exists != (None,):
                    seen.append(
                        other.execute(
                            "select (select count(*) from web.tracks) = (select count(*) from web.thing_done),"
                            " (select sum(fetched) from tributary.syncs) = (select count(*) from web.tracks)"
                        ).fetchone()  # type: ignore[arg-type]
                    )
            return super().read1(size)

    body = b"\n".join(json.dumps(call(properties={"n": i})).encode() for i in range(500))
    load(events.warehouse, "web", Watched(body), piece=10_000)
    assert len(seen) > 3
    assert set(seen) == {(True, True)}


def test_lines_of_a_file_are_read_whole_whatever_the_pieces(tmp_path: Path) -> None:
    lines = [os.urandom(n % 40).hex().encode() for n in range(200)]
    for piece in (1, 7, 64, 100_000):
        found = [
            line
            for lines in read(io.BytesIO(b"\n".join(lines)), piece=piece)
            for line in lines.body.split(b"\n")
        ]
        assert [line for line in found if line] == [line for line in lines if line]


@pytest.mark.P1
def test_a_packed_file_that_breaks_off_is_an_error_and_what_came_before_is_there(events: Events) -> None:
    packed = gzip.compress(mixed(3_000))
    half = io.BytesIO(packed[: len(packed) // 2])
    with gzip.open(half) as file, pytest.raises(SourceError, match=r"EOFError.*load it again"):
        load(events.warehouse, "web", file, piece=50_000)
    with gzip.open(io.BytesIO(packed)) as file:
        assert load(events.warehouse, "web", file, piece=50_000).resumed > 0
    assert events.rows("select count(*) from web.pages") == [(500,)]
