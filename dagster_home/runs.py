"""What one run of Dagster reads, and what it tells Dagster of it."""

import gc
from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dagster as dg

from dagster_home.checks import CHANGES, found_before, ledger_says, report
from dagster_home.explained import explained
from dagster_home.tables import asset_key
from etl.checks import Subject, known, reaches
from etl.config import SourceConfig, load
from etl.connector import Stream
from etl.errors import AlreadyRunning, ConfigError, Passing, PermissionMissing, TributaryError, WarehouseError
from etl.schema import Table
from etl.warehouse.ask import live_rows
from etl.warehouse.ledger import Counts, read_before
from etl.warehouse.postgres import Warehouse, open_warehouse
from etl.window import BEGINNING, Window, as_utc, utc_now

if TYPE_CHECKING:
    from etl.sync import Outcome

RETRIES = dg.RetryPolicy(
    max_retries=2, delay=120, backoff=dg.Backoff.EXPONENTIAL, jitter=dg.Jitter.PLUS_MINUS
)
"""For what may pass, after the minutes that the client itself has waited; other failures allow no retries."""
WORTH_ANOTHER_TRY = (Passing, AlreadyRunning, WarehouseError)
DEAD_LETTERS = "tributary/dead_letters"  # tag of a run, for its list
SOURCE = "tributary/source"  # tag of a run: what it reads
STEP = "tributary/step/"  # and a step's name: tag of a run that makes it, with how far it came
BEGUN, FAILED, MADE = "begun", "failed", "made"
KIND, NEXT_STEP, STREAMS = "kind", "what to do", "failed streams"  # metadata of a failure
LEDGER = "`select * from tributary.syncs where run_id = '{}'`"
SHOWN = 5  # windows that metadata spells out
AT_ONCE = 100  # evaluations of checks that are stored together; a run over all of Stripe has 350 or more

_committed: dict[str, set[str]] = defaultdict(set)
"""Per run of this process, the streams that one of its tries has committed: a retry leaves them out."""
_appeared: dict[str, set[str]] = defaultdict(set)
"""Per run of this process, the streams that are no assets, as their vendor had not told of them before."""
APPEARED = "Its vendor has told of it since the code location was loaded: reload that, and it is an asset."


class Reading(dg.Config):
    """How a run reads the streams that can be asked by time."""

    only_new: bool | None = None
    """True, as the schedule has it: what the ledger lacks, whatever days. False: the run's days, in full.
    None: in full, unless they are today alone, which is not over: then what the ledger lacks."""


class Run:
    """One try of a run over one source; `results()` once."""

    def __init__(
        self,
        context: dg.AssetExecutionContext,
        path: Path,
        source: str,
        subjects: Mapping[type[Table], Subject],
        *,
        only_new: bool | None,
    ) -> None:
        self.context, self.path, self.name, self.only_new = context, path, source, only_new
        selected = context.selected_asset_keys
        streams = list({s.stream.name: s.stream for s in subjects.values()}.values())
        self.subjects = subjects
        self.before = found_before(
            context.instance, [s for t, s in subjects.items() if asset_key(source, t) in selected]
        )
        self.wanted = [s for s in streams if any(asset_key(source, t) in selected for t in s.tables)]
        self.everything = len(self.wanted) == len(streams)
        self.failed: list[Outcome] = []
        self.refused: list[str] = []
        self.found: list[dg.AssetCheckEvaluation] = []
        self.dead_letters = 0

    def results(self) -> Generator[dg.MaterializeResult[None]]:
        """Sync what the run selects; a result per table, as soon as all that fills it is committed.

        Raises dg.Failure, which allows retries only where another try may help.
        """
        self.context.instance.add_run_tags(self.context.run_id, {SOURCE: self.name})
        try:
            config = load(self.path)
            source = config.chosen([self.name])[0]
            with closing(open_warehouse(config)) as warehouse, explained(), _unswept():
                try:
                    yield from self._sync(source, warehouse)
                finally:
                    self._report()
        except TributaryError as error:
            unknown = isinstance(error, ConfigError) and "is not set" in str(error)
            hint = (
                " Dagster knows the environment in which it was started: restart `etl ui`." if unknown else ""
            )
            raise failure(f"{self.name}: {error}{hint}", [error]) from error
        except dg.DagsterExecutionInterruptedError:
            if self._cancelled():  # a retry policy takes an interrupt for trouble that passes
                raise dg.Failure(f"{self.name}: the run was cancelled", allow_retries=False) from None
            raise
        if self.failed:
            lines = [f"{o.stream}: {o.error}" for o in self.failed]
            text = f"{self.name}: {len(lines)} of {len(self.wanted)} streams failed, such as {lines[0]}"
            raise failure(text, [o.error for o in self.failed], lines)
        if self.refused and len(self.refused) == len(self.wanted):
            raise dg.Failure(f"{self.name}: {self.refused[0]}, nor any other stream", allow_retries=False)

    def _sync(self, source: SourceConfig, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[None]]:
        from etl.sync import iterate  # the whole engine, which loading the definitions need not wait for

        done = _committed[self.context.run_id]
        left = {s.name: s for s in self.wanted if s.name not in done}
        new = _appeared[self.context.run_id]
        if not left and new <= done:
            return
        asked = None if self.everything and not done else [*left, *sorted(new - done)]
        waiting = {t: [n for n, s in left.items() if t in s.tables] for s in left.values() for t in s.tables}
        counts: dict[type[Table], Counts] = defaultdict(Counts)
        for outcome in iterate(source, warehouse, streams=asked, window=self._window()):
            if outcome.stream not in left:
                new.add(outcome.stream)
                self._note_new(outcome)
                continue
            stream = left[outcome.stream]
            refused = self._refused(source, warehouse, outcome)
            if outcome.error and not refused:
                self._note_failure(outcome)
                continue
            done.add(stream.name)
            for table in stream.tables:
                waiting[table].remove(stream.name)
                counts[table].add(outcome.counts.get(table.__tablename__, Counts()))
            if not refused:
                self._note_dead_letters(outcome)
                ready = {t: counts[t] for t in stream.tables if not waiting[t]}
                yield from self._tell(source, warehouse, stream, outcome, ready)
            if len(self.found) >= AT_ONCE:  # while other streams are still read, rather than all in the end
                self._report()

    def _report(self) -> None:
        report(self.context, self.found)
        self.found.clear()

    def _cancelled(self) -> bool:
        run = self.context.instance.get_run_by_id(self.context.run_id)
        return run is not None and run.status == dg.DagsterRunStatus.CANCELING

    def _window(self) -> Window | None:
        """The run's days; None for what the ledger lacks."""
        if self.only_new or not (self.context.has_partition_key or self.context.has_partition_key_range):
            return None
        days = self.context.partition_time_window
        if self.only_new is None and days.start.date() == utc_now().date():
            return None
        return Window(days.start.astimezone(UTC), days.end.astimezone(UTC))

    def _refused(self, source: SourceConfig, warehouse: Warehouse, outcome: "Outcome") -> bool:
        """Whether the credentials do not open it, and nobody named it or read it before: no failure."""
        refused = outcome.status == "skipped" and bool(outcome.windows)
        if isinstance(outcome.error, PermissionMissing) and self.everything and source.streams is None:
            with warehouse.connection() as session:  # a later try names what is left, which the engine heeds
                refused = outcome.stream not in read_before(session, self.name)
        if refused:
            said = "; ".join(outcome.notes) or f"{outcome.stream}: not read: {outcome.error}"
            self.refused.append(said)
            self.context.log.info(said)
        return refused

    def _note_failure(self, outcome: "Outcome") -> None:
        self.failed.append(outcome)
        kind = outcome.error.kind if outcome.error else "error"
        text = f"{kind}: {self.name}.{outcome.stream}: {outcome.error}"
        self.context.log.error(text)

    def _note_new(self, outcome: "Outcome") -> None:
        """What was read of a stream that is no asset yet: an observation a table."""
        if outcome.error:
            self._note_failure(outcome)
            return
        _committed[self.context.run_id].add(outcome.stream)
        self._note_dead_letters(outcome)
        for table, counts in outcome.counts.items():
            key = dg.AssetKey([self.name, table])
            metadata = {"stream": outcome.stream, **_numbers(counts)}
            self.context.log_event(dg.AssetObservation(key, description=APPEARED, metadata=metadata))
        text = f"{self.name}.{outcome.stream} was read. {APPEARED}"
        self.context.log.info(text)

    def _note_dead_letters(self, outcome: "Outcome") -> None:
        if not outcome.dead_letters:
            return
        self.dead_letters += outcome.dead_letters
        self.context.instance.add_run_tags(self.context.run_id, {DEAD_LETTERS: str(self.dead_letters)})
        text = (
            f"{self.name}.{outcome.stream}: {outcome.dead_letters} dead"
            f" letter{'' if outcome.dead_letters == 1 else 's'}, `etl dead-letters` says why"
        )
        self.context.log.warning(text)

    def _tell(
        self,
        source: SourceConfig,
        warehouse: Warehouse,
        stream: Stream,
        outcome: "Outcome",
        ready: Mapping[type[Table], Counts],
    ) -> Iterator[dg.MaterializeResult[None]]:
        """The results of those of a stream's tables that the run selects, with what checks find of them."""
        start = as_utc(source.start_date) if source.start_date else BEGINNING
        with warehouse.connection() as session:
            rows = live_rows(session, self.name, [t.__tablename__ for t in ready])
            subjects = [self.subjects[t] for t in ready]
            names, leading = (
                {stream.name, *(s.stream.name for s in subjects)},
                any(s.leading for s in subjects),
            )
            said = known(session, self.name, names, answers=leading)
        shared: dict[str, Any] = {
            "windows": ", ".join(str(w) for w in outcome.windows[:SHOWN]) or "nothing new to ask for",
            "seconds": round(outcome.seconds, 2),
            "ledger": dg.MetadataValue.md(LEDGER.format(outcome.run_id)),
        }
        if through := reaches(said[stream.name], stream, start):
            shared["through"] = dg.MetadataValue.timestamp(through)
        if outcome.notes:
            shared["notes"] = dg.MetadataValue.md("\n".join(f"- {note}" for note in outcome.notes))
        for table, counts in ready.items():
            key = asset_key(self.name, table)
            if key not in self.context.selected_asset_keys:
                continue
            metadata = {**shared, **_numbers(counts)}
            if table.__tablename__ in rows:
                metadata["dagster/row_count"] = rows[table.__tablename__][0]
            if stream.windowed and self._window() and self.context.has_partition_key:
                metadata["dagster/partition_row_count"] = counts.fetched
            changed = any(metadata[name] for name in CHANGES)
            self.found += ledger_says(said, self.subjects[table])
            self.found += [] if changed else self.before.get(key, [])
            yield dg.MaterializeResult(asset_key=key, metadata=metadata)


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep the garbage collector from what is there already: Dagster's definitions, which stay.

    It walked over them again and again, for 0.2 to 0.6 s of a first load of 6 s, in which all threads wait.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _numbers(counts: Counts) -> dict[str, int]:
    return {
        "rows fetched": counts.fetched,
        "rows inserted": counts.inserted,
        "rows updated": counts.updated,
        "rows unchanged": counts.unchanged,
        "rows superseded": counts.superseded,
        "rows filtered": counts.filtered,
        "rows deleted": counts.deleted,
        "dead letters": counts.dead_lettered + counts.values_refused,
    }


def failure(text: str, errors: Sequence[TributaryError | None], lines: Sequence[str] = ()) -> dg.Failure:
    """What a step fails with: first of what kind it is; it allows retries only where another try may help."""
    steps = {error.kind: error.next_step for error in errors if error}
    metadata: dict[str, dg.MetadataValue[Any]] = {
        KIND: dg.MetadataValue.text(", ".join(steps)),
        NEXT_STEP: dg.MetadataValue.md("\n".join(f"- {kind}: {step}" for kind, step in steps.items())),
    }
    if lines:
        metadata[STREAMS] = dg.MetadataValue.text(", ".join(line.partition(":")[0] for line in lines))
        metadata["failures"] = dg.MetadataValue.md("\n".join(f"- {line}" for line in lines))
    again = any(isinstance(error, WORTH_ANOTHER_TRY) for error in errors)
    return dg.Failure(f"{', '.join(steps)}: {text}", metadata, allow_retries=again)
