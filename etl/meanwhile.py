"""Work on a thread that nobody has to wait for, as a vendor or a warehouse may be long in answering."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


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
