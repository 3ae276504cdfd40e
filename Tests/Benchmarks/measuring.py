"""What every benchmark shares: running commands, printing tables, the files that are measured."""
import os
import random
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CORPUS = os.environ.get("RUBRIC_CORPUS", os.path.join(ROOT, "..", "shared", "corpus"))
# Left out of the repository by .gitignore; made again where it is missing.
CACHE = os.path.join(ROOT, ".build-benchmarks")


def product(name):
    """Builds one product for release and gives its path."""
    build = ["swift", "build", "-c", "release", "--package-path", ROOT]
    subprocess.run([*build, "--product", name], check=True, stdout=subprocess.DEVNULL)
    folder = subprocess.run([*build, "--show-bin-path"], check=True, capture_output=True, text=True).stdout
    return os.path.join(folder.strip(), name)


def measured(command, folder=None):
    """Wall seconds, processor seconds and peak memory in MiB of one run, the processes it starts included
    (of memory, the largest of them)."""
    start = time.monotonic()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


# What was printed, for the file of results: a head with its columns, then its rows.
TABLES = []


def head(title, *columns):
    """The head of a table; every table ends with the goal of the row."""
    TABLES.append((title, columns, []))
    print(f"\n{title:<44}" + "".join(f"{column:>12}" for column in columns) + "   goal", flush=True)


def line(name, figures, goal=""):
    TABLES[-1][2].append((name, figures, goal))
    print(f"{name:<44}" + "".join(f"{figure:>12}" for figure in figures) + (f"   {goal}" if goal else ""), flush=True)


def command_line(name, runs, command, goal="", folder=None):
    """A row with the medians of a command's runs; `command` is given the number of the run."""
    results = [measured(command(number), folder) for number in range(runs)]
    wall, cpu, memory = zip(*results)
    line(name, [f"{statistics.median(wall):.3f} s", f"{statistics.median(cpu):.3f} s", f"{max(memory):.0f} MiB"],
         goal)
    return statistics.median(wall), max(memory)


def python(requirements="requirements.txt"):
    """The Python of an environment that has these packages, from PyPI."""
    wanted = os.path.join(HERE, requirements)
    venv = os.path.join(CACHE, os.path.splitext(requirements)[0])
    made = os.path.join(venv, "requirements.txt")
    if not os.path.exists(made) or open(made).read() != open(wanted).read():
        subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
        subprocess.run([os.path.join(venv, "bin", "pip"), "install", "--quiet", "--disable-pip-version-check",
                        "--requirement", wanted], check=True)
        shutil.copy(wanted, made)
    return os.path.join(venv, "bin", "python")


def description(name):
    """The path of a large description of the corpus; None where there is no corpus."""
    path = os.path.join(CORPUS, "specs", "huge", name)
    return path if os.path.exists(path) else None


def other_form(path):
    """A description in the other language: JSON of YAML, block YAML of JSON."""
    stem, ending = os.path.splitext(os.path.basename(path))
    made = os.path.join(CACHE, stem + (".yaml" if ending == ".json" else ".json"))
    if not os.path.exists(made):
        os.makedirs(CACHE, exist_ok=True)
        subprocess.run([python(), os.path.join(HERE, "convert.py"), path, made], check=True)
    return made


def guides(folder, count):
    """A content folder with guides of about 6 kB each, made from a fixed seed."""
    dice = random.Random(7)
    words = ("the permit street request token answer field value register error retry limit service "
             "team day promoter borough works record change version address header body").split()

    def sentence():
        return " ".join(dice.choice(words) for _ in range(dice.randint(8, 18))).capitalize() + "."

    os.makedirs(os.path.join(folder, "guides"))
    with open(os.path.join(folder, "index.md"), "w") as file:
        file.write("# Guides\n\nAll of them.\n")
    for number in range(count):
        parts = [f"---\ntitle: Guide {number}\nweight: {number}\n---\n"]
        while sum(map(len, parts)) < 6000:
            parts.append(f"## {sentence()[:40]}\n\n" + " ".join(sentence() for _ in range(5)) + "\n\n")
            parts.append("".join(f"- {sentence()} See `{dice.choice(words)}`.\n" for _ in range(4)) + "\n")
            parts.append("```json\n{\"name\": \"value\", \"count\": 3}\n```\n\n")
            parts.append("| Field | Rule |\n| --- | --- |\n" + f"| `{dice.choice(words)}` | {sentence()} |\n" * 3 + "\n")
        with open(os.path.join(folder, "guides", f"guide-{number:05}.md"), "w") as file:
            file.write("".join(parts))
    return folder
