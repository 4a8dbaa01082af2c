"""The page as Chromium shows it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from tests.page.conftest import logged
from tests.page.decks import page_of
from tests.page.test_hostile import HOSTILE, page_that_says

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

CARDS = 6


def opened(browser: Chrome, file: Path) -> None:
    browser.get(file.as_uri())


def press(browser: Chrome, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(browser).send_keys(*keys).perform()


def tab_to(browser: Chrome, wanted: Callable[[], Any]) -> None:
    """Press Tab until what is wanted has the focus."""
    from selenium.webdriver.common.keys import Keys

    for _ in range(60):
        press(browser, Keys.TAB)
        if wanted():
            return
    raise AssertionError("the Tab key does not get there")


def printed(browser: Chrome) -> list[str]:
    """The text of each page, on A4."""
    size = {"paperWidth": 8.27, "paperHeight": 11.69}
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", size)["data"])
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def complaints(browser: Chrome) -> list[str]:
    return [entry["message"] for entry in logged(browser, "browser")]


def requests(browser: Chrome) -> set[str]:
    messages = [json.loads(entry["message"])["message"] for entry in logged(browser, "performance")]
    sent = [message["params"] for message in messages if message["method"] == "Network.requestWillBeSent"]
    return {params["request"]["url"] for params in sent} - {"about:blank"}


def test_formulas_have_a_size_and_are_not_tex(browser: Chrome, every_kind: Path) -> None:
    opened(browser, every_kind)
    sizes = browser.execute_script(
        "document.querySelectorAll('details').forEach(part => part.open = true);"
        "return [...document.querySelectorAll('math')].map(math => math.getBoundingClientRect())"
        ".map(box => [box.width, box.height])"
    )
    assert len(sizes) > 10
    assert all(width > 4 and height > 4 for width, height in sizes)
    assert "\\" not in browser.execute_script("return document.body.innerText")


def test_a_fraction_is_higher_than_a_letter(browser: Chrome, every_kind: Path) -> None:
    opened(browser, every_kind)
    fraction, letter = browser.execute_script(
        "const math = document.querySelector('article math');"
        "return [math.querySelector('mfrac'), math.querySelector('mi')]"
        ".map(part => part.getBoundingClientRect().height)"
    )
    assert fraction > 1.5 * letter


def test_nothing_is_requested_and_nothing_complains(browser: Chrome, every_kind: Path) -> None:
    opened(browser, every_kind)
    browser.execute_script("document.querySelectorAll('details').forEach(part => part.open = true)")
    printed(browser)
    assert complaints(browser) == []
    assert requests(browser) == {every_kind.as_uri()}


def test_a_card_is_turned_over_with_the_keyboard_and_shows_the_focus(browser: Chrome, every_kind: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(browser, every_kind)
    tab_to(browser, lambda: browser.execute_script("return document.activeElement.matches('.flashcard > summary')"))
    outline = "return getComputedStyle(document.activeElement).outlineStyle"
    assert browser.execute_script(outline) == "solid"
    back = "return document.querySelector('.back').checkVisibility({contentVisibilityAuto: true})"
    assert browser.execute_script(back) is False
    press(browser, Keys.ENTER)
    assert browser.execute_script(back) is True


def test_everything_that_opens_or_is_ticked_is_reached_with_the_keyboard(browser: Chrome, every_kind: Path) -> None:
    opened(browser, every_kind)
    browser.execute_script("document.querySelectorAll('details').forEach(part => part.open = true)")
    wanted = browser.execute_script("return document.querySelectorAll('summary, button, input').length")
    browser.execute_script("window.reached = new Set()")
    mark = (
        "if (document.activeElement.matches('summary, button, input')) reached.add(document.activeElement);"
        "return reached.size"
    )
    tab_to(browser, lambda: browser.execute_script(mark) == wanted)


def test_without_a_script_everything_can_be_read_and_nothing_dead_is_shown(browser: Chrome, every_kind: Path) -> None:
    from selenium.webdriver.common.by import By

    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    opened(browser, every_kind)
    for summary in browser.find_elements(By.TAG_NAME, "summary"):
        summary.click()
    text = browser.find_element(By.TAG_NAME, "body").text
    for said in ("The ratio.", "It says so.", "It does not say so.", "0.1438 nats", "Add the two.", "A note."):
        assert said in text
    assert not any(button.is_displayed() for button in browser.find_elements(By.TAG_NAME, "button"))


@pytest.mark.parametrize("scripts", [True, False])
def test_one_card_is_printed_a_page_with_its_answer(browser: Chrome, every_kind: Path, scripts: bool) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    opened(browser, every_kind)
    pages = printed(browser)
    assert len(pages) == CARDS
    assert all(f"{number}/{CARDS}" in page for number, page in enumerate(pages, 1))
    answers = ("The ratio.", "it is a number", "mean", "It says so.", "0.1438 nats", "linearity")
    for page, said in zip(pages, answers, strict=True):
        assert said in page
    assert not any("Turn over" in page or "I knew it" in page for page in pages)


@pytest.mark.parametrize(
    "back",
    [
        r"$$\begin{pmatrix}" + r"\\".join(["1 & 2 & 3"] * 40) + r"\end{pmatrix}$$",
        "a sentence of eight words and no more " * 100,
    ],
    ids=["a matrix of 40 rows", "800 words"],
)
def test_a_card_with_much_on_it_is_printed_smaller(browser: Chrome, tmp_path: Path, back: str) -> None:
    file = tmp_path / "much.html"
    file.write_bytes(page_of(f"- {{id: a, front: Much?, back: {json.dumps(back)}}}"))
    opened(browser, file)
    assert len(printed(browser)) == 1


def test_printing_leaves_closed_what_was_closed(browser: Chrome, every_kind: Path) -> None:
    opened(browser, every_kind)
    printed(browser)
    assert browser.execute_script("return document.querySelectorAll('details[open]').length") == 0


def test_known_cards_are_counted_hidden_and_remembered(browser: Chrome, every_kind: Path) -> None:
    from selenium.webdriver.common.by import By

    opened(browser, every_kind)

    def count() -> str:
        return browser.find_element(By.CLASS_NAME, "count").text

    assert count() == f"0 of {CARDS} known"
    browser.find_elements(By.CLASS_NAME, "know")[1].click()
    assert count() == f"1 of {CARDS} known"
    browser.refresh()  # another process of the browser might not have heard of it yet
    assert count() == f"1 of {CARDS} known"
    browser.find_element(By.CLASS_NAME, "hide").click()
    shown = [card.is_displayed() for card in browser.find_elements(By.CLASS_NAME, "card")]
    assert shown == [True, False, True, True, True, True]


def test_on_a_small_telephone_only_the_box_of_a_long_formula_scrolls(browser: Chrome, every_kind: Path) -> None:
    phone = {"width": 320, "height": 640, "deviceScaleFactor": 2, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    opened(browser, every_kind)
    browser.execute_script("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert browser.execute_script("return document.documentElement.scrollWidth") == 320
    scrolls = "const box = document.querySelector('.display'); return [box.scrollWidth > box.clientWidth, box.tabIndex]"
    assert browser.execute_async_script(
        f"const done = arguments[0]; requestAnimationFrame(() => done((() => {{ {scrolls} }})()))"
    ) == [True, 0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_their_ground(browser: Chrome, every_kind: Path, scheme: str) -> None:
    """A contrast of 4.5 to 1 at least: https://www.w3.org/TR/WCAG22/#contrast-minimum."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    opened(browser, every_kind)
    pairs = browser.execute_script(
        "const ground = getComputedStyle(document.querySelector('.card')).backgroundColor;"
        "return ['p', '.muted', '.turn', '.right .told', '.wrong .told', 'summary', 'h2', '.note']"
        ".map(name => [getComputedStyle(document.querySelector('.card ' + name)).color, ground])"
    )
    assert all(contrast(ink, ground) >= 4.5 for ink, ground in pairs)
    assert (luminance(pairs[0][1]) < 0.2) == (scheme == "dark")


def contrast(ink: str, ground: str) -> float:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Of ``rgb(r, g, b)``: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("said", HOSTILE)
def test_a_hostile_deck_runs_nothing_and_fetches_nothing(browser: Chrome, tmp_path: Path, said: str) -> None:
    file = tmp_path / "hostile.html"
    file.write_bytes(page_that_says(said))
    opened(browser, file)
    browser.execute_script("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert browser.execute_script("return typeof hacked") == "undefined"
    assert complaints(browser) == []
    assert requests(browser) == {file.as_uri()}
    assert " ".join(said.split()) in " ".join(browser.execute_script("return document.body.innerText").split())


def test_a_formula_that_is_wider_than_the_paper_is_printed_smaller(browser: Chrome, tmp_path: Path) -> None:
    addends = " + ".join([rf"\frac{{x_{{{n}}}^2 + 1}}{{n - {n}}}" for n in range(30)])
    card = f"  - id: sum\n    front: Which sum?\n    back: '$${addends} = S$$'\n"
    (tmp_path / "wide.html").write_bytes(page_of(card))
    opened(browser, tmp_path / "wide.html")
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 680, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    left, right, place = browser.execute_script(
        "document.querySelectorAll('details').forEach(part => part.open = true);"
        "const display = document.querySelector('.display');"
        "const signs = [...display.querySelectorAll('mi, mn, mo')].map(part => part.getBoundingClientRect());"
        "return [Math.min(...signs.map(box => box.left)), Math.max(...signs.map(box => box.right)),"
        "  display.getBoundingClientRect().toJSON()]"
    )
    assert place["left"] - 1 <= left
    assert right <= place["right"] + 1
    assert right - left > 0.6 * place["width"]  # and not smaller than it needs to be
