"""The vendors of the random walk: each moves on at random, and says what its tables must hold, by its own state."""

from __future__ import annotations

import time
from contextlib import ExitStack
from datetime import datetime, timedelta
from random import Random
from typing import Any, Protocol

from connectors.sandbox.stripe import StripeSandbox
from connectors.sandbox.zendesk import ADMIN, API_TOKEN, ZendeskSandbox
from etl.config import SourceConfig
from etl.connector import Pages, stream
from etl.sandbox import Request, SandboxServer
from etl.warehouse.ddl import quote
from etl.warehouse.postgres import Warehouse
from etl.window import Window, as_utc
from tests.connectors.salesforce_mirror import Mirror as SalesforceMirror
from tests.connectors.salesforce_worlds import MeddledOrg, storable
from tests.connectors.zendesk_mirror import UNLIMITED
from tests.engine import oracle
from tests.engine.shop import CHANGES_KEPT, Line, Order, Shop, ShopWorld

DAY = 86_400.0


class Vendor(Protocol):
    """What the walk asks of a vendor. schema: also its name; droppable: columns that a person may drop."""

    schema: str
    server: SandboxServer
    paths: tuple[str, ...]
    droppable: tuple[tuple[str, str], ...]

    def config(self) -> SourceConfig: ...

    def move(self, random: Random) -> None: ...

    def meanwhile(self, random: Random) -> None:
        """Things will happen while it is asked, from the next request on."""

    def calm(self) -> None:
        """Nothing happens any more while it is asked, and what happened shows."""

    def window(self, random: Random) -> Window: ...

    def check(self, warehouse: Warehouse) -> None: ...


class WholeShop(Shop):
    """A shop whose list of orders is known to show all that live: reading all tells what was deleted."""

    @stream(Order, children=(Line,), changes_kept=CHANGES_KEPT, keeps_all=True)
    def orders(self, window: Window) -> Pages:
        yield from super().orders(window)


class ShopVendor:
    """The engine's own shop, of which every row and value is compared."""

    schema = "shop"
    paths = ("/orders", "/changes", "/customers", "/tags")
    droppable = (("orders", "note"), ("orders", "amount"), ("order_lines", "product"), ("customers", "email"))

    def __init__(self, stack: ExitStack) -> None:
        self.world = ShopWorld(page=20)
        self.world.fill(60)
        self.server = stack.enter_context(SandboxServer(self.world))
        self._numbers = 0

    def config(self) -> SourceConfig:
        return SourceConfig(
            self.schema, f"{__name__}:WholeShop", None, None, {"base_url": self.server.url, "pieces": 2}
        )

    def move(self, random: Random) -> None:
        for _ in range(random.randint(1, 12)):
            self._edit(random)
        self.world.later(minutes=random.randint(1, 300))

    def _edit(self, random: Random) -> None:
        self._numbers += 1
        key, value, world = random.randrange(80), self._numbers, self.world
        match random.randrange(7):
            case 0 | 1:
                lines = [{"product": f"p{value}", "amount": i} for i in range(random.randrange(4))]
                world.order(f"o{key:05}", amount=value, note=f"n{value}", lines=lines)
            case 2:
                world.order(f"new{value}", amount=value, rate=f"{value}.25", note="\u2028\\N\t'\"é😀")
            case 3:
                world.delete_order(f"o{key:05}")
            case 4:
                world.customer(key, email=f"{value}@example.com", deleted=random.random() < 0.2)
            case 5:
                world.tags[f"t{key}"] = {"name": f"t{key}", "color": str(value)}
            case _:
                world.tags.pop(f"t{key}", None)
        world.later(seconds=random.randrange(60))

    def meanwhile(self, random: Random) -> None:
        def edit(request: Request) -> None:
            if request.path != "/me" and random.random() < 0.3:
                with self.world.lock:
                    self._edit(random)

        self.world.meanwhile = edit

    def calm(self) -> None:
        self.world.meanwhile = lambda _: None
        self.world.later(minutes=15)

    def window(self, random: Random) -> Window:
        now = datetime.fromtimestamp(self.world.time, as_utc("2026-01-01").tzinfo)
        return _some(random, now, 40)

    def check(self, warehouse: Warehouse) -> None:
        found = oracle.stored(warehouse, self.schema)
        for table, rows in oracle.living(self.world).items():
            _alike(f"{self.schema}.{table}", found.get(table, {}), rows)
        oracle.check(warehouse, self.world, self.schema)


class StripeVendor:
    """A small company at Stripe; what is compared are the rows' ids, and some of their values."""

    schema = "stripe"
    paths = ("/v1/charges", "/v1/events", "/v1/customers", "/v1/refunds", "/v1/")
    droppable = ()
    compared = (
        ("charges", "charge", "amount"), ("refunds", "refund", "status"), ("customers", "customer", "email"),
        ("invoices", "invoice", "status"), ("coupons", "coupon", "name"),
    )  # fmt: skip

    def __init__(self, stack: ExitStack) -> None:
        self.box = StripeSandbox(people=8, months=2, now=time.time() - 300 * DAY)
        self.server = stack.enter_context(self.box.serve())

    def config(self) -> SourceConfig:
        given = {
            "api_key": next(iter(self.box.keys)),
            "base_url": self.server.url,
            "requests_per_second": 5000.0,
        }
        return SourceConfig(self.schema, "stripe", tuple(table for table, *_ in self.compared), None, given)

    def move(self, random: Random) -> None:
        self.box.advance(hours=random.uniform(0.1, 9), seed=random.randrange(10**6))
        for charge in random.sample(self.box.objects("charge"), 3):
            self.box.update("charge", charge["id"], metadata={"n": str(random.random())})
        coupon = self.box.create("coupon", percent_off=10, duration="once", name=f"c{random.randrange(99)}")
        if random.random() < 0.5:
            self.box.delete("coupon", coupon["id"])

    def meanwhile(self, random: Random) -> None:
        """Its life is as long as the simulator says."""

    def calm(self) -> None:
        self.box.wait(120)

    def window(self, random: Random) -> Window:
        return _some(random, datetime.fromtimestamp(self.box.now(), as_utc("2026-01-01").tzinfo), 60)

    def check(self, warehouse: Warehouse) -> None:
        clocked = {
            o["id"] for o in self.box.objects("customer") if o.get("test_clock")
        }  # Stripe lists none of it
        for table, kind, field in self.compared:
            objects = [o for o in self.box.objects(kind) if not {o["id"], o.get("customer")} & clocked]
            there = {o["id"]: o.get(field) for o in objects}
            _alike(f"{self.schema}.{table}", _values(warehouse, self.schema, table, field), there)


class ZendeskVendor:
    """A small desk at Zendesk, compared likewise. Its clock, hours behind ours, goes days ahead as it moves on."""

    schema = "zendesk"
    paths = ("/api/v2/incremental", "/api/v2/users", "/api/v2/")
    droppable = ()
    compared = (
        ("tickets", "ticket", "status"), ("users", "user", "name"), ("organizations", "organization", "name"),
        ("groups", "group", "name"),
    )  # fmt: skip

    def __init__(self, stack: ExitStack) -> None:
        self.box = ZendeskSandbox(people=15, tickets=30, months=3, enforce_limits=False)
        self.box.largest_page = 12
        self.server = stack.enter_context(self.box.serve())

    def config(self) -> SourceConfig:
        given = {"email": ADMIN, "api_token": API_TOKEN, "base_url": self.server.url, **UNLIMITED}
        streams = (*(table for table, *_ in self.compared), "ticket_comments")
        return SourceConfig(self.schema, "connectors.zendesk:Zendesk", streams, None, given)

    def move(self, random: Random) -> None:
        self.box.advance(hours=random.uniform(0.1, 6))
        tickets = self.box.objects("ticket")
        open_ones = [t for t in tickets if t["status"] in ("open", "new", "pending")]
        if len(open_ones) > 5 and random.random() < 0.4:
            self.box.delete("ticket", random.choice(open_ones)["id"])

    def meanwhile(self, random: Random) -> None:
        """Its life is as long as the simulator says."""

    def calm(self) -> None:
        for _ in range(500):  # nothing of the last minute is exported
            self.box.advance(hours=1 / 60)
            records = [r for _, kind, _ in self.compared for r in self.box.world.store.all(kind)]
            if max(r.changed for r in records) < self.box.now() - 90:
                return
        raise AssertionError("there is no quiet moment at the desk")

    def window(self, random: Random) -> Window:
        return _some(random, datetime.fromtimestamp(self.box.now(), as_utc("2026-01-01").tzinfo), 60)

    def check(self, warehouse: Warehouse) -> None:
        for table, kind, field in self.compared:
            there = {o["id"]: o.get(field) for o in self.box.objects(kind) if not o.get("deleted")}
            _alike(f"{self.schema}.{table}", _values(warehouse, self.schema, table, field), there)


class SalesforceVendor:
    """A small org at Salesforce, of which every field of every record is compared."""

    schema = "salesforce"
    paths = ("/services/data", "/services/oauth2")
    droppable = ()

    def __init__(self, stack: ExitStack) -> None:
        morning = (time.time() // DAY - 300) * DAY + 6 * 3_600
        self.box = storable(MeddledOrg(people=10, months=2, now=morning))
        self.box.settings(bulk_polls=0)
        self.server = stack.enter_context(self.box.serve())

    def config(self) -> SourceConfig:
        return self._mirror(None).config(bulk_from=40, job_records=30, reconcile_days=0)

    def move(self, random: Random) -> None:
        self.box.advance(hours=random.uniform(0.1, 9))

    def meanwhile(self, random: Random) -> None:
        """Its life is as long as the simulator says."""

    def calm(self) -> None:
        self.box.wait(3_600)

    def window(self, random: Random) -> Window:
        return _some(random, datetime.fromtimestamp(self.box.now(), as_utc("2026-01-01").tzinfo), 60)

    def check(self, warehouse: Warehouse) -> None:
        self._mirror(warehouse).expect_true(formulas=False)

    def _mirror(self, warehouse: Any) -> SalesforceMirror:
        return SalesforceMirror(self.box, self.server, warehouse)


VENDORS: dict[str, Any] = {
    "shop": ShopVendor, "stripe": StripeVendor, "zendesk": ZendeskVendor, "salesforce": SalesforceVendor
}  # fmt: skip


def _some(random: Random, now: datetime, days: int) -> Window:
    """A window of some hours or days within so many days."""
    start = now - timedelta(hours=random.randrange(1, days * 24))
    return Window(start, min(now, start + timedelta(hours=random.randrange(1, 200))))


def _alike(table: str, ours: dict[Any, Any], theirs: dict[Any, Any]) -> None:
    wrong = {
        k: (ours.get(k, "-"), theirs.get(k, "-")) for k in {*ours, *theirs} if ours.get(k) != theirs.get(k)
    }
    wrong |= dict.fromkeys(ours.keys() - theirs.keys(), "only ours") | dict.fromkeys(
        theirs.keys() - ours.keys(), "only theirs"
    )
    assert not wrong, f"{table}: {len(wrong)} rows differ, such as {list(wrong.items())[:3]}"


def _values(warehouse: Warehouse, schema: str, table: str, field: str) -> dict[Any, Any]:
    with warehouse.connection() as session:
        name = quote(schema, table)
        rows = session.execute(f"select id, {quote(field)} from {name} where _deleted_at is null").fetchall()
    return dict(rows)
