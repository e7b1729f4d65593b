"""The rules, on rows: what is blocked, made alike, limited and left out."""

from __future__ import annotations

import pytest

from tests.identity.conftest import World

DAY = 24 * 60.0
CALL = dict.fromkeys(("anonymous_id", "user_id", "email"), "text")


def said(world: World, *rows: tuple[float, str]) -> None:
    """Identify calls: minute, and `user email anonymous`, `-` for none."""
    world.table("web.identifies", **CALL)
    for minute, words in rows:
        user, email, anonymous = (None if word == "-" else word for word in f"{words} - -".split()[:3])
        world.put("web.identifies", minute, user_id=user, email=email, anonymous_id=anonymous)


def violations(world: World) -> list[tuple[str, str, str]]:
    found = world.ask("select reason, type, value from identity.violations order by first_at, type, value")
    return [tuple(row) for row in found]


def test_a_user_who_comes_with_anothers_address_is_a_person_without_it(world: World) -> None:
    said(world, (0, "abc123 j@x.com"), (1, "abc456 j@x.com"))
    world.refresh()
    assert world.persons() == {frozenset({"abc123", "j@x.com"}), frozenset({"abc456"})}
    assert violations(world) == [("over the limit", "email", "j@x.com")]


def test_the_type_that_is_trusted_least_is_left_out_until_the_rest_fits(world: World) -> None:
    said(world, (0, "u1 a@x.com b1"), (1, "u2 a@x.com b1"), (2, "u2 - b2"))
    world.refresh()
    assert world.persons() == {frozenset({"u1", "a@x.com", "b1"}), frozenset({"u2", "b2"})}
    assert violations(world) == [
        ("over the limit", "anonymous_id", "b1"),
        ("over the limit", "email", "a@x.com"),
    ]


def test_another_priority_leaves_out_another(world: World) -> None:
    world.rules(priority=["email"], limits={"email": 1})
    said(world, (0, "u1 a@x.com"), (1, "u1 b@x.com"))
    world.refresh()
    assert world.persons() == {frozenset({"u1", "a@x.com"}), frozenset({"b@x.com"})}
    assert violations(world) == [("over the limit", "user_id", "u1")]


@pytest.mark.D13
def test_a_shared_mailbox_stays_with_the_first_unless_it_is_blocked(world: World) -> None:
    said(world, *((n, f"u{n} info@x.com") for n in range(50)))
    world.refresh()
    assert len(world.persons()) == 50
    assert world.who("info@x.com") == world.who("u0")
    (row,) = world.ask("select observations, person_id from identity.violations")
    assert row == (49, world.who("u0"))
    world.rules(block={"email": ["INFO@X.com"]})
    world.rebuild()
    assert world.ask("select reason, observations, person_id from identity.violations") == [
        ("blocked", 50, None)
    ]
    assert world.persons() == {frozenset({f"u{n}"}) for n in range(50)}


def test_what_is_blocked_identifies_nobody_by_value_and_by_pattern(world: World) -> None:
    world.rules(block={"any": ["null", "/^[0-]*$/"], "email": ["/@test[.]/"]})
    said(
        world,
        (0, "null a@x.com"),
        (1, "null b@x.com"),
        (2, "00-0 c@x.com"),
        (3, "000 d@x.com"),
        (4, "u e@test.org"),
    )
    world.refresh()
    assert world.persons() == {*(frozenset({f"{letter}@x.com"}) for letter in "abcd"), frozenset({"u"})}
    assert violations(world) == [
        ("blocked", "user_id", "null"),
        ("blocked", "user_id", "00-0"),
        ("blocked", "user_id", "000"),
        ("blocked", "email", "e@test.org"),
    ]


@pytest.mark.parametrize(
    ("steps", "kept"),
    [
        (["trim", "case"], {"j.doe+shop@x.com", "jdoe@x.com"}),
        (["trim", "case", "plus"], {"j.doe@x.com", "jdoe@x.com"}),
        (["trim", "case", "plus", "dots"], {"jdoe@x.com"}),
        ([], {" J.Doe+Shop@X.com", "jdoe@x.com"}),
    ],
)
def test_addresses_are_made_alike_as_far_as_is_asked(world: World, steps: list[str], kept: set[str]) -> None:
    world.rules(normalise={"email": steps})
    world.table("web.identifies", **CALL)
    world.put("web.identifies", 0, email=" J.Doe+Shop@X.com")
    world.put("web.identifies", 1, email="jdoe@x.com")
    world.put("web.identifies", 1, email="jdoe@x.com\r\n" if "trim" in steps else None)
    world.put("web.identifies", 2, email="  ")
    world.put("web.identifies", 3, email="x" * 1001)
    world.refresh()
    assert set(world.ask("select value from identity.identifiers")) == kept


def test_a_limit_counts_those_that_were_first_seen_within_its_window(world: World) -> None:
    world.rules(limits={"anonymous_id": "2 weekly"})
    said(world, *((day * DAY, f"u - b{day}") for day in (0, 1, 2, 8, 9)))
    world.refresh()
    assert world.persons() == {frozenset({"u", "b0", "b1", "b8", "b9"})}
    assert violations(world) == [("over the limit", "anonymous_id", "b2")]


def test_what_a_window_refused_is_judged_again_when_it_is_said_in_another_month(world: World) -> None:
    world.rules(limits={"anonymous_id": "1 monthly"})
    said(world, (0, "u - b0"), (1, "u - b1"), (2, "u - b1"))
    world.refresh()
    assert world.persons() == {frozenset({"u", "b0"})}
    world.put("web.identifies", 61 * DAY, user_id="u", anonymous_id="b1")
    world.refresh()
    assert world.persons() == {frozenset({"u", "b0", "b1"})}
    increments = world.kept()
    world.refresh(anew=True)
    assert world.kept() == increments


@pytest.mark.D13
def test_nobody_grows_beyond_the_largest_size_or_number_of_merges(world: World) -> None:
    world.rules(largest=3, merges=1, limits={"anonymous_id": "unlimited", "email": "unlimited"})
    said(
        world,
        *((n, f"u - b{n}") for n in range(4)),
        *((10 + n, f"- m{n}@x.com c{n}") for n in range(3)),
        (20, "- m0@x.com c1"),
    )
    world.refresh()
    assert world.persons() == {
        frozenset({"u", "b0", "b1"}),
        *(frozenset({f"m{n}@x.com", f"c{n}"}) for n in range(3)),
    }
    assert violations(world) == [
        ("too large", "anonymous_id", "b2"),
        ("too large", "anonymous_id", "b3"),
        ("too large", "anonymous_id", "c1"),
    ]
    world.rules(largest=1000, merges=1, limits={"anonymous_id": "unlimited", "email": "unlimited"})
    world.put("web.identifies", 30, email="m2@x.com", anonymous_id="c1")
    world.rebuild()
    assert frozenset({"m0@x.com", "c0", "m1@x.com", "c1"}) in world.persons()
    assert violations(world) == [("too many merges", "anonymous_id", "c1")]


@pytest.mark.D13
def test_a_ring_of_a_thousand_is_one_person_and_a_late_link_joins_two(world: World) -> None:
    world.rules(limits={"email": "unlimited", "anonymous_id": "unlimited"}, largest=10_000, merges=10_000)
    said(
        world,
        *((n, f"- m{n} a{n}") for n in range(500)),
        *((1000 + n, f"- m{n} a{(n + 1) % 500}") for n in range(500)),
    )
    world.put("web.identifies", 0, email="late", user_id="u")
    world.refresh()
    assert sorted(map(len, world.persons())) == [2, 1000]
    old = world.who("u"), world.who("m0")
    world.put("web.identifies", 3000, user_id="u", anonymous_id="a250")
    world.refresh()
    assert len(world.persons()) == 1
    assert set(old) <= set(world.ask("select person_id from identity.id_graph"))
    assert len(set(world.ask("select canonical_person_id from identity.id_graph"))) == 1


def test_after_a_change_of_rules_old_ids_lead_to_who_they_are_now(world: World) -> None:
    world.rules(limits={"user_id": 2})
    said(world, (0, "u1 a@x.com"), (1, "u2 b@x.com"), (2, "u2 a@x.com"))
    world.refresh()
    assert len(world.persons()) == 1
    before = world.ask("select person_id from identity.id_graph order by created_at")
    world.rules(limits={"user_id": 1})
    world.rebuild()
    assert world.persons() == {frozenset({"u1", "a@x.com"}), frozenset({"u2", "b@x.com"})}
    assert world.ask("select person_id from identity.id_graph order by created_at") == before
    assert [world.who("u1"), world.who("u2")] == before
    world.rules(limits={"user_id": 2})
    world.rebuild()
    assert world.ask("select canonical_person_id from identity.id_graph") == [before[0]] * 2


def test_whoever_has_no_identifier_any_more_is_no_person_though_the_id_is_kept(world: World) -> None:
    said(world, (0, "- info@x.com"), (1, "u1"))
    world.refresh()
    blocked = world.who("info@x.com")
    for block, persons in ((["info@x.com"], 1), ([], 2)):
        world.rules(block={"email": block})
        world.rebuild()
        assert world.ask("select count(*) from identity.persons") == [persons]
        assert len(world.persons()) == persons
        assert blocked in world.ask("select canonical_person_id from identity.id_graph")
    assert world.who("info@x.com") == blocked
