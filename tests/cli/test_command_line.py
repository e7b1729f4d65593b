"""The command line as such: help, exit codes, errors, and how long a person waits for it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl.cli.app import SECTIONS
from tests.cli.conftest import Etl

COMMANDS = [name for names in SECTIONS.values() for name in names]
LATE = {"psycopg", "msgspec", "rich", "http.client", "dagster", "pytest", "xxhash", "ssl"}
"""What takes long to import, and `etl --help` has no use for."""


def test_help_lists_every_command_with_what_it_is_for(etl: Etl) -> None:
    done = etl("--help")
    assert done.code == 0
    for name in COMMANDS:
        line = next(line for line in done.out.splitlines() if line.split()[:1] == [name])
        assert len(line.split()) > 3


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, etl: Etl) -> None:
    done = etl(name, "--help")
    assert done.code == 0
    assert len(done.out.split("\n\n")[1]) > 60


def test_help_imports_nothing_that_takes_long() -> None:
    program = "import sys; from etl.cli import main; main(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert LATE & set(done.stdout.split()) == set()


def test_help_is_there_in_less_than_two_fifths_of_a_second(tmp_path: Path) -> None:
    """As installed, with its byte code compiled; the best of five, as others use the machine too."""
    program = ["-X", f"pycache_prefix={tmp_path}", "-c", "from etl.cli import main; main(['--help'])"]
    took = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, *program], capture_output=True, check=True, env={})
        took.append(time.perf_counter() - began)
    assert min(took) < 0.4


def test_the_installed_command_is_this_one() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("etl"), "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("etl, version ")


def test_an_unknown_command_is_wrong_usage_and_the_nearest_is_named(etl: Etl) -> None:
    done = etl("synk")
    assert (done.code, done.out) == (2, "")
    assert done.err == "error: no command 'synk'; did you mean 'sync'? See `etl --help`.\n"


def test_an_unknown_option_is_wrong_usage(etl: Etl) -> None:
    done = etl("sync", "--fast")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert done.err.startswith("error: ")


def test_without_a_configuration_one_line_says_how_to_get_one(
    etl: Etl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = etl("status")
    assert done.code == 2
    assert done.err == "error: no tributary.toml here or above; `etl init` writes one.\n"


def test_the_configuration_may_be_named_before_and_after_the_command(etl: Etl, project: Path) -> None:
    moved = (project / "tributary.toml").rename(project / "other.toml")
    assert etl("discover", "mail").code == 2
    assert etl("--config", str(moved), "discover", "mail").code == 0
    assert etl("discover", "mail", "--config", str(moved)).code == 0


def test_an_unset_variable_is_a_configuration_error(
    etl: Etl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MAIL_TOKEN")
    done = etl("sync")
    assert done.code == 2
    assert "MAIL_TOKEN is not set" in done.err


def test_an_unknown_source_is_a_configuration_error(etl: Etl, project: Path) -> None:
    done = etl("sync", "mial")
    assert done.code == 2
    assert done.err.endswith("; did you mean 'mail'?\n")


@pytest.mark.P6
@pytest.mark.P7
def test_an_unexpected_error_shows_its_type_and_no_value(
    etl: Etl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connector of somebody's own may raise anything, with data in its text."""
    monkeypatch.syspath_prepend(project)
    (project / "breaking.py").write_text(
        "from docs.examples.postmark import Postmark\nclass Nothing(Postmark):\n"
        "    def streams(self): raise ZeroDivisionError('ada@example.com')\n"
    )
    config = project / "tributary.toml"
    config.write_text('[sources.mail]\nconnector = "breaking:Nothing"\nserver_token = "${MAIL_TOKEN}"\n')
    done = etl("discover", "mail")
    assert done.code == 1
    assert "ada@example.com" not in done.err
    assert done.err.startswith("error: unexpected ZeroDivisionError")
    assert done.err.count("\n") == 1
    told = etl("--traceback", "discover", "mail")
    line, *after = told.err.splitlines()
    assert line.startswith("error: unexpected ZeroDivisionError, which is a defect")
    assert "Traceback (most recent call last):" in after, "it comes after the line"


def test_a_connector_that_cannot_be_imported_is_a_configuration_error(etl: Etl, project: Path) -> None:
    (project / "tributary.toml").write_text('[sources.mail]\nconnector = "no_such_module:Mail"\n')
    done = etl("discover", "mail")
    assert done.code == 2
    assert "no_such_module:Mail" in done.err


def test_the_process_ends_with_all_that_was_said_and_done_and_its_exit_code() -> None:
    program = (
        "import threading, time; from etl.cli import run; print('said');"
        " threading.Thread(target=lambda: (time.sleep(0.3), print('done'))).start(); run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "no-such"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "said\ndone\n")
    assert "no command 'no-such'" in done.stderr


def test_a_process_without_a_place_for_its_output_ends_well() -> None:
    program = "from etl.cli import run; run()"
    done = subprocess.run(
        ["bash", "-c", f'{sys.executable} -c "{program}" --help >&-'],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_output_may_be_cut_off_by_who_reads_it(project: Path) -> None:
    program = "from etl.cli import run; run()"
    query = "query 'select generate_series(1, 99999)' --csv"
    command = f'{sys.executable} -c "{program}" {query} | head -2'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("generate_series\n1\n", "")
