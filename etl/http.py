"""One HTTP client per source: retries, pacing, judgement of answers; the vendor's bytes out, untouched.

Everything is bounded: bytes, attempts, waiting, time. Credentials are bound to the origin (scheme, host,
port) of `base_url`: redirects are not followed, and a link to another is refused, unless `allow` names it:
see `etl.elsewhere`. No error text holds a header, the value of a parameter (unless a vendor's reason repeats
it), a secret, or of a body in JSON more than the reason that `classify` reads there, tried again or not.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from etl.errors import (
    BrokenOff,
    ConfigError,
    Interrupted,
    NoAnswer,
    OverQuota,
    Passing,
    SourceError,
    TributaryError,
)
from etl.exchanges import Ask, Detail, Statuses, Watcher, Watchers
from etl.judge import Judge
from etl.rate import Budget, Pace, Patience, Rate, backoff, http_date, seconds_told
from etl.secret_forms import redacted, remember
from etl.unpack import Broken, Useless
from etl.urls import Origin, Params, allowed_origin, base, is_whole, led_to, query, sendable, shown_path
from etl.window import utc_now
from etl.wire import Answer, Opened, Wires

if TYPE_CHECKING:
    from etl.config import Secret
    from etl.download import Download

__all__ = ["Answer", "Client", "Params"]

REDIRECTS = frozenset((301, 302, 303, 307, 308))
ASKED_TO_WAIT = "asked for a pause between such requests"
TOO_LONG = "was not asked any more: the run takes too long; the next one goes on from what was committed"
CLOSED = "was not waited for: the client is closed"
HEADER_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
HEADER_VALUE = r"[\t\x20-\x7e\x80-\xff]*"
SENSITIVE = r"(?i)auth|cookie|key|password|secret|token"
Headers = Mapping[str, str]
NONE: Headers = {}
T = TypeVar("T")


class Client:
    """Asks one vendor; many threads may use it at once.

    base_url: http or https, a host, and a path that stands before every path asked for (but one that
        already begins with it). A vendor's default is https; http is for a sandbox or a proxy of
        your own, as it hides nothing. Certificates are verified, by SSL_CERT_FILE if that is set.
    requests_per_second: the vendor's limit; None: no limit until it throttles, see `etl.rate.Rate`.
    limits: of classes of requests, beside that of all: by name, so many requests in so many seconds. A
        request names its class with `limit`; when it is throttled, its class alone is slowed.
    connections: how many requests may be under way at once.
    timeout, total_timeout: seconds without a byte, and seconds in all, after which an attempt is given up.
    attempts: how often a request is sent, at most.
    wait_budget: seconds that may be spent waiting between attempts in the client's life; waits of several
        threads at the same time count once, waits for `requests_per_second` do not count.
    run_seconds: the client's life from its first request on, whose end ends what is under way, too.
    max_bytes: of one body, unpacked, of what is held of it: see `etl.overlong`.
    classify: the error for an answer that is no success; its text need only be the vendor's reason, as
        request and status are put before it. Of one that was tried again, and of an error with a status of
        success, the text alone counts. It changes nothing. None: by the status.
    retry: whether to try again after this answer, even a 2xx one; None: by the status.
    renew: new headers after a 401, asked for once each time the old ones were refused; by other means
        than this client. Not for a request that brings an Authorization of its own. If they are the same,
        the request is not sent again.
    json: whether a 2xx answer must be JSON (204 excepted); other answers are tried again, then refused.
    sleep: how to wait, for tests; by default a wait ends early at `close()`.

    Raises ConfigError at once for a base_url or header that cannot be used; from requests Passing (slow,
    down, out of reach; if it throttles: OverQuota), CredentialsError (401), PermissionMissing (402, 403),
    Interrupted (closed), SourceError (else).
    """

    def __init__(
        self,
        base_url: str,
        *,
        headers: Mapping[str, str | Secret] = {},
        requests_per_second: float | None = None,
        limits: Mapping[str, tuple[int, float]] = {},
        connections: int = 8,
        timeout: float = 60.0,
        total_timeout: float = 300.0,
        attempts: int = 6,
        wait_budget: float = 600.0,
        run_seconds: float = 86_400.0,
        max_bytes: int = 256 << 20,
        classify: Callable[[Answer], TributaryError | None] | None = None,
        retry: Callable[[Answer], bool | None] | None = None,
        renew: Callable[[], Mapping[str, str | Secret]] | None = None,
        json: bool = True,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._origin, self._prefix = base(base_url)
        self.connections = connections
        self.clock: Callable[[], datetime] = utc_now
        self._attempts, self._renew, self._sleep = attempts, renew, sleep
        self._judge = Judge(json=json, classify=classify, retry=retry)
        self._rate, self.patience = Rate(requests_per_second), Patience(wait_budget, run_seconds)
        self._paces = {name: Pace(self._rate, Budget(*most)) for name, most in limits.items()}
        self._paces[""] = Pace(self._rate)
        self._limits: dict[str, Any] = {"connections": connections, "timeout": timeout}
        self._limits |= {"total_timeout": total_timeout, "max_bytes": max_bytes}
        self._wires = self._wired(self._origin)
        self._allowed: Mapping[Origin, Client] = {}
        self._others: tuple[Client, ...] = ()
        self._closing, self._renewing = threading.Event(), threading.Lock()
        self._seen: tuple[str, float] | None = None
        self.watchers = Watchers()
        self._headers = {"accept": "application/json" if json else "*/*", "accept-encoding": "gzip"}
        self._headers |= {"user-agent": "tributary", **self._sendable(headers)}

    def get(
        self, path: str, params: Params = (), *, headers: Headers = NONE, limit: str = "", once: Statuses = ()
    ) -> Answer:
        """Ask for `path`: one below base_url, or a whole URL of the same origin or an allowed one.

        An allowed origin is sent the URL, and neither params nor headers.
        params: None is left out, a bool is true or false, a time is ISO 8601 in UTC with Z, a list repeats
            its name; the order is kept.
        limit: the class of requests, one of `limits`, that it belongs to.
        once: statuses after which it is not sent again as it is.
        """
        ask = Ask("GET", path, None, self._sendable(headers), True, limit, once=once)
        return self._asked(ask, params, Client._answer)

    def post(
        self,
        path: str,
        *,
        body: bytes,
        content_type: str,
        idempotent: bool = False,
        if_refused: bool = False,
        secrets: Iterable[Secret] = (),
    ) -> Answer:
        """Send `body` to `path`; sent again only if it is `idempotent`, as answers may get lost (NoAnswer).

        if_refused: send it again where the vendor answers that it cannot do it now.
        secrets: what of the body no error may show.
        """
        remember(*(secret.reveal() for secret in secrets))
        headers = {"content-type": content_type}
        ask = Ask("POST", self._target(path, ())[1], body, headers, idempotent, refusable=if_refused)
        return self._answer(ask)

    def download(
        self,
        path: str,
        params: Params = (),
        *,
        headers: Headers = NONE,
        accept: str = "text/csv",
        max_bytes: int = 64 << 30,
    ) -> Download:
        """Ask for `path`, as `get` does, and give its body in pieces as they come; to be used with `with`.

        What is tried again is tried before the first byte of the body. One of `connections` is taken until
        the body was read to its end or the download is closed, so ask for nothing meanwhile: several who do
        that may wait for each other.
        accept: the media type; another that is HTML or JSON is a bad answer.
        max_bytes: of this body, unpacked.
        """
        given = {"accept": accept, **self._sendable(headers)}
        ask = Ask("GET", path, None, given, True, opened=True)
        return self._asked(ask, params, lambda client, ask: Client._download(client, ask, max_bytes))

    def _download(self, ask: Ask, max_bytes: int) -> Download:
        from etl.download import Download

        closing = self._closing
        answer = self._answer(ask)
        assert isinstance(answer, Opened)  # noqa: S101  as was asked

        def broken_off(error: Exception) -> TributaryError:
            if closing.is_set():
                return self._worded(ask, Interrupted(CLOSED))
            if not isinstance(error, Broken | Useless):
                error = self._wires.translated(error)
            kind = BrokenOff if isinstance(error, Broken) else SourceError
            return self._worded(ask, kind(str(error)))

        return Download(answer, max_bytes, closing, broken_off, partial(self._tell, ask, answer))

    def allow(self, origins: Iterable[str]) -> None:
        """Ask these origins too, by `get` and `download`, where links or redirects lead there.

        They get no credentials, of whatever kind: see `etl.elsewhere`. ConfigError for what is no origin.
        """
        from etl.elsewhere import OtherOrigin

        how = {"attempts": self._attempts, "json": self._judge.json, "sleep": self._sleep, **self._limits}
        allowed: dict[Origin, Client] = {}
        for origin in map(allowed_origin, origins):
            allowed[origin] = OtherOrigin(origin, self, allowed, **how)
        self._allowed, self._others = allowed, tuple(allowed.values())

    def watch(self, watcher: Watcher, *, detail: Detail = "off", bodies: int = 0) -> None:
        """Give each attempt from now on to `watcher`, those of logins too; see `etl.exchanges.Exchange`.

        detail: of which attempts it wants all, and of request and answer so many bytes of `bodies`.
        """
        self.watchers.add(watcher, detail, bodies)

    def hide(self, names: Collection[str]) -> None:
        """Show those who watch no value that has one of these names, in URLs and bodies."""
        self.watchers.hidden = frozenset(names)

    def told(self, limit: str, *, most: int = 0, pause: float = 0.0) -> None:
        """What the vendor tells of a class of `limits`: how many it allows, or to send none for so long."""
        self._paces[limit].told(most, pause)

    def now(self) -> datetime:
        """The vendor's time, to the second: its last Date header and the time since; ours if it sent none."""
        seen = self._seen
        moment = http_date(seen[0]) if seen else None
        if seen is None or moment is None:
            return self.clock()
        return moment + timedelta(seconds=time.monotonic() - seen[1])

    @property
    def requests(self) -> int:
        """How many requests were sent, all attempts included."""
        return self._wires.sent + sum(other.requests for other in self._others)

    @property
    def waited(self) -> float:
        """Seconds spent waiting between attempts; waits of several threads at the same time count once."""
        return self.patience.waited

    def close(self) -> None:
        """Close all connections, and end what is under way with Interrupted; it may be used again."""
        closing, self._closing = self._closing, threading.Event()
        closing.set()
        self._wires.close()
        for other in self._others:
            other.close()

    def _wired(self, origin: Origin, *, public: bool = False) -> Wires:
        return Wires(origin, public=public, left=self.patience.left, **self._limits)

    def _asked(self, ask: Ask, params: Params, how: Callable[[Client, Ask], T]) -> T:
        """What `how` brings: of the path that `ask` has for its target, or of where that leads."""
        there, ask.target = self._target(ask.target, params, self._allowed)
        if not self._allowed:
            return how(self, ask)
        from etl.elsewhere import follow

        return follow(self, there, ask, how, self._allowed)

    def _target(
        self, path: str, params: Params, allowed: Container[Origin] = ()
    ) -> tuple[Origin | None, str]:
        """Whose it is, None for our own origin; and what stands in the request line."""
        path, there = path.partition("#")[0], None
        if is_whole(path):
            origin, path = led_to(path, self._origin, allowed)
            if origin != self._origin:
                there, params = origin, ()
        else:
            path = path if path.startswith("/") else f"/{path}"
            if not path.startswith(f"{self._prefix}/"):
                path = self._prefix + path
        if asked := query(params):
            path = f"{path}{'&' if '?' in path else '?'}{asked}"
        return there, sendable(path)

    def _sendable(self, headers: Mapping[str, str | Secret]) -> dict[str, str]:
        """Headers by lower-case name; ConfigError, which shows no value, for what HTTP cannot carry."""
        sendable: dict[str, str] = {}
        for name, value in headers.items():
            text = value if isinstance(value, str) else value.reveal()
            if not re.fullmatch(HEADER_NAME, name) or not re.fullmatch(HEADER_VALUE, text):
                what = "what HTTP cannot carry, such as a line break at the end of a secret"
                raise ConfigError(f"header {name!r} for {self._origin.host} holds {what}.")
            if not isinstance(value, str) or re.search(SENSITIVE, name):
                remember(text)
            sendable[name.lower()] = text
        return sendable

    def _answer(self, ask: Ask) -> Answer:
        """Send it until there is a good answer, or an error that another attempt will not mend."""
        closing, renewed = self._closing, False
        pace = self._paces[ask.limit]
        while True:
            headers, told = self._headers, None
            answer: Answer | None = None
            error: TributaryError
            if self.patience.left() <= 0:
                raise self._worded(ask, Passing(TOO_LONG))
            try:
                with pace.turn(
                    lambda seconds: self._wait(seconds, closing),
                    closing,
                    lambda seconds: self._wait_patiently(
                        seconds, closing, self._worded(ask, OverQuota(ASKED_TO_WAIT))
                    ),
                ):
                    ask.attempts += 1
                    ask.begun, headers = time.monotonic(), self._headers
                    answer = self._wires.exchange(
                        ask.method,
                        ask.target,
                        ask.body,
                        {**headers, **ask.headers} if ask.headers else headers,
                        repeatable=ask.repeatable,
                        closing=closing,
                        clock=self.clock,
                        opened=ask.opened,
                    )
            except Useless as reason:
                error, again = SourceError(str(reason)), False
            except Broken as reason:
                again = ask.repeatable and not closing.is_set()
                error = Interrupted(CLOSED) if closing.is_set() else NoAnswer(str(reason))
            else:
                if dated := answer.headers.get("date"):
                    self._seen = dated, time.monotonic()
                wrong = self._wrong(answer, ask)
                if wrong is None:
                    if not ask.opened:
                        self._tell(ask, answer)
                    return answer
                error, again = wrong
                again = again and (ask.repeatable or ask.refusable)
                told = seconds_told(answer.headers.get("retry-after", ""), self.now)
                if answer.status == 429:
                    pace.throttled(ask.begun, told)
            error = self._worded(ask, error)
            again = again and ask.attempts < self._attempts
            own = "authorization" in ask.headers
            self._tell(ask, answer, error)
            if answer and answer.status == 401 and self._renew and not renewed and not own:
                renewed = True
                if self._renewed(headers, self._renew):
                    continue
            if not again:
                raise error
            self._wait_patiently(backoff(ask.attempts, told), closing, error)

    def _wrong(self, answer: Answer, ask: Ask) -> tuple[TributaryError, bool] | None:
        """What `Judge` says; of a body that was to come in pieces, none is wanted then. Raises Led."""
        if self._allowed and answer.status in REDIRECTS:
            from etl.elsewhere import redirect

            if led := redirect(ask, answer, self._origin, self._allowed):
                self._tell(ask, answer)
                raise led
        wrong = self._judge.wrong(answer, ask, self._origin.host)
        if wrong and isinstance(answer, Opened):
            answer.let_go(False)
        return wrong

    def _renewed(self, refused: Mapping[str, str], renew: Callable[[], Mapping[str, str | Secret]]) -> bool:
        """Whether there are other credentials: those that another thread has just fetched, or new ones."""
        with self._renewing:
            if self._headers is not refused:
                return True
            with self.watchers.within():
                there, headers = self._origin, {**refused, **self._sendable(renew())}
            if headers == refused and self._origin == there:
                return False
            self._headers = headers  # which tells the threads that wait here that there are others
            return True

    def _wait_patiently(self, seconds: float, closing: threading.Event, error: TributaryError) -> None:
        """Wait as long as the vendor wants; if that is too long, a Passing of what was mostly waited for."""
        throttled, spent = isinstance(error, OverQuota), self.patience
        with spent.waiting(seconds, throttled=throttled) as allowed:
            if not allowed:
                when = (self.clock() + timedelta(seconds=seconds)).astimezone(UTC)
                over = 2 * (spent.throttled + seconds * throttled) > spent.waited + seconds
                raise (OverQuota if over else Passing)(f"{error}; retry after {when:%Y-%m-%dT%H:%M:%SZ}")
            self._wait(seconds, closing)

    def _wait(self, seconds: float, closing: threading.Event) -> None:
        (self._sleep or closing.wait)(seconds)

    def _worded(self, ask: Ask, error: TributaryError) -> TributaryError:
        """The same error in one line: request, host, what happened, after how many attempts."""
        tries = "1 attempt" if ask.attempts == 1 else f"{ask.attempts} attempts"
        text = f"{ask.method} {shown_path(ask.target, led=ask.led)}: {self._origin.host} {error} ({tries})"
        error.args = (redacted(text),)
        return error

    def _tell(self, ask: Ask, answer: Answer | None, error: TributaryError | None = None, **how: Any) -> None:
        self.watchers.tell(ask, self._origin, answer, error, **how)
