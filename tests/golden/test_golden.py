"""What is made of the models and of the tests is current."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import files


@pytest.mark.parametrize(("path", "text"), [pytest.param(p, t, id=p.name) for p, t in files()])
def test_a_file_that_is_made_is_current(path: Path, text: str) -> None:
    assert path.exists(), f"{path.name} is missing; run make golden"
    assert path.read_text() == text, f"{path.name} is out of date; run make golden and review the difference"
