"""The command line of a source that describes itself: who asks it, and what is shown to those who cannot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from etl.sandbox import SandboxServer
from tests.cli.conftest import Etl
from tests.engine.crm import KEY, CrmWorld

CONFIG = """
[warehouse]
url = "{warehouse}"

[sources.crm]
connector = "tests.engine.crm:Crm"
api_key = "${{CRM_KEY}}"
base_url = "{vendor}"
"""


@pytest.fixture
def crm() -> CrmWorld:
    world = CrmWorld()
    world.object("Deal", Price__c="int")
    world.object("Toy", Size__c="currency")
    world.put("Deal", "d1", Price__c=5)
    world.put("Toy", "t1", Size__c=1.5)
    return world


@pytest.fixture(autouse=True)
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str, crm: CrmWorld
) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CRM_KEY", KEY)
    with SandboxServer(crm) as server:
        path = tmp_path / "tributary.toml"
        path.write_text(CONFIG.format(warehouse=warehouse_url, vendor=server.url))
        yield path


def test_discover_shows_what_the_vendor_says_with_labels_as_comments(etl: Etl) -> None:
    done = etl("discover", "crm", "--json")
    assert (done.code, done.err) == (0, "")
    assert [stream["stream"] for stream in done.json] == ["deals", "toys"]
    columns = {c["name"]: c for c in done.json[1]["tables"][0]["columns"]}
    assert columns["size_c"] == {
        "name": "size_c", "type": "numeric", "doc": "The Size [Size__c]", "paths": ["Size__c"], "references": None,
    }  # fmt: skip
    shown = etl("discover", "crm", "toys").out
    assert "All of Toy" in shown
    assert "The Size [Size__c]" in shown


def test_discover_offline_says_so_and_shows_what_is_known(etl: Etl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CRM_KEY")
    done = etl("discover", "crm", "--json")
    assert [stream["stream"] for stream in done.json] == ["deals"]
    assert "shown is what is known without asking" in done.err
    monkeypatch.setenv("CRM_KEY", KEY)
    etl("discover", "crm")
    monkeypatch.delenv("CRM_KEY")
    done = etl("discover", "crm", "toys", "--json")
    assert [stream["stream"] for stream in done.json] == ["toys"]
    assert "CRM_KEY is not set" in done.err
    assert "shown is what it said on 20" in done.err
    assert etl("discover", "crm", "tyos").code == 2


def test_a_stream_that_nobody_knew_of_can_be_synced_by_name(etl: Etl) -> None:
    done = etl("sync", "--stream", "toys", "--json")
    assert (done.code, [s["stream"] for s in done.json["streams"]]) == (0, ["toys"])
    done = etl("sync", "--stream", "tyos")
    assert done.code == 2
    assert "no stream 'tyos'; did you mean 'toys'?" in done.err


def test_a_sync_of_everything_shows_what_it_learned(etl: Etl) -> None:
    done = etl("sync", "--json")
    assert [s["stream"] for s in done.json["streams"]] == ["deals", "toys"]
    assert "crm.toys" in etl("status").out


def test_streams_that_the_configuration_names_may_be_described_ones(etl: Etl, project: Path) -> None:
    project.write_text(project.read_text() + 'streams = ["toys"]\n')
    assert [s["stream"] for s in etl("sync", "--json").json["streams"]] == ["toys"]
    assert [s["stream"] for s in etl("check", "--json").json["sources"][0]["streams"]] == ["toys"]
    project.write_text(project.read_text().replace("toys", "tyos"))
    assert "no stream 'tyos'" in etl("sync").err


def test_check_asks_for_every_stream_that_there_is(etl: Etl, crm: CrmWorld) -> None:
    assert "2 of 2 streams can be read" in etl("check").out
    crm.key = "another"
    done = etl("check")
    assert done.code == 1
    assert "credentials" in done.out


def test_plan_and_discover_leave_an_object_its_table_when_one_of_the_same_name_appears(
    etl: Etl, crm: CrmWorld
) -> None:
    crm.object("Toy_Box")
    assert etl("sync", "--stream", "toy_boxes").code == 0
    crm.object("ToyBox")
    planned = etl("plan", "crm", "--json").json
    made = [change["why"] for change in planned if "toy_box" in change["sql"] and change["why"]]
    assert len(made) == 1
    assert made[0].startswith("table crm.toy_boxes__")
    named = [stream["stream"] for stream in etl("discover", "crm", "--json").json]
    assert named[2:] == ["toy_boxes", made[0].split()[1].removeprefix("crm.")]


def test_discover_leaves_the_table_of_an_object_that_is_not_described_at_the_moment(
    etl: Etl, crm: CrmWorld
) -> None:
    def names() -> list[str]:
        return [stream["stream"] for stream in etl("discover", "crm", "--json").json][2:]

    crm.object("Toy_Box")
    assert names() == ["toy_boxes"]
    hidden = crm.objects.pop("Toy_Box")
    assert names() == names() == []
    crm.object("ToyBox")
    (other,) = names()
    assert other.startswith("toy_boxes__")
    crm.objects["Toy_Box"] = hidden
    assert sorted(names()) == ["toy_boxes", other]


def test_plan_shows_the_widening_of_a_described_column_and_apply_makes_it(
    etl: Etl, crm: CrmWorld, warehouse_url: str
) -> None:
    etl("apply")
    assert "-- nothing to change" in etl("plan").out
    etl("sync")
    crm.object("Deal", Price__c="string", New__c="int")
    planned = etl("plan").out
    assert "-- column crm.deals.price_c was bigint, which Price__c is not any more: it is text now" in planned
    assert 'alter column "price_c" type text using "price_c"::text;' in planned
    assert 'add column "new_c" bigint;' in planned
    assert etl("apply").code == 0
    with psycopg.connect(warehouse_url) as connection:
        assert connection.execute("select price_c, new_c from crm.deals").fetchall() == [("5", None)]
    assert "-- nothing to change" in etl("plan").out
    said = json.loads(Path(".tributary/described/crm.json").read_text())
    columns = {c["name"]: c["type"] for c in said["streams"][0]["tables"][0]["columns"]}
    assert columns == {"price_c": "text", "new_c": "bigint"}


@pytest.mark.A11
@pytest.mark.parametrize("by_hand", [False, True])
def test_plan_shows_how_a_column_of_a_large_table_is_exchanged_and_apply_does_so(
    etl: Etl, crm: CrmWorld, warehouse_url: str, by_hand: bool
) -> None:
    etl("sync")
    crm.object("Deal", Price__c="string")
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute(
            "create index by_price on crm.deals (price_c); grant select (price_c) on crm.deals to pg_monitor;"
            " insert into crm.deals (id, name, changed, price_c, _version)"
            " select 'n' || n, repeat('x', 5500), now(), n, now() from generate_series(1, 6000) n"
        )
        planned = etl("plan").out
        assert (
            "-- column crm.deals.price_c was bigint, which Price__c is not any more: it is text now"
            in planned
        )
        assert 'alter table "crm"."deals" drop column "price_c";' in planned
        assert 'grant select ("price_c") on "crm"."deals" to pg_monitor;'.lower() in planned.lower()
        assert "alter column" not in planned
        file = connection.execute("select pg_relation_filenode('crm.deals')").fetchone()
        if by_hand:
            connection.execute(planned)
        else:
            assert etl("apply").code == 0
        assert connection.execute("select pg_relation_filenode('crm.deals')").fetchone() == file
        found = connection.execute("select max(length(price_c)), sum(price_c::numeric) from crm.deals")
        assert found.fetchall() == [(4, 6000 * 6001 // 2 + 5)]
        assert connection.execute(
            "select pg_get_indexdef('crm.by_price'::regclass),"
            " has_column_privilege('pg_monitor', 'crm.deals', 'price_c', 'select')"
        ).fetchall() == [("CREATE INDEX by_price ON crm.deals USING btree (price_c)", True)]
    assert "-- nothing to change" in etl("plan").out
    assert etl("sync").code == 0


def test_a_model_of_a_described_source_is_not_retyped(etl: Etl, warehouse_url: str) -> None:
    etl("sync")
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute("alter table crm.deals alter column name type varchar(80)")
    done = etl("plan")
    assert done.code == 1
    assert 'alter column "name" type text' in done.err
