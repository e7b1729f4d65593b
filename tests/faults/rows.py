"""The rows of the matrix: promises, and what may go wrong with names, values, vendors, time, warehouse, secrets.

A test shows a row by bearing its number as a mark, `@pytest.mark.C6`; `pytest -m C6` runs them.
"""

from __future__ import annotations

SECTIONS = {
    "P": "Promises",
    "A": "Names and schema",
    "B": "Values",
    "C": "Vendors over HTTP",
    "D": "Order, cursor, time",
    "E": "Warehouse, crashes, concurrency",
    "S": "Security",
}

ROWS = {
    "P1": "Nothing is lost silently",
    "P2": "Rows, state and ledger of a batch are committed together",
    "P3": "Anything may be repeated",
    "P4": "Readers never see half of it",
    "P5": "Everything is bounded",
    "P6": "An error says what, where and what to do, in one line",
    "P7": "No secret and no personal value gets out",
    "P8": "The counts close",
    "P9": "A sync with refused records is never plain green",
    "A1": "Names that are equal in their first 63 bytes",
    "A2": "Long names with a suffix of ours",
    "A3": "Names that fold to the same: capitals, camel case, composed and decomposed letters",
    "A4": "Reserved words, system columns, names of digits, symbols or nothing",
    "A5": "SQL, quotes and placeholders in names",
    "A6": "Fields that are called like columns of ours",
    "A7": "A new field in the middle of a sync",
    "A8": "A field whose type changes",
    "A9": "A field that vanishes",
    "A10": "A column that a person dropped, renamed or retyped",
    "A11": "A view that depends on the table",
    "A12": "More columns than a table can have",
    "A13": "A row that fits no page",
    "A14": "Empty objects and lists, null, records that are no objects, streams without fields",
    "A15": "Deep nesting, and objects of very many keys",
    "B1": "NUL characters",
    "B2": "Lone surrogates",
    "B3": "Emoji, right to left, line separators, tabs, backslashes, quotes",
    "B4": "Bytes that are no UTF-8",
    "B5": "Numbers beyond 64 bits",
    "B6": "Decimals, money as text",
    "B7": "NaN and infinity",
    "B8": "The same key twice in an object",
    "B9": "Dates that there are not",
    "B10": "Odd times, offsets, daylight saving",
    "B11": "Booleans and numbers as text",
    "B12": "Huge records",
    "B13": "Huge keys",
    "B14": "No key, an empty key, a key of another type",
    "B15": "Streams without a key",
    "B16": "Text beyond what Redshift holds",
    "B17": "CSV: quoted line ends, other separators, other headers, short rows",
    "B18": "Personal data",
    "C1": "Throttling, with and without a time to wait",
    "C2": "Bursts of errors, nobody there, no such name",
    "C3": "Credentials that end in the middle, and missing permissions",
    "C4": "Connections that break",
    "C5": "Bodies that are shorter than announced",
    "C6": "Bodies that are cut though their framing is whole",
    "C7": "Answers of success that are none",
    "C8": "Answers without content",
    "C9": "Paging that goes round or never ends",
    "C10": "Pages that repeat, overlap or move while they are read",
    "C11": "Answers that drip or hang",
    "C12": "Bodies that unpack to gigabytes",
    "C13": "Crafted archives",
    "C14": "Redirects",
    "C15": "Links to other hosts",
    "C16": "Answers of another version or account",
    "C17": "Clocks that are wrong",
    "C18": "The answer to a request that made something gets lost",
    "C19": "Exports and cursors that expire",
    "C20": "Webhooks",
    "D1": "Many records with the stamp of the boundary, and late ones",
    "D2": "Records that the vendor shows late",
    "D3": "Records that change while they are read",
    "D4": "An older version after a newer one",
    "D5": "The same key twice",
    "D6": "Deleted, made again, deleted, in any order",
    "D7": "Stamps that are missing, or of the year 2999",
    "D8": "A page without the column that orders",
    "D9": "A state that is absent, old, corrupt, of the future or of another account",
    "D10": "Runs longer than their schedule, machines that slept, nights of daylight saving",
    "D11": "A backfill beside the schedule",
    "D12": "Reading all of a stream again",
    "D13": "Late merges, shared addresses and cycles among identifiers",
    "E1": "The process is killed",
    "E2": "The answer to COMMIT gets lost",
    "E3": "The connection or the server goes away",
    "E4": "Poison rows among good ones",
    "E5": "The disk is full",
    "E6": "Readers and people hold locks",
    "E7": "Two runs of a stream",
    "E8": "A frozen process wakes up",
    "E9": "Two streams, one table",
    "E10": "A pool in transaction mode",
    "E11": "A right is missing",
    "E12": "Deadlocks and failures of serialization",
    "E13": "Batches of nothing, of one, of millions",
    "E14": "Dagster's processes are killed, runs fail or are cancelled",
    "E15": "What Dagster recorded and what is there differ",
    "E16": "Older tables, newer code, and the reverse",
    "E17": "Memory",
    "E18": "Dead letters, mended and replayed",
    "S1": "Secrets in logs, errors, metadata, files",
    "S2": "Personal data in the database's errors",
    "S3": "The log of exchanges",
    "S4": "Roles that may do more than they need",
    "S5": "Credentials and requests led elsewhere",
    "S6": "Forged webhooks",
    "S7": "TLS to PostgreSQL",
    "S8": "TLS to vendors",
    "S9": "SQL injection",
    "S10": "Configuration that attacks",
    "S11": "Files and their names",
    "S12": "Dagster's webserver",
    "S13": "Dependencies",
    "S14": "Formulas in CSV, forged lines in logs",
    "S15": "A hostile vendor's use of resources",
    "S16": "Staging in S3",
}

NOT_APPLICABLE: dict[str, str] = {
    "B16": "No row is loaded into Redshift: for it, tables and views are written as text, and run by nobody here.",
    "C13": "Tributary opens no archives: vendors' answers and files of calls are at most gzip, one stream in one layer.",
    "C20": "Tributary takes no webhooks: it asks vendors, and listens to nobody.",
    "S6": "Tributary takes no webhooks, so there are none to forge.",
    "S16": "Nothing is staged in S3, as no row is loaded into Redshift.",
}
"""Rows that cannot occur here, and why."""

AT_SIZE: dict[str, str] = {
    "B9": "79 bad dates among 1.6 million rows",
    "E13": "five million rows in one load",
    "E17": "five million rows, new and unchanged",
}
"""Rows that `python -m tests.faults.at_size` shows at the size that their specification names, or beyond."""

DEPARTURES: dict[str, str] = {
    "P9": "Fewer than 1,000 records count as 1,000, so that ten may be refused whatever their share: of a small table 1 % is"
    " not one record, and a few are no wrong model. The share holds for each table of a stream, too.",
    "A11": "A table of up to 32 MiB is written anew in place, which takes a fraction of a second, where nothing depends on the"
    " column: it keeps its place, and no other of the 1,600 is spent (A12).",
    "B13": "A key is indexed by its hash from 2,000 bytes on, and not from 1,000: an index holds 2,704. To index it otherwise"
    " takes a lock that readers are in the way of, for a key that would have had room.",
    "B17": "From one sync to the next a header may change its order, and have more columns than before, which are in `_extra`:"
    " names count, and nothing is lost. One that lacks a column of the model stops. Archives are not read (C13).",
    "C3": "A stream that no configuration names, and that was never read, does not fail where it may not be read: it is"
    " left out, with a note that names the missing right, as a key is given for what is wanted, and the others load. One"
    " that is named, or was read before, fails with the same words.",
    "C12": "The limit of 128 MiB holds for what packs by more than 250. What packs less is data as it may be, such as a report"
    " of very many zeros, of which 256 MiB are held, as they are when it is not packed (B12).",
    "C18": "Salesforce does not say what its jobs ask for, so one whose answer got lost cannot be looked up: one more"
    " is made, and no third.",
    "D7": "The cursor is the end of the window that was asked for, which lies before now, and not the newest stamp"
    " seen; so no stamp can move it.",
    "D12": "Nothing is built beside: rows are merged into the table that is there, and what was not shown is marked at"
    " the end, so that readers always find all rows, views and grants stay, and there need not be room for a second"
    " table. A long reading that can be gone on with is committed in parts, each of which readers see: one that is"
    " interrupted leaves rows of before and of now beside each other, each as it was when it was read.",
    "E8": "Only what commits beside the session that holds the lease asks for a token, which is a lock and no row: through a"
    " pool, and the crew of identity. Else the lease is a lock of the very session that commits, so who has lost the one has"
    " lost the other, and rolls back. A frozen process keeps it for ten minutes; then the server ends its session, or the"
    " next that wants the stream does.",
    "S11": "Where root starts the embedded server, `.tributary/` is 0710, of a group that only PostgreSQL's user is in:"
    " PostgreSQL does not run as root, and has to get through to its own folder. Others pass only (0701) where"
    " that user, given by the owner of a folder that was copied, shares its group.",
}
"""Rows whose fault is met in another way than their specification has it: what is done instead, and why."""
