"""JSON as types: a decoder is made by one thread, and then serves them all.

msgspec lays out a Struct when it is first decoded into. Two threads that are first with the same one, as
readers of several streams are, were seen to end the process (SIGSEGV, msgspec 0.22).
"""

from __future__ import annotations

from threading import Lock
from typing import Any, TypeVar, overload

import msgspec

from etl.escapes import read_json

T = TypeVar("T")

_making = Lock()
_made: dict[Any, msgspec.json.Decoder[Any]] = {}


@overload
def typed(body: bytes | str | msgspec.Raw, kind: type[T]) -> T: ...


@overload
def typed(body: bytes | str | msgspec.Raw, kind: Any) -> Any: ...


def typed(body: bytes | str | msgspec.Raw, kind: Any) -> Any:
    """A body, or a part of one, as a Struct or another type, which is kept in mind with its decoder.

    Half characters are taken as `read_json` takes them; raises msgspec.DecodeError, of which ValidationError
    is one.
    """
    decoder = _made.get(kind)
    if decoder is None:
        decoder = _made.setdefault(kind, made(kind))
    return read_json(decoder.decode, body.encode() if isinstance(body, str) else body)


def made(kind: Any) -> msgspec.json.Decoder[Any]:
    """A decoder into a type, made while no other is."""
    with _making:
        return msgspec.json.Decoder(kind)
