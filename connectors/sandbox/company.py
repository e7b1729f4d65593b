"""A believable company's people and what they do, the same for every vendor's simulator.

Brightleaf sells plans by the month to people and firms of many countries. A `Company` tells, in order of
time, who signs up, subscribes, pays, fails to pay, wants money back, disputes, changes, moves, cancels and
leaves. The story depends on the seed and the moment it starts from alone: asked for in one piece or in
small steps, it is the same. Times are unix seconds, amounts are minor units of the person's currency.

Simulators that are given the same seed, people, months and now hold the same people at the same moments. What
links them is what links people in life: an address, which each app has as it was `written` there, and the
`user_id` of Brightleaf's own product, where an app was told it.
"""

from __future__ import annotations

import heapq
import math
import random
import unicodedata
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal
from zlib import crc32

DAY: Final = 86400
MONTH: Final = 30.44 * DAY

What = Literal[
    "signs_up",
    "subscribes",  # plan, seats; detail "trial" for a trial first
    "orders",  # buys once
    "pays",  # the bill of a month
    "fails",  # the bill of a month is refused; detail: why
    "pays_late",  # the refused bill is paid after all
    "gives_up",  # the refused bill is never paid: the plan ends
    "wants_refund",  # amount: share of the last payment in percent
    "disputes",
    "dispute_ends",  # detail: won or lost, as the company sees it
    "changes_plan",
    "changes_seats",
    "changes_card",
    "changes_email",
    "moves",
    "cancels",  # at the end of what is paid
    "quits",  # cancels at once
    "comes_back",
    "leaves",  # has the account deleted
]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is sold, with its monthly price per seat in each currency."""

    name: str
    title: str
    prices: dict[str, int]


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as the company knows them at a moment.

    mailbox: where their mail arrives, in lower case and without a tag; the people of a firm may share one.
    email: the same as it was written in the app that the story is told to.
    """

    number: int
    name: str
    mailbox: str
    email: str
    company: str | None
    phone: str | None
    line1: str
    city: str
    postal_code: str
    country: str
    currency: str
    language: str
    card_brand: str
    card_last4: str
    signed_up: int
    plan: str = ""
    seats: int = 1

    @property
    def user_id(self) -> str:
        """Their account's number in Brightleaf's own product."""
        return str(1000 + self.number)


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that one person did."""

    at: int
    what: What
    person: Person
    detail: str = ""
    amount: int = 0


PLANS: Final = (
    Plan(
        "starter", "Starter", {"usd": 1900, "eur": 1800, "gbp": 1600, "jpy": 2900, "kwd": 5900, "chf": 1900}
    ),
    Plan("team", "Team", {"usd": 4900, "eur": 4500, "gbp": 3900, "jpy": 7200, "kwd": 15000, "chf": 4800}),
    Plan(
        "business",
        "Business",
        {"usd": 19900, "eur": 18500, "gbp": 15900, "jpy": 29800, "kwd": 61000, "chf": 19500},
    ),
)

Town = tuple[str, str]  # name and postal code
# country: currency, language, towns, given names, family names, weight
_COUNTRIES: Final[dict[str, tuple[str, str, tuple[Town, ...], tuple[str, ...], tuple[str, ...], int]]] = {
    "US": ("usd", "en-US", (("Austin", "78701"), ("Portland", "97205"), ("Columbus", "43004")),
           ("Olivia", "Marcus", "Dana", "Jerome", "Priya", "Wendy", "Luis", "Amber"),
           ("Nguyen", "Carter", "O'Neil", "Rivera", "Kowalski", "Smith-Jones", "Patel", "Brooks"), 40),
    "DE": ("eur", "de-DE", (("Köln", "50667"), ("Leipzig", "04109"), ("München", "80331")),
           ("Jürgen", "Anneliese", "Sören", "Mirjam", "Katja", "Björn"),
           ("Müller", "Weiß", "Schröder", "von der Heide", "Groß", "Öztürk"), 14),
    "GB": ("gbp", "en-GB", (("Leeds", "LS1 4AP"), ("Bristol", "BS1 5TR"), ("Cardiff", "CF10 1EP")),
           ("Alistair", "Siobhán", "Gareth", "Imogen", "Zadie", "Rhys"),
           ("Fitzgerald", "MacLeod", "Ap Rhys", "Okafor", "Singh", "Taylor"), 14),
    "FR": ("eur", "fr-FR", (("Lyon", "69001"), ("Orléans", "45000"), ("Nîmes", "30000")),
           ("Chloé", "François", "Zoë", "Benoît", "Anaïs", "Théo"),
           ("Lefèvre", "D'Angelo", "Dubois", "Garçon", "N'Diaye", "Saint-Exupéry"), 10),
    "JP": ("jpy", "ja-JP", (("大阪市", "530-0001"), ("札幌市", "060-0001")),
           ("陽菜", "蓮", "さくら", "大輔"), ("佐藤", "鈴木", "高橋", "渡邉"), 8),
    "BR": ("usd", "pt-BR", (("São Paulo", "01310-100"), ("Florianópolis", "88010-000")),
           ("João", "Conceição", "Thaís", "Antônio"), ("Gonçalves", "Araújo", "da Silva", "Brandão"), 5),
    "PL": ("eur", "pl-PL", (("Łódź", "90-001"), ("Kraków", "31-001")),
           ("Łukasz", "Małgorzata", "Święto", "Żaneta"), ("Wiśniewski", "Dąbrowska", "Żółć", "Nowak"), 4),
    "CH": ("chf", "de-CH", (("Zürich", "8001"), ("Genève", "1201")),
           ("Urs", "Noëmi", "Reto"), ("Bünzli", "Favre", "Zbinden"), 3),
    "KW": ("kwd", "ar-KW", (("الكويت", "13001"),), ("فاطمة", "محمد"), ("الصباح", "العلي"), 2),
}  # fmt: skip
_FIRMS: Final = ("Labs", "& Co.", "GmbH", "Studio", "Ltd", "株式会社", "Freight", "Bakery", "Analytics")
_DOTLESS: Final = "mail.example.com"  # where dots before the @ count for nothing
_MAIL: Final = ("example.com", "example.org", "example.net", _DOTLESS)
_SHARED: Final = "info"
_LETTERS: Final = str.maketrans({"ß": "ss", "ł": "l"})
_CARDS: Final = (("visa", 0.55), ("mastercard", 0.3), ("amex", 0.1), ("jcb", 0.05))
_WHY: Final = ("insufficient_funds", "insufficient_funds", "generic_decline", "expired_card", "do_not_honor")
_STREETS: Final = ("Market Street", "Hauptstraße", "Rue de la Paix", "Mill Lane", "Oak Avenue", "中央通り")


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return "".join(letter for letter in plain if letter.isalnum())


def _mailbox(rng: random.Random, number: int, given: str, family: str) -> str:
    """Mostly their own; some at an umlaut domain, some a firm's."""
    local = f"{_ascii(given)}.{_ascii(family)}".strip(".") or "p"
    domain = rng.choice(_MAIL)
    match rng.randrange(20):
        case 4:
            return f"{local}{number}@bücher.example"
        case 5:
            return f"{_SHARED}@{_ascii(family) or 'firma'}.example"
    return f"{local}{number}@{domain}"


def written(mailbox: str, app: str) -> str:
    """How an address came into an app: as its owner, or who typed it for them, wrote it there.

    Most is written plainly; some with capitals, some with a tag, a little without the dots that the
    provider passes over. It is the same whenever it is asked for.
    """
    chance = crc32(f"{app} {mailbox}".encode())
    local, _, domain = mailbox.partition("@")
    match chance // 7 % 10:
        case 0 if local != _SHARED:
            local += ("+billing", "+brightleaf", "+work")[chance // 70 % 3]
        case 1 if domain == _DOTLESS:
            local = local.replace(".", "")
    return f"{local.title()}@{domain.capitalize()}" if chance % 7 == 0 else f"{local}@{domain}"


def _stranger(rng: random.Random, number: int, signed_up: int) -> Person:
    """Somebody, made up from a country's names and towns."""
    country = rng.choices(list(_COUNTRIES), [row[5] for row in _COUNTRIES.values()])[0]
    currency, language, cities, given_names, family_names, _ = _COUNTRIES[country]
    given, family = rng.choice(given_names), rng.choice(family_names)
    city, postal_code = rng.choice(cities)
    name = f"{family} {given}" if country == "JP" else f"{given} {family}"
    if rng.random() < 0.02:
        name += " 🌿"
    mailbox = _mailbox(rng, number, given, family)
    return Person(
        number,
        name,
        mailbox,
        mailbox,
        f"{family} {rng.choice(_FIRMS)}" if rng.random() < 0.3 else None,
        f"+{rng.randrange(10**10, 10**11)}" if rng.random() < 0.5 else None,
        f"{rng.randrange(1, 250)} {rng.choice(_STREETS)}",
        city,
        postal_code,
        country,
        currency,
        language,
        rng.choices([brand for brand, _ in _CARDS], [share for _, share in _CARDS])[0],
        f"{rng.randrange(10000):04d}",
        signed_up,
    )


class Company:
    """The people of Brightleaf. `people` signed up in the `months` before `now`; more keep coming.

    app: which vendor's copy of the story it is; addresses are as they were `written` there.
    """

    def __init__(
        self, seed: int = 7, people: int = 400, months: float = 18, now: float = 0.0, *, app: str = ""
    ) -> None:
        self.seed = seed
        self.app = app
        self.opened = int(now - months * MONTH)
        self._rng = random.Random(f"company {seed}")
        self._gap = months * MONTH / max(people, 1) / 1.6  # between arrivals, once the history is over
        span = now - self.opened
        arrivals = sorted(self.opened + span * math.sqrt(self._rng.random()) for _ in range(people))
        self._known = [(int(at), number) for number, at in enumerate(arrivals)]
        self._last = float(now)
        self._queue: list[tuple[int, int, Happening, Iterator[Happening]]] = []
        for at, number in self._known:
            self._arrives(number, at)
        self._next = len(self._known)

    def until(self, moment: float) -> Iterator[Happening]:
        """What happens up to a moment, oldest first; what was told before is not told again."""
        while True:
            while self._last <= moment:
                self._last += self._rng.expovariate(1 / self._gap)
                self._arrives(self._next, int(self._last))
                self._next += 1
            if not self._queue or self._queue[0][0] > moment:
                return
            _, number, happening, life = heapq.heappop(self._queue)
            self._follow(number, life)
            person = happening.person
            yield replace(happening, person=replace(person, email=written(person.mailbox, self.app)))

    def _arrives(self, number: int, at: int) -> None:
        rng = random.Random(f"{self.seed} {number}")
        self._follow(number, _life(rng, _stranger(rng, number, at)))

    def _follow(self, number: int, life: Iterator[Happening]) -> None:
        happening = next(life, None)
        if happening:
            heapq.heappush(self._queue, (happening.at, number, happening, life))


def _life(rng: random.Random, person: Person) -> Iterator[Happening]:
    """All that one person ever does, in order."""
    yield Happening(person.signed_up, "signs_up", person)
    at = person.signed_up + rng.randrange(300, 3 * DAY)
    if rng.random() < 0.12:
        for _ in range(rng.randrange(1, 5)):
            yield Happening(at, "orders", person, amount=rng.randrange(1, 4))
            at += int(rng.uniform(5, 90) * DAY)
        return
    while True:
        plan = rng.choices(PLANS, (60, 30, 10))[0]
        seats = rng.choice((1, 1, 1, 2, 3, 5, 12)) if person.company else 1
        person = replace(person, plan=plan.name, seats=seats)
        trial = rng.random() < 0.25
        yield Happening(at, "subscribes", person, detail="trial" if trial else "")
        person, at, gone = yield from _months(rng, person, at + (14 * DAY if trial else 0))
        if gone or rng.random() > 0.15:
            return
        at += int(rng.uniform(20, 120) * DAY)
        yield Happening(at, "comes_back", person)
        at += 60


def _months(
    rng: random.Random, person: Person, start: int
) -> Generator[Happening, None, tuple[Person, int, bool]]:
    """The months of one subscription; returns the person, when it ended, and whether they are gone."""
    month = 0
    while True:
        bill = start + int(month * MONTH)
        month += 1
        turn = rng.random()
        if turn < 0.93:
            yield Happening(bill, "pays", person)
        else:
            yield Happening(bill, "fails", person, detail=rng.choice(_WHY))
            if turn > 0.985:
                yield Happening(bill + 9 * DAY, "gives_up", person)
                return person, bill + 9 * DAY, False
            yield Happening(bill + 3 * DAY, "pays_late", person)
        at = bill + 4 * DAY
        dispute = rng.random() < 0.006
        if dispute:
            at += rng.randrange(DAY, 6 * DAY)
            yield Happening(at, "disputes", person)
        elif rng.random() < 0.03:
            at += rng.randrange(DAY, 6 * DAY)
            yield Happening(at, "wants_refund", person, amount=rng.choice((100, 100, 50, 25)))
        for what, chance in _CHANGES:
            if rng.random() < chance:
                at += rng.randrange(3600, 2 * DAY)
                person = _changed(rng, person, what)
                yield Happening(at, what, person)
        if dispute:
            at = max(at, bill + 18 * DAY)
            yield Happening(at, "dispute_ends", person, detail=rng.choice(("won", "lost", "lost")))
        if rng.random() < 0.035:
            at += rng.randrange(3600, 3 * DAY)
            quits = rng.random() < 0.3
            yield Happening(at, "quits" if quits else "cancels", person)
            ended = at if quits else start + int(month * MONTH)
            if rng.random() < 0.25:
                yield Happening(ended + 2 * DAY, "leaves", person)
                return person, ended + 2 * DAY, True
            return person, ended, False


_CHANGES: Final[tuple[tuple[What, float], ...]] = (
    ("changes_plan", 0.02),
    ("changes_seats", 0.02),
    ("changes_card", 0.02),
    ("changes_email", 0.01),
    ("moves", 0.012),
)


def _changed(rng: random.Random, person: Person, what: What) -> Person:
    match what:
        case "changes_plan":
            others = [plan.name for plan in PLANS if plan.name != person.plan]
            return replace(person, plan=rng.choice(others))
        case "changes_seats":
            return replace(person, seats=max(1, person.seats + rng.choice((-1, 1, 2))))
        case "changes_card":
            return replace(person, card_last4=f"{rng.randrange(10000):04d}")
        case "changes_email":
            return replace(person, mailbox=f"new.{person.mailbox}")
        case "moves":
            city, postal_code = rng.choice(_COUNTRIES[person.country][2])
            line1 = f"{rng.randrange(1, 250)} {rng.choice(_STREETS)}"
            return replace(person, city=city, postal_code=postal_code, line1=line1)
    return person
