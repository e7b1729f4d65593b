"""Warehouses that older versions really filled: today's upgrades them, and goes on where those were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from etl.warehouse import ledger
from tests.cli.conftest import Etl, etl
from tests.engine.conftest import Lab
from tests.engine.exports import ExportWorld
from tests.faults import older

__all__ = ["etl"]

pytestmark = pytest.mark.E16

VERSIONS = range(1, ledger.VERSION)
ROWS = ("shop.orders", "shop.order_lines", "shop.customers", "shop.tags", "stripe.products", "stripe.refunds")
LEDGER = {
    "coverage": "*",
    "states": "*",
    "dead_letters": "id, run_id, source, stream, table_name, key, column_name, rule, reason, payload, refused_at,"
    " closed_at",
    "syncs": "id, run_id, source, stream, kind, window_start, window_end, started_at, finished_at, status, fetched,"
    " inserted, updated, unchanged, superseded, deleted, filtered, requests, notes, error_kind, error",
}  # fmt: skip
"""What the ledger has had from the first version on, but for `states`; no upgrade changes it."""
SHAPE = """
select c.oid::regclass::text, obj_description(c.oid), a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
    pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum), pg_get_viewdef(c.oid)
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relnamespace = 'tributary'::regnamespace and c.relkind in ('r', 'v') order by 1, 3
"""
INDEXES = "select indexdef from pg_indexes where schemaname = 'tributary' order by 1"


def everything(lab: Lab) -> dict[str, list[Any]]:
    """The rows, and what the ledger says of them."""
    asked = dict.fromkeys(ROWS, "to_jsonb(t)") | {f"tributary.{name}": of for name, of in LEDGER.items()}
    found = {}
    for table, columns in asked.items():
        if lab.query("select to_regclass(%s)", table) != [(None,)]:
            found[table] = lab.query(f"select {columns} from {table} t order by 1::text, t::text")
    return found


@pytest.fixture
def world() -> ExportWorld:
    return older.shop()


@pytest.fixture(params=VERSIONS)
def old(
    request: pytest.FixtureRequest, lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Lab]:
    """The warehouse of a version, and both vendors as they were then."""
    monkeypatch.chdir(tmp_path)
    with psycopg.connect(lab.url) as session:
        session.execute(older.dump(request.param).read_bytes())
        assert session.execute("select version from tributary.meta").fetchall() == [(request.param,)]
    with older.stripe().serve() as stripe:
        older.project(tmp_path, url=lab.url, shop=lab.server.url, stripe=stripe.url)
        yield lab


def test_e16_a_look_upgrades_what_an_older_version_left_and_keeps_all_of_it(old: Lab, etl: Etl) -> None:
    left = everything(old)
    status = {f"{row['source']}.{row['stream']}": row for row in etl("status", "--json").json}
    found = everything(old)
    assert {table: found[table] for table in left} == left
    assert [status["shop.orders"][name] for name in ("status", "rows", "dead_letters")] == [
        "succeeded",
        30,
        2,
    ]
    assert [status["shop.tags"][name] for name in ("status", "error_kind")] == ["failed", "permission"]
    assert status["stripe.refunds"]["rows"] == len(left["stripe.refunds"]) > 0
    assert old.query("select version from tributary.meta") == [(ledger.VERSION,)]
    shape, indexes = old.query(SHAPE), old.query(INDEXES)
    old.query("drop schema tributary cascade")
    etl("status")
    assert (shape, indexes) == (old.query(SHAPE), old.query(INDEXES))


def test_e16_a_sync_goes_on_where_an_older_version_was(old: Lab, etl: Etl, world: ExportWorld) -> None:
    left = everything(old)
    assert etl("sync", "stripe").code == 0
    world.later(hours=1)
    world.order("o00007", amount=7)
    world.delete_order("o00002")
    world.customer(3, email="new@example.com")
    world.later(minutes=2)
    last = max(row[0] for row in everything(old)["tributary.syncs"])
    done = etl("sync", "shop")
    assert done.code == 0, done.err
    del world.orders["nameless"]
    old.check()
    fetched = dict(old.query("select stream, fetched from tributary.syncs where id > %s", last))
    assert (fetched["orders"], fetched["tags"]) == (4, 5), "what was read before is not read again"
    assert fetched["customers"] <= 2
    now = everything(old)
    for table in ("stripe.products", "stripe.refunds"):
        assert now[table] == left[table]
    assert [row for row in now["shop.orders"] if row[0]["id"] not in ("o00002", "o00007")] == [
        row for row in left["shop.orders"] if row[0]["id"] not in ("o00002", "o00007")
    ]
    closed = "select key, closed_at is not null from tributary.dead_letters order by id"
    assert old.query(closed) == [("o00007", True), ("", False)]
    again = etl("dead-letters", "replay", "--all", "--json")
    assert [(row["tried"], row["closed"]) for row in again.json] == [(1, 0)]
    assert again.code == 3
