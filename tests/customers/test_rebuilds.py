"""Reading everything anew: as often as one likes, beside those who read, for as little as changed."""

from __future__ import annotations

import uuid
from contextlib import closing
from urllib.parse import urlsplit

import psycopg

from etl.config import Secret
from etl.customers.refresh import refresh
from etl.identity.refresh import refresh as refresh_identity
from etl.warehouse.postgres import Warehouse
from models.stripe.charges import Charge
from models.stripe.customers import Customer
from tests.customers.conftest import Company
from tests.identity.conftest import START


def test_a_rebuild_is_in_nobodys_way_and_writes_what_changed(company: Company) -> None:
    company.source("stripe", "stripe", Customer, Charge, api_key="no_ones_secret")
    company.row("stripe.customers", 0, id="cus_1", email="ada@x.com")
    for number in range(3):
        company.row("stripe.charges", number * 9, id=f"ch_{number}", created=START, customer_id="cus_1")
    company.all()
    company.db.execute("create view public.theirs as select * from customers.timeline")
    company.db.execute("create view public.deeper as select * from tributary.customer_interactions")
    company.db.execute("delete from stripe.charges where id = 'ch_0'")
    company.db.execute("update stripe.charges set description = 'New' where id = 'ch_1'")
    with psycopg.connect(company.url) as reader:  # an analyst, whose transaction stays open
        assert reader.execute("select count(*) from customers.timeline").fetchone() == (3,)
        done = company.customers(anew=True)
        assert (done.written, done.removed) == (1, 2)
        again = company.customers(anew=True)
        assert (again.written, again.removed) == (0, 0)
    assert company.ask("select title from public.theirs order by row_id") == ["New", None]
    company.db.execute("drop table tributary.customer_interactions cascade")
    assert company.customers().written == 2, "though it is known how far tables were read"


def test_a_part_that_is_read_in_another_way_is_written_where_that_shows(company: Company) -> None:
    company.source("stripe", "stripe", Customer, Charge, api_key="no_ones_secret")
    company.row("stripe.customers", 0, id="cus_1", email="ada@x.com")
    for number in range(3):
        company.row("stripe.charges", 0, id=f"ch_{number}", created=START, customer_id="cus_1")
    company.db.execute("alter table stripe.charges drop column description")
    company.all()
    company.db.execute("alter table stripe.charges add column description text")
    company.db.execute("update stripe.charges set description = 'New' where id = 'ch_1'")
    done = company.customers()
    assert (done.written, done.removed) == (1, 1)
    assert company.ask("select title from customers.timeline order by row_id") == [None, "New", None]


def test_a_role_that_owns_neither_schema_nor_sources_will_do_and_readers_need_the_views_alone(
    company: Company,
) -> None:
    company.source("stripe", "stripe", Customer, Charge, api_key="no_ones_secret")
    company.row("stripe.customers", 0, id="cus_1", email="ada@x.com")
    company.row("stripe.charges", 0, id="ch_1", created=START, customer_id="cus_1")
    loader, reader = (f"{name}_{uuid.uuid4().hex[:8]}" for name in ("loader", "reader"))
    parts = urlsplit(company.url)
    url = {
        role: parts._replace(netloc=f"{role}:pw@{parts.netloc.rpartition('@')[2]}").geturl()
        for role in (loader, reader)
    }
    company.db.execute(
        f"create role {loader} login password 'pw'; create role {reader} login password 'pw';"
        f"create schema customers; grant create, usage on schema customers to {loader};"
        f'grant create on database "{parts.path[1:]}" to {loader};'
        f"grant usage on schema stripe to {loader}; grant select on all tables in schema stripe to {loader}"
    )
    try:
        with closing(Warehouse(Secret(url[loader]))) as warehouse:
            refresh_identity(warehouse, company.config)
            assert refresh(warehouse, company.config).written == 1
            company.db.execute(
                f"grant usage on schema customers to {reader};"
                f"grant select on all tables in schema customers to {reader}"
            )
            assert refresh(warehouse, company.config, anew=True).notes == []
        with psycopg.connect(url[reader]) as asking:
            assert asking.execute("select row_id from customers.timeline").fetchall() == [("ch_1",)]
            assert asking.execute("select email from customers.summary").fetchall() == [("ada@x.com",)]
    finally:
        for role in (reader, loader):
            company.db.execute(f"drop owned by {role} cascade; drop role {role}")
