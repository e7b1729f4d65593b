"""What a sync writes down of how its vendor answered."""

from __future__ import annotations

import pytest

from etl.errors import CredentialsError
from etl.warehouse import ledger
from tests.engine.conftest import Lab

ASKED = "select stream, outcome, sum(requests)::int from tributary.requests group by 1, 2 order by 1, 2"


def test_each_attempt_is_counted_once_by_stream_and_outcome(lab: Lab) -> None:
    lab.world.fill(60)
    lab.server.moods.throttle(1, retry_after="0", path="/orders")
    lab.good()
    counted = {(stream, outcome): number for stream, outcome, number in lab.query(ASKED)}
    assert sum(counted.values()) == len(lab.server.asked())
    assert counted["orders", "quota"] == 1
    assert counted["orders", "ok"] == len(lab.server.asked("/orders")) - 1
    assert {stream for stream, _ in counted} >= {"", "orders", "customers", "tags"}
    ((requests, errors, rows, p50),) = lab.query(
        "select requests, errors, rows_fetched, p50_ms > 0 from tributary.health where source = 'shop'"
    )
    assert (requests, errors, p50) == (len(lab.server.asked()), 1, True)
    assert rows == lab.query("select sum(fetched) from tributary.syncs")[0][0]


def test_what_was_asked_for_a_stream_that_failed_is_written_with_its_failure(lab: Lab) -> None:
    lab.world.fill(10)
    lab.server.moods.fail(500, times=2, path="/orders")
    lab.sync()
    assert ("orders", "vendor", 2) in lab.query(ASKED)
    assert lab.query("select vendor, failed_syncs from tributary.health") == [(2, 1)]


def test_a_source_of_which_nothing_could_be_read_is_a_failure_of_its_own_until_a_sync_begins(
    lab: Lab,
) -> None:
    lab.world.fill(10)
    lab.good()
    lab.server.moods.fail(401, times=9)
    with pytest.raises(CredentialsError):
        lab.sync()
    with lab.warehouse.connection() as session:
        (failed,) = [entry for entry in ledger.status(session, "shop") if entry["status"] == "failed"]
    assert (failed["stream"], failed["error_kind"]) == ("", "credentials")
    assert ("", "credentials", 1) in lab.query(ASKED)
    lab.server.moods.clear()
    lab.good()
    with lab.warehouse.connection() as session:
        assert {entry["status"] for entry in ledger.status(session, "shop")} == {"succeeded"}
    lab.check()
