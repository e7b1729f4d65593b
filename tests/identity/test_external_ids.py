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


OLD = """
create or replace function tributary.external_ids(value text) returns text[] language sql immutable strict as
$$ select array['0', e ->> 'type', e ->> 'id'] from jsonb_array_elements(value::jsonb) e
   where e ->> 'type' ~ '^[a-z][a-z0-9_.]{0,62}$' limit 1 $$;
comment on function tributary.external_ids is null
"""


def test_a_warehouse_of_an_older_version_reads_them_as_a_new_one_does(world: World) -> None:
    world.table("web.tracks", **CALL)
    world.put("web.tracks", 0, user_id="u")
    world.refresh()
    world.db.execute(OLD.encode())
    world.put("web.tracks", 1, user_id="u", context_external_ids=ids(("brazeId", "b")))
    world.refresh()
    assert types(world) == {("user_id", "u"), ("braze_id", "b")}
    before = world.ask("select xmin::text from pg_proc where proname = 'external_ids'")
    world.refresh()
    assert world.ask("select xmin::text from pg_proc where proname = 'external_ids'") == before


def test_what_clients_named_before_is_who_names_it_by_its_new_name(world: World) -> None:
    world.table("web.tracks", **CALL)
    named = [(kind, "7") for kind in ("crm.id", "web.tracks", "android.id", "stripe.customers", "braze_id")]
    world.put("web.tracks", 0, user_id="u", context_external_ids=ids(*named))
    world.refresh()
    world.db.execute("update tributary.identity_types set name = replace(name, 'external.', '')")  # as it was
    world.source("stripe", "stripe", Customer, api_key="k")
    world.insert("stripe.customers", {"id": "7", "email": "e@x.com", "received_at": START})
    world.put("web.tracks", 1, anonymous_id="a", context_external_ids=ids(("crm.id", "7")))
    world.refresh()
    kept = {f"external.{kind}" for kind in ("crm.id", "web.tracks")} | {"android.id", "braze_id"}
    assert {kind for kind, value in types(world) if value == "7"} == {
        *kept, "external.stripe.customers", "stripe.customers",
    }  # fmt: skip
    assert world.persons() == {frozenset({"u", "a", "7"}), frozenset({"7", "e@x.com"})}
    before = world.kept()
    world.rebuild()
    assert world.kept() == before


def test_a_type_that_a_table_had_too_stays_as_whose_its_identifiers_are_nothing_tells(world: World) -> None:
    world.source("stripe", "stripe", Customer, api_key="k")
    world.insert("stripe.customers", {"id": "7", "email": "e@x.com", "received_at": START})
    world.table("web.tracks", **CALL)
    world.put("web.tracks", 0, user_id="u", context_external_ids=ids(("crm.id", "7")))
    world.refresh()
    world.db.execute(  # as where a client thought of it before there was the table
        "update tributary.identity_types set external = true where name = 'stripe.customers'"
    )
    world.refresh()
    del world.sections["sources"]["stripe"]
    world.refresh()
    assert types(world) == {
        ("stripe.customers", "7"), ("email", "e@x.com"), ("user_id", "u"), ("external.crm.id", "7"),
    }  # fmt: skip
