"""A converter in a process of its own.

In a thread beside the one that writes, each would wait for the other at every step, as Python runs one at a
time: loading took as long as both one after the other.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import msgspec

from etl.errors import SourceError
from etl.events import documented
from etl.events.convert import Chunk, Converter
from etl.events.read import Lines
from etl.events.tables import Tables

SECONDS = 10.0  # in which a process that has nothing to do any more ends
SERVE = "import sys; from etl.events.apart import serve; serve(int(sys.argv[1]))"


class About(msgspec.Struct, frozen=True):
    """What a converter has to know: columns, why some stay as they are, and how many went, see `Tables`."""

    columns: Mapping[str, Mapping[str, str]]
    fixed: list[tuple[tuple[str, str, str], str]]
    dropped: Mapping[str, int] = {}

    def converter(self) -> Converter:
        """A converter that knows it."""
        return Converter(Tables(self.columns, dict(self.fixed), documented.kinds(), self.dropped))


_encode = msgspec.msgpack.Encoder().encode
_about = msgspec.msgpack.Decoder(About).decode
_lines = msgspec.msgpack.Decoder(tuple[Lines, datetime]).decode
_chunk = msgspec.msgpack.Decoder(Chunk).decode


class Apart:
    """A converter elsewhere. `put` and `get` in turn, as it holds one piece."""

    def __init__(self, process: subprocess.Popen[bytes], pipe: Connection) -> None:
        self._process, self._pipe = process, pipe

    def put(self, lines: Lines, now: datetime) -> None:
        """Have these lines converted; SourceError if the process ended."""
        try:
            self._pipe.send_bytes(_encode((lines, now)))
        except ConnectionError:
            raise self._ended() from None

    def get(self) -> Chunk:
        """What the lines give that were put, as soon as that is known; SourceError if the process ended."""
        try:
            return _chunk(self._pipe.recv_bytes())
        except (EOFError, ConnectionError):
            raise self._ended() from None

    def _ended(self) -> SourceError:
        return SourceError(
            f"the process that reads calls ended with status {self._process.wait(SECONDS)}, perhaps for want"
            " of memory; what came before is loaded: load the file again."
        )


@contextmanager
def apart(about: About) -> Iterator[Apart]:
    """A process with a converter; it ends with the block."""
    ours, theirs = Pipe()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-P", "-c", SERVE, str(theirs.fileno())]
    with subprocess.Popen(command, pass_fds=[theirs.fileno()], env=environment) as process:
        theirs.close()
        try:
            ours.send_bytes(_encode(about))
            yield Apart(process, ours)
        finally:
            ours.close()
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def serve(handle: int) -> None:
    """Convert what comes through an inherited pipe, until nothing more does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts a load means the process that writes
    with Connection(handle) as pipe:
        try:
            found = _about(pipe.recv_bytes()).converter()
            while True:
                pipe.send_bytes(_encode(found.chunk(*_lines(pipe.recv_bytes()))))
        except (EOFError, ConnectionError):  # there is nobody any more who would want it
            pass
