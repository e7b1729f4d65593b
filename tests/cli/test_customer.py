"""`etl customers` and `etl customer`: what happened, brought up to date and shown."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from etl.cli.customer import spelled
from etl.warehouse.ddl import create_table
from models.stripe.charges import Charge
from models.stripe.customers import Customer
from tests.cli.conftest import Etl

CONFIG = """
[warehouse]
url = "{url}"
[events]
schemas = ["web"]
[sources.stripe]
connector = "stripe"
api_key = "sk_test_none"
base_url = "http://127.0.0.1:1"
"""


@pytest.fixture
def known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str, etl: Etl
) -> Iterator[psycopg.Connection]:
    """A working directory in which it is known who is who, and what happened; gives the warehouse."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tributary.toml").write_text(CONFIG.format(url=warehouse_url))
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute("create schema web; create schema stripe")
        for table in (Customer, Charge):
            connection.execute(create_table(table, "stripe").encode())
            connection.execute(
                f"alter table stripe.{table.__tablename__} alter _version set default now()".encode()
            )
        connection.execute(
            "create table web.identifies (received_at timestamptz, anonymous_id text, user_id text, email text, name text);"
            "insert into web.identifies values ('2026-01-01', 'a1', 'u1', 'ada@x.com', E'Ada\\x1b[31m'),"
            " ('2026-01-02', 'u2', 'u3', null, null), ('2026-01-02', null, 'u2', null, null);"
            "create table web.pages (id text, received_at timestamptz, user_id text, anonymous_id text, title text);"
            "insert into web.pages values ('p1', '2026-01-01 10:00', 'u1', 'a1', E'Ho\\x07me'),"
            " ('p2', '2026-01-03 10:00', null, 'a1', 'Pricing'), ('p3', '2026-01-03', null, null, 'Nobody''s')"
        )
        connection.execute("insert into stripe.customers (id, email) values ('cus_1', 'Ada@x.com')")
        connection.execute(
            "insert into stripe.charges (id, created, status, captured, amount, currency, customer_id, description)"
            " values ('ch_1', '2026-01-02', 'succeeded', true, 1234500, 'usd', 'cus_1', 'Team')"
        )
        assert etl("identity", "refresh").code == 0
        yield connection


def test_refresh_says_what_came_of_it(known: psycopg.Connection, etl: Etl) -> None:
    done = etl("customers", "refresh")
    assert (done.code, done.err) == (0, "note: 1 rows name nobody, and are in no timeline.\n")
    told = dict(line.rsplit(maxsplit=1) for line in done.out.splitlines())
    told.pop("took")
    assert told == {"tables read": "2", "written": "3", "removed": "0"}
    again = etl("customers", "refresh", "--json").json
    assert {name: again[name] for name in ("parts", "written", "removed", "notes")} == {
        "parts": 2, "written": 0, "removed": 0, "notes": []
    }  # fmt: skip
    anew = etl("customers", "rebuild", "--json").json
    assert (anew["parts"], anew["written"], anew["removed"]) == (2, 0, 0), "what is alike stays"


def test_before_any_refresh_one_is_told_to_run_it(known: psycopg.Connection, etl: Etl) -> None:
    done = etl("customer", "ada@x.com")
    assert (done.code, done.out) == (1, "")
    assert done.err == "error: there is no timeline yet; run `etl customers refresh` first\n"


def test_a_person_is_found_by_any_identifier_and_shown(known: psycopg.Connection, etl: Etl) -> None:
    etl("customers", "refresh")
    (who,) = known.execute("select person_id from identity.identifiers where value = 'u1'").fetchone() or ()
    shown = [etl("customer", name) for name in ("ADA@x.com ", "u1", "a1", "cus_1", who)]
    assert {(done.code, done.out, done.err) for done in shown} == {(0, shown[0].out, "")}
    lines = [" ".join(line.split()) for line in shown[0].out.splitlines()]
    assert lines[:4] == [
        "name Ada\\x1b[31m", "e-mail Ada@x.com", f"person {who}",
        "known by email ada@x.com, stripe.customers cus_1, user_id u1, anonymous_id a1",
    ]  # fmt: skip
    assert "paid 12,345.00 USD" in lines
    assert lines[-4:-1] == [
        "2026-01-01 10:00:00 web page Ho\\x07me",
        "2026-01-02 00:00:00 stripe charge (succeeded) Team 12,345.00 USD",
        "2026-01-03 10:00:00 web page Pricing",
    ]


def test_a_timeline_is_cut_by_time_kind_and_number(known: psycopg.Connection, etl: Etl) -> None:
    etl("customers", "refresh")

    def ids(*options: str) -> list[str]:
        return [row["row_id"] for row in etl("customer", "u1", "--json", *options).json["timeline"]]

    assert ids() == ["p1", "ch_1", "p2"]
    assert ids("--since", "2026-01-02") == ["ch_1", "p2"]
    assert ids("--kind", "page") == ["p1", "p2"]
    assert ids("--kind", "page", "--kind", "charge", "--limit", "2") == ["ch_1", "p2"]
    cut = etl("customer", "u1", "--limit", "1")
    assert cut.err == (
        "These are the newest 1 of 3; left out: web 1, stripe 1. --limit 0 shows all, --per-source 5 some of each.\n"
    )
    none = etl("customer", "u1", "--kind", "call")
    assert (none.code, none.err) == (0, "Nothing of that is known of this person.\n")
    told = etl("customer", "u1", "--json", "--kind", "charge").json
    assert (told["person"]["revenue"], told["rows"], told["identifiers"][0]) == (
        12345.0, 1, {"type": "anonymous_id", "value": "a1"}
    )  # fmt: skip


def test_of_each_source_the_newest_of_each_kind_come_first(known: psycopg.Connection, etl: Etl) -> None:
    known.execute(
        "insert into web.pages select 'q' || n, timestamptz '2026-02-01' + n * interval '1 hour', 'u1', 'a1', 'Home'"
        " from generate_series(1, 60) n;"
        "create table web.tracks (id text, received_at timestamptz, user_id text, anonymous_id text, event text);"
        "insert into web.tracks values ('t1', '2026-01-04', 'u1', 'a1', 'asked')"
    )
    etl("identity", "refresh")
    etl("customers", "refresh")
    told = etl("customer", "u1", "--per-source", "2", "--json").json
    assert [row["row_id"] for row in told["timeline"]] == ["ch_1", "t1", "q60"], "in order of time"
    assert (told["rows"], told["sources"]) == (64, {"stripe": 1, "web": 63})
    assert etl("customer", "u1", "--per-source", "2").err == (
        "These are 3 of 64; left out: web 61. --limit 0 shows all.\n"
    )
    assert {row["source"] for row in etl("customer", "u1", "--json").json["timeline"]} == {"web"}
    whole = etl("customer", "u1", "--per-source", "100")
    assert (whole.err, len(whole.out.splitlines())) == (
        "",
        len(etl("customer", "u1", "--limit", "0").out.splitlines()),
    )
    both = etl("customer", "u1", "--per-source", "2", "--limit", "3")
    assert both.code == 2
    assert "--per-source and --limit exclude each other" in both.err


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("1176.0", None, "1,176.00"),
        ("1176", None, "1,176.00"),
        ("1176.5", "EUR", "1,176.50 EUR"),
        ("19.99", "USD", "19.99 USD"),
        ("500", "JPY", "500 JPY"),
        ("1.234", "KWD", "1.234 KWD"),
        (None, "USD", ""),
    ],
)
def test_amounts_have_two_decimals_unless_their_currency_has_others(
    amount: str | None, currency: str | None, shown: str
) -> None:
    assert spelled(None if amount is None else Decimal(amount), currency) == shown


def test_nobody_and_several_end_with_1(known: psycopg.Connection, etl: Etl) -> None:
    etl("customers", "refresh")
    done = etl("customer", "no'bo\x1bdy")
    assert (done.code, done.out) == (1, "")
    assert done.err == "nobody is known by 'no'bo\\x1bdy'; `etl identity refresh` adds what is new.\n"
    several = etl("customer", "u2")  # a user's id, and another's anonymous one
    assert several.code == 1
    assert several.err == "2 persons have that identifier; ask for one of them by person_id.\n"
    assert sorted(line.split()[-1] for line in several.out.splitlines()[2:4]) == ["anonymous_id", "user_id"]
    assert len(etl("customer", "u2", "--json").json["persons"]) == 2


@pytest.mark.E11
def test_check_names_what_a_refresh_needs_and_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str, etl: Etl
) -> None:
    monkeypatch.chdir(tmp_path)
    role, parts = f"loader_{uuid.uuid4().hex[:8]}", urlsplit(warehouse_url)
    url = parts._replace(netloc=f"{role}:pw@{parts.netloc.rpartition('@')[2]}").geturl()
    Path("tributary.toml").write_text(f'[warehouse]\nurl = "{url}"\n[events]\nschemas = ["web"]\n')
    with psycopg.connect(warehouse_url, autocommit=True) as admin:
        admin.execute(
            f"create role {role} login password 'pw'; revoke temporary on database {admin.info.dbname} from public;"
            f" create schema web authorization {role}; create schema events authorization {role};"
            f" create schema identity authorization {role}; create schema tributary authorization {role};"
            f" create schema tributary_stage authorization {role};"
            f" create table web.pages (id text, received_at timestamptz, user_id text, anonymous_id text, title text);"
            f" insert into web.pages values ('p1', '2026-01-01', 'u1', 'a1', 'Home');"
            f" grant select on web.pages to {role}".encode()
        )
        assert etl("identity", "refresh").code == 0
        done = etl("customers", "refresh")
        assert done.code == 1
        assert "`etl check` lists what the loader's role lacks" in done.err
        checked = etl("check", "--json")
        assert checked.code == 0, checked.out
        notes = checked.json["customers"]["warnings"]
        database = f'"{admin.info.dbname}"'
        needs, to = ", which `etl customers refresh` needs; run: grant", f'{database} to "{role}"'
        assert notes == [
            f"schema customers: role {role} may not make it{needs} create on database {to};",
            f"database {database}: role {role} may not make temporary tables{needs} temporary on database {to};",
        ]
        for note in notes:
            admin.execute(note.partition("run: ")[2].encode())
        assert etl("customers", "refresh").code == 0
        checked = etl("check")
        assert "ok  customers: 1 selects tell of what happened" in checked.out
        assert "may not" not in checked.out
        admin.execute(f"drop owned by {role} cascade; drop role {role}".encode())
