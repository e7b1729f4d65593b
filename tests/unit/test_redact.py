"""What of a body may be kept: ids, numbers, times and the vendor's own words."""

from __future__ import annotations

import json
import time

import pytest

from etl.redact import body, text, value
from etl.secret_forms import remember


@pytest.mark.parametrize(
    "planted",
    [
        "ann@example.com", "ann%40example.com", "203.0.113.9", "2001:db8:0:0:0:ff00:42:8329", "078-05-1120",
        "2001:db8::42:8329", "fe80::1",
        "+1 555 867 5309", "+15558675309", "(555) 867-5309", "555-867-5309", "DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819",
        "NO9386011117947", "4111 1111 1111 1111", "378282246310005", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
    ],
)  # fmt: skip
def test_personal_patterns_are_struck_out_of_sentences(planted: str) -> None:
    assert text(f"for {planted}, there is none") == "for ***, there is none"
    assert value(("field",), planted, reason=False) == "***"


def test_a_sentence_is_cut_after_what_is_personal_was_struck_out() -> None:
    assert text("x" * 990 + " +1 555 867 5309") == "x" * 990 + " ***"


@pytest.mark.parametrize(
    "harmless",
    [
        "cus_9s6XKzkNRiz8i3", "0051t000002abcdAAA", "360001234567", "1900012345678", "2026-03-01T12:00:00+00:00",
        "cus_nTfhdyhDMUHxWy", "2026-03-01T12:00:00.123Z", "2026-03-01", "1700000000", "9f0c2e1a-7b1d-4c3e-9a55-2f6f3c1d8e10", "1.10",
    ],
)  # fmt: skip
def test_ids_numbers_and_times_are_kept(harmless: str) -> None:
    assert value(("field",), harmless, reason=False) == harmless


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("last_name",), "Smith2"), (("Email__c",), "x1"), (("phone",), 5558675309), (("address", "line1"), "12"),
        (("access_token",), "a1"), (("card", "last4"), "4242"), (("note",), "Ann"), (("owner",), "ann"), (("q",), "a b 1"),
        (("sig",), "a1"), (("key",), "a1"), (("security_code",), 123), (("cvc",), "123"), (("identities", "value"), "ann1985"),
    ],
)  # fmt: skip
def test_names_and_words_of_persons_are_hidden(path: tuple[str, ...], found: object) -> None:
    assert value(path, found, reason=False) == "***"
    assert value(("status",), "past_due", reason=False) == "past_due"


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("owner",), "jane.doe2"), (("requester",), "j.doe99"), (("recipient",), "bob7"), (("comment", "body"), "secret1"),
        (("ticketOwner",), "bob7"), (("born",), "1980-02-03"), (("born",), 19800203), (("nick",), "bob7"), (("query",), "bob7"),
        (("metadata", "nick_of"), "bob1987"), (("metadata", "a", "status"), "bob"), (("metadata[x]",), "bob1987"),
        (("custom_fields", "value"), "bob1987"), (("properties", "at"), "1980-02-03"), (("traits", "id"), "bob_1987"),
        (("user_fields", "x"), "johndoe12345678"), (("x",), "cus_nameofaperson"), (("x",), "jane_Doe"),
    ],
)  # fmt: skip
def test_words_with_a_digit_are_hidden_where_people_write_or_are_named(
    path: tuple[str, ...], found: object
) -> None:
    assert value(path, found, reason=False) == "***"


@pytest.mark.parametrize(
    "path",
    [("owner",), ("customer",), ("comment", "body"), ("metadata", "x"), ("metadata[x]",), ("traits", "id")],
)
@pytest.mark.parametrize(
    "harmless",
    [
        "cus_9s6XKzkNRiz8i3", "cus_nTfhdyhDMUHxWy", "0051t000002abcd", "0051t000002abcdAAA", "a0B1t000002abcdAAA", "360001234567", "-1.50",
        "9f0c2e1a-7b1d-4c3e-9a55-2f6f3c1d8e10", "507f1f77bcf86cd799439011", True, 12, 1.5,
    ],
)  # fmt: skip
def test_numbers_and_ids_of_known_forms_are_kept_there_too(path: tuple[str, ...], harmless: object) -> None:
    assert value(path, harmless, reason=False) == harmless


@pytest.mark.parametrize(
    "name", ["owner_id", "OwnerId", "requester_id", "assignee_id", "created", "updated_at", "cursor"]
)
def test_names_of_ids_and_times_are_none_of_persons(name: str) -> None:
    assert value((name,), "j2", reason=False) == "j2"


def test_of_what_was_wrong_only_the_sentences_that_say_it_are_kept() -> None:
    wrong = {
        "errors": ["no ann@example.com"],
        "error": {"message": "it is not there"},
        "record": {"spouse": "Ann", "id": "c1"},
    }
    assert json.loads(body(json.dumps(wrong).encode(), "application/json", 1000, reason=True)) == {
        "errors": ["no ***"],
        "error": {"message": "it is not there"},
        "record": {"spouse": "***", "id": "c1"},
    }


def test_a_body_that_is_cut_is_json_still() -> None:
    records = [{"id": f"a{i}", "tags": ["t1", '2"'], "at": {"n": i}} for i in range(3)]
    whole = json.dumps({"data": records}).encode()
    for most in range(20, len(whole) + 1):
        found = json.loads(body(whole, "application/json", most))
        assert all(record.get("id", f"a{i}") == f"a{i}" for i, record in enumerate(found.get("data", [])))
    assert [record["id"] for record in found["data"]] == ["a0", "a1", "a2"]


def test_what_is_no_json_is_named_by_type_and_size() -> None:
    assert body(b"[1, 2", "application/json", 100) == "(5 bytes that are no JSON)"
    assert body(b"a,b\n1,ann@example.com", "text/csv", 100) == "(21 bytes of text/csv)"
    assert body(b"<p>for ann@example.com</p>", "text/html", 100, reason=True) == "<p>for ***</p>"
    assert body(b"[" * 100_000, "application/json", 1 << 20).endswith("no JSON)")


@pytest.mark.parametrize(
    "hostile", ["a" * 50_000, "1" * 50_000, "1 " * 25_000, '\\"' * 25_000, "1.1." * 10_000, "A1" * 25_000]
)
def test_hostile_texts_take_no_time(hostile: str) -> None:
    begun = time.perf_counter()
    body(json.dumps({"x": [hostile] * 5}).encode(), "application/json", 1 << 20, reason=True)
    assert time.perf_counter() - begun < 2


def test_names_of_an_object_are_hidden_where_people_wrote_them() -> None:
    found = {"Ann Planted": {"id": "a1"}, "x-y": 2, "line.items": 3, "ann@example.com": 4}
    shown = json.loads(body(json.dumps(found).encode(), "application/json", 1000, reason=True))
    assert shown == {"***": 4, "x-y": 2, "line.items": 3}


def test_names_of_a_form_are_hidden_where_they_are_none() -> None:
    """As of a body that is no form, whatever its type says."""
    remember("letters_alone_are_one_too", "sk_live_planted4711")
    form = "application/x-www-form-urlencoded"
    assert body(b"created[gte]=12&expand[]=ann", form, 100) == "created[gte]=12&expand[]=ann"
    for wrong in (b'{"token": "sk_live_planted4711"}', b"Ann Planted", b"letters_alone_are_one_too=1"):
        assert body(wrong, form, 100) in ("***=", "***=1", "***=***")


def test_what_is_no_page_and_no_sentence_is_no_reason() -> None:
    assert body(b"name\nAnn Planted", "text/csv", 100, reason=True) == "(16 bytes of text/csv)"


def test_a_secret_that_a_form_is_cut_in_is_left_out() -> None:
    remember("sk_live_planted4711")
    form = "application/x-www-form-urlencoded"
    assert body(b"a=1&given=sk_live_planted4711", form, 25) == "a=1"
    assert body(b"given=sk_live_planted4711", form, 20) == ""
