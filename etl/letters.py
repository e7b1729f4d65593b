"""Dead letters of a load: what was refused, and when that is too much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.errors import TooManyDeadLetters
from etl.scan import Problem
from etl.settings import Limits
from etl.warehouse.dead_letters import DeadLetter, by_rule
from etl.warehouse.stage import Stage

FEW = 10  # that may be refused although nothing else came


def letter(table: str, problem: Problem, nested: Mapping[str, str] = {}) -> DeadLetter:
    """What could not be kept, as it is buried. nested: tables whose records stand within, and where."""
    p, key = problem, None
    if p.key is not None:
        key = ",".join("" if k is None else k for k in p.key)
    context = dict(p.context)
    if p.key is not None and len(p.key) > 1:
        context["key"] = p.key
    if nested and p.row and None in (p.key or (None,)):
        context["nested"] = nested
    said = (p.rule, p.reason, p.payload)
    return DeadLetter(table, key, p.column, *said, p.whole, p.asof, p.hash, context)


def judge(source: str, stages: Sequence[Stage], limits: Limits) -> None:
    """Raise TooManyDeadLetters where so much is refused that the model, not the data, must be wrong."""
    total = sum(s.counts.fetched for s in stages)
    for stage in stages:
        if limits.share < 1 and stage.problems and stage.counts.dead_lettered == stage.counts.fetched >= FEW:
            _refuse(source, stage, stage.counts.fetched, stage.counts.fetched)
    letters = sum(s.counts.dead_lettered + s.counts.values_refused for s in stages)
    if not limits.exceeded(letters, total):
        return
    if worst := next((s for s in stages if s.problems), None):
        _refuse(source, worst, letters, total)


def _refuse(source: str, stage: Stage, letters: int, total: int) -> None:
    problem = stage.problems[0]
    where = f"{source}.{stage.table.__tablename__}" + (f".{problem.column}" if problem.column else "")
    raise TooManyDeadLetters(
        f"{where}: {letters:,} of {total:,} records were refused, such as: {problem.reason}"
        f" ({problem.rule}); they were not committed. Mend the model or the vendor's data and sync again,"
        f" or let more through by dead_letters in [sources.{source}]."
    )


def refused_notes(source: str, stream: str, rules: Mapping[str, int]) -> list[str]:
    """What a sync says of the records and values that it could not keep. rules: how many by each."""
    many = sum(rules.values())
    several = "1 record or value was" if many == 1 else f"{many:,} records or values were"
    return [f"{stream}: {several} refused {by_rule(source, stream, rules)}"] if many else []
