"""A generator that is being read; what it says of all before waits for those it yielded; the queue behind."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any

from msgspec import Struct

from etl.connector import Complete, Done, State, Stream
from etl.errors import TributaryError

MOST_STATE_BYTES = 8_192
QUEUED_BYTES = 4 << 20  # before the last page: a dozen of Zendesk's would be half of what a sync takes


class Place(Struct, frozen=True):
    """A state on its way to the commit; of two, the one with the higher number was yielded later."""

    number: int
    text: str


Said = Done | Complete | Place
"""What a generator says of all that it yielded before, to those who load."""


class Part(Struct):
    """What a generator yields before it says something of all that, and after it last did.

    open: generators among that which are not through.
    """

    open: int = 0
    said: Said | None = None


class States:
    """The states of one stream: those of one of its generators."""

    def __init__(self, source: str, stream: Stream) -> None:
        self.stream, self.where = stream, f"{source}.{stream.name}"
        self.lock, self.numbers = threading.Lock(), count(1)
        self.keeper: Reading | None = None

    def check(self, text: str) -> None:
        """Raise TributaryError if the state cannot be kept."""
        if not self.stream.windowed:
            raise self.error("a snapshot leaves no state behind; State is for streams with windows.")
        try:
            size = len(text.encode())
        except UnicodeEncodeError:
            size = -1
        if size > MOST_STATE_BYTES:
            raise self.error(f"a state of {size:,} bytes; it may have {MOST_STATE_BYTES:,}.")
        if size < 0 or "\0" in text:
            raise self.error("a state with characters that no text in PostgreSQL can hold.")

    def error(self, what: str) -> TributaryError:
        """An error of the connector's."""
        return TributaryError(f"{self.where}: {what}")


class Reading:
    """One generator of a stream; `say` and `end` are called by the thread that reads it."""

    def __init__(self, states: States, above: Reading | None = None) -> None:
        self.states, self.above = states, above
        self.parts = deque([Part()])
        self.within = above.parts[-1] if above else Part()
        self.over = self.shared = False

    def below(self) -> Reading:
        """A generator that this one yielded."""
        with self.states.lock:
            self.parts[-1].open += 1
            self.shared = True
            return Reading(self.states, self)

    def say(self, item: State | Done | Complete) -> list[Said]:
        """Of what it said, that before which all has been given; TributaryError if a state cannot be kept."""
        if not isinstance(item, State):
            return self._after(item) if self.shared else [item]
        states = self.states
        states.check(item.text)
        with states.lock:
            states.keeper = states.keeper or self
        if states.keeper is not self:
            raise states.error("two generators leave a state behind; one may, for all of the stream.")
        return self._after(Place(next(states.numbers), item.text))

    def _after(self, said: Said) -> list[Said]:
        with self.states.lock:
            self.parts[-1].said = said
            self.parts.append(Part())
            return self.ripe()

    def ask(self) -> None:
        """See that all it has yielded has been given; TributaryError if some of it is others' to read."""
        if self.shared:
            raise self.states.error("Compare in a generator that yielded another, which may still be read.")

    def end(self) -> list[Said]:
        """Note that all it yields itself has been given; what waited for no more than that."""
        with self.states.lock:
            self.over = True
            return self.settled()

    def settled(self) -> list[Said]:
        """As `end`, once those below it are through too; the caller holds the lock."""
        found, reading = list[Said](), self
        while reading.above and reading.over and not any(part.open for part in reading.parts):
            reading.within.open -= 1
            reading = reading.above
            found += reading.ripe()
        return found

    def ripe(self) -> list[Said]:
        """Take out what was said before which nothing is open; the caller holds the lock."""
        found: list[Said] = []
        while (said := self.parts[0].said) and not self.parts[0].open:
            found.append(said)
            self.parts.popleft()
        return found


class Waiting(queue.Queue[Any]):
    """What was yielded and no loader has taken: full by the number of items, or by the bytes they hold."""

    def __init__(self, most: int, size: Callable[[Any], int]) -> None:
        self._size, self._bytes = size, 0
        super().__init__(most)

    def put_until(self, item: object, stop: threading.Event) -> None:
        """Put it in once there is room; nothing, once all is to stop."""
        while not stop.is_set():
            try:
                self.put(item, timeout=0.2)
                return
            except queue.Full:
                continue

    def empty_out(self) -> None:
        """Let go of what is in it."""
        while not self.empty():
            try:
                self.get_nowait()
            except queue.Empty:
                return

    def _qsize(self) -> int:
        return self.maxsize if self._bytes > QUEUED_BYTES else len(self.queue)

    def _put(self, item: Any) -> None:
        super()._put(item)
        self._bytes += self._size(item)

    def _get(self) -> Any:
        item = super()._get()
        self._bytes -= self._size(item)
        return item
