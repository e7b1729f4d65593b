"""Dead letters of a load: what was refused, and when that is too much."""

from __future__ import annotations

from collections.abc import Sequence

from etl.errors import TooManyDeadLetters
from etl.exact import Problem
from etl.warehouse.dead_letters import DeadLetter
from etl.warehouse.stage import Stage

SHARE, ALWAYS, MOST = 0.01, 100, 10_000  # that may be refused: of all records, whatever their number, at most
FEW = 10  # that may be refused although nothing else came


def letter(table: str, problem: Problem) -> DeadLetter:
    """What could not be kept, as it is buried."""
    key = None if problem.key is None else ",".join("" if k is None else k for k in problem.key)
    return DeadLetter(table, key, problem.column, problem.rule, problem.reason, problem.payload)


def judge(source: str, stages: Sequence[Stage]) -> None:
    """Raise TooManyDeadLetters where so much is refused that the model, not the data, must be wrong."""
    total = sum(s.counts.fetched for s in stages)
    for stage in stages:
        if stage.problems and stage.counts.dead_lettered == stage.counts.fetched >= FEW:
            _refuse(source, stage, stage.counts.fetched, stage.counts.fetched)
    letters = sum(s.counts.dead_lettered + s.counts.values_refused for s in stages)
    if letters <= min(MOST, max(ALWAYS, SHARE * total)):
        return
    if worst := next((s for s in stages if s.problems), None):
        _refuse(source, worst, letters, total)


def _refuse(source: str, stage: Stage, letters: int, total: int) -> None:
    problem = stage.problems[0]
    where = f"{source}.{stage.table.__tablename__}" + (f".{problem.column}" if problem.column else "")
    raise TooManyDeadLetters(
        f"{where}: {letters:,} of {total:,} records were refused, such as: {problem.reason}"
        f" ({problem.rule}); they were not committed. Mend the model or the vendor's data and sync again."
    )
