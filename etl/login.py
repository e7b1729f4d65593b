"""A client whose address and credentials come of a login: where that sends it, and anew when it is refused.

Some vendors tell with a token which host it is good for, and move accounts from host to host. The credentials
stay bound to the origin that the login named last.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import TYPE_CHECKING, Any

from etl.errors import Interrupted
from etl.http import CLOSED, Client, Params
from etl.urls import Origin, is_inside, sent_base
from etl.wire import Wires

if TYPE_CHECKING:
    from etl.config import Secret

Login = Callable[[], tuple[str, Mapping[str, "str | Secret"]]]
"""Logs in by other means than the client: the base_url to ask, and the headers that open it."""


class LoginClient(Client):
    """Logs in before its first request, and again once each time that it is answered 401.

    A login that changes nothing is the end of it: the request is not sent again.

    A login may lead to another host than the configured one if that is public: a name that is asked by https,
    and that leads to an address of the internet's at each connection, whatever DNS says by then. If the
    configuration names an address that is not public, a login may, too.

    login: raises CredentialsError if it is refused; called by one thread at a time.
    base_url: where the configuration says the vendor is.
    options: those of Client.
    """

    def __init__(self, login: Login, base_url: str, **options: Any) -> None:
        super().__init__(base_url, renew=self._again, **options)
        self._login, self._entered = login, False
        self._configured = self._origin
        self._left: list[Wires] = []

    @property
    def requests(self) -> int:
        """How many requests were sent, all attempts included, to all hosts."""
        return super().requests + sum(wires.sent for wires in self._left)

    def enter(self) -> None:
        """Log in, unless that was done."""
        if self._entered:
            return
        with self._renewing:
            if not self._entered:
                with self.watchers.within():
                    self._headers = {**self._headers, **self._sendable(self._again())}
                self._entered = True

    def close(self) -> None:
        """Close all connections, and end what is under way with Interrupted; it may be used again."""
        super().close()
        for wires in self._left:
            wires.close()

    def pause(self, seconds: float) -> None:
        """Wait, as for a job of the vendor's; Interrupted if the client is closed meanwhile."""
        closing = self._closing
        self._wait(seconds, closing)
        if closing.is_set():
            raise Interrupted(f"{self._origin.host} {CLOSED}")

    def _again(self) -> Mapping[str, str | Secret]:
        """Log in, and turn to where the login sends us."""
        url, headers = self._login()
        origin, prefix = sent_base(url, self._configured)
        if (origin, prefix) != (self._origin, self._prefix):
            self._left.append(self._wires)  # others may be reading from the old host
            public = origin != self._configured and not is_inside(self._configured)
            self._wires = self._wired(origin, public=public)
            self._origin, self._prefix = origin, prefix
        return headers

    def _target(
        self, path: str, params: Params, allowed: Container[Origin] = ()
    ) -> tuple[Origin | None, str]:
        self.enter()
        return super()._target(path, params, allowed)
