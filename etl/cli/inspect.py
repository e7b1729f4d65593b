"""`etl check` and `etl discover`: what may be read, what may be written, and what there is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.session import FAILED, USAGE, Session, command, json_option, say

if TYPE_CHECKING:
    from etl.cli.sources import Selection
    from etl.config import Config
    from etl.connector import Connector, Stream, Verdict
    from etl.errors import TributaryError
    from etl.schema import Table

POOLED = (
    "[warehouse] url leads to a connection pool, which does; the server itself, if it can be named,"
    " takes a session less and is faster."
)


@dataclass
class Checked:
    """What was found of a source, the warehouse, or a section.

    error: why nothing more could be found out. misconfigured: whether that is for tributary.toml to mend.
    """

    name: str
    error: str = ""
    misconfigured: bool = False
    about: str = ""
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether a sync can do what it is configured to do."""
        return not self.error and not self.problems

    def fail(self, error: TributaryError) -> None:
        """Nothing more could be found out."""
        self.error, self.misconfigured = str(error), error.kind == "configuration"


@command(short_help="Try the credentials, the permission for each stream, and the rights in the warehouse.")
@click.argument("sources", nargs=-1, metavar="[SOURCE ...]")
@json_option
def check(session: Session, sources: tuple[str, ...], as_json: bool) -> int:
    """Ask each vendor for a first page of each stream, and the warehouse for leave to make tables.

    Nothing is changed, and no row is stored; a log of exchanges, if one is kept, has what was asked. Exits
    with 2 if tributary.toml cannot be used as it is, else with 1 if the credentials are refused, a stream
    that it names cannot be read, or the warehouse lacks a right; the line says what to do. Without a SOURCE,
    what [events] and [identity] say is tried, too: are the schemas there and readable, can the rules be used,
    what do timelines of customers need; and [[notifications]] and [logs] are looked at, and nobody is told.
    """
    from etl.cli.check_persons import check_sections
    from etl.cli.sources import select

    config = session.config
    schemas = [name for name in ("events", "identity") if getattr(config, name) and not sources]
    selected = select(config, sources, apart=True) if config.sources or not schemas else []
    warehouse = _check_warehouse(session, [*(s.source.name for s in selected), *schemas])
    sections = [] if sources or warehouse.error else check_sections(session)
    sections += [] if sources else [*_check_notifications(config), *_check_logs(config)]
    checked = [_check_source(selection, session) for selection in selected]
    every = (warehouse, *sections, *checked)
    ok = all(found.ok for found in every)
    if as_json:
        show.json(
            {
                "ok": ok,
                "warehouse": _as_report(warehouse),
                **{section.name: _as_report(section) for section in sections},
                "sources": [_as_report(c) for c in checked],
            }
        )
    else:
        for found in every:
            _show(found)
    if any(found.misconfigured for found in every):
        return USAGE
    return 0 if ok else FAILED


def _check_notifications(config: Config) -> list[Checked]:
    """Whether those who are to be told of syncs can be, as far as tributary.toml says."""
    from etl.errors import ConfigError
    from etl.notify import targets

    if not config.notifications:
        return []
    found = Checked("notifications")
    try:
        kinds = [target.kind for target in targets(config)]
        found.about = ", ".join(kinds)
    except ConfigError as error:
        found.fail(error)
    return [found]


def _check_logs(config: Config) -> list[Checked]:
    """Whether the log of exchanges can lie where [logs] says, if one is kept or a folder is named."""
    from etl.errors import ConfigError
    from etl.logfiles import Files

    keeps = {config.logs.exchanges, *(source.logs.exchanges for source in config.sources.values())}
    if keeps == {"off"} and not config.logs.folder:
        return []
    found = Checked("logs")
    try:
        found.about = Files(config.logs, config.home).check()
    except ConfigError as error:
        found.fail(error)
    return [found]


def _check_warehouse(session: Session, schemas: list[str]) -> Checked:
    from etl.errors import WarehouseError
    from etl.warehouse import ask, ledger, rights
    from etl.warehouse.tls import far

    found = Checked("warehouse")
    url = session.config.warehouse_url
    embedded = url is None
    try:
        with session.warehouse() as warehouse, ask.explained(), warehouse.connection() as connection:
            server = ask.server(connection)
            found.about = f"PostgreSQL {server.version}{', embedded' if embedded else ''}"
            found.about += f", database {server.database}, role {server.role}"
            found.problems = rights.missing(connection, schemas)
            if not found.problems:  # the right to look at the ledger may be among them
                ledger.check(connection)
            if warehouse.pooled:
                found.warnings.append(POOLED)
    except WarehouseError as error:
        found.fail(error)
    else:
        if url and session.config.insecure and (host := far(url.reveal())):
            found.warnings.append(
                f"{host} does not have to prove who it is (insecure = true), so anyone on the way can read"
                " and change all of it."
            )
        if server.too_mighty and not embedded:
            found.warnings.append(
                f"role {server.role} has {' and '.join(server.too_mighty)}, more than a loader should have;"
                " give it a role of its own."
            )
    return found


def _check_source(selection: Selection, session: Session) -> Checked:
    from etl.cli.sources import earlier_values
    from etl.errors import TributaryError
    from etl.sources import chosen, keep_rules, open_source

    found = Checked(selection.source.name)
    try:
        if selection.error:
            raise selection.error
        connector = open_source(selection.source)
    except TributaryError as error:
        found.fail(error)
        return found
    try:
        if connector.describes:
            from etl.learned import learn, remember, remembered

            learn(connector, remembered(selection.source))
            remember(connector, selection.source)
        rules = keep_rules(connector, selection.source)
        if not connector.describes:
            connector.greet()
        found.warnings += earlier_values(session, selection.source, connector.streams(), rules)
        names = selection.names if selection.named else None
        found.verdicts = _verdicts(connector, chosen(connector, names))
    except TributaryError as error:
        found.fail(error)
        found.error = f"{error.kind}: {error}"
    finally:
        connector.close()
    if found.error:
        return found
    refused = [v for v in found.verdicts if not v.ok]
    readable = len(found.verdicts) - len(refused)
    found.about = f"credentials are good; {readable} of {len(found.verdicts)} streams can be read"
    lenient = not selection.named and readable > 0
    harmless = [v for v in refused if lenient and v.kind == "permission"]
    found.problems += _remarks([v for v in refused if v not in harmless])
    found.warnings += _remarks(harmless) + _remarks([v for v in found.verdicts if v.ok])
    return found


def _remarks(verdicts: list[Verdict]) -> list[str]:
    """What is to be known of streams; what is said of several is said once."""
    said: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.reason or not verdict.ok:
            said.setdefault(verdict.reason, []).append(verdict.stream)
    return [
        f"stream{'s' if len(streams) > 1 else ''} {', '.join(streams)}: {reason}"
        for reason, streams in said.items()
    ]


def _verdicts(connector: Connector[Any], streams: list[Stream]) -> list[Verdict]:
    with ThreadPoolExecutor(connector.http.connections, "probe") as threads:
        probes = [threads.submit(connector.probe, stream) for stream in streams]
        try:
            return [probe.result() for probe in probes]
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            connector.http.close()  # if it was interrupted: wait for no vendor


def _as_report(found: Checked) -> dict[str, Any]:
    report: dict[str, Any] = {
        "name": found.name,
        "ok": found.ok,
        "about": found.about,
        "error": found.error or None,
        "problems": found.problems,
        "warnings": found.warnings,
    }
    if found.name not in ("warehouse", "events", "identity"):
        report["streams"] = [
            {"stream": v.stream, "ok": v.ok, "kind": v.kind or None, "reason": v.reason or None}
            for v in found.verdicts
        ]
    return report


def _show(found: Checked) -> None:
    click.echo(f"{'ok ' if found.ok else 'NO '} {found.name}: {show.plain(found.error or found.about)}")
    for line in found.problems:
        click.echo(f"    NO    {show.plain(line)}")
    for line in found.warnings:
        click.echo(f"    note  {show.plain(line)}")


@command(short_help="The streams of a source; with a stream's name, its tables and columns.")
@click.argument("source")
@click.argument("streams", nargs=-1, metavar="[STREAM ...]")
@json_option
def discover(session: Session, source: str, streams: tuple[str, ...], as_json: bool) -> None:
    """What a source has: its streams, their tables and keys, and whether they can be asked by time.

    A windowed stream is asked for what happened in a span of time; of a snapshot all is read each time.
    With one or more STREAM names, the columns of their tables; --json has the columns in any case.

    A vendor that describes itself is asked; if that cannot be done, what it said last is shown, and a note.
    """
    from etl.cli.sources import select

    (selection,) = select(session.config, (source,), streams)
    if selection.describes:
        selection = _asked(selection)
    if as_json:
        show.json([_stream_report(stream) for stream in selection.streams])
    elif streams:
        for stream in selection.streams:
            for table in stream.tables:
                _show_columns(source, table)
    else:
        show.table(
            ("stream", "read as", "key", "columns", "further tables", "a row is"),
            [
                (
                    stream.name,
                    _mode(stream),
                    ", ".join(c.name for c in stream.table.key),
                    len(stream.table.columns),
                    ", ".join(t.__tablename__ for t in stream.children),
                    stream.table.__comment__,
                )
                for stream in selection.streams
            ],
        )


def _asked(selection: Selection) -> Selection:
    """With what the vendor says it has, else a note on what is shown instead."""
    from etl.cli.sources import ask
    from etl.config import nearest
    from etl.errors import ConfigError, TributaryError
    from etl.learned import asked_at

    try:
        return ask(selection)
    except TributaryError as error:
        missing = [name for name in selection.unknown if f"no stream {name!r}" in str(error)]
        if missing:
            raise
        moment, source = asked_at(selection.source), selection.source.name
        known = f"what it said on {show.moment(moment)}" if moment else "what is known without asking"
        say(f"note: {source} was not asked what there is: {error}; shown is {known}.")
        for name in selection.unknown:
            have = [stream.name for stream in selection.streams]
            raise ConfigError(
                f"source {source}: no stream {name!r} that is known{nearest(name, have)}"
            ) from None
        return selection


def _mode(stream: Stream) -> str:
    return "windows" if stream.windowed else "snapshot"


def _show_columns(schema: str, table: type[Table]) -> None:
    from etl.warehouse.ddl import column_comments, column_types

    keys = {column.name for column in table.key}
    docs = column_comments(table)
    show.table(
        ("column", "type", "key", "what it holds"),
        [
            (name, kind, "key" if name in keys else "", docs[name])
            for name, kind in column_types(table).items()
        ],
        title=f"{schema}.{table.__tablename__}: {table.__comment__}",
    )


def _stream_report(stream: Stream) -> dict[str, Any]:
    return {
        "stream": stream.name,
        "windowed": stream.windowed,
        "tables": [_table_report(table) for table in stream.tables],
    }


def _table_report(table: type[Table]) -> dict[str, Any]:
    from etl.warehouse.ddl import column_comments, column_types

    own = {column.name: column for column in table.columns}
    docs = column_comments(table)
    return {
        "table": table.__tablename__,
        "doc": table.__comment__,
        "key": [column.name for column in table.key],
        "columns": [
            {
                "name": name,
                "type": kind,
                "doc": docs[name],
                "paths": [".".join(path) for path in own[name].paths] if name in own else [],
                "references": own[name].references if name in own else None,
            }
            for name, kind in column_types(table).items()
        ],
    }
