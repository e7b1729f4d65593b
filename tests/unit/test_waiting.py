"""The queue between readers and loaders."""

import queue

import pytest

from etl.reading import QUEUED_BYTES, Waiting


@pytest.mark.P5
def test_large_pages_fill_the_queue_before_their_number_does() -> None:
    waiting = Waiting(12, size=len)
    waiting.put_nowait(bytes(QUEUED_BYTES))
    waiting.put_nowait(b"the last")
    with pytest.raises(queue.Full):
        waiting.put_nowait(b"")


def test_a_page_larger_than_all_that_may_wait_is_taken_all_the_same() -> None:
    waiting = Waiting(12, size=len)
    waiting.put_nowait(bytes(2 * QUEUED_BYTES))
    assert waiting.full()
    assert len(waiting.get_nowait()) == 2 * QUEUED_BYTES
    assert waiting.empty()


def test_small_pages_fill_it_by_their_number() -> None:
    waiting = Waiting(2, size=len)
    waiting.put_nowait(b"a")
    waiting.put_nowait(b"b")
    assert waiting.full()
