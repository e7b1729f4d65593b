"""The checks of etl.checks as asset checks: those that the ledger answers, and those that read tables."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import dagster as dg

from dagster_home.tables import asset_key
from etl import checks
from etl.config import load
from etl.warehouse.ask import explained
from etl.warehouse.postgres import open_warehouse

Looks = Mapping[dg.AssetCheckKey, tuple[checks.Check, checks.Subject]]


def check_definitions(
    name: str, path: Path, subjects: Sequence[checks.Subject]
) -> list[dg.AssetChecksDefinition]:
    """Both kinds of checks of one source: `NAME_ledger_checks` and `NAME_table_checks`."""
    ledger: dict[dg.AssetCheckKey, tuple[checks.Check, checks.Subject]] = {}
    tables: dict[dg.AssetCheckKey, tuple[checks.Check, checks.Subject]] = {}
    for subject in subjects:
        asset = asset_key(subject.source, subject.table)
        if subject.table is subject.stream.table:
            for check in checks.of_stream(subject.stream):
                ledger[dg.AssetCheckKey(asset, check.name)] = check, subject
        for check in checks.of_table(subject.table, subject.tables):
            tables[dg.AssetCheckKey(asset, check.name)] = check, subject
    return [
        _definition(f"{name}_ledger_checks", "Asks the ledger about every stream.", path, ledger),
        _definition(f"{name}_table_checks", "Reads the tables themselves.", path, tables),
    ]


def _definition(name: str, description: str, path: Path, looks: Looks) -> dg.AssetChecksDefinition:
    specs = [
        dg.AssetCheckSpec(key.name, asset=key.asset_key, description=check.doc)
        for key, (check, _) in looks.items()
    ]

    @dg.multi_asset_check(name=name, description=description, specs=specs, can_subset=True)
    def look(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
        with closing(open_warehouse(load(path))) as warehouse, explained(), warehouse.connection() as session:
            for key in sorted(context.selected_asset_check_keys):
                check, subject = looks[key]
                yield _result(key, check, check.look(session, subject))

    return look


def _result(key: dg.AssetCheckKey, check: checks.Check, finding: checks.Finding) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        passed=finding.ok,
        asset_key=key.asset_key,
        check_name=key.name,
        severity=dg.AssetCheckSeverity.ERROR if check.grave else dg.AssetCheckSeverity.WARN,
        description=finding.text,
        metadata=finding.facts,
    )
