"""Puts code samples through the tools of their languages, many in one call; see `check` beside it."""

import ast
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

folder = pathlib.Path(sys.argv[1])
everything = "--all" in sys.argv[2:]


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


def java():
    paths = written(
        "java", ".java", lambda number, code: f"package p{number};\n{code}", lambda number: f"p{number}/Example")
    listed = folder / "java-check" / "files"
    listed.write_text("\n".join(paths))
    run("javac", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1", "-proc:none", "-encoding", "UTF-8", "-d", str(folder / "classes"), f"@{listed}")
    return "compiled"


def swift():
    head = "import Foundation\n#if canImport(FoundationNetworking)\nimport FoundationNetworking\n#endif\n"

    def function(number, code):
        assert code.startswith(head), number
        return f"func sample{number}() async throws {{\n{code.removeprefix(head)}\n}}\n"

    path = folder / "samples.swift"
    path.write_text(head + "".join(function(number, code) for number, code in samples("swift")))
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
        "--types", "", *written("typescript", ".ts"))
    return "types checked"


def main():
    always = {"python": None, "curl": None, "http": None, "javascript": "node", "java": "javac", "swift": "swiftc"}
    others = {"ruby": "ruby", "php": "php", "go": "gofmt", "typescript": "tsc"}
    unchecked = ["csharp", "powershell"]
    for language, tool in {**always, **(others if everything else {})}.items():
        if tool and not shutil.which(tool):
            if language in always:
                raise SystemExit(f"{language}: there is no {tool}")
            unchecked.append(language)
            continue
        start = time.monotonic()
        verdict = globals()[language]()
        print(f"{language}: {len(samples(language))} samples {verdict} ({time.monotonic() - start:.1f} s)", flush=True)
    if not everything:
        unchecked += others
    print(f"not checked: {', '.join(sorted(unchecked))}")
    known = {*always, *others, "csharp", "powershell"}
    printed = {path.name for path in folder.iterdir() if path.is_dir() and (path / "1.txt").exists()}
    assert printed == known, f"languages without a word here: {printed ^ known}"


main()
