"""Compare: a reader that knows the keys of all that lives asks what the warehouse lacks, and has too many."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import ClassVar

from etl.connector import Alive, Compare, Complete, Note, Page, Pages, stream
from etl.letters import letter
from etl.scan import Problem
from etl.warehouse import dead_letters
from etl.window import Window
from tests.engine.conftest import Lab
from tests.engine.shop import Customer, Shop, Tag

ALL_TIME = {"from": 0, "to": 1 << 33}


class Compares(Shop):
    """Reads what is new, and asks how the keys of all differ from the rows there are."""

    most: ClassVar[int] = 100
    found: ClassVar[list[Compare]] = []

    @stream(Customer)
    def customers(self, window: Window) -> Pages:
        if not window.initial:
            yield self._compared()
        for answer in self._paged("/customers", window):
            yield Page(answer)

    def _compared(self) -> Pages:
        question = Compare(self.http.clock(), self.most)
        answer = self.http.get("/customers", ALL_TIME)
        living = [row["id"] for row in json.loads(answer.body)["data"] if not row["deleted"]]
        yield Alive([(str(key),) for key in living], answer.asof)
        yield question
        self.found.append(question)
        yield Complete(question.asof)

    @stream(Tag, windowed=False)
    def tags(self, window: Window) -> Pages:
        question = Compare(self.http.clock(), self.most)
        answer = self.http.get("/tags", ALL_TIME)
        yield Alive([(row["name"],) for row in json.loads(answer.body)["data"]], answer.asof)
        yield question
        self.found.append(question)
        if question.unknown:
            yield Page(answer)


def compared(lab: Lab, stream: str, most: int = 100) -> Compare:
    """What the reader of one stream was answered in a sync."""
    Compares.most = most
    Compares.found.clear()
    lab.good(options={"connector": f"{__name__}:Compares"}, streams=[stream])
    (found,) = Compares.found
    return found


def prepared(lab: Lab) -> None:
    """Ten customers, all of whom have rows."""
    lab.world.fill(20)
    lab.good(options={"connector": f"{__name__}:Compares"}, streams=["customers"])
    lab.check_customers()
    lab.world.later(hours=3)


def test_keys_without_a_row_and_rows_that_are_not_shown_are_told_apart(lab: Lab) -> None:
    prepared(lab)
    long_ago = lab.world.time - 90 * 86_400
    for key in (50, 51):
        lab.world.customer(key, at=long_ago, email="old@example.com")
    for key in (1, 2, 3):
        del lab.world.customers[key]
    found = compared(lab, "customers")
    assert sorted(found.unknown) == [("50",), ("51",)]
    assert (found.many, found.living, found.missing) == (False, 10, 3)
    assert lab.query("select id from shop.customers where _deleted_at is not null order by 1") == [
        (1,), (2,), (3,),
    ]  # fmt: skip


def test_a_living_key_whose_row_is_marked_deleted_has_no_row(lab: Lab) -> None:
    prepared(lab)
    hidden = lab.world.customers.pop(4)
    assert compared(lab, "customers").missing == 1
    lab.world.customers[4] = hidden
    lab.world.later(hours=3)
    found = compared(lab, "customers")
    assert (found.unknown, found.missing, found.living) == ([("4",)], 0, 9)


def test_no_more_keys_are_told_than_were_asked_for(lab: Lab) -> None:
    prepared(lab)
    for key in (50, 51, 52):
        lab.world.customer(key, at=lab.world.time - 90 * 86_400)
    found = compared(lab, "customers", most=2)
    assert (len(found.unknown), found.many) == (2, True)
    assert not compared(lab, "customers", most=3).many


def test_the_first_sync_of_a_table_lacks_all(lab: Lab) -> None:
    lab.world.fill(4)
    found = compared(lab, "tags")
    assert (len(found.unknown), found.living, found.missing) == (5, 0, 0)
    del lab.world.tags["t0"]
    lab.world.later(hours=3)
    found = compared(lab, "tags")
    assert (found.unknown, found.living, found.missing) == ([], 5, 1)
    assert lab.query("select name from shop.tags where _deleted_at is not null") == [("t0",)]


def test_with_nothing_there_all_rows_are_missing(lab: Lab) -> None:
    prepared(lab)
    lab.world.customers.clear()
    found = compared(lab, "customers")
    assert (found.unknown, found.living, found.missing) == ([], 10, 10)


def test_what_was_read_in_the_same_sync_is_known(lab: Lab) -> None:
    prepared(lab)
    lab.world.customer(77, email="new@example.com")
    lab.world.later(minutes=30)
    Compares.found.clear()
    outcome = lab.good(options={"connector": f"{__name__}:ReadsFirst"}, streams=["customers"])["customers"]
    (found,) = Compares.found
    assert (found.unknown, found.missing, outcome.total.inserted) == ([], 0, 1)
    lab.check_customers()


class ReadsFirst(Compares):
    """Compares when what is new has been read."""

    @stream(Customer)
    def customers(self, window: Window) -> Pages:
        for answer in self._paged("/customers", window):
            yield Page(answer)
        if not window.initial:
            yield from self._compared()


class Overlaps(ReadsFirst):
    """Compares after rows were shown again that are deleted."""

    @stream(Customer, overlap=timedelta(days=60))
    def customers(self, window: Window) -> Pages:
        yield from super().customers(window)


def test_deleted_rows_that_are_shown_again_are_no_keys_of_what_lives(lab: Lab) -> None:
    options = {"connector": f"{__name__}:Overlaps"}
    lab.world.fill(20)
    lab.world.customer(3, deleted=True)
    lab.world.later(hours=1)
    lab.good(options=options, streams=["customers"])
    for _ in range(2):
        lab.world.later(hours=3)
        Compares.found.clear()
        lab.good(options=options, streams=["customers"])
        (found,) = Compares.found
        assert (found.unknown, found.living, found.missing) == ([], 9, 0)


def test_a_key_alone_closes_no_dead_letter(lab: Lab) -> None:
    prepared(lab)
    refused = letter("customers", Problem("E4", "the warehouse refuses the row", None, ("3",), "{}"))
    with lab.warehouse.connection() as session:
        dead_letters.bury(session, "run", "shop", "customers", [refused])
    compared(lab, "customers")
    assert lab.query("select key, closed_at from tributary.dead_letters") == [("3", None)]


class SideBySide(Compares):
    """Compares in one generator while another fails."""

    @stream(Customer)
    def customers(self, window: Window) -> Pages:
        yield self._compared()
        yield self._fails()

    def _fails(self) -> Pages:
        self.http.get("/nothing")
        yield Note("not reached")


def test_the_failure_of_another_reader_ends_the_wait_and_marks_nothing(lab: Lab) -> None:
    prepared(lab)
    lab.world.customers.clear()
    outcome = lab.sync(options={"connector": f"{__name__}:SideBySide"}, streams=["customers"])["customers"]
    assert "404" in str(outcome.error)
    assert lab.query("select count(*) from shop.customers where _deleted_at is null") == [(10,)]


class Shares(Compares):
    """Leaves some of its reading to another generator, and compares all the same."""

    @stream(Tag, windowed=False)
    def tags(self, window: Window) -> Pages:
        yield super().tags(window)
        yield Compare(self.http.clock())


def test_who_leaves_reading_to_others_cannot_compare(lab: Lab) -> None:
    lab.world.fill(4)
    outcome = lab.sync(options={"connector": f"{__name__}:Shares"}, streams=["tags"])["tags"]
    assert "shop.tags: Compare in a generator that yielded another" in str(outcome.error)
