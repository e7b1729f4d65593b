"""Stripe, as strict as Stripe: `StripeSandbox` answers GET /v1/... out of a company's made-up history.

It reads as the vendor reads. Writing through HTTP is not simulated: tests change the world by `create`,
`update`, `delete` and `advance`, here or as POST /_sandbox/<name> from another process.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Iterable
from typing import Any, Final

from connectors.sandbox.stripe import facts, ids, lists, params, render, singles, versions
from connectors.sandbox.stripe.errors import Refusal, locked, missing, no_access, unknown_url
from connectors.sandbox.stripe.facts import Endpoint, Object
from connectors.sandbox.stripe.keys import Key, Limiter, default_keys, presented, too_many, unknown
from connectors.sandbox.stripe.life import Life
from connectors.sandbox.stripe.pretty import pretty
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.world import World
from etl.sandbox import Request, Response, SandboxServer

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")

BEHIND: Final = 4 * 3600  # seconds that the world's clock starts behind ours

# kinds whose missing id Stripe names as `id`, whatever the path calls it
SAYS_ID: Final = frozenset({"customer", "charge", "subscription", "product", "event", "refund", "payout"})


class StripeSandbox:
    """A Stripe account with a history, its connected accounts, and the API that reads them.

    `people` signed up in the `months` before `now`, the world's clock in unix seconds: it stands still unless
    `ticking`, and moves by `advance` (the company lives on) and `wait` (only what is due happens).
    `event_delay`: seconds until an event is surely listed. `account_version`: the API version of events, and
    of requests that pin none.
    """

    recorded_headers = frozenset({"stripe-version", "stripe-account", "accept-encoding", "user-agent"})
    secret_params = frozenset({"client_secret"})

    def __init__(
        self,
        *,
        seed: int = 7,
        people: int = 400,
        months: float = 18,
        now: float | None = None,
        keys: Iterable[Key] | None = None,
        livemode: bool = False,
        ticking: bool = False,
        enforce_limits: bool = False,
        event_delay: float = 5.0,
        account_version: str = facts.API_VERSION,
    ) -> None:
        started = float(int(time.time() - BEHIND if now is None else now))
        self.keys = {key.secret: key for key in (default_keys(livemode) if keys is None else keys)}
        self.enforce_limits = enforce_limits
        self.creates_while_paging = 0  # new objects that appear before each list request
        self.locks_every = 0  # which request for an object meets something else at work on it; 0: none
        self._named = 0
        self._limiter = Limiter()
        self._lock = threading.RLock()
        self._requests = random.Random(f"requests {seed}")
        self._ticked = time.monotonic() if ticking else None

        def world(account: str, seed: str) -> World:
            return World(
                account, seed, started, version=account_version, livemode=livemode, delay=event_delay
            )

        self.account = "acct_1TributaryMain0"
        self.life = Life(world(self.account, f"main {seed}"), seed=seed, people=people, months=months)
        self.world = self.life.world
        self._lives = {self.account: self.life}
        for number, entry in enumerate(self.world.store.all(["account"])):
            if entry.links.get("connected") == "yes":
                part = world(entry.id, f"{seed} {entry.id}")
                self._lives[entry.id] = Life(part, seed=seed + 1 + number, people=5, months=4, small=True)

    # -- running

    def serve(self, port: int = 0) -> SandboxServer:
        """A started server of this sandbox; use it in a `with` to have it stopped."""
        return SandboxServer(self, port).start()

    def now(self) -> float:
        """The world's clock."""
        if self._ticked is not None:
            with self._lock:
                passed, self._ticked = time.monotonic() - self._ticked, time.monotonic()
                self._run(self.world.now + passed)
        return self.world.now

    def wait(self, seconds: float = 60.0) -> float:
        """Let time pass in which only what is due happens: money becomes available, events visible.

        What the company does meanwhile is put off to the next `advance`.
        """
        with self._lock:
            self._run(self.world.now + seconds)
        return self.world.now

    def advance(self, hours: float = 3.0, seed: int | None = None) -> float:
        """Let the company live on for so many hours; the same seed gives the same story."""
        with self._lock:
            for life in self._lives.values():
                life.advance(hours * 3600, seed)
        return self.world.now

    def _run(self, until: float) -> None:
        for life in self._lives.values():
            life.world.run(until)

    # -- edits for tests

    def create(self, kind: str, *, account: str = "", under: str = "", **fields: Any) -> Object:
        """A new object with what is given, every other field plausible; announced if Stripe would.

        `under`: the id of the object whose nested list it goes into. Raises KeyError for a field that
        Stripe does not document.
        """
        facts.check(kind, fields)
        with self._lock:
            life = self._life(account)
            return dict(life.world.renderer.compose(life.make(kind, under, fields)))

    def update(
        self, kind: str, id: str, *, account: str = "", event: str | None = None, **fields: Any
    ) -> Object:
        """Change fields of an object; announced if Stripe would (`event`: another name, "" for none)."""
        facts.check(kind, fields)
        with self._lock:
            entry, world = self._entry(kind, id, account), self._life(account).world
            world.update(entry, event=event, **fields)
            return dict(world.renderer.compose(entry))

    def delete(self, kind: str, id: str, *, account: str = "", event: str | None = None) -> None:
        """Delete an object; announced if Stripe would."""
        with self._lock:
            self._life(account).world.delete(self._entry(kind, id, account), event=event)

    def objects(self, kind: str, *, account: str = "") -> list[Object]:
        """Every living object of a kind, oldest first, as retrieve gives it."""
        with self._lock:
            world = self._life(account).world
            return [dict(world.renderer.compose(entry)) for entry in world.store.all([kind])]

    def find(self, kind: str, id: str, *, account: str = "") -> Object:
        """One living object as retrieve gives it. Raises KeyError when there is none."""
        with self._lock:
            return dict(self._life(account).world.renderer.compose(self._entry(kind, id, account)))

    def _life(self, account: str) -> Life:
        return self._lives[account or self.account]

    def _entry(self, kind: str, id: str, account: str) -> Entry:
        entry = self._life(account).world.store.get(kind, id)
        if entry is None:
            raise KeyError(f"no {kind} {id}")
        return entry

    def control(self, action: str, body: dict[str, Any]) -> Any:
        """POST /_sandbox/<action>: advance, wait, create, update, delete, settings, clock."""
        match action:
            case "clock":
                return {"now": self.now()}
            case "advance" | "wait":
                return {"now": getattr(self, action)(**body)}
            case "create":
                return self.create(**body)
            case "update":
                return self.update(**body)
            case "delete":
                self.delete(**body)
                return {}
            case "settings":
                for name, value in body.items():
                    if name not in ("enforce_limits", "creates_while_paging", "locks_every"):
                        raise ValueError(f"no such setting: {name}")
                    setattr(self, name, int(value))
                return body
        raise ValueError(f"no such control: {action}")

    # -- answering

    def respond(self, request: Request) -> Response:
        """Stripe's answer to a request."""
        with self._lock:
            self.now()
            request_id = self._request_id()
            version = request.headers.get("stripe-version", "") or self.world.version
            headers = {
                "Content-Type": "application/json",
                "Request-Id": request_id,
                "Cache-Control": "no-cache, no-store",
            }
            try:
                body = self._answer(request, version, headers)
            except Refusal as refusal:
                return self._refused(refusal, request_id, headers)
            return Response(200, body, headers)

    def refusal(self, status: int) -> Response:
        """An error that is nobody's request's fault."""
        if status == 429:
            refusal = too_many(self.world.livemode)
        else:
            refusal = Refusal(status, "An unknown error occurred", type="api_error")
        with self._lock:
            request_id = self._request_id()
        return self._refused(
            refusal, request_id, {"Content-Type": "application/json", "Request-Id": request_id}
        )

    def _refused(self, refusal: Refusal, request_id: str, headers: dict[str, str]) -> Response:
        body = refusal.body(request_id, self.world.livemode)
        return Response(refusal.status, body, {**headers, **refusal.headers})

    def _request_id(self) -> str:
        return f"req_{ids.letters(self._requests, 14)}"

    def _answer(self, request: Request, version: str, headers: dict[str, str]) -> bytes:
        found = facts.match(request.path) if request.method == "GET" else None
        key = self._key(request)
        if found is None:
            raise unknown_url(request.method, request.path)
        endpoint, names = found
        if version not in versions.KNOWN:
            raise Refusal(400, f"Invalid Stripe API version: {version}")
        headers["Stripe-Version"] = version
        life = self._account(request, key)
        world = life.world
        if self.enforce_limits:
            self._limiter.admit(world.account, world.livemode)
        key.may_ask(endpoint, world.account)
        self._named += bool(names)
        if names and self.locks_every and self._named % self.locks_every == 0:
            raise locked()
        if endpoint.template.startswith("/v1/accounts/{") and not world.store.get("account", names[0]):
            raise no_access(key.masked, names[0])
        asked = params.read(endpoint, request.query)
        expand = render.expand_tree(asked.expand, endpoint.kinds, endpoint.how == "list")

        def allowed(kind: str) -> None:
            key.may_read(kind, world.account)

        if endpoint.how == "search":
            raise Refusal(400, "Search is not simulated; it is no basis for reading whole tables.")
        if world.account != self.account:
            headers["Stripe-Account"] = world.account
        if endpoint.how == "one":
            return self._one(world, endpoint, names, (version, expand, allowed))
        if self.creates_while_paging and not names:
            life.arrive(endpoint.kind, self.creates_while_paging)
        chosen, more = self._page(world, endpoint, names, asked)
        items = [world.renderer.item(entry, version, expand, allowed) for entry in chosen]
        return render.list_body(items, more, request.path)

    def _key(self, request: Request) -> Key:
        secret = presented(request.headers)
        key = self.keys.get(secret)
        if key is None:
            raise unknown(secret)
        return key

    def _account(self, request: Request, key: Key) -> Life:
        account = request.headers.get("stripe-account", "")
        if not account:
            return self.life
        life = self._lives.get(account)
        if life is None or (life is not self.life and not key.connect):
            raise no_access(key.masked, account)
        return life

    def _one(
        self,
        world: World,
        endpoint: Endpoint,
        names: tuple[str, ...],
        render_as: tuple[str, render.Tree, render.Allowed],
    ) -> bytes:
        placeholders = _PLACEHOLDER.findall(endpoint.template)
        if not endpoint.template.endswith("}"):
            singles.need_parents(world, endpoint, names, placeholders)
            return pretty(singles.single(world, endpoint, names)) + b"\n"
        singles.need_parents(world, endpoint, names[:-1], placeholders)
        param = "id" if endpoint.kind in SAYS_ID and len(names) == 1 else placeholders[-1]
        parent = names[0] if len(names) > 1 else ""
        entry = world.renderer.retrieve(endpoint.kinds, names[-1], param, parent)
        if endpoint.kind == "event" and not world.event_visible(entry):
            raise missing("event", names[-1], param)
        if world.store.get(entry.kind, entry.id) is None:
            return pretty(render.stub(entry)) + b"\n"
        return world.renderer.alone(entry, *render_as)

    def _page(
        self, world: World, endpoint: Endpoint, names: tuple[str, ...], asked: params.Asked
    ) -> tuple[list[Entry], bool]:
        singles.need_parents(world, endpoint, names, _PLACEHOLDER.findall(endpoint.template))
        if endpoint.kind == "event":
            return singles.events(world, asked)
        if endpoint.kind == "billing.credit_balance_transaction":
            singles.need_one_of(asked.filters, "customer", "customer_account")
        selected = lists.select(world.store, endpoint, asked, names)
        if asked.everything:
            return selected[::-1], False
        return lists.page(selected, asked, endpoint.kind, lists.finder(world.store, endpoint, asked))
