"""Bodies packed by gzip, unpacked in pieces of at most 1 MiB, as they come."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

PIECE = 1 << 20
"""Bytes read, or unpacked, at once."""
ABSURD = (8 << 20, 250)
"""Bytes, unpacked, and how many times what came: more than both is a bomb. JSON of vendors packs by 5 to 30,
the very same record of 400 bytes over and over by 228, one letter by 229 where gzip is told to be fast, else
by 1,029."""
SUSPECT = (64 << 20, 100)
"""The same of what is held, where strings count by their beginnings. The process takes 32 MiB more."""


class Broken(Exception):
    """No answer, or a part of one; another attempt may bring all of it. Its text has no subject."""


class Useless(Exception):
    """An answer that cannot be read and will be no better next time. Its text has no subject."""


def is_packed(headers: Mapping[str, str], status: int) -> bool:
    """Whether the body is packed by gzip; Useless if it is by anything else, or in several layers."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity") or status in (204, 304):
        return False
    if encoding not in ("gzip", "x-gzip"):
        raise Useless(f"answered in encoding {encoding[:40]!r}, which was not asked for")
    return True


def unpacked(pieces: Iterable[bytes], held: Callable[[], int] | None = None) -> Iterator[bytes]:
    """What these pieces of gzip hold; Broken if it does not end where they do.

    held: how many bytes of what was given are in memory, where they are to be: then a bomb is Useless.
    """
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    taken = given = 0
    for piece in pieces:
        taken += len(piece)
        more = True
        while more:
            found = unpacker.decompress(piece, PIECE)
            given += len(found)
            piece = unpacker.unconsumed_tail
            read = taken - len(piece)
            for count, (most, times) in ((given, ABSURD), (held(), SUSPECT)) if held else ():
                if count > max(most, times * read):
                    raise Useless(f"answered more than {most:,} bytes, unpacked, of {read:,}")
            if found:
                yield found
            if unpacker.unused_data:
                raise Broken("sent a gzip body that does not end where it should")
            more = bool(piece) or len(found) == PIECE
    if not unpacker.eof:
        raise Broken("sent a gzip body that does not end where it should")
