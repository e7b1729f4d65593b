"""A person's way through Dagster's pages, in a real browser: two days of two tables are read again."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from playwright.sync_api import Page, expect

from connectors.sandbox.stripe import StripeSandbox
from etl.warehouse import embedded
from tests.browser import MINUTE, opened
from tests.dagster.ui import ETL, running

SCREENSHOT = "TRIBUTARY_SCREENSHOT"  # where to write the README's picture; unset: nowhere
TABLES = ("charges", "refunds")
SELECTION = 'key:"stripe/charges" or key:"stripe/refunds"'
DAY = 86_400


@pytest.fixture
def page() -> Iterator[Page]:
    with opened() as page:
        yield page


def test_two_days_of_two_tables_are_read_again_by_a_few_clicks(page: Page, project: Path) -> None:
    simulator = StripeSandbox(people=60, months=3)
    first = _day(simulator.now() - 100 * DAY)  # before the company's first
    with simulator.serve() as server:
        (project / "tributary.toml").write_text(
            '[sources.stripe]\nconnector = "stripe"\napi_key = "sk_test_tributary"\n'
            f'base_url = "{server.url}"\nrequests_per_second = 5000.0\nstart_date = {first}\n'
        )
        days = _busy_days(simulator)
        subprocess.run([ETL, "sync", "--stream", "charges", "--stream", "refunds"], cwd=project, check=True)
        url = embedded.start(project / ".tributary").url()
        with (
            psycopg.connect(url, autocommit=True) as warehouse,
            running(project / "tributary.toml") as pages,
        ):
            for table in TABLES:
                warehouse.execute(f"delete from stripe.{table} where created >= %s", (days[0],))
            page.goto(f"{pages.url}/asset-groups/")
            search = page.locator(".CodeMirror").first
            expect(page.get_by_text("stripe", exact=True).first).to_be_visible(timeout=MINUTE)
            search.click()
            page.keyboard.type(SELECTION)
            page.keyboard.press("Enter")
            page.get_by_role("button", name="Materialize all").click()
            expect(page.get_by_text("Launch runs to materialize 2 assets")).to_be_visible()
            picked = page.get_by_placeholder("No matching partitions")
            picked.fill(f"[{days[0]}...{days[1]}]")
            picked.press("Enter")
            expect(page.get_by_text("2 partitions", exact=True).first).to_be_visible()
            page.get_by_role("button", name="Launch backfill").click()
            expect(page.get_by_text("Created backfill")).to_be_visible()
            page.goto(f"{pages.url}/runs")
            page.get_by_role("tab", name="Backfills").click()
            expect(page.get_by_text("Success").first).to_be_visible(timeout=2 * MINUTE)

            for table in TABLES:
                made = [o["id"] for o in simulator.objects(table[:-1]) if _day(o["created"]) in days]
                found = warehouse.execute(f"select id from stripe.{table}").fetchall()
                assert made
                assert {(id,) for id in made} <= set(found)
            runs = "select count(distinct run_id), count(*) from tributary.syncs"
            assert warehouse.execute(runs).fetchone() == (2, 4), "each read both tables"

            page.goto(f"{pages.url}/asset-groups~{quote(SELECTION, safe='')}/")
            expect(page.get_by_text("% filled")).to_have_count(2, timeout=MINUTE)
            expect(page.get_by_text(re.compile(r"^([6-9]) / \1 Passed$"))).to_have_count(2, timeout=MINUTE)
            page.goto(f"{pages.url}/assets/customers/summary?view=lineage")
            expect(page.get_by_text("charges", exact=True).first).to_be_visible(timeout=MINUTE)
            if SCREENSHOT in os.environ:  # with the days of the first sync, once the mirror has shown them
                expect(page.get_by_text("99% filled")).to_have_count(2, timeout=2 * MINUTE)
                page.set_viewport_size({"width": 1280, "height": 900})
                page.goto(f"{pages.url}/assets/stripe/charges")
                expect(page.get_by_text("customer_id", exact=True).first).to_be_visible(timeout=MINUTE)
                page.screenshot(path=os.environ[SCREENSHOT])


def _busy_days(simulator: StripeSandbox) -> tuple[str, str]:
    """Two days in a row, over by now, which begin with refunds."""
    made = [o["created"] for o in simulator.objects("refund") if o["created"] < simulator.now() - 3 * DAY]
    return _day(max(made)), _day(max(made) + DAY)


def _day(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"
