"""Bodies packed by gzip, unpacked in pieces of at most 1 MiB, as they come."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping

PIECE = 1 << 20
"""Bytes read, or unpacked, at once."""
ABSURD = 250
"""What packs by more than this is a bomb. JSON of vendors packs by 5 to 30, the very same record of 400 bytes
over and over by 228, one letter by 229 where gzip is told to be fast, else by 1,029."""
UNSUSPECTED = 8 << 20
"""Bytes that may be unpacked before that is looked at, of each of the answers that come at the same time."""


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


def unpacked(pieces: Iterable[bytes], *, absurd: int = 0) -> Iterator[bytes]:
    """What these pieces of gzip hold; Broken if it does not end where they do.

    absurd: more than so many bytes of one that was packed are Useless, in a body that is not small; 0: never.
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
            if absurd and given > max(UNSUSPECTED, absurd * read):
                raise Useless(f"answered more than {UNSUSPECTED:,} bytes, unpacked, of {read:,}")
            if found:
                yield found
            if unpacker.unused_data:
                raise Broken("sent a gzip body that does not end where it should")
            more = bool(piece) or len(found) == PIECE
    if not unpacker.eof:
        raise Broken("sent a gzip body that does not end where it should")
