"""A process of the server's is killed in the middle of a first run, and the server begins anew for everybody."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Event

import psycopg
import pytest

from etl.warehouse import embedded
from tests.conftest import SETTINGS
from tests.engine.proxy import Proxy
from tests.identity.conftest import World
from tests.identity.oracle import Identifier, Law, Oracle
from tests.identity.test_crashes import COLUMNS, more, run, sessions

STEP = 41  # of the messages, so that some moments of every kind are tried
HANGS = 60.0  # seconds after which a run will not end any more
WORKING = """
select l.pid from pg_locks l join pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory' and l.granted and a.application_name = 'tributary' order by l.mode {order}, l.pid
"""
"""Sessions of a run: the one that commits has its lock alone, those of its crew share one."""
VICTIMS = {"one of the crew": "desc", "the one that commits": "asc"}
LAW = Law(
    ("user_id", "email", "anonymous_id"),
    {"user_id": (1, None), "anonymous_id": (5, 30 * 86_400), "email": (5, 365 * 86_400)},
)


@pytest.fixture(scope="module")
def own_server(session_folder: Path) -> Iterator[Path]:
    """The home of a server that nobody else uses, as one that lost a process ends all sessions."""
    home = Path(tempfile.mkdtemp(dir=session_folder))
    with psycopg.connect(embedded.start(home).url(), autocommit=True) as session:
        for setting in SETTINGS:
            session.execute(f"alter system set {setting}".encode())
        session.execute("select pg_reload_conf()")
    yield home
    embedded.stop(home)


def expected(world: World) -> set[frozenset[str]]:
    """Who is who by the plainest reading of the rules."""
    oracle = Oracle(LAW)
    rows = world.ask(
        "select extract(epoch from received_at)::bigint, user_id, email, anonymous_id from web.identifies order by 1"
    )
    for at, *values in rows:
        named: list[Identifier] = [
            (kind, v) for kind, v in zip(LAW.trust, values, strict=True) if v is not None
        ]
        oracle.observe((at, named))
    return {frozenset(str(value) for _, value in own) for own in oracle.persons.values()}


def kill(home: Path, order: str, noticed: Event) -> None:
    """Kill a process that works for a run, and say so when the server has ended all others, and is back."""
    with psycopg.connect(embedded.start(home).url(), autocommit=True) as session:
        found = session.execute(WORKING.format(order=order).encode()).fetchone()
        assert found
        os.kill(found[0], signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            session.execute("select pg_sleep(60)")
    back(home)
    noticed.set()


@pytest.mark.E3
@pytest.mark.parametrize("victim", VICTIMS)
def test_a_run_one_of_whose_backends_was_killed_begins_again_and_gives_what_the_rules_say(
    own_server: Path, victim: str
) -> None:
    url = embedded.start(own_server).url()
    with closing(World(url)) as world:
        world.db.execute("drop schema if exists web, identity, tributary, tributary_stage cascade")
        world.table("web.identifies", **COLUMNS)
        for step in range(8):
            more(world, step)
        right, sections = expected(world), world.sections
    at, after, struck, times = 12, False, True, 0
    while struck:
        with Proxy(url) as proxy, ThreadPoolExecutor() as pool:
            noticed = Event()
            proxy.arm(at, partial(kill, own_server, VICTIMS[victim], noticed), after=after)
            done = pool.submit(run, proxy.url, sections).exception(HANGS)
            struck = proxy.struck
        assert done is None, (at, done)
        if struck:
            times += 1
            assert noticed.wait(HANGS)
        with closing(World(back(own_server))) as world:
            gone(world)
            assert world.persons() == right, at
            kept = world.kept()
            world.refresh(anew=True)
            assert world.kept() == kept, at
            world.db.execute("drop schema identity, tributary, tributary_stage cascade")
        at, after = at + STEP, not after
    assert times > 3


def gone(world: World) -> None:
    """Return when the server has noticed the end of the run's sessions."""
    until = time.monotonic() + HANGS
    while sessions(world):
        assert time.monotonic() < until
        time.sleep(0.05)


def back(home: Path) -> str:
    """The server's URL as soon as it takes sessions again: started, where it could not go on by itself.

    PostgreSQL stops at a file of an unlogged table if its session rolled back before the crash, and starts the
    next time.
    """
    until = time.monotonic() + HANGS
    while True:
        url = embedded.start(home).url()
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            assert time.monotonic() < until
            time.sleep(0.1)
        else:
            return url
