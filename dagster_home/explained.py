"""Errors in words that Dagster may store and show."""

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg

from etl.errors import TributaryError
from etl.log import logger
from etl.warehouse import ask

log = logger("dagster")


@contextmanager
def explained() -> Iterator[None]:
    """Raise errors as ours: the driver's without a row's values, any other by its kind alone.

    Where such a defect arose is logged. Dagster would store its text, which may hold a row or a secret.
    """
    try:
        with ask.explained():
            yield
    except (TributaryError, dg.DagsterError, dg.Failure, dg.RetryRequested):
        raise
    except Exception as error:
        kind = type(error).__name__
        log.exception("%s, a defect of ours or of a connector", kind)
        raise TributaryError(
            f"unexpected {kind}, a defect of ours or of a connector; the log has more."
        ) from None
