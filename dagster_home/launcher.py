"""Starts runs as Dagster does by default, and can tell whether a run's process is still alive.

Dagster's default launcher cannot. After a power cut, its runs would stay "started", and keep their source's
pool, until `max_runtime_seconds` is over.
"""

import dagster as dg
import psutil
from dagster._core.launcher import CheckRunHealthResult, DefaultRunLauncher, WorkerStatus

CLOCKS_DIFFER = 2.0  # seconds, at most, between Dagster's clock and the kernel's of a process's start


class LocalRunLauncher(DefaultRunLauncher):
    """For a daemon that runs on the machine where the runs do."""

    @property
    def supports_check_run_worker_health(self) -> bool:
        """So that run monitoring asks."""
        return True

    def check_run_worker_health(self, run: dg.DagsterRun) -> CheckRunHealthResult:
        """By the process id that the run wrote into its log when it began."""
        entries = self._instance.all_logs(run.run_id, of_type=dg.DagsterEventType.ENGINE_EVENT)
        for entry in reversed(entries):
            said = entry.get_dagster_event().engine_event_data.metadata.get("pid")
            if said is None:
                continue
            pid = int(str(said.value))
            if _alive(pid, entry.timestamp):
                return CheckRunHealthResult(WorkerStatus.RUNNING)
            return CheckRunHealthResult(WorkerStatus.FAILED, f"its process {pid} is gone")
        return CheckRunHealthResult(WorkerStatus.UNKNOWN, "its process has not reported yet")


def _alive(pid: int, since: float) -> bool:
    """Whether that process runs, and is not another one that was given the number later."""
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and process.create_time() <= since + CLOCKS_DIFFER
    except psutil.NoSuchProcess:
        return False
