"""Rules for calls: which there can be, and the key they need. What they do is in tests/faults/test_personal.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from etl.config import parse
from etl.errors import ConfigError
from etl.events.hidden import CallRules, call_key, call_rules
from etl.events.settings import settings
from etl.privacy import WITHHELD

PATH = Path("tributary.toml")


def columns(rules: dict[str, Any], **privacy: str) -> Any:
    return parse({"events": {"columns": rules}, "privacy": privacy}, PATH)


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        ({"trait.email": "hash"}, "'trait.email' is no part of a call.*did you mean 'traits.KEY'"),
        ({"properties": "drop"}, "'properties' is no part of a call that can have a rule"),
        ({"userId": "drop"}, "an id can only be hashed"),
        ({"traits.email": "hide"}, "there is no rule 'hide'"),
        ({"traits.a": "drop", "traits.a.b": "drop"}, "traits.a.b lies within traits.a"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(rules: dict[str, Any], why: str) -> None:
    with pytest.raises(ConfigError, match=why):
        settings(columns(rules))


def test_hashes_need_a_key() -> None:
    with pytest.raises(ConfigError, match="which needs a key"):
        call_key(columns({"traits.email": "hash"}))
    assert call_key(columns({"traits": {"email": "drop"}})) == ""


def test_a_line_is_hidden_before_anything_is_made_of_it() -> None:
    rules = CallRules(call_rules(columns({"traits.email": "mask", "context.device.id": "drop"})), "")
    assert rules.line(b' {"type":"identify","traits":{"email":"a"},"token":"x"} ') == (
        b'{"type":"identify","traits":{"email":"***"},"token":null}'
    )
    batch = b'{"batch":[{"traits":{"email":"a"}},"a"],"context":{"traits":{"email":"a"},"device":"a"}}'
    assert rules.line(batch) == (
        b'{"batch":[{"traits":{"email":"***"}},"***"],"context":{"traits":{"email":"***"},"device":"***"}}'
    )
    assert rules.line(b'{"traits":{"email":"a"') == WITHHELD.encode()
