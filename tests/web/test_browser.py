"""quizkl in a tab, as Chromium shows it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizkl.journal.journal import Journal
from tests.page.conftest import logged
from tests.web.serving import Serving

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PATIENCE = 60


def wait(browser: Chrome, script: str) -> Any:
    """Wait until the script gives something."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, PATIENCE).until(lambda driver: driver.execute_script(script))


def opened(browser: Chrome, serving: Serving) -> None:
    browser.get(serving.address)
    wait(browser, "return document.body.classList.contains('-first-byte')")
    wait(browser, "return document.activeElement.className.includes('xterm')")


def press(browser: Chrome, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(browser).send_keys(*keys).perform()


def requests(browser: Chrome) -> set[str]:
    """The addresses that were asked for since the log was last read, websockets too."""
    messages = [json.loads(entry["message"])["message"] for entry in logged(browser, "performance")]
    http = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
    sockets = [one["params"]["url"] for one in messages if one["method"] == "Network.webSocketCreated"]
    return {*http, *sockets} - {"about:blank"}


def test_keys_work_at_once_and_a_card_can_be_reviewed(browser: Chrome, serving: Serving, home: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(browser, serving)
    press(browser, Keys.ENTER)
    press(browser, " ")
    press(browser, "3")
    press(browser, "q")
    wait(browser, "return document.body.classList.contains('-closed')")
    journal = Journal.open(home / "journal.db")
    assert isinstance(journal, Journal)
    with journal:
        assert [str(review.item) for _, review in journal.reviews()] == ["coins/bit"]
    assert "Open it again" in browser.find_element("tag name", "body").text


def test_the_token_does_not_stay_in_the_address_and_a_tab_can_be_loaded_again(
    browser: Chrome, lasting: Serving
) -> None:
    opened(browser, lasting)
    assert browser.current_url == lasting.url
    assert browser.execute_script("return document.cookie") == ""
    browser.refresh()
    wait(browser, "return document.body.classList.contains('-first-byte')")


def test_who_has_not_the_token_sees_a_page_that_says_so(browser: Chrome, home: Path) -> None:
    with Serving(home) as serving:
        browser.get(serving.url)
        assert "This address is not complete." in browser.find_element("tag name", "body").text


def test_nothing_is_asked_of_any_other_server(browser: Chrome, lasting: Serving) -> None:
    logged(browser, "performance")
    opened(browser, lasting)
    asked = requests(browser)
    assert f"ws://{lasting.host}/ws" in {address.partition("?")[0] for address in asked}
    assert {address.partition("://")[2].partition("/")[0] for address in asked} == {lasting.host}
    complaints = [entry["message"] for entry in logged(browser, "browser") if entry["level"] == "SEVERE"]
    assert complaints == []


def test_an_address_that_names_another_server_is_kept_from_it(browser: Chrome, idle: Serving) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    logged(browser, "performance")
    browser.get(f"{idle.address}&ping=http://evil.example/")
    complaint = WebDriverWait(browser, PATIENCE).until(
        lambda _: next((one["message"] for one in logged(browser, "browser") if "evil.example" in one["message"]), "")
    )
    assert "violates the following Content Security Policy" in complaint
    assert {address.split("/")[2] for address in requests(browser)} == {idle.host}


def test_the_terminal_fills_the_window_and_no_more(browser: Chrome, lasting: Serving) -> None:
    opened(browser, lasting)
    box = browser.execute_script("return document.querySelector('.xterm-screen').getBoundingClientRect().toJSON()")
    window = browser.execute_script("return [innerWidth, innerHeight]")
    assert box["left"] >= 0
    assert window[0] - 40 < box["right"] <= window[0]
    assert window[1] - 40 < box["bottom"] <= window[1]


def test_the_page_around_the_terminal_has_the_colour_of_the_theme(browser: Chrome, home: Path) -> None:
    from textual.color import Color
    from textual.theme import BUILTIN_THEMES

    (home / "config.toml").write_text('theme = "textual-light"\n')
    red, green, blue = Color.parse(BUILTIN_THEMES["textual-light"].background or "").rgb
    with Serving(home) as serving:
        opened(browser, serving)
        wait(browser, f"return document.body.style.backgroundColor === 'rgb({red}, {green}, {blue})'")


def test_a_page_of_another_site_cannot_connect(browser: Chrome, idle: Serving) -> None:
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    browser.get(f"{idle.url.replace('127.0.0.1', 'localhost')}page/page.css")  # to the browser this is another site
    outcome = browser.execute_async_script(
        "const socket = new WebSocket(arguments[0]); const done = arguments[1];"
        "socket.onopen = () => done('open'); socket.onerror = () => done('refused');",
        f"ws://{idle.host}/ws?width=80&height=24",
    )
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
    assert outcome == "refused"
    assert idle.children() == []
