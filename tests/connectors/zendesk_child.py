"""A sync in a process of its own, slow enough to be killed: URL of the sandbox, of the warehouse, a stream."""

from __future__ import annotations

import sys
import time

from connectors.sandbox.zendesk import ADMIN, API_TOKEN
from etl.config import Secret, SourceConfig
from etl.sync import sync_source
from etl.warehouse.postgres import Warehouse
from tests.connectors.zendesk_mirror import UNLIMITED

if __name__ == "__main__":
    base_url, warehouse_url, stream = sys.argv[1:]
    given = {"email": ADMIN, "api_token": API_TOKEN, "base_url": base_url, **UNLIMITED}
    warehouse = Warehouse(Secret(warehouse_url))
    warehouse.commit_seconds = 0

    def report(table: str, more: int) -> None:
        print(table, more, flush=True)
        time.sleep(0.2)

    config = SourceConfig("killed", "connectors.zendesk:Zendesk", None, None, given)
    sync_source(config, warehouse, streams=[stream], report=report)
