"""Known: which records the target has already, alike; they are neither staged nor written.

What was seen so is kept in mind, and written beside the stage only where a commit has to look at it:
a sync that finds nothing new writes nothing. Many keys are packed if that makes them much smaller: it takes a
tenth of the time of writing them.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from etl.copytext import SEPARATOR, stamp
from etl.scan import Decodes, Scan
from etl.warehouse.ddl import POSTGRES
from etl.warehouse.merge import Merge

if TYPE_CHECKING:
    from psycopg import Connection

AS_THEY_ARE = 500_000
"""Characters of keys that are kept unpacked; to pack those that count up takes 40 µs per 1,000."""
MOST_IN_MIND = 1_600_000
"""Characters, as 50,000 keys of Stripe have; what is more is written."""
Part = str | bytes | list[str | None]
"""An array of texts, packed perhaps; one that the driver makes of its values."""


class Block(Struct, frozen=True):
    """Some records of one page on their way to the stage."""

    decoder: Decodes
    scan: Scan
    asof: datetime
    deleted_at: datetime | None = None
    size: int = 0


class _Seen(Struct, frozen=True):
    """Keys that were seen, as arrays; at each place of `starts` begin those of another `asof`.

    alike: the target has their records alike; None: nothing but the keys was given.
    """

    keys: Sequence[Part]
    starts: str
    asofs: str
    alike: bool | None
    versions: Part = "{}"

    @property
    def size(self) -> int:
        """Characters; each byte of what is packed counts as two."""
        found = 0
        for part in (*self.keys, self.versions):
            if isinstance(part, list):
                found += sum(map(len, filter(None, part)))
            else:
                found += len(part) * (2 if isinstance(part, bytes) else 1)
        return found


class Known:
    """The records of one table in one sync that need no copy; safe for several threads."""

    def __init__(self, merge: Merge, most: int = MOST_IN_MIND) -> None:
        self._merge, self._most = merge, most
        types = [POSTGRES[c.type] for c in merge.table.key]
        self._names = names = [f"k{i}" for i in range(len(types))]
        self._arrays = arrays = ", ".join(f"%s::text[]::{kind}[]" for kind in types)
        self._listed = listed = ", ".join(names)  # with their table's name: the target may have such columns
        self._note = (
            f"insert into {merge.same.replace('%', '%%')}"
            f" select {listed}, (%s::timestamptz[])[width_bucket(n, %s::bigint[])], %s::boolean, stamp"
            f" from unnest({arrays}, %s::text[]::timestamptz[]) with ordinality as g({listed}, stamp, n)"
        )
        self._seen: list[_Seen] = []
        self.size, self._packs = 0, True
        self._lock = threading.Lock()

    def without(self, connection: Connection, blocks: Sequence[Block]) -> list[Block]:
        """The blocks without the records that the target has alike.

        One question for all of them: one for each page of 100 takes PostgreSQL a fifth longer.
        """
        asked = [b for b in blocks if b.scan.raws and not b.deleted_at]
        if not asked:
            return list(blocks)
        keys = [key for b in asked for key in b.decoder.keys(b.scan)]
        hashes = [h for b in asked for h in b.scan.hashes]
        columns = [array(column) for column in zip(*keys, strict=True)]
        given = (len(keys), *columns, _numbers(hashes))
        alike, places = connection.execute(self._ask, given).fetchone() or (0, None)
        if alike == len(keys):
            self._keep(columns, [(b.asof, len(b.scan.raws)) for b in asked])
            return [b if b.deleted_at else replace(b, scan=b.scan.only(())) for b in blocks]
        if not alike:
            return list(blocks)
        known = {n - 1 for n in places}
        kept, counts, at = [], [], 0
        for block in blocks:
            if block.scan.raws and not block.deleted_at:
                end = at + len(block.scan.raws)
                keep = [i - at for i in range(at, end) if i not in known]
                counts.append((block.asof, end - at - len(keep)))
                at = end
                if len(keep) < len(block.scan.raws):
                    block = replace(block, scan=block.scan.only(keep))
            kept.append(block)
        seen = [key for i, key in enumerate(keys) if i in known]
        self._keep([array(column) for column in zip(*seen, strict=True)], counts)
        return kept

    @property
    def _ask(self) -> str:
        """How many of some records the target has alike, and which, if not all."""
        merge, pairs = self._merge, zip(self._merge.key, self._names, strict=True)
        on = " and ".join(merge.equal(key, f"t.{key}", f"g.{name}") for key, name in pairs)
        target, on = (text.replace("%", "%%") for text in (merge.target, on))
        # by the key's index for each record, whatever is planned for all: else a table of 50,000 rows is read
        # whole for each thousand records, in ten times the time
        return (
            f"select count(*), case when count(*) < %s then array_agg(g.n) end"
            f" from unnest({self._arrays}, %s::bigint[]) with ordinality as g({self._listed}, h, n)"
            f" cross join lateral (select t._hash from {target} t where {on} offset 0) t where t._hash = g.h"
        )

    def keep(
        self, keys: Sequence[tuple[str, ...]], asof: datetime, versions: Sequence[str | None] = ()
    ) -> None:
        """Keep in mind that there are records with these keys and stamps, whatever else they say."""
        columns = [array(column) for column in zip(*keys, strict=True)]
        self._keep(columns, [(asof, len(keys))], alike=None, versions=array(versions))

    def _keep(
        self,
        keys: Sequence[Part],
        counts: Sequence[tuple[datetime, int]],
        *,
        alike: bool | None = True,
        versions: Part = "{}",
    ) -> None:
        counts = [(asof, count) for asof, count in counts if count]
        ends = list(accumulate(count for _, count in counts))
        starts = _numbers([1, *(end + 1 for end in ends[:-1])])
        asofs = "{" + ",".join(f'"{stamp(asof)}"' for asof, _ in counts) + "}"
        seen = _Seen(keys, starts, asofs, alike, versions)
        if self._packs and self.size > AS_THEY_ARE:
            packed = replace(seen, keys=list(map(_packed, keys)), versions=_packed(versions))
            self._packs = packed.size < seen.size  # keys drawn by lot stay as long as they are
            seen = packed
        with self._lock:
            self._seen.append(seen)
            self.size += seen.size

    @property
    def some(self) -> bool:
        """Whether anything is kept in mind."""
        return self.size > 0

    @property
    def full(self) -> bool:
        """Whether more is kept in mind than should be: `write` it."""
        return self.size > self._most

    def write(self, connection: Connection) -> None:
        """Put down what is only in mind, for a statement that looks at it."""
        with self._lock:
            seen, self._seen, self.size = self._seen, [], 0
        for one in seen:
            parts = map(_unpacked, (*one.keys, one.versions))
            connection.execute(self._note, (one.asofs, one.starts, one.alike, *parts))


def _packed(part: Part) -> Part:
    return zlib.compress(part.encode(), 1) if isinstance(part, str) else part


def _unpacked(part: Part) -> Part:
    return zlib.decompress(part).decode() if isinstance(part, bytes) else part


def _numbers(values: Sequence[int]) -> str:
    return "{" + ",".join(map(str, values)) + "}"


def array(values: Sequence[str | None]) -> str | list[str | None]:
    """Texts as PostgreSQL reads an array; made by the driver, a value at a time, it takes twice as long."""
    if None in values:
        return list(values)
    text = SEPARATOR.join(values)  # type: ignore[arg-type]
    if text.count(SEPARATOR) != len(values) - 1:
        return list(values)
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace(SEPARATOR, '","')
    return '{"' + text + '"}'
