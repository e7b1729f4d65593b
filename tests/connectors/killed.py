"""`etl sync` in a process of its own, killed at some message to the warehouse."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etl.config import SourceConfig
from tests.engine import child
from tests.engine.proxy import Proxy

ETL = [sys.executable, "-c", "from etl.cli import main; raise SystemExit(main())"]
HELD = (
    "select from pg_locks l join pg_database d on d.oid = l.database"
    " where locktype = 'advisory' and datname = current_database()"
)
LONGEST_SECONDS = 60

Sql = Callable[[str], list[tuple[Any, ...]]]
Start = Callable[[], tuple[Callable[[], None], Callable[[], int | None]]]
"""Starts a process: what kills it, and what waits for its end and says how it ended."""


class Killer:
    """Syncs one source by a warehouse's proxy, run after run, each killed later than the last.

    sql: asks the warehouse.
    """

    def __init__(self, proxy: Proxy, folder: Path, sql: Sql) -> None:
        self._proxy, self._folder, self._sql = proxy, folder, sql

    def etl_sync(self, config: SourceConfig) -> int:
        """`etl sync` until one is through; how many were killed before."""
        path = self._folder / "tributary.toml"
        given = {"connector": config.connector, "streams": config.streams, **config.options}
        lines = [f"{name} = {json.dumps(value)}" for name, value in given.items() if value is not None]
        section = [f"[sources.{config.name}]", *lines]
        path.write_text("\n".join(["[warehouse]", f"url = {json.dumps(self._proxy.url)}", *section]))
        command = [*ETL, "--config", str(path), "sync", "--json"]

        def start() -> tuple[Callable[[], None], Callable[[], int]]:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            return process.kill, lambda: process.wait(LONGEST_SECONDS)

        return self._until_through(start, 30, 5)

    def committing_often(self, config: SourceConfig) -> int:
        """The same with a commit of each state that a reader leaves behind, as in a load of hours."""

        def start() -> tuple[Callable[[], None], Callable[[], int | None]]:
            process = child.start(config, self._proxy.url, commit_seconds=0)

            def ended() -> int | None:
                process.join(LONGEST_SECONDS)
                return process.exitcode

            return process.kill, ended

        return self._until_through(start, 10, 3)

    def _until_through(self, start: Start, at: int, longer: int) -> int:
        """at, longer: the message at which the first is killed, and how many times as late each next one is."""
        times = 0
        while True:
            kill, ended = start()
            self._proxy.arm(at, kill, after=times % 2 == 1)
            code = ended()
            if not self._proxy.struck:
                assert code == 0
                return times
            assert code == -signal.SIGKILL
            times += 1
            at *= longer
            while self._sql(HELD):
                time.sleep(0.01)  # until the server has noticed
