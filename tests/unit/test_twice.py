"""Keys and stamps that a record has twice: every such record is told, wherever it stands, and no other."""

from __future__ import annotations

import threading
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.decode import Decoder
from etl.privacy import Redaction
from etl.schema import Table, field
from tests.unit.decoding import ASOF

pytestmark = pytest.mark.B8


class Told(Table):
    """Told by what it has and what is in an object of it; stamped in one of three places."""

    __tablename__ = "told"

    id: str = field(key=True, doc="")
    place: str | None = field("at.place", key=True, doc="")
    name: str | None = field(doc="")
    note: str | None = field("at.note", doc="")
    changed: datetime | None = field("changed", "made", "at.time", version=True, doc="")


PLAIN = '{"id":"%d","at":{"place":"p"},"changed":"2026-01-01T00:00:00Z","name":"x"}'


def told(
    records: str | list[str], table: type[Table] = Told, rules: dict[str, str] | None = None
) -> set[str]:
    """The names that are told of these records, which all become rows or are refused."""
    body = f"[{','.join([records] if isinstance(records, str) else records)}]".encode()
    decoder = Decoder(table, ".", Redaction(table, rules, "") if rules else None)
    scan = decoder.scan(body)
    rows = decoder.rows(scan, ASOF)
    assert rows.count + sum(p.row for p in rows.problems) == len(scan.raws)
    return set(decoder.twice)


@pytest.mark.parametrize("rules", [None, {"name": "mask"}], ids=["", "with a rule"])
@pytest.mark.parametrize("at", [0, 1, 499, 999])
def test_one_record_of_a_thousand_is_told_wherever_it_stands(at: int, rules: dict[str, str] | None) -> None:
    records = [PLAIN % n for n in range(1000)]
    assert told(records, rules=rules) == set()
    records[at] = '{"id":"a","id":"b","at":{"place":"p"},"changed":"2026-01-01T00:00:00Z","name":"x"}'
    assert told(records, rules=rules) == {"id"}


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (r'{"id":"1","i\u0064":"1"}', "id"),
        ('{"id":"1","at":{"place":"p","place":"p"}}', "at.place"),
        ('{"id":"1","at":{"place":"p"},"at":{"place":"q"}}', "at.place"),
        ('{"id":"1","at":{"place":"p"},"at":null}', ""),
        ('{"id":"1","at":{"note":"x","note":"y"}}', ""),
        ('{"id":"1","at":{"place":"p","id":1,"changed":2},"name":"id","name":"x"}', ""),
        ('{"id":"1","changed":null,"changed":"2026-01-01T00:00:00Z"}', "changed"),
        ('{"id":"1","changed":null,"changed":null}', "changed"),
        ('{"id":"1","id":"1"}', "id"),
        ('{"id":"1","made":"2026-01-01T00:00:00Z"}', ""),
        ('{"id":"1","made":"2026-01-01","made":"2026-01-01"}', "made"),
        ('{"id":"1","at":{"time":"2026-01-01","time":null},"at":{"time":"2026-01-01"}}', "at.time"),
        ('{"id":1,"id":2}', "id"),
        (r'{"id":"\u0001","id":"2"}', "id"),
        (r'{"id":"2","id":"2","name":"\ud800"}', "id"),
        ('{"id":"2","id":"2","name":NaN}', "id"),
        ('{"id":"2","id":"2","new":' + '{"a":' * 300 + "1" + "}" * 301, "id"),
        ('{"id":"2","id":"2","new":1,"changed":"x","changed":"y"}', "id changed"),
        ('{"id":"2","id":null}', "id"),
        ('{"id":"2","id":"2","at":"here"}', "id"),
        ('{"id":"2","id":"2","at":["here"]}', "id"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("rules", [None, {"name": "mask"}], ids=["", "with a rule"])
def test_a_name_counts_however_it_is_spelled_and_whatever_it_has(
    record: str, names: str, rules: dict[str, str] | None
) -> None:
    """What another record lacks makes up for nothing."""
    lacking = '{"id":"0"}'
    for page in ([record], [lacking, record, lacking], [PLAIN % 1, record, PLAIN % 2]):
        assert told(page, rules=rules) == set(names.split())


KINDS: dict[type[Any], tuple[Any, ...]] = {
    str: ("a", ""), int: (1, -1, 2**63 - 1, -(2**63), 0), float: (0.1, 1, -1e300), Decimal: (1.10, "1.10", 7),
    bool: (True, False), date: ("2026-02-28",), datetime: ("2026-02-28T01:02:03.5+01:00", "2026-02-28"),
}  # fmt: skip
WRONG = (None, "x", 1, 1.5, True, [], {}, 2**63, "9" * 30, -(2**70), float("1e300"), "24:00", 10**12)
UNIX = (0, -62135596800, 253402300799)


@pytest.mark.parametrize("times", ["iso", "unix"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_key_and_a_stamp_of_each_type_are_counted_and_have_the_values_of_any_column(
    kind: type[Any], times: str
) -> None:
    """Another column of the same type says what is right."""
    made: type[Table] = type(
        "Each",
        (Table,),
        {
            "__tablename__": "each",
            "__times__": times,
            "__annotations__": {"key": kind, "beside": kind | None, "stamp": datetime | None},
            "key": field(key=True, doc=""),
            "beside": field(doc=""),
            "stamp": field(version=True, doc=""),
        },
    )
    encode = msgspec.json.Encoder(decimal_format="number").encode
    for value in (*(UNIX if times == "unix" else ()), *KINDS[kind], *WRONG):
        text = encode(value).decode()
        decoder = Decoder(made, ".")
        rows = decoder.rows(decoder.scan(f'[{{"key":{text},"beside":{text},"stamp":{text}}}]'.encode()), ASOF)
        if rows.count:
            key, beside, stamp, *_ = rows.lines.decode().split("\x1f")
            assert key == beside, value
            assert stamp == beside or kind is not datetime, value
        assert decoder.twice == set()
        assert told(f'{{"key":{text},"beside":1,"key":{text},"stamp":1}}', made) == {"key"}
        assert told(f'{{"key":{text},"stamp":{text},"beside":1,"stamp":{text}}}', made) == {"stamp"}


names = st.sampled_from(["id", "changed", "made", "name", "new", "newer"])
values = st.sampled_from(
    ['"a"', "null", "1", '"2026-01-01T00:00:00Z"', '{"place":"p"}', '{"place":1,"place":2}']
)


@settings(derandomize=True, deadline=None)
@given(st.lists(st.lists(st.tuples(names | st.just("at"), values), max_size=6), min_size=1, max_size=5))
def test_of_any_page_the_names_are_told_that_are_there_twice(page: list[list[tuple[str, str]]]) -> None:
    expected = set()
    for record in page:
        had = [name for name, _ in record]
        expected |= {name for name in ("id", "changed", "made") if had.count(name) > 1}
        inside = sum(value.count('"place"') for name, value in record if name == "at")
        expected |= {"at.place"} if inside > 1 else set()
    written = ["{" + ",".join(f'"{n}":{v}' for n, v in record) + "}" for record in page]
    assert told(written) == expected


def test_two_threads_that_decode_at_once_take_no_record_of_the_other_for_an_odd_one() -> None:
    decoder = Decoder(Told, ".")
    plain = decoder.scan(f"[{','.join(PLAIN % n for n in range(2000))}]".encode())
    odd = 0

    def counted(_: Any) -> None:
        nonlocal odd
        odd += 1

    decoder._find_twice = counted  # type: ignore[assignment]
    threads = [threading.Thread(target=lambda: [decoder.rows(plain, ASOF) for _ in range(20)]) for _ in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert odd == 0
