"""A table's model as an asset's description: key, columns, types, comments, where it is declared."""

from __future__ import annotations

import inspect
import re
import warnings
from functools import cache
from pathlib import Path

import dagster as dg
import xxhash

from etl.config import SourceConfig
from etl.connector import Stream
from etl.schema import Table
from etl.sources import connector_class
from etl.warehouse.ddl import POSTGRES, SYSTEM_TYPES, column_comments, column_types

WAREHOUSE = "postgres"


def asset_key(source: str, table: type[Table]) -> dg.AssetKey:
    """[schema, table]: the source's name is its schema."""
    return dg.AssetKey([source, table.__tablename__])


def asset_spec(
    source: SourceConfig, stream: Stream, table: type[Table], partitions: dg.PartitionsDefinition | None
) -> dg.AssetSpec:
    """The asset of one table of a stream; `partitions` if the stream can be asked by time."""
    how = "by time, day by day" if stream.windowed else "whole, at every sync"
    docs = connector_class(source.connector).docs
    with_it = "" if table is stream.table else f" Its rows come with those of {stream.name}."
    return dg.AssetSpec(
        asset_key(source.name, table),
        description=f"{table.__comment__}\n\nRead {how}.{with_it}",
        group_name=source.name,
        kinds={source.connector, WAREHOUSE},
        owners=list(source.owners),
        code_version=_version(table),
        partitions_def=partitions,
        skippable=True,  # a stream that the credentials do not open, or that failed, gives no result
        tags={"tributary/stream": stream.name},
        metadata={
            "dagster/column_schema": _columns(table),
            "dagster/table_name": f"{source.name}.{table.__tablename__}",
            **({} if _described(table) else {"dagster/code_references": _declared_in(table)}),
            "stream": stream.name,
            "primary key": ", ".join(column.name for column in table.key),
            **({"vendor's documentation": dg.MetadataValue.url(docs)} if docs else {}),
        },
    )


def _columns(table: type[Table]) -> dg.TableSchema:
    own = {column.name: column for column in table.columns}
    required = {c.name for c in table.key} | {"received_at", "_version"}
    alone = len(table.key) == 1
    docs = column_comments(table)
    columns = []
    for name, kind in column_types(table).items():
        refers = own[name].references if name in own else None
        key = name in own and own[name].key
        constraints = dg.TableColumnConstraints(
            nullable=name not in required,
            unique=key and alone,
            other=(["primary key"] if key else []) + ([f"refers to {refers}"] if refers else []),
        )
        columns.append(dg.TableColumn(name, kind, description=docs[name], constraints=constraints))
    return dg.TableSchema(columns)


def _version(table: type[Table]) -> str:
    """Changes when the same record would make another row."""
    mapping = [(c.name, POSTGRES[c.type], c.paths, c.key, c.version) for c in table.columns]
    return xxhash.xxh64_hexdigest(repr((mapping, SYSTEM_TYPES)).encode())


def _described(table: type[Table]) -> bool:
    """Whether the vendor described all of it, so that it stands in no file."""
    return bool(table.__fields__) and table.__mro__[1] is Table


def _declared_in(table: type[Table]) -> dg.CodeReferencesMetadataValue:
    """A link to the model in the editor."""
    path = inspect.getfile(table)
    line = _class_lines(path).get(table.__name__, 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.BetaWarning)
        model = dg.LocalFileCodeReference(file_path=path, line_number=line, label=table.__name__)
        return dg.CodeReferencesMetadataValue(code_references=[model])


@cache
def _class_lines(path: str) -> dict[str, int]:
    """The line of each class in a file; inspect would parse the file anew for each."""
    lines = Path(path).read_text().splitlines()
    return {m[1]: n for n, line in enumerate(lines, 1) if (m := re.match(r"class (\w+)", line))}
