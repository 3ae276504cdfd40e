"""One page of each kind as other readers have it: printed, at 400 %, with wider text, by keyboard, read aloud in order,
and from below another address."""

import base64
import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from browser import Browser, pages, site
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

PAGES = {kind: page for kind, page in pages() if kind != "not-found"}
OPERATION = PAGES["operation"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.quit()


def each(test):
    return pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())(test)


@each
def test_print_opens_everything_and_tells_where_links_lead(browser: Browser, page: Path):
    browser.screen(1440)
    browser.show(page)
    browser.command("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        folded = browser.run(
            "return [...document.querySelectorAll('main details')].filter((details) =>"
            " [...details.children].slice(1).some((part) => part.textContent.trim() && !part.getClientRects().length))"
            ".map((details) => details.outerHTML.slice(0, 160))")
        untold = browser.run(
            "return [...document.querySelectorAll('main a[rel=external]')].filter((link) => link.getClientRects().length &&"
            " !getComputedStyle(link, '::after').content.includes(link.getAttribute('href')))"
            ".map((link) => link.outerHTML.slice(0, 160))")
        shown = browser.run(
            "return [...document.querySelectorAll('.tree, .toc, .search, .settings, .pager, .skip, .copy')]"
            ".filter((part) => part.getClientRects().length).map((part) => part.className)")
        paper = base64.b64decode(browser.command("Page.printToPDF", {})["data"])
    finally:
        browser.command("Emulation.setEmulatedMedia", {"media": ""})
    assert (folded, untold, shown) == ([], [], [])
    assert paper.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", paper)) >= 1


@each
def test_at_four_hundred_percent_nothing_is_covered(browser: Browser, page: Path):
    # 1280 by 1024 pixels at 400 % (WCAG 2.2, 1.4.10).
    browser.screen(320, height=256)
    browser.show(page)
    for _ in range(12):
        ActionChains(browser.driver).send_keys(Keys.TAB).perform()
        covered = browser.run("""
          const focused = document.activeElement
          if (focused === document.body) return ''
          const rows = [...focused.getClientRects()].filter((row) => row.bottom > 0 && row.top < innerHeight)
          const isSeen = rows.some((row) => [[row.left + 2, Math.max(row.top, 0) + 2],
            [row.left + row.width / 2, (Math.max(row.top, 0) + Math.min(row.bottom, innerHeight)) / 2]]
            .some(([x, y]) => focused.contains(document.elementFromPoint(x, y))))
          return isSeen ? '' : focused.outerHTML.slice(0, 160)
        """)
        assert covered == ""


@each
def test_wider_text_is_not_cut(browser: Browser, page: Path):
    browser.screen(1440)
    browser.show(page)
    # WCAG 2.2, 1.4.12.
    cut = browser.run("""
      for (const element of document.querySelectorAll('body, body *')) {
        element.style.setProperty('line-height', '1.5', 'important')
        element.style.setProperty('letter-spacing', '.12em', 'important')
        element.style.setProperty('word-spacing', '.16em', 'important')
      }
      return [...document.querySelectorAll('main *, header *, footer *')].filter((element) => {
        const style = getComputedStyle(element)
        const clips = (overflow) => ['hidden', 'clip'].includes(overflow)
        return element.getClientRects().length && element.textContent.trim() && element.clientWidth > 2
          && (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 2
            || clips(style.overflowX) && element.scrollWidth > element.clientWidth + 2)
      }).map((element) => element.outerHTML.slice(0, 160))
    """)
    assert cut == []


@each
@pytest.mark.parametrize("width", [360, 1440])
def test_what_scrolls_is_reached_by_keyboard(browser: Browser, page: Path, width: int):
    browser.screen(width)
    browser.show(page)
    unreached = browser.run("""
      return [...document.querySelectorAll('main *')].filter((element) => {
        const style = getComputedStyle(element)
        return ['auto', 'scroll'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1
          && element.tabIndex < 0 && !element.querySelector('a, button, input, [tabindex="0"]')
      }).map((element) => element.outerHTML.slice(0, 160))
    """)
    assert unreached == []


@each
def test_landmarks_and_headings_come_in_the_order_they_are_read(browser: Browser, page: Path):
    browser.screen(1440)
    browser.show(page)
    order = browser.run("""
      return [...document.querySelectorAll('.skip, header.site, .tree, .toc, main, footer.site')]
        .map((part) => part.classList.contains('skip') ? 'skip' : part.closest('.tree') ? 'tree'
          : part.closest('.toc') ? 'toc' : part.tagName.toLowerCase())
    """)
    due = ["skip", "header", "tree", "toc", "main", "footer"]
    assert order == [part for part in due if part in order]
    assert {"skip", "header", "main", "footer"} <= set(order)
    levels = browser.run("return [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].map((h) => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    jumps = [(above, below) for above, below in zip(levels, levels[1:]) if below > above + 1]
    assert jumps == []


@each
def test_what_is_seen_below_is_read_later(browser: Browser, page: Path):
    """Within a column, what stands lower comes later; of two columns the left is read first."""
    browser.screen(1440)
    browser.show(page)
    against = browser.run("""
      const parts = [...document.querySelectorAll('main :is(h1, h2, h3, p, pre, dt)')]
        .filter((part) => part.getClientRects().length && !part.closest('details:not([open])'))
        .map((part) => [part, part.getBoundingClientRect()])
      const wrong = []
      for (let index = 1; index < parts.length; index += 1) {
        const [[, a], [part, b]] = [parts[index - 1], parts[index]]
        const isSameColumn = a.left < b.right && b.left < a.right
        if (isSameColumn && b.bottom < a.top - 1) wrong.push(part.outerHTML.slice(0, 120))
      }
      return wrong
    """)
    assert against == []


class Below(SimpleHTTPRequestHandler):
    """Serves the site below an address that is not the host's own."""

    def translate_path(self, path: str) -> str:
        below = path.partition("?")[0].partition("#")[0]
        return super().translate_path(below.removeprefix("/a/b")) if below.startswith("/a/b/") else "/nowhere"

    def log_message(self, format: str, *arguments) -> None:
        pass


@pytest.fixture(scope="module")
def below() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Below, directory=site()))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/a/b/"
    server.shutdown()
    server.server_close()


@each
def test_a_page_works_below_any_address(browser: Browser, below: str, page: Path):
    browser.screen(1440)
    browser.requests()
    browser.complaints()
    browser.driver.get(below + page.relative_to(site()).as_posix())
    asked = browser.requests()
    assert asked and all(address.startswith(below) for address in asked)
    # A file that is not there is a complaint too.
    assert browser.complaints() == []
    assert browser.run("return document.styleSheets.length > 0 && document.styleSheets[0].cssRules.length > 50")


def test_the_search_works_below_any_address(browser: Browser, below: str):
    browser.screen(1440)
    browser.driver.get(below + OPERATION.relative_to(site()).as_posix())
    found = browser.driver.execute_async_script("""
      const done = arguments[arguments.length - 1]
      const input = document.querySelector('.search input')
      input.focus()
      input.value = 'permit'
      input.dispatchEvent(new Event('input', { bubbles: true }))
      const look = () => {
        const results = document.querySelectorAll('[role=option]')
        results.length ? done(results.length) : setTimeout(look, 20)
      }
      look()
      setTimeout(() => done(0), 5000)
    """)
    assert found > 0
