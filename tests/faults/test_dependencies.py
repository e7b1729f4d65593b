"""What we depend on: pinned, and each file of it known by its hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
FETCHES = re.compile(r"urlretrieve|pip install|ensurepip|\buv pip\b|snapshot_download")


@pytest.mark.S13
def test_all_that_is_installed_is_pinned_by_hash_and_looked_up_for_vulnerabilities() -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / "requirements.lock").read_text().strip())
    pinned = {}
    for entry in entries:
        found = PIN.match(entry)
        assert found, entry.splitlines()[0]
        assert HASH.search(entry), f"{found[1]} has no hash"
        pinned[re.sub(r"[-_.]+", "-", found[1]).lower()] = found[2]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~! ]", wanted)[0]).lower() for wanted in asked}
    assert names <= pinned.keys()
    assert "--no-deps --require-hashes -r requirements.lock" in (ROOT / "Makefile").read_text()
    assert "make audit" in (ROOT / ".ci" / "run").read_text()
    assert "pip-audit --strict " in (ROOT / "Makefile").read_text()  # else all is well that it did not find


@pytest.mark.S13
def test_nothing_is_downloaded_to_be_run() -> None:
    rooms = ("etl", "connectors", "models", "dagster_home")
    files = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]
    lines = [(path, line) for path in files for line in path.read_text().splitlines() if FETCHES.search(line)]
    told = "`pip install"  # to a person
    assert [f"{path.name}: {line.strip()}" for path, line in lines if told not in line] == []
