"""Notices of runs: sensors of a real instance, a receiver of webhooks and one of mail."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import dagster as dg
import psycopg
import pytest

from dagster_home.notices import notice_sensors, notices
from etl.config import Config, load, parse
from etl.errors import NEXT_STEPS, ConfigError
from etl.notify import UI_URL, Notice, notify, targets, told_of
from etl.sandbox import SandboxServer
from tests.dagster import certificates
from tests.dagster.conftest import Dagster
from tests.dagster.receivers import Hooks, Mails, serving
from tests.dagster.test_together import db, path, run

__all__ = ["db", "path"]

SECRET = "T024/B024/hook-secret-24"
SECRET_WORD = "mail-word-2407"


@pytest.fixture
def hooks() -> Iterator[Hooks]:
    with serving(server := Hooks()):
        yield server


@pytest.fixture
def mails() -> Iterator[Mails]:
    with Mails() as server:
        yield server


class Bell:
    """The sensors of a tributary.toml with these [[notifications]], ticked as the daemon does."""

    def __init__(self, instance: dg.DagsterInstance, path: Path, *sections: str) -> None:
        path.write_text("\n".join([path.read_text(), *("[[notifications]]\n" + s for s in sections)]))
        self.instance = instance
        self.cursors: dict[str, str | None] = {}
        self.sensors = notice_sensors(load(path, secrets=False), path)
        self.ring()  # a sensor tells of what ends after its first tick

    def ring(self) -> list[str]:
        """What the sensors say of all that has ended since."""
        said = []
        for sensor in self.sensors:
            while True:
                before = self.cursors.get(sensor.name)
                tick = sensor.evaluate_tick(dg.build_sensor_context(self.instance, cursor=before))
                self.cursors[sensor.name] = tick.cursor
                said.append(tick.skip_message or "")
                if tick.cursor == before or before is None:
                    break
        return said


def notice(**given: object) -> Notice:
    return Notice(
        **{"event": "failed", "source": "stripe", "run_id": "r1", "at": "2026-11-01T00:00:00Z"} | given  # type: ignore[arg-type]
    )


def config(text: str, tmp_path: Path) -> Config:
    document = tomllib.loads("[sources.stripe]\nconnector = 'stripe'\n[[notifications]]\n" + text)
    return parse(document, tmp_path / "tributary.toml")


def test_a_run_that_failed_is_told_by_kind_with_what_to_do_and_no_secret(
    dagster: Callable[..., Dagster],
    project: Path,
    hooks: Hooks,
    mails: Mails,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRIBUTARY_TEST_HOOK", f"{hooks.url}/services/{SECRET}")
    monkeypatch.setenv(UI_URL, "http://127.0.0.1:3000/")
    dag = dagster(api_key='"sk_test_nobody_knows"')
    bell = Bell(
        dag.instance,
        project / "tributary.toml",
        'kind = "slack"\nurl = "${TRIBUTARY_TEST_HOOK}"',
        f'kind = "webhook"\nurl = "{hooks.url}/hook?key=1"\nsources = ["stripe"]',
        f'kind = "webhook"\nurl = "{hooks.url}/never"\non = ["synced"]',
        f'kind = "email"\nurl = "smtp://me:pw%21@{mails.at}"\nfrom = "etl@example.com"\nto = ["ops@example.com"]',
    )
    result = dag.tick()
    assert bell.ring()[0] == "3 told of stripe."
    came = dict(hooks.came)
    assert set(came) == {f"/services/{SECRET}", "/hook?key=1"}
    told = came["/hook?key=1"]
    assert (told["event"], told["source"], told["kind"], told["failures"]) == (
        "failed", "stripe", "credentials", 1,
    )  # fmt: skip
    assert told["next_step"] == NEXT_STEPS["credentials"]
    assert told["link"] == f"http://127.0.0.1:3000/runs/{result.run_id}"
    slack = came[f"/services/{SECRET}"]
    assert slack["text"] == "credentials: stripe failed"
    assert NEXT_STEPS["credentials"] in slack["blocks"][0]["text"]["text"]
    (mail,) = mails.came
    assert mail["subject"] == "Tributary: credentials: stripe failed"
    assert (mail["from"], mail["to"]) == ("etl@example.com", "ops@example.com")
    assert told["link"] in mail.get_content()
    assert mails.logins == [("me", "pw!")]
    assert "nobody_knows" not in f"{hooks.came}{mail}"
    run = dag.instance.get_run_by_id(result.run_id)
    assert run
    assert notices(dag.instance, run, "failed", ["stripe"])
    dag.instance.add_run_tags(result.run_id, {"dagster/will_retry": "true"})
    run = dag.instance.get_run_by_id(result.run_id)
    assert run
    assert notices(dag.instance, run, "failed", ["stripe"]) == [], "Dagster launches it again"


def test_a_run_that_succeeded_is_told_with_its_counts(
    dagster: Callable[..., Dagster], project: Path, hooks: Hooks, stripe: SandboxServer
) -> None:
    dag = dagster(streams='["charges", "refunds"]')
    section = f'kind = "webhook"\nurl = "{hooks.url}/"\non = ["failed", "synced"]'
    bell = Bell(dag.instance, project / "tributary.toml", section)
    assert dag.tick().success
    bell.ring()
    stripe.moods.fail(400, 10**6, path="/v1/refunds")
    stripe.simulator.wait(600)
    assert not dag.tick().success
    bell.ring()
    (_, synced), (_, failed) = hooks.came
    rows = sum(len(stripe.simulator.objects(kind)) for kind in ("charge", "refund"))
    assert (synced["event"], synced["counts"]["inserted"]) == ("synced", rows)
    assert (failed["kind"], failed["failed"]) == ("answer", ["refunds"])
    dag.check("stripe_check_ledger")
    bell.ring()
    assert len(hooks.came) == 2, "runs of checks are no syncs"


def test_of_a_long_outage_the_first_and_the_fifth_failure_are_told_and_a_success_begins_anew(
    dagster: Callable[..., Dagster], project: Path, hooks: Hooks
) -> None:
    right = dagster(streams='["coupons"]')
    path = project / "tributary.toml"
    bell = Bell(right.instance, path, f'kind = "webhook"\nurl = "{hooks.url}/"')
    good = path.read_text()
    bad = good.replace("sk_test_tributary", "sk_test_wrong")
    for text in [*[bad] * 6, good, bad]:
        path.write_text(text)
        right.tick()
        bell.ring()
    assert [told["failures"] for _, told in hooks.came] == [1, 5, 1]


BROKEN = {
    "events": ("create schema events; create table events.tracks (email text)", "warehouse"),
    "identity": ("", "configuration"),
    "customers": ("create schema identity; create table identity.persons (email text)", "warehouse"),
    "report": ("", "configuration"),
}
"""What makes a step fail, in the warehouse if it is there, and the kind of trouble that it is."""


@pytest.mark.P7
@pytest.mark.parametrize("step", BROKEN)
def test_a_step_after_the_syncs_that_failed_is_told_as_a_source_is(
    step: str, path: Path, db: psycopg.Connection, hooks: Hooks, mails: Mails, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIBUTARY_TEST_HOOK", f"{hooks.url}/services/{SECRET}")
    monkeypatch.setenv(UI_URL, "http://127.0.0.1:3000/")
    db.execute("insert into web.identifies values ('1', now(), 'a1', 'u1', 'ada@x.com')")
    with dg.DagsterInstance.ephemeral() as instance:
        bell = Bell(
            instance,
            path,
            'kind = "slack"\nurl = "${TRIBUTARY_TEST_HOOK}"',
            f'kind = "webhook"\nurl = "{hooks.url}/hook"\nsources = ["{step}"]\non = ["failed", "synced"]',
            f'kind = "webhook"\nurl = "{hooks.url}/never"\nsources = ["stripe"]\non = ["failed", "synced"]',
            f'kind = "email"\nurl = "smtp://{mails.at}"\nfrom = "etl@example.com"\nto = ["ops@example.com"]',
        )
        statement, kind = BROKEN[step]
        db.execute(statement.encode())
        if step == "identity":
            path.write_text(path.read_text().replace("largest", "largst"))
        elif step == "report":
            (path.parent / ".tributary" / "report.html").mkdir(parents=True)
        result = run(path, instance)
        assert not result.success
        bell.ring()
        told = [body for at, body in hooks.came if at == "/hook"]
        (slack,) = [
            body for at, body in hooks.came if at.startswith("/services") and f": {step}" in body["text"]
        ]
        (mail,) = [one for one in mails.came if f": {step}" in one["subject"]]
        assert {at for at, _ in hooks.came} == {f"/services/{SECRET}", "/hook"}
        assert [(t["event"], t["source"], t["kind"], t["failures"], t["next_step"]) for t in told] == [
            ("failed", step, kind, 1, NEXT_STEPS[kind]),
        ]
        assert (told[0]["counts"], told[0]["link"]) == ({}, f"http://127.0.0.1:3000/runs/{result.run_id}")
        assert slack["text"] == f"{kind}: {step} failed"
        assert mail["subject"] == f"Tributary: {kind}: {step} failed"
        everything = f"{[body for _, body in hooks.came]}{[one.as_string() for one in mails.came]}"
        for hidden in (SECRET, "ada@x.com", "sk_test", "postgresql://", "largst", "report.html"):
            assert hidden not in everything


@pytest.mark.P7
def test_failures_of_a_step_are_counted_by_themselves(
    path: Path, db: psycopg.Connection, hooks: Hooks
) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        bell = Bell(instance, path, f'kind = "webhook"\nurl = "{hooks.url}/"\non = ["failed", "synced"]')
        page = path.parent / ".tributary" / "report.html"
        runs = []
        for broken in (True, True, False, True):
            if broken:
                page.mkdir(parents=True, exist_ok=True)
            elif page.is_dir():
                page.rmdir()
            runs.append(run(path, instance).run_id)
            bell.ring()
            if page.is_file():
                page.unlink()
        assert [(told["source"], told["failures"], told["run_id"]) for _, told in hooks.came] == [
            ("report", 1, runs[0]), ("report", 1, runs[3]),
        ]  # fmt: skip
        instance.add_run_tags(runs[3], {"tributary/source": "stripe"})  # as if it had read that too, and well
        last = instance.get_run_by_id(runs[3])
        assert last
        assert [told.source for told in notices(instance, last, "failed", ["stripe"])] == ["report"]
        assert db.execute("select count(*) from identity.persons").fetchone() == (0,)


def test_the_first_the_fifth_and_each_twentieth_are_told() -> None:
    assert [n for n in range(1, 65) if told_of(n)] == [1, 5, 20, 40, 60]


def test_a_target_that_refuses_is_tried_again_and_then_logged_without_its_secret(
    hooks: Hooks,
    mails: Mails,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hooks.refusals = 1
    mails.refusals = 1
    mail = f'kind = "email"\nurl = "smtp://{mails.at}"\nfrom = "a@example.com"\nto = ["b@example.com"]'
    good = config(f'kind = "webhook"\nurl = "{hooks.url}/{SECRET}"\n[[notifications]]\n{mail}', tmp_path)
    assert notify(good, notice()) == 2
    assert (len(hooks.came), len(mails.came)) == (2, 1)
    hooks.refusals, hooks.status = 99, 403
    text = f'kind = "slack"\nurl = "{hooks.url}/{SECRET}?key={SECRET}"\n[[notifications]]\n{mail}'
    refused = config(
        text + '\n[[notifications]]\nkind = "webhook"\nurl = "${TRIBUTARY_TEST_NOT_SET}"', tmp_path
    )
    with caplog.at_level(logging.ERROR, "tributary.notify"):
        assert notify(refused, notice()) == 1, "the others are told all the same"
    assert len(caplog.messages) == 2
    assert any(
        "notification 1 (slack) could not be sent: " in text and "403" in text for text in caplog.messages
    )
    assert any("TRIBUTARY_TEST_NOT_SET is not set" in text for text in caplog.messages)
    assert SECRET not in caplog.text


def by_mail(mails: Mails, scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Tell by mail to a server that counts as another machine; how many were told."""
    monkeypatch.setenv("TRIBUTARY_TEST_MAIL", f"{scheme}://me:{SECRET_WORD}@0.0.0.0:{mails.port}")
    text = 'kind = "email"\nurl = "${TRIBUTARY_TEST_MAIL}"\nfrom = "a@example.com"\nto = ["b@example.com"]'
    return notify(config(text, tmp_path), notice(kind="vendor"))


def trusted(tmp_path: Path, text: str) -> str:
    (tmp_path / "authority.pem").write_text(text)
    return str(tmp_path / "authority.pem")


def served(tmp_path: Path, certificate: str) -> Path:
    (tmp_path / "server.pem").write_text(certificates.KEY + certificate)
    return tmp_path / "server.pem"


@pytest.mark.S8
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_mail_to_another_machine_goes_by_tls(
    scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", trusted(tmp_path, certificates.AUTHORITY))
    with Mails(served(tmp_path, certificates.GOOD), at_once=scheme == "smtps") as mails:
        mails.refusals = 1
        assert by_mail(mails, scheme, tmp_path, monkeypatch) == 1
        assert [mail["subject"] for mail in mails.came] == ["Tributary: vendor: stripe failed"]
        assert mails.logins == [("me", SECRET_WORD)] * 2


@pytest.mark.S8
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
@pytest.mark.parametrize(
    ("certificate", "authority", "why"),
    [
        (certificates.GOOD, certificates.KEY, "unable to get local issuer certificate"),
        (certificates.OTHER_NAME, certificates.AUTHORITY, "IP address mismatch"),
        (certificates.EXPIRED, certificates.AUTHORITY, "certificate has expired"),
    ],
    ids=["an unknown authority", "another name", "an expired one"],
)
def test_a_mail_server_that_cannot_prove_who_it_is_is_told_nothing(
    certificate: str,
    authority: str,
    why: str,
    scheme: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", trusted(tmp_path, authority))
    with Mails(served(tmp_path, certificate), at_once=scheme == "smtps") as mails:
        with caplog.at_level(logging.ERROR, "tributary.notify"):
            assert by_mail(mails, scheme, tmp_path, monkeypatch) == 0
        assert (mails.came, mails.logins) == ([], [])
    (said,) = [record.getMessage() for record in caplog.records if record.name == "tributary.notify"]
    assert said.startswith(
        "notification 1 (email) could not be sent: 0.0.0.0 has a certificate that cannot be trusted: "
    )
    assert why in said
    assert SECRET_WORD not in caplog.text


@pytest.mark.S8
def test_a_mail_server_without_tls_is_told_nothing(
    mails: Mails, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "tributary.notify"):
        assert by_mail(mails, "smtp", tmp_path, monkeypatch) == 0
    assert (mails.came, mails.logins) == ([], [])
    assert "0.0.0.0 does not offer STARTTLS, so nothing was sent" in caplog.text


def test_slack_is_sent_no_marks_of_its_own_and_a_notice_names_only_so_many_streams(
    hooks: Hooks, tmp_path: Path
) -> None:
    names = tuple(f"object_{n}__c" for n in range(30))
    told = notice(kind="vendor", next_step="a < b & c > d", failed=names, failures=5, dead_letters=3)
    assert notify(config(f'kind = "slack"\nurl = "{hooks.url}/"', tmp_path), told) == 1
    ((_, body),) = hooks.came
    text = body["blocks"][0]["text"]["text"]
    assert "*vendor: stripe failed, 5 times in a row*" in text
    assert "a &lt; b &amp; c &gt; d" in text
    assert "object_9__c and 20 more" in text
    assert "Dead letters: 3" in text


@pytest.mark.parametrize(
    ("section", "says"),
    [
        ('kind = "pager"\nurl = "https://a.example"', "kind: invalid"),
        ('kind = "slack"', "url"),
        ('kind = "slack"\nurl = "hooks.example/x"', "url must begin with https:// or http:// and a host"),
        ('kind = "email"\nurl = "smtp://a.example"', "an e-mail needs `to`"),
        ('kind = "slack"\nurl = "https://a.example"\nsources = ["strip"]', "did you mean 'stripe'"),
        (
            'kind = "slack"\nurl = "https://a.example"\nonn = ["failed"]',
            "unknown key 'onn'; did you mean 'on'",
        ),
        ('kind = "slack"\nurl = "https://a.example"\non = ["fail"]', "on"),
        ('kind = "slack"\nurl = "https://a.example/services/x"', 'write url = "${VARIABLE}"'),
        ('kind = "webhook"\nurl = "https://a.example/?key=x"', 'write url = "${VARIABLE}"'),
        ('kind = "webhook"\nurl = "http://a.example/"', "write https, or allow_http = true"),
    ],
)
def test_what_is_wrong_with_a_section_is_said_in_one_line(section: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"\[\[notifications\]\] 1") as caught:
        targets(config(section, tmp_path), secrets=False)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_sections_need_two_brackets(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="two brackets"):
        parse({"notifications": {"kind": "slack"}}, tmp_path / "tributary.toml")
