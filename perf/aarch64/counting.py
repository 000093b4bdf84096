"""Counting the instructions of one run under qemu-aarch64: the plug-in, the engines, a run.

Everything that could make two runs differ is fixed: the processor, an empty environment, relative paths, the seed of
whatever is random in qemu, in the C library's start-up and in the engine itself.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILT = ROOT / "build" / "counting"
SYSROOT = ROOT / "build" / "sysroot-arm64"
LUAJIT = ROOT / "build" / "luajit-arm64"
DEFAULT_GSCRIPT = ROOT / "build" / "aarch64" / "gscript"

sys.path.insert(0, str(HERE.parent))
import benchlib  # noqa: E402

# By name, not qemu's `max`: the C library chooses its memcpy by what the processor has, and `max` grows with qemu.
PROCESSOR = "cortex-a76"
# LuaJIT's compiler draws lots about what to try again, and for some programs these decide about twice the time.
LUAJIT_SEEDS = range(1, 10)
# What known_count.S executes: in the file, and in code it makes.
KNOWN = (4_026, 3_000_001)


class Uncountable(Exception):
    """Why there is no count: the run failed, or the tools for it are missing."""


@dataclass(frozen=True)
class Task:
    """A program (its path without ending), its arguments, and what it must print: one that computes something else has
    not done the work that is counted."""

    script: Path
    arguments: tuple = ()
    output: tuple = ()


@dataclass(frozen=True)
class Block:
    """Straight-line code that was executed often."""

    times: int
    length: int
    place: str
    made: bool
    name: str
    text: list = field(default_factory=list)

    @property
    def instructions(self):
        return self.times * self.length


@dataclass(frozen=True)
class Count:
    """The instructions of one run. `made`: those in code made at run time."""

    total: int
    made: int
    blocks: tuple = ()


@dataclass(frozen=True)
class Engine:
    """A way to run programs under qemu. `command` comes before the program, `seeds` are all those worth looking at."""

    name: str
    root: Path
    command: tuple
    ending: str
    seeds: tuple = (1,)

    @property
    def is_ours(self):
        return self.name.startswith("gscript:")

    def words(self, task, seed):
        """What follows qemu's own options."""
        program = [shown(f"{task.script}{self.ending}"), *task.arguments]
        if self.is_ours:
            return [*self.command, f"--seed={seed}", *program]
        preload = ["-E", f"LD_PRELOAD={fixed_random()}", "-E", f"FIXED_RANDOM_SEED={seed}"]
        return [*preload, *self.command, *program]


def find_engine(name, gscript=DEFAULT_GSCRIPT):
    """The engine called `gscript:TIER`, `luajit` or `luajit-joff`; Uncountable when it is not there."""
    family, _, tier = name.partition(":")
    if family == "gscript" and tier:
        if not Path(gscript).is_file():
            raise Uncountable(f"no {shown(gscript)}; `./dev aarch64 count` builds it")
        # Where a thread compiles, what is executed meanwhile is chance.
        waits = ("--jit-sync",) if tier in ("llvm", "auto") else ()
        engine = Engine(name, SYSROOT, (shown(gscript), f"--tier={tier}", *waits), ".gs")
        require_tier(engine)
        return engine
    if name not in ("luajit", "luajit-joff"):
        raise SystemExit(f"unknown engine: {name}")
    program = LUAJIT / "usr" / "bin" / "luajit"
    if not program.is_file():
        raise Uncountable("no LuaJIT for AArch64; `tools/make-sysroot --luajit` fetches it")
    switch, seeds = ("-joff", (1,)) if name == "luajit-joff" else ("-jon", tuple(LUAJIT_SEEDS))
    return Engine(name, LUAJIT, (shown(program), switch), ".lua", seeds)


def require_tier(engine):
    """Uncountable if the build lacks the tier. Any other failure shows itself when the engine is run."""
    command = [*qemu(engine), *engine.command, "--version"]
    done = subprocess.run(command, cwd=ROOT, env={}, capture_output=True, text=True)
    if done.returncode != 0 and "is not built into" in done.stderr:
        raise Uncountable("this tier is not built")


def shown(path):
    """Relative to the root, where commands are run: a long path costs instructions too."""
    path = Path(path).absolute()
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


# --- Tools, built when they are first needed -------------------------------------------------------------------------

def tool(*names):
    for name in names:
        if path := shutil.which(name):
            return path
    raise Uncountable(f"none of these is installed: {', '.join(names)}")


def built(name, source, command):
    """What `command` makes of `source`, made again when the source is newer."""
    target = BUILT / name
    if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
        return target
    BUILT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILT) as folder:
        fresh = Path(folder) / name
        done = subprocess.run([*command, "-Wall", "-Wextra", "-O2", "-o", str(fresh), str(source)],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise Uncountable(f"building {name}: {done.stderr.strip()}")
        fresh.replace(target)  # at once, for another count may be running
    return target


def plugin():
    compiler = tool("cc", "clang-19", "clang")
    return built("insn_count.so", HERE / "insn_count.c", [compiler, "-std=c11", "-D_GNU_SOURCE", "-fPIC", "-shared"])


def cross_compiler():
    return [tool("clang-19", "clang"), "--target=aarch64-linux-gnu", "-fuse-ld=lld", "-nostdlib"]


def fixed_random():
    return built("fixed_random.so", HERE / "fixed_random.c", [*cross_compiler(), "-std=c11", "-fPIC", "-shared"])


def qemu(engine):
    return [tool("qemu-aarch64"), "-cpu", PROCESSOR, "-seed", "1", "-L", shown(engine.root)]


def versions():
    """What counts depend on besides our sources."""
    compiler = benchlib.first_line([tool("clang++-19", "clang++"), "--version"])
    emulator = benchlib.first_line([tool("qemu-aarch64"), "--version"])
    packages = (SYSROOT / ".packages").read_text().split()
    libraries = [name.removesuffix("_arm64.deb") for name in packages if name.startswith(("libc6_", "libstdc++6_"))]
    return {"compiler": compiler, "qemu": emulator, "libraries": libraries}


# --- Runs ------------------------------------------------------------------------------------------------------------

def run_counted(command, emulator, blocks=0):
    """Runs a command in qemu with the plug-in: what it counted, and the lines that the command printed."""
    with tempfile.TemporaryDirectory(prefix="count-") as folder:
        report = Path(folder) / "report"
        options = f"{plugin()},out={report},blocks={blocks}"
        result = subprocess.run([*emulator, "-plugin", options, *command], cwd=ROOT, env={}, stdin=subprocess.DEVNULL,
                                capture_output=True, text=True)
        if result.returncode != 0:
            raise Uncountable(benchlib.describe_exit(result.returncode, result.stderr.strip().splitlines()))
        if not report.is_file():
            raise Uncountable("the plug-in wrote no report")
        return parse_report(report.read_text()), benchlib.result_lines(result.stdout)


def parse_report(text):
    figures, blocks = {}, []
    for line in text.splitlines():
        if line.startswith("\t"):
            blocks[-1].text.append(line.strip())
        elif line.startswith("block "):
            _, times, length, place, kind, name = line.split(" ", 5)
            blocks.append(Block(int(times), int(length), place, kind == "made", name))
        elif match := re.fullmatch(r"(\w+) (\d+)", line):
            figures[match[1]] = int(match[2])
        else:
            raise Uncountable(f"the plug-in reported {line!r}")
    return Count(figures["total"], figures["made"], tuple(blocks))


def count(engine, task, seed=1, blocks=0):
    """Counts one run of the task."""
    counted, lines = run_counted(engine.words(task, seed), qemu(engine), blocks)
    if tuple(lines) != tuple(task.output):
        raise Uncountable(f"{engine.name} printed {lines}, expected {list(task.output)}")
    return counted


def count_steadily(engine, task, seed=1):
    """The same run twice, which must give the same figures to the last instruction."""
    first, second = (count(engine, task, seed) for _ in range(2))
    if first != second:
        raise Uncountable(f"{engine.name}: two runs differ: {first.total:,} and {second.total:,} instructions")
    return first


@dataclass(frozen=True)
class Spread:
    """The run with the median count over an engine's seeds, and the least and the greatest."""

    middle: Count
    least: int
    most: int


def count_all_seeds(engine, task, measure=count_steadily):
    counts = sorted((measure(engine, task, seed) for seed in engine.seeds), key=lambda c: c.total)
    return Spread(counts[(len(counts) - 1) // 2], counts[0].total, counts[-1].total)


def count_known():
    """Counts known_count.S, which says what it executes; Uncountable if the plug-in does not agree."""
    known = built("known_count", HERE / "known_count.S", [*cross_compiler(), "-static"])
    counted, _ = run_counted([str(known)], [tool("qemu-aarch64"), "-cpu", PROCESSOR])
    if (counted.total - counted.made, counted.made) != KNOWN:
        raise Uncountable(f"the plug-in counts {counted.total - counted.made:,} and {counted.made:,} in known_count.S, "
                          f"expected {KNOWN[0]:,} and {KNOWN[1]:,}")
