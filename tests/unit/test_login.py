"""A client that logs in: before its first request, again when it is refused, and wherever it is sent."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping

import pytest

from etl.config import Secret
from etl.errors import CredentialsError, SourceError
from etl.login import LoginClient
from etl.sandbox import Request, Response, SandboxServer
from tests.unit.vendors import BODY, JSON, Vendor


class Doors:
    """Two hosts, of which one at a time lets in who has the newest token."""

    def __init__(self) -> None:
        self.logins = 0
        self.hosts = [Vendor(), Vendor()]
        self.servers = [SandboxServer(host).start() for host in self.hosts]
        self.open = 0
        for number, host in enumerate(self.hosts):
            host.answer = lambda request, number=number: self.answer(request, number)  # type: ignore[misc]

    def answer(self, request: Request, number: int) -> Response:
        good = number == self.open and request.headers.get("authorization") == f"Bearer {self.logins}"
        return Response(200, BODY, JSON) if good else Response(401, b"[]", JSON)

    def login(self) -> tuple[str, Mapping[str, str | Secret]]:
        self.logins += 1
        return self.servers[self.open].url, {"authorization": f"Bearer {self.logins}"}


@pytest.fixture
def doors() -> Iterator[Doors]:
    found = Doors()
    yield found
    for server in found.servers:
        server.stop()


@pytest.fixture
def client(doors: Doors) -> Iterator[LoginClient]:
    client = LoginClient(doors.login, doors.servers[0].url, attempts=1)
    yield client
    client.close()


def test_nobody_logs_in_before_the_first_request(doors: Doors, client: LoginClient) -> None:
    assert doors.logins == 0
    assert client.get("/a").body == BODY
    assert client.get("/b").body == BODY
    assert doors.logins == 1


def test_many_threads_log_in_once(doors: Doors, client: LoginClient) -> None:
    threads = [threading.Thread(target=client.get, args=("/a",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert doors.logins == 1
    assert client.requests == 8


def test_a_refused_session_is_opened_again_where_the_login_says(doors: Doors, client: LoginClient) -> None:
    client.get("/a")
    doors.open = 1
    assert client.get("/b").body == BODY
    assert [served.path for served in doors.servers[1].asked()] == ["/b"]
    assert client.requests == 3


@pytest.mark.S5
def test_links_are_followed_to_the_host_of_the_last_login_alone(doors: Doors, client: LoginClient) -> None:
    client.get("/a")
    assert client.get(f"{doors.servers[0].url}/next").body == BODY
    with pytest.raises(SourceError, match="was not followed"):
        client.get(f"{doors.servers[1].url}/next")


def test_a_session_that_no_login_mends_is_an_error(doors: Doors, client: LoginClient) -> None:
    client.get("/a")
    doors.open = 2
    doors.servers.append(doors.servers[1])
    with pytest.raises(CredentialsError):
        client.get("/b")


def test_a_pause_ends_when_the_client_is_closed(client: LoginClient) -> None:
    client.get("/a")
    closing = threading.Timer(0.05, client.close)
    closing.start()
    with pytest.raises(SourceError, match="closed"):
        client.pause(30)
    closing.join()
