"""What a reader waits for: the time until an operation can be read, what is loaded for it, what it holds in memory."""

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from urllib3.exceptions import HTTPError

DATE = "2026-11-21"
RUNS = 5
# A reader has gone long before.
PATIENCE = 120
# Goals: milliseconds until the operation of a deep link can be read, MiB of scripts' heap, bytes of a page, and
# milliseconds on a line of so many bytes a second.
DEEP, HEAP, PAGE, SLOW, LINE = 150, 5, 40_000, 1_000, 400_000

# An operation of each description: its page here, and where the others have it.
SPECS = {
    "github-rest": {
        "file": "specs/huge/github-rest.yaml",
        "page": "operations/repos-get.html",
        "id": "repos/get", "tag": "repos",
    },
    "stripe": {
        "file": "specs/huge/stripe-2022-04.json",
        "page": "operations/post-charges.html",
        "id": "PostCharges", "tag": "default",
    },
}

# Where an operation can be read: its heading and words below it are there, and the screen has shown them. Of the
# others, what is linked to has to be in sight; WANTED is the id of its element.
RUBRIC = "document.querySelector('main h1 ~ *')"
SEEN = "((e) => { const r = e?.getBoundingClientRect(); return r?.height > 20 && r.top < innerHeight && r.bottom > 0 })"
REDOC = "[...document.querySelectorAll('[id^=\"operation/\"]')].some((e) => e.getBoundingClientRect().height > 100)"
REDOC_LINKED = f"{SEEN}(document.getElementById(WANTED))"
SWAGGER = "[...document.querySelectorAll('.opblock')].some((e) => e.getBoundingClientRect().height > 20)"
SWAGGER_LINKED = f"{SEEN}(document.getElementById(WANTED)?.querySelector('.opblock-body'))"

# Waits until the condition holds and the screen shows it.
WATCH = """
  window.__read = 0
  const look = () => {
    let holds = false
    try { holds = CONDITION } catch {}
    if (holds) requestAnimationFrame(() => setTimeout(shown))
    else setTimeout(look, 5)
  }
  const shown = () => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]
    if (paint) window.__read = Math.max(performance.now(), paint.startTime)
    else setTimeout(shown, 5)
  }
  look()
"""


class Host:
    """Serves folders on this machine, packed as servers pack them."""

    def __init__(self, folder: Path) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answer, directory=folder))
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        Thread(target=self.server.serve_forever, daemon=True).start()


class Answer(SimpleHTTPRequestHandler):
    packed: dict[str, bytes] = {}

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        # Packed once: it is the browser that is measured.
        key = str(path)
        if key not in Answer.packed:
            Answer.packed[key] = gzip.compress(path.read_bytes(), 6, mtime=0)
        body = Answer.packed[key]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(key))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments) -> None:
        pass


def driver() -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"):
        options.add_argument(argument)
    options.binary_location = "/usr/bin/chromium"
    options.add_argument("--window-size=1440,900")
    options.page_load_strategy = "none"
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def visit(address: str, readable: str, is_slow: bool) -> dict | None:
    """One visit by a browser that knows nothing yet; None where nothing could be read in time, or the tab died."""
    browser = driver()
    try:
        # The processes of the browser are there before, so that pages are measured and not its start.
        browser.get(urljoin(address, "/blank.html"))
        time.sleep(0.5)
        browser.get_log("performance")
        if is_slow:
            browser.execute_cdp_cmd("Network.enable", {})
            browser.execute_cdp_cmd("Network.emulateNetworkConditions", {
                "offline": False, "latency": 20, "downloadThroughput": LINE, "uploadThroughput": LINE})
        watch = WATCH.replace("CONDITION", readable)
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": watch})
        browser.get(address)
        start = time.monotonic()
        read = 0
        while not read and time.monotonic() - start < PATIENCE:
            time.sleep(0.1)
            read = value(browser, "window.__read || 0")
        if not read:
            return None
        time.sleep(0.5)
        browser.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
        heap = browser.execute_cdp_cmd("Runtime.getHeapUsage", {})["usedSize"]
        loaded = 0
        for entry in browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.loadingFinished":
                loaded += message["params"]["encodedDataLength"]
        return {"ms": read, "heap": heap / 2**20, "bytes": loaded}
    except (WebDriverException, HTTPError):
        return None
    finally:
        browser.quit()


def value(browser: webdriver.Chrome, expression: str):
    """Asked by the browser's own protocol: the driver's scripts wait where a page is still being loaded."""
    answer = browser.execute_cdp_cmd("Runtime.evaluate", {"expression": expression, "returnByValue": True})
    return answer["result"].get("value")


def peers(folder: Path, name: str, spec: str) -> None:
    """Pages that show the description with Redoc and Swagger UI, as their makers say."""
    bundles = Path(find_spec("drf_spectacular_sidecar").origin).parent / "static/drf_spectacular_sidecar"
    scripts = folder / "bundles"
    if not scripts.exists():
        scripts.symlink_to(bundles)
    (folder / f"{name}-redoc.html").write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Redoc</title><body><redoc spec-url="{spec}">'
        '</redoc><script src="bundles/redoc/bundles/redoc.standalone.js"></script></body></html>')
    (folder / f"{name}-swagger.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Swagger UI</title>'
        '<link rel="stylesheet" href="bundles/swagger-ui-dist/swagger-ui.css"><body><div id="ui"></div>'
        '<script src="bundles/swagger-ui-dist/swagger-ui-bundle.js"></script><script>SwaggerUIBundle({'
        f'url: "{spec}", dom_id: "#ui", deepLinking: true}})</script></body></html>')


def build(program: str, source: Path, output: Path) -> None:
    command = [program, "build", str(source), "--output", str(output), "--date", DATE, "--quiet"]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")


def line(name: str, visits: list[dict | None]) -> dict | None:
    """Prints the medians; gives them back."""
    read = [visit for visit in visits if visit]
    if len(read) < len(visits):
        print(f"  {name:<44} not readable after {PATIENCE} s, or the tab crashed", flush=True)
        return None
    middle = {key: statistics.median(visit[key] for visit in read) for key in ("ms", "bytes", "heap")}
    print(f"  {name:<44} {middle['ms']:>8.0f} ms {middle['bytes'] / 1000:>10.1f} kB {middle['heap']:>8.1f} MiB",
          flush=True)
    return middle


def repeat(address: str, readable: str, runs: int, is_slow: bool = False) -> list[dict | None]:
    visits = []
    for _ in range(runs):
        visits.append(visit(address, readable, is_slow))
        if visits[-1] is None:
            break
    return visits


def pages(site: Path) -> tuple[int, int]:
    """Bytes of the 95th percentile and of the largest of the operations' pages, packed."""
    sizes = sorted(len(gzip.compress(page.read_bytes(), 6, mtime=0)) for page in (site / "operations").glob("*.html"))
    return sizes[len(sizes) * 95 // 100], sizes[-1]


def measure(name: str, spec: dict, program: str, corpus: Path, folder: Path, is_alone: bool) -> list[str]:
    """Prints the table of a description; gives back the goals that were missed."""
    site = folder / name
    source = corpus / spec["file"]
    build(program, source, site)
    (folder / source.name).write_bytes(source.read_bytes())
    peers(folder, name, source.name)
    (folder / "blank.html").write_text('<!doctype html><html lang="en"><title>Blank</title>')
    host = Host(folder)
    first = next(iter(sorted((site / "operations").glob("*.html")))).name
    print(f"\n{name}", flush=True)
    missed = []
    own = f"{host.address}{name}/"
    line("Rubric, first operation", repeat(f"{own}operations/{first}", RUBRIC, RUNS))
    deep = line("Rubric, operation by deep link", repeat(own + spec["page"], RUBRIC, RUNS))
    slow = line(f"Rubric, the same at {LINE // 1000} kB/s", repeat(own + spec["page"], RUBRIC, RUNS, is_slow=True))
    typical, largest = pages(site)
    print(f"  operations' pages: 95th percentile {typical / 1000:.1f} kB, largest {largest / 1000:.1f} kB packed")
    if not deep or deep["ms"] > DEEP:
        missed.append(f"{name}: a deep link is readable after more than {DEEP} ms")
    if not deep or deep["heap"] > HEAP:
        missed.append(f"{name}: more than {HEAP} MiB of heap")
    if not slow or slow["ms"] > SLOW:
        missed.append(f"{name}: more than {SLOW} ms on a slow line")
    if typical > PAGE:
        missed.append(f"{name}: more than {PAGE} bytes at the 95th percentile")
    if is_alone:
        return missed
    redoc, swagger = f"{host.address}{name}-redoc.html", f"{host.address}{name}-swagger.html"
    id, tag = spec["id"], spec["tag"]
    linked = REDOC_LINKED.replace("WANTED", json.dumps(f"operation/{id}"))
    line("Redoc, first operation", repeat(redoc, REDOC, 1))
    line("Redoc, operation by deep link", repeat(f"{redoc}#operation/{id}", linked, 1))
    line("Swagger UI, first operation", repeat(swagger, SWAGGER, 1))
    # It leads to no operation whose id holds a slash, however that is written.
    linked = SWAGGER_LINKED.replace("WANTED", json.dumps(f"operations-{tag}-{id}"))
    line("Swagger UI, operation by deep link", repeat(f"{swagger}#/{tag}/{id}", linked, 1))
    return missed


def main() -> None:
    program, corpus = sys.argv[1], Path(sys.argv[2])
    print(f"{'':<46} {'readable':>11} {'loaded':>13} {'heap':>12}   (medians of {RUNS}; the others: one visit)")
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}, processors: {os.cpu_count()}")
    missed = []
    with tempfile.TemporaryDirectory(prefix="rubric-reading-") as folder:
        for name, spec in SPECS.items():
            missed += measure(name, spec, program, corpus, Path(folder), "--alone" in sys.argv[3:])
    print("\n" + "\n".join(missed or ["All goals are met."]))
    raise SystemExit(1 if missed else 0)


main()
