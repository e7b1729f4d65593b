"""Threads: work that is long in being answered and need not be waited for; the memory that they share."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

M_ARENA_MAX, M_MMAP_THRESHOLD, M_TRIM_THRESHOLD = -8, -3, -1  # of glibc's malloc.h
LARGE, KEPT = 3 << 20, 16 << 20


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
    """Have all threads that begin from now on share one heap, from which what is large stays away.

    glibc gives each its own, in which pages that were freed stay; and a hole that one of 4 MB left is soon
    not whole any more. With both, a million of Zendesk's tickets took half as much memory again as ten
    thousand. Python's threads allocate by turns anyway, so sharing takes no time; pages that are given back
    at once take 6 % of the CPU where nothing of them is new, and nothing to speak of where all is.
    """
    import ctypes  # which psycopg needs too

    with suppress(OSError, AttributeError):  # another C library has its own ways
        set_ = ctypes.CDLL(None).mallopt
        for option, value in ((M_ARENA_MAX, 1), (M_MMAP_THRESHOLD, LARGE), (M_TRIM_THRESHOLD, KEPT)):
            set_(option, value)
