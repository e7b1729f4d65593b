"""Charges: pages of a hundred in JSON, asked for by when they were created, and a feed of events."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.client import HTTPConnection
from itertools import pairwise

from models.stripe.charges import Charge
from tests.bench.report import AGAIN, BEST, DEFAULT, FIRST, SOME
from tests.bench.shape import Shape
from tests.bench.stripe.columns import MAPPING
from tests.bench.stripe.records import NEWEST, created

WINDOWS = 4


def _config(rows: int) -> str:
    return (
        'api_key = "rk_live_of_no_account"\n'
        "requests_per_second = 100000     # this vendor has no limit; Stripe's is 100\n"
        f"start_date = {_moment(created(rows)):%Y-%m-%d}"
    )


def _by_time(oldest: str) -> Sequence[str]:
    return ("--from", _moment(int(oldest)).isoformat(), "--to", _moment(NEWEST + 1).isoformat())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _oldest(rows: int) -> str:
    return str(created(rows - 1))


def fetch(url: str, rows: int) -> None:
    """All pages, four at a time."""
    host = url.partition("//")[2]
    oldest, newest = created(rows - 1), NEWEST + 1
    cuts = [oldest + (newest - oldest) * k // WINDOWS for k in range(WINDOWS + 1)]
    with ThreadPoolExecutor(WINDOWS) as pool:
        list(pool.map(lambda span: _fetch(host, *span), pairwise(cuts)))


def _fetch(host: str, start: int, end: int) -> None:
    connection, after = HTTPConnection(host), ""
    while True:
        connection.request("GET", f"/v1/charges?limit=100&created[gte]={start}&created[lt]={end}{after}")
        body = connection.getresponse().read()
        if b'"has_more":false' in body[-60:]:
            return connection.close()
        at = body.rindex(b'{"id":"ch_') + 7
        after = "&starting_after=" + body[at : body.index(b'"', at)].decode()


SHAPE = Shape(
    name="stripe",
    stream="charges",
    things="charges of 2.5 kB of JSON, pages of 100",
    config=_config,
    oldest=_oldest,
    again=lambda rows: _by_time(_oldest(rows)),
    by_time=_by_time,
    tables=lambda url: {"": Charge},
    fetch=fetch,
    remainder=MAPPING,
    goals={
        (FIRST, DEFAULT): 10,
        (AGAIN, DEFAULT): 20,
        (SOME, DEFAULT): 5,
        (FIRST, BEST): 6.5,
        (AGAIN, BEST): 14,
        (SOME, BEST): 5,
    },
)
