"""A shape: one source's way of being asked, and all that the benchmark has to know of it.

Each has a folder: `shape` makes it, `vendor` answers, `records` are what it has, `pipeline` and `columns` are
dlt's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from etl.schema import Table
from tests.bench import mapping as layouts

NAMES = ("stripe", "salesforce", "zendesk")


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What differs between sources.

    name: the connector's, and the folder's.
    stream: what is synced; also its first table.
    things: what its records are, in words.
    config: given how many records there are, the lines of its section besides connector and base_url.
    oldest: given how many records there are, from where on dlt reads all of them.
    again: given the same, the options with which `etl sync` reads everything again.
    by_time: where a feed tells of changes, the options with which `etl sync` reads a span of time all the
        same, as dlt has to; else a plain `etl sync` is compared.
    tables: given the vendor's URL, its tables, by the key of the record in which the row's own record
        stands; "" is the record itself.
    fetch: asks the vendor at this URL for so many records, and looks at none.
    remainder: a layout in which the floor is taken besides our own.
    goals: by work and peer, how many times as fast we set out to be.
    """

    name: str
    stream: str
    things: str
    config: Callable[[int], str]
    oldest: Callable[[int], str]
    again: Callable[[int], Sequence[str]]
    by_time: Callable[[str], Sequence[str]] | None = None
    tables: Callable[[str], Mapping[str, type[Table]]]
    fetch: Callable[[str, int], None]
    remainder: layouts.Mapping | None = None
    goals: Mapping[tuple[str, str], float] = field(default_factory=dict)


def shape(name: str) -> Shape:
    """The shape of this name."""
    found: Shape = import_module(f"tests.bench.{name}.shape").SHAPE
    return found
