"""What people and the system do to the org's records besides the company's story, when time is let pass."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Final

from connectors.sandbox.salesforce.life import Life
from connectors.sandbox.salesforce.values import Values

Act = Callable[[Life, random.Random], None]


def plan(rng: random.Random, start: int, end: int) -> Iterator[tuple[int, Act]]:
    """Moments and what happens at them; `start` and `end` in unix milliseconds."""
    hours = (end - start) / 3_600_000
    for act, per_day in _ACTS:
        count = int(per_day * hours / 24 + rng.random())
        for _ in range(count):
            yield rng.randrange(start, max(end, start + 1)), act


def _one(life: Life, rng: random.Random, name: str) -> Values | None:
    rows = list(life.store.all(name))
    return rng.choice(rows) if rows else None


def mass_update(life: Life, rng: random.Random) -> None:
    """Many records changed at once: one SystemModstamp for all of them."""
    rating = rng.choice(("Hot", "Warm", "Cold"))
    for row in list(life.store.all("Account"))[:: rng.choice((1, 2, 3))]:
        life.change(row["Id"], Rating=rating)


def edit(life: Life, rng: random.Random) -> None:
    """Somebody corrects a contact."""
    row = _one(life, rng, "Contact")
    if row:
        life.change(row["Id"], Title=rng.choice(("CTO", "Buyer", "Accountant", None)))


def bounce(life: Life, rng: random.Random) -> None:
    """The system marks an address that bounced: SystemModstamp moves and LastModifiedDate does not."""
    row = _one(life, rng, "Contact")
    if row:
        moment = life.store.now // 1000 * 1000
        bounced = {
            "IsEmailBounced": True,
            "EmailBouncedReason": "550 no such user",
            "EmailBouncedDate": moment,
        }
        life.store.update(row["Id"], bounced, stamp=False)
        life.store.touch(row["Id"])


def stall(life: Life, rng: random.Random) -> None:
    """A deal gets a later date and a smaller amount."""
    row = _one(life, rng, "Opportunity")
    if row and row["Amount"]:
        life.change(row["Id"], Amount=round(row["Amount"] * 0.9, 2))


def tidy(life: Life, rng: random.Random) -> None:
    """A task is deleted, into the recycle bin."""
    row = _one(life, rng, "Task")
    if row:
        life.store.delete(row["Id"])


def take_line(life: Life, rng: random.Random) -> None:
    """A line item is deleted: it has no recycle bin."""
    row = _one(life, rng, "OpportunityLineItem")
    if row:
        life.store.delete(row["Id"])


def merge_accounts(life: Life, rng: random.Random) -> None:
    """Two accounts become one."""
    rows = list(life.store.all("Account"))
    if len(rows) > 5:
        master, loser = rng.sample(rows, 2)
        merge(life, master["Id"], loser["Id"])


def empty_bin(life: Life, rng: random.Random) -> None:
    """An admin empties the recycle bin of tasks."""
    for row in [row for row in life.store.all("Task", deleted=True) if row["IsDeleted"]]:
        life.store.erase(row["Id"])


def lead(life: Life, rng: random.Random) -> None:
    """A lead comes from a form."""
    number = rng.randrange(10**6)
    life.add(
        "Lead",
        LastName=f"Visitor {number}",
        Company="[not provided]",
        Email=f"v{number}@example.net",
        Status="Open - Not Contacted",
    )


def call(life: Life, rng: random.Random) -> None:
    """Somebody notes a call."""
    row = _one(life, rng, "Contact")
    if row:
        life.add(
            "Task",
            WhoId=row["Id"],
            AccountId=row["AccountId"],
            Subject="Call",
            Status="Completed",
            IsClosed=True,
        )


_ACTS: Final[tuple[tuple[Act, float], ...]] = (
    (edit, 12),
    (call, 10),
    (lead, 4),
    (stall, 3),
    (bounce, 3),
    (tidy, 2),
    (take_line, 1),
    (merge_accounts, 1),
    (mass_update, 1),
    (empty_bin, 0.1),
)


def merge(life: Life, master: str, loser: str) -> None:
    """The loser's children go to the master, the loser into the recycle bin with MasterRecordId."""
    store = life.store
    name = store.kind(master)
    if name != store.kind(loser) or not store.objects[name].has("mergeable"):
        raise ValueError(f"{name} and {store.kind(loser)} can not be merged")
    for entity in list(store.objects.values()):
        pointing = [
            one.name
            for one in entity.fields.values()
            if name in one.targets and one.name.endswith(("Id", "__c"))
        ]
        for row in list(store.all(entity.name)):
            moved = {one: master for one in pointing if row.get(one) == loser and one != "MasterRecordId"}
            if moved:
                store.update(row["Id"], moved)
    store.update(master, {})
    store.delete(loser, master=master)
