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
    """Have all threads that begin from now on share one heap.

    glibc gives each its own, in which what was freed stays: a million of Zendesk's tickets took 30 MB more.
    Python's threads allocate by turns anyway, so sharing takes no time.
    """
    _set((M_ARENA_MAX, 1))


def part_with_pages() -> None:
    """Have pages as large as Zendesk's be no part of the heap: the hole that one leaves is soon not whole.

    Where nothing of them was new, a million tickets took 30 MB more. To get 4 MB anew for each takes 5 to 9 %
    of the client's CPU then, and nothing to speak of in a first load; but a fifth more of a load of calls,
    which goes by 8 MB.
    """
    _set((M_MMAP_THRESHOLD, LARGE), (M_TRIM_THRESHOLD, KEPT))


def _set(*options: tuple[int, int]) -> None:
    import ctypes  # which psycopg needs too

    with suppress(OSError, AttributeError):  # another C library has its own ways
        for option, value in options:
            ctypes.CDLL(None).mallopt(option, value)
