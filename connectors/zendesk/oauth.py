"""OAuth: access tokens that end, asked for as needed; refresh tokens that work once, kept in a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import nullcontext

import msgspec

from etl.config import Secret
from etl.errors import CredentialsError, SourceError, TributaryError
from etl.http import Answer, Client
from etl.tokens import TokenFile
from etl.typed import typed


class _Told(msgspec.Struct):
    access_token: str
    refresh_token: str | None = None
    expires_in: float | None = None


class Grants:
    """Asks for access tokens of one OAuth client: for itself, or by a refresh token, kept in `tokens`."""

    def __init__(
        self,
        base_url: str,
        client_id: str,
        secret: Secret | None,
        refresh: Secret | None,
        tokens: TokenFile | None,
    ) -> None:
        self._base_url, self._client_id, self._secret = base_url, client_id, secret
        self._refresh, self._tokens = refresh, tokens
        self._given = ""

    def __call__(self) -> tuple[str, Mapping[str, Secret]]:
        """Where to ask, and the header that opens it; CredentialsError if no token is given.

        Called again, it gives another token. Of several processes one asks, and the others take what it was
        given: each refresh token works once.
        """
        with self._tokens.alone() if self._tokens else nullcontext():
            kept = self._tokens.kept() if self._tokens else None
            if kept and kept.is_good and kept.access_token != self._given:
                self._given = kept.access_token
            else:
                self._given = self._asked_for(Secret(kept.refresh_token) if kept else self._refresh)
        return self._base_url, {"Authorization": Secret(f"Bearer {self._given}")}

    def _asked_for(self, refresh: Secret | None) -> str:
        """A new access token; the refresh token that came with it is kept."""
        asked = {"client_id": self._client_id, "scope": "read", "grant_type": "client_credentials"}
        if self._secret:
            asked["client_secret"] = self._secret.reveal()
        if refresh:
            asked |= {"grant_type": "refresh_token", "refresh_token": refresh.reveal()}
        client = Client(self._base_url, classify=_refused, attempts=3)
        try:
            answer = client.post(
                "/oauth/tokens",
                body=json.dumps(asked).encode(),
                content_type="application/json",
                secrets=[secret for secret in (self._secret, refresh) if secret],
            )
            told = typed(answer.body, _Told)
        except msgspec.MsgspecError:
            raise SourceError("Zendesk's answer to a request for an OAuth token is not one") from None
        finally:
            client.close()
        if self._tokens and told.refresh_token:
            self._tokens.keep(told.refresh_token, told.access_token, told.expires_in)
        return told.access_token


def _refused(answer: Answer) -> TributaryError:
    if answer.status in (400, 401, 403):
        return CredentialsError(
            "Zendesk gives no access token; check client_id, client_secret and refresh_token"
        )
    return SourceError("no access token was given")
