"""`etl demo`: all of it within a minute, nothing configured: a vendor, a warehouse, two syncs, answers."""

from __future__ import annotations

import sys
import time
from decimal import Decimal
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.session import FAILED, Session, command, say

if TYPE_CHECKING:
    from etl.cli.sources import Selection
    from etl.cli.sync import Results
    from etl.sandbox import SandboxServer
    from etl.warehouse.postgres import Warehouse

HOME = Path(".tributary/demo")
CONNECTOR = "stripe"
HOURS = 3.0  # that pass in the simulated world: what a schedule would find at its next tick
ANALYSES = ("revenue_by_month", "recurring_revenue_by_plan", "customers_to_chase")
MOST_ROWS = 12  # of an answer

EXAMPLE = '"select * from stripe.charges order by created desc limit 5"'

CONFIG = """\
# Written by `etl demo`. The simulator ended with the demo; what it was asked for is in the warehouse.
[sources.{connector}]
{options}
requests_per_second = {rate}
"""


@command(short_help="See it work: a simulated Stripe, a warehouse of its own, two syncs, three answers.")
@click.option(
    "--customers", default=400, show_default=True, type=click.IntRange(20, 20_000), help="Of the company."
)
@click.option("--remove", is_flag=True, help="Stop the demo's PostgreSQL and remove all it wrote.")
def demo(session: Session, customers: int, remove: bool) -> int:
    """Load a made-up company's Stripe account, let three hours pass there, and load what changed.

    Everything lies in .tributary/demo of the working directory: tributary.toml and a PostgreSQL, which keeps
    running so that you can look around. Each demo begins afresh, with a company and empty tables.
    """
    if remove:
        _remove()
        return 0
    from etl.cli.sources import select
    from etl.sandbox import SandboxServer

    began = time.monotonic()
    HOME.mkdir(parents=True, exist_ok=True)
    (HOME.parent / ".gitignore").write_text("*\n")
    say("Making up a company that has been taking payments for a year and a half ...")
    simulator = _simulator(customers)
    with SandboxServer(simulator) as server:
        session.config_path = str(_configured(server))
        session.log_to_stderr()
        (selection,) = select(session.config, ())
        say("Starting a PostgreSQL for it ...")
        with session.warehouse() as warehouse:
            _empty(warehouse, selection)
            first = _sync(warehouse, selection, "First sync: everything there is.")
            simulator.advance(hours=HOURS)
            second = _sync(
                warehouse, selection, f"{HOURS:.0f} hours later in that company: only what is new."
            )
            _compare(first, second)
            for name in ANALYSES:
                _analyse(warehouse, name)
    _farewell(time.monotonic() - began)
    return FAILED if first.exit_code or second.exit_code else 0


def _simulator(customers: int) -> Any:
    """The vendor, with so many customers; it has `advance`."""
    from etl.cli.sandbox import simulator_class
    from etl.sources import connector_class

    return simulator_class(connector_class(CONNECTOR))(customers=customers)


def _configured(server: SandboxServer) -> Path:
    """The demo's tributary.toml, pointed at the running simulator."""
    from etl.cli.sandbox import REQUESTS_PER_SECOND, options
    from etl.sources import connector_class

    lines = [f'{name} = "{value}"' for name, value in options(connector_class(CONNECTOR), server).items()]
    path = HOME / "tributary.toml"
    path.write_text(CONFIG.format(connector=CONNECTOR, options="\n".join(lines), rate=REQUESTS_PER_SECOND))
    return path


def _empty(warehouse: Warehouse, selection: Selection) -> None:
    """Begin afresh: another demo's company is another company."""
    from etl.warehouse.ask import explained
    from etl.warehouse.ddl import quote
    from etl.warehouse.ledger import OWN_SCHEMAS

    with explained(), warehouse.connection() as connection:
        for schema in (selection.source.name, *OWN_SCHEMAS):
            connection.execute(f"drop schema if exists {quote(schema)} cascade")


def _sync(warehouse: Warehouse, selection: Selection, title: str) -> Results:
    from etl.cli.progress import Progress
    from etl.cli.sync import load

    say(title)
    began = time.monotonic()
    with Progress() as progress:
        results = load(warehouse, [selection], progress)
    seconds = time.monotonic() - began
    rows = sum(outcome.total.fetched for _, outcome in results.outcomes)
    say(
        f"  {show.count(rows)} records of {len(results.outcomes)} streams in {show.span(seconds)},"
        f" {show.count(round(rows / seconds))} a second"
    )
    for _, outcome in results.outcomes:
        if outcome.error is not None:
            say(f"  error: {outcome.stream}: {outcome.error.kind}: {outcome.error}")
    for name, error in results.errors:
        say(f"  error: {name}: {error.kind}: {error}")
    return results


def _compare(first: Results, second: Results) -> None:
    """What each sync did, for the streams in which the second one found something."""
    before = {outcome.stream: outcome.total for _, outcome in first.outcomes}
    rows: list[tuple[Any, ...]] = []
    quiet = 0
    for _, outcome in second.outcomes:
        now = outcome.total
        if not (now.inserted or now.updated or now.deleted):
            quiet += 1
            continue
        start = before[outcome.stream].inserted if outcome.stream in before else 0
        rows.append(
            (outcome.stream, *map(show.count, (start, now.inserted, now.updated, now.unchanged, now.deleted)))
        )
    click.echo()
    show.table(("stream", "at first", "then inserted", "updated", "unchanged", "deleted"), rows)
    click.echo(f"Nothing new in the {quiet} other streams. Deleted rows stay, with _deleted_at set.\n")


def _analyse(warehouse: Warehouse, name: str) -> None:
    """Ask one of the queries under sql/analyses and show how its answer begins."""
    from etl.warehouse.ask import answer

    text = (files("sql") / "analyses" / f"{name}.sql").read_text()
    title = text.partition("\n")[0].removeprefix("-- ")
    with answer(warehouse, text) as (columns, rows):
        shown = [[_brief(value) for value in row] for row in islice(rows, MOST_ROWS)]
        more = sum(1 for _ in rows)
    show.table(columns, shown, title=title)
    if more:
        click.echo(f"... and {more} more; the query is sql/analyses/{name}.sql\n")


def _brief(value: Any) -> Any:
    """An amount with two decimals, if those are all it has: only dinars have three."""
    cent = Decimal("0.01")
    return value.quantize(cent) if isinstance(value, Decimal) and value == round(value, 2) else value


def _farewell(seconds: float) -> None:
    path = HOME / "tributary.toml"
    etl = called()
    click.echo(
        f"That took {show.span(seconds)}. Look around:\n"
        f"  {etl} --config {path} query {EXAMPLE}\n"
        f"  {etl} --config {path} status\n"
        f"  {etl} --config {path} psql\n"
        f"and `{etl} demo --remove` when you have seen enough. Your own data: `{etl} init`."
    )


def called() -> str:
    """How `etl` was called: by its name if the shell finds it by that, else by its path."""
    import shutil
    from shlex import quote

    given = sys.argv[0]
    found = shutil.which("etl")
    if (
        given == "etl"
        or Path(given).name != "etl"
        or (found and Path(found).resolve() == Path(given).resolve())
    ):
        return "etl"
    return quote(given)


def _remove() -> None:
    import shutil

    from etl.config import load
    from etl.warehouse import embedded

    path = HOME / "tributary.toml"
    if not path.exists():
        say(f"There is no demo in {HOME}.")
        return
    embedded.stop(load(path).home)
    shutil.rmtree(HOME)
    say(f"The demo's PostgreSQL is stopped, and {HOME} is removed.")
