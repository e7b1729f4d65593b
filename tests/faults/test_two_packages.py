"""Two versions of the package at one warehouse, in processes of their own: the newer upgrades, the older stops.

The newer one is a copy of this one, whose ledger is a version ahead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from connectors.sandbox.stripe import StripeSandbox
from etl.sandbox import Request, Response
from etl.warehouse import ledger
from tests.cli.conftest import Etl, etl
from tests.engine.conftest import Lab
from tests.engine.exports import ExportWorld
from tests.engine.proxy import Proxy
from tests.faults import older

__all__ = ["etl"]

pytestmark = pytest.mark.E16

ROOT = Path(__file__).parents[2]
PACKAGES = ("etl", "connectors", "models")
LAST = "VERSION = max(UPGRADES) + 1\n"
NEXT = f'''UPGRADES[max(UPGRADES) + 1] = """
create table tributary.hosts (name text primary key);
insert into tributary.hosts select distinct source from tributary.syncs;
alter table tributary.syncs add column host text references tributary.hosts (name);
update tributary.syncs set host = source;
"""

{LAST}'''
"""What the newer version's ledger has instead: a step more."""
OLDER, NEWER = ledger.VERSION, ledger.VERSION + 1
SAYS = (
    f"error: the ledger in schema tributary has version {NEWER}, this Tributary writes {OLDER};"
    " upgrade the older of the two\n"
)
WRITE = (
    "sync", "sync shop --full", "sync shop --stream tags", "sync fresh", "apply", "dead-letters replay --all",
    "dead-letters close 1 --reason done", "state shop orders --until 2026-01-01", "events load calls.jsonl",
    "events refresh", "identity refresh", "identity rebuild", "customers refresh", "customers rebuild",
)  # fmt: skip
READ = (
    "status",
    "dead-letters",
    "dead-letters list",
    "dead-letters show 1",
    "state shop",
    "reconcile stripe",
)
MORE = """
[sources.fresh]
connector = "tests.engine.exports:Exporter"
base_url = "{shop}"

[events]
schemas = ["web"]
"""
CALL = '{"type": "track", "event": "Seen", "userId": "u", "messageId": "m", "timestamp": "2026-01-01T00:00:00Z"}\n'


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the newer package."""
    folder = tmp_path_factory.mktemp("newer")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    path = folder / "etl" / "warehouse" / "ledger.py"
    text = path.read_text()
    assert LAST in text
    path.write_text(text.replace(LAST, NEXT))
    return folder


@dataclass
class Two:
    """Both packages, one project, its vendors and its warehouse."""

    lab: Lab
    world: ExportWorld
    stripe: StripeSandbox
    folder: Path
    package: Path

    def start(self, *command: str, newer: bool, url: str = "") -> subprocess.Popen[str]:
        """A command of one of the two; url: another way to the warehouse."""
        path = os.pathsep.join([str(self.package), str(ROOT)] if newer else [str(ROOT)])
        environment = {**os.environ, "PYTHONPATH": path}
        if url:
            environment["TRIBUTARY_CONFIG"] = str(self.folder / "proxied.toml")
            config = (self.folder / "tributary.toml").read_text().replace(self.lab.url, url)
            (self.folder / "proxied.toml").write_text(config)
        call = [sys.executable, "-c", older.COMMAND, *command]
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(call, cwd=self.folder, env=environment, text=True, **pipes)

    def older(self, *command: str) -> tuple[int | None, str]:
        return ended(self.start(*command, newer=False))

    def newer(self, *command: str, url: str = "") -> tuple[int | None, str]:
        return ended(self.start(*command, newer=True, url=url))

    @property
    def version(self) -> int:
        return int(self.lab.query("select version from tributary.meta")[0][0])

    def newest(self) -> dict[str, int]:
        """How much of each stream came the last time."""
        return dict(self.lab.query("select stream, fetched from tributary.syncs order by id"))


def ended(process: subprocess.Popen[str]) -> tuple[int | None, str]:
    """The exit code, and what was said on stderr."""
    _, said = process.communicate(timeout=60)
    return process.returncode, said


@pytest.fixture
def world() -> ExportWorld:
    return older.shop()


@pytest.fixture
def two(
    lab: Lab, world: ExportWorld, newer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Two]:
    monkeypatch.chdir(tmp_path)
    stripe = older.stripe()
    with stripe.serve() as vendor:
        path = older.project(tmp_path, url=lab.url, shop=lab.server.url, stripe=vendor.url)
        with path.open("a") as file:
            file.write(MORE.format(shop=lab.server.url))
        (tmp_path / "calls.jsonl").write_text(CALL)
        yield Two(lab, world, stripe, tmp_path, newer)


def everything(lab: Lab) -> dict[str, list[Any]]:
    """Every relation of the database, and the rows of tables."""
    found: dict[str, list[Any]] = {
        "": lab.query("select nspname from pg_namespace where nspname !~ '^pg_' order by 1")
    }
    for name, kind in lab.query(
        "select format('%I.%I', nspname, relname), relkind from pg_class c join pg_namespace n on n.oid = relnamespace"
        " where nspname !~ '^pg_' and nspname <> 'information_schema'"
    ):
        found[name] = lab.query(f"select t::text, ctid, xmin from {name} t order by 1") if kind == "r" else []
    return found


def test_e16_a_newer_package_upgrades_what_an_older_one_left_and_reads_nothing_twice(two: Two) -> None:
    lab = two.lab
    assert two.older("sync", "shop", "stripe")[0] == 3
    assert two.older("sync", "shop", "stripe")[0] == 0
    usual = two.newest()
    before = everything(lab)
    two.world.later(hours=1)
    two.world.order("o00001", amount=1_000)
    two.world.order("o00007", amount=7)
    two.world.later(minutes=2)
    code, said = two.newer("sync", "shop", "stripe")
    assert code == 0, said
    assert two.version == NEWER
    assert lab.query("select name from tributary.hosts order by 1") == [("shop",), ("stripe",)]
    assert two.newest() == {**usual, "orders": 6}, "two orders, with their lines"
    after = everything(lab)
    for table in ("shop.customers", "stripe.products", "stripe.refunds"):
        assert after[table] == before[table]
    assert lab.query("select key, closed_at is null from tributary.dead_letters order by id") == [
        ("o00007", False),
        ("", True),
    ]
    del two.world.orders["nameless"]
    lab.check()


def test_e16_an_older_package_stops_in_one_line_that_names_both_and_changes_nothing(
    two: Two, etl: Etl
) -> None:
    two.older("sync", "shop", "stripe")
    two.newer("status")
    before = everything(two.lab)
    two.lab.server.forget()
    told = {command: etl(*command.split()) for command in (*WRITE, *READ)}
    assert {c: (d.code, d.err) for c, d in told.items()} == dict.fromkeys(told, (1, SAYS))
    assert everything(two.lab) == before
    assert set(two.lab.paths()) <= {"/me"}
    checked = etl("check", "shop")
    assert checked.code == 1
    assert f"warehouse: {SAYS.removeprefix('error: ')}" in checked.out


def test_e16_an_older_package_that_is_in_the_middle_of_a_sync_commits_nothing_more(
    two: Two, etl: Etl
) -> None:
    said: list[str] = []

    def meanwhile(request: Request) -> Response | None:
        if request.path == "/orders" and not said:
            said.append(two.newer("status", "shop")[1])
        return None

    two.world.meanwhile = meanwhile
    done = etl("sync", "shop", "--stream", "orders")
    assert (done.code, two.version) == (1, NEWER)
    assert SAYS.removeprefix("error: ").strip() in done.err
    assert two.lab.query("select * from tributary.syncs") == []
    assert two.lab.query("select * from pg_tables where schemaname = 'shop'") == []
    assert two.newer("sync", "shop")[0] == 3
    assert two.lab.query("select count(*) from shop.orders") == [(30,)]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("fault", ["killed", "cut"])
def test_e16_killed_or_cut_at_any_message_of_its_upgrade_a_newer_package_leaves_one_version_or_the_other(
    two: Two, etl: Etl, fault: str, after: bool
) -> None:
    assert etl("sync", "shop").code == 3
    left = everything(two.lab)
    at = 1
    with Proxy(two.lab.url) as proxy:
        while two.version == OLDER:
            process = two.start("status", "shop", newer=True, url=proxy.url)
            proxy.arm(at, proxy.cut if fault == "cut" else process.kill, after=after)
            code, said = ended(process)
            assert proxy.struck
            if fault == "cut":
                assert (code, said.count("\n")) == (1, 1), said
            if two.version == OLDER:
                assert everything(two.lab) == left
                assert etl("status", "shop").code == 3
            at += 1
    assert at > 8
    assert two.lab.query("select host from tributary.syncs group by 1") == [("shop",)]
    assert two.newer("status", "shop")[0] == 3
