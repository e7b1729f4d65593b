"""Through a connection pool no stream could be one run's alone: it is refused, before anything is read."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from etl.config import Secret
from etl.errors import WarehouseError
from etl.warehouse.postgres import Warehouse
from tests.engine.conftest import Lab
from tests.faults.pool import Pool

PGBOUNCER = shutil.which("pgbouncer")
TAKE = "select pg_try_advisory_lock(1)"


@contextmanager
def bouncer(folder: Path, settings: str, url: str) -> Iterator[int]:
    """pgbouncer before a server; the port where it listens."""
    server, port = urlsplit(url), free_port()
    login = f"host={server.hostname} port={server.port} user={server.username} password={server.password}"
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\n* = {login}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n"
        f"unix_socket_dir =\nauth_type = any\nuser = nobody\n{settings}\n"
    )
    with subprocess.Popen([str(PGBOUNCER), "-q", str(folder / "pgbouncer.ini")]) as process:
        try:
            for _ in range(100):
                with suppress(OSError):
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                time.sleep(0.02)
            yield port
        finally:
            process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def refused(lab: Lab, url: str) -> None:
    """A sync by this URL says in one line what to do, and neither asks the vendor for data nor writes."""
    with (
        closing(Warehouse(Secret(url))) as warehouse,
        pytest.raises(
            WarehouseError, match=r"leads to a connection pool.*name the server itself there"
        ) as error,
    ):
        lab.sync(warehouse=warehouse)
    assert "\n" not in str(error.value)
    assert set(lab.paths()) <= {"/me"}
    assert lab.query("select count(*) from pg_namespace where nspname in ('shop', 'tributary')") == [(0,)]


@pytest.mark.E10
def test_e10_a_pool_that_lends_sessions_by_the_transaction_is_refused_in_one_line(lab: Lab) -> None:
    lab.world.fill(10)
    with Pool(lab.url) as pool:
        with (
            psycopg.connect(pool.url, autocommit=True) as one,
            psycopg.connect(pool.url, autocommit=True) as two,
        ):
            held = [session.execute(TAKE).fetchone() for session in (one, two)]
        assert held == [(True,), (True,)], "as bad as that: both hold what one may hold"
        refused(lab, pool.url)


@pytest.mark.E10
@pytest.mark.skipif(PGBOUNCER is None, reason="there is no pgbouncer")
@pytest.mark.parametrize("ignored", ["", "ignore_startup_parameters = options"], ids=["strict", "lenient"])
@pytest.mark.parametrize("mode", ["transaction", "session"])
def test_e10_pgbouncer_is_refused_in_one_line(lab: Lab, project: Path, mode: str, ignored: str) -> None:
    parts = urlsplit(lab.url)
    with bouncer(project, f"pool_mode = {mode}\n{ignored}", lab.url) as port:
        place = f"{parts.username}@127.0.0.1:{port}"
        refused(lab, parts._replace(netloc=place).geturl())
