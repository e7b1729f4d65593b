"""Configuration that attacks, or gives something away."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from etl.config import Secret, load, parse
from etl.errors import ConfigError
from etl.sources import open_source

ROOT = Path(__file__).parents[2]
RUNS_CODE = {
    "pickle",
    "cPickle",
    "dill",
    "cloudpickle",
    "marshal",
    "shelve",
    "jinja2",
    "mako",
    "ruamel",
    "yaml",
}
COMPILED = {"etl/compile.py", "etl/events/shape.py"}
"""Where functions are made, of our own names and numbers only: a vendor's words enter them as values."""


@pytest.mark.S10
def test_nothing_that_is_read_can_run_code() -> None:
    found = []
    for room in ("etl", "connectors", "models", "dagster_home"):
        for path in sorted((ROOT / room).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(path.read_text())):
                called = (
                    node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
                )
                if called in ("eval", "exec") and name not in COMPILED:
                    found.append(f"{name}:{node.lineno} calls {called}")  # type: ignore[attr-defined]
                modules: list[str] = []
                if isinstance(node, ast.Import):
                    modules = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom):
                    modules = [node.module or ""]
                found += [f"{name} imports {m}" for m in modules if m.partition(".")[0] in RUNS_CODE]
    assert found == []


@pytest.mark.S10
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("key: !!python/object/apply:os.system ['true']\n", "is not TOML"),
        ("a: &a [x, x]\nb: &b [*a, *a]\n", "is not TOML"),
        (f"a = {'[' * 50_000}{']' * 50_000}\n", "is nested too deep|is not TOML"),
        ("[warehouse]\nurll = 'x'\n", "unknown key 'urll'; did you mean 'url'"),
        ("[werehouse]\nurl = 'x'\n", "unknown key 'werehouse'; did you mean 'warehouse'"),
        ("[privacy]\nhash_kye = 'x'\n", "unknown key 'hash_kye'; did you mean 'hash_key'"),
        ("[warehouse]\ninsecure = 'yes'\n", "insecure must be true or false"),
    ],
)
def test_a_file_that_is_none_or_says_what_nobody_knows_is_refused(
    text: str, why: str, tmp_path: Path
) -> None:
    path = tmp_path / "tributary.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=why):
        load(path)


@pytest.mark.S10
def test_what_a_variable_holds_is_a_value_and_never_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIPE_KEY", '${HOME}"\n[warehouse]\nurl = "x"')
    source = {"connector": "stripe", "api_key": "${STRIPE_KEY}"}
    found = parse({"sources": {"stripe": source}}, tmp_path / "tributary.toml")
    key: Any = open_source(found.sources["stripe"]).config
    assert key.api_key == Secret('${HOME}"\n[warehouse]\nurl = "x"')


@pytest.mark.S10
@pytest.mark.parametrize(
    ("base_url", "refused"),
    [
        (None, True), ("https://api.stripe.com", True), ("https://127.0.0.1.example.com", True),
        ("http://127.0.0.1:8080", False), ("http://localhost:1", False), ("http://[::1]:1", False),
    ],
)  # fmt: skip
def test_a_secret_that_is_written_out_is_refused_unless_it_is_a_sandboxs(
    base_url: str | None, refused: bool, tmp_path: Path
) -> None:
    source = {
        "connector": "stripe",
        "api_key": "sk_test_written_out",
        **({"base_url": base_url} if base_url else {}),
    }
    found = parse({"sources": {"stripe": source}}, tmp_path / "tributary.toml").sources["stripe"]
    if not refused:
        assert open_source(found).config.api_key == Secret("sk_test_written_out")
        return
    other = {"sources": {"old": {"connector": "stripe", "api_key": "${STRIPE_API_KEY}"}}}
    open_source(parse(other, tmp_path / "tributary.toml").sources["old"], secrets=False)  # its name is none
    with pytest.raises(ConfigError, match=r"api_key is a secret.*\$\{STRIPE_API_KEY\}") as error:
        open_source(found)
    assert "sk_test_written_out" not in str(error.value)


@pytest.mark.S10
def test_a_warehouses_password_that_is_written_out_is_refused_unless_it_is_this_machines(
    tmp_path: Path,
) -> None:
    for url in (
        "postgresql://u:pa55-w0rd@db.example.com/d",
        "postgresql://u:pa55-w0rd@db.example.com:5432/d",
        "postgresql://u@db.example.com/d?password=pa55-w0rd",
    ):
        with pytest.raises(ConfigError, match=r"holds a password; write \$\{PGPASSWORD\}") as error:
            parse({"warehouse": {"url": url}}, tmp_path / "tributary.toml", secrets=False)
        assert "pa55-w0rd" not in str(error.value)
    for url in (
        "postgresql://u:pa55-w0rd@127.0.0.1:5432/d",
        "postgresql://u:${PGPASSWORD}@db.example.com/d",
        "postgresql://u@db.example.com/d",
        "${DATABASE_URL}",
    ):
        assert parse({"warehouse": {"url": url}}, tmp_path / "tributary.toml", secrets=False).warehouse_url
