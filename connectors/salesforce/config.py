"""[sources.NAME] of connector "salesforce": where to log in, as whom, and what to read."""

from __future__ import annotations

from typing import Annotated

import msgspec

from etl.config import Options, Secret

API_VERSION = "64.0"
"""Summer '25: the shape of every answer."""


class Config(Options, frozen=True, kw_only=True):
    """[sources.NAME] of connector "salesforce"."""

    base_url: str = ""
    """Where to log in: your My Domain, such as https://acme.my.salesforce.com; default:
    https://login.salesforce.com. Where the data is, the login says."""
    client_id: str
    """The consumer key of the connected app, or external client app, to log in through."""
    client_secret: Secret | None = None
    """Its consumer secret; alone with client_id it is the client credentials flow, on your My Domain."""
    username: str = ""
    """Who logs in, by password or by private_key."""
    password: Secret | None = None
    """The user's password, for the username-password flow."""
    security_token: Secret | None = None
    """The user's security token, unless the network is trusted; it is sent behind the password."""
    refresh_token: Secret | None = None
    """A refresh token that the app was given, for the refresh token flow."""
    token_file: str = ""
    """Where the newest refresh token is kept, if the app rotates them, so that each works once: a path,
    readable by the owner only; default: .tributary/tokens/NAME.json beside tributary.toml."""
    private_key: Secret | None = None
    """The private key (PEM) of the app's certificate, for the JWT bearer flow."""
    audience: str = ""
    """Whom a JWT is for; default: https://login.salesforce.com, of a sandbox https://test.salesforce.com."""
    objects: tuple[str, ...] = ()
    """API names to read, such as ["Account", "Invoice__c"]; default: the standard business objects and every
    custom object that can be queried."""
    api_version: Annotated[str, msgspec.Meta(pattern=r"^\d{2}\.0$")] = API_VERSION
    """Another version of Salesforce's API, from 47.0 on, which can query in bulk."""
    quota_percent: Annotated[float, msgspec.Meta(gt=0, le=100)] = 90.0
    """At which share of the organisation's daily API requests to stop, for the sake of its other tools."""
    bulk_from: Annotated[int, msgspec.Meta(ge=0)] = 20_000
    """From how many records on the Bulk API is asked, which takes fewer requests, and longer to begin."""
    job_records: Annotated[int, msgspec.Meta(gt=0)] = 500_000
    """About how many records one bulk job of a first load asks for: so many are read again if it is lost."""
    refresh_days: Annotated[float, msgspec.Meta(ge=0)] = 1.0
    """How often formula fields, whose changes leave no stamp, are read again; 0: at every sync."""
    reconcile_days: Annotated[float, msgspec.Meta(ge=0)] = 7.0
    """How often all ids are compared, to see what was deleted, shown or hidden without a trace; 0: always."""
