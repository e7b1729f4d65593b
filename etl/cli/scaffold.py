"""`etl init` and `etl new-connector`: files to begin with."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from string import Template

import click

from etl.cli.session import Session, command, say

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
TEMPLATES = {
    "pyproject.toml": "pyproject.toml.txt",
    "{package}/__init__.py": "__init__.py.txt",
    "{package}/connector.py": "connector.py.txt",
    "{package}/models.py": "models.py.txt",
    "{package}/sandbox.py": "sandbox.py.txt",
    "tests/__init__.py": "",
    "tests/test_{name}.py": "tests/test_connector.py.txt",
}
"""File of the new project -> template; an empty one makes a folder a package."""


@command(short_help="Write a commented tributary.toml to begin with.")
def init(session: Session) -> None:
    """Write tributary.toml into the working directory, or to --config FILE; never over an existing one."""
    from etl.config import FILE_NAME
    from etl.errors import ConfigError

    path = Path(session.config_path or FILE_NAME)
    try:
        with path.open("x") as file:
            file.write(_template("tributary.toml"))
    except FileExistsError:
        raise ConfigError(f"{path} exists already; it was left as it is.") from None
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror}.") from None
    say(f"{path} is written. Next: export STRIPE_API_KEY, then `etl check`, then `etl sync`.")


@command(
    name="new-connector", short_help="Write a connector, its model, simulator and tests, all of them working."
)
@click.argument("name")
def new_connector(session: Session, name: str) -> None:
    """Write a connector called NAME into the working directory: a package that is yours to publish or keep.

    A class, a model, a simulator and tests, which pass at once with `pytest`. Change them into what the
    vendor's documentation says. Files that exist are left alone, and nothing is then written at all.
    """
    from importlib.metadata import entry_points

    from etl.errors import ConfigError
    from etl.sources import ENTRY_POINTS

    name = name.replace("-", "_")
    if not NAME.fullmatch(name):
        raise ConfigError(
            f"{name!r} cannot be a connector's name: use lower-case letters, digits and underscores."
        )
    if entry_points(group=ENTRY_POINTS, name=name):
        raise ConfigError(f"connector {name!r} is installed already; choose another name.")
    words = {
        "name": name,
        "package": f"tributary_{name}",
        "distribution": f"tributary-{name.replace('_', '-')}",
        "host": name.replace("_", "-"),
        "cls": "".join(part.capitalize() for part in name.split("_")),
        "title": " ".join(part.capitalize() for part in name.split("_")),
    }
    texts = {path.format_map(words): _filled(template, words) for path, template in TEMPLATES.items()}
    ours = {path: text for path, text in texts.items() if not (_shared(path) and Path(path).exists())}
    if there := [path for path in ours if Path(path).exists()]:
        raise ConfigError(f"{there[0]} exists already; nothing was written.")
    for path, text in ours.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)
        say(f"wrote {path}")
    if "pyproject.toml" not in ours:
        say("\nAdd to pyproject.toml, by which tributary.toml will find it:\n")
        click.echo(
            f'[project.entry-points."tributary.connectors"]\n{name} = "{words["package"]}:{words["cls"]}"'
        )
    say(f'\nNext: `pytest`; then `pip install -e .` and connector = "{name}" in tributary.toml.')


def _shared(path: str) -> bool:
    """Whether a project may have this file already for reasons of its own."""
    return path in ("pyproject.toml", "tests/__init__.py")


def _filled(template: str, words: dict[str, str]) -> str:
    return Template(_template(f"connector/{template}")).substitute(words) if template else ""


def _template(name: str) -> str:
    return files("etl.cli").joinpath("templates", name).read_text()
