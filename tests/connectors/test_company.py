"""The made-up company: the same story for a seed, whole or in steps."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from connectors.sandbox.company import DAY, PLANS, Company, written

NOW = 1_770_000_000


def test_the_story_is_in_order_and_the_same_for_a_seed() -> None:
    story = list(Company(1, 100, 12, NOW).until(NOW))
    assert story == list(Company(1, 100, 12, NOW).until(NOW))
    assert story != list(Company(2, 100, 12, NOW).until(NOW))
    assert all(a.at <= b.at for a, b in pairwise(story))


def test_small_steps_tell_what_one_big_step_tells() -> None:
    whole, stepped = Company(5, 60, 6, NOW), Company(5, 60, 6, NOW)
    told = list(whole.until(NOW + 20 * DAY))
    steps = range(NOW - 20 * DAY, NOW + 20 * DAY + 1, 5 * 3600)
    assert [h for at in [*steps, NOW + 20 * DAY] for h in stepped.until(at)] == told
    assert list(whole.until(NOW)) == []


def test_everybody_signs_up_first_and_new_people_keep_coming() -> None:
    company = Company(1, 80, 12, NOW)
    first: dict[int, str] = {}
    for happening in company.until(NOW):
        first.setdefault(happening.person.number, happening.what)
    assert set(first.values()) == {"signs_up"}
    assert len(first) == 80
    assert any(h.person.number >= 80 for h in company.until(NOW + 90 * DAY))


def test_much_of_what_people_do_is_done() -> None:
    story = list(Company(1, 400, 18, NOW).until(NOW))
    count = Counter(happening.what for happening in story)
    assert set(count) >= {
        "pays",
        "fails",
        "pays_late",
        "gives_up",
        "wants_refund",
        "disputes",
        "cancels",
        "orders",
    }
    assert count["pays"] > 10 * count["fails"]
    people = {h.person.number: h.person for h in story}.values()
    assert {"JP", "DE", "US"} <= {person.country for person in people}
    assert any(not person.name.isascii() for person in people)
    assert {person.plan for person in people} <= {"", *(plan.name for plan in PLANS)}


def test_an_address_is_written_in_its_own_way_in_each_app_and_there_always_alike() -> None:
    people = {h.person.number: h.person for h in Company(1, 400, 18, NOW, app="stripe").until(NOW)}.values()
    assert all(person.email == written(person.mailbox, "stripe") for person in people)
    assert all(person.mailbox == person.mailbox.lower() and "+" not in person.mailbox for person in people)
    assert any(person.email != person.email.lower() for person in people)
    assert any("+billing@" in person.email for person in people)
    assert any(person.email.lower() != written(person.mailbox, "zendesk").lower() for person in people)
    shared = Counter(person.mailbox for person in people)
    assert {mailbox.partition("@")[0] for mailbox, owners in shared.items() if owners > 1} == {"info"}
