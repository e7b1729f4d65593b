"""Opportunities by dlt and simple-salesforce: describe, then all fields by REST's query, in pages of 2,000.

It stands in for dlt's verified source, which cannot be had from the package index. That asks by Bulk API 1.0 in
JSON, and just so by REST where an organisation has no Bulk API. Datetimes are spelled so that dlt takes
them for such; everything else is as it comes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import dlt
from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from simple_salesforce import Salesforce

VENDOR = os.environ["BENCH_VENDOR"]
NAME = "opportunities"


class Loopback(HTTPAdapter):
    """Asks a vendor on loopback by http, as simple-salesforce knows https alone."""

    def send(self, request: PreparedRequest, *args: Any, **options: Any) -> Response:
        """The same request, unencrypted."""
        assert request.url is not None
        request.url = request.url.replace("https://127.0.0.1", "http://127.0.0.1")
        return super().send(request, *args, **options)


def pages(since: str) -> Iterator[list[dict[str, Any]]]:
    """The vendor's pages, one after the other; what changed after that time."""
    session = Session()
    session.mount("https://127.0.0.1", Loopback())
    asked = Salesforce(session_id="none", instance_url=VENDOR, session=session, object_pairs_hook=None)
    fields = asked.Opportunity.describe()["fields"]
    times = [field["name"] for field in fields if field["type"] == "datetime"]
    where = f" WHERE SystemModstamp > {since}" if since else ""
    names = ", ".join(field["name"] for field in fields)
    page = asked.query(f"SELECT {names} FROM Opportunity{where} ORDER BY SystemModstamp ASC")
    while True:
        for record in page["records"]:
            del record["attributes"]
            for name in times:
                if record[name]:
                    record[name] = record[name].replace("+0000", "Z")
        yield page["records"]
        if page["done"]:
            return
        page = asked.query_more(page["nextRecordsUrl"], identifier_is_url=True)


def default(since: str) -> Any:
    """What changed after that time."""
    return dlt.resource(pages(since), name=NAME, primary_key="Id", write_disposition="merge")
