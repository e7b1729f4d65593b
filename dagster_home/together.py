"""What is made of all sources together, as Dagster sees it: a multi-asset a step, after the tables it reads.

A step is what a command makes: `etl events refresh`, `etl identity refresh`, and so on. It runs once its
upstream tables were updated and none of them is being updated any more, and every three hours, as streamed
tables are filled by others, who tell nobody.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
from msgspec import Struct

from dagster_home.checks import as_result, evaluation
from dagster_home.explained import explained
from dagster_home.runs import BEGUN, FAILED, MADE, STEP, failure
from dagster_home.tables import WAREHOUSE
from etl.checks import Check
from etl.config import Config, load
from etl.errors import TributaryError
from etl.warehouse.postgres import Warehouse, open_warehouse

if TYPE_CHECKING:
    from etl.warehouse import Connection

Said = Mapping[str, int | float | str]

AFTER_SYNCS = "30 */3 * * *"


class Output(Struct, frozen=True):
    """A view or table that a step makes: what a row is, and its columns with their types and meanings."""

    doc: str
    columns: Sequence[tuple[str, str, str]] = ()


class Step(Struct, frozen=True):
    """What is made together: its outputs by their names in the schema of the step's name.

    reads: the full names of the tables that it is made of. needs: those of them without which it cannot be.
    work: does it, and says what it did.
    checks: what is looked at afterwards, by the output that it is shown at.
    """

    name: str
    doc: str
    outputs: Mapping[str, Output]
    reads: AbstractSet[str]
    work: Callable[[Warehouse, Config], Said]
    checks: "Mapping[str, Sequence[Check[Connection, Config]]]" = {}
    needs: AbstractSet[str] = frozenset()


def key(name: str) -> dg.AssetKey:
    """The asset of a table or view by its full name."""
    return dg.AssetKey(name.split("."))


def when_read_is_new(needed: Collection[dg.AssetKey]) -> dg.AutomationCondition:
    """What a step reads was updated since it was requested, or it is time; and nothing of that is under way.

    Nor is anything missing that is needed, unless it is made before in the same run.

    Or it was never made, though something that it reads was. That the step ran settles nothing, as Dagster's
    `since_last_handled` has it: of what came while it ran, it may have read nothing. What comes in the very
    tick after the request stays new, too.
    """
    condition = dg.AutomationCondition
    first = condition.initial_evaluation()
    never_made = first & condition.missing() & condition.any_deps_match(~condition.missing())
    new = condition.any_deps_updated() | condition.cron_tick_passed(AFTER_SYNCS) | never_made
    handled = condition.newly_requested() | first
    idle = ~condition.in_progress() & ~condition.any_deps_in_progress()
    if needed:
        idle &= ~condition.any_deps_missing().allow(dg.AssetSelection.assets(*needed))
    return (new.since(handled & ~new) & idle).with_label("what it reads is new, or three hours are over")


def asset(step: Step, path: Path, known: Collection[str], retries: dg.RetryPolicy) -> dg.AssetsDefinition:
    """The step as a multi-asset. known: the full names of what is an asset or is told of by one."""
    upstream = [key(name) for name in sorted(step.reads) if name in known]
    condition = when_read_is_new([key(name) for name in sorted(step.needs) if name in known])
    leading = next(iter(step.outputs))  # it has the others made; asked of each, a tick would take seconds

    @dg.multi_asset(
        name=step.name,
        description=step.doc,
        specs=[
            dg.AssetSpec(
                key(f"{step.name}.{name}"),
                deps=upstream,
                description=output.doc,
                group_name=step.name,
                kinds={WAREHOUSE, "view"},
                automation_condition=condition if name == leading else None,
                metadata=_metadata(step.name, name, output),
            )
            for name, output in step.outputs.items()
        ],
        check_specs=[
            dg.AssetCheckSpec(check.name, asset=key(f"{step.name}.{output}"), description=check.doc)
            for output, checks in step.checks.items()
            for check in checks
        ],
        pool=step.name,
        retry_policy=retries,
    )
    def make(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
        def tag(how: str) -> None:
            context.instance.add_run_tags(context.run_id, {f"{STEP}{step.name}": how})

        tag(BEGUN)
        try:
            config = load(path)
            with closing(open_warehouse(config)) as warehouse, explained():
                said = step.work(warehouse, config)
                with warehouse.connection() as session:
                    found = [
                        evaluation(dg.AssetCheckKey(key(f"{step.name}.{output}"), check.name), check, found)
                        for output, checks in step.checks.items()
                        for check in checks
                        for found in [check.look(session, config)]
                    ]
        except TributaryError as error:
            tag(FAILED)
            raise failure(f"{step.name}: {error}", [error]) from error
        tag(MADE)
        for name in step.outputs:
            yield dg.MaterializeResult(asset_key=key(f"{step.name}.{name}"), metadata=dict(said))
        yield from map(as_result, found)

    return make


def _metadata(schema: str, name: str, output: Output) -> dict[str, dg.TableSchema | str]:
    if not output.columns:
        return {"dagster/table_name": f"{schema}.{name}"}
    columns = [dg.TableColumn(name, kind, description=doc) for name, kind, doc in output.columns]
    return {"dagster/column_schema": dg.TableSchema(columns), "dagster/table_name": f"{schema}.{name}"}
