"""Tests that any connector gets by naming its class once: pytest, its simulator and a real PostgreSQL.

    from etl.testing import conformance

    TestPostmark = conformance(Postmark, PostmarkSandbox, server_token="a-made-up-token")

or, where more has to be said, a subclass of `Conformance`. They show that all is read and typed, that
syncs may be repeated, cut into any windows, interrupted, throttled, failed and disconnected without
another outcome, and that no error tells a secret.

The PostgreSQL is the one at TRIBUTARY_TEST_POSTGRES (a URL; its role may create databases), else an
embedded one: under TRIBUTARY_TEST_HOME, if that is set, else of the test process's own.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest

from etl.config import Secret, SourceConfig, secret_options
from etl.connector import Connector, Stream
from etl.errors import CredentialsError, TributaryError
from etl.learned import learn
from etl.sandbox import SandboxServer, Simulator
from etl.schema import Table
from etl.sources import open_source
from etl.sync import Outcome, sync_source
from etl.warehouse import ask, embedded, ledger
from etl.warehouse.ddl import quote
from etl.warehouse.postgres import Warehouse
from etl.window import BEGINNING, Window, as_utc

__all__ = ["Conformance", "World", "conformance", "empty_database", "postgres_url"]

GIVEN, HOME = "TRIBUTARY_TEST_POSTGRES", "TRIBUTARY_TEST_HOME"
MOST_CUTS = 12  # places at which a stream is interrupted
NOTING = """
create table tributary.left_behind (stream text);
create function tributary.note() returns trigger language plpgsql as
    $$ begin insert into tributary.left_behind values (new.stream); return null; end $$;
create trigger note after insert or update on tributary.states for each row when (new.stream <> '')
    execute function tributary.note();
"""


@cache
def postgres_url() -> str:
    """The PostgreSQL to make test databases in; started by the first who asks, stopped with the process."""
    if given := os.environ.get(GIVEN):
        return given
    shared = os.environ.get(HOME)
    home = Path(shared or tempfile.mkdtemp(prefix="tributary-tests-"))
    url = embedded.start(home).url("postgres")
    if not shared:
        atexit.register(shutil.rmtree, home, ignore_errors=True)
        atexit.register(embedded.stop, home)
    return url


@contextmanager
def empty_database() -> Iterator[Warehouse]:
    """A warehouse with nothing in it, dropped at the end."""
    server = Warehouse(Secret(postgres_url()))
    name = f"test_{uuid.uuid4().hex[:12]}"
    with server.connection() as session:
        session.execute(f"create database {quote(name)} template template0")
    warehouse = Warehouse(Secret(urlsplit(postgres_url())._replace(path=f"/{name}").geturl()))
    try:
        yield warehouse
    finally:
        warehouse.close()
        with server.connection() as session:
            session.execute(f"drop database {quote(name)} with (force)")
        server.close()


class _InterruptedError(TributaryError):
    """What ends a sync in a test."""


class World:
    """A simulated vendor, a warehouse, and syncs from the one into the other."""

    def __init__(
        self, cls: type[Connector[Any]], options: Mapping[str, Any], since: date | None, server: SandboxServer
    ) -> None:
        self.cls, self.options, self.since, self.server = cls, options, since, server
        self.stack = ExitStack()
        self.warehouse = self.stack.enter_context(empty_database())

    def config(self, source: str = "whole", **options: Any) -> SourceConfig:
        """The source's section of tributary.toml, pointed at the simulator."""
        place = f"{self.cls.__module__}:{self.cls.__qualname__}"
        given = {**self.options, "base_url": self.server.url, **options}
        return SourceConfig(source, place, None, self.since, given)

    @property
    def streams(self) -> list[Stream]:
        """All streams of the connector."""
        connector = open_source(self.config())
        try:
            learn(connector, {})
            return connector.streams()
        finally:
            connector.close()

    @property
    def tables(self) -> list[type[Table]]:
        """All tables they fill, each once."""
        return list(dict.fromkeys(table for stream in self.streams for table in stream.tables))

    @property
    def secrets(self) -> list[str]:
        """The values that must not be told."""
        return [self.options[name] for name in secret_options(self.cls.Config) if name in self.options]

    def sync(self, source: str = "whole", **how: Any) -> list[Outcome]:
        """Sync into a schema of that name; fails the test unless all went well."""
        outcomes = sync_source(self.config(source), self.warehouse, **how)
        for outcome in outcomes:
            where = f"{source}.{outcome.stream}"
            assert outcome.error is None, f"{where}: {outcome.error}"
            assert not outcome.dead_letters, f"{where}: {self._refused(source, outcome.stream)}"
            assert outcome.total.closes, f"{where}: the counts do not close: {outcome.total}"
        return outcomes

    def interrupt(self, source: str, at: Mapping[str, int]) -> None:
        """Sync streams, and end each when so many blocks of its records are staged, before their commit."""
        streams = {table.__tablename__: s.name for s in self.streams if s.name in at for table in s.tables}
        staged = Counter[str]()
        lock = threading.Lock()

        def report(table: str, _more: int) -> None:
            name = streams[table]
            with lock:
                staged[name] += 1
                if staged[name] >= at[name]:
                    raise _InterruptedError("interrupted by the test")

        for outcome in sync_source(self.config(source), self.warehouse, streams=list(at), report=report):
            assert outcome.error is None or isinstance(outcome.error, _InterruptedError), str(outcome.error)

    def states_left(self) -> dict[str, int]:
        """Sync all, with a commit for each state: how many each stream left behind, if any."""
        self.warehouse.commit_seconds = 0
        with self.warehouse.connection() as session:
            ledger.ensure(session)
            session.execute(NOTING)
        self.sync()
        with self.warehouse.connection() as session:
            return dict(
                session.execute("select stream, count(*) from tributary.left_behind group by 1").fetchall()
            )

    def expect_alike(self, left: str, right: str, tables: Sequence[type[Table]] | None = None) -> None:
        """Fail the test unless all tables, or these, hold the same in two schemas."""
        with self.warehouse.connection() as session:
            found = {
                table.__tablename__: tuple(ask.fingerprint(session, s, table) for s in (left, right))
                for table in (self.tables if tables is None else tables)
            }
        unlike = [f"{name}: {left} has {a}, {right} has {b}" for name, (a, b) in found.items() if a != b]
        assert not unlike, "; ".join(unlike)

    def _refused(self, source: str, stream: str) -> str:
        with self.warehouse.connection() as session:
            row = session.execute(
                "select table_name, column_name, rule, reason from tributary.dead_letters"
                " where source = %s and stream = %s order by id limit 1",
                (source, stream),
            ).fetchone()
        return f"refused: {row}"


class Conformance:
    """Subclass it as Test..., name the connector, its options and its simulator; pytest does the rest."""

    connector: ClassVar[type[Connector[Any]]]
    options: ClassVar[Mapping[str, Any]] = {}
    """As in tributary.toml; base_url is the simulator's."""
    since: ClassVar[date | None] = None
    """start_date of the source, for a simulator whose history is short."""
    empty: ClassVar[frozenset[str]] = frozenset()
    """Streams for which the simulator has nothing to show."""
    without_column: ClassVar[frozenset[str]] = frozenset()
    """Fields of the vendor's records that are left to _extra on purpose."""

    def simulator(self) -> Simulator:
        """A new simulator; each test has its own."""
        raise NotImplementedError(f"{type(self).__name__} needs simulator()")

    @pytest.fixture
    def world(self) -> Iterator[World]:
        """The simulator being served, and an empty warehouse."""
        with SandboxServer(self.simulator()) as server:
            world = World(self.connector, self.options, self.since, server)
            with world.stack:
                yield world

    def test_every_table_is_documented_and_has_a_key(self, world: World) -> None:
        """An analyst can tell what every table and column holds."""
        for table in world.tables:
            assert table.__comment__, f"{table.__tablename__} has no docstring"
            assert table.key, f"{table.__tablename__} has no key"
            unsaid = [column.name for column in table.columns if not column.doc.strip()]
            assert not unsaid, f"{table.__tablename__}: columns without doc: {', '.join(unsaid)}"

    def test_no_two_streams_fill_the_same_table(self, world: World) -> None:
        """Else each would mark the other's rows deleted."""
        names = [stream.name for stream in world.streams]
        assert len(names) == len(set(names)), f"a name comes twice in {', '.join(names)}"

    def test_a_first_sync_reads_every_stream_without_a_refusal(self, world: World) -> None:
        """The connector asks only what the vendor allows, and the simulator has something to show for all."""
        for outcome in world.sync():
            shown = outcome.total.fetched > 0
            assert shown or outcome.stream in self.empty, f"{outcome.stream}: the simulator showed nothing"
        refused = [served for served in world.server.asked() if served.status >= 400]
        assert not refused, f"refused with {refused[0].status}: {refused[0].method} {refused[0].path}"

    def test_every_field_of_the_vendor_has_a_column(self, world: World) -> None:
        """What has none is kept in _extra, but a model should leave nothing there that is known today."""
        world.sync()
        with world.warehouse.connection() as session:
            left = {t.__tablename__: ask.unforeseen(session, "whole", t) for t in world.tables}
        unsaid = [
            f"{t}: {name}" for t, names in left.items() for name in names if name not in self.without_column
        ]
        assert not unsaid, f"without a column: {', '.join(unsaid)}"

    def test_a_second_sync_changes_nothing(self, world: World) -> None:
        """Whether it asks for what is new or for everything again."""
        world.sync()
        for outcome in [*world.sync(), *world.sync(full=True)]:
            total = outcome.total
            changed = (total.inserted, total.updated, total.deleted)
            assert changed == (0, 0, 0), f"{outcome.stream}: {total}"

    def test_any_tiling_of_time_ends_in_the_same_tables(self, world: World) -> None:
        """Windows read one by one, in any order, leave what one reading of all leaves."""
        now = datetime.fromtimestamp(world.server.simulator.now(), UTC)
        first = as_utc(world.since) if world.since else BEGINNING
        cuts = [first, *(c for c in (now - timedelta(days=40), now - timedelta(hours=7)) if c > first)]
        windows = [Window(a, b) for a, b in zip(cuts, [*cuts[1:], now + timedelta(days=1)], strict=True)]
        world.sync("whole")
        for window in (*windows[1:], windows[0]):
            world.sync("tiled", window=window)
        world.expect_alike("whole", "tiled")

    def test_a_sync_that_was_interrupted_goes_on_from_its_state_and_misses_nothing(
        self, world: World
    ) -> None:
        """Whatever page it was at: what a reader leaves behind is not ahead of what it gave."""
        left = world.states_left()
        if not left:
            pytest.skip("no stream leaves a state behind")
        cuts = {name: _cuts(count + 1) for name, count in left.items()}
        for turn in range(MOST_CUTS):
            at = {name: places[turn] for name, places in cuts.items() if turn < len(places)}
            if not at:
                break
            source = f"cut_{turn}"
            world.interrupt(source, at)
            world.sync(source, streams=list(at))
            for stream in (stream for stream in world.streams if stream.name in at):
                world.expect_alike("whole", source, stream.tables)

    def test_wrong_credentials_are_one_clear_line(self, world: World) -> None:
        """They are told apart from other troubles, and not repeated in the message."""
        wrong = {
            name: _altered(world.options[name])
            for name in secret_options(world.cls.Config)
            if name in world.options
        }
        if not wrong:
            pytest.skip("the connector has no secret option")
        with pytest.raises(CredentialsError) as caught:
            sync_source(world.config(**wrong), world.warehouse)
        _expect_clean([str(caught.value)], list(wrong.values()))

    def test_throttling_and_failures_are_survived(self, world: World) -> None:
        """A vendor that refuses for a moment is asked again."""
        moods = world.server.moods
        with self._disturbed(world) as apart:
            moods.fail(500)
            moods.fail(503, after=apart)
            moods.throttle(retry_after="0", after=2 * apart)  # last, as all goes slower afterwards

    def test_broken_connections_are_survived(self, world: World) -> None:
        """Nothing of half a page is kept, and nothing of it is missing."""
        moods = world.server.moods
        with self._disturbed(world) as apart:
            moods.reset(share=0.5)
            moods.cut(share=0.5, after=apart)
            moods.cut_gzip(share=0.5, after=2 * apart)
            moods.swallow(after=3 * apart)

    def test_an_error_tells_no_secret(self, world: World) -> None:
        """Not even when the vendor repeats it: in no message, and in no table."""
        told = " and ".join(world.secrets)
        world.server.moods.answer(f'{{"error": {{"message": "no {told}"}}}}', 10**6, status=400)
        try:
            errors = [outcome.error for outcome in sync_source(world.config(), world.warehouse)]
        except TributaryError as error:
            errors = [error]
        texts = [str(error) for error in errors if error is not None]
        assert texts, "a vendor that refuses everything was not noticed"
        with world.warehouse.connection() as session:
            texts += [text for (text,) in session.execute("select t::text from tributary.syncs t")]
        _expect_clean(texts, world.secrets)

    def test_the_simulator_refuses_what_it_does_not_know(self, world: World) -> None:
        """Else these tests would prove nothing about what the connector asks for."""
        world.sync()
        asked = next(served for served in world.server.asked() if served.status == 200)
        connector = open_source(world.config())
        try:
            with pytest.raises(TributaryError):
                connector.http.get(asked.path, [*asked.query, ("no_such_parameter", "1")])
        finally:
            connector.close()

    @contextmanager
    def _disturbed(self, world: World) -> Iterator[int]:
        """A sync without and one with the disturbances that the body sets up, which must end alike.

        Gives how many requests apart they may be, so that even a short sync meets all of them.
        """
        world.sync("calm")
        yield min(len(world.server.asked()) // 4, 5)
        world.sync("disturbed")
        left = [fault.mood for fault in world.server.moods.pending()]
        assert not left, f"not met, so not survived: {', '.join(left)}"
        world.expect_alike("calm", "disturbed")


def conformance(
    connector: type[Connector[Any]],
    simulator: Callable[[], Simulator],
    *,
    since: date | None = None,
    empty: Collection[str] = (),
    without_column: Collection[str] = (),
    **options: Any,
) -> type[Conformance]:
    """A test class for a connector; bind it to a name that starts with Test.

    simulator: makes a new one, such as its class.
    since, empty, without_column: as in Conformance; options: the source's keys, as in tributary.toml.
    """
    attributes = {
        "connector": connector, "options": options, "since": since, "simulator": lambda _self: simulator(),
        "empty": frozenset(empty), "without_column": frozenset(without_column),
    }  # fmt: skip
    return type(f"Test{connector.__name__}", (Conformance,), attributes)


def _expect_clean(texts: list[str], secrets: list[str]) -> None:
    """Fail the test if one of the texts has a secret in it, or is longer than a line."""
    for text in texts:
        masked = text
        for secret in secrets:
            masked = masked.replace(secret, "[the secret]")
        assert masked == text, f"an error tells a secret: {masked}"
        assert "\n" not in text, f"an error has more than one line: {text!r}"


def _cuts(blocks: int) -> list[int]:
    """The blocks at which a stream that has so many is interrupted: first, last, and some between."""
    return sorted({1 + i * (blocks - 1) // (MOST_CUTS - 1) for i in range(MOST_CUTS)})


def _altered(secret: str) -> str:
    """Another secret of the same length and prefix."""
    end = min(len(secret), 6)
    return secret[:-end] + "".join("x" if c != "x" else "y" for c in secret[-end:])
