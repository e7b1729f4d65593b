"""`etl sync`: what it loads, what it says of it, and its exit code."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

from etl.sandbox import Request, Response, SandboxServer
from tests.cli.conftest import ETL, Etl
from tests.cli.postmark_sandbox import TOKEN, PostmarkSandbox


def rows(etl: Etl) -> int:
    count: int = etl("query", "--json", "select count(*) as n from mail.bounces").json[0]["n"]
    return count


def test_a_first_sync_loads_everything_and_shows_it_in_a_table(etl: Etl, project: Path) -> None:
    done = etl("sync")
    assert done.code == 0
    header, _, line, *_ = done.out.splitlines()
    assert header.split()[:5] == ["stream", "fetched", "inserted", "updated", "unchanged"]
    assert line.split()[0] == "mail.bounces"
    assert line.split()[2] == "300"
    assert rows(etl) == 300


def test_a_second_sync_finds_nothing_new(etl: Etl, project: Path) -> None:
    etl("sync")
    (stream,) = etl("sync", "--json").json["streams"]
    assert (stream["inserted"], stream["updated"], stream["deleted"]) == (0, 0, 0)


def test_the_json_report_counts_every_record(etl: Etl, project: Path) -> None:
    done = etl("sync", "mail", "--json")
    assert done.code == 0
    report = done.json
    assert report["status"] == "succeeded"
    (stream,) = report["streams"]
    assert (stream["source"], stream["stream"], stream["status"]) == ("mail", "bounces", "succeeded")
    assert stream["fetched"] == stream["inserted"] + stream["superseded"]
    assert stream["inserted"] == stream["tables"]["bounces"]["inserted"] == 300
    assert stream["windows"][0]["end"].endswith("Z")


def test_a_span_of_time_is_read_again_whatever_is_there(etl: Etl, project: Path, mail: SandboxServer) -> None:
    etl("sync")
    mail.forget()
    (stream,) = etl("sync", "--json", "--from", "2026-01-05", "--to", "2026-01-07T06:00:00Z").json["streams"]
    assert stream["windows"] == [{"start": "2026-01-05T00:00:00Z", "end": "2026-01-07T06:00:00Z"}]
    (asked,) = mail.asked("/bounces")
    assert dict(asked.query)["fromdate"] == "2026-01-04"


def test_a_full_sync_reads_everything_again(etl: Etl, project: Path) -> None:
    etl("sync")
    (stream,) = etl("sync", "--full", "--json").json["streams"]
    assert stream["inserted"] == 0
    assert stream["unchanged"] >= 300


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--to", "2026-01-01"), "--to needs --from"),
        (("--from", "2026-01-02", "--to", "2026-01-01"), "must be later"),
        (("--from", "2026-01-02", "--full"), "--full reads everything"),
        (("--from", "yesterday"), "'yesterday' is no date or time"),
    ],
)
def test_a_span_that_makes_no_sense_is_wrong_usage(
    arguments: tuple[str, ...], told: str, etl: Etl, project: Path
) -> None:
    done = etl("sync", *arguments)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("\n") == 1


def test_an_unknown_stream_is_refused_before_anything_is_read(
    etl: Etl, project: Path, mail: SandboxServer
) -> None:
    done = etl("sync", "--stream", "bouncs")
    assert done.code == 2
    assert "did you mean 'bounces'?" in done.err
    assert mail.asked() == []


def test_a_wrong_key_is_one_clear_line_and_a_failure(
    etl: Etl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAIL_TOKEN", "another-token")
    done = etl("sync")
    assert done.code == 1
    (line,) = [line for line in done.err.splitlines() if line.startswith("error:")]
    assert line.startswith("error: credentials: mail: GET /bounces")
    assert "another-token" not in done.out + done.err


def with_another_source(project: Path, url: str = "") -> None:
    """A second section, `other`, whose token is OTHER_TOKEN, at the same vendor or at this URL."""
    config = project / "tributary.toml"
    text = config.read_text()
    second = text[text.index("[sources.mail]") :].replace("MAIL_TOKEN", "OTHER_TOKEN")
    if url:
        second = re.sub(r'base_url = ".*"', f'base_url = "{url}"', second)
    config.write_text(text + second.replace("[sources.mail]", "[sources.other]"))


class Meeting(PostmarkSandbox):
    """A vendor that answers nothing before another one was asked, too."""

    def __init__(self, both: threading.Barrier) -> None:
        super().__init__(bounces=20)
        self.both = both
        self.met = False

    def respond(self, request: Request) -> Response:
        if not self.met:
            self.met = True
            self.both.wait(timeout=20)
        return super().respond(request)


def test_sources_are_read_at_the_same_time(
    etl: Etl, project: Path, mail: SandboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = threading.Barrier(2)
    monkeypatch.setenv("OTHER_TOKEN", TOKEN)
    with SandboxServer(Meeting(both)) as one, SandboxServer(Meeting(both)) as other:
        config = project / "tributary.toml"
        config.write_text(config.read_text().replace(mail.url, one.url))
        with_another_source(project, other.url)
        done = etl("sync", "--json")
    assert done.code == 0, done.out
    assert [(s["source"], s["inserted"]) for s in done.json["streams"]] == [("mail", 20), ("other", 20)]


def test_one_source_that_fails_does_not_keep_the_others_from_going_on(
    etl: Etl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_another_source(project)
    monkeypatch.setenv("MAIL_TOKEN", "another-token")
    monkeypatch.setenv("OTHER_TOKEN", TOKEN)
    done = etl("sync", "--json")
    assert done.code == 1
    assert [(error["source"], error["kind"]) for error in done.json["errors"]] == [("mail", "credentials")]
    assert {s["source"]: s["status"] for s in done.json["streams"]}["other"] == "succeeded"


def test_a_variable_that_is_not_set_keeps_one_source_back_and_not_the_others(
    etl: Etl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_another_source(project)
    monkeypatch.setenv("OTHER_TOKEN", TOKEN)
    monkeypatch.delenv("MAIL_TOKEN")
    done = etl("sync")
    assert done.code == 2
    assert "configuration: mail: " in done.err
    assert "server_token: MAIL_TOKEN is not set in the environment" in done.err
    assert "other.bounces" in done.out
    checked = etl("check")
    assert checked.code == 2
    assert "NO  mail: " in checked.out
    assert "ok  other: " in checked.out


@pytest.mark.parametrize(
    ("line", "wrong", "why"),
    [
        (r'connector = ".*"', 'connector = "strype"', "'strype' is not installed; did you mean 'stripe'?"),
        (r'connector = ".*"', 'connector = "no.where:All"', "'no.where:All' cannot be imported"),
        (r"server_token = ", "server_tokn = ", "unknown key 'server_tokn'; did you mean 'server_token'?"),
        (r"start_date = .*", 'streams = ["bouncs"]', "no stream 'bouncs'; did you mean 'bounces'?"),
    ],
)
def test_a_section_that_cannot_be_used_keeps_one_source_back_and_not_the_others(
    line: str, wrong: str, why: str, etl: Etl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    etl("sync")
    with_another_source(project)
    monkeypatch.setenv("OTHER_TOKEN", TOKEN)
    config = project / "tributary.toml"
    config.write_text(re.sub(line, wrong, config.read_text(), count=1))
    done = etl("sync", "--stream", "bounces")
    assert done.code == 2
    (told,) = [text for text in done.err.splitlines() if text.startswith("error: ")]
    assert told.startswith("error: configuration: mail: ")
    assert why in told
    assert re.search(r"other\.bounces +\d+ +300 ", done.out)
    status = etl("status", "--json")
    assert status.code == 2
    assert [(row["source"], row["stream"], row["status"], row["rows"]) for row in status.json] == [
        ("mail", "bounces", "succeeded", 300),
        ("mail", "", "failed", None),
        ("other", "bounces", "succeeded", 300),
    ]
    assert why in status.json[1]["error"]
    checked = etl("check")
    assert checked.code == 2
    assert "NO  mail: " in checked.out
    assert why in checked.out
    assert "ok  other: " in checked.out
    unknown = etl("sync", "othr")
    assert (unknown.code, unknown.out) == (2, "")
    assert "no source 'othr'" in unknown.err


@pytest.mark.P9
def test_refused_records_are_exit_code_3_and_named(etl: Etl, project: Path, mail: SandboxServer) -> None:
    bounces = mail.simulator.bounces  # type: ignore[attr-defined]
    bounces[7]["Inactive"], bounces[8]["ID"] = "perhaps", None
    done = etl("sync")
    assert done.code == 3
    assert "records or values were refused" in done.err
    assert rows(etl) == 299
    again = etl("sync", "--full", "--json")
    assert again.code == 3
    assert again.json["dead_letters"] >= 1
    assert etl("status").code == 3


def test_progress_is_told_on_stderr_every_few_seconds(project: Path, mail: SandboxServer) -> None:
    mail.moods.delay(1.0, 10)
    program = "import etl.cli.progress as p; p.SECONDS_BETWEEN_LINES = 0.2; " + ETL[-1]
    done = subprocess.run(
        [ETL[0], "-c", program, "sync", "--json"], capture_output=True, text=True, check=True, cwd=project
    )
    assert done.stdout.startswith("{")
    assert "mail: 0 of 1 streams, 0 rows" in done.stderr


def test_on_a_terminal_a_live_table_shows_the_streams_of_every_source(
    project: Path, mail: SandboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_another_source(project)
    monkeypatch.setenv("OTHER_TOKEN", TOKEN)
    mail.moods.delay(0.8, 4, after=2)
    shown = on_a_terminal("sync", at=project)
    assert "elapsed" in shown
    assert "mail.bounces" in shown
    for source in ("mail", "other"):
        assert f"{source}: 0 of 1 streams" in shown


def on_a_terminal(*arguments: str, at: Path) -> str:
    """What `etl` shows on a terminal of 100 columns."""
    terminal, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40"}
    process = subprocess.Popen([*ETL, *arguments], stdout=theirs, stderr=theirs, cwd=at, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
    os.close(terminal)
    assert process.wait() == 0
    return shown.decode()


def test_an_interrupted_sync_ends_at_once_and_the_next_one_goes_on(
    etl: Etl, project: Path, mail: SandboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_another_source(project)
    monkeypatch.setenv("OTHER_TOKEN", TOKEN)
    mail.moods.delay(30.0, 50)
    process = subprocess.Popen([*ETL, "sync"], stderr=subprocess.PIPE, text=True, cwd=project)
    deadline = time.monotonic() + 60  # the process may be slow to start
    while mail.moods.pending()[0].times == 50 and time.monotonic() < deadline:  # it is logged once answered
        time.sleep(0.05)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert time.monotonic() - began < 5
    assert process.returncode == 1
    assert told.splitlines()[-1].startswith("error: interrupted; what was committed stays")
    mail.moods.clear()
    assert etl("sync").code == 0
    assert rows(etl) == 300


def test_a_key_that_lost_access_to_what_it_used_to_read_is_a_failure(
    etl: Etl, project: Path, mail: SandboxServer
) -> None:
    etl("sync")
    mail.moods.fail(403, 10)
    done = etl("sync", "--full", "--json")
    assert (done.code, done.json["status"], done.json["streams"][0]["status"]) == (1, "failed", "failed")
    (row,) = etl("status", "--json").json
    assert (row["status"], row["error_kind"], etl("status").code) == ("failed", "permission", 1)


def test_a_source_of_which_nothing_may_be_read_is_a_failure(
    etl: Etl, project: Path, mail: SandboxServer
) -> None:
    mail.moods.fail(403, 10)
    done = etl("sync")
    assert done.code == 1
    assert "error: permission: mail: the credentials open none of its streams" in done.err


def test_what_the_key_may_not_read_is_no_failure_as_long_as_it_may_read_something(
    etl: Etl, stripe_project: Path
) -> None:
    config = stripe_project / "tributary.toml"
    config.write_text(config.read_text().replace("sk_test_tributary", "rk_test_charges_only"))
    done = etl("sync", "--json")
    assert done.code == 0
    states = {s["stream"]: s["status"] for s in done.json["streams"]}
    assert (states["charges"], states["invoices"]) == ("succeeded", "not_permitted")
    assert etl("status").code == 0


def test_refusals_are_told_by_the_permission_that_is_lacking(etl: Etl, stripe_project: Path) -> None:
    config = stripe_project / "tributary.toml"
    config.write_text(config.read_text().replace("sk_test_tributary", "rk_test_charges_only"))
    done = etl("sync")
    notes = [line for line in done.err.splitlines() if line.startswith("note: stripe: not read: ")]
    (line,) = [note for note in notes if note.endswith("give it rak_treasury_financial_account_read")]
    assert "treasury_transactions, " in line
    assert "127.0.0.1" not in line
    assert "invoices" not in done.out


def test_when_nothing_is_new_one_line_says_so(etl: Etl, stripe_project: Path) -> None:
    assert etl("sync").code == 0
    done = etl("sync")
    assert re.fullmatch(r"Nothing new in \d+ streams \([\d,]+ records read\)\.\n", done.out)


def test_when_all_is_read_again_and_nothing_is_new_it_says_how_much_was_read(
    etl: Etl, project: Path, mail: SandboxServer
) -> None:
    etl("sync")
    (stream,) = etl("sync", "--full", "--json").json["streams"]
    assert etl("sync", "--full").out == f"Nothing new in 1 stream ({stream['fetched']} records read).\n"
    of_one_day = etl("sync", "--from", "2000-01-01", "--to", "2000-01-02")
    assert of_one_day.out == "Nothing new in 1 stream.\n"


def test_a_terminal_of_100_columns_has_room_for_every_name(stripe_project: Path) -> None:
    shown = on_a_terminal("sync", at=stripe_project)
    assert "stripe.balance_transactions" in shown
    header = next(line for line in shown.splitlines() if "fetched" in line)
    assert "inserted" in header
    assert "dead letters" not in header
    assert "time" not in header
