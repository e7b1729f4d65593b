"""`etl logs`: what was asked and answered, found again."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from etl.config import load
from etl.exchangelog import ExchangeLog
from etl.exchanges import Exchange
from etl.logs import LISTED_EVERY
from etl.sandbox import SandboxServer
from tests.cli.conftest import ETL, Etl
from tests.cli.postmark_sandbox import TOKEN

DOCS = Path(__file__).parents[2] / "docs" / "operations.md"


@pytest.fixture
def kept(project: Path, mail: SandboxServer, etl: Etl) -> Path:
    """The project after two syncs, all of whose exchanges were kept, one of them with trouble."""
    config = project / "tributary.toml"
    config.write_text(config.read_text() + "\n[logs]\nexchanges = 'all'\nbodies = true\n")
    mail.moods.throttle(retry_after="0", path="/bounces")
    assert etl("sync").code == 0
    assert etl("sync").code == 0
    return project


def lines(etl: Etl, *arguments: str) -> list[str]:
    done = etl("logs", *arguments)
    assert done.code == 0, done.err
    return done.out.splitlines()


def test_a_line_per_attempt_newest_last(etl: Etl, kept: Path, mail: SandboxServer) -> None:
    found = lines(etl)
    assert len(found) == len(mail.asked())
    assert [line[:19] for line in found] == sorted(line[:19] for line in found)
    refused, *_ = [line for line in found if "429" in line]
    assert re.match(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  mail\.bounces +GET  429 +0\.\d{3} s +\d+ B  http://127", refused
    )
    assert "quota: " in refused
    assert any(line.endswith("(attempt 2)") for line in found)
    assert TOKEN not in "".join(found)


def test_lines_are_found_by_what_they_say(etl: Etl, kept: Path, mail: SandboxServer) -> None:
    every = [json.loads(line) for line in lines(etl, "--json")]
    runs = list(dict.fromkeys(e["run"] for e in every))
    assert len(runs) == 2
    for arguments, wanted in (
        (["--status", "429"], [e for e in every if e["status"] == 429]),
        (["--status", "4xx"], [e for e in every if e["status"] == 429]),
        (["--status", "error"], [e for e in every if e["kind"]]),
        (["--run", runs[0][:8]], [e for e in every if e["run"] == runs[0]]),
        (["--stream", "bounces", "--source", "mail"], [e for e in every if e["stream"] == "bounces"]),
        (
            ["--grep", "OFFSET=0"],
            [e for e in every if "offset=0&" in e["url"] or e["url"].endswith("offset=0")],
        ),
        (["--since", "1h"], every),
        (["--since", (datetime.now(UTC) + timedelta(days=1)).date().isoformat()], []),
        (["--until", "1h"], []),
    ):
        assert [json.loads(line) for line in lines(etl, "--json", *arguments)] == wanted, arguments
        assert wanted or "--since" in arguments or "--until" in arguments
    bounce = json.loads(next(e["answered"] for e in every if e["answered"] and "Bounces" in e["answered"]))[
        "Bounces"
    ][0]["ID"]
    for line in lines(etl, "--json", "--customer", str(bounce)):
        assert re.search(rf"\b{bounce}\b", line)
    assert lines(etl, "--customer", str(bounce))
    assert not lines(etl, "--customer", str(bounce)[:-1])


def test_duckdb_reads_the_files_by_the_query_of_the_docs(
    etl: Etl, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [json.loads(line) for line in lines(etl, "--json")]
    queries = re.findall(r"```sql\n(-- DuckDB.*?)```", DOCS.read_text(), re.DOTALL)
    assert len(queries) == 2
    monkeypatch.chdir(kept)
    with duckdb.connect() as connection:
        by_stream = connection.execute(queries[0]).fetchall()
        joined = connection.execute(queries[1]).fetchall()
    assert sum(row[2] for row in by_stream) == len(every)
    assert sum(row[3] for row in by_stream) == len([e for e in every if e["kind"]])
    assert [(stream, status) for _, stream, _, status, *_ in joined] == [("bounces", 429)]


def test_what_check_asks_is_of_no_run(etl: Etl, project: Path) -> None:
    config = project / "tributary.toml"
    config.write_text(config.read_text().replace("[sources.mail]", "[sources.mail]\nexchanges = 'all'"))
    assert etl("check").code == 0
    found = [json.loads(line) for line in lines(etl, "--json")]
    assert {(e["stream"], e["run"]) for e in found} == {("bounces", "")}


def test_nothing_that_was_kept_is_told_from_nothing_found(etl: Etl, project: Path) -> None:
    done = etl("logs")
    assert (done.code, done.out) == (0, "")
    assert done.err == 'nothing is kept: set exchanges = "errors" or "all" in [logs].\n'


@pytest.mark.parametrize("how", [[], ["--follow"]])
def test_a_source_of_which_nothing_is_kept_is_named_though_others_are_kept(
    etl: Etl, kept: Path, how: list[str]
) -> None:
    config = kept / "tributary.toml"
    quiet = config.read_text().partition("[sources.mail]")[2].partition("\n[")[0]
    config.write_text(config.read_text() + f"\n[sources.quiet]{quiet}\nexchanges = 'off'\n")
    done = etl("logs", "--source", "quiet", *how)
    assert (done.code, done.out) == (0, "")
    assert done.err == 'nothing is kept of quiet: set exchanges = "errors" or "all" in [sources.quiet].\n'


def test_a_store_that_cannot_be_reached_is_one_line_and_its_password_in_none(
    etl: Etl, project: Path, mail: SandboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{nobody.getsockname()[1]}/logs"
        monkeypatch.setenv("STORE_PASSWORD", "opens-the-st@re")
        config = project / "tributary.toml"
        logs = f"\n[logs]\nexchanges = 'all'\nfolder = 'ftp://etl:${{STORE_PASSWORD}}@{place}'\n"
        config.write_text(config.read_text() + logs)
        said = f"[logs] folder: ftp://{place} cannot be used (Connection refused); see its address and credentials."
        checked, synced, asked = etl("check"), etl("sync"), etl("logs")
    assert (checked.code, f"NO  logs: {said}" in checked.out + checked.err) == (2, True)
    assert (synced.code, f"the log of exchanges cannot be written ({said})" in synced.err) == (0, True)
    assert (asked.code, asked.err) == (2, f"error: {said}\n")
    config.write_text(config.read_text().replace("ftp://", "memory://"))
    checked = etl("check")
    assert (checked.code, f"ok  logs: memory://{place}" in checked.out) == (0, True)
    assert "opens-the" not in checked.out + checked.err + synced.err + asked.err
    config.write_text(
        config.read_text().replace("${STORE_PASSWORD}@127.0.0.1", "pa55-w0rd@store.example.com")
    )
    refused = etl("check")
    assert refused.code == 2
    assert "[logs] folder holds a password; write a ${VARIABLE} in its place" in refused.err
    assert "pa55" not in refused.err


def test_a_source_that_is_configured_no_more_is_found_as_long_as_its_files_are_there(
    etl: Etl, kept: Path
) -> None:
    config = kept / "tributary.toml"
    config.write_text(config.read_text().replace("[sources.mail]", "[sources.post]"))
    assert len(lines(etl, "--source", "mail")) == len(lines(etl))
    assert lines(etl, "--source", "post") == []


@pytest.mark.S3
@pytest.mark.parametrize("folder", ["", "file://{}/store"], ids=["folder", "store"])
def test_new_lines_are_printed_as_they_are_written_until_interrupted(
    etl: Etl, project: Path, mail: SandboxServer, folder: str
) -> None:
    config = project / "tributary.toml"
    logs = f"\n[logs]\nexchanges = 'all'\nfolder = '{folder.format(project)}'\n"
    config.write_text(config.read_text() + logs)
    assert etl("sync").code == 0
    begun = time.monotonic()
    with subprocess.Popen(
        [*ETL, "logs", "-f", "--json"], stdout=-1, stderr=-1, text=True, cwd=project
    ) as process:
        assert process.stdout
        assert process.stderr
        seen = [json.loads(process.stdout.readline()) for _ in mail.asked()]
        log = ExchangeLog("mail", load(config).logs, project / ".tributary")
        for number in range(3):
            log.exchange(Exchange(datetime.now(UTC), "GET", f"http://mail/{number}"))
            if number == 1:
                log.close()  # packed at once; what comes then begins another file
            seen.append(json.loads(process.stdout.readline()))
        log.close()
        process.send_signal(signal.SIGINT)
        rest, said = process.communicate(timeout=20)
    assert time.monotonic() - begun < LISTED_EVERY, "what was put into a store is looked for there at once"
    assert [e["url"] for e in seen[-3:]] == [f"http://mail/{number}" for number in range(3)]
    assert (rest, said, process.returncode) == ("", "", 0)
    assert seen == [json.loads(line) for line in lines(etl, "--json")], "none twice, none left out"


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["--status", "bad"], "'bad' is none; write 429, 4xx or error"),
        (["--since", "yesterday"], "'yesterday' is no date or time"),
        (["--grep", "("], "'(' is no regular expression"),
        (["--source", "male"], "no source 'male'"),
        (["--stream", "bouncs"], "no stream 'bouncs'; did you mean 'bounces'?"),
        (["--stream", "bouncs", "--source", "mail"], "no stream 'bouncs' of mail; did you mean 'bounces'?"),
        (["--follow", "--stream", "bouncs"], "no stream 'bouncs'; did you mean 'bounces'?"),
        (["--follow", "--until", "1h"], "--follow has no end"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_by_name(
    etl: Etl, project: Path, arguments: list[str], wrong: str
) -> None:
    done = etl("logs", *arguments)
    assert done.code == 2
    assert wrong in done.err
