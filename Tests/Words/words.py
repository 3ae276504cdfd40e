"""Does every fact of a description stand in the HTML, at its place?

Each description of the corpus is built and its pages are read; nothing of Rubric's own code is used. The
description is read here (reading.py), OpenAPI 2.0 to 3.2 are walked here (facts.py), and the pages are read
as what a reader sees of them (pages.py). A fact is a value that the author wrote. It is looked for on one
page only, and in one place of it:

  info, servers, security schemes   the home page, in the row of the server or scheme
  tags                              the tag's page, or the home page
  operations                        the page whose `.endpoint` holds the method and the path
  named schemas                     the page under schemas/ whose h1 is the name
  components nothing refers to      components.html

A fact of property a.b.c must stand in the rows a > b > c (`dl.fields > div`: `dt` and `dd` without the rows
inside). What does not count: head, nav, script, style, hidden elements, attributes (but the address of a
link), the list of extensions, "used by", and the lists of all operations and schemas. Descriptions are
compared by their letters and digits in order, as Markdown rendered by markdown-it.

No facts are: a property that is read only in a request body (write only in a response) and stands nowhere
else; the target's description where a reference brings its own (3.1: it overrides); what a document of its
version cannot say (siblings of `$ref` before 3.1, references that lead nowhere, keywords of another dialect).
The words that Rubric itself says ("at least 3 characters") stand in PHRASES of pages.py and nowhere else.

A fact that is missing with a reason is a row of exceptions.csv. A row that is no longer needed is an error.
"""

import argparse
import collections
import csv
import multiprocessing
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import traceback

from facts import Walk
from pages import Site
from reading import Documents

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COLUMNS = ['description', 'pointer', 'kind', 'reason']
# In a long description a few facts may be missing without a row of their own.
LONG_BYTES = 500_000
LONG_SHARE = 99.9
BUILD_SECONDS = 300

Description = collections.namedtuple('Description', 'path file bytes')
Outcome = collections.namedtuple('Outcome', 'path facts missing error')


def test(program, description):
    """Builds one description and looks for its facts."""
    # Descriptions nest deeper than Python's own limit.
    sys.setrecursionlimit(20000)
    try:
        with tempfile.TemporaryDirectory(prefix='words-') as folder:
            build = [program, 'build', description.file, '--output', folder, '--quiet']
            done = subprocess.run(
                build, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=BUILD_SECONDS
            )
            documents = Documents(description.file)
            if not isinstance(documents.load(documents.main), dict):
                return Outcome(description.path, 0, [], 'this test cannot read it')
            site = Site(folder)
            if site.home is None:
                return Outcome(description.path, 0, [], f'no pages; the program ended with {done.returncode}')
            walk = Walk(documents, site).run()
            return Outcome(description.path, walk.facts, walk.missing, None)
    except subprocess.TimeoutExpired:
        return Outcome(description.path, 0, [], f'not built in {BUILD_SECONDS} s')
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f'{pathlib.Path(where.filename).name}:{where.lineno}'
        return Outcome(description.path, 0, [], f'{type(error).__name__}: {error} ({place})')


def corpus():
    return pathlib.Path(os.environ.get('RUBRIC_CORPUS') or ROOT.parent / 'shared' / 'corpus')


def descriptions(folder, only):
    """The single-file descriptions of the corpus (OpenAPI 2.0 to 3.2), the longest first."""
    with open(folder / 'MANIFEST.csv', encoding='utf-8', newline='') as file:
        rows = [row for row in csv.DictReader(file) if row['kind'] in ('spec', 'swagger2', 'oas31', 'oas32')]
    found = [Description(row['path'], str(folder / row['path']), int(row['bytes'])) for row in rows]
    if only:
        found = [each for each in found if each.path in only]
    return sorted(found, key=lambda each: -each.bytes)


def exceptions(paths, everything):
    """The (description, pointer, kind) of exceptions.csv, of all rows or those of `paths`, and how many rows
    lack a reason."""
    with open(HERE / 'exceptions.csv', encoding='utf-8', newline='') as file:
        rows = list(csv.DictReader(file))
    faults = [row for row in rows if not (row['reason'] or '').strip()]
    for row in faults:
        print(f'exceptions.csv: no reason: {row["description"]} {row["pointer"]} {row["kind"]}')
    keys = {(row['description'], row['pointer'], row['kind']) for row in rows}
    return {key for key in keys if everything or key[0] in paths}, len(faults)


def share(found, facts):
    return 100.0 * found / facts if facts else 100.0


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument('program', help='the program to test')
    parser.add_argument('paths', nargs='*', help='only these descriptions, as the manifest names them')
    parser.add_argument(
        '--missing', help='write all missing facts to this file, in the columns of exceptions.csv'
    )
    arguments = parser.parse_intermixed_args()
    folder = corpus()
    if not (folder / 'MANIFEST.csv').is_file():
        print(f'Skipped: there is no corpus at {folder} (RUBRIC_CORPUS names another place).')
        sys.exit(1 if os.environ.get('CI') == 'true' else 0)
    begin = time.monotonic()
    tested = descriptions(folder, set(arguments.paths))
    excused, bad = exceptions({each.path for each in tested}, not arguments.paths)
    if not tested:
        print('No description was tested.')
        bad += 1
    length = {each.path: each.bytes for each in tested}
    program = os.path.abspath(arguments.program)
    # New processes now and then: the texts that one has read are kept.
    with multiprocessing.Pool(2, maxtasksperchild=12) as pool:
        outcomes = pool.starmap(test, [(program, each) for each in tested], chunksize=1)
    outcomes.sort(key=lambda each: each.path)
    needed = set()
    facts = found = whole = 0
    for outcome in outcomes:
        if outcome.error:
            print(f'{outcome.path}: {outcome.error}')
            bad += 1
            continue
        keys = [(outcome.path, each['pointer'], each['kind']) for each in outcome.missing]
        needed.update(keys)
        rest = [each for key, each in zip(keys, outcome.missing) if key not in excused]
        facts += outcome.facts
        found += outcome.facts - len(keys)
        if not keys:
            whole += 1
            continue
        least = LONG_SHARE if length[outcome.path] > LONG_BYTES else 100.0
        ok = share(outcome.facts - len(rest), outcome.facts) >= least
        print(
            f'{share(outcome.facts - len(keys), outcome.facts):7.3f} % of {outcome.facts}: {outcome.path}'
            f' ({len(keys)} missing, {len(keys) - len(rest)} of them excepted){"" if ok else " FAILED"}'
        )
        if not ok:
            bad += 1
            for each in rest[:40]:
                print(f'    {each["kind"]}: {each["pointer"]} [{each["page"]}] {each["note"]}')
    for description, pointer, kind in sorted(excused - needed):
        print(f'exceptions.csv: no longer needed: {description} {pointer} {kind}')
        bad += 1
    if arguments.missing:
        with open(arguments.missing, 'w', encoding='utf-8', newline='') as file:
            writer = csv.writer(file, lineterminator='\n')
            writer.writerow(COLUMNS)
            for outcome in outcomes:
                for each in outcome.missing:
                    writer.writerow(
                        [outcome.path, each['pointer'], each['kind'], f'[{each["page"]}] {each["note"]}']
                    )
    print(
        f'{found} of {facts} facts found ({share(found, facts):.4f} %);'
        f' {whole} of {len(outcomes)} descriptions whole; {len(excused)} exceptions; {bad} faults;'
        f' {time.monotonic() - begin:.0f} s'
    )
    sys.exit(1 if bad else 0)


if __name__ == '__main__':
    main()
