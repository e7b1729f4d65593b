"""An org on two ports: one to log in, as login.salesforce.com is, and one for the API, the org's My Domain.

They differ on purpose: a client has to follow `instance_url`. The login host knows no session, and the
client-credentials flow is refused there. One `etl.sandbox.SandboxServer` alone plays both by name: tokens of
every flow are had at 127.0.0.1 then, and the data at localhost.
"""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from etl.sandbox import SandboxServer, Served
from etl.sandbox_faults import Moods

if TYPE_CHECKING:
    from connectors.sandbox.salesforce.simulator import SalesforceSandbox


class Org:
    """Both servers, started. `with sandbox.serve() as org: org.login_url, org.instance_url`."""

    def __init__(self, sandbox: SalesforceSandbox, port: int = 0) -> None:
        self.sandbox = sandbox
        self.login = SandboxServer(sandbox, port).start()
        self._left: list[SandboxServer] = []
        self._open()

    def _open(self) -> None:
        self.instance = SandboxServer(self.sandbox).start()
        self.sandbox.instance_host = self.instance_url.removeprefix("http://")

    @property
    def login_url(self) -> str:
        """Where tokens are had, but for client credentials."""
        return self.login.url

    @property
    def instance_url(self) -> str:
        """Where the data is, and tokens for client credentials."""
        return self.instance.url

    @property
    def url(self) -> str:
        """The login's, as other simulators call their only one."""
        return self.login_url

    @property
    def moods(self) -> Moods:
        """Faults of the API's server; the login's has its own, `login.moods`."""
        return self.instance.moods

    def asked(self, path: str = "/", method: str = "") -> list[Served]:
        """The API's requests so far whose path starts with `path`."""
        return self.instance.asked(path, method)

    def forget(self) -> None:
        """Empty both records of requests."""
        self.login.forget()
        self.instance.forget()

    def move(self) -> None:
        """The org goes to another instance: old sessions end, the next login tells the new address.

        The old host goes on answering, and knows nobody.
        """
        self._left.append(self.instance)
        self.sandbox.expire_sessions()
        self._open()

    def stop(self) -> None:
        """Close all."""
        for server in (self.login, self.instance, *self._left):
            server.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
