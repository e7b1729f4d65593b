"""The steps after the syncs: the union of streamed tables, who is who, customers, the report."""

from collections.abc import Collection, Iterator
from pathlib import Path

import dagster as dg
from msgspec import Struct
from msgspec.structs import asdict

from dagster_home.runs import RETRIES
from dagster_home.streamed import streamed_definitions
from dagster_home.together import Output, Said, Step, asset
from etl.checks import Check
from etl.config import Config
from etl.crosschecks import anonymous_share_is_steady, answering, no_call_refused, persons_grow_slowly
from etl.errors import WarehouseError
from etl.events.layout import CORE
from etl.events.settings import settings
from etl.warehouse.postgres import Warehouse
from etl.window import utc_now


def step_definitions(
    config: Config, path: Path, tables: Collection[str], retries: dg.RetryPolicy = RETRIES
) -> dg.Definitions:
    """All steps. tables: the full names of the tables that sources fill."""
    known = {*tables}
    assets = []
    streamed = dg.Definitions()
    for step in steps(config):
        if step.name == "events":
            streamed = streamed_definitions(step.reads - known, path)
            known |= step.reads
        assets.append(asset(step, path, known, retries))
        known |= {f"{step.name}.{name}" for name in step.outputs}
    every_minute = dg.AutomationConditionSensorDefinition(
        "refresh_what_reads_new_rows",
        target=dg.AssetSelection.assets(*assets),
        default_status=dg.DefaultSensorStatus.RUNNING,
        minimum_interval_seconds=60,
        description="Runs what is made of several tables when one of these is new.",
    )
    return dg.Definitions.merge(dg.Definitions(assets=assets, sensors=[every_minute]), streamed)


def steps(config: Config) -> Iterator[Step]:
    """The steps of this configuration, each after those that it reads."""
    if settings(config).schemas:
        yield _events(config)
    yield _identity(config)
    yield _customers(config)
    yield _report(config)


def _events(config: Config) -> Step:
    schemas = settings(config).schemas

    def refresh(warehouse: Warehouse, config: Config) -> Said:
        from etl.events.refresh import refresh, unions

        with warehouse.connection() as connection:
            done = refresh(connection, schemas)
            there = [view.name for view in unions(connection, schemas)]
        return {
            "views": ", ".join(there), "made": len(done.made), "changed": len(done.changed),
            "dropped": len(done.dropped), "notes": "; ".join(done.notes),
        }  # fmt: skip

    where = ", ".join(schemas)
    return Step(
        "events",
        f"The streamed tables of {where}, each as one view.",
        {"views": Output("A view for each table of calls, and of each event: `etl events` lists them.")},
        {f"{schema}.{name}" for schema in schemas for name in CORE | _single_events(config)},
        refresh,
        {
            "views": (
                Check(anonymous_share_is_steady, grave=False),
                Check(no_call_refused, grave=False),
                Check(answering("events")),
            )
        },
    )


def _single_events(config: Config) -> set[str]:
    """The tables of calls that interactions and analyses read, most of them of one event each."""
    from etl.customers.parts import parts
    from etl.events.union import SCHEMA
    from etl.report.ask import questions

    told = {part.first.partition(".")[2] for part in parts(config) if part.events}
    asked = (table for question in questions(config) for table in question.reads)
    return told | {table for schema, table in asked if schema == SCHEMA}


def _identity(config: Config) -> Step:
    from etl.identity.claims import wanted
    from etl.warehouse.person_views import VIEWS

    def refresh(warehouse: Warehouse, config: Config) -> Said:
        from etl.identity.refresh import refresh

        return _told(refresh(warehouse, config))

    models, events = wanted(config)
    return Step(
        "identity",
        "Who is who across all sources: docs/identity.md.",
        {v.name: Output(v.doc, [(c, kind, doc) for c, kind, _, doc in v.columns]) for v in VIEWS},
        {*models, *events},
        refresh,
        {"persons": (Check(persons_grow_slowly, grave=False), Check(answering("identity")))},
    )


def _customers(config: Config) -> Step:
    from etl.customers.parts import parts
    from etl.warehouse.customer_views import VIEWS, shown

    def refresh(warehouse: Warehouse, config: Config) -> Said:
        from etl.customers.refresh import refresh

        return _told(refresh(warehouse, config))

    tables = {table for part in parts(config) for table in part.tables.values()}
    return Step(
        "customers",
        "What happened with whom, across all sources: docs/customers.md.",
        {name: Output(*shown(name)) for name in VIEWS},
        {"identity.identifiers", "identity.persons", *tables},
        refresh,
        {"timeline": (Check(answering("customers")),)},
        needs={"identity.identifiers"},
    )


def _told(report: Struct) -> Said:
    """What a refresh reports of itself, its notes in one line."""
    done = asdict(report)
    return {**done, "notes": "; ".join(done["notes"])}


def _report(config: Config) -> Step:
    from etl.report.ask import questions

    def write(warehouse: Warehouse, config: Config) -> Said:
        from etl.home import own_folder
        from etl.report.ask import SECONDS, sections
        from etl.report.page import write_page

        path = config.home / "report.html"
        found = list(sections(warehouse, questions(config), seconds=SECONDS))
        own_folder(config.home)
        write_page(path, found, utc_now())
        failed = [f"{s.question.analysis.name}: {s.error}" for s in found if s.error]
        if failed:
            raise WarehouseError(
                f"{len(failed)} analyses failed, such as {failed[0]}; the others are in {path}"
            )
        lacking = sum(1 for section in found if section.missing)
        return {"page": str(path), "answered": len(found) - lacking, "lack a table": lacking}

    return Step(
        "report",
        "The analyses of sql/analyses, answered on one page with charts.",
        {"page": Output("The page, a file; `etl report` writes the same.")},
        {
            "events.views" if schema == "events" else f"{schema}.{table}"
            for question in questions(config)
            for schema, table in question.reads
        },
        write,
    )
