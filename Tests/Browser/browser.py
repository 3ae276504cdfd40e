"""A headless chromium and the pages that it is shown."""

import json
import os
import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

AXE = Path(find_spec("axe_playwright_python").origin).parent / "axe.min.js"

# Levels A and AA of WCAG 2.2, and what axe advises beyond.
AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    # Off by itself in axe, since it is of WCAG 2.2 only.
    "rules": {"target-size": {"enabled": True}},
}


class Browser:
    """Headless chromium, told by its own protocol what screen it has."""

    def __init__(self) -> None:
        self.host = Host()
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", "--disable-gpu"):
            options.add_argument(argument)
        options.binary_location = "/usr/bin/chromium"
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        # The path is given, so that selenium fetches no driver of its own.
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        # A large page on a busy machine takes axe its time.
        self.driver.set_script_timeout(120)
        self.axe = AXE.read_text()

    def screen(self, width: int, scheme: str = "light", height: int = 900) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", metrics)
        feature = {"name": "prefers-color-scheme", "value": scheme}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.command("Emulation.setEmulatedMedia", {"features": [feature, still]})

    def command(self, name: str, arguments: dict) -> dict:
        return self.driver.execute_cdp_cmd(name, arguments)

    def show(self, page: Path) -> None:
        """Opens the page as a file. The page for addresses that are none begins at the host, so it is asked for
        by such an address."""
        self.driver.get(self.host.address + "no/such/page" if page.name == "404.html" else page.as_uri())

    def quit(self) -> None:
        self.driver.quit()
        self.host.close()

    def run(self, script: str, *arguments):
        return self.driver.execute_script(script, *arguments)

    def violations(self) -> list[str]:
        """What axe finds on the page shown, one line for each element."""
        self.run(self.axe)
        script = "const done = arguments[arguments.length - 1]; axe.run(document, arguments[0]).then(done)"
        found = self.driver.execute_async_script(script, AXE_OPTIONS)["violations"]
        return [f"{rule['id']}: {node['html'][:160]} ({node['failureSummary']})" for rule in found for node in rule["nodes"]]

    def requests(self) -> list[str]:
        """The addresses asked for since the last call."""
        messages = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]

    def complaints(self) -> list[str]:
        """What the console showed since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]


class Host:
    """Serves the site on this machine, under the folder that its 404.html expects."""

    def __init__(self) -> None:
        page = (site() / "404.html").read_text()
        base = re.search(r'href="(/[^"]*?)assets/', page)[1]
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answer, base, directory=site()))
        self.address = f"http://127.0.0.1:{self.server.server_port}{base}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Answer(SimpleHTTPRequestHandler):
    def __init__(self, base: str, *arguments, **named) -> None:
        self.base = base
        super().__init__(*arguments, **named)

    def translate_path(self, path: str) -> str:
        asked = super().translate_path("/" + path.removeprefix(self.base))
        return asked if Path(asked).exists() else str(site() / "404.html")

    def log_message(self, format: str, *arguments) -> None:
        pass


def site() -> Path:
    return Path(os.environ["RUBRIC_SITE"])


def pages() -> Iterator[tuple[str, Path]]:
    """For each kind of page the one with the most bytes, which shows the most parts; of sections also the
    largest one with a gap."""
    found: dict[str, tuple[int, Path]] = {}
    for page in sorted(site().rglob("*.html")):
        text = page.read_text()
        kind = re.search(r'<body class="page-([a-z-]+)"', text)
        # A page that leads on to another is left before it can be looked at.
        if kind is None or kind[1] == "redirect":
            continue
        if kind[1] == "whole":
            # It repeats what other pages hold, so that the smallest shows all that is its own.
            found["whole"] = min(found.get("whole", (len(text), page)), (len(text), page), key=lambda sized: sized[0])
            continue
        name = kind[1] + ("-with-gap" if 'class="gap"' in text else "")
        found[name] = max(found.get(name, (0, page)), (len(text), page), key=lambda sized: sized[0])
    for name, (_, page) in sorted(found.items()):
        yield name, page
