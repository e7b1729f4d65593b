"""`etl ui` as a process of its own, and what its pages' GraphQL says."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ETL = str(Path(sys.executable).with_name("etl"))
START_SECONDS = 120  # alone it takes 7, on two busy cores 20


@dataclass
class Pages:
    """A running `etl ui`."""

    url: str
    process: subprocess.Popen[str]

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The answer to a GraphQL query."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{self.url}/graphql", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            said: dict[str, Any] = json.load(answer)
        assert "errors" not in said, said
        return said["data"]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it as a person or a service manager does; its exit status."""
        self.process.send_signal(how)
        return self.process.wait(60)


def free_port() -> int:
    """A port that nobody has; until someone takes it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(seconds: float, look: Callable[[], Any], what: str) -> Any:
    """What `look` finds, as soon as that is something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.25)
    raise AssertionError(f"not within {seconds} s: {what}")


@contextmanager
def running(config: Path, **environment: str) -> Iterator[Pages]:
    """`etl ui` on a tributary.toml, its pages ready; stopped in the end."""
    port = free_port()
    log = config.with_name("ui.log")
    with log.open("w") as output:
        process = subprocess.Popen(
            [ETL, "--config", str(config), "ui", "--port", str(port)],
            env={**os.environ, **environment}, cwd=config.parent, stdout=output, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    pages = Pages(f"http://127.0.0.1:{port}", process)
    try:
        eventually(
            START_SECONDS,
            lambda: process.poll() is not None or f"Dagster is at {pages.url}" in log.read_text(),
            "Dagster's pages",
        )
        assert process.poll() is None, log.read_text()
        yield pages
    finally:
        if process.poll() is None:
            pages.stop()
