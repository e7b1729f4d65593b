"""`etl identity`: refresh, rebuild, explain."""

from __future__ import annotations

import subprocess
import sys
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from etl.identity.refresh import NOTHING
from tests.cli.conftest import Etl

MODULES = (
    "import sys; from etl.cli import main; code = main({arguments}); print('numpy' in sys.modules, code)"
)


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str) -> psycopg.Connection:
    """A working directory whose events are in schema `web`; gives the warehouse."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tributary.toml").write_text(
        f'[warehouse]\nurl = "{warehouse_url}"\n[events]\nschemas = ["web"]\n'
    )
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute("create schema web")
        connection.execute(
            "create table web.identifies (received_at timestamptz, anonymous_id text, user_id text, email text)"
        )
        connection.execute(
            "insert into web.identifies values ('2026-01-01', 'a1', null, null), ('2026-01-02', 'a1', 'u1', null),"
            " ('2026-01-03', null, 'u1', 'ada@x.com'), ('2026-01-04', null, 'u2', 'ada@x.com')"
        )
        yield connection  # type: ignore[misc]


def test_refresh_says_what_came_of_it(web: psycopg.Connection, etl: Etl) -> None:
    done = etl("identity", "refresh")
    assert (done.code, done.err) == (0, "note: what the limits kept apart is in identity.violations.\n")
    told = dict(line.rsplit(maxsplit=1) for line in done.out.splitlines())
    told.pop("took")
    assert told == {
        "rows read": "4", "new observations": "4", "new identifiers": "4", "new persons": "2",
        "merged": "0", "refused": "1", "blocked": "0",
    }  # fmt: skip
    again = etl("identity", "refresh", "--json")
    assert again.code == 0
    assert {k: v for k, v in again.json.items() if k != "seconds" and v} == {"rows": 3}  # of two days


def test_rebuild_judges_anew_by_changed_rules(web: psycopg.Connection, etl: Etl) -> None:
    etl("identity", "refresh")
    path = Path("tributary.toml")
    path.write_text(path.read_text() + "[identity]\nlimits = { user_id = 2 }\n")
    assert etl("identity", "rebuild").code == 0
    assert web.execute("select count(*) from identity.persons").fetchone() == (1,)
    ids = web.execute("select person_id from identity.id_graph").fetchall()
    assert etl("identity", "rebuild", "--from-tables").code == 0
    assert web.execute("select count(*) from identity.persons").fetchone() == (1,)
    assert not set(ids) & set(web.execute("select person_id from identity.id_graph").fetchall())


def test_explain_prints_what_made_somebody_one_person(web: psycopg.Connection, etl: Etl) -> None:
    etl("identity", "refresh")
    done = etl("identity", "explain", "Ada@x.com ")
    assert done.code == 0
    (person,) = web.execute("select person_id from identity.identifiers where value = 'u1'").fetchone() or ()
    lines = [line.split() for line in done.out.splitlines()]
    assert lines[0] == [person]
    assert "anonymous_id a1" in done.out
    assert "email ada@x.com" in done.out
    told = etl("identity", "explain", "ada@x.com", "--json").json
    assert [said["identifiers"] for said in told[0]["observations"]][:3] == [
        [{"type": "anonymous_id", "value": "a1"}],
        [{"type": "anonymous_id", "value": "a1"}, {"type": "user_id", "value": "u1"}],
        [{"type": "user_id", "value": "u1"}, {"type": "email", "value": "ada@x.com"}],
    ]


def test_explain_of_nobody_ends_with_1(web: psycopg.Connection, etl: Etl) -> None:
    done = etl("identity", "explain", "nobody@x.com")
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith("nobody is known yet; run `etl identity refresh` first.\n")
    etl("identity", "refresh")
    done = etl("identity", "explain", "nobody@x.com")
    assert (done.code, done.out) == (1, "")
    assert done.err == "nobody has that identifier; `etl identity refresh` adds what is new.\n"


def test_what_keeps_a_run_from_its_end_is_one_line_that_says_what_to_do(
    web: psycopg.Connection, etl: Etl, warehouse_url: str
) -> None:
    with psycopg.connect(warehouse_url) as other:
        other.execute("select pg_advisory_lock(hashtextextended('identity', 3))")
        done = etl("identity", "refresh")
        assert (done.code, done.out) == (1, "")
        assert done.err.count("\n") == 1
        assert "another run" in done.err
    web.execute("drop table web.identifies")
    done = etl("identity", "refresh", "--json")
    assert done.code == 0
    assert done.json["notes"] == [NOTHING]


def test_check_looks_at_the_schemas_of_events_and_at_the_rules(web: psycopg.Connection, etl: Etl) -> None:
    path = Path("tributary.toml")
    given = path.read_text()
    path.write_text(
        given.replace('["web"]', '["web", "isos"]')
        + '[identity]\ncolumns = { "crm.people.mail" = "email", "ios.people.mail" = "email" }\n'
        + 'limits = { emial = 3, braze_id = 2, "ios.id" = 9 }\n'
    )
    web.execute("create schema ios; create table ios.people (mail text, at timestamptz)")
    done = etl("check")
    assert done.code == 0
    lines = done.out.splitlines()
    assert "ok  events: 1 tables of calls in 1 schemas" in lines
    assert "    note  schema isos is not there; did you mean 'ios'?" in lines
    assert "ok  identity: the rules can be used; 1 tables tell of persons" in lines
    assert "    note  [identity] columns names crm.people, which is not there yet" in lines
    assert [line for line in lines if "speaks of" in line] == [
        "    note  [identity] speaks of 'emial', by which nothing is identified yet; did you mean 'email'?"
    ]
    assert any(line.startswith("    note  ios.people is not read, as it has neither") for line in lines)
    path.write_text(given + '[identity]\ncolumns = { "web.identifies.mail" = "email" }\n')
    done = etl("check", "--json")
    assert done.code == 2
    assert "web.identifies has no column 'mail'" in done.json["identity"]["error"]
    assert done.json["events"]["ok"]


def test_check_names_the_grants_by_which_events_can_be_read_and_nobody_needs_temporary_tables(
    web: psycopg.Connection, etl: Etl, warehouse_url: str
) -> None:
    role = f"reader_{uuid.uuid4().hex[:8]}"
    web.execute(f"create role {role} login password 'pw'")
    web.execute(f"revoke temporary on database {web.info.dbname} from public".encode())
    parts = urlsplit(warehouse_url)
    url = parts._replace(netloc=f"{role}:pw@{parts.netloc.rpartition('@')[2]}").geturl()
    path = Path("tributary.toml")
    path.write_text(path.read_text().replace(warehouse_url, url))
    grants = set[str]()
    for section in ("warehouse", "events", "identity"):
        found = etl("check", "--json").json[section]
        assert found["problems"]
        grants |= {problem.partition("run: ")[2] for problem in found["problems"]}
    for grant in grants:
        web.execute(grant.encode())
    assert etl("check").code == 0
    assert etl("identity", "refresh").code == 0
    assert etl("identity", "refresh").code == 0  # which finds what it knows
    web.execute(f"drop owned by {role}; drop role {role}")


def test_a_mistake_in_the_rules_is_wrong_configuration(web: psycopg.Connection, etl: Etl) -> None:
    path = Path("tributary.toml")
    path.write_text(path.read_text() + "[identity]\nlimit = { user_id = 2 }\n")
    done = etl("identity", "refresh")
    assert done.code == 2
    assert done.err.endswith("[identity]: unknown key 'limit'; did you mean 'limits'?\n")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["identity", "--help"], ["sync"], ["status"], ["customer", "ada@x.com"]]
)
def test_numpy_is_not_imported_by_what_needs_none(web: psycopg.Connection, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MODULES.format(arguments=arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1].startswith("False")
