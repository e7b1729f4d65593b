"""Opportunities of one year, made of nothing but their number, 0 the oldest: as CSV, as JSON, and described.

Of 64 fields 22 are custom, and two of these formulas; about a quarter of the cells is empty. Doubles come as
Java prints them, so that some of ten million and more have an exponent.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any

from tests.bench.invented import COUNTRIES, HARD, PEOPLE, dice, prose

OBJECT = "Opportunity"
NEWEST = 1_760_000_000
"""Unix seconds; the newest is made no more than a step before."""
YEAR = 365 * 86_400
STAGES = (
    "Prospecting",
    "Qualification",
    "Needs Analysis",
    "Proposal/Price Quote",
    "Closed Won",
    "Closed Lost",
)
SEGMENTS = ("Mid-Market", "Enterprise", "SMB", "Public Sector")
RIVALS = ("Acme", "Globex;Initech", "", "Umbrella", "")

# name, type, and of a reference what it refers to
FIELDS = [
    tuple(line.split())
    for line in """\
Id id
IsDeleted boolean
AccountId reference Account
IsPrivate boolean
Name string
Description textarea
StageName picklist
Amount currency
Probability percent
ExpectedRevenue currency
TotalOpportunityQuantity double
CloseDate date
Type picklist
NextStep string
LeadSource picklist
IsClosed boolean
IsWon boolean
ForecastCategory picklist
ForecastCategoryName picklist
CampaignId reference Campaign
HasOpportunityLineItem boolean
Pricebook2Id reference Pricebook2
OwnerId reference User
CreatedDate datetime
CreatedById reference User
LastModifiedDate datetime
LastModifiedById reference User
SystemModstamp datetime
LastActivityDate date
PushCount int
LastStageChangeDate datetime
FiscalQuarter int
FiscalYear int
Fiscal string
ContactId reference Contact
LastViewedDate datetime
LastReferencedDate datetime
SyncedQuoteId reference Quote
HasOpenActivity boolean
HasOverdueTask boolean
LastAmountChangedHistoryId reference OpportunityHistory
LastCloseDateChangedHistoryId reference OpportunityHistory
Region__c picklist
Segment__c picklist
Competitors__c multipicklist
Discount__c percent
Margin__c currency
ARR__c currency
MRR__c currency
Seats__c double
Usage_Score__c double
Contract_Start__c date
Contract_End__c date
Renews_At__c datetime
Legal_Review__c boolean
PO_Number__c string
Billing_Email__c email
Billing_Phone__c phone
Portal__c url
Notes__c textarea
Loss_Reason__c textarea
External_Id__c string
Weighted__c currency
Days_Open__c double""".splitlines()
]
NAMES = [field[0] for field in FIELDS]
FORMULAS = frozenset(("Weighted__c", "Days_Open__c"))
HEADER = ('"' + '","'.join(NAMES) + '"\n').encode()
_BARE = frozenset(("boolean", "currency", "percent", "double", "int"))
_KINDS = ["bare" if kind in _BARE else "moment" if kind == "datetime" else "text" for _, kind, *_ in FIELDS]
_MOMENTS = [at for at, kind in enumerate(_KINDS) if kind == "moment"]

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


@lru_cache(1 << 17)
def record_id(prefix: str, number: int) -> str:
    """An id of 18 characters; those of one prefix are in the order of their numbers."""
    digits = ""
    for _ in range(10):
        number, rest = divmod(number, 62)
        digits = _DIGITS[rest] + digits
    short = f"{prefix}5g{digits}"
    fives = (short[at : at + 5] for at in (0, 5, 10))
    return short + "".join(_SUFFIX[sum(c.isupper() << at for at, c in enumerate(five))] for five in fives)


def number_of(id: str) -> int:
    """The number in an id."""
    number = 0
    for digit in id[5:15]:
        number = number * 62 + _DIGITS.index(digit)
    return number


def created(number: int, rows: int) -> int:
    """When an opportunity was made, unix seconds, where there are so many in the year."""
    return NEWEST - (rows - number) * (YEAR // rows)


def as_csv(values: list[str | None]) -> bytes:
    """A record of Bulk's CSV, every cell quoted."""
    cells = list(values)
    for at in _MOMENTS:
        if cells[at]:
            cells[at] = f"{cells[at]}Z"
    return ('"' + '","'.join([cell.replace('"', '""') if cell else "" for cell in cells]) + '"\n').encode()


def as_json(values: list[str | None]) -> bytes:
    """A record of REST's JSON."""
    url = f"/services/data/v64.0/sobjects/{OBJECT}/{values[0]}"
    cells = [f'"attributes":{{"type":"{OBJECT}","url":"{url}"}}']
    for name, kind, value in zip(NAMES, _KINDS, values, strict=True):
        text = value or "null"
        if value and kind != "bare":
            text = f'"{value}+0000"' if kind == "moment" else quoted(value)
        cells.append(f'"{name}":{text}')
    return ("{" + ",".join(cells) + "}").encode()


def described() -> dict[str, Any]:
    """The object, as far as it tells what a reader needs."""
    fields = [
        {
            "name": name,
            "type": kind,
            "label": name.removesuffix("__c").replace("_", " "),
            "inlineHelpText": None,
            "compoundFieldName": None,
            "calculated": name in FORMULAS,
            "custom": name.endswith("__c"),
            "deprecatedAndHidden": False,
            "filterable": kind != "textarea",
            "sortable": kind != "textarea",
            "nillable": name not in ("Id", "Name", "StageName", "CloseDate"),
            "precision": 18 if kind in _BARE - {"boolean", "int"} else 0,
            "scale": 2 if kind in _BARE - {"boolean", "int"} else 0,
            "referenceTo": target,
        }
        for name, kind, *target in FIELDS
    ]
    return {**BRIEF, "fields": fields}


BRIEF = {
    "name": OBJECT,
    "label": "Opportunity",
    "labelPlural": "Opportunities",
    "custom": False,
    "queryable": True,
    "replicateable": True,
    "deprecatedAndHidden": False,
}


def opportunity(number: int, rows: int, changed: int, version: int = 0) -> list[str | None]:
    """The values of an opportunity, as FIELDS has them; datetimes lack their zone.

    changed: when it last was, unix seconds; each version is one stage further.
    """
    thrown, text = dice(number)
    made = created(number, rows)
    stage = (thrown[0] + version) % 6
    closed, won = stage > 3, stage == 4
    amount = 5_000_000_000 + thrown[1] % 9_000_000_000 if thrown[1] % 100 == 0 else thrown[1] % 40_000_000
    chance = (10, 20, 45, 75, 100, 0)[stage]
    person, country = PEOPLE[thrown[2] % 12], COUNTRIES[thrown[2] % 4]
    owner = record_id("005", thrown[3] % 60)
    close = made + 86_400 * (thrown[4] % 120)
    open_days = thrown[4] % 120
    seats = 1 + thrown[5] % 900
    quarter, year = 1 + thrown[4] % 4, 2025 + thrown[4] % 2
    notes = None
    if thrown[5] % 3 == 0:
        notes = f"{HARD}\n{prose(thrown[6], 20)}" if thrown[5] % 5 == 0 else prose(thrown[6], 30)
    seen = thrown[7] % 20 == 0
    return [
        record_id("006", number), "false", record_id("001", thrown[3] % 20_000), _bool(thrown[7] % 50 == 0),
        f"{person} - {prose(thrown[7], 3)}", prose(thrown[0], 12) if thrown[0] % 4 == 0 else None,
        STAGES[stage], java(amount / 100), java(float(chance)), java(amount * chance // 100 / 100),
        java(float(seats)) if thrown[5] % 2 else None, day(close), ("New Business", "Renewal", None)[stage % 3],
        prose(thrown[2] + version, 4) if not closed else None, ("Web", "Partner", None, "Event")[thrown[6] % 4],
        _bool(closed), _bool(won), ("Pipeline", "BestCase", "Closed")[stage // 2],
        ("Pipeline", "Best Case", "Closed")[stage // 2],
        record_id("701", thrown[6] % 300) if thrown[6] % 3 == 0 else None, _bool(thrown[5] % 2 == 1),
        record_id("01s", 1) if thrown[5] % 2 else None, owner, moment(made), owner, moment(changed), owner,
        moment(changed), day(close) if thrown[4] % 3 == 0 else None, str(thrown[4] % 3),
        moment(changed) if version else None, str(quarter), str(year), f"{year} {quarter}",
        record_id("003", thrown[2] % 40_000) if thrown[2] % 3 else None, moment(changed) if seen else None,
        moment(changed) if seen else None, None, _bool(thrown[6] % 2 == 0), _bool(thrown[6] % 11 == 0),
        record_id("008", thrown[7] % 10**6) if version else None, None,
        f"{country} {('North', 'South')[thrown[2] % 2]}", SEGMENTS[thrown[3] % 4], RIVALS[thrown[3] % 5] or None,
        java(thrown[5] % 400 / 10) if thrown[5] % 4 == 0 else None, java(amount * 0.31 // 1 / 100),
        java(amount * 12 // 10 / 100), java(amount // 10 / 100), java(float(seats)),
        java(thrown[6] % 10**10 / 10**8), day(close) if won else None, day(close + YEAR) if won else None,
        moment(close + YEAR) if won else None, _bool(thrown[7] % 3 == 0),
        f"PO-{thrown[7] % 10**7:07d}" if won else None, f"user{thrown[3] % 20_000}@example.com",
        f"+49 30 {thrown[4] % 10**8:08d}" if thrown[4] % 2 else None,
        f"https://portal.example.com/{text[:24]}" if won else None, notes,
        prose(thrown[1], 6) if stage == 5 else None, text[24:56], java(amount * chance // 100 / 100),
        java(float(open_days)),
    ]  # fmt: skip


def moment(seconds: int) -> str:
    """A datetime without its zone, which REST and Bulk spell in two ways."""
    return f"{datetime.fromtimestamp(seconds, UTC).isoformat()[:19]}.000"


def day(seconds: int) -> str:
    """A date."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()[:10]


def java(value: float) -> str:
    """A double as Java prints it."""
    if value < 1e7:
        return repr(value)
    mantissa, _, exponent = f"{value:.17e}".partition("e")
    exact = repr(value).removesuffix(".0").replace(".", "").rstrip("0")
    return f"{exact[0]}.{exact[1:] or '0'}E{int(exponent)}" if float(mantissa) else "0.0"


def _bool(value: bool) -> str:
    return "true" if value else "false"
