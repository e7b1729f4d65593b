"""`etl state`: what the ledger holds of a source to go on from, and how to set it right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.session import Session, command, json_option, moment, say

if TYPE_CHECKING:
    from datetime import datetime

LONGEST = 60  # characters of a reader's place that a table for reading shows


@command(short_help="Where each stream goes on: look at it, or set it back.")
@click.argument("source")
@click.argument("stream", required=False)
@click.option("--until", metavar="TIME", callback=moment, help="Forget what was read of STREAM after TIME.")
@click.option("--same-account", is_flag=True, help="Take the credentials' account for the one that was read.")
@json_option
def state(
    session: Session,
    source: str,
    stream: str | None,
    until: datetime | None,
    same_account: bool,
    as_json: bool,
) -> None:
    """Per stream: which windows are covered, and what its reader left behind to go on from.

    Nothing is changed unless an option says so; then the next sync reads what is no longer covered. Rows
    stay as they are: what is read again is merged. `etl sync SOURCE --stream STREAM --full` reads all again.
    """
    from etl.config import nearest
    from etl.errors import ConfigError
    from etl.warehouse import ledger, states
    from etl.warehouse.ask import explained

    if until and not stream:
        raise click.UsageError("--until is of one stream: etl state SOURCE STREAM --until TIME.")
    (config,) = session.config.chosen([source])
    with session.warehouse() as warehouse, explained(), warehouse.connection() as connection:
        ledger.ensure(connection)
        known = {row["stream"] for row in states.standing(connection, config.name)}
        if stream and stream not in known:
            raise ConfigError(f"the ledger knows of no {config.name}.{stream}{nearest(stream, known - {''})}")
        if until and until > warehouse.clock():
            raise click.UsageError("--until is to come; name a time after which STREAM is to be read again.")
        if stream and until:
            ledger.lease(connection, config.name, stream)
            ledger.cut(connection, config.name, stream, until)
            ledger.release(connection, config.name, stream)
            say(f"{config.name}.{stream}: the next sync reads it again from {show.moment(until)}.")
        if same_account:
            states.leave(connection, config.name, states.ACCOUNT, "", until or warehouse.clock(), "")
            say(f"{config.name}: the next sync takes its credentials' account for the one that was read.")
        rows = [row for row in states.standing(connection, config.name) if stream in (None, row["stream"])]
    if as_json:
        show.json(rows)
    else:
        _show(rows)


def _show(rows: list[dict[str, Any]]) -> None:
    show.table(
        ("stream", "from (UTC)", "to (UTC)", "left behind", "written (UTC)"),
        [
            (
                row["stream"] or "(the account)",
                row["start"],
                row["end"],
                (row["state"] or "")[:LONGEST],
                show.moment(row["written_at"]),
            )
            for row in rows
        ],
    )
