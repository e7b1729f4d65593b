"""`etl logs`: what the vendors were asked and what they answered."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from etl.cli import show
from etl.cli.session import Session, command, moment, say

if TYPE_CHECKING:
    from etl.logs import Logged

UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def _ago(context: click.Context, option: click.Parameter, text: str | None) -> datetime | None:
    """A time as other commands take it, or so long ago: 30m, 3h, 7d."""
    from etl.window import utc_now

    if text and (found := re.fullmatch(r"(\d{1,6})([mhd])", text)):
        return utc_now() - timedelta(**{UNITS[found[2]]: int(found[1])})
    return moment(context, option, text)


def _status(context: click.Context, option: click.Parameter, text: str | None) -> str | None:
    if text and not re.fullmatch(r"\d{3}|\dxx|error", text):
        raise click.BadParameter(f"{text!r} is none; write 429, 4xx or error", context, option)
    return text


def _pattern(context: click.Context, option: click.Parameter, text: str | None) -> str | None:
    try:
        re.compile(text or "")
    except re.error as error:
        raise click.BadParameter(f"{text!r} is no regular expression: {error}", context, option) from None
    return text


@command(short_help="What the vendors were asked and answered, if that is kept: [logs] in tributary.toml.")
@click.option("--source", metavar="S", help="Only this source.")
@click.option("--stream", metavar="S", help="Only what was asked for this stream.")
@click.option("--run", metavar="ID", help="Only this sync: run_id in tributary.syncs, or how it begins.")
@click.option("--status", callback=_status, metavar="N", help="429, 4xx, or error for what went wrong.")
@click.option("--grep", callback=_pattern, metavar="RE", help="Only lines that this is found in.")
@click.option("--customer", metavar="ID", help="Only what names this id in URL or bodies.")
@click.option("--since", callback=_ago, metavar="T", help="From this time on, or so long ago: 30m, 3h, 7d.")
@click.option("--until", callback=_ago, metavar="T", help="Before this time.")
@click.option("--json", "as_json", is_flag=True, help="Print each exchange as a line of JSON.")
def logs(
    session: Session,
    source: str | None,
    stream: str | None,
    run: str | None,
    status: str | None,
    grep: str | None,
    customer: str | None,
    since: datetime | None,
    until: datetime | None,
    as_json: bool,
) -> None:
    """A line per attempt of a request, newest last: when, for which stream, what, the answer, what was wrong.

    Nothing is kept by default. `exchanges = "errors"` or "all" in [logs] or a source's section keeps it for
    28 days in .tributary/exchanges, without secrets and, unless `bodies = true`, without bodies.
    """
    from etl.logfiles import Files
    from etl.logs import Wanted, read

    config = session.config
    if source:
        config.chosen([source])
    files = Files(config.logs, config.home)
    wanted = Wanted(
        source=source, stream=stream, run=run, status=status, grep=grep, customer=customer,
        since=since, until=until,
    )  # fmt: skip
    found = False
    for exchange in read(files, wanted):
        found = True
        click.echo(_json(exchange) if as_json else _line(exchange))
    kept = {s.logs.exchanges for s in config.sources.values()} - {"off"}
    if not found:
        say("nothing found" if kept else 'nothing is kept: set exchanges = "errors" or "all" in [logs].')


def _json(exchange: Logged) -> str:
    import msgspec

    return msgspec.json.encode(exchange).decode()


def _line(e: Logged) -> str:
    at = e.at.strftime("%Y-%m-%d %H:%M:%S")
    where = f"{e.source}.{e.stream}" if e.stream else e.source
    status = "---" if e.status is None else e.status
    attempt = f" (attempt {e.attempt})" if e.attempt > 1 else ""
    wrong = f"  {e.kind}: {e.error}" if e.kind else ""
    size = f"{show.count(e.received)} B"
    line = (
        f"{at}  {where:<28} {e.method:<4} {status}  {e.seconds:7.3f} s  {size:>12}  {e.url}{attempt}{wrong}"
    )
    return show.plain(line)
