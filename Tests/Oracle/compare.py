"""Compares Rubric's word on each description of the corpus with that of others.

The others are openapi-spec-validator and the JSON schemas of the OpenAPI Initiative. Each difference stands in
differences.csv with who is right; one that is not there, or is there and gone, is a failure.
"""

import argparse
import csv
import json
import multiprocessing
import os
import pathlib
import re
import signal
import subprocess
import sys
import urllib.request

import jsonschema
import openapi_spec_validator as osv
import yaml

HERE = pathlib.Path(__file__).resolve().parent
FIELDS = ["file", "invalid_says", "what", "right", "reason"]
# What is longer is no help to who reads the table.
MOST_TEXT = 110
SECONDS = 300

# Rules that say that a file is no valid description; the others are advice.
VALIDITY = ("document-", "duplicate-key", "ref-unresolved", "openapi-3")


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema as far as descriptions use it: no dates, no yes and no, keys as texts."""

    def construct_mapping(self, node, deep=False):
        mapping = super().construct_mapping(node, deep)
        names = {key: node_key.value for node_key, _ in node.value
                 if isinstance(key := self.construct_object(node_key), (int, float, bool, type(None)))}
        return {names.get(key, key) if not isinstance(key, str) else key: value for key, value in mapping.items()}


def core_resolvers():
    dropped = (":timestamp", ":bool", ":float")
    CoreLoader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(dropped)]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    core = "tag:yaml.org,2002:"
    CoreLoader.add_implicit_resolver(
        core + "bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
    CoreLoader.add_implicit_resolver(
        core + "float", re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"), list("-+.0123456789"))


core_resolvers()


def folders():
    """The corpus and the schemas, which lie beside the repository."""
    for folder in HERE.parents:
        if (folder / "shared/corpus/MANIFEST.csv").exists():
            return folder / "shared/corpus", folder / "shared/schemas"
    sys.exit("no corpus beside the repository")


def load(path):
    with open(path, "rb") as file:
        if path.suffix == ".json":
            return json.load(file)
        return yaml.load(file, CoreLoader)


def root(corpus, name):
    parts = name.split("/")
    return corpus.joinpath(*(parts[:2] if parts[0] == "multi-file" else parts[:-1]))


def rubric(program, corpus, name):
    """What Rubric finds invalid; empty where nothing."""
    run = subprocess.run(
        [program, "check", str(corpus / name), "--root", str(root(corpus, name)), "--format", "json",
         "--fail-on", "never", "--jobs", "1", "--date", "2026-03-01"],
        capture_output=True, text=True, timeout=SECONDS, check=False,
    )
    try:
        findings = json.loads(run.stdout)["findings"]
    except (ValueError, KeyError):
        return ["stopped: " + (run.stderr.strip().splitlines() or ["?"])[0]]
    return [
        f"{finding['message']}"
        for finding in findings
        if finding["rule"] == "document-valid"
        or finding["severity"] == "error" and finding["rule"].startswith(VALIDITY)
    ]


def validators(version):
    classes = {
        "2.0": (osv.OpenAPIV2SpecValidator, "openapi-2.0.json"),
        "3.0": (osv.OpenAPIV30SpecValidator, "openapi-3.0.yaml"),
        "3.1": (osv.OpenAPIV31SpecValidator, "openapi-3.1.yaml"),
        "3.2": (osv.OpenAPIV32SpecValidator, "openapi-3.2.yaml"),
    }
    return classes.get(version, (None, None))


def other(corpus, schemas, name):
    """What the others find invalid; empty where nothing."""
    path = corpus / name
    try:
        document = load(path)
    except RecursionError:
        return ["stopped: nests without end"]
    except Exception as error:  # Whatever stops the reader, the file is no document to it.
        return ["no document: " + str(error).splitlines()[0]]
    if not isinstance(document, dict):
        return ["no object"]
    version = str(document.get("openapi", document.get("swagger", "")))[:3]
    validator, schema = validators(version)
    if validator is None:
        return [f"no version that is known: '{version}'"]
    signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(SECONDS)
    found = []
    try:
        for error in validator(document, base_uri=path.as_uri()).iter_errors():
            found.append(told(error))
            if len(found) > 20:
                break
        if not found:
            found = schema_errors(document, load(schemas / schema))
    except Exception as error:  # The validator stops on what it does not expect.
        found.append(f"stopped: {type(error).__name__} {error}")
    finally:
        signal.alarm(0)
    return found


def schema_errors(document, schema):
    validator = jsonschema.validators.validator_for(schema)(schema)
    return [f"schema: {told(error)}" for error in validator.iter_errors(document)][:20]


def told(error):
    best = error
    while getattr(best, "context", None):
        best = min(best.context, key=lambda inner: -len(inner.absolute_path))
    place = "/".join(str(part) for part in getattr(best, "absolute_path", []))
    return f"{getattr(best, 'message', best)} at {place}"


def too_slow(_signal, _frame):
    raise TimeoutError(f"more than {SECONDS} s")


def offline(*_arguments, **_keywords):
    raise OSError("nothing is fetched")


def compare(job):
    program, corpus, schemas, name = job
    urllib.request.urlopen = offline
    try:
        ours = rubric(program, corpus, name)
    except subprocess.TimeoutExpired:
        ours = ["stopped: too slow"]
    theirs = other(corpus, schemas, name)
    return name, ours, theirs


def short(findings):
    text = " ".join(findings[0].split())
    return text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1] + "…"


def differences(results):
    for name, ours, theirs in results:
        if bool(ours) != bool(theirs):
            yield {"file": name, "invalid_says": "rubric" if ours else "others", "what": short(ours or theirs)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--only", default="", help="files whose names hold this")
    parser.add_argument("--all", help="write what each says to this file")
    options = parser.parse_args()
    corpus, schemas = folders()
    with open(corpus / "MANIFEST.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    kinds = {"spec", "multi-file", "invalid", "hostile", "other-format"}
    names = [
        row["path"] for row in rows
        if row["kind"] in kinds and options.only in row["path"] and (corpus / row["path"]).is_file()
    ]
    program = os.path.abspath(options.program)
    jobs = [(program, corpus, schemas, name) for name in sorted(names)]
    with multiprocessing.Pool(maxtasksperchild=20) as pool:
        results = sorted(pool.imap_unordered(compare, jobs), key=lambda result: result[0])
    if options.all:
        with open(options.all, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=1)
    return report(list(differences(results)), len(results), options)


def report(found, count, options):
    table = HERE / "differences.csv"
    known = {}
    if table.exists():
        with open(table, newline="", encoding="utf-8") as file:
            known = {(row["file"], row["invalid_says"]): row for row in csv.DictReader(file)}
    keys = {(row["file"], row["invalid_says"]) for row in found}
    new = [row for row in found if (row["file"], row["invalid_says"]) not in known]
    gone = [] if options.only else [key for key in known if key not in keys]
    for row in new:
        print(f"new: {row['file']}: {row['invalid_says']} say it is invalid: {row['what']}")
    for file, says in gone:
        print(f"gone: {file}: {says}")
    if options.record:
        rows = [
            {**row, **{key: known.get((row["file"], row["invalid_says"]), {}).get(key, "?")
                       for key in ("right", "reason")}}
            for row in found
        ]
        with open(table, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    print(f"{count} descriptions, {len(found)} differences, {len(new)} new, {len(gone)} gone")
    open_rows = [row for row in known.values() if row["right"] not in ("rubric", "others", "both")]
    return 1 if new or gone or open_rows else 0


if __name__ == "__main__":
    sys.exit(main())
