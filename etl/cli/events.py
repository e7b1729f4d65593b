"""`etl events`: the streamed tables of all schemas as one, and calls of a file into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.session import DEAD_LETTERS, Session, command, json_option, say, shared

if TYPE_CHECKING:
    from etl.events.load import Loaded
    from etl.events.union import View
    from etl.warehouse.event_views import Refreshed
    from etl.warehouse.postgres import Warehouse


@click.group(
    invoke_without_command=True, short_help="Streamed events: their tables united; files of calls loaded."
)
@shared(hidden=True)
@json_option
@click.pass_context
def events(context: click.Context, as_json: bool) -> None:
    """List the views of schema events, what each unites, and how many rows that is; "~" is about so many.

    [events] schemas = ["web", "ios"] in tributary.toml says where tracks, identifies, pages and so on are,
    whoever writes them. `events.TABLE` has the rows of all of them, with typed columns.
    """
    if context.invoked_subcommand is None:
        _list(context.ensure_object(Session), as_json)


def _list(session: Session, as_json: bool) -> None:
    from etl.events.refresh import missing, unions
    from etl.events.settings import settings
    from etl.events.union import unlike
    from etl.warehouse.ask import explained
    from etl.warehouse.event_views import row_counts

    schemas = settings(session.config).schemas
    with session.warehouse() as warehouse, explained(), warehouse.connection() as connection:
        views, notes = unions(connection, schemas), [*missing(connection, schemas).values()]
        rows = row_counts(connection, [(part.schema, part.table) for view in views for part in view.parts])
    report = [_view_report(view, rows) for view in views]
    if as_json:
        show.json(report)
    elif not report:
        say("No streamed tables in any schema of [events].")
    else:
        show.table(
            ("view", "rows", "columns", "unites"),
            [
                (
                    f"events.{r['view']}",
                    show.count(r["rows"], estimated=r["rows_estimated"]),
                    r["columns"],
                    ", ".join(r["tables"]),
                )
                for r in report
            ],
        )
    for note in (*notes, *unlike(views)):
        say(f"note: {note}")


def _view_report(view: View, rows: dict[tuple[str, str], tuple[int, bool]]) -> dict[str, Any]:
    from etl.events.union import otherwise

    counts = [rows.get((part.schema, part.table), (0, True)) for part in view.parts]
    return {
        "view": view.name,
        "tables": [f"{part.schema}.{part.table}" for part in view.parts],
        "columns": len(view.columns),
        "rows": sum(count for count, _ in counts),
        "rows_estimated": any(estimated for _, estimated in counts),
        "unlike_documented": {column: there for column, there, _ in otherwise(view)},
    }


@command(short_help="Make the views of schema events as the tables are now.")
@json_option
def refresh(session: Session, as_json: bool) -> None:
    """Make, change or drop the views whose tables or columns have come or gone since; others stay.

    It happens after each `etl sync` and `etl events load`, too. Nobody finds a view missing meanwhile. A
    view that something depends on is kept as it is where it would lose a column or change a type, and that
    is said.
    """
    from etl.events.refresh import refresh as refresh_views
    from etl.events.settings import settings
    from etl.warehouse.ask import explained

    schemas = settings(session.config).schemas
    with session.warehouse() as warehouse, explained():
        done = warehouse.repeated(lambda connection: refresh_views(connection, schemas))
    if as_json:
        show.json(done)
    else:
        tell(done)


def tell(done: Refreshed) -> None:
    """What was done to views, in words."""
    for word, names in (("made", done.made), ("changed", done.changed), ("dropped", done.dropped)):
        if names:
            click.echo(f"{word}: {', '.join(f'events.{name}' for name in names)}")
    if not (done.made or done.changed or done.dropped or done.notes):
        click.echo("All views of schema events are as their tables are.")
    for note in done.notes:
        say(f"note: {note}")


def after_sync(session: Session, warehouse: Warehouse) -> None:
    """Bring the views up to date; what goes wrong is a note, as what was asked for is done."""
    from etl.errors import TributaryError

    if not session.config.events:
        return
    from etl.events.refresh import refresh as refresh_views
    from etl.events.settings import settings

    try:
        with warehouse.connection() as connection:
            done = refresh_views(connection, settings(session.config).schemas)
    except TributaryError as error:
        say(f"note: the views of schema events are as they were: {error}")
        return
    for note in done.notes:
        say(f"note: {note}")


@command(short_help="Load calls of the Segment spec from a file into the tables of a schema.")
@click.argument("file", metavar="FILE.jsonl|-")
@click.option("--schema", metavar="NAME", help="Schema to load into; default: the only one of [events].")
@json_option
def load(session: Session, file: str, schema: str | None, as_json: bool) -> int:
    """Load a file of calls, one JSON object a line, a call or a batch; it may end in .gz, "-" is stdin.

    Calls are what the client libraries of Segment and RudderStack send, or what their archives keep. They
    land in tracks, identifies, pages, screens, groups, aliases, users, accounts and a table per event, which
    are made and widened as need be. What came before, by messageId, is not loaded again: a load may be ended
    and run again. What breaks the spec is among the dead letters (`etl dead-letters`), with the reason.
    """
    from etl.cli.progress import Progress
    from etl.events.hidden import call_key, call_rules
    from etl.events.load import load as load_calls
    from etl.events.read import opened
    from etl.events.settings import load_into, settings

    into, found = load_into(session.config, schema), settings(session.config)
    united, limits = found.schemas, found.dead_letters
    hidden = call_rules(session.config), call_key(session.config)
    session.log_to_stderr()
    with opened(file) as calls, session.warehouse() as warehouse, Progress() as progress:
        shown = progress.begin(into, 1)
        told = lambda more: shown.fetched("calls", more)  # noqa: E731
        loaded = load_calls(warehouse, into, calls, told, united, limits=limits, hidden=hidden)
        shown.end()
        after_sync(session, warehouse)
    if as_json:
        show.json(_report(loaded))
    else:
        _tell_loaded(loaded, shown.seconds, united)
    return DEAD_LETTERS if loaded.dead_letters else 0


def _report(loaded: Loaded) -> dict[str, Any]:
    counts = loaded.counts
    return {
        "schema": loaded.schema,
        "calls": counts.fetched,
        "loaded": counts.inserted,
        "known": counts.unchanged + counts.updated,
        "filled": counts.updated,
        "refused": counts.dead_lettered,
        "values_refused": counts.values_refused,
        "tables_made": loaded.made,
        "resumed_at_byte": loaded.resumed or None,
        "notes": loaded.notes,
    }


def _tell_loaded(loaded: Loaded, seconds: float, united: tuple[str, ...]) -> None:
    counts = loaded.counts
    rate = show.count(round(counts.fetched / max(seconds, 0.001)))
    known, lost = show.count(counts.unchanged + counts.updated), show.count(counts.dead_lettered)
    click.echo(
        f"{loaded.schema}: {show.count(counts.fetched)} calls in {show.span(seconds)}, {rate} a second:"
        f" {show.count(counts.inserted)} loaded, {known} known already, {lost} refused"
    )
    if loaded.resumed:
        say(f"note: went on at byte {show.count(loaded.resumed)}, to which it was loaded before.")
    if counts.updated:
        say(f"note: {show.count(counts.updated)} of these got values that a column could not take before.")
    if loaded.made:
        say(f"note: new tables: {', '.join(loaded.made)}")
    if loaded.schema not in united:
        say(f"note: schema {loaded.schema} is not among [events] schemas, so the views do not have it.")
    for note in loaded.notes:
        say(f"note: {note}")
    if loaded.dead_letters:
        from etl.cli.sync import refused

        say(f"{refused(loaded.dead_letters)}; `etl dead-letters` says which, why, and what to do.")


events.add_command(refresh)
events.add_command(load)
