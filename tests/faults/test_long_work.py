"""A server that ends transactions which take long, `transaction_timeout` of PostgreSQL 17, ends none of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest

from etl.warehouse.postgres import Warehouse
from tests.customers.conftest import Company, company
from tests.engine.conftest import Lab, lab
from tests.events.conftest import Events, call, events

__all__ = ["company", "events", "lab"]

CALL = dict.fromkeys(("id", "anonymous_id", "user_id", "email", "name", "event", "event_text"), "text")
TIMES = dict.fromkeys(("timestamp", "original_timestamp"), "timestamptz")
SECONDS = 1
SCOPES = ("database {database}", "role {role} in database {database}")
SLOW = f"""
create function public.slow() returns trigger language plpgsql as $$
begin perform pg_sleep({SECONDS + 0.4}); return null; end $$;
create trigger slow after insert or update on {{}} for each statement execute function public.slow()
"""


Hasten = Callable[..., None]


@pytest.fixture
def hasten(warehouse_url: str) -> Iterator[Hasten]:
    """Has the server end transactions of new sessions soon, those of a warehouse too."""
    with psycopg.connect(warehouse_url, autocommit=True) as session:
        if session.info.server_version < 170_000:
            pytest.skip("this server has no transaction_timeout")
        row = session.execute("select quote_ident(current_database()), quote_ident(current_user)").fetchone()
        assert row
        names = [scope.format(database=row[0], role=row[1]) for scope in SCOPES]

        def set_(warehouse: Warehouse, scope: str = SCOPES[0]) -> None:
            name = names[SCOPES.index(scope)]
            session.execute(f"alter {name} set transaction_timeout = '{SECONDS}s'".encode())
            warehouse.close()

        yield set_
        for name in names:
            session.execute(f"alter {name} reset transaction_timeout".encode())


@pytest.mark.E3
@pytest.mark.parametrize("scope", SCOPES)
def test_a_session_may_take_its_time(company: Company, hasten: Hasten, scope: str) -> None:
    hasten(company.warehouse, scope)
    with company.warehouse.connection() as session, session.transaction():
        session.execute(f"select pg_sleep({SECONDS + 0.4})")
        assert session.execute("select current_setting('transaction_timeout')").fetchone() == ("0",)


@pytest.mark.E3
def test_first_runs_of_identity_and_customers_may_take_theirs(company: Company, hasten: Hasten) -> None:
    company.sections["events"] = {"schemas": ["web"]}
    company.table("web.calls", **CALL, **TIMES)
    company.put("web.calls", 0, id="m1", user_id="u", anonymous_id="a", event="x", event_text="X")
    company.db.execute(
        f"create view web.tracks as select c.*, pg_sleep({SECONDS + 0.4})::text as context_slow from web.calls c"
        f" where pg_sleep({SECONDS + 0.4}) is not null".encode()
    )
    hasten(company.warehouse)
    assert company.refresh().persons == 1
    company.customers()
    assert [kind for _, kind, *_ in company.seen("u")] == ["event"]


@pytest.mark.E3
def test_so_may_a_load_of_calls(events: Events, hasten: Hasten) -> None:
    events.load(call())
    hasten(events.warehouse)
    events.session.execute(SLOW.format("web.tracks").encode())
    assert events.load(call()).counts.inserted == 1


@pytest.mark.E3
def test_and_a_sync(lab: Lab, hasten: Hasten) -> None:
    lab.world.fill(4)
    lab.good()
    hasten(lab.warehouse)
    lab.query(SLOW.format("shop.orders"))
    lab.world.later(hours=1)
    lab.world.order("o00001", amount=7)
    lab.world.later(minutes=2)
    lab.good()
    lab.check()
