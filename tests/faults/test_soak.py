"""The first steps of the random walk that `make soak` goes on with for half an hour."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from etl.sync import sync_source
from tests.engine.conftest import Lab
from tests.faults.soak import main
from tests.faults.soak_vendors import ShopVendor


@pytest.mark.P1
@pytest.mark.P3
@pytest.mark.P8
def test_a_walk_through_faults_at_random_ends_in_what_the_vendor_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--seed", "1", "--steps", "3", "--vendor", "shop"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "seed 1"
    assert said[-1] == "3 steps, no difference"


def test_the_walk_sees_a_single_wrong_value(lab: Lab) -> None:
    with ExitStack() as stack:
        vendor = ShopVendor(stack)
        sync_source(vendor.config(), lab.warehouse)
        vendor.check(lab.warehouse)
        lab.query("update shop.orders set amount = -1 where id = 'o00003'")
        with pytest.raises(AssertionError, match=r"shop\.orders: 1 rows differ, such as .*o00003"):
            vendor.check(lab.warehouse)
