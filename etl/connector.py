"""What an admin writes to add a source: a Connector, its Config, and a generator per stream.

A stream is a generator that yields, for a window, the vendor's own bytes:

    class Postmark(Connector[Config]):
        \"\"\"Outbound mail, by way of Postmark's server API.\"\"\"

        name = "postmark"
        Config = Config

        def connect(self) -> Client:
            return Client(self.config.base_url, headers={"X-Postmark-Server-Token": self.config.server_token})

        @stream(Bounce)
        def bounces(self, window: Window) -> Pages:
            span = {"fromdate": window.start, "todate": window.end}
            for answer in by_offset(self.http, "/bounces", span, total="TotalCount"):
                yield Page(answer, records="Bounces")

Whatever is yielded may come in any order: the newest version of a row wins.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Protocol, TypeVar, Union

from msgspec import Raw, Struct, field

from etl.privacy import NONE
from etl.schema import Table
from etl.settings import Limits
from etl.window import BEGINNING, Window

if TYPE_CHECKING:
    from etl.exchangelog import ExchangeLog
    from etl.http import Answer, Client
    from etl.totals import Totals


class Page(Struct, frozen=True):
    """One answer of the vendor, untouched, and where its records stand in it.

    records: dotted path to the list of records ("data"); "" when the answer is one record; a name
        followed by `[]` steps into each element of a list, so that "data[].lines.data" are the
        lines of every invoice of a page, `^` in their model's paths being the invoice.
    table: whose rows these are, when not the stream's own.
    outer: what `^` means when the records' parent is not part of the answer.
    deleted_at: these records were deleted at that time; the answer holds their last state.
    cut: the records, slices of the answer, if the reader had to find them anyway.
    format: "csv" is RFC 4180 with a header, whatever `records` says; long ones are `etl.csvtext.csv_answers`.
    """

    answer: Answer
    records: str = "data"
    table: type[Table] | None = None
    outer: dict[str, str] | None = None
    deleted_at: datetime | None = None
    format: Literal["json", "csv"] = "json"
    cut: Sequence[Raw] | None = None


class Deleted(Struct, frozen=True):
    """Rows that are gone at the vendor: their keys, each a tuple in the order of the model's key columns.

    asof: when that was asked for; a copy of the row that was asked for later counts more. A key of which a
        window that has passed says that it is gone may have been made again since: ask for it.
    """

    keys: Sequence[tuple[str, ...]]
    at: datetime
    asof: datetime
    table: type[Table] | None = None


class Alive(Struct, frozen=True):
    """Rows that live at the vendor, of which nothing but their keys was asked for.

    With `Complete` behind them, the rows that are not among them are gone; `Compare` tells which are new.

    versions: of each, where the vendor stamps its rows: a row with an older stamp is as good as none. None
        says nothing of it.
    """

    keys: Sequence[tuple[str, ...]]
    asof: datetime
    table: type[Table] | None = None
    versions: Sequence[str | None] = ()


class Complete(Struct, frozen=True):
    """All rows of a table, or of the given parents, have been given, as in `Done`: others of theirs are gone.

    parents: values of the table's `parent` column; None means the whole table.
    asof: when asking for them began; a row seen since then is alive.
    erase: the vendor has erased what these parents' rows said: of those that are gone only keys are kept.
    """

    asof: datetime
    parents: Sequence[str] | None = None
    table: type[Table] | None = None
    erase: bool = False


class Compare(Struct):
    """A question: how what this generator has shown differs from what the warehouse has.

    All that it yielded before is committed for that, so it may not have yielded generators; when it goes on,
    the answer stands here.

    asof: when asking for the rows began; one seen since then is alive.
    most: how many keys the answer may hold.
    unknown: keys of `Alive` that have no row, or one that is marked deleted or older.
    many: whether there are more of them.
    living: how many rows are not marked deleted.
    missing: how many of these were not shown: those which `Complete(asof)` would mark.
    """

    asof: datetime
    most: int = 0
    table: type[Table] | None = None
    unknown: Sequence[tuple[str, ...]] = ()
    many: bool = False
    living: int = 0
    missing: int = 0
    answered: threading.Event = field(default_factory=threading.Event)


class Done(Struct, frozen=True):
    """All of this window has been given, also by generators yielded before; it is not asked for again."""

    window: Window


class Anew(Struct, frozen=True):
    """What follows is all of the stream, also what was read before: no row lacks what a new column has."""


class State(Struct, frozen=True):
    """Where to go on: committed with all that this generator yielded before it, and found as `Window.state`.

    What the generators that it yielded before give belongs to that too. One generator of a stream keeps
    the state; it is committed within half a minute, and not for each page that comes fast. In a window
    that is not given a state, such as that of `--from`, it is not kept.

    text: whatever the reader understands, up to 8 kB, no secret; "" forgets it. Of rows read before it
        the reader is not told what changed since: unless that shows behind the state anyway, as in a
        feed of changes, the text should hold the time from which to ask for changes.
    """

    text: str


class Note(Struct, frozen=True):
    """Something a person should know of this sync, such as a fallback that was taken; no personal data.

    text: the same text is noted once, however often it is said.
    partial: some rows could not be asked for, so that one which was not shown need not be gone.
    """

    text: str
    partial: bool = False


KINDS = (Page, Deleted, Alive, Compare, Complete, Done, Anew, State, Note)
Item = Union[Page, Deleted, Alive, Compare, Complete, Done, Anew, State, Note, "Pages"]
Pages = Iterator[Item]
"""What a stream yields. A generator inside it is read at the same time as the rest of the stream."""


class Reader(Protocol):
    """Reads one stream for one window."""

    def __call__(self, window: Window, /) -> Pages:
        """Yield all of the window."""


class Stream(Struct, frozen=True):
    """One collection of a source, into one table (and those of the rows nested in it).

    windowed: it can be asked by time; otherwise each sync reads a snapshot of it.
    children: tables that its records' nested lists fill.
    lag: how far behind now a window ends, for a vendor that shows changes late.
    overlap: how far behind its start a scheduled window reads again.
    changes_kept: how long the vendor remembers changes; after a longer gap all is read again.
    optional: part of a product that an account may lack; unless it was asked for by name or synced
        before, being refused it is no failure.
    whole: a snapshot shows every row of its table, so that rows it does not show are gone.
    keeps_all: the same is true of a windowed stream that is read from the beginning of time to now.
    """

    table: type[Table]
    read: Reader
    windowed: bool = True
    children: tuple[type[Table], ...] = ()
    lag: timedelta = timedelta(seconds=60)
    overlap: timedelta = timedelta(minutes=10)
    changes_kept: timedelta | None = None
    optional: bool = False
    whole: bool = True
    keeps_all: bool = False

    @property
    def name(self) -> str:
        """The stream's name: that of its table."""
        return self.table.__tablename__

    @property
    def tables(self) -> tuple[type[Table], ...]:
        """Every table it fills, its own first."""
        return (self.table, *self.children)


class Spread(Struct, frozen=True):
    """A view of one table with a typed column for each field that people at the vendor defined themselves.

    The vendor tells of these fields by records of their own, in another table, and keeps their values in one
    object by the fields' keys. The view has the table's key, `_deleted_at`, and a column per field, named by
    its title; it is made again when the fields have changed.

    name: of the view.
    table, values: whose it is, and the column with the object of values.
    fields: the table with a row for each field.
    key, title, kind: columns of that: the key in the object, the title, the vendor's type.
    options: a column of that with the list of options, each with `name` and `value`; the view shows the name.
    among: boolean columns of that, all of which are true for a field that the view is to have.
    kinds: which of the vendor's types are int, Decimal, bool, date, or `list` of options or texts; else text.
    per: a column of both tables: each of its values has a view of its own, with that behind its name.
    """

    name: str
    table: type[Table]
    values: str
    fields: type[Table]
    key: str
    kinds: Mapping[str, type]
    title: str = "title"
    kind: str = "type"
    options: str = ""
    among: tuple[str, ...] = ()
    per: str = ""


class Verdict(Struct, frozen=True):
    """Whether a stream can be read: the answer of `etl check`.

    reason: why it cannot; of one that can, what a person should know of how it is read, if anything.
    kind: the error's.
    """

    stream: str
    ok: bool
    reason: str = ""
    kind: str = ""


_Method = TypeVar("_Method", bound=Callable[..., Pages])
C = TypeVar("C")


class _Declared(Struct, frozen=True):
    table: type[Table]
    options: dict[str, Any]


def stream(table: type[Table], **options: Any) -> Callable[[_Method], _Method]:
    """Make a generator method a stream that fills `table`; options are those of Stream."""

    def mark(method: _Method) -> _Method:
        method.__stream__ = _Declared(table, options)  # type: ignore[attr-defined]
        return method

    return mark


class Connector(Generic[C]):
    """One external system and how to ask it; subclasses give `name`, `Config`, `connect` and streams."""

    name: ClassVar[str] = ""
    Config: ClassVar[type[Any]]
    sandbox: ClassVar[str] = ""
    """Where its simulator stands, "package.module:Class"; "" if it has none."""
    docs: ClassVar[str] = ""
    """Where its vendor documents the API, for who wants to read on."""

    def __init__(self, config: C, source: str = "") -> None:
        self.config, self.source = config, source or self.name
        self.selected: Sequence[Stream] = ()
        """The streams of the sync under way."""
        self.home: Path | None = None
        """The folder .tributary/ beside the configuration, if that is a file."""
        self.log: ExchangeLog | None = None
        """What keeps its exchanges, if the configuration wants that."""
        self.since = BEGINNING
        """The configuration's start_date: what is older need not be read."""
        self.rules, self.limits = NONE, Limits()
        """What is done to values of columns; how much may be refused before a sync stops."""
        self.described: Sequence[Stream] = ()
        """What `describe` said: now, if `asked`, else when someone last asked."""
        self.asked = False
        self.vanished: dict[str, list[str]] = {}
        """What to say, by stream, of fields that it described before and now does not."""
        self.account = ""
        """Whose data it is, as the vendor names it, once `greet` has asked; "" if that is not told. A source
        whose credentials lead to another account than before is not synced: their rows would be mixed."""

    def connect(self) -> Client:
        """A client that knows the vendor's address, credentials and limits; no request is made."""
        raise NotImplementedError(f"{type(self).__name__} needs connect()")

    @cached_property
    def http(self) -> Client:
        """The one client of this source, shared by its streams and so by their rate budget."""
        client = self.connect()
        client.allow(getattr(self.config, "allowed_origins", ()))
        if self.log:
            client.watch(self.log.exchange, detail=self.log.detail, bodies=self.log.bodies)
        return client

    def greet(self) -> None:
        """Ask once whether the credentials are good, before any stream; raises CredentialsError if not.

        It runs on a thread of its own, before the warehouse's time is known: no answer is to become a row.
        """

    def describe(self) -> Iterable[Stream]:
        """Ask the vendor for what no model says: streams of tables that `etl.described` makes.

        Called once a run, after `greet`; what it raises ends the run as that does. A stream that has the name
        of one that is written takes its place, as where a model's table has more columns.
        """
        return ()

    @property
    def describes(self) -> bool:
        """Whether its vendor has to be asked what there is."""
        return type(self).describe is not Connector.describe

    def streams(self) -> list[Stream]:
        """All streams this connector has, in the order they were written, then those of `described`."""
        found: dict[str, Stream] = {}
        for cls in reversed(type(self).__mro__):
            for name, member in vars(cls).items():
                declared = getattr(member, "__stream__", None)
                if declared:
                    found[name] = Stream(declared.table, getattr(self, name), **declared.options)
        described = {s.name: s for s in self.described}
        written = [described.pop(s.name, s) for s in found.values()]
        return [*written, *described.values()]

    def spreads(self) -> Sequence[Spread]:
        """Views that are kept of fields which people at the vendor defined."""
        return ()

    def probe(self, stream: Stream) -> Verdict:
        """Whether this stream can be read with these credentials: asks for its first page.

        CredentialsError is raised, as no stream can then be read.
        """
        from etl.errors import CredentialsError, TributaryError
        from etl.exchanges import STREAM
        from etl.window import utc_now

        STREAM.set(stream.name)
        try:
            now = utc_now()
            _asks(stream.read(Window(now - timedelta(hours=1), now, initial=True)))
        except CredentialsError:
            raise
        except TributaryError as error:
            return Verdict(stream.name, False, str(error), error.kind)
        return Verdict(stream.name, True)

    def totals(self, stream: Stream, window: Window) -> Totals | None:
        """What the vendor counts of rows created in a window, for `etl reconcile`; None if it cannot tell.

        What is gone there is not to be counted. The days may be asked for as they are iterated over.
        """
        return None

    def close(self) -> None:
        """Let go of the connections, and of the log."""
        if "http" in self.__dict__:
            self.http.close()
        if self.log:
            self.log.close()


def _asks(pages: Pages) -> bool:
    """Whether a page came, after reading no more than it takes to see that."""
    for item in pages:
        if isinstance(item, Page):
            return True
        if not isinstance(item, KINDS) and _asks(item):
            return True
    return False
