"""What Salesforce says of many objects, in few requests: to the daily limit, 25 descriptions are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain

import msgspec

from connectors.salesforce.api import Api, QuotaSpent, classify, decode
from connectors.salesforce.describe import SObject
from etl.errors import CredentialsError, Passing, TributaryError
from etl.http import Answer

AT_ONCE = 25
"""Requests that one composite request may hold."""
THREADS = 2
"""Composite requests at a time, as an answer may have some megabytes for each object."""


class _Part(msgspec.Struct, rename="camel"):
    body: msgspec.Raw
    http_status_code: int
    reference_id: str


class _Composite(msgspec.Struct, rename="camel"):
    composite_response: list[_Part]


Described = SObject | TributaryError


def describe(api: Api, name: str) -> SObject:
    """One object; raises as a request does."""
    found: SObject = api.read(f"sobjects/{name}/describe/", SObject)
    return found


def describe_all(api: Api, names: Sequence[str]) -> dict[str, Described]:
    """Each of the objects, or why it cannot be described.

    Raises QuotaSpent and CredentialsError, and Passing if it is none's trouble alone.
    """
    several = [names[at : at + AT_ONCE] for at in range(0, len(names), AT_ONCE)]
    with ThreadPoolExecutor(THREADS, "describe") as threads:
        found = dict(chain.from_iterable(threads.map(partial(_several, api), several)))
    passing = [refusal for refusal in found.values() if isinstance(refusal, Passing)]
    if passing and len(passing) == len(found):
        raise passing[0]
    return found


def _several(api: Api, names: Sequence[str]) -> list[tuple[str, Described]]:
    """So many that one request can ask for them; one by one those that it did not give."""
    asked = [
        {"method": "GET", "url": f"{api.base}/sobjects/{name}/describe", "referenceId": f"object{at}"}
        for at, name in enumerate(names)
    ]
    try:
        answer = api.post("composite", {"allOrNone": False, "compositeRequest": asked})
        parts: _Composite = decode(answer.body, _Composite)
    except (Passing, CredentialsError):
        raise
    except TributaryError:
        return list(_singly(api, names))
    found = {part.reference_id: part for part in parts.composite_response}
    told: dict[str, Described] = {}
    for at, name in enumerate(names):
        part = found.get(f"object{at}")
        described = _read(name, part, answer) if part else None
        if described and not isinstance(described, Passing):
            told[name] = described
    return [*told.items(), *_singly(api, [name for name in names if name not in told])]


def _singly(api: Api, names: Sequence[str]) -> Iterator[tuple[str, Described]]:
    for name in names:
        try:
            yield name, describe(api, name)
        except (QuotaSpent, CredentialsError):
            raise
        except TributaryError as refusal:
            yield name, refusal


def _read(name: str, part: _Part, whole: Answer) -> Described:
    body = bytes(part.body)
    try:
        if part.http_status_code == 200:
            found: SObject = decode(body, SObject)
            return found
        refusal = classify(Answer(body, part.http_status_code, {}, whole.asof))
        if part.http_status_code >= 500 and not isinstance(refusal, Passing):
            refusal = Passing(str(refusal))
    except TributaryError as wrong:
        refusal = wrong
    if isinstance(refusal, QuotaSpent | CredentialsError):
        raise refusal
    refusal.args = (f"{name} cannot be described: answered {part.http_status_code}: {refusal}",)
    return refusal
