#!/usr/bin/env python3
"""The machine code of the interpreter's handlers, held to what vm/interp/handlers.h promises.

    tests/lint/handlers.py BINARY [OBJDUMP]     BINARY: an unstripped release build, for x86-64 or AArch64

* A handler that is not declared slow or warm has no stack frame: nothing pushed, spilled or reserved.
* No handler contains a fused multiply-add: the same bytes on every target.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
STATE = ("(unsigned int const*, gs::vm::Value*, gs::vm::Vm*, void const* const*, unsigned int const*, "
         "unsigned long, unsigned long, unsigned long)")
ON_THE_STACK = re.compile(r"\b(push|pop)\w*\b|%[re]?sp\b|\[sp|\bsp,|, sp\b")
FUSED = re.compile(r"\b(fn?madd|fn?msub|fmla|fmls|vfn?m(add|sub)\w*)\b")
FEWEST = 200  # handlers that a build has at least; fewer means that this script does not see them


def allowed_frames():
    """Names of the functions declared slow or warm."""
    names = set()
    for path in (ROOT / "vm/interp").glob("*.h"):
        names.update(re.findall(r"GS_(?:SLOW|WARM)_HANDLER (\w+)", path.read_text()))
    for path in (ROOT / "vm/interp").glob("*.cpp"):
        names.update(re.findall(r"GS_(?:SLOW|WARM)_HANDLER (\w+)", path.read_text()))
    return names


def handlers(binary, tool):
    """(name, lines of code) of each handler."""
    text = subprocess.run([tool, "-d", "-C", "--no-show-raw-insn", binary], capture_output=True, text=True,
                          check=True).stdout
    for block in text.replace("unsigned long long", "unsigned long").split("\n\n"):
        head, _, body = block.partition("\n")
        match = re.match(r"[0-9a-f]+ <(.*)>:$", head)
        if match and match[1].endswith(STATE):
            yield match[1].removesuffix(STATE), body.splitlines()


def plain_name(name):
    """`unsigned long gs::vm::(anonymous namespace)::move<...>` -> `move`"""
    return re.sub(r"<.*", "", name.replace("gs::vm::(anonymous namespace)::", "")).removeprefix("unsigned long ").strip()


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    tool = sys.argv[2] if len(sys.argv) == 3 else "llvm-objdump-19"
    allowed, seen, faults = allowed_frames(), 0, []
    for name, lines in handlers(sys.argv[1], tool):
        seen += 1
        plain = plain_name(name)
        for line in lines:
            code = line.partition(":")[2].split("<")[0].split("//")[0].split("#")[0]
            if plain not in allowed and plain != "first_dispatch" and ON_THE_STACK.search(code):
                faults.append(f"{name}: a stack frame: {' '.join(code.split())}")
                break
            if FUSED.search(code):
                faults.append(f"{name}: a fused multiply-add: {' '.join(code.split())}")
                break
    if seen < FEWEST:
        faults.append(f"only {seen} handlers found in {sys.argv[1]}")
    for fault in faults:
        print(fault)
    print(f"handlers: {seen} looked at, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
