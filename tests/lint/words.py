#!/usr/bin/env python3
"""What must not stand in the tree: text that is only true on one machine or at one moment, and careless bytes.

Looks at what git tracks or would track; where there is no git, at everything outside build/.
"""

import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SELF = "tests/lint/words.py"

# pattern -> why not
EVERYWHERE = {
    r"(?<![\w.])/(?:home|Users)/[a-z]\w*/|(?<![\w.}])/(?:root|work|workspace)/\w": "a path of one machine",
    r"\b(?:deb\.debian|ports\.ubuntu|archive\.ubuntu|registry\.npmjs|pypi)\.(?:org|com)\b": "a package server by name",
    r"TODO: st[u]b|\bFIXME\b|\bXXX\b|DO NOT SUBMIT|NOCOMMIT": "unfinished work; a TODO says what makes it worth doing",
    r"\bTODO\b(?!: \S)": "write `TODO: ` and the condition that makes it worth doing",
    r"^(?:<{7} |>{7} |={7}$)": "a merge conflict",
}
# For sources, where the tests' scripts, data and documents may have good reasons.
SOURCES = {
    r"[ \t]+$": "trailing white space",
    r"\t": "a tab",
    r"\r": "a carriage return",
}
SOURCE_SUFFIXES = {".h", ".cpp", ".def", ".py", ".cmake", ".S"}
BINARY_SUFFIXES = {".png", ".svg", ".gz", ".bin"}


def tracked_files():
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if shutil.which("git"):
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        if listing.returncode == 0:
            return sorted(name for name in listing.stdout.decode().split("\0") if name)
    return sorted(p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*")
                  if p.is_file() and not {"build", ".git", ".cache"} & set(p.relative_to(ROOT).parts))


def problems_of(path, text):
    patterns = dict(EVERYWHERE)
    is_script = path.startswith("tests/scripts/")
    if pathlib.PurePosixPath(path).suffix in SOURCE_SUFFIXES and not is_script:
        patterns.update(SOURCES)
    for pattern, why in patterns.items():
        for match in re.finditer(pattern, text, re.MULTILINE):
            yield f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {why}: {match.group().strip()!r}"
    if path.endswith(".h") and not re.search(r"^#pragma once$", text, re.MULTILINE):
        yield f"{path}:1: a header starts with its comment and #pragma once"
    if text and not text.endswith("\n") and not is_script:
        yield f"{path}: no newline at the end"


def main():
    problems, files = [], 0
    for path in tracked_files():
        file = ROOT / path
        if path == SELF or file.suffix in BINARY_SUFFIXES or not file.is_file():
            continue
        files += 1
        problems += problems_of(path, file.read_text(encoding="utf-8", errors="replace"))
    print("\n".join(problems + [f"words: {files} files, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
