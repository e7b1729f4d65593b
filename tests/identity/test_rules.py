"""[identity] in tributary.toml: what it may say, what it comes to, and how a mistake is told."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from etl.config import Config, parse
from etl.errors import ConfigError
from etl.identity.rules import DAY, Limit, Options, rules


def config(**identity: Any) -> Config:
    return parse({"identity": identity}, Path("/t.toml"))


def test_without_a_word_the_rules_are_those_that_are_documented() -> None:
    found = rules(config())
    assert found.priority == ("user_id", "email")
    assert found.limit("user_id") == Limit(1)
    assert found.limit("anonymous_id") == Limit(5, 30 * DAY)
    assert found.limit("email") == Limit(5, 365 * DAY)
    assert found.limit("braze_id") == Limit(5)
    assert found.limit("stripe.customers", key=True) is None
    assert found.block("email").values == ("-1", "null", "anonymous")
    assert found.block("email").patterns == ("^[0-]*$",)
    assert found.normalise["email"] == ("trim", "case")
    assert found.ignore == {"phone"}
    assert (found.largest, found.merges) == (1000, 100)


def test_the_documented_section_is_the_defaults() -> None:
    page = (Path(__file__).parents[2] / "docs" / "identity.md").read_text()
    written = tomllib.loads(page.partition("```toml\n[identity]")[2].partition("```")[0])
    assert rules(config(**written)) == rules(config())
    assert set(written) == set(Options.__struct_fields__) - {"columns"}


def test_what_is_named_stands_beside_the_defaults_or_in_their_place() -> None:
    found = rules(
        config(
            limits={"email": 3, "braze_id": "unlimited", "anonymous_id": "2 weekly"},
            block={"email": ["info@x.com", "/^test/"]},
            normalise={"email": ["dots", "plus", "case", "trim"]},
            priority=["email"],
            ignore=[],
        )
    )
    assert found.limit("email") == Limit(3)
    assert found.limit("anonymous_id") == Limit(2, 7 * DAY)
    assert found.limit("braze_id") is None
    assert found.limit("user_id") == Limit(1)
    assert found.block("email").values == ("-1", "null", "anonymous", "info@x.com")
    assert found.block("email").patterns == ("^[0-]*$", "^test")
    assert found.block("user_id").values == ("-1", "null", "anonymous")
    assert found.normalise["email"] == (
        "trim",
        "case",
        "plus",
        "dots",
    )  # in the order in which they make sense
    assert found.ignore == set()


def test_types_are_trusted_by_the_list_then_by_their_names_and_a_rows_own_key_before_all() -> None:
    ranks = rules(config(priority=["email", "user_id"])).ranks(
        ["ga_client_id", "user_id", "email", "anonymous_id", "stripe.customers"], {"stripe.customers"}
    )
    assert sorted(ranks, key=ranks.__getitem__) == [
        "stripe.customers",
        "email",
        "user_id",
        "anonymous_id",
        "ga_client_id",
    ]


@pytest.mark.parametrize(
    ("identity", "message"),
    [
        ({"limit": {}}, "/t.toml: [identity]: unknown key 'limit'; did you mean 'limits'?"),
        ({"normalize": {}}, "/t.toml: [identity]: unknown key 'normalize'; did you mean 'normalise'?"),
        ({"limits": {"email": "5 weeky"}}, "/t.toml: [identity] limits.email: there is no 'weeky'; did you mean 'weekly'?"),
        ({"limits": {"email": 0}}, '/t.toml: [identity] limits.email must be a number above 0, such as 5 or "5 weekly", or "unlimited".'),
        ({"limits": {"email": "some"}}, '/t.toml: [identity] limits.email must be a number above 0, such as 5 or "5 weekly", or "unlimited".'),
        ({"limits": {"E-mail": 1}}, "/t.toml: [identity] limits: 'E-mail' is no type of identifier, such as user_id."),
        ({"normalise": {"email": ["cases"]}}, "/t.toml: [identity] normalise.email: there is no 'cases'; did you mean 'case'?"),
        ({"columns": {"customers.email": "email"}}, "/t.toml: [identity] columns: 'customers.email' is no column; write schema.table.column."),
        ({"columns": {"s.t.c": "E"}}, "/t.toml: [identity] columns: 'E' is no type of identifier, such as user_id."),
        ({"largest": 0}, "/t.toml: [identity] largest must be at least 1."),
        ({"merges": "many"}, "/t.toml: [identity] merges: expected a whole number, got a string."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_its_place_and_what_may_be_meant(identity: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as error:
        rules(config(**identity))
    assert str(error.value) == message
