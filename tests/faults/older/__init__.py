"""Warehouses as older versions of Tributary left them, a dump for each version of the ledger.

In each are a shop and a small company's Stripe, read by the package as it was then; two records of the shop
were refused, and a list of it failed. `python -m tests.faults.older FOLDER` makes the dump of the version
that is checked out in a folder, by default this one: to be run before the ledger's version goes up.
"""

from __future__ import annotations

from pathlib import Path

from connectors.sandbox.stripe import StripeSandbox
from tests.engine.exports import ExportWorld
from tests.engine.shop import NOW

FOLDER = Path(__file__).parent
CONFIG = """
[warehouse]
url = "{url}"

[sources.shop]
connector = "{connector}"
base_url = "{shop}"

[sources.stripe]
connector = "stripe"
api_key = "sk_test_tributary"
base_url = "{stripe}"
streams = ["products", "refunds"]
"""
EXPORTER = "tests.engine.exports:Exporter"
COMMAND = "from etl.cli import main; raise SystemExit(main())"


def dump(version: int) -> Path:
    """Statements that make what a version of the ledger, and the package with it, left behind."""
    return FOLDER / f"v{version}.sql"


def project(folder: Path, *, url: str, shop: str, stripe: str, connector: str = EXPORTER) -> Path:
    """A tributary.toml of both sources in a folder."""
    path = folder / "tributary.toml"
    path.write_text(CONFIG.format(url=url, connector=connector, shop=shop, stripe=stripe))
    return path


def shop() -> ExportWorld:
    """The shop, as it was when it was read."""
    world = ExportWorld()
    world.fill(30)
    world.orders["o00007"]["amount"] = "seven"
    world.orders["nameless"] = {**world.orders["o00008"], "id": None}
    return world


def stripe() -> StripeSandbox:
    """Stripe, as it was when it was read."""
    return StripeSandbox(people=5, months=1, now=float(NOW))
