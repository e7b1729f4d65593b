"""The conformance tests themselves: each finds the fault it is there for."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from docs.examples.postmark import Bounce, Config, Postmark
from etl import Page, Pages, State, Table, Window, field, stream
from etl.errors import SourceError, TributaryError
from etl.paginate import by_offset
from etl.sandbox import Request, Response, SandboxServer
from etl.testing import Conformance, World, conformance
from tests.cli.postmark_sandbox import PARAMS, TOKEN, PostmarkSandbox

pytestmark = pytest.mark.usefixtures("postgres_url")  # so that the server is of the tests' settings
SINCE = datetime.now(UTC).date() - timedelta(days=91)


class FirstPageOnly(Postmark):
    """Reads no further than a first page of fifty."""

    @stream(Bounce)
    def bounces(self, window: Window) -> Pages:
        days = {"fromdate": window.start.date(), "todate": window.end.date()}
        answer = next(by_offset(self.http, "/bounces", days, total="TotalCount", limit=("count", 50)))
        yield Page(answer, records="Bounces")


class Inventive(Postmark):
    """Asks with a parameter that the vendor does not have."""

    @stream(Bounce)
    def bounces(self, window: Window) -> Pages:
        for answer in by_offset(self.http, "/bounces", {"since": window.start}, total="TotalCount"):
            yield Page(answer, records="Bounces")


class Unmoved(Postmark):
    """Takes a refusal for the end of the list."""

    @stream(Bounce)
    def bounces(self, window: Window) -> Pages:
        try:
            yield from super().bounces(window)
        except TributaryError:
            return


class Loud(SourceError):
    """An error that says what it likes, past what hides secrets."""

    said = ""

    def __str__(self) -> str:
        return self.said


class Talkative(Postmark):
    """Shows its key in an error of its own making."""

    @stream(Bounce)
    def bounces(self, window: Window) -> Pages:
        try:
            yield from super().bounces(window)
        except TributaryError as error:
            loud = Loud("it failed")
            loud.said = f"{error} with {self.config.server_token.reveal()}"
            raise loud from None


class Blind(Postmark):
    """Says of a wrong key that something or other is wrong."""

    def greet(self) -> None:
        try:
            self.http.get("/bounces", {"count": 1, "offset": 0})
        except TributaryError as error:
            raise SourceError(str(error)) from None


class Restless(Postmark):
    """Stamps each record with the moment at which it was read."""

    @stream(Bounce)
    def bounces(self, window: Window) -> Pages:
        for answer in by_offset(self.http, "/bounces", total="TotalCount"):
            stamped = answer.body.replace(b"Your invoice", b"Read at %d" % time.time_ns())
            yield Page(replace(answer, body=stamped), records="Bounces")


class Resuming(Postmark):
    """Goes on where it was."""

    @stream(Bounce)
    def bounces(self, window: Window) -> Pages:
        if not window.newest:
            yield from super().bounces(window)
            return
        began = int(window.state or 0)
        while True:
            answer = self.http.get("/bounces", {"count": 200, "offset": began})
            head = json.loads(answer.body)
            total, got = head["TotalCount"], len(head["Bounces"])
            began += got
            yield from self.page(Page(answer, records="Bounces"), State(str(began)))
            if began >= total or not got:
                return

    def page(self, page: Page, state: State) -> Pages:
        """What is yielded for a page."""
        yield page
        yield state


class Ahead(Resuming):
    """Leaves its place behind before it was there."""

    def page(self, page: Page, state: State) -> Pages:
        yield state
        yield page


class Unsaid(Table):
    """A table with a column that nobody explains."""

    __tablename__ = "unsaid"
    id: int = field("ID", key=True, doc=" ")


class Undocumented(Postmark):
    """Fills a table that is not documented."""

    @stream(Unsaid)
    def bounces(self, window: Window) -> Pages:
        yield from super().bounces(window)


class Twice(Postmark):
    """Has two streams for one table."""

    @stream(Bounce)
    def again(self, window: Window) -> Pages:
        yield from super().bounces(window)


class Lenient(PostmarkSandbox):
    """A simulator that overlooks what it does not know."""

    def respond(self, request: Request) -> Response:
        known = [pair for pair in request.query if pair[0] in PARAMS]
        return super().respond(Request(request.method, request.path, known, request.headers))


@contextmanager
def under_test(connector: type[Postmark], **how: Any) -> Iterator[tuple[Conformance, World]]:
    """The conformance tests of a connector, and the world to run one of them in."""
    how = {"simulator": PostmarkSandbox, "without_column": {"MessageStream", "Name", "Subject"}} | how
    suite = conformance(connector, since=SINCE, server_token=TOKEN, **how)()
    with SandboxServer(suite.simulator()) as server:
        world = World(suite.connector, suite.options, suite.since, server)
        with world.stack:
            yield suite, world


@pytest.mark.parametrize(
    ("connector", "test", "told"),
    [
        (FirstPageOnly, "test_any_tiling_of_time_ends_in_the_same_tables", "bounces: whole has"),
        (Inventive, "test_a_first_sync_reads_every_stream_without_a_refusal", "422"),
        (Unmoved, "test_an_error_tells_no_secret", "was not noticed"),
        (Talkative, "test_an_error_tells_no_secret", "an error tells a secret"),
        (Restless, "test_a_second_sync_changes_nothing", "bounces: Counts"),
        (Undocumented, "test_every_table_is_documented_and_has_a_key", "unsaid: columns without doc: id"),
        (
            Ahead,
            "test_a_sync_that_was_interrupted_goes_on_from_its_state_and_misses_nothing",
            "bounces: whole has",
        ),
        (Twice, "test_no_two_streams_fill_the_same_table", "bounces, bounces"),
    ],
)
def test_a_fault_of_a_connector_is_found(connector: type[Postmark], test: str, told: str) -> None:
    with under_test(connector) as (suite, world), pytest.raises(AssertionError) as caught:
        getattr(suite, test)(world)
    assert told in str(caught.value)


def test_a_stream_that_leaves_a_state_behind_is_interrupted_at_every_page() -> None:
    with under_test(Resuming) as (suite, world):
        suite.test_a_sync_that_was_interrupted_goes_on_from_its_state_and_misses_nothing(world)
        with world.warehouse.connection() as session:
            (runs,) = session.execute(
                "select count(*) from tributary.syncs where source <> 'whole' and status = 'failed' and inserted > 0"
            ).fetchone() or (0,)
        offsets = [dict(served.query)["offset"] for served in world.server.asked("/bounces")]
    assert runs >= 5  # of seven pages, all but the first
    assert offsets.count("0") <= 12  # by nine first syncs, and where nothing had been committed


def test_without_a_state_there_is_nothing_to_go_on_from() -> None:
    skipped = pytest.raises(pytest.skip.Exception, match="no stream leaves a state behind")
    with under_test(Postmark) as (suite, world), skipped:
        suite.test_a_sync_that_was_interrupted_goes_on_from_its_state_and_misses_nothing(world)


def test_a_wrong_key_that_is_not_called_one_is_found() -> None:
    with under_test(Blind) as (suite, world), pytest.raises(SourceError):
        suite.test_wrong_credentials_are_one_clear_line(world)


def test_a_field_without_a_column_is_found() -> None:
    with (
        under_test(Postmark, without_column={"Name"}) as (suite, world),
        pytest.raises(AssertionError) as caught,
    ):
        suite.test_every_field_of_the_vendor_has_a_column(world)
    assert "bounces: MessageStream, bounces: Subject" in str(caught.value)


def test_a_stream_of_which_the_simulator_shows_nothing_is_found() -> None:
    nothing = pytest.raises(AssertionError, match="bounces: the simulator showed nothing")
    with under_test(Postmark, simulator=lambda: PostmarkSandbox(bounces=0)) as (suite, world), nothing:
        suite.test_a_first_sync_reads_every_stream_without_a_refusal(world)


def test_a_stream_may_be_declared_empty() -> None:
    empty = {"simulator": lambda: PostmarkSandbox(bounces=0), "empty": {"bounces"}}
    with under_test(Postmark, **empty) as (suite, world):
        suite.test_a_first_sync_reads_every_stream_without_a_refusal(world)


def test_a_simulator_that_is_too_lenient_is_found() -> None:
    with under_test(Postmark, simulator=Lenient) as (suite, world), pytest.raises(pytest.fail.Exception):
        suite.test_the_simulator_refuses_what_it_does_not_know(world)


def test_the_config_of_the_example_keeps_its_token_to_itself() -> None:
    with under_test(Postmark) as (_, world):
        assert world.secrets == [TOKEN]
        assert TOKEN not in repr(world.config())
    assert "server_token" in Config.__struct_fields__
