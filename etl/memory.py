"""How glibc keeps memory that is free: its own ways let a process of many threads or large blocks grow."""

from __future__ import annotations

from contextlib import suppress

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8  # of its malloc.h
KEPT = 16 << 20  # bytes at the heap's end that stay for what comes next


def share() -> None:
    """Have all threads that begin from now on share one heap.

    glibc gives each its own, in which what was freed stays: a million of Zendesk's tickets took 30 MB more.
    Python's threads allocate by turns anyway, so sharing takes no time.
    """
    _set((M_ARENA_MAX, 1))


def set_apart(size: int) -> None:
    """Have blocks from a size on, in bytes, be no part of the heap, and go back as soon as they are free.

    In the heap glibc would keep those of up to 32 MB for others, and the hole that one leaves is soon not
    whole. Each is then got anew from the system, and emptied by it: see who calls this for what that takes.
    """
    _set((M_MMAP_THRESHOLD, size), (M_TRIM_THRESHOLD, KEPT))


def _set(*options: tuple[int, int]) -> None:
    import ctypes  # which psycopg needs too

    with suppress(AttributeError, OSError, TypeError):  # another C library has its own ways
        for option, value in options:
            ctypes.CDLL(None).mallopt(option, value)
