"""Who asks: API tokens with an e-mail, OAuth access tokens with scopes, and what their users may see.

Pages followed: introduction/security-and-auth, ticketing/oauth/oauth_tokens, oauth/grant_type_tokens,
live-chat/getting-started/auth.
"""

from __future__ import annotations

import base64
import binascii
import random
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import parse_qsl

from connectors.sandbox.zendesk.errors import Refusal, invalid_token, no_chat, unauthenticated
from connectors.sandbox.zendesk.store import Body

API_TOKEN: Final = "tributaryApiToken0000000000000000000madeup"  # noqa: S105  # opens nothing else
CHAT_TOKEN: Final = "tributaryChatToken000000000000000000madeup"  # noqa: S105  # nor does this
ADMIN: Final = "admin@brightleaf.example"
LIFETIMES: Final = (300, 172_800)  # seconds that an OAuth access token may be made to live


@dataclass(frozen=True, slots=True)
class Access:
    """One OAuth access token. `until`: when it ends, world seconds; None: not within this test."""

    token: str
    email: str = ADMIN
    scopes: frozenset[str] = frozenset({"read"})
    until: float | None = None
    refresh: str = ""
    lifetime: int = 7_200

    def covers(self, scope: str) -> bool:
        """Whether it was given for reading this kind of thing."""
        return bool(self.scopes & {"read", f"{scope}:read"})


@dataclass(frozen=True, slots=True)
class Login:
    """A user who asks, and how he proved who he is."""

    user: Body
    access: Access | None = None

    @property
    def admin(self) -> bool:
        """Whether exports and settings are open."""
        return bool(self.user["role"] == "admin")

    @property
    def agent(self) -> bool:
        """Whether this is somebody of the company's."""
        return bool(self.user["role"] in ("agent", "admin"))


class Logins:
    """The credentials of an account. `accepts_api_tokens` False: as after Zendesk's retirement of them."""

    def __init__(self, seed: str, api_tokens: Iterable[str], accesses: Iterable[Access]) -> None:
        self.api_tokens = list(api_tokens)
        self.accepts_api_tokens = True
        self.chat_token = CHAT_TOKEN
        self.accesses = {access.token: access for access in accesses}
        self.client = ("tributary", "made-up-client-secret")
        self._rng = random.Random(f"logins {seed}")

    def recognise(self, headers: Mapping[str, str], users: Iterable[Body], now: float) -> Login | None:
        """The user who asks; None for one who names no credentials. Raises Refusal 401 for wrong ones.

        A password is refused like a wrong token: Zendesk has ended password access.
        """
        scheme, _, value = headers.get("authorization", "").partition(" ")
        if not scheme:
            return None
        access = None
        if scheme.lower() == "bearer":
            access = self.accesses.get(value.strip())
            if access is None or (access.until is not None and access.until <= now):
                raise invalid_token()
            email = access.email
        elif scheme.lower() == "basic":
            email = self._basic(value)
        else:
            raise unauthenticated()
        for user in users:
            if (user["email"] or "").lower() == email.lower() and user["active"] and not user["suspended"]:
                return Login(user, access)
        raise unauthenticated()

    def of_chat(self, headers: Mapping[str, str], owner: Body) -> Login:
        """Who asks Chat, which knows tokens of its own OAuth clients alone. Raises Refusal 401."""
        scheme, _, value = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or value.strip() != self.chat_token:
            raise no_chat()
        return Login(owner)

    def _basic(self, value: str) -> str:
        try:
            name, _, secret = base64.b64decode(value.strip(), validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            raise unauthenticated() from None
        email, slash, kind = name.rpartition("/")
        if not slash or kind != "token" or not self.accepts_api_tokens or secret not in self.api_tokens:
            raise unauthenticated()
        return email

    # -- OAuth

    def grant(
        self, email: str = ADMIN, scopes: str = "read", lifetime: int | None = None, now: float = 0.0
    ) -> Access:
        """A new pair of tokens; `lifetime` in seconds, None for one that does not end."""
        if lifetime is not None and not LIFETIMES[0] <= lifetime <= LIFETIMES[1]:
            raise ValueError(f"an access token lives {LIFETIMES[0]} to {LIFETIMES[1]} seconds")
        until = None if lifetime is None else now + lifetime
        access = Access(
            self._word(40), email, frozenset(scopes.split()), until, self._word(40), lifetime or 7_200
        )
        self.accesses[access.token] = access
        return access

    def revoke(self, token: str) -> None:
        """End an access token, as an admin does."""
        self.accesses.pop(token, None)

    def exchange(self, body: bytes, fields: dict[str, Any] | None, now: float) -> dict[str, Any]:
        """POST /oauth/tokens: a new access token for a refresh token or for the client itself.

        A refresh token works once: the answer holds the next one. Raises Refusal 400 or 401.
        """
        given = fields if fields is not None else dict(parse_qsl(body.decode("utf-8", "replace")))
        if given.get("client_id") != self.client[0]:
            raise Refusal(401, {"error": "invalid_client", "error_description": "Unknown client."})
        kind = given.get("grant_type")
        if kind == "client_credentials":
            if given.get("client_secret") != self.client[1]:
                raise Refusal(401, {"error": "invalid_client", "error_description": "Wrong client secret."})
            made = self.grant(scopes=str(given.get("scope") or "read"), lifetime=7_200, now=now)
            return self._told(replace(made, refresh=""))
        if kind != "refresh_token":
            text = "The authorization grant type is not supported by the authorization server."
            raise Refusal(400, {"error": "unsupported_grant_type", "error_description": text})
        old = next((a for a in self.accesses.values() if a.refresh == given.get("refresh_token")), None)
        if old is None or not old.refresh:
            text = "The provided authorization grant is invalid, expired or revoked."
            raise Refusal(400, {"error": "invalid_grant", "error_description": text})
        del self.accesses[old.token]
        return self._told(self.grant(old.email, " ".join(sorted(old.scopes)), old.lifetime, now))

    def _told(self, access: Access) -> dict[str, Any]:
        told = {
            "access_token": access.token,
            "token_type": "bearer",
            "scope": " ".join(sorted(access.scopes)),
            "expires_in": access.lifetime,
        }
        if access.refresh:
            told |= {"refresh_token": access.refresh, "refresh_token_expires_in": 30 * 86_400}
        return told

    def _word(self, length: int) -> str:
        return "".join(self._rng.choices(string.ascii_lowercase + string.digits, k=length))
