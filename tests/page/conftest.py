"""One page with every kind of card, and a browser to look at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from quizkl.commands.page import command
from tests.page.decks import EVERY_KIND

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as the command writes it."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "every-kind.yaml").write_text(EVERY_KIND, encoding="utf-8")
    target = folder / "every-kind.html"
    environment = {"QUIZKL_HOME": str(folder / "home")}
    result = CliRunner(env=environment).invoke(command, [str(folder / "every-kind.yaml"), "-o", str(target)])
    assert result.exit_code == 0, result.output
    return target


@pytest.fixture(scope="session")
def started_browser() -> Iterator[Chrome]:
    """A headless Chromium that is already on the machine: nothing is fetched."""
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        missing = "chromedriver" if binary else " or ".join(BROWSERS)
        pytest.skip(f"no {missing} on this machine: pages are not tried in a browser (Debian: chromium-driver)")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in (
        *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


@pytest.fixture
def browser(started_browser: Chrome) -> Iterator[Chrome]:
    """The browser as a new user has it."""
    yield started_browser
    started_browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    started_browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    started_browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    started_browser.execute_script("try { localStorage.clear() } catch {}")
    started_browser.get("about:blank")
    for log in ("browser", "performance"):
        logged(started_browser, log)


def logged(browser: Any, name: str) -> list[dict[str, str]]:
    """What the browser has written into one of its logs since it was last asked."""
    entries: list[dict[str, str]] = browser.get_log(name)
    return entries
