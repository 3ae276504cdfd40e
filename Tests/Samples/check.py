"""Puts code samples through the tools of their languages, many in one call, and runs those of calls with hostile
values against a server of its own; see `check` beside it.

check.py PRINTER DESCRIPTION… [--all]
"""

import ast
import contextlib
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import requests

import calls

printer = sys.argv[1]
descriptions = [argument for argument in sys.argv[2:] if argument != "--all"]
everything = "--all" in sys.argv[2:]
# Where the samples lie, a folder a language, and all that tools make of them.
folder = pathlib.Path()


def samples(language):
    """Number and code of each sample, in the order of the operations."""
    files = sorted((folder / language).glob("*.txt"), key=lambda file: int(file.stem))
    return [(file.stem, file.read_bytes().decode()) for file in files]


def written(language, suffix, wrap=lambda number, code: code, name=lambda number: number):
    """Writes each sample under the name its tool asks for, and gives the paths."""
    paths = []
    for number, code in samples(language):
        path = folder / (language + "-check") / (name(number) + suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wrap(number, code).encode())
        paths.append(str(path))
    return paths


def run(*command, text=None):
    """Ends the check where the command fails; gives what it printed."""
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-4000:], done.stderr[-4000:], sep="\n")
        raise SystemExit(f"{command[0]} refuses a sample")
    return done.stdout


def python():
    """Besides that it compiles: it is one call whose arguments are literals, files apart."""
    for number, code in samples("python"):
        compile(code, f"python/{number}", "exec")
        imported, call, *prints = ast.parse(code).body
        assert isinstance(imported, ast.Import) and [name.name for name in imported.names] == ["requests"], number
        assert [ast.unparse(line) for line in prints] == ["print(response.status_code)", "print(response.text)"], number
        assert ast.unparse(call.value.func).startswith("requests."), number
        for argument in call.value.args + [keyword.value for keyword in call.value.keywords]:
            text = ast.unparse(argument).replace("open('file', 'rb')", "None").removesuffix(".encode()")
            ast.literal_eval(text)
    return "compiled; each one call with literals"


def curl():
    """Besides that shells read them: each is one command whose words are literals."""
    for shell in [name for name in ("dash", "bash") if shutil.which(name)]:
        script = "curl() { printf '%s\\n' \"$#\"; }\n" + "\n".join(code for _, code in samples("curl")) + "\n"
        counts = run(shell, "-s", text=script).split()
        assert len(counts) == len(samples("curl")), f"{shell} runs {len(counts)} commands"
    return "run with a curl that does nothing"


def http():
    for number, code in samples("http"):
        head = re.sub(r"^(# .*\n)*", "", code).split("\n\n", 1)[0].split("\n")
        assert re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+ /[!-~]* HTTP/1\.1", head[0]), (number, head[0])
        for line in head[1:]:
            assert re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+: ?[ -~]*", line), (number, line)
    return "request lines and headers read"


def javascript():
    paths = written("javascript", ".mjs")
    script = """
      const fs = require("node:fs"), vm = require("node:vm");
      for (const file of process.argv.slice(1)) {
        new vm.Script("(async () => {\\n" + fs.readFileSync(file, "utf8") + "\\n})", { filename: file });
      }"""
    run("node", "-e", script, "--", *paths)
    return "parsed as modules' code"


JAVAC = ("javac", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1", "-proc:none", "-encoding", "UTF-8")


def java():
    paths = written(
        "java", ".java", lambda number, code: f"package p{number};\n{code}", lambda number: f"p{number}/Example")
    listed = folder / "java-check" / "files"
    listed.write_text("\n".join(paths))
    run(*JAVAC, "-d", str(folder / "classes"), f"@{listed}")
    return "compiled"


def swift_functions():
    """All samples in one file, each a function."""
    head = "import Foundation\n#if canImport(FoundationNetworking)\nimport FoundationNetworking\n#endif\n"
    text = head
    for number, code in samples("swift"):
        assert code.startswith(head), number
        text += f"func sample{number}() async throws {{\n{code.removeprefix(head)}\n}}\n"
    return text


def swift():
    path = folder / "samples.swift"
    path.write_text(swift_functions())
    run("swiftc", "-typecheck", "-swift-version", "6", str(path))
    return "types checked"


def ruby():
    script = "ARGV.each { |file| RubyVM::InstructionSequence.compile(File.read(file, encoding: 'UTF-8'), file) }"
    run("ruby", "-e", script, "--", *written("ruby", ".rb"))
    return "compiled"


def php():
    script = "foreach (array_slice($argv, 1) as $file) { token_get_all(file_get_contents($file), TOKEN_PARSE); }"
    run("php", "-r", script, "--", *written("php", ".php"))
    return "parsed"


def go():
    paths = written("go", ".go", lambda _, code: code + "\n")
    unlike = run("gofmt", "-e", "-l", *paths).split()
    assert not unlike, f"gofmt would write it otherwise: {unlike[0]}"
    return "parsed, and written as gofmt writes"


def typescript():
    run(
        "tsc", "--noEmit", "--strict", "--target", "es2022", "--module", "es2022", "--lib", "es2022,dom,dom.iterable",
        *written("typescript", ".ts"))
    return "types checked"


def call_python():
    for number, code in samples("python"):
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(code, f"python/{number}", "exec"), {})


def call_curl():
    run("bash", "-s", text="\n".join(code for _, code in samples("curl")))


def call_javascript():
    script = "(async () => { for (const file of process.argv.slice(1)) await import(file); })();"
    run("node", "-e", script, "--", *written("javascript", ".mjs"))


def call_java():
    paths = written(
        "java", ".java", lambda number, code: f"package p{number};\n{code}", lambda number: f"p{number}/Example")
    driver = folder / "Driver.java"
    body = "\n".join(f"    p{number}.Example.main(args);" for number, _ in samples("java"))
    driver.write_text(
        "public class Driver {\n  public static void main(String[] args) throws Exception {\n" + body + "\n  }\n}\n")
    classes = str(folder / "classes")
    run(*JAVAC, "-d", classes, str(driver), *paths)
    run("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes, "Driver")


def call_swift():
    path = folder / "main.swift"
    # One after the other they take a third of a second each.
    tasks = "".join(f"  group.addTask {{ try await sample{number}() }}\n" for number, _ in samples("swift"))
    tasks = f"try await withThrowingTaskGroup(of: Void.self) {{ group in\n{tasks}  try await group.waitForAll()\n}}\n"
    path.write_text(swift_functions() + tasks)
    program = str(folder / "calls")
    run("swiftc", "-Onone", "-swift-version", "6", str(path), "-o", program)
    run(program)


def call_ruby():
    run("ruby", "-e", "ARGV.each { |file| load file }", "--", *written("ruby", ".rb"))


def call_php():
    script = "foreach (array_slice($argv, 1) as $file) { include $file; }"
    run("php", "-r", script, "--", *written("php", ".php"))


def call_go():
    """All as functions of one program."""
    imports, functions, names = set(), [], []
    for number, code in samples("go"):
        head, body = code.split("func main() {", 1)
        imports |= set(re.findall(r'^\t(".*")$', head, re.MULTILINE))
        functions.append(f"func sample{number}() {{{body}")
        names.append(f"\tsample{number}()")
    program = folder / "calls.go"
    program.write_text("\n".join(
        ["package main", "import (", *imports, ")", *functions, "func main() {", *names, "}"]))
    run("go", "run", str(program))


def call(server, language, tool):
    """Runs every sample against the server; each must tell it what its description holds."""
    start = time.monotonic()
    # No argument of a command can hold a NUL.
    server.start(without="\0" if language == "curl" else "")
    globals()["call_" + language]()
    for wrong in server.wrong[:5]:
        print(wrong)
    missing = sorted(set(server.due) - server.arrived)
    if server.wrong or missing:
        raise SystemExit(f"{language}: {len(server.wrong)} calls arrive wrong; not arrived: {missing[:5]}")
    print(f"{language}: {len(server.due)} calls arrive as described ({time.monotonic() - start:.1f} s)", flush=True)


def print_samples(target, paths):
    global folder
    folder = target
    target.mkdir()
    return int(run(printer, str(target), *paths))


ALWAYS = {"python": None, "curl": None, "http": None, "javascript": "node", "java": "javac", "swift": "swiftc"}
OTHERS = {"ruby": "ruby", "php": "php", "go": "gofmt", "typescript": "tsc"}
UNCHECKED = {"csharp", "powershell"}


def main(temporary):
    print(f"{print_samples(temporary / 'corpus', descriptions)} operations of {len(descriptions)} descriptions")
    printed = {path.name for path in folder.iterdir()}
    assert printed == {*ALWAYS, *OTHERS, *UNCHECKED}, f"languages without a word here: {printed}"
    unchecked = set(UNCHECKED)
    for language, tool in {**ALWAYS, **(OTHERS if everything else {})}.items():
        if tool and not shutil.which(tool):
            if language in ALWAYS:
                raise SystemExit(f"{language}: there is no {tool}")
            unchecked.add(language)
            continue
        start = time.monotonic()
        verdict = globals()[language]()
        print(f"{language}: {len(samples(language))} samples {verdict} ({time.monotonic() - start:.1f} s)", flush=True)
    if not everything:
        unchecked |= set(OTHERS)
    print(f"not checked: {', '.join(sorted(unchecked))}")

    server = calls.Calls()
    description = temporary / "calls.json"
    description.write_text(calls.description(server.server_port))
    print_samples(temporary / "calls", [str(description)])
    os.chdir(temporary)
    pathlib.Path("file").write_text("the file")
    others = {"ruby": "ruby", "go": "go"}
    if everything and shutil.which("php") and "\ncurl\n" in run("php", "-m"):
        others["php"] = "php"
    for language, tool in {
            "python": None, "curl": "curl", "javascript": "node", "java": "java", "swift": "swiftc",
            **(others if everything else {})}.items():
        if not tool or shutil.which(tool):
            call(server, language, tool)


with tempfile.TemporaryDirectory() as made:
    main(pathlib.Path(made))
