"""What the optimizing tier says of itself: counters, events, dumps."""

import json
import pathlib

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
def loops_are_looked_at_before_they_are_compiled(gs):
    """What a loop does now and then is known when it is compiled, once; under llvm, what its first round did."""
    code = "s := 0; for i := 1; i <= 30000; i++ { if i % 2 == 0 { s += 1 } else { s -= 2 } }"
    numbers = regions_of(gs, code, "--tier=auto", "--jit-sync")
    expect(numbers["compilations"] == 1 and numbers["recordings"] > 2 and numbers["exits"] < 10, numbers)
    numbers = regions_of(gs, code, "--tier=llvm")
    expect(numbers["compilations"] > 1, numbers)


@test
def times_of_compilations(gs):
    numbers = regions_of(gs, ROUNDS["nested"][0] + "\n" + ROUNDS["called"][0], "--tier=llvm")
    expect(numbers["compilations"] >= 2, numbers)
    expect(0 < numbers["compile_ms_p50"] <= numbers["compile_ms_p95"] <= numbers["compile_ms"], numbers)
    expect(numbers["load_ms"] > 0 and numbers["build_ms"] > 0, numbers)
    expect(numbers["first_after_ms"] > numbers["load_ms"], numbers)


@test
def regions_slower_than_baseline_code_retire(gs):
    """A loop with little in it but calls that regions leave at, which recursive functions are."""
    code = ("func down(n) { if n < 1 { return 1 }; return down(n - 1) + 1 }\n"
            "s := 0\nfor i := 1; i <= 4000000; i++ { if i % 3 == 0 { s += 1 } else { s += down(3) } }\nprint(s)")
    for _ in range(3):  # what is timed may be disturbed
        numbers = regions_of(gs, code, "--tier=auto")
        if numbers["exits"] < 5000:
            raise Skipped("this loop is not left, or not compiled beside the program")
        if numbers["retirements"] >= 1:
            break
    expect(numbers["retirements"] >= 1 and numbers["exits"] < 1_000_000, numbers)


# --- events --------------------------------------------------------------------------------------------------------

# A loop that is compiled, left, recorded from there and compiled again; one that cannot be, and one in a function that is freed.
EVENTS = """\
func sum(list, n) {
  s := 0
  for i := 1; i <= n; i++ {
    s = s + list[i]
    if i % 10 == 0 {
      s = s - 1
    }
  }
  return s
}
list := {}
for i := 1; i <= 100; i++ { list[i] = i }
print(sum(list, 9), sum(list, 100))
next := coroutine.wrap(func() { for { coroutine.yield(1) } })
for i := 1; i <= 10; i++ { next() }
loadstring("n := 0; for i := 1; i <= 10; i++ { n = n + i }")
"""


def traced(gs, *flags):
    script = gs.write("events.gs", EVENTS)
    outcome = gs.run("--tier=llvm", *flags, script)
    if "not built into" in outcome.err:
        raise Skipped("the optimizing tier is not in this build")
    expect(outcome.status == 0 and outcome.out == "45  5040\n".replace("  ", "\t"), outcome)
    return outcome


@test
def events_as_json(gs):
    outcome = traced(gs, "--trace-jit=json")
    events = [json.loads(line) for line in outcome.err.splitlines()]
    expect([e["ms"] for e in events] == sorted(e["ms"] for e in events), "events go back in time", outcome)
    for event in events[:-1]:
        expect(event["region"] and event["file"] in ("events.gs", "string") and event["line"] >= 1, event)
    of_sum = [e for e in events if e.get("region", "").startswith("sum:")]
    kinds = [e["event"] for e in of_sum]
    expect(kinds[:2] == ["record", "compile"], kinds)
    expect(of_sum[0]["from"] == "header" and of_sum[0]["file"] == "events.gs", of_sum[0])
    # The exit is the branch never taken: left there, recorded, compiled again, and the first code retired.
    at = kinds.index("exit")
    expect(kinds[at:at + 4] == ["exit", "record", "retire", "compile"] or
           kinds[at:at + 4] == ["exit", "record", "compile", "retire"], kinds)
    expect(of_sum[at]["line"] in (5, 6) and of_sum[at]["times"] >= 2, of_sum[at])
    expect(of_sum[at + 1]["from"] == "exit", of_sum[at + 1])
    compiled = next(e for e in of_sum if e["event"] == "compile")
    expect(compiled["line"] == 4 and compiled["nodes"] > 3 and compiled["hot_bytes"] > 0 and compiled["compile_ms"] > 0, compiled)
    aborted = [e for e in events if e["event"] == "abort"]
    expect(any(e["line"] == 15 and e["reason"] for e in aborted), aborted)
    freed = [e for e in events if e["event"] == "retire" and e["reason"] == "the function is freed"]
    expect(freed, events)
    expect(events[-1]["event"] == "end" and events[-1]["compilations"] == sum(e["event"] == "compile" for e in events), events[-1])


@test
def events_as_text(gs):
    lines = traced(gs, "--trace-jit").err.splitlines()
    for beginning in ("[compile] sum:4: ", "[exit] sum:4: number ", "[abort] main:15: ", "[regions] compiled "):
        expect(any(line.startswith(beginning) for line in lines), beginning, lines)
    expect(not any(line.startswith("{") for line in lines), lines)


# --- dumps ---------------------------------------------------------------------------------------------------------

@test
def dump_of_the_profile(gs):
    lines = traced(gs, "--dump=trace").err.splitlines()
    traces = [i for i, line in enumerate(lines) if line.startswith("trace of sum:4: ")]
    expect(len(traces) >= 2, "the second one has what is behind the exit", lines)
    first, second = lines[traces[0]:traces[1]], lines[traces[1]:]
    expect(any("f0 sum, words " in line for line in first), first)
    expect(any("GetIndex" in line and "element: values of int, inside" in line for line in first), first)
    expect(not any("line 6 " in line for line in first) and any("line 6 " in line for line in second), lines)


@test
def dump_behind_a_pass(gs):
    runs = {passed: traced(gs, f"--dump=ir:after={passed}").err for passed in ("hoist", "dce")}
    expect(runs["hoist"].count("after hoist:\nregion ") > runs["dce"].count("after dce:\nregion ") > 0, runs["dce"])
    both = traced(gs, "--dump=trace,ir:after=dce,ir").err
    optimized = both.split("optimized:\n")[1].split("after dce:\n")[0].split("built:\n")[0].split("trace of ")[0]
    expect(both.split("after dce:\n")[1].startswith(optimized.strip()), "the last pass leaves what is compiled", both)


@cases({"trace": (["--dump=trce"], "did you mean 'trace'?"), "pass": (["--dump=ir:after=hosit"], "did you mean 'hoist'?"),
        "no pass": (["--dump=ir:after=nothing-like-it"], "one of: fold params cse"),
        "events": (["--trace-jit=jsn"], "unknown value 'jsn' for --trace-jit; did you mean 'json'?")})
def mistakes(gs, case):
    flags, says = case
    outcome = gs.run(*flags, "-e", "")
    if "one of: ast bytecode baseline" in outcome.err or "one of: ast bytecode (" in outcome.err:
        raise Skipped("the optimizing tier is not in this build")
    expect(outcome.status == 2 and says in outcome.err, outcome)


# --- exits ---------------------------------------------------------------------------------------------------------

SIX_WAYS = pathlib.Path(__file__).resolve().parent.parent / "scripts/regions/six_ways_out.gs"
# Where that script leaves its loop: the beginning of a line, and the opcode.
WAYS_OUT = {"loop end": ("for i <= n", "LLe"), "bounds and type": ("x := list[i]", "GetIndex"),
            "shape": ("count = count", "GetField"), "overflow": ("count = count", "Add"),
            "branch flip": ("if sum > limit", "JNotLt")}


@cases({f"{exits}, {codegen}": [f"--exits={exits}", f"--codegen={codegen}"]
        for exits in ("table", "patchpoint") for codegen in ("lean", "heavy")})
def six_ways_out(gs, flags):
    """The same state behind each exit however the code was made; and that the exits have been taken."""
    lines = SIX_WAYS.read_text().splitlines()
    script = gs.write(SIX_WAYS.name, SIX_WAYS.read_text())
    wanted = gs.run("--tier=interp", script)
    expect(wanted.status == 0 and wanted.out.count("\n") == 8, wanted)
    outcome = gs.run("--tier=auto", "--jit-sync", "--stats=json", *flags, script)
    if "regions" not in (stats := json.loads(outcome.err.splitlines()[-1])):
        raise Skipped("the optimizing tier is not in this build")
    expect(outcome.out == wanted.out, outcome)
    places = [place.split(":", 1)[1].split() for place in stats["regions"]["exits_by_place"]]
    for name, (beginning, opcode) in WAYS_OUT.items():
        line = 1 + next(i for i, text in enumerate(lines) if text.strip().startswith(beginning))
        expect(any(where.split(":")[0] == str(line) and op == opcode for where, op in places), name, places)
    # Every guard in turn, too.
    for period in (1, 2, 3, 7):
        stressed = gs.run("--tier=llvm", f"--stress=exits:{period}", *flags, script)
        expect(stressed.status == 0 and stressed.out == wanted.out, period, stressed)


@cases({"exits": (["--exits=patchpont"], "did you mean 'patchpoint'?"), "codegen": (["--codegen=haevy"], "did you mean 'heavy'?"),
        "nothing": (["--exits="], "one of: table patchpoint")})
def mistakes_in_choices(gs, case):
    flags, says = case
    outcome = gs.run(*flags, "-e", "")
    expect(outcome.status == 2 and says in outcome.err, outcome)
