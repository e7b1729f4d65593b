"""Two writers of one table are refused before anything is asked or written, whichever way they came about."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.config import load
from etl.connector import Page, Pages, stream
from etl.errors import ConfigError, ModelError
from etl.sources import chosen, open_source
from etl.window import Window
from tests.engine.conftest import Lab
from tests.engine.shop import Shop, Tag

pytestmark = pytest.mark.E9
SHOP = 'connector = "tests.engine.shop:Shop"\n'


class Doubled(Shop):
    """Tags come by two ways into one table."""

    @stream(Tag, windowed=False)
    def labels(self, window: Window) -> Pages:
        for answer in self._paged("/tags", window):
            yield Page(answer)


def test_e9_two_streams_of_a_connector_that_fill_one_table_are_refused(lab: Lab) -> None:
    lab.world.fill(5)
    with pytest.raises(ModelError, match="2 streams fill table tags"):
        lab.sync(options={"connector": "tests.faults.test_one_table:Doubled"})
    assert lab.paths() == []
    assert lab.query("select count(*) from pg_namespace where nspname = 'shop'") == [(0,)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"[sources.shop]\n{SHOP}[sources.shop]\n{SHOP}", "is not TOML: .*shop"),
        (f"[sources.shop]\n{SHOP}[sources.Shop]\n{SHOP}", "use lower-case letters"),
        (f'[events]\nschemas = ["shop"]\n[sources.shop]\n{SHOP}', "both name schema shop"),
        *(
            (f"[sources.{schema}]\n{SHOP}", f"schema {schema} is not a source's to use")
            for schema in ("tributary", "tributary_stage", "identity", "customers", "events", "pg_shop")
        ),
    ],
)
def test_e9_a_configuration_by_which_two_would_write_one_table_is_refused_when_it_is_read(
    tmp_path: Path, text: str, why: str
) -> None:
    path = tmp_path / "tributary.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=why) as error:
        load(path)
    assert "\n" not in str(error.value)


def test_e9_a_stream_that_is_named_twice_is_read_once(lab: Lab) -> None:
    connector = open_source(lab.config())
    assert [s.name for s in chosen(connector, ["orders", "order_lines", "orders"])] == ["orders"]
    connector.close()
