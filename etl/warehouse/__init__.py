"""The only room that knows databases: connections, DDL, stages and merges, the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psycopg import Connection as Connection  # so that others can say what they are given
