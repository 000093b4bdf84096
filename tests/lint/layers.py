#!/usr/bin/env python3
"""Who may include whom: fails on an include that goes against the arrows.

    vm/base, vm/defs  <-  gc  <-  vm  <-  { stdlib, baseline, orc-tier }  <-  vm/cli, tests, perf

The arrows are the table below. They keep the tiers removable (`vm` never names one, so a build without LLVM is a
build, not a forest of #ifdef), the collector ignorant of what a table is, and the libraries interchangeable.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# A file belongs to the first layer whose folder holds it; it may include its own layer and those named here.
LAYERS = {
    "vm/defs": [],
    "vm/base": ["vm/defs"],
    "vm/cli": ["vm/base", "vm/defs", "gc", "vm", "stdlib", "baseline", "orc-tier"],
    "vm": ["vm/base", "vm/defs", "gc"],
    "gc": ["vm/base", "vm/defs"],
    "stdlib": ["vm/base", "vm/defs", "gc", "vm"],
    "baseline": ["vm/base", "vm/defs", "gc", "vm"],
    # Inside the optimizing tier: ir <- record, ir <- opt, ir <- lower <- orc; what stands in the folder itself joins
    # them. Recording and optimizing build without LLVM.
    "orc-tier/ir": ["vm/base", "vm/defs", "gc", "vm"],
    "orc-tier/record": ["vm/base", "vm/defs", "gc", "vm", "orc-tier/ir"],
    "orc-tier/opt": ["vm/base", "vm/defs", "gc", "vm", "orc-tier/ir"],
    "orc-tier/lower": ["vm/base", "vm/defs", "gc", "vm", "orc-tier/ir"],
    "orc-tier/orc": ["vm/base", "vm/defs", "gc", "vm", "orc-tier/ir", "orc-tier/lower"],
    "orc-tier": ["vm/base", "vm/defs", "gc", "vm", "orc-tier/ir", "orc-tier/record", "orc-tier/opt", "orc-tier/lower",
                 "orc-tier/orc"],
    "tests": ["vm/base", "vm/defs", "vm/cli", "gc", "vm", "stdlib", "baseline", "orc-tier", "orc-tier/ir",
              "orc-tier/record", "orc-tier/opt", "orc-tier/lower", "orc-tier/orc"],
    "perf": ["vm/base", "vm/defs", "gc", "vm", "stdlib", "baseline", "orc-tier"],
}

# Third party that only some may see, by how the include begins. Everything else (fmt, the standard library) is free.
THIRD_PARTY = {
    "spdlog/": ["vm/base/log.h", "vm/base/log.cpp"],
    "histedit.h": ["vm/cli/"],
    "asmjit/": ["baseline/", "tests/"],
    "llvm/": ["orc-tier/lower/", "orc-tier/orc/"],
    "llvm-c/": ["orc-tier/lower/", "orc-tier/orc/"],
    "catch2/": ["tests/"],
    "benchmark/": ["perf/"],
    "iostream": ["tests/", "perf/"],  # its static initialisation costs start-up time
}

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')


def layer_of(path):
    """The longest folder of LAYERS that holds `path`."""
    holders = [folder for folder in LAYERS if path.startswith(folder + "/")]
    return max(holders, key=len, default=None)


def wrong_quoted(path, target):
    if not (ROOT / target).is_file():
        return f'"{target}" is no path from the root of the repository'
    mine, theirs = layer_of(path), layer_of(target)
    if theirs is None:
        return f'"{target}" belongs to no layer'
    if theirs != mine and theirs not in LAYERS[mine]:
        return f"{mine} may not include {theirs}: {target}"
    return None


def wrong_bracketed(path, target):
    for start, allowed in THIRD_PARTY.items():
        if target.startswith(start) and not any(path.startswith(a) for a in allowed):
            return f"<{target}> is for {', '.join(allowed)} only"
    return None


def problems_of(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quoted, bracketed = match.groups()
        # A .def is a table of rows: it includes nothing, and whoever includes it says what a row means.
        if path.endswith(".def"):
            problem = "a .def file includes nothing"
        else:
            problem = wrong_quoted(path, quoted) if quoted else wrong_bracketed(path, bracketed)
        if problem:
            yield f"{path}:{number}: {problem}"


def main():
    problems, files = [], 0
    for folder in sorted({name.split("/")[0] for name in LAYERS}):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in (".h", ".cpp", ".def", ".S") and file.is_file():
                files += 1
                path = file.relative_to(ROOT).as_posix()
                problems += problems_of(path, file.read_text(encoding="utf-8"))
    print("\n".join(problems + [f"layers: {files} files, {len(problems)} wrong includes"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
