"""The checks of etl.checks as asset checks: those that the ledger answers, and those that read tables.

A page shows a check only if it looked at the newest materialization. So a run of a sync evaluates the
ledger's checks itself, and says again what was found of tables in which it changes nothing; `tables_again`
has the others looked at.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition
from dagster._core.events import DagsterEventBatchMetadata
from dagster._core.utils import make_new_run_id

from dagster_home.explained import explained
from dagster_home.tables import asset_key
from etl import checks, usualchecks
from etl.config import load
from etl.warehouse.postgres import open_warehouse

if TYPE_CHECKING:
    from etl.warehouse import Connection

Looks = Mapping[dg.AssetCheckKey, tuple[checks.Check[checks.Seen, checks.Subject], checks.Subject]]
Found = Iterator[dg.AssetCheckEvaluation]

CHANGES = ("rows inserted", "rows updated", "rows deleted")
"""What a materialization counts of rows that are not as they were."""


def check_definitions(
    name: str, path: Path, subjects: Sequence[checks.Subject]
) -> list[dg.AssetChecksDefinition]:
    """Both kinds of checks of one source: `NAME_ledger_checks` and `NAME_table_checks`."""

    def ask(session: "Connection", looks: Looks[checks.Known]) -> Found:
        subjects = [subject for _, subject in looks.values()]
        names = {subject.stream.name for subject in subjects}
        known = checks.known(session, name, names, answers=any(s.leading for s in subjects))
        for key, (check, subject) in looks.items():
            yield evaluation(key, check, check.look(known[subject.stream.name], subject))

    def read(session: "Connection", looks: "Looks[Connection]") -> Found:
        for key, (check, subject) in looks.items():
            yield evaluation(key, check, check.look(session, subject))

    ledger = {key: look for subject in subjects for key, look in _of_ledger(subject).items()}
    tables = {key: look for subject in subjects for key, look in _of_table(subject).items()}
    return [
        _definition(f"{name}_ledger_checks", "Asks the ledger about every stream.", path, ledger, ask),
        _definition(f"{name}_table_checks", "Reads the tables themselves.", path, tables, read),
    ]


def _of_ledger(subject: checks.Subject) -> Looks[checks.Known]:
    if subject.table is not subject.stream.table:
        return {}
    asset = asset_key(subject.source, subject.table)
    of_ledger = [*checks.of_stream(subject.stream), *usualchecks.of_ledger(subject)]
    return {dg.AssetCheckKey(asset, c.name): (c, subject) for c in of_ledger}


def _of_table(subject: checks.Subject) -> "Looks[Connection]":
    asset = asset_key(subject.source, subject.table)
    of_table = checks.of_table(subject.table, subject.tables)
    return {dg.AssetCheckKey(asset, c.name): (c, subject) for c in of_table}


def _definition(
    name: str,
    description: str,
    path: Path,
    looks: Looks[checks.Seen],
    find: "Callable[[Connection, Looks[checks.Seen]], Found]",
) -> dg.AssetChecksDefinition:
    specs = [
        dg.AssetCheckSpec(key.name, asset=key.asset_key, description=check.doc)
        for key, (check, _) in looks.items()
    ]

    @dg.multi_asset_check(name=name, description=description, specs=specs, can_subset=True)
    def look(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
        selected = {key: looks[key] for key in sorted(context.selected_asset_check_keys)}
        with closing(open_warehouse(load(path))) as warehouse, explained(), warehouse.connection() as session:
            for found in find(session, selected):
                yield as_result(found)

    return look


def as_result(found: dg.AssetCheckEvaluation) -> dg.AssetCheckResult:
    """An evaluation as a step that looks gives it."""
    return dg.AssetCheckResult(
        passed=found.passed,
        asset_key=found.asset_key,
        check_name=found.check_name,
        severity=found.severity,
        description=found.description,
        metadata=found.metadata,
    )


def ledger_says(known: Mapping[str, checks.Known], subject: checks.Subject) -> list[dg.AssetCheckEvaluation]:
    """The ledger's checks of one table, from what is known of its stream."""
    return [
        evaluation(key, check, check.look(known[of.stream.name], of))
        for key, (check, of) in _of_ledger(subject).items()
    ]


def found_before(
    instance: dg.DagsterInstance, subjects: Iterable[checks.Subject]
) -> dict[dg.AssetKey, list[dg.AssetCheckEvaluation]]:
    """By table, what the checks of tables found when they last looked: said again, it is shown again."""
    keys = [key for subject in subjects for key in _of_table(subject)]
    records = instance.event_log_storage.get_latest_asset_check_execution_by_key(keys)
    found: dict[dg.AssetKey, list[dg.AssetCheckEvaluation]] = {}
    for key, record in records.items():
        said = record.evaluation
        if isinstance(said, dg.AssetCheckEvaluation):  # else it is planned only, perhaps by this very run
            looked = {
                "looked at": dg.MetadataValue.timestamp(datetime.fromtimestamp(record.create_timestamp, UTC))
            }
            again = dg.AssetCheckEvaluation(
                asset_key=key.asset_key,
                check_name=key.name,
                passed=said.passed,
                metadata=looked | dict(said.metadata),
                severity=said.severity,
                description=said.description,
            )
            found.setdefault(key.asset_key, []).append(again)
    return found


def report(context: dg.AssetExecutionContext, evaluations: Sequence[dg.AssetCheckEvaluation]) -> None:
    """Have them stored as the run's own, all at once: 430 of them, one by one, take 3 s.

    Those that the run has planned, as one that was launched from an asset's page does, it makes itself.
    """
    planned = context.instance.all_logs(
        context.run_id, of_type=dg.DagsterEventType.ASSET_CHECK_EVALUATION_PLANNED
    )
    made = {event.get_dagster_event().asset_check_planned_data.asset_check_key for event in planned}
    evaluations = [evaluation for evaluation in evaluations if evaluation.asset_check_key not in made]
    batch = make_new_run_id()  # one that was cut off is not gone on with: those who ask again give all of it
    for number, evaluation in enumerate(evaluations, 1):
        said = "passed" if evaluation.passed else "did not pass"
        event = dg.DagsterEvent(
            event_type_value=dg.DagsterEventType.ASSET_CHECK_EVALUATION.value,
            job_name=context.job_name,
            step_key=str(context.op_handle),
            event_specific_data=evaluation,
            message=f"{evaluation.check_name} {said}: {evaluation.description}",
        )
        together = DagsterEventBatchMetadata(batch, number == len(evaluations))
        context.instance.report_dagster_event(event, context.run_id, batch_metadata=together)


def tables_again(
    name: str,
    job: UnresolvedAssetJobDefinition,
    subjects: Sequence[checks.Subject],
    ended: dg.DagsterRunStatus,
) -> dg.SensorDefinition:
    """The sensor `NAME_changed`: runs the checks of tables, `job`, over those that a run has changed.

    ended: of runs that ended so. One in which some streams failed has changed the tables of others.
    """
    failed = ended == dg.DagsterRunStatus.FAILURE
    looks: dict[dg.AssetKey, list[dg.AssetCheckKey]] = {}
    for subject in subjects:
        looks[asset_key(subject.source, subject.table)] = list(_of_table(subject))

    @dg.run_status_sensor(
        run_status=ended,
        name=f"{name}_changed" + ("_by_a_failed_run" if failed else ""),
        request_job=job,
        minimum_interval_seconds=30,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description=f"Looks at the tables that a {'failed ' if failed else ''}run has changed.",
    )
    def again(context: dg.RunStatusSensorContext) -> dg.RunRequest | dg.SkipReason:
        run = context.dagster_run.run_id
        events = context.instance.all_logs(run, of_type=dg.DagsterEventType.ASSET_MATERIALIZATION)
        changed = {e.asset_materialization.asset_key for e in events if _changed(e.asset_materialization)}
        keys = [key for asset in sorted(changed & looks.keys()) for key in looks[asset]]
        if not keys:
            return dg.SkipReason(f"No table of {name} was changed.")
        return dg.RunRequest(run_key=run, asset_check_keys=keys)

    return again


def _changed(materialization: dg.AssetMaterialization | None) -> bool:
    said = materialization.metadata if materialization else {}
    return any(name in said and said[name].value for name in CHANGES)


def evaluation(
    key: dg.AssetCheckKey, check: checks.Check[checks.Seen, checks.Of], finding: checks.Finding
) -> dg.AssetCheckEvaluation:
    """What a check found, as Dagster stores it."""
    return dg.AssetCheckEvaluation(
        asset_key=key.asset_key,
        check_name=key.name,
        passed=finding.ok,
        metadata=finding.facts,
        severity=dg.AssetCheckSeverity.ERROR if check.grave else dg.AssetCheckSeverity.WARN,
        description=finding.text,
    )
