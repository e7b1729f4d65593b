"""`etl query` and `etl psql`: ask the warehouse in SQL."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import click

from etl.cli import show
from etl.cli.session import Session, command, json_option, say

MOST_ROWS = 500  # of a table for reading; --json and --csv have all
FORMULA = ("=", "@", "\t", "\r")
"""How a text may begin that a spreadsheet takes for a formula; + and - as well, unless a number follows."""


@command(short_help="Run one SQL query; it can only read.")
@click.argument("sql")
@click.option("--csv", "as_csv", is_flag=True, help="Print all rows as CSV.")
@json_option
def query(session: Session, sql: str, as_csv: bool, as_json: bool) -> None:
    """Run one statement in a read-only transaction and print its rows; SQL of "-" is read from stdin.

    The table for reading ends after 500 rows. --csv puts a ' before text that a spreadsheet would take for
    a formula; --json has every value untouched.
    """
    from etl.warehouse.ask import answer

    if as_csv and as_json:
        raise click.UsageError("--csv or --json, not both.")
    if sql == "-":
        sql = sys.stdin.read()
    with session.warehouse() as warehouse, answer(warehouse, sql) as (columns, rows):
        if as_json:
            _print_json(columns, rows)
        elif as_csv:
            _print_csv(columns, rows)
        else:
            _print_table(columns, rows)


def _print_json(columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    """A list of objects, written as the rows come."""
    import msgspec

    names = _distinct(columns)
    encode = msgspec.json.Encoder(enc_hook=_json_value, decimal_format="number").encode
    before = "[\n"
    for row in rows:
        click.echo(before + encode(dict(zip(names, row, strict=True))).decode(), nl=False)
        before = ",\n"
    click.echo("[]" if before == "[\n" else "\n]")


def _json_value(value: Any) -> Any:
    import msgspec

    from etl.warehouse.ask import JsonValue

    return msgspec.Raw(value.text.encode()) if isinstance(value, JsonValue) else str(value)


def _distinct(columns: Sequence[str]) -> list[str]:
    """Column names as keys of an object: of equal ones the second becomes name_2."""
    names: list[str] = []
    for column in columns:
        name, number = column, 2
        while name in names:
            name, number = f"{column}_{number}", number + 1
        names.append(name)
    return names


def _print_csv(columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(value) for value in row] for row in rows)


def _harmless(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    signed = value[:1] in ("+", "-") and not value[1:].replace(" ", "").replace(".", "").isdecimal()
    return f"'{value}" if signed or value.startswith(FORMULA) else value


def _print_table(columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    shown = list(islice(rows, MOST_ROWS))
    more = next(rows, None) is not None
    widths = [max([len(c), *(len(str(row[i])) for row in shown)]) for i, c in enumerate(columns)]
    if sys.stdout.isatty() and sum(widths) + 3 * len(widths) > shutil.get_terminal_size().columns:
        for number, row in enumerate(shown, 1):
            click.echo(f"--- row {number}")
            show.fields(dict(zip(_distinct(columns), row, strict=True)))
    else:
        show.table(columns, shown)
    if more:
        say(f"These are the first {MOST_ROWS} rows; --csv or --json gives all of them.")
    else:
        say("1 row" if len(shown) == 1 else f"{len(shown)} rows")


@command(
    short_help="Open psql on the warehouse.",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[PSQL ARGUMENTS ...]")
def psql(session: Session, arguments: tuple[str, ...]) -> None:
    r"""Become psql, connected to the warehouse: the one on your PATH, else that of the embedded PostgreSQL.

    Arguments are psql's own, such as -c "\d stripe.charges". The password travels in the environment.
    """
    from etl.warehouse.ask import libpq_environment
    from etl.warehouse.embedded import program_path

    found = shutil.which("psql") or str(program_path("psql"))
    with session.warehouse() as warehouse:
        environment = {**os.environ, **libpq_environment(warehouse)}
    os.execve(found, [found, *arguments], environment)  # noqa: S606  that is what was asked for
