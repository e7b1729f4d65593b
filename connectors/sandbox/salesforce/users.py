"""The org's people who use the API: what they log in with and what their profile lets them see.

A field that field-level security hides is missing from describe and unknown to queries (Object Reference,
"Field-Level Security"); an object without read permission is unknown altogether.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Rights:
    """What one user may not do. Change it at any time: it holds from the next request."""

    objects: set[str] = field(default_factory=set)  # may not be read
    fields: set[tuple[str, str]] = field(default_factory=set)  # may not be seen
    only: frozenset[str] | None = None  # the objects that may be read at all
    api_enabled: bool = True

    def may_read(self, name: str) -> bool:
        """Whether an object is there for the user."""
        return name not in self.objects and (self.only is None or name in self.only or name == "Name")

    def may_see(self, entity: str, name: str) -> bool:
        """Whether a field is there for the user."""
        return (entity, name) not in self.fields


@dataclass(slots=True)
class Login:
    """One user's credentials. The password flow wants password and security token run together."""

    username: str
    password: str
    security_token: str
    user_id: str = ""
    rights: Rights = field(default_factory=Rights)
    locked: bool = False


@dataclass(frozen=True, slots=True)
class App:
    """A connected app: consumer key and secret, and what its policies allow."""

    client_id: str
    client_secret: str
    run_as: str = ""  # who the client-credentials flow runs as; empty: it is not enabled
    public_key: tuple[int, int] | None = None  # modulus and exponent of the certificate for JWT assertions
    rotates: bool = False  # each refresh token works once, and comes with the next
    approved: frozenset[str] = frozenset()  # usernames that are pre-authorized for JWT assertions
