"""Syncs in processes of their own, which can be killed. One process is started once and forks for each."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from typing import Any

from etl.config import Secret, SourceConfig
from etl.sync import sync_source
from etl.warehouse.postgres import COMMIT_SECONDS, IDLE_SECONDS, Warehouse

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.engine.child", "tests.engine.exports", "psycopg", "xxhash"])


def of(work: Callable[..., object], *given: object) -> multiprocessing.process.BaseProcess:
    """A process that does the work of a function, given what can be pickled."""
    process = _CONTEXT.Process(target=work, args=given)
    process.start()
    return process


def start(config: SourceConfig, url: str, **how: Any) -> multiprocessing.process.BaseProcess:
    """A process that syncs and ends with 0 if all went well; commit_seconds, idle_seconds: of its warehouse."""
    given = (config.name, config.connector, config.streams, config.start_date, dict(config.options))
    return of(_run, given, url, how)


def _run(given: tuple[Any, ...], url: str, how: dict[str, Any]) -> None:
    seconds = how.pop("commit_seconds", COMMIT_SECONDS)
    idle = how.pop("idle_seconds", IDLE_SECONDS)
    warehouse = Warehouse(Secret(url), commit_seconds=seconds, idle_seconds=idle)
    outcomes = sync_source(SourceConfig(*given), warehouse, **how)
    sys.exit(sum(outcome.error is not None for outcome in outcomes))
