"""Calls by Segment's specification, as the libraries of a site, its apps, server and mailer make them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import md5
from typing import Any, Final
from uuid import UUID

from connectors.sandbox.company import Person

Call = dict[str, Any]
SITE: Final = "https://brightleaf.example"
PAGES: Final = (
    ("Home", "/"), ("Pricing", "/pricing"), ("Blog", "/blog/paperless"), ("Sign up", "/signup"),
    ("Inbox", "/app/inbox"), ("Board", "/app/board"), ("Reports", "/app/reports"),
)  # fmt: skip
"""Title and path; the first four are there for everyone."""
CAMPAIGNS: Final = (
    {"name": "spring_sale", "source": "google", "medium": "cpc"},
    {"name": "spring_sale", "source": "facebook", "medium": "social"},
    {"name": "monthly_letter", "source": "newsletter", "medium": "email"},
    {"name": "brand", "source": "google", "medium": "cpc", "term": "brightleaf"},
)
MAILS: Final = (
    ("welcome", "Welcome to Brightleaf"), ("first_board", "Your first board"), ("invite", "Better together"),
    ("monthly_letter", "News from Brightleaf"),
)  # fmt: skip
"""Campaign and subject: the first three once, the last one again and again."""
ADS: Final = (
    {"name": "spring_sale", "source": "instagram", "content": "board", "ad_creative": "board_15s",
     "ad_group": "teams"},
    {"name": "spring_sale", "source": "google", "content": "inbox", "ad_creative": "inbox_still",
     "ad_group": "freelancers"},
    {"name": "brand", "source": "app_store", "content": "search", "ad_creative": "listing",
     "ad_group": "brightleaf"},
)  # fmt: skip
"""For the app, as the partner knows them that traces installations."""
LIBRARIES: Final = {
    "web": {"name": "analytics.js", "version": "2.1.0"},
    "ios": {"name": "analytics-swift", "version": "1.5.11"},
    "android": {"name": "analytics-kotlin", "version": "1.16.0"},
    "server": {"name": "analytics-python", "version": "2.3.2"},
}


@dataclass(frozen=True, slots=True)
class Device:
    """What somebody uses: a browser, or a telephone with the app.

    clock: by how many seconds its clock is wrong.
    """

    anonymous_id: str
    kind: str
    id: str
    model: str
    token: str
    amp_id: str
    clock: float

    @classmethod
    def made(cls, rng: random.Random, name: str, *, mobile: bool = False) -> Device:
        """One of that name: it has always the same ids."""
        kind = rng.choice(("ios", "ios", "android")) if mobile else "web"
        model = {"ios": "iPhone15,4", "android": "Pixel 8", "web": ""}[kind]
        clock = rng.choice((-5_400.0, 86_400.0, 40.0)) if rng.random() < 0.04 else 0.0
        ids = [
            str(UUID(bytes=md5(f"{part} {name}".encode(), usedforsecurity=False).digest())) for part in "adt"
        ]
        return cls(ids[0], kind, ids[1].upper(), model, ids[2].replace("-", ""), f"amp-{ids[2][:22]}", clock)

    def ids(self) -> dict[str, Any]:
        """What tells a telephone from others, as calls have it."""
        return {
            "id": self.id,
            "advertisingId": self.token[:32],
            "adTrackingEnabled": ord(self.id[0]) % 2 == 0,
            "type": self.kind,
        }


def spelled(at: float) -> str:
    """A moment as the libraries write it."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def said(person: Person) -> dict[str, Any]:
    """The traits of somebody who is known."""
    traits: dict[str, Any] = {
        "email": person.email,
        "name": person.name,
        "plan": person.plan or None,
        "createdAt": spelled(person.signed_up),
        "address": {"city": person.city, "country": person.country, "postalCode": person.postal_code},
    }
    if person.phone:
        traits["phone"] = person.phone
    if person.company:
        traits["company"] = {"name": person.company, "employee_count": person.seats}
    return traits


def web(
    type: str, device: Device, user: Person | None, page: tuple[str, str] | None = None,
    campaign: dict[str, str] | None = None, *, event: str = "", said: dict[str, Any] | None = None,
    amp: bool = False,
) -> Call:  # fmt: skip
    """A call of the site's. user: who is signed in. said: traits or properties."""
    title, path = page or PAGES[0]
    shown = {"title": title, "path": path, "url": SITE + path, "search": "", "referrer": ""}
    if campaign:
        shown["search"] = "?" + "&".join(
            f"utm_{'campaign' if k == 'name' else k}={v}" for k, v in campaign.items()
        )
        shown["url"] += shown["search"]
    context: dict[str, Any] = {
        "library": LIBRARIES["web"], "page": shown, "ip": "203.0.113.7",
        "locale": user.language if user else "en-US",
        "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    }  # fmt: skip
    if campaign:
        context["campaign"] = campaign
    if amp:
        context["amp"] = {"id": device.amp_id}
    call: Call = {"type": type, "channel": "browser", "context": context, "clock": device.clock}
    call["anonymousId"] = device.amp_id if amp and campaign else device.anonymous_id
    if user:
        call["userId"] = user.user_id
    match type:
        case "page":
            return call | {"name": title, "properties": shown}
        case "track":
            return call | {"event": event, "properties": said or {}}
        case "group":
            return call | {
                "groupId": f"firm-{(user.company or '').lower().replace(' ', '-')}" if user else "",
                "traits": said,
            }
    return call | {"traits": said or {}}


def mobile(
    device: Device, user: Person | None, event: str, said: dict[str, Any], *, type: str = "track"
) -> Call:
    """A call of the app's: an event, a screen of that name, or who it is that uses it."""
    system = {"ios": "iOS", "android": "Android"}[device.kind]
    maker = {"ios": "Apple", "android": "Google"}[device.kind]
    context = {
        "library": LIBRARIES[device.kind],
        "app": {"name": "Brightleaf", "version": "3.2.0", "build": "312", "namespace": "example.brightleaf"},
        "device": device.ids() | {
            "manufacturer": maker, "model": device.model, "name": device.model, "token": device.token,
        },
        "os": {"name": system, "version": "18.1" if device.kind == "ios" else "15"},
        "network": {"wifi": True, "cellular": False}, "locale": user.language if user else "en-US",
        "timezone": "Europe/Berlin",
    }  # fmt: skip
    call: Call = {"type": type, "channel": "mobile", "context": context, "clock": device.clock}
    call["anonymousId"] = device.anonymous_id
    if user:
        call["userId"] = user.user_id
    match type:
        case "screen":
            return call | {"name": event, "properties": said}
        case "track":
            return call | {"event": event, "properties": said}
    return call | {"traits": said}


def attributed(device: Device, ad: dict[str, str]) -> Call:
    """An installation that the partner has traced to an ad, as its server tells of it."""
    context = {"library": LIBRARIES["server"], "device": device.ids()}
    return {
        "type": "track", "channel": "server", "anonymousId": device.anonymous_id, "context": context,
        "event": "Install Attributed", "properties": {"provider": "Tracewell", "campaign": ad},
    }  # fmt: skip


def server(person: Person, event: str, properties: dict[str, Any], *, email: bool) -> Call:
    """An event that the server tells of, or the mailer, which knows people by their address, too."""
    context: dict[str, Any] = {"library": LIBRARIES["server"]}
    if email:
        context["traits"] = {"email": person.email}
    return {
        "type": "track", "channel": "server", "userId": person.user_id, "event": event,
        "properties": properties, "context": context,
    }  # fmt: skip


def mail(rng: random.Random, about: tuple[str, str], id: str) -> Iterator[tuple[float, str, dict[str, Any]]]:
    """What becomes of a mail: after how many seconds which event of the e-mail specification."""
    campaign, subject = about
    core = {
        "email_id": f"mail-{id}", "email_subject": subject, "campaign_id": f"c-{campaign}",
        "campaign_name": campaign,
    }  # fmt: skip
    if rng.random() < 0.015:
        yield 5.0, "Email Bounced", core
        return
    yield 4.0, "Email Delivered", core
    if rng.random() > 0.45:
        return
    opened = rng.uniform(60, 2 * 86_400)
    yield opened, "Email Opened", core
    if rng.random() < 0.25:
        yield opened + 20, "Email Link Clicked", core | {"link_id": "1", "link_url": f"{SITE}/app/inbox"}
    elif rng.random() < 0.04:
        gone = rng.choice(("Unsubscribed", "Email Unsubscribed"))
        yield opened + 40, gone, core | {"list_id": "letters", "list_name": "Letters"}
    elif rng.random() < 0.01:
        yield opened + 50, "Email Marked as Spam", core
