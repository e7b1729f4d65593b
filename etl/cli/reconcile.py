"""`etl reconcile`: what the vendor has against what is here, day by day."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.session import FAILED, Session, command, json_option, moment, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from etl.cli.sources import Selection
    from etl.reconcile import Reconciled

DAYS = 28


@command(short_help="Hold what a vendor counts of each day against the warehouse.")
@click.argument("source")
@click.option(
    "--stream", "streams", multiple=True, metavar="STREAM", help="Only this stream; may be repeated."
)
@click.option(
    "--from", "since", callback=moment, metavar="TIME", help="First day of creation; default: 28 days ago."
)
@click.option(
    "--to", "until", callback=moment, metavar="TIME", help="Day before which to stop; default: the present."
)
@json_option
def reconcile(
    session: Session,
    source: str,
    streams: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    as_json: bool,
) -> int:
    """Ask the vendor how many rows were created on each day (UTC), and what some columns sum to; compare.

    Salesforce and Zendesk count themselves, in a request a stream or a day; of Stripe the lists are read, a
    request for each hundred objects. Nothing is changed. Every day that differs is listed, with the command
    that reads it again. Exits with 1 if the days of a stream differ by more than 5 % of its rows or of a sum
    in all, or if a stream cannot be compared. What is not synced yet is left out.
    """
    from etl.cli.sources import select

    (selection,) = select(session.config, (source,), streams)
    found = []
    for one in _reconciled(session, selection, since, until):
        found.append(one)
        if not as_json:
            _show(source, one)
    if as_json:
        show.json([_as_report(one) for one in found])
    left_out = [one for one in found if one.reason]
    if left_out and not selection.named:
        say(f"note: not compared: {', '.join(one.stream for one in left_out)}; --stream STREAM says why.")
    for one in left_out if selection.named else ():
        say(f"note: {source}.{one.stream}: {one.reason}.")
    kept = selection.source.logs.exchanges  # of "errors" there is something where there was one
    if found and (kept == "all" or (kept == "errors" and any(one.error for one in found))):
        say(f"What was asked: etl logs --source {source} --run {found[0].run_id}")
    return FAILED if any(one.alarms or one.error for one in found) else 0


def _reconciled(
    session: Session, selection: Selection, since: datetime | None, until: datetime | None
) -> Iterator[Reconciled]:
    """Each stream, as soon as it is compared."""
    from etl.reconcile import reconcile_source
    from etl.warehouse.ask import explained
    from etl.window import Window, utc_now

    end = until or utc_now()
    begin = since or (end - timedelta(days=DAYS)).replace(hour=0, minute=0, second=0, microsecond=0)
    if begin >= end:
        raise click.UsageError("--from must be before --to.")
    names = selection.names if selection.named else None
    with session.warehouse() as warehouse, explained():
        yield from reconcile_source(selection.source, warehouse, Window(begin, end), names)


def _show(source: str, one: Reconciled) -> None:
    """A line for a stream that was compared, and one for each day on which it differs."""
    where = f"{source}.{one.stream}"
    if one.error:
        say(f"error: {one.error.kind}: {where}: {one.error}")
        return
    if one.window is None:
        return
    rows = _both(one.vendor.get("rows", 0), one.warehouse.get("rows", 0))
    verdict = "ok " if not one.differences else "NO " if one.alarms else "-- "
    span = f"{show.moment(one.window.start)} to {show.moment(one.window.end)}"
    click.echo(f"{verdict} {where}: {rows} rows created {span}")
    for d in one.differences:
        more = d.warehouse - d.vendor
        click.echo(
            f"       {d.day}  {d.what}: {_number(d.vendor)} there, {_number(d.warehouse)} here ({more:+,f})"
        )
    if one.differences:
        again = f"etl sync {source} --stream {one.stream}"
        if any(d.what == "rows" and d.warehouse > d.vendor for d in one.differences):
            click.echo(f"       what is gone there shows only where all is read again: {again} --full")
        else:
            since = f"{again} --from {one.differences[0].day}"
            click.echo(f"       read again what was made or changed since: {since}")
        if all(d.what != "rows" for d in one.differences):
            click.echo("       if it stays, values were changed here by hand: docs/recovery.md")


def _both(vendor: Decimal | int, warehouse: Decimal | int) -> str:
    if vendor == warehouse:
        return f"{_number(vendor)}"
    return f"{_number(vendor)} there, {_number(warehouse)} here of"


def _number(value: Decimal | int) -> str:
    return f"{Decimal(value):,f}"


def _as_report(one: Reconciled) -> dict[str, Any]:
    return {
        "stream": one.stream,
        "run_id": one.run_id,
        "start": one.window.start if one.window else None,
        "end": one.window.end if one.window else None,
        "not_compared": one.reason or None,
        "vendor": one.vendor,
        "warehouse": one.warehouse,
        "differences": [
            {"day": d.day, "what": d.what, "vendor": d.vendor, "warehouse": d.warehouse}
            for d in one.differences
        ],
        "alarms": one.alarms,
        "error_kind": one.error.kind if one.error else None,
        "error": str(one.error) if one.error else None,
    }
