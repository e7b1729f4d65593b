"""Salesforce, as strict as Salesforce: `SalesforceSandbox` answers an API client out of a made-up org.

It reads as the vendor reads. Records are not written through HTTP: tests change the org by the methods of
`Hooks`, or by POST /_sandbox/<name> from another process.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Iterable
from email.utils import formatdate, parsedate_to_datetime
from typing import Any, Final
from urllib.parse import quote, quote_plus

from connectors.sandbox.salesforce import composite, describe, ids, replication, values
from connectors.sandbox.salesforce.auth import Gate
from connectors.sandbox.salesforce.bulk import MOST_JOBS, MOST_MEGABYTES
from connectors.sandbox.salesforce.errors import (
    OAuthRefusal,
    Refusal,
    limit_exceeded,
    no_resource,
    wrong_method,
)
from connectors.sandbox.salesforce.facts import SObject
from connectors.sandbox.salesforce.hooks import Hooks
from connectors.sandbox.salesforce.life import Life
from connectors.sandbox.salesforce.query import Reader
from connectors.sandbox.salesforce.serving import Org
from connectors.sandbox.salesforce.store import Store
from connectors.sandbox.salesforce.users import App, Login, Rights
from connectors.sandbox.salesforce.values import DAY_MS
from etl.sandbox import Request, Response

BEHIND: Final = 4 * 3600  # seconds that the org's clock starts behind ours
MAX_URI: Final = 16_384  # bytes of the address, and of address and headers together
_DATA: Final = "/services/data"
_VERSION: Final = re.compile(r"v(\d{1,3})\.0")
_JSON: Final = {"Content-Type": "application/json;charset=UTF-8"}

# the parameters of a resource, by the end of its path
PARAMS: Final = {
    "query": frozenset({"q", "explain", "queryLocator", "jobType", "concurrencyMode", "isPkChunkingEnabled"}),
    "queryAll": frozenset({"q", "explain"}),
    "updated": frozenset({"start", "end"}),
    "deleted": frozenset({"start", "end"}),
    "results": frozenset({"locator", "maxRecords"}),
    "resultPages": frozenset({"locator"}),
    "describe": frozenset[str](),
}
NOT_SIMULATED: Final = frozenset({"search", "parameterizedSearch", "composite", "tooling", "analytics"})


class SalesforceSandbox(Hooks):
    """An org with a history, its users and connected apps, and the APIs that read it.

    `now` is the org's clock in unix seconds; it stands still unless `ticking`, and moves by `advance` (the
    company lives on) and `wait` (only what is due happens).
    """

    recorded_headers = frozenset(
        {"accept-encoding", "user-agent", "content-type", "if-modified-since", "sforce-query-options"}
    )
    secret_params: frozenset[str] = frozenset()

    def __init__(
        self,
        *,
        seed: int = 7,
        people: int = 400,
        months: float = 18,
        now: float | None = None,
        logins: Iterable[Login] | None = None,
        apps: Iterable[App] | None = None,
        ticking: bool = False,
    ) -> None:
        started = int(time.time() - BEHIND if now is None else now)
        store = Store(started * 1000)
        life = Life(store, seed=seed, people=people, months=months)
        org_id = next(iter(store.rows["Organization"]))
        gate = Gate(org_id, default_logins() if logins is None else logins, apps or default_apps(), seed)
        for login in gate.logins.values():
            login.user_id = login.user_id or life.set.integration
        super().__init__(store, life, gate, Reader(store))
        for entity in store.objects.values():
            entity.changed = life.company.opened
        self.keys = [secret for app in gate.apps.values() for secret in (app.client_secret, app.client_id)]
        first = next(iter(gate.apps.values()))
        self.credentials = {"client_id": first.client_id, "client_secret": first.client_secret}
        self.instance_host = ""  # host and port of the API, when another server is the login's
        self.statements: list[str] = []  # every SOQL statement that was sent
        self._asked: deque[int] = deque()
        self._ticked = time.monotonic() if ticking else None

    # -- running

    def serve(self, port: int = 0) -> Org:
        """Two started servers of this org, one to log in and one for the API; `with` stops them."""
        return Org(self, port)

    def now(self) -> float:
        """The org's clock."""
        if self._ticked is not None:
            with self.lock:
                passed, self._ticked = time.monotonic() - self._ticked, time.monotonic()
                self.wait(passed)
        return self.store.now / 1000

    def requests_of_today(self) -> int:
        """Requests of the last 24 hours, others' included."""
        while self._asked and self._asked[0] <= self.store.now - DAY_MS:
            self._asked.popleft()
        return len(self._asked) + self.requests_used

    # -- answering

    def respond(self, request: Request) -> Response:
        """Salesforce's answer to a request."""
        with self.lock:
            self.now()
            try:
                return self._answer(request)
            except OAuthRefusal as refusal:
                headers = {**_JSON, "Cache-Control": "no-store"}
                return Response(refusal.status, refusal.body(), headers)
            except Refusal as refusal:
                headers = dict(_JSON)
                if refusal.status != 401:
                    headers |= self._usage()
                return Response(refusal.status, refusal.body(), headers)

    def refusal(self, status: int) -> Response:
        """An error that is nobody's request's fault. Too many at once is a 403 here."""
        words = {
            401: ("INVALID_SESSION_ID", "Session expired or invalid"),
            403: ("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
            429: ("REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded."),
            503: ("SERVER_UNAVAILABLE", "Server Too Busy"),
        }
        code, message = words.get(status, ("UNKNOWN_EXCEPTION", "An unexpected error occurred."))
        return Response(403 if status == 429 else status, Refusal(status, code, message).body(), _JSON)

    def _usage(self) -> dict[str, str]:
        return {"Sforce-Limit-Info": f"api-usage={self.requests_of_today()}/{self.daily_requests}"}

    def _answer(self, request: Request) -> Response:
        instance, own_domain, url = self._host(request)
        path = request.path
        if path == "/services/oauth2/token":
            found = self.gate.token(request, self.store.now, url, instance=own_domain)
            return Response(200, values.dump(found), {**_JSON, "Cache-Control": "no-store"})
        if path == "/services/oauth2/revoke":
            self.gate.revoke(request)
            return Response(200)
        if path.rstrip("/") == _DATA:
            return Response(200, values.dump(describe.versions()), _JSON)
        if not path.startswith(f"{_DATA}/"):
            return Response(
                404, b"<html><title>URL No Longer Exists</title></html>", {"Content-Type": "text/html"}
            )
        long = _too_long(request)
        if long:
            return long
        session = self.gate.session(request.headers, self.store.now, instance=instance)
        self._count()
        self._stumble(request)
        version, rest = _version(path)
        response = self._route(request, version, rest, session.login)
        return Response(response.status, response.body, {**response.headers, **self._usage()})

    def _host(self, request: Request) -> tuple[bool, bool, str]:
        """Whether the API's host was asked, whether it is My Domain's login, and the API's address.

        One server alone is all of them: see `serving`.
        """
        host = request.headers.get("host", "")
        if self.instance_host:
            here = host == self.instance_host
            return here, here, f"http://{self.instance_host}"
        if not host:
            return True, True, "https://brightleaf.my.salesforce.com"
        name, _, port = host.partition(":")
        return name == "localhost", True, f"http://localhost:{port}"

    def _count(self) -> None:
        if self.requests_of_today() >= self.daily_requests:
            raise limit_exceeded()
        self._asked.append(self.store.now)

    def _stumble(self, request: Request) -> None:
        """The refusals that a test asked for."""
        asked = " ".join(value for _, value in request.query)
        body = b"" if request.path.endswith("/composite") else request.body  # whose parts stumble alone
        text = f"{request.path} {asked} {body.decode('utf-8', 'replace')}"
        for trouble in self.trouble:
            if trouble.containing in text:
                trouble.times -= 1
                if trouble.times <= 0:
                    self.trouble.remove(trouble)
                raise Refusal(trouble.status, trouble.code, trouble.message)

    def _route(self, request: Request, version: str, rest: list[str], login: Login) -> Response:
        base = f"{_DATA}/v{version}"
        _known_only(request, rest)
        if rest == ["composite"] and request.method == "POST":
            return composite.respond(request, lambda part: self._part(part, login))
        if rest[:2] == ["jobs", "ingest"] or NOT_SIMULATED.intersection(rest[:1]):
            return Response(501, b"This sandbox does not simulate that.", {"Content-Type": "text/plain"})
        if rest[:2] == ["jobs", "query"]:
            if request.method == "POST":
                self.statements.append(request.body.decode("utf-8", "replace"))
            return self.bulk.respond(request, rest[2:], version, login)
        if request.method not in ("GET", "HEAD"):
            raise wrong_method(request.method, "HEAD, GET")
        match rest:
            case []:
                return _json(describe.resources(base))
            case ["limits"]:
                return _json(self._limits())
            case ["query" | "queryAll" as how]:
                return self._query(request, login, base, everything=how == "queryAll")
            case ["query" | "queryAll", locator]:
                return _json(self.reader.more(locator, login, base))
            case ["sobjects"]:
                changed = max(entity.changed for entity in self.store.objects.values())
                found = describe.everything(self.store, login.rights, base)
                return _unless_known(request, changed) or _json(found, changed)
            case ["sobjects", name, *below]:
                entity = self._entity(name, login.rights)
                return self._sobject(entity, below, request, login.rights, base)
        raise no_resource()

    def _part(self, request: Request, login: Login) -> Response:
        """The answer to one of the requests in a composite one."""
        self._stumble(request)
        version, rest = _version(request.path)
        return self._route(request, version, rest, login)

    def _sobject(
        self, entity: SObject, below: list[str], request: Request, rights: Rights, base: str
    ) -> Response:
        """What lies under one object's name."""
        asked = dict(request.query)
        match below:
            case []:
                return _json(describe.basic(entity, base))
            case ["describe"]:
                found = describe.full(self.store, entity, rights, base)
                return _unless_known(request, entity.changed) or _json(found, entity.changed)
            case ["updated"]:
                return _json(replication.updated(self.store, entity, asked))
            case ["deleted"]:
                return _json(replication.deleted(self.store, entity, asked))
            case [id]:
                return self._record(entity, id, asked, rights, base)
            case [id, field]:
                return self._bytes(entity, id, field, rights)
        raise no_resource()

    # -- resources

    def _limits(self) -> dict[str, Any]:
        jobs, megabytes = self.bulk.used()
        return describe.limits(
            (self.daily_requests - self.requests_of_today(), self.daily_requests),
            (MOST_JOBS - jobs, MOST_JOBS),
            (MOST_MEGABYTES - megabytes, MOST_MEGABYTES),
        )

    def _query(self, request: Request, login: Login, base: str, *, everything: bool) -> Response:
        asked = dict(request.query)
        if "explain" in asked:
            return Response(501, b"This sandbox does not simulate that.", {"Content-Type": "text/plain"})
        text = asked.get("q", "")
        self.statements.append(text)
        options = request.headers.get("sforce-query-options", "")
        return _json(self.reader.start(text, login, options, base, everything=everything))

    def _entity(self, name: str, rights: Rights) -> SObject:
        entity = self.store.entity(name)
        if entity is None or not rights.may_read(entity.name):
            raise no_resource()
        return entity

    def _row(self, entity: SObject, id: str) -> dict[str, Any]:
        whole = ids.full(id)
        if whole is None:
            message = f"Provided external ID field does not exist or is not accessible: {id}"
            raise Refusal(404, "NOT_FOUND", message)
        row = self.store.get(whole)
        if row is None or self.store.kind(whole) != entity.name:
            raise no_resource()
        if row.get("IsDeleted"):
            raise Refusal(404, "ENTITY_IS_DELETED", "entity is deleted")
        return row

    def _record(self, entity: SObject, id: str, asked: dict[str, str], rights: Rights, base: str) -> Response:
        row = self._row(entity, id)
        only = [name.strip() for name in asked.get("fields", "").split(",") if name.strip()]
        for name in only:
            field = entity.find(name)
            if field is None or not rights.may_see(entity.name, field.name):
                message = f"No such column '{name}' on sobject of type {entity.name}"
                raise Refusal(400, "INVALID_FIELD", message)
        return _json(self.reader.record(entity.name, row, rights, base, only))

    def _bytes(self, entity: SObject, id: str, name: str, rights: Rights) -> Response:
        row, field = self._row(entity, id), entity.find(name)
        if field is None or field.type != "base64" or not rights.may_see(entity.name, field.name):
            raise no_resource()
        return Response(200, row[field.name] or b"", {"Content-Type": "application/octetstream"})


def default_logins() -> tuple[Login, ...]:
    """An integration user who may read everything, and one who may read accounts and contacts alone."""
    few = Rights(only=frozenset({"Account", "Contact", "User"}))
    return (
        Login("integration.user@brightleaf.example", "correct horse", "TKN0"),
        Login("limited@brightleaf.example", "battery staple", "TKN1", rights=few),
    )


def default_apps() -> tuple[App, ...]:
    """A connected app of each user; made-up words, not secrets."""
    return (
        App("3MVG9tributary", "5E0tributary", run_as="integration.user@brightleaf.example"),
        App("3MVG9limited", "5E0limited", run_as="limited@brightleaf.example"),
    )


def _version(path: str) -> tuple[str, list[str]]:
    """The version and the rest of a path. Raises Refusal for one that is none, or no more."""
    parts = path[len(_DATA) + 1 :].split("/")
    if parts[-1] == "":
        parts.pop()
    match = _VERSION.fullmatch(parts[0])
    if match is None or int(match[1]) > describe.LATEST or "" in parts:
        raise no_resource()
    if int(match[1]) < describe.OLDEST:
        message = f"This API version is not supported: {match[1]}.0"
        raise Refusal(410, "UNSUPPORTED_API_VERSION", message)
    return f"{int(match[1])}.0", parts[1:]


def _known_only(request: Request, rest: list[str]) -> None:
    """No parameter that the resource does not document.

    Bulk API 2.0 refuses them so; of REST's resources some pass them over, and are stricter here.
    """
    known = PARAMS.get(rest[-1] if rest else "", frozenset())
    if len(rest) == 3 and rest[0] == "sobjects" and rest[2] not in PARAMS:
        known = frozenset({"fields"})
    if any(name not in known for name, _ in request.query):
        raise Refusal(400, "API_ERROR", "Cannot specify query parameters on this resource")


def _too_long(request: Request) -> Response | None:
    """Refused before anybody looks at it: 414 for the address, 431 with its headers."""
    size = len(quote(request.path)) + sum(
        len(quote_plus(n)) + len(quote_plus(v)) + 2 for n, v in request.query
    )
    whole = size + sum(len(name) + len(value) + 4 for name, value in request.headers.items())
    if whole <= MAX_URI:
        return None
    status, name = (414, "URI Too Long") if size > MAX_URI else (431, "Request Header Fields Too Large")
    return Response(status, f"<h1>{status} {name}</h1>".encode(), {"Content-Type": "text/html"})


def _unless_known(request: Request, changed: float) -> Response | None:
    """304 when nothing changed since the client's date; a date that is none is passed over."""
    since = request.headers.get("if-modified-since")
    if not since:
        return None
    try:
        known = parsedate_to_datetime(since).timestamp()
    except ValueError:
        return None
    return Response(304) if int(changed) <= known else None


def _json(value: Any, changed: float | None = None) -> Response:
    headers = dict(_JSON)
    if changed is not None:
        headers["Last-Modified"] = formatdate(changed, usegmt=True)
    return Response(200, values.dump(value), headers)
