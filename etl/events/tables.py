"""The columns that the tables of one schema have, as they will be when the calls read so far are there.

The reader of calls runs ahead of the one who writes them: what it finds that tables lack goes along with the
calls that need it, and is made in their transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from etl.events.call import Refused
from etl.events.kinds import GENERATED, NUMBERS, WIDER, first, united
from etl.events.layout import EXTRA, LIMIT, MOST_COLUMNS, MOST_EVER, MOST_TABLES, beside, standard, unsaid


class Change(Struct, frozen=True):
    """A table to be made (column ""), a column to be added (before ""), or one to be widened.

    key: whose the column is, where its name does not tell. beside: the column that this key shares with
    others, where a call has different values for both.
    """

    table: str
    column: str = ""
    kind: str = ""
    before: str = ""
    key: str = ""
    beside: str = ""


class Tables:
    """What there is and what is to be made.

    columns: table -> column -> kind; what is no table has none. fixed: (table, column, kind) -> why it
    cannot become of that kind. dropped: table -> how many columns it had once.
    documented: table -> column -> kind, as models have them; table "" is any. changes: not yet handed over.
    """

    def __init__(
        self,
        columns: Mapping[str, Mapping[str, str]],
        fixed: Mapping[tuple[str, str, str], str],
        documented: Mapping[str, Mapping[str, str]],
        dropped: Mapping[str, int] = {},
    ) -> None:
        self.columns = {table: dict(found) for table, found in columns.items()}
        self.fixed, self.documented, self.dropped = fixed, documented, dropped
        self.changes: list[Change] = []

    def make(self, table: str) -> None:
        """Have the table made, or get the standard columns that it lacks.

        Refused if there are too many, or the table is of something else than calls.
        """
        if (there := self.columns.get(table)) is not None:
            if not {"id", "received_at"} <= there.keys() or (
                "event" in standard(table) and "event" not in there
            ):
                raise Refused("A4", f"there is something named {table} already, which is no table of calls")
            for column, kind in standard(table).items():
                if column not in there:
                    there[column] = kind
                    self.changes.append(Change(table, column, kind))
            return
        if sum(map(bool, self.columns.values())) >= MOST_TABLES:
            raise Refused(
                "A12", f"there are {MOST_TABLES:,} tables already, so the event gets none of its own"
            )
        self.columns[table] = dict(standard(table))
        self.changes.append(Change(table))

    def kind(self, table: str, column: str, kind: str) -> str:
        """The kind that a column is to have to take a value of this kind too; Refused if it cannot."""
        there = self.columns[table].get(column)
        if there is None:
            self._find_room(table, column)
            return first(kind, self._documented(table, column))
        if there not in WIDER:
            raise Refused("A8", f"{table}.{column} is of a type that no value of a call is put into")
        wanted = united(there, kind)
        if wanted != there and (why := self.fixed.get((table, column, wanted))):
            raise Refused("A11", why)
        if wanted != there and column in standard(table):
            raise Refused("A8", f"{table}.{column} is a standard column, which is not widened")
        return wanted

    def name(self, tables: Sequence[str], column: str, path: Sequence[str]) -> str:
        """The column of a key in these tables: another where one of them computes that one itself."""
        generated = any(self.columns.get(table, {}).get(column) == GENERATED for table in tables)
        return beside(column, path) if generated else column

    def _find_room(self, table: str, column: str) -> None:
        """Refused if the table can have no more columns; the last place is for what has none."""
        have, dropped = len(self.columns[table].keys() | {EXTRA}), self.dropped.get(table, 0)
        most = LIMIT - dropped if column == EXTRA else min(MOST_COLUMNS, MOST_EVER - dropped)
        if have - (column == EXTRA) >= most:
            raise Refused("A12", f"table {table} has {have:,} columns already, and had {dropped:,} more once")

    def counts(self, table: str, column: str) -> bool:
        """Whether it is documented that the column holds numbers, and it does."""
        documented = self._documented(table, column)
        return documented in NUMBERS and self.columns[table].get(column, documented) in NUMBERS

    def _documented(self, table: str, column: str) -> str | None:
        return self.documented.get(table, {}).get(column) or self.documented.get("", {}).get(column)

    def hold(self, table: str, column: str, kind: str, path: Sequence[str] = (), beside: str = "") -> bool:
        """Have a column of this kind; whether one that was there gets another kind.

        path: the key's whose column it is. beside: see Change.
        """
        there = self.columns[table].get(column)
        if there == kind:
            return False
        self.columns[table][column] = kind
        key = unsaid(column, path) if there is None else ""
        self.changes.append(Change(table, column, kind, there or "", key, beside))
        return there is not None

    def handed_over(self) -> list[Change]:
        """The changes since this was last asked."""
        changes, self.changes = self.changes, []
        return changes
