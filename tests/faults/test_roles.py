"""With the rights that `etl grants` prints all works, and nothing beyond it does."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import errors, sql

from etl.sandbox import SandboxServer
from tests.cli.conftest import Etl, etl
from tests.engine.shop import ShopWorld

__all__ = ["etl"]

CALLS = [
    {"type": "identify", "messageId": "m1", "userId": "u1", "traits": {"email": "ann@example.com"}},
    {"type": "track", "messageId": "m2", "userId": "u1", "event": "Paid", "properties": {"amount": 5}},
]
READABLE = (
    "shop.orders", "shop.customers", "web.tracks", "web.paid", "events.tracks", "identity.persons",
    "customers.timeline",
)  # fmt: skip
OF_OURS = ("tributary.coverage", "tributary.syncs", "tributary.health", "tributary.columns")


@dataclass
class Realm:
    """A database of its own with two roles of its own, which do not exist yet."""

    server: str
    database: str
    loader: str
    reader: str

    def url(self, role: str = "") -> str:
        """The database's URL, by a role or by the administrator."""
        parts = urlsplit(self.server)
        where = parts.netloc if not role else f"{role}:word@{parts.netloc.rpartition('@')[2]}"
        return parts._replace(netloc=where, path=f"/{self.database}").geturl()

    def run(self, statements: str) -> None:
        """As the administrator."""
        with psycopg.connect(self.url(), autocommit=True) as session:
            session.execute(statements.encode())


@pytest.fixture
def realm(postgres_url: str) -> Iterator[Realm]:
    mark = uuid.uuid4().hex[:8]
    found = Realm(postgres_url, f"realm_{mark}", f"loader_{mark}", f'rea"der_{mark}')
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        mighty = admin.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()
        if mighty != (True,):
            pytest.skip("the role of the tests is no superuser")
        admin.execute(f"create database {found.database}".encode())
        yield found
        admin.execute(f"drop database {found.database} with (force)".encode())
        for role in ("ann_" + mark, found.loader, found.reader):
            admin.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(role)))


@pytest.mark.S4
def test_with_the_printed_rights_the_loader_loads_all_and_readers_read_and_neither_can_do_more(
    realm: Realm, tmp_path: Path, etl: Etl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    world = ShopWorld()
    world.fill(4)
    world.order("bad", amount="no number")
    Path("calls.jsonl").write_text(
        "\n".join(json.dumps({**c, "timestamp": "2026-01-01T00:00:00Z"}) for c in CALLS)
    )
    with SandboxServer(world) as shop:
        Path("tributary.toml").write_text(
            f'[warehouse]\nurl = "{realm.url(realm.loader)}"\n[sources.shop]\nbase_url = "{shop.url}"\n'
            'connector = "tests.engine.shop:Shop"\n[events]\nschemas = ["web"]\n'
        )
        printed = etl("grants", "--loader", realm.loader, "--reader", realm.reader).out
        realm.run(printed)
        realm.run(f"alter role {realm.loader} password 'word'")
        checked = etl("check")
        assert (checked.code, "role" in checked.out.partition("\n")[2]) == (0, False), checked.out
        assert etl("sync").code == 3
        assert etl("events", "load", "calls.jsonl").code == 0
        for command in (("identity", "refresh"), ("customers", "refresh"), ("report",), ("apply",)):
            done = etl(*command)
            assert done.code == 0, done
        world.later(hours=1)
        world.order("o00001", amount=7)
        assert etl("sync").code == 0
        assert etl("customer", "u1").code == 0
    realm.run(printed)  # again, as it says
    ann = f"ann_{realm.loader.rpartition('_')[2]}"
    realm.run(f"""create role {ann} login password 'word' in role "{realm.reader.replace('"', '""')}" """)
    with psycopg.connect(realm.url(ann), autocommit=True) as session:
        for table in READABLE:
            assert session.execute(f"select count(*) from {table}".encode()).fetchone() != (0,), table
        refused(
            session,
            "insert into shop.tags values ('x')", "delete from shop.orders", "drop table shop.tags",
            "create table shop.mine (id int)", "create temp table mine (id int)", "create schema mine",
            "select * from tributary.dead_letters", "select * from tributary.states", "create table public.x ()",
            "truncate tributary.coverage", *(f"select * from {table}" for table in OF_OURS),
        )  # fmt: skip
        realm.run(etl("grants", "--loader", realm.loader, "--reader", realm.reader, "--freshness").out)
        for table in OF_OURS:
            assert session.execute(f"select count(*) from {table}".encode()).fetchone() != (0,), table
        refused(
            session,
            "select * from tributary.dead_letters",
            "select * from tributary.states",
            "delete from tributary.syncs",
        )
        realm.run(printed)  # which shows no longer what it did
        refused(session, *(f"select * from {table}" for table in OF_OURS))
    with psycopg.connect(realm.url(realm.loader), autocommit=True) as session:
        refused(
            session,
            "copy (select 1) to program 'true'", "copy shop.tags (name) from program 'echo x'",
            "copy (select 1) to '/tmp/x'", "select pg_read_file('/etc/passwd')", "create schema mine",
            "create table public.mine (id int)", "create role mine", "create database mine",
            f'set role "{realm.reader.replace(chr(34), chr(34) * 2)}"', "select * from pg_authid",
            f"alter role {realm.loader} superuser",
        )  # fmt: skip
        shown = "select current_setting('statement_timeout'), current_setting('lock_timeout')"
        assert session.execute(shown).fetchone() == ("30min", "30s")


def refused(session: psycopg.Connection, *statements: str) -> None:
    for statement in statements:
        with pytest.raises(errors.InsufficientPrivilege):
            session.execute(statement.encode())


@pytest.mark.S4
def test_check_warns_of_a_role_that_may_do_more_than_a_loader_should(
    realm: Realm, tmp_path: Path, etl: Etl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tributary.toml").write_text(
        f'[warehouse]\nurl = "{realm.url(realm.loader)}"\n[events]\nschemas = ["web"]\n'
    )
    realm.run(etl("grants", "--loader", realm.loader, "--reader", realm.reader).out)
    load = realm.loader
    realm.run(f"alter role {load} password 'word'")
    for mighty, give, take in (
        ("superuser", f"alter role {load} superuser", f"alter role {load} nosuperuser"),
        ("createrole", f"alter role {load} createrole", f"alter role {load} nocreaterole"),
        ("pg_execute_server_program", f"grant pg_execute_server_program to {load}", "select"),
    ):
        realm.run(give)
        done = etl("check")
        assert done.code == 0
        assert f"role {load} has {mighty}, more than a loader should have" in done.out
        realm.run(take)
