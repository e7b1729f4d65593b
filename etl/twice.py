"""Names by which rows are told, keys and stamps, that a record has twice: the last counts (reliability B8).

Wherever msgspec decodes a field of a type that it does not know, it calls a hook, once for each time that the
field comes. `etl.compile` counts these calls of each record while it is decoded anyway; a first load took no
longer than before, when one record of each page was parsed for it. What is odd is told here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import msgspec

from etl.escapes import whole
from etl.masked import masked
from etl.schema import Column, Path, Table, outside

UNREAD = (msgspec.MsgspecError, RecursionError)


def tells(column: Column) -> bool:
    """Whether rows, or their versions, are told by a column's values."""
    return (column.key or column.version) and column.type not in ("json", "jsontext")


def finder(table: type[Table]) -> Callable[[Iterable[Any]], set[str]]:
    """A function from records, as they came, to those of the names that one of them has twice; dotted."""
    paths = [path for c in table.columns if tells(c) for path in c.paths if not outside(path)]
    names: dict[type[Any], str] = {}
    shape = _shape(dict.fromkeys(paths), names)

    def find(records: Iterable[Any]) -> set[str]:
        found: list[type[Any]] = []

        def seen(kind: type[Any], _: Any) -> Any:
            found.append(kind)
            return kind()

        decode = msgspec.json.Decoder(shape, dec_hook=seen).decode
        twice: set[str] = set()
        for record in records if names else ():
            found.clear()
            try:
                decode(record)
            except UNREAD:
                found.clear()
                with suppress(*UNREAD):
                    decode(masked(whole(record)))
            if len(found) > len(set(found)):
                twice.update(names[kind] for kind, times in Counter(found).items() if times > 1)
        return twice

    return find


def _shape(paths: Iterable[Path], names: dict[type[Any], str], where: Path = ()) -> Any:
    """A Struct of these paths alone, each of a type of its own; whose name that is, is added to `names`."""
    fields: list[tuple[str, Any, Any]] = []
    rename: dict[str, str] = {}
    for key in dict.fromkeys(path[0] for path in paths):
        inner = [path[1:] for path in paths if path[0] == key and len(path) > 1]
        kind: Any
        if inner:
            kind = _shape(inner, names, (*where, key)) | None | bool | int | float | str | list[msgspec.Raw]
        else:
            kind = type("Told", (), {})
            names[kind] = ".".join((*where, key))
        rename[f"f{len(fields)}"] = key
        fields.append((f"f{len(fields)}", kind, None))
    return msgspec.defstruct("Telling", fields, rename=rename, gc=False)
