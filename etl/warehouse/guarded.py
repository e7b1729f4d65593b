r"""What a text says, as SQL that no text makes fail: a number, a moment, yes or no. Of any other it is null.

A cast alone would fail for all rows where one text says nothing. What it would not take is kept from it by
patterns of the characters that are meant, and no others: `\d` has the digits of every script.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.warehouse.ddl import POSTGRES, REDSHIFT

MOST_CHARACTERS = 1_000  # of a number, as of one that is no text

NUMBER = "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)"
EXPONENT = "[eE][+-]?0*(1000|[0-9]{1,3})"  # PostgreSQL takes 131,072 digits; double precision, 1e308

DAY = (
    "([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|1[0-9]|2[0-8]))"
    "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)"
)
TIME = "[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?"
OFFSET = "[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?"  # PostgreSQL takes less than 16 hours
NO_MOMENT = "^(0000|9999-12-31.23:59:59[.][0-9]{7})"  # the latter would be rounded up
NO_MOMENT_OF_AN_OFFSET = "^(000[01]|9999)"  # it may be of the year before, or after
SECONDS, MILLISECONDS = "[0-9]{9,10}([.][0-9]{1,9})?", "[0-9]{12,13}"
"""Since 1970, as some libraries send moments: of the years 1973 to 2286, so these are told apart."""

YES, NO = "('true', 't', 'yes', 'y', 'on', '1')", "('false', 'f', 'no', 'n', 'off', '0')"


def said(text: str, kind: str, types: Mapping[str, str] = POSTGRES) -> str:
    """The expression of what a text, itself one, says: numeric, timestamp or boolean; else null.

    types: of the warehouse.
    """
    plain = f"""(btrim({text}, E' \\t\\r\\n') collate "C")"""
    if types is REDSHIFT:
        plain = f"btrim({text}, ' ' || chr(9) || chr(10) || chr(13))"
    match kind:
        case "boolean":
            word = f"lower({plain})"
            return _case((f"{word} in {YES}", "true"), (f"{word} in {NO}", "false"))
        case "timestamp":
            return _moment(plain, types[kind])
        case "numeric":
            return _number_redshift(plain, types[kind]) if types is REDSHIFT else _number(plain)
    raise ValueError(f"no text is read as {kind}")


def _number(text: str) -> str:
    found = f"{text} ~ '^{NUMBER}({EXPONENT})?$' and length({text}) <= {MOST_CHARACTERS}"
    return _case((found, f"cast({text} as numeric)"))


def _number_redshift(text: str, numeric: str) -> str:
    """Redshift's numeric has 20 digits before the point and 18 behind it: more of these are cut.

    What is spelled otherwise than a decimal number goes by double precision, so with 15 digits.
    """
    double = f"cast({text} as double precision)"
    cut = f"regexp_substr({text}, '^-?[0-9]+([.][0-9]{{1,18}})?')"
    return _case(
        (f"{text} ~ '^-?[0-9]{{1,20}}([.][0-9]+)?$'", f"cast({cut} as {numeric})"),
        (
            f"{text} ~ '^{NUMBER}([eE][+-]?0*[0-9]{{1,2}})?$' and length({text}) <= 100",
            f"case when abs({double}) < 1e20 then cast({double} as {numeric}) end",
        ),
    )


def _moment(text: str, timestamp: str) -> str:
    """ISO 8601 of the years 1 to 9999, in UTC where nothing else is said; or how long after 1970 it is."""
    since = f"(timestamp '1970-01-01 00:00:00' at time zone 'UTC') + cast({text} as double precision)"
    return _case(
        (
            f"{text} ~ '^{DAY}({TIME})?Z?$' and {text} !~ '{NO_MOMENT}'",
            f"cast({text} as timestamp) at time zone 'UTC'",  # which leaves a Z out
        ),
        (
            f"{text} ~ '^{DAY}{TIME}{OFFSET}$' and {text} !~ '{NO_MOMENT_OF_AN_OFFSET}'",
            f"cast({text} as {timestamp})",
        ),
        (f"{text} ~ '^{SECONDS}$'", f"{since} * interval '1 second'"),
        (f"{text} ~ '^{MILLISECONDS}$'", f"{since} / 1000 * interval '1 second'"),
    )


def _case(*branches: Sequence[str]) -> str:
    """A case, a branch to a line as it stands in the query of a view."""
    lines = [f"\n        when {test}\n            then {value}" for test, value in branches]
    return f"case{''.join(lines)}\n    end"
