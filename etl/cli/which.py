"""The options of `etl dead-letters` that say which letters are meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from etl.cli.session import moment, say

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


def note_absent(connection: Connection, meant: Which) -> None:
    """Say which of the ids that were given are of no open letter that the options mean."""
    from etl.warehouse.dead_letters import find

    there = {letter.id for letter in find(connection, meant, payloads=False)} if meant.ids else set()
    if lacking := [f"#{id}" for id in meant.ids if id not in there]:
        say(
            f"note: not open, or not of these: {', '.join(lacking)}; `etl dead-letters show ID` tells of one."
        )
