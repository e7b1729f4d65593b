"""Secrets of tributary.toml: nothing prints them."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from pathlib import Path

import msgspec
import pytest

from etl.config import Config, Secret, read_options
from etl.errors import ConfigError
from tests.unit.test_config import PASSWORD, Mail, config, options


@pytest.fixture
def loaded(tmp_path: Path) -> Config:
    return config(
        f"[warehouse]\nurl = 'postgresql://u:{PASSWORD}@127.0.0.1/d'\n"
        f"[sources.mail]\nconnector = 'mail'\napi_key = '{PASSWORD}'\nbase_url = 'http://127.0.0.1'\n"
        f"[events]\nkey = '{PASSWORD}'\n[identity]\nkey = '{PASSWORD}'\n",
        tmp_path,
    )


@pytest.mark.S1
def test_a_secret_prints_as_stars_however_it_is_printed() -> None:
    secret = Secret(PASSWORD)
    shown = [repr(secret), str(secret), f"{secret}", f"{secret!r:>5}", format(secret), ascii(secret)]
    assert {s.strip() for s in shown} == {"***"}
    assert repr([secret]) == "[***]"
    assert secret.reveal() == PASSWORD


@pytest.mark.S1
def test_no_printout_of_a_configuration_or_of_options_shows_a_secret(loaded: Config) -> None:
    mail = read_options(Mail, loaded.sources["mail"])
    for thing in (loaded, loaded.sources, loaded.sources["mail"], mail, [mail]):
        assert PASSWORD not in repr(thing)
        assert PASSWORD not in f"{thing}"
    assert "***" in repr(mail)


@pytest.mark.S1
def test_a_secret_goes_into_no_json_and_no_pickle(loaded: Config) -> None:
    mail = read_options(Mail, loaded.sources["mail"])
    with pytest.raises(TypeError):
        json.dumps({"key": mail.api_key})
    with pytest.raises(TypeError):
        msgspec.json.encode(mail)
    for how in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="a secret is not pickled"):
            how(mail.api_key)
    assert json.dumps({"key": mail.api_key}, default=str) == '{"key": "***"}'


def test_a_secret_in_a_log_line_or_a_traceback_is_stars(caplog: pytest.LogCaptureFixture) -> None:
    secret = Secret(PASSWORD)
    try:
        raise ConfigError(f"refused {secret}")
    except ConfigError:
        logging.getLogger("test").exception("key %s %r", secret, secret)
    assert "***" in caplog.text
    assert PASSWORD not in caplog.text


def test_a_wrong_type_beside_a_secret_shows_no_value(tmp_path: Path) -> None:
    for text in (f"api_key = ['{PASSWORD}']\n", f"api_key = 'k'\npages = '{PASSWORD}'\n"):
        with pytest.raises(ConfigError) as refused:
            options(text, tmp_path)
        assert PASSWORD not in str(refused.value)


def test_equal_secrets_are_equal_and_no_string_is() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1
