"""A body as it comes: unpacked, in pieces of at most 1 MiB, never whole in memory."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Self

from etl.errors import TributaryError
from etl.unpack import PIECE, Broken, Useless, is_packed, unpacked
from etl.wire import Opened


class Download:
    """An answer of which status and headers are there, and the body is read by iterating, once.

    Raises BrokenOff, a Passing, if the body ends in the middle, comes too slowly or a damaged gzip: all
    that was given until then is as the vendor sent it. SourceError if it is longer than allowed, or the
    client was closed. Each 1 MiB has the time that the client gives to a whole answer; the time that the
    reader takes between pieces does not count.
    """

    def __init__(
        self,
        opened: Opened,
        most: int,
        closing: threading.Event,
        worded: Callable[[Exception], TributaryError],
        over: Callable[..., None],
    ) -> None:
        self.status: int = opened.status
        self.headers: Mapping[str, str] = opened.headers
        self.asof: datetime = opened.asof
        self.received = 0
        """Bytes given until now, unpacked."""
        self._opened, self._most, self._closing, self._worded = opened, most, closing, worded
        self._over: Callable[..., None] | None = over

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up what has not been read yet; the connection is kept only if that is nothing."""
        self._end(None)

    def _end(self, error: TributaryError | None) -> None:
        self._opened.let_go(False)
        over, self._over = self._over, None
        if over:
            over(error, received=self.received)

    def __iter__(self) -> Iterator[bytes]:
        from http.client import HTTPException

        try:
            for piece in self._unpacked():
                self.received += len(piece)
                if self.received > self._most:
                    raise Useless(f"answered more than {self._most:,} bytes")
                yield piece
        except (OSError, ValueError, HTTPException, zlib.error, Broken, Useless) as error:
            if isinstance(error, ValueError) and not self._closing.is_set():
                raise
            worded = self._worded(error)
            self._end(worded)
            raise worded from None
        finally:
            self.close()

    def _pieces(self) -> Iterator[bytes]:
        """The body as it is sent; Broken if it ends before its end."""
        opened, response = self._opened, self._opened.response
        while True:
            opened.begin()
            piece = response.read(PIECE)
            if self._closing.is_set():
                raise Broken("was closed")
            if not piece:
                break
            yield piece
        if response.length:
            raise Broken(f"sent all but {response.length:,} bytes of its answer")
        opened.let_go(True)

    def _unpacked(self) -> Iterator[bytes]:
        packed = is_packed(self.headers, self.status)
        return unpacked(self._pieces()) if packed else self._pieces()
