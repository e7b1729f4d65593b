"""Every row is shown by a test, or says why it cannot occur; the page is made of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.page import shown
from tests.faults.rows import AT_SIZE, DEPARTURES, NOT_APPLICABLE, ROWS


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_shown_by_a_test_or_cannot_occur(row: str) -> None:
    tests = [test for test in shown() if test.row == row]
    assert bool(tests) != (row in NOT_APPLICABLE), f"{row}: {ROWS[row]}"


def test_what_cannot_occur_or_is_met_otherwise_is_a_row() -> None:
    assert set(NOT_APPLICABLE) | set(DEPARTURES) | set(AT_SIZE) <= set(ROWS)
    assert not set(NOT_APPLICABLE) & set(DEPARTURES)


def test_where_a_test_is_skipped_is_said_be_it_by_a_mark_a_fixture_or_for_some_parameters() -> None:
    assert {
        ("test_disk.py", "skipped where the system cannot limit another process"),
        ("test_roles.py", "skipped where the role of the tests is no superuser"),
        ("test_pool.py", "in part skipped where there is no pgbouncer"),
    } <= {(Path(test.file).name, test.skipped) for test in shown()}
