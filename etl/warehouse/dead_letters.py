"""Dead letters: records and values that were refused, kept with all that it takes to try them again.

A part of the ledger: they are written in the transaction that commits what they were refused from. A letter
is never deleted; it is closed, and says why.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from etl.preview import MOST_READ, preview
from etl.schema import Column, Table
from etl.warehouse.ddl import POSTGRES, quote

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
update tributary.dead_letters d set asked_at = s.asked_at from (
    select run_id, source, stream, min(started_at) as asked_at from tributary.syncs group by 1, 2, 3
) s where s.run_id = d.run_id and s.source = d.source and s.stream = d.stream;
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

UNSTORABLE = re.compile(r"\\u0000|[\ud800-\udfff]")  # in JSON
AT_ONCE, MOST_PAYLOADS = 2_000, 64 * 2**20  # letters, and characters of theirs, that are tried together
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
    whole: bool = True
    asked_at: datetime | None = None
    hash: int | None = None
    context: Mapping[str, Any] | None = None

    def __repr__(self) -> str:  # without the payload, which is the record
        return f"DeadLetter({self.table!r}, {self.column!r}, {self.rule!r})"


EMPTIED = "payload = '', whole = false, context = null"
"""What a letter keeps no longer once a later reading stands for it: a bad record may come each day."""

REPEATED = f"""
with letters as not materialized (
    select id, run_id, source, asked_at, closed_at, table_name, coalesce(column_name, '') as of_column, rule,
           coalesce(context ->> 'key', key, '') as of_key,
           case when key is null or rule = 'B14' then sha256(convert_to(payload, 'UTF8')) else '' end as said,
           rule = 'B14' and context ? 'outer' as nested
    from tributary.dead_letters
), given as (
    select distinct table_name, of_column, rule, of_key, said from letters
    where id > %s and run_id = %s and source = %s
), ranked as (
    select id, nested, run_id, row_number() over same as place, first_value(run_id) over same as newest
    from letters join given using (table_name, of_column, rule, of_key, said)
    where source = %s and closed_at is null
    window same as (
        partition by table_name, of_column, rule, of_key, said order by asked_at desc nulls last, id desc
    )
)
update tributary.dead_letters d set closed_at = now(), closed_reason = '{AGAIN}', {EMPTIED}
from ranked where ranked.id = d.id and place > 1 and not (nested and ranked.run_id = newest)
"""
"""Of those that say the same of a record, the one that was asked for last stays: a replay brings older ones.

A record without a usable key is the same if it says the same; but in a run lines of two orders may be alike.
"""


def bury(
    connection: Connection, run_id: str, source: str, stream: str, letters: Sequence[DeadLetter]
) -> None:
    """Write dead letters; of those that say the same of the same record all but the newest are closed.

    Within the caller's transaction.
    """
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
            context = None if d.context is None else json.dumps(d.context, ensure_ascii=False)
            if context and UNSTORABLE.search(context):
                context = None
            whole = d.whole and "\0" not in d.payload and (context is None) == (d.context is None)
            payload = d.payload.replace("\0", "\\u0000")
            said = (d.table, d.key, d.column, d.rule, d.reason, payload, preview(d.payload, d.column))
            copy.write_row((run_id, source, stream, *said, whole, d.asked_at, d.hash, context))
    # nobody has counted the new ones yet: 10,000 took 80 s
    connection.execute("set local enable_nestloop = off")
    connection.execute(REPEATED, (*(before or ()), run_id, source, source))
    connection.execute("set local enable_nestloop to default")


def by_rule(source: str, stream: str, rules: Mapping[str, int]) -> str:
    """How many were refused by each rule, and the command that says why."""
    counts = sorted(rules.items(), key=lambda r: (-r[1], r[0]))
    named = ", ".join(f"{count:,} by {rule}" for rule, count in counts)
    return f"({named}); `etl dead-letters list --source {source} --stream {stream}` says why"


class Kept(Struct, frozen=True):
    """A dead letter as it is kept."""

    id: int
    run_id: str
    source: str
    stream: str
    table: str
    key: str | None
    column: str | None
    rule: str
    reason: str
    preview: str | None
    whole: bool
    asked_at: datetime | None
    hash: int | None
    context: Mapping[str, Any] | None
    refused_at: datetime
    replays: int
    replayed_at: datetime | None
    closed_at: datetime | None
    closed_reason: str | None
    payload: str = ""

    def __repr__(self) -> str:
        return f"Kept({self.id})"

    @property
    def form(self) -> str:
        """What was refused, without personal values."""
        return self.preview if self.preview is not None else preview(self.payload, self.column)


COLUMNS = (
    "id, run_id, source, stream, table_name, key, column_name, rule, reason, preview, whole, asked_at,"
    " record_hash, context, refused_at, replays, replayed_at, closed_at, closed_reason, payload"
)

WITHOUT_PREVIEW = f"case when preview is null then left(payload, {MOST_READ + 1}) else '' end"
"""Of letters of older versions, what their form is told by."""


class Which(Struct, frozen=True):
    """Which letters are meant: those to which all of this applies. closed: None for both."""

    ids: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    streams: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    since: datetime | None = None
    closed: bool | None = False

    @property
    def all(self) -> bool:
        """Whether nothing narrows it down."""
        return not (self.ids or self.sources or self.streams or self.rules or self.columns or self.since)

    @property
    def sql(self) -> tuple[str, list[Any]]:
        """The condition, and its values."""
        among = {
            "id": self.ids, "source": self.sources, "rule": self.rules, "column_name": self.columns,
        }  # fmt: skip
        said = [(f"{name} = any(%s)", list(values)) for name, values in among.items() if values]
        if self.streams:  # or a table that it fills
            said.append(("%s && array[stream, table_name]", list(self.streams)))
        if self.since:
            said.append(("refused_at >= %s", self.since))  # type: ignore[arg-type]
        texts = [text for text, _ in said]
        if self.closed is not None:
            texts.append(f"closed_at is {'not ' if self.closed else ''}null")
        return " and ".join(texts) or "true", [value for _, value in said]


def groups(connection: Connection, which: Which) -> list[dict[str, Any]]:
    """The letters counted by source, stream, table, column and rule; an example of the reasons."""
    from psycopg.rows import dict_row

    where, values = which.sql
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(
            'select source, stream, table_name as "table", column_name as "column", rule,'
            " count(*) as letters, count(*) filter (where closed_at is null) as open,"
            " count(*) filter (where whole) as replayable,"
            " min(reason) as reason, min(refused_at) as first, max(refused_at) as last, max(id) as newest"
            f" from tributary.dead_letters where {where} group by 1, 2, 3, 4, 5"
            " order by source, stream, letters desc, rule, 3, 4",
            values,
        ).fetchall()


def whose(connection: Connection) -> list[tuple[str, str, str]]:
    """Source, stream and table of which there are letters, open or closed."""
    return connection.execute(
        "select distinct source, stream, table_name from tributary.dead_letters"
    ).fetchall()


def find(
    connection: Connection, which: Which, most: int | None = None, *, payloads: bool = True
) -> list[Kept]:
    """The letters themselves, the newest first, at most so many. payloads: else only their form is told."""
    where, values = which.sql
    columns = COLUMNS if payloads else COLUMNS.removesuffix("payload") + WITHOUT_PREVIEW
    letters = f"tributary.dead_letters where {where}"
    rows = connection.execute(f"select {columns} from {letters} order by id desc limit %s", (*values, most))
    return [Kept(*row) for row in rows]


def following(connection: Connection, which: Which, stream: str, after: int) -> list[Kept]:
    """The next letters of a stream behind one, in the order of their ids, as many as memory has room for."""
    where, values = which.sql
    letters = f"tributary.dead_letters where {where} and stream = %s and id > %s"
    rows = connection.execute(
        f"with these as (select * from {letters} order by id limit {AT_ONCE}), sized as"
        " (select *, sum(length(payload)) over (order by id) - length(payload) as before from these)"
        f" select {COLUMNS} from sized where before < {MOST_PAYLOADS} order by id",
        (*values, stream, after),
    )
    return [Kept(*row) for row in rows]


def close(connection: Connection, which: Which, reason: str) -> int:
    """Close open letters; how many."""
    where, values = replace(which, closed=False).sql
    return connection.execute(
        f"update tributary.dead_letters set closed_at = now(), closed_reason = %s where {where}",
        (reason, *values),
    ).rowcount


def tried(connection: Connection, closed: Sequence[int], open: Sequence[tuple[int, str, str]]) -> None:
    """Note a replay: letters that it closes, and those that are refused again, with rule and reason.

    Without a rule they could not be replayed, and keep the reason that they have.
    """
    connection.execute(
        "update tributary.dead_letters set closed_at = now(), closed_reason = 'replayed',"
        " replays = replays + 1, replayed_at = now() where id = any(%s)",
        (list(closed),),
    )
    with connection.cursor() as cursor:
        cursor.executemany(
            "update tributary.dead_letters set rule = coalesce(%s, rule), reason = coalesce(%s, reason),"
            " replays = replays + 1, replayed_at = now() where id = %s",
            [(rule or None, reason if rule else None, id) for id, rule, reason in open],
        )


@contextmanager
def trying(connection: Connection, *, dry: bool) -> Iterator[None]:
    """A transaction; dry: nothing of it stays."""
    with connection.transaction(force_rollback=dry):
        yield


def nested(
    connection: Connection, around: Kept, table: str, payloads: Sequence[str]
) -> list[tuple[int, str, str | None]]:
    """The open letters of records of a table that came within a record without a key and say one of these.

    Each with what it says, and its place there, if that is its key.
    """
    return connection.execute(
        "select id, payload, context -> 'outer' ->> '#' from tributary.dead_letters where closed_at is null"
        " and source = %s and stream = %s and run_id = %s and table_name = %s and column_name is null"
        " and rule = 'B14' and payload = any(%s) order by id",
        (around.source, around.stream, around.run_id, table, list(payloads)),
    ).fetchall()


def around(connection: Connection, letter: Kept, table: str) -> int | None:
    """The open letter of the record without a key, of this table, that another one came in; its id."""
    row = connection.execute(
        "select id from tributary.dead_letters where closed_at is null and source = %s and stream = %s"
        " and run_id = %s and table_name = %s and column_name is null and rule = 'B14'"
        " and position(%s in payload) > 0 order by id limit 1",
        (letter.source, letter.stream, letter.run_id, table, letter.payload),
    ).fetchone()
    return row[0] if row else None


def is_of(
    connection: Connection, source: str, table: type[Table], key: Sequence[str | None], hash: int
) -> bool:
    """Whether the row of a key lives and is of the record with this fingerprint."""
    on = " and ".join(f"{quote(c.name)} = %s::{POSTGRES[c.type]}" for c in table.key)
    found = connection.execute(
        f"select exists (select from {quote(source, table.__tablename__)}"
        f" where {on} and _hash = %s and _deleted_at is null)",
        (*key, hash),
    )
    return found.fetchone() == (True,)


def put(
    connection: Connection,
    source: str,
    table: type[Table],
    column: Column,
    key: Sequence[str],
    hash: int,
    text: str | None,
) -> str:
    """Put a value into the row of a key, if that is of the record with this fingerprint; "" or why not."""
    from psycopg import Error

    target, name = quote(source, table.__tablename__), quote(column.name)
    on = " and ".join(f"{quote(c.name)} = %s::{POSTGRES[c.type]}" for c in table.key)
    try:
        with connection.transaction():
            done = connection.execute(
                f"update {target} set {name} = %s::{POSTGRES[column.type]}, received_at = now()"
                f" where {on} and _hash = %s and _deleted_at is null",
                (text, *key, hash),
            ).rowcount
    except Error as error:
        if not (error.sqlstate or "").startswith(("22", "23", "42")):
            raise
        return f"the warehouse refuses the value (SQLSTATE {error.sqlstate})"
    return "" if done else "its row has changed since, or is gone"


def read_by(connection: Connection, letter: Kept) -> tuple[str, datetime | None, datetime | None]:
    """By what kind of reading a letter came, and the span of time that was read."""
    row: tuple[Any, ...] | None = connection.execute(
        "with of as (select * from tributary.syncs where source = %s and stream = %s)"
        " select case when kind = 'replay' and exists (select from of where kind = 'load') then 'load'"
        " else kind end, window_start, window_end from of where run_id = %s"
        " order by kind = 'replay', id limit 1",
        (letter.source, letter.stream, letter.run_id),
    ).fetchone()
    return row or ("window", None, None)
