"""What was asked of a vendor and what came of it, attempt by attempt, for whoever watches a client.

Nothing is made of an attempt while nobody watches. What watchers are given holds no credentials: of headers
only those on a list, of a URL's parameters only values that say nothing of a person, of bodies nothing unless
it is asked for, and that redacted.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Annotated, Literal
from urllib.parse import unquote_plus
from uuid import uuid4

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from etl.errors import TributaryError
from etl.log import logger
from etl.urls import Origin, shown_path
from etl.wire import Answer

log = logger("exchanges")

STREAM: ContextVar[str] = ContextVar("stream", default="")
"""The stream for which this thread asks; empty outside of one, as at a login."""
HEADERS = re.compile(
    r"retry-after|(?:[a-z]+-){0,2}rate-?limit[a-z-]*|sforce-limit-info|(?:[a-z]+-){0,2}request-id|date"
    r"|content-type|content-length|content-encoding"
)
"""Headers of an answer that are shown: limits, what a vendor's support asks for, what kind of body it is."""
LONGEST = 500
"""Characters of an error, or of a header's value."""


class Exchange(Struct, frozen=True):
    """One attempt of one request.

    at: when it was sent, in UTC. seconds: until all of the answer was here, or what went wrong.
    url: without credentials; parameters' values are `***` unless they are ids, numbers, times or flags.
    stream: for which it was asked; empty for a login, or a question of no stream.
    status: None if there was no answer that could be read.
    attempt: 1 for the first; another one of the same request has the next number.
    received: bytes of the answer's body, unpacked.
    headers: the answer's, those of HEADERS.
    kind, error: of what was wrong, that of `etl.errors` and its text in one line; empty if all was well.
    request: what all attempts of one request have in common, and no other request; `id`: of this attempt.
    sent, answered: the bodies, redacted and cut, if they are asked for; None: there is none to show.

    What takes time to redact is left empty where no watcher asked for it: url, headers, ids, bodies.
    """

    at: Annotated[datetime, Meta(tz=True)]
    method: str
    url: str = ""
    stream: str = ""
    status: int | None = None
    attempt: int = 1
    seconds: float = 0.0
    received: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    error: str = ""
    request: str = ""
    id: str = ""
    sent: str | None = None
    answered: str | None = None


Detail = Literal["off", "errors", "all"]
"""Of which attempts a watcher is told all; "errors": those that failed, or mended what did."""

Watcher = Callable[[Exchange], None]
"""Called by the thread that asked, after each attempt: must be quick. What it raises is logged, once."""


Statuses = Collection[int]
"""Of answers, such as 504."""


class Ask(Struct):
    """One request, how often it was sent, and when last, by the monotonic clock.

    once: statuses after which it is not sent again as it is.
    led: a vendor led there, to another origin than its own, where path and query may open it.
    """

    method: str
    target: str
    body: bytes | None
    headers: Mapping[str, str]
    repeatable: bool
    limit: str = ""
    attempts: int = 0
    opened: bool = False
    begun: float = 0.0
    id: str = ""
    refusable: bool = False
    led: bool = False
    once: Statuses = ()


class Watchers:
    """Who watches one client.

    Attempts of another client that is asked during this one's login are told to the same, as these belong
    to it.
    """

    _outer: ContextVar[Watchers | None] = ContextVar("outer", default=None)

    def __init__(self) -> None:
        self.all: tuple[Watcher, ...] = ()
        self.details: set[Detail] = set()
        self.bodies = 0
        self.hidden: frozenset[str] = frozenset()
        """Names of which no value is shown: columns have rules."""
        self._said = False

    def add(self, watcher: Watcher, detail: Detail, bodies: int) -> None:
        """Tell this one too; of bodies so many bytes, at least."""
        self.all = (*self.all, watcher)
        self.details.add(detail)
        self.bodies = max(self.bodies, bodies)

    @contextmanager
    def within(self) -> Iterator[None]:
        """While this client logs in."""
        token = self._outer.set(self._who())
        try:
            yield
        finally:
            self._outer.reset(token)

    def _who(self) -> Watchers | None:
        return self if self.all else self._outer.get()

    def tell(
        self,
        ask: Ask,
        origin: Origin,
        answer: Answer | None,
        error: TributaryError | None = None,
        *,
        received: int | None = None,
    ) -> None:
        """Tell of an attempt that is over. received: bytes of a body that came in pieces."""
        watched = self._who()
        if watched is None:
            return
        seconds = time.monotonic() - ask.begun
        exchange = Exchange(
            at=datetime.fromtimestamp(time.time() - seconds, UTC),
            method=ask.method,
            stream=STREAM.get(),
            status=answer.status if answer else None,
            attempt=ask.attempts,
            seconds=round(seconds, 6),
            received=received if received is not None else len(answer.body) + answer.cut if answer else 0,
            kind=error.kind if error else "",
        )
        troubled = error is not None or ask.attempts > 1
        if "all" in watched.details or (troubled and "errors" in watched.details):
            from etl.redact import hiding

            with watched.harmless(), hiding(watched.hidden):
                exchange = _detailed(exchange, ask, origin, answer, error, watched.bodies)
        for watcher in watched.all:
            with watched.harmless():
                watcher(exchange)

    @contextmanager
    def harmless(self) -> Iterator[None]:
        """Whoever watches a request, and what is made for it, cannot fail it; that it failed is said once."""
        try:
            yield
        except Exception as error:  # noqa: BLE001
            if not self._said:
                self._said = True
                kind = type(error).__name__  # its text may hold what was answered
                log.error("who watches requests failed: %s", kind)  # noqa: TRY400


def _detailed(
    exchange: Exchange,
    ask: Ask,
    origin: Origin,
    answer: Answer | None,
    error: TributaryError | None,
    bodies: int,
) -> Exchange:
    from etl.redact import body, media_type, text

    ask.id = ask.id or uuid4().hex
    found: Mapping[str, str] = answer.headers if answer else {}
    sent = answered = None
    if bodies and ask.body is not None:
        sent = body(ask.body, media_type(ask.headers), bodies)
    if bodies and answer and answer.body:
        answered = body(answer.body, media_type(found), bodies, reason=answer.status >= 400)
    return replace(
        exchange,
        url=shown(origin, ask.target, led=ask.led),
        headers={n: text(v)[:LONGEST] for n, v in found.items() if HEADERS.fullmatch(n)},
        error=text(str(error), origin.host)[:LONGEST] if error else "",
        request=ask.id,
        id=f"{ask.id}-{ask.attempts}",
        sent=sent,
        answered=answered,
    )


def shown(origin: Origin, target: str, *, led: bool = False) -> str:
    """A URL that may be kept: of its path and parameters' values what says nothing of a person.

    led: it is a link to elsewhere; nothing that may open it is kept, so of a parameter no more than its name.
    """
    from etl.redact import text

    _, mark, query = target.partition("?")
    pairs = [_pair(pair, hidden=led) for pair in query.split("&")] if query else []
    return f"{origin.url}{text(shown_path(target, led=led) + mark + '&'.join(pairs))}"


def _pair(pair: str, *, hidden: bool) -> str:
    from etl.redact import HIDDEN, key, value

    name, equals, given = pair.partition("=")
    shown = HIDDEN if hidden else value((unquote_plus(name),), unquote_plus(given), reason=False)
    name = HIDDEN if key(unquote_plus(name)) == HIDDEN or (hidden and not equals) else name
    return f"{name}{equals}{HIDDEN if equals and shown == HIDDEN else given}"
