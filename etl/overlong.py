"""Strings of JSON that are too long for any record: of each no more than its beginning is held.

The record that has one is still larger than a record of any source may be, and is refused for that
(reliability B12); what stands beside it loads, and a string of a gigabyte takes the memory of one of 32 MiB.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

from etl.charset import charset
from etl.settings import MOST_HELD
from etl.unpack import PIECE

CUT = b'"what came behind this was cut"'
"""A last value, or the name of one, where more than a string was: see `etl.elements`."""
ROOM = 32
"""Bytes beyond those after which a string is cut, or up to 14 sooner: no character or escape is cut apart."""


def may_be_cut(headers: Mapping[str, str]) -> bool:
    """Whether a body is JSON in UTF-8, by its content type."""
    content_type = headers.get("content-type", "")
    if not content_type.partition(";")[0].strip().lower().endswith("json"):
        return False
    try:
        return ";" not in content_type or charset(content_type) == "utf-8"
    except LookupError:
        return False


class Bare:
    """Takes a body in pieces, which end anywhere."""

    _escaped = False  # whether the next byte is

    def _bare(self, piece: bytes) -> bytes:
        """A piece in which each quote begins or ends a string, and each backslash begins an escape."""
        if self._escaped:
            piece = b"." + piece[1:]
        if self._escaped or b"\\" in piece:
            piece = piece.replace(rb"\\", rb"\.").replace(rb"\"", rb"\.")
            self._escaped = piece.endswith(b"\\")
        return piece


class Cutter(Bare):
    """Takes a body in pieces, which end anywhere, none of them empty, and gives what is to be held of each.

    most: bytes of a string that are held in any case. It is cut in a piece that has more than ROOM bytes.
    cut: bytes that were not to be held.
    """

    def __init__(self, most: int = MOST_HELD) -> None:
        self._most, self.cut = most, 0
        self._inside, self._length = False, 0  # whether a string goes on, and its bytes until now
        self._cutting = False  # whether its next byte is left out

    @classmethod
    def behind(cls, held: io.BytesIO) -> Cutter:
        """One that goes on behind what is held, in which there is no room for a string that is too long."""
        cutter = cls()
        with held.getbuffer() as view:
            for at in range(0, len(view), PIECE):
                cutter.of(bytes(view[at : at + PIECE]))
        return cutter

    def of(self, piece: bytes) -> bytes:
        """What is to be held of the next piece."""
        bare = self._bare(piece)
        quote = bare.find(b'"')
        end = len(piece) if quote < 0 else quote  # of the string that goes on
        at = 0 if self._cutting else max(self._most - self._length, 0) + ROOM
        if self._inside and end > at:
            at = 0 if self._cutting else _between(bare, at)
            self.cut += end - at
            self._cutting = True
            piece = piece[:at] + piece[end:]
        if quote < 0:
            self._length += end
        else:
            self._cutting = False
            self._inside ^= bool(bare.count(b'"') % 2)
            self._length = len(bare) - bare.rfind(b'"') - 1
        return piece


def _between(bare: bytes, at: int) -> int:
    """The last place up to this one that is between two characters or escapes."""
    for _ in range(3):
        at -= bare[at] & 0xC0 == 0x80  # of UTF-8, a byte that is no character's first
    escape = bare.rfind(b"\\", at - 5, at)
    if escape >= 0 and at < escape + (6 if bare[escape + 1 : escape + 2] == b"u" else 2):
        at = escape
    if bare[at - 6 : at - 3].lower() == rb"\ud" and bare[at - 3 : at - 2] in b"89abAB":
        at -= 6  # the first half of a pair
    return at
