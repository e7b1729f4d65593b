"""What Salesforce says of many objects, in few requests: to the daily limit, 25 descriptions are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain

import msgspec

from connectors.salesforce.api import Api, classify, decode
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

    Raises Passing and CredentialsError, as then none of them can.
    """
    several = [names[at : at + AT_ONCE] for at in range(0, len(names), AT_ONCE)]
    with ThreadPoolExecutor(THREADS, "describe") as threads:
        return dict(chain.from_iterable(threads.map(partial(_several, api), several)))


def _several(api: Api, names: Sequence[str]) -> list[tuple[str, Described]]:
    """So many that one request can ask for them; one by one, if that is refused."""
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
    told = [(name, found.get(f"object{at}")) for at, name in enumerate(names)]
    return [
        *((name, _read(name, part, answer)) for name, part in told if part),
        *_singly(api, [name for name, part in told if part is None]),
    ]


def _singly(api: Api, names: Sequence[str]) -> Iterator[tuple[str, Described]]:
    for name in names:
        try:
            yield name, describe(api, name)
        except (Passing, CredentialsError):
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
    except TributaryError as wrong:
        refusal = wrong
    if isinstance(refusal, Passing | CredentialsError):
        raise refusal
    refusal.args = (f"{name} cannot be described: answered {part.http_status_code}: {refusal}",)
    return refusal
