"""What was observed, read back: judged anew, and told."""

from __future__ import annotations

from psycopg.conninfo import conninfo_to_dict

from etl.warehouse.arrays import taught
from etl.warehouse.person_log import chain
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


def test_why_some_are_one_person_is_found_without_reading_all_that_was_said(world: World) -> None:
    world.table("web.identifies", user_id="text", email="text", anonymous_id="text")
    world.db.execute(
        "insert into web.identifies select timestamptz '2026-01-01' + n * interval '1 second',"
        " 'u' || n / 2, 'm' || n, 'a' || n from generate_series(1, 20000) n"
    )
    world.refresh()
    world.put("web.identifies", -5, email="m19000", anonymous_id="late")  # seen before the person was
    world.put("web.identifies", 9_000, user_id="other", email="m19000")
    world.refresh()
    before = "select pg_stat_force_next_flush(), pg_stat_clear_snapshot()"
    with world.warehouse.connection() as session:
        session.execute("set enable_seqscan = off")
        ((who, said),) = chain(taught(session), "M19000")
        session.execute(before)
        session.execute("reset enable_seqscan")
    assert who == world.who("late")
    assert [[value for _, value in one.named] for one in said] == [
        ["u9500", "a19000", "m19000"],
        ["u9500", "a19001", "m19001"],
        ["m19000", "late"],
        ["m19000"],
    ]
    (read,) = world.ask(
        "select idx_tup_fetch from pg_stat_user_tables where relname = 'identity_observations'"
    )
    assert 0 < read < 15_000
