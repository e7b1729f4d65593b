"""Whether a number is unusual beside those before it, in so few false alarms that an alarm is read.

Both tests compare with the four weeks before, ask for a probability below FALSE_ALARM of so much by chance,
and for a difference that matters to somebody. The probabilities are scipy's. With few data there is no alarm.

A rate of errors: Fisher's exact test, one-sided, of the attempts of today against those of the days before.
Errors come in bursts, so attempts are no independent trials: all numbers are divided by the design effect,
that is by how much more the days before differ than chance lets them (Rao and Scott, Biometrics 1992).

A volume: weeks have a shape and volumes have outliers, so the day is held against the median of the same
weekdays, and the difference, of logarithms, against the median absolute deviation of what such predictions
of the days before would have been off by, in Student's distribution.

Measured on simulated days: of independent attempts, fewer than one alarm in a thousand looks at a rate; where
errors come in bursts alone, on up to one day in forty, as no four weeks tell how large a burst may be. Of
volumes that vary by a tenth to threefold, one alarm in a thousand days. tests/unit/test_usual.py repeats it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import ceil, log
from statistics import median

from msgspec import Struct

FALSE_ALARM = 0.001
"""Probability of a look at what is as usual."""
LEAST_DAYS = 7
LEAST_ATTEMPTS, LEAST_ERRORS = 100, 5
NOTABLE_RATE = 0.01
"""A rate of errors that grew by less is no news, however many attempts there were."""
LEAST_ROWS, LEAST_PREDICTIONS, LEAST_WEEKS = 20, 10, 3
NOTABLE_FALL = 0.5
"""A volume that fell to more than this part of the usual is no news."""
WEEKS = 4


class Verdict(Struct, frozen=True):
    """usual: what was to be expected; None: there are too few data to tell. chance: of so much by chance."""

    unusual: bool
    usual: float | None
    chance: float = 1.0


def rate_jumped(attempts: int, errors: int, before: Sequence[tuple[int, int]]) -> Verdict:
    """Whether the share of errors is above that of the days before. before: attempts and errors of each."""
    days = [(n, k) for n, k in before if n]
    all_attempts, all_errors = (sum(numbers) for numbers in zip(*days, strict=True)) if days else (0, 0)
    if len(days) < LEAST_DAYS or all_attempts < LEAST_ATTEMPTS or not attempts:
        return Verdict(False, None)
    usual = all_errors / all_attempts
    if errors < LEAST_ERRORS or errors / attempts < usual + NOTABLE_RATE:
        return Verdict(False, usual)
    from scipy.stats import hypergeom  # a second and 50 MB: only where there is something to tell

    effect = _design_effect(days, usual)
    seen, of = errors / effect, attempts / effect
    earlier, of_earlier = all_errors / effect, all_attempts / effect
    total, marked = round(of + of_earlier), round(seen + earlier)
    chance = float(hypergeom.sf(ceil(seen - 0.5) - 1, total, marked, round(of)))
    return Verdict(chance < FALSE_ALARM, usual, chance)


def _design_effect(days: Sequence[tuple[int, int]], share: float) -> float:
    """How many times as much the days' shares vary as those of independent attempts would; at least 1."""
    if not 0 < share < 1:
        return 1.0
    off = sum((k - n * share) ** 2 / (n * share * (1 - share)) for n, k in days)
    return max(1.0, off / (len(days) - 1))


def volume_fell(day: date, rows: int, before: Mapping[date, int]) -> Verdict:
    """Whether so many rows of a day are few. before: rows of the days before on which it was synced."""
    same = _same_weekdays(day, before)
    errors = [
        log((number + 1) / (median(others) + 1))
        for when, number in before.items()
        if (others := _same_weekdays(when, before, around=True)) and len(others) >= LEAST_WEEKS - 1
    ]
    if len(same) < LEAST_WEEKS or len(errors) < LEAST_PREDICTIONS:
        return Verdict(False, None)
    usual = median(same)
    if usual < LEAST_ROWS:
        return Verdict(False, None)
    if rows > usual * NOTABLE_FALL:
        return Verdict(False, usual)
    from scipy.stats import median_abs_deviation, t

    spread = max(float(median_abs_deviation(errors, scale="normal")), (1.4 / (usual + 1)) ** 0.5)
    chance = float(t.cdf(log((rows + 1) / (usual + 1)) / spread, df=len(errors) / WEEKS))
    return Verdict(chance < FALSE_ALARM, usual, chance)


def _same_weekdays(day: date, rows: Mapping[date, int], *, around: bool = False) -> list[int]:
    """Rows of the same weekday in the weeks before, or also in those after; never of the day itself."""
    weeks = [n for n in range(-WEEKS if around else 1, WEEKS + 1) if n]
    days = (day - timedelta(weeks=n) for n in weeks)
    return [rows[when] for when in days if when in rows]
