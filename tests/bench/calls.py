"""Made-up calls, as an archive of a shop's web and mobile streams has them: 1.1 kB each, of ten forms."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

BEGAN = datetime(2026, 9, 1, tzinfo=UTC)
SHARES = (
    ("page", 0.40), ("Product Viewed", 0.22), ("Product Added", 0.08), ("Order Completed", 0.04), ("identify", 0.06),
    ("screen", 0.10), ("Application Opened", 0.04), ("Push Notification Tapped", 0.03), ("Tutorial Completed", 0.03),
)  # fmt: skip
MOBILE = {"screen", "Application Opened", "Push Notification Tapped", "Tutorial Completed"}
BROWSER = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{}.0.0.0 Safari/537.36"
SHOP = "https://shop.example.com"


def lines(count: int) -> Iterator[bytes]:
    """So many calls, a line each; always the same ones."""
    rng = random.Random(7)
    kinds = rng.choices([kind for kind, _ in SHARES], [share for _, share in SHARES], k=count)
    for i, kind in enumerate(kinds):
        call = _common(rng, i, count) | _own(rng, kind, count)
        yield json.dumps(call, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def _common(rng: random.Random, i: int, count: int) -> dict[str, Any]:
    at = BEGAN + timedelta(seconds=i * 0.37)
    user = f"user_{rng.randrange(count // 20 + 1)}" if rng.random() < 0.6 else None
    return {
        "messageId": f"ajs-next-{int(at.timestamp() * 1000)}-{_uuid(rng)}", "anonymousId": _uuid(rng), "userId": user,
        "originalTimestamp": _iso(at), "sentAt": _iso(at + timedelta(milliseconds=300)),
        "receivedAt": _iso(at + timedelta(milliseconds=420)), "timestamp": _iso(at + timedelta(milliseconds=120)),
        "integrations": {}, "channel": "browser", "version": 2, "writeKey": "k", "projectId": "p",
    }  # fmt: skip


def _own(rng: random.Random, kind: str, count: int) -> dict[str, Any]:
    path = f"/products/{rng.randrange(500)}"
    context = _phone(rng) if kind in MOBILE else _browser(rng, path)
    if kind == "identify":
        user = rng.randrange(count // 20 + 1)
        return {"type": kind, "userId": f"user_{user}", "traits": _traits(rng, user), "context": context}
    if kind == "page":
        properties = {**context["page"], "name": "Product", "category": "Shop"}
        return {
            "type": kind,
            "name": "Product",
            "category": "Shop",
            "properties": properties,
            "context": context,
        }
    if kind == "screen":
        return {"type": kind, "name": "Home", "properties": {"tab": "new"}, "context": context}
    return {"type": "track", "event": kind, "properties": _properties(rng, kind, path), "context": context}


def _properties(rng: random.Random, kind: str, path: str) -> dict[str, Any]:
    number, price = str(rng.randrange(10**6)), round(rng.random() * 200, 2)
    match kind:
        case "Product Viewed":
            return {
                "product_id": number, "sku": f"G-{rng.randrange(99)}", "category": "Shoes", "name": "Runner",
                "brand": "Acme", "price": price, "quantity": 1, "currency": "EUR", "value": price,
                "position": rng.randrange(20), "url": SHOP + path,
            }  # fmt: skip
        case "Product Added":
            return {"cart_id": number, "product_id": number, "name": "Runner", "price": price, "quantity": 2}
        case "Order Completed":
            products = [
                {"product_id": number, "name": "Runner", "price": price, "quantity": n} for n in (1, 2)
            ]
            amounts = {"total": price, "revenue": price, "shipping": 3, "tax": 2, "currency": "EUR"}
            return {"order_id": number, **amounts, "products": products}
    return {"from_background": rng.random() < 0.5, "version": "1.0.3", "build": "12", "url": "app://x"}


def _traits(rng: random.Random, user: int) -> dict[str, Any]:
    return {
        "email": f"p{user}@example.com", "firstName": "Ann", "lastName": "Lee", "plan": rng.choice(["free", "pro"]),
        "createdAt": "2026-01-02T03:04:05.000Z", "logins": rng.randrange(9), "address": {"city": "London", "country": "GB"},
    }  # fmt: skip


def _browser(rng: random.Random, path: str) -> dict[str, Any]:
    title = f"Shoes {rng.randrange(500)} · Shop"
    page = {
        "path": path,
        "referrer": "https://www.google.com/",
        "search": "",
        "title": title,
        "url": SHOP + path,
    }
    brands = [{"brand": "Chromium", "version": "120"}, {"brand": "Not_A Brand", "version": "24"}]
    found: dict[str, Any] = {
        "ip": _ip(rng), "library": {"name": "analytics.js", "version": "next-1.70.0"}, "locale": "en-GB",
        "timezone": "Europe/London", "page": page, "userAgent": BROWSER.format(rng.randrange(110, 130)),
        "userAgentData": {"brands": brands, "mobile": False, "platform": "macOS"},
    }  # fmt: skip
    if rng.random() < 0.2:
        found["campaign"] = {"name": "spring", "source": "google", "medium": "cpc"}
    return found


def _phone(rng: random.Random) -> dict[str, Any]:
    return {
        "app": {"build": "1.0.3.12", "name": "Shop", "namespace": "com.example.shop", "version": "1.0.3"},
        "device": {
            "id": _uuid(rng), "manufacturer": "Apple", "model": "iPhone14,2", "name": "iphone", "type": "ios",
            "adTrackingEnabled": False,
        },
        "ip": _ip(rng), "library": {"name": "analytics-swift", "version": "1.5.0"}, "locale": "en-US",
        "network": {"bluetooth": False, "cellular": True, "wifi": False}, "os": {"name": "iOS", "version": "17.1"},
        "screen": {"height": 844, "width": 390}, "timezone": "America/New_York", "instanceId": _uuid(rng),
    }  # fmt: skip


def _ip(rng: random.Random) -> str:
    return f"10.{rng.randrange(256)}.{rng.randrange(256)}.{rng.randrange(256)}"


def _uuid(rng: random.Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128)))


def _iso(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z"
