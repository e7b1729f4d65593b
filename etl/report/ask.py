"""The analyses, asked of the warehouse: each is answered, fails, or names what it lacks."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from etl.errors import ConfigError, NotThere, WarehouseError
from etl.report.analyses import Analysis, analyses, fitted
from etl.warehouse.ask import absent, answer

if TYPE_CHECKING:
    from etl.config import Config
    from etl.warehouse.postgres import Warehouse

SECONDS = 60.0  # that a query may take
MOST_ROWS = 10_000
"""Of an answer: what a chart can show and a page can hold."""


class Question(Struct, frozen=True):
    """An analysis of certain sources: `schemas` are theirs, by those that its query names."""

    analysis: Analysis
    title: str
    schemas: dict[str, str]

    @property
    def sql(self) -> str:
        """The query as it is asked."""
        return fitted(self.analysis.sql, self.schemas)

    @property
    def reads(self) -> list[tuple[str, str]]:
        """Schema and name of each table."""
        names = [name.split(".") for name in self.analysis.reads]
        return [(self.schemas.get(schema, schema), table) for schema, table in names]


class Section(Struct):
    """What became of a question. more: there are rows beyond MOST_ROWS. missing: tables, or a column."""

    question: Question
    columns: list[str] = []
    rows: list[tuple[Any, ...]] = []
    more: bool = False
    missing: str = ""
    error: str = ""
    seconds: float = 0.0


def questions(config: Config, only: Sequence[str] = ()) -> list[Question]:
    """All analyses, or those of these names: once for each source of a vendor that they read.

    ConfigError names the nearest to a name that there is not.
    """
    from etl.config import nearest

    known = {analysis.name: analysis for analysis in analyses()}
    for name in only:
        if name not in known:
            raise ConfigError(f"no analysis {name!r}{nearest(name, known)}; they are in sql/analyses")
    chosen = [analysis for name, analysis in known.items() if not only or name in only]
    return [question for analysis in chosen for question in _of(analysis, config)]


def _of(analysis: Analysis, config: Config) -> Iterator[Question]:
    vendors = sorted({name.partition(".")[0] for name in analysis.reads})
    sources = [[s.name for s in config.sources.values() if s.connector == vendor] for vendor in vendors]
    several = [len(names) > 1 for names in sources]
    for chosen in product(*(names or [vendor] for names, vendor in zip(sources, vendors, strict=True))):
        told = ", ".join(name for name, one_of in zip(chosen, several, strict=True) if one_of)
        title = f"{analysis.title} ({told})" if told else analysis.title
        yield Question(analysis, title, dict(zip(vendors, chosen, strict=True)))


def sections(warehouse: Warehouse, asked: Sequence[Question], *, seconds: float) -> Iterator[Section]:
    """What each question comes to, one after the other; seconds: the most that one may take."""
    with warehouse.connection() as connection:
        lacking = absent(connection, sorted({table for question in asked for table in question.reads}))
    for question in asked:
        missing = [".".join(table) for table in question.reads if table in lacking]
        if missing:
            yield Section(question, missing=", ".join(missing))
        else:
            yield _answered(warehouse, question, seconds)


def _answered(warehouse: Warehouse, question: Question, seconds: float) -> Section:
    began = time.monotonic()
    section = Section(question)
    try:
        with answer(warehouse, question.sql, seconds=seconds, most=MOST_ROWS + 1) as (columns, rows):
            section.columns, section.rows = columns, list(islice(rows, MOST_ROWS))
            section.more = next(rows, None) is not None
    except NotThere as error:
        section.missing = str(error)
    except WarehouseError as error:
        section.error = str(error)
    section.seconds = time.monotonic() - began
    return section


def as_report(section: Section) -> Mapping[str, Any]:
    """For programs: everything of it, rows as objects."""
    analysis = section.question.analysis
    return {
        "name": analysis.name,
        "title": section.question.title,
        "group": analysis.group,
        "answers": analysis.answers,
        "schemas": section.question.schemas,
        "missing": section.missing or None,
        "error": section.error or None,
        "seconds": round(section.seconds, 3),
        "more": section.more,
        "rows": [dict(zip(section.columns, row, strict=True)) for row in section.rows],
    }
