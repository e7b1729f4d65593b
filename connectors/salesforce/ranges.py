"""Where to cut an object by its ids, so that what was read of it stays read whatever becomes of the rest.

Bulk statements do without ORDER BY, which keeps Salesforce from cutting a job itself. Ids do not move, and
are indexed: a job for those behind one and up to another is the same part of the object whenever it is made.
They count up in base 62, but in clusters, as an organisation moves between instances: a cut is guessed from
how dense the ids are, counted, and guessed again from where records are.
"""

from __future__ import annotations

from collections.abc import Sequence

from connectors.salesforce import soql
from connectors.salesforce.api import Restricted, TooMuch
from connectors.salesforce.describe import SObject
from connectors.salesforce.rest import Rest
from etl.errors import Passing, SourceError

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
GUESSES = 8
"""How often a cut is guessed; of three clusters of very different sizes, four find it."""


def number(key: str) -> int:
    """The place of an id among all of 15 characters."""
    value = 0
    for letter in key[:15]:
        value = value * len(DIGITS) + DIGITS.index(letter)
    return value


def spelled(value: int) -> str:
    """The id of 15 characters at a place."""
    letters = []
    for _ in range(15):
        value, digit = divmod(value, len(DIGITS))
        letters.append(DIGITS[digit])
    return "".join(reversed(letters))


class Ranges:
    """Cuts the objects of one organisation."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest

    def count(self, name: str, where: Sequence[str]) -> int | None:
        """How many records there are; None: too many to be counted."""
        try:
            return self._rest.count(name, where)
        except TooMuch:
            return None

    def end(
        self, obj: SObject, where: Sequence[str], after: str, most: int, total: int | None = None
    ) -> tuple[str, int | None]:
        """Up to which id about `most` records come behind one, at most twice as many; and how many do.

        total: of all that come behind it, if that was counted. "" is no end: the rest is not too much, or
        cannot be cut. The number is None where it is too large to be counted.
        """
        behind = [*where, *soql.between(after, "")]
        total = self.count(obj.name, behind) if total is None else total
        if not obj.keyset or (total is not None and total <= 2 * most):
            return "", total
        try:
            return self._cut(obj.name, behind, after, most, total)
        except (Passing, Restricted):
            raise
        except SourceError:  # nobody documents which ids can be compared with that are no record's
            return "", total

    def _cut(
        self, name: str, behind: Sequence[str], after: str, most: int, total: int | None
    ) -> tuple[str, int | None]:
        first, last = (self._edge(name, behind, descending) for descending in (False, True))
        if not first or not last:
            return "", total
        low, fewer = number(first) - 1, 0
        high, more = number(last), total
        for _ in range(GUESSES):
            if high - low < 2:
                break
            share = (most - fewer) / (more - fewer) if more else 0.5
            guess = min(high - 1, max(low + 1, low + int((high - low) * share)))
            found = self.count(name, [*behind, *soql.between("", spelled(guess))])
            if found is None or found > 2 * most:
                below = self._edge(name, [*behind, *soql.between("", spelled(guess))], descending=True)
                high, more = number(below) if below else guess, found
            elif found * 2 < most:
                above = self._edge(name, [*behind, *soql.between(spelled(guess), "")], descending=False)
                low, fewer = number(above) - 1 if above else guess, found
            else:
                return spelled(guess), found
        return (spelled(low), fewer) if fewer else (spelled(high), more)

    def _edge(self, name: str, where: Sequence[str], descending: bool) -> str:
        """The first or the last id of all; "" if there is none."""
        order = f"ORDER BY Id{' DESC' if descending else ''} LIMIT 1"
        return self._rest.first(soql.select(["Id"], name, where, order))
