#!/usr/bin/env python3
"""Tests of the gscript command as a process: its command line, exit codes, error reports, limits and the REPL.

Each test_*.py here holds the tests of one topic; harness.py runs the binary.
"""

import argparse
import concurrent.futures
import importlib
import os
import pathlib
import shlex
import shutil
import signal
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import harness  # noqa: E402  (found through the line above)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gscript", default=str(HERE.parent.parent / "build/release/gscript"))
    parser.add_argument("--runner", default="", help='a command in front of it, such as "qemu-aarch64 -L SYSROOT"')
    parser.add_argument("--filter", default="", help="run tests whose name contains one of these (comma separated)")
    parser.add_argument("--slow", type=float, default=1.0,
                        help="how many times slower than a release build this one may be: all times are multiplied")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each test")
    return parser.parse_args()


def command_prefix(options):
    words = shlex.split(options.runner) + [options.gscript]
    return [os.path.abspath(word) if os.sep in word and os.path.exists(word) else word for word in words]


def run_test(options, prefix, body):
    """Returns (what is wrong or None, why it was not run or None, seconds)."""
    folder = tempfile.mkdtemp(prefix="gscript-cli-")
    begun = time.monotonic()
    problem = reason = None
    try:
        body(harness.Gscript(prefix, options.slow, folder, bool(options.runner)))
    except harness.Skipped as skipped:
        reason = str(skipped)
    except AssertionError as error:
        problem = str(error) or "failed without a word"
    except Exception as error:  # a broken test must not hide the others
        problem = f"{type(error).__name__}: {error}"
    shutil.rmtree(folder, ignore_errors=True)
    return problem, reason, time.monotonic() - begun


def main():
    options = parse_options()
    harness.use_no_core_files()
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup's programs inherit that it is ignored
    for path in sorted(HERE.glob("test_*.py")):
        importlib.import_module(path.stem)
    prefix = command_prefix(options)
    wanted = options.filter.split(",")
    tests = [entry for entry in harness.REGISTRY if any(part in entry[0] for part in wanted)]
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(max(1, options.jobs)) as pool:
        results = pool.map(lambda entry: run_test(options, prefix, entry[1]), tests)
        for (name, _), (problem, reason, seconds) in zip(tests, results):
            if reason is not None:
                print(f"skip {name}: {reason}", flush=True)
            elif problem is None:
                passed += 1
                if options.verbose:
                    print(f"ok   {name} {seconds:.2f} s", flush=True)
            else:
                failed += 1
                print(f"FAIL {name} ({seconds:.2f} s)")
                print("\n".join("    " + line for line in problem.splitlines()), flush=True)
    if not tests:
        print("no test matches")
        failed = 1
    print(f"cli: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
