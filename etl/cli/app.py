"""The command line itself: which commands there are, and how errors become a line and an exit code."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from etl.cli.session import FAILED, USAGE, Session, say, shared

SECTIONS = {
    "Begin": {
        "init": "etl.cli.scaffold:init",
        "demo": "etl.cli.demo:demo",
        "sandbox": "etl.cli.sandbox:sandbox",
    },
    "Look first": {
        "check": "etl.cli.inspect:check",
        "discover": "etl.cli.inspect:discover",
        "plan": "etl.cli.schema:plan",
        "apply": "etl.cli.schema:apply",
        "grants": "etl.cli.grants:grants",
    },
    "Run": {
        "sync": "etl.cli.sync:sync",
        "status": "etl.cli.status:status",
        "dead-letters": "etl.cli.letters:dead_letters",
        "state": "etl.cli.state:state",
        "reconcile": "etl.cli.reconcile:reconcile",
        "logs": "etl.cli.logs:logs",
        "events": "etl.cli.events:events",
        "identity": "etl.cli.identity:identity",
        "customers": "etl.cli.customer:customers",
        "ui": "etl.cli.ui:ui",
    },
    "Ask": {
        "customer": "etl.cli.customer:customer",
        "query": "etl.cli.data:query",
        "psql": "etl.cli.data:psql",
        "report": "etl.cli.report:report",
    },
    "Extend": {
        "new-connector": "etl.cli.scaffold:new_connector",
    },
}
"""Where each command stands, by the sections of `etl --help`; imported only when it is asked for."""


YOUNG = 100_000
"""Objects after which Python looks for cycles of dead ones: more than a start makes, of which none die."""

TURN_SECONDS = 0.01
"""How long a thread may go on while others wait, twice Python's own: eight readers and two that decode lost
2 % of a first load by taking turns; more of it keeps a single reader waiting."""


class Commands(click.Group):
    """A group that imports a command when it is used, and suggests the nearest for one that there is not."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the help."""
        return [name for names in SECTIONS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None if there is none."""
        where = next((names[cmd_name] for names in SECTIONS.values() if cmd_name in names), None)
        if where is None:
            return None
        module, _, attribute = where.partition(":")
        found: click.Command = getattr(import_module(module), attribute)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; click's UsageError, with the nearest name, if there is none."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from etl.config import nearest

            ctx.fail(f"no command {args[0]!r}{nearest(args[0], self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by section."""
        for section, names in SECTIONS.items():
            found = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(section):
                formatter.write_dl([(n, c.get_short_help_str(90)) for n, c in found if c], col_max=14)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="tributary", prog_name="etl")
@shared()
def etl() -> None:
    """Tributary brings what Stripe and its like know into typed tables of your warehouse.

    See it work with nothing configured: `etl demo`. Your own data: `etl init` writes tributary.toml,
    `etl check` says whether its keys and rights suffice, `etl sync` loads, `etl ui` runs the schedules.

    Reports go to stdout, progress and messages to stderr. Exit codes: 0 all is well, 1 something failed,
    2 wrong usage or configuration, 3 synced, but some records were refused (`etl dead-letters`).
    """


def run() -> NoReturn:
    """Run `etl` as the process that it is, and end that with its exit code.

    Once threads and exit handlers are done it ends at once: to take the interpreter apart, object by object,
    would take 8 ms more.
    """
    codes: list[int] = []
    atexit.register(_end_at_once, codes)  # the first of the exit handlers is the last to be called
    codes.append(main())
    sys.exit(codes[0])


def _end_at_once(codes: Sequence[int]) -> None:
    if codes:
        with suppress(OSError):  # as when whoever read it has gone
            for stream in filter(None, (sys.stdout, sys.stderr)):  # one that is closed, as by >&-, is None
                stream.flush()
            os._exit(codes[0])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `etl` with these arguments, by default the process's, and return its exit code."""
    gc.set_threshold(YOUNG)
    sys.setswitchinterval(TURN_SECONDS)
    session = Session()
    try:
        return etl.main(arguments, prog_name="etl", standalone_mode=False, obj=session) or 0
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "etl"
        text = error.format_message().rstrip(".")
        say(f"error: {text}{' See' if text.endswith('?') else '; see'} `{path} --help`.")
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        say("error: interrupted; what was committed stays, and the next sync goes on from there.")
        return FAILED
    except BrokenPipeError:  # whoever read our output, such as `head`, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001  a person gets a line, whatever went wrong
        return _failed(session, error)


def _failed(session: Session, error: Exception) -> int:
    """Say in one line what went wrong; of an error that is not ours only its type: its text may hold data."""
    from etl.errors import ConfigError, TributaryError

    if isinstance(error, TributaryError):
        say(f"error: {error}")
    else:
        hint = "" if session.traceback else "; run again with --traceback to see where"
        say(f"error: unexpected {type(error).__name__}, which is a defect of ours or of a connector{hint}.")
    if session.traceback:
        from etl.log import traceback_of

        say(traceback_of(error))
    return USAGE if isinstance(error, ConfigError) else FAILED
