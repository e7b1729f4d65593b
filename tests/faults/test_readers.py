"""Those who read all along: no half batch, no empty table, no view that is missing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from tests.events.conftest import Events, call, events
from tests.events.test_views import refreshed

__all__ = ["events"]


@contextmanager
def looking(url: Any, sql: str) -> Iterator[list[Any]]:
    """Ask again and again meanwhile; every answer, an error too."""
    stop, seen = threading.Event(), list[Any]()

    def look() -> None:
        with psycopg.connect(**url, autocommit=True) as reader:
            while not stop.is_set():
                try:
                    seen.append(reader.execute(sql).fetchone())
                except psycopg.Error as error:
                    seen.append(error)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        stop.set()
        thread.join()


@pytest.mark.P4
def test_a_view_of_events_answers_while_it_is_made_again_with_columns_that_came(events: Events) -> None:
    events.load(call(properties={"n": 1}))
    refreshed(events, "web")
    info = events.session.info
    url = {**info.get_parameters(), "password": info.password}
    with looking(url, "select count(*), min(n) from events.thing_done") as seen:
        for number in range(8):
            events.load(call(properties={f"a{number}": number}), united=["web"])
            refreshed(events, "web")
    assert len(seen) > 8
    assert [answer for answer in seen if isinstance(answer, Exception) or answer[0] < 1] == []
    assert [count for count, _ in seen] == sorted(count for count, _ in seen)
