"""The driver's errors as ours: one line, without a row's values."""

from __future__ import annotations

import re

from etl.errors import NotThere, RightMissing, SessionLost, TributaryError, WarehouseError


def plain(error: Exception) -> str:
    """The first line of a driver's error: what follows may hold rows."""
    return str(error).splitlines()[0].strip() if str(error) else type(error).__name__


def explain(error: Exception, *, gone: bool = False) -> WarehouseError:
    """A driver's error as ours: SQLSTATE, primary message and what it is about, never a row's values.

    Where a value is refused, the message quotes it; the condition's name stands for it.
    gone: the session has ended.
    """
    from psycopg import OperationalError

    diag = getattr(error, "diag", None)
    state = getattr(error, "sqlstate", None)
    if state and state.startswith(QUOTING):
        primary = type(error).__name__
    else:
        primary = getattr(diag, "message_primary", None) or plain(error)
    names = [getattr(diag, n, None) for n in ("schema_name", "table_name", "column_name", "constraint_name")]
    about = ".".join(n for n in names if n)
    hint = HINTS.get(state or "", "") or (HINTS["53100"] if re.match(NO_ROOM, primary) else "")
    lost = state.startswith(PASSING) if state else gone or isinstance(error, OperationalError)
    lost |= state == OTHER_KEY and not getattr(diag, "message_detail", None)  # else it is of a publication
    kind: type[WarehouseError] = NotThere if state in UNDEFINED else WarehouseError
    if lost:  # the driver's own errors may come before it knows of the end
        kind = SessionLost
    said = (
        f"the warehouse says: {primary}"
        + (f" ({state})" if state else "")
        + (f" at {about}" if about else "")
    )
    return RightMissing(said, hint) if state == DENIED else kind(said + hint)


def ours(error: Exception) -> TributaryError:
    """An error as ours; of one that is neither ours nor the driver's, its name alone."""
    from psycopg import Error

    if isinstance(error, TributaryError):
        return error
    return (
        explain(error) if isinstance(error, Error) else TributaryError(f"it ended by {type(error).__name__}")
    )


def collided(error: Exception) -> bool:
    """Whether two transactions were in each other's way, so that the one that failed may begin again."""
    return (getattr(error, "sqlstate", None) or "").startswith("40")


DENIED = "42501"
"""A right is missing."""

PASSING = ("08", "40", "57P0", "25P03", "55P03")
"""SQLSTATEs after which a new session may fare better: the old one is gone, two transactions collided, or
somebody held a lock for long."""

OTHER_KEY = "42P10"
"""A table got another key meanwhile, which a new session sees, or a publication lists too few columns."""

UNDEFINED = ("3F000", "42P01", "42703")
"""Schema, table or column that there is not."""

QUOTING = ("22", "23", "P0")
"""Classes of SQLSTATEs that are about a value, or are raised in words of the warehouse's own functions."""

NO_ROOM = r"could not (extend|write)"
"""What the server says of a file that a quota or a limit keeps from growing: no code of its own."""

HINTS = {
    "P0001": "; a trigger or function of the warehouse's own refuses a row: mend or drop it",
    "42501": "; `etl check` lists what the loader's role lacks",
    "53100": "; make room on the server's disk and run again",
    "53400": "; have the server allow more (`temp_file_limit`), and run again",
    "54011": "; columns that were dropped count, too: rename the table, and read all again with `--full`",
    "55P03": "; someone holds a lock on the table for long: end that session, or run again later",
}
