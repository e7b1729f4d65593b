"""`etl logs`: what the vendors were asked and what they answered."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from etl.cli import show
from etl.cli.session import Session, command, moment, say

if TYPE_CHECKING:
    from etl.config import Config
    from etl.logfiles import Files
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
@click.option(
    "-f", "--follow", "following", is_flag=True, help="Go on with new ones as they come, until Ctrl-C."
)
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
    following: bool,
    as_json: bool,
) -> None:
    """A line per attempt of a request, newest last: when, for which stream, what, the answer, what was wrong.

    Nothing is kept by default. `exchanges = "errors"` or "all" in [logs] or a source's section keeps it for
    28 days in .tributary/exchanges, without secrets and, unless `bodies = true`, without bodies.
    """
    from etl.logfiles import Files
    from etl.logs import Places, Wanted, follow, read

    if following and until:
        raise click.UsageError("--follow has no end, so it takes no --until.")
    config = session.config
    files = Files(config.logs, config.home)
    wanted = Wanted(
        source=source, stream=stream, run=run, status=status, grep=grep, customer=customer,
        since=since, until=until,
    )  # fmt: skip
    show_line = _json if as_json else _line
    found, places = False, Places()
    for exchange in read(files, wanted, places):
        found = True
        click.echo(show_line(exchange))
    if not found:
        _refuse_unknown(config, files, source, stream)
    keeping = {name for name, s in config.sources.items() if s.logs.exchanges != "off"}
    if not keeping or (source and source not in keeping):
        if following or not found:
            of, where = (f" of {source}", f"[sources.{source}]") if source and keeping else ("", "[logs]")
            say(f'nothing is kept{of}: set exchanges = "errors" or "all" in {where}.')
    elif following:
        with suppress(KeyboardInterrupt):
            for exchange in follow(files, wanted, places):
                click.echo(show_line(exchange))
    elif not found:
        say("nothing found")


def _refuse_unknown(config: Config, files: Files, source: str | None, stream: str | None) -> None:
    """ConfigError, with the nearest name, for a source or stream that there is nowhere."""
    from etl.cli.sources import stream_names
    from etl.config import nearest
    from etl.errors import ConfigError
    from etl.logfiles import EXCHANGES

    if source and source not in config.sources:
        if not any(files.hours(EXCHANGES, None, source, None)):
            config.chosen([source])
        return  # it is not configured any more: nobody knows what it had
    streams = stream_names(config, [source] if source else list(config.sources)) if stream else {}
    if stream and stream not in streams:
        raise ConfigError(
            f"no stream {stream!r}{f' of {source}' if source else ''}{nearest(stream, streams)}"
        )
    if stream and streams[stream] != stream:
        say(f"note: {stream} comes with the records of {streams[stream]}; look for that, by --stream.")


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
