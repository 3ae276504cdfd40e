"""Builds that find most of their work done: nothing changed, one guide, one description; by command and watching."""
import os
import shutil
import statistics
import subprocess
import sys
import time

import portals
from goals import GOALS
from measuring import command_line, head, line


def measure(rubric, scratch, runs, github):
    head("Only what changed", "wall", "processor", "memory")
    day = ["--date", "2026-11-21", "--quiet"]
    if github:
        site = os.path.join(scratch, "again-github")
        once = [rubric, "build", github, "--output", site, *day]
        subprocess.run(once, check=True, stderr=subprocess.DEVNULL)
        command_line("GitHub's YAML, nothing changed", runs, lambda _: once, GOALS["unchanged GitHub"])
    folder = portals.hundred(os.path.join(scratch, "again-hundred"))
    if not folder:
        return
    once = [rubric, "build", folder, "--output", os.path.join(scratch, "again-site"), *day]
    subprocess.run(once, check=True, stderr=subprocess.DEVNULL)
    command_line("100 APIs, nothing changed", runs, lambda _: once, GOALS["unchanged 100"])
    for name in ("petstore", "github-rest"):
        api = next((entry for entry in sorted(os.listdir(os.path.join(folder, "apis"))) if name in entry), None)
        if not api:
            continue
        guide = os.path.join(folder, "apis", api, "notes.md")

        def edited(number):
            with open(guide, "a") as file:
                file.write(f"\nSentence {number}.\n")
            return once
        command_line(f"100 APIs, one guide of {api} changed", runs, edited, GOALS["one guide of 100"])


def watch(rubric, scratch, runs, github):
    """Milliseconds from the end of a save to the page that shows it."""
    head("Watching", "median", "most")
    content = os.path.join(scratch, "watch-content")
    portals.many(content, 20)
    api = sorted(os.listdir(os.path.join(content, "apis")))[0]
    guide = os.path.join(content, "apis", api, "guides", "errors.md")
    page = f"apis/{api}/guides/guides/errors.html"
    figures(rubric, scratch, runs, "a saved guide (20 APIs)", content, guide, page, "\n\nSaid {}.\n", "watch guide")
    if github:
        path = os.path.join(scratch, "watched.yaml")
        shutil.copy(github, path)
        figures(rubric, scratch, runs, "a saved description (GitHub's)", path, path, "index.html", None, "watch GitHub")


def figures(rubric, scratch, runs, name, source, edited, page, addition, goal):
    site = os.path.join(scratch, "watch-" + goal.split()[-1])
    shown = os.path.join(site, page)
    program = subprocess.Popen([rubric, "build", source, "--output", site, "--quiet", "--watch"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        times = []
        for number in range(runs + 1):
            mark = f"mark{number}"
            deadline = time.monotonic() + 60
            if number == 0:
                while not os.path.exists(os.path.join(site, ".rubric-manifest")):
                    time.sleep(0.05)
                    if time.monotonic() > deadline:
                        sys.exit("the first build did not end")
                time.sleep(1)
                continue
            text = open(edited).read()
            if addition:
                text += addition.format(mark)
            else:
                text = text.replace("GitHub's v3 REST API.", f"GitHub's v3 REST API. {mark}", 1)
            with open(edited, "w") as file:
                file.write(text)
            start = time.monotonic()
            while mark not in open(shown).read() or os.path.exists(os.path.join(site, ".rubric-journal")):
                time.sleep(0.002)
                if time.monotonic() > deadline:
                    sys.exit(f"{name}: the page does not show what was saved")
            times.append(1000 * (time.monotonic() - start))
            time.sleep(0.5)
    finally:
        program.kill()
        program.wait()
    line(name, [f"{statistics.median(times):.0f} ms", f"{max(times):.0f} ms"], GOALS[goal])
