"""`etl sync`: bring the warehouse up to date, show how it goes, say what came of it."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.session import DEAD_LETTERS, FAILED, USAGE, Session, command, json_option, moment, say

if TYPE_CHECKING:
    from etl.cli.progress import Progress, SourceProgress
    from etl.cli.sources import Selection
    from etl.connector import Connector
    from etl.errors import TributaryError
    from etl.sync import Outcome
    from etl.warehouse.postgres import Warehouse
    from etl.window import Window


REFUSED = "not permitted"
"""State of a stream that the credentials do not open, and that nobody asked for and nothing was read of."""
SOURCES_AT_ONCE = 4  # three took 16 of the warehouse's sessions, of which PostgreSQL allows 100 by default
FOLDED = 10  # streams without news are one line from so many on, that the others be seen
HEADERS = (
    "stream", "fetched", "inserted", "updated", "unchanged", "superseded", "deleted", "dead letters",
    "time", "",
)  # fmt: skip
REASON = re.compile(r".* answered \d+: (?P<reason>.*) \(\d+ attempts?\)")


class Results:
    """What came of a sync of one or more sources."""

    def __init__(self) -> None:
        self.outcomes: list[tuple[Selection, Outcome]] = []
        self.errors: list[tuple[str, TributaryError]] = []

    @property
    def failed(self) -> bool:
        """Whether anything that was asked for is missing."""
        return bool(self.errors) or any(o.status == "failed" for _, o in self.outcomes)

    @property
    def dead_letters(self) -> int:
        """Records and values that were refused."""
        return sum(outcome.dead_letters for _, outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """That of `etl sync`: 2 if a source's section cannot be used, whatever became of the others."""
        if any(error.kind == "configuration" for _, error in self.errors):
            return USAGE
        return FAILED if self.failed else DEAD_LETTERS if self.dead_letters else 0


@command(short_help="Load what is new since the last sync, or a span of time again.")
@click.argument("sources", nargs=-1, metavar="[SOURCE ...]")
@click.option("--stream", "streams", multiple=True, metavar="S", help="Only this stream; may be repeated.")
@click.option(
    "--from", "since", callback=moment, metavar="T", help="Read again what happened from this time on."
)
@click.option(
    "--to", "until", callback=moment, metavar="T", help="Up to, not including, this time; default: now."
)
@click.option("--full", is_flag=True, help="Read everything again.")
@json_option
def sync(
    session: Session,
    sources: tuple[str, ...],
    streams: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    full: bool,
    as_json: bool,
) -> int:
    """Load what is new since the last sync, and whatever gaps there are; the first time, everything.

    Without SOURCE, all sources of tributary.toml, up to four at the same time. With --from, exactly that
    span of time is read again, whatever the ledger says; times are dates or ISO times, in UTC. Nothing is
    lost or doubled by repeating a sync, ending it, or running another one meanwhile.
    """
    from etl.cli.progress import Progress
    from etl.cli.sources import select

    window = _window(since, until, full)
    session.log_to_stderr()
    with session.connecting():
        selected = select(session.config, sources, streams, apart=True)
    with session.warehouse() as warehouse, Progress() as progress:
        results = load(warehouse, selected, progress, window=window, full=full)
        if session.config.events:
            from etl.cli.events import after_sync

            after_sync(session, warehouse)
    if as_json:
        show.json(report(results))
    else:
        show_results(results)
    return results.exit_code


def _window(since: datetime | None, until: datetime | None, full: bool) -> Window | None:
    from etl.window import Window, utc_now

    if since is None:
        if until is not None:
            raise click.UsageError("--to needs --from.")
        return None
    if full:
        raise click.UsageError("--full reads everything; leave out --from and --to.")
    until = until or utc_now()
    if until <= since:
        raise click.UsageError(
            f"--to ({show.moment(until)}) must be later than --from ({show.moment(since)})."
        )
    return Window(since, until)


def load(
    warehouse: Warehouse,
    selected: Sequence[Selection],
    progress: Progress,
    *,
    window: Window | None = None,
    full: bool = False,
) -> Results:
    """Sync the selected sources at the same time; the failure of one keeps no other from going on.

    Raises WarehouseError if there is no warehouse.
    """
    from concurrent.futures import ThreadPoolExecutor, as_completed

    opened: list[Connector[Any]] = []
    ending = threading.Event()

    def read(selection: Selection) -> Results:
        shown = progress.begin(selection.source.name, len(selection.names))
        try:
            return _load(selection, warehouse, shown, opened, ending, window=window, full=full)
        finally:
            shown.end()

    with ThreadPoolExecutor(SOURCES_AT_ONCE, "source") as threads:
        parts = [threads.submit(read, selection) for selection in selected]
        try:
            for part in as_completed(parts):
                part.result()
        except BaseException:  # interrupted, or there is no warehouse: no vendor is waited for
            ending.set()
            for part in parts:
                part.cancel()
            while not all(part.done() for part in parts):
                for connector in opened:
                    connector.close()
                time.sleep(0.05)
            raise
    results = Results()
    for part in parts:
        results.outcomes += part.result().outcomes
        results.errors += part.result().errors
    return results


def _load(
    selection: Selection,
    warehouse: Warehouse,
    shown: SourceProgress,
    opened: list[Connector[Any]],
    ending: threading.Event,
    *,
    window: Window | None,
    full: bool,
) -> Results:
    """Sync one source, until `ending` is set; its connector is added to those that are `opened`."""
    from etl.errors import PermissionMissing, TributaryError, WarehouseError
    from etl.sources import open_source
    from etl.sync import iterate

    results = Results()
    source, names = selection.source, selection.names if selection.named else None
    done: dict[str, Outcome] = {}
    try:
        if selection.error:
            raise selection.error
        connector = open_source(source)
        opened.append(connector)
        how: dict[str, Any] = {"streams": names, "window": window, "full": full, "connector": connector}
        for outcome in iterate(source, warehouse, report=shown.fetched, **how):
            done[outcome.stream] = outcome
            shown.done(outcome)
            if ending.is_set():
                return results
    except WarehouseError:
        raise
    except TributaryError as error:
        results.errors.append((source.name, error))
    if done and all(state(outcome) == REFUSED for outcome in done.values()):
        nothing = PermissionMissing("the credentials open none of its streams")
        results.errors.append((source.name, nothing))
    known = dict.fromkeys((*selection.names, *sorted(done)))  # a vendor may have more by now
    results.outcomes += [(selection, done[name]) for name in known if name in done]
    return results


def state(outcome: Outcome) -> str:
    """How a stream fared, in a word; skipped with something to read, it is "not permitted"."""
    return REFUSED if outcome.status == "skipped" and outcome.windows else outcome.status


def report(results: Results) -> dict[str, Any]:
    """All of it, for `--json`."""
    return {
        "status": "failed" if results.failed else "succeeded",
        "dead_letters": results.dead_letters,
        "streams": [_stream_report(outcome) for _, outcome in results.outcomes],
        "errors": [{"source": name, **_error_report(error)} for name, error in results.errors],
    }


def _stream_report(outcome: Outcome) -> dict[str, Any]:
    from msgspec.structs import asdict

    error = outcome.error
    return {
        "source": outcome.source,
        "stream": outcome.stream,
        "status": state(outcome).replace(" ", "_"),
        "windows": [{"start": w.start, "end": w.end} for w in outcome.windows],
        **asdict(outcome.total),
        "dead_letters": outcome.dead_letters,
        "tables": {name: asdict(counts) for name, counts in outcome.counts.items()},
        "pages": outcome.pages,
        "seconds": round(outcome.seconds, 3),
        "notes": outcome.notes,
        "error": _error_report(error) if error else None,
        "run_id": outcome.run_id,
    }


def _error_report(error: TributaryError) -> dict[str, str]:
    return {"kind": error.kind, "message": str(error), "next_step": error.next_step}


def show_results(results: Results) -> None:
    """The table of what was loaded, then what a person should know of it."""
    outcomes = [outcome for _, outcome in results.outcomes]
    read = [outcome for outcome in outcomes if state(outcome) != REFUSED]
    quiet = [outcome for outcome in read if _quiet(outcome)]
    if len(quiet) < FOLDED and len(quiet) < len(read):
        quiet = []
    busy = [outcome for outcome in read if outcome not in quiet]
    if busy:
        _show_table(busy)
    if quiet:
        streams = "1 stream" if len(quiet) == 1 else f"{len(quiet)} {'other ' if busy else ''}streams"
        click.echo(f"Nothing new in {streams}{_read(sum(outcome.total.fetched for outcome in quiet))}.")
    of_all = {str(error) for _, error in results.errors}
    _say_refused([outcome for outcome in outcomes if state(outcome) == REFUSED])
    for outcome in read:
        for note in outcome.notes:
            say(f"note: {note}")
    failed = [(f"{o.source}.{o.stream}", o.error) for o in read if o.error and str(o.error) not in of_all]
    if failed or results.errors:
        from etl.cli.troubles import tell

        tell([*failed, *results.errors])
    if results.dead_letters:
        say(f"{refused(results.dead_letters)}; `etl dead-letters` says which, why, and what to do.")


def _read(fetched: int) -> str:
    """How many records were read all the same, if any were."""
    return f" ({show.count(fetched)} record{'' if fetched == 1 else 's'} read)" if fetched else ""


def refused(dead_letters: int) -> str:
    """How many records or values were, in words."""
    if dead_letters == 1:
        return "1 record or value was refused"
    return f"{show.count(dead_letters)} records or values were refused"


def _quiet(outcome: Outcome) -> bool:
    """Whether nothing was there, or nothing new."""
    total = outcome.total
    changed = total.inserted or total.updated or total.deleted or outcome.dead_letters
    return not changed and outcome.status != "failed"


def _show_table(outcomes: Sequence[Outcome]) -> None:
    """A row per stream; a terminal has no room for columns without news, nor for seconds."""
    rows = [_row(outcome) for outcome in outcomes]
    shown = list(range(len(HEADERS)))
    if sys.stdout.isatty():
        shown = [i for i in shown if HEADERS[i] != "time" and any(row[i] not in ("0", "") for row in rows)]
    show.table([HEADERS[i] for i in shown], [[row[i] for i in shown] for row in rows])


def _row(outcome: Outcome) -> tuple[object, ...]:
    total = outcome.total
    numbers = (
        total.fetched, total.inserted, total.updated, total.unchanged, total.superseded, total.deleted,
        outcome.dead_letters,
    )  # fmt: skip
    word = {"succeeded": "", "skipped": "nothing new"}.get(outcome.status, outcome.status)
    return (
        f"{outcome.source}.{outcome.stream}",
        *(show.count(number) for number in numbers),
        show.span(outcome.seconds),
        word,
    )


def _say_refused(outcomes: Sequence[Outcome]) -> None:
    """What the credentials do not open: a line per reason, that is, per permission that they lack."""
    streams: dict[tuple[str, str], list[str]] = {}
    for outcome in outcomes:
        note = outcome.notes[-1].removeprefix(f"{outcome.stream}: not read: ")
        found = REASON.fullmatch(note)
        streams.setdefault((outcome.source, found["reason"] if found else note), []).append(outcome.stream)
    for (source, reason), names in streams.items():
        say(f"note: {source}: not read: {', '.join(names)}: {reason}")
