"""Dead letters of a load: what was refused, when that is too much, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from etl.errors import TooManyDeadLetters
from etl.scan import Problem
from etl.schema import Table
from etl.settings import Limits
from etl.warehouse.dead_letters import DeadLetter, Kept, by_rule, read_by
from etl.warehouse.stage import Stage
from etl.window import BEGINNING

if TYPE_CHECKING:
    from etl.warehouse import Connection


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


def letters_of(
    stages: Iterable[Stage], nested: Callable[[type[Table]], Mapping[str, str]]
) -> list[DeadLetter]:
    """All that stages could not keep. nested: of a table, as for `letter`."""
    return [
        letter(stage.table.__tablename__, problem, within)
        for stage in stages
        for within in ([nested(stage.table)] if stage.problems else ())
        for problem in stage.problems
    ]


def judge(source: str, stages: Sequence[Stage], limits: Limits) -> None:
    """Raise TooManyDeadLetters where so much is refused that the model, not the data, must be wrong.

    Asked before a commit, as bad records may come first; of each table, as a large one must not make up for a
    small one of which all is refused, and of the stream.
    """
    for some in (*([stage] for stage in stages), stages):
        refused, total = refusals(some), sum(s.counts.fetched for s in some)
        if limits.exceeded(refused, total) and (worst := next((s for s in some if s.problems), None)):
            _refuse(source, worst, refused, total)


def refusals(stages: Iterable[Stage]) -> int:
    """How many records and values were refused."""
    return sum(s.counts.dead_lettered + s.counts.values_refused for s in stages)


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


OF_COLUMNS = ("A3", "A8", "A11", "A12", "B5")
"""Rules by which a column refuses a value of a call, which another column could take."""


def settled(letter: Kept, *, of_call: bool = False) -> str:
    """Why the letter of a value can only be closed; "" if a replay may put it into its row."""
    if letter.column is None or "kinds" in (letter.context or {}):
        return ""
    if letter.rule == "B1":
        return "its row has it, with U+FFFD for characters that PostgreSQL cannot store"
    from etl.exact import ALTERED  # with its patterns, when something is odd

    if letter.reason == ALTERED["B7"]:
        return "its row has it, with texts for NaN and Infinity, which JSON does not have"
    if of_call and (letter.rule not in OF_COLUMNS or letter.payload[:1] == "{"):
        return f"{letter.reason}; no column could take it, and its call is there without"
    return ""


def brought_by(connection: Connection, letter: Kept) -> str:
    """The command that asks for the record of a letter again; "" if that would bring nothing else."""
    kind, start, end = read_by(connection, letter)
    if settled(letter, of_call=kind == "load"):
        return ""
    if kind == "load":
        return f"etl events load FILE --schema {letter.source}"
    command = f"etl sync {letter.source} --stream {letter.stream}"
    if kind == "snapshot":
        return command
    if start is None or end is None or start <= BEGINNING:
        return f"{command} --full"
    return f"{command} --from {start:%Y-%m-%dT%H:%M:%SZ} --to {end:%Y-%m-%dT%H:%M:%SZ}"
