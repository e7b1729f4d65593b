"""Answers that are not quite as documented: what can be read of them is, and what cannot is said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from connectors.sandbox.stripe import StripeSandbox
from etl.sandbox import Request, Response
from tests.connectors.conftest import Open, small_company
from tests.connectors.test_stripe_nested import draft, rows_of

Json = dict[str, Any]


class Bent(StripeSandbox):
    """A Stripe whose answers are changed on the way; `bend`: a pattern of paths, and what is done to an answer."""

    bend: tuple[str, Callable[[Json], object]] = ("", lambda body: None)

    def respond(self, request: Request) -> Response:
        """Stripe's answer, bent."""
        response = super().respond(request)
        path, act = self.bend
        if response.status != 200 or not re.fullmatch(path, request.path):
            return response
        body = json.loads(response.body)
        act(body)
        return Response(200, json.dumps(body).encode(), response.headers)


def company() -> Bent:
    return Bent(people=4, months=1, now=small_company().now())


def each(act: Callable[[Json], object]) -> Callable[[Json], None]:
    """The same for each record of a page."""

    def all_of(body: Json) -> None:
        for row in body["data"]:
            act(row)

    return all_of


def test_nested_objects_that_come_as_ids_are_left_out_with_one_note(mirror: Open) -> None:
    box = company()
    for _ in range(150):
        box.create("invoice", customer=box.objects("customer")[0]["id"])
    box.bend = ("/v1/invoices", each(lambda row: row.update(discounts=[f"di_{row['id']}"])))
    box.wait(120)
    mine = mirror(box)
    outcome = mine.sync("invoices")["invoices"]
    (note,) = outcome.notes
    assert note.startswith("invoices: left out: what in discounts is an id")
    assert mine.living("invoices") == {i["id"] for i in box.objects("invoice")}


EMPTY = {"object": "list", "data": [], "has_more": None, "url": None}


@pytest.mark.parametrize("lines", [None, [], {}, {"object": "list", "data": None}, EMPTY], ids=str)
def test_a_nested_list_that_is_none_costs_neither_its_record_nor_rows_that_are_there(
    mirror: Open, lines: Any
) -> None:
    box = company()
    first, second = draft(box, 3), draft(box, 2)
    odd = first[0]["id"]
    box.wait(120)
    mine = mirror(box)
    mine.sync("invoices")
    box.bend = ("/v1/invoices", each(lambda row: row.update(lines=lines) if row["id"] == odd else None))
    mine.sync("invoices", full=True)
    assert mine.living("invoices") == {i["id"] for i in box.objects("invoice")}
    left = set() if lines is EMPTY else {line["id"] for line in first[1]}
    assert rows_of(mine, "invoice_lines", "invoice_id", odd) == left
    assert rows_of(mine, "invoice_lines", "invoice_id", second[0]["id"]) == {line["id"] for line in second[1]}


@pytest.mark.parametrize("beside", [[], ["fee_1"]], ids=["among_good_ones", "beside_an_id"])
@pytest.mark.parametrize(("details", "left"), [(None, True), ([], False)], ids=["null", "empty"])
def test_a_plain_nested_list_that_is_null_forgets_no_rows_and_an_empty_one_does(
    mirror: Open, details: Any, left: bool, beside: list[Any]
) -> None:
    box = company()
    mine = mirror(box)
    mine.sync("balance_transactions")
    (odd,), (other,) = mine.rows(
        "select distinct balance_transaction_id from balance_transaction_fee_details order by 1 limit 2"
    )
    given = {odd: details, **({other: beside} if beside else {})}

    def bend(row: Json) -> None:
        if row["id"] in given:
            row.update(fee_details=given[row["id"]])

    box.bend = ("/v1/balance_transactions", each(bend))
    mine.sync("balance_transactions", full=True)
    living = "select balance_transaction_id from balance_transaction_fee_details where _deleted_at is null"
    found = {id for (id,) in mine.rows(living)}
    assert (odd in found) is left
    assert other in found


@pytest.mark.parametrize("lacking", ["url", "has_more"])
def test_the_rest_of_a_nested_list_is_found_without_its_address_or_that_there_is_one(
    mirror: Open, lacking: str
) -> None:
    box = company()
    invoice, lines = draft(box, 27)
    box.bend = ("/v1/invoices", each(lambda row: row["lines"].pop(lacking)))
    box.wait(120)
    mine = mirror(box)
    mine.sync("invoices")
    assert rows_of(mine, "invoice_lines", "invoice_id", invoice["id"]) == {line["id"] for line in lines}


@pytest.mark.parametrize("words", ["Unrecognized request URL (GET: /x).", "No such invoice: 'in_x'"])
def test_a_nested_list_of_which_the_rest_is_refused_is_said_and_nothing_of_it_is_gone(
    mirror: Open, words: str
) -> None:
    box = company()
    (invoice, lines), (other, _) = draft(box, 27), draft(box, 12)
    box.wait(120)
    mine = mirror(box)
    mine.sync("invoices")
    error = json.dumps({"error": {"message": words, "code": "resource_missing"}})
    for id in (invoice["id"], other["id"]):
        mine.server.moods.answer(error, 10**6, status=404, path=f"/v1/invoices/{id}/lines")
    (note,) = mine.sync("invoices", full=True)["invoices"].notes
    assert note.startswith("invoices: left out: lines beyond the first ones (")
    assert rows_of(mine, "invoice_lines", "invoice_id", invoice["id"]) == {line["id"] for line in lines}


@pytest.mark.parametrize(
    "act",
    [
        lambda body: body.update(has_more=None) if not body["has_more"] else None,
        lambda body: body["data"][0].update(created=str(body["data"][0]["created"])),
        lambda body: [row.update(created=row["created"] + 0.5) for row in body["data"]],
    ],
    ids=["has_more", "text", "fraction"],
)
def test_a_page_of_odd_shape_is_read_like_others(mirror: Open, act: Any) -> None:
    box = company()
    for _ in range(130):
        box.create("coupon")
    box.bend = ("/v1/coupons", act)
    mine = mirror(box)
    mine.try_sync("coupons")
    assert mine.living("coupons") == {c["id"] for c in box.objects("coupon")}


def test_an_object_that_says_null_of_being_deleted_is_alive(mirror: Open) -> None:
    box = company()
    mine = mirror(box)
    mine.sync("customers")
    customer = next(c["id"] for c in box.objects("customer") if not c["test_clock"])
    box.update("customer", customer, description="changed")
    box.wait(120)
    box.bend = (f"/v1/customers/{customer}", lambda body: body.update(deleted=None))
    mine.sync("customers")
    row = mine.one("customers", customer)
    assert (row["description"], row["_deleted_at"]) == ("changed", None)


def test_half_a_character_costs_no_page(mirror: Open) -> None:
    box = company()
    ids = [box.create("coupon")["id"] for _ in range(3)]
    box.bend = (
        "/v1/coupons",
        each(lambda row: row.update(name="cut \ud83d") if row["id"] == ids[0] else None),
    )
    mine = mirror(box)
    mine.try_sync("coupons")
    assert mine.living("coupons") == {c["id"] for c in box.objects("coupon")}
    assert mine.one("coupons", ids[0])["name"] == "cut \ufffd"


def test_a_record_without_a_usable_id_is_refused_alone(mirror: Open) -> None:
    box = company()
    box.bend = (
        "/v1/coupons",
        lambda body: body["data"].extend([None, {"id": {"odd": 1}, "object": "coupon"}]),
    )
    mine = mirror(box)
    outcome = mine.try_sync("coupons")["coupons"]
    assert outcome.error is None
    assert outcome.dead_letters == 2
    assert mine.living("coupons") == {c["id"] for c in box.objects("coupon")}


def test_no_list_at_all_is_an_error_and_empties_no_table(mirror: Open) -> None:
    box = company()
    mine = mirror(box)
    mine.sync("coupons")
    box.bend = ("/v1/coupons", lambda body: body.update(data=None))
    outcome = mine.try_sync("coupons")["coupons"]
    assert "a page has another shape than documented" in str(outcome.error)
    assert mine.living("coupons") == {c["id"] for c in box.objects("coupon")} != set()


@pytest.mark.parametrize("count", [130, 200], ids=["and a half", "full ones alone"])
def test_a_full_page_that_does_not_say_whether_there_is_more_is_gone_on_behind(
    mirror: Open, count: int
) -> None:
    box = company()
    for _ in range(count - len(box.objects("coupon"))):
        box.create("coupon")
    mine = mirror(box)
    mine.sync("coupons")
    box.bend = ("/v1/coupons", lambda body: body.pop("has_more"))
    mine.sync("coupons")
    assert len(mine.living("coupons")) == count


def test_the_stub_of_a_deleted_object_in_a_list_is_no_row_of_nothing(mirror: Open) -> None:
    box = company()
    mine = mirror(box)
    mine.sync("customers")
    customer = next(c for c in box.objects("customer") if not c["test_clock"])
    stub = {"id": customer["id"], "object": "customer", "deleted": True}

    def delete(row: Json) -> None:
        if row["id"] == customer["id"]:
            row.clear()
            row.update(stub)

    box.bend = ("/v1/customers", each(delete))
    mine.sync("customers", full=True)
    row = mine.one("customers", customer["id"])
    assert row["_deleted_at"]
    assert row["email"] == customer["email"]


@pytest.mark.parametrize(
    "error",
    [
        {"code": "parameter_unknown", "param": "expand", "message": "Received unknown parameter: expand"},
        {"param": "expand[0]", "message": "Invalid expand path: data.sources"},
        {"message": "Received unknown parameters: expand, limit"},
    ],
    ids=lambda e: e["message"],
)
def test_without_what_cannot_be_expanded_the_records_are_read(mirror: Open, error: Json) -> None:
    class Plain(StripeSandbox):
        def respond(self, request: Request) -> Response:
            """A refusal of whatever is to be expanded."""
            if any(name.startswith("expand") for name, _ in request.query):
                return Response(
                    400, json.dumps({"error": error}).encode(), {"Content-Type": "application/json"}
                )
            return super().respond(request)

    box = Plain(people=4, months=1, now=small_company().now())
    mine = mirror(box)
    notes = mine.sync("customers")["customers"].notes
    assert {note.partition(" (")[0] for note in notes} == {
        "customers: left out: sources", "customers: left out: tax_ids",
    }  # fmt: skip
    assert mine.living("customers") == {c["id"] for c in box.objects("customer") if not c["test_clock"]}


def test_an_expanded_object_gives_its_id(mirror: Open) -> None:
    box = company()
    customers = {c["id"]: c for c in box.objects("customer")}
    box.bend = ("/v1/charges", each(lambda row: row.update(customer=customers.get(row["customer"]))))
    mine = mirror(box)
    mine.sync("charges")
    found = dict(mine.rows("select id, customer_id from charges"))
    assert found == {c["id"]: c["customer"] for c in box.objects("charge")}
    assert set(found.values()) - {None}


def test_a_source_of_an_unknown_kind_is_kept_among_sources(mirror: Open) -> None:
    box = company()
    customer = box.objects("customer")[0]["id"]

    def add(row: Json) -> None:
        if row["id"] == customer:
            row["sources"]["data"].append({"id": "acct_1", "object": "account", "country": "US"})

    box.bend = ("/v1/customers", each(add))
    mine = mirror(box)
    mine.sync("customers")
    assert mine.one("sources", "acct_1")["_extra"] == {"country": "US"}
