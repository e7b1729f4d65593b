"""Refusals in words that Stripe has not been heard to use: what they mean is told from where they are met."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from connectors.sandbox.stripe import StripeSandbox
from etl.errors import CredentialsError, PermissionMissing
from etl.sandbox import Request, Response
from tests.connectors.conftest import Open, small_company

FORBIDDEN = (403, {"code": "permission_denied", "message": "This API key may not read that."})
NOT_FOUND = (404, {"code": "resource_missing", "message": "No such thing: 'x'", "param": "id"})
NO_SUCH_URL = (404, {"code": "resource_missing", "message": "Unrecognized request URL (GET: /v1/x)."})


class Refusing(StripeSandbox):
    """A Stripe that refuses what is asked of some paths; `refuses`: a pattern -> status and error."""

    refuses: Mapping[str, tuple[int, Mapping[str, str]]] = {}

    def respond(self, request: Request) -> Response:
        """The refusal of the first pattern that the path is, or Stripe's answer."""
        for path, (status, error) in self.refuses.items():
            if re.fullmatch(path, request.path):
                body = {"error": {"type": "invalid_request_error", **error}}
                return Response(status, json.dumps(body).encode(), {"Content-Type": "application/json"})
        return super().respond(request)


def company() -> Refusing:
    return Refusing(people=4, months=1, now=small_company().now())


def test_a_parent_whose_list_is_withheld_has_no_rows_marked_deleted(mirror: Open) -> None:
    box = company()
    products = [box.objects("product")[0]["id"], box.create("product")["id"]]
    features = [box.create("product_feature", under=product)["id"] for product in products]
    mine = mirror(box)
    mine.sync("product_features")
    held = mine.living("product_features")
    assert held >= set(features)
    box.refuses = {f"/v1/products/{products[0]}/features": FORBIDDEN}
    (note,) = mine.sync("product_features")["product_features"].notes
    assert "withheld" in note
    assert mine.living("product_features") == held
    box.refuses = {}
    box.delete("product_feature", features[0])
    mine.sync("product_features")
    assert mine.living("product_features") == held - {features[0]}


@pytest.mark.parametrize("refusal", [FORBIDDEN, NO_SUCH_URL, NOT_FOUND], ids=["403", "no url", "404"])
@pytest.mark.parametrize("stream", ["customer_balance_transactions", "product_features"])
def test_a_list_that_no_parent_gives_is_not_taken_for_an_empty_one(
    mirror: Open, stream: str, refusal: Any
) -> None:
    box = company()
    box.refuses = {"/v1/(customers|products)/[^/]+/(balance_transactions|features)": refusal}
    mine = mirror(box)
    assert isinstance(mine.try_sync(stream)[stream].error, PermissionMissing)
    box.refuses = {}
    mine.box.wait(120)
    kind = {"product_features": "product_feature"}.get(stream, "customer_balance_transaction")
    mine.sync(stream)
    assert mine.living(stream) == {o["id"] for o in box.objects(kind)} != set()


def test_a_key_that_may_not_be_used_from_here_fails_at_once(mirror: Open) -> None:
    box = company()
    message = "The API key provided does not allow requests from your IP address."
    box.refuses = {".*": (403, {"message": message})}
    mine = mirror(box)
    with pytest.raises(CredentialsError, match="IP address"):
        mine.try_sync()
    assert len(mine.asked()) == 1


def test_of_a_key_that_may_read_nothing_at_all_no_stream_succeeds(mirror: Open) -> None:
    box = company()
    box.refuses = {".*": FORBIDDEN}
    outcomes = mirror(box).try_sync()
    assert {o.status for o in outcomes.values()} == {"skipped"}
    assert all("This API key may not read that" in o.notes[0] for o in outcomes.values())


def test_without_an_event_feed_the_rest_is_read(mirror: Open) -> None:
    box = company()
    box.refuses = {"/v1/events": NOT_FOUND}
    mine = mirror(box)
    assert mine.sync("charges")["charges"].status == "succeeded"
    assert mine.living("charges") == {c["id"] for c in box.objects("charge")}


def test_an_account_without_a_list_is_told_so_and_one_without_an_object_is_not(mirror: Open) -> None:
    box = company()
    mine = mirror(box)
    mine.sync("customers")
    box.refuses = {"/v1/coupons": NOT_FOUND}
    error = mine.try_sync("coupons")["coupons"].error
    assert isinstance(error, PermissionMissing)
    customer = box.objects("customer")[0]["id"]
    box.update("customer", customer, description="changed")
    box.wait(120)
    box.refuses = {f"/v1/customers/{customer}": (404, {"message": "there is no such thing"})}
    mine.sync("customers")
    assert customer not in mine.living("customers")


@pytest.mark.parametrize("status", [400, 404])
@pytest.mark.parametrize("words", ["No such coupon: 'x'", "The coupon 'x' does not exist"])
def test_a_cursor_that_is_gone_is_known_by_its_parameter(mirror: Open, status: int, words: str) -> None:
    mine = mirror(small_company())
    for _ in range(230):
        mine.box.create("coupon")
    error = {"code": "resource_missing", "message": words, "param": "starting_after"}
    mine.server.moods.add(
        "answer", path="/v1/coupons", after=1, status=status, body=json.dumps({"error": error})
    )
    mine.sync("coupons")
    assert mine.living("coupons") == {c["id"] for c in mine.box.objects("coupon")}
