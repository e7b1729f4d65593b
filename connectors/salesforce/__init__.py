"""Salesforce: the standard business objects and every custom one, typed as the organisation describes them.

Read `catalogue` for what is read, `describe` for how an object becomes a table, `reader` for what a stream
reads when, `plain`, `jobs` and `linked` for how records are had, `rest` and `bulk` for the two ways to ask,
`ranges` for where an object is cut, `deletions` for what is gone, `sight` for what is just not shown, `place`
for where a reading goes on, `totals` for what `etl reconcile` asks, `api` for how Salesforce is spoken to,
`login` for how it is entered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property, partial

from msgspec.structs import replace

from connectors.salesforce import config as settings
from connectors.salesforce.api import Api, FieldGone, Missing
from connectors.salesforce.catalogue import STANDARD, named
from connectors.salesforce.config import Config
from connectors.salesforce.describe import CURSORS, Brief, Global, SObject
from connectors.salesforce.descriptions import Described, describe, describe_all
from connectors.salesforce.reader import OVERLAP, Reader
from connectors.salesforce.totals import totals
from etl.connector import Connector, Note, Pages, Stream
from etl.described import column, table
from etl.errors import ConfigError, Passing, PermissionMissing, SourceError, TributaryError
from etl.http import Client
from etl.schema import Table
from etl.totals import Totals
from etl.window import Window
from models.salesforce.base import SalesforceTable

__all__ = ["Config", "Salesforce"]

LAG = timedelta(minutes=5)
"""How far behind the present a window counts as read."""
ID = column("Id", str, "Salesforce's identifier", key=True)
UNSEEN = "Salesforce shows this user no {0}; give its profile the right to read it, or leave it out."
NO_QUERY = "Salesforce lets nobody query {0}, by whatever right; leave it out of objects."
BIG = "{0} is a big object: its records have no ids by which to tell rows apart; leave it out of objects."
VERSION = "Salesforce has no version {0} of its API here ({1}); correct api_version."


class NotShown(SourceError):
    """An object that the configuration names is not there for the user: a failure, whatever else is read."""

    kind = PermissionMissing.kind


class Salesforce(Connector[Config]):
    """Salesforce's objects: accounts, contacts, leads, opportunities and the others, and the custom ones."""

    name = "salesforce"
    Config = Config
    sandbox = "connectors.sandbox.salesforce:SalesforceSandbox"
    docs = "https://developer.salesforce.com/docs/platform/api-rest/guide"

    def __init__(self, config: settings.Config, source: str = "") -> None:
        super().__init__(config, source)
        self._objects: dict[str, SObject] = {}
        self._named: dict[type[Table], str] = {}

    @cached_property
    def _api(self) -> Api:
        """Made when it is first needed, as what there is can be said without secrets and addresses."""
        return Api(self.config, self.home and self.home / "tokens" / f"{self.source}.json")

    @cached_property
    def _reader(self) -> Reader:
        return Reader(
            self._api,
            bulk_from=self.config.bulk_from,
            job_records=self.config.job_records,
            refresh=timedelta(days=self.config.refresh_days),
            reconcile=timedelta(days=self.config.reconcile_days),
        )

    def connect(self) -> Client:
        """The organisation's client, which logs in when it is first asked; no request is made."""
        self._reader  # noqa: B018  made here, as two threads would make two
        return self._api.http

    def greet(self) -> None:
        """Log in, and ask for what there is: tells whether API requests are allowed, and left."""
        with self._versioned():
            self.http.get(f"{self._api.base}/")

    @contextmanager
    def _versioned(self) -> Iterator[None]:
        """ConfigError in place of an answer that there is nothing: what every version has is asked for."""
        try:
            yield
        except Missing as gone:
            raise ConfigError(VERSION.format(self.config.api_version, gone)) from None

    def totals(self, stream: Stream, window: Window) -> Totals | None:
        """What Salesforce counts of an object; its refusal, if it cannot be read."""
        name = self._named.get(stream.table)
        if name is None:
            next(stream.read(window), None)  # raises why
            return None
        return totals(self._api, self._objects[name], stream.table, window)

    def close(self) -> None:
        """Let go of the connections, and of the log."""
        if "_api" in self.__dict__:
            self._api.http.close()
            self._api.door.close()
        super().close()

    def streams(self) -> list[Stream]:
        """What was described; before that, the standard objects as their models have them."""
        if self.described:
            return list(self.described)
        wanted = self.config.objects or STANDARD
        return [self._stream(name, STANDARD[name]) for name in wanted if name in STANDARD]

    def describe(self) -> Iterable[Stream]:
        """Ask for all objects, and for each that is wanted what fields it has."""
        with self._versioned():
            found: Global = self._api.read("sobjects/", Global)
        there = {brief.name: brief for brief in found.sobjects}
        spelled = {name.lower(): name for name in there}
        named_here = [spelled.get(name.lower(), name) for name in self.config.objects]
        wanted = list(dict.fromkeys(named_here)) or self._usual(there.values())
        tables = named([*wanted, *(brief.name for brief in found.sobjects if brief.ours)])
        known = {name: table for name, table in tables.items() if name in wanted}
        described: dict[str, Described] = {name: self._unread(name, there.get(name)) for name in wanted}
        described |= describe_all(self._api, [name for name in wanted if name in there and there[name].read])
        for name in wanted:
            yield self._described(name, described[name], known)

    def _unread(self, name: str, brief: Brief | None) -> TributaryError:
        """Why an object is not asked for; without its name if nobody named it, as many are told alike."""
        called = f"object {name}" if self.config.objects else "such object"
        if not brief:
            return PermissionMissing(UNSEEN.format(called))
        if brief.big:
            return ConfigError(BIG.format(name))
        return (ConfigError if self.config.objects else PermissionMissing)(NO_QUERY.format(called))

    def _usual(self, there: Iterable[Brief]) -> list[str]:
        """The standard business objects, whether they are shown or not, and all custom ones."""
        return [*STANDARD, *(b.name for b in there if b.ours)]

    def _described(self, name: str, found: Described, tables: dict[str, str]) -> Stream:
        """One object's stream; of one that cannot be read, a stream that says why."""
        if isinstance(found, SObject):
            self._objects[name] = found
            made = found.table(tables[name], STANDARD.get(name), tables)
            self._named[made] = name
            return self._stream(name, made)
        model = STANDARD.get(name) or table(tables[name], [ID], base=SalesforceTable, spelled=name)
        kind: type[TributaryError] = NotShown if self.config.objects else PermissionMissing
        if isinstance(found, ConfigError | Passing):
            kind = type(found)
        elif not isinstance(found, PermissionMissing | Missing):
            kind = SourceError  # one object's trouble, which keeps none of the others back
        return self._stream(name, model, kind(str(found)))

    def _stream(self, name: str, table: type[Table], refusal: TributaryError | None = None) -> Stream:
        obj = self._objects.get(name)
        fields = {path[0] for column in table.columns for path in column.paths}
        return Stream(
            table,
            partial(self._refused, refusal) if refusal else partial(self._read, name, table),
            windowed=bool(obj.cursor) if obj else not fields.isdisjoint(CURSORS),
            lag=LAG,
            overlap=OVERLAP,
            optional=refusal is not None,
            keeps_all=True,
        )

    def _refused(self, refusal: TributaryError, _window: Window) -> Pages:
        raise type(refusal)(str(refusal))

    def _read(self, name: str, table: type[Table], window: Window) -> Pages:
        """One object; once more if a field has gone since it was described."""
        obj = self._objects.get(name) or describe(self._api, name)
        try:
            yield from self._reader.read(obj, table, window, self.since)
        except FieldGone as gone:
            left = {field.name for field in describe(self._api, name).fields}
            fewer = replace(obj, fields=[field for field in obj.fields if field.name in left])
            if fewer.fields == obj.fields:
                raise
            self._objects[name] = fewer
            fewer.spare(table)
            yield Note(f"{name}: read without a field that went while it was being read ({gone})")
            yield from self._reader.read(fewer, table, window, self.since)
