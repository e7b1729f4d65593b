"""Typed answers: threads that are first with a type do not end the process."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from etl.typed import typed

RACE = """
import sys, threading, msgspec
from etl.typed import typed

sys.setswitchinterval(1e-6)
body = b'{"size": 1, "done": true, "records": [{"Id": "x"}], "next": null}'
for _ in range(300):
    row = msgspec.defstruct("Row", [("Id", str, "")])
    head = msgspec.defstruct(
        "Head", [("size", int), ("done", bool), ("records", list[row]), ("next", str | None, None)]
    )
    gate = threading.Barrier(4)

    def read():
        gate.wait()
        assert typed(body, head).records[0].Id == "x"

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
print("done")
"""


class Row(msgspec.Struct):
    id: str


def test_threads_that_are_first_with_a_type_all_read_it() -> None:
    ended = subprocess.run([sys.executable, "-c", RACE], check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "done\n", "")


@pytest.mark.parametrize(
    "body", [b'{"id":"a\\ud800"}', '{"id":"a\\ud800"}', msgspec.Raw(b'{"id":"a\\ud800"}')]
)
def test_half_a_character_is_read_as_the_exact_way_reads_it(body: bytes | str | msgspec.Raw) -> None:
    assert typed(body, Row) == Row("a\0")


def test_what_is_of_another_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        typed(b'{"id":1}', Row)
