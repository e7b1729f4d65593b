"""Values that a reader trips over, and the formulas of the company's own objects."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from connectors.sandbox.salesforce.store import Formula, Store
from connectors.sandbox.salesforce.values import DAY_MS, Values, day

if TYPE_CHECKING:
    from connectors.sandbox.salesforce.life import Life

HUGE: Final = "é" * 71_680  # 140 KiB in UTF-8, and within a long text's 131,072 characters
_NOTES: Final = (
    "NA",
    "null",
    "None",
    HUGE,
    'She said "no",\nthen: "yes";\r\n\ttabs, ,commas, and a \\N backslash',
    "a NUL \x00 inside",
    "=1+1",
    "  kept blanks  ",
    "emoji 🌿 and \u2028 separators",
    '""',
    "0x\u0007 bell",
)


def values(rng: random.Random, number: int) -> Values:
    """The rest of a subscription; the first ones hold everything odd in turn."""
    note = _NOTES[number] if number < len(_NOTES) else rng.choice((None, None, "fine", "N/A"))
    short = {0: "null", 1: "NA", 2: "0012"}.get(number, rng.choice((None, "plain")))
    located = rng.random() < 0.5
    return {
        "Rate__c": round(rng.uniform(0, 2), 6),
        "Discount__c": rng.choice((None, 0.0, 12.5, 100.0, -0.25)),
        "Usage__c": rng.choice((None, 0.0, 1e-8, 12345678.12345678, 9.5e9)),
        "Quiet_Hours_From__c": rng.choice((None, "22:30:00.000Z", "00:00:00.001Z")),
        "Modules__c": rng.choice((None, "crm", "crm;billing", "analytics;crm;support")),
        "Notes__c": note,
        "Terms__c": rng.choice((None, "<p>Fair &amp; square</p>")),
        "Short_Text__c": short,
        "Portal__c": rng.choice((None, "https://portal.example/?a=1&b=ü")),
        "Hotline__c": rng.choice((None, "+49 (0)30 123-45")),
        "Site__Latitude__s": round(rng.uniform(-90, 90), 6) if located else None,
        "Site__Longitude__s": round(rng.uniform(-180, 180), 6) if located else None,
        "Service__Street__s": "1 Quay\nDock 4" if located else None,
        "Service__City__s": "Oslo" if located else None,
        "Service__CountryCode__s": "NO" if located else None,
        "Secret__c": "*********1234" if located else None,
    }


def formulas() -> dict[tuple[str, str], Formula]:
    """Field -> what works it out when it is read. None of them moves SystemModstamp."""
    return {
        ("Subscription__c", "ARR__c"): lambda store, row: (row["MRR__c"] or 0.0) * 12,
        ("Subscription__c", "Days_Active__c"): _days_active,
        ("Subscription__c", "Health__c"): _health,
        ("Subscription__c", "Usage_Total__c"): _roll_up(),
    }


def _days_active(store: Store, row: Values) -> Any:
    """It grows by itself, from day to day."""
    if not row["Started_On__c"]:
        return None
    today = date.fromisoformat(day(store.now))
    return float((today - date.fromisoformat(row["Started_On__c"])).days)


def _health(store: Store, row: Values) -> Any:
    """It hangs on another object's field."""
    account = store.get(row["Account__c"]) if row["Account__c"] else None
    name = account["Name"] if account else "nobody"
    return f"{'red' if row['Cancelled__c'] else 'green'}: {name}"


def _roll_up() -> Formula:
    """The sum of the details, reckoned once for all records between two writes."""
    known = -1
    totals: dict[str, float] = {}

    def total(store: Store, row: Values) -> Any:
        nonlocal known
        if known != store.writes:
            known = store.writes
            totals.clear()
            for one in store.all("Usage__c"):
                of = one["Subscription__c"]
                totals[of] = totals.get(of, 0.0) + (one["Calls__c"] or 0.0)
        return totals.get(row["Id"], 0.0)

    return total


def firm(life: Life, account: str, contact: str) -> None:
    """What only firms get."""
    life.add("AccountContactRole", AccountId=account, ContactId=contact, Role="Decision Maker")
    word = life.rng.randrange(len(life.set.tags))
    life.add(
        "AccountTag",
        ItemId=account,
        TagDefinitionId=life.set.tags[word],
        Name=("vip", "at risk")[word],
        Type="Public",
    )
    life.add("Note", ParentId=account, Title="First talk", Body='Said: "NA"\nand, later, "maybe".')
    if life.rng.random() < 0.4:
        start = life.store.now + life.rng.randrange(1, 10) * DAY_MS
        life.add(
            "Event",
            WhoId=contact,
            WhatId=account,
            AccountId=account,
            Subject="Demo",
            StartDateTime=start,
            EndDateTime=start + 3_600_000,
            ActivityDateTime=start,
            ActivityDate=day(start),
            EndDate=day(start),
            DurationInMinutes=60,
            EventSubtype="Event",
        )
    if life.rng.random() < 0.3:
        papers(life, account)


def papers(life: Life, account: str) -> None:
    """An attachment and a file, with bytes that are no text."""
    body = bytes(life.rng.randrange(256) for _ in range(400))
    life.add("Attachment", ParentId=account, Name="scan.bin", Body=body, BodyLength=len(body))
    document = life.add(
        "ContentDocument", Title="Offer", FileType="PDF", FileExtension="pdf", ContentSize=len(body)
    )
    version = life.add(
        "ContentVersion",
        ContentDocumentId=document,
        Title="Offer",
        PathOnClient="offer.pdf",
        VersionData=body,
        ContentSize=len(body),
        IsLatest=True,
        VersionNumber="1",
        FileType="PDF",
        FileExtension="pdf",
    )
    life.store.update(document, {"LatestPublishedVersionId": version})
    life.add("ContentDocumentLink", LinkedEntityId=account, ContentDocumentId=document, ShareType="V")
