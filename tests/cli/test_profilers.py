"""--perf= and --gdb: what profilers and debuggers get to know about compiled code, asked of them."""

import os
import pathlib
import re
import shutil
import subprocess

from harness import Skipped, cases, expect, test

# Long enough for hundreds of samples in a compiled tier, nearly all of them in lines 4 and 5.
HOT = """\
func hot_loop(n) {
  x := 1
  for i := 1; i <= n; i++ {
    x = (x * 7 + i) % 1000003
    if x > 500000 { x = x - i % 1000 }
  }
  return x
}
for i := 1; i <= 300; i++ { hot_loop(100000) }
print("done")
"""
HOT_LINES = (3, 4, 5)


# --- the options ---------------------------------------------------------------------------------------------------

@cases({"map": ["--perf=map"], "jitdump": ["--perf=jitdump"], "both": ["--perf=map,jitdump"],
        "separate value": ["--perf", "jitdump"], "gdb": ["--gdb"], "all": ["--gdb", "--perf=jitdump,map"]})
def is_an_option(gs, flags):
    outcome = gs.run(*flags, "--check", "-e", "x := 1")
    expect(outcome.status == 0 and outcome.out == "" and outcome.err == "", outcome)


@cases({"typing error": (["--perf=jitdmup"], "unknown value 'jitdmup' for --perf; did you mean 'jitdump'?"),
        "second of two": (["--perf=jitdump,mapp"], "unknown value 'mapp' for --perf; did you mean 'map'?"),
        "something else": (["--perf=everything"], "unknown value 'everything' for --perf (one of: map jitdump)"),
        "empty": (["--perf="], "unknown value '' for --perf (one of: map jitdump)"),
        "no value": (["--perf"], "option '--perf' needs a value"),
        "a value for gdb": (["--gdb=yes"], "option '--gdb' takes no value"),
        "near perf": (["--pref=map"], "did you mean '--perf'?")})
def wrong_use(gs, case):
    flags, says = case
    outcome = gs.run(*flags)
    expect(outcome.status == 2 and outcome.out == "", outcome)
    expect(says in outcome.err, f"not said: {says}", outcome)


# --- what is seen --------------------------------------------------------------------------------------------------

# What the code in which the time goes is called, by tier. (Under auto the function is inlined into the main chunk's loop.)
NAMES = {"baseline": r"hot_loop", "llvm": r"(hot_loop:4|main:9) \(region\)"}


def hot_script(gs, tier):
    """The name of the hot script, if it can be compiled and its process can be looked at."""
    if gs.emulated:
        raise Skipped("an emulator runs it, and would be seen instead")
    if "not built into" in gs.run(f"--tier={tier}", "-e", "").err:
        raise Skipped("the tier is not in this build")
    return gs.write("hot.gs", HOT)


def tool(gs, *words):
    """Runs perf or gdb in the test's folder, which is its home as well: perf keeps copies there."""
    if not shutil.which(words[0]):
        raise Skipped(f"{words[0]} is not installed")
    environment = gs.environment | {"HOME": str(gs.folder), "ASAN_OPTIONS": "detect_leaks=0"}
    return subprocess.run(words, cwd=gs.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                          encoding="utf-8", errors="replace", timeout=120 * gs.slow, check=False)


def shares(report):
    """(percent, the rest) of each line of a report."""
    return [(float(m[1]), m[2]) for m in re.finditer(r"^ *([0-9.]+)% +(.*)$", report, re.MULTILINE)]


@cases({tier: tier for tier in NAMES})
def perf_reports_names_and_lines(gs, tier):
    script = hot_script(gs, tier)
    recorded = tool(gs, "perf", "record", "-q", "-e", "cpu-clock", "-k", "1", "-o", "perf.data", "--",
                    *gs.prefix, f"--tier={tier}", "--perf=jitdump", script)
    if "done" not in recorded.stdout:
        if "perf_event" in recorded.stderr or "ermission" in recorded.stderr:
            raise Skipped("perf is not allowed to record here")
        expect(False, recorded.stdout, recorded.stderr)
    injected = tool(gs, "perf", "inject", "--jit", "-i", "perf.data", "-o", "jit.data")
    expect(injected.returncode == 0, injected.stderr)
    report = tool(gs, "perf", "report", "-i", "jit.data", "--stdio", "--sort=sym,srcline").stdout
    hot = [(percent, rest) for percent, rest in shares(report) if re.search(NAMES[tier], rest)]
    expect(sum(percent for percent, _ in hot) > 50, "the loop is not where the time goes", report)
    lines = sum(percent for percent, rest in hot if any(f"{script}:{line}" in rest for line in HOT_LINES))
    expect(lines > 50, "its lines are not known", report)


@cases({tier: tier for tier in NAMES})
def perf_map_has_the_name(gs, tier):
    script = hot_script(gs, tier)
    process = gs.start([f"--tier={tier}", "--perf=map", script], stdout=subprocess.DEVNULL)
    expect(process.wait(timeout=60 * gs.slow) == 0, "it failed")
    path = pathlib.Path(f"/tmp/perf-{process.pid}.map")
    content = path.read_text()
    os.unlink(path)
    expect(re.search(rf"^[0-9a-f]+ [0-9a-f]+ .*{NAMES[tier]} {re.escape(script)}:[0-9]+$", content, re.MULTILINE), content)


@cases({tier: tier for tier in NAMES})
def gdb_knows_the_function(gs, tier):
    script = hot_script(gs, tier)
    # It stops where the program writes its line, at the end: what was compiled is still there.
    outcome = tool(gs, "gdb", "-nx", "-batch", "-ex", "set debuginfod enabled off", "-ex", "catch syscall write",
                   "-ex", "run", "-ex", f"info functions {'region' if tier == 'llvm' else 'hot_loop'}", "--args",
                   *gs.prefix, f"--tier={tier}", "--gdb", script)
    if "not permitted" in outcome.stderr:
        raise Skipped("no permission to debug")
    expect(re.search(rf"^File {re.escape(script)}:\n\d+:.*{NAMES[tier]}", outcome.stdout, re.MULTILINE),
           outcome.stdout, outcome.stderr)
