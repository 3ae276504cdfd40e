"""What the search of a site costs and finds, beside Pagefind on the same site."""

import csv
import gzip
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlparse

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Browser"))

BEFORE_FIRST, PER_QUERY = 60_000, 60_000
# Files of questions, and how many of the first have to find their page: ranking was improved against them, so that
# only the second tell how it does for others. Time is told only, since it is that of the machine too.
QUESTIONS = ("queries.csv", "queries-2.csv")
LEAST_HITS = 51
DATE = "2026-11-21"


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


# The sites.


def github(corpus: Path, folder: Path) -> Path:
    return corpus / "specs/huge/github-rest.yaml"


def pay(corpus: Path, folder: Path) -> Path:
    api = folder / "content/apis/govuk-pay"
    shutil.copytree(corpus / "guides/govuk-pay", api)
    shutil.copyfile(corpus / "specs/medium/govuk-pay.json", api / "openapi.json")
    for file in [api, *api.rglob("*")]:
        file.chmod(0o755 if file.is_dir() else 0o644)
    (folder / "content/site.yaml").write_text("title: Pay\n")
    return folder / "content"


SITES = {"github-rest": github, "govuk-pay": pay}


def build(program: str, source: Path, output: Path) -> tuple[float, float]:
    """Builds a site; gives the seconds it took and those of processors."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    command = [program, "build", str(source), "--output", str(output), "--date", DATE, "--quiet"]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.monotonic() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory(program: str, source: Path, output: Path) -> float:
    """The most memory that a build has at once, in MiB."""
    command = [program, "build", str(source), "--output", str(output), "--date", DATE, "--quiet"]
    script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=-3, stderr=-3); "
    script += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    return int(subprocess.run([sys.executable, "-c", script, *command], capture_output=True, text=True).stdout) / 1024


def cost(program: str, corpus: Path, folder: Path) -> None:
    """What the search adds to a build of GitHub's description: builds with and without it by turns."""
    contents = []
    for word in ("true", "false"):
        content = folder / f"cost-{word}"
        (content / "apis/github").mkdir(parents=True)
        shutil.copyfile(corpus / "specs/huge/github-rest.yaml", content / "apis/github/openapi.yaml")
        (content / "site.yaml").write_text(f"search: {word}\n")
        contents.append(content)
    rounds = []
    for number in range(8):
        # Each time into an empty folder.
        rounds.append([build(program, content, folder / f"cost-{number}-{content.name}") for content in contents])
    wall = [statistics.median(one[side][0] for one in rounds) * 1000 for side in (0, 1)]
    work = [statistics.median(one[side][1] for one in rounds) * 1000 for side in (0, 1)]
    least = [min(one[side][0] for one in rounds) * 1000 for side in (0, 1)]
    room = [memory(program, content, folder / f"room-{content.name}") for content in contents]
    print("\n## Building GitHub's description with the search, and without\n")
    print(f"wall, median of 8: {wall[0]:.0f} ms and {wall[1]:.0f} ms; least {least[0]:.0f} and {least[1]:.0f} ms")
    print(f"processors: {work[0]:.0f} ms and {work[1]:.0f} ms; memory: {room[0]:.0f} MiB and {room[1]:.0f} MiB")


# Our search.

ASK = """
  const [query, done] = arguments, input = document.querySelector('#rubric-search')
  const list = document.querySelector('#rubric-search-list'), start = performance.now()
  const end = () => done([performance.now() - start,
    [...list.querySelectorAll('[role=option]')].map((option) => option.href),
    [...document.querySelectorAll('script')].map((script) => script.src)])
  const said = document.querySelector('.search [role=status]')
  const watch = new MutationObserver(() => { watch.disconnect(); end() })
  watch.observe(said, { childList: true, characterData: true, subtree: true })
  input.value = query
  input.dispatchEvent(new Event('input', { bubbles: true }))
"""


def ask(browser, site: Path, query: str, warm: bool) -> tuple[float, list[str], set[str]]:
    """Asks on a page: gives milliseconds to the first result, pages in order, and files that were loaded."""
    if not warm:
        browser.driver.get((site / "index.html").as_uri())
    milliseconds, pages, loaded = browser.driver.execute_async_script(ASK, query)
    local = [unquote(urlparse(page).path) for page in pages]
    files = {unquote(urlparse(name).path) for name in loaded}
    return milliseconds, [str(Path(page).relative_to(site)) for page in local], files


def own(site: Path, queries: list[dict]) -> tuple[list[bool], bool]:
    os.environ["RUBRIC_SITE"] = str(site)
    from browser import Browser

    browser = Browser()
    scripts = [*site.glob("assets/site-*.js"), site / "search/index.js"]
    first = sum(packed(path) for path in scripts)
    hits, cold, warm, sizes = [], [], [], []
    for query in queries:
        milliseconds, pages, files = ask(browser, site, query["query"], warm=False)
        loaded = [Path(file) for file in files if "/search/" in file and not file.endswith("/index.js")]
        sizes.append((sum(packed(path) for path in loaded), query["query"]))
        cold.append(milliseconds)
        wanted = query["pages"].split("|")
        place = next((index for index, page in enumerate(pages) if page in wanted), None)
        hits.append(place is not None and place < 3)
        if not hits[-1]:
            where = "not there" if place is None else f"place {place + 1}"
            print(f"  missed ({where}): {query['query']!r} leads to {', '.join(dict.fromkeys(pages[:3]))}")
    for typed in ("r", "re", "rep", "repo", "pay", "paym", "issue", "crate", "wrokflow"):
        ask(browser, site, typed, warm=False)
        warm.append(ask(browser, site, typed + "s", warm=True)[0])
        cold.append(ask(browser, site, typed, warm=False)[0])
    browser.quit()
    all_files = [path for path in (site / "search").iterdir()]
    largest = max(sizes)
    print(f"  before the first query {first:,} bytes (script {packed(scripts[0]):,}, directory {packed(scripts[-1]):,}) of {BEFORE_FIRST:,}")
    print(f"  a query: median {statistics.median(size for size, _ in sizes):,.0f} bytes, most {largest[0]:,} ({largest[1]!r}) of {PER_QUERY:,}")
    print(f"  first result: median {statistics.median(cold):.0f} ms, most {max(cold):.0f} ms; with files loaded before {statistics.median(warm):.0f} ms")
    print(f"  index: {len(all_files):,} files, {sum(path.stat().st_size for path in all_files):,} bytes, {sum(map(packed, all_files)):,} packed")
    return hits, first <= BEFORE_FIRST and largest[0] <= PER_QUERY


# Pagefind.


class Counting(SimpleHTTPRequestHandler):
    """Serves a folder and notes what was asked for."""

    asked: list[str] = []

    def do_GET(self) -> None:
        Counting.asked.append(unquote(urlparse(self.path).path))
        super().do_GET()

    def log_message(self, format: str, *arguments) -> None:
        pass


FIND = """
  const [query, done] = arguments
  import('/pagefind/pagefind.js').then(async (pagefind) => {
    const start = performance.now()
    const { results } = await pagefind.search(query)
    const pages = await Promise.all(results.slice(0, 5).map((result) => result.data()))
    done([performance.now() - start, pages.map((page) => page.raw_url ?? page.url)])
  }).catch((error) => done([0, ['failed: ' + error]]))
"""


def pagefind(site: Path, queries: list[dict]) -> list[bool]:
    os.environ["RUBRIC_SITE"] = str(site)
    from browser import Browser

    start = time.monotonic()
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--root-selector", "main"]
    told = subprocess.run(command, capture_output=True, text=True)
    seconds = time.monotonic() - start
    if told.returncode:
        raise SystemExit(told.stdout + told.stderr)
    index = [path for path in (site / "pagefind").rglob("*") if path.is_file()]
    # A page of its own: the policy of ours lets no WebAssembly run.
    (site / "ask.html").write_text("<!doctype html><title>Ask</title>")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=site))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    browser = Browser()
    hits, sizes, times, first = [], [], [], 0
    for query in queries:
        browser.command("Network.clearBrowserCache", {})
        browser.driver.get(address + "ask.html")
        Counting.asked.clear()
        browser.driver.execute_async_script("const done = arguments[0]; import('/pagefind/pagefind.js').then((one) => one.init()).then(done)")
        first = max(first, sum(sent(site, name) for name in set(Counting.asked)))
        Counting.asked.clear()
        milliseconds, pages = browser.driver.execute_async_script(FIND, query["query"])
        sizes.append(sum(sent(site, name) for name in set(Counting.asked)))
        times.append(milliseconds)
        wanted = query["pages"].split("|")
        # It leaves the name of a folder's first page out.
        named = [page.lstrip("/").split("#")[0] for page in pages[:3]]
        hits.append(any((page + "index.html" if page.endswith("/") or not page else page) in wanted for page in named))
    browser.quit()
    server.shutdown()
    print(f"  Pagefind: {seconds:.1f} s to index; before the first query {first:,} bytes; a query: median {statistics.median(sizes):,.0f}, most {max(sizes):,}")
    print(f"  first results: median {statistics.median(times):.0f} ms; index: {len(index):,} files, {sum(path.stat().st_size for path in index):,} bytes")
    return hits


def sent(site: Path, name: str) -> int:
    path = site / name.lstrip("/")
    if not path.is_file():
        return 0
    # Its own files are packed already.
    return min(path.stat().st_size, packed(path))


def main() -> None:
    program, corpus = sys.argv[1], Path(sys.argv[2])
    queries = [{**row, "file": name} for name in QUESTIONS for row in csv.DictReader((HERE / name).open())]
    told, keeps = [], True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for site_name, source in SITES.items():
            (folder / site_name).mkdir()
            output = folder / site_name / "site"
            seconds, _ = build(program, source(corpus, folder / site_name), output)
            asked = [query for query in queries if query["site"] == site_name]
            titled(output, asked)
            print(f"\n## {site_name}: {sum(1 for _ in output.rglob('*.html')):,} pages, built in {seconds:.2f} s\n")
            hits, is_within = own(output, asked)
            keeps = keeps and is_within
            theirs = pagefind(output, asked) if "--alone" not in sys.argv else [False] * len(asked)
            told += [(query, mine, other) for query, mine, other in zip(asked, hits, theirs)]
        told_hits(told)
        if "--alone" not in sys.argv:
            cost(program, corpus, folder)
    if not keeps:
        raise SystemExit("the search does not keep to its budgets")
    if sum(mine for query, mine, _ in told if query["file"] == QUESTIONS[0]) < LEAST_HITS:
        raise SystemExit(f"fewer than {LEAST_HITS} questions find their page")


def told_hits(told: list[tuple[dict, bool, bool]]) -> None:
    """Prints of each kind of question how many find their page, and how many do with Pagefind."""
    print("\n## The right page is among the first three\n")
    for file in QUESTIONS:
        asked = [one for one in told if one[0]["file"] == file]
        for site_name, kind in sorted({(query["site"], query["kind"]) for query, _, _ in asked}):
            hits = [one[1:] for one in asked if (one[0]["site"], one[0]["kind"]) == (site_name, kind)]
            print(f"{file}, {site_name}, {kind}: {sum(mine for mine, _ in hits)} of {len(hits)}" + beside(hits))
        hits = [one[1:] for one in asked]
        print(f"{file}, together: {sum(mine for mine, _ in hits)} of {len(hits)}" + beside(hits))


def beside(hits: list[tuple[bool, bool]]) -> str:
    """What Pagefind finds, where it was asked."""
    return "" if "--alone" in sys.argv else f", Pagefind {sum(other for _, other in hits)}"


def titled(site: Path, queries: list[dict]) -> None:
    """A question that was written holds no word of the title that it is to find; every page is there."""
    for query in queries:
        for page in query["pages"].split("|"):
            if not (site / page).is_file():
                raise SystemExit(f"{query['query']!r}: there is no page {page}")
            title = re.search(r"<h1[^>]*>(.*?)</h1>", (site / page).read_text(), re.S)[1]
            words = lambda text: set(re.findall(r"[^\W_]+", re.sub(r"<[^>]+>|&\w+;", "", text).lower()))
            if query["kind"] == "written" and words(query["query"]) & words(title):
                raise SystemExit(f"{query['query']!r} holds words of {title!r}")


main()
