"""What a text says is read from it, and no text makes the query fail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
import psycopg
import pytest
import sqlglot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.events.kinds import instant, kind_of, number_in
from etl.warehouse.ddl import POSTGRES, REDSHIFT
from etl.warehouse.guarded import said

BEYOND = Decimal("1e400")
NUMBERS: dict[str, Any] = {
    "12.50": Decimal("12.50"), "7": 7, "-0.25": Decimal("-0.25"), "1e3": 1000, "1E-3": Decimal("0.001"), "+5": 5,
    " 12.5\t\r\n": Decimal("12.5"), "12.": 12, ".5": Decimal("0.5"), "0012": 12, "-0": 0, "1e+2": 100,
    "9223372036854775807": 2**63 - 1, "9223372036854775808": 2**63, "123456789012345678901234567890": 123456789012345678901234567890,
    "0.1234567890123456789": Decimal("0.1234567890123456789"), "1e400": BEYOND, "1e0000000000000003": 1000, "9" * 1000: Decimal("9" * 1000),
    "n/a": None, "": None, " ": None, "\u0661\u0662": None, "\uff11\uff12": None, "infinity": None, "-Infinity": None, "NaN": None, "1e99999": None,
    "1e131073": None, "9e2000000000": None, "1" * 1001: None, "1,5": None, "1_000": None, "0x1f": None, "12 50": None,
    "$12": None, "1.2.3": None, "e5": None, ".": None, "-": None, "1e": None, "12\n13": None, "true": None, "1\u00a0": None, "\u200b1": None,
}  # fmt: skip


MOMENTS: dict[str, Any] = {
    "2026-01-02": datetime(2026, 1, 2), "2026-01-02T03:04:05Z": datetime(2026, 1, 2, 3, 4, 5), "2026-01-02 03:04:05": datetime(2026, 1, 2, 3, 4, 5),
    "2026-01-02T03:04:05.678901+02:00": datetime(2026, 1, 2, 1, 4, 5, 678901), "2026-01-02t03:04:05z": None,
    "2026-01-02T03:04:05-0530": datetime(2026, 1, 2, 8, 34, 5), "2026-01-02T03:04:05+02": datetime(2026, 1, 2, 1, 4, 5), " 2026-01-02T03:04\n": datetime(2026, 1, 2, 3, 4),
    "2026-01-02T03:04Z": datetime(2026, 1, 2, 3, 4), "2026-12-31T23:59:59.9999999Z": datetime(2027, 1, 1), "2024-02-29": datetime(2024, 2, 29), "2000-02-29": datetime(2000, 2, 29),
    "0001-01-01": datetime(1, 1, 1), "9999-12-31": datetime(9999, 12, 31), "9999-12-31T23:59:59.999999Z": datetime(9999, 12, 31, 23, 59, 59, 999999),
    "1577836800": datetime(2020, 1, 1), "1577836800.5": datetime(2020, 1, 1, 0, 0, 0, 500000), "1577836800123": datetime(2020, 1, 1, 0, 0, 0, 123000),
    "2024-02-30": None, "2023-02-29": None, "1900-02-29": None, "2024-04-31": None, "2024-13-01": None, "2024-00-10": None, "2024-01-00": None,
    "0000-01-01": None, "0000-02-29": None, "20223-01-05": None, "2026-01-02T24:00:00Z": None, "2026-01-02T03:60:00Z": None, "2026-01-02T03:04:60Z": None,
    "2026-01-02T03:04:05+16:00": None, "2026-01-02T03:04:05+02:60": None, "9999-12-31T23:59:59.9999999Z": None, "9999-12-31T23:59:59-05:00": None,
    "0001-01-01T00:00:00+02:00": None, "2026": None, "12": None, "infinity": None, "-infinity": None, "now": None, "today": None, "epoch": None, "": None, "n/a": None,
    "01/02/2026": None, "2026-1-2": None, "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0662": None, "2026-01-02T03:04:05.0123456789Z": None, "2026-01-02Z": datetime(2026, 1, 2),
    "2026-01-02T03:04:05Z and " + "more " * 20: None, "12345678901": None, "99999999999999": None,
}  # fmt: skip
TRUTHS: dict[str, Any] = {
    "true": True, "TRUE": True, " t ": True, "Yes": True, "y": True, "on": True, "1": True, "false": False, "F": False, "no": False, "N": False, "off": False, "0": False,
    "": None, "2": None, "maybe": None, "null": None, "\uff39\uff25\uff33": None,
}  # fmt: skip
SAY = {"numeric": NUMBERS, "timestamp": MOMENTS, "boolean": TRUTHS}


@pytest.fixture
def session(database_url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database_url, autocommit=True, options="-c timezone=UTC") as session:
        session.execute("create temp table t (v text)")
        yield session


def read(
    session: psycopg.Connection, texts: Iterable[str], kind: str, types: Any = POSTGRES
) -> dict[str, Any]:
    """What texts of a table say, all by one query; moments as those of UTC."""
    session.execute("truncate t")
    with session.cursor() as cursor:
        cursor.executemany("insert into t values (%s)", [(text,) for text in texts])
    as_utc = " at time zone 'UTC'" if kind == "timestamp" else ""
    query = f"select v, ({said('v', kind, types)}){as_utc} from t"
    return dict(session.execute(query.encode()).fetchall())


@pytest.mark.parametrize("kind", SAY)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata"])
def test_a_text_says_what_it_says_whatever_the_sessions_zone_and_style(
    session: psycopg.Connection, kind: str, zone: str
) -> None:
    session.execute(f"set timezone = '{zone}'; set datestyle = 'ISO, DMY'".encode())
    assert read(session, SAY[kind], kind) == SAY[kind]


DIGITS = st.text("0123456789eE.+-", max_size=12)
DATES = st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,10})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?", fullmatch=True)  # fmt: skip
OFFSETS = st.sampled_from(["", "Z", "+05:30", "-1530", "+15:59", "+16:00"])
MADE = st.builds(lambda at, sep, off: at.isoformat(sep) + off, st.datetimes(), st.sampled_from("T "), OFFSETS)
ANY = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=8)


def loaded(text: str) -> datetime | None:
    """The moment that a load takes a text for; none whose offset PostgreSQL does not know."""
    if kind_of(msgspec.json.encode(text))[0] == "text" or re.search(r"[+-](1[6-9]|2.):?..$", text):
        return None
    return datetime.fromisoformat(instant(text)).replace(tzinfo=None)


@pytest.mark.A8
@pytest.mark.parametrize("kind", SAY)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.one_of(DIGITS, DATES, MADE, ANY), unique=True, max_size=50))
def test_no_text_makes_a_query_fail_and_what_a_load_reads_is_read(
    session: psycopg.Connection, kind: str, texts: list[str]
) -> None:
    found = read(session, texts, kind)
    for text in texts:
        if kind == "timestamp" and (moment := loaded(text)) and 1 < moment.year < 9999:
            assert found[text] == moment, text
        if kind == "numeric" and number_in(text):
            assert found[text] == Decimal(text)


@pytest.mark.parametrize("kind", ["timestamp", "boolean"])
def test_redshifts_other_texts_say_the_same(session: psycopg.Connection, kind: str) -> None:
    assert read(session, SAY[kind], kind, REDSHIFT) == SAY[kind]


@pytest.mark.parametrize("kind", SAY)
def test_redshifts_text_is_what_redshift_speaks(kind: str) -> None:
    sql = said("v", kind, REDSHIFT)
    assert "::" not in sql
    assert "collate" not in sql
    assert "\\" not in sql
    assert len(sqlglot.parse(f"select {sql} as n from t", read="redshift")) == 1


def test_redshifts_numbers_are_those_that_its_numeric_holds(session: psycopg.Connection) -> None:
    """PostgreSQL speaks this text too, and has the same numeric of 38 digits."""
    found = read(session, NUMBERS, "numeric", REDSHIFT)
    for text, number in NUMBERS.items():
        if number is None or abs(number) >= 10**20:
            assert found[text] is None, text
        else:
            assert abs(found[text] - number) < Decimal("1e-15"), text


def test_what_no_text_is_read_as_is_said() -> None:
    with pytest.raises(ValueError, match="no text is read as text"):
        said("v", "text", POSTGRES)
