#!/usr/bin/env python3
"""Lets the N-th allocation of a script fail, for many N, and wants an orderly end each time.

`--stress=oom:N` makes one allocation fail. Whatever the script does about it - it may catch the error - the process has
to end by itself, with status 0, 1 or 125 (or the one the script expects, or 2 where a goroutine that ended has left the
others waiting), and with no report of a sanitizer or of a broken invariant. What it prints is its own business.

Each N up to 60 is tried, then a sample that grows geometrically, until the script has twice in a row done all that it
should, with nothing said: then it makes no N allocations.
"""

import argparse
import concurrent.futures
import itertools
import os
import pathlib
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import run_scripts  # noqa: E402  (found through the line above)

# Quick scripts of every folder, those first that allocate in unusual ways. --scripts takes the first so many.
SCRIPTS = """
coroutines/wrap.gs goroutines/pipeline.gs errors/nested_pcall.gs metatables/inheritance.gs modules/require_in_module.gs
lib_string/gsub_function.gs lib_table/concat_basic.gs lib_pattern/captures_many.gs lib_io/file_lines.gs
lib_format/several_directives.gs varargs/* tables/* strings_core/* scope/* syntax/* quirks/* programs/lru_cache.gs
lib_globals/loadstring_runs_at_once.gs lib_globals/pairs_many_keys_keep_order.gs lib_coroutine/yield_across_pcall.gs
lib_coroutine/permutations.gs coroutines/yield_in_sort.gs coroutines/yield_in_metamethods.gs
coroutines/recursive_generator.gs goroutines/worker_pool.gs goroutines/coroutines_inside.gs
goroutines/error_in_goroutine.gs goroutines/channel_of_channels.gs errors/xpcall.gs errors/uncaught_traceback.gs
errors/error_with_tostring_object.gs functions/multiple_results.gs functions/recursion_through_natives.gs
control/range_over_table.gs control/break_leaves_closures_intact.gs lexer/string_escapes.gs lib_bit32/to_hex.gs
lib_math/random_ranges.gs lib_matrix/multiplication.gs lib_os/expand.gs lib_time/now_fields.gs
lib_string/split_basic.gs lib_string/gmatch_captures.gs lib_string/replace_all.gs lib_string/gsub_callback_yields.gs
lib_table/sort_comparator.gs lib_table/flatten.gs lib_table/insert_shift.gs lib_table/filter_map_reduce.gs
lib_io/write_then_read_file.gs metatables/index_function.gs metatables/concat.gs metatables/tostring.gs
modules/require_caches.gs modules/loadstring_errors.gs nibbles/channel_sum.gs nibbles/error_table.gs
numbers/float_to_text.gs numbers/string_coercion.gs programs/json_printer.gs programs/word_frequencies.gs
programs/class_hierarchy.gs programs/tokenizer.gs programs/bank_with_errors.gs lib_pattern/balanced.gs
lib_format/q_quoting.gs
""".split()

EACH_UP_TO = 60
GROWTH = 1.14       # with EACH_UP_TO: 150 runs reach 9 million allocations
MOST_RUNS = 150
TIMEOUT = 20.0
REPORTS = (b"Sanitizer", b"runtime error: ", b"check failed", b"GS_CHECK", b"GS_ASSERT", b"terminate called")


def choose(count):
    """The scripts, parsed; `folder/*` stands for the folder's first that runs to its end with nothing on stderr."""
    root = HERE.parent / "scripts"
    for name in SCRIPTS[:count]:
        if name.endswith("/*"):
            parsed = (run_scripts.parse_script(path, root) for path in sorted((root / name[:-2]).glob("*.gs")))
            yield next(script for script in parsed if script and script.exit_status == 0)
        else:
            yield run_scripts.parse_script(root / name, root)


def points():
    yield from range(1, EACH_UP_TO + 1)
    n = float(EACH_UP_TO)
    while True:
        n = max(n + 1, n * GROWTH)
        yield int(n)


def disorder(script, status, stderr):
    """What is wrong with this end; None if nothing."""
    if status is None:
        return f"no end after {TIMEOUT:.0f} s"
    for report in REPORTS:
        if report in stderr:
            return f"reports '{report.decode()}'"
    if status in (0, script.exit_status) or (status == 2 and b"deadlock" in stderr):
        return None
    if status not in (1, 125):
        return run_scripts.describe_exit(status)
    return None if stderr else f"exit status {status} without a word"


def sweep(prefix, script):
    """Returns (runs, [what failed])."""
    failures, untouched, runs = [], 0, 0
    for n in itertools.islice(points(), MOST_RUNS):
        command = prefix + [f"--stress=oom:{n}"] + script.flags + [script.path.name] + script.args
        status, stdout, stderr = run_scripts.run(command, script, TIMEOUT)
        runs += 1
        if problem := disorder(script, status, stderr):
            failures.append(f"FAIL {script.name} --stress=oom:{n}: {problem}\n"
                            + "\n".join("    " + line for line in run_scripts.show(stderr[-1500:]).splitlines()))
            if len(failures) == 3:
                break
        complete = not run_scripts.check(script, status, stdout, stderr, TIMEOUT)
        untouched = untouched + 1 if complete else 0
        if untouched >= 2 and n > EACH_UP_TO:
            break
    return runs, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gscript", default=str(HERE.parent.parent / "build/checked/gscript"))
    parser.add_argument("--runner", default="", help='a command in front of it, such as "qemu-aarch64 -L SYSROOT"')
    parser.add_argument("--scripts", type=int, default=len(SCRIPTS), help="how many scripts")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each script")
    options = parser.parse_args()
    prefix = run_scripts.command_prefix(options.gscript, options.runner)
    scripts = list(choose(options.scripts))

    def work(script):
        begun = time.monotonic()
        return *sweep(prefix, script), time.monotonic() - begun

    total = failed = 0
    with concurrent.futures.ThreadPoolExecutor(max(1, options.jobs)) as pool:
        for script, (runs, failures, seconds) in zip(scripts, pool.map(work, scripts)):
            total += runs
            failed += len(failures)
            for failure in failures:
                print(failure, flush=True)
            if options.verbose:
                print(f"{script.name}: {runs} runs, {len(failures)} failed, {seconds:.1f} s", flush=True)
    print(f"oom sweep: {len(scripts)} scripts, {total} runs, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
