"""`etl report`: the analyses as one page with charts."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etl.cli import show
from etl.cli.session import FAILED, Session, command, json_option, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.report.ask import Section

DEFAULT = Path("report.html")


@command(short_help="Answer the analyses as one HTML page with charts.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write.  [default: report.html]"
)
@click.option("--only", multiple=True, metavar="NAME", help="Only this one of sql/analyses; may be repeated.")
@click.option(
    "--seconds", default=60.0, show_default=True, type=click.FloatRange(min=0.1), help="Of one query at most."
)
@json_option
def report(session: Session, out: Path | None, only: tuple[str, ...], seconds: float, as_json: bool) -> int:
    """Ask all queries of sql/analyses whose tables there are, and write their answers into one page.

    It needs no network, and holds what the rows hold: names and addresses, too. Nothing can be changed by it.
    A source that is named otherwise than its vendor is asked by its name; of two of one vendor each has its
    section. --json prints the answers, and writes a page only with --out. Exits with 1 if a query failed.
    """
    from etl.report.ask import as_report, questions, sections

    asked = questions(session.config, only)
    at = datetime.now(UTC)
    found: list[Section] = []
    with (
        session.warehouse() as warehouse,
        click.progressbar(length=len(asked), label="Asking", file=sys.stderr) as bar,
    ):
        for section in sections(warehouse, asked, seconds=seconds):
            found.append(section)
            bar.update(1)
    if as_json:
        show.json([as_report(section) for section in found])
    if out or not as_json:
        write(out or DEFAULT, found, at)
    for section in found:
        if section.error:
            say(f"error: {section.question.analysis.name}: {section.error}")
    return FAILED if any(section.error for section in found) else 0


def write(path: Path, found: Sequence[Section], at: datetime) -> None:
    """Write the page, and say how many analyses it answers; ConfigError if it cannot be written."""
    from etl.report.page import write_page

    write_page(path, found, at)
    lacking = sum(1 for section in found if section.missing)
    failed = sum(1 for section in found if section.error)
    done = len(found) - lacking - failed
    say(f"{path}: {done} answered, {lacking} lack a table, {failed} failed.")
