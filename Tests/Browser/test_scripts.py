"""What the script of the default theme adds to pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import Browser, site

OPERATION = site() / "apis/permits/operations/create-permit.html"
ORGANISATION = site() / "organisation.html"
GUIDE = site() / "guides/first-steps.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.quit()


def open_page(browser: Browser, page: Path, width: int = 1440) -> None:
    browser.screen(width)
    browser.show(page)
    browser.run("localStorage.clear()")
    browser.show(page)


def press(browser: Browser, key: str) -> None:
    browser.run(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], bubbles: true, cancelable: true }))",
        key)


def choose(browser: Browser, value: str) -> None:
    browser.run(
        "const select = document.querySelector('.settings select'); select.value = arguments[0];"
        "select.dispatchEvent(new Event('change'))",
        value)


PAPER = "return getComputedStyle(document.documentElement).backgroundColor"


def test_the_colours_that_a_reader_chooses_hold_on_the_next_page(browser: Browser):
    open_page(browser, OPERATION)
    light = browser.run(PAPER)
    choose(browser, "dark")
    dark = browser.run(PAPER)
    assert dark != light
    browser.show(GUIDE)
    assert browser.run(PAPER) == dark
    choose(browser, "")
    assert browser.run(PAPER) == light
    assert browser.run("return localStorage.getItem('rubric-theme')") is None


def test_the_system_says_which_colours_where_nobody_chose(browser: Browser):
    open_page(browser, OPERATION)
    light = browser.run(PAPER)
    browser.screen(1440, "dark")
    assert browser.run(PAPER) != light
    choose(browser, "light")
    assert browser.run(PAPER) == light
    choose(browser, "")


def test_the_language_of_calls_is_remembered(browser: Browser):
    open_page(browser, OPERATION)
    browser.run("[...document.querySelectorAll('.calls label')].find((label) => label.textContent.trim() === 'Java')"
                ".querySelector('input').click()")
    browser.show(site() / "apis/permits/operations/list-permits.html")
    shown = browser.run("return document.querySelector('.calls input:checked').parentElement.textContent.trim()")
    assert shown == "Java"


def test_copied_code_is_the_code_that_is_shown(browser: Browser):
    open_page(browser, OPERATION)
    browser.run("window.copied = []; navigator.clipboard.writeText = (text) => { copied.push(text); return Promise.resolve() }")
    browser.run("[...document.querySelectorAll('.calls label')].find((label) => label.textContent.trim() === 'Go')"
                ".querySelector('input').click()")
    browser.run("document.querySelector('.calls .copy').click()")
    code = browser.run(
        "return document.querySelector('.calls label:has(:checked) + pre').textContent")
    assert browser.run("return copied") == [code]
    told = "return new Promise((done) => setTimeout(() => done([...document.querySelectorAll('[role=status]')].map((status) => status.textContent)), 500))"
    assert "Copied" in browser.run(told)


def test_where_copying_fails_the_code_is_selected_and_readers_are_told(browser: Browser):
    open_page(browser, OPERATION)
    browser.run("navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))")
    browser.run("document.querySelector('.calls .copy').click()")
    code = browser.run("return document.querySelector('.calls label:has(:checked) + pre').textContent")
    told = "return new Promise((done) => setTimeout(() => done(document.querySelector('.told')?.textContent), 500))"
    assert "Copying failed" in browser.run(told)
    assert browser.run("return getSelection().toString().trim()") == code.strip()
    assert browser.run("return document.querySelector('.calls .copy').textContent") == "Copy"
    browser.run("getSelection().removeAllRanges()")
    gone = "return new Promise((done) => setTimeout(() => done(document.querySelector('.told') === null), 300))"
    assert browser.run(gone)


def test_the_menu_is_narrowed_to_what_is_typed(browser: Browser):
    open_page(browser, OPERATION)
    browser.run("const input = document.querySelector('.filter input'); input.value = 'withdraw';"
                "input.dispatchEvent(new Event('input'))")
    shown = browser.run("return [...document.querySelectorAll('.tree li:not([hidden])')].map((entry) => entry.innerText)")
    assert len(shown) == 1 and shown[0].startswith("Withdraw a permit")


def test_the_list_of_operations_is_narrowed_by_title_path_or_method(browser: Browser):
    open_page(browser, OPERATION)
    press(browser, "o")
    browser.run("return new Promise((done) => setTimeout(done, 300))")
    assert browser.run("return location.pathname").endswith("/operations/index.html")
    press(browser, "o")
    assert browser.run("return document.activeElement.closest('.filter') !== null")
    browser.run("const input = document.activeElement; input.value = 'delete'; input.dispatchEvent(new Event('input'))")
    shown = browser.run(
        "return [...document.querySelectorAll('main .operations > li:not([hidden])')].map((entry) => entry.innerText.toLowerCase())")
    assert shown and all("delete" in entry for entry in shown)
    headings = browser.run("return [...document.querySelectorAll('main h2:not([hidden])')].length")
    assert 1 <= headings <= len(shown)


def test_contents_follow_the_reader(browser: Browser):
    open_page(browser, GUIDE)
    first = browser.run("return document.querySelector('.toc [aria-current]').hash")
    browser.run("window.scrollTo(0, document.body.scrollHeight)")
    later = browser.run(
        "return new Promise((done) => setTimeout(() => done(document.querySelector('.toc [aria-current]').hash), 400))")
    assert first != later and browser.run("return document.querySelectorAll('.toc [aria-current]').length") == 1


def test_a_column_puts_the_rows_in_order_and_the_sum_stays_last(browser: Browser):
    open_page(browser, ORGANISATION)
    table = "document.querySelectorAll('table.sortable')[1]"
    names = f"return [...{table}.tBodies[0].rows].map((row) => row.cells[0].innerText)"
    browser.run(f"{table}.querySelector('th button').click()")
    up = browser.run(names)
    assert browser.run(f"return {table}.querySelector('th').getAttribute('aria-sort')") == "ascending"
    browser.run(f"{table}.querySelector('th button').click()")
    down = browser.run(names)
    assert up[:-1] == sorted(up[:-1]) and down[:-1] == up[:-1][::-1] and down[-1] == up[-1]


def test_keys_lead_on_until_they_are_switched_off(browser: Browser):
    open_page(browser, OPERATION)
    following = browser.run("return document.querySelector('.pager [rel=next]').href")
    browser.run("document.querySelector('.settings input').click()")
    press(browser, "n")
    assert browser.run("return location.href") != following
    browser.run("document.querySelector('.settings input').click()")
    press(browser, "n")
    assert browser.run("return new Promise((done) => setTimeout(() => done(location.href), 300))") == following


def test_a_key_typed_into_a_field_leads_nowhere(browser: Browser):
    open_page(browser, OPERATION)
    here = browser.run("return location.href")
    browser.run("document.querySelector('.filter input').focus()")
    press(browser, "n")
    assert browser.run("return new Promise((done) => setTimeout(() => done(location.href), 200))") == here


def test_every_field_and_heading_is_a_link_to_itself(browser: Browser):
    open_page(browser, OPERATION)
    without = browser.run(
        "return [...document.querySelectorAll('main :is(h2, h3)[id], .fields > div[id]')].filter((element) =>"
        " !element.querySelector('.self')).map((element) => element.outerHTML.slice(0, 100))")
    assert without == []
    wrong = browser.run(
        "return [...document.querySelectorAll('main .self')].filter((link) =>"
        " link.closest('[id]').id !== decodeURIComponent(link.hash.slice(1))).map((link) => link.hash)")
    assert wrong == []


def test_the_script_and_the_styles_are_small():
    import gzip
    sizes = {end: sum(len(gzip.compress(file.read_bytes(), 6)) for file in (site() / "assets").glob("*" + end))
             for end in (".js", ".css")}
    assert sizes[".js"] <= 15_000 and sizes[".css"] <= 20_000, sizes
