"""Judging a batch, and numbering what it comes to: the observations that are kept, and what they made."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from etl.identity.arrivals import Ints
from etl.identity.batch import Batch
from etl.identity.graph import Ask, Resolved, ends, resolve
from etl.identity.judge import Bounds
from etl.identity.sets import begins


class Settled(Struct):
    """What a batch comes to.

    places: of the observations that are kept, among the batch's rows that name anything. numbers, times:
    theirs. owner, refs: what they name. resolved: what became of it.
    """

    places: Ints
    numbers: Ints
    times: Ints
    owner: Ints
    refs: Ints
    resolved: Resolved

    def at(self, numbers: Ints) -> Ints:
        """The places, among what is kept, of observations by their numbers."""
        return numbers - self.numbers[0] if len(numbers) else numbers


def settle(batch: Batch, chosen: Ints, again: Ints, bounds: Bounds, ask: Ask, last: int) -> Settled:
    """Judge the observations that are chosen, and number those that matter.

    chosen: places among the batch's rows that name anything. again: of each, whether it was refused before.
    last: the highest number that an observation has.
    """
    window = min((window for window in bounds.windows if window), default=0)

    def later(number: int) -> tuple[int, int] | None:
        place = number - last - 1
        after = int(batch.times[batch.rows[place]])
        found = batch.next(place, window, after) if window else None
        return None if found is None else (last + 1 + found, int(batch.times[batch.rows[found]]))

    resolved = resolve(batch.sets(chosen, again, last), batch.nodes, bounds, ask, later)
    places = chosen
    if len(resolved.idle) or len(resolved.more):
        places = np.setdiff1d(chosen, resolved.idle - last - 1, assume_unique=True)
        places = np.union1d(places, resolved.more - last - 1)
    numbers = np.arange(last + 1, last + 1 + len(places), dtype=np.int32)
    owner, refs = batch.named(places)
    if len(places) < len(batch.rows):
        resolved = _renumbered(resolved, places, last, len(batch.rows))
    return Settled(places, numbers, batch.times[batch.rows[places]], owner, refs, resolved)


def _renumbered(resolved: Resolved, places: Ints, last: int, count: int) -> Resolved:
    """The same, with observations and persons that are new numbered without gaps. count: of all places."""
    numbers = np.zeros(count, np.int32)
    numbers[places] = np.arange(last + 1, last + 1 + len(places))

    def final(found: Ints) -> Ints:
        old = found <= last
        renumbered = numbers[np.where(old, 0, found - last - 1)]
        return np.where(old, found, renumbered).astype(np.int32)

    gone, into, at = resolved.merges
    why, which, when = resolved.refused
    return Resolved(
        final(resolved.person), final(resolved.created), (final(gone), final(into), final(at)),
        (why, which, final(when)), resolved.more, resolved.idle,
    )  # fmt: skip


def now(who: Ints, resolved: Resolved) -> Ints:
    """Who persons are, by what became of them in this."""
    gone, into, _ = resolved.merges
    if not len(gone):
        return who
    order = np.argsort(gone)
    gone, into = gone[order], into[order]

    def place(numbers: Ints) -> tuple[Ints, Ints]:
        at = np.minimum(np.searchsorted(gone, numbers), len(gone) - 1)
        return at, gone[at] == numbers

    at, moved = place(into)
    into = into[ends(np.where(moved, at, np.arange(len(gone))))]
    at, moved = place(who)
    return np.where(moved, into[at], who)


def counted(
    resolved: Resolved, nodes: Ints, numbers: Ints, times: Ints
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """What was refused, each identifier once a reason: reason, identifier, how often, when first and last.

    nodes: the number of each identifier. numbers, times: of all observations.
    """
    why, which, when = resolved.refused
    key = which.astype(np.int64) * 8 + why
    order = np.lexsort((when, key))
    key, when = key[order], when[order]
    starts = begins(key)
    counts = np.diff(starts, append=len(key))
    at = times[np.searchsorted(numbers, when)]
    return key[starts] % 8, nodes[key[starts] // 8], counts, at[starts], at[starts + counts - 1]
