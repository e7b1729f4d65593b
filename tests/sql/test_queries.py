"""The SQL that analysts run is what PostgreSQL and Redshift both speak, and explains itself."""

from __future__ import annotations

import re
from pathlib import Path

import psycopg
import pytest
import sqlglot

from etl.report.analyses import GROUPS, Analysis, analyses, fitted, parse, tables
from tests.sql.subset import faults

ROOT = Path(__file__).parents[2]
QUERIES = sorted((ROOT / "sql").rglob("*.sql"))
ANALYSES = {analysis.name: analysis for analysis in analyses()}


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_keeps_to_what_both_warehouses_speak(path: Path) -> None:
    assert list(faults(path.read_text())) == []


@pytest.mark.parametrize(
    "sql",
    [
        "select distinct on (a) a from t", "select a from t qualify row_number() over (order by a) = 1",
        "select count(*) filter (where a > 1) from t", "select a::text from t", "select a ->> 'b' from t",
        "select a['b'] from t", "select string_agg(a, ',') from t", "select array_agg(a) from t", "select array[1] from t",
        "select a from t where a is distinct from b", "select g from generate_series(1, 3) as g",
        "select a from t, lateral (select 1) as x", "select a from (values (1)) as t (a)", "select * from t",
        "select a from t order by 1", "select count(*) from t group by 1", "select a from t; select b from t",
        "with recursive r as (select 1 as a union all select a from r) select a from r",
        "select a from t where a in (select b from s)", "select a from t where exists (select 1 from s)",
        "select (select max(b) from s) as m from t", "select sum(a) over (partition by b order by a) from t",
        "select tag from t", "select cast(a as jsonb) from t", "select cast(a as text) from t", "select now() from t",
        "select current_timestamp from t", "select a from t limit 5 for update", "insert into t select a from s",
        "update t set a = 1", "select a from t where (a, b) = (1, 2)", "select a from t tablesample bernoulli (1)",
        "select encode(a, 'hex') from t", "select percentile_cont(0.5) within group (order by a) from t",
        "select json_extract_path_text(a, 'b') from t",
    ],
)  # fmt: skip
def test_what_they_do_not_both_speak_is_found(sql: str) -> None:
    assert list(faults(sql))


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=ANALYSES)
def test_a_query_runs_on_empty_tables_and_explains_itself(
    analysis: Analysis, tables: psycopg.Connection
) -> None:
    cursor = tables.execute(analysis.sql.encode())
    assert cursor.fetchall() == [] or analysis.name == "event_columns"
    said = [column.comments for column in sqlglot.parse_one(analysis.sql, read="redshift").expressions]
    assert all(len(one) == 1 and re.fullmatch(r" [A-Z(].*\.", one[0]) for one in said), said
    chart, names = analysis.chart, {column.name for column in cursor.description or ()}
    if chart:
        assert {chart.x, *chart.y, *filter(None, (chart.by, chart.facet))} <= names


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=ANALYSES)
def test_a_header_says_what_the_query_reads(analysis: Analysis) -> None:
    head = " ".join(line.removeprefix("--").strip() for line in analysis.sql.splitlines() if line[:2] == "--")
    assert f"reads: {', '.join(analysis.reads)} " in head
    assert analysis.answers.endswith((".", "?"))
    assert max(map(len, analysis.sql.splitlines())) <= 140


def test_titles_name_one_analysis_each() -> None:
    titles = [analysis.title for analysis in ANALYSES.values()]
    assert sorted(set(titles)) == sorted(titles)


def test_a_query_is_asked_of_the_schemas_that_are_configured() -> None:
    sql = (
        "select stripe.id from stripe.charges as stripe\njoin zendesk.users as users on users.id = stripe.id"
    )
    assert fitted(sql, {"stripe": "billing", "zendesk": "Help-Desk", "events": "events"}) == (
        'select stripe.id from "billing".charges as stripe\njoin "Help-Desk".users as users on users.id = stripe.id'
    )
    assert tables(sql) == ("stripe.charges", "zendesk.users")
    reserved = 'select a.id from "identity".persons as a'
    assert fitted(reserved, {"identity": "identity", "stripe": "billing"}) == reserved
    assert tables(reserved) == ("identity.persons",)


def test_a_header_that_is_not_understood_is_an_error() -> None:
    with pytest.raises(ValueError, match="has no title"):
        parse("mine", "-- What it answers.\n-- chart: none\nselect 1")
    with pytest.raises(ValueError, match="mine.sql: group is 'Gold'; groups are Money; Sales"):
        parse("mine", "-- What it answers.\n-- title: Mine\n-- group: Gold\n-- chart: none\nselect 1")
    with pytest.raises(ValueError, match="kinds are line, bar, hbar"):
        parse("mine", "-- What it answers.\n-- title: Mine\n-- group: Money\n-- chart: pie x=a y=b\nselect 1")


def test_the_page_is_in_the_order_of_the_documented_list_and_opens_with_money_that_is_drawn() -> None:
    text = (ROOT / "docs" / "analyses.md").read_text().partition("## What there is")[2].partition("\n## ")[0]
    listed = dict(part.split("\n", 1) for part in text.split("\n### ")[1:])
    assert tuple(listed) == GROUPS
    assert [a.name for a in ANALYSES.values() if f"/{a.name}.sql)" not in listed[a.group]] == []
    places = [(GROUPS.index(a.group), a.chart is None, a.title.lower()) for a in ANALYSES.values()]
    assert places == sorted(places)
    assert next(iter(ANALYSES.values())).chart


def test_the_documented_list_has_every_file_and_a_reason_for_what_is_not_there() -> None:
    text = (ROOT / "docs" / "analyses.md").read_text()
    linked = re.findall(r"\[(\w+)\]\(\.\./sql/analyses/(\w+)\.sql\)", text)
    assert {name for _, name in linked} == set(ANALYSES)
    assert all(shown == name for shown, name in linked)
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    assert [row for row in rows if len(row) != 2 or not row[1].strip()] == []
