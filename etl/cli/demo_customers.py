"""The end of the demo: who is who in all its tables, one customer's life across them, the report's page."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etl.cli import show
from etl.cli.customer import Cut, tell
from etl.cli.report import write
from etl.cli.session import say

if TYPE_CHECKING:
    from etl.config import Config
    from etl.warehouse.postgres import Warehouse

OF_EACH = 5  # rows of each source, of what happened with the one who is shown
BUSIEST = """
select person_id from customers.timeline group by person_id
order by count(distinct source) desc, count(distinct kind) desc, count(*), person_id limit 1
"""


def people(warehouse: Warehouse, config: Config) -> str:
    """Find who is who and keep what happened with whom; show the one of whom most sources tell; say who."""
    from etl.customers.refresh import refresh as refresh_customers
    from etl.identity.refresh import refresh as refresh_identity

    say("Who is who in all of it, and what happened with whom.")
    known = refresh_identity(warehouse, config)
    persons = show.count(known.persons - known.merges)
    say(
        f"  {show.count(known.identifiers)} identifiers are {persons} persons,"
        f" by {show.count(known.observations)} observations, in {show.span(known.seconds)}"
    )
    what = refresh_customers(warehouse, config)
    say(f"  {show.count(what.written)} interactions in {show.span(what.seconds)}")
    click.echo()
    with warehouse.connection() as connection:
        (who,) = connection.execute(BUSIEST).fetchone() or ("",)
        if who:
            tell(connection, who, Cut(each=OF_EACH))
    click.echo()
    return str(who)


def page(warehouse: Warehouse, config: Config, path: Path) -> None:
    """All analyses on one page."""
    from etl.report.ask import SECONDS, questions, sections

    write(path, list(sections(warehouse, questions(config), seconds=SECONDS)), datetime.now(UTC))
