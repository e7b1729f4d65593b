"""Dead letters: records and values that were refused, kept with all that it takes to try them again.

A part of the ledger: they are written in the transaction that commits what they were refused from. A letter
is never deleted; it is closed, and says why.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from psycopg import Connection

TABLE = """
alter table tributary.dead_letters
    add column preview text,
    add column whole boolean not null default true,
    add column asked_at timestamptz,
    add column record_hash bigint,
    add column context jsonb,
    add column replays integer not null default 0,
    add column replayed_at timestamptz,
    add column closed_reason text;
update tributary.dead_letters set whole = false
where column_name is null and rule in ('B12', 'B13', 'E4', 'spec.size') or length(payload) >= 65536;
update tributary.dead_letters d set asked_at = (
    select min(started_at) from tributary.syncs s
    where s.run_id = d.run_id and s.source = d.source and s.stream = d.stream
);
create index dead_letters_listed on tributary.dead_letters (source, stream, rule, id);
comment on column tributary.dead_letters.column_name is 'The value that was refused; null: the whole record.';
comment on column tributary.dead_letters.rule is 'The row of docs/reliability.md by which it was refused.';
comment on column tributary.dead_letters.payload is
    'What was refused, as it came: personal data may be in it. preview has none.';
comment on column tributary.dead_letters.preview is 'The form of what was refused, without personal values.';
comment on column tributary.dead_letters.whole is
    'Whether the payload is all of it; else it was too large, and cannot be replayed.';
comment on column tributary.dead_letters.asked_at is 'When the vendor was asked for it.';
comment on column tributary.dead_letters.record_hash is
    'The fingerprint of its record: a value is put only into a row that has the same.';
comment on column tributary.dead_letters.context is 'What the payload was read with: see etl.letters.';
comment on column tributary.dead_letters.replays is 'How often `etl dead-letters replay` tried it.';
comment on column tributary.dead_letters.closed_reason is 'Why it is closed.';
"""
"""What version 3 of the ledger has more than version 1 made."""

AGAIN = "refused again: a newer letter says the same"


class DeadLetter(Struct, frozen=True):
    """One refused record or value.

    column: None if the whole record was refused. whole: the payload is all of it.
    asked_at: when the vendor was asked for it. hash: the fingerprint of its record.
    context: what the payload is to be read with, besides the model.
    """

    table: str
    key: str | None
    column: str | None
    rule: str
    reason: str
    payload: str
    preview: str | None = None
    whole: bool = True
    asked_at: datetime | None = None
    hash: int | None = None
    context: Mapping[str, Any] | None = None

    def __repr__(self) -> str:  # without the payload, which is the record
        return f"DeadLetter({self.table!r}, {self.column!r}, {self.rule!r})"


REPEATED = f"""
with letters as not materialized (
    select *, coalesce(column_name, '') as of_column, coalesce(key, '') as of_key,
           case when key is null or rule = 'B14' then payload else '' end as said
    from tributary.dead_letters
), newer as (
    select source, table_name, of_column, rule, of_key, said, max(id) as newest
    from letters where id > %s and run_id = %s and source = %s group by 1, 2, 3, 4, 5, 6
)
update tributary.dead_letters set closed_at = now(), closed_reason = '{AGAIN}'
from letters join newer using (source, table_name, of_column, rule, of_key, said)
where letters.id = dead_letters.id and letters.id < newest and letters.closed_at is null
"""
"""A record that has no usable key is the same if it says the same."""


def bury(
    connection: Connection, run_id: str, source: str, stream: str, letters: Sequence[DeadLetter]
) -> None:
    """Write dead letters; older ones that say the same of the same record are closed."""
    before = connection.execute("select coalesce(max(id), 0) from tributary.dead_letters").fetchone()
    with (
        connection.cursor() as cursor,
        cursor.copy(
            "copy tributary.dead_letters"
            " (run_id, source, stream, table_name, key, column_name, rule, reason, payload, preview, whole,"
            " asked_at, record_hash, context) from stdin"
        ) as copy,
    ):
        for d in letters:
            payload, whole = d.payload.replace("\0", "\\u0000"), d.whole and "\0" not in d.payload
            context = None if d.context is None else json.dumps(d.context)
            said = (d.table, d.key, d.column, d.rule, d.reason, payload, d.preview)
            copy.write_row((run_id, source, stream, *said, whole, d.asked_at, d.hash, context))
    connection.execute(REPEATED, (*(before or ()), run_id, source))
