"""What the optimizing tier says of itself: counters, events, dumps."""

import json

from harness import Skipped, cases, expect, test


def regions_of(gs, code, *flags):
    """The member "regions" of --stats=json, if this build has the tier."""
    outcome = gs.run("--stats=json", *flags, "-e", code, timeout=60)
    if "not built into" in outcome.err:
        raise Skipped("the optimizing tier is not in this build")
    expect(outcome.status == 0, outcome)
    return json.loads(outcome.err.splitlines()[-1])["regions"]


# --- counters ------------------------------------------------------------------------------------------------------

# Programs, and how many backward jumps they take: one less than there are rounds, wherever a loop begins. The interpreter counts
# some that are not taken; a round that a collection or a signal interrupts may be missing.
ROUNDS = {
    "one loop": ("s := 0; for i := 1; i <= 100000; i++ { s += i }", 99_999),
    "nested": ("s := 0; for i := 1; i <= 200; i++ { for j := 1; j <= 300; j++ { s += j } }", 200 * 299 + 199),
    "short inner loop": ("s := 0; for i := 1; i <= 20000; i++ { for j := 1; j <= 3; j++ { s += j } }", 20000 * 2 + 19999),
    "left in each other round": (
        "s := 0; f := func(x) { return x % 2 == 0 }\n"
        'for i := 1; i <= 30000; i++ { if f(i) { s += 1 } else { s = s + #string.format("%d", i) } }', 29_999),
    "called": ("func sum(n) { s := 0; for i := 1; i <= n; i++ { s += i }; return s }\n"
               "t := 0; for k := 1; k <= 1000; k++ { t += sum(50) }", 1000 * 49 + 999),
    "while": ("i := 0; for i < 50000 { i = i + 1 }", 49_999),
}


@cases({f"{name}, {how}": (code, rounds, flags) for name, (code, rounds) in ROUNDS.items()
        for how, flags in {"llvm": ["--tier=llvm"], "auto": ["--tier=auto", "--jit-sync"]}.items()})
def rounds_are_counted_once(gs, case):
    """Inside regions or outside, each round of a loop counts as one."""
    code, rounds, flags = case
    numbers = regions_of(gs, code, *flags)
    counted = numbers["rounds"] + numbers["rounds_outside"]
    expect(abs(counted - rounds) <= 0.01 * rounds, f"{rounds} rounds, counted {counted}", numbers)
    percent = 100 * numbers["rounds"] / counted
    expect(abs(numbers["rounds_percent"] - percent) < 0.01, numbers)


@test
def rounds_that_regions_make(gs):
    numbers = regions_of(gs, ROUNDS["nested"][0], "--tier=llvm")
    expect(numbers["rounds_percent"] > 95, numbers)
    # What cannot become a region is not said to have been one.
    impossible = "next := coroutine.wrap(func() { for { coroutine.yield(1) } })\n" \
                 "n := 0; for i := 1; i <= 3000; i++ { n += next() }"
    numbers = regions_of(gs, impossible, "--tier=llvm")
    expect(numbers["rounds"] == 0 and numbers["rounds_outside"] >= 5990, numbers)


@test
def times_of_compilations(gs):
    numbers = regions_of(gs, ROUNDS["nested"][0] + "\n" + ROUNDS["called"][0], "--tier=llvm")
    expect(numbers["compilations"] >= 2, numbers)
    expect(0 < numbers["compile_ms_p50"] <= numbers["compile_ms_p95"] <= numbers["compile_ms"], numbers)
    expect(numbers["load_ms"] > 0 and numbers["build_ms"] > 0, numbers)
    expect(numbers["first_after_ms"] > numbers["load_ms"], numbers)
