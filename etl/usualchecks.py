"""Whether vendors answer, and tables grow, as they usually do: checks that warn, by tests of `etl.usual`."""

from __future__ import annotations

from datetime import timedelta

from etl.checks import Check, Facts, Finding, Known, Subject, several
from etl.usual import rate_jumped, volume_fell
from etl.window import as_utc


def volume_as_usual(known: Known, subject: Subject) -> Finding:
    """The last whole day brought about as many rows as its weekday usually does, or more.

    The method, and how rarely it is wrong: `etl.usual.volume_fell`.
    """
    yesterday = as_utc(known.asked_at).date() - timedelta(days=1)
    rows = known.volumes.get(yesterday)
    if rows is None:
        return Finding(
            True, f"{subject.where} was not synced on {yesterday}; `fresh` says whether it is behind"
        )
    before = {day: number for day, number in known.volumes.items() if day < yesterday}
    found = volume_fell(yesterday, rows, before)
    facts: Facts = {"rows": rows, "days": len(before)}
    if found.usual is None:
        return Finding(
            True, f"{subject.where}: {several(len(before), 'day')}, or rows, too few to tell", facts
        )
    facts |= {"usual rows": round(found.usual), "chance": found.chance}
    text = f"{subject.where}: {several(rows, 'row')} on {yesterday}, usually {found.usual:,.0f}"
    if not found.unusual:
        return Finding(True, text, facts)
    return Finding(False, f"{text}: does the vendor, or who fills it, still give all?", facts)


def answers_as_usual(known: Known, subject: Subject) -> Finding:
    """The vendor's share of errors in the last 24 hours is about that of the four weeks before, or less.

    Of all streams of the source. The method, and how rarely it is wrong: `etl.usual.rate_jumped`.
    """
    attempts, errors = known.answers.get(0, (0, 0))
    found = rate_jumped(attempts, errors, [numbers for ago, numbers in known.answers.items() if ago])
    facts: Facts = {"attempts": attempts, "errors": errors}
    if found.usual is None:
        return Finding(True, f"{subject.source}: requests of too few days to tell", facts)
    facts |= {"usual share": round(found.usual, 4), "chance": found.chance}
    share = errors / attempts if attempts else 0.0
    text = f"{subject.source}: {share:.1%} of requests failed within a day, usually {found.usual:.1%}"
    if not found.unusual:
        return Finding(True, text, facts)
    return Finding(False, f"{text}; tributary.health says of what kind", facts)


STREAMS = (Check(volume_as_usual, grave=False),)
SOURCES = (Check(answers_as_usual, grave=False),)


def of_ledger(subject: Subject) -> list[Check[Known, Subject]]:
    """The checks that make sense for a table's stream; and those of the source, if they are shown there."""
    return [*STREAMS, *(SOURCES if subject.leading else ())]
