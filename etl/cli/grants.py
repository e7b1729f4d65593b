"""`etl grants`: the SQL by which the loader and its readers get the rights they need, and no more."""

from __future__ import annotations

import click

from etl.cli.session import Session, command


@command(short_help="Print the SQL that gives the loader and readers their rights; change nothing.")
@click.option("--loader", default="tributary_loader", show_default=True, help="Role that Tributary uses.")
@click.option("--reader", default="tributary_reader", show_default=True, help="Role that analysts belong to.")
@click.option("--database", metavar="NAME", help="Database; default: the one that [warehouse] url names.")
@click.option(
    "--freshness", is_flag=True, help="Readers also see how fresh tables are and what their columns mean."
)
def grants(session: Session, loader: str, reader: str, database: str | None, freshness: bool) -> None:
    """Print the roles, schemas and grants for what tributary.toml names, to be run by an administrator.

    `etl grants | psql -v ON_ERROR_STOP=1 --single-transaction -d DATABASE`. Then let [warehouse] url name the
    loader's role; `etl check` says what is lacking, and warns of a role that may do more. Readers see the
    tables of sources, events, persons and customers; of the schema `tributary` nothing, or with --freshness
    its `coverage`, `syncs`, `health` and `columns`.
    """
    from etl.events.settings import settings
    from etl.warehouse.grants import statements
    from etl.warehouse.postgres import database_of

    config = session.config
    read = [*config.sources, "identity", "customers"]
    if config.events:
        read.append("events")
    named = database or (database_of(config.warehouse_url) if config.warehouse_url else "tributary")
    schemas = settings(config).schemas
    for sql in statements(named, loader, reader, read=read, loaded=schemas, freshness=freshness):
        click.echo(sql)
