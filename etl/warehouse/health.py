"""Health: how each source's vendor answers, day by day, against the four weeks before; a part of the ledger.

`tributary.requests` has the attempts of each run by stream, hour and outcome, with a histogram of how long
they took. It is written in the transaction that commits a stream or notes its failure. Histograms have the
same buckets everywhere, so they are merged by adding: the percentiles of a day, or of four weeks, are those
of all its attempts, not averages of percentiles. Each bucket ends 2^(1/8) times as late as the one before it,
so a percentile is off by 4.5 % at most (the sketch of Masson, Rim and Lee, DDSketch, VLDB 2019).
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from datetime import datetime
from math import ceil, log2
from typing import TYPE_CHECKING, Any

from etl.errors import NEXT_STEPS, Interrupted

if TYPE_CHECKING:
    from psycopg import Connection

    from etl.exchanges import Exchange

WELL = "ok"
"""The outcome of an attempt that was answered well; that of others is the kind of its error."""
STEPS = 8
"""Buckets in which a latency doubles."""
MOST = 20 * STEPS
"""Buckets: the last one holds what took 17 minutes or longer."""
KEPT_DAYS = 120
"""So that each of the last three months has four weeks before it."""
OF_VENDORS = ("credentials", "permission", "quota", "vendor", "answer")
"""Kinds of which the view has a column each."""

_KINDS = (*OF_VENDORS, "other")
_BY_KIND = ", ".join(f"sum(requests) filter (where outcome = '{kind}') as {kind}" for kind in OF_VENDORS)
_OR_NONE = ", ".join(f"coalesce({kind}, 0) as {kind}" for kind in _KINDS)
_PERCENTILES = ", ".join(
    f"round(power(2, (min(bucket) filter (where up_to >= 0.{p} * total) - 0.5) / {STEPS})::numeric, 1) p{p}"
    for p in (50, 95, 99)
)
COMMENTS = {
    "source": "The section [sources.NAME] of tributary.toml.",
    "day": "Of the attempts, and of the ends of syncs; in UTC.",
    "requests": "Attempts: a request that was repeated counts as often as it was sent.",
    "errors": "Those that were not answered well, of whatever kind.",
    "error_rate": "Errors by requests.",
    "credentials": "Errors of this kind: the credentials were refused, as when a session ended.",
    "permission": "Errors of this kind: not allowed, or not part of the plan.",
    "quota": "Errors of this kind: too many requests.",
    "vendor": "Errors of this kind: slow, down, or out of reach.",
    "answer": "Errors of this kind: a refusal or an answer that is not known.",
    "other": "Errors of all other kinds.",
    "p50_ms": "Milliseconds in which half of the attempts were over: until all of the answer was here.",
    "p95_ms": "Milliseconds in which 95 of 100 attempts were over.",
    "p99_ms": "Milliseconds in which 99 of 100 attempts were over.",
    "rows_fetched": "Records that the vendor gave.",
    "rows_changed": "Rows that were inserted, updated or marked deleted.",
    "failed_syncs": "Streams and windows that failed.",
    "usual_requests": "A day of the four weeks before, on average of those on which there was a sync.",
    "usual_error_rate": "Of all attempts of the four weeks before.",
    "usual_p50_ms": "Of all attempts of the four weeks before.",
    "usual_p95_ms": "Of all attempts of the four weeks before.",
    "usual_p99_ms": "Of all attempts of the four weeks before.",
    "usual_rows_fetched": "A day of the four weeks before, on average.",
    "usual_rows_changed": "A day of the four weeks before, on average.",
}

TABLE = f"""
create table tributary.requests (
    source text not null,
    hour timestamptz not null,
    stream text not null,
    run_id text not null,
    outcome text not null,
    requests bigint not null,
    latencies integer[] not null,
    primary key (source, hour, stream, run_id, outcome)
);
comment on table tributary.requests is 'How often vendors were asked, what came of it, and how long it took.';
comment on column tributary.requests.stream is 'For which it was asked; empty: for none, as at a login.';
comment on column tributary.requests.outcome is '{WELL}, or the kind of the error.';
comment on column tributary.requests.requests is 'Attempts.';
comment on column tributary.requests.latencies is
    'Attempts by how long they took: the n-th number is of 2^((n-1)/{STEPS}) to 2^(n/{STEPS}) milliseconds.';
update tributary.syncs set error_kind = case error_kind
    when 'vendor unavailable' then 'vendor' when 'source' then 'answer'
    when 'already running' then 'running' else 'defect' end
where error_kind is not null and error_kind not in {tuple(NEXT_STEPS)};
"""
"""What version 3 of the ledger has, too."""

VIEW = f"""
create or replace view tributary.health as
select s.source, h.*
from (select source from tributary.requests group by source) s
cross join lateral (
    with attempts as (
        select (hour at time zone 'UTC')::date as day, outcome, requests, latencies
        from tributary.requests r where r.source = s.source
    ), asked as (
        select
            day, sum(requests) as requests,
            sum(requests) filter (where outcome <> '{WELL}') as errors, {_BY_KIND},
            sum(requests) filter (where outcome not in {(WELL, *OF_VENDORS)}) as other
        from attempts group by day
    ), synced as (
        select
            (finished_at at time zone 'UTC')::date as day, sum(fetched) as fetched,
            sum(inserted + updated + deleted) as changed,
            count(*) filter (where status = 'failed') as failures
        from tributary.syncs n where n.source = s.source and kind <> 'replay' group by 1
    ), days as (
        select
            day, coalesce(requests, 0) as requests, coalesce(errors, 0) as errors, {_OR_NONE},
            coalesce(fetched, 0) as fetched, coalesce(changed, 0) as changed,
            coalesce(failures, 0) as failures
        from asked full join synced using (day)
    ), earlier as (
        select
            d.day, count(*) as days, sum(e.requests) as requests, sum(e.errors) as errors,
            sum(e.fetched) as fetched, sum(e.changed) as changed
        from days d join days e on e.day >= d.day - 28 and e.day < d.day
        group by d.day
    ), buckets as (
        select day, bucket, sum(number) as number
        from attempts cross join lateral unnest(latencies) with ordinality as l (number, bucket)
        where number > 0 group by day, bucket
    ), spans as (
        select day, false as earlier, bucket, number from buckets
        union all
        select d.day, true, b.bucket, sum(b.number)
        from days d join buckets b on b.day >= d.day - 28 and b.day < d.day
        group by d.day, b.bucket
    ), ranked as (
        select
            day, earlier, bucket,
            sum(number) over (partition by day, earlier order by bucket) as up_to,
            sum(number) over (partition by day, earlier) as total
        from spans
    ), percentiles as (
        select day, earlier, {_PERCENTILES} from ranked group by day, earlier
    )
    select
        d.day, d.requests, d.errors, round(d.errors / nullif(d.requests, 0), 4) as error_rate,
        {", ".join(f"d.{kind}" for kind in _KINDS)},
        p.p50 as p50_ms, p.p95 as p95_ms, p.p99 as p99_ms,
        d.fetched as rows_fetched, d.changed as rows_changed, d.failures as failed_syncs,
        round(e.requests / e.days) as usual_requests,
        round(e.errors / nullif(e.requests, 0), 4) as usual_error_rate,
        u.p50 as usual_p50_ms, u.p95 as usual_p95_ms, u.p99 as usual_p99_ms,
        round(e.fetched / e.days) as usual_rows_fetched, round(e.changed / e.days) as usual_rows_changed
    from days d
    left join earlier e using (day)
    left join percentiles p on p.day = d.day and not p.earlier
    left join percentiles u on u.day = d.day and u.earlier
) h;
comment on view tributary.health is
    'How a source''s vendor answered on a day, against the four weeks before.';
{"".join(f"comment on column tributary.health.{name} is '{text}';" for name, text in COMMENTS.items())}
"""
"""What version 4 has: source by source, so that no other's attempts are read for one that is asked for."""

WRITE = """
insert into tributary.requests
select %s, hour, stream, %s, outcome, requests, latencies from jsonb_to_recordset(%s::jsonb)
    as r (hour timestamptz, stream text, outcome text, requests bigint, latencies integer[])
on conflict (source, hour, stream, run_id, outcome)
    do update set requests = excluded.requests, latencies = excluded.latencies
"""


def bucket(seconds: float) -> int:
    """The bucket of a latency, counted from 1."""
    return min(max(1, ceil(STEPS * log2(seconds * 1000))), MOST) if seconds > 0 else 1


class Tally:
    """Counts the attempts of one run; a watcher of its client.

    What it writes are sums since the run began, so that to write them again changes nothing.
    """

    def __init__(self, run_id: str) -> None:
        self.run_id = run_id
        self._lock = threading.Lock()
        self._counts: dict[tuple[str, datetime, str], list[int]] = {}
        self._unwritten: set[tuple[str, datetime, str]] = set()

    def __call__(self, exchange: Exchange) -> None:
        """Count an attempt, unless nobody waited for its end."""
        if exchange.kind == Interrupted.kind:
            return
        hour = exchange.at.replace(minute=0, second=0, microsecond=0)
        key = exchange.stream, hour, exchange.kind or WELL
        place = bucket(exchange.seconds) - 1
        with self._lock:
            latencies = self._counts.setdefault(key, [])
            latencies += [0] * (place + 1 - len(latencies))
            latencies[place] += 1
            self._unwritten.add(key)

    def write(self, connection: Connection, source: str, stream: str) -> None:
        """Write what was asked for a stream, in the transaction that commits it or notes its failure."""
        with self._lock:
            keys = [key for key in self._counts if key[0] == stream]
        self._write(connection, source, keys)

    def write_rest(self, connection: Connection, source: str) -> None:
        """Write what is not written yet, at the end of the run, and forget what is old."""
        self._write(connection, source, self._unwritten)
        connection.execute(
            "delete from tributary.requests where source = %s and hour < now() - make_interval(days => %s)",
            (source, KEPT_DAYS),
        )

    @property
    def rest(self) -> bool:
        """Whether anything is not written yet."""
        return bool(self._unwritten)

    def _write(self, connection: Connection, source: str, keys: Iterable[tuple[str, datetime, str]]) -> None:
        with self._lock:
            written = list(keys)
            rows = [self._row(*key) for key in written]
            self._unwritten.difference_update(written)
        if rows:
            connection.execute(WRITE, (source, self.run_id, json.dumps(rows)))

    def _row(self, stream: str, hour: datetime, outcome: str) -> dict[str, Any]:
        latencies = self._counts[stream, hour, outcome]
        return {
            "hour": hour.isoformat(),
            "stream": stream,
            "outcome": outcome,
            "requests": sum(latencies),
            "latencies": latencies,
        }
