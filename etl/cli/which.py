"""The options of `etl dead-letters` that say which letters are meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from etl.cli.session import Session, moment

if TYPE_CHECKING:
    from datetime import datetime

    from etl.warehouse import Connection
    from etl.warehouse.dead_letters import Which

F = TypeVar("F", bound=Callable[..., Any])


def chosen(function: F) -> F:
    """The options that say which letters are meant."""
    for option in (
        click.option("--since", callback=moment, metavar="T", help="Refused since this time."),
        click.option("--column", "columns", multiple=True, metavar="C", help="Values of this column."),
        click.option("--rule", "rules", multiple=True, metavar="R", help="Refused by this rule, such as B9."),
        click.option("--stream", "streams", multiple=True, metavar="S", help="Of this stream or table."),
        click.option("--source", "sources", multiple=True, metavar="NAME", help="Of this source."),
    ):
        function = option(function)
    return function


def which(
    ids: Sequence[int] = (),
    sources: Sequence[str] = (),
    streams: Sequence[str] = (),
    rules: Sequence[str] = (),
    columns: Sequence[str] = (),
    since: datetime | None = None,
    closed: bool | None = False,
) -> Which:
    """What these options mean. closed: None for both."""
    from etl.warehouse.dead_letters import Which

    return Which(tuple(ids), tuple(sources), tuple(streams), tuple(rules), tuple(columns), since, closed)


def named(everything: bool, ids: Sequence[int], *options: Any) -> Which:
    """As `which`, of what is open; click's UsageError if nothing narrows it down and it is not --all."""
    meant = which(ids, *options)
    if meant.all and not everything:
        raise click.UsageError("say which: ids, --source, --stream, --rule, --column, --since, or --all.")
    return meant


def refuse_unknown(session: Session, connection: Connection, meant: Which) -> None:
    """ConfigError, with the nearest name, for a source or stream that there is nowhere.

    Known is what tributary.toml names, what its sources have, here and in the warehouse, and what letters
    are of.
    """
    from etl.cli.sources import stream_names
    from etl.config import nearest
    from etl.errors import ConfigError
    from etl.events.load import STREAM
    from etl.events.settings import settings
    from etl.warehouse.ddl import table_names
    from etl.warehouse.dead_letters import whose

    config, letters = session.config, whose(connection)
    loaded = settings(config).schemas
    sources = {*config.sources, *loaded, *(source for source, *_ in letters)}
    for name in meant.sources:
        if name not in sources:
            raise ConfigError(
                f"no source {name!r} in {config.path}, nor of a dead letter{nearest(name, sources)}"
            )
    among = [name for name in sources if name in meant.sources or not meant.sources]
    streams = {name for source, *of in letters if source in among for name in of}
    if streams.issuperset(meant.streams):
        return
    streams |= {name for source in among for name in table_names(connection, source)}
    streams |= stream_names(config, [name for name in among if name in config.sources]).keys()
    streams |= {STREAM} if {*loaded}.intersection(among) else set()
    for name in meant.streams:
        if name not in streams:
            where = f" of {' or '.join(meant.sources)}" if meant.sources else ""
            raise ConfigError(
                f"no stream or table {name!r}{where}, nor a dead letter of one{nearest(name, streams)}"
            )


def refuse_absent(connection: Connection, meant: Which) -> None:
    """ConfigError for ids that are of no open letter that the options mean."""
    from etl.errors import ConfigError
    from etl.warehouse.dead_letters import find

    there = {letter.id for letter in find(connection, meant, payloads=False)} if meant.ids else set()
    if lacking := [f"#{id}" for id in meant.ids if id not in there]:
        raise ConfigError(
            f"not open, or not of these: {', '.join(lacking)}; `etl dead-letters show ID` tells of one."
            " Nothing was done; leave them out."
        )
