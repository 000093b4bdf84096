#!/usr/bin/env python3
"""Random programs on several engines, which must agree to the last byte.

    tests/fuzz/script_fuzz.py --minutes 10             fresh seeds for ten minutes
    tests/fuzz/script_fuzz.py --seed 1 --count 300     these 300 programs, as the ordinary tests do
    tests/fuzz/script_fuzz.py --seed 17 --print        the text of one program
    tests/fuzz/script_fuzz.py --program FILE           compares the engines on a text, and shrinks it if they differ
    tests/fuzz/script_fuzz.py --sections tiers         only programs of these sections, or of this list of them
    tests/fuzz/script_fuzz.py --summary                at the end: opcodes executed, and what compiled tiers counted
    tests/fuzz/script_fuzz.py --coverage               what the programs reach, and what they never do

A program comes from its seed (script_fuzz_generator.py). The plain interpreter of the release build runs it first and
is the reference; every engine of the table below that this tree can run must then give the same standard output,
standard error and exit status. A difference is saved with the program, shrunk (script_fuzz_shrink.py), and shown with
the two commands that reproduce it.

Engines behind an emulator start slowly, so they run many programs in one process: a driver script runs one after the
other with dofile under pcall. The reference runs the same batch; where the two differ, the programs of the batch are
compared one by one. Programs that end the process themselves come last in a batch, or are run alone.
"""

import argparse
import concurrent.futures
import dataclasses
import difflib
import itertools
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time

import script_fuzz_coverage as coverage
import script_fuzz_generator as generator
import script_fuzz_sections as sections
import script_fuzz_shrink as shrink
import script_fuzz_summary as summary

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Statuses by which a process of ours says that it was stopped rather than finished.
TIME_LIMIT = 124


@dataclasses.dataclass(frozen=True)
class Engine:
    """One way to run a program. It gets every `every`-th program; `batch` of them go into one process."""

    name: str
    build: str
    flags: str
    every: int = 1
    batch: int = 1
    runner: str = ""

    def collects_often(self):
        return "gc" in self.flags


# The first is the reference. An engine whose binary is not built, or whose flags it does not know (a tier that is not
# built in, a stress mode of later), is left out, and the report says so.
ENGINES = [
    Engine("interp", "release", "--tier=interp"),
    Engine("checked", "checked", "--tier=interp", every=2),
    Engine("interrupt", "checked", "--tier=interp --stress=interrupt", every=2),
    Engine("gc", "checked", "--tier=interp --stress=gc:13", every=4),
    Engine("gc-always", "checked", "--tier=interp --stress=gc", every=20),
    Engine("asan", "asan", "--tier=interp", every=10),
    Engine("baseline", "release", "--tier=baseline"),
    Engine("baseline-checked", "checked", "--tier=baseline", every=2),
    Engine("baseline-interrupt", "checked", "--tier=baseline --stress=interrupt", every=2),
    Engine("baseline-gc", "checked", "--tier=baseline --stress=gc:13", every=4),
    Engine("baseline-gc-always", "checked", "--tier=baseline --stress=gc", every=20),
    Engine("baseline-asan", "asan", "--tier=baseline", every=10),
    Engine("llvm", "release", "--tier=llvm"),
    Engine("llvm-checked", "checked", "--tier=llvm", every=2),
    Engine("llvm-interrupt", "checked", "--tier=llvm --stress=interrupt", every=4),
    Engine("llvm-gc", "checked", "--tier=llvm --stress=gc:13", every=4),
    Engine("llvm-exits", "checked", "--tier=llvm --stress=exits:5", every=4),
    Engine("llvm-hot", "checked", "--tier=llvm --stress=hot,interrupt,exits:3", every=4),
    Engine("llvm-patchpoint", "checked", "--tier=llvm --exits=patchpoint --stress=exits:5", every=8),
    Engine("llvm-heavy", "checked", "--tier=llvm --codegen=heavy --stress=exits:5", every=8),
    Engine("auto", "release", "--tier=auto"),
    Engine("auto-hot", "checked", "--tier=auto --stress=hot", every=2),
    Engine("auto-gc", "checked", "--tier=auto --stress=hot,gc:13", every=4),
    Engine("aarch64", "aarch64", "--tier=interp", batch=25, runner="qemu"),
    Engine("aarch64-baseline", "aarch64", "--tier=baseline", batch=25, runner="qemu"),
    Engine("aarch64-baseline-interrupt", "aarch64", "--tier=baseline --stress=interrupt", batch=25, runner="qemu"),
    Engine("aarch64-llvm", "aarch64", "--tier=llvm", batch=25, runner="qemu"),
    Engine("aarch64-auto", "aarch64", "--tier=auto", batch=25, runner="qemu"),
]

# Modules that programs may require or run; they lie next to every program.
MODULES = {
    "fuzz_module.gs": "module_runs = (module_runs || 0) + 1\nreturn {runs: module_runs}, \"second\"\n",
    "fuzz_cycle.gs": "return require(\"fuzz_cycle\")\n",
    "fuzz_broken.gs": "x := := 1\n",
}

DRIVER = """\
for i, name := range ipairs(arg) {
  print("==", name, pcall(dofile, name))
}
"""

# What tostring says of a reference differs from run to run by right.
ADDRESS = re.compile(rb"(table|function|coroutine|channel): 0x[0-9a-f]+")


@dataclasses.dataclass
class Result:
    """What a run gave. `status` is None if it had to be killed."""

    status: int
    stdout: bytes
    stderr: bytes

    def differs(self, other):
        return (self.status, self.stdout, self.stderr) != (other.status, other.stdout, other.stderr)

    def stopped(self):
        return self.status in (None, TIME_LIMIT)


class Runner:
    """Runs programs on engines, in a folder of its own."""

    def __init__(self, options):
        self.builds = pathlib.Path(options.builds).resolve()
        self.sysroot = options.sysroot or str(self.builds / "sysroot-arm64")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="script_fuzz_"))
        self.environment = {
            k: v for k, v in os.environ.items() if k not in ("GS_LOG", "GS_FUZZ_VARIABLE", "GS_FUZZ_OTHER")
        }
        self.environment["TZ"] = "UTC"
        for name, text in MODULES.items():
            (self.folder / name).write_text(text)
        (self.folder / "driver.gs").write_text(DRIVER)

    def command(self, engine, names):
        runner = [
            "qemu-aarch64", "-L", self.sysroot
        ] if engine.runner == "qemu" and os.uname().machine != "aarch64" else []
        script = list(names) if len(names) == 1 else ["driver.gs", *names]
        slow = 10 if runner or engine.build != "release" else 1
        # Limits far above what any program needs: reaching one is a finding.
        limits = ["--seed=7", f"--time-limit={10 * slow * len(names)}"]
        return [*runner, str(self.builds / engine.build / "gscript"), *engine.flags.split(), *limits, *script]

    def run(self, engine, names, folder=None):
        command = self.command(engine, names)
        process = subprocess.Popen(command, cwd=folder or self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            stdout, stderr = process.communicate(timeout=300)
        except subprocess.TimeoutExpired:
            process.kill()
            stdout, stderr = process.communicate()
            return Result(None, stdout, stderr)
        return Result(process.returncode, ADDRESS.sub(rb"\1: @", stdout), ADDRESS.sub(rb"\1: @", stderr))

    def write(self, name, text):
        (self.folder / name).write_bytes(text.encode())

    def offered(self, engine):
        """Whether the binary is there and knows the flags."""
        if not (self.builds / engine.build / "gscript").exists():
            return False
        self.write("nothing.gs", "")
        try:
            return self.run(engine, ["nothing.gs"]).status == 0
        except OSError:
            return False  # no emulator


class Fuzzer:
    """The comparison of programs, and the account of it."""

    def __init__(self, options):
        self.options = options
        self.runner = Runner(options)
        wanted = options.engines.split(",") if options.engines else [e.name for e in ENGINES if not e.runner]
        unknown = set(wanted) - {e.name for e in ENGINES}
        if unknown:
            sys.exit(f"script_fuzz: unknown engines: {', '.join(sorted(unknown))}")
        self.reference = ENGINES[0]
        chosen = [e for e in ENGINES[1:] if e.name in wanted]
        self.engines = [e for e in chosen if self.runner.offered(e)]
        self.absent = [e.name for e in chosen if e not in self.engines]
        if not self.runner.offered(self.reference):
            sys.exit(f"script_fuzz: no {self.runner.builds / self.reference.build / 'gscript'}")
        if not self.engines:
            sys.exit(f"script_fuzz: nothing to compare with: none of {', '.join(wanted)} can run")
        self.ran = {e.name: 0 for e in [self.reference, *self.engines]}
        self.differences = 0
        self.slowest = (0.0, None)
        self.summary = summary.Summary(self.runner, [self.reference, *self.engines]) if options.summary else None

    # ---- programs

    def name_of(self, seed):
        return f"seed{seed}.gs"

    def text_of(self, seed):
        return generator.generate(seed, self.options.sections)

    def takes(self, engine, seed, text):
        if engine.collects_often() and generator.DEEP in text:
            return False
        return self.options.all or seed % engine.every == 0

    def compare_seed(self, seed):
        """Runs one program on all engines that do not batch; returns the differing engines with both results."""
        name = self.name_of(seed)
        text = self.text_of(seed)
        self.runner.write(name, text)
        started = time.monotonic()
        expected = self.runner.run(self.reference, [name])
        self.slowest = max(self.slowest, (time.monotonic() - started, seed), key=lambda pair: pair[0])
        self.ran[self.reference.name] += 1
        if expected.stopped() or expected.status < 0:
            return [(self.reference, expected, expected)]
        found = []
        for engine in self.engines:
            if engine.batch == 1 and self.takes(engine, seed, text):
                self.ran[engine.name] += 1
                actual = self.runner.run(engine, [name])
                if actual.differs(expected):
                    found.append((engine, expected, actual))
        if self.summary:
            self.summary.sample(name, seed, generator.DEEP not in text)
        return found

    def compare_batch(self, seeds):
        """Runs programs in batches on the engines that want it so."""
        found = []
        engines = [engine for engine in self.engines if engine.batch > 1]
        texts = {seed: self.text_of(seed) for seed in seeds} if engines else {}
        for seed, text in texts.items():
            self.runner.write(self.name_of(seed), text)
        for engine in engines:
            taken = [seed for seed in seeds if self.takes(engine, seed, texts[seed])]
            enders = [seed for seed in taken if any(mark in texts[seed] for mark in generator.ENDERS)]
            batches = [[seed for seed in taken if seed not in enders] + enders[:1], *([seed] for seed in enders[1:])]
            for batch in filter(None, batches):
                names = [self.name_of(seed) for seed in batch]
                self.ran[engine.name] += len(batch)
                if self.runner.run(engine, names).differs(self.runner.run(self.reference, names)):
                    found += self.locate(engine, batch)
        return found

    def locate(self, engine, seeds):
        """The programs of a batch that differ by themselves; failing that, the batch."""
        found = []
        for seed in seeds:
            expected = self.runner.run(self.reference, [self.name_of(seed)])
            actual = self.runner.run(engine, [self.name_of(seed)])
            if actual.differs(expected):
                found.append((seed, engine, expected, actual))
        if not found:
            print(f"DIFFERENCE {engine.name}: only together, seeds {seeds[0]}-{seeds[-1]}", flush=True)
            self.differences += 1
        return found

    def forget(self, seeds):
        for seed in seeds:
            (self.runner.folder / self.name_of(seed)).unlink(missing_ok=True)

    # ---- findings

    def report(self, label, text, engine, expected, actual):
        """Saves and shrinks a program on which an engine differs from the reference."""
        self.differences += 1
        folder = pathlib.Path(self.options.save)
        folder.mkdir(parents=True, exist_ok=True)
        stem = f"{label}_{engine.name}"
        (folder / f"{stem}.gs").write_text(text)
        for name, module in MODULES.items():
            (folder / name).write_text(module)
        print(f"DIFFERENCE {engine.name}: {label}, status {expected.status} and {actual.status}", flush=True)
        print(self.explain(expected, actual))
        helpers = [line for line in generator.PRELUDE.splitlines() if line.startswith("func")]
        shrinker = shrink.Shrinker(text, lambda t: self.fails(engine, t, actual), helpers)
        small = None if self.options.no_shrink else shrinker.run()
        shown = folder / f"{stem}_small.gs"
        if small:
            shown.write_text(small)
            print("\n".join("    " + line for line in small.splitlines()))
        else:
            shown = folder / f"{stem}.gs"
        for one in (self.reference, engine):
            print("  " + shlex.join(self.runner.command(one, [str(shown)])), flush=True)

    def fails(self, engine, text, actual):
        """Whether a smaller text shows the same sort of failure: a crash stays a crash, a hang a hang."""
        self.runner.write("candidate.gs", text)
        expected = self.runner.run(self.reference, ["candidate.gs"])
        again = expected if engine is self.reference else self.runner.run(engine, ["candidate.gs"])
        if actual.stopped() or (actual.status or 0) < 0:
            return again.status == actual.status
        return again.differs(expected) and not expected.stopped() and not again.stopped() and again.status >= 0

    def explain(self, expected, actual):
        lines = []
        for what in ("stdout", "stderr"):
            old, new = (getattr(r, what).decode("utf-8", "backslashreplace").splitlines() for r in (expected, actual))
            lines += list(difflib.unified_diff(old, new, f"{what}, reference", what, n=2, lineterm=""))[:24]
        return "\n".join("    " + line[:200] for line in lines)

    # ---- runs

    def seeds(self):
        options = self.options
        first = options.seed if options.seed is not None else time.time_ns() // 1000 % 10**9
        print(f"script fuzz: seeds from {first}; engines {', '.join(self.ran)}"
              + (f"; not here: {', '.join(self.absent)}" if self.absent else ""), flush=True)
        count = options.count
        if count is None and not options.minutes and options.seed is not None:
            count = 1
        return itertools.count(first) if count is None else range(first, first + count)

    def work(self, seeds):
        """One share of the programs; what was found in it, as (seed, engine, expected, actual)."""
        found = []
        if any(e.batch == 1 for e in self.engines) or not self.engines:
            for seed in seeds:
                found += [(seed, *finding) for finding in self.compare_seed(seed)]
        found += self.compare_batch(seeds)
        self.forget(seeds)
        return found

    def run(self):
        minutes = self.options.minutes or (1 if self.options.seed is None and self.options.count is None else 0)
        deadline = time.monotonic() + 60 * minutes if minutes else None
        shares = iter(lambda seeds=iter(self.seeds()): list(itertools.islice(seeds, 25)), [])
        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            running = set()
            for share in shares:
                running.add(pool.submit(self.work, share))
                if len(running) > self.options.jobs:
                    done, running = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
                    self.finish(done)
                if deadline and time.monotonic() > deadline:
                    break
            self.finish(running)
        runs = ", ".join(f"{name} {count}" for name, count in self.ran.items())
        slowest, seed = self.slowest
        print(f"script fuzz: {runs}; slowest {slowest:.2f} s (seed {seed}); {self.differences} differences")
        if self.summary:
            self.summary.show(coverage.all_opcodes(ROOT))
        return 1 if self.differences else 0

    def finish(self, futures):
        for future in futures:
            for seed, engine, expected, actual in future.result():
                self.report(f"seed{seed}", self.text_of(seed), engine, expected, actual)

    def run_program(self, path):
        """Compares all engines on a text from elsewhere."""
        text = pathlib.Path(path).read_text()
        self.runner.write("program.gs", text)
        expected = self.runner.run(self.reference, ["program.gs"])
        for engine in self.engines:
            actual = self.runner.run(engine, ["program.gs"])
            if actual.differs(expected):
                self.report(pathlib.Path(path).stem, text, engine, expected, actual)
        print(f"script fuzz: {len(self.engines)} engines, {self.differences} differences")
        return 1 if self.differences else 0


def parse_options():
    parser = argparse.ArgumentParser(
        description="Random programs on several engines, which must agree to the last byte."
    )
    parser.add_argument("--seed", type=int, help="the first seed (default: from the clock)")
    parser.add_argument(
        "--count", type=int, help="so many programs (default: one of --seed, or as many as --minutes allow)"
    )
    parser.add_argument(
        "--minutes", type=float, default=0, help="go on for so long (default: 1 without seed and count)"
    )
    parser.add_argument(
        "--engines", default="",
        help="comma separated (default: those without an emulator): " + ", ".join(e.name for e in ENGINES)
    )
    parser.add_argument(
        "--sections", default="", type=lambda text: tuple(filter(None, text.split(","))),
        help="comma separated names of sections, or general, or tiers (default: half of the programs of each list)"
    )
    parser.add_argument("--summary", action="store_true", help="at the end, say what was executed and counted")
    parser.add_argument("--all", action="store_true", help="every engine gets every program")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--builds", default=str(ROOT / "build"), help="the folder with release/, checked/, ...")
    parser.add_argument("--sysroot", default="", help="for qemu-aarch64 (default: sysroot-arm64 among the builds)")
    parser.add_argument("--save", default=str(ROOT / "build/script_fuzz"), help="where failing programs go")
    parser.add_argument("--no-shrink", action="store_true", help="report failing programs as they are")
    parser.add_argument("--print", action="store_true", help="print the program of --seed and run nothing")
    parser.add_argument("--program", default="", help="compare the engines on this text")
    parser.add_argument("--coverage", action="store_true", help="say what --count programs reach, and what not")
    options = parser.parse_args()
    if unknown := sections.unknown(options.sections):
        parser.error(f"unknown sections: {', '.join(unknown)}")
    return options


def main():
    options = parse_options()
    if options.print:
        print(generator.generate(options.seed or 0, options.sections), end="")
        return 0
    if options.coverage:
        return coverage.report(
            ROOT, Runner(options), Engine("coverage", "coverage", "--tier=interp"), options.seed or 1,
            options.count or 500, options.sections
        )
    fuzzer = Fuzzer(options)
    return fuzzer.run_program(options.program) if options.program else fuzzer.run()


if __name__ == "__main__":
    sys.exit(main())
