"""Other origins than the vendor's own, which the configuration allows: asked by GET, without credentials.

Each has a client of its own, which was never given any. It asks as the source's own client does: within the
same bounds, out of the same time, told to the same watchers. Redirects are followed to these origins alone,
so never back to the vendor's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urljoin

from etl.errors import SourceError, TributaryError
from etl.exchanges import Ask
from etl.http import Answer, Client
from etl.secret_forms import has_secret
from etl.urls import Origin, is_address, led_to, sendable

MOST_REDIRECTS = 5
"""Of one request; a vendor that redirects to where a file lies does it once or twice."""
ROUND = f"redirects more than {MOST_REDIRECTS} times, and was not followed any further"
UNOPENED = "it is asked without credentials, as it is another origin than base_url's"
T = TypeVar("T")


class Led(Exception):
    """Instead of what was asked for, an answer leads to an allowed origin."""

    def __init__(self, origin: Origin, target: str) -> None:
        self.origin, self.target = origin, target


class OtherOrigin(Client):
    """Asks one allowed origin.

    If it is a name, it must lead to an address of the internet's at each connection, whatever DNS says by
    then; an address that is not public is asked only where the configuration lists that address.
    """

    def __init__(self, origin: Origin, own: Client, allowed: Mapping[Origin, Client], **bounds: Any) -> None:
        super().__init__(origin.url, classify=_refused, **bounds)
        self._allowed, self.patience, self.watchers = allowed, own.patience, own.watchers
        self.clock = lambda: own.clock()  # noqa: PLW0108  which a sync sets later
        self._wires = self._wired(origin, public=not is_address(origin.host))


def redirect(ask: Ask, answer: Answer, origin: Origin, allowed: Mapping[Origin, Client]) -> Led | None:
    """Where an answer of `origin` redirects a GET: an allowed origin, to which it takes no credential."""
    place = answer.headers.get("location", "")
    if not place or ask.method != "GET" or has_secret(place):
        return None
    try:
        there, target = led_to(urljoin(f"{origin.url}{ask.target}", place), origin, allowed)
    except (ValueError, SourceError):
        return None
    return Led(there, target) if there in allowed else None


def follow(
    own: Client,
    there: Origin | None,
    ask: Ask,
    how: Callable[[Client, Ask], T],
    allowed: Mapping[Origin, Client],
) -> T:
    """What `how` brings of the vendor's own origin, or of `there`, or of where these redirect.

    Nothing of `ask` goes to an allowed origin but what kind of body is wanted.
    """
    kept = {name: value for name, value in ask.headers.items() if ask.opened and name == "accept"}
    try:
        if there:
            raise Led(there, ask.target)
        return how(own, ask)
    except Led as first:
        led = first
    for _ in range(MOST_REDIRECTS + (there is not None)):  # a link is no redirect
        ask = Ask("GET", sendable(led.target), None, kept, True, opened=ask.opened, led=True)
        try:
            return how(allowed[led.origin], ask)
        except Led as further:
            led = further
    raise SourceError(f"{led.origin.host} {ROUND}")


def _refused(answer: Answer) -> TributaryError | None:
    """What a refusal means: no credentials are bad, as none were sent."""
    return SourceError(UNOPENED) if answer.status in (401, 402, 403) else None
