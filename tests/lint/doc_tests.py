#!/usr/bin/env python3
"""Checks the test scripts that docs/language.md names.

A rule of the reference names the scripts that show it in the form [test: FOLDER/NAME.gs]. Each of
them must exist below tests/scripts. With --unused, the scripts that no rule names are listed too;
that is a hint where the reference may be silent, not an error.
"""

import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMED = re.compile(r"(?<!`)\[test: ([^\]]*)\]")  # in back quotes it is an example of the form


def named_scripts(document):
    """Yields (line number, name) for each script named in a document."""
    for number, line in enumerate(document.read_text(encoding="utf-8").split("\n"), 1):
        for match in NAMED.finditer(line):
            yield number, match[1]


def main():
    parser = argparse.ArgumentParser(description="Checks the scripts named in the reference.")
    parser.add_argument("documents", nargs="*", type=pathlib.Path,
                        default=[ROOT / "docs/language.md"])
    parser.add_argument("--scripts", type=pathlib.Path, default=ROOT / "tests/scripts")
    parser.add_argument("--unused", action="store_true", help="list scripts that no rule names")
    options = parser.parse_args()

    named, missing = set(), 0
    for document in options.documents:
        for number, name in named_scripts(document):
            named.add(name)
            if not (options.scripts / name).is_file():
                missing += 1
                print(f"{document.name}:{number}: no such script: {name}")
    if options.unused:
        for path in sorted(options.scripts.rglob("*.gs")):
            name = path.relative_to(options.scripts).as_posix()
            if name not in named:
                print(f"not named: {name}")
    print(f"scripts named: {len(named)}, missing: {missing}")
    return 1 if missing or not named else 0


if __name__ == "__main__":
    sys.exit(main())
