"""The README's first own connector: short, and as sound as ours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from docs.examples import postmark
from etl.testing import conformance
from tests.cli.postmark_sandbox import TOKEN, PostmarkSandbox

TestPostmark = conformance(
    postmark.Postmark,
    PostmarkSandbox,
    since=datetime.now(UTC).date() - timedelta(days=91),
    server_token=TOKEN,
    without_column={"MessageStream", "Name", "Subject"},
)


def test_the_example_has_at_most_forty_lines() -> None:
    assert len(Path(postmark.__file__).read_text().splitlines()) <= 40


def test_the_readme_shows_all_of_the_example() -> None:
    shown = (Path(__file__).parents[2] / "README.md").read_text()
    assert f"```python\n{Path(postmark.__file__).read_text()}```\n" in shown
