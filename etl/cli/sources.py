"""The sources and streams that a command is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from etl.cli.session import Session
from etl.config import Config, SourceConfig, nearest
from etl.connector import Connector, Stream
from etl.errors import ConfigError, TributaryError
from etl.privacy import Rules
from etl.sources import by_name, chosen, connector_class, open_source


class Selection(Struct, frozen=True):
    """One source and which of its streams are meant, to be described: they cannot be read.

    named: someone asked for these streams, on the command line or in tributary.toml; otherwise they are
        all that the connector has, and those that the key may not read are no failure.
    unknown: names of others that it may have, as its vendor has to be asked what there is.
    error: why it cannot be used, and has no streams therefore: a connector that is not there, for one.
    """

    source: SourceConfig
    streams: list[Stream]
    named: bool
    unknown: tuple[str, ...] = ()
    error: TributaryError | None = None

    @property
    def names(self) -> list[str]:
        """The names of the streams."""
        return [*(stream.name for stream in self.streams), *self.unknown]

    @property
    def describes(self) -> bool:
        """Whether the vendor has to be asked what there is."""
        return connector_class(self.source.connector).describe is not Connector.describe


def select(
    config: Config, sources: Sequence[str], streams: Sequence[str] = (), *, apart: bool = False
) -> list[Selection]:
    """What these names mean; no names: all. Needs no secret and no network; ConfigError for an unknown name.

    A stream may be any of the sources', by its own name or that of a table nested in it; sources that have
    none of the streams are left out. One that describes itself has what it said when it was last asked, and
    perhaps what nobody has.

    apart: what is wrong with a section of tributary.toml holds back that source alone, and is its
        Selection's `error`; it is raised otherwise.
    """
    selected = [_everything(source, apart=apart) for source in config.chosen(sources)]
    if not selected:
        raise ConfigError(
            f"{config.path} has no [sources.NAME] section; `etl init` shows what one looks like."
        )
    if not streams:
        return selected
    held = [selection for selection in selected if selection.error]
    connectors = [(s.source, open_source(s.source, secrets=False)) for s in selected if not s.error]
    named = [by_name(connector.streams()) for _, connector in connectors]
    have = {name for known in named for name in known}
    unknown = tuple(name for name in dict.fromkeys(streams) if name not in have)
    for name in unknown:
        if not held and not any(connector.describes for _, connector in connectors):
            where = " or ".join(f"{source.name!r}" for source, _ in connectors)
            raise ConfigError(f"no stream {name!r} in source {where}{nearest(name, have)}")
    found = held
    for (source, connector), known in zip(connectors, named, strict=True):
        asked_for = {known[name].name for name in streams if name in known}
        theirs = [stream for stream in connector.streams() if stream.name in asked_for]
        perhaps = unknown if connector.describes else ()
        if theirs or perhaps:
            found.append(Selection(source, theirs, True, perhaps))
    return found


def stream_names(config: Config, sources: Sequence[str]) -> dict[str, str]:
    """Of these sources the names that mean a stream, those of nested tables too -> the stream's own."""
    opened = (open_source(source, secrets=False) for source in config.chosen(sources)) if sources else ()
    return {name: s.name for connector in opened for name, s in by_name(connector.streams()).items()}


def ask(selection: Selection, had: Mapping[str, str] | None = None) -> Selection:
    """The same, with what the vendor says it has: no change unless it describes itself.

    had: the tables that its objects have; default: what is remembered.
    Raises what a sync would, CredentialsError for one; ConfigError where a stream is not there.
    """
    if not selection.describes:
        return selection
    from etl.learned import asked

    names = selection.names if selection.named else None
    return Selection(selection.source, chosen(asked(selection.source, had), names), selection.named)


def earlier_values(
    session: Session, source: SourceConfig, streams: Sequence[Stream], rules: Rules
) -> list[str]:
    """What to say of values that the warehouse has from before their columns got rules."""
    from etl.warehouse.ask import explained
    from etl.warehouse.ruled import earlier

    if not rules.columns:
        return []
    tables = {t.__tablename__: t for stream in streams for t in stream.tables}
    with session.warehouse() as warehouse, explained(), warehouse.connection() as connection:
        return earlier(connection, source.name, tables, rules.columns)


def _everything(source: SourceConfig, *, apart: bool) -> Selection:
    try:
        streams = chosen(open_source(source, secrets=False), source.streams)
    except TributaryError as error:
        if not apart:
            raise
        return Selection(source, [], source.streams is not None, error=error)
    have = by_name(streams)
    unknown = tuple(name for name in source.streams or () if name not in have)
    return Selection(source, streams, source.streams is not None, unknown)
