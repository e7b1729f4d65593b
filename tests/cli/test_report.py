"""`etl report`: the page, what it lacks, what fails, and how it looks in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import expect

from tests.browser import opened
from tests.cli.conftest import Etl

EVIL = "</script><script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">"
EVENTS = """
    create schema events;
    create table events.pages (
        id text, anonymous_id text, user_id text, "timestamp" timestamptz, received_at timestamptz
    );
    insert into events.pages values
        ('p1', 'a1', 'u1', '2026-03-01 10:00+00', '2026-03-01 10:00+00'),
        ('p2', 'a2', null, '2026-03-02 10:00+00', '2026-03-02 10:00+00');
    create table events.identifies (
        id text, user_id text, plan text, "timestamp" timestamptz, received_at timestamptz
    );
"""
MONEY = """
    create schema "{0}";
    create table "{0}".charges (created timestamptz, status text, currency text, amount_captured bigint);
    create table "{0}".refunds (created timestamptz, status text, currency text, amount bigint);
    insert into "{0}".charges values (now(), 'succeeded', 'eur', {1});
"""


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_url: str
) -> Iterator[psycopg.Connection]:
    """A working directory whose warehouse has some events; gives the warehouse."""
    monkeypatch.chdir(tmp_path)
    Path("tributary.toml").write_text(f'[warehouse]\nurl = "{warehouse_url}"\n')
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute(EVENTS.encode())
        connection.execute("insert into events.identifies values ('i1', 'u1', %s, null, now())", (EVIL,))
        yield connection


def test_what_there_are_tables_for_is_answered_and_the_rest_named(
    project: psycopg.Connection, etl: Etl
) -> None:
    done = etl("report")
    assert (done.code, done.out) == (0, "")
    assert re.search(r"^report.html: 4 answered, \d+ lack a table, 0 failed\.$", done.err, re.MULTILINE)
    text = Path("report.html").read_text()
    answered, lacking = text.split('<section id="lacking"')
    assert set(re.findall(r'<section id="(\w+)"', answered)) == {
        "event_columns", "daily_page_views", "daily_identified_users", "users_per_plan",
    }  # fmt: skip
    headings = re.findall(r"<h2 id=.*?>(.*?)</h2>|<h3 id=.*?>(.*?)</h3>", answered)
    assert [group or f"- {title}" for group, title in headings] == [
        "Events", "- Daily identified users", "- Daily page views", "- Users per plan", "- Columns of event tables",
    ]  # fmt: skip
    assert "Daily revenue: <span" in lacking
    assert "events.order_completed" in lacking
    assert '<td>2026-03-01</td><td class="number">1</td>' in answered


def test_answers_for_programs_need_no_page(project: psycopg.Connection, etl: Etl) -> None:
    done = etl("report", "--only", "daily_page_views", "--only", "daily_revenue", "--json")
    (views, revenue) = sorted(done.json, key=lambda section: section["name"])
    assert views["rows"] == [
        {"day": "2026-03-01", "views": 1, "visitors": 1},
        {"day": "2026-03-02", "views": 1, "visitors": 1},
    ]
    assert (revenue["rows"], revenue["missing"]) == ([], "events.order_completed")
    assert not Path("report.html").exists()
    assert etl("report", "--only", "daily_page_views", "--json", "--out", "page.html").code == 0
    assert "Daily page views" in Path("page.html").read_text()


def test_a_name_that_there_is_not_is_wrong_usage(project: psycopg.Connection, etl: Etl) -> None:
    done = etl("report", "--only", "daily_page_view")
    assert done.code == 2
    assert "no analysis 'daily_page_view'; did you mean 'daily_page_views'?" in done.err


def test_a_column_that_nobody_sends_is_lacking_and_no_failure(project: psycopg.Connection, etl: Etl) -> None:
    project.execute("alter table events.identifies drop column plan")
    done = etl("report", "--only", "users_per_plan", "--json")
    assert done.code == 0
    assert done.json[0]["missing"] == 'the warehouse says: column "plan" does not exist (42703)'


def test_a_query_that_fails_is_a_section_and_an_exit_code(project: psycopg.Connection, etl: Etl) -> None:
    project.execute('alter table events.pages alter "timestamp" type text')
    done = etl("report", "--only", "daily_page_views", "--only", "users_per_plan")
    assert done.code == 1
    assert "error: daily_page_views: the warehouse says: COALESCE types text and timestamp" in done.err
    text = Path("report.html").read_text()
    assert text.count('role="alert">the warehouse says: COALESCE types') == 1
    assert "Users per plan" in text


def test_a_query_that_takes_too_long_is_ended(project: psycopg.Connection, etl: Etl) -> None:
    project.execute(
        "drop table events.pages; create view events.pages as select g::text as id, g::text as anonymous_id,"
        ' null as user_id, now() as "timestamp", now() as received_at from generate_series(1, 1e12) g'
    )
    done = etl("report", "--only", "daily_page_views", "--seconds", "0.2", "--json")
    assert done.code == 1
    assert "statement timeout" in done.json[0]["error"]


def test_an_answer_without_end_is_cut_and_says_so(project: psycopg.Connection, etl: Etl) -> None:
    project.execute(
        "drop table events.pages; create view events.pages as select g::text as id, 'a' as anonymous_id,"
        " 'u' as user_id, timestamptz '2001-01-01 00:00Z' + g * interval '1 day' as \"timestamp\","
        " null::timestamptz as received_at from generate_series(0, 10_000) g"
    )
    assert etl("report", "--only", "daily_page_views").code == 0
    text = Path("report.html").read_text()
    assert "There are more than 10,000 rows: what comes after the first 10,000 is left out." in text
    assert "<caption>The last 12 of the first 10,000 rows</caption>" in text


def test_sources_are_asked_by_their_names_each_by_itself(project: psycopg.Connection, etl: Etl) -> None:
    with Path("tributary.toml").open("a") as config:
        for name, cents in (("billing", 1234), ("old_shop", 500)):
            config.write(f'[sources.{name}]\nconnector = "stripe"\napi_key = "sk_test_x"\n')
            config.write('base_url = "http://127.0.0.1:1"\n')
            project.execute(MONEY.format(name, cents).encode())
    done = etl("report", "--only", "revenue_by_month", "--json")
    assert [(section["title"], section["rows"][0]["gross"]) for section in done.json] == [
        ("Revenue by month (billing)", 12.34),
        ("Revenue by month (old_shop)", 5.0),
    ]


def test_a_browser_draws_it_offline_and_runs_nothing_of_the_rows(
    project: psycopg.Connection, etl: Etl
) -> None:
    assert etl("report", "--only", "daily_page_views", "--only", "users_per_plan").code == 0
    told: list[str] = []
    with opened() as page:
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: told.append(request.url))
        page.goto(Path("report.html").absolute().as_uri())
        expect(page.locator("#daily_page_views .scatterlayer path.js-line")).to_have_count(1)
        expect(page.locator("#daily_page_views .scatterlayer path.point")).to_have_count(2)
        page.locator("#users_per_plan").scroll_into_view_if_needed()
        expect(page.locator("#users_per_plan .barlayer path")).to_have_count(1)
        expect(page.locator("#users_per_plan td").first).to_have_text(EVIL)
        expect(page.locator("#users_per_plan .xtick")).to_contain_text("document.title")
        assert page.title() == "What the warehouse says"
        page.get_by_role("navigation").get_by_role("link", name="Events").click()
        expect(page.get_by_role("heading", level=2, name="Events")).to_be_in_viewport()
        for link in page.get_by_role("navigation").get_by_role("link").all():
            expect(page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")).to_have_count(1)
        page.evaluate("history.replaceState(null, '', location.pathname)")
        assert told == [page.url], "nothing but the page itself is asked for, and nothing is complained of"
