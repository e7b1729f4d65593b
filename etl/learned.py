"""What sources said of themselves when they were last asked, kept for those who cannot ask.

`.tributary/described/SOURCE.json` is written by whoever asked: a sync, a run of Dagster, `etl discover`.
Dagster's definitions are made of it, without secrets and without network. It decides nothing: a run asks
anew, and without the file there are the streams that are written in the connector.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from etl.config import SourceConfig
from etl.connector import Connector, Pages, Stream
from etl.described import field_of, keep_names, table
from etl.errors import ModelError, TributaryError
from etl.schema import TYPES, Column, Table, TableType
from etl.sources import open_source
from etl.window import Window, utc_now

LEFT_OUT = ("table", "children", "read")
"""Of a stream: its tables are kept as such, and nobody can read without asking."""


class _Table(Struct, frozen=True):
    """A table as it was described. base: the module and name of the model that it extends."""

    name: str
    doc: str
    columns: list[Column]
    base: tuple[str, str] | None = None


class _Kept(Struct, frozen=True):
    """A stream as it was described; options: those of Stream."""

    tables: list[_Table]
    options: dict[str, Any]


class _File(Struct, frozen=True):
    """All that one source said.

    had: the tables of objects that it described earlier, and now does not: the warehouse may have them still.
    """

    asked_at: datetime
    streams: list[_Kept]
    had: dict[str, str] = {}


def learn(connector: Connector[Any], had: Mapping[str, str]) -> None:
    """Have a source say what it has, once. Raises what `greet` and requests raise.

    had: the tables that its objects have, see `etl.described.keep_names`.
    """
    if connector.describes and not connector.asked:
        connector.greet()
        connector.described = tuple(connector.describe())
        connector.asked = True
        keep_names([table for stream in connector.described for table in stream.tables], had)
        times = Counter(table.__tablename__ for stream in connector.described for table in stream.tables)
        if twice := [name for name, count in times.items() if count > 1]:
            raise ModelError(
                f"{connector.source}: {twice[0]} is described twice; `etl.names.distinct` helps, or another"
                " name for the table that the warehouse has."
            )


def asked(config: SourceConfig, had: Mapping[str, str] | None = None) -> Connector[Any]:
    """A source's connector that was asked what it has, and is closed; raises as `open_source` and `learn`.

    had: as for `learn`; default: what is remembered.
    """
    connector = open_source(config)
    try:
        learn(connector, remembered(config) if had is None else had)
    finally:
        connector.close()
    remember(connector, config)
    return connector


def remember(connector: Connector[Any], config: SourceConfig) -> None:
    """Keep what it said, if it was asked; a folder that cannot be written to is no reason to fail."""
    place = _place(config)
    if place is None or not connector.asked:
        return
    streams = [_kept(stream) for stream in connector.described]
    now = _names(streams)
    had = {
        spelled: name
        for spelled, name in remembered(config).items()
        if spelled not in now and name not in now.values()
    }
    known = _read(place)
    if known and (known.streams, known.had) == (streams, had):
        return
    if known:
        connector.vanished = _vanished(known.streams, streams)
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        ignored = place.parent.parent / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n")
        fresh = place.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
        fresh.touch(mode=0o600)
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(_File(utc_now(), streams, had)), indent=1))
        fresh.replace(place)
    except OSError:
        return


def remembered(config: SourceConfig) -> dict[str, str]:
    """The tables of a source's objects as they were when it last described each, for who has no warehouse."""
    place = _place(config)
    known = _read(place) if place else None
    return known.had | _names(known.streams) if known else {}


def recall(connector: Connector[Any], config: SourceConfig) -> list[Stream]:
    """The streams that it described when it was last asked; they cannot be read. Empty if nobody asked."""
    place = _place(config)
    known = _read(place) if place else None
    kinds = {f.name: f.type for f in msgspec.structs.fields(Stream) if f.name not in LEFT_OUT}
    found = []
    for kept in known.streams if known else ():
        try:
            own, *children = (_recalled(t) for t in kept.tables)
            options = {n: msgspec.convert(v, kinds[n]) for n, v in kept.options.items() if n in kinds}
        except (TributaryError, msgspec.ValidationError, ValueError, LookupError, TypeError):
            continue  # its model or our own words have changed since
        found.append(Stream(own, _unreadable, children=tuple(children), **options))
    return found


def asked_at(config: SourceConfig) -> datetime | None:
    """When the source last said something else than before; None if nobody asked here."""
    place = _place(config)
    known = _read(place) if place else None
    return known.asked_at if known else None


def _place(config: SourceConfig) -> Path | None:
    return config.path.parent / ".tributary" / "described" / f"{config.name}.json" if config.path else None


def _read(place: Path) -> _File | None:
    try:
        return msgspec.json.decode(place.read_bytes(), type=_File)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _names(streams: list[_Kept]) -> dict[str, str]:
    """The tables that objects have, as the vendor spells these."""
    tables = [table for stream in streams for table in stream.tables]
    return {spelled: table.name for table in tables if (spelled := field_of(table.doc))}


def _kept(stream: Stream) -> _Kept:
    options = {}
    for name in stream.__struct_fields__:
        if name not in LEFT_OUT:
            try:
                options[name] = msgspec.to_builtins(getattr(stream, name))
            except TypeError:  # of no use without the connector
                continue
    return _Kept([_described(t) for t in stream.tables], options)


def _described(found: type[Table]) -> _Table:
    base = found.__mro__[1]
    columns = [c for c in found.columns if c.name in found.__described__]
    if not found.__described__:  # a model as it stands
        return _Table(found.__tablename__, found.__comment__, [], (found.__module__, found.__qualname__))
    extends = None if base is Table else (base.__module__, base.__qualname__)
    return _Table(found.__tablename__, found.__comment__, columns, extends)


def _recalled(kept: _Table) -> type[Table]:
    base = None
    if kept.base:
        try:
            base = getattr(import_module(kept.base[0]), kept.base[1])
        except (ImportError, AttributeError):
            base = None
        if not isinstance(base, TableType):
            raise ValueError(f"no model {'.'.join(kept.base)}")
    if any(c.type not in TYPES.values() for c in kept.columns):
        raise ValueError("a type of another version")
    return table(kept.name, kept.columns, doc=kept.doc, base=base)


def _vanished(before: list[_Kept], now: list[_Kept]) -> dict[str, list[str]]:
    """What to say of fields that are not described any more, by the stream whose table had them (A9)."""
    there = {of.name: {field_of(c.doc) for c in of.columns} for kept in now for of in kept.tables}
    found: dict[str, list[str]] = {}
    for kept in before:
        for of in kept.tables:
            gone = [c for c in of.columns if field_of(c.doc) not in there.get(of.name, (field_of(c.doc),))]
            found.setdefault(kept.tables[0].name, []).extend(
                f"{of.name}: {field_of(c.doc)} is not there any more; column {c.name} stays, null in new rows"
                for c in gone
            )
    return found


def _unreadable(window: Window) -> Pages:
    raise TributaryError("the vendor has to be asked what there is before it is read")
