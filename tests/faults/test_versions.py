"""Two versions of Tributary and one warehouse: the newer brings the ledger up to date, the older refuses it."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest

from etl.errors import WarehouseError
from etl.replay import replay
from etl.sources import open_source
from etl.warehouse import dead_letters, ledger
from etl.warehouse.dead_letters import Which
from tests.engine import child
from tests.engine.conftest import Lab
from tests.engine.proxy import Proxy

pytestmark = pytest.mark.E16
FIRST = {
    "meta": "version",
    "syncs": "id run_id source stream kind window_start window_end started_at finished_at status fetched inserted"
    " updated unchanged superseded deleted dead_lettered filtered requests notes error_kind error",
    "coverage": "source stream window_start window_end",
    "dead_letters": "id run_id source stream table_name key column_name rule reason payload refused_at closed_at",
}
"""The tables of the ledger's first version, and their columns."""
INDEXES = ("syncs_stream", "dead_letters_open")
SHAPE = (
    "select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns"
    " where table_schema = 'tributary' order by 1, 2"
)


def first_version(lab: Lab) -> None:
    """Make the ledger the one that its first version would have made."""
    for (view,) in lab.query("select viewname from pg_views where schemaname = 'tributary'"):
        lab.query(f"drop view tributary.{view}")
    for (index,) in lab.query("select indexname from pg_indexes where schemaname = 'tributary'"):
        if index not in INDEXES and not index.endswith("_pkey"):
            lab.query(f"drop index tributary.{index}")
    for table, column in lab.query(
        "select table_name, column_name from information_schema.columns where table_schema = 'tributary'"
    ):
        if table not in FIRST:
            lab.query(f"drop table if exists tributary.{table}")
        elif column not in FIRST[table].split():
            lab.query(f"alter table tributary.{table} drop column {column}")
    lab.query("update tributary.meta set version = 1")


def move_on(lab: Lab) -> None:
    lab.world.later(hours=1)
    lab.world.order("o00001", amount=1_000)
    lab.world.delete_order("o00002")
    lab.world.later(minutes=2)


def version(lab: Lab) -> list[tuple[Any, ...]]:
    return lab.query("select version from tributary.meta")


def test_e16_a_newer_version_goes_on_where_the_first_one_was(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good()
    shape, covered = lab.query(SHAPE), lab.covered()
    first_version(lab)
    move_on(lab)
    lab.server.forget()
    outcome = lab.good()["orders"]
    lab.check()
    assert version(lab) == [(ledger.VERSION,)]
    assert lab.query(SHAPE) == shape
    assert lab.covered()[0][0] == covered[0][0]
    assert outcome.total.fetched < 30, "what was read before was not read again"


def test_e16_what_was_refused_and_failed_before_is_told_as_it_is_now(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good(streams=["orders"])
    first_version(lab)
    (run, began) = lab.query("select run_id, started_at from tributary.syncs")[0]
    refused = (
        "insert into tributary.dead_letters (run_id, source, stream, table_name, key, column_name, rule, reason,"
        " payload) values (%s, 'shop', 'orders', 'orders', %s, %s, %s, 'r', %s)"
    )
    lab.query(refused, run, "o00001", "note", "A8", '"of ann@example.com"')
    lab.query(refused, run, None, None, "B14", '{"id": "late", "created": 1, "amount": 5, "lines": []}')
    lab.query(refused, run, "big", None, "B12", '{"id": "big", "note": "xx')
    failed = "insert into tributary.syncs (run_id, source, stream, kind, started_at, status, error_kind)"
    for kind in ("source", "vendor unavailable", "already running", "error", "credentials"):
        lab.query(f"{failed} values ('x', 'shop', 'tags', 'snapshot', now(), 'failed', %s)", kind)
    with lab.warehouse.connection() as session:
        ledger.ensure(session)
        letters = dead_letters.find(session, Which(), payloads=False)[::-1]
    assert [(one.whole, one.asked_at) for one in letters] == [(True, began), (True, began), (False, began)]
    assert [letters[0].form, letters[2].form] == [
        '"<18 characters>"',
        '{"id": "<3 characters>", "note": "<2 characters>"',
    ]
    kinds = lab.query("select error_kind from tributary.syncs where run_id = 'x' order by id")
    assert [kind for (kind,) in kinds] == ["answer", "vendor", "running", "defect", "credentials"]
    connector = open_source(lab.config(), secrets=False)
    (done,) = replay(connector, lab.warehouse, Which())
    connector.close()
    assert (done.tried, done.closed, done.counts.inserted) == (3, 1, 1)
    lab.good(streams=["orders"])


def test_e16_killed_at_any_message_of_the_change_the_ledger_is_of_one_version_or_the_other(
    lab: Lab,
) -> None:
    lab.world.fill(30)
    lab.good()
    shape = lab.query(SHAPE)
    with Proxy(lab.url) as proxy:
        for text in ("select pg_advisory_xact_lock", "\ncreate table", "update tributary.meta", "commit"):
            for after in (False, True):
                first_version(lab)
                process = child.start(lab.config(), proxy.url, streams=["tags"])
                proxy.arm(
                    1, lambda pid=process.pid: os.kill(pid or 0, signal.SIGKILL), after=after, text=text
                )
                process.join(30)
                assert proxy.struck
                there = lab.query("select to_regclass('tributary.states') is not null")
                assert (version(lab), there) in (
                    ([(1,)], [(False,)]), ([(ledger.VERSION,)], [(True,)]),
                )  # fmt: skip
                lab.good(streams=["tags"])
                assert version(lab) == [(ledger.VERSION,)]
    assert lab.query(SHAPE) == shape
    lab.check()


@pytest.mark.parametrize("version", [ledger.VERSION + 1, 0])
def test_e16_an_older_version_stops_before_it_asks_or_writes_and_names_both(lab: Lab, version: int) -> None:
    lab.world.fill(30)
    lab.good()
    before = lab.query("select * from tributary.syncs order by id")
    lab.query("update tributary.meta set version = %s", version)
    move_on(lab)
    lab.server.forget()
    with pytest.raises(WarehouseError) as error:
        lab.sync()
    says = f"has version {version}, this Tributary writes {ledger.VERSION}; upgrade the older of the two"
    assert says in str(error.value)
    assert set(lab.paths()) <= {"/me"}
    assert lab.query("select * from tributary.syncs order by id") == before
