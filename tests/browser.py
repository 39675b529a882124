"""A real browser for the tests of what is looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.savers import CHROMIUM

pytest.importorskip("playwright", reason="playwright is not installed: there is no browser to ask")
from playwright.sync_api import Browser as Browser
from playwright.sync_api import Page, sync_playwright

WIDTHS = (360, 1440)


@dataclass
class Looked:
    """A document that is open, and what it asked for and said."""

    page: Page
    requests: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def ask(self, script: str, *given: Any) -> Any:
        """Return what a function of JavaScript returns."""
        return self.page.evaluate(script, *given)

    def is_quiet(self) -> bool:
        """Say whether nothing was asked for but the document, and nothing was said."""
        return self.requests == [self.page.url] and not self.told


@contextmanager
def running() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def looked_at(browser: Browser, path: Path, width: int = 1440) -> Iterator[Looked]:
    """Open a file from disk, in a window of a width."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    looked = Looked(page)
    page.on("request", lambda request: looked.requests.append(request.url))
    page.on("console", lambda message: looked.told.append(message.text))
    page.on("pageerror", lambda error: looked.told.append(str(error)))
    page.on("dialog", lambda dialog: looked.told.append(dialog.message))
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    yield looked
    page.close()
