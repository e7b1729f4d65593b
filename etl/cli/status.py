"""`etl status`: how far each stream reaches, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from etl.cli import show, troubles
from etl.cli.session import DEAD_LETTERS, FAILED, USAGE, Session, command, json_option, say

if TYPE_CHECKING:
    from datetime import datetime

    from etl.cli.sources import Selection
    from etl.errors import TributaryError
    from etl.warehouse.postgres import Warehouse


@command(short_help="How far each stream reaches, its last run, its gaps and dead letters.")
@click.argument("sources", nargs=-1, metavar="[SOURCE ...]")
@json_option
def status(session: Session, sources: tuple[str, ...], as_json: bool) -> int:
    """Per stream: through when it is there without a gap, how far that lies behind, rows, gaps, dead letters.

    Before that, if the last run of a stream failed: the kinds of trouble, and what to do about each.

    Asks the warehouse alone, no vendor. Rows are those that live at the vendor; above a million they are
    estimated (~). Without a SOURCE, files of calls that were loaded are told of as well, and whatever has
    dead letters, be it configured or not. Exits with 2 if a source's section of tributary.toml cannot be
    used, else with 1 if the last run of a stream failed, else with 3 if there are dead letters.
    """
    from etl.cli.sources import select
    from etl.errors import ConfigError
    from etl.warehouse.ask import explained

    config, selected = session.config, []
    if config.sources or sources or not config.events:
        selected = select(config, sources, apart=True)
    with session.warehouse() as warehouse, explained():
        rows = [row for selection in selected for row in _of_source(warehouse, selection)]
        if not sources:
            schemas = _schemas(session) if config.events else ()
            rows += [row for schema in schemas for row in _others(warehouse, schema)]
            rows += [
                row
                for name in _with_letters(warehouse)
                if name not in config.sources and name not in schemas
                for row in _others(warehouse, name)
                if row["dead_letters"]
            ]
    if as_json:
        show.json(rows)
    else:
        _show(rows)
    if any(isinstance(selection.error, ConfigError) for selection in selected):
        return USAGE
    if any(row["status"] == "failed" for row in rows):
        return FAILED
    return DEAD_LETTERS if any(row["dead_letters"] for row in rows) else 0


def _of_source(warehouse: Warehouse, selection: Selection) -> list[dict[str, Any]]:
    """A row per stream that is configured or was ever synced, and one of stream "" if the source failed.

    It fails, too, if its section in tributary.toml cannot be used.
    """
    from etl.checks import unbroken
    from etl.errors import NEXT_STEPS
    from etl.warehouse import ledger
    from etl.warehouse.ask import live_rows
    from etl.window import BEGINNING, as_utc

    source = selection.source
    start = as_utc(source.start_date) if source.start_date else BEGINNING
    with warehouse.connection() as session:
        ledger.ensure(session)
        tried = {entry["stream"]: entry for entry in ledger.status(session, source.name)}
        covered = ledger.covered(session, source.name)
        counts = live_rows(session, source.name, [*selection.names, *tried])
        now = warehouse.clock()
    windowed = {stream.name: stream.windowed for stream in selection.streams}
    found = []
    for name in dict.fromkeys((*selection.names, *tried)):
        entry = tried.get(name)
        row: dict[str, Any] = {"source": source.name, "stream": name, "status": "never synced"}
        kind = entry["kind"] if entry else ("window" if windowed[name] else "snapshot")
        if kind == "snapshot":  # known as of when it was last begun
            through = entry["succeeded_at"] if entry else None
        else:
            through = unbroken(covered.get(name, []), start)
        rows, estimated = counts.get(name, (None, False))
        row |= {
            "kind": kind,
            "through": through,
            "lag_seconds": round((now - through).total_seconds()) if through else None,
            "rows": rows,
            "rows_estimated": estimated,
            "gaps": [{"start": w.start, "end": w.end} for w in _gaps(start, covered.get(name, []))],
            "last_run": entry["finished_at"] if entry else None,
            "dead_letters": entry["dead_letters"] if entry else 0,
            "notes": entry["notes"] if entry else [],
            "error_kind": entry["error_kind"] if entry else None,
            "error": entry["error"] if entry else None,
            "next_step": NEXT_STEPS.get(entry["error_kind"]) if entry else None,
        }
        if entry:
            unread = entry["error_kind"] == "permission" and entry["succeeded_at"] is None
            row["status"] = "not permitted" if unread and not selection.named else entry["status"]
        found.append(row)
    if selection.error:
        found = [row for row in found if row["stream"]]
        found.append(_cannot_be_used(source.name, selection.error))
    return found


def _cannot_be_used(source: str, error: TributaryError) -> dict[str, Any]:
    return {
        "source": source, "stream": "", "status": "failed", "kind": "source",
        "through": None, "lag_seconds": None, "rows": None, "rows_estimated": False, "gaps": [],
        "last_run": None, "dead_letters": 0, "notes": [],
        "error_kind": error.kind, "error": str(error), "next_step": error.next_step,
    }  # fmt: skip


def _schemas(session: Session) -> tuple[str, ...]:
    from etl.events.settings import settings

    return settings(session.config).schemas


def _with_letters(warehouse: Warehouse) -> list[str]:
    """Sources, and schemas of calls, of which dead letters are open."""
    from etl.warehouse import dead_letters, ledger

    with warehouse.connection() as session:
        ledger.ensure(session)
        groups = dead_letters.groups(session, dead_letters.Which())
    return sorted({group["source"] for group in groups})


def _others(warehouse: Warehouse, schema: str) -> list[dict[str, Any]]:
    """A row for a schema that files of calls were loaded into; for each stream of a source of former days."""
    from etl.errors import NEXT_STEPS
    from etl.warehouse import ledger

    with warehouse.connection() as session:
        ledger.ensure(session)
        tried = ledger.status(session, schema)
    return [
        {
            "source": schema, "stream": entry["stream"], "status": entry["status"], "kind": entry["kind"],
            "through": None, "lag_seconds": None, "rows": None, "rows_estimated": False, "gaps": [],
            "last_run": entry["finished_at"], "dead_letters": entry["dead_letters"],
            "notes": entry["notes"], "error_kind": entry["error_kind"], "error": entry["error"],
            "next_step": NEXT_STEPS.get(entry["error_kind"]),
        }
        for entry in tried
    ]  # fmt: skip


def _gaps(start: datetime, windows: list[Any]) -> list[Any]:
    from etl.window import Window, gaps

    return gaps(Window(min(start, windows[0].start), windows[-1].end), windows) if windows else []


def _where(row: dict[str, Any]) -> str:
    """Stream "" is the source as a whole, of which nothing could be read."""
    return f"{row['source']}.{row['stream']}" if row["stream"] else str(row["source"])


def _show(rows: list[dict[str, Any]]) -> None:
    troubles.table((row["error_kind"], _where(row)) for row in rows if row["status"] == "failed")
    show.table(
        ("stream", "through (UTC)", "lag", "rows", "gaps", "dead letters", "last run (UTC)", "status"),
        [
            (
                _where(row),
                show.moment(row["through"]),
                show.span(row["lag_seconds"]),
                "" if row["rows"] is None else show.count(row["rows"], estimated=row["rows_estimated"]),
                len(row["gaps"]) or "",
                show.count(row["dead_letters"]) if row["dead_letters"] else "",
                show.moment(row["last_run"]),
                row["status"],
            )
            for row in rows
        ],
    )
    for row in rows:
        where = _where(row)
        if row["error"]:
            word = "error" if row["status"] == "failed" else "note"
            say(f"{word}: {row['error_kind']}: {where}: {row['error']}")
        for gap in row["gaps"]:
            from_to = f"{show.moment(gap['start'])} to {show.moment(gap['end'])}"
            say(f"note: {where}: {from_to} is missing; the next sync fills it.")
    if letters := sum(row["dead_letters"] for row in rows):
        several = "1 dead letter is open" if letters == 1 else f"{letters:,} dead letters are open"
        say(f"{several}; `etl dead-letters` says which, why, and what to do.")
