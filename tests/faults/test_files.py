"""Files: one folder, closed to others, and no name in it that a vendor gave."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from etl.cli.demo import HOME
from etl.config import parse
from etl.connector import Page, Pages, Stream
from etl.described import column, table
from etl.errors import ConfigError
from etl.home import own_folder, write_own
from etl.sandbox import SandboxServer
from etl.window import Window
from tests.cli.conftest import Etl, etl
from tests.engine.shop import Shop, ShopWorld

__all__ = ["etl"]

OUTSIDE = "../../x"


class Climber(Shop):
    """A shop that says it has a list of this name."""

    def describe(self) -> list[Stream]:
        made = table(OUTSIDE, [column("name", str, key=True), column("../color", str)], spelled=OUTSIDE)
        return [Stream(made, self._climb, windowed=False)]

    def _climb(self, window: Window) -> Pages:
        for answer in self._paged("/tags", window):
            yield Page(answer)


def modes(folder: Path) -> dict[str, int]:
    """What others may do with all that lies below a folder, and with itself."""
    return {str(path): stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (folder, *folder.rglob("*"))}


@pytest.mark.S11
def test_a_list_that_is_called_like_a_way_out_leaves_no_file_outside_and_none_that_others_may_read(
    tmp_path: Path, warehouse_url: str, etl: Etl, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner, temporary = tmp_path / "a" / "b", tmp_path / "tmp"
    inner.mkdir(parents=True)
    temporary.mkdir()
    monkeypatch.chdir(inner)
    monkeypatch.setenv("TMPDIR", str(temporary))
    before = os.umask(0)  # the most careless there is
    try:
        world = ShopWorld()
        world.fill(2)
        with SandboxServer(world) as shop:
            Path("tributary.toml").write_text(
                f'[warehouse]\nurl = "{warehouse_url}"\n[sources.shop]\nconnector = "{__name__}:Climber"\n'
                f'base_url = "{shop.url}"\n[logs]\nexchanges = "all"\n'
            )
            for command in (("sync",), ("sync", "--stream", OUTSIDE)):
                etl(*command)
            assert etl("query", f'select count(*) from shop."{OUTSIDE}"', "--json").json == [{"count": 5}]
    finally:
        os.umask(before)
    home = inner / ".tributary"
    assert {str(path) for path in tmp_path.rglob("*") if home not in (path, *path.parents)} == {
        str(path) for path in (temporary, inner.parent, inner, inner / "tributary.toml")
    }
    assert (home / "described" / "shop.json").is_file()
    assert list((home / "exchanges").rglob("*.jsonl*"))
    assert set(modes(home).values()) == {0}


@pytest.mark.S11
@pytest.mark.parametrize("name", ["../../x", "a/b", "..", ".", "x\\y", "/etc", "", "X", "a" * 64])
def test_a_source_cannot_be_called_like_a_path(name: str, tmp_path: Path) -> None:
    document: dict[str, Any] = {"sources": {name: {"connector": "stripe"}}}
    with pytest.raises(ConfigError, match="the name becomes a schema"):
        parse(document, tmp_path / "tributary.toml")


@pytest.mark.S11
def test_a_folder_that_was_open_is_closed_and_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    assert HOME.parent.name == ".tributary"
    home = tmp_path / ".tributary"
    home.mkdir(mode=0o777)
    home.chmod(0o777)
    own_folder(home)
    assert stat.S_IMODE(home.stat().st_mode) & 0o066 == 0
    target = tmp_path / "target"
    target.write_text("untouched")
    (home / f".file.{os.getpid()}").symlink_to(target)
    with pytest.raises(OSError, match="symbolic"):
        write_own(home / "file", b"secret")
    assert target.read_text() == "untouched"
