"""Judging anew what was observed."""

from __future__ import annotations

from psycopg.conninfo import conninfo_to_dict

from tests.identity.conftest import World


def test_a_rebuild_gives_the_same_though_the_server_reads_the_log_by_several_workers(world: World) -> None:
    world.rules(limits={"anonymous_id": "unlimited"})
    world.table("web.identifies", user_id="text", email="text", anonymous_id="text")
    world.db.execute(
        "insert into web.identifies select timestamptz '2026-01-01' + n * interval '1 second', 'u' || n % 3000,"
        " case when n % 3 = 0 then n % 3000 || '@x.com' end, case when n % 5 = 0 then 'a' || n end"
        " from generate_series(1, 12000) n"
    )
    world.refresh()
    before = world.kept()
    name = conninfo_to_dict(world.url)["dbname"]
    forced = {
        "min_parallel_table_scan_size": "0",
        "parallel_setup_cost": "0",
        "parallel_tuple_cost": "0",
        "max_parallel_workers_per_gather": "4",
    }
    for setting, value in forced.items():
        world.db.execute(f"alter database {name} set {setting} = {value}".encode())
    try:
        world.warehouse.close()
        world.rebuild()
        assert world.kept() == before
    finally:
        world.db.execute(f"alter database {name} reset all".encode())
