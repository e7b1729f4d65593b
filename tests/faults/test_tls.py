"""TLS to PostgreSQL: another host must prove who it is, unless the configuration says that it need not."""

from __future__ import annotations

import logging
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from dagster_home.launch import environment_for
from etl.config import Secret, parse
from etl.errors import ConfigError, WarehouseError
from etl.warehouse.postgres import Warehouse, open_warehouse
from etl.warehouse.tls import far
from tests.cli.conftest import Etl, etl

__all__ = ["etl"]

HOST = "db.tributary.test"
"""Found by hostaddr: it is how a host is written that counts, so this is no machine of ours."""
KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgy3QkGAdn5h2l/XFR
C7vsKZK0aE9tY9bn92RU9Xib25uhRANCAAQYcVdVuB817tFrDBh4YVK3P9D5zqPI
6sKim6UHaGcpuCLzqj/Dc7mA3hGU2629wi1MN6Ppg94CVtAWdq02NUaX
-----END PRIVATE KEY-----
"""
AUTHORITY = """\
-----BEGIN CERTIFICATE-----
MIIBRTCB7KADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDlRlc3QgYXV0
aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAZMRcwFQYD
VQQDDA5UZXN0IGF1dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDLQ
cLyd0KCW9j4rxsBcswkxGAwj2Kr8CYrY40rvUlEXLYqnB7D4ivNfZlPk5c6EwDcs
RwcBFgS441HpDmynCKOjIzAhMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQD
AgEGMAoGCCqGSM49BAMCA0gAMEUCIEB6t/ntTIrr6fmnG8a34QcyzzlznBzsd3kq
ocdAWBEOAiEAgUrxFe06ZPR/3VC0asGhZfhyUeMLZItduSH53N62o9c=
-----END CERTIFICATE-----
"""
GOOD = """\
-----BEGIN CERTIFICATE-----
MIIBRTCB7KADAgECAgECMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDlRlc3QgYXV0
aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAcMRowGAYD
VQQDDBFkYi50cmlidXRhcnkudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BBhxV1W4HzXu0WsMGHhhUrc/0PnOo8jqwqKbpQdoZym4IvOqP8NzuYDeEZTbrb3C
LUw3o+mD3gJW0BZ2rTY1RpejIDAeMBwGA1UdEQQVMBOCEWRiLnRyaWJ1dGFyeS50
ZXN0MAoGCCqGSM49BAMCA0gAMEUCIFd2gsCJncuIZKDzFIckcD/Z4ySTbsF9+CAh
rS8/XoezAiEA2cjjmlI5CbfOz0N7JuQyHxq+SaeswGi+shwl2aepOIE=
-----END CERTIFICATE-----
"""
EXPIRED = """\
-----BEGIN CERTIFICATE-----
MIIBQjCB6qADAgECAgEDMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDlRlc3QgYXV0
aG9yaXR5MB4XDTIwMDEwMTAwMDAwMFoXDTIxMDEwMTAwMDAwMFowHDEaMBgGA1UE
AwwRZGIudHJpYnV0YXJ5LnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQY
cVdVuB817tFrDBh4YVK3P9D5zqPI6sKim6UHaGcpuCLzqj/Dc7mA3hGU2629wi1M
N6Ppg94CVtAWdq02NUaXoyAwHjAcBgNVHREEFTATghFkYi50cmlidXRhcnkudGVz
dDAKBggqhkjOPQQDAgNHADBEAiAlAqJ+nFE/+Mm6Fcf/+PQ6fJlGiWLzJvUUWVWP
d23I/AIgPu+z4ps2a38ihcDUTgLChqprWK8zjxRkMbiIxqplBEI=
-----END CERTIFICATE-----
"""
"""Made for this test: of HOST, by AUTHORITY, from 2020 to 2120, and to 2021."""

Front = Callable[[str], dict[str, Any]]


@pytest.fixture
def front(warehouse_url: str, tmp_path: Path) -> Iterator[Front]:
    """Puts TLS with a certificate before the server, as a pool or a cloud's proxy does; gives where it is."""
    with ExitStack() as stack:

        def made(certificate: str) -> dict[str, Any]:
            chain = tmp_path / "server.pem"
            chain.write_text(KEY + certificate)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(chain)
            listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            stack.callback(listener.shutdown, socket.SHUT_RDWR)
            server = urlsplit(warehouse_url)
            place = (server.hostname, server.port)
            threading.Thread(target=_accept, args=(listener, context, place), daemon=True).start()
            return {"port": listener.getsockname()[1]}

        yield made


def _accept(listener: socket.socket, context: ssl.SSLContext, server: Any) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(client, context, server), daemon=True).start()


def _serve(client: socket.socket, context: ssl.SSLContext, server: Any) -> None:
    with client, suppress(OSError):
        length, _ = struct.unpack("!ii", client.recv(8))
        assert length == 8, "the client did not ask for TLS"
        client.sendall(b"S")
        with context.wrap_socket(client, server_side=True) as inside, socket.create_connection(server) as far:
            threading.Thread(target=_pass_on, args=(far, inside), daemon=True).start()
            _pass_on(inside, far)


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while piece := one.recv(1 << 16):
            other.sendall(piece)
        other.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def url(warehouse_url: str, tmp_path: Path) -> Callable[..., str]:
    """The warehouse's URL as that of another machine."""
    authority = tmp_path / "authority.pem"
    authority.write_text(AUTHORITY)

    def written(host: str = HOST, port: int | None = None, **query: str) -> str:
        parts = urlsplit(warehouse_url)
        user = parts.netloc.rpartition("@")[0]
        given = {"hostaddr": "127.0.0.1", "sslrootcert": str(authority), **query}
        place = f"{user}@{host}:{port or parts.port}"
        return parts._replace(netloc=place, query=urlencode({k: v for k, v in given.items() if v})).geturl()

    return written


def connects(url: str, **how: Any) -> bool:
    """Whether a session can be had; it is encrypted then, or not."""
    with closing(Warehouse(Secret(url), **how).connect()) as session:
        assert session.execute("select 1").fetchone() == (1,)
        return bool(session.pgconn.ssl_in_use)


@pytest.mark.S7
def test_another_host_with_a_good_certificate_is_trusted_without_a_word_in_the_url(
    front: Front, url: Callable[..., str]
) -> None:
    assert connects(url(**front(GOOD)))


@pytest.mark.S7
@pytest.mark.parametrize(
    ("certificate", "how", "why"),
    [
        ("", {}, "server does not support SSL"),
        (GOOD, {"host": "other.tributary.test"}, "does not match host name"),
        (GOOD, {"sslrootcert": ""}, "certificate verify failed"),
        (EXPIRED, {}, "certificate verify failed"),
        (GOOD, {"host": "other.tributary.test", "sslmode": "verify-full"}, "does not match host name"),
    ],
    ids=[
        "a server without TLS",
        "another name",
        "an unknown authority",
        "an expired one",
        "as it is by default",
    ],
)
def test_a_host_that_cannot_prove_who_it_is_is_refused(
    certificate: str, how: dict[str, str], why: str, front: Front, url: Callable[..., str]
) -> None:
    place = front(certificate) if certificate else {}
    with pytest.raises(WarehouseError, match=why) as refused:
        connects(url(**how, **place))
    assert "sslrootcert=" in str(refused.value)


@pytest.mark.S7
@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require"])
def test_less_than_verification_has_to_be_asked_for_and_is_warned_of(
    mode: str,
    front: Front,
    url: Callable[..., str],
    caplog: pytest.LogCaptureFixture,
    etl: Etl,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = url(sslmode=mode, sslrootcert="", **(front(EXPIRED) if mode == "require" else {}))
    with pytest.raises(ConfigError, match=f"says sslmode={mode}.*insecure = true"):
        connects(place)
    assert connects(place, insecure=True) is (mode == "require")
    password = urlsplit(place).password or ""
    monkeypatch.setenv("WORD", password)
    place = place.replace(f":{password}@", ":${WORD}@")
    document = {"warehouse": {"url": place, "insecure": True}}
    with caplog.at_level(logging.WARNING), closing(open_warehouse(parse(document, tmp_path / "t.toml"))):
        assert f"the warehouse at {HOST} does not have to prove who it is" in caplog.text
    file = tmp_path / "tributary.toml"
    file.write_text(f'[warehouse]\nurl = "{place}"\ninsecure = true\n[events]\nschemas = ["web"]\n')
    assert (
        f"{HOST} does not have to prove who it is (insecure = true)"
        in etl("--config", str(file), "check").out
    )


@pytest.mark.S7
def test_what_is_this_machine_goes_by_how_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGHOST", raising=False)
    for own in ("127.0.0.1", "127.1.2.3", "localhost", "[::1]", "%2Fvar%2Frun", ""):
        assert far(f"postgresql://u:p@{own}/d") == ""
    for other in ("10.0.0.1", "db.example.com", "localhost.example.com", "[fe80::1]", "127.0.0.1,10.0.0.1"):
        assert far(f"postgresql://u:p@{other}/d") in other
        assert far(f"postgresql://u:p@{other}/d") != ""
    assert far("postgresql://localhost/d?hostaddr=10.0.0.1") == "10.0.0.1"
    monkeypatch.setenv("PGHOST", "db.example.com")
    assert far("postgresql:///d") == "db.example.com"


@pytest.mark.S7
def test_dagsters_storage_is_verified_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"warehouse": {"url": "postgresql://localhost/d"}}
    plain = parse(given, tmp_path / "tributary.toml")
    careless = parse({"warehouse": {**given["warehouse"], "insecure": True}}, tmp_path / "tributary.toml")

    def storage(url: str, config: Any = plain) -> str:
        monkeypatch.setenv("DAGSTER_PG_URL", url)
        return environment_for(config, tmp_path)["DAGSTER_PG_URL"]

    far_one = "postgresql+psycopg2://u:p@db.example.com/d"
    assert storage(far_one).startswith(f"{far_one}?sslmode=verify-full&sslrootcert=")
    assert storage(f"{far_one}?sslmode=verify-full&sslrootcert=/ca.pem").endswith("/ca.pem")
    assert storage("postgresql+psycopg2://u:p@127.0.0.1/d") == "postgresql+psycopg2://u:p@127.0.0.1/d"
    assert storage(f"{far_one}?sslmode=require", careless) == f"{far_one}?sslmode=require"
    with pytest.raises(ConfigError, match="DAGSTER_PG_URL says sslmode=require"):
        storage(f"{far_one}?sslmode=require")
