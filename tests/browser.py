"""Debian's chromium, for tests that look at pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect, sync_playwright

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
SIZE = {"width": 1280, "height": 600}
MINUTE = 60_000  # milliseconds
expect.set_options(timeout=MINUTE)  # two cores, and other tests beside it


@contextmanager
def opened() -> Iterator[Page]:
    """A page of it; in CI there is one, or that is a failure."""
    chromium = shutil.which("chromium")
    if chromium is None:
        assert not os.environ.get("CI"), "no chromium: .ci/run installs it"
        pytest.skip("no chromium; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS.split())
        yield browser.new_page(viewport=SIZE)
        browser.close()
