"""`etl ui`: Dagster's pages and its daemon."""

from __future__ import annotations

from importlib import import_module

import click

from etl.cli.session import Session, command

PORT = 3000  # Dagster's own default


@command(short_help="Open Dagster: schedules, backfills, checks, on 127.0.0.1.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="Where it listens."
)
def ui(session: Session, port: int) -> None:
    """Run Dagster's webserver and daemon until Ctrl-C; nothing needs to be set up for it.

    Every source of tributary.toml is there with its tables, a schedule every three hours, backfills by day
    and checks. It listens on 127.0.0.1 only, since it asks nobody for a password.
    """
    path = session.config.path
    launch = import_module("dagster_home.launch")  # by name: the framework itself must not know Dagster
    launch.main(path, port)
