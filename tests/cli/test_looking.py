"""`etl check`, `discover`, `plan`, `apply` and `status`: looking before and after."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from connectors.sandbox.stripe import StripeSandbox
from etl.errors import NEXT_STEPS
from etl.sandbox import SandboxServer
from tests.cli.conftest import Etl


@pytest.fixture
def loader(warehouse_url: str) -> Iterator[str]:
    """A role of its own that may connect and nothing more; its URL."""
    name = f"loader_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute(f"create role {name} login password 'pw-of-the-loader'")
        parts = urlsplit(warehouse_url)
        at = parts.netloc.rpartition("@")[2]
        yield parts._replace(netloc=f"{name}:pw-of-the-loader@{at}").geturl()
        connection.execute(f"drop owned by {name}")
        connection.execute(f"drop role {name}")


def with_warehouse(project: Path, url: str) -> str:
    """Point the project at another warehouse; returns the role of its URL."""
    config = project / "tributary.toml"
    lines = [f'url = "{url}"' if line.startswith("url") else line for line in config.read_text().splitlines()]
    config.write_text("\n".join(lines))
    return urlsplit(url).username or ""


def test_check_says_that_all_is_well(etl: Etl, project: Path) -> None:
    done = etl("check")
    assert done.code == 0
    warehouse, *_, source = done.out.splitlines()
    assert warehouse.startswith("ok  warehouse: PostgreSQL ")
    assert source == "ok  mail: credentials are good; 1 of 1 streams can be read"


def test_check_changes_nothing_in_the_warehouse(etl: Etl, project: Path, warehouse_url: str) -> None:
    etl("check")
    with psycopg.connect(warehouse_url) as connection:
        left = connection.execute("select nspname from pg_namespace where nspname !~ '^(pg_|information)'")
        assert left.fetchall() == [("public",)]


def test_check_warns_of_a_role_that_may_do_too_much(etl: Etl, project: Path) -> None:
    """Of a superuser, which the tests' own role is."""
    assert "has superuser, more than a loader should have" in etl("check").out


@pytest.mark.E11
def test_check_names_the_grant_that_is_missing(etl: Etl, project: Path, loader: str) -> None:
    role = with_warehouse(project, loader)
    done = etl("check", "--json")
    assert done.code == 1
    problems = done.json["warehouse"]["problems"]
    database = urlsplit(loader).path[1:]
    assert (
        f'schema mail: role {role} may not make it; run: grant create on database "{database}" to "{role}";'
        in problems
    )
    assert "pw-of-the-loader" not in done.out + done.err


@pytest.mark.E11
def test_what_check_asks_for_is_all_that_a_sync_needs(
    etl: Etl, project: Path, loader: str, warehouse_url: str
) -> None:
    with_warehouse(project, loader)
    grants = {
        problem.partition("run: ")[2] for problem in etl("check", "--json").json["warehouse"]["problems"]
    }
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        for grant in grants:
            connection.execute(grant.encode())
    assert etl("check").code == 0
    assert etl("sync").code == 0


def test_a_role_that_owns_its_schemas_needs_no_right_to_make_others(
    etl: Etl, project: Path, loader: str, warehouse_url: str
) -> None:
    role = with_warehouse(project, loader)
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        for schema in ("tributary", "tributary_stage", "mail"):
            connection.execute(f"create schema {schema} authorization {role}".encode())
    assert etl("check", "--json").json["warehouse"]["problems"] == []
    assert etl("apply").code == 0
    assert etl("sync").code == 0


@pytest.mark.E11
def test_check_names_a_table_that_belongs_to_someone_else(
    etl: Etl, project: Path, loader: str, warehouse_url: str
) -> None:
    etl("sync")
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute(
            f"grant all on schema mail, tributary, tributary_stage to {urlsplit(loader).username}"
        )
    with_warehouse(project, loader)
    problems = etl("check", "--json").json["warehouse"]["problems"]
    assert any(p.startswith("table mail.bounces belongs to role ") for p in problems)


def test_check_tells_a_wrong_key_from_other_troubles(
    etl: Etl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAIL_TOKEN", "another-token")
    done = etl("check", "--json")
    assert done.code == 1
    (source,) = done.json["sources"]
    assert source["error"].startswith("credentials: ")
    assert done.json["warehouse"]["ok"]


def test_check_reports_a_stream_that_cannot_be_read(etl: Etl, project: Path, mail: SandboxServer) -> None:
    mail.moods.fail(403, 10)
    done = etl("check", "--json")
    assert done.code == 1
    (stream,) = done.json["sources"][0]["streams"]
    assert (stream["stream"], stream["ok"], stream["kind"]) == ("bounces", False, "permission")


def test_check_remarks_on_streams_that_can_be_read_at_a_price(
    etl: Etl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str
) -> None:
    with StripeSandbox(people=2, months=1).serve() as vendor:
        (tmp_path / "tributary.toml").write_text(
            f"[warehouse]\nurl = {warehouse_url!r}\n[sources.stripe]\nconnector = 'stripe'\n"
            f"api_key = 'rk_test_charges_only'\nbase_url = {vendor.url!r}\n"
            "streams = ['charges', 'customers']\n"
        )
        monkeypatch.chdir(tmp_path)
        done = etl("check")
        (source,) = etl("check", "--json").json["sources"]
    assert done.code == 0
    assert "ok  stripe: credentials are good; 2 of 2 streams can be read" in done.out
    (remark,) = [line for line in done.out.splitlines() if "readable" in line]
    assert remark.startswith(
        "    note  streams charges, customers: readable; each sync reads the whole list, as its changes cannot"
        " be read: "
    )
    assert "rak_event_read" in remark
    assert [(s["ok"], s["kind"]) for s in source["streams"]] == [(True, None)] * 2
    assert all(s["reason"].startswith("readable; ") for s in source["streams"])


def test_check_looks_at_the_vendor_even_without_a_warehouse(etl: Etl, project: Path) -> None:
    with_warehouse(project, "postgresql://nobody@127.0.0.1:1/none")
    done = etl("check")
    assert done.code == 1
    assert "NO  warehouse: no connection to the warehouse" in done.out
    assert "ok  mail: " in done.out


def test_discover_needs_no_secret(etl: Etl, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAIL_TOKEN")
    done = etl("discover", "mail")
    assert done.code == 0
    assert done.out.splitlines()[2].split()[:3] == ["bounces", "windows", "id"]


def test_discover_tells_columns_types_keys_and_where_they_come_from(etl: Etl, project: Path) -> None:
    (stream,) = etl("discover", "mail", "--json").json
    assert (stream["stream"], stream["windowed"]) == ("bounces", True)
    (table,) = stream["tables"]
    assert table["key"] == ["id"]
    columns = {column["name"]: column for column in table["columns"]}
    assert (columns["bounced_at"]["type"], columns["bounced_at"]["paths"]) == (
        "timestamp with time zone",
        ["BouncedAt"],
    )
    assert "When it came back." in etl("discover", "mail", "bounces").out


def test_a_plan_is_sql_that_makes_what_is_missing(etl: Etl, project: Path, warehouse_url: str) -> None:
    planned = etl("plan")
    assert planned.code == 0
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute(planned.out.encode())
    assert etl("plan").out == "-- nothing to change\n"


def test_a_plan_changes_nothing(etl: Etl, project: Path) -> None:
    first = etl("plan", "--json").json
    assert first[0] == {"source": "mail", "why": "schema mail is missing", "sql": 'create schema "mail";'}
    assert etl("plan", "--json").json == first


def test_apply_shows_and_makes_the_changes_and_a_sync_loads_into_them(etl: Etl, project: Path) -> None:
    planned = etl("plan").out
    applied = etl("apply")
    assert (applied.code, applied.out) == (0, planned)
    assert etl("apply").out == "-- nothing to change\n"
    assert etl("sync", "--json").json["streams"][0]["inserted"] == 300


def test_tables_that_streams_share_are_planned_once(etl: Etl, project: Path, warehouse_url: str) -> None:
    (project / "tributary.toml").write_text(
        f'[warehouse]\nurl = "{warehouse_url}"\n[sources.stripe]\nconnector = "stripe"\napi_key = "sk_test_x"\n'
        'base_url = "http://127.0.0.1:1"\n'
    )
    assert etl("apply").code == 0
    assert etl("plan").out == "-- nothing to change\n"


def test_a_column_of_another_type_is_left_to_a_human(etl: Etl, project: Path, warehouse_url: str) -> None:
    etl("apply")
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute("alter table mail.bounces alter column email type varchar(50)")
    done = etl("apply")
    assert done.code == 1
    assert 'alter column "email" type text' in done.err


def test_status_before_the_first_sync(etl: Etl, project: Path) -> None:
    (row,) = etl("status", "--json").json
    assert (row["stream"], row["status"], row["through"], row["rows"]) == (
        "bounces",
        "never synced",
        None,
        None,
    )


def test_status_tells_how_far_a_stream_reaches(etl: Etl, project: Path) -> None:
    report = etl("sync", "--json").json
    done = etl("status", "--json")
    assert done.code == 0
    (row,) = done.json
    assert row["through"] == report["streams"][0]["windows"][-1]["end"]
    assert (row["rows"], row["rows_estimated"], row["status"], row["gaps"]) == (300, False, "succeeded", [])
    assert 60 <= row["lag_seconds"] < 120


def test_status_tells_of_a_gap_and_the_next_sync_fills_it(
    etl: Etl, project: Path, mail: SandboxServer
) -> None:
    start = mail.simulator.oldest()  # type: ignore[attr-defined]
    etl("sync", "--from", "2026-11-01", "--to", "2026-11-03")
    done = etl("status")
    assert f"note: mail.bounces: {start} 00:00:00 to 2026-11-01 00:00:00 is missing" in done.err
    assert etl("status", "--json").json[0]["through"] is None
    etl("sync", "--from", str(start), "--to", "2026-10-20")
    assert etl("status", "--json").json[0]["through"] == "2026-10-20T00:00:00Z"
    etl("sync")
    row = etl("status", "--json").json[0]
    assert (row["gaps"], row["through"][:10] > "2026-11-03") == ([], True)


def test_status_is_a_failure_when_the_last_sync_was(etl: Etl, project: Path, mail: SandboxServer) -> None:
    etl("sync")
    mail.moods.fail(400, 10)
    assert etl("sync", "--full").code == 1
    done = etl("status")
    assert done.code == 1
    assert "failed" in done.out
    assert "error: answer: mail.bounces: GET /bounces" in done.err
    assert re.match(r"trouble +streams +what to do\n─+\nanswer +mail\.bounces +Sync again", done.out)
    assert etl("status", "--json").json[0]["next_step"] == NEXT_STEPS["answer"]


def test_status_leaves_out_rows_that_are_gone(etl: Etl, project: Path, warehouse_url: str) -> None:
    etl("sync")
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute("update mail.bounces set _deleted_at = now() where id = 1001")
    assert etl("status", "--json").json[0]["rows"] == 299


def test_a_check_says_whether_those_who_are_to_be_told_can_be(
    etl: Etl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project / "tributary.toml"
    config.write_text(config.read_text() + '[[notifications]]\nkind = "slack"\nurl = "${SLACK_WEBHOOK}"\n')
    done = etl("check")
    assert done.code == 2
    assert "[[notifications]] 1 url: SLACK_WEBHOOK is not set" in done.out + done.err
    monkeypatch.setenv("SLACK_WEBHOOK", "https://hooks.slack.com/services/T1/B1/secret")
    done = etl("check")
    assert done.code == 0
    assert "services" not in done.out + done.err


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        ("nosuch://bucket/logs", "[logs] folder: nosuch:// "),
        ("tributary.toml", "tributary.toml is a file; name a folder"),
        ("kept", "/kept"),
    ],
)
def test_a_check_says_whether_the_log_of_exchanges_can_lie_where_it_is_to(
    etl: Etl, project: Path, folder: str, says: str
) -> None:
    config = project / "tributary.toml"
    config.write_text(config.read_text() + f"[logs]\nexchanges = 'errors'\nfolder = '{folder}'\n")
    done = etl("check")
    assert says in done.out + done.err
    assert done.code == (0 if folder == "kept" else 2)
    assert not (project / "kept").exists()


def test_a_source_that_refused_the_login_leads_the_status(
    etl: Etl, project: Path, warehouse_url: str
) -> None:
    etl("sync")
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute(
            "insert into tributary.syncs (run_id, source, stream, kind, started_at, status, error_kind, error)"
            " values ('r2', 'mail', '', 'source', now(), 'failed', 'credentials', 'refused')"
        )
    done = etl("status")
    assert done.code == 1
    assert re.match(r"trouble +streams +what to do\n─+\ncredentials +mail +Put a key", done.out)
    assert done.err == "error: credentials: mail: refused\n"
    etl("sync")
    assert etl("status").code == 0
