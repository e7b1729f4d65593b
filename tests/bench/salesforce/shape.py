"""Opportunities: a bulk job's CSV for all of them, REST's pages of 2,000 in JSON for what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPConnection
from urllib.request import urlopen

import msgspec

from connectors.salesforce.catalogue import STANDARD
from connectors.salesforce.describe import SObject
from etl.schema import Table
from tests.bench.report import DEFAULT, FIRST
from tests.bench.salesforce.records import NAMES, OBJECT
from tests.bench.shape import Shape

STREAM = "opportunities"
BASE = "/services/data/v64.0"


def _tables(url: str) -> Mapping[str, type[Table]]:
    """The model's columns and the custom ones, as the vendor describes them."""
    with urlopen(f"{url}{BASE}/sobjects/{OBJECT}/describe/") as answer:
        described = msgspec.json.decode(answer.read(), type=SObject)
    return {"": described.table(STREAM, STANDARD[OBJECT], {OBJECT: STREAM})}


def fetch(url: str, rows: int) -> None:
    """A job, and its results one after the other, as each says where the next is."""
    connection, locator = HTTPConnection(url.partition("//")[2]), "0"
    asked = {"operation": "queryAll", "query": f"SELECT {', '.join(NAMES)} FROM {OBJECT}"}
    connection.request("POST", f"{BASE}/jobs/query", json.dumps(asked))
    job = json.load(connection.getresponse())["id"]
    while locator != "null":
        connection.request("GET", f"{BASE}/jobs/query/{job}/results?locator={locator}")
        answer = connection.getresponse()
        answer.read()
        locator = answer.headers["sforce-locator"]
    connection.close()


SHAPE = Shape(
    name="salesforce",
    stream=STREAM,
    things="opportunities of 64 fields, 0.8 kB of CSV or 1.9 kB of JSON",
    config=lambda rows: f'client_id = "bench"\nclient_secret = "none"\nobjects = ["{OBJECT}"]',
    oldest=lambda rows: "",
    again=lambda rows: ("--full",),
    tables=_tables,
    fetch=fetch,
    goals={(FIRST, DEFAULT): 10},
)
