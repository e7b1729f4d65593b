"""Records of JSON that are too long in many short values: of each no more than its beginning is held.

Where records stand, nobody knows while their answer arrives; but they, or what encloses them, are elements of
its outermost list. So once more of an answer has come than may be held, each element that is longer than a
record of any source may be is cut behind a value, and what is open there is closed. It is refused, as its
length is still too large, and its neighbours load (reliability B12). What is nested in it may be lost: an
answer that was cut so is not read for that, see `etl.overlong.CUT`.
"""

from __future__ import annotations

import io
import re

from etl.overlong import CUT, Bare
from etl.settings import MOST_HELD
from etl.unpack import PIECE, Useless

MOST_DEPTH = 100
TOO_DEEP = f"answered what is too long to be held, and nested more than {MOST_DEPTH} deep, or no JSON"
UNSTRUCTURED = bytes(set(range(256)) - set(b'[]{}"'))
STRUCTURE = re.compile(rb'"[^"]*+"?|[\[\]{}]')
COMMAS = re.compile(rb'"[^"]*+"?|[\[\]{},]')
NET = re.compile(rb"([\]}]*+)([\[{]*+)")


class Elements(Bare):
    """Takes a body in pieces, which end anywhere, and gives what is to be held of each.

    most: bytes of an element of the outermost list that are held in any case, and of three pieces more. cut:
    bytes that were not to be held, less those that were added. Raises Useless for what is nested too deep.
    """

    def __init__(self, most: int = MOST_HELD) -> None:
        self._most, self.cut = most, 0
        self._open = b""  # what began and has not ended, outermost first
        self._inside = False  # whether a string goes on
        self._length = 0  # of the element that goes on, but for the piece in which it began
        self._end = b""  # what an element that is being left out ends with

    def over(self, held: io.BytesIO) -> None:
        """Leave of what is held what is to be."""
        size, to = held.seek(0, io.SEEK_END), 0
        held.seek(0)
        ahead = held.read(PIECE)
        for at in range(PIECE, size + PIECE, PIECE):
            piece = ahead
            held.seek(at)
            ahead = held.read(PIECE)
            held.seek(to)
            to += held.write(self.of(piece))
        held.truncate(to)

    def of(self, piece: bytes) -> bytes:
        """What is to be held of the next piece."""
        bare, kept, at = self._bare(piece), b"", 0
        if not self._end and self._length > self._most:
            at = self._walked(bare, 0, COMMAS)
            kept = piece[:at]
            if bare[at : at + 1] == b"," and len(self._open) > self._level:
                name = b":0" if self._open[-1:] == b"{" else b""
                inner = self._open[self._level :][::-1].translate(bytes.maketrans(b"[{", b"]}"))
                self._end = b"," + CUT + name + inner
        net = self._net(bare[at:])
        if self._end and len(self._open) - net[0] <= self._level:
            end = self._walked(bare, at, STRUCTURE)
            self.cut += end - at - len(self._end)
            kept, at, self._end, self._length = kept + self._end, end, b"", 0
            net = self._net(bare[at:])
        closed, opened, self._inside = net
        least = len(self._open) - closed
        self._open = self._open[: max(least, 0)] + opened
        if len(self._open) > MOST_DEPTH:
            raise Useless(TOO_DEEP)
        if self._end:
            self.cut += len(piece) - at
            return kept
        goes_on = 0 < self._level < min(least, len(self._open))
        self._length = self._length + len(piece) - at if goes_on else 0
        return kept + piece[at:]

    @property
    def _level(self) -> int:
        """How many are open with the outermost list; 0 if that is not open."""
        return self._open.find(b"[") + 1

    def _net(self, bare: bytes) -> tuple[int, bytes, bool]:
        """How many this ends of those that are open, which it begins, and whether it ends in a string."""
        found = bare.translate(None, UNSTRUCTURED).replace(b'""', b"")  # two quotes at once change nothing
        parts = found.split(b'"')
        found = b"".join(parts[self._inside :: 2])
        for _ in range(MOST_DEPTH):
            before, found = found, found.replace(b"[]", b"").replace(b"{}", b"")
            if found == before:
                break
        net = NET.fullmatch(found)
        if net is None:
            raise Useless(TOO_DEEP)
        return len(net[1]), net[2], self._inside ^ (len(parts) % 2 == 0)

    def _walked(self, bare: bytes, at: int, tokens: re.Pattern[bytes]) -> int:
        """The place of the next comma, or behind the end of the element that goes on; else of the end."""
        if self._inside:
            at = bare.find(b'"', at) + 1
            if not at:
                return len(bare)
            self._inside = False
        level = self._level
        for token in tokens.finditer(bare, at):
            match token[0]:
                case b",":
                    return token.start()
                case b"[" | b"{":
                    self._open += token[0]
                case b"]" | b"}":
                    self._open = self._open[:-1]
                    if len(self._open) == level:
                        return token.end()
                case string:
                    self._inside = len(string) == 1 or string[-1:] != b'"'
        return len(bare)
