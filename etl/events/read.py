"""Files of calls, a line each, plain or gzipped, read in pieces from where a load left off."""

from __future__ import annotations

import gzip
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Protocol, cast

import xxhash
from msgspec import Struct

from etl.errors import ConfigError, SourceError

PIECE = 8 * 1024 * 1024
"""Bytes of lines that are committed at once: 7,000 calls or so."""
READ = 1024 * 1024
SECONDS = 5.0  # after which what a slow pipe gave is committed
MOST_LINE = 16 * 1024 * 1024
PREVIEW = 1_000  # bytes of a line that is longer, as `TOO_LONG` and these
TOO_LONG = b"\0"


class Readable(Protocol):
    """What calls are read from: a file, an unpacked one, stdin."""

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes, but at the end."""

    def read1(self, size: int = -1, /) -> bytes:
        """Some bytes, as soon as there are any; none at the end."""

    def seekable(self) -> bool:
        """Whether it can be read twice."""

    def seek(self, place: int, /) -> object:
        """Go on there."""


class Lines(Struct):
    """Whole lines. at, end: bytes of the file before and with them. hash: of all before `end`."""

    at: int
    end: int
    hash: str
    body: bytes
    last: bool


@contextmanager
def opened(name: str) -> Iterator[Readable]:
    """The file of that name, unpacked if it ends in .gz; "-" is stdin. ConfigError if it cannot be opened."""
    if name == "-":
        yield cast("Readable", sys.stdin.buffer)
        return
    file: gzip.GzipFile | BufferedReader
    try:
        file = gzip.open(name) if name.endswith(".gz") else Path(name).open("rb")  # noqa: SIM115  closed below
    except OSError as error:
        raise ConfigError(f"{name} cannot be read: {error.strerror}.") from None
    with file:
        yield file


def read(file: Readable, since: tuple[int, str] = (0, ""), piece: int = PIECE) -> Iterator[Lines]:
    """The file's lines, piece by piece; from `since`, if what lies before it is what was read then.

    since: an `end` and its `hash`. piece: bytes of lines at once. A pipe cannot be read twice, so it is read
    from its beginning, and what came of it is handed on after some seconds. Raises SourceError if a packed
    file is broken.
    """
    at, hashed = _resumed(file, since)
    body, began, enough = b"", time.monotonic(), piece
    while True:
        parts, size, more = [body], len(body), b"."
        while more and size < enough and time.monotonic() - began < SECONDS:
            more = _some(file, min(READ, piece))
            parts.append(more)
            size += len(more)
        last, body = not more, b"".join(parts)
        cut = len(body) if last else body.rfind(b"\n") + 1
        if not cut and not last:
            if len(body) > MOST_LINE:
                skipped, rest = _skipped(file, body, hashed)
                yield Lines(at, at + skipped, hashed.hexdigest(), TOO_LONG + body[:PREVIEW], last=False)
                at, body = at + skipped, rest
            enough, began = len(body) + READ, time.monotonic()  # to find the end of this line
            continue
        whole, body = body[:cut], body[cut:]
        hashed.update(whole)
        yield Lines(at, at + cut, hashed.hexdigest(), whole, last)
        at, began, enough = at + cut, time.monotonic(), piece
        if last:
            return


def _resumed(file: Readable, since: tuple[int, str]) -> tuple[int, xxhash.xxh3_128]:
    """Where to go on, and the hash of what lies before."""
    hashed = xxhash.xxh3_128()
    end, wanted = since
    if not end or not file.seekable():
        return 0, hashed
    left = end
    while left and (body := file.read(min(left, READ))):
        hashed.update(body)
        left -= len(body)
    if not left and hashed.hexdigest() == wanted:
        return end, hashed
    file.seek(0)
    return 0, xxhash.xxh3_128()


def _skipped(file: Readable, body: bytes, hashed: xxhash.xxh3_128) -> tuple[int, bytes]:
    """Read on to the end of a line that is too long: how many bytes that are, and what was read behind it."""
    length = 0
    while body and (cut := body.find(b"\n")) < 0:
        hashed.update(body)
        length += len(body)
        body = _some(file, READ)
    cut = body.find(b"\n") + 1
    hashed.update(body[:cut])
    return length + cut, body[cut:]


def _some(file: Readable, size: int) -> bytes:
    try:
        return file.read1(size)
    except (EOFError, zlib.error, OSError) as error:
        raise SourceError(
            f"the file breaks off or is broken ({type(error).__name__}); what came before is loaded:"
            " mend it and load it again."
        ) from None
