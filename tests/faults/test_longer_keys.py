"""Keys of more than 1,000 bytes that a primary key can hold all the same: it had them, and may have to stay."""

from __future__ import annotations

import pytest

from tests.faults.test_long_keys import HASH, LONG, THEIRS, indexes, key
from tests.warehouse.staging import Bench, Rows, There, Whole, item

pytestmark = pytest.mark.B13

LONGER = key(1_000)
PLAIN, HASHED = ["btree (id)"], ["hash (id)", f"btree ({HASH.format('id')})"]
STAYS = [sql for sql in THEIRS if "index" not in sql]
"""What keeps a primary key from being replaced."""


@pytest.fixture
def had(bench: Bench) -> Bench:
    """A table whose primary key has such a key, as they were made once."""
    assert 1_000 < len(LONGER.encode()) < 2_000
    bench.sync(Rows(1, item(1)))
    insert = "insert into shop.items (id, value, gone, _version) values (%s, 1, false, 'epoch')"
    bench.connection.execute(insert, (LONGER,))
    return bench


@pytest.mark.parametrize(("length", "made"), [(1_000, PLAIN), (1_001, HASHED)])
def test_a_key_is_indexed_by_its_hash_from_1001_bytes_on(bench: Bench, length: int, made: list[str]) -> None:
    bench.sync(Rows(1, item(1, "é" + "x" * (length - 2))))
    assert indexes(bench) == made


def test_a_table_that_had_such_a_key_goes_on_and_is_changed_when_one_is_written(had: Bench) -> None:
    had.sync(Rows(11, item(2)), There(11, LONGER), Whole(11))
    assert (had.state(), indexes(had)) == ({"a": 2, LONGER: 1}, PLAIN)
    had.sync(Rows(21, item(3), item(3, LONGER)), Whole(21))
    assert (had.state(), indexes(had)) == ({"a": 3, LONGER: 3}, HASHED)


@pytest.mark.parametrize("sql", STAYS)
def test_a_primary_key_that_has_to_stay_takes_keys_of_up_to_2000_bytes(had: Bench, sql: str) -> None:
    had.connection.execute(sql.encode())
    for n in (11, 21):
        counts = had.sync(Rows(n, item(n), item(n, LONGER), item(n, LONG)), Whole(n))
        assert (counts.updated, counts.dead_lettered, counts.deleted) == (2, 1, 0)
        assert [p.reason[:35] for p in had.problems] == ["the key has more than 2,000 bytes, "]
        assert (had.state(), indexes(had)) == ({"a": n, LONGER: n}, PLAIN)
