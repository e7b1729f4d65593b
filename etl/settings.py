"""Settings that several rooms go by, as tributary.toml has them."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

FEWEST = 1_000
"""Records that fewer count as: ten refused ones of a small table are no sign of a wrong model."""

MOST_RECORD_BYTES = 16 << 20
"""Of one record, where a source has no `max_record_bytes`; larger ones are dead letters."""
MOST_HELD = 32 << 20
"""The most that a source's may be: of a string in JSON, and of a record in CSV, no more is held."""


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much may be refused before a sync stops: `dead_letters = {share = 0.01, most = 10000}`.

    share: of the records, of which fewer than 1,000 count as 1,000. most: in any case. 0 of either stops at
    the first.
    """

    share: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.01
    most: Annotated[int, msgspec.Meta(ge=0)] = 10_000

    def exceeded(self, refused: int, total: int) -> bool:
        """Whether so many of so many are too many."""
        return refused > self.most or refused / max(total, FEWEST) > self.share


class Logs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[logs]: what is kept of what was asked and answered; see `etl.exchangelog`.

    exchanges: of which requests; a source's own `exchanges` goes before it.
    folder: beside the file, or a URL that fsspec understands; "": `.tributary/exchanges`.
    days, max_mb: after which, and beyond which, the oldest files are removed.
    bodies: whether bodies are kept, redacted; of each the first max_body_bytes.
    """

    exchanges: Literal["off", "errors", "all"] = "off"
    folder: str = ""
    days: Annotated[int, msgspec.Meta(gt=0)] = 28
    max_mb: Annotated[int, msgspec.Meta(gt=0)] = 1024
    bodies: bool = False
    max_body_bytes: Annotated[int, msgspec.Meta(gt=0, le=1 << 20)] = 8192
