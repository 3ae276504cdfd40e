"""Draws the first half of a file of queries from names and headings: the same every time. The queries that were
drawn are committed; this tells how. The second file is of GitHub's description alone and holds nothing that the
first has.

    python3 Tests/Search/draw.py ../shared/corpus >> Tests/Search/queries.csv
    python3 Tests/Search/draw.py ../shared/corpus 4711 >> Tests/Search/queries-2.csv
"""

import csv
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

LONGEST = 10
SEED = 2026


def slug(name: str) -> str:
    """As the program makes it of a name in ASCII."""
    humps = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name)
    return re.sub(r"[^a-z0-9]+", "-", humps.lower()).strip("-")


def github(corpus: Path, seed: int, operations: int, schemas: int, taken: frozenset[str] = frozenset()):
    text = (corpus / "specs/huge/github-rest.yaml").read_text()
    paths, components = text.split("\ncomponents:")
    summaries = re.findall(r"\n      summary: (.+)\n(?:      .*\n)*?      operationId: (\S+)", paths)
    named = unique([(name, f"operations/{slug(id)}.html") for name, id in summaries], seed)
    yield from [pair for pair in named if pair[1] not in taken][:operations]
    section = re.search(r"\n  schemas:\n((?:    .*\n|\n)+)", components)[1]
    names = re.findall(r"^    ([A-Za-z][\w-]+):$", section, re.M)
    named = unique([(name, f"schemas/{slug(name)}.html") for name in names], seed)
    yield from [pair for pair in named if pair[1] not in taken][:schemas]


def pay(corpus: Path):
    found = []
    guides = corpus / "guides/govuk-pay"
    for guide in sorted(guides.rglob("*.md")):
        parts = guide.relative_to(guides).with_suffix("").parts
        route = "/".join(slug(part) for part in parts)
        page = "apis/govuk-pay/index.html" if route == "index" else f"apis/govuk-pay/guides/{route}.html"
        found += [(heading, page) for heading in re.findall(r"^##+ (.+)$", guide.read_text(), re.M)]
    yield from unique(found, SEED)[:12]
    description = json.loads((corpus / "specs/medium/govuk-pay.json").read_text())
    operations = [one for item in description["paths"].values() for one in item.values() if "operationId" in one]
    named = [(one["summary"], f"apis/govuk-pay/operations/{slug(one['operationId'])}.html") for one in operations]
    yield from unique(named, SEED)[:3]


def unique(named: list[tuple[str, str]], seed: int) -> list[tuple[str, str]]:
    """Those whose name nothing else has, in the order of the draw."""
    counts = Counter(name for name, _ in named)
    own = [pair for pair in named if counts[pair[0]] == 1]
    random.Random(seed).shuffle(own)
    return own


def main() -> None:
    corpus = Path(sys.argv[1])
    if len(sys.argv) > 2:
        with (Path(__file__).parent / "queries.csv").open() as first:
            taken = frozenset(page for row in csv.DictReader(first) for page in row["pages"].split("|"))
        draws = [("github-rest", github(corpus, int(sys.argv[2]), 20, 10, taken))]
    else:
        draws = [("github-rest", github(corpus, SEED, 10, 5)), ("govuk-pay", pay(corpus))]
    out = csv.writer(sys.stdout, lineterminator="\n")
    for site, pairs in draws:
        for name, page in pairs:
            words = re.sub(r"[`*]|\{#.*?\}", "", name).split()[:LONGEST]
            out.writerow([site, "drawn", " ".join(words), page])


main()
