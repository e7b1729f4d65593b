"""The sources and streams that a command is about."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from etl.config import Config, SourceConfig, nearest
from etl.connector import Stream, chosen, open_source
from etl.errors import ConfigError


class Selection(Struct, frozen=True):
    """One source and which of its streams are meant, to be described: they cannot be read.

    named: someone asked for these streams, on the command line or in tributary.toml; otherwise they are
        all that the connector has, and those that the key may not read are no failure.
    """

    source: SourceConfig
    streams: list[Stream]
    named: bool

    @property
    def names(self) -> list[str]:
        """The names of the streams."""
        return [stream.name for stream in self.streams]


def select(config: Config, sources: Sequence[str], streams: Sequence[str] = ()) -> list[Selection]:
    """What these names mean; no names: all. Needs no secret and no network; ConfigError for an unknown name.

    A stream may be any of the sources'; sources that have none of the streams are left out.
    """
    selected = [_everything(source) for source in config.chosen(sources)]
    if not selected:
        raise ConfigError(
            f"{config.path} has no [sources.NAME] section; `etl init` shows what one looks like."
        )
    if not streams:
        return selected
    connectors = [(s.source, open_source(s.source, secrets=False)) for s in selected]
    have = {stream.name for _, connector in connectors for stream in connector.streams()}
    for name in streams:
        if name not in have:
            where = " or ".join(f"{source.name!r}" for source, _ in connectors)
            raise ConfigError(f"no stream {name!r} in source {where}{nearest(name, have)}")
    found = []
    for source, connector in connectors:
        theirs = [stream for stream in connector.streams() if stream.name in streams]
        if theirs:
            found.append(Selection(source, theirs, named=True))
    return found


def _everything(source: SourceConfig) -> Selection:
    streams = chosen(open_source(source, secrets=False), source.streams)
    return Selection(source, streams, named=source.streams is not None)
