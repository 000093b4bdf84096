#!/usr/bin/env python3
"""Runs the programs of suite/ and breadth/ and compares what they print with their sizes.json.

Prints one line a run and a final count; the exit status is 0 only if every run agrees. With
--twins the Lua and JavaScript twins are checked instead, which tests the table itself.

    check_suite.py --gscript build/release/gscript --tier interp
    check_suite.py --gscript build/arm64/gscript --runner "qemu-aarch64 -L /usr/aarch64-linux-gnu"
    check_suite.py --set suite --sizes documented
    check_suite.py --twins --sizes default
"""

import argparse
import shlex
import sys
import time

import benchlib


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gscript", default=benchlib.DEFAULT_GSCRIPT, metavar="PATH",
                        help="the gscript to check (default: build/release/gscript)")
    parser.add_argument("--runner", default="", metavar="WORDS",
                        help="words to put before it, for instance an emulator and its options")
    parser.add_argument("--tier", default="", help="passed on as --tier=TIER")
    parser.add_argument("--sizes", default="smoke", choices=benchlib.SIZES,
                        help="which sizes to run (default: smoke)")
    parser.add_argument("--set", default="all", choices=("suite", "breadth", "all"),
                        help="which programs (default: all)")
    parser.add_argument("--programs", default="", metavar="A,B", help="only these programs")
    parser.add_argument("--timeout", type=float, default=600, metavar="S",
                        help="seconds one run may take (default: 600)")
    parser.add_argument("--twins", action="store_true",
                        help="check the twins under luajit, lua5.4 and node instead")
    parser.add_argument("--bless", action="store_true",
                        help="rewrite the expected output of these sizes from the Lua twins, "
                             "provided that luajit and lua5.4 agree")
    return parser.parse_args()


def engines(options):
    if options.twins:
        found = [benchlib.find_engine(name) for name in ("luajit", "lua5.4", "node")]
        return [engine for engine in found if engine]
    spec = "gscript" + (f":{options.tier}" if options.tier else "") + f"@{options.gscript}"
    engine = benchlib.find_engine(spec, runner=shlex.split(options.runner))
    if not engine:
        sys.exit(f"no such program: {options.gscript}")
    return [engine]


def first_difference(expected, actual):
    """A text naming the first line that differs, or an empty one."""
    for number in range(max(len(expected), len(actual))):
        want = expected[number] if number < len(expected) else "(no more lines)"
        got = actual[number] if number < len(actual) else "(no more lines)"
        if want != got:
            return f"line {number + 1}: expected {want!r}, got {got!r}"
    return ""


def check(run, engine, timeout):
    """What is wrong with the run under this engine; empty if nothing is."""
    result = benchlib.execute(engine.command_for(run), timeout)
    return result.problem or first_difference(run.output, result.lines)


def check_all(options):
    wrong = 0
    count = 0
    folders = benchlib.chosen_sets(options.set)
    for run in benchlib.runs(options.sizes, split(options.programs), folders):
        for engine in engines(options):
            if not engine.can_run(run):
                continue
            start = time.monotonic()
            problem = check(run, engine, options.timeout)
            seconds = time.monotonic() - start
            where = f" [{engine.name}]" if options.twins else ""
            note = f"   documented, not reproduced: {'; '.join(run.unreproduced)}" \
                if run.unreproduced and not problem else ""
            print(f"{'FAIL' if problem else 'ok':4}  {seconds:7.2f} s  {run.label}{where}{note}",
                  flush=True)
            if problem:
                print(f"      {problem}", flush=True)
            wrong += bool(problem)
            count += 1
    print(f"{count - wrong} of {count} runs agree")
    return wrong == 0 and count > 0


def bless(options):
    """Fills in the output of the runs from the Lua twins; refuses where they do not agree."""
    return all([bless_set(folder, options) for folder in benchlib.chosen_sets(options.set)])


def bless_set(folder, options):
    table = benchlib.load_table(folder)
    chosen = split(options.programs)
    good = True
    for program, row in benchlib.rows(table, options.sizes):
        if chosen and program not in chosen:
            continue
        row["output"] = []   # its place in the row, before the documented lines
        run = benchlib.Run(program, folder=folder, **row)
        outputs = []
        for name in set(run.twins) - {"node"}:
            result = benchlib.execute(benchlib.find_engine(name).command_for(run), options.timeout)
            if result.problem:
                sys.exit(f"{run.label} [{name}]: {result.problem}")
            outputs.append(result.lines)
        difference = first_difference(outputs[0], outputs[-1])
        missing = [line for line in run.documented if line not in outputs[0]]
        if difference or missing:
            print(f"FAIL  {run.label}: {difference or 'documented but not printed: ' + missing[0]}")
            good = False
            continue
        row["output"] = outputs[0]
        print(f"ok    {run.label}", flush=True)
        benchlib.save_table(table, folder)
    return good


def split(names):
    return [name for name in names.split(",") if name]


def main():
    options = parse_arguments()
    good = bless(options) if options.bless else check_all(options)
    sys.exit(0 if good else 1)


main()
