"""`etl plan` and `etl apply`: what the warehouse lacks of the models, shown, then made."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

import click

from etl.cli import show
from etl.cli.session import Session, command, json_option, say

if TYPE_CHECKING:
    from etl.cli.sources import Selection
    from etl.warehouse import Connection
    from etl.warehouse.ddl import Change
    from etl.warehouse.postgres import Warehouse


@command(short_help="Show the schema changes that the models ask for; change nothing.")
@click.argument("sources", nargs=-1, metavar="[SOURCE ...]")
@json_option
def plan(session: Session, sources: tuple[str, ...], as_json: bool) -> None:
    """Print, as SQL that can be run, what the warehouse lacks: schemas, tables, columns, comments.

    Nothing is retyped but columns that no model has, where their vendor has changed the type: they get one
    that holds old values and new. Nothing is dropped but what such a change has replaced. A sync makes what
    it needs by itself; `plan` and `apply` are for those who want to see it first, or whose loader may not
    make tables.
    """
    from etl.cli.sources import select
    from etl.warehouse.ask import explained

    selected = select(session.config, sources)
    with session.warehouse() as warehouse, explained():
        _show(_planned(warehouse, selected), as_json=as_json)
    _remark(session, selected)


@command(short_help="Make the schema changes that `etl plan` shows.")
@click.argument("sources", nargs=-1, metavar="[SOURCE ...]")
@json_option
def apply(session: Session, sources: tuple[str, ...], as_json: bool) -> None:
    """Show and make what the warehouse lacks: all of a source's changes, or none of them.

    Of a large table columns get their types ahead of that, as it is filled a piece at a time.
    """
    from etl.cli.sources import select
    from etl.warehouse import ledger
    from etl.warehouse.ask import explained
    from etl.warehouse.ddl import quote
    from etl.warehouse.locks import patiently
    from etl.warehouse.recast import run

    selected = select(session.config, sources)
    with session.warehouse() as warehouse, explained():
        changes = _planned(warehouse, selected)
        _show(changes, as_json=as_json)
        with warehouse.connection() as connection:
            ledger.ensure(connection)
            for source, of_source in changes.items():
                for change in of_source:
                    if change.recast:
                        run(connection, change.recast)
                rest = [change for change in of_source if not change.recast]
                patiently(connection, quote(source), partial(_run, connection, rest))
    made = sum(map(len, changes.values()))
    say(f"{show.count(made)} statements were run." if made else "There was nothing to do.")


def _remark(session: Session, selected: list[Selection]) -> None:
    """Say which values are there from before their columns got rules; raises ConfigError of a wrong rule."""
    from etl.cli.sources import earlier_values
    from etl.column_rules import source_rules

    for s in selected:
        if s.source.columns:
            complete = not (s.named or s.describes)
            rules = source_rules(s.source, [t.tables for t in s.streams], complete=complete, secrets=False)
            for remark in earlier_values(session, s.source, s.streams, rules):
                say(f"note: {remark}")


def _run(connection: Connection, changes: list[Change]) -> None:
    for change in changes:
        connection.execute(change.sql)


def _planned(warehouse: Warehouse, selected: list[Selection]) -> dict[str, list[Change]]:
    """The changes per source; raises as `ask`, and WarehouseError where only a human may change a column."""
    from etl.warehouse import ddl

    with ExitStack() as stack:
        connection = stack.enter_context(warehouse.connection())
        planned = {}
        for s in selected:
            streams = s.streams
            if s.describes:
                from etl.cli.sources import ask
                from etl.warehouse.retype import fit, objects

                streams = ask(s, objects(connection, s.source.name)).streams
                fit(connection, s.source.name, [t for stream in streams for t in stream.tables])
            tables = [t for stream in streams for t in stream.tables]
            planned[s.source.name] = ddl.plan(connection, s.source.name, tables)
        return planned


def _show(changes: dict[str, list[Change]], *, as_json: bool) -> None:
    if as_json:
        show.json([{"source": s, "why": c.why, "sql": c.sql} for s, found in changes.items() for c in found])
        return
    for found in changes.values():
        for change in found:
            for line in change.why.splitlines():
                click.echo(f"-- {line}")
            click.echo(change.sql)
    if not any(changes.values()):
        click.echo("-- nothing to change")
