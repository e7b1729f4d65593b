"""Previews of what was refused: enough to see why, nothing of whom it is about."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.preview import preview


@pytest.mark.parametrize(
    ("payload", "shown"),
    [
        ('"2024-02-30"', '"2024-02-30"'),
        ("2024-02-30T10:00:61Z", "2024-02-30T10:00:61Z"),
        ("20223-01-05", "20223-01-05"),
        ('"1234.5"', '"1234.5"'),
        ("123456789012345678901234567890", "<number of 30 digits>"),
        ('"yes"', '"yes"'),
        ('"NaN"', '"NaN"'),
        ('"ann@example.com"', '"<15 characters>"'),
        ('"+49 171 1234567"', '"<15 characters>"'),
        ('"half of a te', '"<12 characters>"'),
        ("+1 555 123 4567", "<15 characters>"),
        ("12 Main Street 10115", "<20 characters>"),
        (" 1.5 ", "1.5"),
        (
            '{"zip": 10115, "ann@example.com": [true, null]}',
            '{"zip": <number>, <15 characters>: [true, null]}',
        ),
    ],
)
def test_a_value_shows_why_it_was_refused_and_no_more(payload: str, shown: str) -> None:
    assert preview(payload, "rate") == shown


@pytest.mark.P7
def test_of_a_value_whose_name_speaks_of_persons_the_form_is_all() -> None:
    assert preview('"1985-02-30"', "birth_date") == '"<date>"'
    assert preview("10115", "shipping_zip") == "<number>"


@pytest.mark.P7
@given(
    st.dictionaries(
        st.sampled_from(["id", "name"]), st.text(st.characters(categories=["L", "Nd"]), min_size=9)
    )
)
def test_no_text_of_a_record_stands_in_its_preview(record: dict[str, str]) -> None:
    for payload in (json.dumps(record), json.dumps(record, ensure_ascii=False), ",".join(record.values())):
        shown = preview(payload)
        assert not any(text in shown for text in record.values() if text != "characters")


def test_a_preview_is_short_however_long_the_payload_is() -> None:
    for payload in ("[" * 10**6, "1" * 10**6, '"' + "\\" * 10**6, "a" * 10**6, "1-" * 10**6):
        assert len(preview(payload, "rate")) <= 501
