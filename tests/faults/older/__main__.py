"""Write the dump of one version: `python -m tests.faults.older [FOLDER]`, a folder with its sources."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from etl.sandbox import SandboxServer
from etl.warehouse import embedded
from tests.faults.older import COMMAND, EXPORTER, dump, project, shop, stripe

OF_NO_USE = re.compile(r"^(--|SET |\\(un)?restrict|SELECT pg_catalog\.set_config).*\n+", re.MULTILINE)
"""Lines of a dump that only psql reads, or a certain version of the server."""


def main(package: Path) -> None:
    """Have the package sync twice, the second time with a list that it may not read, and dump what it made."""
    exports = (package / "tests" / "engine" / "exports.py").exists()
    connector = EXPORTER if exports else "tests.engine.shop:Shop"
    with tempfile.TemporaryDirectory(prefix="tributary-older-") as folder:
        home, world = Path(folder), shop()
        try:
            url = embedded.start(home).url()
            with SandboxServer(world) as server, stripe().serve() as vendor:
                config = project(home, url=url, shop=server.url, stripe=vendor.url, connector=connector)
                run(package, config, "sync")
                world.forbidden = {"tags"}
                run(package, config, "sync", "shop", "--stream=tags")
            with psycopg.connect(url) as session:
                ((version,),) = session.execute("select version from tributary.meta").fetchall()
            dump(version).write_text(dumped(url))
        finally:
            embedded.stop(home)


def run(package: Path, config: Path, *command: str) -> None:
    """A command of that version of `etl`."""
    environment = {**os.environ, "PYTHONPATH": str(package), "TRIBUTARY_CONFIG": str(config)}
    subprocess.run([sys.executable, "-c", COMMAND, *command], cwd=package, env=environment, check=False)


def dumped(url: str) -> str:
    """What is in a database, as statements."""
    schemas = [f"--schema={name}" for name in ("tributary", "tributary_stage", "shop", "stripe")]
    plain = ("--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=1000")
    program = str(embedded.program_path("pg_dump"))
    done = subprocess.run([program, *plain, *schemas, url], capture_output=True, text=True, check=True)
    return OF_NO_USE.sub("", done.stdout)


main(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[3]).resolve())
