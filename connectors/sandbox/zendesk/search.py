"""The number of what a search finds: by kind and time of creation, and by nothing else that search knows.

Pages followed: tickets/search ("Show Results Count"), and Zendesk Support search reference ("Searching by
date and time"). Records are found some minutes after they were made; archived tickets are, deleted ones not.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from connectors.sandbox.zendesk import lists
from connectors.sandbox.zendesk.errors import Refusal
from connectors.sandbox.zendesk.logins import Login
from connectors.sandbox.zendesk.store import Body, Record
from connectors.sandbox.zendesk.world import World

INDEXED: Final = 120  # seconds after which a record is found
_WORD: Final = re.compile(r"type:(?P<kind>\w+)|created(?P<op>>=|<=|>|<|:)(?P<at>\S+)")
KINDS: Final = ("ticket", "user", "organization")


def count(world: World, query: str, login: Login) -> Body:
    """How many records a query finds. Raises Refusal for words that are not simulated."""
    kind, spans = "", list[tuple[float, float]]()
    for word in query.split():
        match = _WORD.fullmatch(word)
        if match is None or (match["kind"] and (kind or match["kind"] not in KINDS)):
            raise _invalid(f"{word!r} is not simulated")
        if match["kind"]:
            kind = match["kind"]
        else:
            spans.append(_span(match["op"], match["at"]))
    if not kind:
        raise _invalid("a search without type is not simulated")
    start = max((span[0] for span in spans), default=float("-inf"))
    end = min((span[1] for span in spans), default=float("inf"))
    found = [record for record in world.store.all(kind) if _found(world, record, login)]
    return {"count": sum(start <= int(record.made) < end for record in found)}


def _found(world: World, record: Record, login: Login) -> bool:
    return not record.gone and record.made <= world.now - INDEXED and lists.may_see(world, login, record)


def _span(op: str, text: str) -> tuple[float, float]:
    """From when on, and until before when, in whole seconds; a day alone is one of UTC here."""
    day = len(text) == len("2024-01-31")
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise _invalid(f"{text!r} is no time") from None
    if not day and at.tzinfo is None:
        raise _invalid(f"{text!r} has no zone")
    begin = int((at.replace(tzinfo=UTC) if day else at).timestamp())
    after = begin + (86_400 if day else 1)
    return {
        ">=": (begin, float("inf")),
        ">": (after, float("inf")),
        "<=": (float("-inf"), after),
        "<": (float("-inf"), begin),
        ":": (begin, after),
    }[op]


def _invalid(why: str) -> Refusal:
    return Refusal(422, {"error": "invalid", "description": f"Invalid search: {why}"})
