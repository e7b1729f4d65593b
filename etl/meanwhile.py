"""Threads: work that is long in being answered and need not be waited for; the memory that they share."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

M_ARENA_MAX = -8  # of glibc's malloc.h


def meanwhile(work: Callable[[], T], name: str) -> Future[T]:
    """Begin it; its result, or its error, is there when it is asked for."""
    future: Future[T] = Future()

    def do() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001  it is raised where the result is asked for
            future.set_exception(error)

    threading.Thread(target=do, name=name, daemon=True).start()
    return future


def share_memory() -> None:
    """Have all threads that begin from now on share one heap.

    glibc gives each its own, in which pages that were freed stay: 300,000 of Zendesk's tickets took 20 MB
    more, and no less time, as Python's threads allocate by turns anyway.
    """
    import ctypes  # which psycopg needs too

    with suppress(OSError, AttributeError):  # another C library has its own ways
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)
