"""What the columns of `tributary.syncs` hold, by which its counts close; a part of the ledger."""

from __future__ import annotations

COMMENTS = {
    "run_id": "Of the command or the run of Dagster: all its streams have it.",
    "source": "The section [sources.NAME] of tributary.toml, or a schema of calls.",
    "stream": "Empty: of the source as a whole, of which nothing could be read.",
    "kind": "window, snapshot, load of files of calls, replay of dead letters, source.",
    "window_start": "Source time that was asked for, from here; null: no window.",
    "window_end": "Until when, without it.",
    "started_at": "By the clock of the warehouse.",
    "finished_at": "When the transaction began that wrote this.",
    "status": "succeeded, or failed: then the counts are of what was committed before.",
    "fetched": "Records that came: inserted + updated + unchanged + superseded + dead_lettered + filtered.",
    "inserted": "Records that became new rows.",
    "updated": "Records that changed a row.",
    "unchanged": "Records whose row was the same already.",
    "superseded": "Records of which a newer copy was there, or came with them.",
    "deleted": "Rows that were marked deleted; they are not among the fetched.",
    "dead_lettered": "Records that were refused as a whole.",
    "values_refused": "Single values that were refused; their rows were loaded.",
    "filtered": "Records that were left out by a rule.",
    "requests": "Pages that were read.",
    "notes": "What is to be known of it.",
    "error_kind": "Of the error by which it failed: who has to act.",
    "error": "Its text, without secrets and personal values.",
}

VALUES = f"""
alter table tributary.syncs add column values_refused bigint not null default 0;
with of as (
    select id, dead_lettered - (fetched - inserted - updated - unchanged - superseded - filtered) as number
    from tributary.syncs where dead_lettered > 0
)
update tributary.syncs s set values_refused = of.number, dead_lettered = s.dead_lettered - of.number
from of where of.id = s.id and of.number between 1 and s.dead_lettered;
{"".join(f"comment on column tributary.syncs.{name} is '{text}';" for name, text in COMMENTS.items())}
"""
"""What version 5 has: before, refused records and values were one number; closed counts can be parted."""
