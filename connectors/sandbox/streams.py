"""What the company's site, apps and mailer send of its people: calls by Segment's specification, in order.

The people are those of `connectors.sandbox.company`, at the same moments as in the vendors' simulators: they
look around as nobody known, sign up, come back on whatever device is at hand, get mail and open some of it.
As in life, some share a device, some never sign up, a few clocks are wrong, and the support desk signs people
up with an address of its own.

`Streams.until` gives them in the order in which they reached the collector, each with its `receivedAt`, as
archives of calls have them. Asked for in one piece or in small steps, they are the same.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from connectors.sandbox.calls import (
    ADS,
    CAMPAIGNS,
    MAILS,
    PAGES,
    Call,
    Device,
    attributed,
    mail,
    mobile,
    said,
    server,
    spelled,
    web,
)
from connectors.sandbox.company import DAY, MONTH, PLANS, Company, Happening, Person, Plan

LEAD: Final = 4 * DAY
"""How long before signing up people may begin to look around."""
DESK: Final = "support@brightleaf.example"
"""The support desk's own address, with which it signs up people on the telephone."""
STREAMS: Final = ("web", "mobile", "mail")
"""From the site and its server, from the apps, from the mailer."""
PRICING: Final = PAGES[1]
MINOR: Final = {"jpy": 1, "kwd": 1_000}
"""Minor units of a currency, where they are not hundredths."""


@dataclass(slots=True)
class _User:
    """Somebody with an account, and what they use it with."""

    person: Person
    rng: random.Random
    site: Device
    phone: Device | None
    between: float
    gone: bool = False
    subscribed: bool = True
    order: str = ""  # the last one's id
    mails: Iterator[int] = field(default_factory=count)


class Streams:
    """The calls of a company; seed, people, months and now as for `Company`."""

    def __init__(self, seed: int = 7, people: int = 400, months: float = 18, now: float = 0.0) -> None:
        self.seed = seed
        self._company = Company(seed, people, months, now, app="product")
        self._rng = random.Random(f"streams {seed}")
        self._users: dict[int, _User] = {}
        self._queue: list[tuple[float, bool, int, str, Any]] = []
        self._numbers, self._foretold, self._calls = count(), count(), count()
        self._visitors = count()
        self._gap = months * MONTH / max(people, 1) / 2
        self._put(float(self._company.opened - LEAD), "visits", None)

    def until(self, moment: float) -> Iterator[tuple[str, Call]]:
        """The calls up to a moment that were not given before: the stream's name, and the call."""
        for happening in self._company.until(moment + LEAD):
            at = float(happening.at - LEAD)
            heapq.heappush(self._queue, (at, False, next(self._foretold), "foretold", happening))
        while self._queue and self._queue[0][0] <= moment:
            at, _, _, what, about = heapq.heappop(self._queue)
            match what:
                case "web" | "mobile" | "mail":
                    number = next(self._calls)
                    yield what, {**about, "messageId": f"{self.seed}-{number:08}", "receivedAt": spelled(at)}
                case "foretold":
                    self._put(float(about.at), "happens", about)
                    if about.what == "signs_up":
                        self._looks_around(about.person)
                    elif about.what in ("subscribes", "orders"):
                        self._chooses(about)
                case "happens":
                    self._happens(about)
                case "comes":
                    self._comes(at, about)
                case "mails":
                    self._mails(at, about)
                case "visits":
                    self._visits(at)

    def _put(self, at: float, what: str, about: Any) -> None:
        heapq.heappush(self._queue, (at, True, next(self._numbers), what, about))

    def _send(self, stream: str, at: float, call: Call) -> None:
        """A call that is made at a time: it arrives a little later, and says when by its sender's clock."""
        late = self._rng.choice((0.2, 0.4, 0.9, 3.0))
        wrong = call.pop("clock", 0.0)
        stamps = {"originalTimestamp": spelled(at + wrong), "sentAt": spelled(at + wrong + late / 2)}
        self._put(at + late, stream, {**call, **stamps})

    # ---- before they are known ----

    def _visits(self, at: float) -> None:
        """Somebody who never signs up looks at a page or two."""
        device = Device.made(self._rng, f"visitor {self.seed} {next(self._visitors)}")
        self._browses(at, device, self._rng, None, self._rng.randrange(1, 4), landing=True)
        self._put(at + self._rng.expovariate(1 / self._gap), "visits", None)

    def _looks_around(self, person: Person) -> None:
        """The visits of somebody who is going to sign up."""
        rng = random.Random(f"user {self.seed} {person.number}")
        site = Device.made(rng, f"user {self.seed} {person.number}")
        neighbour = self._users.get(person.number - 1)
        if neighbour and rng.random() < 0.07:  # one tablet in the kitchen
            site = neighbour.site
        phone = Device.made(rng, f"phone {self.seed} {person.number}", mobile=True)
        between = rng.choice((5, 9, 16, 30)) * DAY
        user = _User(person, rng, site, phone if rng.random() < 0.3 else None, between)
        self._users[person.number] = user
        for _ in range(rng.randrange(3)):
            at = person.signed_up - rng.uniform(3_600, LEAD - DAY)
            self._browses(at, site, rng, None, rng.randrange(1, 4), landing=True)

    def _browses(
        self, at: float, device: Device, rng: random.Random, user: Person | None, pages: int, *,
        landing: bool = False,
    ) -> float:  # fmt: skip
        """Some pages, one after the other; when the last one was looked at."""
        campaign = rng.choice(CAMPAIGNS) if landing and rng.random() < 0.5 else None
        amp = landing and rng.random() < 0.15
        for number in range(pages):
            page = rng.choice(PAGES[:4] if user is None else PAGES)
            first = number == 0
            call = web("page", device, user, page, campaign if first else None, amp=amp and first)
            self._send("web", at, call)
            if page is PRICING and rng.random() < 0.6:
                viewed = _product(rng.choice(PLANS), user.currency if user else "usd")
                look = web("track", device, user, PRICING, event="Product Viewed", said=viewed)
                self._send("web", at + 2, look)
            at += rng.uniform(5, 240)
        return at

    def _chooses(self, happening: Happening) -> None:
        """Somebody who is going to buy looks at what it will be, and puts it into the cart."""
        person, at = happening.person, float(happening.at)
        user = self._users[person.number]
        product = _product(_plan(person), person.currency)
        cart = {"cart_id": f"c{happening.at}-{person.number}", "quantity": _many(happening)}
        self._send("web", at - 150, web("page", user.site, person, PRICING))
        for before, event, about in ((140, "Product Viewed", product), (30, "Product Added", product | cart)):
            self._send("web", at - before, web("track", user.site, person, PRICING, event=event, said=about))

    # ---- what becomes of it ----

    def _happens(self, happening: Happening) -> None:
        user = self._users[happening.person.number]
        user.person = happening.person
        person, at = user.person, float(happening.at)
        match happening.what:
            case "signs_up":
                self._signs_up(user, at)
            case "subscribes" if happening.detail == "trial":
                end = {"trial_start_date": spelled(at), "trial_end_date": spelled(at + 14 * DAY)}
                self._said(at, person, "Trial Started", end | {"trial_plan_name": person.plan})
                self._said(at + 14 * DAY, person, "Trial Ended", end | {"trial_plan_name": person.plan})
                self._identifies(user, at)
            case "subscribes" | "changes_plan" | "changes_seats" | "changes_email" | "moves" | "comes_back":
                self._identifies(user, at)
            case "orders" | "pays" | "pays_late":
                order = _order(happening)
                user.order = order["order_id"]
                self._said(at, person, "Order Completed", order)
            case "wants_refund":
                self._said(at, person, "Order Refunded", {"order_id": user.order})
            case "cancels" | "quits":
                self._said(at, person, "Subscription Cancelled", {"plan": person.plan})
            case "leaves":
                user.gone = True
                self._said(at, person, "Account Deleted", {"account_name": person.company or person.name})

    def _signs_up(self, user: _User, at: float) -> None:
        person, rng = user.person, user.rng
        self._send("web", at, web("page", user.site, None, PAGES[3]))
        employees = rng.randrange(2, 400) if person.company else 1
        signed = {
            "type": "organic",
            "email": person.email,
            "username": person.user_id,
            "account_type": _account_type(employees),
        }
        self._send("web", at + 1, web("track", user.site, person, event="Signed Up", said=signed))
        self._identifies(user, at)
        if rng.random() < 0.03:  # on the telephone: the desk types its own address at first
            self._send("web", at + 0.5, web("identify", user.site, person, said={"email": DESK}))
        if person.company:
            group = {"name": person.company, "employees": str(employees), "plan": person.plan}
            self._send("web", at + 3, web("group", user.site, person, said=group))
        if user.phone:
            installed = at + rng.uniform(1, 20) * DAY
            version = {"version": "3.2.0", "build": "312"}
            self._send("mobile", installed, mobile(user.phone, None, "Application Installed", version))
            self._send(
                "mobile", installed + 60, mobile(user.phone, person, "", said(person), type="identify")
            )
            if rng.random() < 0.65:
                ad = rng.choice(ADS)
                self._send("mobile", installed + rng.uniform(300, 3_600), attributed(user.phone, ad))
        self._put(at + rng.expovariate(1 / user.between), "comes", user)
        self._put(at + 600, "mails", user)

    def _identifies(self, user: _User, at: float) -> None:
        self._send("web", at, web("identify", user.site, user.person, said=said(user.person)))

    def _comes(self, at: float, user: _User) -> None:
        """Somebody who is known uses the product, on the device at hand."""
        if user.gone:
            return
        rng = user.rng
        if user.phone and rng.random() < 0.5:
            opened = {"from_background": rng.random() < 0.5, "version": "3.2.0", "build": "312"}
            self._send("mobile", at, mobile(user.phone, user.person, "Application Opened", opened))
            for _ in range(rng.randrange(1, 4)):
                at += rng.uniform(5, 120)
                name = rng.choice(("Inbox", "Board", "Reports"))
                self._send("mobile", at, mobile(user.phone, user.person, name, {}, type="screen"))
        else:
            if rng.random() < 0.1:  # at somebody else's desk: a browser that nobody has seen before
                user.site = Device.made(rng, f"{user.person.number} at {at}")
            at = self._browses(at, user.site, rng, user.person, rng.randrange(1, 5))
            done = {
                "report_id": rng.randrange(1, 90),
                "rows": rng.randrange(10_000),
                "shared": rng.random() < 0.2,
            }
            call = web("track", user.site, user.person, event="Report Viewed", said=done)
            self._send("web", at, call)
        self._put(at + rng.expovariate(1 / user.between), "comes", user)

    def _mails(self, at: float, user: _User) -> None:
        """The next mail of the mailer's to somebody, and what they do with it."""
        if user.gone or not user.subscribed:
            return
        rng, number = user.rng, next(user.mails)
        about = MAILS[number] if number < len(MAILS) else MAILS[-1]
        for after, event, more in mail(rng, about, f"{user.person.number}-{number}"):
            self._said(at + after, user.person, event, more, email=True)
            user.subscribed &= event not in ("Unsubscribed", "Email Bounced", "Email Marked as Spam")
        self._put(at + (3 * DAY if number < len(MAILS) else MONTH), "mails", user)

    def _said(
        self, at: float, person: Person, event: str, properties: dict[str, Any], *, email: bool = False
    ) -> None:
        self._send("mail" if email else "web", at, server(person, event, properties, email=email))


def _account_type(employees: int) -> str:
    """The kind of account that a firm of so many opens, or somebody alone."""
    return "enterprise" if employees >= 250 else "business" if employees > 1 else "personal"


def _plan(person: Person) -> Plan:
    return next((plan for plan in PLANS if plan.name == person.plan), PLANS[0])


def _many(happening: Happening) -> int:
    return happening.amount if happening.what == "orders" else happening.person.seats


def _product(plan: Plan, currency: str) -> dict[str, Any]:
    """A plan as somebody looks at it."""
    return {
        "product_id": plan.name,
        "sku": plan.name.upper(),
        "name": plan.title,
        "price": plan.prices[currency] / MINOR.get(currency, 100),
        "currency": currency.upper(),
    }


def _order(happening: Happening) -> dict[str, Any]:
    """An order by the specification of e-commerce: of a plan for a month, or of something once."""
    person, many = happening.person, _many(happening)
    product = _product(_plan(person), person.currency) | {"quantity": many}
    price = product["price"]
    return {
        "order_id": f"o{happening.at}-{person.number}",
        "total": round(price * many, 3),
        "revenue": round(price * many, 3),
        "currency": person.currency.upper(),
        "products": [product],
    }
