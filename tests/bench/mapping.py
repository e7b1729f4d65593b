"""A record as some typed columns and the rest of it as JSON: dlt's best layout."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any


class Mapping:
    """What is taken of a record.

    columns: by name, the path in the record and the type.
    dropped: what of a record comes twice.
    """

    def __init__(self, columns: dict[str, tuple[str, str]], dropped: Collection[str] = ()) -> None:
        self.types = {name: kind for name, (_, kind) in columns.items()}
        self._paths = {name: path.split(".") for name, (path, _) in columns.items()}
        self._whole = {path[0] for path in self._paths.values() if len(path) == 1} | set(dropped)

    def row(self, record: dict[str, Any]) -> dict[str, Any]:
        """The columns and the rest."""
        row: dict[str, Any] = {}
        for name, path in self._paths.items():
            value: Any = record
            for step in path:
                value = value and value.get(step)
            row[name] = value
        row["rest"] = {key: value for key, value in record.items() if key not in self._whole}
        return row
