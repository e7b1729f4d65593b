"""No secret and no personal value gets out, whatever goes wrong and whoever is led where."""

from __future__ import annotations

import json
import logging
import re
from base64 import b64encode
from html import escape
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from etl.config import Secret
from etl.errors import SourceError
from etl.log import logger, traceback_of
from etl.secret_forms import redacted, without_secrets

KEY = 'rk_live_"Zürich"/5+&<qx>'
"""Its JSON, HTML, URL and base64 all differ from it."""


def ways(secret: str) -> dict[str, str]:
    """How a secret may be echoed."""
    return {
        "plain": secret,
        "JSON": json.dumps(secret)[1:-1],
        "JSON, not only ASCII": json.dumps(secret, ensure_ascii=False)[1:-1],
        "Go's JSON": json.dumps(secret)[1:-1]
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e"),
        "PHP's JSON": json.dumps(secret)[1:-1].replace("/", "\\/"),
        "URL": quote(secret, safe=""),
        "path": quote(secret),
        "form": quote_plus(secret),
        "URL in lower case": re.sub("%..", lambda code: code[0].lower(), quote(secret, safe="")),
        "HTML": escape(secret),
        "base64": b64encode(secret.encode()).decode(),
        "base64 in a Basic header": b64encode(f"ann@example.com/token:{secret}".encode()).decode(),
        "base64 of something longer": b64encode(f'{{"key": "{secret}"}}'.encode()).decode(),
    }


@pytest.mark.S1
@pytest.mark.parametrize("way", ways(KEY))
def test_a_secret_is_known_by_its_value_in_every_form_that_may_be_echoed(way: str) -> None:
    Secret(KEY)
    written = ways(KEY)[way]
    shown = without_secrets(f"<p>{written}</p>\n")
    assert "***" in shown
    assert shown.endswith("</p>\n"), "what is no secret stays as it is"
    assert b64encode(KEY.encode()).decode()[6:-6] not in shown
    assert not any(piece in shown for piece in ("rk_live_", "rich", "5+&", "5%2", "qx"))


@pytest.mark.S1
@pytest.mark.S14
def test_a_line_of_a_log_is_one_line_without_secrets_whoever_handles_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    key = Secret("sk_live_in_a_log_line").reveal()
    log = logger("test_of_lines")
    with caplog.at_level(logging.DEBUG, "tributary.test_of_lines"):
        log.debug("GET /x: %s said %r to ann@example.com", "a\r\nERROR forged\x1b[31m", f"Bearer {key}")
        log.warning(f"Basic {b64encode(key.encode()).decode()}\u2028INFO all is well")  # noqa: G004
        log.error("%s", SourceError(f"it\nsaid {key}"))
    assert [r.getMessage() for r in caplog.records] == [
        "GET /x: a ERROR forged [31m said 'Bearer ***' to ***",
        "Basic *** INFO all is well",
        "it said ***",
    ]
    assert key not in caplog.text


@pytest.mark.S1
@pytest.mark.S2
@pytest.mark.P6
def test_a_traceback_says_where_and_of_foreign_errors_only_their_kind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    key = Secret("sk_live_in_a_traceback").reveal()

    def fails() -> None:
        try:
            raise KeyError(f"ann@example.com, {key}")
        except KeyError as error:
            raise SourceError(f"no such person\n{key}") from error

    with pytest.raises(SourceError) as failed:
        fails()
    logger("test_of_traces").error("it failed", exc_info=failed.value)
    for told in (caplog.text, traceback_of(failed.value)):
        assert "in fails" in told
        assert "KeyError\n\nwhich led to\n\nTraceback" in told
        assert "SourceError: no such person ***" in told
        assert "ann@" not in told.replace('f"ann@', ""), "but for the line of the source"
        assert key not in told
    assert redacted("Ann <ann@example.com>") == "Ann <***>"


@pytest.mark.S1
def test_every_logger_of_ours_has_the_filter() -> None:
    root = Path(__file__).parents[2]
    by_hand = [
        path.relative_to(root).as_posix()
        for room in ("etl", "connectors", "dagster_home", "models")
        for path in (root / room).rglob("*.py")
        if "getLogger(" in path.read_text()
    ]
    assert sorted(by_hand) == ["etl/cli/session.py", "etl/log.py"], (
        "the command only gives the root a handler"
    )
