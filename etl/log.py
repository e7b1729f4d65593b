"""Our loggers: no secret, no data of an unexpected error, and no forged line gets into a log."""

from __future__ import annotations

import logging
import sys
from traceback import format_tb
from typing import TextIO

from etl.errors import TributaryError
from etl.secret_forms import redacted, without_secrets


def logger(name: str) -> logging.Logger:
    """The logger tributary.NAME; whatever handlers it has, they get redacted records alone."""
    found = logging.getLogger(f"tributary.{name}")
    found.addFilter(_REDACTING)
    return found


def traceback_of(error: BaseException) -> str:
    """Where an error arose, and those that led to it.

    Of errors that are not ours there is only the kind, as their text may hold a row.
    """
    told: list[str] = []
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        frames = without_secrets("".join(format_tb(found.__traceback__)))
        text = f": {redacted(str(found))}" if isinstance(found, TributaryError) else ""
        told.append(f"Traceback (most recent call last):\n{frames}{type(found).__qualname__}{text}")
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    return "\n\nwhich led to\n\n".join(reversed(told))


class ToStderr(logging.StreamHandler[TextIO]):
    """Writes to what stderr is by then; what cannot be is lost: Python would print the error in hand."""

    @property
    def stream(self) -> TextIO:
        """Where to."""
        return sys.stderr

    @stream.setter
    def stream(self, stream: TextIO) -> None:
        """It is always stderr."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  logging's own name
        """Say nothing of it."""


class _Redacting(logging.Filter):
    """Makes of a record one that may be shown."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redacted(record.getMessage()), None
        if record.exc_info and record.exc_info[1]:
            record.exc_text = traceback_of(record.exc_info[1])
        record.exc_info = None
        return True


_REDACTING = _Redacting()
