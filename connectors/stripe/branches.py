"""Reading one stream on several connections: parts read side by side, and what is done once they are."""

from __future__ import annotations

import threading
from datetime import datetime

from msgspec.structs import replace

from etl.connector import Pages
from etl.window import Window


class Branches:
    """Parts of streams that are read beside the rest: as many as there are connections, never more.

    So however many parts there are, no more than these wait in memory for their turn.
    """

    def __init__(self, most: int) -> None:
        self._most, self._open, self._lock = most, 0, threading.Lock()

    @property
    def spare(self) -> bool:
        """Whether there is a connection for another part."""
        return self._open < self._most

    def beside(self, part: Pages) -> Pages:
        """Give a part to be read beside what follows, or read it here if there is no connection to spare."""
        with self._lock:
            spare = self.spare
            self._open += spare
        if spare:
            yield self._counted(part)
        else:
            yield from part

    def _counted(self, part: Pages) -> Pages:
        try:
            yield from part
        finally:
            with self._lock:
                self._open -= 1


class Frontier:
    """How much of a window, from its end backwards, was read without a gap; parts end in any order."""

    def __init__(self, window: Window) -> None:
        self._window, self._reached = window, window.end
        self._parts: dict[datetime, Window] = {}
        self._lock = threading.Lock()

    def done(self, part: Window) -> Window:
        """Take a part as read; gives what is done by now. Parts meet exactly where the window was cut."""
        with self._lock:
            if part:
                self._parts[part.end] = part
            while adjoining := self._parts.pop(self._reached, None):
                self._reached = adjoining.start
            return replace(self._window, start=self._reached)
