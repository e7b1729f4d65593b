"""What the rules for columns do to records, in JSON and in CSV, and which rules cannot be."""

from __future__ import annotations

import hmac
import json
from typing import Any

import msgspec
import pytest

from etl.column_rules import source_rules
from etl.config import SourceConfig
from etl.copytext import cells
from etl.csvdecode import CsvDecoder
from etl.decode import Decoder
from etl.errors import ConfigError, SourceError
from etl.privacy import WITHHELD
from etl.scan import Decodes
from etl.schema import Json, Table, field
from etl.settings import MOST_RECORD_BYTES
from tests.unit.decoding import ASOF

KEY = "a key of at least sixteen characters"
SECRET = "ann@example.com"
Row = dict[str, str | None]


class Person(Table):
    """A person."""

    __tablename__ = "people"
    __elsewhere__ = ("visits", "via")
    __id__ = "id"

    id: str = field(key=True, doc="")
    team: str | None = field("^id", parent=True, doc="")
    lead: str | None = field("^lead", doc="")
    email: str | None = field("contact.email", "mail", doc="")
    manager: str | None = field(doc="")
    channel: str | None = field("via.channel", doc="")
    age: int | None = field(doc="")
    rank: str = field(doc="")
    custom: Json | None = field(keyed=("key", "value"), doc="")
    more: Json | None = field("more.*", doc="")
    nick: str | None = field("more.nick", doc="")
    about: Json | None = field(doc="")


class Client(Table):
    """As a vendor's export has them."""

    __tablename__ = "clients"
    __elsewhere__ = ("attributes",)

    id: str = field("Id", key=True, doc="")
    email: str | None = field("Email", doc="")
    owner: str | None = field("Owner.Name", doc="")
    about: Json | None = field("About", doc="")


def hashed(text: str) -> str:
    return hmac.new(KEY.encode(), text.encode(), "sha256").hexdigest()


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HASH_KEY", KEY)


def decoder(columns: dict[str, Any], table: type[Table] = Person) -> Decodes:
    config = SourceConfig("crm", "crm", None, None, {}, columns=columns, hash_key="${HASH_KEY}")
    redaction = source_rules(config, [(table,)]).of(table)
    return CsvDecoder(table, redaction) if table is Client else Decoder(table, "data[].members", redaction)


def rows(decodes: Decodes, body: bytes) -> tuple[list[Row], list[str]]:
    """The rows of a body, and the payloads of its dead letters."""
    found = decodes.rows(decodes.scan(body), ASOF)
    lines = [cells(line) for line in found.lines.decode().split("\n")[:-1]] if found.count else []
    return [dict(zip(decodes.columns, line, strict=True)) for line in lines], [
        p.payload for p in found.problems
    ]


def of(columns: dict[str, Any], **record: Any) -> Row:
    """The row of one record, in a team that Bob leads."""
    team = {"id": "t1", "lead": "Bob", "members": [{"id": "p1", **record}]}
    (row,), letters = rows(decoder(columns), json.dumps({"data": [team]}, separators=(",", ":")).encode())
    assert letters == []
    return row


@pytest.mark.B4
def test_a_page_that_is_not_utf_8_is_refused_and_none_of_its_records_withheld() -> None:
    body = b'{"data":[{"id":"t1","members":[{"id":"p1"},{"id":"p2","nick":"\xe9"}]}]}'
    with pytest.raises(SourceError, match="people: the answer is not UTF-8 at byte 19 of a record"):
        decoder({"people.age": "drop"}).scan(body)


def test_rules_reach_every_place_where_a_value_may_stand() -> None:
    assert of({"people.email": "hash"}, contact={"email": SECRET})["email"] == hashed(SECRET)
    assert of({"people.email": "mask"}, mail=SECRET)["email"] == "***"
    assert of({"people": {"email": "drop"}}, mail=SECRET)["email"] is None  # as TOML has unquoted names
    assert of({"people.lead": "hash"})["lead"] == hashed("Bob")
    assert of({"people.age": "drop"}, age=SECRET)["age"] is None
    about = {"a": [{"b": SECRET}, {"b": 1}, SECRET, None], "c": 2.50}
    assert (
        of({"people.about.a.b": "drop"}, about=about)["about"]
        == '{"a":[{"b":null},{"b":null},"***",null],"c":2.5}'
    )
    pairs = [{"key": "x", "value": SECRET}, {"key": "y", "value": 2}]
    assert of({"people.custom.x": "hash"}, custom=pairs)["custom"] == f'{{"x":"{hashed(SECRET)}","y":2}}'
    row = of(
        {"people.more": "drop", "people._extra.new.mail": "mask"},
        more={"nick": "n", "z": SECRET},
        new={"mail": SECRET},
    )
    assert (row["more"], row["nick"], row["_extra"]) == (None, "n", '{"new":{"mail":"***"}}')
    assert of({"people.more.z": "drop"}, more={"z": SECRET, "y": 1})["more"] == '{"y":1}'


@pytest.mark.parametrize(
    ("value", "text"),
    [(SECRET, SECRET), (" Ann@Example.com\n", SECRET), ("Ann Lee ", "Ann Lee"), (4117, "4117"), ({"id": "p2", "mail": SECRET}, "p2"), ([SECRET], f'["{SECRET}"]')],
)  # fmt: skip
def test_alike_values_have_the_same_hash_however_they_are_written(value: Any, text: str) -> None:
    assert of({"people.manager": "hash"}, manager=value)["manager"] == hashed(text)


def test_rules_tell_by_which_names_of_the_vendors_their_fields_go() -> None:
    columns = {
        "people.email": "hash",
        "people.lead": "drop",
        "people.about.a.b": "mask",
        "people._extra.x": "drop",
        "people.custom.x1": "drop",
        "people.more": "drop",
    }
    config = SourceConfig("crm", "crm", None, None, {}, columns=columns, hash_key="${HASH_KEY}")
    assert source_rules(config, [(Person,)]).fields == {"email", "mail", "lead", "b", "x", "custom", "more"}


@pytest.mark.parametrize("empty", ["", None])
def test_what_says_nothing_stays(empty: str | None) -> None:
    assert of({"people.manager": "hash"}, manager=empty)["manager"] == empty
    assert of({"people.manager": "mask"}, manager=empty)["manager"] == empty


def test_a_dead_letter_holds_nothing_that_has_a_rule_or_another_table() -> None:
    record = {
        "mail": SECRET,
        "contact": SECRET,
        "visits": [SECRET],
        "via": {"channel": "web", "from": SECRET},
    }
    body = json.dumps({"data": [{"id": 1, "members": [record, SECRET, [SECRET]]}]}).encode()
    found, letters = rows(decoder({"people.email": "hash"}), body)
    assert found == []
    assert len(letters) == 3
    assert SECRET not in "".join(letters)
    assert json.loads(letters[0])["via"] == {"channel": "web", "from": None}


def test_the_fingerprint_is_of_what_is_kept_so_a_new_rule_makes_rows_anew_and_a_hidden_change_does_not() -> (
    None
):
    bare, hidden = decoder({}), decoder({"people.email": "drop"})
    bodies = [b'{"data":[{"id":"t","members":[{"id":"p","mail":"%b"}]}]}' % mail for mail in (b"a@x", b"b@x")]
    assert bare.scan(bodies[0]).hashes != hidden.scan(bodies[0]).hashes
    assert hidden.scan(bodies[0]).hashes == hidden.scan(bodies[1]).hashes


def test_csv_has_the_same_rules_by_its_header() -> None:
    columns = {
        "clients.email": "hash",
        "clients.owner": "mask",
        "clients.about.x": "drop",
        "clients._extra.Fax": "drop",
    }
    body = (
        b'Id,Email,Owner.Name,About,Fax,attributes.url,Size\n'
        b'1,Ann@example.com,Ann,"{""x"":""ann@example.com"",""y"":1}",ann@example.com,ann@example.com,2\n'
        b'2,,,not json ann@example.com,,,\n'
        b'3,ann@example.com\n'
        b',ann@example.com,"ann@example.com, ""x""",,,ann@example.com,\n'
        b'4,"ann@example.com"x,,,,,\n'
    )  # fmt: skip
    found, letters = rows(decoder(columns, Client), body)
    assert [(r["id"], r["email"], r["owner"], r["about"], r["_extra"]) for r in found] == [
        ("1", hashed(SECRET), "***", '{"x":null,"y":1}', '{"Size":"2"}'),
        ("2", None, None, '"***"', "{}"),
    ]
    assert SECRET not in "".join(letters)
    assert letters.count(WITHHELD) == 2


def test_of_a_record_of_csv_that_is_too_large_nothing_is_shown() -> None:
    body = b"Id,Email\n1," + SECRET.encode() + b"x" * MOST_RECORD_BYTES + b"\n2,b@x\n"
    found, letters = rows(decoder({"clients.email": "mask"}, Client), body)
    assert [row["email"] for row in found] == ["***"]
    assert letters == [WITHHELD]


@pytest.mark.B12
@pytest.mark.parametrize(
    ("columns", "record"),
    [
        ({"people.email": "hash"}, {"mail": "m" * MOST_RECORD_BYTES}),
        ({"people.about.a": "hash"}, {"about": {"a": ["m" * MOST_RECORD_BYTES]}}),
        ({"people.email": "mask"}, {"mail": SECRET, "é" * (MOST_RECORD_BYTES // 6): 1}),
    ],
)
def test_what_may_be_a_part_of_a_value_has_no_hash_and_is_no_name(
    columns: dict[str, Any], record: dict[str, Any]
) -> None:
    team = {"id": "t1", "members": [{"id": "p1"}, {"id": "p2", **record}, {"id": "p3"}]}
    decodes = decoder(columns)
    scan = decodes.scan(json.dumps({"data": [team]}).encode())
    for some, count in ((scan, 2), (scan.only([1, 2]), 1)):
        found = decodes.rows(some, ASOF)
        assert [(p.rule, p.row, p.key) for p in found.problems] == [("B12", True, ("p2",))]
        assert (found.count, SECRET in found.problems[0].payload) == (count, False)


@pytest.mark.B12
def test_what_may_be_a_part_of_a_value_around_a_record_has_no_hash() -> None:
    teams = [
        {"id": key, "lead": lead, "members": [{"id": key}]}
        for key, lead in (("a", "b"), ("c", "d" * 1_048_577))
    ]
    found = decoder({"people.lead": "hash"}).rows(
        decoder({"people.lead": "hash"}).scan(json.dumps({"data": teams}).encode()), ASOF
    )
    assert (found.count, [(p.rule, p.key) for p in found.problems]) == (1, [("B12", ("c",))])


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"peeple.email": "hash"}, "no table 'peeple'; did you mean 'people'?"),
        ({"people.emial": "hash"}, "people has no column 'emial'; did you mean 'email'?"),
        ({"people.email": "hsah"}, "there is no rule 'hsah'; did you mean 'hash'?"),
        ({"people.email": 1}, "there is no rule 1"),
        ({"people": "drop"}, "'people' names no column"),
        ({"people.id": "hash"}, "id is of the key"),
        ({"people.team": "drop"}, "team says whose the row is"),
        ({"people.age": "hash"}, "a hash is a text, and age is bigint"),
        ({"people.age": "mask"}, "*** is a text, and age is bigint"),
        ({"people.email.x": "drop"}, "email is text, and has no keys"),
        ({"people._extra": "drop"}, "name a key of it"),
        ({"people.about": "drop", "people.about.x": "hash"}, "people.about.x lies within people.about"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_with_what_to_do(columns: dict[str, Any], why: str) -> None:
    with pytest.raises(ConfigError, match=".") as refused:
        decoder(columns)
    assert why in str(refused.value)


def test_a_hash_needs_a_key_that_is_long_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    config = SourceConfig("crm", "crm", None, None, {}, columns={"people.email": "hash"})
    with pytest.raises(ConfigError, match="needs a key"):
        source_rules(config, [(Person,)])
    with pytest.raises(ConfigError, match="must name a variable"):
        source_rules(msgspec.structs.replace(config, hash_key="a key that is written out"), [(Person,)])
    monkeypatch.setenv("HASH_KEY", "short")
    with pytest.raises(ConfigError, match="less than 16 characters"):
        decoder({"people.email": "hash"})


def test_a_dead_letter_that_is_tried_again_is_hidden_once_whether_it_was_before_or_not() -> None:
    config = SourceConfig(
        "crm", "crm", None, None, {}, columns={"people.email": "hash"}, hash_key="${HASH_KEY}"
    )
    redaction = source_rules(config, [(Person,)], again=True).of(Person)
    for mail in (SECRET, hashed(SECRET)):
        again = Decoder(Person, "", redaction)
        scan = again.scan(json.dumps({"id": "p1", "mail": mail}).encode(), {"id": "t1"})
        (line,) = again.rows(scan, ASOF).lines.decode().split("\n")[:-1]
        assert dict(zip(again.columns, cells(line), strict=True))["email"] == hashed(SECRET)


def test_a_column_that_is_dropped_is_not_missed_in_pages_though_each_record_must_have_it() -> None:
    members = [{"id": f"p{n}", "rank": "x"} for n in range(20)]
    body = json.dumps({"data": [{"id": "t", "members": members}]}).encode()
    found, letters = rows(decoder({"people.rank": "drop"}), body)
    assert ({row["rank"] for row in found}, len(found), letters) == ({None}, 20, [])
