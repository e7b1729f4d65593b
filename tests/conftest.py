"""What every test may ask for: a PostgreSQL of the session's own, and an empty database in it."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg
import pytest
from psycopg import sql

from etl.warehouse import embedded
from tests.faults.rows import ROWS

GIVEN = "TRIBUTARY_TEST_POSTGRES"  # URL of a server to use instead, by a role that may create databases
FOLDER = "TRIBUTARY_TEST_HOME"  # set by the session, for its workers and etl.testing: where servers lie
MEMORY = Path("/dev/shm")  # Linux's file system in memory
ROOM = 6 << 30  # bytes that must be free there
SLOWEST = ("tests/dagster/", "tests/cli/test_worlds.py", "tests/engine/test_memory.py")
SETTINGS = ("fsync = off", "full_page_writes = off", "max_wal_size = '512MB'")  # no power cut is survived


def pytest_configure(config: pytest.Config) -> None:
    for row, fault in ROWS.items():
        config.addinivalue_line("markers", f"{row}: {fault}")
    if not _is_worker(config):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="tributary-tests-", dir=_memory())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """Three for two cores: a worker waits for a quarter of its time, be it for a limit, a page or a process."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    """What was imported stays: to look through it for garbage, again and again, takes half a second each time."""
    gc.enable()
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slowest tests, else one worker is left with them when the others have nothing more to do."""
    items.sort(key=lambda item: not item.nodeid.startswith(SLOWEST))


def pytest_unconfigure(config: pytest.Config) -> None:
    if not _is_worker(config):
        folder = Path(os.environ.pop(FOLDER))
        embedded.stop(folder)
        shutil.rmtree(folder)


def pytest_report_header() -> str:
    if GIVEN not in os.environ:
        return f"warehouse: {embedded.version()}, embedded, in {Path(os.environ[FOLDER]).parent}"
    with psycopg.connect(os.environ[GIVEN]) as connection:
        return f"warehouse: PostgreSQL {connection.info.parameter_status('server_version')}, by {GIVEN}"


def _memory() -> Path | None:
    """Where servers lie best, if it has room: on a disk, making and dropping files is half of their work."""
    if not os.access(MEMORY, os.W_OK):
        return None
    free = min(shutil.disk_usage(MEMORY).free, psutil.virtual_memory().available)
    return MEMORY if free > ROOM else None


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


@pytest.fixture(scope="session")
def session_folder() -> Path:
    """Where servers may lie, which root runs as another user: pytest closes its own folders to others."""
    return Path(os.environ[FOLDER])


@pytest.fixture
def project(session_folder: Path) -> Iterator[Path]:
    """An empty folder for a tributary.toml; the embedded server is stopped if the test started it."""
    folder = Path(tempfile.mkdtemp(dir=session_folder))
    yield folder
    embedded.stop(folder / ".tributary")


@pytest.fixture(scope="session")
def postgres_url(session_folder: Path) -> str:
    """A server that all tests share, started by the first that asks; its database is not to be written to."""
    if GIVEN in os.environ:
        return os.environ[GIVEN]
    server = embedded.start(session_folder)
    url = server.url("postgres")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(1)")  # workers come here together
        for setting in SETTINGS:
            connection.execute(f"alter system set {setting}")
        connection.execute("select pg_reload_conf()")
        connection.execute("set scram_iterations = 1")  # 1 ms of a client's time for each login, not 4
        password = sql.Literal(server.password)
        connection.execute(
            sql.SQL("alter role {} password {}").format(sql.Identifier(embedded.ROLE), password)
        )
    return url


@pytest.fixture(scope="session")
def database_url(postgres_url: str) -> Iterator[str]:
    """A database that the tests of one worker use in turn: making one takes 0.15 s, emptying it 0.02 s."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"create database {name} template template0")
        yield urlsplit(postgres_url)._replace(path=f"/{name}").geturl()
        connection.execute(f"drop database {name} with (force)")


@pytest.fixture
def warehouse_url(database_url: str) -> Iterator[str]:
    """An empty database for one test; whatever the test leaves in it, connections too, goes."""
    yield database_url
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )
        connection.execute("create schema if not exists public")
        connection.execute(f'grant temporary on database "{connection.info.dbname}" to public'.encode())
        connection.execute(f'alter database "{connection.info.dbname}" reset all'.encode())
        left = connection.execute(
            "select quote_ident(nspname) from pg_namespace"
            " where nspname not like 'pg\\_%' and nspname <> 'information_schema'"
        )
        schemas = ", ".join(name for (name,) in left)
        connection.execute(f"drop schema {schemas} cascade; create schema public")
