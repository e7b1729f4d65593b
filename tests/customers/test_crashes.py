"""Runs that are killed, and runs at the same time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from etl.config import Secret, parse
from etl.customers.refresh import refresh
from etl.errors import AlreadyRunning
from etl.warehouse import leases
from etl.warehouse.postgres import Warehouse
from models.stripe.charges import Charge
from models.stripe.customers import Customer
from tests.customers.conftest import Company
from tests.engine.proxy import Proxy
from tests.identity.conftest import START
from tests.identity.test_crashes import sessions

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.customers.test_crashes", "psycopg"])
STEP = 13  # of the messages, so that some moments of every kind are tried


def run(url: str, sections: dict[str, Any], anew: bool) -> None:
    with closing(Warehouse(Secret(url))) as warehouse:
        refresh(warehouse, parse(sections, Path("/t.toml")), anew=anew)


def killed_at(company: Company, proxy: Proxy, at: int, *, anew: bool) -> bool:
    """Refresh in a process that is killed at the n-th message; False if it ended before."""
    before = sessions(company)
    process = CONTEXT.Process(target=run, args=(proxy.url, company.sections, anew))
    process.start()
    proxy.arm(at, lambda: os.kill(process.pid or 0, signal.SIGKILL))
    process.join(60)
    assert process.exitcode in (0, -signal.SIGKILL)
    while sessions(company) > before:  # until the server has noticed, and let go of the lock
        time.sleep(0.01)
    return process.exitcode != 0


@pytest.mark.E1
@pytest.mark.P4
def test_a_run_that_is_killed_leaves_what_was_before_or_all_of_it(company: Company) -> None:
    company.source("stripe", "stripe", Customer, Charge, api_key="sk_test_nobodys")
    company.row("stripe.customers", 0, id="cus_1", email="ada@x.com")
    company.row("stripe.charges", 0, id="ch_1", created=START, customer_id="cus_1")
    company.all()
    company.row("stripe.charges", 9, id="ch_2", created=START, customer_id="cus_1")
    company.change("stripe.charges", "ch_1", 9, description="New")
    before, seen = company.interactions(), company.seen("cus_1")
    with Proxy(company.url) as proxy:
        for anew in (True, False):
            at = 3
            while killed_at(company, proxy, at, anew=anew) and company.interactions() == before:
                assert company.seen("cus_1") == seen
                at += STEP
            assert at > 3 * STEP
            assert "New" in [row[3] for row in company.seen("cus_1")], (
                "it came to its end, or behind its commit"
            )
            if anew:
                company.db.execute("update stripe.charges set description = 'Newer' where id = 'ch_2'")
                before, seen = company.interactions(), company.seen("cus_1")
    assert [row[3] for row in company.seen("cus_1")] == ["New", "Newer"]


@pytest.mark.E7
def test_a_run_that_finds_another_at_work_says_so(company: Company) -> None:
    company.source("stripe", "stripe", Customer, api_key="sk_test_nobodys")
    company.refresh()
    with closing(Warehouse(Secret(company.url))) as warehouse, warehouse.connection() as other:
        leases.lease(other, leases.CUSTOMERS)
        named = f"another run; wait for it, or end it: session {other.info.backend_pid} "
        with pytest.raises(AlreadyRunning, match=f"customers are being refreshed by {named}"):
            company.customers()
        leases.release(other, leases.CUSTOMERS)
    assert company.customers().parts == 0
