"""A headless chromium and the pages that it is shown."""

import json
import os
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

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
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", "--disable-gpu"):
            options.add_argument(argument)
        options.binary_location = "/usr/bin/chromium"
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        # The path is given, so that selenium fetches no driver of its own.
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.axe = AXE.read_text()

    def screen(self, width: int, scheme: str = "light", height: int = 900) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", metrics)
        feature = {"name": "prefers-color-scheme", "value": scheme}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.command("Emulation.setEmulatedMedia", {"features": [feature, still]})

    def command(self, name: str, arguments: dict) -> dict:
        return self.driver.execute_cdp_cmd(name, arguments)

    def show(self, page: Path, fragment: str = "") -> None:
        self.driver.get(page.as_uri() + fragment)

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


def site() -> Path:
    return Path(os.environ["RUBRIC_SITE"])


def pages() -> Iterator[tuple[str, Path]]:
    """For each kind of page the one with the most bytes, which shows the most parts; of sections also the
    largest one with a gap."""
    found: dict[str, tuple[int, Path]] = {}
    for page in sorted(site().rglob("*.html")):
        text = page.read_text()
        kind = re.search(r'<body class="page-([a-z-]+)"', text)
        if kind is None:
            continue
        name = kind[1] + ("-with-gap" if 'class="gap"' in text else "")
        found[name] = max(found.get(name, (0, page)), (len(text), page), key=lambda sized: sized[0])
    for name, (_, page) in sorted(found.items()):
        yield name, page
