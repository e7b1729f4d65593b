"""`etl demo`: all of it within a minute, nothing configured: vendors, events, a warehouse, syncs, answers."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from decimal import Decimal
from importlib.resources import files
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.session import FAILED, Session, command, say

if TYPE_CHECKING:
    from etl.cli.demo_calls import Calls
    from etl.cli.sources import Selection
    from etl.cli.sync import Results
    from etl.sandbox import SandboxServer
    from etl.sync import Outcome
    from etl.warehouse.postgres import Warehouse

HOME = Path(".tributary/demo")
CONNECTORS = ("stripe", "salesforce", "zendesk")
HOURS = 3.0  # that pass in the simulated worlds: what a schedule would find at its next tick
ANALYSES = ("customers_waiting", "pipeline_by_account", "support_load_by_plan", "signups_by_campaign")
OURS = ("events", "identity", "customers")  # schemas of what is made of all sources
MOST_STREAMS = 12  # of a source that have a line of their own
MOST_ROWS = 8  # of an answer

COMMENT = """\
# Written by `etl demo`. The simulators ended with the demo; what they were asked for is in the warehouse.

"""


@command(
    short_help="See it work: three simulated vendors, a warehouse, two syncs, one customer across all of it."
)
@click.option(
    "--customers", default=400, show_default=True, type=click.IntRange(20, 20_000), help="Of the company."
)
@click.option(
    "--chaos",
    is_flag=True,
    help="Let the vendors throttle, cut off and lie, and sessions break, in the first sync.",
)
@click.option("--remove", is_flag=True, help="Stop the demo's PostgreSQL and remove all it wrote.")
def demo(session: Session, customers: int, chaos: bool, remove: bool) -> int:
    """Load a made-up company's vendors and events, let three hours pass, and load what changed.

    Its Stripe, Salesforce and Zendesk are simulated, and what its site, apps and mailer sent lies in files.

    Everything lies in .tributary/demo of the working directory: tributary.toml and a PostgreSQL, which keeps
    running so that you can look around. Each demo begins afresh, with a company and empty tables. The
    simulated vendors answer at once and set no limits. With --chaos much goes wrong in the first sync; what
    it was and how it was healed is told, and what is there then is held against what the vendors count.
    """
    if remove:
        _remove()
        return 0
    from etl.cli.demo_chaos import Chaos, closed, reconciled
    from etl.cli.demo_customers import page, people
    from etl.cli.sources import select
    from etl.home import own_folder

    began = time.monotonic()
    own_folder(HOME.parent)
    HOME.mkdir(exist_ok=True)
    say(f"Making up a company of {show.count(customers)} customers, a year and a half in business ...")
    with ExitStack() as stack:
        servers, calls, path = _serve(stack, customers)
        session.config_path = str(path)
        session.log_to_stderr()
        selected = select(session.config, ())
        say("Starting a PostgreSQL for it ...")
        with session.warehouse() as warehouse:
            _empty(warehouse, [*(s.source.name for s in selected), *calls.schemas, *OURS])
            everything = "First sync: everything there is, of all sources at once."
            healed = True
            if chaos:
                trouble = Chaos(servers)
                with trouble.raging(warehouse):
                    first = _sync(warehouse, selected, f"{everything} While it reads, much goes wrong.")
                trouble.told(first)
                trouble.calm()
                healed = closed(first) & reconciled(warehouse, session.config)
            else:
                first = _sync(warehouse, selected, everything)
            calls.load(warehouse, "Events of its site, apps and mailer, from files.")
            for server in servers.values():
                server.simulator.advance(hours=HOURS)  # type: ignore[attr-defined]
            second = _sync(warehouse, selected, f"{HOURS:.0f} hours later in that company: only what is new.")
            calls.load(warehouse, "Events of these hours.", HOURS)
            compare(first, second)
            for name in ANALYSES:
                _analyse(warehouse, name)
            who = people(warehouse, session.config)
            page(warehouse, session.config, HOME / "report.html")
    _farewell(time.monotonic() - began, who)
    return FAILED if first.failed or second.failed or not healed else 0  # a dead letter is part of the show


def _serve(stack: ExitStack, customers: int) -> tuple[dict[str, SandboxServer], Calls, Path]:
    """The company's vendors by name, served until the stack ends, its calls, and the demo's tributary.toml.

    Their clocks begin together, so long ago that what is to happen will have happened by now.
    """
    from etl.cli.demo_calls import Calls
    from etl.cli.sandbox import section, simulator_class
    from etl.sandbox import SandboxServer
    from etl.sources import connector_class

    now = int(time.time() - (HOURS + 1) * 3_600)
    servers, sections = {}, []
    for cls in map(connector_class, CONNECTORS):
        server = stack.enter_context(SandboxServer(simulator_class(cls)(people=customers, now=now)))
        servers[cls.name] = server
        sections.append(section(cls, server))
    calls = Calls(HOME / "calls", customers, now)
    path = HOME / "tributary.toml"
    path.write_text(COMMENT + "\n".join([*sections, calls.section]))
    return servers, calls, path


def _empty(warehouse: Warehouse, schemas: Sequence[str]) -> None:
    """Begin afresh: another demo's company is another company."""
    from etl.warehouse.ask import explained
    from etl.warehouse.ddl import quote
    from etl.warehouse.ledger import OWN_SCHEMAS

    with explained(), warehouse.connection() as connection:
        for schema in (*schemas, *OWN_SCHEMAS):
            connection.execute(f"drop schema if exists {quote(schema)} cascade")


def _sync(warehouse: Warehouse, selected: Sequence[Selection], title: str) -> Results:
    """What `etl sync` does, and how much came how fast."""
    from etl.cli.progress import Progress
    from etl.cli.sync import load, refused
    from etl.cli.troubles import tell

    say(title)
    began = time.monotonic()
    with Progress() as progress:
        results = load(warehouse, selected, progress)
    seconds = time.monotonic() - began
    outcomes = [outcome for _, outcome in results.outcomes]
    for source in progress.sources:
        theirs = [outcome for outcome in outcomes if outcome.source == source.name]
        say(_loaded(source.name, theirs, source.seconds))
    rows = sum(outcome.total.fetched for outcome in outcomes)
    say(f"{_loaded('together', outcomes, seconds)}, {show.count(round(rows / seconds))} a second")
    if results.dead_letters:
        say(f"  {refused(results.dead_letters)}; `etl dead-letters` says which and why")
    tell([*((f"{o.source}.{o.stream}", o.error) for o in outcomes if o.error), *results.errors])
    return results


def _loaded(what: str, outcomes: Sequence[Outcome], seconds: float) -> str:
    rows = show.count(sum(outcome.total.fetched for outcome in outcomes))
    return f"  {what:<10} {rows:>9} records of {len(outcomes):>3} streams in {show.span(seconds)}"


def compare(first: Results, second: Results) -> None:
    """What each sync did, for the streams in which the second one found something."""
    before = {(outcome.source, outcome.stream): outcome.total for _, outcome in first.outcomes}
    rows: list[tuple[str, ...]] = []
    quiet = 0
    for source, outcomes in groupby((outcome for _, outcome in second.outcomes), lambda o: o.source):
        news: dict[str, tuple[int, ...]] = {}
        for outcome in outcomes:
            now, start = outcome.total, before.get((source, outcome.stream))
            if now.inserted or now.updated or now.deleted:
                numbers = (now.inserted, now.updated, now.unchanged, now.deleted)
                news[outcome.stream] = (start.inserted if start else 0, *numbers)
            else:
                quiet += 1
        most = sorted(news, key=lambda stream: news[stream][3] - sum(news[stream][1:]))[:MOST_STREAMS]
        rows += [(f"{source}.{name}", *map(show.count, news[name])) for name in news if name in most]
        if rest := [news[name] for name in news if name not in most]:
            rows.append(
                (f"{source}: {len(rest)} others", *map(show.count, map(sum, zip(*rest, strict=True))))
            )
    click.echo()
    show.table(("stream", "before", "inserted", "updated", "unchanged", "deleted"), rows)
    streams = "1 other stream" if quiet == 1 else f"{quiet} other streams"
    click.echo(f"Nothing new in {streams}. Deleted rows stay, with _deleted_at set.\n")


def _analyse(warehouse: Warehouse, name: str) -> None:
    """Ask one of the queries under sql/analyses and show how its answer begins."""
    from etl.warehouse.ask import answer

    text = _file(name).read_text()
    title = text.partition("\n")[0].removeprefix("-- ")
    with answer(warehouse, text) as (columns, rows):
        shown = [[_brief(value) for value in row] for row in islice(rows, MOST_ROWS)]
        more = sum(1 for _ in rows)
    show.table(columns, shown, title=title)
    if more:
        click.echo(f"... and {more} more; the query is sql/analyses/{name}.sql\n")


def _file(name: str) -> Path:
    """An analysis, as one writes its path from here."""
    path = Path(str(files("sql") / "analyses" / f"{name}.sql"))
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _brief(value: Any) -> Any:
    """An amount of three decimals with two, if those are all it has: only dinars have three."""
    if isinstance(value, Decimal) and value.as_tuple().exponent == -3 and value == round(value, 2):
        return round(value, 2)
    return value


def _farewell(seconds: float, who: str) -> None:
    """What to look at next. who: the id of the one whose life was shown."""
    path = HOME / "tributary.toml"
    etl = called()
    click.echo(
        f"That took {show.span(seconds)}. Look around:\n"
        f"  {etl} --config {path} query - < {_file(ANALYSES[0])}\n"
        f"  {etl} --config {path} customer {who} --limit 0\n"
        f"  {etl} --config {path} report\n"
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
