"""OAuth: access tokens that end, asked for as needed; refresh tokens that work once, kept in a file."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec

from etl.config import Secret
from etl.errors import ConfigError, CredentialsError, SourceError, TributaryError
from etl.http import Answer, Client

UNASKED = "none-was-asked-for-yet"


class _Kept(msgspec.Struct):
    """What the file holds. seed: fingerprint of the refresh token in the configuration that it came from."""

    seed: str
    access_token: str
    refresh_token: str


class _Told(msgspec.Struct):
    access_token: str
    refresh_token: str | None = None


class Grants:
    """Asks for access tokens of one OAuth client: for itself, or by a refresh token."""

    def __init__(
        self, base_url: str, client_id: str, secret: Secret | None, refresh: Secret | None, file: str
    ) -> None:
        self._base_url, self._client_id, self._secret = base_url, client_id, secret
        self._refresh, self._file = refresh, Path(file).expanduser() if file else None
        self._given = UNASKED

    def known(self) -> Secret:
        """An Authorization header that may still be good; if it is not, `renew` is asked."""
        kept = self._kept()
        self._given = kept.access_token if kept else UNASKED
        return Secret(f"Bearer {self._given}")

    def renew(self) -> Mapping[str, Secret]:
        """The header with a new access token; raises CredentialsError if none is given.

        Of several processes one asks, and the others take what it was given: each refresh token works once.
        """
        with self._alone():
            kept = self._kept() if self._refresh else None
            if kept and kept.access_token != self._given:
                self._given = kept.access_token
            else:
                self._given = self._asked_for()
        return {"Authorization": Secret(f"Bearer {self._given}")}

    def _asked_for(self) -> str:
        """A new access token; the refresh token that came with it is kept."""
        asked = {"client_id": self._client_id, "scope": "read"}
        if self._secret:
            asked["client_secret"] = self._secret.reveal()
        if self._refresh:
            kept = self._kept()
            asked |= {
                "grant_type": "refresh_token",
                "refresh_token": kept.refresh_token if kept else self._refresh.reveal(),
            }
        else:
            asked["grant_type"] = "client_credentials"
        client = Client(self._base_url, classify=_refused, attempts=3)
        try:
            answer = client.post(
                "/oauth/tokens", body=json.dumps(asked).encode(), content_type="application/json"
            )
            told = msgspec.json.decode(answer.body, type=_Told)
        except msgspec.MsgspecError:
            raise SourceError("Zendesk's answer to a request for an OAuth token is not one") from None
        finally:
            client.close()
        if self._refresh and told.refresh_token:
            self._keep(told.access_token, told.refresh_token)
        return told.access_token

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While no other process renews; that the file can be written is known before the token is spent."""
        if self._file is None or not self._refresh:
            yield
            return
        lock = self._file.with_name(f"{self._file.name}.lock")
        try:
            held = os.open(lock, os.O_WRONLY | os.O_CREAT, 0o600)
        except OSError as error:
            raise self._unwritable(error) from None
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
        finally:
            os.close(held)

    @property
    def _seed(self) -> str:
        return sha256(self._refresh.reveal().encode()).hexdigest()[:16] if self._refresh else ""

    def _kept(self) -> _Kept | None:
        """What the file holds, unless the configuration has another refresh token since."""
        if self._file is None:
            return None
        try:
            kept = msgspec.json.decode(self._file.read_bytes(), type=_Kept)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            raise ConfigError(f"token_file {self._file} cannot be read ({type(error).__name__}).") from None
        return kept if kept.seed == self._seed else None

    def _keep(self, access: str, refresh: str) -> None:
        """Replace the file as one: the old refresh token is worth nothing any more."""
        if self._file is None:
            return
        beside = self._file.with_name(f"{self._file.name}.new")
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(msgspec.json.encode(_Kept(self._seed, access, refresh)))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._file)
        except OSError as error:
            raise self._unwritable(error) from None

    def _unwritable(self, error: OSError) -> ConfigError:
        return ConfigError(f"token_file {self._file} cannot be written ({type(error).__name__}).")


def _refused(answer: Answer) -> TributaryError:
    if answer.status in (400, 401, 403):
        return CredentialsError(
            "Zendesk gives no access token; check client_id, client_secret and refresh_token"
        )
    return SourceError("no access token was given")
