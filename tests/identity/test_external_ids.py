"""Identifiers whose types clients name themselves: they are never taken for the rows of a source's table."""

from __future__ import annotations

import json

import pytest

from models.stripe.customers import Customer
from tests.identity.conftest import START, World

CALL = dict.fromkeys(("anonymous_id", "user_id", "context_external_ids"), "text")


def ids(*named: tuple[str, str]) -> str:
    return json.dumps([{"type": kind, "id": value, "collection": "users"} for kind, value in named])


def types(world: World) -> set[tuple[str, str]]:
    return set(world.ask("select type, value from identity.identifiers"))


@pytest.mark.parametrize("customers_first", [True, False])
def test_a_client_that_names_a_vendors_rows_is_not_stitched_to_whose_they_are(
    world: World, *, customers_first: bool
) -> None:
    world.table("web.tracks", **CALL)
    claimed = [("stripe.customers", f"cus_{n}") for n in range(5)]
    world.put("web.tracks", 10, user_id="mallory", context_external_ids=ids(*claimed))

    def sync() -> None:
        world.source("stripe", "stripe", Customer, api_key="k")
        for n in range(5):
            row = {"id": f"cus_{n}", "email": f"e{n}@x.com", "received_at": START}
            world.insert("stripe.customers", row)

    if customers_first:
        sync()
    world.refresh()
    if not customers_first:
        sync()
        world.refresh()
    assert world.persons() == {
        frozenset({"mallory", *(f"cus_{n}" for n in range(5))}),
        *(frozenset({f"cus_{n}", f"e{n}@x.com"}) for n in range(5)),
    }
    assert {("stripe.customers", "cus_0"), ("external.stripe.customers", "cus_0")} < types(world)
    before = world.kept()
    world.rebuild()
    assert world.kept() == before


def test_no_name_that_a_client_may_think_of_has_the_rank_of_a_key_or_no_limit(world: World) -> None:
    world.table("web.tracks", **CALL)
    names = ("web.tracks", "external.web.tracks", "crm.id", "android.id", "ios.push_token", "braze_id")
    for n in range(7):
        claimed = ids(*((name, f"{name} {n}") for name in names))
        world.put("web.tracks", n, user_id="u", context_external_ids=claimed)
        world.refresh()
    limited = "select type, count(*) from identity.identifiers where type <> 'user_id' group by 1"
    assert dict(world.ask(limited)) == {
        "external.web.tracks": 5, "external.external.web.tracks": 5, "external.crm.id": 5, "android.id": 5,
        "ios.push_token": 5, "braze_id": 5,
    }  # fmt: skip


def test_rules_speak_of_such_types_by_the_names_they_are_kept_by(world: World) -> None:
    world.rules(
        limits={"external.crm.id": 1}, block={"external.crm.id": ["none"]}, ignore=["external.crm.no"]
    )
    world.table("web.tracks", **CALL)
    world.put("web.tracks", 0, user_id="u", context_external_ids=ids(("crm.id", "a"), ("crm.no", "c")))
    world.put("web.tracks", 1, user_id="u", context_external_ids=ids(("crm.id", "b")))
    world.put("web.tracks", 2, user_id="v", context_external_ids=ids(("crm.id", "none")))
    report = world.refresh()
    assert (report.refused, report.blocked, report.left_out) == (1, 1, 0)
    assert types(world) == {("user_id", "u"), ("external.crm.id", "a"), ("user_id", "v")}
