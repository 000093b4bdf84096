"""What the random programs reach: opcodes, library functions, error messages, functions of the runtime.

  opcodes            compiled, from --dump=bytecode; continuation stubs are never compiled, so those executed, from the
                     profile
  library            named in a program's text, against all that a virtual machine has
  messages           seen in the output, against errors.def
  runtime functions  executed, against all in the binary (preset `coverage` counts them)

The lists of what was never reached are what to look at after a change of the generator: each name is there for a reason
somebody can say, or is a gap.
"""

import collections
import dataclasses
import re
import shutil
import subprocess

import script_fuzz_generator as generator
import script_fuzz_library as library

LIST_LIBRARY = """\
for _, name := range {"string", "table", "math", "bit32", "matrix", "time", "os", "io", "coroutine"} {
  for k, v := range loadstring("return " .. name) { if type(v) == "function" { print(name .. "." .. k) } }
}
"""

GLOBAL_FUNCTIONS = [
    "assert", "close", "dofile", "error", "getmetatable", "ipairs", "len", "loadstring", "next", "pairs", "pcall",
    "print", "rawequal", "rawget", "rawset", "require", "select", "setmetatable", "tonumber", "tostring", "type",
    "unpack", "xpcall"
]

# Parts of the tree that programs cannot be expected to run: the command line and its dumps.
OUTSIDE = (
    "vm/cli/", "vm/base/check", "vm/base/log", "disassembler", "ast_printer", "bytecode/parser", "verif", "gc/",
    "/usr/"
)


def llvm(tool):
    return shutil.which(f"{tool}-19") or shutil.which(tool)


def all_opcodes(root):
    return re.findall(r"^GS_OPCODE\((\w+),", (root / "vm/defs/opcodes.def").read_text(), re.MULTILINE)


def all_messages(root):
    """Pairs of an id and a pattern of its text."""
    rows = re.findall(r'^GS_ERROR\((\w+), "(.*)"\)', (root / "vm/defs/errors.def").read_text(), re.MULTILINE)
    return [
        (name, re.compile(".+".join(re.escape(part) for part in text.split("{}")))) for name,
        text in rows if text != "{}"
    ]


def all_library(runner, engine):
    runner.write("library.gs", LIST_LIBRARY)
    return runner.run(engine, ["library.gs"]).stdout.decode().split() + GLOBAL_FUNCTIONS


def function_counts(runner, engine):
    """Executed how often, by (file, function), from the profiles of all runs."""
    profile = runner.folder / "all.profdata"
    raw = [str(path) for path in runner.folder.glob("*.profraw")]
    subprocess.run([llvm("llvm-profdata"), "merge", "-o", str(profile), *raw], check=True)
    binary = str(runner.builds / engine.build / "gscript")
    text = subprocess.run(
        [
            llvm("llvm-cov"), "report", "--show-functions", "--instr-profile", str(profile), binary,
            *source_files(runner, binary, profile)
        ],
        capture_output=True, text=True, check=True
    ).stdout
    return parse_functions(text)


def source_files(runner, binary, profile):
    listing = subprocess.run(
        [llvm("llvm-cov"), "report", "--instr-profile", str(profile), binary], capture_output=True, text=True,
        check=True
    ).stdout
    root = runner.builds.parent
    names = [line.split()[0] for line in listing.splitlines() if re.match(r"\S+\.(cpp|h)\s", line)]
    return [str(root / name) for name in names if (root / name).exists()]


def parse_functions(text):
    """Rows of `llvm-cov report --show-functions`: name, regions, missed regions, ..."""
    reached, missed, file = 0, [], ""
    for line in text.splitlines():
        if match := re.match(r"File '(.*)':", line):
            file = match[1]
        elif match := re.match(r"(\S.*?)\s+(\d+)\s+(\d+)\s+[\d.]+%", line):
            if match[1] == "TOTAL" or any(part in file for part in OUTSIDE):
                continue
            if match[2] == match[3]:
                missed.append((file, match[1]))
            else:
                reached += 1
    return reached, missed


def readable(names):
    tool = llvm("llvm-cxxfilt") or shutil.which("c++filt")
    if not tool or not names:
        return names
    text = "\n".join(name.split(":")[-1] for name in names)
    return subprocess.run([tool], input=text, capture_output=True, text=True, check=True).stdout.splitlines()


def show(title, reached, total, never):
    print(f"{title}: {reached} of {total}")
    if never:
        print("  never: " + ", ".join(never))


def report(root, runner, engine, first, count, sections):
    binary = runner.builds / engine.build / "gscript"
    if not binary.exists():
        print(f"script fuzz: no {binary}; `./dev fuzz scripts --coverage` builds it")
        return 1
    runner.environment["LLVM_PROFILE_FILE"] = str(runner.folder / "%4m.profraw")
    # Collections and turns of goroutines are too rare in short programs; a part of them runs under stress as well.
    stressed = dataclasses.replace(engine, flags=engine.flags + " --stress=gc:100,interrupt")
    opcodes, words, seen = collections.Counter(), collections.Counter(), set()
    messages = all_messages(root)
    for seed in range(first, first + count):
        text = generator.generate(seed, sections)
        words.update(re.findall(r"[\w.]+", text))
        words.update("string." + method for method in re.findall(r":(\w+)\(", text))
        runner.write("program.gs", text)
        result = runner.run(engine, ["program.gs"])
        if seed % 4 == 0 and generator.DEEP not in text:
            runner.run(stressed, ["program.gs"])
        output = (result.stdout + result.stderr).decode("utf-8", "replace")
        seen.update(name for name, pattern in messages if name not in seen and pattern.search(output))
        dump = subprocess.run(
            [str(binary), "--dump=bytecode", "program.gs"], cwd=runner.folder, capture_output=True, text=True,
            errors="replace", env={**runner.environment, "LLVM_PROFILE_FILE": "/dev/null"}
        )
        opcodes.update(re.findall(r"^  ([A-Z]\w+)", dump.stdout, re.MULTILINE))
    reached, missed = function_counts(runner, engine)
    stubs = [name for name in all_opcodes(root) if name.startswith("Cont") or name == "Exit"]
    missed_text = " ".join(name for _, name in missed)
    opcodes.update(
        name for name in stubs if f"op_{name}E" not in missed_text and f"op_{name}" not in missed_text.split()
    )
    print(f"script fuzz: what seeds {first} to {first + count - 1} reach")
    every = all_opcodes(root)
    show("opcodes", len([o for o in every if opcodes[o]]), len(every), [o for o in every if not opcodes[o]])
    print(
        "  rarest: "
        + ", ".join(f"{o} {opcodes[o]}" for o in sorted(every, key=lambda o: opcodes[o]) if opcodes[o])[:400]
    )
    functions = [name for name in all_library(runner, engine) if name not in library.NOT_COMPARED]
    show(
        "library functions", len([f for f in functions if words[f]]), len(functions),
        [f for f in functions if not words[f]]
    )
    unknown = set(functions) - {name.lstrip("~") for name in library.CALLS}
    if unknown:
        print(f"  neither in CALLS nor in NOT_COMPARED: {', '.join(sorted(unknown))}")
    show("messages", len(seen), len(messages), [name for name, _ in messages if name not in seen])
    show("runtime functions", reached, reached + len(missed), [])
    by_file = collections.defaultdict(list)
    for (file, _), name in zip(missed, readable([name for _, name in missed])):
        by_file[file].append(
            re.sub(
                r"\(.*", "", name.replace("(anonymous namespace)::", "")
            ).replace("gs::vm::", "").replace("gs::", "")
        )
    for file, names in sorted(by_file.items()):
        print(f"  never, {file.removeprefix(str(root) + '/')}: {', '.join(names)}")
    return 0
