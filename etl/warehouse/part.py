"""Parts of rows: some columns of rows that are there, read again alone; the others stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.stage import Stage

if TYPE_CHECKING:
    from psycopg import Connection

PART = " (part)"
"""Behind a table's name, where its whole rows and parts of rows are told apart."""


class PartStage(Stage):
    """The stage of a table that `etl.described.part` made: it changes rows, and makes none.

    A part that is older than its row is passed over. A row that it changes loses its fingerprint, which was
    of the whole record: when that comes again, it is taken for changed.
    """

    def commit(self, connection: Connection, *, last: bool = False) -> None:
        """Within the caller's transaction: bring these columns of the target up to date."""
        if self._met and self.fresh:  # there is no row to change
            if self._made:
                connection.execute(f"drop table {self.merge.rows}")
            self.counts.superseded += self._staged
            self._met, self._made, self._staged = False, False, 0
        super().commit(connection, last=last)

    def _merge(self, connection: Connection) -> None:
        changed = self.merge.change_parts(connection)
        self.counts.updated += changed
        self.counts.unchanged += self._staged - changed

    def _merge_long(self, connection: Connection) -> None:
        self._merge(connection)  # which makes no rows
