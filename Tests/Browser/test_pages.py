"""One page of each kind in a browser: accessible, usable by keyboard, on a phone, without scripts and alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, pages
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

PAGES = dict(pages())
KINDS = {
    "accessibility", "api-home", "completeness", "group", "guide", "index", "not-found", "maturity", "operation", "operation-list",
    "organisation",
    "schema", "schema-list", "section", "section-with-gap", "site-home",
}  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.quit()


def each(pages: dict[str, Path]):
    return pytest.mark.parametrize("page", pages.values(), ids=pages.keys())


def test_the_site_has_a_page_of_every_kind():
    assert KINDS <= PAGES.keys()


@each(PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(browser: Browser, page: Path, width: int, scheme: str):
    browser.screen(width, scheme)
    browser.show(page)
    open_all(browser)
    assert browser.violations() == []


def open_all(browser: Browser) -> None:
    """Opens what is folded: what is hidden is not examined."""
    browser.run("for (const folded of document.querySelectorAll('main details')) folded.open = true")


@each(PAGES)
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_a_page_does_not_scroll_sideways(browser: Browser, page: Path, width: int):
    browser.screen(width)
    browser.show(page)
    open_all(browser)
    script = """
      const width = document.documentElement.clientWidth
      const holds = (box) => box && (getComputedStyle(box).overflowX !== 'visible' || holds(box.parentElement))
      const beyond = [...document.querySelectorAll('body *')].filter((element) =>
        element.getBoundingClientRect().right > width + 1 && !holds(element.parentElement))
      return [document.documentElement.scrollWidth, beyond.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))]
    """
    scrolled, beyond = browser.run(script)
    assert (scrolled <= width, beyond) == (True, [])


@each(PAGES)
def test_a_page_says_the_same_without_scripts(browser: Browser, page: Path):
    browser.screen(1440)
    browser.show(page)
    # Buttons to copy with are the one thing that scripts add to the text.
    browser.run("for (const button of document.querySelectorAll('main .copy')) button.remove()")
    with_scripts = browser.run("return document.querySelector('main').textContent")
    browser.command("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.show(page)
        without = browser.run("return document.querySelector('main').textContent")
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", {"value": False})
    assert without.strip() != "" and without == with_scripts


@each(PAGES)
def test_a_page_asks_nothing_of_any_host_and_the_console_is_silent(browser: Browser, page: Path):
    browser.requests()
    browser.complaints()
    browser.screen(1440)
    browser.show(page)
    asked = browser.requests()
    assert asked != [] and [address for address in asked if not address.startswith(("file://", browser.host.address))] == []
    assert browser.complaints() == []


@each(PAGES)
def test_the_skip_link_leads_to_the_content(browser: Browser, page: Path):
    browser.screen(1440)
    browser.show(page)
    press(browser, Keys.TAB)
    is_shown = """
      const box = document.activeElement.getBoundingClientRect()
      return document.activeElement.className === 'skip' && box.top >= 0 && box.left >= 0 && box.height >= 24
    """
    assert browser.run(is_shown)
    press(browser, Keys.ENTER)
    assert browser.run("return document.activeElement.id") == "main"
    press(browser, Keys.TAB)
    assert browser.run("return document.activeElement.closest('main, body').tagName") == "MAIN"


def press(browser: Browser, key: str) -> None:
    ActionChains(browser.driver).send_keys(key).perform()


FOCUS = """
  const focused = document.activeElement
  if (focused === document.body) return null
  const style = getComputedStyle(focused), box = focused.getBoundingClientRect()
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  const shown = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
  // WCAG 2.2, 2.4.11: what has the focus is not hidden behind what stays in place.
  const rows = [...focused.getClientRects()]
  const top = rows.flatMap((row) => [[row.left + 2, row.top + 2], [row.left + row.width / 2, row.top + row.height / 2]])
    .some(([x, y]) => focused.contains(document.elementFromPoint(x, y)))
  return [ring && shown && top, focused.outerHTML.slice(0, 160)]
"""


@each(PAGES)
@pytest.mark.parametrize("width", [360, 1440])
def test_the_focus_is_seen_at_every_stop(browser: Browser, page: Path, width: int):
    browser.screen(width)
    browser.show(page)
    seen: list[str] = []
    for _ in range(25):
        press(browser, Keys.TAB)
        stop = browser.run(FOCUS)
        if stop is None:
            break
        is_seen, element = stop
        assert is_seen, element
        seen.append(element)
    assert len(seen) > 2
