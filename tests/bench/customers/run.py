"""Customers: interactions from scratch and by increments, and how long one person's lookup takes."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import psycopg

from etl.warehouse.ddl import create_table
from models.stripe.charges import Charge, Refund
from models.stripe.customers import Customer
from tests.bench import report
from tests.bench.engine import ETL
from tests.bench.identity import stream
from tests.bench.measure import Meter, Taken
from tests.bench.services import HOME, ROOT, Postgres

SCHEMAS = ("customers", "identity", "tributary", "tributary_stage", "web", "stripe")
CHARGES = 10  # rows of events for each charge; a refund for each of fifty charges
LOOKUPS = 200
QUERIES = {
    "customers.timeline by person_id": "select * from customers.timeline where person_id = %(person_id)s",
    "customers.timeline by user_id": "select * from customers.timeline where person_id = (select person_id"
    " from identity.identifiers where type = 'user_id' and value = %(user_id)s)",
    "customers.summary by person_id": "select * from customers.summary where person_id = %(person_id)s",
}
PAID = f"""
insert into stripe.customers (id, created, email, _version, received_at)
select 'cus_' || n, at, 'person.' || n || '@mail.example', at, at
from (select n, {stream.BEGAN} as at from generate_series(0, {{customers}}::bigint - 1) n) c;
insert into stripe.charges (id, created, status, amount, amount_captured, currency, captured, customer_id, _version,
                            received_at)
select 'ch_' || n, at, 'succeeded', n % 9000, n % 9000, 'usd', true, 'cus_' || n % {{people}}, at, at
from (select n, {stream.BEGAN} + make_interval(secs => n * {{step}}) as at
      from generate_series({{first}}::bigint, {{last}}::bigint) n) c;
insert into stripe.refunds (id, created, status, amount, currency, charge_id, _version, received_at)
select 're_' || n, at, 'succeeded', 10, 'usd', 'ch_' || n, at, at
from (select n, {stream.BEGAN} + make_interval(secs => n * {{step}}) as at
      from generate_series({{first}}::bigint, {{last}}::bigint) n) c where n % 50 = 0
"""


class Bench:
    """One size: so many events, a tenth of that in charges, and so many more."""

    def __init__(self, server: Postgres, rows: int, more: int, log: Path) -> None:
        self.server, self.rows, self.more = server, rows, more
        self.meter = Meter(server, None, log)
        self.folder = HOME / "customers"
        self.folder.mkdir(exist_ok=True)
        (self.folder / "tributary.toml").write_text(
            f'[warehouse]\nurl = "{server.url}"\n[events]\nschemas = ["web"]\n'
            '[sources.stripe]\nconnector = "stripe"\napi_key = "sk_test_none"\nbase_url = "http://127.0.0.1:1"\n'
        )
        self.lines: list[tuple[str, ...]] = []

    def run(self) -> str:
        """Measure all, and say it."""
        self.server.drop(*SCHEMAS)
        stream.make(self.server, self.rows)
        self.server.run(
            "create schema stripe", *(create_table(t, "stripe") for t in (Customer, Charge, Refund))
        )
        people = self.rows // stream.PEOPLE
        self._pay(0, self.rows // CHARGES, people)
        self._etl("identity")
        self._measure("from scratch", self.rows + self.rows // CHARGES)
        stream.add(self.server, self.rows, self.more, self.rows)
        self._pay(self.rows // CHARGES, self.more // CHARGES)
        self._etl("identity")
        self._measure("new on top", self.more + self.more // CHARGES)
        self._measure("nothing new", 0)
        told = [report.table(("work", "rows", "wall s", "CPU s", "Postgres CPU s", "peak MB"), self.lines)]
        told += ["", *self._lookups(), self._size()]
        self.server.drop(*SCHEMAS)
        return "\n".join(told)

    def _pay(self, first: int, count: int, customers: int = 0) -> None:
        """Charges by their numbers, as many a day as there are events for; and customers of that number."""
        made = PAID.format(
            first=first, last=first + count - 1, customers=customers, people=self.rows // stream.PEOPLE,
            step=stream.YEAR * CHARGES / self.rows,
        )  # fmt: skip
        self.server.run(*made.split(";\n"), "analyze")

    def _etl(self, what: str) -> Taken:
        command = [ETL, what, "refresh", "--json"]
        return self.meter.command(command, {"PATH": "", "PYTHONPATH": str(ROOT)}, self.folder)

    def _measure(self, work: str, rows: int) -> None:
        taken = self._etl("customers")
        figures = (f"{taken.wall:.2f}", f"{taken.cpu:.2f}", f"{taken.postgres:.2f}", f"{taken.memory:.0f}")
        self.lines.append((work, f"{rows:,}", *figures))
        print(f"  {work:13} {taken.wall:8.2f} s", file=sys.stderr, flush=True)

    def _lookups(self) -> list[str]:
        """What some people's timelines and summaries take, those of many rows among them."""
        told = []
        with psycopg.connect(self.server.url, autocommit=True) as session:
            people = session.execute(
                "select person_id, value from identity.identifiers where type = 'user_id'"
                " order by md5(value) limit %s",
                (LOOKUPS,),
            ).fetchall()
            for name, query in QUERIES.items():
                taken, rows = [], 0
                for person_id, user_id in people:
                    began = time.perf_counter()
                    given = {"person_id": person_id, "user_id": user_id}
                    rows += len(session.execute(query, given).fetchall())
                    taken.append(1_000 * (time.perf_counter() - began))
                taken.sort()
                most = taken[int(len(taken) * 0.95)]
                told.append(
                    f"{name}, {len(people)} persons: {statistics.median(taken):.1f} ms in the middle,"
                    f" {most:.1f} ms for 95 of 100; {rows / len(people):.0f} rows each."
                )
            began = time.perf_counter()
            session.execute("select count(revenue) from customers.summary").fetchall()
            told.append(f"customers.summary of everyone: {time.perf_counter() - began:.1f} s.")
        return told

    def _size(self) -> str:
        with psycopg.connect(self.server.url) as session:
            row = session.execute(
                "select pg_table_size(t), pg_indexes_size(t), (select count(*) from tributary.customer_interactions)"
                " from (select 'tributary.customer_interactions'::regclass) r (t)"
            ).fetchone()
        assert row is not None
        return f"{row[2]:,} interactions: {row[0] / 2**20:,.0f} MB, their indexes {row[1] / 2**20:,.0f} MB."
