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
from tests.identity.test_crashes import COLUMNS, more, sessions
from tests.identity.test_crashes import run as refresh_identity

__all__ = ["company", "world"]

STEP = 17  # of the messages, so that some moments of every kind are tried


@pytest.mark.E2
@pytest.mark.E3
def test_a_refresh_of_identity_that_is_cut_off_says_so_in_a_line_and_the_next_makes_up_for_it(
    world: World,
) -> None:
    told: list[str] = []
    before = sessions(world)
    world.table("web.identifies", **COLUMNS)
    with Proxy(world.url) as proxy:
        for step, after in enumerate((False, True)):
            more(world, step)
            at = 2 + step
            while True:
                proxy.arm(at, proxy.cut, after=after)
                try:
                    refresh_identity(proxy.url, world.sections)
                except SessionLost as error:
                    told.append(str(error))
                while sessions(world) > before:  # until the server has noticed, and let go of the lock
                    time.sleep(0.01)
                if not proxy.struck:
                    break
                at += STEP
            assert at > 4 * STEP
    assert told
    assert not any("\n" in line for line in told)
    cut_off = world.kept()
    world.refresh(anew=True)
    assert world.kept() == cut_off


@pytest.mark.E2
@pytest.mark.E3
def test_a_refresh_of_customers_that_is_cut_off_leaves_what_was_before_or_all_of_it(company: Company) -> None:
    company.source("stripe", "stripe", Customer, Charge, api_key="sk_test_nobodys")
    company.row("stripe.customers", 0, id="cus_1", email="ada@x.com")
    company.row("stripe.charges", 0, id="ch_1", created=START, customer_id="cus_1")
    company.all()
    before = company.interactions()
    company.row("stripe.charges", 9, id="ch_2", created=START, customer_id="cus_1")
    told: list[str] = []
    at, struck, all_of_it = 2, True, None
    with Proxy(company.url) as proxy:
        while struck:
            proxy.arm(at, proxy.cut, after=at % 2 == 0)
            try:
                refresh_customers(proxy.url, company.sections, False)
            except SessionLost as error:
                told.append(str(error))
            struck = proxy.struck
            if company.interactions() != before:
                all_of_it = all_of_it or company.interactions()
                assert company.interactions() == all_of_it
            at += STEP
    assert at > 3 * STEP
    assert not any("\n" in line for line in told)
    assert all_of_it is not None
    assert len(company.seen("cus_1")) == 2
