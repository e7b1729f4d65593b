"""`etl reconcile`: what differs is listed day by day; little is a note, much is a failure."""

from __future__ import annotations

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


@pytest.mark.usefixtures("stripe_project")
def test_what_cannot_be_compared_says_why(etl: Etl) -> None:
    done = etl("reconcile", "stripe", "--stream", "prices", "--stream", "customers")
    assert done.code == 0
    assert "note: stripe.customers: nothing of it is here yet." in done.err
    assert etl("reconcile", "stripe", "--from", "2026-01-02", "--to", "2026-01-01").code == 2
