"""`etl query` and `etl psql`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.cli.conftest import Etl

ETL = [sys.executable, "-c", "from etl.cli import main; raise SystemExit(main())"]


def test_a_query_is_shown_as_a_table(etl: Etl, project: Path) -> None:
    done = etl("query", "select 1 as one, 'zwei' as two")
    assert done.code == 0
    assert [line.split() for line in done.out.splitlines()[::2]] == [["one", "two"], ["1", "zwei"]]
    assert done.err == "1 row\n"


def test_a_query_without_rows_still_has_columns(etl: Etl, project: Path) -> None:
    assert etl("query", "select 1 as one where false").out.split()[0] == "one"
    assert etl("query", "--json", "select 1 as one where false").json == []
    assert etl("query", "--csv", "select 1 as one where false").out == "one\n"


def test_json_has_every_value_exactly(etl: Etl, project: Path) -> None:
    done = etl(
        "query",
        "--json",
        "select 12345678901234567890.12 as n, '2026-01-02 03:04:05+02'::timestamptz as t,"
        " '{\"a\": 0.10000000000000000001}'::jsonb as j, null as x, 1 as one, 2 as one",
    )
    assert "12345678901234567890.12" in done.out
    assert "0.10000000000000000001" in done.out
    (row,) = done.json
    assert row["t"] == "2026-01-02T01:04:05Z"
    assert (row["x"], row["one"], row["one_2"]) == (None, 1, 2)


def test_csv_has_all_rows(etl: Etl, project: Path) -> None:
    done = etl("query", "--csv", "select n, 'a,b' as t from generate_series(1, 3000) n")
    lines = done.out.splitlines()
    assert len(lines) == 3001
    assert lines[:2] == ["n,t", '1,"a,b"']


@pytest.mark.S14
def test_csv_disarms_what_a_spreadsheet_would_run(etl: Etl, project: Path) -> None:
    done = etl(
        "query", "--csv", "select '=1+1' as a, '@x' as b, '-2+3' as c, '-2' as d, '+49 30' as e, -2 as f"
    )
    assert done.out.splitlines()[1] == "'=1+1,'@x,'-2+3,-2,+49 30,-2"


def test_the_table_ends_after_500_rows_and_says_so(etl: Etl, project: Path) -> None:
    done = etl("query", "select generate_series(1, 501)")
    assert len(done.out.splitlines()) == 503
    assert done.err.startswith("These are the first 500 rows")


@pytest.mark.S14
def test_control_characters_of_the_data_do_not_reach_the_terminal(etl: Etl, project: Path) -> None:
    done = etl("query", "select E'\\x1b[31mred\\nline' as a")
    assert "\x1b" not in done.out
    assert "\\x1b[31mred\\nline" in done.out


@pytest.mark.parametrize(
    "sql",
    [
        "delete from mail.bounces returning id",
        "with gone as (delete from mail.bounces returning id) select * from gone",
        "select 1; delete from mail.bounces",
        "commit; delete from mail.bounces",
        "drop table mail.bounces",
        "select set_config('transaction_read_only', 'off', false), nextval('mail.numbers')",
    ],
)
def test_a_query_changes_nothing(sql: str, etl: Etl, project: Path, warehouse_url: str) -> None:
    etl("sync")
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute("create sequence mail.numbers")
        done = etl("query", sql)
        assert done.code == 1
        assert done.err.startswith("error: ")
        assert done.err.count("\n") == 1
        assert connection.execute("select count(*) from mail.bounces").fetchone() == (300,)


def test_a_mistake_in_the_sql_is_one_line(etl: Etl, project: Path) -> None:
    done = etl("query", "selct 1")
    assert done.code == 1
    assert done.err == 'error: the warehouse says: syntax error at or near "selct" (42601)\n'


def test_sql_may_come_from_stdin(project: Path) -> None:
    done = subprocess.run(
        [*ETL, "query", "--csv", "-"],
        input="select 7 as n",
        capture_output=True,
        text=True,
        check=True,
        cwd=project,
    )
    assert done.stdout == "n\n7\n"


def test_psql_is_connected_to_the_warehouse(project: Path) -> None:
    done = subprocess.run(
        [*ETL, "psql", "-At", "-c", "select current_database(), current_setting('application_name')"],
        capture_output=True, text=True, check=True, cwd=project,
    )  # fmt: skip
    database, application = done.stdout.strip().split("|")
    assert database.startswith("test_")
    assert application == "psql"


def test_psql_of_the_wheel_serves_where_there_is_none(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("psql") is None
    done = subprocess.run(
        [*ETL, "psql", "-At", "-c", "select 6 * 7"], capture_output=True, text=True, check=True, cwd=project
    )
    assert done.stdout == "42\n"
