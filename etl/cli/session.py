"""What every command has at hand: the configuration, the warehouse, and the options that all share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from datetime import datetime

    from etl.config import Config
    from etl.warehouse.postgres import Warehouse

FAILED, USAGE, DEAD_LETTERS = 1, 2, 3
"""Exit codes besides 0, which means that all is well."""

F = TypeVar("F", bound=Callable[..., Any])


class Session:
    """One call of `etl`, and what it was told before its command."""

    config_path: str | None = None
    traceback: bool = False
    verbose: bool = False
    _meant: Warehouse | None = None

    @cached_property
    def config(self) -> Config:
        """tributary.toml; raises ConfigError."""
        from etl.config import load

        return load(self.config_path)

    @contextmanager
    def warehouse(self) -> Iterator[Warehouse]:
        """The warehouse, open; an embedded one is started if it is not running. Raises WarehouseError."""
        from etl.warehouse.postgres import open_warehouse

        warehouse, self._meant = self._meant or open_warehouse(self.config), None
        try:
            yield warehouse
        finally:
            warehouse.close()

    @contextmanager
    def connecting(self) -> Iterator[None]:
        """Connect meanwhile to the warehouse that will be asked for next, unless it is the embedded one."""
        if self.config.warehouse_url:
            from etl.warehouse.postgres import open_warehouse

            self._meant = open_warehouse(self.config)
            self._meant.get_ready()
        try:
            yield
        except BaseException:
            if self._meant:
                self._meant.close()
            raise

    def log_to_stderr(self) -> None:
        """Show warnings of the engine; with --verbose all it says. Errors are in the report already."""
        import logging

        from etl.log import ToStderr

        handler = ToStderr()
        handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        handler.addFilter(lambda record: self.verbose or record.levelno < logging.ERROR)
        logger = logging.getLogger("tributary")
        logger.handlers = [handler]
        logger.setLevel(logging.DEBUG if self.verbose else logging.WARNING)
        logger.propagate = False


def _remember(context: click.Context, option: click.Parameter, value: object) -> None:
    if value and option.name:
        setattr(context.find_object(Session), option.name, value)


def shared(hidden: bool = False) -> Callable[[F], F]:
    """The options that stand before every command or after it; hidden in the help of the commands."""

    def add(function: F) -> F:
        for names, attributes in (
            (("-v", "--verbose"), {"is_flag": True, "help": "Say more, on stderr."}),
            (("--traceback",), {"is_flag": True, "help": "Show where in the code an error arose."}),
            (
                ("--config", "config_path"),
                {
                    "metavar": "FILE",
                    "help": "tributary.toml to use; default: TRIBUTARY_CONFIG, else the next one upward.",
                },
            ),
        ):
            option = click.option(*names, expose_value=False, callback=_remember, hidden=hidden, **attributes)
            function = option(function)
        return function

    return add


def command(**attributes: Any) -> Callable[[F], click.Command]:
    """A command of `etl`; its function gets the Session first and returns its exit code, or None for 0."""

    def make(function: F) -> click.Command:
        made: click.Command = click.command(**attributes)(shared(hidden=True)(click.pass_obj(function)))
        return made

    return make


def json_option(function: F) -> F:
    """`--json`: the report, and nothing else, on stdout."""
    option = click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
    return option(function)


def say(text: str) -> None:
    """A message for the person at the terminal: to stderr, as stdout is for reports."""
    click.echo(text, err=True)


def moment(context: click.Context, option: click.Parameter, text: str | None) -> datetime | None:
    """A date or an ISO time on the command line; without a zone it is UTC."""
    from etl.window import as_utc

    if text is None:
        return None
    try:
        return as_utc(text)
    except ValueError:
        hint = "write 2024-01-31 or 2024-01-31T15:00:00 (UTC)"
        raise click.BadParameter(f"{text!r} is no date or time; {hint}", context, option) from None
