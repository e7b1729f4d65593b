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
from etl.errors import AlreadyRunning
from etl.identity.refresh import refresh
from etl.warehouse import leases
from etl.warehouse.postgres import Warehouse
from tests.engine.proxy import Proxy
from tests.identity.conftest import World

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.identity.test_crashes", "psycopg"])
COLUMNS = dict.fromkeys(("anonymous_id", "user_id", "email", "name"), "text")
STEP = 11  # of the messages, so that some moments of every kind are tried


def run(url: str, sections: dict[str, Any]) -> None:
    with closing(Warehouse(Secret(url))) as warehouse:
        refresh(warehouse, parse(sections, Path("/t.toml")))


def more(world: World, step: int) -> None:
    """What changes most: new persons, known ones, a merge, something refused."""
    at = step * 24 * 60.0
    world.put(
        "web.identifies", at, anonymous_id=f"a{step}", user_id=f"u{step}", email=f"e{step}@x.com", name="N"
    )
    world.put("web.identifies", at + 1, anonymous_id=f"b{step}")
    world.put("web.identifies", at + 2, anonymous_id=f"b{step}", user_id=f"u{step - 1}", name=f"M{step}")
    world.put("web.identifies", at + 3, user_id=f"w{step}", email="e0@x.com")


def sessions(world: World) -> int:
    """How many sessions of ours the server has."""
    mine = "datname = current_database() and application_name = 'tributary'"
    (found,) = world.ask(f"select count(*) from pg_stat_activity where {mine}")
    return int(found)


def killed_at(world: World, proxy: Proxy, at: int, *, after: bool) -> bool:
    """Refresh in a process that is killed at the n-th message; False if it ended before."""
    before = sessions(world)
    process = CONTEXT.Process(target=run, args=(proxy.url, world.sections))
    process.start()
    proxy.arm(at, lambda: os.kill(process.pid or 0, signal.SIGKILL), after=after)
    process.join(60)
    assert process.exitcode in (0, -signal.SIGKILL)
    for _ in range(1_000):  # until the server has noticed, and let go of the lock
        if sessions(world) <= before:
            break
        time.sleep(0.01)
    return process.exitcode != 0


@pytest.mark.E1
def test_a_run_that_is_killed_at_any_moment_is_made_up_for_by_the_next(world: World) -> None:
    world.table("web.identifies", **COLUMNS)
    with Proxy(world.url) as proxy:
        for step in range(2):
            more(world, step)
            at, after = 1 + step, False
            while killed_at(world, proxy, at, after=after):
                at += STEP
                after = not after
            assert at > 8 * STEP
    killed = world.kept()
    assert (
        world.ask("select relname from pg_class where relnamespace = to_regnamespace('tributary_stage')")
        == []
    )
    world.refresh(anew=True)
    assert world.kept() == killed


@pytest.mark.E7
def test_a_run_that_finds_another_at_work_says_so_and_does_nothing(world: World) -> None:
    world.table("web.identifies", **COLUMNS)
    more(world, 0)
    with closing(Warehouse(Secret(world.url))) as warehouse, warehouse.connection() as other:
        leases.lease(other, leases.IDENTITY)
        pid = other.info.backend_pid
        for work in (world.refresh, world.rebuild):
            with pytest.raises(
                AlreadyRunning,
                match=f"identity is being worked on by another run; wait for it, or end it: session {pid} ",
            ):
                work()
        with other.transaction():  # a crew of one that died
            other.execute(leases.stay(leases.IDENTITY, 1))
            leases.release(other, leases.IDENTITY)
            with pytest.raises(AlreadyRunning, match=f"end it: session {pid} "):
                world.refresh()
    assert world.refresh().persons == 3


@pytest.mark.E7
def test_of_two_runs_at_once_one_works(world: World) -> None:
    world.table("web.identifies", **COLUMNS)
    for step in range(20):
        more(world, step)
    both = [CONTEXT.Process(target=run, args=(world.url, world.sections)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert 0 in [process.exitcode for process in both]
    world.refresh()
    once = world.kept()
    world.refresh(anew=True)
    assert world.kept() == once
