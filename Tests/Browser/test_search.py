"""The search in the header: by keyboard, from a file, with mistakes, without scripts, and with hostile data."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, site
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

HOME = site() / "index.html"
DEEP = site() / "apis/permits/operations/list-permits.html"


@pytest.fixture(scope="module")
def shared() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.quit()


@pytest.fixture
def browser(shared: Browser) -> Browser:
    shared.screen(1440)
    return shared


def press(browser: Browser, *keys: str) -> None:
    ActionChains(browser.driver).send_keys(*keys).perform()


def options(browser: Browser) -> list[str]:
    return browser.run("return [...document.querySelectorAll('.search [role=option]')].map((one) => one.textContent)")


def said(browser: Browser) -> str:
    return browser.run("return document.querySelector('.search [role=status]')?.textContent ?? ''")


def ask(browser: Browser, text: str) -> list[str]:
    """Types into the search and waits for the answer."""
    script = """
      const said = document.querySelector('.search [role=status]'), input = document.querySelector('#rubric-search')
      window.isAnswered = false
      new MutationObserver((_, watch) => { watch.disconnect(); window.isAnswered = true }).observe(said, { childList: true })
      input.focus()
      input.value = arguments[0]
      input.dispatchEvent(new Event('input', { bubbles: true }))
    """
    browser.run(script, text)
    WebDriverWait(browser.driver, 10).until(lambda _: browser.run("return window.isAnswered"))
    return options(browser)


def test_it_is_used_by_keyboard_alone(browser: Browser):
    browser.show(HOME)
    press(browser, "/")
    assert browser.run("return document.activeElement.getAttribute('role')") == "combobox"
    assert browser.run("return document.activeElement.getAttribute('aria-expanded')") == "false"
    press(browser, *"withdraw permit")
    WebDriverWait(browser.driver, 10).until(lambda _: any("Withdraw a permit" in one for one in options(browser)))
    WebDriverWait(browser.driver, 10).until(lambda _: "result" in said(browser))
    assert browser.run("return document.activeElement.getAttribute('aria-expanded')") == "true"
    assert not browser.run("return document.activeElement.getAttribute('aria-activedescendant')")
    press(browser, Keys.ARROW_DOWN)
    active = "const active = document.getElementById(document.activeElement.getAttribute('aria-activedescendant'));"
    assert browser.run(active + "return [active.id, active.getAttribute('aria-selected')]") == ["rubric-search-0", "true"]
    press(browser, Keys.ARROW_DOWN, Keys.ARROW_UP)
    assert browser.run(active + "return active.id") == "rubric-search-0"
    assert browser.run(active + "return document.querySelectorAll('[role=option][aria-selected=true]').length") == 1
    press(browser, Keys.ENTER)
    WebDriverWait(browser.driver, 10).until(lambda driver: driver.current_url.endswith("/withdraw-permit.html"))


def test_enter_leads_to_the_first_result_though_it_is_not_there_yet(browser: Browser):
    browser.show(DEEP)
    press(browser, "/", *"withdrawPermit", Keys.ENTER)
    WebDriverWait(browser.driver, 10).until(lambda driver: driver.current_url.endswith("/withdraw-permit.html"))


def test_escape_closes_the_list_then_clears_what_was_typed(browser: Browser):
    browser.show(HOME)
    assert ask(browser, "permit") != []
    press(browser, Keys.ESCAPE)
    assert browser.run("return document.querySelector('.search .found').hidden")
    value = "return document.querySelector('#rubric-search').value"
    assert browser.run(value) == "permit"
    press(browser, Keys.ARROW_DOWN)
    assert not browser.run("return document.querySelector('.search .found').hidden")
    press(browser, Keys.ESCAPE, Keys.ESCAPE)
    assert browser.run(value) == ""


@pytest.mark.parametrize(
    "typed, wanted",
    [
        ("withdraw permit", "Withdraw a permit"),
        ("withdrawpermit", "Withdraw a permit"),
        ("WITHDRAW", "Withdraw a permit"),
        ("withdarw", "Withdraw a permit"),
        ("wthdraw", "Withdraw a permit"),
        ("iwthdraw", "Withdraw a permit"),
        ("wwithdraw", "Withdraw a permit"),
        ("wihtdraw", "Withdraw a permit"),
        ("withdra", "Withdraw a permit"),
        ("recording inspections", "Record an inspection"),
        ("delete permits", "Withdraw a permit"),
    ],
)
def test_mistakes_beginnings_and_several_words_lead_there(browser: Browser, typed: str, wanted: str):
    browser.show(HOME)
    assert any(wanted in one for one in ask(browser, typed)[:3]), ask(browser, typed)


def test_what_matches_is_marked_and_results_are_grouped(browser: Browser):
    browser.show(DEEP)
    ask(browser, "inspection")
    marks = browser.run("return [...document.querySelectorAll('.search mark')].map((one) => one.textContent.toLowerCase())")
    assert marks != [] and all("inspect" in mark for mark in marks)
    groups = """
      return [...document.querySelectorAll('.search [role=group]')].map((one) =>
        [document.getElementById(one.getAttribute('aria-labelledby')).textContent, one.querySelectorAll('[role=option]').length])
    """
    named = browser.run(groups)
    assert any(name.startswith("Operations") for name, _ in named) and all(count > 0 for _, count in named)


def test_every_result_leads_to_a_page_that_has_its_anchor(browser: Browser):
    browser.show(DEEP)
    seen = set()
    for typed in ("permit", "street", "status", "error", "404", "key", "name", "granted", "theme"):
        ask(browser, typed)
        seen |= set(browser.run("return [...document.querySelectorAll('.search [role=option]')].map((one) => one.href)"))
    assert len(seen) > 30
    for address in seen:
        path, _, fragment = address.removeprefix("file://").partition("#")
        text = Path(path).read_text()
        assert not fragment or f'id="{fragment}"' in text, address


def test_nothing_found_is_said(browser: Browser):
    browser.show(HOME)
    assert ask(browser, "qqqzzzxxx") == []
    assert said(browser).startswith("Nothing found")


def test_a_page_asks_only_for_files_of_the_site_and_the_console_is_silent(browser: Browser):
    browser.show(DEEP)
    browser.requests(), browser.complaints()
    ask(browser, "permit")
    ask(browser, "street works")
    asked = browser.requests()
    assert asked != [] and all(address.startswith(site().as_uri() + "/search/") for address in asked), asked
    assert browser.complaints() == []


def test_the_key_can_be_switched_off(browser: Browser):
    browser.show(HOME)
    try:
        browser.run("document.querySelector('.settings input').click()")
        browser.show(HOME)
        press(browser, "/")
        assert browser.run("return document.activeElement.id") != "rubric-search"
    finally:
        browser.run("localStorage.clear()")
    browser.show(HOME)
    press(browser, "/")
    assert browser.run("return document.activeElement.id") == "rubric-search"


def test_the_focus_moves_on_and_the_list_closes(browser: Browser):
    browser.show(HOME)
    ask(browser, "permit")
    for _ in range(4):
        press(browser, Keys.TAB)
    assert browser.run("return document.activeElement.closest('.search')") is None
    assert browser.run("return document.querySelector('.search .found').hidden")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_in_the_open_list(browser: Browser, width: int, scheme: str):
    browser.screen(width, scheme)
    browser.show(DEEP)
    ask(browser, "permit status")
    press(browser, Keys.ARROW_DOWN)
    assert browser.violations() == []


@pytest.mark.parametrize("width", [320, 768])
def test_the_open_list_fits_the_screen(browser: Browser, width: int):
    browser.screen(width)
    browser.show(DEEP)
    ask(browser, "permit")
    box = browser.run("const box = document.querySelector('.search .found').getBoundingClientRect(); return [box.left, box.right]")
    assert box[0] >= 0 and box[1] <= width
    assert browser.run("return document.documentElement.scrollWidth") <= width


def test_without_scripts_an_index_stands_in_its_place(browser: Browser):
    browser.command("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.show(DEEP)
        link = browser.driver.find_element("css selector", "header .search a")
        assert link.is_displayed() and link.text == "A–Z index"
        link.click()
        assert browser.driver.current_url == (site() / "a-z.html").as_uri()
        shown = browser.driver.find_element("link text", "Withdraw a permit")
        shown.click()
        assert browser.driver.current_url.endswith("/withdraw-permit.html")
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", {"value": False})


def test_hostile_titles_are_text(browser: Browser, tmp_path: Path):
    """Whatever a file of the index holds, no element comes of it but those of a result."""
    copy = tmp_path / "site"
    shutil.copytree(site(), copy)
    bad = "</script><img src=x onerror=alert(1)> permit"
    for file in (copy / "search").glob("r-*.js"):
        file.write_text(re.sub(r"^((?:rubricSearch.*\[)?\[\d,)\"(?:[^\"\\]|\\.)*\"", lambda one: one[1] + json.dumps(bad), file.read_text(), flags=re.M))
    browser.driver.get((copy / "index.html").as_uri())
    browser.complaints()
    found = ask(browser, "permit")
    assert found != [] and all(bad in one for one in found)
    assert browser.run("return document.querySelectorAll('.search img, .search script').length") == 0
    assert browser.complaints() == []


def test_an_index_that_does_not_load_leaves_the_link(browser: Browser, tmp_path: Path):
    copy = tmp_path / "site"
    shutil.copytree(site(), copy, ignore=shutil.ignore_patterns("t-*.js", "r-*.js"))
    (copy / "search/index.js").unlink()
    browser.driver.get((copy / "index.html").as_uri())
    assert ask(browser, "permit") == []
    assert "A–Z" in said(browser)
    assert browser.driver.find_element("css selector", ".search a[href$='a-z.html']").is_displayed()
    browser.complaints()
