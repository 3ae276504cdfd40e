"""Holds reports against the schemas of their formats; see `check`, which starts this."""

import argparse
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree

PACKAGE = Path(__file__).resolve().parents[2]
FORMATS = ["text", "json", "sarif", "junit", "gitlab", "checkstyle", "markdown", "html"]
COMMAND = re.compile(r"^\s*::|##\[|##vso\[|##teamcity\[", re.I)
ANNOTATION = re.compile(r"^::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*)(?:,[a-zA-Z]+=[^,:\r\n]*)*)::(.*)$")

# Text that would do something in one format or the other, as the text of a description.
HOSTILE = [
    "::error file=a::forged", "##[error]forged", "<script>alert(1)</script></pre>", "]]>&\"'>", "@someone #1 !2",
    "[x](https://evil.example) {0} {id}", "| a | `b` |", "\u202e\ufffe\u0085\u2028", "%0A::error::b", "/close",
    "</details></summary>", "$x$ **b** _i_ ~s~", "\x1b[2J\x07",
]


def shared(name: str) -> Path | None:
    """A folder of what lies beside the repository; nothing where it is not there, which fails in CI."""
    for folder in PACKAGE.parents:
        if (folder / "shared" / name).is_dir():
            return folder / "shared" / name
    if os.environ.get("CI") == "true":
        sys.exit(f"no shared/{name} beside the repository")
    print(f"skipped: no shared/{name} beside the repository")
    return None


class Checks:
    def __init__(self, schemas: Path | None) -> None:
        self.faults: list[str] = []
        self.report_schema = json.loads((PACKAGE / "Content/schemas/report-1.json").read_text())
        Draft202012Validator.check_schema(self.report_schema)
        self.json_validator = Draft202012Validator(self.report_schema)
        self.sarif = Draft4Validator(json.loads((schemas / "sarif-2.1.0.json").read_text())) if schemas else None
        self.junit_schema = etree.XMLSchema(etree.parse(schemas / "junit.xsd")) if schemas else None

    def fault(self, what: str, words: object) -> None:
        self.faults.append(f"{what}: {str(words)[:400]}")

    def expect(self, holds: bool, what: str, words: object) -> None:
        if not holds:
            self.fault(what, words)

    # One function for each format: the name of the run, the text of the report, and the run's own JSON report.

    def text(self, name: str, text: str, run: dict) -> None:
        count = sum(1 for f in run["findings"] if "suppression" not in f)
        found = len(re.findall(r"^\S.*:\d+:\d+: (?:error|warning|info): ", text, re.M))
        self.expect(found == count, name, f"{found} of {count} findings")

    def json(self, name: str, text: str, run: dict) -> None:
        for error in self.json_validator.iter_errors(run):
            self.fault(name, f"{list(error.path)}: {error.message}")
        prints = [f["fingerprint"] for f in run["findings"]]
        self.expect(len(set(prints)) == len(prints), name, "a fingerprint twice")
        for severity in ("error", "warning", "info"):
            count = sum(f["severity"] == severity and "suppression" not in f for f in run["findings"])
            self.expect(count == run["counts"][severity], name, f"counts of {severity}")

    def sarif_report(self, name: str, text: str, run: dict) -> None:
        log = json.loads(text)
        if self.sarif:
            for error in self.sarif.iter_errors(log):
                self.fault(name, f"{list(error.path)}: {error.message}")
        told = log["runs"][0]
        rules = told["tool"]["driver"]["rules"]
        self.expect(len(told["results"]) == min(len(run["findings"]), 25_000), name, "results left out")
        for result in told["results"]:
            self.expect(rules[result["ruleIndex"]]["id"] == result["ruleId"], name, result["ruleId"])
            message = result["message"]["text"]
            self.expect(not re.search(r"\{", message.replace("{{", "")), name, message)
            self.expect(not re.search(r"(?<!\\)(\\\\)*\]\(", message), name, message)
            for location in result["locations"]:
                uri = location["physicalLocation"]["artifactLocation"]["uri"]
                self.expect(bool(re.fullmatch(r"(?!/)(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)), name, uri)
        self.expect(told["invocations"][0]["executionSuccessful"] == ("error" not in run), name, "success")

    def junit(self, name: str, text: str, run: dict) -> None:
        root = etree.fromstring(text.encode())
        if self.junit_schema and not self.junit_schema.validate(root):
            self.fault(name, self.junit_schema.error_log)
        for suite in root:
            for kind, element in (("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error"),
                                  ("skipped", "testcase/skipped")):
                self.expect(int(suite.get(kind)) == len(suite.findall(element)), name, kind)
        failed = bool(root.findall("testsuite/testcase/failure"))
        self.expect(failed == (run["counts"]["error"] > 0), name, "failures are errors")

    def gitlab(self, name: str, text: str, run: dict) -> None:
        issues = json.loads(text)
        prints = [issue["fingerprint"] for issue in issues]
        self.expect(len(set(prints)) == len(prints), name, "a fingerprint twice")
        for issue in issues:
            self.expect(set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}, name, issue)
            self.expect(issue["severity"] in ("info", "minor", "major", "critical", "blocker"), name, issue)
            self.expect(issue["location"]["lines"]["begin"] >= 1, name, issue)
            self.expect(not issue["location"]["path"].startswith(("/", "./")), name, issue)

    def checkstyle(self, name: str, text: str, run: dict) -> None:
        root = etree.fromstring(text.encode())
        count = sum(1 for f in run["findings"] if "suppression" not in f) + ("error" in run)
        self.expect(len(root.findall("file/error")) == count, name, "errors left out")
        names = [file.get("name") for file in root]
        self.expect(len(set(names)) == len(names), name, "a file twice")

    def markdown(self, name: str, text: str, run: dict) -> None:
        self.expect(len(text.encode()) <= 60_000, name, f"{len(text.encode())} bytes")
        bare = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
        tags = re.findall(r"<[^>\n]*>?", bare)
        allowed = {"<details>", "<details open>", "</details>", "<summary>", "</summary>"}
        self.expect(set(tags) <= allowed, name, set(tags) - allowed)
        self.expect("@" not in bare and "://" not in bare, name, "a mention or an address")

    def html(self, name: str, text: str, run: dict) -> None:
        style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        self.expect(f"style-src 'sha256-{digest}'" in text, name, "the policy names another style")
        self.expect(text.count("<script") == 0, name, "a script")
        items = len(re.findall(r"<li class=", text))
        self.expect(items == len(run["findings"]), name, f"{items} of {len(run['findings'])} findings")

    def github(self, name: str, text: str, run: dict) -> None:
        lines = text.splitlines()
        kinds = [ANNOTATION.match(line) for line in lines[:-1]]
        self.expect(all(kinds), name, [line for line, kind in zip(lines, kinds) if not kind][:1])
        for kind in ("error", "warning", "notice"):
            self.expect(sum(1 for match in kinds if match and match.group(1) == kind) <= 10, name, f"many of {kind}")


def hostile_content(folder: Path) -> list[Path]:
    """Descriptions and a content folder whose every text is one that means harm."""
    inputs = []
    for number, text in enumerate(HOSTILE):
        description = {
            "openapi": "3.1.0", text: text,
            "info": {"title": text, "version": text, "description": text, "licence": text},
            "paths": {f"/{text}": {"get": {"operationId": text, "tags": [text], "parameters": [{"$ref": f"#/{text}"}]}}},
        }
        path = folder / f"hostile-{number}.json"
        path.write_text(json.dumps(description, indent=1, ensure_ascii=False))
        inputs.append(path)
        api = folder / f"content-{number}" / "apis" / "x"
        api.mkdir(parents=True)
        (api / "openapi.json").write_text(json.dumps(description, indent=1, ensure_ascii=False))
        (api / "api.yaml").write_text(f"{json.dumps(text)}: 1\n")
        visible = text.replace("\x1b", "").replace("\x07", "")
        (api / "index.md").write_text(f"# {visible}\n\n{visible}\n\n[a](op:{visible})\n")
        # As the name of a file, without what would lead to another folder.
        (api / (visible.replace("/", "∕") + ".md")).write_text(f"# {number}\n\n[a](op:b)\n")
        inputs.append(folder / f"content-{number}")
    return inputs


def run(program: Path, command: str, source: Path, out: Path, formats: list[str]) -> tuple[int, str, str]:
    arguments = [program, command, source, "--date", "2026-11-21", "--fail-on", "error"]
    for name in formats:
        arguments += ["--format", f"{name}={out / name}"]
    for name in out.iterdir():
        name.unlink()
    ended = subprocess.run([*arguments, "--format", "github"], capture_output=True, timeout=120)
    return ended.returncode, ended.stdout.decode(), ended.stderr.decode()


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program", type=Path)
    arguments.add_argument("--pages", type=Path, required=True, metavar="FOLDER")
    options = arguments.parse_args()
    program = options.program.resolve()
    checks = Checks(shared("schemas"))
    reports = 0
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out"
        out.mkdir()
        inputs = [PACKAGE / "Content", Path(scratch) / "missing.yaml", *hostile_content(Path(scratch))]
        if corpus := shared("corpus"):
            for kind in ("hostile", "invalid"):
                inputs += sorted(p for p in (corpus / kind).rglob("*") if p.suffix in (".json", ".yaml", ".yml"))
        methods = {name: getattr(checks, name if name != "sarif" else "sarif_report") for name in FORMATS}
        for number, source in enumerate(inputs):
            for command in ("check", "lint"):
                status, printed, told = run(program, command, source, out, FORMATS)
                what = f"{command} {source}"
                if status not in (0, 1, 2) or any(not (out / name).exists() for name in FORMATS):
                    checks.fault(what, f"ended with {status}: {told}")
                    continue
                found = json.loads((out / "json").read_text())
                checks.expect((status == 2) == ("error" in found), what, f"status {status}")
                checks.expect((status == 1) == (status != 2 and found["counts"]["error"] > 0), what, f"status {status}")
                for name in FORMATS:
                    text = (out / name).read_bytes().decode()
                    methods[name](f"{what}: {name}", text, found)
                    lines = [line for line in re.split(r"[\r\n]", text) if COMMAND.search(line)]
                    checks.expect(not lines, f"{what}: {name}", lines[:1])
                    if "error" not in found:
                        checks.expect(scratch not in text and str(PACKAGE) not in text, f"{what}: {name}", "a path")
                    reports += 1
                checks.github(f"{what}: github", printed, found)
                if number % 8 == 0:
                    (options.pages / f"{number}-{command}.html").write_bytes((out / "html").read_bytes())
    for fault in checks.faults[:50]:
        print(fault)
    print(f"{len(inputs)} inputs, {reports} reports, {len(checks.faults)} faults")
    return 1 if checks.faults else 0


if __name__ == "__main__":
    sys.exit(main())
