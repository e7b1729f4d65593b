"""Zendesk, as strict as Zendesk: `ZendeskSandbox` answers GET /api/v2/... out of a made-up history.

It reads as the vendor reads. Writing through HTTP is not simulated, but for POST /oauth/tokens: tests change
the desk by `create`, `update`, `delete`, `act` and `advance`, here or as POST /_sandbox/<name> from another
process.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Iterable, Sequence
from typing import Any, Final

from connectors.sandbox.zendesk import acts, lists, paging, params, render, routes, special
from connectors.sandbox.zendesk.errors import (
    Refusal,
    forbidden,
    gateway_timeout,
    missing_scope,
    no_endpoint,
    no_record,
    throttled,
    unauthenticated,
)
from connectors.sandbox.zendesk.exports import Exports
from connectors.sandbox.zendesk.life import Life
from connectors.sandbox.zendesk.limits import Limiter
from connectors.sandbox.zendesk.logins import ADMIN, API_TOKEN, Access, Login, Logins
from connectors.sandbox.zendesk.params import Asked
from connectors.sandbox.zendesk.routes import Endpoint
from connectors.sandbox.zendesk.store import Body, Id
from connectors.sandbox.zendesk.world import World
from etl.sandbox import Request, Response, SandboxServer

PRODUCTS: Final = frozenset({"support", "guide", "talk", "chat"})
# feature -> the smallest plan that has it
GATED: Final = {
    "audit_logs": "enterprise",
    "custom_roles": "enterprise",
    "workspaces": "enterprise",
    "routing": "professional",
    "slas": "growth",
    "group_slas": "enterprise",
    "queues": "professional",
    "schedules": "growth",
    "satisfaction": "growth",
    "ticket_forms": "growth",
    "custom_objects": "growth",
    "side_conversations": "professional",
}
_PLANS: Final = ("team", "growth", "professional", "enterprise", "enterprise_plus")
OF_CHAT: Final = f"{routes.ROOT}chat/"
BEHIND: Final = 4 * 3_600  # seconds that the world's clock starts behind ours


class ZendeskSandbox:
    """An account of Zendesk with Support, Guide, Talk and Chat, and the API that reads it.

    `now` is the world's clock in unix seconds; it stands still unless `ticking`, and moves by `advance` (the
    desk lives on). `people`, `tickets` (default: two for each of them), `months`: how much there is and since
    when. `plan`, `high_volume` and `trial` decide on rate limits and features, `products` on what answers at
    all, `without` withdraws single features (see GATED). `enforce_limits` False lifts the rate limits;
    `minute`: seconds that one of their minutes lasts.
    """

    recorded_headers = frozenset({"accept", "accept-encoding", "user-agent"})
    secret_params = frozenset({"access_token"})

    def __init__(
        self,
        *,
        seed: int = 7,
        people: int = 400,
        tickets: int | None = None,
        months: float = 18,
        now: float | None = None,
        ticking: bool = False,
        subdomain: str = "brightleaf",
        plan: str = "enterprise",
        high_volume: bool = False,
        trial: bool = False,
        products: Iterable[str] = PRODUCTS,
        without: Iterable[str] = (),
        enforce_limits: bool = True,
        minute: float = 60.0,
        api_tokens: Sequence[str] = (API_TOKEN,),
        accesses: Iterable[Access] = (),
    ) -> None:
        started = float(int(time.time() - BEHIND if now is None else now))
        self.logins = Logins(str(seed), api_tokens, accesses)
        token = next(iter(api_tokens), "")
        self.credentials = {"email": ADMIN, "api_token": token, "chat_token": self.logins.chat_token}
        self.enforce_limits = enforce_limits
        self.limiter = Limiter(plan, high_volume, minute, trial=trial)
        self.plan, self.without = plan, frozenset(without)
        self.products = frozenset(products)
        if unknown := self.products - PRODUCTS:
            raise ValueError(f"no such product: {', '.join(sorted(unknown))}")
        self.creates_while_paging = 0  # new tickets that appear before each answer
        self.largest_page: int | None = None  # bigger pages end in 504
        self.world = World(f"world {seed}", started, subdomain)
        self.life = Life(
            self.world,
            seed=seed,
            people_count=people,
            ticket_count=2 * people if tickets is None else tickets,
            months=months,
            now=started,
        )
        self.exports = Exports(self.world)
        self._lock = threading.RLock()
        self._requests = random.Random(f"requests {seed}")
        self._ticked = time.monotonic() if ticking else None

    # -- running

    def serve(self, port: int = 0) -> SandboxServer:
        """A started server of this sandbox; use it in a `with` to have it stopped."""
        return SandboxServer(self, port).start()

    @property
    def keys(self) -> list[str]:
        """The API tokens, each good for every agent."""
        return self.logins.api_tokens

    def now(self) -> float:
        """The world's clock."""
        if self._ticked is not None:
            with self._lock:
                passed, self._ticked = time.monotonic() - self._ticked, time.monotonic()
                self.life.until(self.world.now + passed)
        return self.world.now

    def advance(self, hours: float = 3.0) -> float:
        """Let the desk live on for so many hours."""
        with self._lock:
            self.life.until(self.world.now + hours * 3_600)
        return self.world.now

    def grant(self, email: str = "", scopes: str = "read", lifetime: int | None = None) -> Access:
        """A new OAuth access token, of the account's owner unless another user is named."""
        email = email or self.life.agents[0].body["email"]
        return self.logins.grant(email, scopes, lifetime, self.world.now)

    # -- edits for tests

    def create(self, kind: str, **fields: Any) -> Body:
        """A new record with what is given, every other field plausible. Raises KeyError for a wrong field."""
        with self._lock:
            return render.record(self.world, acts.create(self.life, kind, fields))

    def update(self, kind: str, id: Id, **fields: Any) -> Body:
        """Change fields of a record; of a ticket with an audit, as if an agent had done it."""
        with self._lock:
            return render.record(self.world, acts.update(self.life, self.world.one(kind, id), fields))

    def delete(self, kind: str, id: Id) -> None:
        """Delete a record; a ticket goes to the bin."""
        with self._lock:
            acts.delete(self.life, self.world.one(kind, id))

    def act(self, name: str, **how: Any) -> Any:
        """Have something happen: see `acts.ACTS` for the names and what each takes."""
        with self._lock:
            return acts.act(self.life, name, how)

    def objects(self, kind: str, *, everything: bool = False) -> list[Body]:
        """Every record of a kind, oldest first; with `everything` the deleted and archived ones, too."""
        with self._lock:
            records = self.world.store.all(kind) if everything else self.world.store.shown(kind)
            return [render.record(self.world, record) for record in records]

    def find(self, kind: str, id: Id) -> Body:
        """One record, deleted or not. Raises KeyError when there is none."""
        with self._lock:
            return render.record(self.world, self.world.one(kind, id))

    def control(self, action: str, body: dict[str, Any]) -> Any:
        """POST /_sandbox/<action>, with the arguments of the method of that name; forgive, settings."""
        match action:
            case "clock":
                return {"now": self.now()}
            case "advance":
                return {"now": self.advance(**body)}
            case "create" | "update" | "act":
                return getattr(self, action)(**body)
            case "delete":
                self.delete(**body)
                return {}
            case "grant":
                access = self.grant(**body)
                return {"access_token": access.token, "refresh_token": access.refresh}
            case "revoke":
                self.logins.revoke(**body)
                return {}
            case "forgive":
                self.limiter.forgive()
                return {}
            case "settings":
                return self._set(body)
        raise ValueError(f"no such control: {action}")

    def _set(self, body: dict[str, Any]) -> dict[str, Any]:
        places: dict[str, Any] = {
            "enforce_limits": self,
            "creates_while_paging": self,
            "largest_page": self,
            "ties_pin": self.exports,
            "accepts_api_tokens": self.logins,
        }
        for name, value in body.items():
            if name not in places:
                raise ValueError(f"no such setting: {name}")
            setattr(places[name], name, value)
        return body

    # -- answering

    def respond(self, request: Request) -> Response:
        """Zendesk's answer to a request."""
        with self._lock:
            self.now()
            headers = {
                "X-Request-Id": f"{self._requests.getrandbits(64):016x}",
                "X-Zendesk-API-Version": "v2",
            }
            headers["Cache-Control"] = "max-age=0, private, must-revalidate"
            try:
                told = self._answer(request, headers)
            except Refusal as refusal:
                return self._refused(refusal, headers)
            headers["Content-Type"] = "application/json; charset=utf-8"
            return Response(200, json.dumps(told, ensure_ascii=False).encode(), headers)

    def refusal(self, status: int) -> Response:
        """An error that is nobody's request's fault."""
        said: dict[int, Refusal] = {
            401: unauthenticated(),
            403: forbidden(),
            404: no_record(),
            429: throttled(1),
            500: Refusal(500, {"error": "InternalError", "description": "Internal Server Error"}),
            503: Refusal(503, {"error": "ServiceUnavailable", "description": "Service Unavailable"}),
            504: gateway_timeout(),
        }
        return self._refused(said.get(status, Refusal(status, "upstream connect error")), {})

    def _refused(self, refusal: Refusal, headers: dict[str, str]) -> Response:
        told = {**headers, **refusal.headers, "Content-Type": refusal.content_type}
        return Response(refusal.status, refusal.body, told)

    def _answer(self, request: Request, headers: dict[str, str]) -> Any:
        if (request.method, request.path) == ("POST", "/oauth/tokens"):
            return self._token(request)
        found = routes.match(request.path) if request.method == "GET" else None
        users = (user.body for user in self.world.store.all("user"))
        if request.path.startswith(OF_CHAT):
            login: Login | None = self.logins.of_chat(request.headers, self.life.agents[0].body)
        else:
            login = self.logins.recognise(request.headers, users, self.world.now)
        if found and found[0].does == "me":
            params.read(found[0], request.query)
            return special.me(login.user if login else None)
        if login is None:
            raise unauthenticated()
        if found is None:
            raise no_endpoint()
        endpoint, places, locale = found
        self._limit(endpoint, request, headers)
        self._admit(endpoint, login)
        asked = params.read(endpoint, request.query)
        if self.creates_while_paging:
            acts.arrivals(self.life, self.creates_while_paging)
        base = f"http://{request.headers.get('host', 'localhost')}{request.path}"
        return self._tell(endpoint, places, asked, login, base, locale)

    def _token(self, request: Request) -> Body:
        fields = None
        if request.headers.get("content-type", "").startswith("application/json"):
            try:
                fields = json.loads(request.body)
            except ValueError:
                raise Refusal(400, {"error": "invalid_request"}) from None
        return self.logins.exchange(request.body, fields, self.world.now)

    def _limit(self, endpoint: Endpoint, request: Request, headers: dict[str, str]) -> None:
        """Count the request against its limits and tell what is left. Raises Refusal 429."""
        general = "guide" if endpoint.product == "guide" else "account"
        names: tuple[str, ...] = (general, endpoint.limit) if endpoint.limit else (general,)
        if endpoint.limit == "exports_users":
            names = (general, "exports", "exports_users")
        page = dict(request.query).get("page", "")
        if endpoint.template == "tickets" and page.isdigit() and int(page) > 500:
            names = (general, "tickets_deep")
        spared = names[-1] == "chat" or self.limiter.limits[names[-1]].exports
        try:
            if self.enforce_limits:
                for name in names[1:] if spared else names:
                    self.limiter.count(name)
        finally:
            if endpoint.product != "chat":
                headers |= self.limiter.headers(names)

    def _admit(self, endpoint: Endpoint, login: Login) -> None:
        """Raises Refusal 404 for a product that is lacking, 403 for what plan, role or scope forbid."""
        if endpoint.product not in self.products:
            raise no_endpoint()
        if login.access is not None and not login.access.covers(endpoint.scope):
            raise missing_scope("read", *([f"{endpoint.scope}:read"] if endpoint.scope else []))
        if not login.agent and endpoint.role != "any":
            raise forbidden()
        if endpoint.role == "admin" and not login.admin:
            raise forbidden()
        smallest = GATED.get(endpoint.feature, "team")
        if endpoint.feature in self.without or _PLANS.index(self.plan) < _PLANS.index(smallest):
            raise forbidden()

    def _tell(
        self, endpoint: Endpoint, places: dict[str, str], asked: Asked, login: Login, base: str, locale: str
    ) -> Any:
        self.exports.largest_page = self.largest_page
        if locale and locale not in ("en-us", "de"):
            raise no_record()
        match endpoint.how, endpoint.does:
            case "list", _:
                return self._list(endpoint, places, asked, login, base)
            case "one", _:
                return self._one(endpoint, places, asked, login)
            case _, "export_cursor":
                return self.exports.cursor(endpoint, asked, base, places)
            case _, "export_time":
                return self.exports.time(endpoint, asked, base)
            case _, "export_voice":
                return self.exports.voice(endpoint, asked, base)
            case _, "export_articles":
                return self.exports.articles(endpoint, asked, base)
            case _, "export_metric_events":
                return self.exports.metric_events(endpoint, asked, base)
            case _, "export_chat":
                return self.exports.chat(endpoint, asked, base)
        return special.answer((self.world, endpoint, places, asked, login, base))

    def _list(
        self, endpoint: Endpoint, places: dict[str, str], asked: Asked, login: Login, base: str
    ) -> Body:
        records = lists.select(self.world, endpoint, places, asked, login)
        if asked.pages and self.largest_page is not None and asked.size > self.largest_page:
            raise gateway_timeout()
        if lists.of_archived(self.world, endpoint, places):
            asked.pages = ""
        told: Body = {}
        if asked.pages == "cursor":
            records, told = paging.by_cursor(records, lists.order(endpoint, asked), asked, base)
        elif asked.pages == "offset":
            records, told = paging.by_offset(records, asked, base, guide=endpoint.product == "guide")
        elif endpoint.page != "bare":
            told = {"next_page": None, "previous_page": None, "count": len(records)}
        wanted = [name for name in asked.include if name in endpoint.include]
        page = [render.record(self.world, record, wanted) for record in records]
        if "include_inline_images" in endpoint.params and not asked.filters.get("include_inline_images"):
            page = [render.without_inline(body) for body in page]
        return {endpoint.key: page, **render.beside(self.world, records, wanted), **told}

    def _one(self, endpoint: Endpoint, places: dict[str, str], asked: Asked, login: Login) -> Body:
        *parents, (name, text) = places.items()
        for parent, id in parents:
            lists.parent(self.world, parent, id, login)
        record = lists.find(self.world, name, text)
        if endpoint.template.startswith("deleted_users"):
            here = record.gone
        else:
            here = not record.gone or record.kind == "user"
        if not here:
            raise no_record()
        if not lists.may_see(self.world, login, record):
            raise forbidden()
        if (
            endpoint.kind == "ticket_metric"
            and not lists.find(self.world, "ticket", str(record.body["ticket_id"])).shown
        ):
            raise no_record()
        wanted = [each for each in asked.include if each in endpoint.include]
        told = render.record(self.world, record, wanted)
        return {endpoint.key: told, **render.beside(self.world, [record], wanted)}


def without_limits(*, now: float | None = None, ticking: bool = False, **options: Any) -> ZendeskSandbox:
    """A sandbox whose rate limits are lifted: for conformance tests, demonstrations and benchmarks."""
    return ZendeskSandbox(now=now, ticking=ticking, enforce_limits=False, **options)
