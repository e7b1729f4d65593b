"""Who asks: the token endpoint's flows, the sessions it gives, and how a request shows one.

Salesforce Help, "OAuth Authorization Flows": client credentials (on My Domain alone), username-password,
refresh token, JWT bearer; /services/oauth2/revoke. A session is good for the instance host alone, and for
two hours without use.
"""

from __future__ import annotations

import json
import random
import string
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from connectors.sandbox.salesforce import rsa
from connectors.sandbox.salesforce.errors import OAuthRefusal, Refusal
from connectors.sandbox.salesforce.users import App, Login
from etl.sandbox import Request

SESSION_MS: Final = 2 * 3_600_000  # without use; the org's default
JWT_GRANT: Final = "urn:ietf:params:oauth:grant-type:jwt-bearer"
AUDIENCES: Final = ("https://login.salesforce.com", "https://test.salesforce.com")
_SKEW: Final = 180  # seconds that an assertion may be late

_LETTERS: Final = string.ascii_letters + string.digits + "._"


@dataclass(slots=True)
class Session:
    """What an access token stands for."""

    login: Login
    used: int
    app: App
    over: bool = False


class Gate:
    """The org's logins, apps and sessions."""

    def __init__(self, org_id: str, logins: Iterable[Login], apps: Iterable[App], seed: int) -> None:
        self.org_id = org_id
        self.logins = {login.username: login for login in logins}
        self.apps = {app.client_id: app for app in apps}
        self.sessions: dict[str, Session] = {}
        self.refresh: dict[str, tuple[App, Login]] = {}
        self.spent: dict[str, tuple[App, Login]] = {}
        self.session_ms = SESSION_MS
        self._rng = random.Random(f"tokens {seed}")

    # -- sessions

    def session(self, headers: Mapping[str, str], now: int, *, instance: bool) -> Session:
        """The session that a request shows. Raises Refusal 401."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if token and scheme.lower() not in ("bearer", "oauth"):
            raise Refusal(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE")
        found = self.sessions.get(token.strip())
        if found is None or found.over or not instance or now - found.used > self.session_ms:
            raise Refusal(401, "INVALID_SESSION_ID", "Session expired or invalid")
        if not found.login.rights.api_enabled:
            raise Refusal(403, "API_CURRENTLY_DISABLED", "API is disabled for this User")
        found.used = now
        return found

    def expire(self) -> None:
        """End every session, as a timeout or an admin does."""
        for session in self.sessions.values():
            session.over = True

    def open(self, app: App, login: Login, now: int) -> str:
        """A new access token."""
        token = f"{self.org_id[:15]}!AQ{self._letters(94)}"
        self.sessions[token] = Session(login, now, app)
        return token

    def grant_refresh(self, client_id: str, username: str) -> str:
        """A refresh token, as the web server flow would have given it to a person's app."""
        token = f"5Aep861{self._letters(80)}"
        self.refresh[token] = (self.apps[client_id], self.logins[username])
        return token

    def _letters(self, count: int) -> str:
        return "".join(self._rng.choices(_LETTERS, k=count))

    # -- the token endpoint

    def token(self, request: Request, now: int, instance_url: str, *, instance: bool) -> dict[str, Any]:
        """The answer to a request for a token. Raises OAuthRefusal."""
        form, fresh = _form(request), ""
        match form.get("grant_type", ""):
            case "client_credentials":
                app, login = self._client_credentials(form, request, instance)
            case "password":
                app, login = self._password(form)
            case "refresh_token":
                app, login = self._refresh(form)
                if app.rotates:
                    self.spent[form["refresh_token"]] = self.refresh.pop(form["refresh_token"])
                    fresh = self.grant_refresh(app.client_id, login.username)
            case grant if grant == JWT_GRANT:
                app, login = self._jwt(form, instance_url)
            case _:
                raise OAuthRefusal("unsupported_grant_type", "grant type not supported")
        if login.locked:
            raise OAuthRefusal("invalid_grant", "authentication failure")
        answer = {
            "access_token": self.open(app, login, now),
            "instance_url": instance_url,
            "id": f"https://login.salesforce.com/id/{self.org_id}/{login.user_id}",
            "token_type": "Bearer",
            "issued_at": str(now),
            "signature": self._letters(43) + "=",
        }
        if fresh:
            answer["refresh_token"] = fresh
        if form["grant_type"] != "password":
            answer["scope"] = "api" if form["grant_type"] == "client_credentials" else "refresh_token api"
        if form["grant_type"] == JWT_GRANT:
            answer["scope"] = "api"
            del answer["issued_at"], answer["signature"]
        return answer

    def revoke(self, request: Request) -> None:
        """End a session, or a refresh token with its app's sessions of that user. Raises OAuthRefusal."""
        token = _form(request).get("token", "")
        if token in self.refresh:
            app, login = self.refresh.pop(token)
            for session in self.sessions.values():
                session.over |= session.login is login and session.app == app
        elif token in self.sessions and not self.sessions[token].over:
            self.sessions[token].over = True
        else:
            raise OAuthRefusal("invalid_token", "invalid token")

    def _app(self, form: Mapping[str, str], *, secret: bool = True) -> App:
        app = self.apps.get(form.get("client_id", ""))
        if app is None:
            raise OAuthRefusal("invalid_client_id", "client identifier invalid")
        if secret and form.get("client_secret") != app.client_secret:
            raise OAuthRefusal("invalid_client", "invalid client credentials")
        return app

    def _client_credentials(
        self, form: dict[str, str], request: Request, instance: bool
    ) -> tuple[App, Login]:
        if not instance:
            raise OAuthRefusal("invalid_grant", "request not supported on this domain")
        basic = rsa.basic(request.headers.get("authorization", ""))
        if basic and "client_id" not in form:
            form = {**form, "client_id": basic[0], "client_secret": basic[1]}
        app = self._app(form)
        if not app.run_as:
            raise OAuthRefusal("invalid_grant", "no client credentials user enabled")
        return app, self.logins[app.run_as]

    def _password(self, form: Mapping[str, str]) -> tuple[App, Login]:
        app = self._app(form)
        login = self.logins.get(form.get("username", ""))
        if login is None or form.get("password") != login.password + login.security_token:
            raise OAuthRefusal("invalid_grant", "authentication failure")
        return app, login

    def _refresh(self, form: Mapping[str, str]) -> tuple[App, Login]:
        app = self._app(form, secret="client_secret" in form)
        reused = self.spent.get(form.get("refresh_token", ""))
        if reused and reused[0] == app:  # somebody has stolen it: what came of it is worth nothing, either
            self.refresh = {token: of for token, of in self.refresh.items() if of != reused}
            for session in self.sessions.values():
                session.over |= (session.app, session.login) == reused
        owner, login = self.refresh.get(form.get("refresh_token", ""), (None, None))
        if login is None or owner != app:
            raise OAuthRefusal("invalid_grant", "expired access/refresh token")
        return app, login

    def _jwt(self, form: Mapping[str, str], instance_url: str) -> tuple[App, Login]:
        assertion = form.get("assertion", "")
        try:
            head, body, _ = assertion.split(".")
            algorithm = json.loads(rsa.decoded(head)).get("alg")
            claims: dict[str, Any] = dict(json.loads(rsa.decoded(body)).items())
        except (ValueError, AttributeError):
            raise OAuthRefusal("invalid_grant", "invalid assertion") from None
        app = self.apps.get(str(claims.get("iss", "")))
        if app is None:
            raise OAuthRefusal("invalid_client_id", "client identifier invalid")
        if app.public_key is None or algorithm != "RS256" or not rsa.verified(assertion, app.public_key):
            raise OAuthRefusal("invalid_grant", "invalid assertion")
        if claims.get("aud") not in (*AUDIENCES, instance_url):
            raise OAuthRefusal("invalid_grant", "Audience validation failed")
        expires = claims.get("exp")
        if not isinstance(expires, int | float) or expires < time.time() - _SKEW:  # our clock, as theirs is
            raise OAuthRefusal("invalid_grant", "expired assertion")
        login = self.logins.get(str(claims.get("sub", "")))
        if login is None or login.username not in app.approved:
            raise OAuthRefusal("invalid_grant", "user hasn't approved this consumer")
        return app, login


def _form(request: Request) -> dict[str, str]:
    """The form that was posted. Raises OAuthRefusal for anything else."""
    if request.method != "POST":
        raise OAuthRefusal("invalid_request", "must use HTTP POST")
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise OAuthRefusal("unsupported_grant_type", "grant type not supported")
    return dict(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True))
