"""How a session is had: one of OAuth's four flows at the login's host, which tells where the data is."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import msgspec

from connectors.salesforce.config import Config
from connectors.salesforce.jwt import assertion
from etl.config import Secret
from etl.errors import ConfigError, CredentialsError, OverQuota, Passing, SourceError, TributaryError
from etl.http import Answer, Client
from etl.judge import quoted
from etl.tokens import TokenFile, token_file
from etl.typed import typed

LOGIN, TEST = "https://login.salesforce.com", "https://test.salesforce.com"
TOKEN = "/services/oauth2/token"  # noqa: S105  a path
JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
JWT_SECONDS = 180
"""For how long an assertion is good; Salesforce takes no more than three minutes."""
SANDBOX = re.compile(r"(?:^|\.)(?:test|cs\d+)\.salesforce\.com$|--|\.sandbox\.")
RATE = re.compile(r"\brate\b")


GRANTS = {
    "client_credentials": "check the app's policies and whom it runs as; base_url must be your My Domain",
    "refresh_token": "check the app's policies; a refresh token that ended needs a new one in the"
    " configuration",
    "password": "check username, password, security_token and the app's policies",
    JWT_GRANT: "check username, audience, private_key, and that the app is approved for this user beforehand",
}
"""What to check when a grant is refused, by its type."""
ROTATES = (
    "the app rotates refresh tokens: the configured one is spent, and there is no place to keep the next;"
    " set token_file, and a new refresh_token."
)


class _Token(msgspec.Struct):
    access_token: str
    instance_url: str
    refresh_token: str = ""


class _Refusal(msgspec.Struct):
    error: str = ""
    error_description: str = ""


class Door:
    """Logs in by what the configuration has; called again, it logs in again.

    tokens: where a refresh token is kept that replaces the last, unless the configuration says.
    """

    def __init__(self, config: Config, tokens: Path | None = None) -> None:
        self._config = config
        self.base_url = config.base_url or LOGIN
        _check(self.base_url)
        self._flow = _flow(config)
        self._tokens = _kept(config, tokens) if self._flow == "refresh_token" else None
        self._http = Client(self.base_url, classify=partial(classify, flow=self._flow), connections=1)
        self._lock = threading.Lock()

    def __call__(self) -> tuple[str, Mapping[str, str | Secret]]:
        """The instance's URL, and the header that opens it; CredentialsError if the login is refused."""
        with self._lock, self._tokens.alone() if self._tokens else nullcontext():
            token = self._asked()
        return token.instance_url, {"Authorization": Secret(f"Bearer {token.access_token}")}

    def _asked(self) -> _Token:
        """A token; the refresh token that came with it, if any, is kept before it is used."""
        kept = self._tokens.kept() if self._tokens else None
        form = self._form()
        if kept:
            form["refresh_token"] = Secret(kept.refresh_token)
        sent = {name: _plain(value) for name, value in form.items()}
        known = (*form.values(), self._config.password, self._config.security_token)
        try:
            answer = self._http.post(
                TOKEN,
                body=urlencode(sent).encode(),
                content_type="application/x-www-form-urlencoded",
                idempotent=True,
                secrets=[value for value in known if isinstance(value, Secret)],
            )
        finally:
            self._http.close()
        try:
            token = typed(answer.body, _Token)
        except msgspec.MsgspecError:
            raise SourceError("the login gave no access_token with an instance_url") from None
        if self._flow == "refresh_token" and token.refresh_token not in ("", sent["refresh_token"]):
            if self._tokens is None:
                raise ConfigError(ROTATES)
            self._tokens.keep(token.refresh_token)
        return token

    def close(self) -> None:
        """End what is under way."""
        self._http.close()

    def _form(self) -> dict[str, str | Secret | None]:
        config = self._config
        form: dict[str, str | Secret | None] = {"grant_type": self._flow}
        if self._flow == JWT_GRANT:
            claims = {
                "iss": config.client_id,
                "sub": config.username,
                "aud": config.audience or (TEST if _is_sandbox(self.base_url) else LOGIN),
                "exp": int(time.time()) + JWT_SECONDS,
            }
            return {**form, "assertion": Secret(assertion(_plain(config.private_key), claims))}
        form["client_id"] = config.client_id
        if config.client_secret:
            form["client_secret"] = config.client_secret
        if self._flow == "refresh_token":
            form["refresh_token"] = config.refresh_token
        elif self._flow == "password":
            form["username"] = config.username
            form["password"] = Secret(_plain(config.password) + _plain(config.security_token))
        return form


def classify(answer: Answer, flow: str) -> TributaryError | None:
    """The error that a refused login of a grant type is."""
    try:
        refusal = typed(answer.body, _Refusal)
    except msgspec.MsgspecError:
        return None
    if answer.status not in (400, 401, 403) or not refusal.error:
        return None
    reason = quoted(refusal.error_description.partition("\n")[0])
    if refusal.error in ("unknown_error", "rate_limit_exceeded", "server_error") or RATE.search(reason):
        limited = refusal.error == "rate_limit_exceeded" or RATE.search(reason)
        return (OverQuota if limited else Passing)(
            f"Salesforce cannot log us in now ({refusal.error}: {reason})"
        )
    hints = {
        "invalid_client_id": "correct client_id",
        "invalid_client": "correct client_secret",
        "invalid_grant": GRANTS.get(flow, ""),
    }
    hint = hints.get(refusal.error, "check the app's OAuth settings")
    return CredentialsError(f"Salesforce refuses the login ({refusal.error}: {reason}); {hint}")


def _flow(config: Config) -> str:
    """The grant type; ConfigError says what is missing for it."""
    needed: tuple[str, ...]
    if config.private_key:
        flow, needed = JWT_GRANT, ("username",)
    elif config.refresh_token:
        flow, needed = "refresh_token", ()
    elif config.password:
        flow, needed = "password", ("username", "client_secret")
    elif config.username:
        raise ConfigError(
            "username is given without password or private_key: add one of them, or leave username out to log"
            " in as the app's own user (client credentials)."
        )
    else:
        flow, needed = "client_credentials", ("client_secret",)
    for name in needed:
        if not getattr(config, name):
            raise ConfigError(
                f"{name} is missing: give client_secret alone (client credentials), with username and"
                " password, a refresh_token, or username and private_key."
            )
    return flow


def _kept(config: Config, tokens: Path | None) -> TokenFile | None:
    """The file of refresh tokens; None if there is no place for one that nobody asked for."""
    first = config.refresh_token
    return token_file(config.token_file, tokens, first) if first else None


def _check(base: str) -> None:
    """ConfigError if this is not where to log in."""
    if "://" not in base:
        raise ConfigError(f"base_url has no scheme: write https://{base}")
    if base.partition("://")[2].partition("/")[2].strip("/"):
        raise ConfigError(
            "base_url has a path: give scheme and host alone, as https://acme.my.salesforce.com"
        )


def _is_sandbox(url: str) -> bool:
    return bool(SANDBOX.search(urlsplit(url).hostname or ""))


def _plain(value: str | Secret | None) -> str:
    return value.reveal() if isinstance(value, Secret) else value or ""
