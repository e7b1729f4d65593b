"""Files made of the models, and of the tests, and kept in the repository, so that a change of a model is seen in review.

`make golden` writes them; tests/golden/test_golden.py says which are out of date.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from etl.config import SourceConfig
from etl.connector import Stream
from etl.dictionary import dictionary, events, options
from etl.events.layout import DOCS
from etl.events.union import SCHEMA, create_redshift, select, views
from etl.schema import Table
from etl.sources import open_source
from etl.warehouse import customer_views, person_shown
from etl.warehouse.ddl import comments, create_table, create_table_redshift, quote
from models.events import TABLES
from tests.faults.page import PAGE, page

ROOT = Path(__file__).parents[2]
EVENTS = {
    "web": {
        "tracks": {"id": "text", "received_at": "timestamp", "event": "text", "context_ip": "text",
                   "context_network_wifi": "text"},
        "unsubscribed": {"id": "text", "received_at": "timestamp", "event": "text", "list_id": "bigint"},
        "order_completed": {
            "id": "text", "received_at": "timestamp", "event": "text", "revenue": "bigint", "gift": "boolean",
            "due": "timestamp", "seen": "naive", "extra": "json", "weight": "double", "day": "date",
        },
    },
    "ios": {
        "order_completed": {
            "id": "text", "received_at": "timestamp", "event": "text", "revenue": "numeric", "gift": "text",
            "due": "text", "seen": "timestamp", "extra": "text", "weight": "bigint", "day": "timestamp",
            "total": "text", "sent_at": "text",
        },
    },
}  # fmt: skip
"""Tables of two schemas, as somebody might have them, with types that differ in every way."""
UNTOLD = "none is needed to say what there is"
CONNECTORS = {
    "salesforce": ("connectors.salesforce:Salesforce", {"client_id": UNTOLD, "client_secret": UNTOLD}),
    "stripe": ("connectors.stripe:Stripe", {"api_key": UNTOLD}),
    "zendesk": ("connectors.zendesk:Zendesk", {"email": UNTOLD, "api_token": UNTOLD}),
}


def files() -> Iterator[tuple[Path, str]]:
    """Each golden file's path and what it should hold."""
    for name, (place, given) in CONNECTORS.items():
        connector = open_source(SourceConfig(name, place, None, None, given))
        streams = connector.streams()
        written = ROOT / "docs/sources" / f"{name}.md"
        yield written, options(f"Options of a {name} source", connector.Config) + _written_below(written)
        tables = sorted(_tables(streams), key=lambda t: t.__tablename__)
        yield ROOT / "docs/dictionary" / f"{name}.md", dictionary(f"Tables of {name}", name, streams)
        yield (
            _golden(f"{name}.postgres.sql"),
            _script([create_table(t, name) + "\n" + "\n".join(comments(t, name)) for t in tables]),
        )
        yield _golden(f"{name}.redshift.sql"), _script([create_table_redshift(t, name) for t in tables])
    yield ROOT / "docs/dictionary/events.md", events("Tables of streamed events", TABLES, DOCS)
    found = views(EVENTS)
    made = [f"create view {quote(SCHEMA, v.name)} as\n{select(v)};" for v in found]
    yield _golden("events.postgres.sql"), _script(made)
    yield _golden("events.redshift.sql"), _script([create_redshift(v) for v in found])
    yield ROOT / "docs/dictionary/identity.md", person_shown.dictionary()
    yield (
        _golden("identity.redshift.sql"),
        _script([person_shown.create_redshift(v) for v in person_shown.SIMPLE]),
    )
    yield ROOT / "docs/dictionary/customers.md", customer_views.dictionary()
    yield PAGE, page()


def _written_below(page: Path) -> str:
    """What people wrote on a page: all from its first heading of the second rank on."""
    _, heading, rest = (page.read_text() if page.exists() else "").partition("\n## ")
    return heading + rest


def _golden(name: str) -> Path:
    return ROOT / "tests/golden" / name


def _tables(streams: list[Stream]) -> set[type[Table]]:
    return {table for stream in streams for table in stream.tables}


def _script(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"
