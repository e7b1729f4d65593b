"""Identity from scratch and by increments, beside label propagation and the floor."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import psycopg

from tests.bench import peers, report
from tests.bench.engine import ETL
from tests.bench.identity import labels, stream
from tests.bench.measure import Meter, Taken
from tests.bench.services import HOME, ROOT, Postgres

LOCK = Path(__file__).with_name("scipy.lock")
SCRATCH, MORE, NOTHING = "from scratch", "new on top", "nothing new"
OURS, LABELS, FLOOR = "etl identity", "label propagation", "components, in memory"
NUMBERED = """
copy (
    with ends as (select a as value from labels.edges union select b from labels.edges),
    numbered as (select value, (row_number() over () - 1)::integer as number from ends)
    select x.number, y.number from labels.edges e
    join numbered x on x.value = e.a join numbered y on y.value = e.b
) to stdout
"""


class Bench:
    """One size: so many rows, so many more."""

    def __init__(self, server: Postgres, rows: int, more: int, log: Path) -> None:
        self.server, self.rows, self.more = server, rows, more
        self.meter = Meter(server, None, log)
        self.folder = HOME / "identity"
        self.folder.mkdir(exist_ok=True)
        (self.folder / "tributary.toml").write_text(
            f'[warehouse]\nurl = "{server.url}"\n[events]\nschemas = ["web"]\n'
        )
        self.lines: list[tuple[str, ...]] = []
        self.told: dict[tuple[str, str], Taken] = {}

    def run(self, *, peers: bool) -> str:
        """Measure all, and say it. peers: beside the others too, of what is there before more comes."""
        self.server.drop("identity", "tributary", "tributary_stage", "web", "labels")
        stream.make(self.server, self.rows)
        said = stream.observations(self.server)
        self._ours(SCRATCH, self.rows)
        if peers:
            self._labels(SCRATCH, self.rows)
            self._floor()
        stream.add(self.server, self.rows, self.more, self.rows)
        more = stream.observations(self.server) - said
        self._ours(MORE, self.more)
        if peers:
            self._labels(MORE, self.more)  # which is all of it again: labels may change anywhere
        self._ours(NOTHING, 0)
        found = report.table(
            ("work", "who", "rows", "wall s", "CPU s", "Postgres CPU s", "peak MB", "persons"), self.lines
        )
        ratios = [
            f"{work}: {who} takes {taken.wall / self.told[work, OURS].wall:.3f} times the wall time of {OURS},"
            f" and {_cpu(taken) / _cpu(self.told[work, OURS]):.3f} times its CPU seconds."
            for (work, who), taken in self.told.items()
            if who != OURS
        ]
        self.server.drop("identity", "tributary", "tributary_stage", "web", "labels")
        told = f"The rows hold {said:,} observations (pairs of identifiers), and those on top {more:,}."
        return "\n".join([found, "", told, *ratios])

    def _ours(self, work: str, rows: int) -> None:
        command = [ETL, "identity", "refresh", "--json"]
        taken = self.meter.command(command, {"PATH": "", "PYTHONPATH": str(ROOT)}, self.folder)
        self.told[work, OURS] = taken
        self._line(work, OURS, rows, taken, self.server.count("identity.persons"))

    def _labels(self, work: str, rows: int) -> None:
        with self.meter.block() as taken:
            labels.collect(self.server)
            found, rounds = labels.propagate(self.server)
        self.told[work, LABELS] = taken
        self._line(work, f"{LABELS}, {rounds} rounds", rows, taken, found)

    def _floor(self) -> None:
        python = peers.environment("scipy", LOCK)
        edges = self.folder / "edges.npy"
        with psycopg.connect(self.server.url) as session, session.cursor().copy(NUMBERED) as copy:
            text = b"".join(bytes(piece) for piece in copy)
        np.save(edges, np.array(text.split(), np.int32).reshape(-1, 2).T)
        script = Path(__file__).with_name("components.py")
        done = subprocess.run([python, script, edges], check=True, capture_output=True, text=True)
        told = json.loads(done.stdout)
        taken = Taken(wall=told["wall"], cpu=told["cpu"])
        self.told[SCRATCH, FLOOR] = taken
        self._line(SCRATCH, FLOOR, self.rows, taken, told["persons"])
        edges.unlink()

    def _line(self, work: str, who: str, rows: int, taken: Taken, persons: int) -> None:
        memory = f"{taken.memory:.0f}" if taken.memory else ""
        figures = (f"{taken.wall:.2f}", f"{taken.cpu:.2f}", f"{taken.postgres:.2f}", memory)
        self.lines.append((work, who, f"{rows:,}", *figures, f"{persons:,}"))
        print(f"  {work:13} {who:30} {taken.wall:8.2f} s", file=sys.stderr, flush=True)


def _cpu(taken: Taken) -> float:
    return taken.cpu + taken.postgres
