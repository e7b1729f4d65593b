"""Sources: which connector a section of tributary.toml means, and which of its streams."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import distribution, entry_points
from typing import Any
from urllib.parse import urlsplit

from etl.column_rules import source_rules
from etl.config import VARIABLE, SourceConfig, expand, nearest, read_options, secret_options
from etl.connector import Connector, Stream
from etl.errors import ConfigError, ModelError
from etl.home import own_machine
from etl.privacy import Rules
from etl.window import as_utc

ENTRY_POINTS = "tributary.connectors"


@cache
def connector_class(name: str) -> type[Connector[Any]]:
    """The connector of that name, found by entry point, or the class at "package.module:Class".

    ConfigError names the nearest if there is none.
    """
    if ":" in name:
        return _class_at(name)
    ours = distribution("tributary").entry_points  # first, as every other package's are 3 ms to read
    found = ours.select(group=ENTRY_POINTS, name=name) or entry_points(group=ENTRY_POINTS, name=name)
    if not found:
        expand(name, "connector")
        known = entry_points(group=ENTRY_POINTS).names
        raise ConfigError(f"connector {name!r} is not installed{nearest(name, known)}")
    return _class_at(found[name].value, name)


def _class_at(place: str, name: str = "") -> type[Connector[Any]]:
    module, _, attribute = place.partition(":")
    try:
        found: type[Connector[Any]] = getattr(import_module(module), attribute)
    except Exception as error:  # whatever its author's code does when it is imported
        raise ConfigError(
            f"connector {name or place!r} cannot be imported ({type(error).__name__});"
            f" `python -c 'import {module}'` shows where."
        ) from error
    return found


def open_source(config: SourceConfig, *, secrets: bool = True) -> Connector[Any]:
    """The connector of one [sources.NAME] section, its options checked; makes no request.

    secrets: without them it can say what it has, but ask for nothing; one that describes itself says what it
        did when it was last asked.
    """
    cls = connector_class(config.connector)
    connector = cls(read_options(cls.Config, config, secrets=secrets), config.name)
    if secrets and config.path:
        _refuse_secrets(config, secret_options(cls.Config))
    connector.home = config.path.parent / ".tributary" if config.path else None
    if connector.home and secrets and config.logs.exchanges != "off":
        from etl.exchangelog import ExchangeLog

        connector.log = ExchangeLog(config.name, config.logs, connector.home)
    if connector.describes and not secrets:
        from etl.learned import recall

        connector.described = recall(connector, config)
    connector.limits = config.dead_letters
    if config.start_date:
        connector.since = as_utc(config.start_date)
    return connector


def _refuse_secrets(config: SourceConfig, names: Iterable[str]) -> None:
    """ConfigError if a secret is written out, unless it is for this machine, as a sandbox's is."""
    if own_machine(urlsplit(str(config.options.get("base_url") or "https://vendor")).hostname or ""):
        return
    for name in names:
        if isinstance(value := config.options.get(name), str) and not VARIABLE.search(value):
            raise ConfigError(
                f"{config.path}: [sources.{config.name}] {name} is a secret, which no file should hold; write"
                f' {name} = "${{{config.name.upper()}_{name.upper()}}}" and export that variable.'
            )


def keep_rules(connector: Connector[Any], config: SourceConfig, *, again: bool = False) -> Rules:
    """Have what the connector reads, and what is shown of it, keep to [sources.NAME.columns].

    again: it asks for nothing, but what was refused is tried again. Raises ConfigError as
    `etl.column_rules.source_rules`.
    """
    complete = connector.asked or not connector.describes
    tables = (stream.tables for stream in connector.streams()) if config.columns else ()
    connector.rules = source_rules(config, tables, complete=complete, again=again)
    if connector.rules.fields and not again:
        connector.http.hide(connector.rules.fields)
    return connector.rules


def by_name(streams: Iterable[Stream]) -> dict[str, Stream]:
    """Streams by the names that mean them: their own, and those of the tables that nested lists fill."""
    own = {stream.name: stream for stream in streams}
    nested = {table.__tablename__: stream for stream in own.values() for table in stream.children}
    return nested | own


def chosen(connector: Connector[Any], names: Sequence[str] | None) -> list[Stream]:
    """The connector's streams of these names, or all; ConfigError names the nearest to an unknown one.

    The name of a nested table means the stream that fills it. If the connector describes itself and was not
    asked, it may have others: unknown ones are then left out.
    """
    streams = connector.streams()
    for name, many in Counter(stream.name for stream in streams).items():
        if many > 1:
            both = f"connector {connector.name}: {many} streams fill table {name}"
            raise ModelError(f"{both}, and each would take the other's rows for gone; make them one.")
    if names is None:
        return streams
    known = by_name(streams)
    if connector.describes and not connector.asked:
        names = [name for name in names if name in known]
    for name in names:
        if name not in known:
            expand(name, f"source {connector.source}: streams")
            raise ConfigError(f"source {connector.source}: no stream {name!r}{nearest(name, known)}")
    return list({known[name].name: known[name] for name in names}.values())
