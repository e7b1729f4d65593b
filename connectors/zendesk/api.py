"""How Zendesk is spoken to: who asks, how much a minute, and what its refusals mean."""

from __future__ import annotations

import re
import threading
from binascii import b2a_base64
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import msgspec

from connectors.zendesk.oauth import Grants
from etl.config import Options, Secret
from etl.errors import (
    ConfigError,
    CredentialsError,
    OverQuota,
    Passing,
    PermissionMissing,
    SourceError,
    TributaryError,
)
from etl.exchanges import Statuses
from etl.http import NONE, Answer, Client, Headers, Params
from etl.judge import quoted
from etl.login import Login, LoginClient
from etl.tokens import token_file
from etl.typed import typed
from etl.urls import base

SUPPORT, EXPORTS, GUIDE, TALK, CHAT = "support", "exports", "guide", "talk", "chat"
BIN, TAGS, FIELDS = "bin", "tags", "fields"
"""Classes of requests, each with a limit of its own."""

LEAST_A_MINUTE = 200
"""Requests that the smallest plan has, until the account's own limit is known."""
SHARE = 0.8
"""Of the account's limit, which all its apps share."""
EXPORTS_A_MINUTE, TALK_A_MINUTE, CHAT_A_MINUTE = 10, 10, 200
BIN_A_MINUTE, TAGS_A_MINUTE, FIELDS_A_MINUTE = 10, 100, 20
"""Of single lists, which have limits of their own; of tags and ticket fields, what trials have."""

TICKETS = "/api/v2/incremental/tickets/cursor"
OF_CHAT = "/api/v2/chat/"

TELLING = {
    EXPORTS: ("zendesk-ratelimit-incremental-exports", "zendesk-ratelimit-incremental-exports-cursor"),
    TALK: ("zendesk-ratelimit-talk-incremental-exports",),
    TAGS: ("zendesk-ratelimit-tags-index",),
    FIELDS: ("zendesk-ratelimit-ticket-fields-index",),
}
"""Headers that tell what is left of a limit: total=10; remaining=0; resets=41."""
SPENT = re.compile(r"\bremaining=0\b.*\bresets=(\d+)")

SCOPES = re.compile("missing the following required scopes", re.IGNORECASE)
NO_ACCOUNT = re.compile(rb"no help ?desk at|help center closed", re.IGNORECASE)
CURSOR = re.compile(r"\bcursor\b", re.IGNORECASE)
SUBDOMAIN = re.compile(r"([A-Za-z0-9][A-Za-z0-9-]*)?")


class Config(Options, frozen=True, kw_only=True):
    """[sources.NAME] of connector "zendesk"."""

    subdomain: str = ""
    """What stands before .zendesk.com in the account's address; only that."""
    email: str = ""
    """Whose api_token it is: an admin's, as exports are open to admins alone."""
    api_token: Secret | None = None
    """An API token of the account; with email."""
    oauth_token: Secret | None = None
    """An OAuth access token with scope `read`, in place of email and api_token."""
    client_id: str = ""
    """An OAuth client's identifier: access tokens are then asked for as they are needed."""
    client_secret: Secret | None = None
    """The OAuth client's secret; with client_id."""
    refresh_token: Secret | None = None
    """A refresh token of that client. Without it, the client speaks for itself."""
    token_file: str = ""
    """Where the newest refresh token is kept, as each works once: a path, readable by the owner only;
    default: .tributary/tokens/NAME.json beside tributary.toml."""
    chat_token: Secret | None = None
    """An access token of an OAuth client of Chat's, scope `read`; other credentials do not open Chat."""
    requests_per_minute: Annotated[int, msgspec.Meta(gt=0)] | None = None
    """Requests a minute besides exports; default: four fifths of what the account is allowed."""
    exports_per_minute: Annotated[int, msgspec.Meta(gt=0)] = EXPORTS_A_MINUTE
    """Requests a minute to incremental exports; 30 with the High Volume add-on."""


class Unavailable(PermissionMissing):
    """The account does not have this: the plan lacks it, or the product is not there."""


class Missing(SourceError):
    """The record asked for, or the one whose list it is, does not exist (any more)."""


class CursorRefused(SourceError):
    """The cursor to go on from is not taken (any more)."""


class ChatRefused(SourceError):
    """The token for Chat is no good; the account's other credentials may well be."""

    kind = CredentialsError.kind


class TooSlow(Passing):
    """A page took Zendesk too long to make: a smaller one may not."""


class _Detail(msgspec.Struct):
    code: str | None = ""
    title: str | None = ""
    message: str | None = ""
    detail: str | None = ""


class _Refusal(msgspec.Struct):
    error: str | _Detail | None = None
    description: str | None = ""
    errors: list[_Detail] | None = None
    message: str | None = ""


class Sharing(LoginClient):
    """A client that asks once what several streams want to know: a page of the export of tickets.

    Streams that read what belongs to tickets go through it, too, mostly from the same place, and a request
    there is one of ten a minute. Of what was asked in one sync, the last few are kept.
    """

    KEPT = 3

    def __init__(
        self, login: Login, base_url: str, *, chat_token: Secret | None = None, **options: Any
    ) -> None:
        super().__init__(login, base_url, **options)
        self._of_chat = self._for_chat(chat_token) if chat_token else {}
        self._kept: OrderedDict[tuple[object, ...], _Kept] = OrderedDict()
        self._keeping = threading.Lock()

    def get(
        self, path: str, params: Params = (), *, headers: Headers = NONE, limit: str = "", once: Statuses = ()
    ) -> Answer:
        """As a client's own; with headers, it is asked again. Chat is asked by a token of its own."""
        asked = partial(super().get, path, params, limit=limit, once=once)
        if path.startswith(OF_CHAT):
            return self._chat(lambda own: asked(headers={**headers, **own}))
        if path != TICKETS:
            return self._heeded(asked(headers=headers), limit)
        key = (path, *(params.items() if isinstance(params, Mapping) else params))
        with self._keeping:
            kept = self._kept.setdefault(key, _Kept())
            self._kept.move_to_end(key)
            while len(self._kept) > self.KEPT:
                self._kept.popitem(last=False)
        with kept.asking:
            if kept.answer is None or headers:
                kept.answer = self._heeded(asked(headers=headers), limit)
            return kept.answer

    def _for_chat(self, token: Secret) -> Mapping[str, str]:
        try:
            return self._sendable({"Authorization": Secret(f"Bearer {token.reveal()}")})
        except ConfigError:
            raise ConfigError("chat_token holds what HTTP cannot carry, such as a line break.") from None

    def _chat(self, asked: Callable[[Headers], Answer]) -> Answer:
        """An answer of Chat, which has OAuth clients of its own; other credentials do not open it."""
        if not self._of_chat:
            raise Unavailable("Chat takes access tokens of its own OAuth clients alone; set chat_token")
        try:
            return asked(self._of_chat)
        except CredentialsError:
            raise ChatRefused(
                "Chat refuses chat_token; it has to be an access token of an OAuth client of Chat's own"
            ) from None

    def _heeded(self, answer: Answer, limit: str) -> Answer:
        """An answer; one that was the last of the minute, by whoever asked, keeps the next ones waiting."""
        for name in TELLING.get(limit, ()):
            if found := SPENT.search(answer.headers.get(name, "")):
                self.told(limit, pause=float(found[1]))
        return answer


class _Kept:
    """An answer, or that it is being asked for."""

    def __init__(self) -> None:
        self.asking = threading.Lock()
        self.answer: Answer | None = None


def client(config: Config, minute: float, tokens: Path | None = None) -> Client:
    """A client of one account; all streams share it, and so its limits. minute: seconds that theirs last.

    tokens: where refresh tokens are kept, unless the configuration says.
    Raises ConfigError for credentials that are missing, or that HTTP cannot carry; no request is made.
    """
    if not config.base_url and not config.subdomain:
        raise ConfigError("subdomain is needed: what stands before .zendesk.com in the account's address.")
    if not SUBDOMAIN.fullmatch(config.subdomain):
        raise ConfigError("subdomain is only what stands before .zendesk.com: acme, not acme.zendesk.com.")
    base_url = config.base_url or f"https://{config.subdomain}.zendesk.com"
    most = config.requests_per_minute or int(LEAST_A_MINUTE * SHARE)
    login = _login(config, base_url, tokens)
    http = Sharing(
        login,
        base_url,
        limits={
            SUPPORT: (most, minute),
            GUIDE: (most, minute),
            EXPORTS: (config.exports_per_minute, minute),
            TALK: (TALK_A_MINUTE, minute),
            CHAT: (CHAT_A_MINUTE, minute),
            BIN: (min(BIN_A_MINUTE, most), minute),
            TAGS: (min(TAGS_A_MINUTE, most), minute),
            FIELDS: (min(FIELDS_A_MINUTE, most), minute),
        },
        classify=partial(classify, by=known_by(config)),
        retry=retry,
        chat_token=config.chat_token,
    )
    if not isinstance(login, Grants):
        http.enter()  # with what the configuration has: nobody is asked
    return http


def known_by(config: Config) -> str:
    """The options that hold the credentials."""
    if config.oauth_token:
        return "oauth_token"
    if config.client_id:
        given = {"client_secret": config.client_secret, "refresh_token": config.refresh_token}
        return " and ".join(("client_id", *(name for name, value in given.items() if value)))
    return "email and api_token"


def _login(config: Config, base_url: str, tokens: Path | None) -> Login:
    """How to log in: with credentials that stay as they are, or by asking for an access token."""
    base(base_url)
    if config.client_id and not config.oauth_token:
        refresh = config.refresh_token
        if config.client_secret is None and refresh is None:
            raise ConfigError("client_id needs client_secret, or refresh_token, or both.")
        file = token_file(config.token_file, tokens, refresh) if refresh else None
        if refresh and file is None:
            raise ConfigError(
                "refresh_token works once, and there is no place to keep the next: set token_file."
            )
        return Grants(base_url, config.client_id, config.client_secret, refresh, file)
    if config.oauth_token:
        authorization = Secret(f"Bearer {config.oauth_token.reveal()}")
    elif config.email and config.api_token is not None:
        pair = f"{config.email}/token:{config.api_token.reveal()}"
        authorization = Secret(f"Basic {b2a_base64(pair.encode(), newline=False).decode()}")
    else:
        raise ConfigError("give email and api_token, or oauth_token, or client_id and client_secret.")
    return lambda: (base_url, {"Authorization": authorization})


def told_limit(answer: Answer) -> int | None:
    """How many requests a minute the account may send, if the answer tells."""
    told = answer.headers.get("x-rate-limit") or answer.headers.get("ratelimit-limit") or ""
    return int(told) if told.isdecimal() and int(told) > 0 else None


def retry(answer: Answer) -> bool | None:
    """A conflict passes; None leaves it to the status."""
    return True if answer.status == 409 else None


def classify(answer: Answer, by: str = "email and api_token") -> TributaryError:
    """The error that a refusal is, with Zendesk's reason, without addresses in it. by: see `known_by`."""
    reason, code = _said(answer)
    match answer.status:
        case 504:
            return TooSlow("the page took too long")
        case 429:
            return OverQuota(reason)
        case status if status >= 500:
            return Passing(reason)
        case 401:
            return CredentialsError(f"Zendesk refuses the credentials; check {by}")
        case 402:
            return PermissionMissing(f"the account's plan, or what is owed for it, forbids this: {reason}")
        case 403 if SCOPES.search(reason):
            return PermissionMissing(f"the OAuth token may not read this: {reason}")
        case 403:
            return PermissionMissing(f"not allowed, or not part of the account's plan: {reason}")
        case 404 if NO_ACCOUNT.search(answer.body[:4096]):
            return ConfigError("there is no such account; correct subdomain")
        case 404 if code == "InvalidEndpoint":
            return Unavailable(f"the account does not have this: {reason}")
        case 404:
            return Missing(reason or "not found")
    if CURSOR.search(reason) and answer.status in (400, 410, 422):
        return CursorRefused(reason)
    return SourceError(reason)


def _said(answer: Answer) -> tuple[str, str]:
    """Why Zendesk refuses, and its code of that: its products word errors in four ways."""
    try:
        refusal = typed(answer.body, _Refusal)
    except msgspec.MsgspecError:
        return "", ""
    details = [*(refusal.errors or [])]
    code = refusal.error if isinstance(refusal.error, str) else ""
    if isinstance(refusal.error, _Detail):
        details.insert(0, refusal.error)
    words = [code, refusal.description, refusal.message]
    words += [word for d in details for word in (d.code, d.title, d.message, d.detail)]
    text = ": ".join(dict.fromkeys(word for word in words if word))
    return quoted(text.partition("\n")[0]), code


def decode(body: bytes, kind: Any) -> Any:
    """A part of an answer, typed; SourceError if it has another shape."""
    try:
        return typed(body, kind)
    except msgspec.MsgspecError as error:
        raise SourceError(f"Zendesk's answer has another shape than documented: {error}") from None
