"""Tributary, the framework: the names that a connector and its models are written with; all else is private.

from etl import Client, Connector, Options, Page, Pages, Secret, Table, Window, field, stream
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from etl.config import Options, Secret
    from etl.connector import (
        Alive,
        Anew,
        Compare,
        Complete,
        Connector,
        Deleted,
        Done,
        Note,
        Page,
        Pages,
        State,
        Stream,
        stream,
    )
    from etl.http import Answer, Client
    from etl.schema import Group, Json, JsonText, Table, field, group
    from etl.window import Window

__all__ = [
    "Alive", "Anew", "Answer", "Client", "Compare", "Complete", "Connector", "Deleted", "Done", "Group",
    "Json", "JsonText", "Note", "Options", "Page", "Pages", "Secret", "State", "Stream", "Table", "Window",
    "field", "group", "stream",
]  # fmt: skip

_ROOMS = {
    "config": ("Options", "Secret"),
    "connector": (
        "Alive",
        "Anew",
        "Compare",
        "Complete",
        "Connector",
        "Deleted",
        "Done",
        "Note",
        "Page",
        "Pages",
        "State",
        "Stream",
        "stream",
    ),
    "http": ("Answer", "Client"),
    "schema": ("Group", "Json", "JsonText", "Table", "field", "group"),
    "window": ("Window",),
}


def __getattr__(name: str) -> Any:
    """Import a name when it is first used, so that `etl --help` waits for none of them."""
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"etl.{room}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
