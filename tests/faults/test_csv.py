"""Exports as CSV: read by the names in the header, whatever their order, and refused where they cannot be."""

from __future__ import annotations

import pytest

from etl.csvdecode import CsvDecoder
from etl.errors import SourceError
from tests.unit.test_csvdecode import Account, decode


@pytest.mark.B17
def test_quoted_line_ends_marks_orders_and_separators_are_told_by_the_header_and_never_by_place() -> None:
    body = b'\xef\xbb\xbf"Count","Name","Id"\r\n"5","a\r\nb, ""c""\n;","x"\r\n6,nul\x00,y\r\n'
    (first, second), problems = decode(body)
    assert (first["id"], first["name"], first["count"]) == ("x", 'a\r\nb, "c"\n;', "5")
    assert (second["id"], second["name"], second["count"]) == ("y", "nul\ufffd", "6")
    assert [(p.rule, p.column, p.key) for p in problems] == [("B1", "name", ("y",))]
    for other in (b"Id;Name\nx;a\n", b"Id\tName\nx\ta\n", b"Id|Name\nx|a\n"):
        with pytest.raises(SourceError, match="the header lacks id, the key"):
            CsvDecoder(Account).scan(other)
