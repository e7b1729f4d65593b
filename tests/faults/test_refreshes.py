"""Who is who, and what happened with whom, made again while the way to the warehouse breaks."""

from __future__ import annotations

import time

import pytest

from etl.errors import SessionLost
from models.stripe.charges import Charge
from models.stripe.customers import Customer
from tests.customers.conftest import Company, company
from tests.customers.test_crashes import run as refresh_customers
from tests.engine.proxy import Proxy
from tests.identity.conftest import START, World, world
from tests.identity.test_backends import gone
from tests.identity.test_crashes import COLUMNS, more
from tests.identity.test_crashes import run as refresh_identity

__all__ = ["company", "world"]

HELD = """
select count(*) from pg_locks l join pg_database d on d.oid = l.database
where l.locktype = 'advisory' and d.datname = current_database()
"""
STEP = 17  # of the messages, so that some moments of every kind are tried


@pytest.mark.E2
@pytest.mark.E3
def test_a_refresh_of_identity_that_is_cut_off_begins_again_on_a_new_session(world: World) -> None:
    world.table("web.identifies", **COLUMNS)
    with Proxy(world.url) as proxy:
        for step, after in enumerate((False, True)):
            more(world, step)
            at, struck = 2 + step, True
            while struck:
                proxy.arm(at, proxy.cut, after=after)
                refresh_identity(proxy.url, world.sections)
                gone(world)
                struck = proxy.struck
                at += STEP
            assert at > 4 * STEP
    cut_off = world.kept()
    world.refresh(anew=True)
    assert world.kept() == cut_off


@pytest.mark.E2
@pytest.mark.E3
def test_a_refresh_of_customers_that_is_cut_off_begins_again_and_leaves_all_of_it_once(
    company: Company,
) -> None:
    company.source("stripe", "stripe", Customer, Charge, api_key="sk_test_nobodys")
    company.row("stripe.customers", 0, id="cus_1", email="ada@x.com")
    company.row("stripe.charges", 0, id="ch_1", created=START, customer_id="cus_1")
    company.all()
    at, struck, charges = 2, True, 1
    with Proxy(company.url) as proxy:
        while struck:
            charges += 1
            company.row("stripe.charges", 9 * charges, id=f"ch_{charges}", created=START, customer_id="cus_1")
            proxy.arm(at, proxy.cut, after=at % 2 == 0)
            refresh_customers(proxy.url, company.sections, False)
            struck = proxy.struck
            assert len(company.seen("cus_1")) == charges
            at += STEP
    assert at > 3 * STEP
    cut_off = company.interactions()
    company.all()
    assert company.interactions() == cut_off


@pytest.mark.E3
def test_a_refresh_whose_sessions_are_lost_again_and_again_ends_in_one_line_and_the_next_makes_up_for_it(
    world: World,
) -> None:
    world.table("web.identifies", **COLUMNS)
    more(world, 0)
    cut = 0

    def again() -> None:
        nonlocal cut
        cut += 1
        proxy.arm(30, again)
        proxy.cut()

    with Proxy(world.url) as proxy:
        proxy.arm(30, again)
        with pytest.raises(SessionLost) as told:
            refresh_identity(proxy.url, world.sections)
    assert cut == 3
    assert "\n" not in str(told.value)
    while world.ask(HELD) != [0]:  # until the server has noticed that the last session is gone
        time.sleep(0.01)
    world.refresh()
    kept = world.kept()
    world.refresh(anew=True)
    assert world.kept() == kept
