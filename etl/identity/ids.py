"""Ids of persons: `per_` and 22 letters and digits, of the person's number and the warehouse's own salt."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from etl.identity.arrivals import mixed

ALPHABET = np.frombuffer(b"0123456789abcdefghjkmnpqrstvwxyz", "S1")  # no letter that is taken for another
LETTERS = 11  # of each half: 55 bits


def person_ids(numbers: npt.NDArray[Any], salt: bytes) -> npt.NDArray[np.bytes_]:
    """The id of each number, as bytes; the same for the same salt, and no two alike."""
    one, other = np.frombuffer(salt, np.uint64)
    first = mixed(numbers.astype(np.uint64) + one)
    second = mixed(first ^ other)
    made = np.empty((len(numbers), 4 + 2 * LETTERS), "S1")
    made[:, :4] = np.frombuffer(b"per_", "S1")
    for half, bits in enumerate((first, second)):
        for place in range(LETTERS):
            letters = (bits >> np.uint64(5 * place)) & np.uint64(31)
            made[:, 4 + half * LETTERS + place] = ALPHABET[letters]
    return made.view(f"S{4 + 2 * LETTERS}").ravel()
