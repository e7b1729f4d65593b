"""`etl events`, as a person uses it."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.cli.conftest import Done, Etl, etl
from tests.events.conftest import call

__all__ = ["etl"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str) -> Path:
    (tmp_path / "tributary.toml").write_text(
        f'[warehouse]\nurl = "{warehouse_url}"\n[events]\nschemas = ["web"]\n'
    )
    lines = [json.dumps(call(properties={"n": i})) for i in range(5)]
    with gzip.open(tmp_path / "calls.jsonl.gz", "wt") as file:
        file.write("\n".join(lines))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_loaded_and_its_tables_are_united(etl: Etl, project: Path) -> None:
    done = etl("events", "load", "calls.jsonl.gz")
    assert done.code == 0
    assert "web: 5 calls in" in done.out
    assert "5 loaded, 0 known already, 0 refused" in done.out
    assert "note: new tables: tracks, thing_done" in done.err
    assert (
        etl("query", "--csv", "select source_schema, count(*) from events.thing_done group by 1").out
        == "source_schema,count\nweb,5\n"
    )
    assert etl("events", "load", "calls.jsonl.gz", "--json").json["known"] == 5
    assert etl("events", "refresh").out == "All views of schema events are as their tables are.\n"
    views = {view["view"]: view["tables"] for view in etl("events", "--json").json}
    assert views == {"thing_done": ["web.thing_done"], "tracks": ["web.tracks"]}
    assert [line.split()[1] for line in etl("events").out.splitlines() if "events." in line] == [
        "5",
        "5",
    ]  # never analyzed


def test_many_rows_are_estimated_though_never_analyzed(etl: Etl, project: Path, warehouse_url: str) -> None:
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute("create schema web; create table web.pages (id text, received_at timestamptz)")
        connection.execute("insert into web.pages select n::text, now() from generate_series(1, 20000) n")
    (pages,) = etl("events", "--json").json
    assert pages["rows_estimated"]
    assert 10_000 < pages["rows"] < 40_000
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute("truncate web.pages")
    (pages,) = etl("events", "--json").json
    assert (pages["rows"], pages["rows_estimated"]) == (0, False)


def test_refused_calls_are_exit_code_3_and_where_they_are_is_said(
    etl: Etl, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"type": "trak"}\n')))
    done = etl("events", "load", "-")
    assert done.code == 3
    assert "1 record or value was refused" in done.err
    (letter,) = etl("dead-letters", "list", "--each", "--json").json
    assert (letter["source"], letter["rule"]) == ("web", "spec.type")
    again = etl("dead-letters", "replay", str(letter["id"]))
    assert again.code == 3
    assert "still open" in again.err
    assert "etl events load FILE --schema web" in etl("dead-letters", "show", str(letter["id"])).out


def test_a_schema_that_is_not_united_is_said(etl: Etl, project: Path) -> None:
    done = etl("events", "load", "calls.jsonl.gz", "--schema", "ios")
    assert done.code == 0
    assert "note: schema ios is not among [events] schemas" in done.err


def configured(etl: Etl, project: Path, text: str, *arguments: str) -> Done:
    path = project / "tributary.toml"
    path.write_text(path.read_text().partition("[events]")[0] + text)
    return etl("events", *arguments)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no schema"), ('[events]\nschemas = ["web", "ios"]\n', "names web, ios; say by --schema"),
        ('[events]\nschemas = "web"\n', "schemas must be a list"), ('[events]\nschema = ["web"]\n', "did you mean 'schemas'?"),
        ('[events]\nschemas = ["events"]\n', "cannot hold streamed tables"), ('[events]\nschemas = ["We b"]\n', "is not lower-case letters"),
    ],
)  # fmt: skip
def test_a_wrong_section_is_said_with_what_is_right(etl: Etl, project: Path, text: str, said: str) -> None:
    done = configured(etl, project, text, "load", "calls.jsonl.gz")
    assert done.code == 2
    assert said in done.err


def test_a_schema_that_is_not_there_is_a_note_and_the_others_are_united(etl: Etl, project: Path) -> None:
    path = project / "tributary.toml"
    path.write_text(path.read_text().replace('["web"]', '["web", "ios"]'))
    note = "note: schema ios is not there, or not yet\n"
    done = etl("events", "load", "calls.jsonl.gz", "--schema", "web")
    assert (done.code, note in done.err) == (0, True)
    assert done.err.count("ios") == 1
    done = etl("events")
    assert (done.code, "events.thing_done" in done.out, done.err) == (0, True, note)
    assert [view["tables"] for view in etl("events", "--json").json] == [["web.thing_done"], ["web.tracks"]]
    done = etl("events", "refresh")
    assert (done.code, done.out, done.err) == (0, "", note)
    assert etl("events", "refresh", "--json").json["notes"] == ["schema ios is not there, or not yet"]
    assert etl("events", "load", "calls.jsonl.gz", "--schema", "ios").err.count("not there") == 0


def test_views_are_made_again_where_a_schema_was_dropped(etl: Etl, project: Path, warehouse_url: str) -> None:
    path = project / "tributary.toml"
    path.write_text(path.read_text().replace('["web"]', '["web", "ios"]'))
    for schema in ("web", "ios"):
        etl("events", "load", "calls.jsonl.gz", "--schema", schema)
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute("drop schema ios cascade")
    done = etl("events", "refresh")
    assert (done.code, done.out) == (0, "made: events.thing_done, events.tracks\n")
    assert etl("query", "--csv", "select source_schema, count(*) from events.tracks group by 1").out == (
        "source_schema,count\nweb,5\n"
    )


def test_a_schema_whose_name_is_spelled_otherwise_is_said_with_the_nearest(etl: Etl, project: Path) -> None:
    etl("events", "load", "calls.jsonl.gz")
    done = configured(etl, project, '[events]\nschemas = ["wbe"]\n', "refresh")
    assert done.code == 0
    assert "note: schema wbe is not there; did you mean 'web'?" in done.err
    assert "dropped: events.thing_done, events.tracks" in done.out


def test_columns_that_are_not_of_the_documented_sort_are_said(etl: Etl, project: Path) -> None:
    lines = [call(event="Completed Order", properties={"total": total}) for total in (12.5, "n/a")]
    (project / "orders.jsonl").write_text("\n".join(map(json.dumps, lines)))
    etl("events", "load", "orders.jsonl")
    done = etl("events")
    assert done.err == (
        "note: web.completed_order.total is text, where numbers are documented: schema events has what it says"
        " of these, and null where it says none\n"
    )
    told = {view["view"]: view["unlike_documented"] for view in etl("events", "--json").json}
    text = {"web.completed_order.total": "text"}
    assert told == {"completed_order": text, "order_completed": text, "tracks": {}}
    assert "web.completed_order.total is text" in etl("check").out


@pytest.mark.parametrize(
    ("totals", "total"),
    [
        ({"Completed Order": "12.50"}, 17.5), ({"Order Completed": "n/a"}, 5),
        ({"Completed Order": "1e99999", "Order Completed": "infinity"}, 5),
        ({"Order Completed": 1e200}, 5), ({"Completed Order": 7, "Order Completed": "-1e400"}, 12),
    ],
)  # fmt: skip
def test_one_absurd_amount_takes_neither_the_report_nor_the_other_amounts(
    etl: Etl, project: Path, totals: dict[str, Any], total: float
) -> None:
    many = [
        call(event=event, userId="u", properties={"total": t, "revenue": t}) for event, t in totals.items()
    ]
    many.append(call(event="Order Completed", userId="u", properties={"total": 5, "revenue": 5}))
    (project / "orders.jsonl").write_text("\n".join(map(json.dumps, many)))
    etl("events", "load", "orders.jsonl")
    done = etl("report", "--json")
    assert done.code == 0
    (revenue,) = (each for each in done.json if each["name"] == "daily_revenue")
    assert [(row["orders"], row["total"]) for row in revenue["rows"]] == [(1 + len(totals), total)]


def test_a_file_that_is_not_there_is_said(etl: Etl, project: Path) -> None:
    done = etl("events", "load", "nothing.jsonl")
    assert (done.code, "nothing.jsonl cannot be read: No such file" in done.err) == (2, True)
