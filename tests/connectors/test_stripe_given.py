"""What was refused and is given later: whatever was cut off, and whenever it was, no row stays without it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from connectors.sandbox.stripe import StripeSandbox
from etl.sandbox import Request, Response
from tests.connectors.conftest import Mirror, Open, small_company
from tests.connectors.test_stripe_refusals import refusal

READ_AGAIN = ["customers: sources can be read now; the whole list was read again"]


class Withholding(StripeSandbox):
    """A sandbox that refuses the sources of customers; late, or no more pages, if a test says so."""

    withheld = True
    late: Callable[[], None] | None = None
    cut: Callable[[], object] | None = None
    pages = 0

    def respond(self, request: Request) -> Response:
        """Stripe's answer, or what is in its way."""
        if request.path == "/v1/customers":
            if self.late:
                self.late()
            if self.withheld and "data.sources" in [value for _, value in request.query]:
                return Response(400, refusal("This property cannot be expanded (data.sources).").encode())
            self.pages += 1
            if self.cut and self.pages > 1:
                for _ in range(500):
                    if self.cut():
                        break
                    time.sleep(0.01)
                return Response(400, refusal("cut off").encode())
        return super().respond(request)


def company(mirror: Open, people: int = 6) -> tuple[Mirror, Withholding]:
    box = Withholding(people=people, months=2, now=small_company().now())
    return mirror(box), box


def cards(mine: Mirror) -> set[str]:
    """The cards of whom Stripe lists, which hides those on test clocks."""
    listed = {c["id"] for c in mine.box.objects("customer") if not c["test_clock"]}
    return {c["id"] for c in mine.box.objects("card") if c["customer"] in listed}


@pytest.mark.P1
def test_a_first_sync_that_is_cut_off_leaves_behind_what_was_refused(mirror: Open) -> None:
    mine, box = company(mirror, people=250)
    mine.warehouse.commit_seconds = 0
    there = "select to_regclass('customers') is not null"
    box.cut = lambda: mine.rows(there) == [(True,)] and mine.rows("select from customers limit 1")
    assert mine.try_sync("customers")["customers"].status == "failed"
    assert mine.living("customers")
    box.cut, box.withheld = None, False
    assert mine.sync("customers")["customers"].notes == READ_AGAIN
    assert mine.living("cards") == cards(mine) != set()


@pytest.mark.P1
def test_what_was_taken_away_for_a_time_is_read_of_what_was_made_then(mirror: Open) -> None:
    mine, box = company(mirror)
    box.withheld = False
    mine.sync("customers")
    box.wait(60)
    customer = box.create("customer")["id"]
    card = box.create("card", under=customer, customer=customer)["id"]
    box.wait(7_200)
    box.withheld, box.late = True, lambda: time.sleep(0.5)  # the feed, which tells nothing, is faster
    mine.sync("customers")
    assert card not in mine.living("cards")
    box.withheld, box.late = False, None
    box.wait(86_400)
    assert mine.sync("customers")["customers"].notes == READ_AGAIN
    assert card in mine.living("cards")


def test_full_that_was_cut_off_remembers_what_older_rows_lack(mirror: Open) -> None:
    mine, box = company(mirror, people=250)
    mine.warehouse.commit_seconds = 0
    mine.sync("customers")
    lacking = "select from customers where description = 'changed'"
    for customer in box.objects("customer"):
        box.update("customer", customer["id"], description="changed")
    box.withheld, box.pages, box.cut = False, 0, lambda: mine.rows(lacking)
    assert mine.try_sync("customers", full=True)["customers"].status == "failed"
    assert mine.rows(lacking)
    box.cut = None
    assert mine.sync("customers")["customers"].notes == READ_AGAIN
    assert mine.living("cards") == cards(mine)
