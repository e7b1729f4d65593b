"""`etl sandbox`: the vendors' simulators alone, for as long as one likes."""

from __future__ import annotations

import signal
import sys
import threading
import time
from contextlib import ExitStack
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.session import Session, command, json_option, say

if TYPE_CHECKING:
    from etl.connector import Connector
    from etl.sandbox import SandboxServer

PORT = 9001  # of the first simulator, if it is free
HOURS = 3.0  # that pass in the simulated world at each --advance-every
ROOM = 30 * 24.0  # hours that worlds which advance begin behind ours: beyond our time no sync reads
REQUESTS_PER_SECOND = 5_000  # a simulator needs no sparing
RATES = {"_per_second": 1, "_per_minute": 60}
"""How options end that say how much may be asked, and seconds of what they count."""


@command(short_help="Run the simulators of the vendors, and print their URLs and keys.")
@click.argument("connectors", nargs=-1, metavar="[CONNECTOR ...]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help=f"Of the first simulator; default {PORT}, or a free one."
)
@click.option(
    "--advance-every",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Let three hours pass in the simulated worlds this often.",
)
@click.option(
    "--behind",
    type=click.FloatRange(min=0),
    metavar="HOURS",
    help=f"Begin so long ago; default: now, or {ROOM / 24:.0f} days ago with --advance-every.",
)
@json_option
def sandbox(
    session: Session,
    connectors: tuple[str, ...],
    port: int | None,
    advance_every: float | None,
    behind: float | None,
    as_json: bool,
) -> None:
    """Serve made-up vendors on 127.0.0.1 until Ctrl-C, by default of every connector that has a simulator.

    Prints the section for tributary.toml with which `etl sync` reads them. Their keys are made up and open
    nothing else. Their clocks run as ours do. POST /_sandbox/advance {"hours": 3} lets more time pass, up to
    now (see --behind); POST /_sandbox/moods {"mood": "throttle", "times": 3, "path": "/v1/charges"} plays a
    fault, DELETE /_sandbox/moods ends them. Other moods: fail, refuse, cut, delay; see etl/sandbox_faults.py.
    """
    if behind is None:
        behind = ROOM if advance_every else 0.0
    now = time.time() - behind * 3_600  # of all: they are one company's
    with ExitStack() as stack:
        running: list[tuple[type[Connector[Any]], SandboxServer]] = []
        for name in connectors or _with_simulators():
            cls = _connector(name)
            server = stack.enter_context(_serve(_simulator(cls, now), port, PORT + len(running)))
            port = None if port is None else port + 1 if port else 0
            running.append((cls, server))
        if not running:
            say("No installed connector has a simulator.")
            return
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # as whatever runs us as a service says it
        try:
            if as_json:
                show.json(
                    [{"connector": cls.name, "url": s.url, "keys": keys(s.simulator)} for cls, s in running]
                )
            else:
                for cls, server in running:
                    others = ", ".join(keys(server.simulator)[1:])
                    click.echo(section(cls, server) + (f"# other keys: {others}\n" if others else ""))
            sys.stdout.flush()
            say("Serving until Ctrl-C.")
            _wait([server.simulator for _, server in running], advance_every)
        except KeyboardInterrupt:
            say("Stopped.")


def _with_simulators() -> list[str]:
    from etl.sources import ENTRY_POINTS

    return sorted(p.name for p in entry_points(group=ENTRY_POINTS) if p.load().sandbox)


def _connector(name: str) -> type[Connector[Any]]:
    from etl.sources import connector_class

    return connector_class(name)


def simulator_class(cls: type[Connector[Any]]) -> type[Any]:
    """The class that simulates a connector's vendor; raises ConfigError if there is none."""
    from etl.errors import ConfigError

    if not cls.sandbox:
        raise ConfigError(f"connector {cls.name!r} has no simulator.")
    module, _, attribute = cls.sandbox.partition(":")
    found: type[Any] = getattr(import_module(module), attribute)
    return found


def _simulator(cls: type[Connector[Any]], now: float) -> Any:
    """A connector's vendor, its clock running, if it has one that can."""
    from inspect import signature

    made = simulator_class(cls)
    clock = {"now": now, "ticking": True}
    return made(**{name: value for name, value in clock.items() if name in signature(made).parameters})


def _serve(simulator: Any, port: int | None, preferred: int) -> SandboxServer:
    """A started server on the port that was asked for, else on the preferred one or any that is free."""
    from etl.errors import ConfigError
    from etl.sandbox import SandboxServer

    try:
        return SandboxServer(simulator, preferred if port is None else port).start()
    except OSError:
        if port is not None:
            raise ConfigError(f"port {port} is taken; choose another one with --port.") from None
        return SandboxServer(simulator, 0).start()


def keys(simulator: Any) -> list[str]:
    """The made-up credentials that a simulator accepts, the one that may read everything first."""
    return list(getattr(simulator, "keys", ()))


def section(cls: type[Connector[Any]], server: SandboxServer) -> str:
    """The [sources.NAME] section that reads this simulator as fast as it answers, as text."""
    from etl.config import secret_options

    only = dict.fromkeys(secret_options(cls.Config), next(iter(keys(server.simulator)), ""))
    found = getattr(server.simulator, "credentials", only)  # by option, where there are several
    options = {"connector": cls.name, **found, "base_url": server.url}
    lines = [f'{name} = "{value}"' for name, value in options.items()]
    for name in cls.Config.__struct_fields__:
        for ending, seconds in RATES.items():
            if name.endswith(ending):
                lines.append(f"{name} = {REQUESTS_PER_SECOND * seconds}")
    return "\n".join([f"[sources.{cls.name}]", *lines, ""])


def _wait(simulators: list[Any], advance_every: float | None) -> None:
    """Until Ctrl-C; meanwhile let the simulated time pass, if that was asked for."""
    if advance_every is None:
        threading.Event().wait()
        return
    while True:
        time.sleep(advance_every)
        for simulator in simulators:
            if hasattr(simulator, "advance"):
                simulator.advance(hours=HOURS)
