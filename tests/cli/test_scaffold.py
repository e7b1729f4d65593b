"""`etl init` and `etl new-connector`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.cli.conftest import Etl


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_writes_a_configuration_that_can_be_read(
    etl: Etl, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert etl("init").code == 0
    monkeypatch.delenv("STRIPE_API_KEY", raising=False)
    assert etl("discover", "stripe").code == 0


def test_every_commented_key_of_the_starter_is_one_that_is_known(
    etl: Etl, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "x")
    etl("init")
    path = empty / "tributary.toml"
    lines = [
        line[2:] if line.startswith("# ") and " = " in line else line
        for line in path.read_text().splitlines()
    ]
    text = "\n".join(line.removeprefix("# ") if line.startswith("# [") else line for line in lines)
    assert tomllib.loads(text).keys() == {
        "warehouse",
        "sources",
        "events",
        "logs",
        "notifications",
        "privacy",
    }
    path.write_text(text)
    assert etl("discover", "stripe", "charges").code == 0


def test_init_leaves_an_existing_file_alone(etl: Etl, empty: Path) -> None:
    (empty / "tributary.toml").write_text("# mine\n")
    done = etl("init")
    assert done.code == 2
    assert done.err == "error: tributary.toml exists already; it was left as it is.\n"
    assert (empty / "tributary.toml").read_text() == "# mine\n"


@pytest.mark.usefixtures("postgres_url")
def test_a_new_connector_passes_its_tests_at_once(etl: Etl, empty: Path) -> None:
    assert etl("new-connector", "acme-shop").code == 0
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "12 passed" in done.stdout


def test_a_new_connector_does_not_take_the_name_of_one_that_is_installed(etl: Etl, empty: Path) -> None:
    done = etl("new-connector", "stripe")
    assert done.code == 2
    assert done.err == "error: connector 'stripe' is installed already; choose another name.\n"
    assert list(empty.iterdir()) == []


def test_a_second_connector_of_a_project_is_in_its_wheel(etl: Etl, empty: Path) -> None:
    for name in ("acme_shop", "acme_mail"):
        assert etl("new-connector", name).code == 0
    wheel = WheelBuilder(str(empty)).build(directory=str(empty), versions=["standard"])
    with ZipFile(next(iter(wheel))) as packed:
        packages = {name.partition("/")[0] for name in packed.namelist() if name.endswith("connector.py")}
    assert packages == {"tributary_acme_shop", "tributary_acme_mail"}


def test_a_new_connector_is_found_by_the_name_in_its_entry_point(etl: Etl, empty: Path) -> None:
    etl("new-connector", "acme_shop")
    project = tomllib.loads((empty / "pyproject.toml").read_text())
    points = project["project"]["entry-points"]["tributary.connectors"]
    assert points == {"acme_shop": "tributary_acme_shop:AcmeShop"}


def test_a_new_connector_reads_like_our_own_code(etl: Etl, empty: Path) -> None:
    etl("new-connector", "acme_shop")
    config = Path(__file__).parents[2] / "pyproject.toml"
    ruff = Path(sys.executable).with_name("ruff")
    ours = ["--config", str(config), "--ignore", "RUF012,S101"]
    checked = subprocess.run([ruff, "check", *ours, "."], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    formatted = subprocess.run([ruff, "format", "--config", config, "--check", "."], check=False)
    assert formatted.returncode == 0


def test_a_new_connector_in_this_repository_passes_its_lint(etl: Etl, empty: Path) -> None:
    shutil.copy(Path(__file__).parents[2] / "pyproject.toml", empty)
    (empty / "etl").mkdir()
    for name in ("__init__", "paginate", "sandbox", "testing"):
        (empty / f"etl/{name}.py").write_text('"""Ours."""\n')
    etl("new-connector", "acme_shop")
    ruff = Path(sys.executable).with_name("ruff")
    checked = subprocess.run([ruff, "check", "."], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_a_name_of_two_words_gives_a_host_that_can_be(etl: Etl, empty: Path) -> None:
    etl("new-connector", "acme-crm")
    assert "https://api.acme-crm.example" in (empty / "tributary_acme_crm/connector.py").read_text()


def test_a_new_connector_goes_into_a_project_that_is_there(etl: Etl, empty: Path) -> None:
    (empty / "pyproject.toml").write_text("# mine\n")
    done = etl("new-connector", "acme")
    assert done.code == 0
    assert 'acme = "tributary_acme:Acme"' in done.out
    assert (empty / "pyproject.toml").read_text() == "# mine\n"


def test_nothing_is_written_where_a_file_would_be_lost(etl: Etl, empty: Path) -> None:
    etl("new-connector", "acme")
    (empty / "tributary_acme/models.py").write_text("# changed\n")
    (empty / "tributary_acme/connector.py").unlink()
    done = etl("new-connector", "acme")
    assert done.code == 2
    assert (empty / "tributary_acme/models.py").read_text() == "# changed\n"
    assert not (empty / "tributary_acme/connector.py").exists()


@pytest.mark.parametrize("name", ["Acme", "9lives", "../up", "a b", ""])
def test_a_name_that_cannot_be_a_package_is_refused(name: str, etl: Etl, empty: Path) -> None:
    assert etl("new-connector", name).code == 2
    assert list(empty.iterdir()) == []
