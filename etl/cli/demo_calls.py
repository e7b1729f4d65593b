"""The calls of the demo's company: kept in files, as a collector keeps them, and loaded from there."""

from __future__ import annotations

import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from etl.cli import show
from etl.cli.session import say

if TYPE_CHECKING:
    from etl.warehouse.postgres import Warehouse

SENDERS = "connectors.sandbox.streams"


class Calls:
    """What the site, the apps and the mailer of a company of so many people sent until now, and will send.

    folder: where the files are.
    """

    def __init__(self, folder: Path, people: int, now: float) -> None:
        module = import_module(SENDERS)
        self.schemas: tuple[str, ...] = module.STREAMS
        self._told = module.Streams(people=people, now=now)
        self._folder, self._now = folder, now
        self._loads = 0

    @property
    def section(self) -> str:
        """[events] of tributary.toml."""
        return f"\n[events]\nschemas = {list(self.schemas)}\n".replace("'", '"')

    def load(self, warehouse: Warehouse, title: str, hours: float = 0.0) -> None:
        """Load what was sent in so many more hours, and bring the views of all schemas up to date."""
        from etl.events.load import load
        from etl.events.read import opened
        from etl.events.refresh import refresh

        say(title)
        for schema, path in self._written(hours).items():
            began = time.monotonic()
            with opened(str(path)) as file:
                counts = load(warehouse, schema, file, united=self.schemas).counts
            calls = show.count(counts.inserted)
            say(f"  {schema:<10} {calls:>9} calls in {show.span(time.monotonic() - began)}")
        with warehouse.connection() as connection:
            refresh(connection, self.schemas)

    def _written(self, hours: float) -> dict[str, Path]:
        """A file of each sender's next calls."""
        self._now += hours * 3_600
        self._loads += 1
        self._folder.mkdir(exist_ok=True)
        paths = {name: self._folder / f"{name}-{self._loads}.jsonl" for name in self.schemas}
        files = {name: path.open("wb") for name, path in paths.items()}
        for name, call in self._told.until(self._now):
            files[name].write(msgspec.json.encode(call) + b"\n")
        for file in files.values():
            file.close()
        return paths
