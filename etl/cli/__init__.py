"""The `etl` command: what a person at a terminal does with Tributary."""

from etl.cli.app import main, run

__all__ = ["main", "run"]
