"""`etl reconcile`: what differs is listed day by day; little is a note, much is a failure."""

from __future__ import annotations

import json
import re
from pathlib import Path

import psycopg
import pytest

from tests.cli.conftest import Etl


@pytest.mark.usefixtures("stripe_project")
def test_what_differs_is_listed_and_read_again_by_the_command_that_is_told(
    etl: Etl, warehouse_url: str, stripe_project: Path
) -> None:
    assert etl("sync", "--stream", "customers").code == 0
    since = ("--from", "2020-01-01")
    agreed = etl("reconcile", "stripe", "--stream", "customers", *since)
    assert (agreed.code, agreed.out[:3]) == (0, "ok "), agreed.err
    with psycopg.connect(warehouse_url, autocommit=True) as session:
        (rows,) = session.execute("select count(*) from stripe.customers").fetchone() or ()
        session.execute("delete from stripe.customers where id in (select id from stripe.customers limit 5)")
    differs = etl("reconcile", "stripe", "--stream", "customers", *since)
    assert differs.code == 1
    assert f"NO  stripe.customers: {rows} there, {rows - 5} here of rows created" in differs.out
    told = next(line for line in differs.out.splitlines() if "etl sync" in line).partition("etl ")[2]
    report = etl("reconcile", "stripe", "--stream", "customers", *since, "--json").json
    assert report[0]["alarms"] == ["rows"]
    assert sum(d["vendor"] - d["warehouse"] for d in report[0]["differences"]) == 5
    assert etl(*told.split()).code == 0
    assert etl("reconcile", "stripe", "--stream", "customers", *since).code == 0

    with psycopg.connect(warehouse_url, autocommit=True) as session:  # of whose end nobody told us
        session.execute("create temp table gone as select * from stripe.customers limit 1")
        session.execute("update gone set id = 'cus_gone'")
        session.execute("insert into stripe.customers select * from gone")
    too_many = etl("reconcile", "stripe", "--stream", "customers", *since).out
    assert "customers --full\n" in too_many
    told = next(line for line in too_many.splitlines() if "etl sync" in line).partition("etl ")[2]
    assert etl(*told.split()).code == 0
    assert etl("reconcile", "stripe", "--stream", "customers", *since).out[:3] == "ok "


@pytest.mark.usefixtures("stripe_project")
def test_where_sums_alone_differ_it_is_said_what_no_sync_puts_right(etl: Etl, warehouse_url: str) -> None:
    since = ("--stream", "charges", "--from", "2020-01-01")
    assert etl("sync", "--stream", "charges").code == 0
    assert etl("reconcile", "stripe", *since).out[:3] == "ok "
    with psycopg.connect(warehouse_url, autocommit=True) as session:
        one = "where id = (select min(id) from stripe.charges)"
        session.execute(f"update stripe.charges set amount = amount + 1 {one}".encode())
        differs = etl("reconcile", "stripe", *since).out.splitlines()
        assert differs[1].endswith("here (+1)")
        assert differs[-1].endswith("values were changed here by hand: docs/recovery.md")
        assert etl("sync", "--stream", "charges", "--full").code == 0
        assert etl("reconcile", "stripe", *since).out.splitlines() == differs, "its record is the same"
        session.execute(f"update stripe.charges set _hash = null {one}".encode())
    assert etl("sync", "--stream", "charges", "--full").code == 0
    assert etl("reconcile", "stripe", *since).out[:3] == "ok "


@pytest.mark.S3
def test_what_was_asked_is_in_the_log_under_a_run_of_its_own(etl: Etl, stripe_project: Path) -> None:
    config = stripe_project / "tributary.toml"
    config.write_text(config.read_text() + "exchanges = 'all'\n")
    assert etl("sync", "--stream", "customers").code == 0
    synced = {json.loads(line)["run"] for line in etl("logs", "--json").out.splitlines()}
    done = etl("reconcile", "stripe", "--stream", "customers")
    said = next(line for line in done.err.splitlines() if line.startswith("What was asked: "))
    (run,) = re.findall("[0-9a-f]{32}$", said)
    asked = [json.loads(line) for line in etl(*said.split()[4:], "--json").out.splitlines()]
    assert {e["run"] for e in asked} == {run}
    assert {e["stream"] for e in asked} == {"", "customers"}
    assert {json.loads(line)["run"] for line in etl("logs", "--json").out.splitlines()} == {*synced, run}
    (report,) = etl("reconcile", "stripe", "--stream", "customers", "--json").json
    assert report["run_id"] not in (run, "")
    config.write_text(config.read_text().replace("'all'", "'errors'"))
    done = etl("reconcile", "stripe", "--stream", "customers")
    assert done.code == 0
    assert "What was asked" not in done.err, "nothing failed, so nothing was kept"


@pytest.mark.usefixtures("stripe_project")
def test_what_cannot_be_compared_says_why(etl: Etl) -> None:
    done = etl("reconcile", "stripe", "--stream", "prices", "--stream", "customers")
    assert done.code == 0
    assert "note: stripe.customers: nothing of it is here yet." in done.err
    assert etl("reconcile", "stripe", "--from", "2026-01-02", "--to", "2026-01-01").code == 2
