"""A run that is interrupted, as by Ctrl-C or by Dagster's cancel, rolls back and lets go of its streams."""

from __future__ import annotations

import os
import signal
import time

import pytest

from tests.engine import child, oracle
from tests.engine.conftest import Lab
from tests.engine.proxy import Proxy


@pytest.mark.E14
@pytest.mark.parametrize("statement", ["copy", "with merged as", "insert into tributary.coverage"])
def test_e14_a_run_cancelled_in_a_copy_or_a_merge_leaves_nothing_half_done_and_frees_its_stream(
    lab: Lab, statement: str
) -> None:
    lab.world.fill(30)
    lab.good()
    before, covered = oracle.stored(lab.warehouse), lab.covered()
    lab.world.later(hours=1)
    lab.world.order("o00001", amount=1_000, lines=[{"product": "s"}])
    lab.world.later(minutes=2)
    with Proxy(lab.url) as proxy:
        process = child.start(lab.config(), proxy.url, streams=["orders"])

        def cancel() -> None:  # while the statement waits for its answer
            os.kill(process.pid or 0, signal.SIGINT)
            process.join(0.3)

        proxy.arm(1, cancel, text=statement)
        process.join(20)
        assert proxy.struck
        assert process.exitcode not in (None, 0)
    assert oracle.stored(lab.warehouse) == before
    assert lab.covered() == covered
    held = "select count(*) from pg_locks l join pg_database d on d.oid = l.database where locktype = 'advisory' and datname = current_database()"
    until = time.monotonic() + 5
    while lab.query(held) != [(0,)]:
        assert time.monotonic() < until
        time.sleep(0.01)
    lab.good()
    lab.check()
