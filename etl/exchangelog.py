"""The log of one source's exchanges: what its client is asked is written by a thread of its own.

Nothing here stops or slows a sync: what cannot be written, as when the disk is full, is left out, and the log
of the process says so, once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from etl import failures
from etl.errors import TributaryError
from etl.exchanges import Exchange
from etl.log import logger
from etl.logfiles import EXCHANGES, FAILURES, LARGEST, Files, Writing
from etl.settings import Logs
from etl.window import utc_now

log = logger("exchanges")

WAITING = 32 << 20
"""Bytes that may wait to be written; what comes then is left out."""
WRITTEN_EVERY = 0.2
"""Seconds: what a killed process loses of its log."""
LEFT_AFTER = 15.0
"""Seconds that the end of a sync waits for its log, as where a store does not answer; the next one is to."""


class ExchangeLog:
    """Keeps what a client's watcher is told, and the failures of streams.

    run_id: of the sync under way; empty when the source is only looked at.
    detail, bodies: what the client is to tell.
    """

    def __init__(self, source: str, logs: Logs, home: Path, clock: Callable[[], datetime] = utc_now) -> None:
        self.run_id = ""
        self.bodies = logs.max_body_bytes if logs.bodies else 0
        self.detail = logs.exchanges
        self._source = source
        files = Files(logs, home)
        self.begun = files.folder.is_dir()
        """Whether anything was kept before."""
        self._writer = _Writer(files, source, clock)
        self._encode = msgspec.json.Encoder().encode
        self._host = ""

    def begin(self, run_id: str) -> None:
        """A sync begins: what it exchanges is its own, and what is too old goes."""
        self.run_id = run_id
        self._writer.start()

    def exchange(self, exchange: Exchange) -> None:
        """Keep one attempt: if all are kept, if it failed, or if one before it did."""
        troubled = bool(exchange.kind) or exchange.attempt > 1
        if troubled or self.detail == "all":
            line = {"source": self._source, "run": self.run_id, **msgspec.structs.asdict(exchange)}
            self._writer.put(EXCHANGES, self._encode(line))
        if troubled:
            self._host = urlsplit(exchange.url).hostname or ""
            for record in failures.of_exchange(exchange, self._source, self.run_id):
                self._fail(record)

    def batch(self, stream: str, attempt: int, error: TributaryError | None) -> None:
        """Keep an attempt to write to the warehouse that failed, or came after one that did."""
        kind, reason = (error.kind, str(error)) if error else ("", "")
        self._fail(failures.of_batch(self._source, stream, self.run_id, attempt, kind, reason))

    def failed(self, stream: str, error: TributaryError) -> None:
        """Keep that a stream failed; of no stream, that the source did."""
        to = failures.WAREHOUSE if error.kind == "warehouse" else self._host
        self._fail(failures.of_stream(self._source, stream, self.run_id, error.kind, str(error), to))

    def refused(self, stream: str, letter: int, at: datetime, reason: str) -> None:
        """Keep that a record or value became a dead letter."""
        self._fail(failures.of_letter(self._source, stream, self.run_id, letter, at, reason))

    def close(self) -> None:
        """Write what waits, and put the files where they belong; what is told later begins another file."""
        self._writer.close()

    def _fail(self, record: failures.Record) -> None:
        self._writer.put(FAILURES, self._encode(record))


class _Writer:
    """Writes lines by a thread of its own."""

    def __init__(self, files: Files, source: str, clock: Callable[[], datetime]) -> None:
        self._files, self._source, self._clock = files, source, clock
        self._lock = threading.Lock()
        self._waiting: dict[str, list[bytes]] = {}
        self._size = self._lost = 0
        self._said = False
        self._open: dict[str, tuple[str, Writing]] = {}
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    def put(self, kind: str, line: bytes) -> None:
        """Have a line written soon; it is left out if too much waits already."""
        with self._lock:
            if self._size > WAITING:
                self._lost += 1
                return
            self._waiting.setdefault(kind, []).append(line)
            self._size += len(line)
        if self._thread is None:
            self.start()

    def start(self) -> None:
        """Have a thread that writes."""
        with self._lock:
            if self._thread is None:
                self._closing.clear()
                self._thread = threading.Thread(target=self._run, name="exchange log", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Write what waits and ship the files."""
        thread = self._thread
        if thread is None:
            return
        self._closing.set()
        thread.join(LEFT_AFTER)
        if thread.is_alive():
            self._say("took too long to be put where it belongs; the next sync does it")

    def _run(self) -> None:
        self._guarded(lambda: self._files.sweep(self._clock()))
        while True:
            last = self._closing.wait(WRITTEN_EVERY)
            with self._lock:
                waiting, self._waiting, self._size = self._waiting, {}, 0
                lost, self._lost = self._lost, 0
                over = last and not waiting
                opened = self._open
                if over:
                    self._thread, self._open = None, {}
            if over:
                for _, file in opened.values():
                    self._ship(file)
                return
            for kind, lines in waiting.items():
                self._guarded(partial(self._write, kind, lines))
            if lost:
                self._say(f"could not keep up: {lost:,} exchanges are not in it")

    def _write(self, kind: str, lines: list[bytes]) -> None:
        now = self._clock()
        hour = f"{now:%Y-%m-%dT%H}"
        begun, file = self._open.get(kind, ("", None))
        if file and (begun != hour or file.size > LARGEST):
            del self._open[kind]
            self._ship(file)
            self._guarded(lambda: self._files.sweep(now))  # a long sync must not fill the disk
            file = None
        if file is None:
            file = self._files.begin(kind, self._source, now)
            self._open[kind] = hour, file
        file.write(b"\n".join(lines) + b"\n")

    def _ship(self, file: Writing) -> None:
        self._guarded(lambda: self._files.ship(file.path))
        file.close()

    def _guarded(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  a log is not worth a sync
            reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
            reason = str(error) if isinstance(error, TributaryError) else reason
            self._say(f"cannot be written ({reason}); the sync goes on without it")

    def _say(self, what: str) -> None:
        if not self._said:
            self._said = True
            log.warning("%s: the log of exchanges %s", self._source, what)
