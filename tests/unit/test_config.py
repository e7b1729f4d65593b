"""tributary.toml: found, read, refused with the nearest name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.config import Config, Options, Secret, expand, find, load, nearest, parse, read_options
from etl.errors import ConfigError
from etl.events.settings import settings
from etl.identity.rules import rules
from etl.sources import chosen, connector_class, open_source

PASSWORD = "hunter2-very-secret"
PAY = "[sources.pay]\nconnector = 'stripe'\napi_key = 'sk_test_1'\nbase_url = 'http://127.0.0.1'\n"


class Mail(Options, frozen=True, kw_only=True):
    """Options of an imagined connector."""

    api_key: Secret
    pages: int = 3
    folders: list[str] = []
    headers: dict[str, str] = {}


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Writes a tributary.toml and gives its path."""

    def written(text: str) -> Path:
        path = tmp_path / "tributary.toml"
        path.write_text(text)
        return path

    return written


def config(text: str, tmp_path: Path) -> Config:
    path = tmp_path / "tributary.toml"
    path.write_text(text)
    return load(path)


def options(text: str, tmp_path: Path) -> Mail:
    return read_options(Mail, config(f"[sources.mail]\nconnector = 'mail'\n{text}", tmp_path).sources["mail"])


# ---- finding and reading


def test_a_whole_file_becomes_a_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_DB_PASSWORD", PASSWORD)
    found = config(
        """
        [warehouse]
        url = "postgresql://etl:${SHOP_DB_PASSWORD}@host/db"
        [sources.shop_eu]
        connector = "shop"
        api_key = "k"
        streams = ["orders", "customers"]
        start_date = 2024-01-01
        [events]
        schemas = ["site"]
        """,
        tmp_path,
    )
    assert found.warehouse_url == Secret(f"postgresql://etl:{PASSWORD}@host/db")
    assert found.home == tmp_path.resolve() / ".tributary"
    shop = found.sources["shop_eu"]
    assert (shop.name, shop.connector, shop.streams) == ("shop_eu", "shop", ("orders", "customers"))
    assert shop.start_date == date(2024, 1, 1)
    assert shop.options == {"api_key": "k"}
    assert found.events == {"schemas": ["site"]}


def test_without_a_warehouse_the_embedded_one_serves(tmp_path: Path) -> None:
    assert config("", tmp_path).warehouse_url is None


def test_the_file_is_found_upward_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Any
) -> None:
    monkeypatch.delenv("TRIBUTARY_CONFIG", raising=False)
    path = write("")
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    assert find(tmp_path / "deep" / "deeper") == path.resolve()
    monkeypatch.chdir(tmp_path / "deep")
    assert load().path == path.resolve()


def test_the_environment_names_the_file_before_any_folder_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Any
) -> None:
    write("")
    other = tmp_path / "other.toml"
    monkeypatch.setenv("TRIBUTARY_CONFIG", str(other))
    assert find(tmp_path) == other


def test_no_file_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRIBUTARY_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match=r"no tributary\.toml here or above; `etl init` writes one"):
        load()
    with pytest.raises(ConfigError, match=r"gone\.toml does not exist; `etl --config .*gone\.toml init`"):
        load(tmp_path / "gone.toml")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"[warehouse", "is not TOML"), (b'url = "\xff"', "cannot be read"), (b"a = 1\na = 2", "is not TOML")],
)
def test_a_file_that_is_no_toml_is_refused_by_name(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "tributary.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=said) as refused:
        load(path)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


# ---- refusals


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[warehose]\n", r"unknown key 'warehose'; did you mean 'warehouse'\?"),
        ("[warehouse]\nurll = 'x'\n", r"\[warehouse\]: unknown key 'urll'; did you mean 'url'\?"),
        (
            "zzz = 1\n",
            r"unknown key 'zzz'; there is events, identity, logs, notifications, privacy, sources, warehouse\.",
        ),
        ("warehouse = 1\n", r"warehouse must be a section, \[warehouse\]"),
        (
            "[warehouse]\nurl = 'mysql://me:secret@host/db'\n",
            r"\[warehouse\] url must be postgresql://user@host",
        ),
        ("[warehouse]\nurl = 5\n", r"\[warehouse\] url must be a string such as postgresql://"),
        ("[sources]\nshop = 1\n", r"\[sources\.shop\] must be a section of its own"),
        ("[sources.Shop]\nconnector = 'shop'\n", "use lower-case letters, digits and underscores"),
        ("[sources.'a-b']\nconnector = 'shop'\n", "use lower-case letters, digits and underscores"),
        (f"[sources.{'a' * 64}]\nconnector = 'shop'\n", "use lower-case letters"),
        ("[sources.public]\nconnector = 'shop'\n", "schema public is not a source's to use"),
        ("[sources.pg_temp]\nconnector = 'shop'\n", "schema pg_temp is not a source's to use"),
        ("[sources.tributary]\nconnector = 'shop'\n", "schema tributary is not a source's to use"),
        ("[sources.shop]\n", r'\[sources\.shop\] connector is missing; write connector = "stripe"'),
        ("[sources.shop]\nconnector = 'shop'\nstreams = 'orders'\n", "streams must be a list of names"),
        ("[sources.shop]\nconnector = 'shop'\nstreams = [1]\n", "streams must be a list of names"),
        ("[sources.shop]\nconnector = 'shop'\nstart_date = '2024-01-01'\n", "must be a date, without quotes"),
        (
            "[sources.shop]\nconnector = 'shop'\nexchanges = 'some'\n",
            r"\[sources\.shop\] exchanges: invalid enum value 'some'; there is off, errors, all\.",
        ),
        ("[logs]\ndays = 0\n", r"\[logs\] days: expected a whole number >= 1\."),
    ],
)
def test_what_is_wrong_is_refused_in_one_line_with_section_and_key(
    text: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=said) as refused:
        config(text, tmp_path)
    assert "\n" not in str(refused.value)
    assert str(tmp_path) in str(refused.value)


def test_an_unknown_source_is_refused_with_the_nearest(tmp_path: Path) -> None:
    found = config("[sources.shop]\nconnector='shop'\n[sources.mail]\nconnector='mail'\n", tmp_path)
    assert [s.name for s in found.chosen([])] == ["shop", "mail"]
    assert [s.name for s in found.chosen(["mail", "mail"])] == ["mail"]
    with pytest.raises(ConfigError, match=r"no source 'shpo' in .*; did you mean 'shop'\?"):
        found.chosen(["shpo"])


def test_an_unknown_connector_or_stream_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"connector 'strippe' is not installed; did you mean 'stripe'\?"):
        connector_class("strippe")
    found = config(PAY, tmp_path)
    connector = open_source(found.sources["pay"])
    with pytest.raises(ConfigError, match=r"source pay: no stream 'charge'; did you mean 'charges'\?"):
        chosen(connector, ["charge"])
    assert [s.name for s in chosen(connector, ["refunds", "charges", "refunds"])] == ["refunds", "charges"]


def test_the_name_of_a_nested_table_means_the_stream_that_fills_it(tmp_path: Path) -> None:
    found = config(PAY, tmp_path)
    connector = open_source(found.sources["pay"])
    assert [s.name for s in chosen(connector, ["invoice_lines", "invoices"])] == ["invoices"]


def test_a_connector_that_cannot_be_imported_is_named_whatever_its_code_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shop_of_mine.py").write_text("raise RuntimeError('secret')\n")
    info = tmp_path / "shop_of_mine-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: shop-of-mine\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[tributary.connectors]\nshop_of_mine = shop_of_mine:Shop\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ConfigError, match=r"connector 'shop_of_mine' cannot be imported \(RuntimeError\); `"):
        connector_class("shop_of_mine")


def test_the_nearest_name_is_all_names_if_none_is_near() -> None:
    assert nearest("abc", ["xyz", "uvw"]) == "; there is uvw, xyz."
    assert nearest("abc", []) == "; there is none."


# ---- a connector's options


def test_options_are_typed_and_have_defaults(tmp_path: Path) -> None:
    found = options("api_key = 'k'\nbase_url = 'http://127.0.0.1:9001'\n", tmp_path)
    assert (found.api_key, found.base_url, found.pages) == (Secret("k"), "http://127.0.0.1:9001", 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", r"\[sources\.mail\] api_key is missing; connector 'mail' needs it"),
        ("api_kye = 'k'\n", r"\[sources\.mail\]: unknown key 'api_kye'; did you mean 'api_key'\?"),
        ("api_key = 'k'\nstream = ['x']\n", r"unknown key 'stream'; did you mean 'streams'\?"),
        ("api_key = 5\n", r"\[sources\.mail\] api_key: expected a string"),
        ("api_key = '  '\n", r"\[sources\.mail\] api_key: must not be empty"),
        (
            "api_key = 'k'\npages = 'many'\n",
            r"\[sources\.mail\] pages: expected a whole number, got a string",
        ),
        (
            "api_key = 'k'\nmax_record_bytes = 16\n",
            r"\[sources\.mail\] max_record_bytes: expected a whole number >= 1024\.$",
        ),
        (
            "api_key = 'k'\nmax_record_bytes = 1_000_000_000\n",
            r"\[sources\.mail\] max_record_bytes: expected a whole number <= 33554432\.$",
        ),
        ("api_key = 'k'\nmax_record_bytes = '16 MiB'\n", "expected a whole number, got a string"),
        ("api_key = 'k'\nfolders = ['a', 1]\n", r"\[sources\.mail\] folders\[1\]: expected a string"),
        (
            "api_key = '${MAIL_API_KEY'\n",
            r"\[sources\.mail\] api_key: a \$\{ has no closing brace; write \$\{VARIABLE\}\.$",
        ),
        ("api_key = '${HOME}:${MAIL_API_KEY!'\n", r"\[sources\.mail\] api_key: a \$\{ has no closing brace"),
        ("api_key = '${NOT_SET_ANYWHERE}'\n", "api_key: NOT_SET_ANYWHERE is not set in the environment"),
    ],
)
def test_a_wrong_option_is_refused_in_one_line_with_its_key(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=said) as refused:
        options(text, tmp_path)
    assert "\n" not in str(refused.value)


# ---- ${VAR}


def test_variables_are_filled_in_anywhere_in_a_string(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_KEY", "k${x}y")
    monkeypatch.setenv("SHOP_HOST", "host")
    found = options(
        "api_key = '${SHOP_KEY}'\nbase_url = 'https://${SHOP_HOST}:1/${SHOP_HOST}'\n"
        "folders = ['in-${SHOP_HOST}']\nheaders = {via = '${SHOP_HOST}'}\n",
        tmp_path,
    )
    assert found.api_key.reveal() == "k${x}y"
    assert found.base_url == "https://host:1/host"
    assert found.folders == ["in-host"]
    assert found.headers == {"via": "host"}


def test_so_are_those_that_say_what_is_read_and_how_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "SHOP": "stripe",
        "SHOP_STREAM": "charges",
        "SHOP_TEAM": "pay",
        "SHOP_RULE": "drop",
    }.items():
        monkeypatch.setenv(name, value)
    found = config(
        "[sources.a]\nconnector = '${SHOP}'\nstreams = ['${SHOP_STREAM}']\nowners = ['team:${SHOP_TEAM}']\n"
        "columns = {'charges.description' = '${SHOP_RULE}'}\n"
        "[events]\nschemas = ['${SHOP_TEAM}_web']\n[identity]\npriority = ['${SHOP}']\n",
        tmp_path,
    )
    source = found.sources["a"]
    assert (source.connector, source.streams, source.owners) == ("stripe", ("charges",), ("team:pay",))
    assert source.columns == {"charges.description": "drop"}
    assert (found.events, found.identity) == ({"schemas": ["pay_web"]}, {"priority": ["stripe"]})


def test_one_that_is_not_set_is_named_where_a_connector_or_a_stream_is_asked_for(tmp_path: Path) -> None:
    found = config(
        "[sources.a]\nconnector = '${NOT_SET_ANYWHERE}'\n"
        "[sources.b]\nconnector = 'stripe'\nstreams = ['${NOT_SET_ANYWHERE}']\napi_key = '${NOT_SET}'\n",
        tmp_path,
    )
    with pytest.raises(ConfigError, match="connector: NOT_SET_ANYWHERE is not set in the environment"):
        open_source(found.sources["a"])
    source = open_source(found.sources["b"], secrets=False)
    with pytest.raises(ConfigError, match="source b: streams: NOT_SET_ANYWHERE is not set"):
        chosen(source, found.sources["b"].streams)


def test_one_that_is_not_set_is_named_where_events_or_rules_are_asked_for(tmp_path: Path) -> None:
    found = config("[events]\nschemas = ['${NOT_SET_ANYWHERE}']\n", tmp_path)
    with pytest.raises(ConfigError, match=r"\[events\] schemas: NOT_SET_ANYWHERE is not set"):
        settings(found)
    found = config("[identity]\nblock = {email = ['${NOT_SET_ANYWHERE}']}\n", tmp_path)
    with pytest.raises(ConfigError, match=r"\[identity\] block: NOT_SET_ANYWHERE is not set"):
        rules(found)


@pytest.mark.parametrize("url", ["http://${SHOP_HOST}:9001", "http://127.0.0.1:${SHOP_PORT}"])
def test_a_base_url_in_the_clear_is_judged_when_its_variables_are_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("SHOP_PORT", "9001")
    source = config(f"[sources.a]\nconnector = 'stripe'\napi_key = 'k'\nbase_url = '{url}'\n", tmp_path)
    open_source(source.sources["a"], secrets=False)
    monkeypatch.setenv("SHOP_HOST", "127.0.0.1")
    open_source(source.sources["a"], secrets=False)
    assert read_options(Mail, source.sources["a"]).base_url == "http://127.0.0.1:9001"
    if "HOST" in url:
        monkeypatch.setenv("SHOP_HOST", "elsewhere.example")
        with pytest.raises(ConfigError, match="base_url must be https"):
            read_options(Mail, source.sources["a"])


def test_a_dollar_that_is_no_variable_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    assert expand("$HOME costs $5, {x}, ${1}", "here") == "$HOME costs $5, {x}, ${1}"


def test_a_variable_of_the_warehouse_that_is_not_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=r"\[warehouse\] url: NOT_SET_ANYWHERE is not set in the environment"
    ):
        config("[warehouse]\nurl = 'postgresql://${NOT_SET_ANYWHERE}@h/d'\n", tmp_path)


def test_a_sources_variables_are_needed_only_when_it_is_opened(tmp_path: Path) -> None:
    text = "[sources.a]\nconnector = 'stripe'\napi_key = '${NOT_SET_ANYWHERE}'\n"
    source = config(text, tmp_path).sources["a"]
    with pytest.raises(ConfigError, match="NOT_SET_ANYWHERE is not set"):
        open_source(source)


def test_a_document_is_parsed_without_a_file(tmp_path: Path) -> None:
    assert parse({}, tmp_path / "tributary.toml").sources == {}
