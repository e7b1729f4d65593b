"""The same values by CSV and by JSON are kept, or refused, alike; the tables are compared in tests/engine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.copytext import cells
from etl.decode import Decoder
from etl.window import as_utc
from tests.unit.decoding import ASOF
from tests.unit.test_csvdecode import Account, decode, written

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8) | st.sampled_from(
    ["NA", "null", "1", "\x1f", "\0"]
)
NUMBERS = st.one_of(
    st.integers(-(10**20), 10**20).map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda d: format(d, "f")),
    st.sampled_from(["1e5", "1.23E8", "x", " 1", "1_0", "-", "1-2", "٣", "9" * 400, "0.5e-3", "-0", "00.10"]),
)
STAMPS = st.one_of(
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(
        lambda d: d.isoformat(timespec="milliseconds") + "Z"
    ),
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(lambda d: d.isoformat() + "+0000"),
    st.from_regex(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?(Z|\+0000|-0800)", fullmatch=True
    ),
    st.sampled_from(
        ["2024-06-30T23:59:60Z", "20240101T000000Z", "2024-01-01", "today", "2024-W01-1T00:00:00Z"]
    ),
)
DAYS = (
    st.dates().map(str)
    | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True)
    | st.sampled_from(["20240101", "2024-W01-1"])
)
RECORDS = st.lists(
    st.fixed_dictionaries(
        {
            "Id": TEXTS, "Name": TEXTS | st.none(), "Owner.Name": TEXTS | st.none(), "Count": NUMBERS | st.none(),
            "Price": NUMBERS | st.none(), "Ratio": NUMBERS | st.none(), "Live": st.sampled_from([True, False, None, "1"]),
            "CreatedDate": STAMPS | st.none(), "Day": DAYS | st.none(), "SystemModstamp": STAMPS | st.none(),
            "Tags": st.none(), "Bag": st.none() | st.lists(st.integers(0, 9), min_size=1), "Other": TEXTS | st.none(),
            "IsDeleted": st.sampled_from([True, False, None]),
        }
    ),
    max_size=5,
)  # fmt: skip


def as_csv(records: Sequence[dict[str, Any]]) -> bytes:
    """Records as an export has them."""

    def cell(value: Any) -> str:
        if isinstance(value, str):
            return value
        return "" if value is None else json.dumps(value)

    names = list(records[0]) if records else ["Id"]
    return written([names, *[[cell(record[name]) for name in names] for record in records]])


def as_json(records: Sequence[dict[str, Any]]) -> bytes:
    """The same as an API has them."""
    return json.dumps(
        [
            {**{k: v for k, v in r.items() if k != "Owner.Name"}, "Owner": {"Name": r["Owner.Name"]}}
            for r in records
        ]
    ).encode()


def instant(text: str | None) -> datetime | None:
    """However it is spelled."""
    return as_utc(text) if text else None


@settings(deadline=None, max_examples=300)
@given(RECORDS)
def test_the_same_values_are_refused_and_kept_for_the_same_reasons_as_json(
    records: list[dict[str, Any]],
) -> None:
    decoder = Decoder(Account, ".")
    rows = decoder.rows(decoder.scan(as_json(records)), ASOF)
    lines, problems = decode(as_csv(records))
    mine = [(p.rule, p.reason, p.column, p.key) for p in problems]
    theirs = [(p.rule, p.reason, p.column, p.key) for p in rows.problems]
    assert sorted(map(str, mine)) == sorted(map(str, theirs))
    kept = [
        dict(zip(decoder.columns, cells(line), strict=True)) for line in rows.lines.decode().split("\n")[:-1]
    ]
    for line, other in zip(lines, kept, strict=True):
        for name in ("id", "name", "owner", "gone"):
            assert line[name] == other[name]
        assert instant(line["_deleted_at"]) == instant(other["_deleted_at"])
        assert line.extra == json.loads(other["_extra"] or "")
        assert {n for n, v in line.values.items() if v is None} == {n for n, v in other.items() if v is None}
