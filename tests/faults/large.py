"""A large table of a vendor that describes itself, one of whose columns is to get another type."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from typing import Any, Self

import psycopg
import pytest

from etl.warehouse import recast
from tests.engine import child
from tests.engine.conftest import Crm
from tests.engine.proxy import Proxy

ROWS = 6_000
WIDE = "md5(n::text) || repeat('x', 5500)"
"""A row fills a page, so that a table of so many rows is a large one, of two pieces."""

SUM = sum(range(1, ROWS + 1))


def grow(crm: Crm, rows: int = ROWS) -> None:
    """Deals, as many as make a large table."""
    crm.sql(
        "insert into crm.deals (id, name, changed, price_c, _extra, _version, _hash)"
        f" select 'n' || n, {WIDE}, now(), n, '{{}}', '2026-01-01', n from generate_series(1, {rows}) n"
    )


@pytest.fixture
def large(crm: Crm) -> Crm:
    """Deals with a price that is an integer, a large table; its vendor has made another type of it."""
    crm.world.object("Deal", Price__c="int")
    crm.world.put("Deal", "a", Price__c=0)
    crm.sync()
    grow(crm)
    assert crm.sql("select pg_total_relation_size('crm.deals')") > [(recast.SMALL,)]
    crm.world.object("Deal", Price__c="currency")
    crm.world.put("Deal", "b", Price__c="0.25")
    return crm


def being_filled(crm: Crm) -> list[tuple[Any, ...]]:
    """Columns that are begun."""
    return crm.sql(
        "select attname from pg_attribute where attrelid = 'crm.deals'::regclass and attname like '~%'"
        " and not attisdropped"
    )


def right(crm: Crm, price: str = "price_c") -> None:
    """All values are there, as numbers with decimals, and nothing is left behind."""
    assert crm.columns("deals")[price] == "numeric"
    assert crm.sql(f"select count(*), sum({price})::text from crm.deals") == [(ROWS + 2, f"{SUM}.25")]
    assert being_filled(crm) == []


LOCKED = """
select regexp_replace(a.query, '"~[0-9a-f]{8}"', '"~"')
from pg_locks l join pg_stat_activity a using (pid)
where l.relation = to_regclass(%s) and l.granted and l.mode = 'AccessExclusiveLock'
"""


class Watch(threading.Thread):
    """Somebody who looks all the time what is done while nobody may read a table: nothing that takes long."""

    def __init__(self, url: str, table: str) -> None:
        super().__init__(daemon=True)
        self.url, self.table, self.over = url, table, threading.Event()
        self.seen = set[str]()
        self.error: Exception | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def run(self) -> None:
        try:
            with psycopg.connect(self.url, autocommit=True) as session:
                while not self.over.wait(0.002):
                    self.seen |= {query for (query,) in session.execute(LOCKED, (self.table,))}
        except psycopg.Error as error:
            self.error = error

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.join()
        assert self.error is None
        assert not [
            query for query in self.seen if re.search(r"^update|^create (unique )?index|^copy| type ", query)
        ]


PRICE = recast.Recasts(
    "crm", "deals", (recast.Recast("price_c", "price_c", "bigint", "numeric", "price_c::numeric"),)
)


def until_noticed(url: str) -> None:
    """Wait until the server has noticed that whoever held a lease is gone."""
    held = (
        "select from pg_locks where locktype = 'advisory'"
        " and database = (select oid from pg_database where datname = current_database())"
    )
    with psycopg.connect(url, autocommit=True) as session:
        while session.execute(held).fetchone() is not None:
            time.sleep(0.01)


def killed(crm: Crm, url: str, text: str, at: int, *, after: bool) -> bool:
    """Whether a sync came to the n-th statement that begins so, where it is killed."""
    with Proxy(url) as proxy:
        process = child.start(crm.config, proxy.url)
        proxy.arm(at, lambda: os.kill(process.pid or 0, signal.SIGKILL), after=after, text=text)
        process.join(60)
        assert process.exitcode in (0, -signal.SIGKILL)
        until_noticed(url)
        return process.exitcode != 0


STAGES = {
    "added": ('alter table "crm"."deals" add column if not exists "~', 1),
    "said what it is": ('comment on column "crm"."deals"."~', 1),
    "first piece": ('update "crm"."deals" set "~', 1),
    "second piece": ('update "crm"."deals" set "~', 2),
    "alone": ('lock table "crm"."deals"', 1),
    "index": ('create index "~', 1),
    "dropped": ('alter table "crm"."deals" drop column "price_c"', 1),
    "renamed": ('alter table "crm"."deals" rename column', 1),
    "index renamed": ("alter index", 1),
}
