"""Golden records on top of what is there: only those of whom something else is known are made anew."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models.stripe.customers import Customer
from tests.identity.conftest import START, World
from tests.identity.test_random_commits import fixed

CALL = dict.fromkeys(("anonymous_id", "user_id", "name", "plan"), "text")


def test_what_was_known_of_others_counts_once_they_are_one_and_of_nobody_once_it_is_somebody(
    world: World,
) -> None:
    world.table("web.identifies", **CALL)
    world.rules(limits={"user_id": 3}, largest=3)
    world.put("web.identifies", 0, user_id="u", name="A")
    world.put("web.identifies", 1, anonymous_id="a", plan="free")
    world.refresh()
    world.put("web.identifies", 2, user_id="u", anonymous_id="a")
    world.put("web.identifies", 3, user_id="u", anonymous_id="b")
    world.put("web.identifies", 4, user_id="nobody", anonymous_id="b", name="N")  # whom there is no room for
    world.refresh()
    assert world.ask("select traits from identity.persons") == [{"name": "A", "plan": "free"}]
    world.put("web.identifies", 5, user_id="nobody", anonymous_id="c")
    world.put("web.identifies", 5, anonymous_id="a", plan="paid")  # which was given to who is another by now
    world.refresh()
    assert record(world, "nobody") == record(world, "c")
    assert record(world, "nobody")[1] == {"name": "N"}
    assert record(world)[1] == {"name": "A", "plan": "paid"}


SAID = st.sampled_from([None, None, None, "A", "B"])
ROW = st.tuples(
    st.sampled_from(["web", "app", "stripe"]),
    st.one_of(st.none(), st.integers(0, 2)),
    st.integers(0, 5),
    SAID,
    SAID,
)


def record(world: World, value: str = "u") -> Any:
    """The row of a person's golden record: another as soon as it was written again."""
    (found,) = world.ask(
        "select g.xmin::text, g.traits, g.provenance from tributary.identity_golden g"
        " join tributary.identity_persons p on p.canonical = g.person"
        f" join tributary.identity_nodes n on n.person = p.person where n.value = '{value}'"
    )
    return found


def test_a_record_is_written_again_where_another_value_or_another_table_says_it(world: World) -> None:
    for schema in ("web", "app"):
        world.table(f"{schema}.identifies", **CALL)
    world.sections["events"]["schemas"] = ["web", "app"]
    world.put("web.identifies", 0, user_id="u", name="A", plan="free")
    world.put("web.identifies", 0, user_id="v", name="B")
    world.refresh()
    first = record(world)
    world.put("web.identifies", 1, user_id="u", name="A", plan="free")
    world.put("web.identifies", 1, user_id="v", name="C")
    world.put("web.identifies", 2, user_id="u", anonymous_id="new")  # somebody new becomes one with them
    world.put("web.identifies", 2, user_id="u", anonymous_id="named", name="A")
    world.refresh()
    assert record(world) == record(world, "new") == record(world, "named") == first
    assert record(world, "v")[1] == {"name": "C"}
    seen = "select max(seen_at) from tributary.identity_traits where name = 'name' and value = 'A'"
    assert world.ask(f"select ({seen}) = max(received_at) from web.identifies") == [True]
    world.put("app.identifies", 3, user_id="u", name="A")
    world.refresh()
    written, known, by = record(world)
    assert (known, by) == (first[1], {"name": "app.identifies", "plan": "web.identifies"})
    assert written != first[0]
    world.put("app.identifies", 4, user_id="u", name="D")
    world.refresh()
    assert record(world)[1] == {"name": "D", "plan": "free"}


def test_of_what_a_table_says_at_the_same_time_the_greater_counts_however_runs_are_cut(world: World) -> None:
    world.table("web.identifies", **CALL)
    for said, known in (("B", "B"), ("A", "B"), ("C", "C"), ("B", "C")):
        world.put("web.identifies", 0, user_id="u", name=said)
        world.refresh()
        assert record(world)[1] == {"name": known}
    increments = world.kept()
    world.refresh(anew=True)
    assert world.kept() == increments


@settings(fixed, max_examples=25)
@given(runs=st.lists(st.lists(ROW, min_size=1, max_size=4), min_size=2, max_size=6))
def test_records_are_those_that_all_that_is_known_gives(world: World, runs: list[list[Any]]) -> None:
    """Calls, and customers of which a later row says all there is; two that follow each other at a time."""
    world.db.execute("drop schema if exists web, app, stripe cascade")
    for schema in ("web", "app"):
        world.table(f"{schema}.identifies", **CALL, phone="text")
    world.sections["events"]["schemas"] = ["web", "app"]
    world.source("stripe", "stripe", Customer, api_key="k")
    world.rules(limits={"user_id": 2, "anonymous_id": 3}, largest=3)
    world.refresh(anew=True)
    minutes = itertools.count()
    for said in runs:
        for schema, user, browser, name, phone in said:
            at = next(minutes) // 2
            whose = None if user is None else f"u{user}"
            if schema == "stripe":
                metadata = None if user is None else f'{{"user_id": "{whose}"}}'
                world.db.execute("delete from stripe.customers where id = %s", (f"c{browser}",))
                row = {"id": f"c{browser}", "metadata": metadata, "name": name, "phone": phone}
                world.insert("stripe.customers", {**row, "received_at": START + timedelta(minutes=at)})
            else:
                who = {"user_id": whose, "anonymous_id": f"a{browser}"}
                world.put(f"{schema}.identifies", at, **who, name=name, phone=phone)
        world.refresh()
    increments = world.kept()["golden"]
    world.rebuild()
    assert world.kept()["golden"] == increments
